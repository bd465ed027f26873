// How fast files become passages, what that costs the main process, and how a long scan reports and stops. Run
// `npm run build` first. Nothing is stored but in a temporary folder.
//
//   node --expose-gc bench/ingest.mjs [--text 20] [--pages 200] [--rows 100000] [--files 1000] [--scan 20]
//
// --text: megabytes of text; --pages: pages of a PDF with a text layer; --rows: rows of 8 columns of a workbook; --files: files through the whole product, the
// memory of the main process being sampled; --scan: pages of a scan (needs pdftoppm and tesseract; 0 leaves it out).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { deflateSync } from "node:zlib";

import ExcelJS from "exceljs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.CAN_CU_DIST ?? `${root}dist`;
const load = (path) => import(pathToFileURL(`${dist}/src/${path}`).href);
const { readDocument } = await load("knowledge/ingest/read-document.js");
const { prepareDocument } = await load("knowledge/ingest/prepare-document.js");
const { values: args } = parseArgs({
  options: {
    text: { type: "string", default: "20" },
    pages: { type: "string", default: "200" },
    rows: { type: "string", default: "100000" },
    files: { type: "string", default: "1000" },
    scan: { type: "string", default: "20" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "can-cu-ingest-"));
const seconds = (from) => (performance.now() - from) / 1000;
/** Processor seconds of this process, its workers included: what a busy machine does not change much. */
const cpu = (from) => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
};
const mb = (bytes) => Math.round(bytes / 1048576);

/** The shipped plans, with other figures each time. */
const plans = readdirSync(`${root}corpus/plans`).map((name) =>
  readFileSync(`${root}corpus/plans/${name}`, "utf8"),
);
function planText(seed) {
  const text = plans[seed % plans.length];
  return text.replace(/\d{2,}/g, (figure) => String(Number(figure) + seed).slice(0, figure.length));
}

async function textSpeed() {
  const wanted = Number(args.text) * 1048576;
  const files = [];
  for (let size = 0, seed = 0; size < wanted; seed++) {
    const bytes = Buffer.from(planText(seed));
    size += bytes.length;
    files.push({ fileName: `${seed}.md`, bytes });
  }
  await prepareDocument(files[0]);
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const [begun, used] = [performance.now(), process.cpuUsage()];
  let passages = 0;
  for (const file of files) passages += (await prepareDocument(file)).passageList.length;
  console.log(
    `text: ${mb(total)} MB in ${files.length} files, ${passages} passages: ${(total / 1048576 / seconds(begun)).toFixed(1)} MB/s by the clock, ${(total / 1048576 / cpu(used)).toFixed(1)} MB a processor second`,
  );
}

/** A PDF of Latin text, 45 lines a page. */
function textPdf(pages) {
  const words =
    "ke hoach ung dung cong nghe thong tin chuyen doi so nganh y te benh an dien tu".split(" ");
  const contents = Array.from({ length: pages }, (_, page) =>
    Array.from({ length: 45 }, (__, line) => {
      const text = Array.from(
        { length: 13 },
        (___, at) => words[(page * 7 + line * 3 + at) % 18] ?? "x",
      );
      return `BT /F1 11 Tf 60 ${780 - line * 16} Td (${line % 9 === 0 ? `${line / 9 + 1}. ` : ""}${text.join(" ")}) Tj ET`;
    }).join("\n"),
  );
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${contents.map((_, at) => `${4 + at * 2} 0 R`).join(" ")}] /Count ${pages} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  for (const [at, stream] of contents.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  }
  return assemble(objects);
}

/** A PDF whose pages are pictures of those of another. */
function scanPdf(pdf) {
  const path = join(folder, "text.pdf");
  writeFileSync(path, pdf);
  execFileSync("pdftoppm", ["-gray", "-r", "150", path, join(folder, "page")]);
  const pictures = readdirSync(folder)
    .filter((name) => name.endsWith(".pgm"))
    .sort()
    .map((name) => readFileSync(join(folder, name)));
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pictures.map((_, at) => `${3 + at * 3} 0 R`).join(" ")}] /Count ${pictures.length} >>`,
  ];
  for (const [at, picture] of pictures.entries()) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(picture.subarray(0, 64).toString("latin1"));
    const packed = deflateSync(picture.subarray(head[0].length)).toString("latin1");
    const draw = "q 595 0 0 842 0 0 cm /I Do Q";
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I ${5 + at * 3} 0 R >> >> /Contents ${4 + at * 3} 0 R >>`,
      `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
      `<< /Type /XObject /Subtype /Image /Width ${head[1]} /Height ${head[2]} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
    );
  }
  return assemble(objects);
}

