import { describe, expect, it } from "vitest";

import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { readText } from "../../../src/knowledge/ingest/readers/read-text.ts";
import { buildDocument } from "../../../src/knowledge/ingest/structure/build-document.ts";

const parse = (text: string): ParsedDocument =>
  buildDocument(readText(text), { format: "txt", fileName: "x.txt" });
const outline = (text: string) =>
  parse(text).blocks.map(({ kind, level, text: body }) => `${kind} ${level ?? "-"} ${body}`.trim());
const headings = (text: string) =>
  parse(text)
    .blocks.filter((block) => block.kind === "heading")
    .map((block) => [block.level, block.text]);
const grid = (table: ParsedDocument["tables"][number] | undefined) =>
  table?.rows.map((row) => row.cells.map((cell) => cell.text));

describe("headings", () => {
  it("one depth for each numbering style, whatever the number of # signs", () => {
    const text =
      "#### Phần I. KẾT QUẢ\n\n## **I. CHỈ TIÊU**\n\n# 1. Hạ tầng\n\n### **a) Kết quả:**\n\nĐã xong.\n\n## Phần II. NỘI DUNG\n\n### I. MỤC TIÊU\n\nA.";
    expect(headings(text)).toEqual([
      [1, "Phần I. KẾT QUẢ"],
      [2, "I. CHỈ TIÊU"],
      [3, "1. Hạ tầng"],
      [4, "a) Kết quả:"],
      [1, "Phần II. NỘI DUNG"],
      [2, "I. MỤC TIÊU"],
    ]);
  });

  it("numbered sentences such as legal bases are list items, short numbered titles with text below are headings", () => {
    const text = [
      "I. CĂN CỨ",
      "1. Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;",
      "2. Nghị quyết số 04-NQ/TU ngày 02/4/2021 của Ban Chấp hành.",
      "II. NHIỆM VỤ",
      "1. Phát triển hạ tầng số",
      "- Trang bị máy chủ.",
      "2. Phát triển nhân lực",
      "Cử cán bộ đi học.",
    ].join("\n\n");
    expect(outline(text)).toEqual([
      "heading 1 I. CĂN CỨ",
      "list-item 1 Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;",
      "list-item 1 Nghị quyết số 04-NQ/TU ngày 02/4/2021 của Ban Chấp hành.",
      "heading 1 II. NHIỆM VỤ",
      "heading 2 1. Phát triển hạ tầng số",
      "list-item 1 Trang bị máy chủ.",
      "heading 2 2. Phát triển nhân lực",
      "paragraph - Cử cán bộ đi học.",
    ]);
  });

  it("a label with a sentence behind its colon is a heading and a paragraph on the same line", () => {
    const text =
      "I. NHÂN LỰC\n\n1. Kết quả\n\n- Có 01 viên chức.\n\n2. Tồn tại, hạn chế: Đội ngũ còn mỏng nên việc triển khai phần mềm gặp khó khăn.";
    const parsed = parse(text);
    expect(
      parsed.blocks.slice(3).map((block) => [block.kind, block.text, block.place.line]),
    ).toEqual([
      ["heading", "2. Tồn tại, hạn chế:", 7],
      ["paragraph", "Đội ngũ còn mỏng nên việc triển khai phần mềm gặp khó khăn.", 7],
    ]);
  });

  it("a sentence that leads to tables is none, and its brackets are not cut at their colon", () => {
    const lead = "2. Các khoản chi ở hai bảng dưới đây (đơn vị tính: triệu đồng, chưa gồm thuế):";
    const lines = [
      "1. Tổng mức kinh phí",
      "Kinh phí là 90 triệu đồng.",
      lead,
      "Bảng A. Thuê phần mềm",
    ];
    const { blocks } = parse(lines.join("\n\n"));
    const found = blocks.find(({ text }) => text.includes("hai bảng"));
    expect(found?.kind).not.toBe("heading");
    expect(found?.text).toContain("(đơn vị tính: triệu đồng, chưa gồm thuế):");
  });

  it("an appendix takes its title lines in capitals, and stands outside the sections", () => {
    const text =
      "II. KINH PHÍ\n\nTheo phụ lục 1 kèm theo.\n\nNơi nhận:\n- Sở Y tế;\n\nPhụ lục 1\nCÁC CHỈ TIÊU NĂM 2024\nVÀ PHÂN CÔNG\n\nNội dung.";
    const last = parse(text).blocks.at(-1);
    expect(last?.headingPath).toEqual(["Phụ lục 1 CÁC CHỈ TIÊU NĂM 2024 VÀ PHÂN CÔNG"]);
    expect(headings(text).map(([, title]) => title)).toContain("Nơi nhận:");
  });

  it("clauses and points of an article are never headings", () => {
    const text =
      "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Đối tượng\n\nThông tư này quy định về hồ sơ.\n\n2. Yêu cầu\n\na) Đầy đủ\n\nKèm giấy tờ.\n\nĐiều 2. Thông tư này có hiệu lực từ ngày 01 tháng 3 năm 2026.";
    expect(headings(text)).toEqual([
      [1, "Chương I QUY ĐỊNH CHUNG"],
      [2, "Điều 1. Phạm vi"],
      [2, "Điều 2"],
    ]);
  });

  it.each([
    ["a figure", "1.000 máy tính được trang bị trong năm."],
    ["a date", "10.10 là ngày chuyển đổi số."],
    ["prose on an appendix", "Phụ lục kèm theo Kế hoạch này."],
    ["prose on a section", "Mục 2 của kế hoạch được sửa."],
  ])("%s at the start of a line is no number of the outline", (_, text) => {
    expect(outline(`${text}\n\nCâu sau.`)[0]).toMatch(/^paragraph/);
  });
});

