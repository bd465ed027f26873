/**
 * Documents outside the register of which a plan says itself that they hold: the decision that made the unit what it is, and a
 * fresh plan or programme for years that take in the new one. Whether others hold is asked.
 */
import type { IsoDate } from "../regulation/register-entry.ts";
import type { CitationSpan } from "./citation.ts";
import type { PlanSection } from "./plan.ts";
import {
  cover,
  questionId,
  reported,
  type RolloverContext,
  validityQuestion,
} from "./rollover-context.ts";

/** Since then provinces, districts and their bodies are other ones (Nghị quyết số 202/2025/QH15): older decisions may be over. */
const REARRANGED: IsoDate = "2025-07-01";

const MADE =
  /(?<!\p{L})(?:thành lập|tổ chức lại|hợp nhất|sáp nhập|đổi tên)\s+(?:(?:từ|lại|các|\d+|một|hai|ba|bốn|năm)\s+)*(?:Trung tâm|Bệnh viện|(?:Cụm )?Trạm Y tế|Sở|Chi cục|Viện|Phòng khám|đơn vị)(?!\p{L})/iu;
const PERIOD = /(20\d{2})\s*[-–]\s*(20\d{2})/gu;

export const HOLDS_BY_ITSELF =
  "Văn bản thành lập, tổ chức lại đơn vị hoặc cho giai đoạn gồm cả năm kế hoạch; ngoài sổ văn bản.";

interface Named {
  section: Pick<PlanSection, "id">;
  label: string;
  /** The sentence with the citation. */
  text: string;
  span: CitationSpan;
}

/** Whether nobody need be asked if the document holds; what the unit says of it all the same goes first. */
export function holdsByItself(ctx: RolloverContext, named: Named): boolean {
  if (!saysSo(named, ctx.targetYear)) return false;
  const question = validityQuestion(named.section, named.label);
  const item = { id: questionId(question), ask: question.ask };
  if (reported(ctx, item) !== null) return false;
  cover(ctx, new Set([item.id]));
  return true;
}

function saysSo({ text, span }: Named, targetYear: number): boolean {
  const signed = span.reference.date?.iso ?? "";
  if (signed < REARRANGED) return false;
  const before = /[^.;()]*$/u.exec(text.slice(0, span.start))?.[0] ?? "";
  const behind = /^[^.;()]*/u.exec(text.slice(span.end))?.[0] ?? "";
  const title = `${text.slice(span.start, span.end)}${behind}`;
  if (MADE.test(title) || (MADE.test(before) && /\stheo\s*$/iu.test(before))) return true;
  const periods = [...title.matchAll(PERIOD)].map(([, from, to]) => [Number(from), Number(to)]);
  return periods.some(([from = 0, to = 0]) => from <= targetYear && targetYear <= to);
}
