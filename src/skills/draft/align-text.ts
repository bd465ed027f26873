/**
 * The text follows the budget: numbers of what is bought are those of the table, what leaves the table leaves the tasks,
 * what was bought once is asked for again, and what a request adds stands among the tasks.
 */
import { formatQuantity } from "../../domain/budget/format-money.ts";
import { isNo } from "../../domain/draft/answers.ts";
import type { DraftBlock, DraftSection, MissingItem } from "../../domain/draft/draft.ts";
import { BUDGET_SECTION } from "../../domain/plan/asked-price.ts";
import { reportedDone } from "../../domain/plan/once-done.ts";
import { openMark } from "../../domain/plan/open-marks.ts";
import type { Plan, PlanSection } from "../../domain/plan/plan.ts";
import {
  BUYS,
  MACHINES,
  type Mention,
  mentionsIn,
  printedLike,
  sentencesOf,
  withoutItem,
} from "../../domain/plan/purchase-mentions.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import {
  answerTo,
  need,
  type Purchase,
  type RolloverContext,
} from "../../domain/plan/rollover-context.ts";
import { markdownOf } from "../../domain/plan/rollover-tables.ts";
import { renumbered, runOn } from "../../domain/plan/run-on.ts";
import { tellsSituation } from "../../domain/plan/section-role.ts";
import { withoutWho } from "../../domain/plan/tasks-told.ts";
import { fold } from "../../domain/text/fold.ts";
import { addAsked } from "./asked-tasks.ts";
import { numberInstead, numbersApart, withRentedTime } from "./numbers-apart.ts";
import { type Aligned, asFar, tell } from "./tell-aligned.ts";
import { thingNamed } from "./things-named.ts";

export function alignText(rollover: Rollover, plan: Plan): void {
  const { context, sections } = rollover;
  if (plan.lostMarks) return;
  const told = new Set<Purchase>();
  const spoken = sections.filter(({ id }) => speaksOfTasks(plan, id));
  const texts = spoken.flatMap(({ blocks }) =>
    blocks.flatMap((block) => block.rows?.flat() ?? [block.text]),
  );
  const follow: Follow = { told, apart: numbersApart(context, texts.map(withoutWordsOfMarks)) };
  for (const section of spoken) {
    const blocks = section.blocks.flatMap((block) => alignBlock(context, section, block, follow));
    const before = section.blocks.map(({ text }) => text);
    section.blocks = blocks.length < before.length ? runOn(blocks, before) : blocks;
  }
  addAsked(rollover, plan, told);
}

interface Follow {
  /** Of which the text has spoken. */
  told: Set<Purchase>;
  /** Of which the text told another number than the budget. */
  apart: ReadonlySet<Purchase>;
}

const ROLES = new Set(["tasks", "solutions", "targets", "goals-general", "budget", "organisation"]);

function speaksOfTasks(plan: Plan, id: string): boolean {
  const section = plan.sections.find((one) => one.id === id);
  if (section?.role === "appendix") return holdsTasks(plan, section);
  return section !== undefined && ROLES.has(section.role) && !tellsSituation(plan.sections, id);
}

/** An appendix with the table of tasks, and no money in it. */
function holdsTasks(plan: Plan, { items }: PlanSection): boolean {
  const tables = plan.tables.filter(({ index }) => items.some(({ table }) => table === index));
  return tables.length > 0 && tables.every(({ kind }) => kind === "tasks");
}

function alignBlock(
  ctx: RolloverContext,
  section: DraftSection,
  block: DraftBlock,
  follow: Follow,
): DraftBlock[] {
  if (block.kind === "table") return [alignTable(ctx, section, block, follow)];
  if (block.status === "new") return [block];
  const aligned = alignLine(ctx, block.text, follow);
  if (aligned === null) return [block];
  tell(ctx, section, block, aligned);
  if (aligned.status === "dropped") return [];
  const before = block.before ?? block.text;
  const reason = `${asFar(block.reason ?? "")}${aligned.reasons.join(" ")}`;
  return [{ ...block, text: aligned.text, status: aligned.status, reason, before }];
}

