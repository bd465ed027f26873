/** Duties of the register as rows of the plan's own table of tasks, each with who acts and by when. */
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import { upperFirst } from "../text/first-letter.ts";
import type { Duty } from "./duties.ts";
import { dutyGroup } from "./duty-groups.ts";
import { ASKED_OF_DUTY, type AskedOfDuty, askOfDuty, tablePlace } from "./duty-questions.ts";
import { bindsFrom, isDoneOnce, splitText } from "./duty-text.ts";
import { headingOf } from "./heading-of.ts";
import { OPEN, openMark } from "./open-marks.ts";
import type { PlanSection, PlanTable } from "./plan.ts";
import { columnsOf } from "./read-tasks.ts";
import { record, registerSource, type RolloverContext } from "./rollover-context.ts";
import { markdownOf } from "./rollover-tables.ts";

export interface TaskTable {
  table: PlanTable;
  section: PlanSection;
  draft: DraftSection;
  /** Place of the table in the draft's section. */
  at: number;
}

/** The largest table of tasks that tells who acts; null where the plan has none. */
export function taskTable(
  ctx: RolloverContext,
  sections: readonly DraftSection[],
): TaskTable | null {
  const found = ctx.plan.tables.flatMap((table): TaskTable[] => {
    const columns = columnsOf(table);
    if (table.kind !== "tasks" || table.inResults) return [];
    if (!columns.has("content") || !columns.has("lead")) return [];
    const section = ctx.plan.sections.find(({ id }) => id === table.section);
    const draft = sections.find(({ id }) => id === table.section);
    const at = draft?.blocks.findIndex((block) => isOf(block, table)) ?? -1;
    return section && draft && at >= 0 ? [{ table, section, draft, at }] : [];
  });
  const sizes = found.map(({ table }) => table.rows.length);
  return found[sizes.indexOf(Math.max(...sizes))] ?? null;
}

const isOf = ({ rows, sources }: DraftBlock, { index }: PlanTable): boolean =>
  rows !== undefined && sources.some(({ locator }) => locator?.endsWith(`bảng ${index}`) === true);

/** `leadOf`: the body that the plan names for such work, or null. */
export function addDutyRows(
  ctx: RolloverContext,
  { table, section, draft, at }: TaskTable,
  { duties, leadOf }: { duties: readonly Duty[]; leadOf: (duty: Duty) => string | null },
): void {
  const block = draft.blocks[at];
  if (block?.rows === undefined || duties.length === 0) return;
  const header = Math.max(1, table.headerRows);
  const runsOn = isContinuous(block.rows, header);
  const columns = columnsOf(table);
  const about = ["content", "activity"].flatMap((field) => columns.get(field) ?? []);
  let rows = block.rows;
  for (const duty of duties) {
    const row = dutyRow(ctx, { table, section }, { duty, lead: leadOf(duty) });
    rows = inserted(rows, { row, header, runsOn, duty, about });
    record(ctx, {
      ...{ section: headingOf(section), status: "new", before: "" },
      after: row.filter((cell) => cell !== "").join(" | "),
      reason: `${duty.reason} Tính đến ${displayDate(ctx.asOf)}.`,
      sources: [registerSource(ctx, duty.entry, duty.provision.locator)],
    });
  }
  const sources = duties.map(({ entry, provision }) =>
    registerSource(ctx, entry, provision.locator),
  );
  const open = rows.flat().some((cell) => cell.includes(OPEN));
  draft.blocks[at] = {
    ...{ ...block, rows, text: markdownOf(rows), sources: [...block.sources, ...sources] },
    status: open ? "needs-input" : "updated",
  };
}

function dutyRow(
  ctx: RolloverContext,
  { table, section }: Pick<TaskTable, "table" | "section">,
  { duty, lead }: { duty: Duty; lead: string | null },
): string[] {
  const columns = columnsOf(table);
  const row = Array.from({ length: table.rows[0]?.length ?? 0 }, () => "");
  const put = (field: string, text: string): void => {
    const column = columns.get(field);
    if (column !== undefined) row[column] = text;
  };
  const { work, basis } = columns.has("activity")
    ? splitText(duty)
    : { work: duty.text, basis: "" };
  put("content", work.replace(/\.$/u, ""));
  put("activity", basis);
  const place = tablePlace(table.index);
  const asked = (what: AskedOfDuty): string =>
    askOfDuty(ctx, { section: section.id, place, what, duty }) ?? openMark(ASKED_OF_DUTY[what]);
  put("lead", lead ?? asked("lead"));
  put("deadline", whenOf(ctx, duty));
  for (const field of ["product", "support"] as const) {
    const filled = table.rows
      .slice(table.headerRows)
      .some((cells) => told(cells, columns.get(field)));
    // A column that the prior plan left empty itself asks for nothing.
    if (filled) put(field, asked(field));
  }
  return row;
}

