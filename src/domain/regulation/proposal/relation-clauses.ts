/**
 * The clauses by which a regulation ends or changes others, as relations with their targets, parts, days and places.
 * Lists take verb and day from the sentence above them; items without a symbol ("1. Bãi bỏ Điều 5") take the target
 * from the heading above them.
 */
import type { IsoDate, Relation } from "../register-entry.ts";
import { findTargets, partOf, type Target } from "./clause-targets.ts";
import { type ClauseVerb, clauseVerbs } from "./clause-verbs.ts";
import { findStartDay, resolveDay, type StartDay, TYPE } from "./date-clause.ts";
import { evidenceOf, round } from "./evidence.ts";
import { EXCEPTION, survivingPart } from "./exceptions.ts";
import { mergeRelations } from "./merge-relations.ts";
import { confidenceStep, type Evidence, type ProposedRelation } from "./proposal.ts";
import type { Statement } from "./statements.ts";

export interface RelationInput {
  statements: readonly Statement[];
  signed: IsoDate | null;
  effective: IsoDate | null;
  /** What the title says is amended, when that is one document: "Bãi bỏ Điều 7." is about it. */
  amended?: { symbol: string; date: IsoDate | null } | null;
  /** 0..1: lowers every confidence where the text is unsafe. */
  weight: number;
}

export interface FoundRelations {
  relations: ProposedRelation[];
  /** Clauses that act on a document without naming its symbol. */
  unresolved: Evidence[];
}

/** What a sentence does; its list and items do the same. */
interface Act {
  verb: ClauseVerb;
  statement: Statement;
  targets: Target[];
  exception: string | null;
  day: StartDay | null;
  /** Nothing but a list below names what is meant. */
  announces: boolean;
}

export function readRelations(input: RelationInput): FoundRelations {
  const found: ProposedRelation[] = [];
  const unresolved: Evidence[] = [];
  const acts = new Map<Statement, Act[]>();
  for (const statement of input.statements) {
    if (statement.quoted) continue;
    const own = ownActs(statement);
    const inherited = own.length > 0 ? [] : inheritedActs(statement, acts);
    acts.set(statement, own);
    for (const act of [...own, ...inherited]) {
      const carried = carrierOf(act, acts, input);
      found.push(...toRelations(act, carried, input));
      if (namesNobody(act, carried))
        unresolved.push(evidenceOf(statement, round(input.weight * 0.8)));
    }
  }
  return { relations: mergeRelations(found), unresolved };
}

/** Acts of the sentence itself. */
function ownActs(statement: Statement): Act[] {
  const verbs = clauseVerbs(statement.folded);
  if (isConditional(statement.folded)) return [];
  return verbs.flatMap((verb, index) => {
    const span = objectSpan(statement, verb, { before: verbs[index - 1], after: verbs[index + 1] });
    const { start, end } = span ?? { start: 0, end: 0 };
    const text = statement.text.slice(start, end);
    const targets = findTargets(text, statement.unquoted.slice(start, end));
    const kept = targets.filter((target) => !isOwnName(text, target));
    return [
      {
        verb,
        statement,
        targets: kept,
        exception: exceptionBehind(statement, verb),
        day: dayOf(statement, verb),
        announces: kept.length === 0 && announces(statement),
      },
    ];
  });
}

/** "Trường hợp các văn bản dẫn chiếu … được sửa đổi, thay thế thì …" names no act of this document. */
function isConditional(folded: string): boolean {
  return /^(?:trong )?(?:truong hop|khi|neu)\b[^:]*\b(?:thi|ap dung|thuc hien)\b/.test(folded);
}

function objectSpan(
  { folded }: Statement,
  verb: ClauseVerb,
  near: { before: ClauseVerb | undefined; after: ClauseVerb | undefined },
): { start: number; end: number } | null {
  if (verb.voice === "active") {
    const end = near.after?.voice === "active" ? near.after.start : folded.length;
    return near.after?.voice === "passive" && near.after.deed === verb.deed
      ? null
      : { start: verb.end, end };
  }
  const start = near.before?.end ?? 0;
  // "Các Thông tư sau đây hết hiệu lực …: a) …; b) …" in one sentence.
  const list = /\bsau(?: day)?\b/.test(folded.slice(start, verb.start))
    ? folded.indexOf(":", verb.end)
    : -1;
  if (list >= 0) return { start: list + 1, end: folded.length };
  return { start: start + leadingClause(folded.slice(start, verb.start)), end: verb.start };
}

