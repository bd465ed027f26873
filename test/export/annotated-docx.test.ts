import mammoth from "mammoth";
import { describe, expect, it } from "vitest";

import { annotateDocx } from "../../src/export/annotated-docx.ts";
import { openPackage, partText } from "../../src/export/opc-package.ts";
import { makePlanDocx } from "../../src/export/plan-docx.ts";
import { readZip, writeZip } from "../../src/platform/zip/zip-files.ts";
import { paragraphsOf } from "../support/docx-parts.ts";
import { aDraft, anError } from "../support/draft-fixture.ts";
import { convert, skipWithoutSoffice } from "../support/soffice.ts";

const original = await makePlanDocx(aDraft());

/** Text of the paragraph each comment is anchored at, by the text of the comment. */
function anchors(bytes: Uint8Array): Map<string, string> {
  const parts = openPackage(bytes);
  const document = partText(parts, "word/document.xml");
  const name = [...parts.keys()].find((one) => one.startsWith("word/comments"))!;
  const comments = [
    ...partText(parts, name).matchAll(/<(\w+):comment [^>]*\1:id="(\d+)"[\s\S]*?<\/\1:comment>/g),
  ];
  return new Map(
    comments.map(([xml, , id]) => {
      const text = [...xml.matchAll(/<\w+:t[^>]*>([^<]*)</g)].map((match) => match[1]).join("\n");
      const at = paragraphsOf(document).find((one) =>
        one.xml.includes(`commentReference w:id="${id}"`),
      );
      return [text, at?.text ?? ""];
    }),
  );
}

const anchorOf = async (finding: ReturnType<typeof anError>): Promise<string> =>
  [...anchors(await annotateDocx(original, [finding])).values()][0]!;

describe("annotateDocx anchors a finding", () => {
  it.each([
    {
      case: "at the paragraph with its words",
      over: { quote: "Kinh phí thực hiện: 562.326.150 đồng", where: {} },
      text: "Kinh phí thực hiện",
    },
    {
      case: "whatever spaces and marks the reader changed",
      over: { quote: "kinh phí  thực hiện 562326150", where: {} },
      text: "Kinh phí thực hiện",
    },
    {
      case: "by the longest piece of a shortened quote",
      over: { quote: "Căn cứ … hướng dẫn triển khai hồ sơ bệnh án", where: {} },
      text: "Thông tư số 13/2025",
    },
    {
      case: "at the cell with its figure",
      over: { quote: "299.700.000", where: { table: 5, row: "3" } },
      text: "299.700.000",
    },
    {
      case: "at the row whose cells together hold it",
      over: { quote: "Máy tính để bàn | Bộ | 20", where: { table: 5 } },
      text: "3",
    },
    {
      case: "at the named table where the words stand twice",
      over: { quote: "Phòng Kế hoạch - Nghiệp vụ", where: { table: 4, row: "7" } },
      text: "Phòng Kế hoạch - Nghiệp vụ",
    },
    {
      case: "at the row named when the words are nowhere",
      over: { quote: "không có ở đâu cả", where: { table: 5, row: "6" } },
      text: "6",
    },
    {
      case: "at the heading when only that is known",
      over: { quote: "", where: { heading: "I. A > 2. Tồn tại, hạn chế" } },
      text: "2. Tồn tại, hạn chế",
    },
  ])("$case", async ({ over, text }) => {
    expect(await anchorOf(anError(over))).toContain(text);
  });

  it("in the right row when a figure stands in several", async () => {
    const bytes = await annotateDocx(original, [
      anError({ quote: "Quý II/2027", where: { table: 4, row: "12" } }),
    ]);
    const document = partText(openPackage(bytes), "word/document.xml");
    const row = document.split("<w:tr>").find((one) => one.includes("commentReference"))!;
    expect(/<w:t(?: [^>]*)?>([^<]*)</.exec(row)?.[1]).toBe("12");
  });

  it("at the first paragraph, with its place in words, when nothing tells where", async () => {
    const found = anchors(
      await annotateDocx(original, [anError({ quote: "", where: { page: 3 } })]),
    );
    const [[text, at]] = [...found] as [[string, string]];
    expect(text).toContain("Vị trí: trang 3");
    expect(at).toBe("SỞ Y TẾ TỈNH MINH SƠN");
  });
});

