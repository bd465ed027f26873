/** A task of a plan in words: its details under the labels that the plan prints. */
import { detailOf } from "../../domain/plan/read-tasks.ts";
import { fold } from "../../domain/text/fold.ts";
import type { TaskLine } from "./answer-deps.ts";
import { readRow, small } from "./plan-rows.ts";
import type { TaskPart } from "./plan-task-wish.ts";

export interface TaskDetailTold {
  part: TaskPart;
  /** "đơn vị chủ trì": as printed, small. */
  label: string;
  value: string;
}

const NAMES: Readonly<Record<TaskPart, string>> = {
  lead: "đơn vị thực hiện",
  support: "đơn vị phối hợp",
  monitor: "đơn vị theo dõi, đôn đốc",
  deadline: "thời hạn",
  product: "sản phẩm",
};
const PARTS = Object.keys(NAMES) as TaskPart[];

/** What the plan tells of a task beside what it is; [] for a bare line. */
export function taskDetails({ task, line }: TaskLine): TaskDetailTold[] {
  const printed = line.table === null ? belowLine(line.text) : [];
  const seen = new Set(printed.map(({ part }) => part));
  const typed = PARTS.flatMap((part): TaskDetailTold[] => {
    const value = part === "monitor" ? null : task[part];
    // A scan's or a long task's lines may stand apart from it: the reader has them all the same.
    const isMerged = part === "support" && seen.has("monitor");
    if (value === null || value === "" || value === "-" || seen.has(part) || isMerged) return [];
    return [{ part, label: labelOf(value, line) ?? NAMES[part], value: onOneLine(value) }];
  });
  return [...printed, ...typed].toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}

/** The lines "+ Đơn vị chủ trì: …" below a task. */
function belowLine(text: string): TaskDetailTold[] {
  return text
    .split(/\n\s*\+/)
    .slice(1)
    .flatMap((line) => {
      const detail = detailOf(line);
      if (detail === null || detail.field === "activity") return [];
      const part = MONITORS.test(fold(detail.label)) ? "monitor" : detail.field;
      return [{ part, label: small(detail.label.trim()), value: onOneLine(detail.value) }];
    });
}

const MONITORS = /\b(?:theo doi|don doc|giam sat)\b/;

/** The heading of the column in which the value stands. */
function labelOf(value: string, line: TaskLine["line"]): string | null {
  const cell = readRow(line)?.cells.find((one) => one.value.trim() === value.trim());
  return cell === undefined ? null : small(cell.column.replace(/[()]/g, "").trim());
}

const MOST_NAME = 140;

/** “Lập cơ sở dữ liệu người hành nghề …”, its first clause where it is long. */
export function taskName({ task }: TaskLine): string {
  const text = onOneLine(task.content.replace(/^[-–+•]\s*/, "")).replace(/[.:;]+$/, "");
  if (text.length <= MOST_NAME) return `“${text}”`;
  const clause = /^.{20,140}?(?=[;:.,](?:\s|$))/u.exec(text)?.[0];
  return `“${clause ?? text.slice(0, text.lastIndexOf(" ", MOST_NAME))}…”`;
}

/** What is asked for first, then the task itself and the rest that is told of it. */
export function tellTask(one: TaskLine, parts: readonly TaskPart[], plan: string): string {
  const details = taskDetails(one);
  const asked = parts.map((part) => {
    const found = details.filter((detail) => detail.part === part);
    return found.length === 0
      ? `kế hoạch không ghi ${NAMES[part]}`
      : found.map(({ label, value }) => `${label} là ${value}`).join("; ");
  });
  const rest = details
    .filter(({ part }) => !parts.includes(part))
    .map(({ label, value }) => `; ${label}: ${value}`);
  return `Theo ${plan}, ${asked.join("; ")}. Nhiệm vụ: ${taskName(one)}${rest.join("")}.`;
}

const onOneLine = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[-–]\s+/, "");