/** For how long a thing is rented, and how many of it there are, as the budget has it. */
function alignLine(ctx: RolloverContext, printed: string, follow: Follow): Aligned | null {
  const text = withRentedTime(ctx, printed);
  const aligned = alignNumbers(ctx, text, follow);
  if (aligned !== null || text === printed) return aligned;
  const status = text.includes("[cần bổ sung:") ? "needs-input" : "updated";
  return { text, status, reasons: ["Thời gian thuê theo dự toán."] };
}

function alignNumbers(ctx: RolloverContext, text: string, follow: Follow): Aligned | null {
  const found = mentionsIn(withoutWordsOfMarks(text), ctx.purchases);
  // What was bought and is in no line of the budget any more is not bought again.
  const over = BUYS.test(text) && found.every(({ purchase }) => purchase.next === 0);
  const single = sentencesOf(withoutWho(text)).length === 1;
  const done = over && single ? reportedDone(ctx, text) : null;
  if (done) return { text: "", status: "dropped", reasons: [`${done.reason} Không mua lại.`] };
  if (found.length === 0) return boughtOnce(ctx, text);
  for (const { purchase } of found) follow.told.add(purchase);
  const gone = found.filter(({ purchase }) => purchase.next === 0);
  const alone = BUYS.test(text) && single;
  if (gone.length > 0 && gone.length === found.length && alone) return dropped(gone);
  return keptLine(ctx, text, { found, gone, apart: follow.apart });
}

/** The same, letter by letter, without what open places say. */
const withoutWordsOfMarks = (text: string): string =>
  text.replace(/\[cần bổ sung:[^\]]*\]/gu, (mark) => " ".repeat(mark.length));

interface Found {
  found: readonly Mention[];
  /** Of what left the budget. */
  gone: readonly Mention[];
  apart: ReadonlySet<Purchase>;
}

/** The line with the numbers of the budget, and a mark for what is open or left. */
function keptLine(
  ctx: RolloverContext,
  text: string,
  { found, gone, apart }: Found,
): Aligned | null {
  const numbers = withNumbers(text, found, apart);
  const asks = [...new Set(found.flatMap(({ purchase }) => purchase.ask ?? []))];
  const marks = asks.filter((ask) => !numbers.text.includes(ask)).map(openMark);
  let words = numbers.text;
  const left = gone.flatMap(({ purchase }) => {
    const without = withoutItem(words, purchase);
    words = without ?? words;
    if (without !== null) return [];
    const ask = `sửa câu này: ${purchase.name} không còn trong dự toán năm ${ctx.targetYear}`;
    return [need(ctx, { section: BUDGET_SECTION, ask })];
  });
  const places = numbers.reasons.length > 0 ? placesOf(ctx, words, found) : null;
  if (words === text && marks.length + left.length === 0) return null;
  const once = `Mua một lần năm ${ctx.plan.cover.year}; có mua tiếp năm ${ctx.targetYear} hay không do đơn vị quyết định.`;
  return {
    text: withMarks(places ?? words, [...marks, ...left]),
    status:
      marks.length + left.length > 0 || (places ?? words).includes("[cần bổ sung:")
        ? "needs-input"
        : "updated",
    reasons: [
      ...numbers.reasons,
      ...(marks.length > 0 ? [once] : []),
      ...gone.map(({ purchase }) => leftBudget(purchase)),
    ],
  };
}

/** "cho các trạm y tế xã A, B, C": names that are as many as the number was. */
const LISTED =
  /(?<=\s(?:cho|tại|của)\s(?:[\p{Ll}]+\s+){0,6})(\p{Lu}[\p{L}\s]{1,24}(?:,\s+\p{Lu}[\p{L}\s]{1,24})+(?:\s*(?:,|và)\s+\p{Lu}[\p{L}\s]{1,24})?)/u;

