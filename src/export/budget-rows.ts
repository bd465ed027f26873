/** Rows of a drafted budget in print order, shared by DOCX, XLSX and chart so that all show the same figures. */
import type { DraftBudgetGroup, DraftBudgetLine } from "../domain/draft/draft.ts";
import { fold } from "../domain/text/fold.ts";

/** Names of documents as users know them, by document id. */
export type SourceTitles = ReadonlyMap<string, string>;

/** Label and name of a group: its own "II." or "A." when the title starts with one, else its number. */
export function groupName(
  group: DraftBudgetGroup,
  number: string,
): { label: string; title: string } {
  const match = /^([IVXLC]+|[A-Z])[.)]\s+(.+)$/su.exec(group.title.trim());
  if (match !== null) return { label: match[1] ?? "", title: match[2] ?? "" };
  return { label: number, title: group.title.trim() };
}

/** Where the price comes from, then the notes; a note that already names the place is not doubled. */
export const sourceText = (line: DraftBudgetLine, titles: SourceTitles): string =>
  sourceParts(line, titles).join(" ");

/** The same as single remarks, each closed with a full stop. */
export function sourceParts(line: DraftBudgetLine, titles: SourceTitles): string[] {
  const place = placeOf(line);
  const source = [sourceTitle(line, titles), place]
    .filter((part) => part !== null && part !== "")
    .join(", ");
  const said = fold(line.notes.join(" "));
  const known = place !== null && place !== "" && said.includes(fold(place));
  const parts = [...(source === "" || known ? [] : [`Giá theo ${source}`]), ...line.notes];
  return parts
    .map((part) => part.trim().replace(/[.;\s]+$/u, ""))
    .filter((part) => part !== "")
    .map((part) => `${part}.`);
}

/** What the unit told has no document: ids of the program are no words of a plan. */
const TOLD: Readonly<Record<string, string>> = {
  "yeu-cau": "yêu cầu của đơn vị",
  "ket-qua": "số liệu đơn vị cung cấp",
};

const placeOf = ({ source }: DraftBudgetLine): string | null =>
  Object.hasOwn(TOLD, source.documentId) ? null : source.locator;

/** "" where the price is still to be told, or a note says that the unit told it. */
function sourceTitle({ source, unitPrice, notes }: DraftBudgetLine, titles: SourceTitles): string {
  const told = TOLD[source.documentId];
  if (told === undefined) return titles.get(source.documentId) ?? source.documentId;
  const said = notes.some((note) => /^(?:đơn giá|số tiền) (?:theo yêu cầu|do đơn vị)/iu.test(note));
  return unitPrice === null || said ? "" : told;
}

/** The same in a list of sources: the document, or who told it. */
export const sourceOfLine = (
  { source }: DraftBudgetLine,
  titles: SourceTitles,
): [string, string] => [
  TOLD[source.documentId] ?? titles.get(source.documentId) ?? source.documentId,
  Object.hasOwn(TOLD, source.documentId) ? "" : (source.locator ?? ""),
];

export const MONEY_CAPTION = "Đơn vị tính: đồng";

/** Lines that are part of the coming budget; dropped ones stand in the change report. */
export const liveLines = (group: DraftBudgetGroup): DraftBudgetLine[] =>
  group.lines.filter((line) => line.status !== "dropped");
