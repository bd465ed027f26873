/** Finds the type word ("KẾ HOẠCH", "THÔNG TƯ") and the title below it; without one the best naming line. */
import type { DocumentType } from "../regulation/register-entry.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { beginsBody, namesOffice } from "./bodies/body-words.ts";
import type { Block, ParsedDocument } from "./parsed-document.ts";
import { planYear } from "./plan-year.ts";

export interface FoundTitle {
  type: DocumentType | null;
  /** "Kế hoạch Chuyển đổi số … năm 2026": type word and title lines as printed. */
  text: string;
  confidence: number;
}

/** A line that holds nothing but the type word; the second column reads scans. */
const TYPE_LINES: readonly (readonly [RegExp, DocumentType])[] = [
  [/^k[e€é]\s?h[o0]ach(?: lien nganh| phoi hop)?$/, "Kế hoạch"],
  [/^thong tu lien tich$/, "Thông tư liên tịch"],
  [/^th[o0]ng t[uw]$/, "Thông tư"],
  [/^nghi [dp]inh$/, "Nghị định"],
  [/^nghi quyet(?: lien tich)?$/, "Nghị quyết"],
  [/^quyet [dp]inh$/, "Quyết định"],
  [/^chi thi$/, "Chỉ thị"],
  [/^cong dien$/, "Công điện"],
  [/^bao cao$/, "Báo cáo"],
  [/^thong bao(?: ket luan)?$/, "Thông báo"],
  [/^huong dan(?: lien (?:nganh|so|tich))?$/, "Hướng dẫn"],
  [/^to trinh$/, "Tờ trình"],
  [/^giay moi$/, "Giấy mời"],
  [/^ket luan$/, "Kết luận"],
  [/^chuong trinh(?: hanh dong| phoi hop| cong tac)?$/, "Chương trình"],
  [/^bo luat$/, "Bộ luật"],
  [/^luat$/, "Luật"],
  [/^phap lenh$/, "Pháp lệnh"],
  [/^van ban hop nhat$/, "Văn bản hợp nhất"],
];
/** What a body issues for its own house, alone on a line over the title. */
const HOUSE_TYPE = /^(?:quy che|quy dinh|quy trinh|noi quy|dieu le|phuong an|de an)$/;
const TYPE_PREFIX =
  /^(ke hoach|thong tu lien tich|thong tu|nghi dinh|nghi quyet|quyet dinh|chi thi|bao cao|to trinh|bo luat|luat)\s+\p{L}/u;
/**
 * "NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về …", "CỦA CHÍNH PHỦ SỐ 23/2028/NĐ-CP NGÀY 05 THÁNG 4 NĂM 2028": whose it is and
 * when, no part of the title.
 */
const OWNER =
  /^CỦA \p{Lu}[\p{Lu}, -]*?(?=$|\s+\p{Lu}?\p{Ll}|\s+SỐ:? \d)(?:\s+SỐ:? \S+)?(?:,? NGÀY \d{1,2}(?:[/.-]\d{1,2}[/.-]| THÁNG \d{1,2} NĂM )\d{4})?\s*/u;
/** Number and day below the type word. */
const NUMBER_OR_DAY =
  /^(?:(?:luat |phap lenh |nghi quyet )?so\s*:?\s*[\d.…]*\s*[/-]|.{2,40}, ?ngay\s+[\d.…])/;
/** A consolidated text tells what it joins: "Nghị định số 214/2025/NĐ-CP ngày …, được sửa đổi bởi:". */
const HISTORY =
  /^(?:luat|nghi dinh|thong tu|quyet dinh|phap lenh)\b.{0,160}?\bso \d+\/.*\b(?:co hieu luc|sua doi|bo sung)\b/;