describe("lists", () => {
  it("nest by their signs and keep the marker apart", () => {
    const items = parse("- Một\n\n+ Hai\n\n+ Ba\n\n- Bốn").blocks;
    expect(items.map((item) => [item.level, item.marker, item.text])).toEqual([
      [1, "-", "Một"],
      [2, "+", "Hai"],
      [2, "+", "Ba"],
      [1, "-", "Bốn"],
    ]);
  });
});

describe("markup", () => {
  it("Markdown and HTML remnants go, bold stays as a property", () => {
    const [block] = parse("**Giám đốc &amp; phó** *ký* <https://dx.gov.vn> \\* 5 < 6").blocks;
    expect(block?.text).toBe("Giám đốc & phó ký https://dx.gov.vn * 5 < 6");
    expect(parse("**GIÁM ĐỐC**").blocks[0]).toMatchObject({ text: "GIÁM ĐỐC", bold: true });
  });
});

describe("paragraphs cut by pages", () => {
  it("a sentence that goes on in small letters is joined, a new sentence is not", () => {
    const text =
      "Đây là nền tảng pháp lý quan trọng bảo đảm việc chuyển đổi số được thực hiện thống\n\nnhất, đúng quy định.\n\nViệc ban hành kế hoạch đã xong.";
    expect(parse(text).blocks.map((block) => block.text)).toEqual([
      "Đây là nền tảng pháp lý quan trọng bảo đảm việc chuyển đổi số được thực hiện thống nhất, đúng quy định.",
      "Việc ban hành kế hoạch đã xong.",
    ]);
  });

  it("hard-wrapped lines become paragraphs; a symbol broken at its hyphen closes up", () => {
    const wrapped = [
      "- Công văn số 1948/SYT-TCHC ngày 07/5/2024 về việc cử công chức tham gia lớp đào tạo",
      "nâng cao nhận thức về chuyển đổi số; Kế hoạch hành động theo Quyết định số 742/QĐ-",
      "UBND ngày 06/4/2023 của Ủy ban nhân dân tỉnh về việc ban hành kế hoạch triển khai",
      "Nghị quyết của Đảng bộ tỉnh.",
      "- Công văn số 1308/SYT-TCHC ngày 02/4/2024 về việc hỗ trợ tích hợp trang thông tin",
      "điện tử của các đơn vị trực thuộc Sở Y tế thành cổng thành phần của Cổng thông tin",
      "Điện tử tỉnh.",
      "- Hệ thống máy chủ, máy trạm đã xuống cấp và cấu hình không còn đáp ứng được yêu cầu",
      "kỹ thuật hiện tại của các phần mềm đang sử dụng.",
    ].join("\n");
    const parsed = parse(wrapped);
    expect(parsed.blocks).toHaveLength(3);
    expect(parsed.blocks[0]?.text).toContain("742/QĐ-UBND ngày");
    expect(parsed.blocks[1]?.text).toMatch(/thông tin Điện tử tỉnh\.$/);
  });

  it("rising lone numbers between empty lines are page numbers; a lone figure in a table column is not", () => {
    const page = (number: number) => `Đoạn văn của trang này.\n\n\n\n${number}\n\n`;
    const parsed = parse([1, 2, 3].map(page).join(""));
    expect(parsed.blocks.map((block) => block.text)).not.toContain("2");
    expect(parsed.warnings.join()).toContain("3 dòng chỉ có số trang");
    expect(
      parse("Tỷ lệ\n\n%\n\n100\n\nTỷ lệ khác\n\n100").blocks.map((block) => block.text),
    ).toContain("100");
  });
});

