/**
 * Holds the figures and days that a question takes for granted against the typed data of the statements found for its
 * subject: "VAT máy chủ 5 % phải không", "trước 2030 đúng không", "máy in 15 triệu được không". Pure.
 */
import { displayDate } from "../../../domain/reference/vietnamese-date.ts";
import type { IsoDate } from "../../../domain/regulation/register-entry.ts";
import { fold } from "../../../domain/text/fold.ts";
import type { Scored } from "../evidence.ts";
import { isFair, ofSubject, suits } from "../select-facts.ts";
import type { Claims, Question } from "../understand.ts";
import { type ClaimedDay, sameDay, statedDays } from "./days.ts";
import { agrees, comparable, quantitiesOf, type Quantity } from "./quantities.ts";

export interface Verdict {
  right: boolean;
  /** It was asked as a yes or no, not taken for granted. */
  asked?: boolean;
  /** "Không phải 5%.", "Đúng." */
  said: string;
  /** The statement that tells. */
  fact: Scored;
}

/** A statement tells of the claim's subject when it stands this near to the best one. */
const NEAR = 0.75;
/** A second statement counts as the one that was meant when it stands this near to the first that tells. */
const ALIKE = 0.92;
/** Without "đúng không" a figure is corrected only where the statement is surely the one that was meant. */
const SURE_ASK = 0.42;
/** A day is contradicted only by a statement that carries this much of the question's words. */
const SAME_MATTER = 0.6;
/** Where the document is named, less tells that it is its day. */
const SAME_MATTER_NAMED = 0.4;
/** A case is held to a limit only where the limit's statement carries this much of the question's words. */
const SURE_CASE = 0.75;
const SURE_HELD = 0.5;

export function checkValues(
  question: Question,
  ranked: readonly Scored[],
  asOf: IsoDate,
): Verdict | null {
  const { claims } = question;
  if (claims.mood === "open" && !claims.limits) return null;
  const telling = tellingOf(question, ranked, asOf);
  const past = outOfTime(question, ranked, telling, asOf);
  if (past !== null) return past;
  const verdicts = [
    ...claims.quantities
      .filter((claim) => claim.dimension !== "count" || claim.last)
      .map((claim) => judgeQuantity(claim, telling, { claims, text: question.text })),
    ...daysOfClaim(question).map((claim) => judgeDay(claim, telling, question.named.length === 1)),
  ];
  const wrong = verdicts.find((one) => one?.right === false) ?? null;
  // "Đúng" is said only where everything that was claimed could be judged.
  const right = verdicts.every((one) => one !== null) ? (verdicts[0] ?? null) : null;
  if (claims.mood !== "open") return wrong ?? (asksWhich(question) ? null : right);
  return wrong && wrong.fact.ask >= SURE_ASK ? wrong : null;
}

/** "Hệ thống đầu tư trước 01/07/2026 phải xong khi nào": a day in an open question tells which case is meant. */
const daysOfClaim = ({ claims }: Question): readonly ClaimedDay[] =>
  claims.mood === "open" ? [] : claims.days;

/** "Có quy định gì mới không" asks which, not whether. */
const asksWhich = ({ claims, text }: Question): boolean =>
  claims.mood === "yes-no" && /\b(?:gi|nao)\b/.test(fold(text));

/** "Đầu 2027 VAT còn 8% không": the figure held until a day gone by, and another one holds now. */
function outOfTime(
  { claims, text }: Question,
  ranked: readonly Scored[],
  telling: readonly Scored[],
  asOf: IsoDate,
): Verdict | null {
  if (claims.mood === "open" || !/\b(?:con|van|giu)\b/.test(fold(text))) return null;
  const floor = (ranked[0]?.score ?? 0) * NEAR - EXPIRED;
  const over = ranked.filter(
    (one) => one.score >= floor && isFair(one) && (one.unit.provision?.until ?? asOf) < asOf,
  );
  for (const claim of claims.quantities.filter((one) => one.dimension !== "count")) {
    const states = (one: Scored, test: (stated: Quantity) => boolean) =>
      figuresOf(one).some((stated) => comparable(claim, stated) && test(stated));
    const until = over.find((one) => states(one, (stated) => agrees(claim, stated)))?.unit.provision
      ?.until;
    const now = telling.find((one) => states(one, ({ low }) => low >= 0));
    if (until === undefined || now === undefined) continue;
    const said = `Không còn: ${claim.raw} chỉ áp dụng đến hết ${displayDate(until)}.`;
    return { right: false, asked: claims.mood === "yes-no", said, fact: now };
  }
  return null;
}

/** What ranks a statement of a time gone by below the ones that hold. */
const EXPIRED = 0.4;

