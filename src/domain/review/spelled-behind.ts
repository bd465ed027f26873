/** Words right behind an amount that may spell it: in brackets, behind "bằng chữ:", behind a dash. */

/** What stands in the place where an amount is spelled, given the text behind it; no number perhaps. */
export const spelledBehind = (after: string): string | undefined =>
  /^\s*[,;:]?\s*[([]\s*([^()[\]]{6,380})[)\]]/u.exec(after)?.[1] ?? leadIn(after);

/** "(khoảng 2,05 tỷ đồng)" says it in figures again. */
export const isNumberInWords = (spelled: string): boolean =>
  !/\d/.test(spelled) && NUMBER_WORD.test(spelled);

/** Whether the amount in front of the text is spelled right behind it. */
export const isSpelled = (after: string): boolean => isNumberInWords(spelledBehind(after) ?? "");

/** "(chưa thuế)" behind an amount spells none. */
const NUMBER_WORD =
  /(?<!\p{L})(?:ngh[iì]n|ng[aà]n|tri[eệ]u|t[yỷiỉ]|tr[aă]m|m[uư][oơờ]i|ch[uụ]c|v[aạ]n|đồng|dong)(?!\p{L})/iu;

/** Behind "bằng chữ:", "ghi bằng chữ:" or "viết bằng chữ là", or behind a dash: "… đồng - ba tỷ hai trăm triệu đồng". */
const leadIn = (after: string): string | undefined =>
  /^\s*[,;.]?\s*((?:viết |ghi |đọc |số tiền )?(?:bằng|bang) (?:chữ|chu)\s*:[^.;()]{6,380})/iu.exec(
    after,
  )?.[1] ??
  /^\s*[,;.]?\s*(?:số tiền )?(?:viết |ghi |đọc )?bằng chữ(?: là)?\s+(\p{L}[^.;()\d]{6,380})/iu.exec(
    after,
  )?.[1] ??
  /^\s*[-–]\s+((?:\p{L}+ ){2,40}đồng)(?!\p{L})/u.exec(after)?.[1];