describe("tab tables", () => {
  const header = "TT\tNội dung\tĐơn giá\tThành tiền";
  it("every cell keeps its printed column, empty ones too; a group row may lack its number", () => {
    const [table] = parse(
      `${header}\n<b>I. Phần mềm</b>\t\t\t<b>5.000</b>\n1\tHIS\t5.000\t5.000`,
    ).tables;
    expect(table?.headerRows).toBe(1);
    expect(grid(table)?.slice(1)).toEqual([
      ["I. Phần mềm", "", "", "5.000"],
      ["1", "HIS", "5.000", "5.000"],
    ]);
    expect(table?.rows[1]?.cells[0]?.bold).toBe(true);
    expect(table?.rows[2]?.place.line).toBe(3);
  });

  it("a header repeated after a page break goes, and the row that the break cut is put together", () => {
    const bold = header
      .split("\t")
      .map((cell) => `<b>${cell}</b>`)
      .join("\t");
    const text = `${header}\n1\tTriển khai bệnh án theo lộ trình, bảo đảm tuân thủ\t1\t2\n\n${bold}\n\tcác quy định của Bộ Y tế\t\t\n2\tMáy in\t3\t4`;
    const { tables } = parse(text);
    expect(tables).toHaveLength(1);
    expect(grid(tables[0])).toEqual([
      ["TT", "Nội dung", "Đơn giá", "Thành tiền"],
      [
        "1",
        "Triển khai bệnh án theo lộ trình, bảo đảm tuân thủ các quy định của Bộ Y tế",
        "1",
        "2",
      ],
      ["2", "Máy in", "3", "4"],
    ]);
  });

  it("a row without a number that begins a new sentence stays a row", () => {
    const text = `${header}\n1\tCập nhật dữ liệu của tỉnh\tA\t\n\n${header}\n\tCơ sở dữ liệu bệnh viện\tB\t`;
    expect(grid(parse(text).tables[0])).toHaveLength(3);
  });

  it("tables with other headers stay apart", () => {
    expect(parse(`${header}\n1\ta\t1\t2\n\nSTT\tChỉ tiêu\tNăm\n1\tb\t2026`).tables).toHaveLength(2);
  });

  it.each([
    ["dotted numbers", "2\tĐào tạo\t\t9\n2.1\tLớp một\t1\t2", "2.2\tLớp hai\t3\t4"],
    ["the first row of a group", "1\tMáy in\t1\t2\n2\tĐào tạo\t\t9", "2.1\tLớp một\t3\t4"],
    ["roman groups", "I\tMua sắm\t\t2\n1\tMáy in\t1\t2", "II\tĐào tạo\t\t3\n1\tLớp\t1\t3"],
    ["a bracket alone", "1\tMáy in của khoa Nội\t1\t2", "\t(đợt 2)\t\t\n2\tMáy quét\t1\t2"],
    ["a sum that is open", "1\tMáy tính\t1\t2 tờ x 3 =", "\tCore i5\t\t6đ\n2\tMáy in\t1\t2"],
  ])(
    "a table without its header behind a page break is one with that above: %s",
    (_, top, rest) => {
      const { tables } = parse(`${header}\n${top}\n\n${rest}`);
      expect(tables).toHaveLength(1);
    },
  );

  it("a header that a page break left alone is that of the rows behind it", () => {
    const { tables } = parse(`II. Nhiệm vụ\n\n${header}\n\n1\tMáy in\t1\t2\n2\tMáy quét\t1\t2`);
    expect(tables.map(({ rows, headerRows }) => [rows.length, headerRows])).toEqual([[3, 1]]);
    const apart = parse(`${header}\n\nSTT\tChỉ tiêu\tNăm\tĐơn vị\n1\tb\t2026\tc`);
    expect(apart.tables).toHaveLength(2);
  });

  it("a header of two rows that is drawn over the end of a cut row goes", () => {
    const head = "STT\tTên thiết bị\tThành tiền trước thuế\tTrong đó\t\n\t\t\tNSNN\tThu khác";
    const torn =
      "STT\tTên thiết\tThành tiền\tTrong đó\t\n\tbị trắng đen\ttrước thuế\tNSNN\tThu khác";
    const { tables } = parse(
      `${head}\n1\tMáy in\t5.000\t5.000\t\n\n${torn}\n2\tMáy quét\t7.000\t\t7.000`,
    );
    expect(tables).toHaveLength(1);
    expect(grid(tables[0])?.at(-1)?.[1]).toBe("Máy quét");
    expect(tables[0]?.rows).toHaveLength(4);
  });

  it("a table that begins to count anew behind a blank line stays apart", () => {
    expect(
      parse(`${header}\n1\tMáy in\t1\t2\n2\tMáy quét\t1\t2\n\n1\tLớp\t3\t4\n2\tĐợt\t3\t4`).tables,
    ).toHaveLength(2);
  });

  it("two header rows, and a row of column numbers, are all header", () => {
    const text =
      "STT\tTên hoạt động\tNăm 2023\t\t\n\t\tĐVT\tSố lượng\tThành tiền\n(1)\t(2)\t(3)\t(4)\t(5)\n1\tPhần mềm\tGói\t1\t5.000";
    expect(parse(text).tables[0]?.headerRows).toBe(3);
  });

  it("lines above name the table", () => {
    const [table] = parse(
      `Phụ lục 2\nKINH PHÍ NĂM 2026\n\n(kèm theo Kế hoạch số: /KH-TTYT)\n\nĐơn vị tính: triệu đồng\n\n${header}\n1\ta\t1\t2`,
    ).tables;
    expect(table?.caption).toEqual([
      "Phụ lục 2 KINH PHÍ NĂM 2026",
      "(kèm theo Kế hoạch số: /KH-TTYT)",
      "Đơn vị tính: triệu đồng",
    ]);
  });
});

