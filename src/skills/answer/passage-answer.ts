/** Answers quoted from stored documents: prior plans, budgets, and regulations that users have added. */
import { findReferences } from "../../domain/reference/find-references.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { countsPeople, tellsPeople } from "./count-people.ts";
import { countFitness, countText, isCount } from "./count-rows.ts";
import type { Intent } from "./intent.ts";
import { chooseLines, type Fitting } from "./plan-choice.ts";
import { oneCopyEach } from "./plan-copies.ts";
import {
  askedPart,
  fitsYear,
  lineCiting,
  linesOf,
  namesPlanOf,
  partOf,
  type PlanPart,
} from "./plan-lines.ts";
import { namesActor } from "./plan-rows.ts";
import { answerScale } from "./plan-scale.ts";
import { planNames, planStatements } from "./plan-statement.ts";
import { answerTargets } from "./plan-targets.ts";
import { type TaskPart, taskWish } from "./plan-task-wish.ts";
import {
  asksMoney,
  isOfUnits,
  namesThing,
  namesUnknownUnit,
  onlyYear,
  planQuery,
  unitsOf,
} from "./plan-units.ts";
import type { Statement } from "./statement.ts";
import type { Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

/** What plans say; null when no line carries enough of the question. */
export async function answerFromPlans(
  question: Question,
  turn: Turn,
  least = LEAST_LINE,
): Promise<Outcome | null> {
  const units = unitsOf(question.text, turn);
  if (units.length === 0 && namesUnknownUnit(question.text, turn)) return null;
  const ofPlans = (await answerTargets(question, turn)) ?? (await answerScale(question, turn));
  if (ofPlans !== null) return ofPlans;
  const fitting = (await fittingLines(question, turn)).filter(({ share }) => share >= least);
  if (fitting.length === 0) return null;
  const chosen = chooseLines(fitting, units, question.text);
  const draft = emptyDraft();
  draft.statements.push(...planStatements(chosen, turn));
  draft.suggestions = ["Văn bản nào quy định việc này?"];
  // Who asks for a body is told that none is named, not left to look for it among the lines.
  const asksBody = taskWish(question.text)?.parts.some((part) => BODIES.includes(part)) === true;
  if (asksBody && !chosen.some(namesActor))
    draft.opening = `Không thấy ${[...planNames(chosen).values()].join(", ")} ghi đơn vị chủ trì, phối hợp việc này; nội dung gần nhất:`;
  return { draft, about: [] };
}

const BODIES: readonly TaskPart[] = ["lead", "support", "monitor"];

/** Share of the question that a line must carry. */
const LEAST_LINE = 0.5;

/** Lines of the plans meant that carry half of the question, best first. */
async function fittingLines(question: Question, turn: Turn): Promise<Fitting[]> {
  const found = await turn.searchPassages(planQuery(question.text), 200, turn.unit, {
    kinds: ["plan", "budget"],
  });
  const units = unitsOf(question.text, turn);
  const year = units.length > 1 ? null : onlyYear(question.text);
  const wish = wishOf(question, year);
  const fitting = oneCopyEach(found)
    .filter((passage) => isOfUnits(passage, units))
    .flatMap(linesOf)
    .map((passage) => ({ passage, share: fitness(passage, question, wish, turn) }))
    .filter((one) => one.share >= LEAST_LINE)
    .sort((a, b) => b.share - a.share);
  // A result is no target: where the part asked for tells of it, the other is left out.
  const ofPart = fitting.filter((one) => partOf(one.passage) === wish.part);
  return wish.part !== null && ofPart.length > 0 ? ofPart : fitting;
}

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

function wishOf({ text, named }: Question, year: number | null): PlanWish {
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
function fitness(passage: FoundPassage, question: Question, wish: PlanWish, turn: Turn): number {
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

/**
 * What the unit's own documents say, quoted; null when none carries the question. A symbol that the question names must
 * stand in the passage; plans are no answer where a regulation is asked for.
 */
export async function answerFromUploads(question: Question, turn: Turn): Promise<Outcome | null> {
  const found = await turn.searchPassages(question.text, 12, turn.unit, { origins: ["upload"] });
  const strong = found
    .filter(
      (passage) => !asksLaw(question) || (passage.kind !== "plan" && passage.kind !== "budget"),
    )
    .filter((passage) => citesAll(passage, question) && carries(passage, question, turn))
    .slice(0, 3);
  if (strong.length === 0) return null;
  const draft = emptyDraft();
  const unknown = question.unknown.map(({ raw }) => raw);
  if (unknown.length > 0) {
    draft.opening = `Sổ văn bản không có ${unknown.join(", ")}; tài liệu đơn vị đã nạp có nhắc tới:`;
  }
  draft.statements.push(
    ...strong.map((passage, at) => ({ ...quoteStatement(passage, turn), lead: at === 0 })),
  );
  draft.cautions.push(
    "Trích từ tài liệu đơn vị đã nạp; tình trạng hiệu lực chỉ nêu khi văn bản có trong sổ.",
  );
  return { draft, about: [] };
}

const OF_LAW: readonly Intent[] = [
  "which",
  "list",
  "status",
  "replaced-by",
  "replaces",
  "changes",
  "guided-by",
];

const asksLaw = ({ intents }: Question): boolean => OF_LAW.some((intent) => intents.has(intent));

/** The passage names every document that the question names and nobody knows. */
function citesAll({ text, symbol }: FoundPassage, { unknown }: Question): boolean {
  if (unknown.length === 0) return true;
  const cited = [...findReferences(text), ...findReferences(symbol ?? "")];
  return unknown.every(({ number, year }) =>
    cited.some((one) => Number(one.number) === Number(number) && one.year === year),
  );
}

/** Share of what is telling in the question, and of its pairs of words, that a passage must say itself. */
const LEAST_TOLD = 0.75;
const LEAST_PAIRS = 0.4;

/** Common words are met in any document: what is rare must be there, and words that belong together beside each other. */
function carries(passage: FoundPassage, question: Question, turn: Turn): boolean {
  const own = turn.terms(planQuery(passage.text)).weights;
  const about = turn.terms(`${passage.headingPath.join(" | ")} | ${passage.title}`).weights;
  const terms = [...question.typedTerms.weights];
  const words = terms.filter(([term]) => !term.includes(" ") && !/^20[12]\d$/.test(term));
  const pairs = terms.filter(([term, weight]) => term.includes(" ") && weight >= 1);
  const all = words.reduce((sum, [term]) => sum + turn.evidence.telling(term), 0);
  const told = words.reduce((sum, [term]) => {
    const part = own.has(term) ? 1 : about.has(term) ? 0.5 : 0;
    return sum + turn.evidence.telling(term) * part;
  }, 0);
  if (all === 0) return question.unknown.length > 0;
  if (told / all < LEAST_TOLD) return false;
  const beside = pairs.filter(([term]) => own.has(term)).length;
  return pairs.length === 0 || beside / pairs.length >= LEAST_PAIRS;
}

/** A passage of a stored document as a quotation with its title and place. */
export function quoteStatement(
  passage: FoundPassage,
  turn: Pick<Turn, "register" | "citer">,
): Statement {
  if (passage.kind === "plan" || passage.kind === "budget") {
    return planStatements([passage], turn)[0] as Statement;
  }
  const place = [passage.title, ...passage.headingPath.slice(-1)]
    .filter((part) => part !== "" && !part.startsWith("Cột: "))
    .join(", ");
  return {
    text: `${place === "" ? "" : `${place}: `}“${passage.text.replace(/\s+/g, " ").trim()}”`,
    citations: [citePassage(passage, turn)],
  };
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

/** Places in the unit's plans that lean on the documents of an answer: "Trong kế hoạch 2026, mục …". */
export async function planPlaces(symbols: readonly string[], turn: Turn): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const symbol of symbols.slice(0, 2)) {
    const found = await turn.searchPassages(symbol, 6, turn.unit, { kinds: ["plan", "budget"] });
    const exact = found.filter((passage) =>
      findReferences(passage.text).some((reference) => reference.symbol === symbol),
    );
    if (!exact[0]) continue;
    const first = lineCiting(exact[0], symbol);
    const headings = first.headingPath.filter((heading) => !heading.startsWith("Cột: "));
    const place = headings.at(-1) ?? first.locator ?? "";
    statements.push({
      text: `${first.title}${place === "" ? "" : `, mục “${place}”`} có viện dẫn ${symbol}.`,
      citations: [citePassage(first, turn)],
    });
  }
  return statements;
}
