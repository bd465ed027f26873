/** Names of drafted tables that stood in the text: they go with their tables into the appendix. */
import type { DraftBlock, DraftBudget, DraftSection } from "../domain/draft/draft.ts";
import { isBudgetHeader } from "../domain/plan/printed-columns.ts";
import { MONEY_CAPTION } from "./budget-rows.ts";

export const isDrafted = (block: DraftBlock): boolean =>
  block.kind === "table" && isBudgetHeader(block.rows?.[0] ?? []);

/** Unit, words and funds of a drafted table stand with it. */
export const isOfTable = ({ text }: DraftBlock): boolean =>
  text === MONEY_CAPTION ||
  /^(?:Bằng chữ: |Tổng dự toán chưa tính được: |Theo nguồn kinh phí[ :])/u.test(text);

const NAMED = /^(?:phụ biểu|biểu|bảng)\s+(?:(?:số|mẫu)\s+)?(?:\d|[IVX]+(?!\p{L}))/iu;
const UNIT = /\s*\((?:đơn vị(?: tính)?|đvt)\b[^()]*\)/iu;
const LONGEST = 160;

/** The line in front of each drafted table that names it; -1 where none does. */
export function captionsIn(blocks: readonly DraftBlock[]): number[] {
  const tables = blocks.flatMap((block, at) => (isDrafted(block) ? [at] : []));
  return tables.map((table) => {
    const at = blocks.slice(0, table).findLastIndex((block) => !isOfTable(block));
    const block = blocks[at];
    if (block === undefined || block.kind === "table" || block.text.length > LONGEST) return -1;
    // Of several tables the line in front of each is its name, whatever it is called.
    const titled = tables.length > 1 && !/[.;:,]\s*$/u.test(block.text.replace(UNIT, ""));
    return NAMED.test(block.text) || titled ? at : -1;
  });
}

/** Name of each table of the budget that the text held and named, by the budget of that table alone. */
export function captionsOf(
  sections: readonly DraftSection[],
  budgets: readonly DraftBudget[],
): ReadonlyMap<DraftBudget, string> {
  const found = sections.flatMap(({ id, blocks }) => {
    const own = budgets.filter(({ groups }) => (groups[0]?.section ?? id) === id);
    return captionsIn(blocks).flatMap((at, index): [DraftBudget, string][] => {
      const [budget, text] = [own[index], blocks[at]?.text];
      if (budget === undefined || text === undefined) return [];
      return [[budget, text.replace(UNIT, "").replace(/^\d{1,2}[.)]\s+|[.:;,\s]+$/gu, "")]];
    });
  });
  return new Map(found);
}
