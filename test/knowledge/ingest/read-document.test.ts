import { readFileSync } from "node:fs";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { AppError } from "../../../src/errors.ts";
import { readDocument, readDocumentAt } from "../../../src/knowledge/ingest/read-document.ts";
import { timeLeft } from "../../../src/knowledge/ingest/read-in-worker.ts";
import { buildDocx, buildPdf, buildZip, utf8 } from "../../fixtures/reader/build-files.ts";

const read = (fileName: string, bytes: Uint8Array, options = {}) =>
  readDocument({ fileName, bytes }, options);

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => new Error("was not refused"),
    (cause: unknown) => cause,
  );
  if (error instanceof AppError) return error;
  throw error;
}

const texts = (document: ParsedDocument) =>
  document.blocks.map((block) => `${block.kind}${block.level ?? ""} ${block.text}`.trim());
const grid = (document: ParsedDocument, index = 0) =>
  document.tables[index]?.rows.map((row) => row.cells.map((cell) => cell.text));

describe("recipients below the last line of a text", () => {
  it("begin anew, however long that line is", async () => {
    const lines = [
      ...Array.from(
        { length: 12 },
        (_, at) => `Cau van ban so ${at} dai vua du mot dong cua trang`,
      ),
      "Mua may tinh de ban trong quy II cua nam 2026.",
      "Noi nhan:",
    ].map((text, at) => ({ text, x: 50, y: 800 - at * 14 }));
    const { blocks } = await read("a.pdf", buildPdf([lines]));
    expect(blocks.at(-1)?.text).toBe("Noi nhan:");
  });
});

