/** Unit prices of plans read before, handed to a review so that it can compare. */
export interface PriorPrice {
  /** Name of the item as printed there. */
  name: string;
  /** "Bộ", "Tháng"; null when not printed. */
  unit: string | null;
  /** Whole đồng per unit, as printed in its price column. */
  unitPrice: bigint;
  /** null: the table does not say whether VAT is included. */
  withVat: boolean | null;
  year: number | null;
  /** Who planned it, as named by its document: "Trung tâm Y tế Krông Pắc". */
  organisation?: string | null;
  documentId: string;
  /** Place in that document: "Phụ lục 2, dòng 18". */
  locator: string;
  /** Name of the document as users know it. */
  documentTitle: string;
}
