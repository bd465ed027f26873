/** What a clause of a request does to an item of the budget, told by the verb at its beginning. */

import type { TaxSaid } from "./request-tax.ts";

export type ActionKind = "add" | "subtract" | "set" | "remove" | "keep";

export interface BudgetAction {
  kind: ActionKind;
  /** How the item is called in the request, folded, without verb and figures. */
  item: string;
  /** The clause as written. */
  phrase: string;
  quantity: number | null;
  months: number | null;
  /** đồng per unit, where the request names a price. */
  unitPrice: number | null;
  /** Months that this price is for: 1 for "15 triệu/tháng", 12 for "mỗi năm"; null where that is not said. */
  priceMonths: number | null;
  /** "tăng 2 máy in": on top of what there was, also where that was bought once. */
  onTop?: true;
  /** It comes in the place of another item: it is none of the prior lines. */
  instead?: true;
  /** What is said of the tax of the price. */
  tax?: TaxSaid;
  /** "tăng 8%", "giảm 5%": by how many hundredths its price changes. */
  percent?: number;
  /** đồng per unit before that change. */
  changedFrom?: number;
  /** "gấp đôi": what the prior quantity is multiplied by. */
  times?: number;
  /** "20 bộ máy tính": as written behind the number. */
  unit?: string;
  /** "mỗi khoa 2 máy in": how many each of them gets. */
  per?: { count: number; of: string };
}

/** A clause that changes the price of an item, and says nothing of how many. */
export const isPriceOnly = ({
  kind,
  quantity,
  months,
  unitPrice,
  percent,
  times,
}: BudgetAction): boolean =>
  kind === "keep" &&
  quantity === null &&
  months === null &&
  times === undefined &&
  (unitPrice !== null || percent !== undefined);

/** Folded; the first that fits holds. */
export const VERBS: readonly (readonly [RegExp, ActionKind])[] = [
  [/^chi (?:mua|can|lam|thue|trang bi|dau tu)\b/, "set"],
  // "đừng bỏ kiosk": what is not to leave stays.
  [/^(?:dung|khong|khoan|cho|chua)(?: co)? (?:bo(?! sung\b)|xoa|cat|huy|loai)(?: bo)?\b/, "keep"],
  [
    /^(?:thoi )?(?:bo sung|mua (?:them|moi|sam)?|them|trang bi(?: them)?|dau tu(?: them)?|can(?! (?:cu|bo|cuoc)\b)(?: them| mua)?)\b/,
    "add",
  ],
  [
    /^(?:bo|xoa|loai(?: bo)?|cat(?: bo)?|huy|khong (?:mua|can|lam|dung|thue|lay)|thoi(?! (?:han|gian|diem|ky)\b)|ngung|dung)\b(?: (?:thue|mua)\b)?/,
    "remove",
  ],
  [/^(?:giam(?! sat\b)|bot)(?: con| xuong| xuong con)\b/, "set"],
  [/^tang len\b/, "set"],
  [/^(?:giam(?! sat\b)|bot)\b/, "subtract"],
  [/^tang(?: them)?\b/, "add"],
  [/^thay(?: the| moi)?\b(?! doi\b)/, "add"],
  [
    /^(?:duy tri|gia han|thue(?: tiep)?|giu(?: nguyen)?|tiep tuc(?: thue)?|van(?! ban\b)(?: thue| dung)?)\b/,
    "keep",
  ],
  [/^(?:doi|sua|chinh(?! (?:quyen|phu|sach|tri)\b)|dat|de|lay)\b/, "set"],
];

/** "không …" and "thay đổi …" do nothing to an item by themselves, and are no name of one either. */
export const beginsWithVerb = (said: string): boolean =>
  VERBS.some(([pattern]) => pattern.test(said)) || /^(?:khong|thay)\b/.test(said);
