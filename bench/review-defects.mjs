/**
 * Measures the review end to end on generated budgets: false alarms on clean files, recall on one injected defect.
 * Needs `npm run build`. Usage: node bench/review-defects.mjs [--files 60] [--seed 1] [--format tsv|md|xlsx|docx] [--show]
 * Prints findings of severity error on clean files, and for each kind of defect the share found and found at its row.
 */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import ExcelJS from "exceljs";

import { reviewFile } from "./product-review.mjs";

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? true);
};
const files = Number(option("files", 60));
const show = process.argv.includes("--show");
let state = Number(option("seed", 1)) >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (a, b) => a + Math.floor(random() * (b - a + 1));

const NAMES = [
  "Máy vi tính để bàn",
  "Máy in laser",
  "Máy quét tài liệu",
  "Tủ mạng",
  "Bộ lưu điện UPS",
  "Màn hình hiển thị",
  "Đầu đọc mã QR",
  "Ổ cứng lưu trữ",
  "Thiết bị chuyển mạch",
  "Camera giám sát",
  "Bàn ký điện tử",
  "Máy chủ ứng dụng",
  "Cáp mạng và phụ kiện",
  "Đào tạo người dùng",
  "Tập huấn an toàn thông tin",
];
const UNITS = ["Cái", "Bộ", "Gói", "Lớp", "Chiếc"];
const ROMAN = ["I", "II", "III", "IV", "V"];

/** A consistent budget: groups of lines, optional VAT and sources. Money in whole đồng. */
function makeBudget() {
  const kind = pick(["plain", "vat-total", "vat-rate", "vat-amount", "sources"]);
  const groups = Array.from({ length: between(1, 4) }, () =>
    Array.from({ length: between(2, 9) }, () => {
      const price = between(3, 900) * pick([1000, 5000, 10000, 50000, 100000]);
      const quantity = between(1, 60);
      const amount = price * quantity;
      const rate = 10;
      const first = Math.floor((amount * between(0, 10)) / 10 / 1000) * 1000;
      return {
        name: pick(NAMES),
        unit: pick(UNITS),
        price,
        quantity,
        amount,
        rate,
        tax: (amount * rate) / 100,
        withVat: amount + (amount * rate) / 100,
        sources: [first, amount - first],
      };
    }),
  );
  return { kind, groups, style: pick([".", ","]), numbering: pick(["global", "per-group"]) };
}

const sum = (list) => list.reduce((a, b) => a + b, 0);
const HEAD = {
  plain: ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Ghi chú"],
  "vat-total": [
    "STT",
    "Nội dung",
    "Đơn vị tính",
    "Đơn giá",
    "Số lượng",
    "Thành tiền",
    "Thành tiền (VAT)",
    "Ghi chú",
  ],
  "vat-rate": [
    "TT",
    "Danh mục",
    "ĐVT",
    "SL",
    "Đơn giá",
    "Thành tiền trước thuế",
    "Thuế suất (%)",
    "Thành tiền sau thuế",
  ],
  "vat-amount": [
    "TT",
    "Tên hạng mục",
    "ĐVT",
    "Số lượng",
    "Đơn giá",
    "Thành tiền",
    "Thuế VAT",
    "Tổng cộng",
  ],
  sources: [
    "TT",
    "Nội dung",
    "ĐVT",
    "SL",
    "Đơn giá",
    "Thành tiền",
    "Ngân sách nhà nước",
    "Quỹ phát triển HĐSN",
  ],
};
const cellsOf = (kind, l) =>
  ({
    plain: [l.unit, l.quantity, l.price, l.amount, ""],
    "vat-total": [l.unit, l.price, l.quantity, l.amount, l.withVat, ""],
    "vat-rate": [l.unit, l.quantity, l.price, l.amount, `${l.rate}%`, l.withVat],
    "vat-amount": [l.unit, l.quantity, l.price, l.amount, l.tax, l.withVat],
    sources: [l.unit, l.quantity, l.price, l.amount, ...l.sources],
  })[kind];
