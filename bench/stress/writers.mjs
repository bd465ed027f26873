/** A generated document as bytes of one format, and how a finding's place is compared with the rows meant. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import ExcelJS from "exceljs";

const bytesOf = (text) => new TextEncoder().encode(text);

/** Header rows as texts: the upper row holds each span's text once, blanks under a column of one row. */
export function headerGrid(doc) {
  const upper = doc.columns.map((c, i) => ({
    text:
      c.path.length === 2 &&
      doc.columns[i - 1]?.path.length === 2 &&
      doc.columns[i - 1].path[0] === c.path[0]
        ? null
        : c.path[0],
    span: 1,
    down: c.path.length === 1,
  }));
  upper.forEach((cell, i) => {
    for (let j = i + 1; cell.text !== null && upper[j]?.text === null; j++) cell.span += 1;
  });
  if (doc.headerRows === 1) return [upper];
  return [upper, doc.columns.map((c) => ({ text: c.path[1] ?? "", span: 1 }))];
}

const plainHeader = (doc) => headerGrid(doc).map((row) => row.map((cell) => cell.text ?? ""));
const columnNumbers = (doc) =>
  doc.numberingRow ? [doc.columns.map((_, i) => (i % 2 === 0 ? `(${i + 1})` : `(${i + 1})`))] : [];
const gridOf = (doc) => [
  ...plainHeader(doc).map((cells) => ({ cells })),
  ...columnNumbers(doc).map((cells) => ({ cells })),
  ...doc.rows.map((row) => ({
    id: row.id,
    row,
    cells: doc.columns.map((c) => doc.print.cell(row, c.key)),
  })),
];

/** Text lines with the ids that stand on them. */
function textFile(name, parts) {
  const places = new Map();
  const lines = parts.map(({ text, id }, i) => {
    if (id !== undefined) places.set(i + 1, id);
    return text;
  });
  return {
    fileName: name,
    bytes: bytesOf(lines.join("\n")),
    idAt: (where) => places.get(where.line),
    byLine: true,
  };
}
const paragraphLines = (doc, list, mark = "") =>
  list.map((p) => ({ text: mark + doc.print.paragraph(p), id: p.id }));
const blank = { text: "" };

function tsv(doc) {
  return textFile("du-toan.txt", [
    ...paragraphLines(doc, doc.before),
    blank,
    ...gridOf(doc).map(({ cells, id }) => ({ text: cells.join("\t"), id })),
    blank,
    ...paragraphLines(doc, doc.after),
  ]);
}

function md(doc) {
  const line = (cells) => `| ${cells.map((c) => c.replaceAll("|", "/")).join(" | ")} |`;
  const [head, ...rest] = gridOf(doc);
  return textFile("du-toan.md", [
    ...doc.before.flatMap((p) => [{ text: doc.print.paragraph(p), id: p.id }, blank]),
    { text: line(head.cells) },
    { text: `|${head.cells.map(() => " --- |").join("")}` },
    ...rest.map(({ cells, id }) => ({ text: line(cells), id })),
    blank,
    ...paragraphLines(doc, doc.after),
  ]);
}

function csv(doc, r) {
  const mark = r.pick([",", ",", ";"]);
  const line = (cells) =>
    cells
      .map((c) => (c.includes(mark) || c.includes('"') ? `"${c.replaceAll('"', '""')}"` : c))
      .join(mark);
  const wide = (p) => ({
    text: line([doc.print.paragraph(p), ...doc.columns.slice(1).map(() => "")]),
    id: p.id,
  });
  return textFile("du-toan.csv", [
    ...doc.before.map(wide),
    ...gridOf(doc).map(({ cells, id }) => ({ text: line(cells), id })),
    ...doc.after.map(wide),
  ]);
}

