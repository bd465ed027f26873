/**
 * What a review costs by the number of budget rows: time of reading and of the rules, peak memory of the process.
 * Needs `npm run build` (or CAN_CU_DIST). Usage: node bench/review-cost.mjs [--rows 1000,10000,100000] [--prior 2000]
 * Each size runs in a process of its own; the budget is tab-separated text with groups, VAT and a grand total, all right.
 * `--prior` hands in so many unit prices of earlier plans as well.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const NOUNS = ["Máy vi tính", "Máy in", "Máy quét", "Bộ lưu điện", "Màn hình", "Đầu đọc mã QR"];
const KINDS = ["phòng khám", "khoa dược", "kho bệnh án", "quầy thu ngân", "phòng họp"];
const GROUP = 20;

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};

const nameOf = (n) =>
  `${NOUNS[n % NOUNS.length]} ${KINDS[n % KINDS.length]} mẫu ${Math.floor(n / GROUP) + 1}`;
const priceOf = (n) => (1 + (n % 37)) * 250_000;

function budgetText(rows) {
  const print = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ".");
  const lines = [
    "TT\tNội dung\tĐVT\tSố lượng\tĐơn giá\tTiền trước thuế\tThuế GTGT (10%)\tThành tiền",
  ];
  let total = [0, 0, 0];
  for (let start = 0; start < rows; start += GROUP) {
    let sums = [0, 0, 0];
    const body = [];
    for (let n = start; n < Math.min(rows, start + GROUP); n += 1) {
      const quantity = 1 + (n % 9);
      const before = quantity * priceOf(n);
      const amounts = [before, before / 10, before + before / 10];
      sums = sums.map((sum, i) => sum + amounts[i]);
      const cells = [n - start + 1, nameOf(n), "Cái", quantity, print(priceOf(n))];
      body.push([...cells, ...amounts.map(print)].join("\t"));
    }
    const group = start / GROUP + 1;
    lines.push(["", `Nhóm ${group}`, "", "", "", ...sums.map(print)].join("\t"), ...body);
    total = total.map((sum, i) => sum + sums[i]);
  }
  lines.push(["", "Tổng cộng", "", "", "", ...total.map(print)].join("\t"));
  return `DỰ TOÁN KINH PHÍ CHUYỂN ĐỔI SỐ NĂM 2026\n(Đơn vị tính: đồng)\n\n${lines.join("\n")}\n`;
}

const priorPrices = (count) =>
  Array.from({ length: count }, (_, n) => ({
    name: nameOf(n * 7),
    unit: "Cái",
    unitPrice: BigInt(priceOf(n)),
    withVat: false,
    year: 2025,
    documentId: "prior",
    locator: `Phụ lục 1, dòng ${n + 1}`,
    documentTitle: "Kế hoạch năm 2025",
  }));

async function measure(rows, prior) {
  const { readDocument, reviewRead } = await import("./product-review.mjs");
  const bytes = Buffer.from(budgetText(rows));
  const started = performance.now();
  const document = await readDocument({ fileName: "du-toan.tsv", bytes });
  const read = performance.now();
  const review = reviewRead(document, priorPrices(prior));
  const done = performance.now();
  const count = (severity) => review.findings.filter((f) => f.severity === severity).length;
  return {
    rows,
    "read s": ((read - started) / 1000).toFixed(2),
    "rules s": ((done - read) / 1000).toFixed(2),
    "total s": ((done - started) / 1000).toFixed(2),
    "µs a row": Math.round(((done - started) * 1000) / rows),
    "peak MB": Math.round(process.resourceUsage().maxRSS / 1024),
    relations: review.passed.relations,
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
  };
}

const prior = Number(option("prior", 0));
const single = option("single", null);
if (single !== null) {
  console.log(JSON.stringify(await measure(Number(single), prior)));
} else {
  const results = option("rows", "1000,10000,100000")
    .split(",")
    .map((rows) => {
      const args = [fileURLToPath(import.meta.url), "--single", rows, "--prior", String(prior)];
      const output = execFileSync(process.execPath, args, { encoding: "utf8" });
      return JSON.parse(output.trim().split("\n").at(-1));
    });
  console.table(results);
}
