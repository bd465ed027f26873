/** "Kế hoạch nào còn dẫn TT 46/2018": every plan of the store that cites a document, with the place in it. */
import { findReferences } from "../../domain/reference/find-references.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { oneCopyEach } from "./plan-copies.ts";
import { lineCiting } from "./plan-lines.ts";
import { planNames } from "./plan-statement.ts";
import { isOfUnits, unitsOf } from "./plan-units.ts";
import type { Statement } from "./statement.ts";
import { statusStatements } from "./status-statements.ts";
import type { Question } from "./understand.ts";

const CITED = "(?:nhac(?: den| toi)?|vien dan|trich dan|dan|neu|ghi|dung lam can cu|lam can cu)";
const PLANS = "(?:ke hoach|kh)";
/** "Được nhắc trong kế hoạch của những đơn vị nào", "đơn vị nào có kế hoạch nhắc tới". */
const CITED_IN = new RegExp(
  `\\b${CITED}\\b.{0,25}\\b${PLANS}\\b.{0,30}\\b(?:nao|don vi|noi)\\b|\\b(?:don vi|noi|tinh|benh vien) nao\\b.{0,25}\\b${PLANS}\\b.{0,20}\\b${CITED}\\b|\\b${PLANS}\\b (?:cua )?(?:nhung |cac )?(?:don vi|noi|tinh) nao\\b.{0,20}\\b${CITED}\\b`,
);
const ASKS_CITING =
  /\bke hoach nao\b.{0,40}\b(?:vien dan|trich dan|dan|can cu|nhac|neu|ghi|dua|dung|lay)\b|\b(?:nhung|cac|tat ca) (?:ban )?ke hoach\b.{0,30}\b(?:vien dan|trich dan|dan|can cu|nhac)\b/;

export const asksCiting = ({ text, named }: Question): boolean =>
  named.length === 1 && (ASKS_CITING.test(fold(text)) || CITED_IN.test(fold(text)));

/** null where no plan that the unit sees cites it. */
export async function answerCiting(question: Question, turn: Turn): Promise<Outcome | null> {
  const [named] = question.named;
  if (named === undefined) return null;
  const { entry } = named;
  const { symbol } = entry;
  const units = unitsOf(question.text, turn);
  const found = await turn.searchPassages(symbol, 200, turn.unit, { kinds: ["plan", "budget"] });
  const citing = oneCopyEach(found)
    .filter((passage) => isOfUnits(passage, units))
    .filter(({ text }) => findReferences(text).some((one) => one.symbol === symbol));
  const [first] = citing;
  if (first === undefined) return null;
  const names = planNames(citing);
  const firsts = [...names.keys()].flatMap(
    (id) => citing.find(({ documentId }) => documentId === id) ?? [],
  );
  const statements = firsts.map((passage): Statement => {
    const line = lineCiting(passage, symbol);
    const heading = line.headingPath.filter((one) => !one.startsWith("Cột: ")).at(-1);
    const place = heading ?? line.locator ?? "";
    const name = names.get(line.documentId) ?? line.title;
    return {
      lead: true,
      text: `${name}${place === "" ? "" : `, mục “${place}”,`} có viện dẫn ${symbol}.`,
      citations: [citePassage(line, turn)],
    };
  });
  const draft = emptyDraft();
  const status = statusStatements(entry, turn.citer, turn.asOf);
  draft.statements.push(...statements, ...status.map((one) => ({ ...one, lead: false })));
  return { draft, about: [entry] };
}
