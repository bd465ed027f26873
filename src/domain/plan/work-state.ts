/**
 * What an answer says of a piece of work: done, under way (until when, how much of it is left), not held in its year,
 * given up, or nothing that could be told. Only what is done leaves a plan as done.
 */
import { fold } from "../text/fold.ts";
import { toldShare } from "./judge-result.ts";

export type WorkState =
  | { kind: "done" | "given-up" | "not-held" | "untold" }
  | {
      kind: "under-way";
      /** "tháng 3/2027": when it is to be finished, as the unit says. */
      until: string | null;
      /** "còn 6 người": how many are left. */
      left: number | null;
    };

/** "Không tuyển nữa", "hủy": nobody goes on with it. With marks where the folded word has two meanings. */
const GIVEN_UP =
  /^(?:thôi|không|khỏi|ngừng|dừng)(?!\p{L})[^.;]*\snữa(?!\p{L})|^(?:hủy|huỷ|bãi bỏ|dừng hẳn|thôi không|đã (?:hủy|huỷ|bãi bỏ)|không (?:còn )?(?:có )?nhu cầu|không tiếp tục|không còn phù hợp|bỏ(?=\s|[.,;]|$))(?!\p{L})/iu;
const GIVEN_UP_FOLDED =
  /^(?:khong|thoi|khoi) [^.;]*\bnua\b|^(?:khong (?:con )?(?:co )?nhu cau|khong tiep tuc)\b/;
/** It was not held in the year of the plan; of the next one nothing is said. */
const NOT_HELD =
  /^khong (?:to chuc|thuc hien|trien khai|lam|tien hanh|dien ra|mo duoc|mo lop|cu|mua|tuyen|ky|bo tri|co kinh phi|duoc)\b/;
const UNDER_WAY =
  /\b(?:chua|dang|mot phan|khong dat|cham(?! nhat| so| soc| cong)|gia han|du kien|keo dai|vuong|tam dung|con lai|van con|con \d+)\b/;
/** Words that lose their marks into others, "hoàn thành", "cho". */
const UNDER_WAY_MARKED = /(?<!\p{L})(?:hoãn|lùi|chờ|dời)(?!\p{L})/iu;
/** "Không còn khoa nào chưa có", "còn hiệu lực": nothing is left. */
const NOTHING_LEFT = /\bkhong con\b[^.;,]*|\bkhong co [^.;,]*\bchua\b[^.;,]*/g;
const DONE =
  /^(?:vang|da|roi|xong|co|dung|dat|ok|hoan thanh|hoan tat|100 ?%|dong y|xac nhan|(?:theo |tai )?quyet dinh)\b|\bda (?:xong|hoan thanh|duoc phe duyet|nghiem thu|ban giao|ban hanh)\b/;

const TIME = String.raw`(?:(?:cuối|đầu|giữa)\s+)?(?:(?:ngày\s+)?\d{1,2}\/\d{1,2}\/(?<day>20\d{2})|(?:tháng|quý)\s+[\dIVX]{1,4}\s*(?:\/|năm\s+|-)\s*(?<part>20\d{2})|năm\s+(?<whole>20\d{2}))`;
const UNTIL = new RegExp(
  String.raw`(?:dự kiến|gia hạn|kéo dài|lùi|hoãn|dời|chuyển|sang|đến|trước|trong|vào|hoàn thành)\s+(?:(?:đến|tới|sang|hết|vào|trong|hoàn thành|xong|trước)\s+)*(?<time>${TIME})`,
  "iu",
);

/** Reads an answer on a task; `year` is the year of the new plan, before which nothing can be due. */
export function workState(answer: string, year: number): WorkState {
  const folded = fold(answer).trim();
  if (GIVEN_UP.test(answer.trim()) || GIVEN_UP_FOLDED.test(folded)) return { kind: "given-up" };
  const told = folded.replace(NOTHING_LEFT, " ");
  if (NOT_HELD.test(folded)) return { kind: "not-held" };
  const share = toldShare(answer);
  const partly = share !== null && share < 1;
  if (partly || /^khong\b/.test(folded) || UNDER_WAY.test(told) || UNDER_WAY_MARKED.test(answer))
    return { kind: "under-way", until: untilIn(answer, year), left: leftIn(folded) };
  return DONE.test(folded) || (share !== null && /^\d/.test(folded))
    ? { kind: "done" }
    : { kind: "untold" };
}

function untilIn(answer: string, year: number): string | null {
  const { time = null, day, part, whole } = UNTIL.exec(answer.normalize("NFC"))?.groups ?? {};
  return Number(day ?? part ?? whole ?? 0) >= year ? time : null;
}

const leftIn = (folded: string): number | null => {
  const [, raw] = /\bcon(?: lai| thieu)?\s+(\d{1,6})(?![\d/.,]*\d*\s*%)/.exec(folded) ?? [];
  return raw === undefined ? null : Number(raw);
};

/** An answer from which nobody can tell whether the work is done leaves the question open, and that is said. */
export const untoldNote = (ask: string, answer: string): string =>
  `Câu trả lời "${answer}" cho "${ask}" chưa nói việc đã xong hay chưa; ghi "đã xong", "chưa xong" hoặc "không làm nữa".`;