describe("refusals", () => {
  const ole = (marker: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from(marker, "utf16le"),
        Buffer.alloc(600),
      ]),
    );
  const elf = new Uint8Array([
    0x7f,
    0x45,
    0x4c,
    0x46,
    2,
    1,
    1,
    0,
    ...new Array<number>(200).fill(3),
  ]);
  const nul = new Uint8Array([...utf8("Kế hoạch"), 0, 1, 2, 3, 0, 0, 7, 0, 0, 1]);
  const docx = buildDocx("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>");
  const xlsxParts = { name: "xl/workbook.xml", data: utf8("<workbook/>") };

  it.each([
    ["no bytes", "a.txt", new Uint8Array(), "file-empty"],
    ["blank text", "a.txt", utf8(" \n\t\n"), "file-empty"],
    ["a program named .txt", "a.txt", elf, "unsupported-format"],
    ["text with zero bytes", "a.txt", nul, "unsupported-format"],
    ["an old Word file", "a.doc", ole("WordDocument"), "unsupported-format"],
    ["an old Excel file named .xlsx", "a.xlsx", ole("Workbook"), "unsupported-format"],
    ["an encrypted package", "a.docx", ole("EncryptedPackage"), "file-locked"],
    ["a cut DOCX", "a.docx", docx.subarray(0, docx.length - 40), "unreadable-file"],
    [
      "a ZIP of other things",
      "a.zip",
      buildZip([{ name: "x.txt", data: utf8("x") }]),
      "unsupported-format",
    ],
    [
      "an encrypted ZIP entry",
      "a.xlsx",
      buildZip([{ ...xlsxParts, encrypted: true }]),
      "file-locked",
    ],
    [
      "a part that leaves its folder",
      "a.xlsx",
      buildZip([xlsxParts, { name: "../../x", data: utf8("x") }]),
      "hostile-file",
    ],
    [
      "a PDF without its end",
      "a.pdf",
      buildPdf([[{ text: "Plan", x: 50, y: 700 }]]).subarray(0, 200),
      "unreadable-file",
    ],
    ["a PDF of noise", "a.pdf", utf8(`%PDF-1.7\n${"x".repeat(500)}\n%%EOF`), "unreadable-file"],
  ])("%s is refused: %s", async (_, fileName, bytes, code) => {
    const error = await refusal(read(fileName, bytes));
    expect(error.code).toBe(code);
    expect(error.userMessage).toContain(fileName);
    expect(error.userMessage).toMatch(/^[^.]*.*\.$/);
  });

  it("a name that promises another type is told, and the content is read", async () => {
    const parsed = await read("kh.pdf", utf8("Kế hoạch mua sắm thiết bị năm 2027 của trạm."));
    expect(parsed.format).toBe("txt");
    expect(parsed.warnings).toEqual([
      "Tên tệp ghi là PDF nhưng nội dung không phải; đã đọc theo nội dung, cần kiểm tra lại tệp.",
    ]);
  });

  it("an old file is told how to be saved", async () => {
    expect((await refusal(read("so.xls", ole("Workbook")))).userMessage).toContain("XLSX");
    expect((await refusal(read("kh.doc", ole("WordDocument")))).userMessage).toContain("DOCX");
  });

  it.each(["mat-khau.docx", "mat-khau.xlsx"])(
    "a file saved with a password is locked: %s",
    async (name) => {
      const bytes = readFileSync(new URL(`../../fixtures/reader/${name}`, import.meta.url));
      expect((await refusal(read(name, bytes))).code).toBe("file-locked");
    },
  );

  it("an encrypted PDF is locked", async () => {
    const plain = Buffer.from(buildPdf([[{ text: "Plan", x: 50, y: 700 }]])).toString("latin1");
    const id = "<0123456789abcdef0123456789abcdef>";
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >> /ID [${id} ${id}]`;
    const locked = plain.replace("/Root 1 0 R", `/Root 1 0 R ${encrypt}`);
    const error = await refusal(read("khoa.pdf", new Uint8Array(Buffer.from(locked, "latin1"))));
    expect(error.code).toBe("file-locked");
  });
});

describe("packages that attack the reader", () => {
  const bomb = Buffer.alloc(40 * 1024 * 1024, 0x20);

  it("a part that inflates a thousandfold is refused before it is inflated", async () => {
    const bytes = buildZip([{ name: "word/document.xml", data: bomb }]);
    expect((await refusal(read("bom.docx", bytes))).code).toBe("hostile-file");
  });

  it("a part that lies about its size is caught while inflating", async () => {
    const bytes = buildZip([{ name: "word/document.xml", data: bomb, claimedBytes: 2000 }]);
    expect((await refusal(read("doi.docx", bytes))).code).toBe("hostile-file");
  });

  it("thousands of parts are refused", async () => {
    const parts = Array.from({ length: 5_001 }, (_, index) => ({
      name: `word/${index}.xml`,
      data: utf8("x"),
    }));
    expect((await refusal(read("nhieu.docx", buildZip(parts)))).code).toBe("hostile-file");
  });

  it("XML with entities of its own or endless nesting is refused", async () => {
    const entity = buildZip([
      {
        name: "word/document.xml",
        data: utf8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
      },
    ]);
    expect((await refusal(read("thuc-the.docx", entity))).code).toBe("hostile-file");
    const deep = buildZip([
      {
        name: "word/document.xml",
        data: utf8(`${"<w:tbl>".repeat(900)}${"</w:tbl>".repeat(900)}`),
      },
    ]);
    expect((await refusal(read("sau.docx", deep))).code).toBe("hostile-file");
  });

  it("a picture of a billion dots is refused", async () => {
    const png = Buffer.alloc(64);
    Buffer.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]).copy(png);
    png.writeUInt32BE(40_000, 16);
    png.writeUInt32BE(40_000, 20);
    expect((await refusal(read("anh.png", new Uint8Array(png)))).code).toBe("hostile-file");
  });
});

describe("time and abort", () => {
  const docx = buildDocx("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>".repeat(20));

  it("a reading on a busy machine may last until it had its time of the processor, but not for ever", () => {
    const left = (cpuMs: number, clockMs: number) => timeLeft(1_000, () => ({ cpuMs, clockMs }))();
    expect(left(1_200, 1_000)).toBe(0);
    expect(left(300, 1_000)).toBe(700);
    expect(left(990, 1_500)).toBe(100);
    expect(left(300, 4_800)).toBe(200);
    expect(left(300, 5_000)).toBe(0);
  });

  it("a reading over its time ends as reading-timeout", async () => {
    const error = await refusal(read("cham.docx", docx, { timeoutMs: 1 }));
    expect(error.code).toBe("reading-timeout");
    expect(error.retryable).toBe(true);
  });

  it("a reading that outgrows its memory ends as hostile, and this process goes on", async () => {
    const paragraphs = "<w:p><w:r><w:t>Kế hoạch chuyển đổi số</w:t></w:r></w:p>".repeat(120_000);
    const noise = Array.from({ length: 40_000 }, (_, at) => ((at * 48_271) % 65_521).toString(36));
    const large = buildDocx(`${paragraphs}<w:p><w:r><w:t>${noise.join(" ")}</w:t></w:r></w:p>`);
    expect((await refusal(read("no.docx", large, { heapMb: 48 }))).code).toBe("hostile-file");
    expect((await read("sau.docx", docx)).blocks.length).toBeGreaterThan(0);
  });

  it("an aborted reading ends as cancelled, before and while it runs", async () => {
    expect((await refusal(read("a.txt", utf8("a"), { signal: AbortSignal.abort() }))).code).toBe(
      "cancelled",
    );
    const stop = new AbortController();
    const reading = read("b.docx", docx, { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect((await refusal(reading)).code).toBe("cancelled");
  });
});

describe("readDocumentAt", () => {
  const folder = mkdtempSync(join(tmpdir(), "reader-"));
  it("tells a missing file from a folder", async () => {
    expect((await refusal(readDocumentAt(join(folder, "thieu.txt")))).code).toBe("file-not-found");
    expect((await refusal(readDocumentAt(folder))).userMessage).toContain("không phải là một tệp");
  });
  it("reads a file by its path and keeps its name", async () => {
    writeFileSync(join(folder, "kế hoạch.md"), "# KẾ HOẠCH\n\nNội dung.");
    const parsed = await readDocumentAt(join(folder, "kế hoạch.md"));
    expect([parsed.fileName, parsed.format]).toEqual(["kế hoạch.md", "md"]);
  });
});

describe("DOCX", () => {
  const run = (text: string, properties = "") =>
    `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (text: string, properties = "") => `<w:p>${run(text, properties)}</w:p>`;
  const cell = (text: string, properties = "") =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;

  it("keeps headings, lists, bold and tables with merged cells; hidden text is noticed", async () => {
    const body =
      paragraph("KẾ HOẠCH", "<w:b/>") +
      paragraph("I. MỤC TIÊU", "<w:b/>") +
      paragraph("- 100% hồ sơ điện tử;") +
      paragraph("II. KINH PHÍ") +
      paragraph("bí mật", "<w:vanish/>") +
      "<w:tbl>" +
      row(
        cell("TT", '<w:vMerge w:val="restart"/>'),
        cell("Nội dung", '<w:vMerge w:val="restart"/>'),
        cell("Năm 2026", '<w:gridSpan w:val="2"/>'),
      ) +
      row(cell("", "<w:vMerge/>"), cell("", "<w:vMerge/>"), cell("Số lượng"), cell("Thành tiền")) +
      row(cell("1"), cell("Máy in"), cell("2"), cell("26.000.000")) +
      "</w:tbl>";
    const parsed = await read("kh.docx", buildDocx(body));
    expect(ParsedDocument.safeParse(parsed).success).toBe(true);
    expect(texts(parsed)).toEqual([
      "paragraph KẾ HOẠCH",
      "heading1 I. MỤC TIÊU",
      "list-item1 100% hồ sơ điện tử;",
      "heading1 II. KINH PHÍ",
      "paragraph bí mật",
      "table",
    ]);
    expect(parsed.blocks[0]?.bold).toBe(true);
    const table = parsed.tables[0];
    expect(table?.headerRows).toBe(2);
    expect(
      table?.rows[0]?.cells.map(({ text, colSpan, rowSpan }) => [text, colSpan, rowSpan]),
    ).toEqual([
      ["TT", undefined, 2],
      ["Nội dung", undefined, 2],
      ["Năm 2026", 2, undefined],
    ]);
    expect(table?.caption).toEqual(["II. KINH PHÍ", "bí mật"]);
    expect(parsed.warnings.join()).toContain("chữ ẩn");
  });

  it("footnotes stand behind the text with their numbers, and no figure or title takes their marks", async () => {
    const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const noted = (text: string, id: number) => `<w:p>${run(text)}${mark(id)}</w:p>`;
    const body =
      paragraph("KẾ HOẠCH", "<w:b/>") +
      noted("Chuyển đổi số năm 2027", 1) +
      noted("Thuê phần mềm quản lý bệnh viện theo tháng.", 2) +
      "<w:tbl>" +
      row(cell("Nội dung"), cell("Thành tiền")) +
      row(cell("Máy in"), `<w:tc>${noted("26.000.000", 3)}</w:tc>`) +
      "</w:tbl>" +
      paragraph("Điều 3. Thi hành");
    const notes = ["Theo Nghị quyết của Đảng ủy.", "Giá theo báo giá số 12/BG.", "Đã gồm thuế."];
    const parsed = await read("kh.docx", buildDocx(body, notes));
    expect(texts(parsed).slice(1)).toEqual([
      "paragraph Chuyển đổi số năm 2027[1]",
      "paragraph Thuê phần mềm quản lý bệnh viện theo tháng.[2]",
      "table",
      "heading1 Điều 3. Thi hành",
      "paragraph [1] Theo Nghị quyết của Đảng ủy.",
      "paragraph [2] Giá theo báo giá số 12/BG.",
      "paragraph [3] Đã gồm thuế.",
    ]);
    expect(parsed.tables[0]?.rows[1]?.cells[1]?.text).toBe("26.000.000");
    expect(classifyDocument(parsed).title).toBe("Kế hoạch Chuyển đổi số năm 2027");
  });
});

