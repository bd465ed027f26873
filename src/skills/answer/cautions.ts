/** What the register is not sure of, said beside the facts that lean on it. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Scored } from "./evidence.ts";
import type { Terms } from "./terms.ts";

/** Disagreements of sources that touch the question, and facts below high confidence. At most three sentences. */
export function cautionsFor(
  facts: readonly Scored[],
  entries: readonly RegisterEntry[],
  question: Terms,
  terms: (text: string) => Terms,
): string[] {
  const cautions: string[] = [];
  for (const entry of new Set([...facts.map((fact) => fact.unit.entry), ...entries])) {
    for (const disagreement of entry.disagreements) {
      if (touches(disagreement, facts, entry, question, terms)) {
        cautions.push(`Cần đối chiếu (${entry.symbol}): ${disagreement}`);
      }
    }
  }
  const unsure = facts.filter((fact) => (fact.unit.provision?.confidence ?? "high") !== "high");
  if (unsure.length > 0) {
    const names = [...new Set(unsure.map((fact) => fact.unit.entry.symbol))].join(", ");
    cautions.push(
      `Cần đối chiếu: nội dung nêu của ${names} mới thấy ở nguồn thứ cấp hoặc chưa được kiểm chứng đầy đủ.`,
    );
  }
  return cautions.slice(0, 3);
}

function touches(
  disagreement: string,
  facts: readonly Scored[],
  entry: RegisterEntry,
  question: Terms,
  terms: (text: string) => Terms,
): boolean {
  const own = facts.filter((fact) => fact.unit.entry === entry);
  const article = own.map((fact) => /Điều \d+/.exec(fact.unit.passage.locator ?? "")?.[0]);
  if (article.some((one) => one !== undefined && new RegExp(`${one}(?!\\d)`).test(disagreement)))
    return true;
  const words = terms(disagreement).weights;
  const pairs = [...question.weights.keys()].filter((term) => term.includes(" "));
  return pairs.filter((pair) => words.has(pair)).length >= 2;
}

/** Sources that disagree on the very field that is asked: the day, the status, the issuer. */
export function fieldDisagreements(question: string, entry: RegisterEntry): string[] {
  const asked = fold(question);
  return entry.disagreements
    .filter((one) => FIELDS.some(([field, words]) => field.test(fold(one)) && words.test(asked)))
    .map((one) => `Cần đối chiếu (${entry.symbol}): ${one}`);
}

/** How a disagreement begins, and the words by which its field is asked for. */
const FIELDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^ngay (?:ky|ban hanh)/, /\b(?:ky|ban hanh)\b/],
  [/^ngay (?:co )?hieu luc|^hieu luc/, /\b(?:hieu luc|ap dung|thi hanh)\b/],
  [/^tinh trang|^(?:viec )?(?:bai bo|thay the)/, /\b(?:con|hieu luc|bai bo|thay)\b/],
  [/^(?:co quan|don vi|noi) ban hanh/, /\b(?:ai|co quan|bo|don vi)\b/],
];