const SEARCH_BLOCKS = 40;
const MAX_TITLE_BLOCKS = 6;
const MAX_TITLE = 700;
const MAX_TITLE_LINE = 420;
const MAX_PLAIN_LINE = 110;
/** Date lines, addressees, times: below a title, no part of it. */
const NO_PLAIN_TITLE = /^(?:.{2,40}, ?ngay\b|ngay \d|thoi gian|dia diem|kinh |so:|nam \d{4}$)/;
/** Bodies that decide in their own name, in capitals between title and bases. */
const DECIDING_BODY =
  /^(?:(?:uy ban (?:nhan dan|thuong vu)|hoi dong nhan dan|ban thuong vu|ban bi thu|bo chinh tri)\b|(?:quoc hoi|chinh phu|thu tuong chinh phu)$)/;
/** A capital line that ends so runs on into the name of a body. */
const OPEN_END = /(?:\b(?:cua|va|tai|do|thuoc|pho|tinh|trong|giua|voi|cho)|[,–-])$/;
const PROSE_START =
  /^(?:can cu|nham |theo |kinh gui|xet |quyet (?:dinh|nghi) ?:|bo truong|quoc hoi ban|chinh phu ban|thu tuong|giam doc|\(|-|\+|_|\*)/;
/** "Thực hiện Nghị quyết số …" is a title; "Thực hiện Kế hoạch số …, Sở Y tế xây dựng kế hoạch như sau:" is not. */
const TASK_START = /^(?:thuc hien|tiep tuc)\b/;
const SENTENCE = /[.;:]$|, [^,]{3,80}\b(?:xay dung|ban hanh|trien khai|bao cao|de nghi|yeu cau)\b/;

/** The title of a document; falls back to the file name. */
export function findTitle(document: ParsedDocument): FoundTitle {
  const head = document.blocks.slice(0, SEARCH_BLOCKS);
  for (const [index, block] of head.entries()) {
    if (block.kind === "table") continue;
    const found = typedTitle(document, block, index) ?? inlineTitle(document, block, index);
    if (found !== null) return found;
  }
  return houseTitle(document, head) ?? titleWithoutType(document, head);
}

function typedTitle(document: ParsedDocument, { text }: Block, at: number): FoundTitle | null {
  const type = text.length > 60 ? null : typeOfLine(text);
  if (type === null) return null;
  const lines = titleLines(document.blocks, at + 1);
  // A consolidated text may say what it is above the letterhead; its title stands below the type word that follows.
  if (type === "Văn bản hợp nhất" && beginsBody(lines[0] ?? "bo")) return null;
  const concluded = /ket luan$/.test(fold(text)) && type === "Thông báo";
  const words = [type, ...(concluded ? ["Kết luận"] : []), ...lines].join(" ");
  return { type, text: words, confidence: lines.length > 0 ? 0.97 : 0.6 };
}

/** "QUYẾT ĐỊNH Về việc phê duyệt …": type word and title in one line. */
function inlineTitle(document: ParsedDocument, { text }: Block, at: number): FoundTitle | null {
  const [, word = "", rest = ""] = INLINE.exec(text) ?? [];
  const type = word === "" || isUpper(rest) ? null : typeOfLine(word);
  if (type === null) return null;
  const further = titleLines(document.blocks, at + 1).filter((line) => /^\p{Ll}/u.test(line));
  const first = rest.replace(OWNER, "");
  return { type, text: [type, first, ...further].join(" "), confidence: 0.85 };
}

/** A type word in capitals and what follows it in the same line. */
const INLINE = /^((?:\p{Lu}{2,8}\s+){0,3}?\p{Lu}{2,8})\s+(\p{Lu}?\p{Ll}.{8,}|CỦA .{8,})$/u;

function typeOfLine(text: string): DocumentType | null {
  const folded = fold(text).replace(/[:.\s]+$/, "");
  const capitals = (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
  if (!capitals) return null;
  return TYPE_LINES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/**
 * The lines of the title from `start` on: all up to the preamble where nothing but title stands between, else those
 * that look like the first.
 */
function titleLines(blocks: readonly Block[], start: number): string[] {
  let from = start;
  while (isSkipped(blocks[from])) from += 1;
  const first = blocks[from];
  if (first === undefined || !isTitleLine(first, true)) return [];
  const near = blocks.slice(from, from + MAX_TITLE_BLOCKS + 1);
  const stop = near.findIndex((block, index) => index > 0 && endsTitle(block, near[index - 1]));
  const whole = near.slice(0, Math.max(stop, 0));
  const lines = whole.length > 0 && isWhole(whole) ? whole : alike(near);
  return lines.map(({ text }, index) => withoutNote(index === 0 ? text.replace(OWNER, "") : text));
}

/** "… năm 2027[1]": the mark of a footnote is no part of a title and hides how a line ends. */
const withoutNote = (text: string): string => text.replace(/\s*\[\d{1,3}\]$/, "");

/** Whose the document is, its number, its day: what stands between the type word and the title. */
const isSkipped = (block: Block | undefined): boolean =>
  block !== undefined &&
  block.marker === undefined &&
  block.text.length <= 160 &&
  (block.text.replace(OWNER, "") === "" || NUMBER_OR_DAY.test(fold(block.text)));

/** What certainly is no title any more: bases, addressee, the deciding body, an article, a note of issue. */
function endsTitle(block: Block, before: Block | undefined): boolean {
  if (block.kind === "table" || block.marker !== undefined) return true;
  const folded = fold(block.text);
  if (NUMBER_OR_DAY.test(folded) || HISTORY.test(folded)) return true;
  if (isDecidingBody(block.text)) return !OPEN_END.test(fold(before?.text ?? ""));
  return (isProse(block.text) || TASK_START.test(folded)) && /^[^\p{Ll}]/u.test(block.text);
}

/** "Để …" gives a purpose, "Đề án …" names something. */
const isProse = (text: string): boolean => PROSE_START.test(fold(text)) || /^để\s/iu.test(text);

const isWhole = (lines: readonly Block[]): boolean =>
  lines.reduce((sum, { text }) => sum + text.length, 0) <= MAX_TITLE &&
  lines.every(
    (line, index) => isTitleLine(line, index === 0) && !/[.;:]$/.test(withoutNote(line.text)),
  );

function alike(near: readonly Block[]): Block[] {
  const end = near.findIndex((block, index) => {
    if (index === 0) return false;
    return (
      !isTitleLine(block, false) ||
      isDecidingBody(block.text) ||
      !looksAlike(near[index - 1], block)
    );
  });
  return near.slice(0, end < 0 ? MAX_TITLE_BLOCKS : end);
}

/** Bold, or headings both, or two plain lines of which the second is as short as a line of a title. */
function looksAlike(before: Block | undefined, block: Block): boolean {
  if (block.bold === true || (block.kind === "heading" && before?.kind === "heading")) return true;
  return before !== undefined && isPlainLine(before) && goesOnPlainly(before.text, block);
}

const isPlainLine = (block: Block): boolean =>
  block.kind === "paragraph" &&
  block.bold !== true &&
  block.text.length <= MAX_PLAIN_LINE &&
  !/[.;:]$/.test(withoutNote(block.text));

function goesOnPlainly(before: string, block: Block): boolean {
  const { text } = block;
  const own = isPlainLine(block) && !text.endsWith(",") && isUpper(text) === isUpper(before);
  return own && !NO_PLAIN_TITLE.test(fold(text));
}

const isDecidingBody = (text: string): boolean =>
  isUpper(text) && (DECIDING_BODY.test(fold(text)) || namesOffice(text));

const isUpper = (text: string): boolean => text === text.toUpperCase();

function isTitleLine(block: Block, first: boolean): boolean {
  if (block.kind === "table" || block.kind === "list-item" || block.marker !== undefined)
    return false;
  const text = withoutNote(block.text);
  const folded = fold(text);
  if (text.length > MAX_TITLE_LINE || isProse(text)) return false;
  if (TASK_START.test(folded) && (!first || SENTENCE.test(folded))) return false;
  return first ? !/[.;]$/.test(text) || text.length < 200 : !/[.;:]$/.test(text);
}

/** Text without a type line: "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026" in one line, a heading, a caption, the file name. */
function titleWithoutType(document: ParsedDocument, head: readonly Block[]): FoundTitle {
  const capitals = head.filter((block) => block.kind !== "table" && isNaming(block.text));
  const typed = capitals.find((block) => TYPE_PREFIX.test(fold(block.text)));
  if (typed) {
    const word = TYPE_PREFIX.exec(fold(typed.text))?.[1] ?? "";
    const type = TYPE_LINES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
    return { type, text: typed.text, confidence: 0.85 };
  }
  const named =
    capitals.find((block) => /kinh phi|du toan|danh muc|ke hoach|bao gia/.test(fold(block.text))) ??
    plainName(document.blocks);
  const best = named ?? capitals[0] ?? head.find((block) => block.kind === "heading");
  if (best) return { type: null, text: best.text, confidence: named ? 0.8 : 0.6 };
  return untitled(document);
}

function untitled(document: ParsedDocument): FoundTitle {
  const caption = document.tables[0]?.caption[0];
  if (caption !== undefined) return { type: null, text: caption, confidence: 0.5 };
  const name = document.fileName.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[_]+/g, " ");
  return { type: null, text: name, confidence: 0.2 };
}

const NAME_START =
  /^(?:(?:bang|bieu|phu luc)(?: \w{1,4})?[:.]? (?:tong hop |chi tiet )?)?(?:du toan|khai toan|du tru|kinh phi|danh muc|ke hoach|nhu cau)\b/;

/** "Dự toán mua sắm thiết bị năm 2027" in small letters above the first table: a line that names a year and is no sentence. */
function plainName(blocks: readonly Block[]): Block | undefined {
  const first = blocks.findIndex(({ kind }) => kind === "table");
  return blocks
    .slice(0, Math.max(first, 0))
    .find(
      (block) =>
        isNameLine(block) &&
        NAME_START.test(fold(block.text)) &&
        planYear(block.text) !== null &&
        !/\d[.,]\d{3}|(?<!\p{L})(?:là|được)(?!\p{L})/u.test(block.text),
    );
}

const isNameLine = ({ kind, marker, text }: Block): boolean =>
  (kind === "paragraph" || (kind === "heading" && marker === undefined)) &&
  text.length <= MAX_PLAIN_LINE &&
  !/[.;:]$/.test(text);

/** "QUY CHẾ" over "Sử dụng máy tính và mạng nội bộ". */
function houseTitle(document: ParsedDocument, head: readonly Block[]): FoundTitle | null {
  const at = head.findIndex(
    ({ kind, text }) => kind !== "table" && isUpper(text) && HOUSE_TYPE.test(fold(text).trim()),
  );
  const lines = at < 0 ? [] : titleLines(document.blocks, at + 1);
  if (lines.length === 0) return null;
  const word = (head[at]?.text ?? "").trim().toLocaleLowerCase("vi");
  const text = [upperFirst(word), ...lines].join(" ");
  return { type: null, text, confidence: 0.85 };
}

/** Mostly capitals, and neither a letterhead nor the national motto. */
function isNaming(text: string): boolean {
  if (text.length > 300) return false;
  // "KẾ HOẠCH … NĂM 2027 của Trạm Y tế …": whose it is may follow in small letters.
  const [name = ""] = text.split(/\s(?=(?:của|tại) \p{Lu})/u);
  const upper = name.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = name.match(/\p{Ll}/gu)?.length ?? 0;
  if (upper < 8 || upper < lower * 1.5) return false;
  return !/^(?:cong hoa xa hoi|ubnd |uy ban nhan dan|so y te|bo y te|trung tam|benh vien|tram y te|truong (?:cao dang|trung cap|dai hoc)|doc lap|chinh phu|don vi)/.test(
    fold(text),
  );
}
