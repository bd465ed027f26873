/** Deadlines of a table of tasks: one column names the work, one the day or period, often one who leads. */
import type { ParsedDocument, ParsedTable, TableRow } from "../../document/parsed-document.ts";
import { foldInPlace } from "../../text/fold.ts";
import { daysOfWords } from "./deadlines.ts";
import { evidenceOfBlock, round } from "./evidence.ts";
import { confidenceStep, type ProposedProvision } from "./proposal.ts";
import { oneLine } from "./statements.ts";

const TIME = /^(?:thoi (?:han|gian|diem)\b|han\b|tien do|hoan thanh|ngay hoan thanh|moc thoi gian)/;
const WORK = /^(?:noi dung|nhiem vu|cong viec|hoat dong|ten nhiem vu|san pham|hang muc)/;
const LEAD =
  /^(?:don vi|co quan|bo phan|phong|khoa)?,? ?(?:chu tri|thuc hien|phu trach|dau moi|chiu trach nhiem)|^(?:don vi|co quan)$/;
const SHARE = 0.8;

export function tableDeadlines(document: ParsedDocument, weight: number): ProposedProvision[] {
  return document.tables.flatMap((table) => ofTable(table, weight));
}

function ofTable(table: ParsedTable, weight: number): ProposedProvision[] {
  const header = table.rows[Math.max(0, table.headerRows - 1)]?.cells ?? [];
  const column = (pattern: RegExp) =>
    header.findIndex(({ text }) => pattern.test(foldInPlace(oneLine(text))));
  const [time, work, lead] = [column(TIME), column(WORK), column(LEAD)];
  if (time < 0 || work < 0 || time === work) return [];
  return table.rows.slice(Math.max(1, table.headerRows)).flatMap((row) => {
    const cell = (at: number) => oneLine(row.cells[at]?.text ?? "");
    return ofRow(
      { row, work: cell(work), time: cell(time), who: lead < 0 ? "" : cell(lead) },
      weight,
    );
  });
}

interface TaskRow {
  row: TableRow;
  work: string;
  time: string;
  who: string;
}

function ofRow({ row, work, time, who }: TaskRow, weight: number): ProposedProvision[] {
  if (work.length < 5) return [];
  return daysOfWords(time).map(({ due, within }) => ({
    provision: {
      locator: null,
      kind: "deadline",
      fact: `${work}: thời hạn ${time}.`,
      ...(who.length >= 2 && { who }),
      ...(due !== null && { due }),
      ...(within !== null && { within }),
      asks: [],
      confidence: confidenceStep(SHARE * weight),
    },
    evidence: evidenceOfBlock(
      { place: row.place, text: row.cells.map(({ text }) => text).join(" | ") },
      round(SHARE * weight),
    ),
  }));
}