const told = (cells: readonly string[], at: number | undefined): boolean =>
  at !== undefined && /[\p{L}\d]/u.test(cells[at] ?? "");

/** The day as the duty tells it, where it lies in the plan year, or the day from which it binds. */
function whenOf(ctx: RolloverContext, { entry, provision, text }: Duty): string {
  const { due } = provision;
  const year = `Năm ${ctx.targetYear}`;
  if (due === undefined) {
    const from = bindsFrom(ctx, { entry, provision });
    const once = isDoneOnce(text);
    if (from === null) return once ? year : "Thường xuyên";
    const ahead = from >= `${ctx.targetYear}-01-01`;
    if (!ahead && !once) return "Thường xuyên";
    const day = `ngày ${displayDate(from)}`;
    ctx.derived.push(displayDate(from));
    if (once) return ahead ? `Từ ${day}` : `Thực hiện ngay (bắt buộc từ ${day})`;
    return `Thường xuyên, từ ${day}`;
  }
  if (due < `${ctx.targetYear}-01-01`) return "Thường xuyên";
  if (!due.startsWith(String(ctx.targetYear))) return year;
  const day = displayDate(due);
  const told = new RegExp(`(?:trước|chậm nhất|từ|đến)\\s+(?:ngày\\s+)?${day}`, "iu").exec(text);
  return upperFirst(told?.[0] ?? `Chậm nhất ngày ${day}`);
}

const NUMBER = /^\d+\.?$/;

/** Whether numbers run through all groups. */
function isContinuous(rows: readonly string[][], header: number): boolean {
  const numbers = rows
    .slice(header)
    .flatMap(([label = ""]) => (NUMBER.test(label) ? [Number.parseInt(label, 10)] : []));
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
}

/** "B3", "NV-07", "2.4": a number behind the code of its group. */
const CODE = /^(\p{Lu}{1,4}[.-]?|(?:\d{1,2}\.)+)(\d{1,3})(\.?)$/u;

/** The code behind the last one of a group; behind all of its kind where another row has that one. null without codes. */
function nextCode(rows: readonly string[][], start: number, end: number): string | null {
  const labels = rows.map(([label = ""]) => label.trim());
  const last = labels.slice(start, end).findLast((label) => CODE.test(label));
  const [, lead = "", digits = "", stop = ""] = CODE.exec(last ?? "") ?? [];
  if (digits === "") return null;
  const code = (number: number): string =>
    `${lead}${String(number).padStart(digits.length, "0")}${stop}`;
  let number = Number(digits) + 1;
  while (labels.includes(code(number))) number += 1;
  return code(number);
}

interface Insert {
  row: readonly string[];
  header: number;
  runsOn: boolean;
  duty: Duty;
  about: readonly number[];
}

/** Behind the last row of the group that is about the same, with the next number. */
function inserted(
  printed: readonly string[][],
  { row, header, runsOn, duty, about }: Insert,
): string[][] {
  const { rows, start, end } = dutyGroup(printed, header, { duty, about });
  const last = rows
    .slice(start, end)
    .map(([label = ""]) => label)
    .findLast((label) => NUMBER.test(label));
  const first = row[0] ?? "";
  const numbered = rows.some(([label = ""]) => NUMBER.test(label));
  const label =
    last?.replace(/\d+/, String(Number.parseInt(last, 10) + 1)) ??
    nextCode(rows, start, end) ??
    (numbered ? "1" : "");
  const added = first === "" ? [label, ...row.slice(1)] : [...row];
  const all = [...rows.slice(0, end), added, ...rows.slice(end)].map((one) => [...one]);
  if (!runsOn) return all;
  let number = 0;
  return all.map((one, index) => {
    const own = one[0] ?? "";
    if (index < header || !NUMBER.test(own)) return one;
    number += 1;
    return [own.replace(/\d+/, String(number)), ...one.slice(1)];
  });
}
