/**
 * Amounts of money in words anywhere in a text: "… cần một trăm hai mươi triệu đồng để …". Only words written exactly
 * and ending in "đồng" count; a run that makes no number is none, for half an amount is worse than none.
 */
import { foldInPlace } from "../text/fold.ts";
import { parseAmountInWords } from "./amount-in-words.ts";

export interface SpokenAmount {
  /** Whole đồng. */
  amount: bigint;
  /** Half of the smallest unit that the words go down to, in đồng. */
  slack: bigint;
  start: number;
  end: number;
}

const MARKED =
  "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|linh|lẻ|rưỡi";
const PLAIN =
  "khong|mot|hai|ba|bon|tu|nam|lam|nham|sau|bay|tam|chin|muoi|chuc|tram|nghin|ngan|trieu|ty|ti|linh|le|ruoi";

/** Words with single spaces, a comma only behind a scale word ("hai tỷ, ba trăm triệu"), up to "đồng". */
function runOf(word: string, scale: string, end: string): RegExp {
  const gap = String.raw`(?:[ \u00a0]+|(?<=(?<!\p{L})(?:${scale})),[ \u00a0]*)`;
  return new RegExp(String.raw`(?<![\p{L}\d])((?:(?:${word})${gap})+)(?:${end})(?!\p{L})`, "giu");
}

const MARKED_RUN = runOf(MARKED, "tỷ|tỉ|triệu|nghìn|ngàn", "đồng");
const PLAIN_RUN = runOf(PLAIN, "ty|ti|trieu|nghin|ngan", "dong");
const HAS_SCALE = /(?<!\p{L})(?:nghin|ngan|trieu|ty|ti)(?!\p{L})/u;
const SCALES: Readonly<Record<string, bigint>> = {
  nghin: 1_000n,
  ngan: 1_000n,
  trieu: 1_000_000n,
  ty: 1_000_000_000n,
  ti: 1_000_000_000n,
};

/** "Mỗi năm ba triệu đồng", "đầu tư hai tỷ đồng": these may be no part of the number behind them. */
const OTHER_SENSE = new Set(["năm", "tư", "nam", "tu"]);

export function spokenAmounts(text: string): SpokenAmount[] {
  const marked = /[^\0-\x7f–—“”‘’…]/.test(text);
  if (marked ? !/đồng/i.test(text) : !/dong/i.test(text)) return [];
  return [...text.matchAll(marked ? MARKED_RUN : PLAIN_RUN)].flatMap((match) => {
    const end = match.index + match[0].length;
    const read = longestIn(match[1] ?? "");
    return read === null ? [] : [{ ...read, start: match.index + read.from, end }];
  });
}

/** The whole run, else what stands behind a word that may mean something else. */
function longestIn(run: string): { amount: bigint; slack: bigint; from: number } | null {
  const words = [...run.matchAll(/\p{L}+/gu)];
  for (const [at, { index }] of words.entries()) {
    const before = words[at - 1]?.[0].toLowerCase();
    if (before !== undefined && !OTHER_SENSE.has(before)) continue;
    const rest = run.slice(index);
    const amount = isSound(rest) ? valueOf(rest) : null;
    if (amount !== null) return { amount, slack: slackOf(rest), from: index };
  }
  return null;
}

/** "Năm mười triệu" is "a year, ten million", "mươi" begins no number. */
const isSound = (run: string): boolean =>
  !/\p{L}+[\s,]+mười(?!\p{L})/iu.test(
    run.replace(/(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ),?\s+mười/giu, ""),
  ) && !/^mươi/iu.test(run);

function valueOf(run: string): bigint | null {
  if (!HAS_SCALE.test(foldInPlace(run))) return null;
  const read = parseAmountInWords(run);
  const [value, ...others] = read?.values ?? [];
  return value === undefined || others.length > 0 || read?.noisy === true ? null : value;
}

function slackOf(run: string): bigint {
  const words = foldInPlace(run).match(/\p{L}+/gu) ?? [];
  const at = words.findLastIndex((word) => word in SCALES);
  const scale = SCALES[words[at] ?? ""] ?? 1n;
  const [next, ...more] = words.slice(at + 1);
  // "Hai triệu rưỡi" goes down to a tenth, "… nghìn hai trăm" to the đồng.
  if (next === "ruoi" && more.length === 0) return scale / 20n;
  return next === undefined ? scale / 2n : 0n;
}
