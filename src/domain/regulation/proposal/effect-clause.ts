/**
 * When the document takes effect and, where it says so, until when: "Thông tư này có hiệu lực thi hành từ ngày …".
 * Parts that start on another day ("Khoản 2 Điều 5 có hiệu lực từ …") become provisions of kind effect.
 */
import { findDates } from "../../reference/vietnamese-date.ts";
import type { IsoDate, Provision } from "../register-entry.ts";
import { findStartDay, resolveDay, type StartDay, TYPE } from "./date-clause.ts";
import { evidenceOf, sentenceFact } from "./evidence.ts";
import type { Field, ProposedProvision } from "./proposal.ts";
import type { Statement } from "./statements.ts";

export interface FoundEffect {
  effective: Field<IsoDate>;
  rule: Field<"date" | "from-signing" | "unknown">;
  /** Last day, where the document ends by its own words. */
  until: Field<IsoDate>;
  partial: ProposedProvision[];
}

const OWN = new RegExp(
  `\\b${TYPE}(?: nay|(?: [a-z]+){1,8} nay) (?:(?:se|bat dau|chinh thuc) )?co hieu luc(?: thi hanh| phap luat)?`,
);
/** "Luật này có hiệu lực …, trừ Điều 5 có hiệu lực từ …": the exception is another day. */
const EXCEPTION = /\btru (?:truong hop|cac|quy dinh|khoan|dieu|diem|noi dung)\b/;
const PART =
  /\b(?:khoan|dieu|diem|chuong|muc|phu luc|(?:cac )?quy dinh)\b[^.;]{0,200}?\bco hieu luc(?: thi hanh)?(?= (?:ke )?tu)/;
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

function partialEffects(statements: readonly Statement[], weight: number): ProposedProvision[] {
  return statements.flatMap((statement) => {
    const own = OWN.exec(statement.folded);
    const exception = EXCEPTION.exec(statement.folded)?.index ?? -1;
    const from = own ? Math.max(exception, 0) : 0;
    if (own && exception < 0) return [];
    const match = PART.exec(statement.folded.slice(from));
    if (!match) return [];
    const at = from + match.index + match[0].length;
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
