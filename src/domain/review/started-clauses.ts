/** "Chưa triển khai …" in the results against "tiếp tục triển khai …" in the tasks: the clause follows the verb. */
import { syllables } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";

const NOT_STARTED =
  /(?<!\b(?:neu|khi|noi|viec|do) )\bchua (?:duoc |bo tri duoc |to chuc duoc |(?:trien khai|thuc hien|ap dung|to chuc|trang bi|dau tu|xay dung|thanh lap|hinh thanh|lap dat|mua|su dung|dua vao su dung|co|bo tri|ban hanh|ky ket)(?: duoc)? )\s*(?!day du|dong bo|rong|tot|thuong xuyen|het|duoc|manh|nhieu|hieu qua|dung|du|kip)((?:[^.,;:()]|,(?!\s*(?:do|vi|nen|tuy|dan|ma|chua(?! benh)|con|gay|nhat|hien)\b)){4,70})(?:\(([A-Za-z-]{2,12})\))?/gi;
const PARTIAL =
  /(?:mot so|nhieu|phan lon|da so|co don vi|con lai|tai cac|o cac|\d+ (?:khoa|phong|tram|don vi|co so|xa|benh vien))\b[^.;]*$/;
const CONTINUED =
  /\b(?:tiep tuc (?:duy tri,? ?)?(?:trien khai|thuc hien|su dung|ap dung|van hanh|khai thac)?|duy tri (?:viec )?(?:trien khai|thuc hien|su dung|van hanh)?|phat huy (?:hieu qua|vai tro|ket qua)?|van hanh (?:on dinh|hieu qua|thuong xuyen)|khai thac hieu qua)\b([^.;]{3,160})/g;
const EMPTY_WORDS = new Set(
  "cac cua va cho tai theo ve trong voi viec hoat dong cong tac day manh co duoc den tu nhung phuong thuc hinh do dich vu he thong".split(
    " ",
  ),
);

const telling = (text: string): string[] =>
  [...new Set(syllables(text))].filter((word) => !EMPTY_WORDS.has(word) && word.length > 1);

/** "Chưa triển khai khám, chữa bệnh từ xa" and "Tiếp tục triển khai … khám chữa bệnh từ xa". */
export function notStartedClauses(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const continued = clausesOf(prose, CONTINUED).filter(({ line }) => line.part !== "results");
  return clausesOf(prose, NOT_STARTED).flatMap((clause) => {
    const { line, index } = clause;
    if (line.part !== "results" || PARTIAL.test(line.own.slice(Math.max(0, index - 60), index)))
      return [];
    const other = continued.find((one) => one.line !== line && continues(one, clause));
    if (!other) return [];
    return [
      {
        code: "not-started-against-continued",
        severity: "warning" as const,
        where: line.where,
        quote: quoteOf(line, index),
        expected: "một tình trạng cho cả hai nơi",
        found: `chưa có, chưa triển khai ↔ ${quoteOf(other.line, other.index, 120)}`,
        message:
          "Phần kết quả ghi chưa có hoặc chưa triển khai, còn phần nhiệm vụ ghi tiếp tục hoặc duy trì cùng việc đó.",
        suggestion: "Ghi “bắt đầu triển khai” ở nhiệm vụ hoặc sửa lại kết quả.",
        alsoAt: [other.line.where],
      },
    ];
  });
}

/** The clause goes on with what the other one says is not there: by its short name, or by its words close together. */
function continues(going: Clause, { line, index, words, short }: Clause): boolean {
  const printed = going.line.text.slice(going.index, going.index + going.length);
  const named =
    short === undefined ? undefined : line.text.slice(index).match(/\(([^)]{2,12})\)/)?.[1];
  if (named !== undefined && /\p{Lu}{2}/u.test(named)) {
    if (new RegExp(`(?<!\\p{L})${named}(?!\\p{L})`, "u").test(printed)) return true;
  }
  const subject = telling(words);
  const phrase = syllables(words);
  const tokens = syllables(going.words);
  // "hệ thống xếp hàng tự động": few telling words, but the same ones in the same order.
  if (subject.length < 3) {
    return phrase.length >= 2 && ` ${tokens.join(" ")} `.includes(` ${phrase.join(" ")} `);
  }
  const core = subject.slice(0, Math.max(3, subject.length - 2));
  return (
    (subject.every((word) => tokens.includes(word)) && near(subject, going.words)) ||
    (core.length >= 4 && ` ${tokens.join(" ")} `.includes(` ${phrase.slice(0, 5).join(" ")} `))
  );
}

/** The subject's words stand close together, not scattered over a long sentence. */
function near(subject: readonly string[], words: string): boolean {
  const tokens = syllables(words);
  const places = subject.map((word) => tokens.lastIndexOf(word));
  return Math.max(...places) - Math.min(...places) <= subject.length * 2 + 2;
}

interface Clause {
  line: ProseLine;
  /** Offset of the clause in its line. */
  index: number;
  length: number;
  words: string;
  /** Short name in brackets behind the words. */
  short?: string;
}

function clausesOf(prose: Prose, pattern: RegExp): Clause[] {
  return prose.lines.flatMap((line) =>
    [...line.own.matchAll(pattern)].map((match) => ({
      line,
      index: match.index,
      length: match[0].length,
      words: match[1] ?? "",
      ...(match[2] === undefined ? {} : { short: match[2] }),
    })),
  );
}
