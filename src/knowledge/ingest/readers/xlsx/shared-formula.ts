/** A formula that several cells share, as it reads in one of them: relative addresses move, "$" and strings stay. */
import { columnLetters, columnOf } from "./address.ts";

const PART =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|(?<![A-Za-z0-9_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_(.!])/g;

export function moveFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    PART,
    (
      whole: string,
      fixedColumn: string | undefined,
      letters: string | undefined,
      fixedRow: string | undefined,
      row: string | undefined,
    ) => {
      if (letters === undefined || row === undefined) return whole;
      const column = fixedColumn === "$" ? columnOf(letters) : columnOf(letters) + columns;
      const line = fixedRow === "$" ? Number(row) : Number(row) + rows;
      if (column < 1 || line < 1) return "#REF!";
      return `${fixedColumn ?? ""}${columnLetters(column)}${fixedRow ?? ""}${line}`;
    },
  );
}
