/**
 * A consistent budget as a tree of groups and lines, money in whole đồng as bigint, with the choices of how it is
 * laid out. Written from what real plans look like, on purpose without the product's own readers.
 */
import { makeWordStyle } from "./words.mjs";

const NAMES =
  `Máy vi tính để bàn cấu hình Core i5|Máy in laser đen trắng A4 in 2 mặt|Máy quét tài liệu tốc độ cao|Tủ mạng 42U|Bộ lưu điện UPS 3KVA
Màn hình hiển thị số thứ tự 55 inch|Đầu đọc mã QR và CCCD gắn chip|Ổ cứng lưu trữ NAS 8TB|Thiết bị chuyển mạch 24 cổng 10/100/1000|Camera giám sát IP 2.0MP
Bàn ký điện tử|Máy chủ ứng dụng|Cáp mạng Cat6 và phụ kiện thi công|Đào tạo người dùng bệnh án điện tử|Tập huấn an toàn thông tin mạng
Thuê đường truyền Internet 300 Mbps|Thuê kênh truyền số liệu chuyên dùng cấp II|Cổng thông tin điện tử của đơn vị|Tổng đài chăm sóc khách hàng|Công tác phí đoàn kiểm tra
Gia hạn chữ ký số cá nhân|Phần mềm quản lý xét nghiệm|Phần mềm lưu trữ và truyền tải hình ảnh y khoa|Tin nhắn nhắc lịch tái khám|Thiết bị tường lửa
Sao lưu dữ liệu tại trung tâm dữ liệu|Đánh giá hồ sơ an toàn hệ thống thông tin cấp độ 3|In tờ rơi tuyên truyền|Băng rôn tuyên truyền|Viết bài đăng trang thông tin điện tử
Sản xuất chương trình phát thanh|Phát sóng chương trình truyền hình|Hội nghị sơ kết công tác chuyển đổi số|Thuê dịch vụ lưu trữ đám mây|Máy tính bảng phục vụ khám bệnh
Máy quét vân tay|Ki-ốt lấy số tự động|Loa thông báo phòng chờ|Bảo trì hệ thống mạng nội bộ|Sửa chữa, thay thế linh kiện máy tính
Thiết bị đọc thẻ BHYT|Bộ phát wifi chuyên dụng|Tư vấn lập báo cáo kinh tế - kỹ thuật|Thẩm định giá|Bản quyền phần mềm diệt vi-rút
Nâng cấp phòng máy chủ|Điều hòa phòng máy chủ|Hệ thống báo cháy phòng máy chủ|Nhân công lắp đặt|Vật tư tiêu hao cho máy in mã vạch`
    .split(/[|\n]/)
    .map((name) => name.trim());
const PLACES = [
  "khoa Khám bệnh",
  "khoa Cấp cứu",
  "khoa Nội",
  "khoa Ngoại",
  "phòng Kế hoạch",
  "khoa Dược",
  "TYT xã An Phú",
  "khoa Sản",
];
const UNITS = [
  "Cái",
  "Bộ",
  "Gói",
  "Lớp",
  "Chiếc",
  "Tháng",
  "Người",
  "Buổi",
  "Hệ thống",
  "cái",
  "bộ",
];
const GROUPS = [
  "Hạ tầng công nghệ thông tin",
  "Phần mềm và dịch vụ",
  "An toàn thông tin",
  "Đào tạo, tập huấn",
  "Truyền thông",
  "Chi khác",
  "Thuê dịch vụ",
  "Duy trì, vận hành",
];
const SOURCES = [
  ["Ngân sách nhà nước", "Nguồn thu sự nghiệp"],
  ["NSNN", "Quỹ PTHĐSN"],
  ["Ngân sách tỉnh", "Thu BHYT", "Nguồn thu dịch vụ"],
  ["NSNN", "BHYT", "Xã hội hóa", "Nguồn khác"],
  ["Ngân sách cấp", "Quỹ phát triển hoạt động sự nghiệp", "Nguồn thu hợp pháp khác"],
  ["Nguồn NSNN", "Thu sự nghiệp"],
];

const SHAPES = [
  "plain",
  "plain",
  "vat-rate",
  "vat-total",
  "vat-amount",
  "vat-all",
  "sources",
  "sources",
  "sources-vat",
  "amount-only",
  "factor",
  "formula",
  "ratio",
  "vat-end",
];

