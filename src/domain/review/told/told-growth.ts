/**
 * Changes of rows against last year: "chi tiền điện tăng 13,3% so với năm 2025", "bằng 115% năm 2025". Last year's amount
 * stands in a column of the table or in the sentence. What is told of the whole budget is read in ../years.
 */
import { abs, divideRound, MICRO, printMicro } from "../../budget/fixed.ts";
import type { Block } from "../../document/parsed-document.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { isShareOf } from "../share-of-total.ts";
import { amountsIn } from "../table-totals.ts";
import type { Thing } from "./named-things.ts";
import { plannedSentences } from "./own-sentences.ts";
import { mayMean, ownYear, yearColumns } from "./prior-columns.ts";
import type { SaidShare } from "./said-shares.ts";
import { type Mark, type Shape } from "./sentence-shape.ts";
import { ofColumn } from "./told-amounts.ts";
import { changesIn, isOfLastYear, type ToldChange } from "./told-changes.ts";

/** Figures of a text that must follow from each other. */
export interface ToldRelation {
  block: Block;
  holds: boolean;
  quote: string;
  expected: string;
  found: string;
  computation: string;
}

interface Amount {
  amount: bigint;
  slack: bigint;
}

interface Scene {
  shape: Shape;
  year: number;
}

type RowChange = ToldChange & { thing: Thing };

export function toldGrowth(input: ReviewInput): ToldRelation[] {
  const [table, ...more] = mainBudgets(input.budgets);
  const year = table === undefined ? null : ownYear(input.facts.year, table);
  if (year === null || table === undefined || more.length > 0 || table.ocr) return [];
  const shapes = plannedSentences(input);
  return shapes.flatMap((shape) => {
    if (!/\b(?:tang|giam|hon|bang|dat)\b/.test(shape.text) || !isOfTwoYears(shape, year)) return [];
    const changes = changesIn(shape).flatMap(({ thing, ...one }): RowChange[] =>
      thing === null ? [] : [{ ...one, thing }],
    );
    return changes.flatMap((one) => weigh({ shape, year }, one, changes) ?? []);
  });
}

const isOfTwoYears = ({ text }: Shape, year: number): boolean =>
  [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].every(([said]) =>
    [year, year - 1].includes(Number(said)),
  ) && !/so voi (?:ke hoach|du toan|muc) (?:dau nam|de ra)|so voi quy/.test(text);

function weigh(scene: Scene, change: RowChange, all: readonly RowChange[]): ToldRelation | null {
  const { now, before } = amountsOf(scene, change, all);
  const [n, b] = [now[0], before[0]];
  if (n === undefined || b === undefined || b.amount <= 0n) return null;
  const pairs = now.flatMap((one) => before.map((other): [Amount, Amount] => [one, other]));
  // "Tăng 600 triệu đồng so với năm trước (3.200 triệu đồng), bằng 118,75%": of the whole, not of the rise.
  const whole = /\bbang(?: khoang)? $/.test(scene.shape.text.slice(0, change.mark.at));
  const kinds = whole ? [change, { ...change, kind: "ratio" as const }] : [change];
  const holds = pairs.some(([one, other]) => kinds.some((kind) => fits(kind, one, other)));
  const { block } = scene.shape;
  const { start, end } = change.mark;
  return {
    block,
    holds,
    quote: clauseOf(block.text, start, end),
    found: block.text.slice(start, end),
    expected: expectedOf(change, n.amount, b.amount),
    computation: `Từ ${print(b.amount)} đến ${print(n.amount)} đồng`,
  };
}

const BEFORE = 60;

/** The words that lead to the figure, whole ones. */
function clauseOf(text: string, start: number, end: number): string {
  const from = Math.max(0, start - BEFORE);
  const lead = text.slice(from, start);
  return `${from === 0 ? lead : lead.replace(/^\S*\s+/, "")}${text.slice(start, end)}`.trim();
}

const print = (amount: bigint): string => printMicro(amount * MICRO);

