/** "Đơn vị tính: triệu đồng" over tables that are all in another unit by their headers, their words or the text. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { scaleIn } from "../budget/column-roles.ts";
import { numbersOf } from "../budget/table-parts.ts";
import type { Block } from "../document/parsed-document.ts";
import type { Where } from "./finding.ts";
import type { ReviewInput } from "./rule.ts";
import { whereOfBlock } from "./where.ts";

export interface OtherCaption {
  where: Where;
  quote: string;
  /** Đồng per unit, as the caption says and as the first table below is. */
  said: bigint;
  table: BudgetTable;
}

const CAPTION = /^[\s(*_]*(?:đơn vị(?: tính| tiền)?|đvt)\s*:[^:.;\d]{3,24}$/iu;
const SURE = /^(?:header|text|words)$/;

export function otherCaptions({ document, budgets }: ReviewInput): OtherCaption[] {
  const { blocks } = document;
  return blocks.flatMap((block, index): OtherCaption[] => {
    const said = block.kind !== "table" && CAPTION.test(block.text) ? scaleIn(block.text) : null;
    if (said === null) return [];
    const below = tablesBelow(blocks, index, budgets);
    const [table] = below;
    if (table === undefined || below.some((one) => isIn(one, said) || !isSure(one))) return [];
    return [{ where: whereOfBlock(block), quote: block.text.trim(), said, table }];
  });
}

/** Until the next caption. */
function tablesBelow(
  blocks: readonly Block[],
  from: number,
  budgets: readonly BudgetTable[],
): BudgetTable[] {
  const rest = blocks.slice(from + 1);
  const end = rest.findIndex(({ kind, text }) => kind !== "table" && CAPTION.test(text));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .flatMap(({ table }) =>
      budgets.filter((one) => table !== undefined && numbersOf(one).includes(table)),
    );
}

const scalesOf = ({ columns, scale }: BudgetTable): bigint[] => [
  scale.factor,
  ...columns.flatMap((column) => column.scale ?? []),
];

const isIn = (table: BudgetTable, said: bigint): boolean => scalesOf(table).includes(said);

const isSure = ({ scale, ocr, kind }: BudgetTable): boolean =>
  kind === "money" && !ocr && SURE.test(scale.evidence);
