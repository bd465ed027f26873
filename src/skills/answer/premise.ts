/** Premises of a question that the register contradicts: wrong type word, wrong date behind a symbol, wrong date asked. */
import { typeFitsCode } from "../../domain/reference/document-types.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { startOf } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { callIt, type Statement } from "./statement.ts";
import type { NamedDocument, Question } from "./understand.ts";

/** "Thông tư 15/2025/QĐ-TTg", "TT 13/2025 ngày 28/12/2018". */
export function namingCorrections(named: NamedDocument, turn: Turn): Statement[] {
  const { reference, entry } = named;
  const statements: Statement[] = [];
  const word = reference.typeWord;
  const wrongType =
    word !== null &&
    word !== entry.type &&
    reference.printedCode !== null &&
    !typeFitsCode(word, reference.printedCode);
  if (wrongType) {
    statements.push({
      lead: true,
      text: `${entry.symbol} là ${entry.type} của ${entry.issuer}, không phải ${word}.`,
      citations: [turn.citer.heading(entry)],
    });
  }
  const date = reference.date?.iso;
  if (date && entry.signed !== null && date !== entry.signed && entry.confidence !== "low") {
    const owner = turn.register.entries.find(
      (other) =>
        other !== entry && other.signed === date && sharesSubject(other.subjects, entry.subjects),
    );
    statements.push({
      lead: true,
      text: `${callIt(entry)} ký ngày ${displayDate(entry.signed)}, không phải ${displayDate(date)}${owner ? ` (đó là ngày của ${callIt(owner)})` : ""}.`,
      citations: [turn.citer.heading(entry)],
    });
  }
  return statements;
}

/** "TT 13/2025 do Bộ Thông tin và Truyền thông ban hành phải không": another body than the one that issued it. */
export function issuerCorrections(
  question: Question,
  { entry }: NamedDocument,
  turn: Turn,
): Statement[] {
  if (question.named.length !== 1) return [];
  const text = fold(question.text);
  const said = ISSUED_BY.exec(text)?.[1];
  if (said === undefined || /\bai\b|\bnao\b/.test(said)) return [];
  const claimed = ISSUERS.find(([pattern]) => pattern.test(said));
  if (claimed === undefined || claimed[0].test(fold(entry.issuer))) return [];
  return [
    {
      lead: true,
      text: `${callIt(entry)} do ${entry.issuer} ban hành, không phải ${claimed[1]}.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
}

const ISSUED_BY =
  /\b(?:do|cua) ((?:\S+ ){1,8}?)(?:da )?(?:ban hanh|ky|ra|phai|dung|ha\b|nhi\b|chu\b)/;

/** Bodies that issue regulations: how a folded text names them, and their name. */
const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/^quoc hoi|quoc hoi$/, "Quốc hội"],
  [/thu tuong/, "Thủ tướng Chính phủ"],
  [/^(?!.*thu tuong).*chinh phu/, "Chính phủ"],
  [/bo y te|\bbyt\b/, "Bộ Y tế"],
  [/bo tai chinh|\bbtc\b/, "Bộ Tài chính"],
  [/thong tin va truyen thong|\bbtttt\b|bo tt ?& ?tt/, "Bộ Thông tin và Truyền thông"],
  [/khoa hoc va cong nghe|\bbkhcn\b/, "Bộ Khoa học và Công nghệ"],
  [/bo cong an|\bbca\b/, "Bộ Công an"],
  [/bo noi vu|\bbnv\b/, "Bộ Nội vụ"],
  [/bao hiem xa hoi|\bbhxh\b/, "Bảo hiểm xã hội Việt Nam"],
];

/** Dates asked for ("hết hiệu lực từ 21/7/2025 phải không") that are not the day in question. */
export function dateCorrections(question: Question, named: NamedDocument, turn: Turn): Statement[] {
  if (
    question.dates.length === 0 ||
    !(question.intents.has("status") || question.intents.has("date"))
  )
    return [];
  const { entry } = named;
  const status = turn.citer.status(entry);
  const asksEnd = status.code === "replaced" || status.code === "period-ended";
  const actual = asksEnd ? status.since : startOf(entry);
  if (actual === null || question.dates.includes(actual)) return [];
  return question.dates.slice(0, 1).map((date) => ({
    lead: true,
    text: `Không phải ${displayDate(date)}: ${callIt(entry)} ${asksEnd ? "hết hiệu lực từ" : "có hiệu lực từ"} ${displayDate(actual)}.${otherMeaning(date, named, turn)}`,
    citations: [
      ...(asksEnd ? status.replacedBy.map((effect) => turn.citer.effect(effect)) : []),
      turn.citer.heading(entry, asksEnd ? "superseded" : "basis"),
    ],
  }));
}

/** What the asked date is in truth: a start or signing day of the document or of its successor. */
function otherMeaning(date: string, named: NamedDocument, turn: Turn): string {
  const status = turn.citer.status(named.entry);
  for (const other of [named.entry, ...status.replacedBy.map((effect) => effect.acting)]) {
    if (other.effective === date)
      return ` ${displayDate(date)} là ngày ${callIt(other)} có hiệu lực.`;
    if (other.signed === date) return ` ${displayDate(date)} là ngày ký ${callIt(other)}.`;
  }
  return "";
}

function sharesSubject(a: readonly string[], b: readonly string[]): boolean {
  return a.some((subject) => b.includes(subject));
}
