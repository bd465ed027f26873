/**
 * Figures of the year before the plan's own that a line measures against: "từ 80% (năm 2025) lên 95%", "(năm 2025: 9/14)",
 * "so với năm 2025 (12 dịch vụ)". A year later they are those of another year, by its result or still to be told.
 */
import { openMark } from "./open-marks.ts";

/** A figure behind the year: "năm 2025 đạt 80%", "(năm 2025: 1.250 lượt)". */
const REACHED =
  /^\s*(?:(?:mới|chỉ|đã|ước|hiện)\s+)*(?:đạt|là|có|đáp ứng|còn|ghi nhận)\s+(?:(?:được|khoảng|trên|hơn|gần)\s+)?\d/iu;
const AIMED =
  /(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch)[^.;(]*$|(?:đến|hết|cuối|trong)[^.;(]{0,20}$/iu;
const AT_LEAST = /^[^.;()]{0,40}trở lên/iu;
const COMPARED = /(?:^|[^\p{L}])(?:từ|lên|xuống|tăng|giảm|so với)(?!\p{L})/iu;
/** "từ 80% (năm", "từ mức 85% của năm", "so với 12 lượt năm": the year itself follows. */
const FROM_FIGURE =
  /(?:từ|so với)\s[^.;,()]{0,24}\d[^.;,()]{0,20}\s(?:\(\s*)?(?:(?:của|trong|ở)\s+)?(?:năm\s+)?$/iu;

const HELD_AGAINST = /(?<!\p{L})so với\s+(?:\p{L}+\s+){0,3}năm\s*$/iu;

/**
 * Whether a text tells a figure of the year before the plan's own, against which it measures: "từ 80% (năm 2025) lên
 * 95%". Moved on, the old figure would be told of a year in which nobody has counted it.
 */
export function statesBaseline(text: string, planYear: number): boolean {
  return [...text.matchAll(new RegExp(`(?<![\\d/.-])${planYear - 1}(?!\\d)`, "gu"))].some(
    ({ index }) => isBaseline(text.slice(0, index), text.slice(index + 4)),
  );
}

function isBaseline(before: string, after: string): boolean {
  const bracket = /\(([^()]*)$/u.exec(before)?.[1];
  if (bracket !== undefined) {
    if (REACHED.test(after) || /^\s*[:=]\s*\D{0,12}\d/u.test(after)) return true;
    const figure = /\d[^.;]{0,30}\(\s*(?:(?:của|kết quả|thực hiện)\s+)?(?:năm\s+)?$/u.test(before);
    return figure && /^\s*\)/u.test(after) && COMPARED.test(before);
  }
  if (isBase(before, after) || IN_FRONT.test(after)) return true;
  if (AT_LEAST.test(after)) return false;
  return REACHED.test(after) && !AIMED.test(before.replace(/năm\s+$/iu, ""));
}

const isBase = (before: string, after: string): boolean =>
  (FROM_FIGURE.test(before) && /^\s*(?:lên|xuống|đến|tới|còn|[.,;)]|$)/iu.test(after)) ||
  (HELD_AGAINST.test(before) && /^\s*\(\s*\d/u.test(after));

/** "2025: 40%; 2026: 70%", behind the first year. */
const IN_FRONT = /^:\s*\d[^:]*[;,]\s*(?:năm )?20\d{2}:\s*\d/u;

/** "80%", "9/14 trạm", "12.400 lượt": a figure and what it counts. */
const FIGURE = String.raw`\d[\d.,/]*(?<unit>\s*%|(?:\s+(?!năm|lên|xuống|còn|đến|tới|trong|của)\p{Ll}+){0,3})`;
const OF = String.raw`(?:(?:của|trong|ở)\s+)?`;
const REST = String.raw`(?=\s*\)?\s*(?:lên|xuống|còn|đến|tới)(?!\p{L}))`;
const NEW_YEAR = "\u0001";
const NEW_FIGURE = "\u0002";
const VERB = "\u0003";

/** Ways to tell such a figure, of a year; and the same with signs for the year and the figure of a year later. */
const FORMS: readonly (readonly [(year: number) => string, string])[] = [
  // "(năm 2025: 9/14)", "; năm 2025 là 60 phút)"
  [
    (year) =>
      String.raw`(?<=[(;]\s*(?:kết quả |thực hiện |đạt )?)năm ${year}\s*(?::|đạt|là)\s*${FIGURE}(?=\s*[);])`,
    `năm ${NEW_YEAR}: ${NEW_FIGURE}`,
  ],
  // "từ 5 trạm (năm 2025) lên", "từ mức 70% năm 2025 lên"
  [
    (year) => String.raw`(?<=(?<!\p{L})từ\s+)(?:mức\s+)?${FIGURE}\s*\(?${OF}năm ${year}${REST}\)?`,
    `${NEW_FIGURE} (năm ${NEW_YEAR})`,
  ],
  // "so với năm 2025 (12 dịch vụ)"
  [
    (year) => String.raw`(?<=so với\s+(?:\p{L}+\s+){0,3})năm ${year}\s*\(${FIGURE}\)`,
    `năm ${NEW_YEAR} (${NEW_FIGURE})`,
  ],
  // "2025: 40%; 2026: 70%", "năm 2025: 4/9 trạm; năm 2026: 9/9 trạm"
  [
    (year) =>
      String.raw`(?<![\d/(])(?:năm )?${year}:\s*${FIGURE}(?=\s*[;,]\s*(?:năm )?20\d{2}:\s*\d)`,
    `năm ${NEW_YEAR}: ${NEW_FIGURE}`,
  ],
  // ", năm 2025 là 52%"
  [
    (year) =>
      String.raw`(?<![(;]\s*)năm ${year}(?<verb>\s+(?:(?:mới|chỉ|đã|ước)\s+)*(?:đạt|là)\s+)${FIGURE}`,
    `năm ${NEW_YEAR}${VERB}${NEW_FIGURE}`,
  ],
];

/**
 * What a line starts from, a year later: `reached` is the result of the plan's year, null where nobody has told it yet. The
 * year of a comparison beside such a figure moves with it.
 */
export function withBaselineOf(text: string, planYear: number, reached: string | null): string {
  if (!statesBaseline(text, planYear)) return text;
  const told = FORMS.reduce((words, [printed, next]) => {
    const found = new RegExp(printed(planYear - 1), "iu").exec(words);
    if (found === null) return words;
    // A bare number counts what the old one did.
    const unit = /^[\d.,/]+$/u.test(reached ?? "-") ? (found.groups?.["unit"] ?? "") : "";
    const figure = reached === null ? openMark(`kết quả năm ${planYear}`) : `${reached}${unit}`;
    const now = next
      .replace(NEW_YEAR, String(planYear))
      .replace(VERB, found.groups?.["verb"] ?? "")
      .replace(NEW_FIGURE, figure);
    return words.slice(0, found.index) + now + words.slice(found.index + found[0].length);
  }, text);
  if (told === text) return text;
  const compared = new RegExp(
    String.raw`(so với\s+(?:\p{L}+\s+){0,3}năm )${planYear - 1}(?!\d)`,
    "iu",
  );
  return told.replace(compared, `$1${planYear}`);
}