const totalsOf = (kind, lines) => {
  const s = (f) => sum(lines.map(f));
  return {
    plain: ["", "", "", s((l) => l.amount), ""],
    "vat-total": ["", "", "", s((l) => l.amount), s((l) => l.withVat), ""],
    "vat-rate": ["", "", "", s((l) => l.amount), "", s((l) => l.withVat)],
    "vat-amount": ["", "", "", s((l) => l.amount), s((l) => l.tax), s((l) => l.withVat)],
    sources: ["", "", "", s((l) => l.amount), s((l) => l.sources[0]), s((l) => l.sources[1])],
  }[kind];
};

/** Rows of values; `role` tells the injector what a row is. */
function rowsOf(budget) {
  const rows = [];
  let number = 0;
  budget.groups.forEach((lines, at) => {
    if (budget.groups.length > 1)
      rows.push({
        role: "group",
        label: ROMAN[at],
        cells: [ROMAN[at], `Nhóm thiết bị số ${at + 1}`, ...totalsOf(budget.kind, lines)],
      });
    if (budget.numbering === "per-group") number = 0;
    for (const line of lines) {
      number += 1;
      rows.push({
        role: "line",
        label: String(number),
        cells: [String(number), line.name, ...cellsOf(budget.kind, line)],
      });
    }
  });
  rows.push({
    role: "total",
    label: "Tổng cộng",
    cells: ["", "Tổng cộng", ...totalsOf(budget.kind, budget.groups.flat())],
  });
  return rows;
}

const amountColumn = (b) => HEAD[b.kind].findIndex((h) => /^Thành tiền/.test(h));

/** One defect; null when the budget has no place for it. */
const DEFECTS = {
  product: (rows, b) => change(rows, "line", amountColumn(b), digit),
  total: (rows, b) => change(rows, "total", amountColumn(b), digit),
  subtotal: (rows, b) => change(rows, "group", amountColumn(b), digit),
  vat: (rows, b) =>
    b.kind.startsWith("vat")
      ? change(rows, "line", { "vat-total": 6, "vat-rate": 7, "vat-amount": 7 }[b.kind], digit)
      : null,
  source: (rows, b) => (b.kind === "sources" ? change(rows, "line", 6, digit) : null),
  "missing-row": (rows) => {
    const lines = rows.filter((row) => row.role === "line");
    const row = pick(lines.slice(1, -1).length > 0 ? lines.slice(1, -1) : lines);
    rows.splice(rows.indexOf(row), 1);
    return rows.filter((one) => one.role !== "line");
  },
  "doubled-row": (rows) => {
    const row = pick(rows.filter((one) => one.role === "line"));
    rows.splice(rows.indexOf(row), 0, { ...row, cells: [...row.cells] });
    return rows.filter((one) => one.label === row.label || one.role !== "line");
  },
  "swapped-columns": (rows, b) => {
    if (b.kind !== "vat-total") return null;
    const row = pick(rows.filter((one) => one.role === "line"));
    [row.cells[5], row.cells[6]] = [row.cells[6], row.cells[5]];
    return [row];
  },
  thousand: (rows, b) =>
    change(
      rows,
      "line",
      HEAD[b.kind].findIndex((h) => /^Thành tiền/.test(h)),
      (v) => v * 1000,
    ),
};
function digit(value) {
  const text = [...String(value)];
  const at = between(0, Math.max(0, text.length - 1));
  const other = pick([..."0123456789"].filter((d) => d !== text[at] && !(at === 0 && d === "0")));
  text[at] = other;
  return Number(text.join(""));
}
function change(rows, role, column, by) {
  const row = pick(
    rows.filter(
      (one) => one.role === role && typeof one.cells[column] === "number" && one.cells[column] > 0,
    ),
  );
  if (!row) return null;
  row.cells[column] = by(row.cells[column]);
  return [row];
}

const money = (value, style) =>
  typeof value === "number" ? String(value).replace(/\B(?=(\d{3})+(?!\d))/g, style) : value;