/** Another number of things does not go to the same places: where they go is asked. */
function placesOf(ctx: RolloverContext, text: string, found: readonly Mention[]): string | null {
  const list = LISTED.exec(text)?.[1]?.trim();
  const names = list?.split(/,|\svà\s/u).length ?? 0;
  const one = found.find(({ count }) => count?.value === names && names > 1);
  if (list === undefined || one === undefined) return null;
  const { name, next } = one.purchase;
  const ask = `nơi nhận ${formatQuantity(next ?? 0)} ${name} (kế hoạch trước nêu ${names} nơi: ${list})`;
  return text.replace(list, need(ctx, { section: BUDGET_SECTION, ask }));
}

/** Machines that no line of the budget holds were bought in the year before: whether again is the unit's to say. */
function boughtOnce(ctx: RolloverContext, text: string): Aligned | null {
  if (ctx.plan.budgets.length === 0 || text.includes("[cần bổ sung:")) return null;
  if (!BUYS.test(text) || !MACHINES.test(text)) return null;
  const { year } = ctx.plan.cover;
  const what = text.replace(/^\d{1,2}[.)]\s*/u, "").replace(/[.;\s]+$/u, "");
  const named = what.length > 80 ? `${what.slice(0, what.lastIndexOf(" ", 80))}…` : what;
  const ask = `"${named}" là việc mua sắm của năm ${year}; năm ${ctx.targetYear} có tiếp tục không`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  const reason = `Mua sắm, lắp đặt một lần năm ${year}, không tự lặp lại.`;
  if (answer === null)
    return { text: withMarks(text, [openMark(ask)]), status: "needs-input", reasons: [reason] };
  if (!isNo(answer)) return null;
  return { text: "", status: "dropped", reasons: [`${reason} Đơn vị trả lời: ${answer}.`] };
}

const leftBudget = ({ name, phrase }: Purchase): string =>
  phrase === "" ? `Dự toán không còn ${name}.` : `Bỏ theo yêu cầu: "${phrase}" (${name}).`;

function dropped(gone: readonly Mention[]): Aligned {
  const reasons = gone.map(({ purchase }) => leftBudget(purchase));
  return { text: "", status: "dropped", reasons: [...new Set(reasons)] };
}

/** Numbers that repeated the prior table repeat the new one; those that contradicted it follow it. */
function withNumbers(
  text: string,
  found: readonly Mention[],
  apart: ReadonlySet<Purchase>,
): { text: string; reasons: string[] } {
  const reasons: string[] = [];
  const whole = found.reduceRight((words, mention) => {
    const { purchase, count } = mention;
    const { name, prior, next } = purchase;
    if (count === null) return words;
    const repeats = count.value === prior && next !== null && next > 0 && next !== prior;
    const instead = repeats
      ? printedLike(count.raw, next)
      : BUYS.test(text)
        ? numberInstead(mention, apart)
        : null;
    if (instead === null || instead === count.raw) return words;
    reasons.unshift(
      repeats
        ? `Số lượng ${name} theo dự toán: ${formatQuantity(prior)} → ${formatQuantity(next)}.`
        : `Số lượng ${name} theo bảng kinh phí, không theo số ghi ở lời (${count.raw}).`,
    );
    return words.slice(0, count.start) + instead + words.slice(count.start + count.raw.length);
  }, text);
  return { text: whole, reasons };
}

/** In front of the stop at the end. */
function withMarks(text: string, marks: readonly string[]): string {
  if (marks.length === 0) return text;
  const end = /[.;]?\s*$/u.exec(text)?.[0] ?? "";
  return `${text.slice(0, text.length - end.length)} ${marks.join(" ")}${end}`;
}

