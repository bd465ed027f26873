/** Formulas written out in text and cells: "05 (người) x 200.000 x 03 (ngày) = 3.000.000". */
import { MICRO, printMicro, times } from "../../budget/fixed.ts";
import { parseNumber } from "../../budget/parse-number.ts";
import { dongPer } from "../../budget/parse-number.ts";
import { explainDifference } from "../../budget/relations/explain-difference.ts";
import { emptyOutcome, type Finding, type Where } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

const CODE = "formula-mismatch";
const FACTOR = String.raw`(\d[\d.,]*\d|\d)\s*(đ(?:ồng)?(?!\p{L})|nghìn(?: đồng)?|ngàn(?: đồng)?|triệu(?: đồng)?)?(?:\s*\/\s*[\p{L}]+|\s*\([^()\d]{1,30}\)|\s+[\p{L}][\p{L}\s,]{0,40}?)?`;
const FORMULA = new RegExp(
  String.raw`(?<![\d.,])${FACTOR}(?:\s*[x×*X]\s*${FACTOR}){1,4}\s*=\s*(\d[\d.,]*\d|\d)\s*(tỷ|triệu|nghìn|ngàn)?`,
  "gu",
);

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
      if (!/[x×*X]/.test(text) || !text.includes("=")) continue;
      for (const match of text.matchAll(FORMULA)) {
        const result = checkFormula(match[0]);
        if (result === "holds") outcome.relations += 1;
        else if (result !== null) outcome.findings.push(finding(where(), result, ocr));
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

interface Mismatch {
  quote: string;
  computation: string;
  right: bigint;
  said: bigint;
}

function checkFormula(quote: string): Mismatch | "holds" | null {
  const at = quote.lastIndexOf("=");
  const factors = quote
    .slice(0, at)
    .split(/\s[xX]\s|\s*[×*]\s*|(?<=[\d)])[xX](?=[\d(\s])|\s[xX](?=\d)/u)
    .map(valueOf);
  const said = valueOf(quote.slice(at + 1));
  if (factors.length < 2 || said === null || factors.some((factor) => factor === null)) return null;
  const values = factors.filter((factor) => factor !== null);
  const right = values.reduce((product, value) => times(product, value), MICRO);
  if (right === said) return "holds";
  // The result may be written in thousands or millions.
  if ([1_000n, 1_000_000n].some((factor) => right === said * factor)) return "holds";
  const computation = values.map((value) => printMicro(value)).join(" × ");
  return { quote: quote.trim(), computation, right, said };
}

/** First number of a factor with its unit of money. */
function valueOf(text: string): bigint | null {
  const match = /(\d[\d.,]*\d|\d)\s*(nghìn|ngàn|triệu|tỷ)?/u.exec(text);
  const [reading] = parseNumber(`${match?.[1] ?? ""} ${match?.[2] ?? ""}`.trim());
  if (reading === undefined || reading.style === "malformed") return null;
  const factor = reading.unit === null ? 1n : (dongPer[reading.unit] ?? 1n);
  return reading.micro * factor;
}

function finding(
  where: Where,
  { quote, computation, right, said }: Mismatch,
  ocr: boolean,
): Finding {
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
