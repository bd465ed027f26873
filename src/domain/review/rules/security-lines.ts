/** A budget for patient systems without a line for security or back-up. */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { SECURITY_LINE } from "../../budget/legal-parameters.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome } from "../finding.ts";
import { legalFinding, linesOf } from "../legal-finding.ts";
import type { Rule } from "../rule.ts";

const SYSTEMS =
  /\b(?:his|emr|pacs|lis)\b|benh an dien tu|quan ly benh vien|cong (?:thong tin )?nguoi benh/;
const SECURITY =
  /an toan thong tin|an ninh mang|bao mat|ma doc|virus|tuong lua|firewall|giam sat|ho so cap do|cap do/;
const BACKUP = /sao luu|backup|du phong|nas\b|luu tru/;

export const securityLines: Rule = {
  id: "security-lines",
  title: "Dòng kinh phí an ninh mạng và sao lưu",
  codes: [
    {
      code: "security-line-missing",
      severity: "info",
      meaning:
        "Dự toán có hệ thống HIS, EMR, PACS nhưng không có dòng cho an ninh mạng hoặc sao lưu.",
      basis: SECURITY_LINE.basis,
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    const names = budgets.flatMap((table) => table.rows.map((row) => fold(row.name)));
    const missing = [
      ...(names.some((name) => SECURITY.test(name)) ? [] : ["an ninh mạng"]),
      ...(names.some((name) => BACKUP.test(name)) ? [] : ["sao lưu"]),
    ];
    const table = budgets.find((candidate) => systemRows(candidate).length > 0);
    if (missing.length === 0 || table === undefined) return outcome;
    const finding = legalFinding({
      code: "security-line-missing",
      severity: "info",
      table,
      rows: systemRows(table),
      parameter: SECURITY_LINE,
      message: `Dự toán có hệ thống thông tin người bệnh nhưng không thấy dòng kinh phí ${missing.join(", ")}: cần rà soát.`,
      suggestion: "Bổ sung dòng kinh phí hoặc nêu nguồn khác đã bố trí.",
    });
    if (finding !== null) outcome.findings.push(finding);
    return outcome;
  },
};

/** Teaching people to use a system, or telling of it, is no system. */
const ABOUT_IT = /\b(?:tap huan|dao tao|boi duong|truyen thong|hoi nghi|hoi thao|in an)\b/;

const systemRows = (table: BudgetTable) =>
  linesOf(table).filter((row) => {
    const name = fold(row.name);
    return SYSTEMS.test(name) && !ABOUT_IT.test(name);
  });
