/** What a measure or a day is of: "băng thông đường truyền chính", "hoàn thành lắp đặt trước ngày". */
import type { Clause } from "./clause-of-figure.ts";
import { nameBehind } from "./count-names.ts";
import type { Figure } from "./figures-in-sentence.ts";
import { ACTORS, anyOf, type Naming, ownedBy, PART, PER, plain, REPORTED } from "./naming.ts";
import { tellingWords } from "./quantity-words.ts";

export function measureOf({ before, after }: Clause): Naming | null {
  if (PART.test(before) || PER.test(after)) return null;
  const name = before.replace(REPORTED, "").replace(/(?:với|có|là|:)\s*$/iu, "");
  const thing = [...tellingWords(name), ...tellingWords(ownedBy(nameBehind(after)))];
  return new Set(thing).size < 3 ? null : { ...plain, scope: "all", thing };
}

const DAY_TAIL =
  /(?<!\p{L})(?<start>từ|bắt đầu|kể từ)(?:\s+ngày)?\s*$|(?<!\p{L})(?<limit>trước|chậm nhất|đến|đến hết|hết hạn|muộn nhất|xong)(?:\s+(?:là|vào|ngày|hết))*\s*$/iu;
const NO_DAY = anyOf(
  "ký|ban hành|lùi|gia hạn|chuyển|dời|thay|tỷ lệ|giai đoạn|đợt|bước|mỗi|hoặc|sinh",
);

export function dayOf({ kind }: Figure, { before, after }: Clause): Naming | null {
  if (NO_DAY.test(before) || /\d/.test(after) || /^\s*(?:đến|[-–]|và)\s/iu.test(after)) return null;
  const tail = DAY_TAIL.exec(before);
  const said = before
    .replace(REPORTED, "")
    .replace(ACTORS, "")
    .replace(DAY_TAIL, (all) => (/hết hạn/iu.test(all) ? " hết hạn" : " "));
  const thing = tellingWords(
    said.replace(/(?<!\p{L})(?:ngày|(?:thời )?hạn(?: chót| cuối)?|từ năm|năm)(?!\p{L})/giu, " "),
  );
  if (new Set(thing).size < 2) return null;
  const anchor = kind === "day" && tail?.groups?.["start"] !== undefined ? ["từ"] : [];
  return { ...plain, scope: "all", thing, anchor };
}