/** Statements near the best one that are about what is asked, on the day. */
function tellingOf(question: Question, ranked: readonly Scored[], asOf: IsoDate): Scored[] {
  const floor = (ranked[0]?.score ?? 0) * NEAR;
  return ranked.filter(
    (one) =>
      one.score >= floor &&
      one.unit.provision !== null &&
      isFair(one) &&
      ofSubject(one, question) &&
      isCurrent(one, asOf, question.text) &&
      (question.facility === null || suits(one, question.facility)),
  );
}

/** It holds on the day, or in the year that the question names. */
function isCurrent({ unit: { provision } }: Scored, asOf: IsoDate, text: string): boolean {
  const { from, until } = provision ?? {};
  if (until !== undefined && until < asOf) return false;
  return from === undefined || from <= asOf || text.includes(from.slice(0, 4));
}

function judgeQuantity(
  claim: Claims["quantities"][number],
  telling: readonly Scored[],
  { claims, text }: Pick<Question, "claims" | "text">,
): Verdict | null {
  const stating = telling
    .map((fact) => ({
      fact,
      stated: figuresOf(fact).filter((stated) => comparable(claim, stated)),
    }))
    .filter(({ stated }) => stated.length > 0);
  const [home] = stating;
  if (!home) return null;
  const limit = home.stated[0];
  if (limit !== undefined && isCase(claim, limit, claims, text)) {
    const surely = isHeldTo(home.fact, text)
      ? home.fact.singles >= SURE_HELD
      : home.fact.key && home.fact.singles >= SURE_CASE;
    return surely ? judgeCase(claim, limit, home.fact, { claims, text }) : null;
  }
  const alike = stating.filter(
    ({ fact, stated }, at) =>
      at === 0 || (fact.score >= home.fact.score * ALIKE && stated.length <= 2),
  );
  // A rule for a time stands before the lasting one while it holds.
  const passing = alike.filter(({ fact }) => fact.unit.provision?.until !== undefined);
  const ruling = passing.length > 0 ? passing : alike;
  return judgeRuling(claim, ruling, claims);
}

type Stating = { fact: Scored; stated: Quantity[] };

/** `ruling`: statements alike that state the claim's kind of figure, best first; at least one. */
function judgeRuling(
  claim: Quantity,
  ruling: readonly Stating[],
  { mood }: Claims,
): Verdict | null {
  const same = ruling.filter(({ stated }) => stated.some((one) => agrees(claim, one)));
  const [told] = same;
  if (told && same.length === ruling.length) return { right: true, said: "Đúng.", fact: told.fact };
  if (told) {
    // Statements alike tell different figures: it depends on the case.
    const isSure = mood === "asserted" && ruling.every(({ fact }) => fact.key);
    return isSure ? { right: true, said: "Tùy trường hợp.", fact: told.fact } : null;
  }
  // "Không chịu thuế" of another thing does not tell the rate.
  const rated = ruling.find(({ stated }) => stated.some((one) => one.low >= 0)) ?? ruling[0];
  return rated ? { right: false, said: `Không phải ${claim.raw}.`, fact: rated.fact } : null;
}

/** A sum or span of some case under a limit, not the limit itself: "luật cho 48 giờ đúng không" tells what the law says. */
const isCase = (
  claim: Claims["quantities"][number],
  limit: Quantity,
  { mood }: Claims,
  text: string,
): boolean =>
  !claim.limit &&
  claim.dimension !== "count" &&
  limit.bound !== "exact" &&
  (!agrees(claim, limit) || /\bvuot\b/.test(fold(text))) &&
  (mood !== "asserted" ||
    HELD_TO.test(fold(text)) ||
    (OF_CASE.test(fold(text)) && !OF_RULE.test(fold(text))));

/** "Đúng định mức không", "vượt trần": a case is held to the limit that is named. */
const HELD_TO =
  /\b(?:dung|vuot|qua|trong|theo|dat) (?:dinh muc|han muc|tran|gia tran|muc (?:toi da|tran)|nguong)\b|\b(?:duoc|co) (?:phep )?(?:ap dung )?(?:chi dinh thau|mua sam truc tuyen)\b|\b(?:chi dinh thau|mua sam truc tuyen)(?: \S+)? duoc\b/;

/** Where the limit is named and the statement sets one, "vượt", "đúng" need not stand in it. */
const isHeldTo = ({ unit: { provision } }: Scored, text: string): boolean =>
  HELD_TO.test(fold(text)) && (provision?.kind === "cap" || provision?.kind === "threshold");

/** The limit itself is named: what is said of it is its value. */
const OF_RULE = /\b(?:gia tran|tran|toi da|toi thieu|dinh muc|han muc|muc phat|thue suat)\b/;

/** Something of one's own is told of, and whether it will do is asked. */
const OF_CASE =
  /\b(?:mua|sam|goi|goi thau|du toan|may|cai|bo)\b|\b(?:thi|la|van) (?:duoc|hop le|on|kip|vuot|sai|vi pham|khong (?:can|phai))\b|\b(?:duoc|hop le|on|kip|vuot) (?:dung|phai)\b/;

