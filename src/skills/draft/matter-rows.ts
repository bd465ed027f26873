/** Rows of drafted tables, and lines of the drafted budget, that are about a subject: as lines of text, each with its place. */
import { formatDong, formatQuantity } from "../../domain/budget/format-money.ts";
import type {
  DraftBlock,
  DraftBudget,
  DraftBudgetLine,
  SourceRef,
} from "../../domain/draft/draft.ts";
import { isAbout, type Matter } from "../../domain/plan/asked/asked-matter.ts";
import { columnsOf, groupTitleOf } from "../../domain/plan/read-tasks.ts";
import { fold } from "../../domain/text/fold.ts";

export interface RowLine {
  text: string;
  sources: SourceRef[];
  status: DraftBlock["status"];
}

/** What a row says of who does it, by when, and what comes of it; in the order in which it is told. */
const DETAILS = [
  ["product", "sản phẩm"],
  ["lead", "thực hiện"],
  ["support", "phối hợp"],
  ["deadline", "thời gian"],
] as const;

/** Rows of a table of tasks, by their own words or by the title of their group. */
export function rowsAbout(
  block: DraftBlock,
  matter: Matter,
  priorRows: readonly (readonly string[])[],
): RowLine[] {
  const { rows = [], headerRows = 1 } = block;
  const columns = columnsOf({ rows, headerRows });
  const prior = new Set(priorRows.map((row) => cellsOf(row, columns)));
  const content = columns.get("content");
  // Money is told from the budget itself.
  if (
    content === undefined ||
    rows
      .slice(0, headerRows)
      .flat()
      .some((cell) => MONEY.test(fold(cell)))
  )
    return [];
  const lines: RowLine[] = [];
  let group = "";
  for (const row of rows.slice(headerRows)) {
    const title = groupTitleOf(row, columns);
    if (title !== null) {
      group = title;
      continue;
    }
    const told = row[content] ?? "";
    if (told === "" || !isAbout(matter, `${group}\n${told}`)) continue;
    const kept = prior.has(cellsOf(row, columns));
    lines.push({
      text: rowText(row, columns, told),
      sources: sourcesOf(block, row[columns.get("label") ?? -1] ?? "", { told, group }),
      status: statusOf(row, kept),
    });
  }
  return lines;
}

function statusOf(row: readonly string[], kept: boolean): DraftBlock["status"] {
  if (row.some((cell) => cell.includes("[cần bổ sung"))) return "needs-input";
  return kept ? "kept" : "updated";
}

const MONEY = /thanh tien|don gia/;

/** All but the number, which moves when rows leave. */
const cellsOf = (row: readonly string[], columns: ReadonlyMap<string, number>): string =>
  row.filter((_, index) => index !== columns.get("label")).join("\n");

/** "Nâng cấp máy chủ: thay 02 máy (thực hiện: Phòng CNTT; thời gian: Quý II)." */
function rowText(
  row: readonly string[],
  columns: ReadonlyMap<string, number>,
  told: string,
): string {
  const cell = (field: string): string => plain(row[columns.get(field) ?? -1] ?? "");
  const activity = cell("activity");
  const details = DETAILS.flatMap(([field, label]) =>
    /\p{L}|\d/u.test(cell(field)) ? [`${label}: ${cell(field)}`] : [],
  );
  const head = activity === "" ? plain(told) : `${plain(told)}: ${activity}`;
  return details.length === 0 ? `${head}.` : `${head} (${details.join("; ")}).`;
}

/** "Phòng Dân số - Truyền thông" is one name; a dash parts a list only where the list begins with one, or behind a stop. */
const LISTED = /[.;,]?\s*\n\s*[-+•]\s+|[.;,]\s+[-–]\s+(?=\p{Lu})/gu;
const DASHED = /[.;,]?\s*\n\s*[-+•]\s+|[.;,]?\s+[-–]\s+(?=\p{Lu})/gu;

const plain = (cell: string): string =>
  cell
    .replace(/^\s*[-–•+]/u.test(cell) ? DASHED : LISTED, "; ")
    .replace(/\s*\n\s*/gu, " ")
    .replace(/^[-+•]\s*/u, "")
    .replace(/[.;,:\s]+$/u, "");

/** The table's own place with the row, then what else the table rests on is left to the table. */
function sourcesOf(
  block: DraftBlock,
  label: string,
  { told, group }: { told: string; group: string },
): SourceRef[] {
  const [table] = block.sources;
  if (table === undefined) return [];
  const row = /[\p{L}\d]/u.test(label) ? label : `"${told.slice(0, 40)}"`;
  const within = group === "" ? "" : ` (nhóm "${group.slice(0, 60)}")`;
  return [{ ...table, locator: `${table.locator ?? ""} dòng ${row}${within}`.trim() }];
}

/** Lines of the budget about the subject. */
export function moneyAbout(budget: DraftBudget | null, matter: Matter): RowLine[] {
  return (budget?.groups ?? []).flatMap(({ title, lines }) =>
    lines
      .filter(({ name }) => isAbout(matter, name) || isAbout(matter, title))
      .map((line) => ({
        text: moneyText(line),
        sources: [line.source],
        status: line.amount === null ? "needs-input" : line.status,
      })),
  );
}

function moneyText({
  name,
  unit,
  quantity,
  unitPrice,
  amountWithVat,
  amount,
  lump,
}: DraftBudgetLine): string {
  const sum = amountWithVat ?? amount;
  if (lump === true && sum !== null) return `${name}: kinh phí ${formatDong(sum)} đồng.`;
  if (quantity === null || unitPrice === null || sum === null)
    return `${name}: số lượng, kinh phí theo dự toán (còn chờ bổ sung).`;
  const count = `${formatQuantity(quantity)} ${unit.toLowerCase()}`.trim();
  const taxed = amountWithVat !== null && amountWithVat !== amount ? " sau thuế" : "";
  return `${name}: ${count}, đơn giá ${formatDong(unitPrice)} đồng, thành tiền ${formatDong(sum)} đồng${taxed}.`;
}
