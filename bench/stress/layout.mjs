/** A budget as columns and rows of typed values, with the text around the table: what a writer then prints. */
import { figuresOf } from "./budget.mjs";
import { printWords } from "./words.mjs";
import { isMoney, makeColumns } from "./columns.mjs";

let nextId = 0;

/** Rows of the table: id, role, label, name, figures by column key. */
function makeRows(r, budget) {
  const rows = [];
  const push = (role, label, name, values, node) => {
    nextId += 1;
    rows.push({ id: nextId, role, label, name, values, node, text: {} });
    return rows.at(-1);
  };
  const total = figuresOf(budget.tree);
  const sums = (figures) => ({
    amount: figures.amount,
    tax: figures.tax,
    withVat: figures.withVat,
    ...Object.fromEntries(figures.sources.map((s, i) => [`source${i}`, s])),
    share: figures.amount,
  });
  const lineValues = (l) => ({
    unitName: l.unitName,
    price: l.price,
    quantity: l.quantity,
    factor: l.factor,
    rate: l.rate,
    share: l.amount,
    amount: l.amount,
    tax: l.tax,
    withVat: l.withVat,
    ...Object.fromEntries((l.sources ?? []).map((s, i) => [`source${i}`, s])),
  });
  const walk = (nodes) => {
    for (const node of nodes) {
      if (node.kind === "line") {
        push("line", node.label, node.name, lineValues(node), node);
        continue;
      }
      const own = budget.groupAt === "after" && node.level === 1 ? {} : sums(figuresOf(node));
      push(
        "group",
        node.label,
        node.level === 1 && r.chance(0.2) ? node.name.toUpperCase() : node.name,
        own,
        node,
      );
      walk(node.children);
      if (budget.groupAt !== "before" && node.level === 1)
        push(
          "sub",
          "",
          r.pick([
            `Cộng ${node.label}`,
            `Cộng mục ${node.label}`,
            `Tổng ${node.label}`,
            `Cộng nhóm ${node.label}`,
          ]),
          sums(figuresOf(node)),
          node,
        );
    }
  };
  const tops = budget.depth > 0 ? budget.tree.map((g) => g.label) : [];
  const totalName = () =>
    r.pick([
      "Tổng cộng",
      "TỔNG CỘNG",
      "Cộng",
      "Tổng số",
      "TỔNG KINH PHÍ",
      tops.length > 1 && tops.length < 5 ? `Tổng cộng (${tops.join("+")})` : "Tổng cộng",
    ]);
  const whole = sums(total);
  if (budget.totalAt === "top") push("total", "", totalName(), whole, null);
  walk(budget.tree);
  if (budget.shape === "vat-end") {
    const rate = budget.uniformRate;
    push(
      "total",
      "",
      r.pick(["Cộng trước thuế", "Cộng (chưa VAT)", "Cộng"]),
      { amount: total.amount },
      null,
    );
    push(
      "tax",
      "",
      r.pick([`Thuế GTGT (${rate}%)`, `Thuế VAT ${rate}%`]),
      { amount: total.tax },
      null,
    );
    push(
      "grand",
      "",
      r.pick(["Tổng cộng sau thuế", "Tổng cộng (đã có VAT)", "Tổng cộng"]),
      { amount: total.withVat },
      null,
    );
  } else if (budget.totalAt === "bottom") push("total", "", totalName(), whole, null);
  return rows;
}