/** "Máy in 15 triệu được không": a case under a limit. */
function judgeCase(
  claim: Quantity,
  limit: Quantity,
  fact: Scored,
  { claims, text }: Pick<Question, "claims" | "text">,
): Verdict {
  const isMost = limit.bound === "at-most";
  const fits = isMost ? claim.high <= limit.high : claim.low >= limit.low;
  const name = isMost ? "mức tối đa" : "mức tối thiểu";
  const how = fits ? (isMost ? "không quá" : "đạt") : isMost ? "vượt" : "chưa tới";
  const said = `${wordOf(fits, claims, fold(text))}: ${claim.raw} ${how} ${name} ${limit.raw}.`;
  return { right: fits, said, fact, asked: claims.mood === "yes-no" };
}

/** The word that answers as it was asked: "vượt không", "đúng định mức không", "được không". */
function wordOf(fits: boolean, { mood }: Claims, text: string): string {
  if (mood !== "asserted" && /\bvuot\b/.test(text)) return fits ? "Không vượt" : "Có vượt";
  if (mood === "asserted" || /\b(?:dung|sai) (?:dinh|han|muc|quy|luat|gia)/.test(text))
    return fits ? "Đúng" : "Không đúng";
  return fits ? "Được" : "Không được";
}

function judgeDay(claim: ClaimedDay, telling: readonly Scored[], isNamed: boolean): Verdict | null {
  const stating = telling
    .map((fact) => ({ fact, days: daysOf(fact) }))
    .filter(({ days }) => days.length > 0);
  const [home] = stating;
  if (!home) return null;
  const strong = home.fact.unit.entry.force === "normative";
  const same = stating.find(
    ({ fact, days }, at) =>
      (at === 0 || isTwin(fact, home.fact) || fact.score >= home.fact.score * ALIKE) &&
      // What a plan sets as its goal does not make a law's day another one.
      (!strong || fact.unit.entry.force === "normative") &&
      days.some((day) => sameDay(claim, day)),
  );
  if (same && differsByFacility(claim, home.fact, stating))
    return { right: true, said: "Tùy loại cơ sở.", fact: home.fact };
  if (same) return { right: true, said: rightDay(claim, same.fact), fact: same.fact };
  // The day of another matter contradicts nothing.
  if (home.fact.singles < (isNamed ? SAME_MATTER_NAMED : SAME_MATTER)) return null;
  return { right: false, said: `Không phải ${claim.raw}.`, fact: home.fact };
}

/** Hospitals and others have a day each. */
function isTwin({ unit }: Scored, home: Scored): boolean {
  const applies = home.unit.provision?.appliesTo;
  return (
    unit.entry === home.unit.entry &&
    unit.provision?.kind === home.unit.provision?.kind &&
    applies !== undefined &&
    unit.provision?.appliesTo?.some((kind) => applies.includes(kind)) === false
  );
}

/** What is claimed fits one of the two only. */
function differsByFacility(
  claim: ClaimedDay,
  home: Scored,
  stating: readonly { fact: Scored; days: string[] }[],
): boolean {
  const twins = stating.filter(({ fact }) => fact === home || isTwin(fact, home));
  const fitting = twins.filter(({ days }) => days.some((day) => sameDay(claim, day)));
  return fitting.length > 0 && fitting.length < twins.length;
}

/** A year that fits is not yet the day: the last day is told beside it. */
function rightDay({ value, before }: ClaimedDay, { unit: { provision } }: Scored): string {
  const due = provision?.kind === "deadline" ? provision.due : undefined;
  const isYearOnly = value.length === 4 && !before && due?.startsWith(value) === true;
  return isYearOnly ? `Đúng là năm ${value}, hạn cụ thể ${displayDate(due)}.` : "Đúng.";
}

/** The typed figure where there is one for the dimension, else what the words say; what a statement rules out is none. */
function figuresOf({ unit: { provision, passage } }: Scored): Quantity[] {
  const words = affirmed(passage.text);
  const typed = [provision?.amount, provision?.within].flatMap((text) =>
    text === undefined ? [] : quantitiesOf(text),
  );
  // The bound stands in the sentence: "tối đa 01 bộ" may be typed as "01 bộ".
  const bounded = typed.map((one) => ({
    ...one,
    bound: words.find((word) => comparable(word, one) && agrees(one, word))?.bound ?? one.bound,
  }));
  const missing = words.filter((word) => !typed.some((one) => comparable(one, word)));
  return [...bounded, ...missing];
}

const affirmed = (text: string): Quantity[] =>
  quantitiesOf(text).filter((one) => !RULED_OUT.test(fold(text.slice(0, one.start))));

const RULED_OUT = /khong (?:ghi|phai(?: ap dung)?|ap dung|duoc ghi|tinh)[^.;,:]*$/;

function daysOf({ unit: { provision, passage } }: Scored): string[] {
  if (provision?.kind === "deadline" && provision.due !== undefined) return [provision.due];
  return statedDays(passage.text, provision);
}
