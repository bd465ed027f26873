/** Numbers of rows in tables of figures and of tasks: gaps and repeats, global or by group, also dotted, roman and letters. */
import { numbersOf } from "../../budget/table-parts.ts";
import type { ParsedTable } from "../../document/parsed-document.ts";
import { fold } from "../../text/fold.ts";
import type { Finding, RuleOutcome } from "../finding.ts";
import { emptyOutcome } from "../finding.ts";
import { checkLabels, type NumberedRow, type Slip, type SlipKind } from "../row-labels.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { whereOfTable } from "../where.ts";

export const rowNumbering: Rule = {
  id: "row-numbering",
  title: "Số thứ tự dòng",
  codes: [
    {
      code: "row-numbering-gap",
      severity: "warning",
      meaning: "Số thứ tự nhảy: có thể thiếu dòng hoặc đã xóa dòng mà không đánh số lại.",
    },
    {
      code: "row-numbering-duplicate",
      severity: "warning",
      meaning: "Hai dòng cùng một số thứ tự.",
    },
    {
      code: "row-numbering-order",
      severity: "warning",
      meaning: "Hai số thứ tự liền nhau đảo chỗ cho nhau.",
    },
  ],
  check(input) {
    const outcome: RuleOutcome = emptyOutcome();
    for (const table of figureTables(input)) {
      const { slips, right } = checkLabels(table.rows);
      outcome.relations += right;
      outcome.findings.push(...findingsOf(table.table, slips, table.ocr));
    }
    for (const table of otherTables(input)) {
      const parts = numberedParts(table).map(checkLabels);
      outcome.relations += parts.reduce((sum, { right }) => sum + right, 0);
      const slips = parts.flatMap((part) => part.slips);
      outcome.findings.push(...findingsOf(table, slips, false));
    }
    return outcome;
  },
};

const NUMBER_HEADER = /^(?:tt|stt|so tt|so thu tu)$/;

/** Tables of tasks, of targets, of who does what: their first column says that it numbers the rows. */
function otherTables(input: ReviewInput): ParsedTable[] {
  const { tables, quality } = input.document;
  const known = new Set(figureTables(input).flatMap(numbersOf));
  return quality.ocr || quality.lostMarks
    ? []
    : tables.filter((table) => !known.has(table.index) && headerAt(table) >= 0);
}

const headerAt = (table: ParsedTable): number =>
  table.rows.slice(0, 3).findIndex(({ cells }) => NUMBER_HEADER.test(fold(cells[0]?.text ?? "")));

/** Rows with a number, part by part: a row that names a group without one lets the count start anew. */
function numberedParts(table: ParsedTable): NumberedRow[][] {
  const parts: NumberedRow[][] = [[]];
  for (const [index, source] of table.rows.slice(headerAt(table) + 1).entries()) {
    const [label = "", name = ""] = source.cells.map((cell) => cell.text.trim());
    // Letters are counted as items of a list: ./list-numbering.ts.
    if (label !== "" && name !== "" && !/^[a-zđ][.)]*$/u.test(label))
      parts.at(-1)?.push({ kind: "line", label, name, index, source });
    else if (label !== "" || name !== "") parts.push([]);
  }
  return parts;
}

/** One finding a kind and table: gaps that come from one deletion are one matter. */
function findingsOf(table: ParsedTable, slips: readonly Slip[], ocr: boolean): Finding[] {
  return (["gap", "duplicate", "order"] as const).flatMap((kind) => {
    const mine = slips.filter((slip) => slip.kind === kind);
    const [first] = mine;
    // Labels that hardly follow each other are codes of items, not numbers of rows.
    if (first === undefined || mine.length > 12) return [];
    const labels = mine.map((slip) => slip.row.label).join(", ");
    const { name } = first.row;
    // One row is told with what it is about, several with their numbers.
    const named = mine.length > 1 || name === "" ? labels : `${labels} (${name.slice(0, 80)})`;
    const missing = [...new Set(mine.flatMap((slip) => slip.missing))].join(", ");
    const where = (slip: Slip) =>
      whereOfTable(table, { row: slip.row.source, rowName: slip.row.label });
    return [
      {
        code: `row-numbering-${kind}`,
        severity: ocr ? ("info" as const) : ("warning" as const),
        where: where(first),
        quote: first.row.label,
        expected: missing,
        found: labels,
        message: messageOf(kind, named, missing),
        suggestion:
          kind === "order"
            ? "Đánh lại số thứ tự, hoặc xếp lại hai dòng."
            : "Đánh lại số thứ tự, hoặc bổ sung dòng còn thiếu.",
        ...(mine.length > 1 ? { alsoAt: mine.slice(1).map(where) } : {}),
      },
    ];
  });
}

function messageOf(kind: SlipKind, named: string, missing: string): string {
  if (kind === "gap")
    return `Số thứ tự nhảy ở dòng ${named}: thiếu ${missing}. Cần xem có dòng nào bị bỏ sót.`;
  return kind === "order"
    ? `Số thứ tự đảo chỗ từ dòng ${named}: đúng thứ tự là ${missing}.`
    : `Số thứ tự ${named} lặp lại; theo thứ tự phải là ${missing}.`;
}
