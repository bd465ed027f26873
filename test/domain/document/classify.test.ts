import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { closingYear, planYear } from "../../../src/domain/document/plan-year.ts";
import { readText } from "../../../src/knowledge/ingest/readers/read-text.ts";
import { buildDocument } from "../../../src/knowledge/ingest/structure/build-document.ts";

const parse = (text: string, fileName = "x.txt"): ParsedDocument =>
  buildDocument(readText(text), { format: "txt", fileName });

const plan = (head: string) =>
  `${head}\n\nI. MỤC TIÊU\n\n- 100% hồ sơ điện tử.\n\nII. NHIỆM VỤ\n\n- Trang bị.`;
const regulation = (head: string) =>
  `${head}\n\nCăn cứ Luật Khám bệnh, chữa bệnh;\n\nĐiều 1. Phạm vi\n\nThông tư này quy định.\n\nĐiều 2. Hiệu lực\n\nTừ ngày 01/3/2026.\n\nĐiều 3. Thi hành\n\nCác đơn vị.`;

describe("classifyDocument", () => {
  it.each([
    {
      case: "a plan with a full letterhead",
      text: plan(
        "SỞ Y TẾ NGHỆ AN\nTRUNG TÂM Y TẾ HUYỆN QUỲ CHÂU\n\nSố: 45/KH-TTYT\n\nQuỳ Châu, ngày 15 tháng 01 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số năm 2026",
      ),
      facts: {
        kind: "plan",
        title: "Kế hoạch Chuyển đổi số năm 2026",
        symbol: "45/KH-TTYT",
        symbolBlank: false,
        unitCode: "TTYT",
        issuer: "Trung tâm Y tế huyện Quỳ Châu",
        year: 2026,
        signed: "2026-01-15",
        place: "Quỳ Châu",
      },
    },
    {
      case: "a letterhead in columns with an empty one between them",
      text: plan(
        "SỞ Y TẾ NGHỆ AN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRUNG TÂM Y TẾ QUỲ CHÂU\t\tĐộc lập - Tự do - Hạnh phúc\nSố: 45/KH-TTYT\t\tQuỳ Châu, ngày 15 tháng 01 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số năm 2026",
      ),
      facts: { symbol: "45/KH-TTYT", signed: "2026-01-15", place: "Quỳ Châu" },
    },
    {
      case: "a plan whose number and day are left blank",
      text: plan(
        "Số:      /KH-SYT\n\nGia Lai, ngày     tháng 02 năm 2025\n\nKẾ HOẠCH\n\nỨng dụng công nghệ thông tin ngành Y tế tỉnh Gia Lai năm 2025",
      ),
      facts: {
        kind: "plan",
        symbol: null,
        symbolBlank: true,
        unitCode: "SYT",
        issuer: "Sở Y tế Gia Lai",
        year: 2025,
        signed: null,
        place: "Gia Lai",
      },
    },
    {
      case: "a scanned head with lost marks and closed-up words",
      text: plan(
        "UBND TINH VINH LONG CONG HOA XA HOQI CHU NGHIA VIET NAM\nSOY TE Poc 1ap - Tu do\nS6: 877 /KH-SYT Vinh Long, ngay 25thango2 nam 2025\nKE HOACH\n\nUng dung cong nghé thdng tin nganh y té nam 2025",
      ),
      facts: {
        kind: "plan",
        symbol: "877/KH-SYT",
        issuer: "Sở Y tế Vĩnh Long",
        year: 2025,
        signed: "2025-02-25",
        place: "Vĩnh Long",
      },
    },
    {
      case: "a hospital named in the title",
      text: plan("KẾ HOẠCH\nChuyển đổi số tại Bệnh viện Đa khoa khu vực Tây Bắc năm 2027"),
      facts: {
        kind: "plan",
        issuer: "Bệnh viện Đa khoa khu vực Tây Bắc",
        year: 2027,
        symbol: null,
        symbolBlank: false,
      },
    },
    {
      case: "a circular",
      text: regulation(
        "BỘ Y TẾ\n\nSố: 13/2025/TT-BYT\n\nHà Nội, ngày 06 tháng 6 năm 2025\n\nTHÔNG TƯ\n\nHướng dẫn triển khai hồ sơ bệnh án điện tử",
      ),
      facts: {
        kind: "regulation",
        type: "Thông tư",
        title: "Thông tư Hướng dẫn triển khai hồ sơ bệnh án điện tử",
        symbol: "13/2025/TT-BYT",
        issuer: "Bộ Y tế",
        unitCode: "BYT",
        year: 2025,
        signed: "2025-06-06",
        place: "Hà Nội",
      },
    },
    {
      case: "a decree whose date stands in another order",
      text: regulation(
        "CHÍNH PHỦ\n\nNGHỊ ĐỊNH\n\nQuy định về chữ ký điện tử\n\nSố: 23/2025/NĐ-CP\n\nHà Nội, ngày 21 tháng 02 năm 2025",
      ),
      facts: {
        kind: "regulation",
        type: "Nghị định",
        symbol: "23/2025/NĐ-CP",
        issuer: "Chính phủ",
        year: 2025,
        signed: "2025-02-21",
      },
    },
    {
      case: "a budget without a title page",
      text: "DỰ TOÁN KINH PHÍ CHUYỂN ĐỔI SỐ NĂM 2026\n\nTT\tNội dung\tĐơn giá\tSố lượng\tThành tiền\n1\tMáy in\t13.000.000\t2\t26.000.000",
      facts: {
        kind: "budget",
        type: null,
        title: "DỰ TOÁN KINH PHÍ CHUYỂN ĐỔI SỐ NĂM 2026",
        year: 2026,
        symbol: null,
        symbolBlank: false,
      },
    },
    {
      case: "a letter",
      text: "Kính gửi các khoa, phòng.\n\nĐề nghị báo cáo trước ngày 10.",
      facts: { kind: "other", symbol: null, issuer: null, year: null, signed: null, place: null },
    },
  ])("$case", ({ text, facts }) => expect(classifyDocument(parse(text))).toMatchObject(facts));

  it("a date of a cited document is not the date of signing", () => {
    const text = plan(
      "KẾ HOẠCH\nThực hiện chuyển đổi số\n\nCăn cứ Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020;",
    );
    expect(classifyDocument(parse(text)).signed).toBeNull();
  });

  it.each([
    ["BỆNH VIỆN ĐA KHOA KHU VỰC CHƯ SÊ", "Bệnh viện Đa khoa khu vực Chư Sê"],
    ["BỆNH VIỆN PHỤC HỒI CHỨC NĂNG", "Bệnh viện Phục hồi chức năng Tây Ninh"],
    ["SỞ Y TẾ", "Sở Y tế Tây Ninh"],
  ])("no province stands behind a hospital named after its own place: %s", (line, issuer) => {
    const text = `${line}\n\nTây Ninh, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n`;
    expect(classifyDocument(parse(text)).issuer).toBe(issuer);
  });

  it.each([
    ["QUY CHẾ\nSử dụng máy tính và mạng nội bộ", "Quy chế Sử dụng máy tính và mạng nội bộ"],
    ["NỘI QUY\n\nPhòng máy chủ", "Nội quy Phòng máy chủ"],
  ])("%j is the title of what a body issues for its own house", (head, title) => {
    const facts = classifyDocument(
      parse(`BỆNH VIỆN NÚI CAO\n\n${head}\n\nĐiều 1. Phạm vi\n\nÁp dụng.`),
    );
    expect(facts).toMatchObject({ title, type: null, kind: "other" });
  });

  it("falls back to the name of the file", () => {
    expect(classifyDocument(parse("Một đoạn văn.", "bao_gia.txt")).title).toBe("bao gia");
  });
});

