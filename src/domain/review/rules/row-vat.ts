/** Before tax, tax, after tax, row by row; the rate is read or inferred among not subject, 5, 8 and 10 %. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import { printRate } from "../../budget/relations/vat-rate.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import { linesOf, rateOfRow } from "../legal-finding.ts";
import type { Rule } from "../rule.ts";
import { makeTableRule } from "../table-rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "row-vat-mismatch";

const byFigures = makeTableRule({
  id: "row-vat",
  title: "Thuế giá trị gia tăng từng dòng",
  kinds: ["vat"],
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning:
        "Số thuế hoặc số sau thuế của dòng không khớp số trước thuế với thuế suất ghi trong bảng hoặc với mức nào trong KCT, 5%, 8%, 10%.",
    },
  ],
});

export const rowVat: Rule = {
  ...byFigures,
  check(input) {
    const outcome = byFigures.check(input);
    for (const table of input.budgets) {
      const told = ratesInNotes(table);
      const wrong = told.filter(({ said, shown }) => said !== shown);
      outcome.relations += told.length - wrong.length;
      // Where the notes mostly say otherwise, they speak of something else.
      if (wrong.length * 4 > told.length && told.length > 2) continue;
      outcome.findings.push(...wrong.map((one) => tell(table, one)));
    }
    return outcome;
  },
};

interface NotedRate {
  row: BudgetRow;
  column: number;
  said: bigint;
  shown: bigint;
  quote: string;
}

/** "Thuế suất 8%", "VAT 10%" alone in its clause; not "thuê", which reads the same without marks. */
const RATE =
  /(?:^|[;,.(] ?)(?:muc )?(?:thue|vat|gtgt)(?: suat)?(?: (?:vat|gtgt|gia tri gia tang))?(?: ap dung| la)?:? ?(\d{1,2}) ?%(?![^;,.)]*[a-z])/g;

/** The rates that the notes give to lines whose figures show one; where the table has no column of rates. */
function ratesInNotes(table: BudgetTable): NotedRate[] {
  if (table.ocr || columnsOf(table, "vatRate").length > 0) return [];
  if (diagnoseTable(table).model.vats.length === 0) return [];
  const columns = columnsOf(table, "notes", "text");
  return linesOf(table).flatMap((row) =>
    columns.flatMap(({ index }): NotedRate[] => {
      const text = row.cells[index]?.source.text ?? row.source.cells[index]?.text ?? "";
      const [match, ...more] = [...foldInPlace(text).matchAll(RATE)];
      if (match === undefined || more.length > 0 || /thuê/iu.test(text)) return [];
      const shown = rateOfRow(table, row);
      const said = BigInt(match[1] ?? "0");
      return shown === null ? [] : [{ row, column: index, said, shown, quote: text.trim() }];
    }),
  );
}

function tell(table: BudgetTable, { row, column, said, shown, quote }: NotedRate): Finding {
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, { row: row.index, column }),
    quote,
    expected: printRate(shown),
    found: printRate(said),
    message: `${namedRow(row)}: ghi chú nêu thuế suất ${printRate(said)}, số tiền của dòng tính theo ${printRate(shown)}.`,
    suggestion: "Thống nhất thuế suất ghi chú với số tiền thuế của dòng.",
  };
}
