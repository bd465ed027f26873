/**
 * How well a line of a plan fits a question: the share of its words that the line carries, with what speaks for or
 * against it (year, part, figure, who, by when).
 */
import { findReferences } from "../../domain/reference/find-references.ts";
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";
import { countsPeople, tellsPeople } from "./count-people.ts";
import { countFitness, countText, isCount } from "./count-rows.ts";
import { askedPart, fitsYear, namesPlanOf, partOf, type PlanPart } from "./plan-lines.ts";
import { namesActor } from "./plan-rows.ts";
import { asksMoney, namesThing, planQuery } from "./plan-units.ts";
import type { Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

interface PlanWish {
  year: number | null;
  namesPlan: boolean;
  part: PlanPart | null;
  /** Figures are asked for; a share in percent is. */
  figure: boolean;
  percent: boolean;
  /** People are counted. */
  people: boolean;
  /** A sum of money is asked for. */
  money: boolean;
  /** The total is asked for. */
  total: boolean;
  /** Who does it is asked for. */
  who: boolean;
  /** The day by which it is done. */
  day: boolean;
  symbols: readonly string[];
}

export function wishOf({ text, named }: Question, year: number | null): PlanWish {
  const folded = fold(text);
  return {
    year,
    namesPlan: year !== null && namesPlanOf(text, year),
    part: askedPart(text),
    figure: /\b(?:bao nhieu|nhieu|may|bn|muc nao|ngay nao)\b/.test(folded),
    percent: /%|phan tram|ty le|chi tieu/.test(folded),
    people: countsPeople(folded),
    money: asksMoney(text),
    total: /\btong\b/.test(folded),
    who: /\bai\b|\b(?:don vi|khoa|phong|co quan|bo phan) nao\b|\b(?:phu trach|chu tri|phoi hop voi)\b/.test(
      folded,
    ),
    day: ASKS_DAY.test(folded),
    symbols: named.map(({ entry }) => entry.symbol),
  };
}

/** Share of the question that a line carries, with what speaks for or against it; 0 where the year is another. */
export function fitness(
  passage: FoundPassage,
  question: Question,
  wish: PlanWish,
  turn: Turn,
): number {
  const ofYear = wish.year === null ? 2 : fitsYear(passage, wish.year, wish.namesPlan);
  const base = share(passage, question, turn);
  if (ofYear === 0 || base < 0.3) return 0;
  if (isCount(passage)) return base + countFitness(passage, question.text, turn);
  const byYear = ofYear === 1 ? -0.25 : 0;
  const byPart = agreement(wish.part, partOf(passage));
  const byActor = wish.who ? (namesActor(passage) ? 0.15 : -0.2) : 0;
  const byDay = wish.day ? (TELLS_DAY.test(fold(passage.text)) ? 0.3 : -0.3) : 0;
  const byWish = byFigures(passage.text, wish) + byActor + byDay;
  return base + byYear + byPart + byWish + citing(passage, wish.symbols);
}

const ASKS_DAY =
  /^han\b(?! (?:muc|che|hep))|\b(?:thoi han|han chot|deadline|han (?:bao cao|nop|gui|hoan thanh|phe duyet|trien khai|xong|cua))\b/;
/** "Trước ngày 05/12/2022", "hoàn thành quý II": not the day of a document that is cited. */
const TELLS_DAY =
  /\b(?:truoc|cham nhat|den het|hoan thanh|xong|thoi gian|dinh ky|trong)\b.{0,30}?(?<!\/[\w-]{2,12} ngay )\b(?:\d{1,2}\/\d{1,2}|\d{1,2}\/20\d\d|thang \d{1,2}|quy (?:[1-4]|i{1,3}|iv))\b/;

function agreement(wanted: PlanPart | null, part: PlanPart | null): number {
  if (wanted === null || part === null) return 0;
  return part === wanted ? 0.1 : -0.3;
}

/** "Bao nhiêu" wants a line with a figure, and that of the thing itself, not the total. */
function byFigures(text: string, wish: PlanWish): number {
  if (wish.money && !/\d{1,3}(?:[.,]\d{3})+|\d\s*(?:triệu|tỷ|ngàn|nghìn)/.test(text)) return -1;
  const byFigure = wish.figure && !TELLS_NUMBER.test(withoutNumber(text)) ? -0.35 : 0;
  const byPeople = !wish.people ? 0 : tellsPeople(fold(text)) ? 0.4 : -0.2;
  const byPercent = wish.percent && /%|≥\s*\d/.test(text) ? 0.2 : 0;
  const byTotal = !wish.total && /^\W*(?:tong|cong)\b/.test(fold(text)) ? -0.4 : 0;
  return byFigure + byPeople + byPercent + byTotal;
}

const TELLS_NUMBER = /\d|(?<!\p{L})(?:một|hai|ba|bốn|năm(?! \d)|sáu|bảy|tám|chín|mười) \p{L}/u;

/** The number in front of a row or bullet is no figure. */
const withoutNumber = (text: string): string => text.replace(/^\s*[\d.]+\s*\|/, "");

function citing({ text }: FoundPassage, symbols: readonly string[]): number {
  if (symbols.length === 0) return 0;
  const cited = findReferences(text).some((one) => symbols.includes(one.symbol ?? ""));
  return cited ? 0.6 : 0;
}

/** Share of the question's content words that the passage and its headings carry. */
function share(passage: FoundPassage, question: Question, turn: Turn): number {
  return Math.max(
    shareOf(passage, question.typedTerms, turn),
    shareOf(passage, question.terms, turn),
  );
}

function shareOf(passage: FoundPassage, terms: Terms, turn: Turn): number {
  const own = turn.terms(planQuery(isCount(passage) ? countText(passage) : passage.text)).weights;
  const above = turn.terms(`${passage.headingPath.join(" | ")} | ${passage.title}`).weights;
  let words = 0;
  let carried = 0;
  let pairs = 0;
  for (const term of terms.weights.keys()) {
    if (term.includes(" ")) {
      if (own.has(term)) pairs++;
      continue;
    }
    if ((turn.frame.has(term) && !namesThing(term, terms.words)) || /^20[12]\d$/.test(term))
      continue;
    const weight = turn.evidence.telling(term);
    words += weight;
    if (own.has(term)) carried += weight;
    else if (above.has(term)) carried += weight * 0.5;
  }
  return words === 0 ? 0 : carried / words + Math.min(0.35, pairs * 0.1);
}
