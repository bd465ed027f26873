import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { readZip, writeZip } from "../../src/platform/zip/zip-files.ts";

const text = (value: string): Uint8Array => Buffer.from(value, "utf8");
const limits = { entries: 9, inflatedBytes: 1e6, inflateRatio: 200 };
const archive = (): Buffer =>
  Buffer.from(
    writeZip(
      new Map([
        ["[Content_Types].xml", text("<Types/>")],
        ["phần/tệp.xml", text("a".repeat(5_000))],
      ]),
    ),
  );

describe("writeZip and readZip", () => {
  it("give back names, order and bytes", () => {
    const files = readZip(archive());
    expect([...files.keys()]).toEqual(["[Content_Types].xml", "phần/tệp.xml"]);
    expect(Buffer.from(files.get("phần/tệp.xml")!).toString()).toBe("a".repeat(5_000));
  });

  it("deflate, and give the same bytes for the same parts", () => {
    expect(archive().length).toBeLessThan(600);
    expect(archive().equals(archive())).toBe(true);
    expect(readZip(writeZip(new Map([["x", text("1")]]))).get("x")).toEqual(Buffer.from("1"));
  });

  it("read a workbook written by another library", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("Dự toán");
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect(readZip(bytes).has("xl/workbook.xml")).toBe(true);
  });

  it("write what another library reads", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("Dự toán").getCell("A1").value = 5;
    const again = writeZip(readZip(new Uint8Array(await workbook.xlsx.writeBuffer())));
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(Uint8Array.from(again).buffer);
    expect(read.getWorksheet("Dự toán")?.getCell("A1").value).toBe(5);
  });
});

/** Changes one number in the central header of the second entry. */
function patched(change: (data: Buffer, central: number) => void): Uint8Array {
  const data = archive();
  const central = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  change(data, central);
  return data;
}

describe("readZip refuses", () => {
  it.each([
    { case: "an empty file", bytes: new Uint8Array(0), code: "unreadable-file" },
    {
      case: "something that is no archive",
      bytes: text("đây là văn bản thường, dài hơn 22 byte"),
      code: "unreadable-file",
    },
    { case: "a cut archive", bytes: archive().subarray(0, 80), code: "unreadable-file" },
    {
      case: "an encrypted Office file",
      bytes: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
      code: "file-locked",
    },
    {
      case: "an encrypted entry",
      bytes: patched((data, at) => data.writeUInt16LE(1, at + 8)),
      code: "file-locked",
    },
    {
      case: "a wrong checksum",
      bytes: patched((data, at) => data.writeUInt32LE(7, at + 16)),
      code: "unreadable-file",
    },
    {
      case: "a size that lies low",
      bytes: patched((data, at) => data.writeUInt32LE(10, at + 24)),
      code: "hostile-file",
    },
    {
      case: "a size beyond the limit",
      bytes: patched((data, at) => data.writeUInt32LE(0x7fffffff, at + 24)),
      code: "hostile-file",
    },
    {
      case: "an offset outside the file",
      bytes: patched((data, at) => data.writeUInt32LE(0x00ffffff, at + 42)),
      code: "unreadable-file",
    },
  ])("$case as $code", ({ bytes, code }) => {
    expect(() => readZip(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it("more entries, and more bytes, than allowed", () => {
    const hostile = expect.objectContaining({ code: "hostile-file" }) as Error;
    expect(() => readZip(archive(), { ...limits, entries: 1 })).toThrow(hostile);
    expect(() => readZip(archive(), { ...limits, inflatedBytes: 100 })).toThrow(hostile);
  });

  it("a bomb before it is inflated", () => {
    const bomb = writeZip(new Map([["x", Buffer.alloc(30_000_000)]]));
    expect(bomb.length).toBeLessThan(60_000);
    expect(() => readZip(bomb)).toThrow(expect.objectContaining({ code: "hostile-file" }));
    expect(() => readZip(bomb, { ...limits, inflatedBytes: 1_000_000 })).toThrow(
      expect.objectContaining({ code: "hostile-file" }),
    );
  });
});
