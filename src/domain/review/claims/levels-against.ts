/**
 * Levels of one and the same thing held against each other: a target below what was reached, and two targets that
 * differ. The thing is the same where no telling word is left over on either side.
 */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { numbersOf } from "../../budget/table-parts.ts";
import { foldInPlace, syllable } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import { LESS_IS_BETTER } from "../less-is-better.ts";
import { PLANNED } from "../plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "../prose.ts";
import { belowResult } from "../share-conflicts.ts";
import { equalWords } from "../subject-words.ts";
import { type Level, levelsIn } from "./level-claims.ts";

/** On top of what there is, a step of the way, or a part of them. */
const ON_TOP =
  /(?<!\p{L})(?:thêm|mới|bổ sung|còn lại|tăng|giảm|giai đoạn|đợt|bước đầu|thí điểm|lộ trình|gia hạn|thay thế|tối đa|không quá|dưới|không vượt)(?!\p{L})/iu;
/** Not the state that was reached: missing, planned, of an earlier year. */
const NOT_REACHED =
  /(?<!\p{L})(?:chưa|thiếu|hỏng|cần|kế hoạch|chỉ tiêu|mục tiêu|đề ra|cùng kỳ|năm trước|năm ngoái|so với|dự kiến|giao(?! (?:dịch|tiếp|ban|diện))|phấn đấu|mới chỉ|tăng|giảm)(?!\p{L})/iu;
/** What happens again each year may well be less. */
const HAPPENS: ReadonlySet<string> = new Set(
  "lớp ca lượt buổi đợt cuộc lần hội tin bài kỳ phiên chuyến".split(" ").map(syllable),
);

/** "Cấp 40 chữ ký số": on top of those of the years before. */
const ADDS =
  /^\s*(?:cấp|trang bị|lắp(?: đặt)?|mua(?: sắm)?|gắn|số h[óo][aá]|kết nối|đào tạo|thay(?: thế)?|xây dựng|ký|in)\s+\d[\d.]* \p{L}/iu;

/** "7 khoa" beside "9/9 khoa": both tell how many of them. */
const sameUnit = (a: string, b: string): boolean =>
  a === b || (a.includes("/") !== b.includes("/") && a.split("/")[0] === b.split("/")[0]);

const isSame = (a: Level, b: Level): boolean =>
  sameUnit(a.unit, b.unit) &&
  a.names.some((name) => b.names.some((other) => equalWords(name, other)));

/** Targets below results, then targets that differ; what a list of goods says of its goods is none. */
export function levelsAgainst(
  prose: Prose,
  year: number | null,
  budgets: readonly BudgetTable[],
): Finding[] {
  if (prose.all.unsure) return [];
  const levels = levelsIn(prose, year);
  const goods = new Set(budgets.filter(hasPrices).flatMap(numbersOf));
  const wanted = levels.filter(
    ({ stage, clause, line }) =>
      !(line.kind === "row" && goods.has(line.table ?? 0)) &&
      stage === "wanted" &&
      !ON_TOP.test(clause) &&
      !LESS_IS_BETTER.test(foldInPlace(clause)) &&
      line.kind !== "heading",
  );
  const reached = levels.filter(
    ({ stage, clause }) => stage === "reached" && !NOT_REACHED.test(clause),
  );
  return [...below(wanted, reached), ...conflicts(wanted)];
}

const hasPrices = (table: BudgetTable): boolean =>
  columnsOf(table, "unitPrice", "unitPriceWithVat").length > 0;

function below(wanted: readonly Level[], reached: readonly Level[]): Finding[] {
  return wanted.flatMap((target) => {
    if (!PLANNED.has(target.line.part) || target.time !== "" || HAPPENS.has(target.unit)) return [];
    if (ADDS.test(target.clause)) return [];
    const same = reached.filter((one) => isSame(one, target));
    const [first] = same;
    if (first === undefined || same.some((one) => one.value <= target.value)) return [];
    return [
      belowResult(
        { line: target.line, text: target.printed, index: quoteFrom(target.index) },
        { line: first.line, text: first.printed },
      ),
    ];
  });
}

/** Rows of one table are things beside each other. */
const isElsewhere = (a: ProseLine, b: ProseLine): boolean =>
  a !== b && (a.table === null || a.table !== b.table);

/** The quote holds the level. */
const quoteFrom = (index: number): number => (index < 120 ? 0 : index);

function conflicts(wanted: readonly Level[]): Finding[] {
  return wanted.flatMap((one, at) => {
    const same = wanted
      .slice(0, at)
      .filter(
        (other) =>
          isElsewhere(other.line, one.line) && other.time === one.time && isSame(other, one),
      );
    const [first] = same;
    if (first === undefined || same.some((other) => other.value === one.value)) return [];
    if (!PLANNED.has(first.line.part) && !PLANNED.has(one.line.part)) return [];
    return [conflict(first, one)];
  });
}

const conflict = (first: Level, one: Level): Finding => ({
  code: "target-conflict",
  severity: "warning",
  where: one.line.where,
  quote: quoteOf(one.line),
  expected: first.printed,
  found: one.printed,
  message: `Cùng một nội dung nhưng nơi ghi ${first.printed} (“${quoteOf(first.line, 0, 90)}”), nơi ghi ${one.printed}.`,
  suggestion: "Thống nhất một mức ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng mức.",
  alsoAt: [first.line.where],
});
