/** Lines of plans as a reader wants them: the thing and its figures in one sentence; the place stands among the sources. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { isCount } from "./count-rows.ts";
import { PART_NAMES, partOf } from "./plan-lines.ts";
import { readRow, rowSentence, totalSentence } from "./plan-rows.ts";
import { withoutBullet } from "./source-list.ts";
import type { Statement } from "./statement.ts";

/** "Kế hoạch 2026 của Trung tâm Y tế Krông Pắc"; the whole title where body or year is not known. */
export function planName({ kind, year, issuer, title }: FoundPassage): string {
  if (year === null || issuer === null || issuer === "") return title;
  return `${kind === "budget" ? "Dự toán" : "Kế hoạch"} ${year} của ${issuer}`;
}

/** Names of the plans of several passages; two plans of one body and year are called by their titles. */
export function planNames(passages: readonly FoundPassage[]): Map<string, string> {
  const names = new Map(passages.map((one) => [one.documentId, planName(one)]));
  const isShared = (name: string) => [...names.values()].filter((one) => one === name).length > 1;
  return new Map(
    passages.map((one) => {
      const name = names.get(one.documentId) ?? one.title;
      return [one.documentId, isShared(name) ? one.title : name];
    }),
  );
}

const MOST_HEADING = 90;

/** The nearest heading without its number, where it says what the line is about. */
function headingOf(passage: FoundPassage): string {
  const heading = passage.headingPath.filter((one) => !one.startsWith("Cột: ")).at(-1) ?? "";
  const bare = heading
    .replace(/^(?:[\p{Lu}\d]{1,4}|[a-zđ])(?:\.\d+)*\s*[.)]\s*/u, "")
    .replace(/[\s:;.]+$/, "");
  return bare.length > MOST_HEADING || fold(passage.text).includes(fold(bare)) ? "" : bare;
}

/** A count is told with the name of its table. */
function withTable(told: string, passage: FoundPassage): string {
  const table = isCount(passage) ? passage.figures?.table.caption.at(-1) : undefined;
  return table === undefined ? told : `${table}: ${told}`;
}

/** `withPart`: results and targets stand side by side, or the question is about one of them. */
function planLine(passage: FoundPassage): string {
  const part = partOf(passage);
  const label = part === null ? "" : ` (${PART_NAMES[part]})`;
  const row = readRow(passage);
  const told = row === null ? totalSentence(passage) : withTable(rowSentence(row), passage);
  // A budget row is what is planned, unless it tells what was spent.
  if (told !== null) return `${told}${part === "results" || !/ đồng/.test(told) ? label : ""}.`;
  const header = passage.headingPath.find((one) => one.startsWith("Cột: ") && /đồng/.test(one));
  const unit = passage.table === null || header === undefined ? "" : ` (${header})`;
  const heading = headingOf(passage);
  const quote = withoutBullet(passage.text.replace(/\s+/g, " ").trim());
  return `${heading === "" ? "" : `${heading}: `}“${quote}”${unit}${label}`;
}

/** One plan: its name in front of the first line. Several: in front of each. The first line leads. */
export function planStatements(
  passages: readonly FoundPassage[],
  turn: Pick<Turn, "register" | "citer">,
): Statement[] {
  const names = planNames(passages);
  const isOne = new Set(passages.map(({ documentId }) => documentId)).size === 1;
  return passages.map((passage, at) => {
    const name = names.get(passage.documentId) ?? passage.title;
    const line = planLine(passage);
    const text = !isOne ? `${name}: ${line}` : at === 0 ? `Theo ${name}: ${line}` : line;
    return { lead: at === 0, text, citations: [citePassage(passage, turn)] };
  });
}
