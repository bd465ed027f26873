/** "Vĩnh Long chi cho PACS hơn LIS bao nhiêu": two things of one plan side by side, with their difference. */
import { formatDong } from "../../domain/budget/format-money.ts";
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { mainAmount, readRow } from "./plan-rows.ts";
import { isSure, rowYear, tellsTax } from "./plan-things.ts";
import type { Statement } from "./statement.ts";

const ASKS_DIFFERENCE =
  /\b(?:hon|kem)\b.*\b(?:bao nhieu|may|nhieu)\b|\b(?:chenh|lech|khac) (?:nhau|lech)?\b|\bhieu cua\b/;

export const asksDifference = (text: string): boolean => ASKS_DIFFERENCE.test(fold(text));

/** `rows`: the row of either thing; null where they are not surely of one measure. */
export function differenceOf(
  rows: readonly FoundPassage[],
  text: string,
  turn: Turn,
): Statement | null {
  const [one, other, third] = rows;
  const question = fold(text);
  if (one === undefined || other === undefined || third !== undefined) return null;
  if (!areOfOneMeasure(one, other)) return null;
  const [a, b] = [mainAmount(one, question), mainAmount(other, question)];
  if (a === null || b === null) return null;
  const [more, less] = a >= b ? [one, other] : [other, one];
  const [high, low] = [Math.max(a, b), Math.min(a, b)];
  const told =
    high === low
      ? `${nameOf(one)} và ${nameOf(other)} bằng nhau: ${formatDong(a)} đồng.`
      : `${nameOf(more)} nhiều hơn ${nameOf(less)} ${formatDong(high - low)} đồng (${formatDong(high)} đồng so với ${formatDong(low)} đồng).`;
  return { lead: true, text: told, citations: rows.map((row) => citePassage(row, turn)) };
}

const areOfOneMeasure = (one: FoundPassage, other: FoundPassage): boolean =>
  one.documentId === other.documentId &&
  one.text !== other.text &&
  rowYear(one) === rowYear(other) &&
  [one, other].every(isSure) &&
  tellsTax(one) === tellsTax(other);

const nameOf = (row: FoundPassage): string => readRow(row)?.name ?? row.text;
