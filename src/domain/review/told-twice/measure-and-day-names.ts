/** What a measure or a day is of: "băng thông đường truyền chính", "hoàn thành lắp đặt trước ngày". */
import type { Clause } from "./clause-of-figure.ts";
import { nameBehind } from "./count-names.ts";
import type { Figure } from "./figures-in-sentence.ts";
import { ACTORS, anyOf, type Naming, ownedBy, PART, PER, plain, REPORTED } from "./naming.ts";
import { tellingWords } from "./quantity-words.ts";

export function measureOf({ before, after, rest }: Clause): Naming | null {
  if (PART.test(before) || PER.test(after)) return null;
  const name = before.replace(REPORTED, "").replace(/(?:với|có|là|:)\s*$/iu, "");
  const subject = WITH.test(before) ? (SUBJECT.exec(rest)?.[0] ?? "") : "";
  const thing = [
    ...tellingWords(name),
    ...tellingWords(ownedBy(nameBehind(after))),
    ...tellingWords(subject),
  ];
  return new Set(thing).size < 3 ? null : { ...plain, scope: "all", thing };
}

/** "Với diện tích 24 m2, phòng máy chủ đủ chỗ …": whose it is follows. */
const WITH = /^(?:với|do|nhờ)(?!\p{L})/iu;
const SUBJECT =
  /^\s*(?:(?!(?:đủ|không|chưa|có|được|là|chỉ|còn|vẫn|đáp ứng|luôn|bảo đảm|đảm bảo|phải|cần|rất|đã|sẽ)(?!\p{L}))\p{L}+\s*){1,6}/iu;

const DAY_TAIL =
  /(?<!\p{L})(?<start>từ|bắt đầu|kể từ)(?:\s+ngày)?\s*$|(?<!\p{L})(?<limit>trước|chậm nhất|đến|đến hết|hết hạn|muộn nhất|xong)(?:\s+(?:là|vào|ngày|hết))*\s*$/iu;
/** "Giá được lập theo báo giá ngày …": the day is that of the paper. */
const PAPER =
  /^(?:.*(?<!\p{L})(?:theo|căn cứ|trên cơ sở|dựa trên|dựa vào|tại)\s+)?((?:báo giá|báo cáo|biên bản|tờ trình|kết luận|chứng thư|phiếu|thông báo|bản chào giá)(?!\p{L}).*)$/iu;
const SAID_OF_IT = /(?<!\p{L})(?:có|còn|đã|là|được)(?!\p{L}).*$/iu;
const NO_DAY = anyOf(
  "ký|ban hành|lùi|gia hạn|chuyển|dời|thay|tỷ lệ|giai đoạn|đợt|bước|mỗi|hoặc|sinh",
);

export function dayOf({ kind }: Figure, clause: Clause): Naming | null {
  const { before } = clause;
  const paper = PAPER.exec(before)?.[1];
  const after = paper === undefined ? clause.after : clause.after.replace(SAID_OF_IT, "");
  if (NO_DAY.test(before) || /\d/.test(after) || /^\s*(?:đến|[-–]|và)\s/iu.test(after)) return null;
  const said = (paper ?? before)
    .replace(REPORTED, "")
    .replace(ACTORS, "")
    .replace(DAY_TAIL, (all) => (/hết hạn/iu.test(all) ? " hết hạn" : " "));
  const whose = paper === undefined ? "" : ownedBy(after);
  const thing = tellingWords(
    `${said} ${whose}`.replace(
      /(?<!\p{L})(?:ngày|(?:thời )?hạn(?: chót| cuối)?|(?<!thành )lập|kịp|thống nhất|căn cứ|kết quả|từ năm|năm)(?!\p{L})/giu,
      " ",
    ),
  );
  if (new Set(thing).size < 2) return null;
  const anchor = kind === "day" && isStart(before) ? ["từ"] : [];
  return { ...plain, scope: "all", thing, anchor };
}

const isStart = (before: string): boolean => DAY_TAIL.exec(before)?.groups?.["start"] !== undefined;
