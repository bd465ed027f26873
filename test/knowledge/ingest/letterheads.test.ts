/** Letterheads as files print them: two columns of a text export, a layout table of a DOCX, lines broken by a narrow column. */
import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { blockLocators } from "../../../src/domain/document/legal-structure.ts";
import { letterheadLines } from "../../../src/domain/document/letterhead.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";

const readLines = (...lines: string[]) =>
  readTextFormat(new TextEncoder().encode(lines.join("\n")), "van-ban.txt", "text");

describe("letterhead in two columns of a text", () => {
  const document = readLines(
    "SỞ Y TẾ LÂM ĐỒNG              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 77/SYT-NVY                Độc lập - Tự do - Hạnh phúc",
    "V/v rà soát danh sách         _______________",
    "trạm y tế đã nối mạng         Lâm Đồng, ngày 04 tháng 3 năm 2027",
    "theo tuyến xã",
    "",
    "Kính gửi: Các đơn vị trực thuộc",
    "Đề nghị các đơn vị gửi danh sách trước ngày 20/3/2027.",
  );

  it("reads one column after the other", () => {
    expect(document.blocks.slice(0, 4).map((block) => block.text)).toEqual([
      "SỞ Y TẾ LÂM ĐỒNG",
      "Số: 77/SYT-NVY",
      "V/v rà soát danh sách trạm y tế đã nối mạng theo tuyến xã",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]);
  });

  it("keeps the subject whole and the date", () => {
    const { fields } = proposeEntry(document, classifyDocument(document));
    expect(fields.title.value).toBe("Rà soát danh sách trạm y tế đã nối mạng theo tuyến xã");
    expect(fields.signed.value).toBe("2027-03-04");
  });
});

describe("lines that a narrow column broke", () => {
  it("joins names and numbers, and leaves bodies of their own alone", () => {
    const lines = letterheadLines(
      readLines(
        "SỞ Y TẾ CẦN THƠ",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
        "",
        "BỆNH VIỆN ĐA KHOA TỈNH",
        "",
        "SÓC TRĂNG",
        "",
        "NAM",
        "",
        "Số: 04/2027/TTLT-BYT-BCA-",
        "",
        "BTC",
      ),
    ).map((line) => line.text);
    expect(lines).toEqual([
      "SỞ Y TẾ CẦN THƠ",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
      "BỆNH VIỆN ĐA KHOA TỈNH SÓC TRĂNG",
      "Số: 04/2027/TTLT-BYT-BCA-BTC",
    ]);
  });
});

describe("names that a word processor sets in capitals", () => {
  it("are bodies in front of the motto though they were typed in small letters", () => {
    const document = readLines(
      "SỞ Y TẾ TỈNH TUYÊN QUANG",
      "Trung tâm Y tế Nà Hang Mới",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Số: 41/KH-TTYT",
      "Nà Hang, ngày 08 tháng 01 năm 2027",
      "KẾ HOẠCH",
      "Chuyển đổi số năm 2027",
    );
    expect(classifyDocument(document).issuer).toBe("Trung tâm Y tế Nà Hang Mới");
  });
});

describe("a regulation issued with a decision", () => {
  it("is read behind the signature, with places of its own", () => {
    const document = readLines(
      "QUYẾT ĐỊNH",
      "Ban hành Quy chế sao lưu",
      "Điều 1. Ban hành kèm theo Quyết định này Quy chế sao lưu.",
      "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
      "Nơi nhận:",
      "- Như Điều 2;",
      "QUY CHẾ",
      "SAO LƯU DỮ LIỆU",
      "(Ban hành kèm theo Quyết định số 12/QĐ-SYT ngày 02 tháng 3 năm 2027 của Sở Y tế)",
      "Điều 1. Sao lưu hằng ngày",
      "Đơn vị gửi nhật ký sao lưu trong thời hạn 05 ngày kể từ ngày cuối tháng.",
    );
    const proposal = proposeEntry(document, classifyDocument(document));
    expect(proposal.provisions.map(({ provision }) => [provision.kind, provision.locator])).toEqual(
      [["deadline", "Quy chế, Điều 1"]],
    );
    expect(new Set(blockLocators(document))).toContain("Điều 2");
  });
});

describe("a letterhead laid out as a table in a DOCX", () => {
  const centred = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun(text)],
    });
  const cell = (...texts: string[]) => new TableCell({ children: texts.map(centred) });
  const plain = (text: string) => new Paragraph({ children: [new TextRun(text)] });

  it("gives symbol, issuer, day and title, and the deciding body is no part of the title", async () => {
    const file = new Document({
      sections: [
        {
          children: [
            new Table({
              rows: [
                new TableRow({
                  children: [
                    cell("ỦY BAN NHÂN DÂN", "TỈNH GIA LAI", "Số: 77/2027/QĐ-UBND"),
                    cell(
                      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                      "Độc lập - Tự do - Hạnh phúc",
                      "Gia Lai, ngày 06 tháng 9 năm 2027",
                    ),
                  ],
                }),
              ],
            }),
            centred("QUYẾT ĐỊNH"),
            new Paragraph({
              children: [new TextRun("Ban hành Quy chế sao lưu dữ liệu")],
            }),
            centred("ỦY BAN NHÂN DÂN TỈNH GIA LAI"),
            plain("Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023;"),
            plain("Điều 1. Ban hành kèm theo Quyết định này Quy chế sao lưu dữ liệu."),
            plain("Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 9 năm 2027."),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(file));
    const document = await readDocument({ fileName: "quyet-dinh.docx", bytes });
    const { fields } = proposeEntry(document, classifyDocument(document));
    expect({
      symbol: fields.symbol.value,
      issuer: fields.issuer.value,
      signed: fields.signed.value,
      title: fields.title.value,
      effective: fields.effective.value,
    }).toEqual({
      symbol: "77/2027/QĐ-UBND",
      issuer: "Ủy ban nhân dân tỉnh Gia Lai",
      signed: "2027-09-06",
      title: "Ban hành Quy chế sao lưu dữ liệu",
      effective: "2027-09-20",
    });
    expect(fields.signed.evidence?.quote).toBe("Gia Lai, ngày 06 tháng 9 năm 2027");
  });
});
