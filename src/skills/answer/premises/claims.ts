/** What a question takes for granted, as data: figures, days, how strongly. Pure. */
import { fold, stripMarks } from "../../../domain/text/fold.ts";
import { type ClaimedDay, claimedDays } from "./days.ts";
import { type Mood, moodOf } from "./mood.ts";
import { quantitiesOf, type Quantity } from "./quantities.ts";

export interface ClaimedQuantity extends Quantity {
  /** Said as a limit or rule ("hạn mức 2 tỷ", "trong 24 giờ"), not of a case ("gói 800 triệu"). */
  limit: boolean;
  /** What is said of something else ("… chỉ cần cấp độ 1 đúng không"), not the subject ("hồ sơ cấp độ 3 do ai …"). */
  last: boolean;
}

export interface Claims {
  mood: Mood;
  quantities: ClaimedQuantity[];
  days: ClaimedDay[];
  /** At least one is said as a limit. */
  limits: boolean;
}

interface Place {
  start: number;
  end: number;
}

const SAID_LAST = /^(?:\S+ ){0,2}(?:dung|phai|ha|nhi|chu|vay|a|ma|co dung)\b/;

/** Words before a figure that make it a rule. */
const RULE_BEFORE =
  /\b(?:la|muc|han|tran|toi da|toi thieu|qua|den|toi|trong|vong|chi|can|duoi|tren|nhat|truoc|con|bang|thue|vat|gtgt|suat|phat|luu|giu|tri|tu|du|bi|chiu|co|duoc|giam|tang|gom|sau|moi|vuot|ghi|ap dung)\s*(?:tien\s*)?$/;

/** `symbols`: places of documents in the text, whose numbers claim nothing. */
export function claimsOf(text: string, symbols: readonly Place[]): Claims {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  const days = claimedDays(nfc, symbols).filter(({ end }) => !IS_CASE.test(fold(nfc.slice(end))));
  const taken = [...symbols, ...days];
  const quantities = quantitiesOf(nfc)
    .filter((one) => !taken.some((other) => one.start < other.end && other.start < one.end))
    .filter((one) => !isWindow(folded, one))
    .map((one) => ({
      ...one,
      last: SAID_LAST.test(fold(nfc.slice(one.end))),
      limit:
        one.dimension === "percent" ||
        one.bound !== "exact" ||
        RULE_BEFORE.test(folded.slice(Math.max(0, one.start - 30), one.start)),
    }));
  const limits =
    days.length > 0 || quantities.some((one) => one.limit && one.dimension !== "count");
  return { mood: moodOf(nfc), quantities, days, limits };
}

/** "Nằm viện từ trước 21/7/2025 thì có phải …": the day belongs to the case, the yes or no is of what follows. */
const IS_CASE =
  /^[^a-z0-9]*(?:thi (?:co )?(?:phai|can|duoc|bat buoc|bi)\b|co (?:phai|can|duoc|bi) (?!(?:vay |the )?(?:khong|ko|k|hong|chua)\b)[a-z])/;

/** "Trong 6 tháng tới", "30 ngày nữa": the time asked about. */
function isWindow(folded: string, { start, end, dimension }: Quantity): boolean {
  if (dimension !== "time") return false;
  return /^\s*(?:toi|nua|qua|gan day|sap toi)\b/.test(folded.slice(end)) && start >= 0;
}
