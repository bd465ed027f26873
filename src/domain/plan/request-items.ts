/** How a clause of a request names its item, without its verb, figures and measure. */
const UNITS = "cai|chiec|bo|goi|he thong|suat|nguoi|tai khoan|license|ban quyen";

const LEADING_UNIT = new RegExp(`^\\s*(?:${UNITS})\\s+(?=\\S)`);

/** The name that is left of a clause. */
export function itemIn(text: string): string {
  return text
    .replace(LEADING_UNIT, " ")
    .replace(/[:=]/g, " ")
    .replace(/\b(?:thue )?(?:ca|tron) nam\b/g, " ")
    .replace(/\b(?:trong|cho|nua|di|nhe|a|them|voi|so luong|nam \d{4})\b/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(TRAILING_UNIT, "")
    .replace(/(?<=\S)\s+(?:(?:da )?(?:cu|hong)|len|xuong|moi(?: nguoi| chiec| cai)?)$/, "")
    .replace(/^(?:cai|chiec|bo|goi|suat|tai khoan|license|thang|nam)$/, "");
}

/** "máy tính bảng 10 chiếc": the unit behind the number. */
const TRAILING_UNIT = /(?<=\S)\s+(?:cai|chiec|bo|suat|nguoi|tai khoan|license)$/;
