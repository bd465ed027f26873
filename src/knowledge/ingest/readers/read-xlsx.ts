/**
 * Reader of XLSX: every sheet as title lines and tables, with merged cells, formulas beside their stored values,
 * figures as the number format shows them, and hidden rows and sheets told. The parts are streamed (./xlsx/): a
 * workbook is never built in memory beyond its filled cells.
 */
import type { TableRow } from "../../../domain/document/parsed-document.ts";
import { readingLimits } from "../limits.ts";
import type { Progress } from "../read-options.ts";
import { readingError } from "../reading-errors.ts";
import type { Raw, RawDocument } from "../structure/raw.ts";
import { splitGrid } from "../structure/split-grid.ts";
import type { WorkerInput } from "../worker-messages.ts";
import { textOf } from "./html-sink.ts";
import { gridRows } from "./xlsx/grid-rows.ts";
import { openPackage, type Package } from "./xlsx/package-xml.ts";
import { type Budget, type SheetContent, streamSheet } from "./xlsx/sheet-stream.ts";
import { readWorkbook, type SheetPart, type Workbook } from "./xlsx/workbook-parts.ts";

/** @throws AppError unreadable-file, hostile-file, file-too-large */
export function readXlsx(input: WorkerInput, progress: Progress): RawDocument {
  const pack = openPackage(input);
  const workbook = readWorkbook(pack);
  const { sheets } = workbook;
  if (sheets.length === 0) throw readingError("unreadable-file", input.fileName, "no sheets");
  const warnings: string[] = [];
  const raws: Raw[] = [];
  const budget = budgetOf(input);
  for (const [index, sheet] of sheets.entries()) {
    raws.push(...readSheet(sheet, { pack, workbook, budget, warnings, input }));
    progress(index + 1, sheets.length, "trang tính");
  }
  return { raws, text: raws.map(textOf).join("\n"), pages: sheets.length, warnings };
}

function budgetOf({ fileName }: WorkerInput): Budget {
  return {
    rows: 0,
    cells: 0,
    refuse(what) {
      const [name, limit] = {
        rows: ["dòng", readingLimits.rows],
        cells: ["ô", readingLimits.cells],
      }[what] as [string, number];
      throw readingError("file-too-large", fileName, `too many ${what}`, {
        sentence: `Tệp ${fileName} có quá nhiều ${name} (trên ${limit.toLocaleString("vi-VN")}); tách nhỏ tệp rồi gửi lại.`,
      });
    },
  };
}

interface SheetContext {
  pack: Package;
  workbook: Workbook;
  budget: Budget;
  warnings: string[];
  input: WorkerInput;
}

function readSheet(sheet: SheetPart, context: SheetContext): Raw[] {
  const { pack, workbook, budget, warnings, input } = context;
  const content = streamSheet(pack, sheet.path, workbook, budget);
  warnings.push(...tellHidden(sheet, content));
  const rows: TableRow[] | null = gridRows(content, sheet.name);
  if (rows === null) throw readingError("hostile-file", input.fileName, "merged blocks");
  const body = splitGrid(rows).map(withSheet(sheet.name));
  if (body.length === 0) return [];
  return workbook.sheets.length > 1 ? [sheetHeading(sheet.name), ...body] : body;
}

/** What a reader of the printed sheet would not see, and figures that are not there. */
function tellHidden(sheet: SheetPart, content: SheetContent): string[] {
  const { rows, hiddenColumns, unseen, cut } = content;
  const where = `Trang tính “${sheet.name}”`;
  const read = "nội dung vẫn được đọc.";
  const hiddenRows = rows.filter(
    (row) => row.hidden && row.cells.some((cell) => cell.text !== ""),
  ).length;
  let unsolved = 0;
  for (const { cells } of rows)
    for (const cell of cells) if (cell.formula !== undefined && cell.text === "") unsolved += 1;
  const how = sheet.state === "veryHidden" ? "ẩn sâu" : "ẩn";
  const told: [boolean, string][] = [
    [sheet.state !== "visible", `${where} bị ${how}; ${read}`],
    [unseen > 0, `${where} có ${unseen} ô chữ trắng hoặc ẩn số; ${read}`],
    [hiddenRows > 0, `${where} có ${hiddenRows} dòng ẩn; ${read}`],
    [
      cut > 0,
      `${where} có ${cut.toLocaleString("vi-VN")} ô ngoài ${readingLimits.columns.toLocaleString("vi-VN")} cột đầu; các ô đó không được đọc.`,
    ],
    [hiddenColumns > 0, `${where} có ${hiddenColumns} cột ẩn; ${read}`],
    [
      unsolved > 0,
      `${where} có ${unsolved} công thức chưa lưu kết quả; mở tệp bằng Excel rồi lưu lại để có số.`,
    ],
  ];
  return told.filter(([is]) => is).map(([, sentence]) => sentence);
}

/** `place.line` of a sheet is its row number. */
function withSheet(sheet: string): (raw: Raw) => Raw {
  return (raw) =>
    raw.place.sheet === undefined ? { ...raw, place: { ...raw.place, sheet } } : raw;
}

function sheetHeading(sheet: string): Raw {
  return {
    kind: "line",
    text: sheet.normalize("NFC"),
    place: { sheet },
    gap: true,
    wraps: false,
    headingLevel: 1,
  };
}
