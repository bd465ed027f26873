// Form of a plan: Nghị định 30/2020/NĐ-CP, Phụ lục I.
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { makeChangeListXlsx } from "../../src/export/change-list-xlsx.ts";
import { makeChangeReportDocx } from "../../src/export/change-report-docx.ts";
import { makePlanDocx } from "../../src/export/plan-docx.ts";
import { textWidth } from "../../src/export/text-width.ts";
import {
  isBold,
  isItalic,
  openDocx,
  paragraphsOf,
  paragraphWith,
  sectionsOf,
  sizeOf,
} from "../support/docx-parts.ts";
import { aBlock, aDraft, anError, someSections } from "../support/draft-fixture.ts";

const whole = openDocx(await makePlanDocx(aDraft()));
const document = whole.document;
const textOf = (bytes: Uint8Array): string =>
  paragraphsOf(openDocx(bytes).document)
    .map((one) => one.text)
    .join("\n");

describe("page", () => {
  const sections = sectionsOf(document);

  it("is A4, upright for the plan, turned for wide appendices", () => {
    expect(sections.map((one) => /<w:pgSz [^>]*>/.exec(one)?.[0])).toEqual([
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ]);
  });

  it.each([
    ["top", "1134"],
    ["bottom", "1134"],
    ["left", "1701"],
    ["right", "1134"],
  ])("has a %s margin of %s twips in every section", (side, twips) => {
    for (const one of sections) expect(one).toContain(`w:${side}="${twips}"`);
  });

  it("hides the number on the first page and counts every section from 1", () => {
    for (const one of sections) {
      expect(one).toContain("<w:titlePg/>");
      expect(one).toMatch(/<w:pgNumType w:start="1"/);
    }
  });

  it("shows the number centred in the top margin, 14 points, in Times New Roman", () => {
    const numbered = whole.headers.filter((one) => one.includes("PAGE"));
    expect(numbered).toHaveLength(3);
    for (const one of numbered) {
      expect(one).toContain('<w:jc w:val="center"/>');
      expect(one).toContain('<w:sz w:val="28"/>');
      expect(one).toContain('w:eastAsia="Times New Roman"');
    }
  });
});

describe("font", () => {
  it("is Times New Roman in all four slots of every run", () => {
    const runs = [...document.matchAll(/<w:r>[\s\S]*?<\/w:r>/g)].map(([xml]) => xml);
    const slots = ["ascii", "hAnsi", "cs", "eastAsia"].map((slot) => `w:${slot}="Times New Roman"`);
    expect(runs.length).toBeGreaterThan(100);
    expect(runs.filter((run) => !slots.every((slot) => run.includes(slot)))).toEqual([]);
  });

  it("is the default of the document and of the heading styles", () => {
    expect(/<w:docDefaults>[\s\S]*?<\/w:docDefaults>/.exec(whole.styles)?.[0]).toContain(
      'w:cs="Times New Roman"',
    );
    for (const level of [1, 2, 3, 4]) {
      const style = new RegExp(
        `<w:style [^>]*w:styleId="Heading${level}"[\\s\\S]*?</w:style>`,
      ).exec(whole.styles)?.[0];
      expect(style).toContain('w:ascii="Times New Roman"');
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
    }
  });
});

