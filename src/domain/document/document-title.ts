/** Finds the type word ("KẾ HOẠCH", "THÔNG TƯ") and the title below it; without one the best naming line. */
import type { DocumentType } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import type { Block, ParsedDocument } from "./parsed-document.ts";

export interface FoundTitle {
  type: DocumentType | null;
  /** "Kế hoạch Chuyển đổi số … năm 2026": type word and title lines as printed. */
  text: string;
  confidence: number;
}

/** A line that holds nothing but the type word; the second column reads scans. */
const TYPE_LINES: readonly (readonly [RegExp, DocumentType])[] = [
  [/^k[e€é]\s?h[o0]ach$/, "Kế hoạch"],
  [/^thong tu lien tich$/, "Thông tư liên tịch"],
  [/^th[o0]ng t[uw]$/, "Thông tư"],
  [/^nghi [dp]inh$/, "Nghị định"],
  [/^nghi quyet$/, "Nghị quyết"],
  [/^quyet [dp]inh$/, "Quyết định"],
  [/^chi thi$/, "Chỉ thị"],
  [/^cong dien$/, "Công điện"],
  [/^bao cao$/, "Báo cáo"],
  [/^thong bao$/, "Thông báo"],
  [/^huong dan$/, "Hướng dẫn"],
  [/^to trinh$/, "Tờ trình"],
  [/^giay moi$/, "Giấy mời"],
  [/^ket luan$/, "Kết luận"],
  [/^chuong trinh$/, "Chương trình"],
  [/^bo luat$/, "Bộ luật"],
  [/^luat$/, "Luật"],
  [/^phap lenh$/, "Pháp lệnh"],
  [/^van ban hop nhat$/, "Văn bản hợp nhất"],
];
/** What a body issues for its own house, alone on a line over the title. */
const HOUSE_TYPE = /^(?:quy che|quy dinh|quy trinh|noi quy|dieu le|phuong an|de an)$/;
const TYPE_PREFIX =
  /^(ke hoach|thong tu lien tich|thong tu|nghi dinh|nghi quyet|quyet dinh|chi thi|bao cao|to trinh|bo luat|luat)\s+\p{L}/u;
/** "NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về …": whose it is, no part of the title. */
const PARTY_BODY =
  /^CỦA (?:BỘ CHÍNH TRỊ|BAN BÍ THƯ|BAN CHẤP HÀNH[\p{Lu} ]*|BAN THƯỜNG VỤ[\p{Lu} ]*)(?= |$)\s*/u;
const SEARCH_BLOCKS = 40;
const MAX_TITLE_BLOCKS = 4;
const MAX_TITLE_LINE = 420;
const MAX_PLAIN_LINE = 110;
/** Date lines, addressees, times: below a title, no part of it. */
const NO_PLAIN_TITLE = /^(?:.{2,40}, ?ngay\b|ngay \d|thoi gian|dia diem|kinh |so:|nam \d{4}$)/;
/** The body that decides, in capitals between title and bases. */
const DECIDING_BODY =
  /^(?:(?:uy ban (?:nhan dan|thuong vu)|hoi dong nhan dan|bo truong|chu tich|giam doc|hieu truong|(?:tong )?cuc truong|vien truong|ban thuong vu|ban bi thu|bo chinh tri)\b|(?:quoc hoi|chinh phu|thu tuong chinh phu)$)/;
