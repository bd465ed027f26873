/** A budget for patient systems without a line for security or back-up. */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { SECURITY_LINE } from "../../budget/legal-parameters.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome } from "../finding.ts";
import { legalFinding, linesOf } from "../legal-finding.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { Rule } from "../rule.ts";

const SYSTEMS =
  /\b(?:his|emr|pacs|lis)\b|benh an dien tu|quan ly benh vien|cong (?:thong tin )?nguoi benh/;
interface Needed {
  /** Vietnamese. */
  name: string;
  words: RegExp;
  /** How a task names it. */
  task: RegExp;
}

const NEEDED: readonly Needed[] = [
  {
    name: "an ninh mạng",
    words:
      /an toan thong tin|an ninh mang|bao mat|ma doc|virus|tuong lua|firewall|giam sat|ho so cap do|cap do/,
    task: /\bgiam sat (?:an ninh|an toan|tap trung|he thong|attt)|\bket noi giam sat\b|\btuong lua\b|\bfirewall\b|\bchong ma doc\b|\bdiet vi ?rut\b|\bdich vu (?:an ninh|bao mat|an toan)/,
  },
  {
    name: "sao lưu",
    words:
      /sao luu|backup|(?<!\b(?:duong truyen|internet|nguon|dien|ups|kenh|may phat)\b[^,;]{0,25})du phong|nas\b|luu tru|\bban sao (?:cua )?(?:du lieu|co so du lieu|csdl|may chu|he thong)\b|khoi phuc/,
    task: /\bsao luu\b|\bbackup\b|\bban (?:sao )?(?:du phong|thu hai)\b|\bban sao (?:du lieu|ngoai)/,
  },
];

/** The plan has it bought or hired. */
const BUYS =
  /\b(?:thue|mua|mua sam|trang bi|lap|lap dat|dau tu|bo sung|thay|thay the)\b[^.;:]{0,50}$/;
/** It is there, or others pay for it. */
const PAID =
  /\b(?:da (?:co|mua|thue|trang bi|lap|dau tu|duoc)|san co|hien co|mien phi|bao gom|kem theo|khong phat sinh|long ghep|do (?:so|tinh|nha|ben|cong ty)|dung chung|cua (?:so|tinh|bo)(?! phan)|tu trien khai|tu thuc hien|dien toan dam may)\b/;

/** Both are tasks of the plan, or one that is to be bought; not where a line tells who has paid for it. */
function isAskedFor(missing: readonly Needed[], { lines, all }: Prose): boolean {
  const named = missing.map(({ task }) => lines.filter(({ folded }) => task.test(folded)));
  if (all.unsure || named.flat().some(({ own, part }) => PAID.test(own) || part === "other"))
    return false;
  const tasks = missing.map(({ task }) =>
    lines.flatMap(({ part, folded, kind }) => {
      const at = part === "tasks" && kind !== "heading" ? folded.search(task) : -1;
      return at < 0 ? [] : [folded.slice(0, at)];
    }),
  );
  return (
    (missing.length > 1 && tasks.every((told) => told.length > 0)) ||
    tasks.some((told) => told.some((before) => BUYS.test(before)))
  );
}

export const securityLines: Rule = {
  id: "security-lines",
  title: "Dòng kinh phí an ninh mạng và sao lưu",
  codes: [
    {
      code: "security-line-missing",
      severity: "info",
      meaning:
        "Dự toán có hệ thống HIS, EMR, PACS nhưng không có dòng cho an ninh mạng hoặc sao lưu; là cảnh báo khi chính kế hoạch giao mua, thuê hoặc giao cả hai việc đó.",
      basis: SECURITY_LINE.basis,
    },
  ],
  check(input) {
    const { budgets } = input;
    const outcome = emptyOutcome();
    const names = budgets.flatMap((table) => table.rows.map((row) => fold(row.name)));
    const missing = NEEDED.filter(({ words }) => !names.some((name) => words.test(name)));
    if (missing.length === 0) return outcome;
    const prose = proseOf(input);
    const ofSystems = budgets.find((candidate) => systemRows(candidate).length > 0);
    const table = ofSystems ?? tableForAll(missing, budgets, prose);
    if (table === undefined) return outcome;
    const finding = legalFinding({
      code: "security-line-missing",
      severity: isAskedFor(missing, prose) ? "warning" : "info",
      table,
      rows: ofSystems === undefined ? linesOf(table).slice(0, 1) : systemRows(table),
      parameter: SECURITY_LINE,
      message: `${ofSystems === undefined ? "Kế hoạch giao trang bị, đơn vị" : "Dự toán"} có hệ thống thông tin người bệnh nhưng không thấy dòng kinh phí ${missing.map(({ name }) => name).join(", ")}: cần rà soát.`,
      suggestion: "Bổ sung dòng kinh phí hoặc nêu nguồn khác đã bố trí.",
    });
    if (finding !== null) outcome.findings.push(finding);
    return outcome;
  },
};

/** Lines that may hold any equipment or service. */
const HOLDS_ANY =
  /\bha tang\b|\bthiet bi (?:cong nghe|cntt|tin hoc|mang|phong may)|\bmay chu\b|\bdich vu (?:cong nghe|cntt|ky thuat so)|\bnang cap he thong\b|\btrung tam du lieu\b|\bphong may\b|\bchuyen doi so\b|\bkhac\b|\bdu phong phi\b/;
const LEAST_LINES = 3;

/** The one budget of a plan that names patient systems in its text only and has what is missing bought in its tasks. */
function tableForAll(
  missing: readonly Needed[],
  budgets: readonly BudgetTable[],
  prose: Prose,
): BudgetTable | undefined {
  const [table, ...more] = budgets;
  if (table === undefined || more.length > 0 || linesOf(table).length < LEAST_LINES)
    return undefined;
  const isOfThings =
    columnsOf(table, "quantity").length > 0 && columnsOf(table, "unitPrice").length > 0;
  if (!isOfThings || linesOf(table).some(({ name }) => HOLDS_ANY.test(fold(name))))
    return undefined;
  const runs = prose.lines.some(
    ({ part, folded }) => (part === "results" || part === "tasks") && SYSTEMS.test(folded),
  );
  return runs && isAskedFor(missing, prose) ? table : undefined;
}

/** Teaching people to use a system, or telling of it, is no system. */
const ABOUT_IT = /\b(?:tap huan|dao tao|boi duong|truyen thong|hoi nghi|hoi thao|in an)\b/;

const systemRows = (table: BudgetTable) =>
  linesOf(table).filter((row) => {
    const name = fold(row.name);
    return SYSTEMS.test(name) && !ABOUT_IT.test(name);
  });