describe("annotateDocx", () => {
  const findings = [
    anError({ quote: "Kinh phí thực hiện", severity: "warning", message: "Câu <b> & dấu" }),
    anError({ quote: "Kinh phí thực hiện", basis: "48/2024/QH15" }),
  ];

  it("gives a document that opens and shows every comment, most severe first", async () => {
    const bytes = await annotateDocx(original, findings);
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: ["comment-reference => sup"] },
    );
    expect(messages.filter((message) => message.type === "error")).toEqual([]);
    expect(value.indexOf("Lỗi: Nhóm I ghi")).toBeLessThan(
      value.indexOf("Cần xem: Câu &lt;b&gt; &amp; dấu"),
    );
    expect(value).toContain("Căn cứ: 48/2024/QH15");
  });

  it("changes nothing but the comments", async () => {
    const before = openPackage(original);
    const after = openPackage(await annotateDocx(original, findings));
    const changed = [...after.keys()].filter(
      (name) => !before.has(name) || partText(before, name) !== partText(after, name),
    );
    const hasComments = before.has("word/comments.xml");
    expect(changed.sort()).toEqual(
      [
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
      ].filter((name) => !hasComments || ["word/comments.xml", "word/document.xml"].includes(name)),
    );
    const stripped = partText(after, "word/document.xml")
      .replace(/<w:commentRange(?:Start|End) w:id="\d+"\/>/g, "")
      .replace(/<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, "");
    expect(stripped).toBe(partText(before, "word/document.xml"));
  });

  it("adds to comments that are there already, and can be run twice", async () => {
    const twice = await annotateDocx(await annotateDocx(original, findings), [
      anError({ quote: "Tồn tại, hạn chế", message: "Lần hai" }),
    ]);
    const ids = [
      ...partText(openPackage(twice), "word/comments.xml").matchAll(/w:id="(\d+)"/g),
    ].map((match) => match[1]);
    expect(ids).toEqual(["0", "1", "2"]);
    expect([...anchors(twice).keys()].some((text) => text.includes("Lần hai"))).toBe(true);
  });

  it("returns the document as it is when there is nothing to say", async () => {
    expect(await annotateDocx(original, [])).toBe(original);
  });

  it("copes with other prefixes, text boxes, empty paragraphs and older properties", async () => {
    const box =
      "<x:r><x:pict><x:txbxContent><x:p><x:r><x:t>chữ trong khung</x:t></x:r></x:p></x:txbxContent></x:pict></x:r>";
    const xml = `<?xml version="1.0" encoding="UTF-8"?><!-- a < b --><x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p/><x:p><x:pPr><x:jc x:val="both"/><x:pPrChange x:id="1"><x:pPr/></x:pPrChange></x:pPr>${box}<x:r><x:t>Tổng c&#7897;ng 5 &lt; 6</x:t></x:r></x:p></x:body></x:document>`;
    const file = (name: string, text: string) => [name, Buffer.from(text, "utf8")] as const;
    const bytes = writeZip(
      new Map([
        file(
          "[Content_Types].xml",
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        ),
        file(
          "_rels/.rels",
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        file("word/document.xml", xml),
      ]),
    );
    const after = openPackage(
      await annotateDocx(bytes, [
        anError({ quote: "tổng cộng 5", where: {} }),
        anError({ quote: "chữ trong khung", where: {} }),
      ]),
    );
    const document = partText(after, "word/document.xml");
    expect(document).toContain(
      '</x:pPr><x:commentRangeStart x:id="0"/><x:commentRangeStart x:id="1"/><x:r><x:pict>',
    );
    expect(document.match(/<x:commentReference /g)).toHaveLength(2);
    expect(document).toMatch(/<x:commentReference x:id="1"\/><\/x:r><\/x:p><\/x:body>/);
    expect(partText(after, "word/comments.xml")).toContain('<x:comment x:id="1"');
  });

  it.each([
    {
      case: "no archive",
      bytes: Buffer.from("chữ thường, không phải tệp Word"),
      code: "unreadable-file",
    },
    {
      case: "an archive that is no document",
      bytes: writeZip(new Map([["a.txt", Buffer.from("a")]])),
      code: "unreadable-file",
    },
  ])("refuses $case", async ({ bytes, code }) => {
    await expect(annotateDocx(bytes, findings)).rejects.toMatchObject({ code });
  });
});

describe.skipIf(skipWithoutSoffice)(
  "annotated DOCX in LibreOffice (skipped where soffice is absent)",
  () => {
    it("keeps its comments when LibreOffice opens and saves it", async () => {
      const again = convert(
        await annotateDocx(original, [anError({ quote: "Kinh phí thực hiện" })]),
        "docx",
        "odt",
      );
      expect(partText(readZip(again), "content.xml")).toContain("Lỗi: Nhóm I ghi");
    });
  },
);