/** Columns set with spaces, figures to the right, long names cut to lines of their own width. */
function aligned(doc) {
  const grid = gridOf(doc);
  const widths = doc.columns.map((_, i) =>
    Math.max(...grid.map(({ cells }) => [...cells[i]].length)),
  );
  const right = doc.columns.map((c) =>
    /^(?:price|amount|tax|withVat|source\d|quantity|ratio)$/.test(c.key),
  );
  const pad = (text, i) =>
    right[i]
      ? " ".repeat(widths[i] - [...text].length) + text
      : text + " ".repeat(widths[i] - [...text].length);
  const line = (cells) => cells.map(pad).join("   ").trimEnd();
  return textFile("du-toan.txt", [
    ...paragraphLines(doc, doc.before),
    blank,
    ...grid.map(({ cells, id }) => ({ text: line(cells), id })),
    blank,
    ...paragraphLines(doc, doc.after),
  ]);
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
function html(doc) {
  const header = headerGrid(doc).map(
    (row) =>
      `<tr>${row
        .filter((c) => c.text !== null && !(c.text === ""))
        .map(
          (c) =>
            `<th${c.span > 1 ? ` colspan="${c.span}"` : ""}${c.down && doc.headerRows === 2 ? ' rowspan="2"' : ""}>${escape(c.text)}</th>`,
        )
        .join("")}</tr>`,
  );
  const body = [
    ...columnNumbers(doc).map((cells) => ({ cells })),
    ...gridOf(doc).filter((g) => g.row),
  ].map(
    ({ cells, row }) =>
      `<tr>${cells.map((c) => `<td>${row?.role === "group" ? `<b>${escape(c)}</b>` : escape(c)}</td>`).join("")}</tr>`,
  );
  const p = (list) => list.map((one) => `<p>${escape(doc.print.paragraph(one))}</p>`).join("\n");
  return named(
    doc,
    "du-toan.html",
    bytesOf(
      `<!doctype html><html><body>\n${p(doc.before)}\n<table>\n${[...header, ...body].join("\n")}\n</table>\n${p(doc.after)}\n</body></html>`,
    ),
  );
}

/** Formats without lines: a row is told by its label or name, a paragraph by its words. */
function named(doc, fileName, bytes) {
  const byName = (where, quote) => {
    if (where.row !== undefined) {
      const rows = doc.rows.filter(
        (row) =>
          row.label === where.row ||
          squeeze(row.name).startsWith(squeeze(where.row.replace(/…$/, ""))),
      );
      if (rows.length > 0) return rows.map((row) => row.id);
    }
    return [...doc.before, ...doc.after]
      .filter(
        (p) =>
          p.parts !== undefined &&
          quote.length > 3 &&
          squeeze(doc.print.paragraph(p)).includes(squeeze(quote).slice(0, 60)),
      )
      .map((p) => p.id);
  };
  return { fileName, bytes, byName, byLine: false };
}
const squeeze = (text) => text.toLowerCase().replace(/[\s*()¹²³]+/g, "");

async function docx(doc, r) {
  const cell = (text, options = {}) =>
    new TableCell({
      ...options,
      children: [new Paragraph({ children: [new TextRun({ text, bold: options.bold === true })] })],
    });
  const header = headerGrid(doc).map(
    (row) =>
      new TableRow({
        tableHeader: r.chance(0.5),
        children: row
          .filter((c) => c.text !== null && !(c.text === "" && doc.headerRows === 2))
          .map((c) =>
            cell(c.text, {
              columnSpan: c.span,
              ...(c.down && doc.headerRows === 2 ? { rowSpan: 2 } : {}),
            }),
          ),
      }),
  );
  const body = [
    ...columnNumbers(doc).map((cells) => ({ cells })),
    ...gridOf(doc).filter((g) => g.row),
  ].map(
    ({ cells, row }) =>
      new TableRow({ children: cells.map((text) => cell(text, { bold: row?.role === "group" })) }),
  );
  const p = (list) => list.map((one) => new Paragraph(doc.print.paragraph(one)));
  const file = new Document({
    sections: [
      {
        properties: { page: { size: { orientation: "landscape" } } },
        children: [
          ...p(doc.before),
          new Table({ rows: [...header, ...body], width: { size: 100, type: "pct" } }),
          ...p(doc.after),
        ],
      },
    ],
  });
  return named(doc, "du-toan.docx", new Uint8Array(await Packer.toBuffer(file)));
}

const NUMERIC = /^(?:price|amount|tax|withVat|source\d|quantity|factor)$/;
/** Stored numbers, some with formulas, merged headers, some with a second sheet. */
async function xlsx(doc, r) {
  const book = new ExcelJS.Workbook();
  const mode = { formulas: r.chance(0.3), text: r.chance(0.15), second: r.chance(0.25) };
  if (mode.second && r.chance(0.5)) coverSheet(book);
  const sheet = book.addWorksheet(r.pick(["Dự toán", "Phụ lục 2", "Sheet1"]));
  const places = new Map();
  for (const p of doc.before) places.set(sheet.addRow([doc.print.paragraph(p)]).number, p.id);
  const header = headerGrid(doc);
  const first = sheet.rowCount + 1;
  for (const row of header) sheet.addRow(row.map((c) => c.text ?? ""));
  header[0].forEach((c, i) => {
    if (c.span > 1) sheet.mergeCells(first, i + 1, first, i + c.span);
    else if (c.down && doc.headerRows === 2) sheet.mergeCells(first, i + 1, first + 1, i + 1);
  });
  for (const cells of columnNumbers(doc)) sheet.addRow(cells);
  const at = (key) => doc.columns.findIndex((c) => c.key === key) + 1;
  for (const row of doc.rows) {
    const made = sheet.addRow(doc.columns.map((c) => stored(doc, row, c.key, mode)));
    places.set(made.number, row.id);
    if (
      mode.formulas &&
      row.role === "line" &&
      at("price") > 0 &&
      at("quantity") > 0 &&
      doc.budget.shape !== "factor"
    ) {
      const cell = made.getCell(at("amount"));
      if (typeof cell.value === "number")
        cell.value = {
          formula: `${made.getCell(at("quantity")).address}*${made.getCell(at("price")).address}`,
          result: cell.value,
        };
    }
    made.eachCell((cell, i) => {
      if (NUMERIC.test(doc.columns[i - 1].key))
        cell.numFmt =
          doc.budget.decimals > 0 && doc.columns[i - 1].key !== "quantity" ? "#,##0.000" : "#,##0";
      if (row.role !== "line") cell.font = { bold: true };
    });
  }
  for (const p of doc.after) places.set(sheet.addRow([doc.print.paragraph(p)]).number, p.id);
  if (mode.second && book.worksheets.length === 1) coverSheet(book);
  const file = new Uint8Array(await book.xlsx.writeBuffer());
  return {
    fileName: "du-toan.xlsx",
    bytes: file,
    idAt: (where) =>
      where.sheet !== undefined && where.sheet !== sheet.name
        ? undefined
        : places.get(Number(/\d+$/.exec(where.cell ?? "")?.[0] ?? where.line)),
    byLine: true,
    byName: named(doc, "", null).byName,
  };
}

function coverSheet(book) {
  const other = book.addWorksheet("Danh sách");
  for (const row of [
    ["STT", "Khoa, phòng", "Số máy tính"],
    [1, "Khoa Khám bệnh", 12],
    [2, "Khoa Nội", 9],
    [3, "Phòng Kế hoạch", 4],
    ["", "Tổng cộng", 25],
  ])
    other.addRow(row);
}

function stored(doc, row, key, mode) {
  const text = doc.print.cell(row, key);
  if (mode.text || row.text[key] !== undefined || !NUMERIC.test(key))
    return text === ""
      ? null
      : key === "label" && /^\d+$/.test(text) && !mode.text
        ? Number(text)
        : text;
  const value = row.values[key];
  if (value === undefined || value === null) return null;
  if (key === "quantity" || key === "factor") return Number(value);
  if (value === 0n && doc.budget.zero !== "0") return doc.budget.zero === "" ? null : "-";
  return Number((value * 1000n) / doc.budget.unit) / 1000;
}

/** PDFs are made by the office suite from DOCX, many at once. */
export async function writePdfs(documents, r) {
  const folder = mkdtempSync(join(tmpdir(), "stress-pdf-"));
  try {
    const files = [];
    for (const [i, doc] of documents.entries()) {
      const { bytes } = await docx(doc, r);
      writeFileSync(join(folder, `${i}.docx`), bytes);
    }
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        ...readdirSync(folder)
          .filter((f) => f.endsWith(".docx"))
          .map((f) => join(folder, f)),
      ],
      { stdio: "ignore", timeout: 590_000 },
    );
    for (const [i, doc] of documents.entries())
      files.push(named(doc, "du-toan.pdf", new Uint8Array(readFileSync(join(folder, `${i}.pdf`)))));
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const WRITERS = { tsv, md, csv, aligned, html, docx, xlsx };
