/** Đồng per printed unit of a table, with the words that say so. */
import type { Cell, ParsedDocument } from "../document/parsed-document.ts";
import { parseAmountInWords } from "./amount-in-words.ts";
import type { BudgetRow, ColumnRole, TableScale } from "./budget-table.ts";
import { scaleIn } from "./column-roles.ts";
import { MICRO } from "./fixed.ts";
import { moneyInText } from "./money-in-text.ts";

export function isMoneyRole(role: ColumnRole): boolean {
  return [
    "unitPrice",
    "unitPriceWithVat",
    "amount",
    "vatAmount",
    "amountWithVat",
    "source",
  ].includes(role);
}

export interface ScaleEvidence {
  headers: readonly (readonly string[])[];
  /** Captions and rows above the header. */
  texts: readonly string[];
  roles: readonly ColumnRole[];
  rows: readonly BudgetRow[];
  document: ParsedDocument;
}

/** In order of trust: the headers, the caption, the words of the total, a total in the text, the size of the figures. */
export function tableScale(evidence: ScaleEvidence): TableScale {
  return (
    saidBy(
      evidence.headers
        .filter((_, i) => isMoneyRole(evidence.roles[i] ?? "text"))
        .map((path) => path.join(" ")),
      "header",
    ) ??
    saidBy(evidence.texts, "caption") ??
    byWords(evidence) ??
    byText(evidence) ??
    bySize(evidence)
  );
}

function saidBy(texts: readonly string[], evidence: "header" | "caption"): TableScale | null {
  for (const text of texts) {
    const factor = scaleIn(text);
    if (factor !== null) return { factor, evidence, quote: text };
  }
  return null;
}

/** What the sum in words or a sum told in the text says of the unit, whatever the caption says. */
export function scaleByTotals(evidence: Totals): TableScale | null {
  return byWords(evidence) ?? byText(evidence);
}

type Totals = Pick<ScaleEvidence, "rows" | "roles" | "document">;

const FACTORS = [1n, 1_000n, 1_000_000n, 1_000_000_000n];

function byWords({ rows, roles }: Totals): TableScale | null {
  const words = rows.find((row) => row.kind === "in-words");
  if (words === undefined) return null;
  const quote = words.source.cells
    .map((cell: Cell) => cell.text)
    .join(" ")
    .trim();
  const amounts = parseAmountInWords(quote)?.values ?? [];
  return byAmounts(amounts, rows, roles, "words", quote);
}

function byText({ rows, roles, document }: Totals): TableScale | null {
  for (const { amount, quote } of moneyInText(document)) {
    const scale = byAmounts([amount], rows, roles, "text", quote);
    if (scale !== null) return scale;
  }
  return null;
}

/** A total row that equals one of the amounts under one factor. */
function byAmounts(
  amounts: readonly bigint[],
  rows: readonly BudgetRow[],
  roles: readonly ColumnRole[],
  evidence: "words" | "text",
  quote: string,
): TableScale | null {
  for (const row of rows) {
    if (row.kind !== "total") continue;
    for (const cell of row.cells) {
      if (cell?.value == null || cell.value === 0n || !isMoneyRole(roles[cell.column] ?? "text"))
        continue;
      const value = cell.value;
      const factor = FACTORS.find((f) => amounts.some((amount) => value * f === amount * MICRO));
      if (factor !== undefined) return { factor, evidence, quote };
    }
  }
  return null;
}

/** Figures of a million and more are đồng; smaller ones leave it open and count as đồng. */
function bySize({ rows, roles }: ScaleEvidence): TableScale {
  const large = rows.some((row) =>
    row.cells.some(
      (cell) =>
        cell?.value != null &&
        isMoneyRole(roles[cell.column] ?? "text") &&
        cell.value >= 1_000_000n * MICRO,
    ),
  );
  return { factor: 1n, evidence: large ? "size" : "none", quote: "" };
}
