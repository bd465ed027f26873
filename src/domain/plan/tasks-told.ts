/** The tasks of the prior plan that a line tells, in its text or in a table. */
import { fold } from "../text/fold.ts";
import { WHEN } from "./kept-up.ts";
import { elided } from "./open-marks.ts";
import type { PlanTask } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { sameWork } from "./same-work.ts";

const core = (text: string): string =>
  fold(elided(withoutWho(text)).replace(WHEN, ""))
    .replace(/\bthay the\b/g, "thay")
    .replace(/\b\d[\d./]*\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();

/** "(chủ trì: Phòng Hành chính; hoàn thành trước 30/6/2026)": who does it and when, none of what it is. */
export const withoutWho = (text: string): string =>
  text.replace(
    /\s*\((?:chủ trì|phối hợp|đơn vị|thực hiện|hoàn thành|thời (?:gian|hạn)|trước|trong)(?!\p{L})[^()]*\)/giu,
    "",
  );

/** The task of the prior plan that a line tells, here or in a table: its words stand in the line, or the other way. */
export function tasksTold(ctx: RolloverContext, text: string): PlanTask[] {
  const own = core(text);
  const told = ctx.plan.tasks.filter(({ content }) => {
    const other = core(content);
    const [short, long] = other.length < own.length ? [other, own] : [own, other];
    return (
      short.split(" ").length >= 3 && (` ${long} `.includes(` ${short} `) || isPart(short, long))
    );
  });
  const again = new Set(sameWork(ctx.plan, text).map(({ id }) => id));
  return [...told, ...ctx.plan.tasks.filter((task) => again.has(task.id) && !told.includes(task))];
}

/** "nâng cấp PACS 40 TB", "nâng cấp hệ thống PACS lên 40 TB". */
function isPart(short: string, long: string): boolean {
  const [few, many] = [short.split(" "), long.split(" ")];
  return (
    few[0] === many[0] && few.length * 2 >= many.length && few.every((word) => many.includes(word))
  );
}

/** Whether two lines tell one task. */
export const tellsSame = (ctx: RolloverContext, text: string, id: string): boolean =>
  tasksTold(ctx, text).some((task) => task.id === id);
