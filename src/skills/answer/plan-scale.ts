/** "Đơn vị tiền trong bảng kinh phí": in what unit the money tables of a plan are printed. */
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { partOf } from "./plan-lines.ts";
import { type PlanSide, plansOf, sidesOf } from "./plan-sides.ts";
import { planName } from "./plan-statement.ts";
import { onlyYear, unitsOf } from "./plan-units.ts";
import type { Statement } from "./statement.ts";
import type { Question } from "./understand.ts";

const ASKS_SCALE =
  /\bdon vi (?:tien(?: te)?|tinh)\b.{0,40}\b(?:bang|kinh phi|du toan|phu luc|ke hoach)\b|\b(?:bang|kinh phi|du toan|phu luc|ke hoach)\b.{0,60}\bdon vi (?:tien(?: te)?|tinh)\b/;

const NAMES: ReadonlyMap<number, string> = new Map([
  [1, "đồng"],
  [1000, "nghìn đồng"],
  [1_000_000, "triệu đồng"],
  [1_000_000_000, "tỷ đồng"],
]);

/** null where no unit is named, or a plan meant has no table whose unit is sure. */
export async function answerScale(question: Question, turn: Turn): Promise<Outcome | null> {
  const { text } = question;
  const [unit] = unitsOf(text, turn);
  if (!ASKS_SCALE.test(fold(text)) || unit === undefined) return null;
  const sides = sidesOf(text, turn);
  const meant = sides.length > 0 ? sides : [{ unit, year: onlyYear(text) }];
  const told = await Promise.all(meant.map((side) => ofSide(side, turn)));
  if (told.some((lines) => lines.length === 0)) return null;
  const draft = emptyDraft();
  draft.statements.push(...told.flat().map((one, at) => ({ ...one, lead: at === 0 })));
  return { draft, about: [] };
}

/** One line for each unit in which the tables of the newest fitting plan are printed. */
async function ofSide({ unit, year }: PlanSide, turn: Turn): Promise<Statement[]> {
  const [plan] = await plansOf({ unit, year }, turn);
  if (plan === undefined) return [];
  const rows = await turn.shelf.passages(plan.id, turn.unit);
  const byScale = new Map<string, FoundPassage>();
  for (const row of rows) {
    const table = row.figures?.table;
    if (table === undefined || !table.isMoney || partOf(row) === "results") continue;
    const name = NAMES.get(table.scale);
    if (name !== undefined && !byScale.has(name)) byScale.set(name, row);
  }
  return [...byScale].map(([name, row]) => ({
    text: `${planName(row)}: bảng kinh phí tính bằng ${name}${saidIn(row)}.`,
    citations: [citePassage(row, turn)],
  }));
}

function saidIn({ figures }: FoundPassage): string {
  const said = figures?.table.scaleSaid.trim() ?? "";
  return said === "" ? " (bảng không ghi; đọc theo các số trong bảng)" : ` (“${said}”)`;
}