describe("head", () => {
  it.each([
    { text: "SỞ Y TẾ TỈNH MINH SƠN", halfPoints: 26, bold: false, italic: false },
    { text: "TRUNG TÂM Y TẾ SUỐI XANH", halfPoints: 26, bold: true, italic: false },
    { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", halfPoints: 26, bold: true, italic: false },
    { text: "Độc lập - Tự do - Hạnh phúc", halfPoints: 28, bold: true, italic: false },
    { text: "Số:        /KH-TTYT", halfPoints: 26, bold: false, italic: false },
    { text: "Suối Xanh, ngày      tháng      năm", halfPoints: 28, bold: false, italic: true },
    { text: "KẾ HOẠCH", halfPoints: 28, bold: true, italic: false },
    {
      text: "Chuyển đổi số y tế năm 2027 của Trung tâm Y tế Suối Xanh",
      halfPoints: 28,
      bold: true,
      italic: false,
    },
  ])("$text", ({ text, halfPoints, bold, italic }) => {
    const found = paragraphWith(document, text);
    expect(sizeOf(found)).toBe(halfPoints);
    expect(isBold(found)).toBe(bold);
    expect(isItalic(found)).toBe(italic);
    expect(found.xml).toContain('<w:jc w:val="center"/>');
  });

  it("stands in a table without borders", () => {
    const table = /<w:tbl>[\s\S]*?<\/w:tbl>/.exec(document)?.[0] ?? "";
    expect(table).toContain("CỘNG HÒA");
    expect(table).not.toContain('w:val="single" w:color="000000" w:sz="4"');
    expect(table).toContain('<w:insideV w:val="none"');
  });

  it("leaves number, day and month blank, and the year unless the caller knows it", async () => {
    expect(paragraphWith(document, "Suối Xanh, ngày").text).not.toMatch(/\d/);
    const dated = openDocx(await makePlanDocx(aDraft(), { issueYear: 2026 })).document;
    expect(paragraphWith(dated, "Suối Xanh, ngày").text).toBe(
      "Suối Xanh, ngày      tháng      năm 2026",
    );
  });

  it("marks body, parent body and place when the cover does not know them", async () => {
    const cover = { ...aDraft().cover, body: null, parentBody: null, place: null };
    const head = paragraphsOf(openDocx(await makePlanDocx(aDraft({ cover }))).document).slice(0, 9);
    const open = head.filter(({ xml }) => xml.includes('<w:highlight w:val="yellow"/>'));
    expect(open.map(({ text }) => text)).toEqual([
      "[cần bổ sung: cơ quan chủ quản]",
      "[cần bổ sung: tên đơn vị ban hành]",
      "[cần bổ sung: địa danh], ngày      tháng      năm      ",
    ]);
    // 3421 twips of the left column: in capitals of 13 points the place would break in two.
    for (const { xml, text } of open.slice(0, 2)) {
      expect(xml).not.toMatch(/<w:caps(?:\/>| w:val="true")/);
      const size = Number(/<w:sz w:val="(\d+)"/.exec(xml)?.[1]) / 2;
      const bold = /<w:b(?:\/>| w:val="true")/.test(xml);
      expect(textWidth(text, { size, bold })).toBeLessThan(3_421);
    }
  });

  it.each([
    { title: "KẾ HOẠCH chuyển đổi số năm 2027", subject: "Chuyển đổi số năm 2027" },
    { title: "Kế hoạch hóa gia đình năm 2027", subject: "Kế hoạch hóa gia đình năm 2027" },
    { title: "Chuyển đổi số năm 2027", subject: "Chuyển đổi số năm 2027" },
  ])("prints the type once: $title", async ({ title, subject }) => {
    const bytes = await makePlanDocx(aDraft({ cover: { ...aDraft().cover, title } }));
    const lines = paragraphsOf(openDocx(bytes).document).map((one) => one.text);
    expect(lines.slice(lines.indexOf("KẾ HOẠCH"), lines.indexOf("KẾ HOẠCH") + 2)).toEqual([
      "KẾ HOẠCH",
      subject,
    ]);
  });

  it("draws a rule as long as the motto and a shorter one below the name of the body", () => {
    const rules = paragraphsOf(document).filter((one) => one.xml.includes("<w:pBdr>"));
    // Right column 5650 twips, the motto 3415 twips wide at 14 points bold.
    expect(rules[1]?.xml).toMatch(/w:left="111[0-9]" w:right="111[0-9]"/);
    expect(rules).toHaveLength(5);
  });
});

describe("body", () => {
  it("keeps the order of the parts", async () => {
    const text = textOf(await makePlanDocx(aDraft()));
    const order = [
      "SỞ Y TẾ",
      "CỘNG HÒA",
      "Số:",
      "Suối Xanh, ngày",
      "KẾ HOẠCH",
      "Căn cứ Luật Giao dịch điện tử",
      "I. ĐÁNH GIÁ KẾT QUẢ",
      "V. TỔ CHỨC THỰC HIỆN",
      "Nơi nhận:",
      "PHÓ GIÁM ĐỐC",
      "DANH MỤC NHIỆM VỤ",
      "DỰ TOÁN KINH PHÍ",
      "Bằng chữ:",
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("sets bases in italics, each ends with a semicolon, the last with a full stop", () => {
    const bases = paragraphsOf(document).filter(
      (one) => isItalic(one) && /^(?:Căn cứ|Theo) /.test(one.text),
    );
    expect(bases.map((one) => one.text.at(-1))).toEqual([";", ";", "."]);
    expect(bases.some((one) => one.text.includes("46/2018"))).toBe(false);
    expect(
      isItalic(paragraphWith(document, "ban hành Kế hoạch chuyển đổi số năm 2027 như sau:")),
    ).toBe(false);
  });

  it("justifies paragraphs of 14 points, indented 1,27 cm, 6 points apart, lines of 1 to 1,5", () => {
    const found = paragraphWith(document, "Kinh phí thực hiện: 562.326.150");
    expect(found.xml).toContain('<w:jc w:val="both"/>');
    expect(found.xml).toContain('w:firstLine="720"');
    expect(found.xml).toMatch(/w:after="120"[^>]*w:line="276"/);
    expect(sizeOf(found)).toBe(28);
  });

  it.each([
    { text: "I. ĐÁNH GIÁ KẾT QUẢ", style: "Heading1", bold: true, caps: true },
    { text: "1. Kết quả đạt được", style: "Heading2", bold: true, caps: false },
    { text: "a) Mạng nội bộ", style: "Heading3", bold: false, caps: false },
  ])("makes '$text' a real heading", ({ text, style, bold, caps }) => {
    const found = paragraphWith(document, text);
    expect(found.xml).toContain(`<w:pStyle w:val="${style}"/>`);
    expect(isBold(found)).toBe(bold);
    expect(found.xml.includes("<w:caps/>")).toBe(caps);
  });

  it("marks bullets with one dash and keeps marks of their own", async () => {
    const text = textOf(await makePlanDocx(aDraft()));
    expect(text).toContain("- Hạ tầng mạng tại một số trạm y tế");
    expect(text).toContain("\n+ Thời hạn: Quý II/2027.");
    expect(text).not.toContain("- + Thời hạn");
  });

  it("leaves out dropped blocks and the sections that hold nothing else", async () => {
    const text = textOf(await makePlanDocx(aDraft()));
    expect(text).not.toContain("ki-ốt");
    expect(text).not.toContain("Ki-ốt");
  });

  it("highlights what is still to be filled in, in text and in tables", () => {
    const highlighted = [
      ...document.matchAll(/<w:highlight w:val="yellow"\/>[\s\S]*?<w:t[^>]*>([^<]*)</g),
    ];
    expect(highlighted.map((match) => match[1])).toEqual([
      "[cần bổ sung: kết quả năm 2026]",
      "[cần bổ sung: chỉ tiêu năm 2027]",
      "[cần bổ sung: đơn giá]",
    ]);
  });

  it("repeats header rows and never splits a row", () => {
    const tables = document
      .split("<w:tbl>")
      .slice(1)
      .filter((one) => !one.includes("CỘNG HÒA") && !one.includes("Nơi nhận"));
    expect(tables).toHaveLength(3);
    for (const one of tables) {
      const rows = one.split("<w:tr>").slice(1);
      expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual(
        rows.map((_, at) => at === 0),
      );
      expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    }
  });

  it("numbers headings I., 1., a) when the outline carries no numbers", async () => {
    const one = (id: string, heading: string, level: number) => ({
      id,
      heading,
      level,
      blocks: [aBlock("Nội dung.")],
    });
    const sections = [
      one("a", "Mục tiêu", 1),
      one("b", "Chung", 2),
      one("c", "Cụ thể", 2),
      one("d", "Số liệu", 3),
      one("e", "Nhiệm vụ", 1),
      one("f", "Hạ tầng", 2),
    ];
    const bytes = await makePlanDocx(
      aDraft({ sections, outline: ["Mục tiêu", "Nhiệm vụ"], budget: null }),
    );
    const headings = paragraphsOf(openDocx(bytes).document).filter((found) =>
      found.xml.includes("Heading"),
    );
    expect(headings.map((found) => found.typed)).toEqual([
      "I. Mục tiêu",
      "1. Chung",
      "2. Cụ thể",
      "a) Số liệu",
      "II. Nhiệm vụ",
      "1. Hạ tầng",
    ]);
  });

  it("opens although a text brings characters XML forbids", async () => {
    const sections = [
      {
        id: "a",
        heading: "I. A",
        level: 1,
        blocks: [aBlock("một\u0000hai\u000b<ba> & \ud800bốn")],
      },
    ];
    const text = textOf(await makePlanDocx(aDraft({ sections, outline: [] })));
    expect(text).toContain("mộthai&lt;ba&gt; &amp; bốn");
  });
});

describe("recipients and signature", () => {
  it("set 'Nơi nhận:' in 12 bold italics, the list in 11, filing last with a full stop", () => {
    const label = paragraphWith(document, "Nơi nhận:");
    expect([sizeOf(label), isBold(label), isItalic(label)]).toEqual([24, true, true]);
    const list = paragraphsOf(document).filter((one) => sizeOf(one) === 22);
    expect(list.map((one) => one.text)).toEqual([
      "- Sở Y tế (để báo cáo);",
      "- Ban Giám đốc;",
      "- Các khoa, phòng, trạm y tế trực thuộc;",
      "- Lưu: VT, KHNV.",
    ]);
  });

  it("put the signer's title on two lines and leave the name blank", () => {
    for (const line of ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]) {
      const found = paragraphsOf(document).find((one) => one.text === line);
      expect(found && isBold(found)).toBe(true);
    }
  });

  it("add the filing line when the plan names none", async () => {
    const cover = { ...aDraft().cover, recipients: ["Sở Y tế"] };
    expect(textOf(await makePlanDocx(aDraft({ cover })))).toContain("- Lưu: VT.");
  });
});

describe("appendices", () => {
  it("carry name, title in capitals and the line that ties them to the plan", () => {
    const names = paragraphsOf(document).filter((one) => /^Phụ lục [IVX]+$/.test(one.text));
    expect(names.map((one) => one.text)).toEqual(["Phụ lục I", "Phụ lục II"]);
    expect(names.every((one) => sizeOf(one) === 28 && isBold(one))).toBe(true);
    expect(isBold(paragraphWith(document, "DANH MỤC NHIỆM VỤ NĂM 2027"))).toBe(true);
    const tie = paragraphWith(document, "(Kèm theo Kế hoạch số");
    expect(isItalic(tie)).toBe(true);
    expect(tie.text).toMatch(/\/KH-TTYT ngày +tháng +năm +của Trung tâm Y tế Suối Xanh\)$/);
  });

  it("print the budget: unit above the table, columns, groups, totals, words", async () => {
    const text = textOf(await makePlanDocx(aDraft()));
    const budget = text.slice(text.indexOf("Phụ lục II\n"));
    const cells = budget.split("\n").filter((line) => line !== "");
    expect(paragraphWith(document, "Đơn vị tính: đồng").xml).toContain('<w:jc w:val="right"/>');
    expect(cells.slice(4, 13)).toEqual([
      "TT",
      "Nội dung",
      "ĐVT",
      "SL",
      "Đơn giá",
      "Thành tiền",
      "Thuế suất",
      "Sau thuế",
      "Nguồn giá, ghi chú",
    ]);
    for (const cell of [
      "15.000.000",
      "KCT",
      "2,5",
      "8%",
      "9.030.150",
      "201.000.000",
      "332.706.150",
      "534.261.250",
      "562.326.150",
    ]) {
      expect(cells).toContain(cell);
    }
    expect(budget).toContain(
      "Bằng chữ: Năm trăm sáu mươi hai triệu ba trăm hai mươi sáu nghìn một trăm năm mươi đồng (chưa gồm 1 hạng mục chờ nhu cầu hoặc đơn giá).",
    );
  });

  it("take their title from the first line when the heading has none, and drop stale lines", async () => {
    const lines = [
      "Dự toán kinh phí năm 2027",
      "(Kèm theo Kế hoạch số 12/KH-TTYT ngày 05/01/2026)",
      "Đơn vị tính: triệu đồng",
      "Bằng chữ: Một triệu đồng.",
      "Nguồn: thu sự nghiệp.",
    ];
    const sections = [
      ...someSections().slice(0, -1),
      { id: "phu-luc", heading: "PHỤ LỤC", level: 1, blocks: lines.map((line) => aBlock(line)) },
    ];
    const text = textOf(await makePlanDocx(aDraft({ sections })));
    const appendix = text.slice(text.indexOf("Phụ lục\n"));
    expect(appendix).toContain("DỰ TOÁN KINH PHÍ NĂM 2027");
    expect(appendix).toContain("Nguồn: thu sự nghiệp.");
    for (const stale of ["12/KH-TTYT", "triệu đồng\n", "Một triệu"])
      expect(appendix).not.toContain(stale);
    expect(appendix.match(/Dự toán kinh phí năm 2027/gi)).toHaveLength(1);
  });

  it("take the place of the prior plan's own budget table", async () => {
    const prior = aBlock("", {
      kind: "table",
      rows: [
        ["TT", "Nội dung", "Đơn giá", "Thành tiền"],
        ["1", "Máy chủ cũ", "1", "1"],
      ],
    });
    const sections = [
      ...someSections(),
      { id: "phu-luc-2", heading: "Phụ lục 2: Kinh phí", level: 1, blocks: [prior] },
    ];
    const text = textOf(await makePlanDocx(aDraft({ sections })));
    expect(text).not.toContain("Máy chủ cũ");
    expect(text.match(/Tổng cộng/g)).toHaveLength(1);
    expect(text).toContain("Phụ lục 2");
  });

  it("keeps in each row who carries it out, however long that is", async () => {
    const draft = aDraft();
    const who =
      "Đơn vị thực hiện: Các bệnh viện công lập; Trung tâm Y tế các huyện, thị xã, thành phố.";
    for (const { lines } of draft.budget?.groups ?? [])
      for (const line of lines) line.notes.unshift(who);
    const text = textOf(await makePlanDocx(draft));
    const lines = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
    expect(lines.length).toBeGreaterThan(1);
    expect(text.split(who)).toHaveLength(lines.length + 1);
  });
});

describe("drafts that are not ready, and parts", () => {
  it("say so on the first page when a violation or an own error is open", async () => {
    const partial = aDraft({
      violations: ["Số 45% không có trong chứng cứ."],
      review: [anError()],
    });
    const [first] = paragraphsOf(openDocx(await makePlanDocx(partial)).document);
    expect(first?.text).toContain("BẢN NHÁP – chưa đạt kiểm tra");
    expect(first?.text).toContain("Số 45% không có trong chứng cứ.");
    expect(first?.text).toContain("Nhóm I ghi 625.740.000");
  });

  it("say nothing when the draft passed", () => {
    expect(document).not.toContain("BẢN NHÁP");
  });

  it("give one section alone, without head and signature", async () => {
    const sections = someSections().filter((one) => one.id === "ton-tai");
    const text = textOf(await makePlanDocx(aDraft({ sections, budget: null })));
    expect(text.trim().startsWith("2. Tồn tại, hạn chế")).toBe(true);
    expect(text).not.toContain("Nơi nhận");
    expect(text).not.toContain("CỘNG HÒA");
  });

  it("give the budget alone on a turned page", async () => {
    const bytes = await makePlanDocx(aDraft({ sections: [] }));
    expect(sectionsOf(openDocx(bytes).document)).toHaveLength(1);
    expect(openDocx(bytes).document).toContain('w:orient="landscape"');
    expect(textOf(bytes)).toContain("562.326.150");
    expect(textOf(bytes)).not.toContain("CỘNG HÒA");
  });
});

describe("change report", () => {
  it("tells of changes by reason, what is missing and what failed", async () => {
    const text = textOf(
      await makeChangeReportDocx(aDraft({ violations: ["Thiếu nguồn cho 45%."] })),
    );
    expect(text).toContain("1 cập nhật, 1 mới, 1 bỏ, 1 chờ số liệu, 1 giữ.");
    expect(text).toContain("Thông tư 46/2018/TT-BYT hết hiệu lực từ 06/06/2025");
    expect(text).toContain("bỏ ki-ốt");
    expect(text).toContain("Mua 02 ki-ốt tra cứu.");
    expect(text).toContain("- Đơn giá máy quét mã QR trên thẻ căn cước là bao nhiêu?");
    expect(text).toContain("- Thiếu nguồn cho 45%.");
  });
  it("puts changes for one reason into one row, with its first examples cut short", async () => {
    const kept = (section: string, text: string): ReturnType<typeof aDraft>["changes"][number] => ({
      ...{ status: "kept", section, before: text, after: text, reason: "còn áp dụng" },
    });
    const long =
      "Duy trì hệ thống mạng nội bộ tại mọi khoa, phòng và trạm y tế trực thuộc. ".repeat(8);
    const changes = [
      ...Array.from({ length: 40 }, (_, index) => kept("Hạ tầng", `Đoạn ${index + 1}: ${long}`)),
      kept("Nhân lực", "Cử viên chức đi học."),
    ];
    const text = textOf(await makeChangeReportDocx(aDraft({ changes })));
    expect(text).toContain("41 giữ.");
    expect(text).toMatch(
      /giữ\s+41\s+Hạ tầng\s+… và 1 mục khác\s+- Đoạn 1: Duy trì[^\n]* …\s+- Đoạn 2:[^\n]*\s+… và 39 chỗ khác\s+còn áp dụng/u,
    );
    expect(text).not.toContain("Đoạn 3:");
  });

  it("takes reasons for one kind that differ in document, place and name only", async () => {
    const duty = (symbol: string, what: string): ReturnType<typeof aDraft>["changes"][number] => ({
      ...{ status: "new", section: "III.2", before: "", after: what },
      reason: `Nghĩa vụ theo ${symbol}, chưa có trong kế hoạch trước. Đối chiếu đến 22/11/2026.`,
    });
    const changes = [
      duty("Luật số 51/2024/QH15, Điều 3 khoản 4", "Liên thông kết quả."),
      duty("Nghị định số 188/2025/NĐ-CP, Điều 68", "Duy trì tiêu chuẩn."),
    ];
    const text = textOf(await makeChangeReportDocx(aDraft({ changes })));
    expect(text).toContain("(1 chỗ khác: lý do cùng loại)");
    expect(text.match(/^mới$/gmu)).toHaveLength(1);
  });

  it("tells a reason to its end, and shows both sides where they part", async () => {
    const common =
      "Tiếp tục thực hiện các chỉ tiêu, nhiệm vụ của ngành trên địa bàn toàn tỉnh theo ";
    const reason = `${"Văn bản lập cho giai đoạn đã qua. ".repeat(6)}Chưa rõ văn bản sau.`;
    const changes: ReturnType<typeof aDraft>["changes"] = [
      {
        ...{ status: "updated", section: "Mục tiêu", reason },
        before: `${common}Quyết định cũ.`,
        after: `${common}Quyết định mới.`,
      },
    ];
    const text = textOf(await makeChangeReportDocx(aDraft({ changes })));
    expect(text).toContain(reason);
    expect(text).toMatch(/- … [^\n]*Quyết định cũ\. → … [^\n]*Quyết định mới\./u);
  });

  it("has every change in the list that goes along", async () => {
    const workbook = new ExcelJS.Workbook();
    const draft = aDraft();
    await workbook.xlsx.load((await makeChangeListXlsx(draft)) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet("Thay đổi");
    expect(sheet?.rowCount).toBe(draft.changes.length + 1);
    expect(sheet?.getCell("F2").value).toBe(draft.changes[0]?.reason);
  });

  it("names a table made anew by its rows instead of printing its cells again", async () => {
    const after = ["| TT | Việc |", "|---|---|", "| 1 | Nâng cấp mạng |", "| 2 | Tập huấn |"].join(
      "\n",
    );
    const changes = [
      {
        ...{ status: "updated" as const, section: "Phụ lục", before: "" },
        after,
        reason: "rà soát",
      },
    ];
    const text = textOf(await makeChangeReportDocx(aDraft({ changes })));
    expect(text).toContain("Bảng 2 dòng, xem trong dự thảo.");
    expect(text).not.toContain("Nâng cấp mạng");
  });
});

describe("parts in words and in letters", () => {
  const lettered = async () => {
    const one = (id: string, heading: string, texts: readonly ReturnType<typeof aBlock>[]) => ({
      ...{ id, heading, level: 1, blocks: [...texts] },
    });
    const sections = [
      one("can-cu", "A. CĂN CỨ XÂY DỰNG KẾ HOẠCH", [
        aBlock("Luật Giao dịch điện tử số 20/2023/QH15 ngày 22 tháng 6 năm 2023;"),
        aBlock("Công điện số 33/CĐ-TTg ngày 07 tháng 4 năm 2024;", { kind: "bullet" }),
      ]),
      one("phan", "PHẦN THỨ NHẤT. MỤC TIÊU NĂM 2027", [
        aBlock("Các chỉ tiêu của năm như sau"),
        aBlock("| TT |", {
          kind: "table",
          rows: [
            ["TT", "Chỉ tiêu"],
            ["1", "Ký số"],
          ],
        }),
      ]),
    ];
    return openDocx(await makePlanDocx(aDraft({ sections }), { part: "plan" })).document;
  };

  it.each(["20/2023/QH15", "33/CĐ-TTg"])(
    "sets the basis %s in italics, no dash",
    async (symbol) => {
      const basis = paragraphWith(await lettered(), symbol);
      expect(isItalic(basis)).toBe(true);
      expect(basis.text).not.toMatch(/^[-–]/u);
    },
  );

  it("writes the number of a part in small letters, its title in capitals", async () => {
    expect(paragraphWith(await lettered(), "Phần thứ nhất").text).toContain("MỤC TIÊU NĂM 2027");
  });

  it("keeps what introduces a table on its page", async () => {
    expect(paragraphWith(await lettered(), "Các chỉ tiêu của năm").xml).toContain("<w:keepNext/>");
  });
});

describe("what stands in and below a table", () => {
  const rows = [
    ["TT", "Nhiệm vụ", "Thời gian"],
    ["1", "Tập huấn", "30/6/2027"],
    ["2", "Rà soát quy chế", "31/5/2027"],
    ["3", "Diễn tập", "15/10/2027"],
    ["4", "Trực hệ thống", "Thường xuyên"],
  ];

  it("sets days to the left, like the words in their column", async () => {
    const blocks = [aBlock("| TT |", { kind: "table", rows })];
    const sections = [{ ...someSections()[0]!, id: "nhiem-vu", heading: "I. NHIỆM VỤ", blocks }];
    const { document } = openDocx(await makePlanDocx(aDraft({ sections }), { part: "plan" }));
    for (const day of ["30/6/2027", "Thường xuyên"])
      expect(paragraphWith(document, day).xml).not.toContain('<w:jc w:val="right"/>');
  });

  it("gives the name of a group and of the total the empty cells in front of the sum", () => {
    const rows = [...document.matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g)].map(([xml]) => xml);
    const total = rows.find((row) => row.includes(">Tổng cộng"));
    expect(total).toContain('<w:gridSpan w:val="4"/>');
  });

  it("names of groups look alike whatever column they were typed in", async () => {
    const rows = [
      ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
      ["I. Nền tảng số", "", "", ""],
      ["1", "Bảo trì máy chủ", "Tổ CNTT", "Hằng quý"],
      ["", "II. Hạ tầng số", "", ""],
      ["1", "Thay bộ chia mạng", "Tổ CNTT", "Năm 2027"],
    ];
    const blocks = [aBlock("| TT |", { kind: "table", rows })];
    const sections = [{ ...someSections()[0]!, id: "nhiem-vu", heading: "I. NHIỆM VỤ", blocks }];
    const { document } = openDocx(await makePlanDocx(aDraft({ sections }), { part: "plan" }));
    for (const name of ["I. Nền tảng số", "II. Hạ tầng số"])
      expect(document).toMatch(
        new RegExp(
          `<w:tr>(?:(?!<w:tc>|</w:tr>).)*<w:tc>(?:(?!</w:tc>).)*w:gridSpan w:val="4"(?:(?!</w:tc>).)*>${name}<`,
          "s",
        ),
      );
  });

  it("keeps how purchases are awarded with the notes of the table", async () => {
    const said = "Hình thức lựa chọn nhà thầu: gói thầu không quá 1 tỷ đồng được chỉ định thầu.";
    const title = "Phụ lục 3: Dự toán kinh phí";
    const appendix = { id: "phu-luc-3", heading: title, level: 1, blocks: [aBlock(said)] };
    const draft = aDraft({ sections: [...someSections().slice(0, 3), appendix] });
    const { document } = openDocx(await makePlanDocx(draft));
    const tables = [...document.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([xml]) => xml);
    expect(tables.at(-1)).toContain(said);
  });

  it("tells an error once that a violation quotes already", async () => {
    const error = anError();
    const partial = aDraft({ violations: [`Rà soát: ${error.message}`], review: [error] });
    const [box] = paragraphsOf(openDocx(await makePlanDocx(partial)).document);
    expect(box?.text.split(error.message)).toHaveLength(2);
  });

  it("keeps a few notes with the total above them", () => {
    const notes = paragraphsOf(document).filter(({ text }) => /^\(\d\) /.test(text));
    expect(notes.length).toBeGreaterThan(0);
    const words = paragraphsOf(document).filter(({ text }) => text.startsWith("Bằng chữ:"));
    expect(words.at(-1)?.xml).toContain("<w:keepNext/>");
    expect(notes.at(-1)?.xml).not.toContain("<w:keepNext/>");
  });

  it("never leaves a total, what follows the notes or the signature alone on a page", () => {
    const all = paragraphsOf(document);
    const total = all.findLastIndex(({ text }) => text.startsWith("Tổng cộng"));
    const words = all.findLastIndex(({ text }) => text.startsWith("Bằng chữ:"));
    expect(total).toBeLessThan(words);
    // The cells of the row above the total.
    for (const { xml } of all.slice(total - 3, total)) expect(xml).toContain("<w:keepNext/>");
    const recipients = all.findIndex(({ text }) => text === "Nơi nhận:");
    expect(all[recipients - 1]?.xml).toContain("<w:keepNext/>");
  });
});
