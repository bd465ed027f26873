/** What a length of time is: "thời hạn bảo hành thiết bị", "gửi hồ sơ chậm nhất … sau nghiệm thu". */
import type { Clause } from "./clause-of-figure.ts";
import { anyOf, type Naming, PER, plain, REPORTED } from "./naming.ts";
import { tellingWords } from "./quantity-words.ts";

const SPAN = /(?<!\p{L})(?:thời hạn|thời gian|tiến độ|kỳ hạn)(?!\p{L})/iu;
const FROM =
  /^\s*(?:làm việc\s+)?(?:kể từ|tính từ|sau|từ)(?:\s+(?:khi|ngày|thời điểm))?\s+([^,;.]*)/iu;
/** "Quá 15 ngày sau nghiệm thu mà chưa gửi …": what should have been done by then. */
const MISSED = /\s(?:mà\s+)?(?:chưa|không)\s+(.*?)(?=\s+(?:thì|phải|sẽ|đều)(?!\p{L})|$)/iu;
const MODAL = /^.*(?<!\p{L})(?:phải|sẽ|cần|cam kết|có trách nhiệm|bảo đảm|đảm bảo)(?!\p{L})/iu;
const LIMIT =
  /(?<!\p{L})(?:trong|chậm nhất|muộn nhất|không quá|tối đa|tối thiểu|ít nhất|trong vòng|quá|sau|từ|trước|là)(?:\s+(?:là|vòng))?\s*$/iu;
const NO_LENGTH = anyOf(
  "mỗi|từng|cứ|định kỳ|gia hạn|thêm|sớm hơn|muộn hơn|chậm hơn|khoảng|gần|hơn|trên|dưới|tăng|giảm|kéo dài|rút ngắn|từ",
);

const LEAST = /(?:tối thiểu|ít nhất)\s*(?:là\s*)?$/iu;
const OVER = /(?<!\p{L})quá\s*$/iu;
const HELD = /(?<!\p{L})có\s*$/iu;

export function lengthOf({ before, after, rest }: Clause): Naming | null {
  const from = FROM.exec(after)?.[1] ?? "";
  const missed = MISSED.exec(from);
  const anchor = tellingWords(from.slice(0, missed?.index).replace(SAID_THEN, ""));
  if (OVER.test(before) && missed !== null) return missedAfter(anchor, missed[1] ?? "");
  if (NO_LENGTH.test(before) || PER.test(after)) return null;
  const thing = ONLY_LIMIT.test(before) ? tellingWords(rest.replace(MODAL, "")) : timed(before);
  const bound = LEAST.test(before) ? ("least" as const) : null;
  return thing.length < 2 ? null : { ...plain, scope: "all", thing, anchor, bound };
}

/** "Trong thời hạn 5 ngày kể từ ngày nhận hồ sơ, bộ phận một cửa phải trả kết quả". */
const ONLY_LIMIT = /^(?:chậm nhất|muộn nhất|trong(?: vòng)?(?: thời hạn)?)$/iu;
const SAID_THEN = /(?<!\p{L})(?:đều|phải|sẽ|nên|để|thì|là)(?!\p{L}).*$/iu;

function missedAfter(anchor: readonly string[], work: string): Naming | null {
  const thing = tellingWords(work);
  return thing.length < LEAST_WORDS || anchor.length === 0
    ? null
    : { ...plain, scope: "named", thing, anchor };
}

const LEAST_WORDS = 3;

/** What takes the time: behind "thời hạn" with what has it, else the verb with its object. */
function timed(before: string): string[] {
  const said = before.replace(LIMIT, " ");
  const span = SPAN.exec(before);
  if (span === null)
    return LIMIT.test(before) ? tellingWords(said.replace(REPORTED, "").replace(MODAL, "")) : [];
  const subject = said.slice(0, span.index).replace(REPORTED, "");
  return [
    ...tellingWords(said.slice(span.index)),
    ...(HELD.test(subject) ? tellingWords(subject) : []),
  ];
}
