/**
 * Figures of a sentence that go on with those of the sentences before it in the paragraph: "Trong đó thiết bị 300 triệu
 * đồng. Còn lại 200 triệu đồng …", "Máy in 30 triệu đồng. Máy quét 20 triệu đồng. Hai khoản này cộng lại …".
 */
import { abs, divideRound } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { isShareOf } from "../share-of-total.ts";
import { grandTotalOf, type TableFigure } from "../table-totals.ts";
import { isAmount, type Thing } from "./named-things.ts";
import { onlyOf, ownSentences } from "./own-sentences.ts";
import { isInside } from "./rows-meant.ts";
import { marksOf, type NameMark, quoteOf, type Shape } from "./sentence-shape.ts";
import { canAdd, NEUTRAL, type ToldAmount, toldAmounts } from "./told-amounts.ts";
import type { ToldRelation } from "./told-growth.ts";

/** A sentence with the sentences of its paragraph in front of it. */
interface Behind {
  shape: Shape;
  before: readonly Shape[];
}

const MOST_BEFORE = 4;

function behind(input: ReviewInput): Behind[] {
  const own = ownSentences(input);
  return own.flatMap((shape): Behind[] => {
    if (!GOES_ON.test(shape.text)) return [];
    const block = own.filter((one) => one.block === shape.block && one.start < shape.start);
    const joined =
      block.at(0)?.start === 0 &&
      block.every(({ end }, at) => end === (block[at + 1] ?? shape).start);
    return joined && block.length <= MOST_BEFORE ? [{ shape, before: block }] : [];
  });
}

const THINGS =
  "(?:khoan(?: chi| muc)?|nhom|phan|muc(?: chi)?|hang muc|noi dung|nguon(?: von| kinh phi)?|thiet bi|goi)";
const THESE = String.raw`${SMALL_NUMBER} ${THINGS}(?: (?:nay|tren|do|noi tren|vua neu|ke tren))?`;
const LINK = String.raw`(?:[ ,:–-]+(?:la|bang|${NEUTRAL}))*[ ,:–-]+`;
const REST = new RegExp(
  String.raw`^\W*(?:nhu vay,? )?(?:(?:phan|so|kinh phi|so tien|phan kinh phi|so kinh phi) )?con lai(?: (?:don vi|trung tam|benh vien|tram))?${LINK}M`,
  "u",
);
const SUM = new RegExp(
  String.raw`^\W*(?:nhu vay,? )?(?:(?:cong|tong|tong cong|tong kinh phi|kinh phi|gop|ca)(?: (?:chung|lai|cua|ca))* )?${THESE}${LINK}M`,
  "u",
);
const SHARE = new RegExp(
  String.raw`^\W*(?:nhu vay,? )?(?:(?:cong|tong|tong cong|gop|ca)(?: (?:chung|lai|cua|ca))* )?${THESE}(?:[ ,]+(?:cong lai|gop lai|cung|da|${NEUTRAL}))* chiem P (?:cua |trong )?(?:(tong)|(?:tong )?(?:kinh phi|gia tri|so tien|du toan)(?: (?:cua|cho))?(?: nhom)? (E)|(?:nhom )?(E)|(?:kinh phi|du toan)(?=\s*[.;)]|$))`,
  "u",
);
const GOES_ON = new RegExp([REST, SUM, SHARE].map(({ source }) => `(?:${source})`).join("|"), "u");

/** What each sentence tells of things by name, where it tells no other money. */
function partsOf(shapes: readonly Shape[]): ToldAmount[] | null {
  const all = shapes.map((shape) => ({ shape, told: toldAmounts(shape) }));
  const plain = all.every(
    ({ shape, told }) => shape.marks.filter(({ kind }) => kind === "M").length === told.length,
  );
  const parts = all.flatMap(({ told }) => told);
  return plain && parts.every(isBorne) ? parts : null;
}

/** The table has it so: what is told wrong is told elsewhere. */
const isBorne = ({ money, expected, sure }: ToldAmount): boolean =>
  money.qualifier === null &&
  sure !== true &&
  expected.some(({ amount, right }) =>
    [amount, right].some((one) => abs(one - money.amount) <= money.slack),
  );

const sumOf = (parts: readonly { money: TextAmount }[]): { amount: bigint; slack: bigint } => ({
  amount: parts.reduce((sum, { money }) => sum + money.amount, 0n),
  slack: parts.reduce((sum, { money }) => sum + money.slack, 0n),
});

const thingsOf = (parts: readonly ToldAmount[]): Thing[] => parts.map(({ thing }) => thing);

/** Sums and rests of what was told before. */
export const toldBackwards = (input: ReviewInput): ToldAmount[] =>
  behind(input).flatMap(({ shape, before }) => [
    ...restTold(shape, before, input),
    ...sumTold(shape, before),
  ]);

const WHOLE = /^\W*(?:tong|toan bo|du toan|nhu cau|kinh phi|quy mo)\b[^EMP.;,]*?M[^EMP]*$/;

function restTold(shape: Shape, before: readonly Shape[], input: ReviewInput): ToldAmount[] {
  const match = OF_THESE.test(shape.text) ? null : REST.exec(shape.text);
  const [said] = match === null ? [] : marksOf(shape, "M", match);
  if (said?.money.qualifier !== null) return [];
  const parted = partedIn(before, input);
  const [part] = parted?.parts ?? [];
  if (parted === null || part === undefined) return [];
  const sum = sumOf(parted.parts);
  const amount = parted.whole.amount - sum.amount;
  const slack = parted.whole.slack + sum.slack;
  return amount <= 0n ? [] : [toldOf(said.money, part.thing, "phần còn lại", { amount, slack })];
}

