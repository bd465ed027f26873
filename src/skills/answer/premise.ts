/** Premises of a question that the register contradicts: wrong type word, wrong date behind a symbol, wrong date asked. */
import { typeFitsCode } from "../../domain/reference/document-types.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { startOf } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { type ClaimedDay, sameDay } from "./premises/days.ts";
import { callIt, type Statement } from "./statement.ts";
import type { NamedDocument, Question } from "./understand.ts";

/** "Thông tư 15/2025/QĐ-TTg", "TT 13/2025 ngày 28/12/2018"; a plan that a decision issues is called a plan. */
export function namingCorrections(named: NamedDocument, turn: Turn): Statement[] {
  const { reference, entry } = named;
  const statements: Statement[] = [];
  const word = reference.typeWord;
  const wrongType =
    word !== null &&
    word !== entry.type &&
    !fold(entry.title).startsWith(fold(word)) &&
    (reference.printedCode === null
      ? named.otherType === true
      : !typeFitsCode(word, reference.printedCode));
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
  if (!/^do\b/.test(ISSUED_BY.exec(text)?.[0] ?? "") && !isBehind(question, said)) return [];
  if (claimed === undefined || claimed[0].test(fold(entry.issuer))) return [];
  return [
    {
      lead: true,
      text: `${callIt(entry)} do ${entry.issuer} ban hành, không phải ${claimed[1]}.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
}

/** "NĐ 331/2026 của Bộ Công an": the body stands right behind the symbol, it is no "mẫu của Bộ Y tế". */
const isBehind = ({ named, text }: Question, said: string): boolean =>
  named.some(({ reference }) =>
    fold(text.slice(reference.end))
      .replace(/^(?:ngay [\d/.-]+ )/, "")
      .startsWith(`cua ${said.trim()}`),
  ) || /\b(?:la )?cua .{3,40} (?:phai|dung|ha|nhi|chu)\b/.test(fold(text));

const ISSUED_BY =
  /\b(?:do|cua) ((?:\S+ ){1,8}?)(?:da )?(?:ban hanh|ky|ra|phai|dung|quy dinh|huong dan|yeu cau|noi|ghi|ve|con|co|ap dung|het|cho|ha\b|nhi\b|chu\b)\b/;

/** Bodies that issue regulations: how a folded text names them, and their name. */
const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/^quoc hoi|quoc hoi$/, "Quốc hội"],
  [/thu tuong/, "Thủ tướng Chính phủ"],
  [/^(?!.*thu tuong).*chinh phu/, "Chính phủ"],
  [/bo y te|\bbyt\b|\bbo yt\b/, "Bộ Y tế"],
  [/bo tai chinh|\bbtc\b|\bbo tc\b/, "Bộ Tài chính"],
  [/thong tin va truyen thong|\bbtttt\b|\bbo tttt\b|bo tt ?& ?tt/, "Bộ Thông tin và Truyền thông"],
  [/khoa hoc va cong nghe|\bbkhcn\b|\bbo kh ?(?:& ?)?cn\b/, "Bộ Khoa học và Công nghệ"],
  [/bo cong an|\bbca\b|\bbo ca\b/, "Bộ Công an"],
  [/bo noi vu|\bbnv\b/, "Bộ Nội vụ"],
  [/bao hiem xa hoi|\bbhxh\b/, "Bảo hiểm xã hội Việt Nam"],
];

/** Dates asked for ("hết hiệu lực từ 21/7/2025 phải không") that are not the day in question. */
export function dateCorrections(question: Question, named: NamedDocument, turn: Turn): Statement[] {
  const { days } = question.claims;
  const [claim] = days;
  const text = fold(question.text);
  if (claim === undefined || !ABOUT_START.test(text)) return [];
  const { entry } = named;
  const status = turn.citer.status(entry);
  const asksEnd = status.code === "replaced" || status.code === "period-ended";
  if (!asksEnd && ABOUT_SIGNING.test(text)) return [];
  const actual = asksEnd ? status.since : startOf(entry);
  if (actual === null || days.some((day) => sameDay(day, actual))) return [];
  return [
    {
      lead: true,
      text: `Không phải ${sayDay(claim)}: ${callIt(entry)} ${asksEnd ? "hết hiệu lực từ" : "có hiệu lực từ"} ${displayDate(actual)}.${otherMeaning(claim.value, named, turn)}`,
      citations: [
        ...(asksEnd ? status.replacedBy.map((effect) => turn.citer.effect(effect)) : []),
        turn.citer.heading(entry, asksEnd ? "superseded" : "basis"),
      ],
    },
  ];
}

export const sayDay = ({ value, raw }: ClaimedDay): string =>
  value.length === 10 ? displayDate(value) : raw;

/** The question is about the first or last day of the document itself. */
const ABOUT_START =
  /\b(?:co|het|bat dau(?: co)?|van) hieu luc\b|\bhieu luc (?:tu|ngay|den|vao|\d)|\b(?:ap dung|thi hanh) (?:tu|ngay|den|roi)\b|\bda ap dung\b|\b(?:bai bo|het han|thay the?) tu\b|\bhieu luc\b.{0,20}\b(?:ngay|nam|thang)\b/;
const ABOUT_SIGNING = /\bky (?:ngay|vao|thang|nam|hom)\b|\bban hanh (?:ngay|vao|thang|nam)\b/;

/** "TT 13/2025 ký năm 2024 phải không": the year or day of signing. */
export function signingCorrections(
  question: Question,
  { entry, reference }: NamedDocument,
  turn: Turn,
): Statement[] {
  const [claim] = question.claims.days;
  if (claim === undefined || entry.signed === null || reference.date !== null) return [];
  if (!ABOUT_SIGNING.test(fold(question.text)) || sameDay(claim, entry.signed)) return [];
  return [
    {
      lead: true,
      text: `${callIt(entry)} ký ngày ${displayDate(entry.signed)}, không phải ${sayDay(claim)}.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
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