/** Choices first, then lines that fit them. `rows` is the wished number of lines. */
export function makeBudget(r, rows) {
  const shape = r.pick(SHAPES);
  const scale = pickScale(r, shape);
  const vat = shape.startsWith("vat") || shape === "sources-vat";
  const depth = rows < 6 ? 0 : r.pick([0, 1, 1, 1, 2]);
  const budget = {
    shape,
    ...scale,
    depth,
    vat,
    uniformRate:
      shape === "vat-total" ||
      shape === "vat-amount" ||
      shape === "vat-end" ||
      shape === "sources-vat"
        ? r.pick([8, 10, 10])
        : null,
    sources: shape.startsWith("sources") ? r.pick(SOURCES) : [],
    style: r.pick([".", ".", ","]),
    zero: r.pick(["0", "-", "", "0"]),
    groupAt: depth === 0 ? "before" : r.pick(["before", "before", "before", "after", "both"]),
    totalAt: r.chance(0.12) ? "top" : "bottom",
    numbering: pickNumbering(r, depth),
    year: r.pick([2025, 2026, 2027]),
    words: makeWordStyle(r),
    footnotes: r.chance(0.15),
    dongMark: r.chance(0.06) && scale.unit === 1n,
  };
  const used = new Map();
  const line = () => makeLine(r, budget, used);
  budget.tree = makeTree(r, budget, rows, line);
  number(budget);
  return budget;
}

function pickScale(r, shape) {
  if (shape === "formula") return { unit: 1n, decimals: 0 };
  return r.pick([
    { unit: 1n, decimals: 0 },
    { unit: 1n, decimals: 0 },
    { unit: 1n, decimals: 0 },
    { unit: 1000n, decimals: 0 },
    { unit: 1000n, decimals: 0 },
    { unit: 1_000_000n, decimals: 3 },
    { unit: 1_000_000n, decimals: 2 },
  ]);
}

const pickNumbering = (r, depth) =>
  depth === 0
    ? r.pick(["global", "global", "none"])
    : depth === 1
      ? r.pick(["global", "per-group", "dotted", "roman-dotted", "dash", "letters"])
      : r.pick(["global", "per-group", "dotted", "letters-deep"]);

function makeLine(r, budget, used) {
  const grain =
    budget.unit === 1n
      ? r.pick([1000n, 5000n, 10_000n, 100_000n])
      : budget.unit === 1000n
        ? 100_000n
        : 1_000_000n;
  const odd = budget.unit === 1n && r.chance(0.2);
  const price = odd
    ? BigInt(r.between(1_000, 400_000)) * 100n
    : BigInt(r.between(3, 900)) * (grain < 10_000n ? grain * 10n : grain);
  const quantity = BigInt(r.chance(0.3) ? 1 : r.between(2, 120));
  const factor = budget.shape === "factor" ? BigInt(r.pick([1, 2, 3, 6, 12])) : 1n;
  const amount = price * quantity * factor;
  const rate = budget.vat ? (budget.uniformRate ?? r.pick([0, 5, 8, 10, 10])) : 0;
  const tax = (amount * BigInt(rate)) / 100n;
  const withVat = amount + tax;
  const base = r.pick(NAMES);
  const seen = (used.get(base) ?? 0) + 1;
  used.set(base, seen);
  const name = seen === 1 ? base : `${base} cho ${PLACES[seen % PLACES.length]} (đợt ${seen})`;
  const line = {
    kind: "line",
    name,
    unitName: r.pick(UNITS),
    price,
    quantity,
    factor,
    amount,
    rate,
    tax,
    withVat,
  };
  if (budget.sources.length > 0)
    line.sources = splitAmount(r, budget, budget.vat ? withVat : amount);
  if (budget.shape === "formula") Object.assign(line, formulaOf(r));
  return line;
}

function splitAmount(r, budget, amount) {
  const parts = budget.sources.map(() => 0n);
  const mode = r.between(0, 2);
  if (mode === 0) parts[r.between(0, parts.length - 1)] = amount;
  else {
    const grain = budget.unit === 1n ? 1000n : budget.unit === 1000n ? 1000n : 10_000n;
    let rest = amount;
    for (let i = 0; i < parts.length - 1; i++) {
      const share = ((rest * BigInt(r.between(0, 9))) / 10n / grain) * grain;
      parts[i] = share;
      rest -= share;
    }
    parts[parts.length - 1] = rest;
  }
  return parts;
}

