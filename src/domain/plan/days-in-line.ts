/** Whole days in a line, "05/12/2026" or "05 tháng 12 năm 2026": those that a law or a document sets, and states that began on one. */

/** "05 tháng 12 năm 2026" is the day "05/12/2026". */
const IN_WORDS = String.raw`\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*20\d{2}`;
const DAY = String.raw`(?:${IN_WORDS}|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d{2})`;
/** "từ ngày 01/10/2025" without an end: a state that began then, not a time of the plan. */
export const SINCE = new RegExp(
  String.raw`(?<=(?<!\p{L})từ (?:ngày\s+)?)${DAY}(?!\s*(?:đến|tới|[-–])\s*)`,
  "giu",
);
export const FULL_DATE = new RegExp(String.raw`(?<!\d)${DAY}(?!\d)`, "giu");
/** A day on which a document was signed, took or lost effect. */
export const OF_LAW = new RegExp(
  String.raw`(?:hiệu lực|ban hành|ký|công bố|thay thế|bãi bỏ|áp dụng)(?:\s+(?:kể\s+)?từ)?(?:\s+ngày)?\s+${DAY}`,
  "giu",
);

/** "5/1/2027", "05/01/2027" and "ngày 05 tháng 01 năm 2027" are one day. */
export const plainDate = (text: string): string =>
  text
    .replace(/^ngày\s*/iu, "")
    .replace(/\s*(?:tháng|năm)\s*/giu, "/")
    .replace(/\s/g, "")
    .replace(/(?<!\d)0(?=\d[/.-])/g, "")
    .replace(/[.-]/g, "/");

/** Days as `lawful` takes them. */
export const lawfulDays = (days: readonly string[]): ReadonlySet<string> =>
  new Set(
    days.map((iso) => {
      const [year = "", month = "", day = ""] = iso.split("-");
      return plainDate(`${day}/${month}/${year}`);
    }),
  );

/** "trước ngày 01/7/2027 theo Điều 39 Nghị định số …": a day that a law or decree sets, known here or not. */
const BY_LAW = new RegExp(
  String.raw`(?<!\d)(${DAY}),?\s+theo\s+(?:quy định\s+(?:tại|của)\s+)?(?:(?:điểm|khoản|điều|mục)\s+[\p{L}\d]+,?\s+(?:của\s+)?)*(?:bộ luật|luật|pháp lệnh|nghị định|thông tư)(?!\p{L})`,
  "giu",
);

/** How often a text prints a day that stands as `lawful` takes it. */
export const timesPrinted = (text: string, day: string): number =>
  [...text.matchAll(FULL_DATE)].filter(([found]) => plainDate(found) === day).length;

/** Days that a text binds to a law, as `lawful` takes them. */
export const daysByLaw = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(BY_LAW)].map(([, day = ""]) => plainDate(day)));

/** Days of one sentence move together or not at all: beside a day of the law the others stand. */
export const besideLawful = (text: string, lawful: ReadonlySet<string> | undefined): boolean =>
  [...text.matchAll(FULL_DATE)].some(([day]) => lawful?.has(plainDate(day)) === true);

export function sentenceAt(text: string, at: number): string {
  const from = text.lastIndexOf(". ", at) + 1;
  const end = text.indexOf(". ", at);
  return text.slice(from, end < 0 ? undefined : end);
}
