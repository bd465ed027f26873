/**
 * Aims that another document sets: "đến hết năm 2025 hoàn thành các chỉ tiêu của Chương trình …". Their year is that
 * document's, and the document that follows it has aims of its own.
 */
const PROGRAMME =
  /Chương trình|Đề án|Chiến lược|Nghị quyết|Quyết định|Chỉ thị|Dự án|Kế hoạch (?:số )?\d|Kế hoạch (?:tổng thể )?(?:của|do) \p{Lu}|(?:chương trình|đề án|chiến lược) (?:mục tiêu )?quốc gia/u;
const AIM = String.raw`(?:chỉ tiêu|mục tiêu|nhiệm vụ|lộ trình|yêu cầu|mốc|kết quả cần đạt)`;
const BY = String.raw`(?:của|theo|tại|trong|thuộc|do)`;
/** "chỉ tiêu đề ra tại Quyết định", "theo lộ trình Đề án"; "theo Chương trình" is enough for a programme by name. */
const SET_BY = new RegExp(
  String.raw`${AIM}(?!\p{L})[^.;]{0,60}?(?:${PROGRAMME.source})|${BY} (?:${PROGRAMME.source.replace("|Quyết định|Chỉ thị", "")})`,
  "u",
);
const BY_THEN = String.raw`(?<!\p{L})(?:đến|hết|cuối|trước|chậm nhất|mốc|hạn)\s[^.;,()]{0,24}?`;
const GOAL_YEAR = new RegExp(String.raw`${BY_THEN}(?<![\d–-])(20\d{2})(?!\d|\s*[-–/])`, "giu");
const UP_TO_HERE = new RegExp(`${BY_THEN}$`, "iu");
/** "Chương trình chuyển đổi số y tế đến năm 2025, định hướng đến năm 2030": years that are part of a name. */
const NAME_TO =
  /(?:Chương trình|Đề án|Chiến lược|Dự án)\s(?:(?!hoàn thành|triển khai|thực hiện|phấn đấu|đạt|xong|trước)[^.;:()]){3,160}?\sđến năm\s+20\d{2}(?=\s*,?\s*(?:và\s)?(?:định hướng|tầm nhìn))/gu;

/** Years by which a text of the plan is to reach what another document sets. */
export function yearsOfProgrammes(text: string): ReadonlySet<number> {
  const clauses = text
    .replace(NAME_TO, "Chương trình")
    .split(/;|\.\s/u)
    .filter((clause) => SET_BY.test(clause));
  return new Set(
    clauses.flatMap((clause) => [...clause.matchAll(GOAL_YEAR)].map(([, year]) => Number(year))),
  );
}

/** Whether a year that follows is one to reach something by. */
export const isGoalAhead = (before: string): boolean => UP_TO_HERE.test(before);

/** Names of programmes with their years, each through `hide`. */
export const withNamesHidden = (text: string, hide: (name: string) => string): string =>
  text.replace(NAME_TO, hide);

const ITS_AIMS = new RegExp(
  String.raw`${AIM}(?:\s+\p{L}+){0,6}?\s+(?:${BY}|giao|đề ra|đặt ra|nêu)(?:\s+(?:tại|trong|theo))?\s*$`,
  "iu",
);
const FIGURE_BY =
  /\d\s*%?[^.;]*\stheo(?:\s+(?:quy định|lộ trình|chỉ tiêu)(?:\s+(?:của|tại))?)?\s*$/iu;

/** Whether what stands before a document is its aim; a figure "theo" it counts where it is a programme. */
export const tellsAimsOf = (before: string, title: string): boolean =>
  ITS_AIMS.test(before) ||
  (FIGURE_BY.test(before) && /chương trình|chiến lược|đề án/iu.test(title.slice(0, 60)));
