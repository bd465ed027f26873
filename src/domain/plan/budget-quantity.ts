/** How many of a budget line the next year takes: what recurs goes on, what was bought once waits for a request. */
import { formatQuantity } from "../budget/format-money.ts";
import { fold, slug } from "../text/fold.ts";
import { type Decided, monthsOfUnit } from "./asked-price.ts";
import { manyNote, priorAmount, shortName } from "./budget-line-words.ts";
import { isPutUp, isRecurring, itemKind } from "./budget-notes.ts";
import type { BudgetAction } from "./budget-request.ts";
import { isDoneOnce, restOfWork } from "./lines-of-work.ts";
import { changesNumber, isLump, lumpOf, lumpWanted } from "./lump-sum.ts";
import { openMark } from "./open-marks.ts";
import { recountNote } from "./outdated-words.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { isPriceOnly } from "./request-verbs.ts";
import { apply } from "./requested-quantity.ts";
import { answerTo, reported, type RolloverContext } from "./rollover-context.ts";
import { beganWithin, toldForYear } from "./told-for-year.ts";

interface Asked {
  section: string;
  line: PlanBudgetLine;
  /** Title of the group it stands in. */
  group: string;
  /** What stands around its row says that it is bought this one time. */
  once?: boolean;
  /** The part of the year for which it was rented; "" for a whole one. */
  part?: string;
  actions: readonly BudgetAction[];
}

export function quantityFor(ctx: RolloverContext, asked: Asked): Decided {
  const { line, actions } = asked;
  const shared = actions.find(({ per }) => per !== undefined);
  if (shared !== undefined) return sharedOut(ctx, asked, shared);
  const recurring = comesAgain(ctx, asked);
  if (isLump(line) && actions.some(changesNumber)) return wantedLump(ctx, asked);
  const open = numberUntold(ctx, asked, recurring);
  if (open !== null) return open;
  const untold = actions.find((action) => isUntold(action, line));
  if (untold !== undefined) return wantedMonths(ctx, asked, untold);
  const prior = line.quantity ?? 1;
  const decided = actions.reduce<Decided>((so, action) => apply(so, action, line), {
    // "giảm 10 máy in" and "tăng 2 máy in" change what there was; "thêm 20 máy tính" asks for twenty.
    quantity: recurring || isDifference(actions[0]) ? prior : 0,
    status: "updated",
    notes: [],
  });
  if (Number.isInteger(decided.quantity) || !Number.isInteger(prior)) return decided;
  // Half of three machines is no number of machines.
  const half = wanted(ctx, asked);
  return { ...half, notes: [...decided.notes, ...half.notes] };
}

const comesAgain = (ctx: RolloverContext, { line, group, once }: Asked): boolean =>
  once !== true && (isRecurring(line, group) || isKeptUp(ctx, line));

