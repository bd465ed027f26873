/** Old encodings inside files: what a unit typed in an ABC or VNI font comes back as Unicode from every format. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { tcvn3ToUnicode } from "../../../src/knowledge/ingest/encodings/tcvn3.ts";
import { vniToUnicode } from "../../../src/knowledge/ingest/encodings/vni.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { buildDocx, utf8 } from "../../fixtures/reader/build-files.ts";

const LINES = [
  "Bệnh viện đa khoa mua sắm thiết bị phục vụ bệnh án điện tử",
  "Đơn vị tính của bảng dưới đây là triệu đồng, chưa gồm thuế giá trị gia tăng",
  "Máy chủ lưu trữ dữ liệu hình ảnh y khoa cho khoa chẩn đoán hình ảnh",
  "Nâng cấp đường truyền kết nối các trạm y tế xã với trung tâm",
  "Tập huấn sử dụng phần mềm quản lý khám bệnh, chữa bệnh cho viên chức",
];

const LETTERS = "aăâeêioôơuưyđ".split("");
const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const marked = LETTERS.flatMap((letter) =>
  TONES.map((tone) => (letter + tone).normalize("NFC")),
).filter((letter) => letter.length === 1 && letter.charCodeAt(0) > 127);

/** The inverse of a reader's table, by search. */
function writer(read: (text: string) => string, codes: readonly string[]) {
  const table = new Map<string, string>();
  for (const code of codes) {
    const letter = read(code).normalize("NFC");
    if (marked.includes(letter) && !table.has(letter)) table.set(letter, code);
  }
  return (text: string) =>
    Array.from(text, (letter) => {
      const code = table.get(letter.toLowerCase());
      if (code === undefined) return letter;
      const capital = letter !== letter.toLowerCase() && read(code.toUpperCase()) === letter;
      return capital ? code.toUpperCase() : code;
    }).join("");
}
const latin = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0xa1 + at));
const small = latin.filter((sign) => sign === sign.toLowerCase() && sign.charCodeAt(0) >= 0xe0);
const small3 = writer(tcvn3ToUnicode, latin);
/** The one capital of the lines that has a code of its own. */
const toTcvn3 = (text: string) => small3(text.replace(/Đ/g, "\u00a7"));
const toVni = writer(vniToUnicode, [
  ..."aeiouyôö".split("").flatMap((vowel) => small.map((sign) => vowel + sign)),
  ...small,
]);
/** windows-1258: letters with their own mark, the tone behind them. */
const CODES_1258: Record<string, number> = {
  ă: 0xe3,
  Ă: 0xc3,
  ơ: 0xf5,
  Ơ: 0xd5,
  ư: 0xfd,
  Ư: 0xdd,
  đ: 0xf0,
  Đ: 0xd0,
  "\u0300": 0xcc,
  "\u0301": 0xec,
  "\u0303": 0xde,
  "\u0309": 0xd2,
  "\u0323": 0xf2,
};
const to1258 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      if (letter.charCodeAt(0) < 128) return [letter.charCodeAt(0)];
      const [base = "", ...marks] = Array.from(letter.normalize("NFD"));
      const tone = marks.find((mark) => CODES_1258[mark] !== undefined);
      const body = (base + marks.filter((mark) => mark !== tone).join("")).normalize("NFC");
      const code = CODES_1258[body] ?? body.charCodeAt(0);
      return tone === undefined ? [code] : [code, CODES_1258[tone] ?? 0x3f];
    }),
  );
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

const OLD = [
  ["TCVN3", toTcvn3],
  ["VNI", toVni],
] as const;
const BYTES: [string, (text: string) => Uint8Array][] = [
  ["TCVN3", (text) => latin1(toTcvn3(text))],
  ["VNI", (text) => latin1(toVni(text))],
  ["windows-1258", to1258],
  ["UTF-16", utf16],
  ["UTF-8", utf8],
];

const textsOf = async (fileName: string, bytes: Uint8Array): Promise<string> => {
  const { blocks, tables } = await readDocument({ fileName, bytes }, { ocr: false });
  const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
  return [...blocks, ...cells].map(({ text }) => text).join("\n");
};
const missing = (text: string, lines: readonly string[] = LINES) =>
  lines.filter((line) => !text.includes(line));

describe.each(BYTES)("%s", (_, encode) => {
  it("in a text", async () => {
    expect(missing(await textsOf("a.txt", encode(LINES.join(".\n\n"))))).toEqual([]);
  });

  it("in a CSV", async () => {
    const rows = LINES.map((line, at) => `${at + 1};"${line}";${at * 1000}`);
    expect(missing(await textsOf("a.csv", encode(["TT;ND;ST", ...rows].join("\n"))))).toEqual([]);
  });

  it("in an HTML page", async () => {
    const body = LINES.map((line) => `<p>${line}</p>`).join("\n");
    const page = `<html><head><title>a</title></head><body>${body}</body></html>`;
    expect(missing(await textsOf("a.html", encode(page)))).toEqual([]);
  });
});

describe.each(OLD)("%s typed in an old font", (_, write) => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

  it("in a DOCX", async () => {
    const body = LINES.map((line) => paragraph(write(line))).join("");
    expect(missing(await textsOf("a.docx", buildDocx(body)))).toEqual([]);
  });

  it("in a DOCX half of which is Unicode", async () => {
    const body = LINES.map((line, at) => paragraph(at % 2 === 0 ? write(line) : line)).join("");
    expect(missing(await textsOf("a.docx", buildDocx(body)))).toEqual([]);
  });

  it.each([1, 2])("in a workbook, every cell or every second one", async (step) => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Bang");
    sheet.addRow(["TT", "ND", "ST"]);
    LINES.forEach((line, at) => sheet.addRow([at, at % step === 0 ? write(line) : line, 5]));
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    expect(missing(await textsOf("a.xlsx", bytes))).toEqual([]);
  });
});
