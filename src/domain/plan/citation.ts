/** Printing of citations in the form of NĐ 30/2020/NĐ-CP, and the stretch of text that one citation takes up. */
import { findReferences, type Reference } from "../reference/find-references.ts";
import { longDate } from "../reference/vietnamese-date.ts";
import type { Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold, foldInPlace, stripMarks } from "../text/fold.ts";
import { oncePerText } from "../text/once-per-text.ts";

const LAWS: ReadonlySet<string> = new Set(["Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"]);

/** "Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế". */
export function citeHead(entry: RegisterEntry): string {
  const date = entry.signed === null ? "" : ` ${longDate(entry.signed)}`;
  if (LAWS.has(entry.type)) return `${lawName(entry)} số ${entry.symbol}${date}`;
  const number = entry.type === "Tiêu chuẩn" ? entry.symbol : `số ${entry.symbol}`;
  return `${entry.type} ${number}${date} của ${entry.issuer}`;
}

/** Head and title: one line of the bases. */
export function citeFull(entry: RegisterEntry): string {
  if (LAWS.has(entry.type)) return citeHead(entry);
  return `${citeHead(entry)} ${titlePhrase(entry.title)}`;
}

/** "Thông tư số 13/2025/TT-BYT": for later mentions. */
export function citeShort(entry: RegisterEntry): string {
  if (entry.type === "Tiêu chuẩn") return entry.symbol;
  return `${LAWS.has(entry.type) ? "Luật" : entry.type} số ${entry.symbol}`;
}

function lawName(entry: RegisterEntry): string {
  return /^(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh)\s/u.test(entry.title) ? entry.title : entry.type;
}

const VERBS =
  /^(?:phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|bổ sung|công bố|đẩy mạnh|tăng cường|bãi bỏ|triển khai|xây dựng|giao(?! dịch)|thực hiện|tổ chức|kiện toàn|thành lập|về|điều chỉnh|thúc đẩy|nâng cao|chấp thuận|xử phạt|xử lý)(?=[\s,])/iu;

/** What the register adds in brackets to tell documents apart: "(giám sát, báo cáo bệnh)". */
const OWN_REMARK = /\s*\((?!sửa đổi\))\p{Ll}[^()]*\)$/u;

/** Title as the tail of a citation: "quy định về …", "về Chiến lược …". */
function titlePhrase(title: string): string {
  const named = title.replace(OWN_REMARK, "");
  const [first = "", second = ""] = named;
  const acronym = second !== "" && second === second.toUpperCase() && /\p{L}/u.test(second);
  const proper = acronym || /^(?:Chiến lược|Chương trình|Đề án)\s/u.test(named);
  const lower = proper ? named : first.toLowerCase() + named.slice(1);
  return VERBS.test(named) ? lower : `về ${lower}`;
}

/** "Điều 4 khoản 2 điểm b" → "Điểm b Khoản 2 Điều 4"; "Điều 47 khoản 6 và khoản 7" → "Khoản 6 và Khoản 7 Điều 47"; other places stay. */
export function printLocator(locator: string): string {
  const [, of, first, second] =
    /^Điều (\d+\p{L}?) khoản (\d+) và khoản (\d+)$/u.exec(locator) ?? [];
  if (of !== undefined) return `Khoản ${first ?? ""} và Khoản ${second ?? ""} Điều ${of}`;
  const match = /^Điều (\d+\p{L}?)(?: khoản (\d+\p{L}?))?(?: điểm (\p{L}+))?$/u.exec(locator);
  if (!match) return locator;
  const [, article, clause, point] = match;
  return [point && `Điểm ${point}`, clause && `Khoản ${clause}`, `Điều ${article ?? ""}`]
    .filter(Boolean)
    .join(" ");
}

