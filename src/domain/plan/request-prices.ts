/** Clauses of a request that change what an item costs, replace it or multiply it. */
import { timesIn } from "./relative-quantity.ts";
import type { Clause } from "./request-clauses.ts";
import { countIn, durationIn, priceIn } from "./request-figures.ts";
import { itemIn } from "./request-items.ts";
import { beginsWithVerb, type BudgetAction } from "./request-verbs.ts";

/** An action that says nothing of a number or of a time. */
export const PLAIN = { quantity: null, months: null, priceMonths: null } as const;

/** "tăng giá HIS lên 15 triệu", "đơn giá máy in 12 triệu": only the price changes. */
export const PRICE_ONLY =
  /^(?:(?:tang|giam|doi|sua|dieu chinh|cap nhat|lay|tinh|de)\s+)?(?:don )?gia\b(?:\s+(?:cua|thue|mua))?/;
/** "thay HIS bằng gói 18 triệu/tháng", "thay kiosk bằng 2 máy quét". */
const REPLACE = /^thay(?: the)?\s+(.+?)\s+(?:bang|thanh|qua|sang)\s+(.+)$/;

/** What the whole table must not exceed. */
export const CEILING =
  /^(?:tong )?(?:muc |so )?(?:kinh phi|du toan|chi phi|so tien|muc chi)\b.*\b(?:khong (?:qua|vuot|lon hon)|toi da|duoi|trong (?:khoang|muc|pham vi)|nhieu nhat)\b/;

/** "giảm PACS còn 9 triệu/tháng", "HIS tăng lên 13 triệu": the figure behind it is money, and no number of things. */
const TO_PRICE =
  /^(?:(?:tang|giam|nang|ha|doi|sua|dieu chinh)\s+(?!gia\b|don gia\b|len\b|con\b)(?<item>\D{2,60}?)|(?<behind>\D{2,60}?)\s+(?:tang|giam|nang|ha)(?: gia)?)\s+(?:len|xuong|con|thanh|toi|den|xuong con)\s+(?=\d[\d.,]*\s*(?:ty|trieu|tr|nghin|ngan|k|dong|d)\b)/;

/** "tăng giá HIS 8%", "HIS tăng 10%", "giảm 5% đơn giá PACS". */
const BY_PERCENT: readonly RegExp[] = [
  /^(?<verb>tang|giam|nang|ha)(?: (?:them|bot))?\s+(?:(?:don )?gia\s+)?(?<item>\D{2,60}?)\s+(?:them |bot |len )?(?<figure>\d{1,2}(?:,\d)?)\s*%$/,
  /^(?<item>\D{2,60}?)\s+(?<verb>tang|giam|nang|ha)(?: gia)?(?: (?:them|bot))?\s+(?<figure>\d{1,2}(?:,\d)?)\s*%$/,
  /^(?<verb>tang|giam|nang|ha)(?: (?:them|bot))?\s+(?<figure>\d{1,2}(?:,\d)?)\s*%\s+(?:don )?gia\s+(?<item>\D{2,60})$/,
];
/** Words of all lines, and of what a percentage of is no price of one item. */
const OF_ALL =
  /\b(?:tat ca|toan bo|cac|moi|deu|du toan|kinh phi|hang muc|tong|so luong|chi phi|ngan sach)\b/;

function percentChange({ said, phrase }: Clause): BudgetAction[] | null {
  const found = BY_PERCENT.map((pattern) => pattern.exec(said)?.groups).find((one) => one);
  const item = itemIn(found?.["item"] ?? "");
  if (found === undefined || item === "" || OF_ALL.test(item)) return null;
  const figure = Number((found["figure"] ?? "").replace(",", "."));
  const percent = /^(?:giam|ha)$/.test(found["verb"] ?? "") ? -figure : figure;
  return [{ ...PLAIN, kind: "keep", item, phrase, unitPrice: null, percent }];
}

/** "PACS 9 triệu mỗi tháng", "máy in 5.280.000 đồng/chiếc": a name and its price, and nothing else. */
function priceBehind({ said, phrase }: Clause): BudgetAction[] | null {
  if (beginsWithVerb(said) || CEILING.test(said) || /%/.test(said)) return null;
  const { price, priceMonths, unpriced } = priceIn(said);
  const item = itemIn(unpriced.replace(/\b(?:la|voi|gia)\b/g, " "));
  if (price === null || item === "" || /\d/.test(unpriced) || OF_ALL.test(item)) return null;
  return [{ ...PLAIN, kind: "keep", item, phrase, unitPrice: price, priceMonths }];
}

/** null when the clause is not about the price alone; empty never. */
function priceChange({ said: whole, phrase }: Clause): BudgetAction[] | null {
  const said = whole.replace(TO_PRICE, "gia $<item>$<behind> ");
  if (!PRICE_ONLY.test(said)) return null;
  const { price, priceMonths, unpriced } = priceIn(said.replace(PRICE_ONLY, " "));
  const item = itemIn(unpriced.replace(/\b(?:len|xuong|con|thanh|la|toi|den)\b/g, " "));
  if (price === null || item === "") return null;
  return [{ ...PLAIN, kind: "keep", item, phrase, unitPrice: price, priceMonths }];
}

/** The old item leaves and the new one comes; where only a price is named, the item gets that price. */
function replacement({ said, phrase }: Clause): BudgetAction[] | null {
  const [, old = "", next = ""] = REPLACE.exec(said) ?? [];
  if (old === "" || next === "") return null;
  const before = itemIn(old.replace(/\d[\d.]*/g, " "));
  return before === "" ? null : replacedBy({ before, next, phrase });
}

interface Replacement {
  before: string;
  next: string;
  phrase: string;
}

function replacedBy({ before, next, phrase }: Replacement): BudgetAction[] | null {
  const { price, priceMonths, unpriced } = priceIn(next);
  const { months, rest } = durationIn(unpriced);
  const count = countIn(rest);
  const left = rest
    .replace(count?.raw ?? "", " ")
    .replace(/\b(?:goi|loai|muc|gia)\b/g, " ")
    .replace(/^\s*(?:mua|dung|trang bi)\s+/, "");
  const item = itemIn(left);
  if (item === "" && price === null) return null;
  if (item === "")
    return [
      { kind: "keep", item: before, phrase, quantity: null, months, unitPrice: price, priceMonths },
    ];
  return [
    { ...PLAIN, kind: "remove", item: before, phrase, unitPrice: null },
    {
      kind: "add",
      item,
      phrase,
      quantity: count?.value ?? null,
      months,
      unitPrice: price,
      priceMonths,
      instead: true,
    },
  ];
}

/** "tăng gấp đôi máy in"; null for a clause that multiplies nothing. */
function multiplied({ said, phrase }: Clause): BudgetAction[] | null {
  const found = timesIn(said);
  const item = found === null ? "" : itemIn(found.rest.replace(/\b(?:so voi )?nhu cu\b/g, " "));
  if (found === null || item === "" || /\d/.test(item)) return null;
  return [{ ...PLAIN, kind: "set", item, phrase, unitPrice: null, times: found.times }];
}

/** What such a clause does; null for any other. */
export const specialIn = (clause: Clause): BudgetAction[] | null =>
  replacement(clause) ??
  priceChange(clause) ??
  percentChange(clause) ??
  priceBehind(clause) ??
  multiplied(clause);
