/** Small documents, plans and registers for the tests of plans. */
import type {
  Block,
  ParsedDocument,
  ParsedTable,
} from "../../../src/domain/document/parsed-document.ts";
import { type Plan } from "../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeRegister, type Register } from "../../../src/domain/regulation/register.ts";
import { type Provision, RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";

/** "# I. MỤC TIÊU" a heading (depth by #), "- x" a bullet, "@1" table 1, anything else a paragraph. */
export function aDocument(
  lines: readonly string[],
  tables: readonly string[][][] = [],
): ParsedDocument {
  const blocks = lines.map((line, index): Block => {
    const base = { place: { line: index + 1 }, headingPath: [] };
    const heading = /^(#+)\s+((?:Phần \S+|Phụ lục \d+|[IVX]+\.|\d+\.|[a-z]\))?\s*)(.*)$/u.exec(
      line,
    );
    if (heading) {
      const marker = heading[2]!.trim();
      const text = `${heading[2]!}${heading[3]!}`;
      return {
        ...base,
        kind: "heading",
        text,
        level: heading[1]!.length,
        ...(marker === "" ? {} : { marker }),
      };
    }
    if (line.startsWith("@"))
      return { ...base, kind: "table", text: "", table: Number(line.slice(1)) };
    const bullet = /^([-+])\s+(.*)$/u.exec(line);
    if (bullet)
      return { ...base, kind: "list-item", marker: bullet[1]!, text: bullet[2]!, level: 1 };
    return { ...base, kind: "paragraph", text: line };
  });
  return {
    format: "md",
    fileName: "ke-hoach.md",
    blocks,
    tables: tables.map((rows, index) => aTable(rows, index + 1)),
    pages: 1,
    text: lines.join("\n"),
    quality: { score: 1, lostMarks: false, ocr: false },
    warnings: [],
  };
}

function aTable(rows: readonly string[][], index: number): ParsedTable {
  return {
    index,
    caption: [`Phụ lục ${index}`],
    headingPath: [],
    place: { line: 900 + index },
    headerRows: 1,
    rows: rows.map((cells, at) => ({
      place: { line: 900 + index + at },
      cells: cells.map((text) => ({ text })),
    })),
  };
}

export function aPlan(lines: readonly string[], tables: readonly string[][][] = []): Plan {
  return readPlan(aDocument(lines, tables), {
    title: null,
    year: null,
    signed: null,
    issuer: null,
  });
}

export function anEntry(part: Partial<RegisterEntry> & { symbol: string }): RegisterEntry {
  return RegisterEntry.parse({
    type: "Thông tư",
    issuer: "Bộ Y tế",
    signed: "2025-06-06",
    effective: "2025-07-21",
    effectiveRule: "date",
    title: "Hướng dẫn triển khai hồ sơ bệnh án điện tử",
    subjects: ["benh-an-dien-tu"],
    scope: "national",
    force: "normative",
    sources: [{ text: "Bản đọc thử", seen: "2026-10-05", level: "full-text" }],
    confidence: "high",
    ...part,
  });
}

/** Replaced, replacing, ended, succeeding, amended and amending documents. */
/** What facilities that are no hospitals must have done by the end of 2026. */
export const EMR_DUTY: Provision = {
  locator: "Điều 4 khoản 2 điểm b",
  kind: "deadline",
  fact: "Cơ sở khám bệnh, chữa bệnh khác phải hoàn thành triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026.",
  who: "Cơ sở khám bệnh, chữa bệnh khác",
  due: "2026-12-31",
  appliesTo: ["non-hospital"],
  asks: [],
  confidence: "high",
};

export function aRegister(): Register {
  return makeRegister([
    anEntry({
      symbol: "13/2025/TT-BYT",
      relations: [
        {
          kind: "replaces",
          target: "46/2018/TT-BYT",
          confidence: "high",
          clause: "Điều 4 khoản 3",
        },
      ],
      provisions: [EMR_DUTY],
    }),
    anEntry({
      symbol: "46/2018/TT-BYT",
      signed: "2018-12-28",
      effective: "2019-03-01",
      title: "Quy định hồ sơ bệnh án điện tử",
    }),
    anEntry({
      symbol: "749/QĐ-TTg",
      type: "Quyết định",
      issuer: "Thủ tướng Chính phủ",
      signed: "2020-06-03",
      effective: "2020-06-03",
      title: "Phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025",
      subjects: ["chuyen-doi-so"],
      force: "administrative",
      period: { to: "2025-12-31" },
    }),
    anEntry({
      symbol: "1266/QĐ-TTg",
      type: "Quyết định",
      issuer: "Thủ tướng Chính phủ",
      signed: "2026-07-14",
      effective: "2026-07-14",
      title: "Chiến lược quốc gia về chuyển đổi số giai đoạn 2026–2030",
      subjects: ["chuyen-doi-so"],
      force: "administrative",
      period: { from: "2026-01-01", to: "2030-12-31" },
      relations: [{ kind: "succeeds", target: "749/QĐ-TTg", confidence: "high" }],
    }),
    anEntry({
      symbol: "130/QĐ-BYT",
      type: "Quyết định",
      signed: "2023-01-18",
      effective: "2023-01-18",
      title: "Quy định chuẩn và định dạng dữ liệu đầu ra",
      subjects: ["bhyt", "chuan-du-lieu"],
      force: "administrative",
    }),
    anEntry({
      symbol: "4750/QĐ-BYT",
      type: "Quyết định",
      signed: "2023-12-29",
      effective: "2024-07-01",
      title: "Sửa đổi, bổ sung Quyết định 130/QĐ-BYT",
      subjects: ["bhyt", "chuan-du-lieu"],
      force: "administrative",
      relations: [{ kind: "amends", target: "130/QĐ-BYT", confidence: "high" }],
    }),
    anEntry({
      symbol: "51/2024/QH15",
      type: "Luật",
      issuer: "Quốc hội",
      signed: "2024-11-27",
      effective: "2025-07-01",
      title: "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế",
      subjects: ["bhyt"],
      provisions: [
        {
          locator: "Điều 3 khoản 4",
          kind: "deadline",
          fact: "Chậm nhất ngày 01/01/2027, các cơ sở khám bệnh, chữa bệnh bảo hiểm y tế phải liên thông và sử dụng kết quả cận lâm sàng của nhau.",
          who: "Cơ sở khám bệnh, chữa bệnh bảo hiểm y tế",
          due: "2027-01-01",
          appliesTo: ["all"],
          asks: [],
          confidence: "high",
        },
      ],
    }),
    anEntry({
      symbol: "204/2025/QH15",
      type: "Nghị quyết",
      issuer: "Quốc hội",
      signed: "2025-06-17",
      effective: "2025-07-01",
      title: "Giảm thuế giá trị gia tăng",
      subjects: ["thue-gtgt"],
      provisions: [
        {
          locator: null,
          kind: "rate",
          fact: "Thuế giá trị gia tăng được giảm còn 8% đến hết 31/12/2026.",
          until: "2026-12-31",
          asks: [],
          confidence: "high",
        },
      ],
    }),
    anEntry({
      symbol: "15/QĐ-SYT",
      type: "Quyết định",
      issuer: "Sở Y tế Vĩnh Long",
      signed: "2024-01-09",
      effective: "2024-01-09",
      title: "Quy chế quản lý, vận hành trang thông tin điện tử",
      scope: "provincial",
      force: "administrative",
    }),
  ]);
}

/** A plan of tasks in a table and a budget below them. */
export const aPlanOfTables = (tasks: string[][], budget: string[][]): Plan =>
  aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026",
      "# I. NHIỆM VỤ",
      "@1",
      "# II. KINH PHÍ NĂM 2026",
      "@2",
    ],
    [tasks, budget],
  );

