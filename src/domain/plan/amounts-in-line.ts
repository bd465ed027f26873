/**
 * Amounts of one line, each by itself: a sum with its parts is one place, an amount of a whole project of several years, of
 * a deed of the past or of the new year itself stays, what the plan's own year was to get is open.
 */
import { dongOf } from "./figure.ts";
import { goesOver, withoutPeriods, type Years } from "./several-years.ts";

const AMOUNTS =
  /(?:(?:hơn|khoảng|gần|trên)\s+)?(?:\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*đồng|\d[\d.,]{5,}(?:\s*đồng)?)(?:\s*\((?![^()]*(?:phụ lục|(?:bảng|biểu)\s+(?:số\s+)?\d))[^()]*\))?/giu;

/** Signs in the text: an open amount, and one that stays. */
export const OPEN_AMOUNT = "\u0001";
export const KEPT_AMOUNT = "\u0003";

export interface AmountPlace {
  start: number;
  end: number;
  /** A sum and its parts, asked as one. */
  several: boolean;
  /** Stays as it was printed. */
  kept: boolean;
  /** What the amount is of, as the words in front of it tell. */
  label: string;
}

export interface AmountsInLine {
  text: string;
  places: AmountPlace[];
  /** Printed words of those that stay, in order. */
  kept: string[];
  /** Shares of the plan's own year that left, since that of the new year is told behind them. */
  left: string[];
}

