/** The columns of a budget with their headers of one to three rows. */

const HEADERS = {
  label: ["TT", "STT", "Stt", "Số TT", "TT"],
  name: [
    "Nội dung",
    "Tên hoạt động",
    "Danh mục",
    "Hạng mục",
    "Nội dung công việc",
    "Danh mục thiết bị",
    "Nội dung chi",
    "Nhiệm vụ",
    "Tên thiết bị, dịch vụ",
  ],
  unitName: ["ĐVT", "Đơn vị tính", "ĐVT", "Đ.V.T", "Đơn vị"],
  quantity: ["SL", "Số lượng", "Khối lượng", "Số lượng", "S.lượng"],
  price: ["Đơn giá", "Đơn giá", "Đơn giá dự kiến", "Mức chi", "Giá dự kiến"],
  factor: ["Số tháng", "Thời gian (tháng)", "Số lần", "Số đợt", "Số buổi"],
  amount: ["Thành tiền", "Thành tiền", "Kinh phí", "Tổng kinh phí", "Dự toán", "Số tiền"],
  amountBefore: [
    "Thành tiền trước thuế",
    "Thành tiền (chưa VAT)",
    "Giá trị trước thuế",
    "Thành tiền chưa có thuế GTGT",
    "Thành tiền",
  ],
  rate: ["Thuế suất (%)", "VAT (%)", "% VAT", "Thuế suất", "Thuế GTGT (%)"],
  tax: ["Thuế GTGT", "Tiền thuế", "Thuế VAT", "VAT", "Tiền thuế GTGT"],
  withVat: [
    "Thành tiền sau thuế",
    "Thành tiền (có VAT)",
    "Thành tiền đã gồm VAT",
    "Tổng cộng",
    "Tổng tiền sau thuế",
    "Thành tiền (VAT)",
  ],
  ratio: ["Tỷ trọng (%)", "Tỷ lệ (%)", "Cơ cấu (%)"],
  text: ["Diễn giải", "Cách tính", "Diễn giải cách tính"],
  note: ["Ghi chú", "Thuyết minh", "Ghi chú"],
};

const ORDERS = [
  ["unitName", "quantity", "price"],
  ["unitName", "price", "quantity"],
  ["quantity", "unitName", "price"],
  ["price", "quantity", "unitName"],
];

function columnKeys(r, budget) {
  const front = budget.numbering === "none" && r.chance(0.7) ? ["name"] : ["label", "name"];
  const order = r.pick(ORDERS);
  const priced =
    budget.shape === "factor"
      ? r.pick([
          [...order.slice(0, 3), "factor"],
          [order[0], order[1], "factor", order[2]],
        ])
      : order;
  const body = {
    plain: [...priced, "amount"],
    "vat-rate": [...priced, "amount", "rate", "withVat"],
    "vat-total": [...priced, "amount", "withVat"],
    "vat-amount": [...priced, "amount", "tax", "withVat"],
    "vat-all": [...priced, "amount", "rate", "tax", "withVat"],
    "vat-end": [...priced, "amount"],
    sources: [...priced, "amount", ...budget.sources.map((_, i) => `source${i}`)],
    "sources-vat": [...priced, "amount", "withVat", ...budget.sources.map((_, i) => `source${i}`)],
    "amount-only": ["amount"],
    factor: [...priced, "amount"],
    formula: r.pick([
      ["text", "amount"],
      ["text", "price", "amount"],
      ["amount", "text"],
    ]),
    ratio: [...priced, "amount", "ratio"],
  }[budget.shape];
  const keys = r.chance(0.55) && budget.shape !== "formula" ? [...body, "note"] : body;
  const mixed = r.chance(0.12) && budget.sources.length === 0 ? r.shuffle(keys) : keys;
  return [...front, ...mixed];
}

const UNIT_NAMES = {
  1: ["đồng", "VNĐ", "đồng"],
  1000: ["nghìn đồng", "ngàn đồng", "1.000 đồng", "nghìn đồng"],
  1000000: ["triệu đồng", "triệu đồng", "Triệu đồng"],
};
export const isMoney = (key) => /^(?:price|amount|tax|withVat|source\d)$/.test(key);

/** Columns with their header path; one to three header rows. */
export function makeColumns(r, budget) {
  const unitWord = r.pick(UNIT_NAMES[String(budget.unit)]);
  const unitAt =
    budget.unit === 1n
      ? r.pick(["caption", "caption", "none", "header"])
      : r.pick(["caption", "header", "both"]);
  const twoRows = r.chance(0.4);
  const columns = columnKeys(r, budget).map((key) => {
    const source = /^source(\d)$/.exec(key)?.[1];
    let title =
      source === undefined
        ? r.pick(HEADERS[key === "amount" && budget.vat ? "amountBefore" : key])
        : budget.sources[Number(source)];
    if (key === "price" && unitAt !== "caption" && unitAt !== "none")
      title = `${title} (${unitWord})`;
    if (key === "amount" && unitAt !== "caption" && unitAt !== "none")
      title = `${title} (${unitWord})`;
    if (/^(?:tax|withVat|source\d)$/.test(key) && unitAt === "header" && budget.unit !== 1n)
      title = `${title} (${unitWord})`;
    return { key, path: [title] };
  });
  // "Trong đó" or "Thành tiền" over neighbouring columns.
  let rows = 1;
  if (twoRows) {
    const spans =
      budget.sources.length > 0
        ? {
            over: /^source/,
            top: r.pick(["Nguồn kinh phí", "Trong đó", "Chia theo nguồn", "Nguồn vốn"]),
          }
        : {
            over: /^(?:amount|tax|withVat)$/,
            top: unitAt === "header" ? `Thành tiền (${unitWord})` : "Thành tiền",
          };
    const under = columns.filter((c) => spans.over.test(c.key));
    const neighbours =
      under.length >= 2 &&
      columns.indexOf(under.at(-1)) - columns.indexOf(under[0]) === under.length - 1;
    if (neighbours) {
      rows = 2;
      for (const column of under) {
        const inner =
          budget.sources.length > 0
            ? column.path[0].replace(/^Nguồn /, "")
            : {
                amount: r.pick(["Trước thuế", "Chưa VAT"]),
                tax: r.pick(["Thuế", "Thuế VAT", "Tiền thuế"]),
                withVat: r.pick(["Sau thuế", "Có VAT", "Đã có thuế"]),
              }[column.key];
        column.path = [spans.top, inner.charAt(0).toUpperCase() + inner.slice(1)];
      }
    }
  }
  const caption =
    unitAt === "caption" || unitAt === "both"
      ? r.pick([
          `Đơn vị tính: ${unitWord}`,
          `ĐVT: ${unitWord}`,
          `(Đơn vị tính: ${unitWord})`,
          `Đơn vị: ${unitWord}`,
        ])
      : null;
  return { columns, headerRows: rows, caption, unitWord, unitAt, numberingRow: r.chance(0.15) };
}