/** "Kể từ ngày Luật này có hiệu lực, …" in front of the subject. */
function leadingClause(region: string): number {
  const match =
    /^[\s,;:.]*(?:ke )?tu (?:thoi diem|ngay|khi)[^,]{0,80}?(?:hieu luc(?: thi hanh)?|\d{4}|ky|ban hanh)\s*,/.exec(
      region,
    );
  return match?.[0].length ?? 0;
}

/** "thay thế Phụ lục I … bằng Phụ lục ban hành kèm theo Thông tư này": its own name is no target. */
function isOwnName(text: string, target: Target): boolean {
  return /^\s*n[aà]y\b/iu.test(text.slice(target.end));
}

function announces({ text, folded, heading }: Statement): boolean {
  return /:$/.test(text) || /\bsau(?: day)?[.:]?$/.test(folded) || heading;
}

/** Behind a passive verb it holds for all that stands in front of it; behind an active one each target has its own. */
function exceptionBehind({ text, folded }: Statement, verb: ClauseVerb): string | null {
  const match = verb.voice === "passive" ? EXCEPTION.exec(folded.slice(verb.end)) : null;
  return match ? text.slice(verb.end + match.index).trim() : null;
}

/** The day that belongs to the verb: behind a passive verb, in front or behind of an active one. */
function dayOf({ folded }: Statement, verb: ClauseVerb): StartDay | null {
  const behind = findStartDay(folded, verb.end);
  if (behind && !/\btru\b|\btiep tuc\b/.test(folded.slice(verb.end, behind.start)))
    return behind.day;
  const first = findStartDay(folded);
  if (!first || first.start > 12) return null;
  return first.day;
}

/** The acts that hold for an item of a list. */
function inheritedActs(statement: Statement, acts: ReadonlyMap<Statement, Act[]>): Act[] {
  const lead = statement.leads.findLast((item) => (acts.get(item) ?? []).length > 0);
  const act = lead === undefined ? undefined : acts.get(lead)?.at(-1);
  if (!act || lead === undefined || !passesOn(act, lead, statement)) return [];
  const targets = findTargets(statement.text, statement.unquoted);
  return [
    {
      ...act,
      statement,
      targets,
      day: findStartDay(statement.folded)?.day ?? act.day,
      announces: targets.length === 0 && /:$/.test(statement.text),
    },
  ];
}

/** Below "Bãi bỏ các văn bản sau:" only what opens with a document or a part of one is an item. */
function passesOn(act: Act, lead: Statement, item: Statement): boolean {
  if (!isItem(item)) return false;
  const colon = /:$/.test(lead.text);
  if (colon) return act.announces || act.targets.length > 0;
  // "Điều 1. Bãi bỏ các thông tư sau đây" has no colon; its items are bare names.
  const bare = new RegExp(`^${TYPE} (?:lien tich )?so \\d`).test(item.folded);
  return act.announces && bare && !/\b(?:tiep tuc|co hieu luc|ap dung)\b/.test(item.folded);
}

const ITEM = new RegExp(
  `^(?:toan bo |cac |mot phan |noi dung |cum tu )*(?:${TYPE}|diem|khoan|dieu|muc|chuong|phan|phu luc|mau|bieu|quy dinh|danh muc|doan)\\b`,
);

function isItem(statement: Statement): boolean {
  return ITEM.test(statement.folded) && !/\bnay (?:duoc|co|bai|thay)\b/.test(statement.folded);
}

/** The documents that the heading above names, for a sentence that names only a part. */
function carrierOf(
  act: Act,
  acts: ReadonlyMap<Statement, Act[]>,
  { amended }: RelationInput,
): Target[] {
  if (act.targets.length > 0) return [];
  for (const lead of [...act.statement.leads].reverse()) {
    const targets = (acts.get(lead) ?? []).flatMap((above) => above.targets);
    if (targets.length > 0) return targets;
  }
  if (!amended || !/\b(?:dieu|phu luc) (?:\d|[ivx])/.test(act.statement.folded)) return [];
  return [{ ...amended, part: null, start: 0, end: 0, unsure: false, exception: null }];
}

