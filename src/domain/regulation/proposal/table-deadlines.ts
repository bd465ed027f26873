/** Deadlines of a table of tasks: one column names the work, one the day or period, often one who leads. */
import type { ParsedDocument, ParsedTable, TableRow } from "../../document/parsed-document.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { IsoDate } from "../register-entry.ts";
import { daysOfWords } from "./deadlines.ts";
import { evidenceOfBlock, round } from "./evidence.ts";
import { confidenceStep, type ProposedProvision } from "./proposal.ts";
import { oneLine } from "./statements.ts";

const TIME = /^(?:thoi (?:han|gian|diem)\b|han\b|tien do|hoan thanh|ngay hoan thanh|moc thoi gian)/;
const WORK = /^(?:noi dung|nhiem vu|cong viec|hoat dong|ten nhiem vu|san pham|hang muc)/;
const LEAD =
  /^(?:don vi|co quan|bo phan|phong|khoa|nguoi|can bo)?,? ?(?:chu tri|thuc hien|phu trach|dau moi|chiu trach nhiem)|^(?:don vi|co quan|phan cong)$/;
/** A mere "Thời gian" may be the hour of a programme; under these a duration is a limit. */
const LIMIT =
  /^(?:thoi han|thoi gian (?:giai quyet|xu ly|thuc hien|hoan thanh|toi da)|han|tien do)/;
const DURATION =
  /^(?:(?:toi da|khong qua|cham nhat|trong(?: vong| thoi han)?|sau)(?: la)? )?(?:\d{1,3}|nua)(?: ?\([^)]{2,20}\))?(?: ?[-–] ?\d{1,3})? ?(?:phut|gio|h|ngay|tuan|thang)\b|^(?:ngay )?trong ngay\b/;
/** A month or quarter without its year; what comes again. */
const NO_YEAR =
  /^(?:trong |truoc |cham nhat |het |cuoi |ngay \d{1,2}(?: |\/))*(?:(?:thang )?\d{1,2}|thang \d{1,2}(?: ?[-–,] ?\d{1,2})?|quy [ivx]{1,3})$|\b(?:hang|moi) (?:tuan|thang|quy|nam)\b|\/(?:tuan|thang|quy|nam|lan)\b/;
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
      {
        row,
        work: cell(work),
        time: cell(time),
        who: lead < 0 ? "" : cell(lead),
        limit: LIMIT.test(foldInPlace(oneLine(header[time]?.text ?? ""))),
      },
      weight,
    );
  });
}

interface TaskRow {
  row: TableRow;
  work: string;
  time: string;
  who: string;
  /** The column holds limits, durations among them. */
  limit: boolean;
}

/** The day of the cell, else its own words. */
function timesOf(time: string, limit: boolean): { due: IsoDate | null; within: string | null }[] {
  const folded = foldInPlace(time);
  const days = daysOfWords(time).map(({ due, within }) => ({
    due,
    within: within === null ? null : time,
  }));
  if (days.length > 0) return days;
  const told = NO_YEAR.test(folded) || (limit && DURATION.test(folded));
  return told ? [{ due: null, within: time }] : [];
}

function ofRow({ row, work, time, who, limit }: TaskRow, weight: number): ProposedProvision[] {
  if (work.length < 5) return [];
  return timesOf(time, limit).map(({ due, within }) => ({
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
