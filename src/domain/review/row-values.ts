/**
 * Tables with one column of values: what was reached ("Chỉ số | Kết quả") or what is wanted ("Chỉ tiêu | Mức phấn đấu").
 * Which of the two a row tells is the part of the plan that it stands in.
 */
import { foldInPlace } from "../text/fold.ts";
import { PLANNED } from "./plan-parts.ts";
import type { Prose, ProseLine } from "./prose.ts";

export interface RowValue {
  line: ProseLine;
  /** Folded. */
  name: string;
  /** Folded cell: "22%", "11/11 khoa". */
  value: string;
}

const NAME_HEADER =
  /^(?:ten |cac )?(?:noi dung|chi so|chi tieu|tieu chi|muc tieu|hoat dong|nhiem vu|linh vuc|hang muc)/;
const REACHED =
  /^(?:ket qua|(?:uoc )?thuc hien|dat duoc|da dat|uoc dat|hien trang|so lieu|muc dat)\b/;
const WANTED = /^(?:chi tieu|muc tieu|phan dau|muc (?:phan dau|can dat)|ke hoach|can dat)\b/;

interface Columns {
  name: number;
  value: number;
}

export function valuesOfRows(prose: Prose): RowValue[] {
  const tables = new Map<number, Columns | null>();
  return prose.lines.flatMap((line): RowValue[] => {
    const isReport = line.part === "results";
    if (line.kind !== "row" || line.table === null || !(isReport || PLANNED.has(line.part)))
      return [];
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = tables.get(line.table);
    if (known === undefined) tables.set(line.table, columnsIn(cells, isReport ? REACHED : WANTED));
    if (known == null) return [];
    const [name = "", value = ""] = [cells[known.name], cells[known.value]];
    return name === "" || value === "" ? [] : [{ line, name, value }];
  });
}

/** The one column of values; several are compared within the table. */
function columnsIn(cells: readonly string[], header: RegExp): Columns | null {
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
  const values = cells.flatMap((cell, at) => (at !== name && header.test(cell) ? [at] : []));
  const other = cells.some(
    (cell, at) => at !== name && !values.includes(at) && (REACHED.test(cell) || WANTED.test(cell)),
  );
  const [value] = values;
  return name < 0 || value === undefined || values.length > 1 || other ? null : { name, value };
}