describe("other tables in text", () => {
  it("Markdown tables", () => {
    expect(grid(parse("| TT | Tên |\n|---|:--:|\n| 1 | **HIS** |").tables[0])).toEqual([
      ["TT", "Tên"],
      ["1", "HIS"],
    ]);
  });
  it("tables aligned by blanks", () => {
    const text =
      "TT   Nội dung        Thành tiền\n1    Máy in          26.000.000\n2    Máy quét         5.000.000\n3    Máy tính        60.000.000";
    expect(grid(parse(text).tables[0])?.[2]).toEqual(["2", "Máy quét", "5.000.000"]);
  });
  it("lines of dashes among aligned rows hold no text and end no table", () => {
    const text = [
      "TT   Nội dung         ĐVT   SL      Đơn giá    Thành tiền",
      "1    2                3      4            5         6=4x5",
      "-----------------------------------------------------------",
      "     Tổng cộng                                  91.000.000",
      "I    Thiết bị                                   91.000.000",
      "---  ---------------- ---  ---  -----------  ------------",
      "1    Máy in           Cái    2   13.000.000    26.000.000",
      "2    Máy quét         Cái    1    5.000.000     5.000.000",
      "3    Máy tính         Bộ     4   15.000.000    60.000.000",
      "===========================================================",
    ].join("\n");
    const parsed = parse(text);
    expect(parsed.tables).toHaveLength(1);
    expect(grid(parsed.tables[0])).toHaveLength(7);
    expect(grid(parsed.tables[0])?.[2]).toEqual(["", "Tổng cộng", "", "", "", "91.000.000"]);
  });
  it("a name goes on below its row, a blank line parts groups of one table", () => {
    const text = [
      "TT   Nội dung             ĐVT    SL       Đơn giá    Thành tiền",
      "",
      "I    Thiết bị                                        31.000.000",
      "1    Máy in               Cái     2    13.000.000    26.000.000",
      "     cho khoa Cấp cứu, gồm",
      "     cả công lắp đặt",
      "2    Máy quét             Cái     1     5.000.000     5.000.000",
      "",
      "II   Phần mềm",
      "3    Thuê kênh            Tháng  12     1.000.000    12.000.000",
      "",
      "     Tổng cộng                                       43.000.000",
      "",
      "Người lập                         Thủ trưởng đơn vị",
    ].join("\n");
    const parsed = parse(text);
    expect(parsed.tables).toHaveLength(1);
    expect(grid(parsed.tables[0])?.map((row) => row[1])).toEqual([
      "Nội dung",
      "Thiết bị",
      "Máy in cho khoa Cấp cứu, gồm cả công lắp đặt",
      "Máy quét",
      "Phần mềm",
      "Thuê kênh",
      "Tổng cộng",
    ]);
  });
  it("two tables with headers of their own stay two", () => {
    const first =
      "TT   Nội dung       Thành tiền\n1    Máy in         26.000.000\n2    Máy quét        5.000.000";
    const second =
      "TT   Đơn vị         Số máy\n1    Khoa Nội            12\n2    Khoa Nhi             7";
    expect(parse(`${first}\n\n${second}`).tables).toHaveLength(2);
  });
  it("what a scan leaves: figures at the end become cells, odd lines stay rows, a warning says so", () => {
    const text =
      "STT Don vi Hoat dong Ngung\n1 | Benh vien A 3 1\n2 | Benh vien B 0 1\nten dai cua dong sau\n3 | Trung tam C 2 0\nTong cong 5 2";
    const parsed = parse(text);
    expect(grid(parsed.tables[0])).toEqual([
      ["1", "Benh vien A", "3", "1"],
      ["2", "Benh vien B", "0", "1"],
      ["", "ten dai cua dong sau"],
      ["3", "Trung tam C", "2", "0"],
      ["", "Tong cong", "5", "2"],
    ]);
    expect(parsed.warnings.join()).toContain("bảng quét");
  });
});

