/**
 * When the document takes effect and, where it says so, until when: "Thông tư này có hiệu lực thi hành từ ngày …".
 * Parts that start on another day ("Khoản 2 Điều 5 có hiệu lực từ …") become provisions of kind effect.
 */
import { findDates } from "../../reference/vietnamese-date.ts";
import type { IsoDate, Provision } from "../register-entry.ts";
import { findStartDay, resolveDay, type StartDay, TYPE } from "./date-clause.ts";
import { evidenceOf, sentenceFact } from "./evidence.ts";
import { EXCEPTION } from "./exceptions.ts";
import type { Field, ProposedProvision } from "./proposal.ts";
import type { Statement } from "./statements.ts";

export interface FoundEffect {
  effective: Field<IsoDate>;
  rule: Field<"date" | "from-signing" | "unknown">;
  /** Last day, where the document ends by its own words. */
  until: Field<IsoDate>;
  partial: ProposedProvision[];
}

const HOLDS = "(?:(?:se|bat dau|chinh thuc) )?co hieu luc(?: thi hanh| phap luat)?";
/** "Nghị quyết này đã được Hội đồng nhân dân … thông qua ngày … và có hiệu lực từ …" too. */
const PASSED =
  "(?:da )?duoc [^.;]{1,160}?\\bthong qua(?: tai [^.;]{1,80}?)?(?: ngay [^.;,]{1,40}?)?(?:,|,? va) ";
/** "Chỉ thị này thay thế Chỉ thị số … và có hiệu lực từ ngày ký". */
const ENDING = "(?:thay the|bai bo) [^.;]{1,240}? va ";
const OWN = new RegExp(
  `\\b${TYPE}(?:(?: [a-z]+){0,8} nay (?:${PASSED}|${ENDING})?${HOLDS}| co hieu luc(?: thi hanh)? (?=(?:ke )?tu ngay (?:ky|ban hanh|duoc)))`,
);
const PART =
  /\b(?:khoan|dieu|diem|chuong|muc|phu luc|(?:cac )?quy dinh)\b[^.;]{0,200}?\bco hieu luc(?: thi hanh)?(?= (?:ke )?tu)/;
/** "Riêng Điều 2 áp dụng từ ngày …" */
const SET_APART =
  /\brieng (?:(?:quy dinh|noi dung)(?: tai)? )?(?:khoan|dieu|diem|chuong|muc|phu luc)\b[^.;]{0,200}?\b(?:ap dung|thuc hien)(?= (?:ke )?tu)/;
const UNTIL = /\b(?:den|cho den)(?: het)? ngay /;

/** Effect of the document that was signed on `signed`; `weight` 0..1 lowers every confidence. */
export function readEffect(
  statements: readonly Statement[],
  signed: IsoDate | null,
  weight: number,
): FoundEffect {
  const none = { value: null, evidence: null };
  for (const statement of statements) {
    const match = OWN.exec(statement.folded);
    if (!match || isConditional(statement.folded, match.index)) continue;
    if (isOfPart(statement.folded, match.index)) continue;
    const from = match.index + match[0].length;
    const found = findStartDay(upToException(statement.folded, from), from);
    if (!found) continue;
    const effective = resolveDay(found.day, { signed, effective: null });
    const evidence = evidenceOf(statement, weight * (found.day.kind === "date" ? 0.97 : 0.93));
    return {
      effective: { value: effective, evidence: effective === null ? null : evidence },
      rule: { value: ruleOf(found.day), evidence },
      until: untilOf(statement, found.end, weight),
      partial: partialEffects(statements, weight),
    };
  }
  return { effective: none, rule: none, until: none, partial: [] };
}

/** "khi Thông tư này có hiệu lực", "trước ngày Luật này có hiệu lực" say nothing of the day itself. */
function isConditional(folded: string, at: number): boolean {
  return /\b(?:khi|ngay|truoc|sau|thoi diem|neu|den)(?: ma)? ?$/.test(folded.slice(0, at));
}

/** "Quy định tại khoản 2 Điều 1 Nghị định này có hiệu lực từ …" tells of the part. */
function isOfPart(folded: string, at: number): boolean {
  return /\b(?:khoan|dieu|diem|chuong|muc|phu luc) (?:[a-z]{1,2}|\d{1,3}|[ivx]+)(?: (?:cua|tai))? ?$/.test(
    folded.slice(0, at),
  );
}

/** "Luật này có hiệu lực …, trừ Điều 5 có hiệu lực từ …": the exception is another day. */
function upToException(folded: string, from: number): string {
  const cut = EXCEPTION.exec(folded.slice(from));
  return cut ? folded.slice(0, from + cut.index) : folded;
}

function ruleOf(day: StartDay): "date" | "from-signing" | "unknown" {
  if (day.kind === "signing") return "from-signing";
  return day.kind === "unknown" || day.kind === "own-effect" ? "unknown" : "date";
}

function untilOf(statement: Statement, from: number, weight: number): Field<IsoDate> {
  const rest = statement.folded.slice(from);
  const words = UNTIL.exec(rest);
  // Behind "trừ" or another verb the day is that of something else.
  if (!words || /\b(?:tru|thay the|bai bo|rieng)\b/.test(rest.slice(0, words.index)))
    return { value: null, evidence: null };
  const date = findDates(rest.slice(words.index))[0];
  const value = date && date.start <= words[0].length ? date.iso : null;
  return { value, evidence: value === null ? null : evidenceOf(statement, weight * 0.9) };
}

/** "… có hiệu lực kể từ ngày ký và áp dụng từ ngày 01/7/2027": it is used later than it holds. */
const APPLIED = /\bco hieu luc[^.;]{0,80}\b(?:ap dung|thuc hien)(?= (?:ke )?tu (?:ngay )?\d)/;

/** Behind the words of a part that starts on a day of its own; null when the sentence has none. */
function partialStart(folded: string): number | null {
  const match = OWN.exec(folded);
  const own = match && !isOfPart(folded, match.index) ? match : null;
  const applied = own ? APPLIED.exec(folded) : null;
  if (applied) return applied.index + applied[0].length;
  const exception = EXCEPTION.exec(folded)?.index ?? -1;
  if (own && exception < 0) return null;
  const from = own ? Math.max(exception, 0) : 0;
  const part = PART.exec(folded.slice(from)) ?? SET_APART.exec(folded.slice(from));
  return part ? from + part.index + part[0].length : null;
}

function partialEffects(statements: readonly Statement[], weight: number): ProposedProvision[] {
  return statements.flatMap((statement) => {
    const at = partialStart(statement.folded);
    if (at === null) return [];
    const day = findStartDay(statement.folded, at)?.day;
    if (day?.kind !== "date") return [];
    const provision: Provision = {
      locator: statement.locator,
      kind: "effect",
      fact: sentenceFact(statement),
      from: day.iso,
      asks: [],
      confidence: "medium",
    };
    return [{ provision, evidence: evidenceOf(statement, weight * 0.85) }];
  });
}
