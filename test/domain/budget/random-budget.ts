/** Builds consistent random budgets and their tables, so that a test can break exactly one thing. */
import { amountInWords } from "../../../src/domain/budget/amount-in-words.ts";
import type { ParsedDocument, ParsedTable } from "../../../src/domain/document/parsed-document.ts";

export interface BudgetOptions {
  seed: number;
  rows: number;
  style: "." | ",";
  groups: "none" | "before" | "after";
  vat: "none" | "total" | "rate" | "full";
  sources: boolean;
  words: boolean;
  labels: "global" | "by-group";
  /** A column of months that multiplies with quantity and price. */
  months?: boolean;
  /** What that column is called. */
  monthsHeader?: string;
  /** "Cộng", a reserve of 5 % and a total below it, where the amount is the only column that adds up. */
  reserve?: boolean;
}

export interface Line {
  label: string;
  name: string;
  unit: string;
  quantity: bigint;
  price: bigint;
  months: bigint;
  amount: bigint;
  rate: bigint;
  vat: bigint;
  withVat: bigint;
  sources: bigint[];
}

export interface RandomBudget {
  header: string[];
  /** Cells as text; the kind tells what a test may break. */
  rows: { kind: "line" | "group" | "total" | "words"; cells: string[]; group: number }[];
  column: Record<string, number>;
  total: bigint;
  style: "." | ",";
}

const NAMES = [
  "Máy trạm",
  "Bộ lưu điện",
  "Thiết bị mạng",
  "Đào tạo tin học",
  "Màn hình",
  "Tủ rack",
  "Thuê hạ tầng",
  "Bảo trì hệ thống",
];
const UNITS = ["Cái", "Bộ", "Tháng", "Gói", "Lớp"];

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const group = (value: bigint, style: string): string =>
  value.toString().replace(/\B(?=(\d{3})+$)/g, style);

export function randomBudget(options: BudgetOptions): RandomBudget {
  const next = random(options.seed);
  const pick = (max: number): number => Math.floor(next() * max);
  const rate = [5n, 8n, 10n][pick(3)] ?? 10n;
  const lines = Array.from({ length: options.rows }, (_, index): Line => {
    const quantity = BigInt(1 + pick(60));
    const price = BigInt(1 + pick(9_000)) * 10_000n;
    const months = options.months === true ? BigInt(1 + pick(12)) : 1n;
    const amount = quantity * months * price;
    const vat = options.vat === "none" ? 0n : (amount * rate) / 100n;
    const whole = options.vat === "none" ? amount : amount + vat;
    const first = options.sources ? (whole / 1_000n) * BigInt(pick(1_000)) : 0n;
    const second = options.sources && next() > 0.4 ? (whole - first) / 3n : 0n;
    return {
      label: String(index + 1),
      name: `${NAMES[pick(NAMES.length)] ?? ""} số ${index + 1}`,
      unit: UNITS[pick(UNITS.length)] ?? "",
      quantity,
      price,
      months,
      amount,
      rate,
      vat,
      withVat: whole,
      sources: options.sources ? [first, second, whole - first - second] : [],
    };
  });
  return render(lines, options, pick);
}

