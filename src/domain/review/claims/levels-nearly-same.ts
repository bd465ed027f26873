/**
 * Levels of one thing that is named in other words at each place: a goal against the table of targets, the tasks or who
 * does what; a goal against the result. Each must be the other's nearest among all levels of its place, and no level
 * there may agree.
 */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { numbersOf } from "../../budget/table-parts.ts";
import { foldInPlace, syllable } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import { LESS_IS_BETTER } from "../less-is-better.ts";
import { PLANNED } from "../plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "../prose.ts";
import { belowResult } from "../share-conflicts.ts";
import { wantedCells } from "../table-targets.ts";
import { besideValue } from "./beside-value.ts";
import { type Level, levelsIn, levelsOf } from "./level-claims.ts";
import { type Names, namesOf, nearness, VALUE_MARK } from "./near-names.ts";

interface Named {
  level: Level;
  names: Names;
  /** A row stands for the whole work, whatever its time. */
  inRow: boolean;
}

/** A part of them, or what comes on top, told beside the value; a step of the way, told anywhere. */
const NOT_ALL =
  /(?<!\p{L})(?:thêm|còn lại|tăng|giảm(?! (?:còn|xuống))|gia hạn|thay thế|mỗi|từng|hằng|hàng (?:tháng|quý|tuần|ngày)|chia đều|trong đó|riêng|lần lượt)(?!\p{L})/iu;
const STEP = /(?<!\p{L})(?:giai đoạn|đợt|bước đầu|thí điểm|lộ trình|trước mắt)(?!\p{L})/iu;
/** Not the state that was reached. */
const NOT_REACHED =
  /(?<!\p{L})(?:chưa|thiếu|hỏng|kế hoạch|chỉ tiêu|mục tiêu|đề ra|cùng kỳ|năm trước|năm ngoái|so với|dự kiến|phấn đấu|mới chỉ|tăng|thêm|giảm(?! (?:còn|xuống)))(?!\p{L})/iu;
const AT_MOST =
  /(?<!\p{L})(?:không (?:quá|vượt(?: quá)?|lớn hơn|nhiều hơn)|tối đa|dưới|giảm (?:xuống )?(?:còn|dưới)|≤|<)\s*(?:mức\s*)?$/iu;
/** What happens again each year may well be less. */
const HAPPENS: ReadonlySet<string> = new Set(
  "lớp ca lượt buổi đợt cuộc lần hội tin bài kỳ phiên chuyến".split(" ").map(syllable),
);
/** How surely two names mean one thing. */
const NEAR = 0.5;
/** A plan has some dozens; a long list of figures is none, and each is held against each. */
const MOST_LEVELS = 400;

export function levelsNearlySame(
  prose: Prose,
  year: number | null,
  budgets: readonly BudgetTable[],
): Finding[] {
  if (prose.all.unsure) return [];
  const goods = new Set(budgets.filter(hasPrices).flatMap(numbersOf));
  const levels = [...levelsIn(prose, year), ...rowLevels(prose, year)].filter(
    ({ line }) => line.kind !== "heading" && !(line.kind === "row" && goods.has(line.table ?? 0)),
  );
  if (levels.length > MOST_LEVELS) return [];
  const all = levels.map(named);
  const wanted = all.filter(({ level }) => level.stage === "wanted" && isOfAll(level));
  const reached = all.filter(
    ({ level }) => level.stage === "reached" && !NOT_REACHED.test(level.clause),
  );
  return [...worse(wanted, reached), ...conflicts(wanted, year)];
}

/** What is done each year anew is no level, however many of it there were. */
const KEPT =
  /(?<!\p{L})(?:đạt|duy trì|giữ|ít nhất|tối thiểu|trở lên|không (?:ít|thấp) hơn|không dưới)(?!\p{L})/iu;

const isOfAll = (level: Level): boolean =>
  !STEP.test(level.clause) && !NOT_ALL.test(besideValue(level));

const hasPrices = (table: BudgetTable): boolean =>
  columnsOf(table, "unitPrice", "unitPriceWithVat").length > 0;

/** What the rows of tables of targets want, as sentences. */
const rowLevels = (prose: Prose, year: number | null): Level[] =>
  wantedCells(prose, year).flatMap(({ line, name, value }) =>
    levelsOf({ line, text: `${name} đạt ${value}`, start: 0 }, "wanted", year),
  );

function named(level: Level): Named {
  const text = level.clause.replace(level.printed, VALUE_MARK);
  const around = `${level.line.text} ${level.line.where.heading ?? ""}`;
  const behind = unitBehind(level);
  return {
    level,
    names: namesOf({ text: text.replace(VALUE_MARK, `${VALUE_MARK} ${behind}`), around }),
    inRow: level.line.kind === "row",
  };
}

/** "20.000 trang": what is counted belongs to the name. */
const unitBehind = ({ unit, printed }: Level): string =>
  unit === "%" ? "" : (/\p{L}+$/u.exec(printed)?.[0] ?? "");

const sameUnit = (a: string, b: string): boolean => a === b && !a.includes("/");

