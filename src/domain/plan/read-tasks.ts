/** Tasks ("nhiệm vụ") from appendix tables and from bullets with "+ Đơn vị thực hiện: …" lines below them. */
import { isTaxName, isTotalName } from "../budget/row-label.ts";
import { fold } from "../text/fold.ts";
import type { PlanItem, PlanSection, PlanTable, PlanTask } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";

type RawTask = Omit<PlanTask, "id">;
export type TaskDetail = "lead" | "support" | "deadline" | "product" | "activity";

export function readTasks(
  sections: readonly PlanSection[],
  tables: readonly PlanTable[],
): PlanTask[] {
  const raw = [
    ...sections
      .filter(({ role, heading }) => role === "tasks" && !SOLUTIONS.test(fold(heading)))
      .flatMap(tasksOfSection),
    ...tables.filter((table) => table.kind === "tasks").flatMap(tasksOfTable),
  ];
  const leads = leadIns(sections);
  // Numbered before what is no task leaves: a form keeps its numbers.
  return raw
    .map((task, index) => ({ id: `nv-${String(index + 1).padStart(2, "0")}`, ...task }))
    .filter(({ item }) => !leads.has(item));
}

/** "Bảng phân công nhiệm vụ năm 2026", right above its table. */
const CAPTION = /^(?:bảng|biểu|danh mục|phụ lục)(?!\p{L})[^.;]{3,120}$/iu;

/** "Danh mục 14 nhiệm vụ …:" leads to the table below it and is no task. */
function leadIns(sections: readonly PlanSection[]): Set<string> {
  return new Set(
    sections.flatMap(({ items }) =>
      items.flatMap(({ id, text }, index) => {
        const table = items[index + 1]?.table ?? null;
        const leads = /:\s*$/u.test(text) || CAPTION.test(text);
        return table !== null && leads ? [id] : [];
      }),
    ),
  );
}

/** How the work is to be done, no work on which anybody reports. */
const SOLUTIONS = /^(?:(?:cac|mot so|nhom|nhung) )*(?:giai phap|bien phap)\b(?!.*\bnhiem vu\b)/;

const LABELS: readonly (readonly [RegExp, TaskDetail])[] = [
  [/phoi hop/, "support"],
  [/theo doi|don doc|giam sat/, "support"],
  [/thoi gian|thoi han|hoan thanh|tien do/, "deadline"],
  [/san pham|ket qua/, "product"],
  [/thuc hien|chu tri/, "lead"],
  [/hoat dong/, "activity"],
];

export interface LabelledDetail {
  field: TaskDetail;
  /** As printed: "Đơn vị theo dõi, đôn đốc". */
  label: string;
  value: string;
}

/** "Đơn vị phối hợp: Phòng Tổ chức cán bộ." → which detail of a task, or null. */
export function detailOf(text: string): LabelledDetail | null {
  const match =
    /^((?:đơn vị|cơ quan|thời gian|thời hạn|sản phẩm|kết quả|chủ trì|phối hợp|tiến độ)[^:]{0,40}):\s*(.+)$/isu.exec(
      text.trim(),
    );
  if (!match) return null;
  const label = fold(match[1] ?? "");
  const field = LABELS.find(([pattern]) => pattern.test(label))?.[1];
  const value = (match[2] ?? "").replace(/\.$/u, "").trim();
  return field === undefined ? null : { field, label: (match[1] ?? "").trim(), value };
}

function tasksOfSection(section: PlanSection): RawTask[] {
  const tasks: RawTask[] = [];
  for (const item of section.items) {
    if (item.table !== null || /^chi tiết tại/iu.test(item.text)) continue;
    const detail = detailOf(item.text);
    const last = tasks.at(-1);
    if (detail && last) {
      const before = last[detail.field];
      last[detail.field] = before === null ? detail.value : `${before}; ${detail.value}`;
    } else tasks.push(emptyTask(item, section.heading));
  }
  return tasks;
}

function emptyTask(item: PlanItem, group: string): RawTask {
  return {
    item: item.id,
    group: group === "" ? null : group,
    content: item.text,
    activity: null,
    product: null,
    lead: null,
    support: null,
    deadline: null,
  };
}

