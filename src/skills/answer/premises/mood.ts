/** How much a question takes for granted: it asserts, asks for a yes or no, or asks openly. Pure. */
import { fold } from "../../../domain/text/fold.ts";

/**
 * asserted: "… đúng không", "nghe nói …", "vẫn … chứ"; yes-no: "được không", "có phải …"; open: "bao nhiêu", "văn bản nào".
 */
export type Mood = "asserted" | "yes-no" | "open";

const NOT = "(?:khong|ko|k|hong|hok|hem|hk|chua)";
const ASSERTED = new RegExp(
  [
    `\\b(?:phai|dung|chuan|chinh xac)(?: vay| the| roi)? ${NOT}\\b`,
    "\\bdung (?:ha|hem|hong|chu|chua|nhi|a)\\b",
    "\\bco dung\\b(?! (?:dinh muc|han muc|gia tran|tran|muc|quy dinh|luat|phap luat|che do|tieu chuan)\\b)",
    "\\b(?:co phai|nghe noi|nghe bao|thay bao|thay noi|ai bao|hinh nhu|em (?:hieu|nho|tuong) (?:la|rang)?|tuong|theo toi (?:biet|nho)|minh nho)\\b",
    "\\b(?:phai vay|phai chu|dung the|the a|vay a|a|ha|chu|nhi|mà|hen|nhe|chac)$",
    "\\b(?:van|dang) (?:con )?.{2,60} (?:ma|chu|nhi)\\b",
    "\\bma$",
    "\\bpk$|\\bdk$|\\bdr ko$",
  ].join("|"),
);
const YES_NO = new RegExp(
  `\\b(?:duoc|dc|kip|on|sai|vuot|qua|du|hop le|thoa|dat|vi pham|bi phat) (?:gi )?${NOT}\\b|\\bco .{2,80} ${NOT}\\b|${NOT}$|\\b(?:co sao|co bi)\\b`,
);

/** Whom it is said to, and the little words of asking. */
const TAIL = /(?: (?:a|ad|em|anh|chi|sep|ban|admin|vay|z|nhe|nha|nhi|oi))+$/;

/** "Nhỉ" and "à" take what is said for granted, whoever is called behind them; not behind "không". */
function keptOf(tail: string, before: string): string {
  const asserts = / (?:nhi|a)\b/.exec(tail)?.[0];
  return asserts === undefined || new RegExp(`${NOT}$`).test(before) ? "" : asserts;
}

export function moodOf(text: string): Mood {
  const said = fold(text)
    .replace(/[?!.,;:()"“”]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(TAIL, (tail, at: number, all: string) => keptOf(tail, all.slice(0, at)));
  if (ASSERTED.test(said)) return "asserted";
  return YES_NO.test(said) ? "yes-no" : "open";
}