/** A plan of 2026 with report, bases, targets, tasks, appendix of tasks and budget. */
export const planLines = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
  "# Phần I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025",
  "- Tỷ lệ ký số đạt 98.4%, có 230.553 đơn thuốc liên thông.",
  "# Phần II. NỘI DUNG KẾ HOẠCH NĂM 2026",
  "## I. CĂN CỨ LẬP KẾ HOẠCH",
  "- Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số quốc gia đến năm 2025;",
  "- Nghị định số 13/2025/TT-BYT ngày 28/12/2018 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử;",
  "- Quyết định số 130/QĐ-BYT ngày 18/01/2023 của Bộ Y tế quy định chuẩn dữ liệu đầu ra;",
  "- Kế hoạch số 999/KH-ABC ngày 05/01/2026 của Trung tâm về bảo mật;",
  "- Quyết định số 15/QĐ-SYT ngày 09/01/2024 của Sở Y tế về quy chế trang tin;",
  "## II. MỤC TIÊU",
  "- 95% văn bản trao đổi trên môi trường mạng trong năm 2025.",
  "- 100% người bệnh bảo hiểm y tế dùng căn cước, đạt trên 85% lượt tra cứu.",
  "## III. NHIỆM VỤ",
  "### 1. Phát triển hạ tầng số",
  "- Phối hợp Sở Thông tin và Truyền thông trang bị máy chủ trong năm 2026.",
  "### 2. Phát triển nền tảng",
  "- Triển khai bệnh án điện tử theo Thông tư số 46/2018/TT-BYT ngày 28/12/2018 của Bộ Y tế. Dự kiến hoàn thành trong năm 2028.",
  "- ............",
  "## IV. TỔ CHỨC THỰC HIỆN",
  "- Báo cáo trước ngày 05/12/2026.",
  "Nơi nhận:",
  "- Sở Y tế;",
  "- Lưu: VT.",
  "GIÁM ĐỐC",
  "Trần Văn Nam",
  "# Phụ lục 1 KINH PHÍ NĂM 2026",
  "@1",
];

export const budgetTable = [
  ["TT", "Nội dung", "ĐVT", "Đơn giá", "Số lượng", "Thành tiền", "Thành tiền (VAT)", "Ghi chú"],
  [
    "1",
    "Phần mềm quản lý bệnh viện (HIS)",
    "Tháng",
    "15.000.000",
    "12",
    "180.000.000",
    "198.000.000",
    "",
  ],
  [
    "2",
    "Phần mềm bệnh án điện tử EMR, 12 tháng",
    "Gói",
    "108.000.000",
    "1",
    "108.000.000",
    "116.640.000",
    "",
  ],
  ["3", "Máy vi tính để bàn", "Bộ", "20.000.000", "40", "800.000.000", "880.000.000", ""],
  ["4", "Máy tính bảng", "Cái", "25.000.000", "4", "100.000.000", "110.000.000", ""],
  ["5", "Hệ thống Kiosk", "Cái", "150.000.000", "1", "150.000.000", "165.000.000", ""],
  ["", "Tổng cộng", "", "", "", "1.338.000.000", "1.469.640.000", ""],
];

export const samplePlan = (): Plan => aPlan(planLines, [budgetTable]);