function render(
  lines: Line[],
  options: BudgetOptions,
  pick: (max: number) => number,
): RandomBudget {
  const columns: [string, string][] = [
    ["label", "TT"],
    ["name", "Nội dung"],
    ["unit", "ĐVT"],
    ["quantity", "Số lượng"],
    ...(options.months === true
      ? [["months", options.monthsHeader ?? "Số tháng"] as [string, string]]
      : []),
    ["price", "Đơn giá"],
    ["amount", "Thành tiền"],
  ];
  if (options.vat === "rate" || options.vat === "full") columns.push(["rate", "Thuế suất"]);
  if (options.vat === "full") columns.push(["vat", "Tiền thuế"]);
  if (options.vat !== "none") columns.push(["withVat", "Thành tiền (VAT)"]);
  if (options.sources) {
    columns.push(["source0", "Ngân sách"], ["source1", "Nguồn thu"], ["source2", "Quỹ phát triển"]);
  }
  columns.push(["notes", "Ghi chú"]);
  const column = Object.fromEntries(columns.map(([key], index) => [key, index]));
  const print = (value: bigint): string => group(value, options.style);
  const figures = (part: readonly Line[]): Record<string, string> => {
    const sum = (of: (line: Line) => bigint): string =>
      print(part.reduce((all, line) => all + of(line), 0n));
    return {
      amount: sum((line) => line.amount),
      vat: sum((line) => line.vat),
      withVat: sum((line) => line.withVat),
      source0: sum((line) => line.sources[0] ?? 0n),
      source1: sum((line) => line.sources[1] ?? 0n),
      source2: sum((line) => line.sources[2] ?? 0n),
    };
  };
  const row = (
    kind: RandomBudget["rows"][number]["kind"],
    values: Record<string, string>,
    at: number,
  ) => ({
    kind,
    group: at,
    cells: columns.map(([key]) => values[key] ?? ""),
  });
  const lineRow = (line: Line, label: string, at: number) =>
    row(
      "line",
      {
        label,
        name: line.name,
        unit: line.unit,
        quantity: print(line.quantity),
        months: print(line.months),
        price: print(line.price),
        amount: print(line.amount),
        rate: `${line.rate}%`,
        vat: print(line.vat),
        withVat: print(line.withVat),
        source0: print(line.sources[0] ?? 0n),
        source1: line.sources[1] === 0n ? "-" : print(line.sources[1] ?? 0n),
        source2: print(line.sources[2] ?? 0n),
      },
      at,
    );
  const rows: RandomBudget["rows"] = [];
  const parts = options.groups === "none" ? [lines] : chop(lines, pick);
  const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
  let count = 0;
  parts.forEach((part, at) => {
    const roman = romans[at] ?? "XIII";
    const head = {
      label: roman,
      name: `Hạng mục ${["phần cứng", "dịch vụ", "đào tạo"][at % 3] ?? ""} ${roman}`,
    };
    if (options.groups === "before") rows.push(row("group", { ...head, ...figures(part) }, at));
    if (options.groups === "after") rows.push({ ...row("group", head, at), kind: "words" });
    part.forEach((line, index) => {
      count += 1;
      rows.push(lineRow(line, options.labels === "global" ? String(count) : String(index + 1), at));
    });
    if (options.groups === "after")
      rows.push(row("group", { name: `Cộng ${roman}`, ...figures(part) }, at));
  });
  const { rows: below, total } = closing(lines, options, { row, print, figures });
  rows.push(...below);
  if (options.words) {
    rows.push({ kind: "words", group: -1, cells: [`Bằng chữ: ${amountInWords(total)}./.`] });
  }
  return { header: columns.map(([, text]) => text), rows, column, total, style: options.style };
}

type MakeRow = (
  kind: RandomBudget["rows"][number]["kind"],
  values: Record<string, string>,
  at: number,
) => RandomBudget["rows"][number];

interface Printing {
  row: MakeRow;
  print: (value: bigint) => string;
  figures: (part: readonly Line[]) => Record<string, string>;
}

/** The total, or a sum, a reserve and the total of both. */
function closing(lines: Line[], options: BudgetOptions, { row, print, figures }: Printing) {
  const { vat, sources, reserve } = options;
  const sum = lines.reduce((all, line) => all + (vat === "none" ? line.amount : line.withVat), 0n);
  const reserved = reserve === true && vat === "none" && !sources;
  const name = reserved ? "Cộng" : "Tổng cộng";
  const rows = [row("total", { name, ...figures(lines) }, -1)];
  if (!reserved) return { rows, total: sum };
  const extra = sum / 20n;
  rows.push(row("words", { name: "Dự phòng (5%)", amount: print(extra) }, -1));
  rows.push(row("words", { name: "Tổng dự toán", amount: print(sum + extra) }, -1));
  return { rows, total: sum + extra };
}

function chop(lines: readonly Line[], pick: (max: number) => number): Line[][] {
  const count = Math.min(2 + pick(4), Math.max(1, Math.floor(lines.length / 3)));
  const size = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, index) =>
    lines.slice(index * size, (index + 1) * size),
  ).filter((part) => part.length > 0);
}

/** A document that holds just the table, as the reader of a text file would hand it on. */
export function documentOf(
  budget: Pick<RandomBudget, "header" | "rows">,
  extra: { caption?: string[]; text?: string[] } = {},
): ParsedDocument {
  const table: ParsedTable = {
    index: 1,
    caption: extra.caption ?? ["Phụ lục 2"],
    headingPath: ["Phụ lục 2"],
    place: { line: 1 },
    headerRows: 1,
    rows: [budget.header, ...budget.rows.map((row) => row.cells)].map((cells, index) => ({
      place: { line: index + 1 },
      cells: cells.map((text) => ({ text })),
    })),
  };
  return wrap([table], extra.text ?? []);
}

export function wrap(tables: ParsedTable[], paragraphs: readonly string[]): ParsedDocument {
  return {
    format: "txt",
    fileName: "du-toan.txt",
    blocks: [
      ...paragraphs.map((text, index) => ({
        kind: "paragraph" as const,
        text,
        place: { line: 100_001 + index },
        headingPath: [],
      })),
      ...tables.map((table) => ({
        kind: "table" as const,
        text: "",
        place: table.place,
        headingPath: table.headingPath,
        table: table.index,
      })),
    ],
    tables,
    pages: 1,
    text: "",
    quality: { score: 1, lostMarks: false, ocr: false },
    warnings: [],
  };
}
