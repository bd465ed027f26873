/** The tasks of the prior plan that a line tells, in its text or in a table. */
import { oncePer } from "../once-per.ts";
import { fold } from "../text/fold.ts";
import { oncePerText } from "../text/once-per-text.ts";
import { WHEN } from "./kept-up.ts";
import { elided } from "./open-marks.ts";
import type { Plan, PlanTask } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { sameWork } from "./same-work.ts";

/** What a line says of its work, folded, and its words. */
interface Core {
  text: string;
  words: readonly string[];
}

const coreOf = oncePerText((printed: string): Core => {
  const text = fold(elided(withoutWho(printed)).replace(WHEN, ""))
    .replace(/\bthay the\b/g, "thay")
    .replace(/\b\d[\d./]*\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
  return { text: ` ${text} `, words: text.split(" ") };
});

/** "(chủ trì: Phòng Hành chính; hoàn thành trước 30/6/2026)": who does it and when, none of what it is. */
export const withoutWho = (text: string): string =>
  text.replace(
    /\s*\((?:chủ trì|phối hợp|đơn vị|thực hiện|hoàn thành|thời (?:gian|hạn)|trước|trong)(?!\p{L})[^()]*\)/giu,
    "",
  );

/** What was found for a text: a draft asks for the same one many times. */
const foundIn = oncePer((plan: Plan) => oncePerText((text) => findTold(plan, text)));

/** The task of the prior plan that a line tells, here or in a table: its words stand in the line, or the other way. */
export const tasksTold = (ctx: RolloverContext, text: string): readonly PlanTask[] =>
  foundIn(ctx.plan)(text);

function findTold(plan: Plan, text: string): PlanTask[] {
  const own = coreOf(text);
  const told = plan.tasks.filter(({ content }) => {
    const other = coreOf(content);
    const [short, long] = other.text.length < own.text.length ? [other, own] : [own, other];
    return short.words.length >= 3 && (long.text.includes(short.text) || isPart(short, long));
  });
  const again = new Set(sameWork(plan, text).map(({ id }) => id));
  return [...told, ...plan.tasks.filter((task) => again.has(task.id) && !told.includes(task))];
}

/** "nâng cấp PACS 40 TB", "nâng cấp hệ thống PACS lên 40 TB". */
const isPart = ({ words: few }: Core, { words: many }: Core): boolean =>
  few[0] === many[0] && few.length * 2 >= many.length && few.every((word) => many.includes(word));

/** Whether two lines tell one task. */
export const tellsSame = (ctx: RolloverContext, text: string, id: string): boolean =>
  tasksTold(ctx, text).some((task) => task.id === id);