/** "6 buổi x 559 xã x 60.000đ": the amount comes from the words of the line. */
function formulaOf(r) {
  const a = BigInt(r.between(2, 12));
  const b = BigInt(r.between(3, 559));
  const price = BigInt(r.between(3, 90)) * 10_000n;
  return {
    quantity: a * b,
    price,
    amount: a * b * price,
    factors: [a, b],
    withVat: a * b * price,
    words: r.pick([
      ["buổi", "xã"],
      ["lớp", "người"],
      ["tờ", "xã"],
      ["người", "ngày"],
    ]),
    said: r.chance(0.6),
  };
}

function makeTree(r, budget, rows, line) {
  const lines = (n) => Array.from({ length: n }, line);
  if (budget.depth === 0) return lines(rows);
  const titles = r.shuffle(GROUPS);
  const groups = Math.min(rows >= 200 ? r.between(4, 12) : r.between(2, 5), Math.floor(rows / 2));
  const sizes = share(r, rows, groups);
  return sizes.map((size, i) => {
    const title = titles[i % titles.length] + (i >= titles.length ? ` giai đoạn ${i}` : "");
    const group = { kind: "group", level: 1, name: title };
    if (budget.depth === 2 && size >= 4) {
      const subs = share(r, size, 2);
      group.children = subs.map((n, j) => ({
        kind: "group",
        level: 2,
        name: ["Mua sắm mới", "Duy trì, gia hạn"][j],
        children: lines(n),
      }));
    } else group.children = lines(size);
    return group;
  });
}

function share(r, total, parts) {
  const sizes = Array.from({ length: parts }, () => 2);
  for (let left = total - 2 * parts; left > 0; left--) sizes[r.between(0, parts - 1)] += 1;
  return sizes;
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const ABC = "abcdđeghiklmnopqrstuvxy";

/** Labels as the numbering asks for; letters and dashes only where the group is short enough. */
function number(budget) {
  let global = 0;
  const label = (node, path) => {
    node.children.forEach((child, i) => {
      if (child.kind === "group") {
        child.label =
          budget.numbering === "dotted"
            ? `${path}.${i + 1}`
            : budget.numbering === "letters-deep"
              ? String(i + 1)
              : String(i + 1);
        if (budget.depth === 2 && budget.numbering === "global") child.label = `${path}.${i + 1}`;
        if (budget.depth === 2 && budget.numbering === "per-group")
          child.label = `${path}.${i + 1}`;
        return label(child, child.label);
      }
      global += 1;
      child.label = {
        global: String(global),
        "per-group": String(i + 1),
        dotted: `${path}.${i + 1}`,
        "roman-dotted": `${path}.${i + 1}`,
        dash: "-",
        letters: ABC[i] ?? "-",
        "letters-deep": ABC[i] ?? "-",
        none: "",
      }[budget.numbering];
    });
  };
  const tops = budget.tree;
  if (budget.depth === 0) return label({ children: tops }, "");
  const longest = Math.max(
    ...tops.map((g) =>
      g.children[0]?.kind === "group"
        ? Math.max(...g.children.map((c) => c.children.length))
        : g.children.length,
    ),
  );
  if (
    (budget.numbering === "letters" || budget.numbering === "letters-deep") &&
    longest > ABC.length
  )
    budget.numbering = "per-group";
  tops.forEach((group, i) => {
    group.label =
      budget.numbering === "dotted"
        ? String(i + 1)
        : budget.numbering === "letters"
          ? String(i + 1)
          : ROMAN[i];
    label(group, group.label);
  });
}

/** Figures of a node: lines as they are, groups as sums. */
export function figuresOf(node) {
  const lines = linesIn(node);
  const sum = (pick) => lines.reduce((total, line) => total + pick(line), 0n);
  return {
    amount: sum((l) => l.amount),
    tax: sum((l) => l.tax ?? 0n),
    withVat: sum((l) => l.withVat),
    sources: (lines[0]?.sources ?? []).map((_, i) => sum((l) => l.sources[i])),
  };
}

const linesIn = (node) =>
  node.kind === "line" ? [node] : (node.children ?? node).flatMap((child) => linesIn(child));
