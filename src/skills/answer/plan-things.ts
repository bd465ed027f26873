/** Whether two rows of plans are of one and the same thing, and of which year a row tells. Pure. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage } from "./answer-deps.ts";
import { partOf } from "./plan-lines.ts";
import { readRow } from "./plan-rows.ts";

/** The year that a row is of: a table of results tells of its own year or of the one before its plan. */
export function rowYear(passage: FoundPassage): number | null {
  const { year, figures, headingPath } = passage;
  if (year === null || partOf(passage) !== "results") return year;
  const above = [...(figures?.table.caption ?? []), ...headingPath].map(fold);
  const named = above.flatMap((one) => /\bnam (20\d\d)\b/.exec(one)?.[1] ?? []);
  return named[0] === undefined ? year - 1 : Number(named[0]);
}

/** What every name of a system may begin with. */
const GENERIC =
  /^(?:he thong|phan mem|nen tang|ung dung|giai phap|dich vu|goi|thue|mua sam|mua|trang bi|thiet bi|kinh phi|chi phi)\s+/;
const CUT = /\s(?:duoi|tren|cho|tai|phuc vu|theo|de|gom|bao gom|cua)\s.*$|\s\d.*$|\s\d*$/;

/** "Phần mềm quản lý bệnh viện (HIS)" → "quan ly benh vien". */
export function coreOf(name: string): string {
  let core = fold(
    name
      .replace(/\([^)]*\)/g, " ")
      .replace(/(?<![\p{L}\p{N}])\p{Lu}{2,6}(?:[/_-]\p{Lu}{2,6})*(?![\p{L}\p{N}])/gu, " "),
  )
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  core = ` ${core}`.replace(CUT, "").trim();
  while (GENERIC.test(core)) core = core.replace(GENERIC, "");
  return core;
}

/** "RIS/PACS", "RIS_PACS": the letters by which a system is called. */
const acronymsOf = (name: string): string[] =>
  (name.match(/(?<![\p{L}\p{N}])\p{Lu}{2,6}(?![\p{L}\p{N}])/gu) ?? [])
    .map(fold)
    .filter((one) => !/^(?:cntt|cccd|vat|qr)$/.test(one));

/** A system as such, not a machine for it or work on it. */
const IS_SYSTEM = /^\W*(?:he thong|phan mem|nen tang|ho so)\b/;

/** Surely one thing: the same words, or systems called by the same letters. */
export function isSameThing(one: string, other: string): boolean {
  if (coreOf(one) !== "" && coreOf(one) === coreOf(other)) return true;
  if (!IS_SYSTEM.test(fold(one)) || !IS_SYSTEM.test(fold(other))) return false;
  const theirs = acronymsOf(other);
  const own = acronymsOf(one);
  return own.length > 0 && own.join(" ") === theirs.join(" ");
}

/** How the sum of a row stands to tax: told before and after it, or nothing told. */
export function tellsTax(passage: FoundPassage): boolean {
  const row = readRow(passage);
  return row?.cells.some(({ role, column }) => isTaxed(role, column)) === true;
}

const isTaxed = (role: string | undefined, column: string): boolean =>
  role === "amountWithVat" || role === "vatAmount" || /\b(?:vat|sau thue)\b/.test(fold(column));

/** The sum of the row is in a unit that its table proves. */
export const isSure = ({ table, figures }: FoundPassage): boolean =>
  table === null || figures?.table.isMoney === true;