describe("closingYear", () => {
  it.each([
    ["KẾ HOẠCH CHI THUỐC, VẬT TƯ 2027", 2027],
    ["Trung tâm Kiểm nghiệm - bảng giá gói bảo dưỡng 2027", 2027],
    ["Dự toán giai đoạn 2026-2030", null],
    ["Kế hoạch 2026 và 2027", null],
    ["Kinh phí còn lại đến 2027", null],
    ["Phương án tháng 3/2027", null],
    ["Đơn vị hoàn thành mọi việc của 2027", null],
  ])("%s → %s", (line, year) => expect(closingYear(line)).toBe(year));

  it("tells the year of a budget whose head has no word for it", () => {
    const facts = classifyDocument(
      parse(
        "BỆNH VIỆN MẪU - DỰ TOÁN THUÊ DỊCH VỤ 2027\n\nNăm 2026 bệnh viện chi 1.200.000.000 đồng.",
      ),
    );
    expect(facts.year).toBe(2027);
  });
});

describe("a name in small letters above the table", () => {
  const table =
    "| TT | Nội dung | Số lượng | Đơn giá | Thành tiền |\n|---|---|---|---|---|\n| 1 | Máy in | 2 | 4.000.000 | 8.000.000 |";
  const yearOf = (line: string) =>
    classifyDocument(parse(`TRUNG TÂM MẪU\n\n${line}\n\nĐơn vị tính: đồng\n\n${table}`)).year;

  it.each([
    ["Dự toán mua sắm, thuê dịch vụ công nghệ thông tin năm 2027", 2027],
    ["Bảng 1. Kinh phí danh mục chuyển đổi số năm 2026", 2026],
    ["Thiết bị mua năm 2025", null],
  ])("%s → %s", (line, year) => expect(yearOf(line)).toBe(year));
});

describe("planYear", () => {
  it.each([
    ["Chuyển đổi số năm 2026", 2026],
    ["Đề án giai đoạn 2022 - 2025, tầm nhìn đến năm 2030, năm 2023", 2023],
    ["Kế hoạch đến năm 2030", null],
    ["Ung dung cong nghé nam 2025", 2025],
    ["Chương trình giai đoạn 2021-2025", null],
    ["Kế hoạch duy trì bệnh án điện tử năm 2027", 2027],
    ["Kế hoạch triển khai bệnh án điện tử từ năm 2027", null],
    ["DỰ TOÁN TẠI TRẠM Y TẾ XÃ, PHƯỜNG NĂM 2027", 2027],
    ["Dự toán vật tư năm 2027", 2027],
    ["DỰ TOÁN KINH PHÍ NĂM 2026 SO VỚI NĂM 2025", 2026],
    ["Kết quả và phương hướng năm 2027", null],
  ])("%s → %s", (title, year) => expect(planYear(title)).toBe(year));

  it("takes no day of a basis for its own where that is left blank", () => {
    const plan = (day: string) =>
      `SỞ Y TẾ HÒA LẠC\nTRẠM Y TẾ MẪU\nSố:      /KH-TYT\nHòa Lạc, ngày ${day}\nKẾ HOẠCH\nChuyển đổi số năm 2027\nCăn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;`;
    expect(classifyDocument(parse(plan("    tháng     năm 2026"))).signed).toBeNull();
    expect(classifyDocument(parse(plan("20 tháng 11 năm 2026"))).signed).toBe("2026-11-20");
  });
});
