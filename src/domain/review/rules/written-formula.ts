/** Formulas written out in text and cells: "05 (người) x 200.000 x 03 (ngày) = 3.000.000". */
import { printMicro } from "../../budget/fixed.ts";
import { explainDifference } from "../../budget/relations/explain-difference.ts";
import { statedProducts, type WrittenProduct } from "../../budget/written-product.ts";
import { emptyOutcome, type Finding, type Where } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

const CODE = "formula-mismatch";
export const writtenFormula: Rule = {
  id: "written-formula",
  title: "Phép tính viết ra trong diễn giải",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning: "Phép tính viết trong diễn giải không cho kết quả ghi sau dấu bằng.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const ocr = input.document.quality.ocr || input.document.quality.lostMarks;
    for (const { text, where } of textsOf(input)) {
      for (const written of statedProducts(text)) {
        if (written.said === null) continue;
        if (holds(written.product, written.said)) outcome.relations += 1;
        else outcome.findings.push(finding(where(), written, written.said, ocr));
      }
    }
    return outcome;
  },
};

interface Text {
  text: string;
  where: () => Where;
}

function textsOf({ document }: ReviewInput): Text[] {
  const blocks = document.blocks
    .filter((block) => block.kind !== "table")
    .map((block): Text => ({ text: block.text, where: () => whereOfBlock(block) }));
  const cells = document.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells
        .filter((cell) => cell.text.includes("="))
        .map((cell): Text => {
          const rowName = row.cells[0]?.text.trim() ?? "";
          return { text: cell.text, where: () => whereOfTable(table, { row, rowName, cell }) };
        }),
    ),
  );
  return [...blocks, ...cells];
}

/** The result may be written in thousands or millions. */
const holds = (product: bigint, said: bigint): boolean =>
  [1n, 1_000n, 1_000_000n].some((factor) => product === said * factor);

function finding(
  where: Where,
  { quote, factors, product: right }: WrittenProduct,
  said: bigint,
  ocr: boolean,
): Finding {
  const computation = factors.map((factor) => printMicro(factor)).join(" × ");
  const why = explainDifference(said, right);
  return {
    code: CODE,
    severity: ocr ? "warning" : "error",
    where,
    quote,
    expected: printMicro(right),
    found: printMicro(said),
    message: `${computation} = ${printMicro(right)}, diễn giải ghi ${printMicro(said)}${why === null ? "" : ` (${why})`}.`,
    suggestion: "Kiểm tra lại các thừa số và kết quả.",
  };
}
