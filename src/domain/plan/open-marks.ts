/**
 * Open places of a draft, and those that a prior plan still carries, as when the next draft is made of one that nobody
 * has filled in: what the rules ask again by themselves leaves the text; any other place stays a question of the new draft.
 */
import { parseVietnameseFigure } from "./figure.ts";
import type { Plan, PlanBudget, PlanBudgetLine } from "./plan.ts";

export const OPEN = "[cần bổ sung: ";
/** Questions that the rollover puts again, each behind the name that it is about. */
const ASKED_AGAIN =
  /\s*\[cần bổ sung: (?:kiểm tra hiệu lực của|tên đơn vị sau sắp xếp|nhu cầu (?:kinh phí )?năm|mức năm|giữ hay nâng mức)(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\]/gu;

/** An open place; what it asks for may carry brackets of its own. */
export const OPEN_PLACE = /\[cần bổ sung: (?:[^[\]]|\[[^[\]]*\])*\]/gu;

export function openMark(ask: string): string {
  return `${OPEN}${ask}]`;
}

/** The line with words of ours behind its own, before the mark that ends it. */
export function withBehind(line: string, words: string): string {
  const end = /[.;]?\s*$/u.exec(line)?.[0] ?? "";
  return `${line.slice(0, line.length - end.length)} ${words}${end}`;
}

export function withoutCheckMarks(draft: Plan): Plan {
  if (!JSON.stringify(draft).includes(OPEN)) return draft;
  const text = JSON.stringify({ ...draft, budgets: draft.budgets.map(withAskedNumbers) });
  const clean = (_: string, value: unknown): unknown =>
    typeof value === "string" ? value.replace(ASKED_AGAIN, "") : value;
  return JSON.parse(text, clean) as Plan;
}

/** What a question that nobody answered tells of the number in the plan before. */
const ASKED_NUMBER = /(?:\(kế|(?<!\p{L})Kế) hoạch trước: (\d[\d.,]*)(?: (đồng))?(?!\p{L}|\d)/u;

/** A line whose number is still asked for has the one that the question tells. */
function withAskedNumbers(budget: PlanBudget): PlanBudget {
  const groups = budget.groups.map((group) => ({ ...group, lines: group.lines.map(withNumber) }));
  return { ...budget, groups };
}

function withNumber(line: PlanBudgetLine): PlanBudgetLine {
  const [, figure = "", dong] =
    ASKED_NUMBER.exec(`${line.note} ${(line.details ?? []).join(" ")}`) ?? [];
  const number = parseVietnameseFigure(figure);
  if (number === null || line.amount !== null) return line;
  if (dong !== undefined) return { ...line, amount: Math.round(number) };
  return line.quantity === null ? { ...line, quantity: number } : line;
}

/** The text without any open place. */
export function withoutMarks(text: string): string {
  return text.replace(new RegExp(String.raw`\s*${OPEN_PLACE.source}`, "gu"), "").trim();
}

/** The text as a question names it: an open place inside a question would be none to fill in. */
export function elided(text: string): string {
  return text.replace(OPEN_PLACE, "…");
}

/** Each open place of the text is put as a question of the new draft. */
export function askAgain(text: string, need: (ask: string) => string): string {
  return text.replace(/\[cần bổ sung: ([^[\]]+)\]/gu, (_, ask: string) => need(ask));
}