const PROSE_START =
  /^(?:can cu|de |nham |theo |kinh gui|xet |bo truong|quoc hoi ban|chinh phu ban|thu tuong|giam doc|\(|-|\+|_|\*)/;
/** "Thực hiện Nghị quyết số …" is a title; "Thực hiện Kế hoạch số …, Sở Y tế xây dựng kế hoạch như sau:" is not. */
const TASK_START = /^(?:thuc hien|tiep tuc)\b/;
const SENTENCE = /[.;:]$|, [^,]{3,80}\b(?:xay dung|ban hanh|trien khai|bao cao|de nghi|yeu cau)\b/;

/** The title of a document; falls back to the file name. */
export function findTitle(document: ParsedDocument): FoundTitle {
  const head = document.blocks.slice(0, SEARCH_BLOCKS);
  for (const [index, block] of head.entries()) {
    if (block.kind === "table" || block.text.length > 60) continue;
    const type = typeOfLine(block.text);
    if (type === null) continue;
    const below = document.blocks[index + 1]?.text ?? "";
    const skip = below !== "" && below.replace(PARTY_BODY, "") === "" ? 2 : 1;
    const [first, ...further] = titleLines(document.blocks, index + skip);
    const lines = first === undefined ? [] : [first.replace(PARTY_BODY, ""), ...further];
    const text = [type, ...lines].join(" ");
    return { type, text, confidence: lines.length > 0 ? 0.97 : 0.6 };
  }
  return houseTitle(document, head) ?? titleWithoutType(document, head);
}

function typeOfLine(text: string): DocumentType | null {
  const folded = fold(text).replace(/[:.\s]+$/, "");
  const capitals = (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
  if (!capitals) return null;
  return TYPE_LINES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

function titleLines(blocks: readonly Block[], start: number): string[] {
  const lines: string[] = [];
  for (const block of blocks.slice(start, start + MAX_TITLE_BLOCKS + 1)) {
    const first = lines.length === 0;
    if (!isTitleLine(block, first)) break;
    const before = blocks[start + lines.length - 1];
    // Further lines belong to it only when they look the same: bold or heading, like the first.
    if (!first && (isDecidingBody(block.text) || !looksAlike(before, block))) break;
    lines.push(block.text);
    if (lines.length === MAX_TITLE_BLOCKS) break;
  }
  return lines;
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
  !/[.;:]$/.test(block.text);

function goesOnPlainly(before: string, block: Block): boolean {
  const { text } = block;
  const own = isPlainLine(block) && !text.endsWith(",") && isUpper(text) === isUpper(before);
  return own && !NO_PLAIN_TITLE.test(fold(text));
}

const isDecidingBody = (text: string): boolean => isUpper(text) && DECIDING_BODY.test(fold(text));

const isUpper = (text: string): boolean => text === text.toUpperCase();

function isTitleLine(block: Block, first: boolean): boolean {
  if (block.kind === "table" || block.kind === "list-item" || block.marker !== undefined)
    return false;
  const folded = fold(block.text);
  if (block.text.length > MAX_TITLE_LINE || PROSE_START.test(folded)) return false;
  if (TASK_START.test(folded) && (!first || SENTENCE.test(folded))) return false;
  return first ? !/[.;]$/.test(block.text) || block.text.length < 200 : !/[.;:]$/.test(block.text);
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
  const named = capitals.find((block) =>
    /kinh phi|du toan|danh muc|ke hoach|bao gia/.test(fold(block.text)),
  );
  const best = named ?? capitals[0] ?? head.find((block) => block.kind === "heading");
  if (best) return { type: null, text: best.text, confidence: named ? 0.8 : 0.6 };
  const caption = document.tables[0]?.caption[0];
  if (caption !== undefined) return { type: null, text: caption, confidence: 0.5 };
  const name = document.fileName.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[_]+/g, " ");
  return { type: null, text: name, confidence: 0.2 };
}

/** "QUY CHẾ" over "Sử dụng máy tính và mạng nội bộ". */
function houseTitle(document: ParsedDocument, head: readonly Block[]): FoundTitle | null {
  const at = head.findIndex(
    ({ kind, text }) => kind !== "table" && isUpper(text) && HOUSE_TYPE.test(fold(text).trim()),
  );
  const lines = at < 0 ? [] : titleLines(document.blocks, at + 1);
  if (lines.length === 0) return null;
  const word = (head[at]?.text ?? "").trim().toLocaleLowerCase("vi");
  const text = [word.charAt(0).toLocaleUpperCase("vi") + word.slice(1), ...lines].join(" ");
  return { type: null, text, confidence: 0.85 };
}

/** Mostly capitals, and neither a letterhead nor the national motto. */
function isNaming(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  if (upper < 8 || upper < lower * 1.5 || text.length > 300) return false;
  return !/^(?:cong hoa xa hoi|ubnd |uy ban nhan dan|so y te|bo y te|trung tam|benh vien|doc lap|chinh phu|don vi)/.test(
    fold(text),
  );
}
