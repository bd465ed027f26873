/** How far words printed behind a symbol are the title that the register knows. */
import { syllables } from "../../text/fold.ts";

/** Words that say nothing of the subject. */
const STOP = new Set(
  "ve viec va cua cac cho tai theo mot so dieu ban hanh quy dinh phe duyet huong dan trien khai thuc hien ke hoach nam den giai doan dinh huong tam nhin tinh".split(
    " ",
  ),
);

/** Telling words of a title. */
export const nameWords = (title: string): string[] =>
  [...new Set(syllables(expand(title)))].filter((word) => !STOP.has(word));

/** 0..1: share of the known title's telling words that stand in the printed words. 0 when it has fewer than two. */
export function matchName(known: string, printed: string): number {
  const wanted = nameWords(known);
  if (wanted.length < 2) return 0;
  const found = new Set(syllables(expand(printed)));
  return wanted.filter((word) => found.has(word)).length / wanted.length;
}

const ISSUER =
  /^\W*(?:của|do)\s+(?:\p{L}+\s+){1,8}?(?=quy định|ban hành|hướng dẫn|phê duyệt|về|sửa đổi)/u;

/** What stands behind a symbol and its date, without who issued it. */
export const titleBehind = (behind: string): string => behind.replace(ISSUER, "");

const LEAST_WORDS = 4;

/** A shortened title: of several telling words nearly all stand in the one that the register knows. */
export const isShortOf = (known: string, printed: string): boolean =>
  nameWords(printed).length >= LEAST_WORDS && matchName(printed, known) >= 0.85;

/** Both sides shorten the same names. */
const expand = (text: string): string =>
  text
    .replace(/\bCNTT\b/g, "công nghệ thông tin")
    .replace(/\bATTT\b/g, "an toàn thông tin")
    .replace(/\bCSDL\b/g, "cơ sở dữ liệu")
    .replace(/\bKCB\b/g, "khám bệnh chữa bệnh")
    .replace(/\bBHYT\b/g, "bảo hiểm y tế");
