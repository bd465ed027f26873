/** Ranks scored units for one question and turns the chosen provisions into statements. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import {
  isNumberOnly,
  type IsoDate,
  type Provision,
  type RegisterEntry,
} from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Scored } from "./evidence.ts";
import { groupMeant, isOfGroup } from "./named-groups.ts";
import { agrees, comparable, quantitiesOf } from "./premises/quantities.ts";
import { askedFrom, asksFormer, isAside, isFormer } from "./standing.ts";
import { callIt, type Citer, type Statement } from "./statement.ts";
import type { Question } from "./understand.ts";
import { wishBonus } from "./wish-bonus.ts";

/** Units in order of fitness for the question; dead documents below, unless they were named. */
export function rank(
  scored: readonly Scored[],
  question: Question,
  citer: Citer,
  named: ReadonlySet<RegisterEntry>,
  asOf: IsoDate,
): Scored[] {
  const group = groupMeant(question.text, scored);
  return withTwins(scored, question)
    .map((one) => ({
      ...one,
      score:
        one.score +
        bonus(one, question, citer, named) -
        expired(one, question, asOf) +
        (group !== null && isOfGroup(one, group) ? OF_GROUP : 0),
    }))
    .sort((a, b) => b.score - a.score);
}

/** What the rule of the group meant is worth before that of another one. */
const OF_GROUP = 0.3;

/**
 * Where a document gives hospitals and others a rule each, staff ask for both in the same words: the one for the kind of
 * facility asked about is as near as the other.
 */
function withTwins(scored: readonly Scored[], { facility }: Question): Scored[] {
  if (facility === null) return [...scored];
  const others = scored.filter((one) => !suits(one, facility));
  return scored.map((one) => {
    const { entry, provision } = one.unit;
    if (!provision?.appliesTo?.includes(facility)) return one;
    const near = others.filter(
      ({ unit }) => unit.entry === entry && unit.provision?.kind === provision.kind,
    );
    const score = Math.max(one.score, ...near.map((other) => other.score));
    return { ...one, score, ask: Math.max(one.ask, ...near.map((other) => other.ask)) };
  });
}

/** A statement that held only until a day gone by is history. */
function expired(one: Scored, question: Question, asOf: IsoDate): number {
  const isPast = isFormer(one, askedFrom(question, asOf));
  if (question.earlier) return isPast ? -0.5 : 0;
  if (asksFormer(question)) return 0;
  const from = one.unit.provision?.from;
  // "Từ 01/01/2027 …" is not yet so, unless that time is asked for.
  const asksTime = question.intents.has("deadline") || question.intents.has("status");
  const isAhead =
    from !== undefined && from > asOf && !asksTime && !question.text.includes(from.slice(0, 4));
  return isPast ? 0.5 : isAhead ? 0.15 : 0;
}

/** What a statement that carries all words of the question is worth before one that fits its wish alone. */
const SUBJECT = 0.4;

function bonus(
  one: Scored,
  question: Question,
  citer: Citer,
  named: ReadonlySet<RegisterEntry>,
): number {
  const { provision, entry, passage } = one.unit;
  const status = named.has(entry) ? 0 : statusBonus(entry, question, citer);
  const kind = passage.kind === "relation" ? -0.25 : 0;
  const scope = entry.scope === "national" ? 0 : -0.3;
  const byType = typeBonus(entry, question);
  const byWish = wishBonus(provision, question) + facilityBonus(provision, question);
  const byDeed = deedBonus(one, question);
  const bySubject = (ofSubject(one, question) ? 0 : -0.3) + SUBJECT * one.singles;
  const byStanding = isAside(one) ? -0.6 : 0;
  return status + kind + scope + byType + byWish + byDeed + bySubject + byStanding;
}

/** "Thông tư nào …" wants a circular. */
function typeBonus(entry: RegisterEntry, question: Question): number {
  if (question.wantedType === null) return 0;
  return question.wantedType === entry.type ? 0.25 : -0.1;
}

/** "Do ai phê duyệt": the statement tells who does what was asked of. */
function deedBonus({ unit: { passage, provision } }: Scored, question: Question): number {
  if (!question.intents.has("who")) return 0;
  const deed = /\bai (?:phai |duoc |se |la nguoi |co quyen )?([a-z]+(?: [a-z]+)?)/.exec(
    fold(question.text),
  )?.[1];
  const text = fold(passage.text);
  if (deed === undefined || !text.includes(deed)) return 0;
  if (new RegExp(`\\bdo .{3,60} ${deed}|\\bdo .{3,40} (?:\\w+ ){0,4}va ${deed}`).test(text))
    return 0.4;
  return provision?.who === undefined ? 0 : 0.15;
}