const TITLE = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2027",
  "Phụ lục",
  "Dự toán kinh phí năm 2027",
  "Đơn vị tính: đồng",
];
const WRITERS = {
  async tsv(head, rows, style) {
    const lines = [
      ...TITLE,
      "",
      head.join("\t"),
      ...rows.map((r) => r.cells.map((c) => money(c, style)).join("\t")),
    ];
    return { fileName: "b.txt", bytes: new TextEncoder().encode(lines.join("\n")) };
  },
  async md(head, rows, style) {
    const line = (cells) => `| ${cells.map((c) => money(c, style)).join(" | ")} |`;
    const lines = [
      ...TITLE.map((t) => `## ${t}`),
      "",
      line(head),
      `|${head.map(() => "---|").join("")}`,
      ...rows.map((r) => line(r.cells)),
    ];
    return { fileName: "b.md", bytes: new TextEncoder().encode(lines.join("\n")) };
  },
  async xlsx(head, rows) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Dự toán");
    for (const title of TITLE.slice(2)) sheet.addRow([title]);
    sheet.addRow(head);
    for (const { cells } of rows)
      sheet.addRow(cells.map((c) => (c === "" ? null : c))).eachCell((cell) => {
        if (typeof cell.value === "number") cell.numFmt = "#,##0";
      });
    return { fileName: "b.xlsx", bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
  },
  async docx(head, rows, style) {
    const row = (cells) =>
      new TableRow({
        children: cells.map(
          (c) => new TableCell({ children: [new Paragraph(String(money(c, style)))] }),
        ),
      });
    const doc = new Document({
      sections: [
        {
          children: [
            ...TITLE.map((t) => new Paragraph(t)),
            new Table({ rows: [row(head), ...rows.map((r) => row(r.cells))] }),
          ],
        },
      ],
    });
    return { fileName: "b.docx", bytes: new Uint8Array(await Packer.toBuffer(doc)) };
  },
};

const keyOf = (f) => `${f.code}|${f.where.row ?? ""}|${f.where.column ?? ""}|${f.found ?? ""}`;

const formats = option("format", null) ? [option("format", null)] : Object.keys(WRITERS);
const stats = new Map();
let cleanErrors = 0,
  cleanWarnings = 0,
  cleanRelations = 0,
  cleanFiles = 0;
for (let n = 0; n < files; n++) {
  const format = formats[n % formats.length];
  const budget = makeBudget();
  const write = (rows) => WRITERS[format](HEAD[budget.kind], rows, budget.style);
  const clean = await reviewFile(await write(rowsOf(budget)));
  const errors = clean.findings.filter((f) => f.severity === "error");
  cleanFiles++;
  cleanErrors += errors.length;
  cleanWarnings += clean.findings.filter((f) => f.severity === "warning").length;
  cleanRelations += clean.passed.relations;
  if (show)
    for (const f of clean.findings.filter((f) => f.severity !== "info"))
      console.log(
        "CLEAN",
        format,
        budget.kind,
        f.severity,
        f.code,
        f.where.row,
        f.message.slice(0, 140),
      );
  const before = new Set(clean.findings.map(keyOf));
  for (const [name, inject] of Object.entries(DEFECTS)) {
    const rows = rowsOf(budget);
    const places = inject(rows, budget);
    if (!places) continue;
    const found = (await reviewFile(await write(rows))).findings.filter(
      (f) => !before.has(keyOf(f)),
    );
    const labels = new Set(places.flatMap((p) => [p.label, p.cells[0], p.cells[1]]));
    const at = found.some((f) => [f.where, ...(f.alsoAt ?? [])].some((w) => labels.has(w.row)));
    const s = stats.get(name) ?? { n: 0, found: 0, at: 0, error: 0 };
    s.n++;
    if (found.length > 0) s.found++;
    if (at) s.at++;
    if (found.some((f) => f.severity === "error")) s.error++;
    stats.set(name, s);
    if (show && (!at || found.length === 0))
      console.log(
        found.length ? "MISPLACED" : "MISSED",
        format,
        budget.kind,
        name,
        [...labels].join("/"),
        found.map((f) => `${f.code}@${f.where.row}`).join(" "),
      );
  }
}
console.log(
  `clean: ${cleanFiles} files, ${cleanRelations} relations hold, ${cleanErrors} errors, ${cleanWarnings} warnings`,
);
for (const [name, s] of stats)
  console.log(
    `${name.padEnd(16)} ${s.n} files · found ${((100 * s.found) / s.n).toFixed(1)} % · as error ${((100 * s.error) / s.n).toFixed(1)} % · right row ${((100 * s.at) / s.n).toFixed(1)} %`,
  );