function toRelations(
  act: Act,
  carried: readonly Target[],
  input: RelationInput,
): ProposedRelation[] {
  if (act.targets.length > 0) {
    const general = act.statement.isLead && act.targets.some((target) => isGeneral(target.part));
    return act.targets.map((target) => relationOf(act, target, { input, general }));
  }
  if (carried.length !== 1 || carried[0] === undefined) return [];
  const part = partBehind(act);
  if (part === null) return [];
  return [relationOf(act, { ...carried[0], part, unsure: false }, { input, general: false })];
}

/** "một số điều", "một số quy định": the items below say which. */
function isGeneral(part: string | null): boolean {
  return part !== null && /^(?:một số|mot so)(?= )/iu.test(part);
}

/** The part in a sentence without a document: behind an active verb, in front of a passive one. */
function partBehind({ verb, statement }: Act): string | null {
  const { text, unquoted, folded } = statement;
  const own = clauseVerbs(folded).some((other) => other.start === verb.start);
  const start = own && verb.voice === "active" ? verb.end : 0;
  const full = own && verb.voice === "passive" ? verb.start : text.length;
  const tail = /\s+(?:như sau|nhu sau)(?!\p{L}).*$|[:.;]\s*$/iu.exec(unquoted.slice(start, full));
  const end = tail ? start + tail.index : full;
  const part = partOf(text.slice(start, end).trimEnd(), unquoted.slice(start, end).trimEnd());
  return part === null || /sau (?:đây|day)$/iu.test(part) ? null : part;
}

function relationOf(
  act: Act,
  target: Target,
  { input, general }: { input: RelationInput; general: boolean },
): ProposedRelation {
  const exception = target.exception ?? act.exception;
  const part = target.part ?? deadPart(act, exception);
  const kind = kindOf(act, part);
  const share = input.weight * shareOf(act, target, general);
  const from = act.day === null ? null : resolveDay(act.day, input);
  const evidence = evidenceOf(act.statement, round(share));
  const relation: Relation = {
    kind,
    target: target.symbol,
    ...(from !== null && from !== input.effective && { from }),
    ...(part !== null && { part }),
    ...(act.statement.locator !== null && { clause: act.statement.locator }),
    confidence: confidenceStep(share),
    ...(exception !== null && { note: `Ngoại lệ: ${exception}` }),
  };
  return { relation, targetDate: target.date, evidence };
}

/** "…, trừ Điều 6, hết hiệu lực": all of it is dead but what the exception keeps. */
function deadPart(act: Act, exception: string | null): string | null {
  if (act.verb.deed === "change" || exception === null) return null;
  const alive = survivingPart(exception);
  return alive === null ? null : `toàn bộ, trừ ${alive}`;
}

function kindOf(act: Act, part: string | null): Relation["kind"] {
  if (act.verb.deed === "change") return "amends";
  if (part === null) return "replaces";
  // "thay thế Phụ lục I … bằng …", "thay cụm từ": the document lives on with other words.
  const { folded } = act.statement;
  const swaps = /thay the/.test(act.verb.text) && /\bbang\b/.test(folded);
  const words = /^(?:thay the|bai bo)/.test(act.verb.text) && /\bcum tu\b/.test(folded);
  return swaps || words ? "amends" : "repeals-part";
}

function shareOf(act: Act, target: Target, general: boolean): number {
  if (target.unsure) return 0.55;
  if (general) return 0.8;
  if (act.day?.kind === "unknown") return 0.7;
  if (/ban h[aà]nh k[eè]m theo$/iu.test(target.part ?? "")) return 0.75;
  return target.part === null ? 0.95 : 0.9;
}

/** A clause that ends a document by its name alone ("Luật Công đoàn năm 1990 hết hiệu lực"). */
function namesNobody(act: Act, carried: readonly Target[]): boolean {
  if (act.targets.length > 0 || carried.length > 0 || act.verb.deed === "change") return false;
  if (act.announces || act.statement.heading) return false;
  const named = new RegExp(`\\b${TYPE}\\b(?! (?:nay|nao|truoc|phap luat|quy pham))`);
  const { folded } = act.statement;
  const own = folded.slice(act.verb.start, act.verb.end) === act.verb.text;
  const objects =
    act.verb.voice === "active" ? folded.slice(act.verb.end) : folded.slice(0, act.verb.start);
  const region = own ? objects : folded;
  const numbered = /\b(?:nam (?:19|20)\d{2}|ngay \d{1,2}|so \d)/.test(region);
  return named.test(region) && numbered;
}
