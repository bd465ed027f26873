/**
 * Joins the lines that a page layout broke: hard-wrapped paragraphs of PDFs and scans, and paragraphs that run over a
 * page border. A joined paragraph keeps the place of its first line.
 */
import { namesOffice } from "../../../domain/document/bodies/body-words.ts";
import { fold } from "../../../domain/text/fold.ts";
import { parseNumbering } from "./numbering.ts";
import type { Raw, RawLine } from "./raw.ts";

const TERMINAL = /[.;:!?…/]["”’)]?$/u;
/** A line this full against the usual width runs on. */
const FULL_SHARE = 0.72;
const LONGER_SHARE = 1.5;
/** A line of a preamble: a title or a list of bases above it has no full stop, and it begins a paragraph all the same. */
const PREAMBLE =
  /^(?:Căn cứ|Can cu|Thực hiện (?:Luật|Nghị|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Kết luận|Chương trình|Công (?:văn|điện)|[Vv]ăn bản|chỉ đạo|ý kiến)|Kính gửi|Kinh gui|Theo đề nghị|Theo de nghi|Xét (?:đề nghị|tờ trình)|Xet (?:de nghi|to trinh)|(?:Chủ tịch|Bộ trưởng|Thủ tướng|Giám đốc|Bộ|Sở|Ủy ban)(?!\p{L}).*(?:yêu cầu|chỉ thị|ban hành|đề nghị).*[:;]$)(?!\p{L})/iu;

/** `ocr` lets scanned forms of numbers start a paragraph. */
export function joinLines(raws: readonly Raw[], ocr: boolean): Raw[] {
  const width = wrapWidth(raws);
  const joined: Raw[] = [];
  let lastLength = 0;
  for (const raw of raws) {
    const previous = joined.at(-1);
    if (raw.kind === "line" && previous?.kind === "line") {
      if (continues(previous, raw, { width, lastLength, ocr })) {
        joined[joined.length - 1] = { ...previous, text: glue(previous.text, raw.text) };
        lastLength = raw.text.length;
        continue;
      }
    }
    joined.push(raw);
    lastLength = raw.kind === "line" ? raw.text.length : 0;
  }
  return joined;
}

/** Usual length of a full line when the text is hard-wrapped, else null. */
function wrapWidth(raws: readonly Raw[]): number | null {
  const lines = raws.filter((raw) => raw.kind === "line" && raw.wraps && raw.text.length > 20);
  const lengths = lines.map((raw) => (raw as RawLine).text.length).sort((a, b) => a - b);
  const adjacent = lines.filter((raw) => !(raw as RawLine).gap).length;
  if (lengths.length < 8 || adjacent < lengths.length * 0.3) return null;
  const width = lengths[Math.floor(lengths.length * 0.85)] ?? 0;
  const longest = lengths[Math.floor(lengths.length * 0.99)] ?? 0;
  return width <= 180 && longest <= width * 1.6 ? width : null;
}

interface JoinContext {
  width: number | null;
  /** Length of the last printed line of the paragraph so far. */
  lastLength: number;
  ocr: boolean;
}

function continues(previous: RawLine, line: RawLine, context: JoinContext): boolean {
  if (!mayJoin(previous, line) || beginsAnew(previous, line, context)) return false;
  const small = /^\p{Ll}/u.test(line.text);
  const open = !TERMINAL.test(previous.text);
  if (line.gap) return small && open && runsOn(previous, context);
  const goesOn = small || (/^[\d,;)]/.test(line.text) && !isCapitals(previous.text));
  if (goesOn && open) return true;
  return isFull(previous, line, { ...context, needed: goesOn || open ? FULL_SHARE : 0.9 });
}

const beginsAnew = (previous: RawLine, line: RawLine, context: JoinContext): boolean =>
  parseNumbering(line.text, context.ocr) !== null || startsBelowTitle(previous, line, context);

