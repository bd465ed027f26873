/** The words in which a duty of the register stands in a draft: what is done, by whom, by when and by which clause. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { startOf } from "../regulation/status.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { byClause } from "./citation.ts";
import { asClause, type SplitDuty, splitDuty, withoutItsDay, withTense } from "./duty-words.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** A duty of the register in the words of a task, with the clause that it rests on. */
export function dutyText(ctx: RolloverContext, entry: RegisterEntry, provision: Provision): string {
  const { action, actor } = splitFor(ctx, provision);
  const both = steered(ctx, actor) ? ofBothKinds(ctx, entry, provision) : null;
  if (both !== null) return both;
  const clause = byClause(entry, provision);
  const begun = `${action.replace(/(, (?:kể )?từ )(?=\d)/u, "$1ngày ")}${beginning(ctx, entry, provision)}`;
  const text = steered(ctx, actor)
    ? `Chỉ đạo, đôn đốc ${asClause(actor ?? "")} ${asClause(begun)}`
    : begun;
  if (actor === null || steered(ctx, actor)) return `${withTense(ctx, provision, text)} ${clause}.`;
  const wish = /^cơ sở muốn (.+)$/iu.exec(actor)?.[1];
  if (wish !== undefined)
    return `${withTense(ctx, provision, `Khi ${wish}: ${asClause(text)}`)} ${clause}.`;
  const who = EVERY_BODY.test(actor) ? "" : ` (áp dụng đối với ${actor})`;
  return `${withTense(ctx, provision, text)} ${clause}${bindingSince(ctx, entry, provision)}${who}.`;
}

/** Done once, and then it is there. */
export const isDoneOnce = (work: string): boolean =>
  /^(?:(?:chỉ định|ban hành|xây dựng|lập)(?!\p{L})|bảo đảm hồ sơ [^.;]* được (?:nộp|gửi|lập|trình)(?!\p{L}))/iu.test(
    work,
  );

/** The day from which a duty without a day of its own binds, where the prior plan could not yet go by it; null: before. */
export function bindsFrom(
  { targetYear }: Pick<RolloverContext, "targetYear">,
  { entry, provision }: { entry: RegisterEntry; provision: Provision },
): IsoDate | null {
  const from = provision.from ?? startOf(entry);
  const known = from !== null && provision.due === undefined;
  return known && from >= `${targetYear - 1}-01-01` && from <= `${targetYear}-12-31` ? from : null;
}

/** " (bắt buộc từ ngày …)" of what had to be there before the plan's year began. */
function bindingSince(ctx: RolloverContext, entry: RegisterEntry, provision: Provision): string {
  const from = bindsFrom(ctx, { entry, provision });
  const { action } = splitFor(ctx, provision);
  if (from === null || from >= `${ctx.targetYear}-01-01` || !isDoneOnce(action)) return "";
  if (action.includes(displayDate(from))) return "";
  ctx.derived.push(displayDate(from));
  return ` (bắt buộc từ ngày ${displayDate(from)})`;
}

/** ", từ ngày …" of what has no day of its own and begins to bind within the plan's year. */
function beginning(ctx: RolloverContext, entry: RegisterEntry, { due, fact }: Provision): string {
  const start = startOf(entry);
  if (due !== undefined || start === null || !beginsInYear(ctx, entry)) return "";
  if (start < `${ctx.targetYear}-01-01` || fact.includes(displayDate(start))) return "";
  ctx.derived.push(displayDate(start));
  return `, từ ngày ${displayDate(start)}`;
}

/** "(hạn: bệnh viện …; cơ sở khác …)": an authority sees to all of them; null where one day holds for all. */
function ofBothKinds(
  ctx: RolloverContext,
  entry: RegisterEntry,
  provision: Provision,
): string | null {
  const { due, who, locator, appliesTo = [] } = provision;
  const place = /^(.+?),? điểm \p{L}$/u.exec(locator ?? "")?.[1];
  const other = entry.provisions.find(
    (one) =>
      one.kind === "deadline" &&
      one.due !== undefined &&
      one.due < (due ?? "") &&
      (one.locator ?? "").startsWith(`${place ?? "\u0001"} điểm`) &&
      (one.appliesTo ?? []).every((kind) => kind !== "all" && !appliesTo.includes(kind)),
  );
  if (due === undefined || who === undefined || other?.due === undefined) return null;
  const told = [other, provision].map(
    (one) =>
      `${asClause(one.who ?? "")} chậm nhất ngày ${displayDate(one.due ?? "")} ${byClause(entry, one)}`,
  );
  ctx.derived.push(displayDate(other.due), displayDate(due));
  const work = asClause(withoutItsDay(splitFor(ctx, provision).action, due));
  const led = `chỉ đạo, đôn đốc các cơ sở ${work} (hạn: ${told.join("; ")}).`;
  return due < `${ctx.targetYear}-01-01`
    ? `Duy trì trong năm ${ctx.targetYear} việc ${led}`
    : upperFirst(led);
}

/** Whoever writes a plan of a facility is one of them; a narrower circle is named. */
const EVERY_BODY =
  /^(?:(?:mọi |toàn bộ )?cơ sở (?:khám bệnh, chữa bệnh|khám chữa bệnh|y tế)(?: hợp pháp)?|đơn vị|chủ quản hệ thống thông tin)$/iu;

/** An authority carries no duty of a facility itself: it sees to it that the facilities do. */
export function steered(ctx: RolloverContext, actor: string | null): boolean {
  return (
    ctx.facility === "authority" && actor !== null && /^(?:cơ sở|bệnh viện|mọi cơ sở)/iu.test(actor)
  );
}

/** Data of examination and treatment are those of facilities, also where the statement names none of them. */
export function splitFor(ctx: RolloverContext, provision: Provision): SplitDuty {
  const split = splitDuty(provision);
  const theirs =
    ctx.facility === "authority" &&
    /(?:du lieu|chi phi)[^.;]{0,40} kham benh, chua benh|don thuoc|ho so benh an/.test(
      fold(provision.fact),
    );
  return split.actor === null && theirs ? { ...split, actor: "cơ sở khám bệnh, chữa bệnh" } : split;
}

/** Signed by now, it begins to bind within the plan's year. */
export function beginsInYear(ctx: RolloverContext, entry: RegisterEntry): boolean {
  const start = startOf(entry);
  const signed = entry.signed !== null && entry.signed <= ctx.asOf;
  return signed && start !== null && start > ctx.asOf && start <= `${ctx.targetYear}-12-31`;
}

/** "Liên thông …, chậm nhất ngày … | Thực hiện theo Khoản 4 Điều 3 …": what is to be done, and by what. */
export function splitText({
  text,
  entry,
  provision,
}: {
  text: string;
  entry: RegisterEntry;
  provision: Provision;
}): { work: string; basis: string } {
  const clause = byClause(entry, provision);
  const at = text.indexOf(` ${clause}`);
  if (at < 0 || text.indexOf(clause, at + clause.length) >= 0) return { work: text, basis: "" };
  return { work: text.slice(0, at), basis: `Thực hiện ${text.slice(at + 1).replace(/\.$/u, "")}` };
}