interface Parted {
  whole: Pick<TextAmount, "amount" | "slack">;
  parts: readonly ToldAmount[];
}

/** The whole that the first sentence tells or the table has, and its parts. */
function partedIn(before: readonly Shape[], input: ReviewInput): Parted | null {
  const [first, ...others] = before;
  if (first === undefined) return null;
  const whole = WHOLE.test(first.text) ? moneyIn(first) : null;
  const parts = partsOf(whole === null ? before : others);
  if (parts === null) return null;
  const around = groupAround(parts);
  if (parts.length > 1 && !canAdd(thingsOf(parts)) && around === null) return null;
  if (whole !== null) return { whole, parts };
  if (around !== null) return { whole: around.money, parts: parts.slice(1) };
  const all = /\bgiai doan\b/.test(first.text) ? null : wholeMeant(parts, input);
  return all === null ? null : { whole: all, parts };
}

/** "… của nhóm này": another whole than that of the budget. */
const OF_THESE =
  /\b(?:cua|trong|thuoc) (?:nhom|khoan|muc|phan|nguon) (?:nay|tren|do)\b|\b(?:quy|thang|dot|nam sau)\b/;

function moneyIn({ marks }: Shape): TextAmount | null {
  const [money, ...more] = marks.flatMap((mark) => (mark.kind === "M" ? [mark.money] : []));
  return more.length === 0 && money?.qualifier === null ? money : null;
}

/** "Nhóm II 300 triệu đồng. Trong đó máy in 30 triệu đồng. Còn lại …": the first is what the others are parts of. */
function groupAround([first, ...others]: readonly ToldAmount[]): ToldAmount | null {
  const inside =
    first !== undefined &&
    others.length > 0 &&
    others.every(({ thing }) => thing.kind === "line" && isInside(thing, first.thing));
  return inside && (others.length === 1 || canAdd(thingsOf(others))) ? first : null;
}

/** The total of the budget where groups are its parts. */
function wholeMeant(parts: readonly ToldAmount[], input: ReviewInput): Parted["whole"] | null {
  const grand = totalOf(input);
  const [part] = parts;
  const column = part?.expected.find(({ amount }) => amount === part.money.amount)?.column;
  const outer = parts.every(({ thing }) => thing.kind === "group" && thing.ordinal > 0);
  return outer && grand?.column === column ? grand : null;
}

function sumTold(shape: Shape, before: readonly Shape[]): ToldAmount[] {
  const match = SUM.exec(shape.text);
  const [said] = match === null ? [] : marksOf(shape, "M", match);
  const parts = addedUp(match, before);
  const [part] = parts ?? [];
  if (parts === null || part === undefined || said?.money.qualifier !== null) return [];
  return [toldOf(said.money, part.thing, "các khoản vừa nêu", sumOf(parts))];
}

/** As many things as are counted, told right before. */
function addedUp(match: RegExpExecArray | null, before: readonly Shape[]): ToldAmount[] | null {
  const count = smallNumber(match?.[1] ?? "");
  const last = before.findLastIndex((_, at) => (partsOf(before.slice(at))?.length ?? 0) >= count);
  const parts = match === null || last < 0 ? null : partsOf(before.slice(last));
  return parts?.length === count && count > 1 && canAdd(thingsOf(parts)) ? parts : null;
}

function toldOf(
  money: TextAmount,
  thing: Thing,
  name: string,
  { amount, slack }: { amount: bigint; slack: bigint },
): ToldAmount {
  const column = thing.money.find((one) => isAmount(thing.table, one.column))?.column ?? 0;
  return { money, name, thing, expected: [{ column, amount, right: amount, slack }], also: [] };
}

/** "Hai khoản này chiếm 52,9% kinh phí thiết bị". */
export const sharesBackwards = (input: ReviewInput): ToldRelation[] =>
  behind(input).flatMap(({ shape, before }): ToldRelation[] => {
    const match = SHARE.exec(shape.text);
    const parts = addedUp(match, before);
    if (match === null || parts === null) return [];
    const [share] = marksOf(shape, "P", match).map((mark) => mark.share);
    const whole = wholeOf(marksOf(shape, "E", match), parts, input);
    if (share?.bound !== "is" || whole === null || whole.amount <= 0n) return [];
    const sum = sumOf(parts);
    const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
    const right = Number(divideRound(sum.amount * 10_000n, whole.amount)) / 100;
    const quote = quoteOf(shape, match);
    return [
      {
        block: shape.block,
        quote,
        holds: isShareOf(sum, whole, printed),
        expected: `${String(right).replace(".", ",")}%`,
        found: share.quote,
        computation: `Theo các số tiền nêu trước câu “${quote}”`,
      },
    ];
  });

/** Of the thing that is named, in the column of the parts, else of the budget. */
function wholeOf(
  [name]: readonly NameMark[],
  [part]: readonly ToldAmount[],
  input: ReviewInput,
): Parted["whole"] | null {
  if (name === undefined) return totalOf(input);
  const column = part?.expected[0]?.column;
  return onlyOf(name.mention.things)?.money.find((one) => one.column === column) ?? null;
}

function totalOf({ budgets }: ReviewInput): TableFigure | null {
  const [table, ...more] = mainBudgets(budgets);
  return table === undefined || more.length > 0 ? null : grandTotalOf(table);
}