/** The whole document: paragraphs before, the table, paragraphs after. Each paragraph has an id like a row. */
export function makeDocument(r, budget) {
  nextId = 0;
  const { columns, ...header } = makeColumns(r, budget);
  const rows = makeRows(r, budget);
  const total = figuresOf(budget.tree);
  const grand = budget.vat ? total.withVat : total.amount;
  const paragraph = (text, extra = {}) => ({ id: (nextId += 1), text, ...extra });
  const before = [
    paragraph("KẾ HOẠCH"),
    paragraph(
      `Ứng dụng công nghệ thông tin, chuyển đổi số tại Trung tâm Y tế Suối Xanh năm ${budget.year}`,
    ),
  ];
  const grandText = { kind: "grand", value: grand };
  if (r.chance(0.6))
    before.push(moneyParagraph(r, budget, paragraph, "kinh phí thực hiện", grandText));
  if (budget.sources.length > 0 && r.chance(0.7)) {
    before.push(
      paragraph("", {
        parts: [
          r.pick(["Trong đó: ", "Cơ cấu nguồn: "]),
          ...total.sources.flatMap((value, i) => [
            `${i === 0 ? "" : "; "}${budget.sources[i]}: `,
            { kind: "source", index: i, value },
            " đồng",
          ]),
          ".",
        ],
        sums: grand,
      }),
    );
  }
  if (budget.depth > 0 && r.chance(0.3)) {
    const group = r.pick(budget.tree);
    const figures = figuresOf(group);
    before.push(
      paragraph("", {
        parts: [
          `Kinh phí nhóm ${group.label}. ${group.name}: `,
          { kind: "group", value: budget.vat ? figures.withVat : figures.amount, node: group },
          " đồng.",
        ],
      }),
    );
  }
  if (r.chance(0.4)) before.push(ratioParagraph(r, paragraph));
  if (r.chance(0.25)) before.push(...listParagraphs(r, paragraph));
  before.push(
    paragraph(r.pick(["Phụ lục", "Phụ lục 2", "PHỤ LỤC KINH PHÍ"])),
    paragraph(`Dự toán kinh phí năm ${budget.year}`),
  );
  if (header.caption) before.push(paragraph(header.caption, { caption: true }));
  const after = [];
  const inWords = r.chance(0.55) ? { words: grand } : null;
  if (inWords)
    after.push(
      paragraph("", {
        parts: [
          r.pick(["Bằng chữ: ", "(Bằng chữ: ", "Số tiền bằng chữ: ", "Viết bằng chữ: "]),
          { kind: "words", value: grand },
          "./.",
        ],
      }),
    );
  return { budget, columns, ...header, rows, before, after, grand, total };
}

function moneyParagraph(r, budget, paragraph, what, slot) {
  const scaled = r.chance(0.15) && slot.value % 10_000_000n === 0n;
  const number = scaled ? { ...slot, as: "million" } : slot;
  const lead = r.pick([
    `Tổng ${what} là `,
    `Tổng ${what}: `,
    `Dự kiến tổng ${what} năm ${budget.year}: `,
  ]);
  const parts = [lead, number, scaled ? " triệu đồng" : " đồng"];
  if (r.chance(0.4))
    parts.push(r.pick([" (Bằng chữ: ", " (bằng chữ: "]), { kind: "words", value: slot.value }, ")");
  parts.push(".");
  return paragraph("", { parts });
}

function ratioParagraph(r, paragraph) {
  const whole = r.between(7, 400);
  const part = r.between(1, whole);
  const decimals = r.pick([0, 1, 2]);
  const parts = r.pick([
    [
      { kind: "count", value: part },
      "/",
      { kind: "count", value: whole },
      " đơn vị đã triển khai bệnh án điện tử, đạt ",
      { kind: "percent", part, whole, decimals },
      ".",
    ],
    [
      "Số cán bộ được tập huấn: ",
      { kind: "count", value: part },
      "/",
      { kind: "count", value: whole },
      " người, chiếm ",
      { kind: "percent", part, whole, decimals },
      ".",
    ],
    [
      "Tỷ lệ máy tính kết nối mạng nội bộ đạt ",
      { kind: "percent", part, whole, decimals },
      " (",
      { kind: "count", value: part },
      "/",
      { kind: "count", value: whole },
      " máy).",
    ],
  ]);
  return paragraph("", { parts, ratio: true });
}

