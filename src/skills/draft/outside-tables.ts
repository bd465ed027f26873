/** Parts of a told total that stand in no table of the prior plan: the total of the tables alone is not the whole. */
import { amountInWords } from "../../domain/budget/amount-in-words.ts";
import { moneyInBlock, type TextAmount } from "../../domain/budget/money-in-text.ts";
import type { DraftBlock, DraftBudget } from "../../domain/draft/draft.ts";
import { asClause } from "../../domain/plan/duty-words.ts";

export interface OutsidePart {
  name: string;
  /** Of the new plan; null while it is open. */
  amount: bigint | null;
}

interface Part {
  name: string;
  before: bigint;
  now: bigint | null;
}

const MOST_PARTS = 8;

/** `whole`: the sum of the prior tables. Empty where the prior total is that sum, or is not told by its parts. */
export function outsideParts(
  blocks: readonly DraftBlock[],
  block: DraftBlock,
  whole: bigint | null,
): OutsidePart[] {
  const [total, ...own] = amountsOf(block.before ?? "");
  if (whole === null || total === undefined || total.amount <= whole) return [];
  const listed =
    own.length > 0 ? own.map(partOfSentence(block.before ?? "")) : partsBelow(blocks, block);
  const parts = upTo(listed, total.amount);
  return subsetOf(parts, total.amount - whole).map(({ name, now }) => ({ name, amount: now }));
}

/** The parts that make up a total; none where they do not. */
function upTo(listed: readonly Part[], total: bigint): Part[] {
  let sum = 0n;
  const end = listed.findIndex(({ before }) => (sum += before) === total);
  return end > 0 && end < MOST_PARTS ? listed.slice(0, end + 1) : [];
}

/** Those of the parts that make up a sum. */
function subsetOf(parts: readonly Part[], sum: bigint): Part[] {
  for (let mask = 1; mask < 2 ** parts.length; mask += 1) {
    const some = parts.filter((_, at) => (mask >> at) % 2 === 1);
    if (some.reduce((all, { before }) => all + before, 0n) === sum) return some;
  }
  return [];
}

function partsBelow(blocks: readonly DraftBlock[], block: DraftBlock): Part[] {
  return blocks.slice(blocks.indexOf(block) + 1).flatMap((below): Part[] => {
    const before = below.before ?? below.text;
    const [told] = amountsOf(before);
    if (below.kind === "table" || told === undefined) return [];
    const [now, ...others] = amountsOf(below.text);
    const known = now !== undefined && others.length === 0 && below.status !== "needs-input";
    return [{ ...partOfSentence(before)(told), now: known ? now.amount : null }];
  });
}

/** "Vốn đầu tư công: 5 tỷ đồng": the words in front of an amount name it. */
const partOfSentence =
  (text: string) =>
  ({ amount, start }: TextAmount): Part => {
    const lead = text.slice(0, start).replace(/[\s:–-]+(?:là\s*)?$/u, "");
    const name = lead.replace(/^.*(?:[:;(]|,\s|trong đó|gồm|\svà\s)\s*/su, "");
    return {
      name: name.replace(/^[-–+•*\s]+/u, "").replace(/^từ\s+/iu, ""),
      before: amount,
      now: null,
    };
  };

/** The total with what its parts outside the tables add, or with their names where they are not known yet. */
export function totalWithOutside(
  budget: DraftBudget,
  outside: readonly OutsidePart[],
): { sum: bigint; inWords: string; open: string[] } {
  const known = outside.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
  const sum = BigInt(budget.totalWithVat) + known;
  const open = outside.flatMap(({ name, amount }) =>
    amount === null ? [name === "" ? "phần kinh phí ngoài bảng dự toán" : asClause(name)] : [],
  );
  return { sum, inWords: known === 0n ? budget.inWords : amountInWords(sum), open };
}

export const amountsOf = (text: string): TextAmount[] =>
  moneyInBlock({ kind: "paragraph", text, place: {}, headingPath: [] });
