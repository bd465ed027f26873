/** Recipients and signature of a scan: usual names with their marks, others as they are read, a signer as an open place. */
import { editDistance } from "../text/edit-distance.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold, stripMarks } from "../text/fold.ts";
import type { ReadScan } from "../text/scan/restore-scan.ts";
import { openMark } from "./open-marks.ts";
import type { Signature } from "./plan.ts";
import { cleanGlyphs, isLegible, partlyRead } from "./readable-text.ts";

const RECIPIENTS = [
  "Bộ Y tế",
  "UBND tỉnh",
  "Sở Y tế",
  "Ban Giám đốc",
  "Các khoa, phòng",
  "Các đơn vị trực thuộc",
  "Các phòng chức năng",
  "Sở Khoa học và Công nghệ",
  "Sở Thông tin và Truyền thông",
  "Trung tâm Thông tin y tế Quốc gia",
];

/** As read; for those of which too little can be told one line says that they are to be copied. */
export function readableRecipients(recipients: readonly string[], readScan?: ReadScan): string[] {
  const read = recipients.map((line) => (isLegible(line) ? line : readRecipient(line, readScan)));
  const known = read.filter((line) => line !== null);
  return known.length === read.length ? known : [...known, openMark("nơi nhận theo bản gốc")];
}

function readRecipient(line: string, readScan?: ReadScan): string | null {
  const [, main = line, why = ""] = /^([^(]*?)\s*\(([^)]*)\)?[.;]?$/u.exec(line) ?? [];
  const name = nearRecipient(main) ?? partlyRead(main, readScan) ?? archive(main);
  if (name === null || why === "") return name;
  if (/^b[^\s]*o c[^\s]*o$|^b\/c$/iu.test(why.trim())) return `${name} (để báo cáo)`;
  const told = partlyRead(why, readScan);
  return told === null ? name : `${name} (${lowerFirst(told)})`;
}

/** "Luu: VT" of which not even the letters behind it can be told. */
const archive = (line: string): string | null => (/^luu/.test(fold(line)) ? "Lưu: VT" : null);

function nearRecipient(name: string): string | null {
  const wanted = fold(cleanGlyphs(name)).replace(/[^a-z]/g, "");
  const found = RECIPIENTS.find((known) => {
    const candidate = fold(known).replace(/[^a-z]/g, "");
    return editDistance(candidate, wanted) <= Math.floor(candidate.length / 6);
  });
  return found ?? null;
}

const SIGNERS = [
  "GIÁM ĐỐC",
  "PHÓ GIÁM ĐỐC",
  "KT. GIÁM ĐỐC",
  "CHỦ TỊCH",
  "TRƯỞNG PHÒNG",
  "VIỆN TRƯỞNG",
];

/** A title of office can be told; a name without its marks cannot: it is quoted in the question for it. */
export function readableSignature(signature: Signature | null): Signature | null {
  if (signature === null) return null;
  const titles = signature.title.split(" / ").map((title) => {
    if (isLegible(title) && stripMarks(title) !== title) return title;
    const wanted = fold(title).replace(/[^a-z]/g, "");
    return SIGNERS.find((known) => editDistance(fold(known).replace(/[^a-z]/g, ""), wanted) <= 1);
  });
  const title = titles.every((one) => one !== undefined) ? titles.join(" / ") : null;
  if (title === null) return null;
  const { name } = signature;
  if (name === null || isLegible(name)) return { title, name };
  return { title, name: openMark(`họ và tên người ký (bản quét: ${name})`) };
}
