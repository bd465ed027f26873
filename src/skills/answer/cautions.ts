/** What the register is not sure of, said beside the facts that lean on it. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Scored } from "./evidence.ts";
import type { Terms } from "./terms.ts";

/** Disagreements of sources that touch the question, and facts below high confidence. At most MOST sentences. */
const MOST = 1;

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
  // Where sources are told to disagree, that they are few needs no saying.
  const doubted = (entry: RegisterEntry): boolean =>
    cautions.some((caution) => caution.includes(entry.symbol));
  const unsure = facts.filter(
    ({ unit }) => (unit.provision?.confidence ?? "high") !== "high" && !doubted(unit.entry),
  );
  if (unsure.length > 0) {
    const names = [...new Set(unsure.map((fact) => fact.unit.entry.symbol))].join(", ");
    cautions.push(
      `Cần đối chiếu: nội dung nêu của ${names} mới thấy ở nguồn thứ cấp hoặc chưa được kiểm chứng đầy đủ.`,
    );
  }
  return cautions.slice(0, MOST);
}

function touches(
  disagreement: string,
  facts: readonly Scored[],
  entry: RegisterEntry,
  question: Terms,
  terms: (text: string) => Terms,
): boolean {
  const own = facts.filter((fact) => fact.unit.entry === entry);
  if (own.some(({ unit }) => namesPlace(disagreement, unit.passage.locator))) return true;
  const words = terms(disagreement).weights;
  // Words of the title stand in any question about the document.
  const title = terms(entry.title).weights;
  const pairs = [...question.weights.keys()].filter(
    (term) => term.includes(" ") && !title.has(term),
  );
  // What nobody asked for and no statement of the answer tells needs no caution.
  const asked = pairs.filter((pair) => words.has(pair)).length;
  return asked >= 3 || (asked >= 2 && own.some((fact) => tellsOf(fact, words)));
}

/** "Điều 4 khoản 3" is no "Điều 4 khoản 2"; a bare "Điều 4" may be any of its clauses. */
function namesPlace(disagreement: string, locator: string | null): boolean {
  const own = /Điều (\d+)(?: khoản (\d+))?/.exec(locator ?? "");
  if (own === null) return false;
  return [...disagreement.matchAll(/Điều (\d+)(?: khoản (\d+))?/g)].some(
    ([, article, clause]) =>
      article === own[1] && (clause === undefined || own[2] === undefined || clause === own[2]),
  );
}

/** The statement is about what the sources disagree on. */
function tellsOf({ unit }: Scored, words: ReadonlyMap<string, number>): boolean {
  const told = [...unit.body].filter((term) => term.includes(" ") && words.has(term));
  return told.length >= 2;
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
  [
    /^ngay (?:co )?hieu luc|^hieu luc/,
    /\b(?:hieu luc|ap dung|thi hanh)\b.{0,12}\b(?:tu|khi|ngay|bao gio|luc|hom)\b|\b(?:tu )?(?:ngay|khi|luc) nao\b|\bbao gio\b/,
  ],
  [/^tinh trang|^(?:viec )?(?:bai bo|thay the)/, /\b(?:con|hieu luc|bai bo|thay)\b/],
  [/^(?:co quan|don vi|noi) ban hanh/, /\b(?:ai|co quan|bo|don vi)\b/],
];