const COLUMNS: readonly (readonly [RegExp, TaskDetail | "content" | "label" | "state"])[] = [
  [/^(?:tt|stt|so tt|so thu tu|ma(?: so| nv| nhiem vu)?|muc)$/, "label"],
  [
    /^(?:tinh trang|trang thai|hien trang|tinh hinh (?:thuc hien|hien)|(?:tien do|ket qua) (?:hien|den|tinh den))/,
    "state",
  ],
  [/phoi hop/, "support"],
  [/thoi gian|thoi han|hoan thanh|tien do|^ket thuc|^han\b/, "deadline"],
  [/san pham|ket qua/, "product"],
  [/noi dung|nhiem vu|ten|cong viec|dau viec/, "content"],
  [/hoat dong/, "activity"],
  [/chu tri|thuc hien|phan cong|phu trach|khoa, phong|bo phan|don vi/, "lead"],
];

/** Which detail each column of a table of tasks holds; the first fitting column wins. */
export function columnsOf(table: Pick<PlanTable, "rows" | "headerRows">): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [index, header] of headersOf(table.rows, table.headerRows).entries()) {
    const field = COLUMNS.find(
      ([pattern, name]) => pattern.test(header) && !columns.has(name),
    )?.[1];
    if (field !== undefined) columns.set(field, index);
  }
  return columns;
}

function tasksOfTable(table: PlanTable): RawTask[] {
  const columns = columnsOf(table);
  const tasks: RawTask[] = [];
  let group: string | null = null;
  const rows = table.rows.slice(Math.max(1, table.headerRows));
  const labelOf = (row: readonly string[] | undefined): string =>
    row?.[columns.get("label") ?? -1]?.trim() ?? "";
  for (const [index, row] of rows.entries()) {
    const cell = (field: string): string | null => {
      const at = columns.get(field);
      return at === undefined || (row[at] ?? "") === "" ? null : (row[at] ?? null);
    };
    const filled = row.filter((text) => text !== "");
    if (filled.some((text) => isTotalName(text) || isTaxName(text))) continue;
    const opens = filled.length === 2 && opensParts(labelOf(row), labelOf(rows[index + 1]));
    const title = opens ? cell("content") : groupTitle(row, cell("label"), filled);
    if (title !== null) {
      group = title;
      continue;
    }
    tasks.push({
      item: `bang-${table.index}/${index + 1}`,
      group,
      content: cell("content") ?? filled.join(" "),
      activity: cell("activity"),
      product: cell("product"),
      lead: cell("lead"),
      support: cell("support"),
      deadline: cell("deadline"),
    });
  }
  return tasks.filter((task) => task.content !== "");
}

/** "1 | Trong khám bệnh" above "a) | …" or "1.1 | …": a row that names the parts below it. */
const opensParts = (label: string, next: string): boolean =>
  /^\d{1,2}[.)]?$/u.test(label) &&
  (/^a[.)]?$/u.test(next) || next.startsWith(`${label.replace(/[.)]$/u, "")}.1`));

/** Title of a row that only names the group below it; null for a task. */
export function groupTitleOf(
  row: readonly string[],
  columns: ReadonlyMap<string, number>,
): string | null {
  const label = row[columns.get("label") ?? -1] ?? "";
  const filled = row.filter((text) => text !== "");
  return groupTitle(row, label === "" ? null : label, filled);
}

/** "II | HẠ TẦNG SỐ …" or "III. Phát triển hạ tầng số" in one cell: a group row. */
function groupTitle(
  row: readonly string[],
  label: string | null,
  filled: readonly string[],
): string | null {
  const lettered = /^(?:[IVX]+|\p{Lu})\.?$/u;
  if (label !== null && lettered.test(label) && (/^[IVX]/u.test(label) || filled.length === 2))
    return filled[1] ?? "";
  const [first] = filled;
  if (filled.length === 1 && first !== undefined) return first.replace(/^[IVX]+\.\s*/u, "");
  return /^[IVX]+\.\s/u.test(row[0] ?? "") && filled.length <= 2 ? (row[0] ?? "") : null;
}