/** "Khoản 4 Điều 78 Nghị định số …"; for a place in the document that this one amends, both. */
export function citePlace(entry: RegisterEntry, locator: string | null): string {
  if (locator === null) return citeShort(entry);
  const amended = /^(Điều .+?) của (\p{L}[\p{L} ]*?)(?: số)? (\d\S*) \(sửa đổi\)$/u.exec(locator);
  if (amended === null) return `${printLocator(locator)} ${citeShort(entry)}`;
  const [, place = "", type = "", symbol = ""] = amended;
  return `${printLocator(place)} ${type} số ${symbol}, được sửa đổi bởi ${citeShort(entry)}`;
}

export interface CitationSpan {
  reference: Reference;
  start: number;
  end: number;
  /** What follows the date inside the span: issuer and title. */
  tail: string;
}

/** The words with which a title begins. */
const TITLED =
  "(?:v[eề](?:\\s+vi[eệ]c)?|V/v|quy [dđ][iị]nh|ban h[aà]nh|ph[eê] duy[eệ]t|h[uư][oớ]ng d[aẫ]n|s[uử]a [dđ][oổ]i|c[oô]ng b[oố]|k[eế] ho[aạ]ch|quyết định|tri[eể]n khai|[dđ][aẩ]y m[aạ]nh|ứng dụng|phát triển|t[aă]ng c[uư][oờ]ng)(?=\\s)";
const TITLE_START = new RegExp(
  String.raw`^(\s*(?:,?\s*c[uủ]a\s+(?:(?!\s\uE000?(?:để|nhằm)[\s\uE001])[^,;:.()]){2,90}?)??)\s*,?\s*${TITLED}`,
  "iu",
);
const ISSUER =
  /^\s*,?\s*c[uủ]a\s+(?:(?:Bộ trưởng|Chủ tịch|Thủ tướng Chính phủ|Giám đốc)\s*)?(?:(?:bộ |Bộ |Sở |Ủy ban|Uỷ ban|UBND|Ban |Quốc hội|Chính phủ|Trung tâm|Bảo hiểm|Tỉnh ủy|HĐND|Bo |So |Uy ban)[^,;:.()]*?)?(?=\s+\uE000?(?:và|va|để|theo|trong|tại|đáp ứng|phục vụ|nhằm|tiến tới)[\s\uE001]|\s*[,;:.()]|$)/u;

/** Spans of all citations in a text, without overlaps: symbol, date, issuer and title. */
export const citationSpans = oncePerText((text: string): readonly Readonly<CitationSpan>[] => {
  const references = findReferences(text);
  const spans: CitationSpan[] = [];
  for (const [index, reference] of references.entries()) {
    if (spans.some((span) => reference.start < span.end)) continue;
    const headEnd = reference.date?.end ?? reference.end;
    const next = references.find(
      (other, at) => at > index && other.start > headEnd && !insideTitle(text, other.start),
    );
    const end = headEnd + tailLength(text.slice(headEnd, next?.start ?? text.length));
    const from = spans.at(-1)?.end ?? 0;
    const start = reference.start - nameBefore(text.slice(from, reference.start)).length;
    spans.push({ reference, start, end, tail: text.slice(headEnd, end) });
  }
  return spans;
});

/** The words of a text beside the documents that it cites. */
export const withoutCitations = (text: string): string =>
  citationSpans(text).reduceRight(
    (words, { start, end }) => `${words.slice(0, start)} ${words.slice(end)}`,
    text,
  );

const LAW_NAME = String.raw`(?:(?!\s(?:Bộ luật|Luật|Pháp lệnh)\s)[^;:.()\n]){2,140}?`;
const AMENDING = String.raw`(?:Luật|Pháp lệnh)\s+[Ss]ửa đổi(?:(?!Luật)[^;:.()\n]){2,60}\scủa\s+`;
const NAME_BEFORE = new RegExp(
  String.raw`(?:${AMENDING})?(?<!\p{L})(?:Bộ luật|Luật|Pháp lệnh)\s${LAW_NAME}\s+số:?\s*$`,
  "u",
);

