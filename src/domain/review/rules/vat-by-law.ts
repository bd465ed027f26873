/** Rates against what the law says of software, telecommunications and the time of the 8 % rate: matters to look at. */
import type { BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { holdsOn, REDUCED_VAT, SOFTWARE_VAT, TELECOM_VAT } from "../../budget/legal-parameters.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { legalFinding, linesOf, rateOfRow, rowList } from "../legal-finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";

const SOFTWARE =
  /phan mem|software|\b(?:his|lis|pacs|emr|ris)\b|\bphan he\b|\bung dung (?:di dong|tren (?:thiet bi di dong|dien thoai)|dat lich|cham soc|quan ly|mobile)/;
/** Part of a program, or of a device when it is counted by the piece: "Module quang SFP, 10 chiếc". */
const MODULE = /\bmo-?dun\b|\bmodule\b/;
const PIECE = /^(?:cai|chiec|bo|thanh|con|cap|doi|tam|hop|soi|m|met)$/;
const NOT_SOFTWARE =
  /may chu|may tinh|may tram|thiet bi|ha tang|duong truyen|chu ky so|chung thu so|tuong lua|luu tru dam may|license window|dao tao|tap huan|hoi nghi|tuyen truyen|\b(?:du lieu|so lieu|ho so|tai lieu)\b.* (?:tu|sang|vao|len|tren) (?:cac )?(?:he thong )?phan mem/;
/** A device named first, for whatever program it runs: "Server HIS", "Laptop nhập liệu EMR". */
const DEVICE =
  /^(?:(?:mua sam|mua|trang bi|bo sung|nang cap|thue|thay the|thay|bao tri) )*(?:server|switch|router|storage|nas|san|ups|pc|laptop|notebook|workstation|tablet|kiosk|camera|may(?! hoc)|man hinh|o cung)\b/;
const TELECOM =
  /duong truyen|internet|kenh (?:thue )?rieng|kenh truyen|leased ?line|\bsim\b|tong dai|thue bao\b(?! (?:ve|tri|duong|quan|hiem|che|cao|goi))|vien thong|\btin nhan\b|\bsms\b|\b(?:cuoc|phi|thue) (?:dich vu )?(?:dien thoai|di dong|co dinh|[345]g|du lieu di dong|truyen so lieu|truyen du lieu)\b|dien thoai co dinh/;
const NOT_TELECOM = /thiet bi|phan mem|may chu|he thong mang|bo phat|router|switch|tuong lua/;

/** A line of telecommunications by its name. */
export const isTelecom = (name: string): boolean =>
  TELECOM.test(fold(name)) && !NOT_TELECOM.test(fold(name));

export const vatByLaw: Rule = {
  id: "vat-by-law",
  title: "Thuế suất theo quy định",
  codes: [
    {
      code: "software-vat",
      severity: "warning",
      meaning:
        "Dòng phần mềm có tính thuế GTGT; sản phẩm và dịch vụ phần mềm thuộc đối tượng không chịu thuế.",
      basis: SOFTWARE_VAT.basis,
    },
    {
      code: "reduced-vat-period",
      severity: "warning",
      meaning: "Dự toán dùng mức 8% cho năm mà thời gian giảm thuế đã hết.",
      basis: REDUCED_VAT.basis,
    },
    {
      code: "telecom-vat",
      severity: "info",
      meaning: "Dòng viễn thông tính 8%; dịch vụ viễn thông không được giảm thuế.",
      basis: TELECOM_VAT.basis,
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of input.budgets) {
      const rated = linesOf(table).map((row) => ({ row, rate: rateOfRow(table, row) }));
      const at = (wanted: (rate: bigint) => boolean): BudgetRow[] =>
        rated.filter(({ rate }) => rate !== null && wanted(rate)).map(({ row }) => row);
      const found = [
        software(
          table,
          at((rate) => rate > 0n),
        ),
        period(
          input,
          table,
          at((rate) => rate === 8n),
        ),
        telecom(
          input,
          table,
          at((rate) => rate === 8n),
        ),
      ];
      outcome.findings.push(...found.filter((finding) => finding !== null));
    }
    return outcome;
  },
};

function isSoftware({ name, unit }: BudgetRow): boolean {
  const folded = fold(name);
  const told = SOFTWARE.test(folded) || (MODULE.test(folded) && !PIECE.test(fold(unit)));
  return told && !NOT_SOFTWARE.test(folded) && !DEVICE.test(folded);
}

function software(table: BudgetTable, rows: readonly BudgetRow[]): Finding | null {
  const named = rows.filter(isSoftware);
  return legalFinding({
    code: "software-vat",
    severity: "warning",
    table,
    rows: named,
    parameter: SOFTWARE_VAT,
    message: `Bảng ${table.table.index}, ${rowList(named)}: phần mềm đang tính thuế GTGT. Sản phẩm và dịch vụ phần mềm thuộc đối tượng không chịu thuế (${SOFTWARE_VAT.locator}); thuê phần mềm dạng dịch vụ còn ý kiến khác nhau: cần rà soát.`,
    suggestion: "Kế toán xem lại; nếu không chịu thuế thì ghi KCT và bỏ số thuế.",
  });
}

/** The budget year decides: a budget for 2027 at 8 % needs a note even when it is made in 2026. */
function period(
  input: ReviewInput,
  table: BudgetTable,
  rows: readonly BudgetRow[],
): Finding | null {
  const { year } = input.facts;
  if (year === null || holdsOn(REDUCED_VAT, `${year}-01-01`) || year < 2027) return null;
  return legalFinding({
    code: "reduced-vat-period",
    severity: "warning",
    table,
    rows,
    parameter: REDUCED_VAT,
    message: `Bảng ${table.table.index}, ${rowList(rows)}: tính thuế 8% cho năm ${year}, trong khi mức giảm hết ngày 31/12/2026 nếu không có văn bản mới: cần rà soát.`,
    suggestion: "Tính 10%, hoặc ghi chú căn cứ kéo dài mức 8%.",
  });
}

function telecom(
  input: ReviewInput,
  table: BudgetTable,
  rows: readonly BudgetRow[],
): Finding | null {
  const { year } = input.facts;
  if (year !== null && !holdsOn(TELECOM_VAT, `${year}-12-31`)) return null;
  const named = rows.filter((row) => isTelecom(row.name));
  return legalFinding({
    code: "telecom-vat",
    severity: "info",
    table,
    rows: named,
    parameter: TELECOM_VAT,
    message: `Bảng ${table.table.index}, ${rowList(named)}: dịch vụ viễn thông tính 8%; viễn thông không thuộc nhóm được giảm: cần rà soát.`,
    suggestion: "Đối chiếu thuế suất 10% với nhà cung cấp.",
  });
}
