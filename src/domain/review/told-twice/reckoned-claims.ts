/** Quantities that a sentence gives by reckoning: "6 lớp, mỗi lớp 45 học viên", "khối A có 51 bác sĩ, khối B có 18 bác sĩ". */
import { formatDong } from "../../budget/format-money.ts";
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import { type Clause, withClauses } from "./clause-of-figure.ts";
import { countedIn, HAS } from "./count-names.ts";
import { type Figure, figuresIn } from "./figures-in-sentence.ts";
import { ADDED_UP, NUMBERS } from "./naming.ts";
import { type Claim, isOfQuantities, stateOf, timesOf } from "./quantity-claims.ts";
import { tellingWords } from "./quantity-words.ts";

export const reckonedIn = (prose: Prose): Claim[] =>
  prose.lines
    .filter(isOfQuantities)
    .flatMap((line) => sentencesOf(line, FULL_STOP).flatMap(reckonedOf));

interface Counted {
  figure: Figure;
  clause: Clause;
  /** Words of the counted thing. */
  thing: readonly string[];
}

function reckonedOf(sentence: Sentence): Claim[] {
  const all = withClauses(sentence.text, figuresIn(sentence.text)).map(
    ({ figure, clause }): Counted => ({ figure, clause, thing: countedIn(clause.after) }),
  );
  const [counted, paid] = (["count", "money"] as const).map((kind) =>
    all.filter(({ figure }) => figure.kind === kind && !Number.isNaN(figure.value)),
  );
  return [
    ...productOf(sentence, counted ?? []),
    ...averageOf(sentence, counted ?? []),
    ...sumOf(sentence, counted ?? []),
    ...paymentsOf(sentence, paid ?? []),
  ];
}

const MEAN = /(?:bình quân|trung bình)\s+(?:mỗi|một|hằng|hàng)\s+(tháng|quý)(?!\p{L})/iu;
const IN_YEAR: Readonly<Record<string, number>> = { tháng: 12, quý: 4 };

/** "Bình quân mỗi tháng năm 2025 khám 7.000 lượt": so many in that year, within what rounding leaves open. */
function averageOf(sentence: Sentence, counted: readonly Counted[]): Claim[] {
  const [one, ...more] = counted;
  const times = IN_YEAR[MEAN.exec(sentence.text)?.[1]?.toLowerCase() ?? ""];
  if (one === undefined || more.length > 0 || times === undefined) return [];
  const value = one.figure.value * times;
  const printed = `${one.figure.printed} × ${times} = ${value}`;
  const verb = tellingWords(one.clause.before.replace(MEAN, " "));
  const claim = reckoned(sentence, one, { value, printed });
  const figure = { ...claim.figure, slack: times / 2 };
  return claim.times.length === 0 ? [] : [{ ...claim, figure, thing: [...one.thing, ...verb] }];
}

const ADDED =
  /(?<!\p{L})(?:(hai|ba|bốn|năm)\s+(?:khoản|mục|nội dung|phần|gói)[^.;]*|cộng lại[^.;]*)$/iu;

/** Amounts of one sentence, each of another purpose; and what several purposes come to. */
function paymentsOf(sentence: Sentence, paid: readonly Counted[]): Claim[] {
  const [one, ...more] = paid;
  if (one === undefined) return [];
  const said = ADDED.exec(sentence.text.slice(0, one.figure.start));
  if (said !== null && more.length === 0) {
    const count = NUMBERS.indexOf((said[1] ?? "").toLowerCase());
    const thing = [ADDED_UP, ...(count > 0 ? [String(count)] : [])];
    return [{ ...reckoned(sentence, one, one.figure), thing }];
  }
  const parts = paid.map(({ figure, clause }, at) =>
    tellingWords(
      sentence.text
        .slice(paid[at - 1]?.figure.end ?? clause.start, figure.start)
        .replace(SPENT, " "),
    ),
  );
  if (more.length === 0 || said !== null || parts.some((words) => words.length === 0)) return [];
  if (TOLD_TWICE.test(sentence.text)) return [];
  const value = paid.reduce((sum, { figure }) => sum + figure.value, 0);
  const slack = paid.reduce((sum, { figure }) => sum + figure.slack, 0);
  const printed = `${paid.map(({ figure }) => figure.printed).join(" + ")} = ${formatDong(value)} đồng`;
  const claim = reckoned(sentence, one, { value, printed });
  return [{ ...claim, figure: { ...claim.figure, slack }, parts }];
}

const SPENT = /(?<!\p{L})(?:đã |sẽ |được )?(?:chi|mua|cấp|dành|bố trí|thanh toán)(?!\p{L})/giu;
const TOLD_TWICE = /(?<!\p{L})(?:tổng|trong đó|tăng|giảm|so với|còn lại|mỗi|đơn giá)(?!\p{L})|=/iu;

const EACH = /(?<!\p{L})(?:mỗi|từng)\s+(\p{L}+)(?:\s+\p{L}+){0,4}\s*$/iu;
const ABOUT =
  /(?<!\p{L})(?:trung bình|bình quân|khoảng|tối đa|tối thiểu|ít nhất|gần|hơn)(?!\p{L})/iu;

/** One number of wholes and one figure for each of them. */
function productOf(sentence: Sentence, counted: readonly Counted[]): Claim[] {
  const [one, ...more] = counted.filter(({ clause }) => EACH.test(clause.before));
  if (one === undefined || more.length > 0 || ABOUT.test(sentence.text)) return [];
  const whole = EACH.exec(one.clause.before)?.[1] ?? "";
  const isWhole = new RegExp(`^\\s*${whole}(?!\\p{L})`, "iu");
  const [times, ...others] = counted.filter(
    (other) => other !== one && isWhole.test(other.clause.after),
  );
  if (times === undefined || others.length > 0) return [];
  const value = times.figure.value * one.figure.value;
  const printed = `${times.figure.printed} × ${one.figure.printed} = ${value}`;
  return [reckoned(sentence, one, { value, printed })];
}

/** Counts of one thing, each of another subject. */
function sumOf(sentence: Sentence, counted: readonly Counted[]): Claim[] {
  const parts = counted.filter(({ clause }) => HAS.test(clause.before));
  const [one] = parts;
  if (one === undefined || parts.length < 2 || parts.length !== counted.length) return [];
  const name = one.thing.join(" ");
  const subjects = parts.map(({ clause }) => tellingWords(clause.before.replace(HAS, "")));
  const names = new Set(subjects.map((words) => words.join(" ")));
  if (name === "" || names.size < parts.length || names.has("")) return [];
  if (parts.some(({ thing }) => thing.join(" ") !== name)) return [];
  const value = parts.reduce((sum, { figure }) => sum + figure.value, 0);
  const printed = `${parts.map(({ figure }) => figure.printed).join(" + ")} = ${value}`;
  return [{ ...reckoned(sentence, one, { value, printed }), parts: subjects }];
}

const reckoned = (
  sentence: Sentence,
  { figure, clause, thing }: Counted,
  told: Pick<Figure, "value" | "printed">,
): Claim => ({
  scope: "all",
  thing,
  anchor: [],
  isBare: false,
  isStated: false,
  bound: null,
  area: [],
  sentence,
  figure: { ...figure, ...told, others: [] },
  index: sentence.start + figure.start,
  context: new Set(tellingWords(sentence.text)),
  ...timesOf(sentence.text, figure, clause),
  ...stateOf(sentence.text, figure),
});
