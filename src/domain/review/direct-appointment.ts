/**
 * "Chỉ định thầu" for a purchase above what the law allows on the plan's day, said in a sentence or in the row of the
 * table. Only a purchase that is no project: others have limits of their own, and so have the cases without a limit.
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../budget/budget-table.ts";
import { MICRO, printMicro } from "../budget/fixed.ts";
import type { Threshold } from "../budget/legal-parameters.ts";
import { moneyInBlock } from "../budget/money-in-text.ts";
import { fold } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { legalFinding, linesOf } from "./legal-finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";

const APPOINTS = /\bchi dinh thau\b/;
/** It is not appointed, or why it may be without a limit. */
const NOT_SO =
  /\b(?:vuot|tren) (?:qua )?(?:han muc|nguong|muc)|\bkhong (?:duoc |ap dung |thuoc |con |du dieu kien )?chi dinh|\bdau thau rong rai\b|\bchao hang\b|\bdau thau qua mang\b|\bhuy\b/;
const WITHOUT_LIMIT =
  /\b(?:cap bach|khan cap|bi mat|thien tai|dich benh|su co|duy nhat|doc quyen|ban quyen|tuong thich|truc tiep|dac thu|dac biet|mot nha (?:cung cap|san xuat)|so huu tri tue|giao nhiem vu|tai dinh cu)\b/;
const PROJECT = /(?<!\b(?:khong (?:hinh thanh|thuoc|phai la|la|lap)|khong phai) )\bdu an\b/;
/** Several of them together: each may be below. */
const TOGETHER =
  /\btong (?:kinh phi|du toan|cong|muc|nhu cau|so tien|gia tri|von)\b|\btrong do\b|\b(?:cac|tung|moi|nhung|\d+) (?:goi|khoan|hang muc|noi dung)\b/;
/** What is bought, or that it is no project. */
const PURCHASE =
  /\bmua\b|\bmua sam\b|\btrang bi\b|\bthue\b|\bgoi thau\b|\bkhong (?:hinh thanh|lap|thuoc) du an\b/;

const isOpen = (said: string): boolean =>
  APPOINTS.test(said) && !NOT_SO.test(said) && !WITHOUT_LIMIT.test(said) && !PROJECT.test(said);

/** Sentences of the plan with one amount. */
export function appointedInText(prose: Prose, threshold: Threshold): Finding[] {
  if (prose.all.unsure) return [];
  return prose.lines.flatMap((line): Finding[] => {
    if (line.kind === "row" || line.part === "results" || !APPOINTS.test(line.folded)) return [];
    let at = 0;
    return line.text.split(/(?<=[.;])\s+(?=[\p{Lu}\d+–-])/u).flatMap((sentence): Finding[] => {
      const start = line.text.indexOf(sentence, at);
      at = start + sentence.length;
      return appointedIn(line, sentence, start, threshold);
    });
  });
}

function appointedIn(
  line: ProseLine,
  sentence: string,
  start: number,
  threshold: Threshold,
): Finding[] {
  const said = fold(sentence);
  if (!isOpen(said) || !PURCHASE.test(said) || TOGETHER.test(said)) return [];
  const [only, ...more] = moneyInBlock({
    kind: "paragraph",
    text: sentence,
    place: {},
    headingPath: [],
  });
  if (only === undefined || more.length > 0 || !only.certain || only.qualifier !== null) return [];
  if (only.amount <= threshold.amount) return [];
  const limit = printMicro(threshold.amount * MICRO);
  return [
    {
      code: "appointment-above-limit",
      severity: "warning",
      where: line.where,
      quote: quoteOf(line, start),
      expected: `không quá ${limit} đồng`,
      found: only.quote,
      message: `Ghi chỉ định thầu cho ${only.quote}, vượt hạn mức ${limit} đồng của dự toán mua sắm không hình thành dự án ở ngày kế hoạch (${threshold.basis}, ${threshold.locator}).`,
      basis: threshold.basis,
      suggestion:
        "Chọn hình thức lựa chọn nhà thầu khác, hoặc nêu căn cứ của trường hợp được chỉ định thầu.",
    },
  ];
}

/** Amount of a line in đồng, after tax where printed. */
export function amountOf(table: BudgetTable, row: BudgetRow): bigint {
  for (const column of columnsOf(table, "amountWithVat", "amount").reverse()) {
    const value = row.cells[column.index]?.value;
    if (value != null) return (value * (column.scale ?? 1n)) / MICRO;
  }
  return 0n;
}

/** Rows whose own cells say so. */
export function appointedInRows(table: BudgetTable, threshold: Threshold): Finding[] {
  const rows = linesOf(table).filter((row) => {
    const said = fold(row.source.cells.map(({ text }) => text).join(" | "));
    return isOpen(said) && amountOf(table, row) > threshold.amount;
  });
  return rows.flatMap((row): Finding[] => {
    const limit = printMicro(threshold.amount * MICRO);
    const amount = printMicro(amountOf(table, row) * MICRO);
    const finding = legalFinding({
      code: "appointment-above-limit",
      severity: "warning",
      table,
      rows: [row],
      parameter: threshold,
      message: `Dòng này ghi chỉ định thầu cho ${amount} đồng, vượt hạn mức ${limit} đồng của dự toán mua sắm không hình thành dự án ở ngày kế hoạch (${threshold.basis}, ${threshold.locator}).`,
      suggestion:
        "Chọn hình thức lựa chọn nhà thầu khác, hoặc nêu căn cứ của trường hợp được chỉ định thầu.",
    });
    return finding === null ? [] : [finding];
  });
}
