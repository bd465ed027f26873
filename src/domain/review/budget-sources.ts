/** Money that a plan asks for without saying who gives how much of it. */
import type { Finding } from "./finding.ts";
import type { Prose, ProseLine } from "./prose.ts";

const SOURCES = [
  /ngan sach/,
  /thu (?:su nghiep|hop phap)|nguon thu/,
  /xa hoi hoa/,
  /tu can doi|quy phat trien/,
  /hop phap khac/,
];

/** Several sources are named, money is planned, and no figure says how much each gives. */
export function sourcesMissing(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const budget = prose.lines.filter((line) => line.part === "budget" && line.kind !== "row");
  const text = budget.map((line) => line.folded).join(" ");
  const named = SOURCES.filter((source) => source.test(text)).length;
  const amounts = /\d[\d.,]*\s*(?:dong|trieu|ty|ngan|nghin)|\d{1,3}(?:[.,]\d{3}){2,}/.test(text);
  if (named === 0) return noSourceAtAll(prose, budget);
  if (named < 2 || amounts || !plansMoney(prose)) return [];
  const first = budget.find((line) => SOURCES.some((source) => source.test(line.folded)));
  if (!first) return [];
  return [
    missing(first, {
      severity: "warning",
      expected: "số tiền theo từng nguồn",
      found: "chỉ kể tên nguồn",
      message: "Kế hoạch kể nhiều nguồn kinh phí nhưng không chia tổng dự toán theo nguồn.",
      suggestion: "Thêm cột nguồn kinh phí vào bảng dự toán hoặc ghi số tiền từng nguồn.",
    }),
  ];
}

const missing = (
  { where, text }: ProseLine,
  said: Required<Pick<Finding, "severity" | "expected" | "found" | "message" | "suggestion">>,
): Finding => ({
  code: "budget-sources-missing",
  where,
  quote: text.trim().slice(0, 160),
  ...said,
});

/** A section on money that names its total and no source; a table may name them in its columns, another paper too. */
function noSourceAtAll(prose: Prose, budget: readonly ProseLine[]): Finding[] {
  const first = budget.find((line) =>
    /\d[\d.,]*\s*(?:dong|trieu|ty|nghin|ngan)\b/.test(line.folded),
  );
  const elsewhere = prose.lines.some(
    (line) =>
      (line.kind === "row" || line.part === "solutions" || line.part === "tasks") &&
      [
        ...SOURCES,
        /\bnguon (?:kinh phi|von|thu|ngan sach)|\bnsnn\b|\bquy (?:phat trien|bhyt|du phong)/,
      ].some((source) => source.test(line.folded)),
  );
  if (first === undefined || elsewhere) return [];
  return [
    missing(first, {
      severity: "info",
      expected: "nguồn kinh phí",
      found: "không nêu nguồn",
      message: "Phần kinh phí nêu số tiền nhưng không nêu nguồn nào.",
      suggestion: "Ghi rõ nguồn: ngân sách nhà nước, nguồn thu, quỹ, xã hội hóa.",
    }),
  ];
}

/** A table with a total of money and no column for sources. */
function plansMoney(prose: Prose): boolean {
  const rows = prose.lines.filter((line) => line.kind === "row");
  const total = rows.some(
    (row) =>
      /tong cong|tong so|^\W*tong\b/.test(row.folded) && /\d{1,3}(?:[.,]\d{3}){1,}/.test(row.text),
  );
  const sources = rows.some((row) => !/\d{4}/.test(row.text) && /nguon|ngan sach/.test(row.folded));
  return total && !sources;
}
