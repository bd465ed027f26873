/** A statement of the register in the words of a task: who acts, what is done, and in which tense. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision } from "../regulation/register-entry.ts";
import { nextDay } from "../regulation/status.ts";
import { lowerFirst, upperFirst } from "../text/first-letter.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { whollyDone } from "./wholly-done.ts";

const FINISHED_BY =
  /^hoàn thành\s+(?:triển khai\s+)?(.+?),?\s+(?:chậm nhất|trước)\s+(?:ngày\s+)?\d[\d/]+$/iu;

/** Where a statement names its day, with what leads to it. */
function dayIn(due: IsoDate): RegExp {
  const days = `(?:${displayDate(due)}|${displayDate(nextDay(due))})`;
  return new RegExp(`,?\\s*((?:chậm nhất|trước|đến|từ)(?:\\s+từ)?(?:\\s+ngày)?\\s+${days})`, "iu");
}

export const withoutItsDay = (text: string, due: IsoDate): string => text.replace(dayIn(due), "");

/** A deadline before the plan year is met by then: in the plan year its result is kept up. */
export function withTense(ctx: RolloverContext, provision: Provision, text: string): string {
  const { due } = provision;
  if (due === undefined || due >= `${ctx.targetYear}-01-01`) return text;
  if (due < ctx.asOf) return text;
  if (whollyDone(ctx, provision.fact) !== null) {
    const kept = text.replace(FINISHED_BY, "Duy trì $1 đã triển khai");
    if (kept !== text) return kept;
  }
  const told = dayIn(due);
  const work = asClause(text.replace(told, "")).replace(/^hoàn thành\s+(?:việc\s+)?/u, "");
  const day = told.exec(text)?.[1];
  return `Duy trì trong năm ${ctx.targetYear} việc ${work}${day === undefined ? "" : ` (hạn: ${lowerFirst(day)})`}`;
}

/** An abbreviation keeps its capitals. */
export function asClause(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : lowerFirst(text);
}

const ACTOR =
  /^(?:(?:các|mọi|mỗi)\s+)?(?:cơ sở|đơn vị|bệnh viện|chủ quản|trung tâm y tế|trạm y tế)/iu;

export interface SplitDuty {
  action: string;
  /** Who must act, lower case in front; null when the statement is about a thing. */
  actor: string | null;
}

/**
 * "Chậm nhất ngày X, các cơ sở … phải liên thông …" → "Liên thông …, chậm nhất ngày X". A statement about a thing
 * keeps it: "Bảo đảm hệ thống thông tin … đáp ứng …". One that says no "phải" stands as it is.
 */
export function splitDuty(provision: Provision): SplitDuty {
  const fact = provision.fact
    .replace(
      /\s+trong \d+ (?:năm|tháng|ngày), (?:tức|tính ra)(?: là)? khoảng ([\d/]+)/u,
      ", chậm nhất ngày $1",
    )
    .replace(/,\s*tức (?:là |có )[^,.]*/u, "")
    .replace(/chậm nhất (?=từ ngày)/iu, "")
    .replace(/^(.+?) có hạn đến (ngày [\d/]+) để (.+?)\.?$/u, "Chậm nhất $2, $1 phải $3")
    .replace(/\.$/u, "");
  const lead = /^((?:Chậm nhất|Trước|Từ|Kể từ|Đến)[^,]{3,40}?)(?:,\s+|\s+(?=phải\s))/u.exec(fact);
  const body = ` ${lead ? fact.slice(lead[0].length) : fact}`;
  const when = lead ? `, ${asClause(lead[1] ?? "")}` : "";
  const named = provision.who === undefined ? null : asClause(provision.who);
  // "không phải bệnh viện phải …": the first one is a denial.
  const at = body.search(/(?<!không) phải /u);
  if (at < 0) return { action: withoutActor(fact, named), actor: named };
  const subject = body.slice(0, at).trim();
  const action = body.slice(at + " phải ".length);
  if (subject === "") return { action: `${upperFirst(action)}${when}`, actor: named };
  if (!ACTOR.test(subject)) {
    return { action: `Bảo đảm ${asClause(subject)} ${action}${when}`, actor: named };
  }
  // The subject may say more than the name of the actor: "cơ sở muốn khám bệnh, chữa bệnh từ xa".
  const plain = asClause(subject.replace(/^(?:các|mọi|mỗi)\s+/iu, ""));
  const actor = named !== null && named.length >= plain.length ? named : plain;
  return { action: `${upperFirst(action)}${when}`, actor };
}

/** "Bệnh viện triển khai …" of an actor named "Bệnh viện" → "Triển khai …". */
function withoutActor(fact: string, named: string | null): string {
  if (named === null || !asClause(fact).startsWith(`${named} `)) return fact;
  return upperFirst(fact.slice(named.length + 1));
}