describe("XLSX", () => {
  async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    fill(book);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  it("shows figures by their format, keeps formulas, values, merged cells and places", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("Kinh phí");
      sheet.addRow(["DỰ TOÁN KINH PHÍ NĂM 2026"]);
      sheet.mergeCells("A1:E1");
      sheet.addRow([]);
      sheet.addRow(["TT", "Nội dung", "Đơn giá", "Số lượng", "Thành tiền"]);
      sheet.addRow([1, "Máy in", 13_000_000, 2, { formula: "C4*D4", result: 26_000_000 }]);
      sheet.addRow([2, "Máy quét", 5_500_000.5, 1, { formula: "C5*D5", result: 5_500_000.5 }]);
      sheet.addRow([
        "Tổng cộng",
        null,
        null,
        null,
        { formula: "SUM(E4:E5)", result: 31_500_000.5 },
      ]);
      sheet.mergeCells("A6:D6");
      for (const address of ["C4", "E4", "E6"]) sheet.getCell(address).numFmt = "#,##0";
      sheet.getCell("D4").numFmt = '0" cái"';
      sheet.getRow(5).hidden = true;
    });
    const parsed = await read("kinh-phi.xlsx", bytes);
    expect(ParsedDocument.safeParse(parsed).success).toBe(true);
    expect(grid(parsed)).toEqual([
      ["TT", "Nội dung", "Đơn giá", "Số lượng", "Thành tiền"],
      ["1", "Máy in", "13.000.000", "2 cái", "26.000.000"],
      ["2", "Máy quét", "5500000,5", "1", "5500000,5"],
      ["Tổng cộng", "31.500.001"],
    ]);
    const rows = parsed.tables[0]!.rows;
    expect(parsed.tables[0]).toMatchObject({
      headerRows: 1,
      caption: ["DỰ TOÁN KINH PHÍ NĂM 2026"],
    });
    expect(rows[1]?.cells[4]).toMatchObject({ ref: "E4", formula: "C4*D4", value: 26_000_000 });
    expect(rows[2]?.hidden).toBe(true);
    expect(rows[3]?.cells[0]?.colSpan).toBe(4);
    expect(rows[3]?.cells[1]?.ref).toBe("E6");
    expect(parsed.warnings.join()).toContain("1 dòng ẩn");
  });

  it("splits sheets, notices deeply hidden ones, writes dates as dd/mm/yyyy and misses no unsolved formula", async () => {
    const bytes = await workbook((book) => {
      const first = book.addWorksheet("Nhiệm vụ");
      first.addRow(["STT", "Nhiệm vụ", "Thời hạn"]);
      first.addRow([1, "Triển khai HIS", new Date(Date.UTC(2026, 5, 30))]);
      first.addRow([2, "Tập huấn", { formula: "C2+30" }]);
      const second = book.addWorksheet("Nháp");
      second.state = "veryHidden";
      second.addRow(["TT", "Nội dung", "Giá"]);
      second.addRow([1, "x", 5]);
    });
    const parsed = await read("nv.xlsx", bytes);
    expect(parsed.pages).toBe(2);
    expect(parsed.tables.map((table) => table.place.sheet)).toEqual(["Nhiệm vụ", "Nháp"]);
    expect(grid(parsed)?.[1]).toEqual(["1", "Triển khai HIS", "30/06/2026"]);
    expect(parsed.warnings.join("\n")).toMatch(/“Nháp” bị ẩn sâu/);
    expect(parsed.warnings.join("\n")).toMatch(/1 công thức chưa lưu kết quả/);
  });
});

