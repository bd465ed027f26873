/** What the years of a text make known to the rules: told changes, figures they bear out, one figure told twice. */
import type { Block } from "../../document/parsed-document.ts";
import { groupBy } from "../../group-by.ts";
import type { Finding } from "../finding.ts";
import type { ReviewInput } from "../rule.ts";
import type { Mark, Shape } from "../told/sentence-shape.ts";
import type { ToldRelation } from "../told/told-growth.ts";
import { whereOfBlock } from "../where.ts";
import type { YearAmount } from "./year-figures.ts";
import { judgedYears } from "./years-against.ts";

/** For the rule of percentages: what holds and what does not. */
export const yearRelations = (input: ReviewInput): ToldRelation[] =>
  judgedYears(input).changes.map(({ shape, mark, holds, expected, computation }) => {
    const { block } = shape;
    const found = block.text.slice(mark.start, mark.end);
    return { block, holds, quote: around(shape, mark), found, expected, computation };
  });

const AROUND = 60;

/** The sentence, cut at whole words where it is long. */
function around({ block: { text }, start, end }: Shape, mark: Mark): string {
  const [from, to] = [Math.max(start, mark.start - AROUND), Math.min(end, mark.end + AROUND)];
  const lead = text.slice(from, mark.start);
  const rest = text.slice(mark.end, to);
  return [
    from === start ? lead : lead.replace(/^\S*\s+/, ""),
    text.slice(mark.start, mark.end),
    to === end ? rest : rest.replace(/\s+\S*$/, ""),
  ]
    .join("")
    .trim();
}

/** Figures that the years bear out: changes that hold, amounts of the year before. */
export function isBorneByYears(input: ReviewInput, block: Block, start: number): boolean {
  const { changes, before } = judgedYears(input);
  return (
    changes.some(
      ({ shape, mark, holds }) => holds && shape.block === block && mark.start === start,
    ) || before.some(({ shape, mark }) => shape.block === block && mark.start === start)
  );
}

/** What was planned, or carried out, in the year before has one value wherever it is told. */
export function yearsToldTwice(input: ReviewInput): Finding[] {
  const told = judgedYears(input).before.filter(
    ({ mark: { money }, shape, kind }) =>
      kind !== null && money.certain && money.qualifier === null && !AS_OF.test(shape.text),
  );
  return [...groupBy(told, ({ kind }) => kind).values()].flatMap((amounts) => {
    const [first, ...more] = amounts;
    const odd = first === undefined ? [] : more.filter((one) => !isSame(one, first));
    const [other] = odd;
    if (first === undefined || other === undefined || !isNear(first, other)) return [];
    // What is told in three ways has several scopes.
    if (odd.some((one) => !isSame(one, other))) return [];
    const usual = odd.length * 2 > amounts.length ? other : first;
    return [conflict(usual, usual === first ? (odd.at(-1) ?? other) : first)];
  });
}

/** Told at two times of the year, or before and after a change, both may be right. */
const AS_OF =
  /\b(?:dau nam|den|tinh toi|sau dieu chinh|dieu chinh|bo sung|giao dau|thang|quy [ivx\d]|khoi|trong do)\b/;

const isSame = ({ mark: { money: a } }: YearAmount, { mark: { money: b } }: YearAmount): boolean =>
  [a.amount, ...a.others].some((one) =>
    [b.amount, ...b.others].some((two) => {
      const gap = one > two ? one - two : two - one;
      return gap <= 2n * (a.slack + b.slack);
    }),
  );

/** A slip of digits leaves about as much; a part of the whole is far less. */
const isNear = ({ mark: a }: YearAmount, { mark: b }: YearAmount): boolean =>
  a.money.amount <= 2n * b.money.amount && b.money.amount <= 2n * a.money.amount;

function conflict(usual: YearAmount, odd: YearAmount): Finding {
  const [right, wrong] = [usual.mark.money.quote, odd.mark.money.quote];
  const where = whereOfBlock(odd.shape.block);
  return {
    code: "text-text-mismatch",
    severity: "warning",
    where,
    quote: around(odd.shape, odd.mark),
    expected: right,
    found: wrong,
    message: `Cùng số ${usual.kind === "done" ? "thực hiện" : "dự toán"} của năm trước nhưng câu này ghi “${wrong}”, câu khác ghi “${right}”: “${around(usual.shape, usual.mark)}”.`,
    suggestion: "Thống nhất một con số ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng số.",
    alsoAt: [whereOfBlock(usual.shape.block)],
  };
}