function expectedOf({ kind }: ToldChange, now: bigint, before: bigint): string {
  const gap = now - before;
  const way = gap < 0n ? "giảm" : "tăng";
  if (kind === "money") return `${way} ${print(abs(gap))} đồng`;
  const part = kind === "ratio" ? now : abs(gap);
  const percent = Number(divideRound(part * 10_000n, before)) / 100;
  return `${kind === "ratio" ? "bằng" : way} ${String(percent).replace(".", ",")}%`;
}

function fits({ kind, sign, mark }: ToldChange, now: Amount, before: Amount): boolean {
  const gap = now.amount - before.amount;
  const slack = now.slack + before.slack;
  if (kind !== "ratio" && gap !== 0n && gap > 0n !== sign > 0) return false;
  if (mark.kind === "M") {
    const { amount, slack: own, qualifier, others } = mark.money;
    // What can be told in full is rounded only where the text says so.
    const exact = qualifier === null && (own === 0n || gap % (2n * own) === 0n);
    const rounding = exact ? 0n : 4n * own;
    return [amount, ...others].some((one) => abs(abs(gap) - one) <= slack + rounding);
  }
  const part = { amount: kind === "ratio" ? now.amount : abs(gap), slack };
  return isSaid(part, before, mark.share);
}

function isSaid(part: Amount, whole: Amount, share: SaidShare): boolean {
  if (whole.amount <= 0n) return false;
  const exact = (part.amount * 100n * MICRO) / whole.amount;
  if (share.bound === "over") return exact >= share.value - MICRO / 2n;
  if (share.bound === "under") return exact <= share.value + MICRO / 2n;
  if (share.bound === "about") return abs(exact - share.value) <= 2n * MICRO;
  const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
  return isShareOf(part, whole, printed);
}

/** What the two years have, by the table and by the text; the table first. */
function amountsOf(
  scene: Scene,
  change: RowChange,
  all: readonly RowChange[],
): { now: Amount[]; before: Amount[] } {
  const { shape, year } = scene;
  const table = inTable(scene, change);
  const changed = new Set(all.map(({ mark }): Mark => mark));
  const money = (last: boolean): Amount[] =>
    shape.marks.flatMap((mark) =>
      mark.kind === "M" && !changed.has(mark) && isOfLastYear(shape, mark, year) === last
        ? [{ amount: mark.money.amount, slack: mark.money.slack }]
        : [],
    );
  const now = [...money(false).slice(0, 1), ...table.now];
  // Last year's amount may be told by the change alone: "tăng 160 triệu đồng (tương đương 25%)".
  const by = all.find(({ kind, thing }) => kind === "money" && thing === change.thing);
  const behind =
    change.kind === "share" && by?.mark.kind === "M" && by.mark !== change.mark
      ? table.now.map(({ amount, slack }) => shifted({ amount, slack }, by))
      : [];
  const before = [...money(true), ...table.before];
  return { now, before: before.length > 0 ? before : behind };
}

function shifted({ amount, slack }: Amount, { mark, sign }: ToldChange): Amount {
  const by = mark.kind === "M" ? mark.money.amount : 0n;
  return { amount: sign > 0 ? amount - by : amount + by, slack };
}

function inTable(
  { shape, year }: Scene,
  { thing }: RowChange,
): { now: Amount[]; before: Amount[] } {
  const { table } = thing;
  const columns = yearColumns(table, year);
  // "so với dự toán năm 2025" is not against the column of what was spent.
  const base =
    /\b(?:so voi|cua|bang)\b([^EMP.;,]*?nam (?:20\d\d|truoc|ngoai))/.exec(shape.text)?.[1] ?? "";
  const row = ofColumn(thing) ? undefined : thing.rows[0];
  const exact = (amounts: readonly bigint[]): Amount[] =>
    amounts.map((amount) => ({ amount, slack: 0n }));
  if (columns === null) {
    return { now: exact(thing.money.flatMap(({ amount, right }) => [right, amount])), before: [] };
  }
  return {
    now: exact(amountsIn(table, row, columns.now)),
    before: exact(
      amountsIn(
        table,
        row,
        columns.before.filter((column) => mayMean(base, column)),
      ),
    ),
  };
}