function statusBonus(entry: RegisterEntry, question: Question, citer: Citer): number {
  const status = citer.status(entry);
  if (status.code === "replaced") return -0.35;
  if (status.code === "period-ended") return -0.3;
  if (status.code === "unclear") return -0.15;
  // Known by its number alone: its statements are of others about it.
  if (isNumberOnly(entry)) return -0.3;
  if (entry.force !== "normative") return 0;
  // A duty or its day stands in a normative document; plans and directives repeat it.
  const { intents, claims } = question;
  const ofDuty = intents.has("deadline") || intents.has("obligation") || claims.days.length > 0;
  return ofDuty ? 0.25 : 0.08;
}

function facilityBonus(provision: Provision | null, question: Question): number {
  if (question.facility === null || provision === null) return 0;
  const applies = provision.appliesTo ?? appliesByWords(provision);
  if (applies.length === 0 || applies.includes("all")) return 0;
  return applies.includes(question.facility) ? 0.15 : -0.5;
}

/** Whom an untagged statement is about, by its own words. */
function appliesByWords(provision: Provision): readonly ("hospital" | "non-hospital" | "all")[] {
  const text = `${provision.who ?? ""} ${provision.fact}`.toLowerCase();
  if (/không phải (?:là )?bệnh viện|cơ sở khác|trạm y tế|trung tâm y tế/.test(text)) {
    return ["non-hospital"];
  }
  return /bệnh viện/.test(text) && !/cơ sở (?:khám|y tế)/.test(text) ? ["hospital"] : [];
}

/** Not about another level or size than the question names ("hồ sơ cấp độ 2" is not level 4). */
export function ofSubject({ unit: { passage } }: Scored, { claims, text }: Question): boolean {
  const named = claims.quantities.filter(
    (one) =>
      // "Mua 15 máy" is no level: how many are bought is of the case.
      one.dimension === "count" && !one.last && !BOUGHT.test(fold(text.slice(0, one.start))),
  );
  if (named.length === 0) return true;
  const told = quantitiesOf(passage.text);
  return named.every((name) => {
    const same = told.filter((one) => comparable(one, name));
    return same.length === 0 || same.some((one) => agrees(name, one));
  });
}

const BOUGHT = /\b(?:mua|sam|mua sam|trang bi|dat|thue|can)\s*$/;

/** Not about the other kind of facility only. */
export function suits(one: Scored, facility: "hospital" | "non-hospital"): boolean {
  const applies = one.unit.provision?.appliesTo;
  return applies === undefined || applies.includes("all") || applies.includes(facility);
}

/** Good enough beside a document that was named or found otherwise. */
export function isFair(one: Scored): boolean {
  return one.ask >= 0.3 || one.body >= 0.34;
}

export function factStatement(one: Scored, citer: Citer, asOf: IsoDate, lead: boolean): Statement {
  const { entry, passage, provision } = one.unit;
  const text = passage.text.replace(/\.$/, "");
  return {
    lead,
    text: `${text}${placeBehind(text, entry, passage.locator)}${remaining(provision, asOf)}.`,
    citations: [citer.passage(entry, passage)],
  };
}

/** " (Thông tư 13/2025/TT-BYT, Điều 4 khoản 2)", without what the statement names itself. */
function placeBehind(text: string, entry: RegisterEntry, locator: string | null): string {
  const said = text.includes(entry.symbol);
  const place = locator !== null && said && text.includes(locator) ? null : locator;
  const parts = [said ? null : callIt(entry), place].filter((part) => part !== null);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** ", còn 39 ngày" for a due date ahead, ", đã quá hạn" for one behind. */
function remaining(provision: Provision | null, asOf: IsoDate): string {
  if (provision?.due === undefined || provision.kind !== "deadline") return "";
  const days = Math.round((Date.parse(provision.due) - Date.parse(asOf)) / 86_400_000);
  if (days < 0) return `; tính đến ${displayDate(asOf)} đã qua hạn này`;
  return days === 0 ? "; hôm nay là hạn cuối" : `; còn ${days} ngày tính từ ${displayDate(asOf)}`;
}

/** Distinct statements near the best: same document first, then others that may be a basis. */
export function chooseFacts(ranked: readonly Scored[], citer: Citer, limit: number): Scored[] {
  const best = ranked[0];
  if (!best) return [];
  const same = ranked.filter(
    (one) => one.unit.entry === best.unit.entry && one.score >= best.score * 0.62 && isFair(one),
  );
  const others = ranked.filter(
    (one) =>
      one.unit.entry !== best.unit.entry &&
      one.score >= best.score * 0.82 &&
      isFair(one) &&
      canBeBasis(citer.status(one.unit.entry)),
  );
  const chosen = [
    best,
    ...same.filter((one) => one !== best).slice(0, limit - 2),
    ...others.slice(0, 2),
  ];
  return chosen.slice(0, limit);
}