/** The one among the others that is clearly nearest; null where several are as near and do not agree. */
function nearest(one: Named, others: readonly Named[]): Named | null {
  const near = others
    .filter(({ level }) => sameUnit(level.unit, one.level.unit))
    .map((other) => ({ other, by: nearness(one.names, other.names) }))
    .filter(({ by }) => by >= NEAR)
    .toSorted((a, b) => b.by - a.by);
  const [best] = near;
  if (best === undefined) return null;
  const equal = near.filter(({ by }) => by === best.by);
  const values = new Set(equal.map(({ other }) => other.level.value));
  // One of them agrees.
  if (near.some(({ other }) => other.level.value === one.level.value)) return null;
  return values.size > 1 ? null : best.other;
}

const worse = (wanted: readonly Named[], reached: readonly Named[]): Finding[] =>
  wanted.flatMap((target): Finding[] => {
    if (!isGoal(target.level)) return [];
    const result = nearest(target, reached);
    if (result === null || nearest(result, wanted) !== target) return [];
    return isCeiling(target.level)
      ? aboveResult(target.level, result.level)
      : belowLevel(target.level, result.level);
  });

const isGoal = ({ line, time, unit }: Level): boolean =>
  PLANNED.has(line.part) && time === "" && !HAPPENS.has(unit);

function belowLevel(target: Level, result: Level): Finding[] {
  const isLevel = target.unit === "%" || KEPT.test(besideValue(target));
  if (!isLevel || isLess(target) || target.value >= result.value) return [];
  const told = { line: target.line, text: target.printed, index: quoteFrom(target.index) };
  return [belowResult(told, { line: result.line, text: result.printed })];
}

/** The quote holds the level. */
const quoteFrom = (index: number): number => (index < 120 ? 0 : index);

const isLess = ({ clause }: Level): boolean => LESS_IS_BETTER.test(foldInPlace(clause));

/** "không quá 1,5%": what is wanted is the less. */
const isCeiling = ({ clause, printed }: Level): boolean =>
  AT_MOST.test(clause.slice(0, Math.max(0, clause.indexOf(printed))));

function aboveResult(target: Level, result: Level): Finding[] {
  if (target.value <= result.value || !(isLess(result) || isCeiling(result))) return [];
  return [
    {
      code: "target-below-result",
      severity: "warning",
      where: target.line.where,
      quote: quoteOf(target.line, quoteFrom(target.index)),
      expected: `không cao hơn ${result.printed}`,
      found: target.printed,
      message: `Mức trần ${target.printed} kém hơn kết quả ${result.printed} đã ghi ở phần đánh giá.`,
      suggestion: "Hạ mức trần, hoặc ghi “duy trì” mức đã đạt.",
      alsoAt: [result.line.where],
    },
  ];
}

/** Goals, what is to be done, and who does it are places of their own; so is each table. */
const placeOf = ({ part, table, kind }: ProseLine): string => {
  if (kind === "row") return `table ${table ?? ""}`;
  return part === "goals-general" ? "targets" : part;
};

function conflicts(wanted: readonly Named[], year: number | null): Finding[] {
  const told = new Set<ProseLine>();
  return wanted.flatMap((one, at): Finding[] => {
    const place = placeOf(one.level.line);
    const before = wanted.slice(0, at).filter(({ level }) => placeOf(level.line) !== place);
    const first = nearest(one, before);
    if (first === null || told.has(one.level.line) || isStep(one, first, year)) return [];
    const same = wanted.filter(({ level }) => placeOf(level.line) === place);
    if (nearest(first, same) !== one) return [];
    told.add(one.level.line);
    return [conflict(first.level, one.level)];
  });
}

/** The day of a task that stands in a clause of its own. */
const OWN_DAY =
  /(?<!\p{L})(?:trước|chậm nhất|đến|hết|xong|hoàn thành)\s[^.;]{0,30}?\d{1,2}\/(?:\d{1,2}\/)?20\d{2}/iu;

/** Lower by an earlier day, or of another year. */
function isStep(a: Named, b: Named, year: number | null): boolean {
  const [low, high] = a.level.value < b.level.value ? [a, b] : [b, a];
  if (low.level.time === high.level.time) return false;
  if (isOfOtherYear(low.level, year) || isOfOtherYear(high.level, year)) return true;
  if (low.inRow) return false;
  // "tại 4 khoa, hoàn thành trước 31/12/2026" behind "10 khoa trước 31/10/2026": others by another day.
  if (low.level.time === "") return high.level.time !== "" && OWN_DAY.test(low.level.line.text);
  return high.level.time !== "" || !isLate(low.level.time, year);
}

const isOfOtherYear = ({ time }: Level, year: number | null): boolean =>
  (time.match(/20\d\d/g) ?? []).some((one) => Number(one) !== year);

/** In the last quarter nothing is a step any more. */
const isLate = (time: string, year: number | null): boolean =>
  year !== null && /\.\.(\S+)$/.exec(time)?.[1] !== undefined && time.slice(-10) >= `${year}-10-01`;

const conflict = (first: Level, one: Level): Finding => ({
  code: "target-conflict",
  severity: "warning",
  where: one.line.where,
  quote: quoteOf(one.line, quoteFrom(one.index)),
  expected: first.printed,
  found: one.printed,
  message: `Có vẻ cùng một nội dung nhưng nơi ghi ${first.printed} (“${quoteOf(first.line, quoteFrom(first.index), 90)}”), nơi ghi ${one.printed}.`,
  suggestion: "Thống nhất một mức ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng mức.",
  alsoAt: [first.line.where],
});
