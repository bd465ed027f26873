/** How many people or tests a place sees, a day or in a year: "bình quân 650 lượt khám/ngày", "năm 2025 khám 86.400 lượt". */
import type { Sentence } from "../claims/claim-sentences.ts";
import { nameBehind } from "./count-names.ts";
import { anyOf } from "./naming.ts";
import { tellingWords, yearsIn } from "./quantity-words.ts";
import type { UsualClaim } from "./usual-kinds.ts";

const COUNT =
  /(?<![\d.,/%–-])(\d{1,3}(?:\.\d{3})+|\d{1,6})\s+((?:lượt|ca|mẫu|đơn thuốc|hồ sơ|phiếu|xét nghiệm|người bệnh|bệnh nhân)(?!\p{L})[^.;,:(\d]*)/giu;
const SPAN = "ngày|tuần|tháng|quý|năm";
const PER_BEFORE = new RegExp(
  `(?<!\\p{L})(?:mỗi|một|hằng|hàng|bình quân|trung bình) (${SPAN})(?! 20)(?!\\p{L})`,
  "iu",
);
const PER_BEHIND = new RegExp(
  `(?:/\\s*|(?<!\\p{L})(?:mỗi|một|hằng|hàng|trong một|trong) )(${SPAN})(?! 20)(?!\\p{L})`,
  "iu",
);
/** Wanted, about, a change or some of them. */
const OTHERWISE = anyOf(
  "phấn đấu|mục tiêu|chỉ tiêu|dự kiến|kế hoạch|ước|tăng|giảm|thêm|khoảng|gần|hơn|trên(?! cơ sở| số liệu)|dưới|tối đa|tối thiểu|ít nhất|không quá|đến|lên|trong đó|riêng|còn|nếu|có thể|cao điểm|lúc|quý [ivx\\d]+|\\d+ tháng|đầu năm|tháng \\d+|định mức|cứ",
);
/** What is done for them; in whatever order the sentence says it. */
const DONE =
  /(?<!\p{L})(?:khám|điều trị|nội trú|ngoại trú|xét nghiệm|siêu âm|chụp|x-quang|nội soi|tiêm|phẫu thuật|thủ thuật|cấp cứu|đẻ|sinh|tư vấn|chuyển tuyến|bảo hiểm|bhyt|thu phí|dịch vụ|trẻ em|cao tuổi|học sinh|đăng ký|tiếp nhận hồ sơ|dịch vụ công|một cửa|đơn thuốc|hồ sơ|trực tuyến)(?!\p{L})/giu;
const PLACE =
  /(?<!\p{L})(?:(?:khoa|phòng|trạm|xã|phường|cơ sở|khu|điểm)\s+(?!khám|y tế|chữa)(?:\p{L}+|\d+)(?:\s+\p{Lu}\p{L}*)*|(?:các |tại |ở )trạm)/gu;

export const loadsOf = (sentence: Sentence): UsualClaim[] =>
  [...sentence.text.matchAll(COUNT)].flatMap((match) => loadOf(sentence, match) ?? []);

function loadOf(sentence: Sentence, match: RegExpExecArray): UsualClaim | null {
  const { text } = sentence;
  const { 1: digits = "", 2: behind = "", index: start } = match;
  const clause = Math.max(text.lastIndexOf(";", start), text.lastIndexOf(":", start)) + 1;
  const before = text.slice(clause, start);
  const per = [PER_BEHIND.exec(behind), PER_BEFORE.exec(before)].find((one) => one !== null)?.[1];
  // The year may end it: "86.400 lượt người khám năm 2025".
  const years = yearsIn(text.slice(0, start + match[0].length + 5));
  const of = namesIn(before, behind);
  const isTold = of !== "" && (per !== undefined || years.length === 1);
  if (!isTold || OTHERWISE.test(before)) return null;
  const [head = "", next = ""] = behind.split(/\s+/);
  return {
    kind: LOAD,
    sentence,
    start,
    shown: `${digits} ${head} ${next}`,
    value: Number(digits.replaceAll(".", "")),
    unit: `${/^(?:người|bệnh)$/iu.test(head) ? "lượt" : head} ${per ?? "in a year"}`,
    of,
    years: years.join(" "),
    from: "",
  };
}

/** What is done with them, in whatever order it is said, and the words that tell which of them are meant. */
function namesIn(before: string, behind: string): string {
  const said = [DONE, PLACE].flatMap((words) => [...before.matchAll(words)].map(([one]) => one));
  const own = `${said.join(" ")} ${nameBehind(behind.replace(PER_BEHIND, " "))}`;
  const words = tellingWords(own.replace(WHO, " "));
  return [...new Set(words)].toSorted().join(" ");
}

/** Whom it is done for is told or not. */
const WHO = /(?<!\p{L})(?:lượt|ca|mẫu|người bệnh|bệnh nhân|người dân|người|chữa bệnh)(?!\p{L})/giu;

const LOAD: UsualClaim["kind"] = {
  id: "load",
  figure: "count",
  words: /(?!)/gu,
  hasSubject: false,
};
