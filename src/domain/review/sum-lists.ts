/** The priced items of a list, for the total that stands over it or in the line behind it ("Cộng: 30.000.000 đồng"). */
import { moneyInBlock, type TextAmount } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";

const WHOLE = /tổng|tong|toàn bộ/iu;
const REACH = 15;
/** "[cần bổ sung: số tiền …]", "……… đồng", "_____ triệu đồng". */
const OPEN_AMOUNT =
  /\[[^[\]]*(?:bổ sung|số tiền|…)|(?:\.{3,}|…|_{3,})\s*(?:(?:triệu|tỷ|nghìn)\s+)?đồng/iu;

/** What an item costs: behind "=" where it is worked out ("40 bộ x 15,5 triệu đồng = 620 triệu đồng"), else its first amount. */
function amountOf(block: Block): TextAmount | undefined {
  const amounts = moneyInBlock(block);
  const workedOut = amounts.filter(({ start }) => /=\s*$/.test(block.text.slice(0, start)));
  return workedOut.length === 1 ? workedOut[0] : amounts[0];
}

/** Amounts of the items below, until a block without one; a heading or two may stand between. */
export function listBelow(blocks: readonly Block[], index: number): TextAmount[] {
  const found: TextAmount[] = [];
  const read: Block[] = [];
  const below = blocks.slice(index + 1, index + 1 + REACH);
  if (hasNoSum(blocks[index], below)) return [];
  let silent = 0;
  let marked = false;
  for (const block of below) {
    const first = amountOf(block);
    const item = isItem(block);
    // Behind a list of marked items a paragraph speaks of something else.
    if (!item && marked) break;
    if (first === undefined) {
      silent += 1;
      if (found.length > 0 || silent > 2) break;
      continue;
    }
    if (!item && (found.length === 0 || WHOLE.test(block.text.slice(0, first.start)))) break;
    marked ||= item;
    found.push(first);
    read.push(block);
  }
  return unlessRemarked(found, read);
}

const unlessRemarked = (found: TextAmount[], read: readonly Block[]): TextAmount[] =>
  read.some(({ text }) => REMARK.test(foldInPlace(text))) ? [] : found;

const hasNoSum = (whole: Block | undefined, below: readonly Block[]): boolean =>
  isClosedItem(whole) || isOpenList(below);

/** "Khoản chi lớn nhất là …", "trung bình mỗi tháng …": such lines speak of the list, they are none of its parts. */
const REMARK =
  /\b(?:lon|cao|nhieu|nho|thap|it) nhat (?:la|thuoc|o)\b|[;,] (?:trung binh|binh quan)\b/;

/** A part right behind another one whose amount is still to be filled in: what the list comes to nobody knows. */
const isOpenList = (below: readonly Block[]): boolean => {
  const end = below.findIndex((block) => !isItem(block));
  const items = below.slice(0, end < 0 ? undefined : end);
  return items.some(
    (item, at) => at > 0 && amountOf(item) === undefined && OPEN_AMOUNT.test(item.text),
  );
};

/** A closed sentence among the items of a list is one of them: what follows says something else. */
const isClosedItem = (block: Block | undefined): boolean =>
  block?.kind === "list-item" && /[.;]\s*$/.test(block.text);

const SUM_LINE = /^[\s*_+•-]*(?:tong )?cong(?: cong)?(?: kinh phi)?\s*:/;

/** Amounts of the marked items right above a line "Cộng: …"; none where one of them has no amount. */
export function listAbove(blocks: readonly Block[], index: number): TextAmount[] {
  const block = blocks[index];
  if (block === undefined || !SUM_LINE.test(foldInPlace(block.text))) return [];
  const found: TextAmount[] = [];
  for (const item of blocks.slice(Math.max(0, index - REACH), index).toReversed()) {
    if (!isItem(item) || item.kind === "heading") break;
    const amount = amountOf(item);
    if (amount === undefined || WHOLE.test(item.text.slice(0, amount.start))) return [];
    found.unshift(amount);
  }
  return found;
}

const isItem = (block: Block): boolean =>
  block.kind === "list-item" || /^\s*[-+•–]/.test(block.text);
