/** Price caps of the devices' standard that hold on the day of the draft, and how many a body may have of a kind. */
import type { Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { itemKind } from "./budget-notes.ts";
import { citePlace, citeShort } from "./citation.ts";
import { parseVietnameseFigure, SCALES } from "./figure.ts";
import { itemTokens } from "./match-item.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** The machine itself: neither its ink, parts and repair nor what is taught on it. */
const MACHINE =
  /^(?:(?:mua sam|mua|trang bi|dau tu|bo sung|thay the|bo|thiet bi|cai|chiec|he thong)\s+)*(?:may\b(?! chu\b)|laptop|tablet|ipad|pc\b|scanner|photo)/;

interface Cap {
  entry: RegisterEntry;
  provision: Provision;
  /** đồng; null for a limit on their number alone. */
  price: number | null;
}

/** `unitPrice`: what one of the thing costs; null where only a sum for several is known. */
export function capNotes(ctx: RolloverContext, name: string, unitPrice: number | null): string[] {
  if (itemKind(name) !== "goods" || !MACHINE.test(fold(name))) return [];
  const kind = kindOf(name);
  if (kind === null) return [];
  const caps = ctx.register.entries
    .filter((entry) => entry.subjects.includes("dinh-muc-thiet-bi"))
    .flatMap((entry) =>
      entry.provisions
        .filter((provision) => isCapOf(ctx, provision, kind))
        .map((provision): Cap => ({ entry, provision, price: maxOf(provision) })),
    );
  // Who gets the device decides which cap applies: the lowest one is the one to explain against.
  const priced = caps.filter(hasPrice).sort((a, b) => a.price - b.price);
  const [first] = priced;
  if (first === undefined) return [];
  for (const { entry } of caps) ctx.used.add(entry);
  if (isJoint(name))
    return [
      `Dòng gồm nhiều loại thiết bị: tách số lượng, đơn giá từng loại rồi mới đối chiếu với mức giá tối đa (${citeShort(first.entry)}).`,
    ];
  const rest = `${quotaOf(caps)} (${citePlace(first.entry, first.provision.locator)})`;
  const words = `${pricesOf(priced)}${rest}`;
  if (unitPrice !== null && unitPrice > first.price)
    return [
      `Đơn giá vượt mức tối đa ${overOf(priced, unitPrice) ?? pricesOf(priced)}${rest}: cần quyết định của cấp có thẩm quyền hoặc giải trình.`,
    ];
  return [`Mức giá tối đa để đối chiếu: ${words}; kế toán đối chiếu mức đã gồm thuế hay chưa.`];
}

/** "Máy tính, máy in, máy tính bảng": machines of several kinds, none of whose caps is one of the line. */
function isJoint(name: string): boolean {
  const parts = name.replace(/\([^()]*\)/gu, " ").split(/[,;/+&]|\s(?:và|hoặc)\s/u);
  const kinds = parts.flatMap((part) => {
    const kind = NAMED_MACHINE.test(fold(part)) ? kindOf(part) : null;
    // On the desk or in the bag, a computer has one cap.
    return kind === null ? [] : [kind === "laptop" ? "desktop" : kind];
  });
  return new Set(kinds).size > 1;
}

const NAMED_MACHINE = /^\s*(?:may|laptop|tablet|ipad)\b/;

const hasPrice = (cap: Cap): cap is Cap & { price: number } => cap.price !== null;

/** "20 triệu đồng (nhóm VII và nhóm VIII), bằng mức 25 triệu đồng (…)"; null where every cap is exceeded. */
function overOf(caps: readonly (Cap & { price: number })[], unitPrice: number): string | null {
  const over = caps.findLast(({ price }) => price < unitPrice);
  const within = caps.find(({ price }) => price >= unitPrice);
  if (over === undefined || within === undefined) return null;
  const told = ({ provision: { amount = "", who } }: Cap): string =>
    `${amount.split(/[;/]/u)[0]?.trim() ?? ""}${who === undefined ? "" : ` (${lowerFirst(who)})`}`;
  const how = within.price === unitPrice ? "bằng" : "trong";
  return `${told(over)}, ${how} mức ${told(within)}`;
}

/** "20 triệu đồng hoặc 25 triệu đồng tùy đối tượng"; one price stands alone. */
function pricesOf(caps: readonly (Cap & { price: number })[]): string {
  const prices = caps
    .filter(({ price }, index) => price !== caps[index - 1]?.price)
    .map(({ provision: { amount = "" } }) => amount.split(";")[0]?.trim() ?? "");
  return prices.length > 1 ? `${prices.slice(0, 2).join(" hoặc ")} tùy đối tượng` : prices.join("");
}

/** How many a body may have for common use; a number is no price. */
function quotaOf(caps: readonly Cap[]): string {
  const quotas = caps.flatMap(({ provision: { amount = "" } }) =>
    amount.split(";").filter((part) => /biên chế/iu.test(part)),
  );
  const [quota] = new Set(quotas.map((part) => part.trim()));
  return quota === undefined ? "" : `, dùng chung tối đa ${quota}`;
}

type DeviceKind = "desktop" | "laptop" | "tablet" | "printer" | "scanner" | "photocopier";

/** In words of the standard; one cap may speak of several kinds. */
const KINDS: readonly (readonly [DeviceKind, RegExp])[] = [
  ["desktop", /\bmay (?:vi tinh |tinh )?(?:ca nhan )?de ban\b/],
  ["laptop", /\bxach tay\b|\blaptop\b/],
  ["tablet", /\bmay tinh bang\b|\btablet\b/],
  ["printer", /\bmay in\b/],
  ["scanner", /\bmay (?:scan|quet)\b/],
  ["photocopier", /\bmay photo/],
];

/** A computer of no told make is one for the desk. */
function kindOf(name: string): DeviceKind | null {
  const token = itemTokens(name).find((one) => DEVICES.has(one));
  if (token === "computer")
    return /\bxach tay\b|\blaptop\b/.test(fold(name)) ? "laptop" : "desktop";
  return KINDS.find(([kind]) => kind === token)?.[0] ?? null;
}

const DEVICES: ReadonlySet<string> = new Set([
  "computer",
  "tablet",
  "printer",
  "scanner",
  "photocopier",
]);

function isCapOf(ctx: RolloverContext, provision: Provision, kind: DeviceKind): boolean {
  if (provision.kind !== "cap" || provision.amount === undefined || provision.confidence !== "high")
    return false;
  if (provision.from !== undefined && provision.from > ctx.asOf) return false;
  if (provision.until !== undefined && provision.until < ctx.asOf) return false;
  const fact = fold(provision.fact);
  return KINDS.some(([one, words]) => one === kind && words.test(fact));
}

/** "25 triệu/bộ" in a remark: what one of the thing costs, where the row prints only a sum. */
export function pieceTold(texts: readonly string[]): number | null {
  for (const text of texts) {
    const found =
      /(\d[\d.,]*)\s*(tỷ|triệu|tr|nghìn|ngàn|đồng|đ)(?:\s*đồng)?\s*\/\s*(?:bộ|cái|chiếc|máy)(?!\p{L})/iu.exec(
        text,
      );
    const value = parseVietnameseFigure(found?.[1] ?? "");
    if (value !== null) return Math.round(value * (SCALES[fold(found?.[2] ?? "")] ?? 1));
  }
  return null;
}

/** "20 triệu đồng/bộ; tối đa 01 bộ" → 20.000.000 đồng. */
function maxOf(provision: Provision): number | null {
  const match = /([\d,.]+)\s*triệu/u.exec(provision.amount ?? "");
  const value = match ? parseVietnameseFigure(match[1] ?? "") : null;
  return value === null ? null : Math.round(value * 1_000_000);
}
