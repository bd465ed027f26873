/** Amounts of the prior year's budget inside the text: never carried over, computed anew or asked for. */
import { formatDong } from "../budget/format-money.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { type AmountPlace, amountsInLine, KEPT_AMOUNT, OPEN_AMOUNT } from "./amounts-in-line.ts";
import { headingOf } from "./heading-of.ts";
import { elided, openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection, PlanTable } from "./plan.ts";
import { printedItem } from "./printed-item.ts";
import { rewritePlain, rewriteText } from "./rewrite-text.ts";
import { answerTo, emit, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { tellsOnce } from "./told-of-lines.ts";
import { isUnsure } from "./unsure-marks.ts";

export const MONEY = /\d[\d.,]{5,}|\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*đồng/iu;
/** "Kinh phí năm 2026 là 3.475.200.000 đồng": money of the plan, in whatever section it is told. */
export function speaksOfBudget(text: string): boolean {
  return /\b(?:kinh phi|du toan|ngan sach|tong von|tong muc dau tu)\b/.test(fold(text));
}

/** Unit and sum in words of the prior table: the new one prints its own. */
export function staleBudgetLine(
  ctx: RolloverContext,
  section: PlanSection,
  item: PlanItem,
): boolean {
  const computed = ctx.plan.budgets.some((budget) => budget.section === section.id);
  const said = `${item.marker ?? ""} ${item.text}`.trim();
  const own = /^hình thức lựa chọn nhà thầu:/iu.test(said) && ctx.plan.budgets.length > 0;
  const words =
    /^\(?\s*(?:đvt|đơn vị(?: tính)?\s*:\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|1[.,]000)\s*)?(?:đồng|vnđ|đ)?[.)]?\s*$|đơn vị tính|(?:số tiền )?(?:viết )?bằng chữ)|^hình thức lựa chọn nhà thầu:|^theo nguồn kinh phí(?: \(sau thuế\))?:|^\(\d{1,2}\)\s/iu.test(
      said,
    );
  const once = /^\W*(?:ghi chú|lưu ý|chú thích)/iu.test(said) && tellsOnce(said);
  if (!own && !(computed && (words || once))) return false;
  const reason = "Thuộc bảng kinh phí của kế hoạch trước; bảng mới ghi đơn vị và số tiền của mình.";
  record(ctx, {
    section: headingOf(section),
    status: "dropped",
    before: item.text,
    after: "",
    reason,
  });
  return true;
}

/** The sum of a budget that a page break cut off as a table of its own: the new table has its own sum. */
export function isBudgetTail(ctx: RolloverContext, table: PlanTable): boolean {
  const behind = ctx.plan.budgets.some((budget) => budget.table === table.index - 1);
  return (
    behind &&
    table.rows.every((row) => {
      const name = row.find((cell) => /\p{L}{2}/u.test(cell)) ?? "";
      return /^(?:tong|cong|bang chu|so tien bang chu)\b/.test(fold(name));
    })
  );
}

/** Money of the prior year's budget. */
export function isAmount(ctx: RolloverContext, section: PlanSection, { text }: PlanItem): boolean {
  const ofBudget = section.role === "budget" || speaksOfBudget(text);
  return MONEY.test(text) && (ofBudget || isSumOfTables(ctx, section, text));
}

/** "… đồng (Bằng chữ: …)" */
const IN_WORDS = /(?<=đồng\uE001?)\s*\([^()]*\)/gu;

/** A line of a scan of which the words are sure and the figure is reckoned anew: nothing of it is left to be compared. */
export const isReckoned = (ctx: RolloverContext, section: PlanSection, item: PlanItem): boolean =>
  isAmount(ctx, section, item) && !isUnsure(item.text.replace(IN_WORDS, ""));

/** Amounts of the prior year's budget in words of the text: the new ones are computed elsewhere or asked for. */
export function oldAmount(ctx: RolloverContext, section: PlanSection, item: PlanItem): DraftBlock {
  const years = { from: ctx.plan.cover.year, to: ctx.targetYear };
  const { text, places, kept, left } = amountsInLine(item.text, years);
  const rewritten = rewriteText(ctx, section, text);
  const open = places.filter((place) => !place.kept);
  const answers = open.map((place, at) =>
    answerOf(ctx, section, { item, place, text: rewritten.text, at, alone: places.length === 1 }),
  );
  const waiting = answers.some(({ given }) => !given);
  const amounts = answers.map(({ printed }) => printed);
  return emit(ctx, headingOf(section), {
    ...printedItem(item, filled(rewritten.text, { amounts, kept: [...kept] })),
    status: waiting ? "needs-input" : "updated",
    reason: [reasonOf(open.length, waiting), ...keptReason(kept), ...leftReason(left)].join(" "),
    sources: [priorSource(ctx, section)],
    before: item.text,
  });
}

