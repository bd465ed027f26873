/** The input of rules for a few typed lines: a plan for 2026 without a printed date unless told otherwise. */
import type { Finding } from "../../src/domain/review/finding.ts";
import type { ReviewInput, Rule } from "../../src/domain/review/rule.ts";
import { plainDocument } from "./plain-document.ts";
import { loadRegister } from "./register.ts";

const register = loadRegister();

export interface PlanOptions {
  year?: number;
  signed?: string | null;
  issuer?: string;
  title?: string;
  ocr?: boolean;
  kind?: string;
}

export function planInput(text: string, options: PlanOptions = {}): ReviewInput {
  const year = options.year ?? 2026;
  const signed = options.signed ?? null;
  return {
    document: plainDocument(text, { ocr: options.ocr ?? false }),
    facts: {
      kind: options.kind ?? "plan",
      title: options.title ?? `Kế hoạch chuyển đổi số năm ${year}`,
      year,
      signed,
      issuer: options.issuer ?? "Trung tâm Y tế Mẫu",
    },
    register,
    asOf: "2026-11-22",
    planDate:
      signed === null
        ? { date: `${year - 1}-12-31`, assumed: true }
        : { date: signed, assumed: false },
    budgets: [],
    prices: [],
  };
}

/** "severity code" of every finding of one rule, in order. */
export const toldBy = (rule: Rule, text: string, options?: PlanOptions): string[] =>
  findingsBy(rule, text, options).map((one) => `${one.severity} ${one.code}`);

export const findingsBy = (rule: Rule, text: string, options?: PlanOptions): Finding[] =>
  rule.check(planInput(text, options)).findings;