/** "Duy trì phần mềm … tại 12 trạm" among the tasks: the line is what that costs, unless the plan buys it anew. */
function isKeptUp({ plan }: RolloverContext, { name }: PlanBudgetLine): boolean {
  const wanted = fold(name).replace(/\s*\(.*$/, "");
  if (itemKind(name) === "goods" || wanted.split(" ").length < 3) return false;
  const texts = [
    ...plan.sections.filter(({ role }) => role !== "results").flatMap(({ items }) => items),
    ...plan.tables
      .filter(({ inResults, kind }) => !inResults && kind === "tasks")
      .flatMap(({ rows }) => rows.flat().map((text) => ({ text }))),
  ].map(({ text }) => fold(text));
  const near = (verbs: RegExp): boolean =>
    texts.some((text) => {
      const at = text.indexOf(wanted);
      return at >= 0 && verbs.test(text.slice(0, at).split(/[.;:]/).at(-1) ?? "");
    });
  return near(KEEPS_UP) && !near(BUYS);
}

const KEEPS_UP = /\b(?:duy tri|gia han|tiep tuc (?:thue|su dung|van hanh))\b/;
const BUYS = /\b(?:mua|dau tu|trang bi|xay dung|nang cap)\b/;

/** Nothing is asked of its number; the price alone of what was bought in numbers says nothing of how many are wanted. */
function numberUntold(ctx: RolloverContext, asked: Asked, recurring: boolean): Decided | null {
  const { line, actions } = asked;
  if (actions.length === 0) return unchanged(ctx, asked, recurring);
  if (!actions.every(isPriceOnly) || !(recurring || (line.quantity ?? 1) > 1)) return null;
  const { quantity, status, notes } = unchanged(ctx, asked, recurring);
  const said = asked.actions.map(({ phrase }) => `Theo yêu cầu: "${phrase}".`);
  return { quantity, status: status === "kept" ? "updated" : status, notes: [...said, ...notes] };
}

/** Nobody spoke of it: what recurs goes on as it was. */
function unchanged(ctx: RolloverContext, asked: Asked, recurring: boolean): Decided {
  const { line } = asked;
  const recounted = byAbolished(ctx, asked);
  if (recounted !== null) return recounted;
  // How many another unit needs, and at what price, is nothing to count with.
  if (ctx.adopted !== undefined) return eitherWanted(ctx, asked, OTHERS);
  if (ONE_TIME.test(`${line.name} ${line.note}`)) return overNow(ctx, asked);
  if (isDoneOnce(ctx, line)) return eitherWanted(ctx, asked, DONE, ONCE);
  const told = ofNewYear(ctx, asked);
  if (told !== null) return told;
  const rest = restOfWork(ctx, line);
  if (rest !== null) return wanted(ctx, asked, rest);
  if (isLump(line) && lumpOf(line) === 0) return wantedLump(ctx, asked, UNPAID);
  if (recurring) return asBefore(ctx, asked);
  return eitherWanted(ctx, asked, isPutUp(line) ? HANGS : ONCE);
}

/** Waits for a number of things, or for a sum where it was one. */
const eitherWanted = (ctx: RolloverContext, asked: Asked, why: string, ofSum = why): Decided =>
  isLump(asked.line) ? wantedLump(ctx, asked, ofSum) : wanted(ctx, asked, why);

/** What recurs, unless it was rented for a part of the year only. */
function asBefore(ctx: RolloverContext, asked: Asked): Decided {
  const { line, part = "" } = asked;
  if (part !== "" || beganWithin(ctx.plan, line)) return wanted(ctx, asked, BROKEN);
  const open = monthsUntold(ctx, asked);
  const status = open.some((note) => note.startsWith("[")) ? "needs-input" : "kept";
  return { quantity: line.quantity ?? 1, status, notes: open };
}

/** "EMR 12 tháng" of a package that does not say how long it lasts: how many of them that takes is the unit's to say. */
function isUntold({ months, quantity }: BudgetAction, line: PlanBudgetLine): boolean {
  if (months === null || quantity !== null) return false;
  const each = monthsOfUnit(line);
  return each === null || !Number.isInteger(months / each);
}

function wantedMonths(
  ctx: RolloverContext,
  asked: Asked,
  { months, phrase }: BudgetAction,
): Decided {
  const { section, line } = asked;
  const said = `Theo yêu cầu: "${phrase}".`;
  const why = `Kế hoạch trước tính theo ${line.unit ?? "gói"}, không nêu số tháng; chưa tính vào tổng.`;
  if (isLump(line))
    return lumpWanted(ctx, {
      section,
      line,
      name: `${shortName(line)} (${months ?? 0} tháng)`,
      why,
    });
  const ask = `số lượng ${shortName(line)} (${line.unit ?? "gói"}) cho ${months ?? 0} tháng`;
  const id = `sl-${slug(line.name).slice(0, 50)}`;
  const answer = answerTo(ctx, { section, ask, id, expects: "quantity" });
  if (answer === null)
    return { quantity: null, status: "needs-input", notes: [said, openMark(ask), why] };
  const given = Number(answer.replace(",", "."));
  return { quantity: given, status: "updated", notes: [said, "Số lượng do đơn vị cung cấp."] };
}

/** A rent that goes on by the package: for how many months the sum is, nobody has printed. */
function monthsUntold(ctx: RolloverContext, { section, line, group }: Asked): string[] {
  const { name, unit, note, details = [], quantity } = line;
  const told = [unit ?? "", name, note, group, ...details].some((text) =>
    /\b(?:thang|nam|quy|ky)\b/.test(fold(text).replace(/\bnam 20\d{2}\b/g, " ")),
  );
  const packaged = (quantity ?? 1) === 1 && itemKind(name) !== "goods";
  if (told || !packaged || !/\bthue\b|^goi$/.test(`${fold(name)} ${fold(unit ?? "")}`.trim()))
    return [];
  const ask = `số tháng thuê ${shortName(line).replace(/^thuê\s+/iu, "")} (kế hoạch trước: ${priorAmount(line)}, không nêu số tháng)`;
  const id = `th-${slug(name).slice(0, 50)}`;
  const answer = answerTo(ctx, { section, ask, id, expects: "quantity" });
  if (answer !== null) return [`Thời gian thuê: ${answer} tháng (đơn vị cung cấp).`];
  return [openMark(ask), "Số tiền tạm giữ theo kế hoạch trước."];
}

/** Not a draft's own note below, which leaves the need to the unit. */
const ONE_TIME =
  /(?<!\p{L})(?:(?:thực hiện|mua|đầu tư|chi|làm)\s+)?(?:một|1|01)\s+lần(?!\p{L}|\s*\/|\s+(?:mỗi|một|trong|hằng|hàng)|, không tự lặp lại)/iu;

/** The prior plan says itself that it is bought this one time: it leaves, unless the unit has said that it wants it. */
function overNow(ctx: RolloverContext, { section, line }: Asked): Decided {
  const { year } = ctx.plan.cover;
  const item = {
    id: `nc-${slug(line.name).slice(0, 50)}`,
    ask: `nhu cầu năm ${ctx.targetYear} về ${shortName(line)} (kế hoạch trước ghi làm một lần)`,
    expects: "quantity" as const,
  };
  const given = reported(ctx, item);
  if (given !== null) return wanted(ctx, { section, line, group: "", actions: [] });
  const why = `Kế hoạch năm ${year} ghi làm một lần; không đưa vào dự toán năm ${ctx.targetYear}.`;
  ctx.notices.push(
    `${shortName(line)}: kế hoạch năm ${year} ghi làm một lần nên không đưa vào dự toán năm ${ctx.targetYear}; nếu vẫn cần, thêm theo yêu cầu.`,
  );
  return { quantity: 0, status: "updated", notes: [why] };
}

/** How many the plan itself gives to the new year; what the unit says of it goes first. */
function ofNewYear(ctx: RolloverContext, { section, line }: Asked): Decided | null {
  const years = { from: ctx.plan.cover.year, to: ctx.targetYear };
  const told = isLump(line) ? null : toldForYear(ctx.plan, line, years);
  if (told === null) return null;
  const item = needOf(ctx, line);
  if (reported(ctx, item) !== null) return wanted(ctx, { section, line, group: "", actions: [] });
  const note = `Số lượng theo kế hoạch trước: "${told.said}".`;
  return { quantity: told.quantity, status: "updated", notes: [note] };
}

const isDifference = (action: BudgetAction | undefined): boolean =>
  action?.kind === "subtract" || action?.onTop === true;

/** "mỗi khoa 2 máy in": how many departments there are is the unit's to say. */
function sharedOut(ctx: RolloverContext, { section, line }: Asked, action: BudgetAction): Decided {
  const { quantity, notes } = sharedQuantity(ctx, { section, name: shortName(line), action });
  return { quantity, status: quantity === null ? "needs-input" : "updated", notes };
}

interface Shared {
  section: string;
  name: string;
  action: BudgetAction;
}

export function sharedQuantity(
  ctx: RolloverContext,
  { section, name, action }: Shared,
): Pick<Decided, "quantity" | "notes"> {
  const { count, of } = action.per ?? { count: 1, of: "đơn vị" };
  const ask = `số ${of} được trang bị ${name} (mỗi ${of} ${formatQuantity(count)})`;
  const answer = answerTo(ctx, {
    section,
    ask,
    id: `so-${slug(name).slice(0, 50)}`,
    expects: "quantity",
  });
  const asked = `Số lượng theo yêu cầu: "${action.phrase}".`;
  if (answer === null) return { quantity: null, notes: [asked, openMark(ask)] };
  const given = Number(answer.replace(",", "."));
  return {
    quantity: given * count,
    notes: [asked, `${formatQuantity(given)} ${of} × ${formatQuantity(count)}.`],
  };
}

const ONCE = "Mua sắm một lần, không tự lặp lại; chưa tính vào tổng.";
const HANGS =
  "Vật treo, đặt dùng nhiều năm, không tự lặp lại; làm lại khi có nhu cầu; chưa tính vào tổng.";
const OTHERS =
  "Số lượng, đơn giá tham khảo từ kế hoạch của đơn vị khác, phải đối chiếu; chưa tính vào tổng.";
const DONE =
  "Đơn vị báo việc này đã xong; có làm tiếp hay không do đơn vị quyết định; chưa tính vào tổng.";
const UNPAID = "Kế hoạch trước không bố trí tiền cho hạng mục này; chưa tính vào tổng.";
const BROKEN =
  "Dịch vụ chỉ thuê một phần của năm trước; số tháng của cả năm do đơn vị xác nhận; chưa tính vào tổng.";

/** Reckoned by districts or communes that have been rearranged since. */
function byAbolished(ctx: RolloverContext, asked: Asked): Decided | null {
  const { name, note, details = [] } = asked.line;
  const why = recountNote(ctx, [name, note, ...details]);
  if (why === null) return null;
  return isLump(asked.line) ? wantedLump(ctx, asked, why) : wanted(ctx, asked, why);
}

/** Nobody asked for it: an open quantity and a question, or the answer to it. */
function wanted(ctx: RolloverContext, { section, line, part = "" }: Asked, why = ONCE): Decided {
  const item = needOf(ctx, line, part);
  const answer = answerTo(ctx, { section, ...item });
  if (answer !== null) {
    const given = Number(answer.replace(",", "."));
    ctx.notices.push(...manyNote(line, given));
    return { quantity: given, status: "updated", notes: ["Số lượng do đơn vị cung cấp."] };
  }
  const notes = [openMark(item.ask), why];
  return { quantity: null, status: "needs-input", notes };
}

const needOf = (ctx: RolloverContext, line: PlanBudgetLine, part = "") => ({
  id: `nc-${slug(line.name).slice(0, 50)}`,
  ask: `nhu cầu năm ${ctx.targetYear} về ${shortName(line)} (kế hoạch trước: ${[priorAmount(line), part].filter((said) => said !== "").join(", ")})`,
  expects: "quantity" as const,
  ...(line.unit === null ? {} : { unit: line.unit }),
});

/** A sum without a number of things is asked for as a sum. */
function wantedLump(
  ctx: RolloverContext,
  { section, line, actions }: Asked,
  reason = ONCE,
): Decided {
  const asked = actions.map(({ phrase }) => `Theo yêu cầu: "${phrase}".`);
  const rest = SHARE_OF_REST.test(line.name) ? SHARE : reason;
  const why = actions.length === 0 ? rest : `${asked.join(" ")} ${UNCOUNTED}`;
  return lumpWanted(ctx, { section, line, name: shortName(line), why });
}

/** "Dự phòng phí (5%)" is no purchase. */
const SHARE_OF_REST = /^(?:dự phòng|chi phí|quản lý|tư vấn|thẩm định).*\d\s*%/iu;
const SHARE =
  "Tính theo tỷ lệ trên các hạng mục khác; đơn vị ghi số tiền khi đã đủ các hạng mục; chưa tính vào tổng.";
const UNCOUNTED = "Kế hoạch trước không nêu số lượng nên không nhân lên; chưa tính vào tổng.";
