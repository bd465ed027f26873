/** What a request says of the tax of a price that it names: "giá 12 triệu có thuế", "9 triệu chưa VAT". */
import type { VatDecision } from "./budget-notes.ts";

export interface TaxSaid {
  included: boolean;
  /** "8" of "đã gồm thuế 8%"; null where no rate is told. */
  rate: string | null;
}

const TAX = String.raw`(?:thue(?: (?:gtgt|vat|gia tri gia tang))?|vat|gtgt)(?:\s*(?<rate>\d{1,2}(?:[.,]\d)?)\s*%)?`;
const WITHOUT = new RegExp(
  String.raw`[(,]?\s*\b(?:(?:chua|khong)(?: bao)?(?: gom| co| tinh| ke)?|truoc)\s+${TAX}\s*\)?`,
  "u",
);
const WITH = new RegExp(
  String.raw`[(,]?\s*\b(?:(?:da|gia)\s+)?(?:bao gom|gom|co|tinh|ke ca|ca|sau|da)\s+(?:ca\s+)?${TAX}\s*\)?`,
  "u",
);

/** The folded clause without what it says of the tax. */
export function taxIn(said: string): { tax: TaxSaid | null; untaxed: string } {
  const without = WITHOUT.exec(said);
  const found = without ?? WITH.exec(said);
  if (found === null) return { tax: null, untaxed: said };
  const untaxed = said.replace(found[0], " ").replace(/\s+/g, " ").trim();
  return { tax: { included: without === null, rate: found.groups?.["rate"] ?? null }, untaxed };
}

/** A price of a request that says nothing of its tax was taken for one before tax: that is said. */
const untoldTax = (
  action: { unitPrice: number | null; percent?: number; tax?: TaxSaid } | undefined,
  { rate }: VatDecision,
): string[] =>
  action == null ||
  action.unitPrice === null ||
  action.percent !== undefined ||
  action.tax !== undefined ||
  !(typeof rate === "number" && rate > 0)
    ? []
    : ["Yêu cầu chưa nêu giá đã gồm thuế hay chưa; dự thảo tính là giá trước thuế."];

/** What is told of the tax of a line. */
export const taxNotes = (
  actions: readonly { unitPrice: number | null; percent?: number; tax?: TaxSaid }[],
  vat: VatDecision,
): string[] => [
  ...vat.notes,
  ...untoldTax(
    actions.find(({ unitPrice }) => unitPrice !== null),
    vat,
  ),
];

/** A price that the request calls one with its tax is never taxed again; null where it says nothing of it. */
export function vatSaid(tax: TaxSaid | undefined): VatDecision | null {
  if (tax === undefined || !tax.included) return null;
  const rate = tax.rate === null ? "" : ` ${tax.rate.replace(".", ",")}%`;
  const note = `Đơn giá theo yêu cầu đã gồm thuế${rate}; giữ giá, không cộng thuế lần nữa.`;
  return { rate: null, notes: [note], taxIncluded: true };
}