describe("notes at the foot of a page", () => {
  const body = Array.from(
    { length: 20 },
    (_, at) => `Đơn vị thực hiện nhiệm vụ số ${at + 1} theo kế hoạch đã duyệt.`,
  );
  const text = (...lines: string[]): string => [...body, "", ...lines].join("\n");
  const paragraphs = (source: string): string[] =>
    parse(source).blocks.map(({ marker, text: said }) => `${marker ?? ""} ${said}`.trim());

  it("stand behind the sentence that they cut", () => {
    const found = paragraphs(
      text(
        "- Trang bị máy trạm cho các khoa; nối mạng nội bộ với đường truyền",
        "",
        "3 Công văn số 512/SYT-VP ngày 12/3/2024 của Sở Y tế về đường truyền",
        "4 Quyết định số 77/QĐ-SYT ngày 02/4/2024 của Sở Y tế.",
        "\fsố liệu chuyên dùng của tỉnh.",
        "- Duy trì chữ ký số.",
      ),
    );
    const at = found.findIndex((line) => line.includes("Trang bị máy trạm"));
    expect(found.slice(at)).toEqual([
      "- Trang bị máy trạm cho các khoa; nối mạng nội bộ với đường truyền số liệu chuyên dùng của tỉnh.",
      "3 Công văn số 512/SYT-VP ngày 12/3/2024 của Sở Y tế về đường truyền",
      "4 Quyết định số 77/QĐ-SYT ngày 02/4/2024 của Sở Y tế.",
      "- Duy trì chữ ký số.",
    ]);
  });

  it("are left where they stand, where no sentence is cut", () => {
    const lines = [
      "Trang bị máy trạm.",
      "",
      "3 Công văn số 512/SYT-VP ngày 12/3/2024.",
      "\fnối mạng nội bộ.",
    ];
    expect(paragraphs(text(...lines)).join(" ")).toContain(
      "Trang bị máy trạm. 3 Công văn số 512/SYT-VP ngày 12/3/2024. nối mạng nội bộ.",
    );
  });
});

it("a title at the end of a page of a scan does not run on into the next one", () => {
  const body =
    "Day manh cdng tac tuyén truyén vé chuyén dbi sb trong nganh y té cua tinh.\n".repeat(12);
  const title = "2. Xac dinh cac viéc can lam trudc cua nganh y té tinh trong giai doan tdi";
  const broken = (next: string): string[] =>
    parse(
      `${body}${title}\n\f${next}\nvi can thuc hién theo ké hoach chung cua tinh va cua nganh.`,
    ).blocks.map(({ text: said }) => said);
  expect(
    broken("Trién khai hé so bénh an dién tir tai cac bénh vién, trung tam va cac don"),
  ).toContain(title);
  // Small letters go on with it.
  expect(
    broken("va cac nam tiép theo cua ké hoach nay tai cac bénh vién, trung tam va don"),
  ).not.toContain(title);
});

it("page numbers go where a figure of a table stands at the border of a page too", () => {
  const page = (number: string, words: string): string => `\n\n\n\n${number}\n\n${words}`;
  const text = `Mục tiêu của kế hoạch\nTỷ lệ ký số\n%\n\n100\n\fTỷ lệ khác cần đạt.${page("7", "Nội dung trang bảy.")}${page("8", "Nội dung trang tám.")}`;
  const found = parse(text).blocks.map(({ text: said }) => said);
  expect(found).toContain("100");
  expect(found).not.toContain("7");
  expect(found).not.toContain("8");
});

describe("a sign in front of a line", () => {
  it("is a quotation's, but where a figure alone is compared", () => {
    expect(outline("> Đã nhận văn bản.\n\n>> Xin gửi lại.\n\n>70\n\n> 85,5 %")).toEqual([
      "paragraph - Đã nhận văn bản.",
      "paragraph - Xin gửi lại.",
      "paragraph - >70",
      "paragraph - > 85,5 %",
    ]);
  });
});