describe("PDF", () => {
  const line = (text: string, y: number, x = 60) => ({ text, x, y });

  it("keeps page numbers on blocks, drops repeated headers and printed page numbers", async () => {
    const page = (number: number, first: string) => [
      line("Benh vien Da khoa X", 810),
      line(first, 760),
      line(`Noi dung rieng cua trang ${"abc"[number - 1]} duoc trinh bay day du tai day.`, 730),
      line(String(number), 30, 290),
    ];
    const pdf = buildPdf([
      page(1, "I. MUC TIEU"),
      page(2, "II. NHIEM VU"),
      page(3, "III. KINH PHI"),
    ]);
    const parsed = await read("x.pdf", pdf, { ocr: false });
    expect(parsed.pages).toBe(3);
    expect(texts(parsed)).toEqual([
      "heading1 I. MUC TIEU",
      "paragraph Noi dung rieng cua trang a duoc trinh bay day du tai day.",
      "heading1 II. NHIEM VU",
      "paragraph Noi dung rieng cua trang b duoc trinh bay day du tai day.",
      "heading1 III. KINH PHI",
      "paragraph Noi dung rieng cua trang c duoc trinh bay day du tai day.",
    ]);
    expect(parsed.blocks[2]?.place).toEqual({ page: 2 });
    expect(parsed.warnings.join()).toContain("Đã bỏ 6 dòng");
  });

  it("rebuilds a table with drawn borders, its merged cells and its rows of several lines", async () => {
    const rules = [700, 670, 630, 600].map((y) => `50 ${y} m 450 ${y} l S`);
    const uprights = [50, 100, 300, 450].map(
      (x) => `${x} ${x === 100 || x === 300 ? 630 : 600} m ${x} 700 l S`,
    );
    const texts = [
      line("TT", 680, 60),
      line("Noi dung", 680, 120),
      line("Thanh tien", 680, 320),
      line("1", 650, 60),
      line("Phan mem quan ly", 656, 110),
      line("benh vien", 642, 110),
      line("180.000.000", 650, 320),
      line("Tong cong: 180.000.000", 610, 60),
    ];
    const parsed = await read("bang.pdf", buildPdf([texts], [...rules, ...uprights]), {
      ocr: false,
    });
    expect(grid(parsed)).toEqual([
      ["TT", "Noi dung", "Thanh tien"],
      ["1", "Phan mem quan ly benh vien", "180.000.000"],
      ["Tong cong: 180.000.000"],
    ]);
    expect(parsed.tables[0]?.rows[2]?.cells[0]?.colSpan).toBe(3);
  });

  it("rebuilds a table without borders from the gaps", async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.map((text, at) => line(text, y, 60 + at * 130));
    const texts = [
      ...row(700, "TT", "Noi dung", "So luong", "Thanh tien"),
      ...row(680, "1", "May in", "2", "26.000.000"),
      ...row(660, "2", "May quet", "1", "5.000.000"),
      ...row(640, "3", "May tinh", "4", "60.000.000"),
    ];
    const parsed = await read("gap.pdf", buildPdf([texts]), { ocr: false });
    expect(grid(parsed)).toEqual([
      ["TT", "Noi dung", "So luong", "Thanh tien"],
      ["1", "May in", "2", "26.000.000"],
      ["2", "May quet", "1", "5.000.000"],
      ["3", "May tinh", "4", "60.000.000"],
    ]);
  });
});