/** "trong đó", "gồm", ":" behind a sum: its parts follow. */
const PARTS_FOLLOW = /^\s*(?:[,;.:(]\s*)*(?:trong đó|(?:bao )?gồm|cơ cấu)(?!\p{L})|^\s*:/iu;
/** Money of the year before is no part of who pays. */
const CARRIED =
  /(?<!\p{L})(?:chuyển (?:sang|qua|nguồn)|kết dư|còn (?:dư|lại)|chưa (?:sử dụng|giải ngân))(?!\p{L})/iu;
const SENTENCE_END = /[.](?=\s+\p{Lu})/u;

interface Found {
  start: number;
  end: number;
}

export function amountsInLine(printed: string, years: Years): AmountsInLine {
  const { text, left } = withoutOwnShare(printed, years);
  const places: AmountPlace[] = [];
  const found = amountsOf(text);
  for (let at = 0; at < found.length; at += 1) {
    const { start, end } = found[at] ?? { start: 0, end: 0 };
    const said = clauseStart(text, start, places.at(-1)?.end ?? 0);
    const kept = stays(text, { start, end, label: text.slice(said, start) }, years);
    const parts = kept ? 0 : partsBehind(text, found.slice(at));
    const last = found[at + parts]?.end ?? end;
    // Of a bare list the name in front of the first amount is that of a part, and goes with it.
    const from = parts > 0 && opensList(text, found.slice(at)) ? nameStart(text, said) : start;
    const label = text.slice(said, from);
    places.push({
      ...{ start: from, end: parts > 0 ? swallowed(text, last) : end },
      ...{ several: parts > 0, kept, label },
    });
    at += parts;
  }
  return { ...withSigns(text, places), places, left };
}

const amountsOf = (text: string): Found[] =>
  [...text.matchAll(AMOUNTS)].map(({ index, 0: one }) => ({
    start: index,
    end: index + one.length,
  }));

/** How many of the amounts behind the first are its parts, or of a bare list of parts the others. */
function partsBehind(text: string, [first, ...others]: readonly Found[]): number {
  if (first === undefined) return 0;
  const opened = PARTS_FOLLOW.exec(text.slice(first.end))?.[0].length;
  if (opened === undefined) return isBareList(text, [first, ...others]) ? others.length : 0;
  const end = others.findIndex(({ start }, at) => {
    const from = at === 0 ? first.end + opened : (others[at - 1]?.end ?? start);
    const between = text.slice(from, start);
    return SENTENCE_END.test(between) || CARRIED.test(between);
  });
  return end < 0 ? others.length : end;
}

/** "Quỹ phát triển 40.000.000 đồng; thu dịch vụ 30.000.000 đồng." and nothing else. */
const isBareList = (text: string, found: readonly Found[]): boolean =>
  /^[\s.;]*$/u.test(text.slice(found.at(-1)?.end)) &&
  found.every(({ start }, at) => {
    const name = text.slice(found[at - 1]?.end ?? 0, start);
    const joined = at === 0 || /^\s*(?:[;,+]|và\s)/u.test(name);
    return (
      joined &&
      name.trim().split(/\s+/u).length <= MOST_NAME &&
      !/\d|\.\s/u.test(name) &&
      !CARRIED.test(name)
    );
  });
const MOST_NAME = 9;

/** Whether the first of some amounts that are one place is a part like the others: neither the sum of them, nor told to be one. */
function opensList(text: string, [first, ...others]: readonly Found[]): boolean {
  if (first === undefined || PARTS_FOLLOW.test(text.slice(first.end))) return false;
  const amountAt = ({ start, end }: Found): number => dongOf(text.slice(start, end));
  return others.reduce((sum, one) => sum + amountAt(one), 0) !== amountAt(first);
}

/** Behind "Trong đó:", "Nguồn kinh phí gồm": the name of the first part. */
function nameStart(text: string, said: number): number {
  const lead = /^(?:[\s:,;–+*•-]|(?:trong đó|(?:bao )?gồm(?: có)?|cụ thể)(?!\p{L}))+/iu;
  return said + (lead.exec(text.slice(said))?.[0].length ?? 0);
}

/** "350 triệu đồng chi thường xuyên": the name behind the last part goes with it. */
function swallowed(text: string, end: number): number {
  const name = /^\s*[^\s.,;:()][^.;()]*/u.exec(text.slice(end))?.[0] ?? "";
  return end + name.trimEnd().length;
}

const clauseStart = (text: string, at: number, least: number): number =>
  Math.max(
    least,
    ...[";", "(", ", ", ". ", ": "].map((sign) => {
      const found = text
        .slice(0, at)
        .replace(/[\s:]+$/u, "")
        .lastIndexOf(sign);
      return found < 0 ? 0 : found + sign.length;
    }),
  );

/** What a whole project of several years costs. */
const OF_PROJECT =
  /(?<!\p{L})(?:tổng (?:mức đầu tư|vốn|dự toán|kinh phí|giá trị|mức)|giá trị hợp đồng|giá hợp đồng|giá trúng thầu)(?!\p{L})/iu;
const DONE_THEN = /(?<!\p{L})đã\s+\p{L}/iu;

function stays(text: string, { end, label }: Found & { label: string }, years: Years): boolean {
  const behind = /^[^;,.()]*/u.exec(text.slice(end))?.[0] ?? "";
  const clause = withoutPeriods(`${label} ${behind}`);
  const named = [...clause.matchAll(/(?<!\d)20\d{2}(?!\d)/gu)].map(([year]) => Number(year));
  if (CARRIED.test(clause)) return false;
  if (named.length === 0) return OF_PROJECT.test(label) && goesOver(text, years);
  if (named.every((year) => year >= years.to)) return true;
  return named.every((year) => year < years.from) && DONE_THEN.test(clause);
}

/** "; năm 2026 bố trí 5.200 triệu đồng; năm 2027 bố trí 6.300 triệu đồng": the share of the year that is over leaves. */
function withoutOwnShare(text: string, { from, to }: Years): { text: string; left: string[] } {
  const share = (year: number): RegExp =>
    new RegExp(
      String.raw`(?:trong\s+)?năm\s+${year}\s+(?:\p{L}+\s+){0,4}?(?:${AMOUNTS.source})`,
      "iu",
    );
  const own = share(from).exec(text);
  const next = share(to).exec(text);
  if (own === null || next === null || own.index > next.index) return { text, left: [] };
  const between = text.slice(own.index + own[0].length, next.index);
  return /^\s*[,;]\s*$/u.test(between)
    ? { text: text.slice(0, own.index) + text.slice(next.index), left: [own[0]] }
    : { text, left: [] };
}

/** Where the table stands is no amount: an appendix must be pointed to. */
const POINTER =
  /(?:\(|(?:chi tiết )?(?:tại|theo|xem)\s+)(?:phụ lục|(?:bảng|biểu)\s+(?:số\s+)?\d)[^.;()]*\)?/iu;

function withSigns(
  text: string,
  places: readonly AmountPlace[],
): Pick<AmountsInLine, "text" | "kept"> {
  const kept: string[] = [];
  let [signed, done] = ["", 0];
  for (const { start, end, several, kept: asPrinted } of places) {
    const printed = text.slice(start, end);
    const lead = text.slice(done, start);
    if (asPrinted) kept.push(printed);
    // Of a sum with its parts the place stands behind a colon.
    signed += several ? `${lead.replace(/[\s:]+$/u, "")}${colon(lead, done)}` : lead;
    signed += asPrinted ? KEPT_AMOUNT : OPEN_AMOUNT;
    const where = several ? POINTER.exec(printed)?.[0].trim() : undefined;
    if (where !== undefined)
      signed += where.startsWith("(") ? ` ${where}` : ` (${where.replace(/\)$/u, "")})`;
    done = end;
  }
  return { text: signed + text.slice(done), kept };
}

const colon = (lead: string, at: number): string =>
  lead.trim() === "" && at === 0 ? "" : /\slà\s*$/iu.test(lead) ? " " : ": ";
