/**
 * How many rows of the budget a sentence says are of a kind that a column tells row by row: "trong đó 5 khoản chi thường
 * xuyên", "có 3 mục thuộc nguồn ngân sách tỉnh", "quỹ phát triển sự nghiệp chi cho 2 khoản".
 */
import type { BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { onlyOf, ownSentences } from "./own-sentences.ts";
import { rowKinds, rowsOfKinds } from "./row-kinds.ts";
import { marksOf, type Shape } from "./sentence-shape.ts";
import type { Said } from "./told-counts.ts";
import { COUNTED, NOUN, said } from "./told-filters.ts";

const LINK =
  "(?: (?:mang|co|tinh chat|thuoc|dien|loai|la|theo|hinh thuc|ap dung|duoc|chi|bo tri|lay|trich|tu|su dung|dung|do|bang|nguon|kinh phi|von|cac|chi phi))*";
const PAYS =
  "(?: (?:chi|co|gom|bao gom|bao dam|dam bao|cap|bo tri|chi tra|thanh toan|ho tro|danh|duoc|phan bo|dung|cho|la|voi|:))*";
/** Behind the count of a kind nothing may narrow it further. */
const END = /^(?:$|\s*[.,;:)(]| (?:va|con|voi|gom|trong|cua|nhu|thi|chiem|duoc|nam|o|,)\b)/;
const SOME = /\b(?:it nhat|toi thieu|hon|khoang|moi|thu|mot trong|so|them|uu tien)\s*$/;

/** Of the one budget there is. */
export function kindCounts(input: ReviewInput): Said[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0 || table.ocr) return [];
  const kinds = rowKinds(table);
  if (kinds.length === 0) return [];
  const forms = formsFor(kinds.map(({ words }) => words));
  return ownSentences(input).flatMap((shape) =>
    forms.flatMap((form) =>
      [...shape.text.matchAll(form)].flatMap((match) => saidOf(shape, match, table)),
    ),
  );
}

/** Each with the count as "count" and the words of the kind, or "E" for a source, as "kind". */
function formsFor(words: readonly string[]): RegExp[] {
  const kind = `(?<kind>E|${[...words].sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\d])`;
  const count = SMALL_NUMBER.replace("(\\d", "(?<count>\\d");
  return [
    new RegExp(`${COUNTED.replace(SMALL_NUMBER, count)}${LINK} ${kind}`, "gu"),
    new RegExp(`(?<![\\p{L}\\d])${kind}${PAYS} ${count} ${NOUN}(?: chi)?`, "gu"),
    new RegExp(`\\bso ${NOUN}${LINK} ${kind}(?: la|:) ${count}`, "gu"),
  ];
}

function saidOf(shape: Shape, match: RegExpExecArray, table: BudgetTable): Said[] {
  const before = shape.text.slice(0, match.index);
  const rest = shape.text.slice(match.index + match[0].length);
  const { count = "", kind = "" } = match.groups ?? {};
  const own = rowsOf(shape, match, table, kind);
  if (own === null || SOME.test(before) || !END.test(rest)) return [];
  // A group that is named has rows of its own.
  const inGroup = shape.marks.some(
    (mark) => mark.kind === "E" && !mark.mention.things.every(isSource),
  );
  if (inGroup || /\bnhom\b/.test(match[0])) return [];
  const rows = rowsOfKinds(table, match[0], own);
  // "Ngân sách tỉnh chi cho 4 khoản thường xuyên": of a source that is named before.
  const sources = shape.marks.flatMap((mark) => {
    const thing = mark.kind === "E" && mark.at < match.index ? onlyOf(mark.mention.things) : null;
    return thing === null ? [] : [thing.rows];
  });
  const paid = sources.map((paying) => rows.filter((row) => paying.includes(row)).length);
  const counts = [rows.length, ...paid];
  return [said(shape, match, table, { count: smallNumber(count), counts })];
}

const isSource = ({ kind, source }: { kind: string; source?: boolean }): boolean =>
  kind === "source" || source === true;

/** Null where the words of the kind name no rows, or rows told by a column of money: see ./told-filters.ts. */
function rowsOf(
  shape: Shape,
  match: RegExpExecArray,
  table: BudgetTable,
  words: string,
): readonly BudgetRow[] | null {
  if (words !== "E") return rowKinds(table).find((one) => one.words === words)?.rows ?? null;
  const thing = onlyOf(marksOf(shape, "E", match).at(-1)?.mention.things ?? []);
  return thing?.source === true ? thing.rows : null;
}