describe("CSV and HTML", () => {
  it.each([
    [";", 'TT;Nội dung;Thành tiền\n1;"Máy in; màu";26.000.000\n'],
    [",", 'TT,Nội dung,Thành tiền\n1,"Máy in; màu",26.000.000\n'],
    ["\t", "TT\tNội dung\tThành tiền\n1\tMáy in; màu\t26.000.000\n"],
  ])("a CSV parted by %j is one table, quotes respected", async (_, text) => {
    const parsed = await read("a.csv", utf8(text));
    expect(grid(parsed)).toEqual([
      ["TT", "Nội dung", "Thành tiền"],
      ["1", "Máy in; màu", "26.000.000"],
    ]);
    expect(parsed.tables[0]?.headerRows).toBe(1);
  });

  it("tabs part the rows although more sentences than rows stand around them, with commas", async () => {
    const sentences = ["SỞ Y TẾ", "Số: 5", "Mua máy in, máy quét", "Giá lấy theo báo giá, có thuế"];
    const rows = ["TT\tTên\tTiền\tTỷ lệ", "1\tMáy in\t26\t46,4", "2\tMáy quét\t30\t53,6"];
    const text = [...sentences, ...rows, ...sentences].join("\n");
    const parsed = await read("a.tsv", utf8(text));
    expect(grid(parsed)).toEqual(expect.arrayContaining(rows.map((row) => row.split("\t"))));
  });

  it("a header of other words begins another table, with the title line over it", async () => {
    const text =
      "TT,Nhóm,Kinh phí\n1,Thiết bị,26\n2,Phần mềm,30\nBiểu 2. Chi tiết\nTT,Nội dung,SL,Thành tiền\n1,Máy in,2,26\n2,HIS,1,30\nTT,Nội dung,SL,Thành tiền\n3,LIS,1,30\n";
    const parsed = await read("a.csv", utf8(text));
    expect(parsed.tables.map(({ rows }) => rows.length)).toEqual([3, 5]);
    expect(texts(parsed)).toContain("paragraph Biểu 2. Chi tiết");
  });

  it("HTML: no scripts, nested lists, entities and spans", async () => {
    const html =
      "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><script>alert('Kế hoạch')</script>" +
      "<h1>I. MỤC TIÊU</h1><ul><li>Một<ul><li>Hai &amp; ba</li></ul></li></ul>" +
      "<table><thead><tr><th>TT</th><th colspan=2>Nội dung</th></tr></thead><tr><td>1</td><td>a<br>b</td><td>c</td></tr></table></body></html>";
    const parsed = await read("a.html", utf8(html));
    expect(texts(parsed)).toEqual([
      "heading1 I. MỤC TIÊU",
      "list-item1 Một",
      "list-item2 Hai & ba",
      "table",
    ]);
    expect(grid(parsed)).toEqual([
      ["TT", "Nội dung"],
      ["1", "a\nb", "c"],
    ]);
    expect(parsed.tables[0]?.rows[0]?.cells[1]?.colSpan).toBe(2);
  });

  it("a broken HTML of a million brackets is read to its end", async () => {
    const parsed = await read("a.html", utf8(`<html><body>Kế hoạch ${"<a ".repeat(300_000)}`));
    expect(parsed.blocks[0]?.text).toContain("Kế hoạch");
  });
});
