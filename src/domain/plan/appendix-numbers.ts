/**
 * Appendices of a plan are counted in Roman numerals (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục III.1): headings and what
 * the text says of them move together. Appendices of other documents keep the number they have.
 */
import { fold } from "../text/fold.ts";
import { toRoman } from "../text/roman.ts";
import { headingOf } from "./heading-of.ts";
import type { Plan, PlanSection } from "./plan.ts";

const NAMED = /(?<!\p{L})(ph[uụ] l[uụ]c)(\s+(?:số\s+)?)0?(\d{1,2})(?![\p{L}\d]|[./]\d)/giu;
/** "… 2 ban hành kèm theo Thông tư", "… 2, Quyết định số": the appendix is another document's. */
const OF_ANOTHER =
  /^(?:\s*(?:,|cua|ban hanh|kem theo|thuoc|tai|trong))*\s*(?:thong tu|nghi dinh|nghi quyet|quyet dinh|luat|cong van|chi thi|de an|huong dan|ke hoach so|\d{1,6}\/)/;

const TABLE_NAME =
  /^(?:bảng|biểu(?: mẫu)?|phụ biểu|mẫu(?: biểu)?|danh mục)\s+(?:số\s+)?(\d{1,2}|[IVX]{1,4})(?![\p{L}\d]|[./]\d)/iu;

/** "Bảng 1", "Biểu số 02" in front of a title; null where a line has no such name. */
export const tableName = (text: string): string | null =>
  TABLE_NAME.exec(text.trim().normalize("NFC"))?.[0] ?? null;

/** "(Kèm theo Kế hoạch số …)", "(Ban hành kèm theo Kế hoạch …)" below the title of an appendix. */
export const isAttachmentNote = (text: string): boolean =>
  /^\(?\s*(?:(?:phu luc|bang|bieu|danh muc) )?(?:(?:duoc )?ban hanh )?(?:dinh kem|kem theo) (?!ke hoach nay\b)[a-z]/.test(
    fold(text),
  );

/** Numbers of the plan's own appendices, as printed in Arabic figures. */
export function arabicAppendices(plan: Pick<Plan, "sections">): ReadonlySet<number> {
  const headings = plan.sections
    .filter((section) => section.role === "appendix")
    .map(({ number, heading }) => `${number} ${heading}`.trim());
  return new Set(
    headings.flatMap((heading) => {
      const number = /^phu luc\s+(?:so\s+)?0?(\d{1,2})(?!\d)/u.exec(fold(heading))?.[1];
      return number === undefined ? [] : [Number(number)];
    }),
  );
}

/** Whether a section is an appendix that was printed as "Bảng 1. …". */
export const isTableAppendix = ({ role, number }: PlanSection): boolean =>
  role === "appendix" && tableName(number) !== null;

/**
 * "Phụ lục. " in front of a heading behind the signature that was printed without the word, counted where there are
 * several; "" for any other section.
 */
export function appendixName(plan: Pick<Plan, "sections">, section: PlanSection): string {
  const all = plan.sections.filter(({ role, parent }) => role === "appendix" && parent === null);
  const at = all.indexOf(section);
  if (at === -1 || /^phu luc\b/.test(fold(headingOf(section)))) return "";
  return `Phụ lục${all.length > 1 ? ` ${toRoman(at + 1)}` : ""}. `;
}

/** What the text calls an appendix that was printed as a table, and how it is called now: "bang 1" → "Phụ lục I". */
export function tableAppendices(plan: Pick<Plan, "sections">): ReadonlyMap<string, string> {
  return new Map(
    plan.sections
      .filter(isTableAppendix)
      .map((section) => [
        plainTableName(section.number),
        appendixName(plan, section).replace(/\. $/u, ""),
      ]),
  );
}

const plainTableName = (name: string): string =>
  fold(name).replace(/ (?:so )?0?(?=[\divx]+$)/, " ");

const NAMED_TABLE =
  /(?<!\p{L})(?:bảng|biểu(?: mẫu)?|phụ biểu|mẫu(?: biểu)?|danh mục)\s+(?:số\s+)?(?:\d{1,2}|[IVX]{1,4})(?![\p{L}\d]|[./]\d)/giu;

/** The text with what was called a table behind the signature by its name as an appendix. */
export const withTablesNamed = (text: string, own: ReadonlyMap<string, string>): string =>
  own.size === 0
    ? text
    : text.replace(NAMED_TABLE, (found) => own.get(plainTableName(found)) ?? found);

/** The text with the plan's own appendices in Roman numerals; letters of "Phụ lục" stay as they were printed. */
export function withRomanAppendices(text: string, own: ReadonlySet<number>): string {
  if (own.size === 0) return text;
  return text.replace(NAMED, (found: string, word: string, _gap, number: string, at: number) => {
    const rest = fold(text.slice(at + found.length, at + found.length + 60));
    if (!own.has(Number(number)) || OF_ANOTHER.test(rest)) return found;
    return `${word} ${toRoman(Number(number))}`;
  });
}
