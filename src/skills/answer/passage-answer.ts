/** Answers quoted from stored plans and budgets, and passages of stored documents as statements. */
import { findReferences } from "../../domain/reference/find-references.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { fitness, wishOf } from "./line-fitness.ts";
import { chooseLines, type Fitting } from "./plan-choice.ts";
import { oneCopyEach } from "./plan-copies.ts";
import { lineCiting, linesOf, partOf } from "./plan-lines.ts";
import { namesActor } from "./plan-rows.ts";
import { answerScale } from "./plan-scale.ts";
import { planNames, planStatements } from "./plan-statement.ts";
import { answerTargets } from "./plan-targets.ts";
import { type TaskPart, taskWish } from "./plan-task-wish.ts";
import { isOfUnits, namesUnknownUnit, onlyYear, planQuery, unitsOf } from "./plan-units.ts";
import type { Statement } from "./statement.ts";
import type { Question } from "./understand.ts";

/** What plans say; null when no line carries enough of the question. */
export async function answerFromPlans(
  question: Question,
  turn: Turn,
  least = LEAST_LINE,
): Promise<Outcome | null> {
  const units = unitsOf(question.text, turn);
  if (units.length === 0 && namesUnknownUnit(question.text, turn)) return null;
  const ofPlans = (await answerTargets(question, turn)) ?? (await answerScale(question, turn));
  if (ofPlans !== null) return ofPlans;
  const fitting = (await fittingLines(question, turn)).filter(({ share }) => share >= least);
  if (fitting.length === 0) return null;
  const chosen = chooseLines(fitting, units, question.text);
  const draft = emptyDraft();
  draft.statements.push(...planStatements(chosen, turn));
  draft.suggestions = ["Văn bản nào quy định việc này?"];
  // Who asks for a body is told that none is named, not left to look for it among the lines.
  const asksBody = taskWish(question.text)?.parts.some((part) => BODIES.includes(part)) === true;
  if (asksBody && !chosen.some(namesActor))
    draft.opening = `Không thấy ${[...planNames(chosen).values()].join(", ")} ghi đơn vị chủ trì, phối hợp việc này; nội dung gần nhất:`;
  return { draft, about: [] };
}

const BODIES: readonly TaskPart[] = ["lead", "support", "monitor"];

/** Share of the question that a line must carry. */
const LEAST_LINE = 0.5;

/** Lines of the plans meant that carry half of the question, best first. */
async function fittingLines(question: Question, turn: Turn): Promise<Fitting[]> {
  const found = await turn.searchPassages(planQuery(question.text), 200, turn.unit, {
    kinds: ["plan", "budget"],
  });
  const units = unitsOf(question.text, turn);
  const year = units.length > 1 ? null : onlyYear(question.text);
  const wish = wishOf(question, year);
  const fitting = oneCopyEach(found)
    .filter((passage) => isOfUnits(passage, units))
    .flatMap(linesOf)
    .map((passage) => ({ passage, share: fitness(passage, question, wish, turn) }))
    .filter((one) => one.share >= LEAST_LINE)
    .sort((a, b) => b.share - a.share);
  // A result is no target: where the part asked for tells of it, the other is left out.
  const ofPart = fitting.filter((one) => partOf(one.passage) === wish.part);
  return wish.part !== null && ofPart.length > 0 ? ofPart : fitting;
}

/** A passage of a stored document as a quotation with its title and place. */
export function quoteStatement(
  passage: FoundPassage,
  turn: Pick<Turn, "register" | "citer">,
): Statement {
  if (passage.kind === "plan" || passage.kind === "budget") {
    return planStatements([passage], turn)[0] as Statement;
  }
  const place = [passage.title, ...passage.headingPath.slice(-1)]
    .filter((part) => part !== "" && !part.startsWith("Cột: "))
    .join(", ");
  return {
    text: `${place === "" ? "" : `${place}: `}“${passage.text.replace(/\s+/g, " ").trim()}”`,
    citations: [citePassage(passage, turn)],
  };
}

/** Places in the unit's plans that lean on the documents of an answer: "Trong kế hoạch 2026, mục …". */
export async function planPlaces(symbols: readonly string[], turn: Turn): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const symbol of symbols.slice(0, 2)) {
    const found = await turn.searchPassages(symbol, 6, turn.unit, { kinds: ["plan", "budget"] });
    const exact = found.filter((passage) =>
      findReferences(passage.text).some((reference) => reference.symbol === symbol),
    );
    if (!exact[0]) continue;
    const first = lineCiting(exact[0], symbol);
    const headings = first.headingPath.filter((heading) => !heading.startsWith("Cột: "));
    const place = headings.at(-1) ?? first.locator ?? "";
    statements.push({
      text: `${first.title}${place === "" ? "" : `, mục “${place}”`} có viện dẫn ${symbol}.`,
      citations: [citePassage(first, turn)],
    });
  }
  return statements;
}
