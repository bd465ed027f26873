/**
 * Type word against symbol, and symbols that no body issues in that form ("Quyết định số 2323/BTTTT-THH").
 * The letters decide: they are copied from the document, the word in front is typed from memory.
 */
import { typeFitsCode } from "../../reference/document-types.ts";
import { letterGroups } from "../../reference/letter-groups.ts";
import type { DocumentType } from "../../regulation/register-entry.ts";
import type { Severity } from "../finding.ts";
import { type CitationIssue, lower } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { CITATION_FORM_BASIS, citationForm, nameWithDate } from "./printed-form.ts";

/** Types whose symbol always begins with letters of the type; a report may bear an office's letters. */
const STRICT: ReadonlySet<DocumentType> = new Set<DocumentType>([
  "Quyết định",
  "Thông tư",
  "Thông tư liên tịch",
  "Nghị định",
  "Nghị quyết",
  "Chỉ thị",
  "Công điện",
]);

interface Typing {
  unsure: boolean;
  /** Most symbols of the document that have the letter Đ show it. */
  writesStroke: boolean;
}

/** Everybody knows the letters of a decision, a decree, a telegram; those of a body are often typed so. */
const TYPE_LOST = /^(?:QD|ND|CD)-/;

/** How the document types its symbols: where they all lack the stroke, one of them is no slip. */
export function typingOf(all: readonly CitedReference[], unsure: boolean): Typing {
  const codes = all.map(({ reference }) => reference.printedCode ?? "");
  const without = codes.filter((code) => TYPE_LOST.test(code));
  return { unsure, writesStroke: codes.filter((code) => /Đ/.test(code)).length > without.length };
}

export function checkSymbol(cited: CitedReference, typing: Typing): CitationIssue | null {
  const { unsure } = typing;
  const { reference, entry } = cited;
  if (reference.symbol === null || reference.typeWord === "Tiêu chuẩn") return null;
  const issue = clashOfType(cited) ?? (entry === null ? null : misspelling(cited, typing));
  return issue && unsure ? { ...issue, severity: lower(issue.severity) } : issue;
}

function clashOfType(cited: CitedReference): CitationIssue | null {
  const { reference, entry } = cited;
  const { typeWord, typeOfSymbol, symbol } = reference;
  if (typeWord === null || symbol === null || !clashes(cited, typeWord, symbol)) return null;
  if (typeOfSymbol === "Công văn") return officialLetterSymbol(cited, typeWord, symbol);
  // A letter of invitation is called a "công văn" in speech.
  const loose = typeWord === "Công văn" && typeOfSymbol === "Giấy mời";
  const right = typeOfSymbol ?? "văn bản khác";
  return {
    cited,
    code: "citation-type-mismatch",
    severity: loose ? "info" : "error",
    message: `Ký hiệu ${symbol} là của ${right}, nhưng văn bản được gọi là ${typeWord}.`,
    expected: entry ? nameWithDate(entry) : `${right} ${symbol}`,
    found: `${typeWord} ${symbol}`,
    basis: CITATION_FORM_BASIS,
    suggestion: entry
      ? `Ghi: ${citationForm(entry)}.`
      : `Sửa tên loại thành “${right}” hoặc kiểm tra lại số, ký hiệu.`,
  };
}

function clashes(cited: CitedReference, typeWord: DocumentType, symbol: string): boolean {
  const sameAsRegister = cited.entry?.type === typeWord && cited.by === "symbol";
  if (sameAsRegister || cited.reference.typeOfSymbol === "Văn bản hợp nhất") return false;
  return !typeFitsCode(typeWord, symbol.replace(/^\d+(?:\/\d{4})?[-/]/, ""));
}

/** "Quyết định" with letters of a "công văn": no type group in front. */
function officialLetterSymbol(
  cited: CitedReference,
  typeWord: DocumentType,
  symbol: string,
): CitationIssue {
  const { entry } = cited;
  const severity: Severity = entry ? "error" : STRICT.has(typeWord) ? "warning" : "info";
  return {
    cited,
    code: "citation-symbol-malformed",
    severity,
    message: entry
      ? `Ký hiệu ${symbol} có dạng của công văn; ${entry.type} này mang ký hiệu ${entry.symbol}.`
      : `${typeWord} phải có chữ viết tắt của tên loại trong ký hiệu, còn ${symbol} có dạng của công văn.`,
    expected: entry ? nameWithDate(entry) : `${typeWord} số …/${abbreviation(typeWord)}-…`,
    found: `${typeWord} ${symbol}`,
    basis: CITATION_FORM_BASIS,
    suggestion: entry ? `Ghi: ${citationForm(entry)}.` : "Đối chiếu số, ký hiệu với bản gốc.",
  };
}

const ABBREVIATIONS: Partial<Record<DocumentType, string>> = {
  "Quyết định": "QĐ",
  "Thông tư": "TT",
  "Nghị định": "NĐ",
  "Nghị quyết": "NQ",
  "Chỉ thị": "CT",
  "Công điện": "CĐ",
  "Kế hoạch": "KH",
  "Báo cáo": "BC",
  "Thông báo": "TB",
};
const abbreviation = (type: DocumentType): string => ABBREVIATIONS[type] ?? "…";

/** Letters that differ from the register's, found again by date, title or a known misspelling. */
function misspelling(cited: CitedReference, typing: Typing): CitationIssue | null {
  const { reference, entry, by } = cited;
  if (entry === null || reference.symbol === null) return null;
  // Text without marks lost them all in typing or scanning; that is no slip of the author.
  if (typing.unsure || by === null) return null;
  if (by !== "alias" && by !== "repair") return marksLost(cited, typing);
  const groups = letterGroups(reference.printedCode ?? "");
  return {
    cited,
    code: "citation-symbol-malformed",
    severity: "warning",
    message: `Không có ký hiệu ${reference.symbol}; theo số và ngày thì đây là ${entry.symbol}${groups.length === 0 ? "" : " (chữ viết tắt bị sai)"}.`,
    expected: nameWithDate(entry),
    found: reference.symbol,
    basis: CITATION_FORM_BASIS,
    suggestion: `Ghi: ${citationForm(entry)}.`,
  };
}

/** "157-NQ/BCSD" for "157-NQ/BCSĐ": the letter Đ is typed without its stroke. */
function marksLost(cited: CitedReference, { writesStroke }: Typing): CitationIssue | null {
  const { reference, entry } = cited;
  const printed = reference.printedCode ?? "";
  if (!entry?.symbol.includes("Đ") || /Đ/.test(printed) || !/D/.test(printed)) return null;
  return {
    cited,
    code: "citation-symbol-malformed",
    severity: writesStroke && TYPE_LOST.test(printed) ? "warning" : "info",
    message: `Ký hiệu viết thiếu dấu của chữ Đ: ${printed}.`,
    expected: entry.symbol,
    found: `${reference.number}…${printed}`,
    basis: CITATION_FORM_BASIS,
    suggestion: `Ghi: ${citationForm(entry)}.`,
  };
}