function listParagraphs(r, paragraph) {
  const items = r
    .shuffle([
      "Rà soát hiện trạng hạ tầng",
      "Xây dựng danh mục đầu tư",
      "Tổ chức lựa chọn nhà thầu",
      "Nghiệm thu, bàn giao đưa vào sử dụng",
      "Đào tạo người sử dụng",
      "Báo cáo kết quả thực hiện",
    ])
    .slice(0, r.between(4, 6));
  const mark = r.pick([(i) => `${i + 1}. `, (i) => `${"abcdđeghik"[i]}) `, (i) => `${i + 1}) `]);
  return items.map((item, i) =>
    paragraph("", { parts: [{ kind: "item", text: mark(i) }, item], list: true, mark }),
  );
}

/** Text of a value as this document prints it. */
export function printer(doc, r) {
  const { budget } = doc;
  const group = (digits, mark) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
  const other = budget.style === "." ? "," : ".";
  const fixed = (value, unit, decimals) => {
    const scaled = (value * 10n ** BigInt(decimals)) / unit;
    const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, "0");
    const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
    const sign = scaled < 0n ? "-" : "";
    return (
      sign + group(whole, budget.style) + (decimals === 0 ? "" : other + digits.slice(-decimals))
    );
  };
  const grandAmount = doc.total.amount;
  const cell = (row, key) => {
    if (row.text[key] !== undefined) return row.text[key];
    if (key === "label") return row.label;
    if (key === "name")
      return row.name + (budget.footnotes && row.id % 7 === 0 && row.role === "line" ? " (*)" : "");
    if (key === "note") return row.role === "line" && row.id % 3 === 0 ? "Báo giá thị trường" : "";
    if (key === "text") return row.role === "line" ? formulaText(row, fixed) : "";
    if (key === "ratio")
      return row.values.share === undefined
        ? ""
        : percentText(row.values.ratio ?? row.values.share, grandAmount, 2);
    const value = row.values[key];
    if (value === undefined || value === null) return "";
    if (key === "unitName") return value;
    if (key === "rate")
      return value === 0
        ? "KCT"
        : doc.columns
              .find((c) => c.key === "rate")
              ?.path.at(-1)
              .includes("%") && row.id % 2 === 0
          ? String(value)
          : `${value}%`;
    if (key === "quantity" || key === "factor") return group(String(value), budget.style);
    if (isMoney(key)) {
      if (value === 0n) return budget.zero;
      const text = fixed(value, budget.unit, budget.decimals);
      return budget.dongMark && row.role === "line" && key === "price" ? `${text}đ` : text;
    }
    return String(value);
  };
  const percentText = (part, whole, decimals) => {
    const p = BigInt(part);
    const w = BigInt(whole);
    if (w === 0n) return "";
    const scaled = (p * 100n * 10n ** BigInt(decimals) * 2n + w) / (2n * w);
    const digits = String(scaled).padStart(decimals + 1, "0");
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
  };
  const slot = (part) => {
    if (typeof part === "string") return part;
    if (part.text !== undefined) return part.text;
    if (part.kind === "words") return (part.text = printWords(part.value, budget.words, r));
    if (part.kind === "percent") return `${percentText(part.part, part.whole, part.decimals)}%`;
    if (part.kind === "count") return String(part.value);
    if (part.as === "million")
      return (
        group(String(part.value / 1_000_000n), budget.style === "," ? "," : ".") +
        (part.value % 1_000_000n === 0n
          ? ""
          : `,${String((part.value % 1_000_000n) / 10_000n).padStart(2, "0")}`)
      );
    return group(String(part.value), ".");
  };
  const paragraph = (p) =>
    p.parts === undefined
      ? p.text
      : p.parts.map(slot).join("") + (p.parts[0] === "(Bằng chữ: " ? ")" : "");
  return { cell, paragraph };
}

function formulaText(row, fixed) {
  const { factors, words, said } = row.node;
  const [a, b] = row.values.factors ?? factors;
  const price = fixed(row.values.price, 1n, 0);
  const text = `${a} ${words[0]} x ${b} ${words[1]} x ${price}đ`;
  return said ? `${text} = ${fixed(row.values.said ?? row.node.amount, 1n, 0)}đ` : text;
}