/** "2. Xác định các hạng mục ưu tiên" as the last line of a page: what begins the next one is no part of the title. */
function startsBelowTitle(previous: RawLine, line: RawLine, { ocr }: JoinContext): boolean {
  if (!ocr || line.pageStart !== true) return false;
  const number = parseNumbering(previous.text, true);
  const titled = number !== null && number.style !== "dash" && previous.text.length < LONGEST_TITLE;
  const open = TERMINAL.test(previous.text) || LINKS.test(fold(previous.text));
  return /^\p{Lu}/u.test(line.text) && titled && !open;
}
const LONGEST_TITLE = 90;
/** A title goes on behind such a word, folded. */
const LINKS = /(?:,|\b(?:va|cua|cho|voi|tai|trong|ve|theo|cac|den))$/;

function beginsPreamble(previous: RawLine, line: RawLine): boolean {
  return PREAMBLE.test(line.text) && /^\p{Lu}/u.test(line.text) && !TERMINAL.test(previous.text);
}

/** The type word over a title ("QUYẾT ĐỊNH" above "về việc …"), alone in its line. */
const TYPE_LINE =
  /^(?:QUYẾT ĐỊNH|NGHỊ QUYẾT(?: LIÊN TỊCH)?|NGHỊ ĐỊNH|THÔNG TƯ(?: LIÊN TỊCH)?|CHỈ THỊ|KẾT LUẬN|QUY ĐỊNH|QUY CHẾ|HƯỚNG DẪN(?: LIÊN (?:NGÀNH|SỞ))?|THÔNG BÁO(?: KẾT LUẬN)?|KẾ HOẠCH(?: PHỐI HỢP| LIÊN NGÀNH)?|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| PHỐI HỢP| CÔNG TÁC)?|CÔNG ĐIỆN|BÁO CÁO|TỜ TRÌNH|GIẤY MỜI)$/u;

/** Headings, items of the source, notes of issue and whole paragraphs never join. */
function mayJoin(previous: RawLine, line: RawLine): boolean {
  if (TYPE_LINE.test(previous.text)) return false;
  if (!previous.wraps || !line.wraps || line.item !== undefined) return false;
  if (previous.headingLevel !== undefined || line.headingLevel !== undefined) return false;
  if (isCapitals(line.text) && namesOffice(line.text) && !/(?:CỦA|PHÓ|VÀ|,)$/u.test(previous.text))
    return false;
  // What stands above the recipients may be short of a full line or not: they begin anew.
  if (isDistribution(line.text)) return false;
  return !beginsPreamble(previous, line) && !/^\((?:kèm|kém|kem|ban hành)/iu.test(line.text);
}

/** "Nơi nhận:" opens the closing part of a document, which belongs to no section. */
export function isDistribution(text: string): boolean {
  return text.length < 20 && /^n[ơoô][ijl] nh[^\s]{1,2}n\s*:?$/u.test(fold(text).replace("đ", "d"));
}

/** The line above was filled to the margin and looks like the next one. */
function isFull(
  previous: RawLine,
  line: RawLine,
  context: JoinContext & { needed: number },
): boolean {
  if (context.width === null || context.lastLength < context.width * context.needed) return false;
  // Lines broken at one margin are about as long; a far longer one begins a paragraph of its own.
  if (line.text.length > context.lastLength * LONGER_SHARE) return false;
  return isCapitals(line.text) === isCapitals(previous.text) && previous.bold === line.bold;
}

/** A paragraph that ends at a page border without a full stop; titles and short labels do not run on. */
function runsOn(previous: RawLine, context: JoinContext): boolean {
  const enough = context.width === null ? 40 : context.width * 0.5;
  const number = parseNumbering(previous.text, context.ocr);
  const heading = number !== null && previous.text.length < 60 && number.style !== "dash";
  return context.lastLength >= enough && !isCapitals(previous.text) && !heading;
}

const CAPITALS_SAMPLE = 160;

/** Most letters are capitals; the start of a long text decides. */
export function isCapitals(text: string): boolean {
  const sample = text.slice(0, CAPITALS_SAMPLE);
  const upper = sample.match(/\p{Lu}/gu)?.length ?? 0;
  if (upper < 4) return false;
  const lower = sample.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > lower * 2.5;
}

/** A symbol broken behind its hyphen ("742/QĐ-" + "UBND") closes up; everything else gets a blank. */
function glue(head: string, tail: string): string {
  const brokenSymbol = /\d\/\S*\p{L}-$/u.test(head) && /^\p{Lu}/u.test(tail);
  return brokenSymbol ? head + tail : `${head} ${tail}`;
}