/** Rows of tasks; a row that is about an item that left goes with it. */
function alignTable(
  ctx: RolloverContext,
  section: DraftSection,
  block: DraftBlock,
  follow: Follow,
): DraftBlock {
  const header = block.headerRows ?? 1;
  const [head = []] = block.rows ?? [];
  const task = head.findIndex((cell) =>
    /nhiệm vụ|nội dung|hoạt động|công việc|chỉ tiêu/iu.test(cell),
  );
  if (task < 0 || block.rows === undefined || head.some((cell) => /thành tiền|cộng/iu.test(cell)))
    return block;
  const rows = block.rows.flatMap((row, index) =>
    index < header ? [row] : alignRow(ctx, section, { block, row, task, follow }),
  );
  if (rows.every((row, index) => row === block.rows?.[index]) && rows.length === block.rows.length)
    return block;
  const open = rows.flat().some((cell) => cell.includes("[cần bổ sung:"));
  const numbered = rows.length === block.rows.length ? rows : renumbered(rows, header);
  return {
    ...block,
    rows: numbered,
    text: markdownOf(numbered),
    status: open ? "needs-input" : "updated",
  };
}

/** A question of this row whose cell is printed as it was, or whose row left, has no place in the draft. */
function forgetUnasked(
  ctx: RolloverContext,
  known: ReadonlySet<MissingItem>,
  texts: readonly string[],
): void {
  ctx.missing = ctx.missing.filter(
    (item) => known.has(item) || texts.some((text) => text.includes(item.ask)),
  );
}

interface RowOf {
  block: DraftBlock;
  row: string[];
  /** Column of what is to be done. */
  task: number;
  follow: Follow;
}

/** The task is to buy what is not bought any more; or it names the thing, and what is to be done for it leaves. */
function isGone(
  lines: readonly (Aligned | null)[],
  { row, task }: { row: readonly string[]; task: number },
): boolean {
  if (lines[task]?.status === "dropped") return true;
  const name = fold(row[task] ?? "").trim();
  return (
    name !== "" &&
    lines.some((line, at) => line?.status === "dropped" && fold(row[at] ?? "").includes(name))
  );
}

/** A row that names a thing without a verb waits for its need, or leaves. */
function namedRow(
  ctx: RolloverContext,
  section: DraftSection,
  { block, row, task }: Omit<RowOf, "follow">,
): string[][] {
  const named = thingNamed(ctx, { row, task });
  if (named === null) return [row];
  const texts = row.map((cell, at) => (at === task ? `${cell} ${openMark(named.ask)}` : cell));
  const said = row.filter((cell) => cell !== "").join(" | ");
  const text = texts.filter((cell) => cell !== "").join(" | ");
  const status = named.gone ? "dropped" : "needs-input";
  tell(
    ctx,
    section,
    { ...block, text: said, before: said },
    { text, status, reasons: [named.reason] },
  );
  return named.gone ? [] : [texts];
}

function alignRow(
  ctx: RolloverContext,
  section: DraftSection,
  { block, row, task, follow }: RowOf,
): string[][] {
  const known = new Set(ctx.missing);
  const lines = row.map((cell) => alignLine(ctx, cell, follow));
  if (lines.every((line) => line === null)) return namedRow(ctx, section, { block, row, task });
  const gone = isGone(lines, { row, task });
  const marked = lines.some((line) => line?.status === "needs-input");
  const left = mentionsIn(row[task] ?? "", ctx.purchases).flatMap(({ purchase }) =>
    purchase.next === 0 ? [purchase] : [],
  );
  const aligned = row.map((cell, at) => {
    const line = lines[at] ?? null;
    if (line === null || line.status === "dropped") return cell;
    // One question a row is enough.
    return at === task || lines[task]?.status !== "needs-input" || line.status !== "needs-input"
      ? line.text
      : cell;
  });
  // What left the task leaves its product: "24 máy tính, 09 máy in".
  const texts = aligned.map((cell, at) =>
    at === task ? cell : left.reduce((words, one) => withoutItem(words, one) ?? words, cell),
  );
  forgetUnasked(ctx, known, gone ? [] : texts);
  const joined = (cells: readonly string[]): string =>
    cells.filter((cell) => cell !== "").join(" | ");
  const reasons = [...new Set(lines.flatMap((line) => line?.reasons ?? []))];
  const status = gone ? "dropped" : marked ? "needs-input" : "updated";
  tell(
    ctx,
    section,
    { ...block, text: joined(row), before: joined(row) },
    { text: joined(texts), status, reasons },
  );
  return gone ? [] : [texts];
}