function assemble(objects) {
  const parts = ["%PDF-1.4\n"];
  const offsets = [];
  let size = parts[0].length;
  for (const [at, object] of objects.entries()) {
    offsets.push(size);
    const part = `${at + 1} 0 obj\n${object}\nendobj\n`;
    size += part.length;
    parts.push(part);
  }
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`,
  );
  return new Uint8Array(Buffer.from(parts.join(""), "latin1"));
}

async function pdfSpeed() {
  const pages = Number(args.pages);
  const bytes = textPdf(pages);
  await readDocument({ fileName: "mot.pdf", bytes: textPdf(1) });
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const parsed = await readDocument({ fileName: "nhieu.pdf", bytes }, { ocr: false });
  console.log(
    `PDF with text: ${parsed.pages} pages: ${(pages / seconds(begun)).toFixed(0)} pages/s by the clock, ${(pages / cpu(used)).toFixed(0)} a processor second, start of the worker included`,
  );
}

/** A budget of eight columns, as a spreadsheet program writes it: shared strings, formulas, number formats. */
async function workbookSpeed() {
  const rows = Number(args.rows);
  const filename = join(folder, "lon.xlsx");
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename,
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = writer.addWorksheet("Kinh phí");
  sheet.addRow(["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "VAT", "Ghi chú"]).commit();
  for (let at = 1; at <= rows; at++) {
    const [count, price] = [(at % 20) + 1, 15_000_000 + at];
    const total = { formula: `D${at + 1}*E${at + 1}`, result: count * price };
    const name = `Máy tính để bàn loại ${at % 977}`;
    const row = sheet.addRow([at, name, "Bộ", count, price, total, 0.08, `Dòng ${at}`]);
    for (const column of [5, 6]) row.getCell(column).numFmt = "#,##0";
    row.getCell(7).numFmt = "0%";
    row.commit();
  }
  await writer.commit();
  const bytes = readFileSync(filename);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const parsed = await readDocument({ fileName: "lon.xlsx", bytes });
  clearInterval(watch);
  const read = parsed.tables.reduce((sum, table) => sum + table.rows.length, 0);
  console.log(
    `workbook of ${rows} rows of 8 columns (${mb(bytes.length)} MB): ${read} rows read in ${seconds(begun).toFixed(1)} s by the clock, ${cpu(used).toFixed(1)} processor seconds, at most ${mb(peak)} MB resident`,
  );
}

async function memory() {
  const { buildApp } = await load("app.js");
  const { parseConfig } = await load("config.js");
  const app = await buildApp({ ...parseConfig({}), dataFolder: join(folder, "data") });
  const files = Number(args.files);
  const samples = [];
  const begun = performance.now();
  for (let seed = 1; seed <= files; seed++) {
    const text = planText(seed).slice(0, 20_000);
    const pdf = seed % 50 === 0;
    const bytes = pdf ? textPdf(5) : Buffer.from(text);
    const done = await app.assistant.ingest(
      { fileName: `tep-${seed}.${pdf ? "pdf" : "md"}`, bytes },
      "a",
    );
    if (done.outcome === "rejected") throw new Error(JSON.stringify(done.error));
    if (seed % Math.ceil(files / 10) !== 0) continue;
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    samples.push(`${seed}: ${mb(heapUsed + external)} (${mb(rss)})`);
  }
  await app.close();
  console.log(
    `memory of the main process over ${files} files in ${seconds(begun).toFixed(0)} s, MB in use (resident): ${samples.join(", ")}`,
  );
}

async function scan() {
  const pages = Number(args.scan);
  const bytes = scanPdf(textPdf(pages));
  const seen = [];
  let begun = performance.now();
  const parsed = await readDocument(
    { fileName: "quet.pdf", bytes },
    { onProgress: (done, total) => seen.push([done, total, seconds(begun)]) },
  );
  const steps = seen.map(([, , at], index) => at - (seen[index - 1]?.[2] ?? 0));
  console.log(
    `scan of ${parsed.pages} pages: ${seen.length} reports, one a page, the longest wait ${Math.max(...steps).toFixed(1)} s, ${seconds(begun).toFixed(0)} s in all, confidence ${parsed.quality.ocrConfidence?.toFixed(2)}`,
  );
  const stop = new AbortController();
  let asked = 0;
  begun = performance.now();
  const outcome = await readDocument(
    { fileName: "quet.pdf", bytes },
    {
      signal: stop.signal,
      onProgress: (done) => {
        if (done !== 3) return;
        asked = performance.now();
        stop.abort();
      },
    },
  ).catch((error) => error.code);
  console.log(
    `stopped behind page 3: ${outcome} after ${Math.round(performance.now() - asked)} ms`,
  );
}

try {
  await textSpeed();
  await pdfSpeed();
  if (Number(args.rows) > 0) await workbookSpeed();
  if (Number(args.files) > 0) await memory();
  if (Number(args.scan) > 0) await scan();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
