/** "TT 13/2025 do Bộ Thông tin và Truyền thông ban hành phải không": another body than the one that issued the document. */
import { fold, foldInPlace } from "../../../domain/text/fold.ts";
import type { Turn } from "../answer-deps.ts";
import { callIt, type Statement } from "../statement.ts";
import type { NamedDocument, Question } from "../understand.ts";

export function issuerCorrections(
  question: Question,
  { entry }: NamedDocument,
  turn: Turn,
): Statement[] {
  if (question.named.length !== 1) return [];
  const name = ofKnownBody(question, entry.issuer) ?? ofOtherBody(question, entry.issuer);
  if (name === null) return [];
  return [
    {
      lead: true,
      text: `${callIt(entry)} do ${entry.issuer} ban hành, không phải ${name}.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
}

/** A ministry or higher body that is said and did not issue it. */
function ofKnownBody(question: Question, issuer: string): string | null {
  const text = fold(question.text);
  const said = ISSUED_BY.exec(text)?.[1];
  if (said === undefined || /\bai\b|\bnao\b/.test(said) || UNDER_MINISTRY.test(said)) return null;
  const claimed = ISSUERS.find(([pattern]) => pattern.test(said));
  if (!/^do\b/.test(ISSUED_BY.exec(text)?.[0] ?? "") && !isBehind(question, said)) return null;
  return claimed === undefined || claimed[0].test(fold(issuer)) ? null : claimed[1];
}

/** "Do Cục Quản lý khám chữa bệnh ký": a body of no list, as it was typed. */
function ofOtherBody(question: Question, issuer: string): string | null {
  const said = issuerSaid(question);
  return said === null || isSameBody(said, issuer) ? null : said;
}

/** The body that a question says to have made the document it names, or null. */
export function issuerSaid({ text, named }: Pick<Question, "text" | "named">): string | null {
  const [document, other] = named;
  if (document === undefined || other !== undefined) return null;
  return isOfDocument(foldInPlace(text), document.reference) ? bodySaid(text) : null;
}

/** "CV 365 (về …) do … ký" tells of the document, "theo NĐ 331 hồ sơ do … ký" of what it rules. */
function isOfDocument(folded: string, { start, end }: NamedDocument["reference"]): boolean {
  const match = MADE_BY.exec(folded);
  if (match === null || /\b(?:theo|tai|trong) $/.test(folded.slice(0, start))) return false;
  return (
    end === 0 || /^\s*(?:(?:nay|ve|huong dan|la|ngay)\b.*)?$/.test(folded.slice(end, match.index))
  );
}

/** The body behind "do … ban hành", as it was typed; null where it is said to make something else. */
export function bodySaid(text: string): string | null {
  const folded = foldInPlace(text);
  const match = MADE_BY.exec(folded);
  const body = match?.[1];
  if (match === null || body === undefined) return null;
  if (MADE_THINGS.test(folded.slice(0, match.index))) return null;
  const start = match.index + match[0].indexOf(body);
  return text.slice(start, start + body.length);
}

const HEADS =
  "bo|tong cuc|cuc|vu|so|uy ban|ubnd|trung tam|van phong|thanh tra|kho bac|bao hiem xa hoi|bhxh|benh vien|phong|quoc hoi|chinh phu|thu tuong|hoi dong";
const MADE_BY = new RegExp(
  `(?<!\\b(?:cap|muc|che|trinh|toc|tien) )\\b(?:do|cua) ((?:${HEADS})\\b(?: (?!ban hanh\\b|ky\\b)[^ ,;?]+){0,8}?) (?:da )?(?:ban hanh|ky|ra)(?= (?:ra |xuong )?(?:phai|dung|co dung|co phai|ha|a|nhi|chu|chuan|khong|ko)\\b|[?. ]*$)`,
);
/** What a body under the rule makes: the claim is of it, not of the rule. */
const MADE_THINGS =
  /\b(?:quy che|quy trinh|noi quy|danh muc|phac do|quyet dinh phe duyet|ke hoach|giay|don|hop dong|bao cao|ho so(?! benh an))(?: \S+){0,4} *$/;
/** "Cục … thuộc Bộ Y tế": the body is the one under the ministry. */
const UNDER_MINISTRY = /^(?:tong cuc|cuc|vu|trung tam|so|thanh tra|van phong)\b/;

/** Words of the typed body stand in the name, or its abbreviation is made of the first letters. */
export function isSameBody(said: string, name: string): boolean {
  const [own, told] = [wordsOf(said), wordsOf(name)];
  if (own[0] !== told[0] && own.every((word) => told.includes(word))) return true;
  const initials = told.map((word) => word[0]).join("");
  const rest = own.slice(1);
  const carried = rest.filter(
    (word) => told.slice(1).includes(word) || (word.length > 1 && initials.includes(word)),
  );
  return own[0] === told[0] && carried.length >= rest.length * 0.6;
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .replace(/\bubnd\b/g, "uy ban nhan dan")
    .replace(/\bbhxh\b/g, "bao hiem xa hoi")
    .replace(/\b(?:bo truong|thu truong) (?=bo\b)/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && word !== "va");

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
