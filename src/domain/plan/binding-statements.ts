/**
 * Statements of the register that bind the body of this plan: duties and deadlines set for its kind, of high
 * confidence, not over before the plan's year.
 */
import type { Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import { isClinical } from "./body-kind.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { subjectsOf } from "./subjects.ts";

/** A statement with its document. */
export interface Candidate {
  entry: RegisterEntry;
  provision: Provision;
}

/** Who of a health body's plan must act; firms, patients and ministries have duties of their own. */
const FOREIGN =
  /doanh nghiep|nguoi benh|nguoi ke don|nguoi ky|phan mem|bo cong an|bo y te|trung tam thong tin|bao hiem xa hoi|to chuc ca nhan nuoc ngoai|co quan bao/;
/** What the State itself must issue or run. */
const OF_THE_STATE =
  /chien luoc|chuong trinh hanh dong|he thong thong tin ve quan ly hoat dong[^.;]*? phai |trinh luat|phai duoc ban hanh trong|^(?:theo|chi thi|ke hoach|nghi quyet) /;

export function concerns(ctx: RolloverContext, provision: Provision): boolean {
  if (provision.confidence !== "high" || !/^(?:duty|deadline)$/.test(provision.kind)) return false;
  if (!isOfKind(ctx, provision)) return false;
  const until = provision.until;
  if (until !== undefined && until < `${ctx.targetYear}-01-01`) return false;
  if (GRACE.test(fold(provision.fact)) || !meetsCondition(ctx, provision)) return false;
  return !FOREIGN.test(fold(provision.who ?? "")) && !OF_THE_STATE.test(fold(provision.fact));
}

/** Set for its kind of body, or for all of them. */
function isOfKind(
  { facility, treats }: RolloverContext,
  { appliesTo, who = "", fact }: Provision,
): boolean {
  if (!treats && isClinical(`${who} ${fact}`)) return false;
  const mine = facility === "authority" ? ["all", "hospital", "non-hospital"] : ["all", facility];
  return appliesTo === undefined || appliesTo.some((kind) => mine.includes(kind));
}

/** Leave to do something later, or as before, asks nothing of anybody. */
const GRACE = /\bco thoi han den\b|duoc (?:phep )?(?:tiep tuc|gia han|keo dai|su dung den)/;

/** "Cơ sở muốn khám bệnh, chữa bệnh từ xa phải …": a condition is met by plans that speak of it. */
function meetsCondition(ctx: RolloverContext, { fact }: Provision): boolean {
  const wish = / muốn (.+?) phải /u.exec(fact)?.[1];
  if (wish === undefined) return true;
  const spoken = subjectsOf(ctx.planText);
  const subjects = [...subjectsOf(wish)];
  return subjects.length > 0 && subjects.every((subject) => spoken.has(subject));
}
