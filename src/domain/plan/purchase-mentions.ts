/** Where a sentence speaks of an item of the budget: by its number ("30 bộ máy tính") or as the thing to be bought. */
import { formatQuantity } from "../budget/format-money.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { headTokens, itemTokens } from "./match-item.ts";
import type { Purchase } from "./rollover-context.ts";

export interface Mention {
  purchase: Purchase;
  /** The number as printed with its place; null where the item stands without one. */
  count: { raw: string; start: number; value: number } | null;
}

const MEASURE =
  /^\s+(?:(?:bộ|cái|chiếc|máy(?=\s+máy)|gói|hệ thống|suất|tài khoản|lớp|cuộc|hộp|bản quyền|điểm(?=\s+(?:thu\s+)?phát))\s+)?/iu;
const COUNT = /(?<![\p{L}\d.,/:-])\d[\d.]*(?![\d/%])/gu;
/** Verbs of what is bought or built once; "duy trì", "thuê" go on. */
export const BUYS =
  /^(?:[-+\d.)a-zđ]{0,4}\s*)?(?:tiếp tục\s+)?(?:mua sắm|mua|trang bị|đầu tư|lắp đặt|lắp|bổ sung|xây dựng|cài đặt|nâng cấp|thay thế|thay(?=\s+(?:\d|mới|máy|thiết bị)))(?!\p{L})/iu;
/** A number of machines. */
export const MACHINES =
  /(?<![\p{L}\d.,/])\d[\d.]*\s+(?:(?:bộ|cái|chiếc|hệ thống)\s+)?(?:máy|laptop|camera|kiosk|thiết bị|tủ|ổ|bộ lưu điện|ups|switch|router|tường lửa|màn hình|đầu đọc)(?!\p{L})/iu;
/** "có 30 máy tính", "cho 30 máy tính": machines that there are, none to be bought. */
const OWNED = /(?<!\p{L})(?:có|còn|cho|trên|của|từ|với|trong|(?:đã|hiện|đang)\s[^,;.]{0,30})\s*$/iu;
const PART = /[,;.()]|\s(?:và|hoặc|cùng)\s/iu;

/** Items whose number the text tells, or that it says are to be bought. */
export function mentionsIn(text: string, purchases: readonly Purchase[]): Mention[] {
  const counted = [...text.matchAll(COUNT)].flatMap((found): Mention[] => {
    if (OWNED.test(text.slice(0, found.index))) return [];
    const rest = text.slice(found.index + found[0].length).replace(MEASURE, " ");
    const said = rest.split(PART)[0] ?? "";
    const purchase = /^\s+\p{L}/u.test(rest) ? purchaseOf(said, purchases) : null;
    const value = parseVietnameseFigure(found[0]);
    if (purchase === null || value === null) return [];
    return [{ purchase, count: { raw: found[0], start: found.index, value } }];
  });
  const known = new Set(counted.map(({ purchase }) => purchase));
  const bought = sentencesOf(text)
    .filter((sentence) => BUYS.test(sentence) && !GENERAL.test(sentence))
    .flatMap((sentence) => boughtIn(sentence, purchases));
  return [
    ...counted,
    ...bought.filter((one) => !known.has(one)).map((purchase) => ({ purchase, count: null })),
  ];
}

/** "Tiếp tục đầu tư, nâng cấp trang thiết bị: máy tính, máy in, …" is a direction, no purchase. */
const GENERAL = /tiếp tục|từng bước|đẩy mạnh|\.\.\.|…/iu;

/** The one item that a sentence buys without a number. */
function boughtIn(sentence: string, purchases: readonly Purchase[]): Purchase[] {
  const found = sentence
    .replace(BUYS, " ")
    .split(PART)
    .flatMap((part) => (/^\s*\d/.test(part) ? [] : (purchaseOf(part, purchases) ?? [])));
  return found.length === 1 ? found : [];
}

export const sentencesOf = (text: string): string[] =>
  text.split(/(?<!^\s*[\d\p{L}])[;.]\s+/u).map((sentence) => sentence.trim());

/** The one item that the words begin with; null where none or several may be meant. */
function purchaseOf(said: string, purchases: readonly Purchase[]): Purchase | null {
  const words = said.trim().split(/\s+/);
  const first = headTokens(words.slice(0, 5).join(" "));
  const all = new Set(itemTokens(said));
  const named = first.length === 1 ? first[0] : undefined;
  const fits = purchases.filter(({ name }) => {
    const head = headTokens(name.replace(BUYS, " ").replace(/\([^)]*\)/gu, " "));
    if (head.length === 1 && named !== undefined) return head[0] === named && begins(said, name);
    return head.length > 1 && head.every((token) => all.has(token));
  });
  if (fits.length <= 1) return fits[0] ?? null;
  const whole = fits.filter(({ name }) => itemTokens(name).every((token) => all.has(token)));
  return whole.length === 1 ? (whole[0] ?? null) : null;
}

/** "phòng máy chủ" is no server: the words begin with what the item begins with, or with its abbreviation. */
function begins(said: string, name: string): boolean {
  const [first = ""] = fold(said).trim().split(/\s+/);
  const folded = fold(name);
  return (
    folded.split(/\s+/).includes(first) ||
    itemTokens(first).some((token) => headTokens(name).includes(token))
  );
}

/** "05" stays two digits. */
export function printedLike(raw: string, value: number): string {
  return raw.startsWith("0") && value < 10 ? `0${formatQuantity(value)}` : formatQuantity(value);
}
