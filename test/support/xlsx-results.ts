/** A workbook whose formulas have no result left in the file: what is shown then, was calculated. */
import { openPackage, packPackage, partText, setPart } from "../../src/export/opc-package.ts";

export function withoutResults(file: Uint8Array): Uint8Array {
  const parts = openPackage(file);
  const xml = partText(parts, "xl/worksheets/sheet1.xml");
  setPart(parts, "xl/worksheets/sheet1.xml", xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1"));
  return packPackage(parts);
}