/** "Luật Phòng, chống bệnh truyền nhiễm số " in front of a number: the name is a part of the citation. */
const nameBefore = (before: string): string =>
  /số:?\s*$/u.test(before) ? (NAME_BEFORE.exec(before)?.[0] ?? "") : "";

/** A reference named in the title of another one: "sửa đổi, bổ sung Quyết định …", "thực hiện Nghị quyết …". */
function insideTitle(text: string, start: number): boolean {
  const before = fold(stripMarks(text.slice(Math.max(0, start - 48), start)));
  return /(?:sua doi|bo sung|mot so dieu cua|thuc hien|huong dan|trien khai thuc hien|thi hanh)(?: (?:mot so dieu|cua|thi hanh))*$/.test(
    before.trim(),
  );
}

/** " và các kế hoạch, quyết định UBND tỉnh đã ban hành …": further documents beside the one that is named, no words of its title. */
const OTHERS_BESIDE = new RegExp(
  String.raw` (?:va|cung) cac (?:ke hoach|quyet dinh|van ban|nghi quyet|chi thi|chuong trinh|de an|cong van)(?=[\s\uE001,])[^;.:()]{0,60}? da (?:duoc )?(?:ban hanh|phe duyet)(?![a-z])`
    // Words of a scan that are not sure stand between signs of their own.
    .replaceAll(" ", String.raw`[\s\uE000\uE001]+`),
);

/** How much of what follows the head belongs to the citation: a title up to the end of its clause, or the issuer. */
function tailLength(rest: string): number {
  const titled = TITLE_START.exec(rest);
  if (titled) {
    const clause =
      /[;\n]|\.(?=\s|$)|:(?=\s+\p{Ll})|,\s+(?=(?:tiến tới|tien toi|đồng thời|bảo đảm|đảm bảo|gồm)\s)|,\s+(?=(?:đã )?được sửa đổi)/u.exec(
        rest,
      );
    const whole = clause ? rest.slice(0, clause.index) : rest;
    const text = whole.slice(0, OTHERS_BESIDE.exec(foldInPlace(whole))?.index ?? whole.length);
    return text.replace(/[\s,(]*(?:\s(?:và|va|hoặc))?[\s,(]*$/u, "").length;
  }
  return ISSUER.exec(rest)?.[0].length ?? 0;
}

/** How much of the tail is the issuer: what is said of the document as a whole stands behind it, in front of its title. */
export const issuedLength = (tail: string): number =>
  (TITLE_START.exec(tail)?.[1] ?? ISSUER.exec(tail)?.[0])?.length ?? 0;

/** Subject of a dead document without its period: "Đề án Khám, chữa bệnh từ xa". */
export function topicOf(span: CitationSpan, entry: RegisterEntry | null): string {
  const title = (
    entry?.title ??
    span.tail.replace(/^.*?(?:về việc|về|phê duyệt|ban hành|quy định|V\/v)\s+/iu, "")
  )
    .replace(
      /,?\s*(?:giai đoạn|định hướng|tầm nhìn|đến(?: hết)? năm|năm)\s*(?:đến\s*)?(?:năm\s*)?20\d{2}(?:\s*[-–]\s*20\d{2})?/giu,
      "",
    )
    .replace(/\s*\d{1,6}\/[\p{L}\d/-]+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  return title === "" ? "nội dung này" : cutAtWord(lowerFirst(title));
}

const MAX_TOPIC = 120;

function cutAtWord(text: string): string {
  return text.length <= MAX_TOPIC ? text : text.slice(0, text.lastIndexOf(" ", MAX_TOPIC));
}

/** "theo Khoản 4 Điều 3 Luật số 51/2024/QH15". */
export function byClause(entry: RegisterEntry, provision: Provision): string {
  const place = provision.locator === null ? "" : `${printLocator(provision.locator)} `;
  return `theo ${place}${citeShort(entry)}`;
}
