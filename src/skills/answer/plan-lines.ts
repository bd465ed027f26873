/** A plan line by line: passages hold several bullets, a question asks for one of them; results and targets are told apart. */
import { findReferences } from "../../domain/reference/find-references.ts";
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage } from "./answer-deps.ts";

/**
 * A line as a passage of its own, with the lines below it that tell who and by when ("+ Đơn vị chủ trì: …"): its text is a
 * stretch of the stored one.
 */
export function linesOf(passage: FoundPassage): FoundPassage[] {
  if (passage.table !== null) return [passage];
  const texts: string[] = [];
  for (const line of passage.text.split("\n")) {
    const last = texts.at(-1);
    const isDetail = last !== undefined && /^\s*\+/.test(line) && /^\s*-/.test(last);
    if (isDetail && last.length + line.length < MOST_CHARS)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  const lines = texts.map((text) => text.trim()).filter((text) => text !== "");
  return lines.length < 2 ? [passage] : lines.map((text) => ({ ...passage, text }));
}

const MOST_CHARS = 700;

/** The line that cites the document; the whole passage where the citation runs over lines. */
export function lineCiting(passage: FoundPassage, symbol: string): FoundPassage {
  const cites = ({ text }: FoundPassage) =>
    findReferences(text).some((reference) => reference.symbol === symbol);
  return linesOf(passage).find(cites) ?? passage;
}

/** What was done, or what is to be done. */
export type PlanPart = "results" | "targets";

/** Which part of its plan a passage stands in, by its headings from the top; null where they do not say. */
export function partOf({ headingPath }: Pick<FoundPassage, "headingPath">): PlanPart | null {
  for (const heading of headingPath) {
    const folded = fold(heading);
    if (folded.startsWith("cot: ")) continue;
    if (RESULTS.test(folded)) return "results";
    if (TARGETS.test(folded)) return "targets";
  }
  return null;
}

const RESULTS =
  /\b(?:danh gia )?ket qua\b|\btinh hinh (?:thuc hien|trien khai|ung dung)|\b(?:da|duoc) thuc hien\b|\bhien trang\b|\bthuc trang\b/;
const TARGETS =
  /\bnoi dung ke hoach\b|\bke hoach (?:ung dung|chuyen doi|thuc hien)|\bmuc tieu\b|\bnhiem vu\b|\bchi tieu\b|\bdu toan\b|\bkinh phi\b|\bthuc hien nam\b/;

/** Which part a question is about; null where it does not say. */
export function askedPart(text: string): PlanPart | null {
  const folded = fold(text);
  if (SETS.test(text)) return "targets";
  if (
    /\b(?:muc tieu|chi tieu|dat ra|de ra|phan dau|du kien|se|phai dat|trang bi|mua)\b/.test(folded)
  )
    return "targets";
  return ASKS_RESULTS.test(folded) ? "results" : null;
}

/** "Đặt trên mấy %" with its marks is no "đạt". */
const SETS = /(?<!\p{L})đặt(?= (?:\p{L}+ ){0,3}(?:trên|bao|mấy|mức|\d))/iu;
const ASKS_RESULTS =
  /\b(?:ket qua|da|dat (?:duoc|muc)|dang|hien (?:nay|tai|co)|thuc te|giai ngan|thuc hien duoc|\w+ duoc (?:bao nhieu|may)|(?:duoc|dc) bo tri)\b/;

/**
 * A plan of the year, or what next year's plan reports of it; a plan that only names the year stands behind both.
 * 2 of the year itself, 1 told by the next plan, 0 not at all.
 */
export function fitsYear(passage: FoundPassage, year: number, namesPlan: boolean): number {
  if (passage.year === null || passage.year === year) return 2;
  const isTold = passage.year === year + 1 && partOf(passage) === "results";
  if (isTold) return namesPlan ? 0 : 2;
  return passage.text.includes(String(year)) ? 1 : 0;
}

/** "Kế hoạch 2023", "kế hoạch Thanh Hóa năm 2022": the plan of that year, not what a later one tells of it. */
export function namesPlanOf(text: string, year: number): boolean {
  return new RegExp(`\\b(?:ke hoach|kh)\\b(?: \\S+){0,4}? (?:nam )?${year}\\b`).test(fold(text));
}

export const PART_NAMES: Readonly<Record<PlanPart, string>> = {
  results: "kết quả đã thực hiện",
  targets: "mục tiêu, nhiệm vụ đặt ra",
};