export const TOLD_BY_UNIT = "Số tiền do đơn vị cung cấp thay số tiền của kế hoạch trước.";

/** Id of the question for the first amount of a line. */
export const amountId = (item: string): string => `kp-${item.replace("/", "-")}`;

function reasonOf(open: number, waiting: boolean): string {
  if (open === 0) return "Nội dung chuyển sang năm mới.";
  return waiting ? "Số tiền của kế hoạch trước không dùng lại." : TOLD_BY_UNIT;
}

const keptReason = (kept: readonly string[]): string[] =>
  kept.length === 0
    ? []
    : [`Số tiền không thuộc riêng năm trước, giữ nguyên: ${kept.join("; ")}; kiểm tra lại.`];

const leftReason = (left: readonly string[]): string[] =>
  left.map((said) => `Phần của năm trước bỏ ra: "${said}".`);

/** The signs of a line by what stands in their places. */
const filled = (text: string, { amounts, kept }: { amounts: string[]; kept: string[] }): string =>
  text
    .replaceAll(OPEN_AMOUNT, () => amounts.shift() ?? "")
    .replaceAll(KEPT_AMOUNT, () => kept.shift() ?? "");

interface Asked {
  item: PlanItem;
  place: AmountPlace;
  /** The line for the new year, with signs. */
  text: string;
  at: number;
  /** The only amount of its line. */
  alone: boolean;
}

function answerOf(
  ctx: RolloverContext,
  section: PlanSection,
  asked: Asked,
): { given: boolean; printed: string } {
  const { item, place, at } = asked;
  const ask = questionOf(ctx, section, asked);
  const id = `${amountId(item.id)}${at === 0 ? "" : `-${at + 1}`}`;
  const expects = place.several ? ("text" as const) : ("money" as const);
  const answer = answerTo(ctx, { section: section.id, ask, id, expects });
  if (answer === null) return { given: false, printed: openMark(ask) };
  const amount = printed(answer, expects);
  // "800 triệu" is printed in đồng.
  ctx.derived.push(amount);
  return { given: true, printed: amount };
}

function questionOf(ctx: RolloverContext, section: PlanSection, one: Asked): string {
  const what = `${one.place.several ? "số tiền và cơ cấu nguồn" : "số tiền"} năm ${ctx.targetYear}`;
  const named = nameOf(ctx, section, one);
  return named === "" ? what : `${what} của "${named}"`;
}

/** What the amount is of; "" where its words are those of a year or of a figure. */
function nameOf(ctx: RolloverContext, section: PlanSection, one: Asked): string {
  const { text, alone, at } = one;
  const label = alone || at === 0 ? (LABEL.exec(text)?.[1]?.trim() ?? "") : "";
  if (label !== "") return /\d/.test(label) || LEADS_PARTS.test(label) ? "" : label;
  if (!alone) return labelAmong(ctx, section, one);
  return text.startsWith(OPEN_AMOUNT) ? headed(ctx, section) : "";
}

const LEADS_PARTS = /^(?:trong đó|(?:bao )?gồm(?: có)?|cụ thể)$/iu;
const LABEL = /^([^:\u0001\u0003]{3,80}):?\s*\u0001/u;

/** Of several amounts each is told by its own words, or by what the line is about: "năm 2026 bố trí" says nothing. */
function labelAmong(ctx: RolloverContext, section: PlanSection, { item, place }: Asked): string {
  const said = place.label
    .replace(/(?:(?:trong|của|cho)\s+)?năm\s+20\d{2}/giu, " ")
    .replace(/^(?:\s|,|trong đó|và|:)+|[\s:,]+$/giu, "")
    .replace(/\s+/gu, " ");
  if (said.split(" ").length > 2 && !/\d/.test(said)) return said;
  const head = /^[^(,:;]{3,80}/u.exec(item.text)?.[0].trim() ?? "";
  const line = rewritePlain(ctx, section, elided(head));
  return [line, said].filter((words) => words !== "" && !/\d/.test(words)).join(", ");
}

/** An amount right below "1. Tổng kinh phí:" is what the heading says. */
const headed = (ctx: RolloverContext, section: PlanSection): string =>
  rewritePlain(ctx, section, elided(section.heading)).replace(/[\s:.]+$/u, "");

/** "Tổng cộng A+B: 900.000.000 đồng" below the tables of an appendix: the sum of the prior ones. */
export const isSumOfTables = (ctx: RolloverContext, { role }: PlanSection, text: string): boolean =>
  role === "appendix" &&
  ctx.plan.budgets.length > 0 &&
  /^(?:tong(?: cong| so)?|cong)\b/.test(fold(text));

function printed(answer: string, expects: "text" | "money"): string {
  return expects === "money" ? `${formatDong(Number(answer))} đồng` : answer;
}
