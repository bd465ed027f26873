/**
 * Old encodings measured on whole plans: the shipped sample texts are written in each encoding, also mixed, and must come
 * back. The writers invert the readers' tables by search, so a hole in a table shows as a letter that never returns.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { decodeText } from "../../../src/knowledge/ingest/decode-text.ts";
import { tcvn3ToUnicode } from "../../../src/knowledge/ingest/encodings/tcvn3.ts";
import { vniToUnicode } from "../../../src/knowledge/ingest/encodings/vni.ts";

const folder = fileURLToPath(new URL("../../../corpus/plans/", import.meta.url));
/** Sound plans; the scanned one has no marks to lose. Old encodings know no signs beyond Vietnamese. */
const plans = readdirSync(folder)
  .filter((name) => !name.startsWith("vinh-long"))
  .map((name) =>
    readFileSync(`${folder}${name}`, "utf8")
      .normalize("NFC")
      .replace(/[“”]/g, '"')
      .replace(/[–—]/g, "-")
      .replace(/[^\n\t -~\u00c0-\u1ef9]/g, ""),
  );

const LETTERS = "aăâeêioôơuưyđ".split("");
const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const marked = LETTERS.flatMap((letter) =>
  TONES.map((tone) => (letter + tone).normalize("NFC")),
).filter((letter) => letter.length === 1 && letter.charCodeAt(0) > 127);

function writer(read: (text: string) => string, candidates: readonly string[]) {
  const table = new Map<string, string>();
  for (const code of candidates) {
    const letter = read(code).normalize("NFC");
    if (marked.includes(letter) && !table.has(letter)) table.set(letter, code);
  }
  return (text: string): string =>
    Array.from(text, (letter) => {
      const code = table.get(letter.toLowerCase());
      if (code === undefined) return letter;
      if (letter === letter.toLowerCase()) return code;
      return read(code.toUpperCase()) === letter ? code.toUpperCase() : code;
    }).join("");
}
const latin = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0xa1 + at));
const toTcvn3 = writer(tcvn3ToUnicode, latin);
/** Small signs behind small letters first: a sign of its own ("ê") means something else in VNI. */
const small = latin.filter((sign) => sign === sign.toLowerCase() && sign.charCodeAt(0) >= 0xe0);
const toVni = writer(vniToUnicode, [
  ..."aeiouyôö".split("").flatMap((vowel) => small.map((sign) => vowel + sign)),
  ...small,
]);
/** Capitals with marks have no code in TCVN3 ("Đ", "Ư" and a few others apart): compared without case. */
const same = (a: string, b: string): number => {
  const [left, right] = [a.toLowerCase().split(/\s+/), b.toLowerCase().split(/\s+/)];
  return left.filter((word, at) => word === right[at]).length / left.length;
};
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
/** Paragraphs in turn by the writers given. */
const mixed = (text: string, ...writers: ((line: string) => string)[]): string =>
  text
    .split("\n")
    .map((line, at) => (writers[Math.floor(at / 4) % writers.length] ?? String)(line))
    .join("\n");
const plain = (line: string) => line;

describe("old encodings on whole plans", () => {
  it.each([
    ["UTF-16", utf16, 1],
    ["TCVN3", (text: string) => bytes(toTcvn3(text)), 0.995],
    ["TCVN3 stored as Unicode", (text: string) => utf8(toTcvn3(text)), 0.995],
    ["VNI", (text: string) => bytes(toVni(text)), 0.995],
    ["VNI stored as Unicode", (text: string) => utf8(toVni(text)), 0.995],
    ["TCVN3 and Unicode mixed", (text: string) => utf8(mixed(text, plain, toTcvn3)), 0.99],
    ["VNI and Unicode mixed", (text: string) => utf8(mixed(text, toVni, plain)), 0.99],
    [
      "a little TCVN3 in Unicode",
      (text: string) => utf8(mixed(text, plain, plain, plain, plain, plain, toTcvn3)),
      0.99,
    ],
    ["TCVN3 and VNI mixed", (text: string) => bytes(mixed(text, toTcvn3, toVni)), 0.98],
  ])("%s", (name, write, least) => {
    const shares = plans.map((text) => same(text, decodeText(write(text))?.text ?? ""));
    const worst = Math.min(...shares);
    process.stdout.write(
      `${name}: ${(100 * worst).toFixed(2)} % of the words of the worst plan come back\n`,
    );
    expect(worst).toBeGreaterThanOrEqual(least);
  });

  it("plain Unicode plans stay as they are", () => {
    for (const text of plans) expect(decodeText(utf8(text))).toMatchObject({ text, warning: null });
  });
});
