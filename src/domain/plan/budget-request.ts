/**
 * A request about the budget in plain Vietnamese, with or without marks: "thêm 20 máy tính, bỏ kiosk, EMR 12 tháng".
 * Only what is said is taken over; a clause that says nothing about an item is returned as not understood.
 */
import { parseVietnameseFigure } from "./figure.ts";
import { fold } from "../text/fold.ts";

export interface BudgetAction {
  kind: "add" | "subtract" | "set" | "remove" | "keep";
  /** How the item is called in the request, folded, without verb and figures. */
  item: string;
  /** The clause as written. */
  phrase: string;
  quantity: number | null;
  months: number | null;
  /** đồng per unit, where the request names a price. */
  unitPrice: number | null;
}

export interface BudgetRequest {
  actions: BudgetAction[];
  notUnderstood: string[];
}

const VERBS: readonly (readonly [RegExp, BudgetAction["kind"]])[] = [
  [
    /^(?:thoi )?(?:bo sung|mua (?:them|moi|sam)?|them|trang bi(?: them)?|dau tu(?: them)?|can(?: them| mua)?)\b/,
    "add",
  ],
  [
    /^(?:bo|xoa|loai(?: bo)?|cat(?: bo)?|huy|khong (?:mua|can|lam|dung|thue)|thoi|ngung|dung thue)\b/,
    "remove",
  ],
  [/^(?:giam|bot)(?: con| xuong| xuong con)\b/, "set"],
  [/^tang len\b/, "set"],
  [/^(?:giam|bot)\b/, "subtract"],
  [/^tang(?: them)?\b/, "add"],
  [
    /^(?:duy tri|gia han|thue(?: tiep)?|giu(?: nguyen)?|tiep tuc(?: thue)?|van(?: thue| dung)?)\b/,
    "keep",
  ],
  [/^(?:doi|sua|chinh|dat|de|lay)\b/, "set"],
];

const UNITS = "cai|chiec|bo|goi|may|he thong|suat|nguoi|tai khoan|license|ban quyen";

export function parseBudgetRequest(text: string): BudgetRequest {
  const request: BudgetRequest = { actions: [], notUnderstood: [] };
  let verb: BudgetAction["kind"] | null = null;
  for (const phrase of clausesOf(text)) {
    const action = parseClause(phrase, verb);
    if (action === null) request.notUnderstood.push(phrase);
    else {
      // A list goes on under its verb: "thêm 20 máy tính, 5 máy in".
      verb = action.kind === "keep" ? null : action.kind;
      request.actions.push(action);
    }
  }
  return request;
}

/** Commas inside a number do not end a clause. */
function clausesOf(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/[;\n]|,(?!\d)|\.(?=\s|$)|\s(?:và|va|rồi|roi|với|còn)\s/iu)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

function parseClause(phrase: string, inherited: BudgetAction["kind"] | null): BudgetAction | null {
  let rest = fold(phrase).replace(/^(?:xin|nho|hay|anh|chi|em|giup|toi|minh|nam \d{4})\s+/g, "");
  const verb = VERBS.find(([pattern]) => pattern.test(rest));
  if (verb) rest = rest.replace(verb[0], "").trim();
  const price = priceIn(rest);
  if (price) rest = rest.replace(price.raw, " ");
  const months = /(\d{1,3})\s*thang\b/.exec(rest);
  const years = months ? null : /(\d{1,2})\s*nam\b/.exec(rest);
  if (months) rest = rest.replace(months[0], " ");
  if (years) rest = rest.replace(years[0], " ");
  const to = /\b(?:con|thanh|len|xuong|la|=)\s*(\d[\d.]*)/.exec(rest);
  const count = to ?? /(\d[\d.]*)/.exec(rest);
  const quantity = count ? parseVietnameseFigure(count[1] ?? "") : null;
  const item = rest
    .replace(count?.[0] ?? "", " ")
    .replace(
      new RegExp(`^\\s*(?:${UNITS})\\s+(?=\\S)(?!tinh|in\\b|chu|quet|scan|photo|vi|tram|huy)`),
      " ",
    )
    .replace(/\b(?:trong|cho|nua|di|nhe|a|them|voi|so luong|nam \d{4})\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (item === "") return null;
  const duration = months ? Number(months[1]) : years ? Number(years[1]) * 12 : null;
  const kind =
    verb?.[1] ?? (duration !== null && quantity === null ? "keep" : to ? "set" : inherited);
  if (kind === null && quantity === null) return null;
  return {
    kind: to && (kind === "add" || kind === "subtract") ? "set" : (kind ?? "add"),
    item,
    phrase,
    quantity,
    months: duration,
    unitPrice: price?.dong ?? null,
  };
}

const SCALES: Readonly<Record<string, number>> = {
  ty: 1e9,
  trieu: 1e6,
  tr: 1e6,
  nghin: 1e3,
  ngan: 1e3,
  k: 1e3,
  dong: 1,
  d: 1,
};

/** "giá 18 triệu", "18tr/cái", "đơn giá 15.000.000 đồng". */
function priceIn(folded: string): { raw: string; dong: number } | null {
  const match =
    /(?:don gia|gia|voi gia)?\s*(\d[\d.,]*)\s*(ty|trieu|tr|nghin|ngan|k|dong|d)\b(?:\s*(?:\/|mot|moi)\s*\p{L}+)?/u.exec(
      folded,
    );
  if (!match) return null;
  const value = parseVietnameseFigure(match[1] ?? "");
  const scale = SCALES[match[2] ?? ""] ?? 1;
  return value === null ? null : { raw: match[0], dong: Math.round(value * scale) };
}
