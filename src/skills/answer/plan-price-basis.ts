/** "Đơn giá máy tính của Krông Pắc dựa vào đâu": what the note of a budget row says its price rests on. */
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { askedThings } from "./asked-things.ts";
import { citePassage } from "./cite-passage.ts";
import { planName } from "./plan-statement.ts";
import { unitsOf } from "./plan-units.ts";
import { rowsFor } from "./row-choice.ts";
import type { Question } from "./understand.ts";

const ASKING =
  /(?<![\p{L}\p{N}])(?:dựa (?:vào|trên|theo)|dua (?:vao|tren|theo)|căn cứ(?: vào)?|can cu(?: vao)?|lấy (?:theo|từ|ở)|lay (?:theo|tu|o)|theo)\s+(?:đâu|dau|gì|gi|cái gì|cai gi|cơ sở nào|co so nao|căn cứ nào|can cu nao|nguồn nào|nguon nao)(?![\p{L}\p{N}])/iu;
const OF_PRICE = /\b(?:don gia|gia|du toan|muc gia)\b/;

export const asksPriceBasis = (text: string, turn: Pick<Turn, "planUnits">): boolean =>
  ASKING.test(text) && OF_PRICE.test(fold(text)) && unitsOf(text, turn).length > 0;

/** null where no row of the thing carries such a note. */
export async function answerPriceBasis(question: Question, turn: Turn): Promise<Outcome | null> {
  const bare = question.text.replace(ASKING, " ").replace(APPENDIX, " ");
  const things = askedThings({ ...question, text: bare }, turn);
  if (things.length === 0) return null;
  const rows = await rowsFor(things, { ...question, text: bare }, turn);
  const told = rows.flatMap((row) => {
    const note = noteOf(row);
    return note === null ? [] : [{ row, note }];
  });
  if (told.length === 0) return null;
  const draft = emptyDraft();
  draft.statements.push(
    ...told.map(({ row, note }, at) => ({
      lead: at === 0,
      text: `Theo ${planName(row)}, giá của ${row.figures?.name ?? ""}: “${note}”.`,
      citations: [citePassage(row, turn)],
    })),
  );
  draft.suggestions = ["Trần giá theo quy định hiện nay là bao nhiêu?"];
  return { draft, about: [] };
}

const APPENDIX =
  /(?<![\p{L}\p{N}])(?:trong |ở |o )?(?:phụ lục|phu luc|bảng|bang)(?![\p{L}\p{N}])/giu;

/** The cell of notes, where it tells of the price. */
function noteOf({ figures }: FoundPassage): string | null {
  const note = figures?.cells.find(
    ({ role, printed }) => role === "notes" && /\p{L}{3}/u.test(printed),
  );
  return note === undefined || !/\b(?:gia|dinh muc|bao gia)\b/.test(fold(note.printed))
    ? null
    : note.printed.trim();
}
