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

/** The item, or the list of items, that a sentence buys without a number. */
function boughtIn(sentence: string, purchases: readonly Purchase[]): Purchase[] {
  const parts = sentence
    .replace(BUYS, " ")
    .split(PART)
    .filter((part) => part.trim() !== "");
  const found = parts.flatMap((part) =>
    /^\s*\d/.test(part) ? [] : (purchaseOf(part, purchases) ?? []),
  );
  // "máy tính, máy in mã vạch": a list of items and of nothing else.
  const listed = found.length === parts.length && new Set(found).size === found.length;
  return found.length === 1 || listed ? found : [];
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
    const head = headTokens(
      name
        .replace(BUYS, " ")
        .replace(/\([^)]*\)|(?<=\S)\s+(?:(?:cho|tại)\s.*|phòng máy chủ)$/giu, " "),
    );
    if (head.length === 1 && named !== undefined) return head[0] === named && begins(said, name);
    return (head.length > 1 && head.every((token) => all.has(token))) || beginsWithCore(said, name);
  });
  if (fits.length <= 1) return fits[0] ?? null;
  const whole = fits.filter(({ name }) => itemTokens(name).every((token) => all.has(token)));
  return whole.length === 1 ? (whole[0] ?? null) : null;
}

/** "chuyển mạch đã dùng 08 năm" for "Bộ chuyển mạch 24 cổng": its name without its measure and its size. */
function beginsWithCore(said: string, name: string): boolean {
  const core = fold(name)
    .replace(/\s+\d.*$/, "")
    .replace(/^(?:bo|cai|chiec|goi)\s+/, "")
    .trim();
  const rest = `${fold(said).trim()} `;
  return core.includes(" ") && core !== fold(name) && rest.startsWith(`${core} `);
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

const SEPARATOR = /,\s+|\s+(?:và|cùng)\s+/gu;
const TAIL = /^\s+(?:cho|tại|của|ở|để|phục vụ)\s/iu;

/** "Mua 20 máy tính, 15 máy in cho các khoa" without one of its items; null where it cannot be taken out alone. */
export function withoutItem(text: string, purchase: Purchase): string | null {
  const end = /[;([]|\.(?=\s|$)|$/u.exec(text)?.index ?? text.length;
  const list = text.slice(0, end);
  const verb = BUYS.exec(list)?.[0] ?? "";
  if (verb === "" && !/^\s*\d/.test(list)) return null;
  const rest = restOf(list.slice(verb.length).split(SEPARATOR), purchase);
  return rest === null ? null : `${verb}${verb === "" ? "" : " "}${rest}${text.slice(end)}`;
}

/** The parts of a list but for the one that names an item; what stands behind the last one is said of all. */
function restOf(parts: readonly string[], purchase: Purchase): string | null {
  const tails = parts.map((part) => tailBehind(part, purchase));
  const at = tails.findIndex((tail) => tail !== null);
  if (parts.length < 2 || tails.filter((tail) => tail !== null).length !== 1) return null;
  const tail = (tails[at] ?? "").trimEnd();
  if (tail !== "" && (at < parts.length - 1 || !TAIL.test(tail))) return null;
  const rest = parts.filter((_, index) => index !== at).map((part) => part.trim());
  return `${inWords(rest)}${tail}`;
}

/** "a, b và c". */
const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} và ${parts.at(-1) ?? ""}`;

/** What a part of a list says behind the name of an item; null where it names another one. */
function tailBehind(part: string, { name, prior }: Purchase): string | null {
  const count = parseVietnameseFigure(/^\s*(\d[\d.]*)/u.exec(part)?.[1] ?? "");
  const own = new Set(fold(name).split(/[^a-z\d]+/));
  const bare = part
    .replace(/^\s*\d[\d.]*/u, "")
    .replace(MEASURE, "")
    .trim();
  const words = bare.split(/(?=\s)/u);
  const first = words.findIndex((word) => !own.has(fold(word).trim()));
  const behind = first < 0 ? words.length : first;
  const whole = itemTokens(words.slice(0, behind).join(""));
  const meant =
    headTokens(name).every((token) => whole.includes(token)) ||
    behind >= 3 ||
    (count !== null && count === prior);
  return behind >= 2 && meant ? words.slice(behind).join("") : null;
}
