/** A thing that the plan says is given up in one place and keeps, buys or renews in another. */
import type { Finding } from "./finding.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf, withoutOpenPlaces } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";

/** With its marks: without them "dừng" and "dùng" read the same. Pieces that are counted ("thanh lý 12 máy") are not the kind of thing. */
const DROPPED =
  /(?<!\p{L})(?:(?:đã |sẽ )?(?:dừng|ngừng|ngưng|chấm dứt|thôi)(?: hẳn| việc)?(?: sử dụng| vận hành| triển khai| cung cấp| thuê| hợp đồng| áp dụng| khai thác)?|không (?:còn|tiếp tục)(?: sử dụng| vận hành| thuê| duy trì| dùng| triển khai)|(?:gỡ|loại|bãi|hủy) bỏ|thanh lý|không (?:đầu tư|mua sắm|mua|trang bị|bố trí kinh phí(?: cho)?|thuê)(?: thêm| mới)?)\s+(?!\d)((?:(?! (?:từ|kể từ|do|vì|để|sau khi|chuyển|thay|nên|mà)(?!\p{L}))[^.,;:()\n]){4,80})/giu;
const PRINTED_NO_MORE =
  /(?<!\p{L})không (in [^.,;:()\n]{2,30}?)(?: nữa)?(?= từ| kể từ| tại| ở|[.,;]|$)/giu;
const KEPT =
  /(?<!\p{L})(?:duy trì|tiếp tục|gia hạn|bảo trì|nâng cấp|mở rộng|vận hành|thuê|mua|cập nhật|sử dụng|khai thác|triển khai|phục vụ|đầu tư|trang bị|lắp đặt)(?!\p{L})([^.;\n]{3,160})/giu;
/** The other sentence speaks of giving it up as well, or of what comes in its place. */
const NOT_KEPT =
  /(?<!\p{L})(?:dừng|ngừng|ngưng|chấm dứt|thay thế|thay cho|thay bằng|chuyển đổi từ|chuyển từ|chuyển dữ liệu|không|thanh lý|gỡ bỏ|loại bỏ|cũ sang)(?!\p{L})/iu;

interface Dropped {
  line: ProseLine;
  index: number;
  words: ReadonlySet<string>;
}

export function droppedYetKept(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const dropped = prose.lines.flatMap(droppedIn);
  if (dropped.length === 0) return [];
  const kept = prose.lines.flatMap(keptIn);
  return dropped.flatMap(({ line, index, words }) => {
    const other = kept.find(
      (one) => one.line !== line && [...words].every((word) => one.words.has(word)),
    );
    if (other === undefined) return [];
    return [
      {
        code: "dropped-yet-kept",
        severity: "warning" as const,
        where: other.line.where,
        quote: quoteOf(other.line, other.index),
        expected: "một tình trạng cho cả hai nơi",
        found: quoteOf(line, index, 120),
        message: `Nơi này còn giữ hoặc mua, nơi khác ghi “${quoteOf(line, index, 120)}”.`,
        suggestion: "Bỏ nội dung này, hoặc sửa nơi ghi đã dừng.",
        alsoAt: [line.where],
      },
    ];
  });
}

function droppedIn(line: ProseLine): Dropped[] {
  if (line.kind === "row" || line.part === "bases" || line.part === "front") return [];
  const text = withoutOpenPlaces(line.text);
  return [...text.matchAll(DROPPED), ...text.matchAll(PRINTED_NO_MORE)].flatMap((match) => {
    const words = tellingWords((match[1] ?? "").replace(/\s(?:cũ|tại|ở|trong)(?!\p{L}).*$/u, ""));
    for (const word of TOO_WIDE) words.delete(word);
    const named = /\p{Lu}{2}|\p{Lu}\p{Ll}*-?\p{Lu}/u.test(match[1] ?? "");
    return words.size >= (named ? 1 : 3) || (/^in /.test(match[1] ?? "") && words.size > 0)
      ? [
          {
            line,
            index: match.index,
            words: /^in /.test(match[1] ?? "") ? new Set([...words, "in"]) : words,
          },
        ]
      : [];
  });
}

const TOO_WIDE = ["phan", "mem", "viec", "hinh", "thuc", "nay"];

function keptIn(line: ProseLine): { line: ProseLine; index: number; words: ReadonlySet<string> }[] {
  if (line.kind === "row") {
    const name = line.cells.slice(0, 3).join(" ");
    const used = ["tasks", "budget", "appendix"].includes(line.part) && !NOT_KEPT.test(name);
    return used ? [{ line, index: 0, words: withIn(name) }] : [];
  }
  if (!PLANNED.has(line.part) || NOT_KEPT.test(line.text)) return [];
  return [...withoutOpenPlaces(line.text).matchAll(KEPT)].map((match) => ({
    line,
    index: match.index,
    words: withIn(match[1] ?? ""),
  }));
}

const withIn = (text: string): Set<string> => {
  const words = tellingWords(text);
  if (/(?<!\p{L})in(?!\p{L})/u.test(text)) words.add("in");
  return words;
};
