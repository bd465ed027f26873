/**
 * How documents are named: the form of a first citation, symbols that the register does not hold, symbols of another
 * unit under the own name, references without any number. Notes for the writer, never errors.
 */
import { displayDate } from "../../reference/vietnamese-date.ts";
import type { Register } from "../../regulation/register.ts";
import { fold } from "../../text/fold.ts";
import type { DocumentLines } from "../document-lines.ts";
import type { Finding } from "../finding.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { CITATION_FORM_BASIS, citationForm } from "./printed-form.ts";

export function checkStyle(all: readonly CitedReference[], unsure: boolean): CitationIssue[] {
  const issues: CitationIssue[] = [...unknownOnes(all)];
  if (unsure) return issues;
  issues.push(...dashedDates(all), ...incompleteOnes(all));
  return issues;
}

/** "Quyết định 0324/QĐ-TTYT - 18/08/2025". */
function dashedDates(all: readonly CitedReference[]): CitationIssue[] {
  const dashed = all.filter((cited) => /^[-–]/.test(cited.reference.date?.raw ?? ""));
  const example = dashed[0];
  if (!example) return [];
  const { reference } = example;
  const type = reference.typeWord ?? reference.typeOfSymbol ?? "Văn bản";
  const day = reference.date?.iso == null ? "…" : displayDate(reference.date.iso);
  return dashed.map((cited) => ({
    cited,
    code: "citation-style",
    severity: "info" as const,
    cause: "dash",
    message: `${dashed.length} chỗ ghi ngày sau dấu gạch nối; cách viện dẫn là “số … ngày …”.`,
    expected: `${type} số ${reference.symbol ?? "…"} ngày ${day}`,
    found: example.quote,
    basis: CITATION_FORM_BASIS,
  }));
}

/** A first citation among the bases names date and issuer; a law goes without its issuer. */
function incompleteOnes(all: readonly CitedReference[]): CitationIssue[] {
  const lacking = all.flatMap((cited) => {
    const { reference } = cited;
    if (!cited.first || !cited.isBasis || reference.symbol === null) return [];
    // Only the document that the entry is about; those inside its title are cited elsewhere.
    if (all.some((one) => one.line === cited.line && one.reference.start < reference.start))
      return [];
    if (isLaw(cited) || reference.typeOfSymbol === "Tiêu chuẩn") return [];
    const missing = [
      ...(reference.date === null ? ["ngày ban hành"] : []),
      ...(/^\W*(?:của|do)\s/iu.test(cited.behind) || namesIssuer(cited)
        ? []
        : ["cơ quan ban hành"]),
    ];
    return missing.length > 0 ? [{ cited, missing }] : [];
  });
  const first = lacking[0];
  if (!first) return [];
  const entry = first.cited.entry;
  return lacking.map(({ cited }) => ({
    cited,
    code: "citation-incomplete",
    severity: "info" as const,
    cause: "incomplete",
    message: `${lacking.length} văn bản viện dẫn lần đầu còn thiếu ngày hoặc cơ quan ban hành (chỗ đầu tiên thiếu ${first.missing.join(", ")}).`,
    expected: "tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu",
    found: first.cited.quote,
    basis: CITATION_FORM_BASIS,
    ...(entry ? { suggestion: `Ghi: ${citationForm(entry)}.` } : {}),
  }));
}

const isLaw = ({ entry, reference }: CitedReference): boolean =>
  entry?.type === "Luật" || reference.typeWord === "Luật" || /QH\d+$/.test(reference.key ?? "");

/** The issuer may stand between symbol and date: "130/QĐ-BYT của Bộ Y tế ngày …". */
function namesIssuer(cited: CitedReference): boolean {
  const { reference, quote } = cited;
  return reference.date !== null && /\s(?:của|do)\s/iu.test(quote);
}

function unknownOnes(all: readonly CitedReference[]): CitationIssue[] {
  const unknown = all.filter(
    (cited) => cited.entry === null && cited.first && cited.reference.symbol !== null,
  );
  const names = unknown.map((cited) => cited.reference.symbol ?? "");
  return unknown.map((cited) => ({
    cited,
    code: "citation-unknown",
    severity: "info" as const,
    cause: "unknown",
    message: `${unknown.length} văn bản chưa có trong sổ văn bản nên chưa đối chiếu được: ${names.slice(0, 12).join("; ")}${names.length > 12 ? "; …" : ""}.`,
    found: `${unknown.length} văn bản`,
  }));
}

/** Letters of bodies above or beside any unit; what is not here and not the unit's own is another unit's. */
const PUBLIC_BODIES =
  /(?:^|-)(?:UBND|HĐND|SYT|BYT|TTG|CP|TU|TW|BCĐ|BCĐCĐS|BHXH|BTTTT|STTTT|SKHCN|STC|SNV|CAT|QH\d+|TTYQG|ĐU|BCSĐ|VPUBND|SYT-[\p{L}]+)(?:-|$)/iu;

/** "Bệnh viện đã ban hành Kế hoạch số 148/KH-YTĐT" while the unit signs "…/KH-BVTT". */
export function checkForeignUnit(
  all: readonly CitedReference[],
  lines: DocumentLines,
): CitationIssue[] {
  const own = /s[oố]\s*:?\s*\d*\s*\/\s*KH-([\p{L}\d-]+)/iu.exec(lines.text.slice(0, 1500))?.[1];
  if (own === undefined || lines.unsure) return [];
  return all.flatMap((cited) => {
    const code = cited.reference.printedCode ?? "";
    const unit = code.split(/[-/]/).slice(1).join("-");
    if (unit === "" || !/^(?:KH|QĐ)[-/]/iu.test(code) || fold(unit) === fold(own)) return [];
    if (PUBLIC_BODIES.test(unit) || !ownAct(cited)) return [];
    return [
      {
        cited,
        code: "citation-foreign-unit",
        severity: "info" as const,
        cause: fold(unit),
        message: `Văn bản được kể như của đơn vị mang ký hiệu “${unit}”, còn đơn vị ký “${own}”; cần kiểm tra có phải chép từ đơn vị khác.`,
        expected: `…/${code.split(/[-/]/)[0] ?? ""}-${own}`,
        found: cited.reference.symbol ?? cited.quote,
        basis: CITATION_FORM_BASIS,
      },
    ];
  });
}

/** The unit says that it issued the document itself: nobody else is named behind it. */
function ownAct(cited: CitedReference): boolean {
  const issued = /ban hanh[^.]*$/.test(
    cited.line.folded.slice(0, cited.reference.start - cited.line.start),
  );
  return issued && !/^\W*cua\s/.test(fold(cited.behind)) && cited.line.part === "results";
}

const VAGUE =
  /(?:theo|thuc hien|can cu)\s+(?:cac\s+)?(chi thi|cong dien|thong tu|nghi dinh|quyet dinh|nghi quyet)\s+(?:cua|moi nhat cua)\s+(?:thu tuong|chinh phu|bo |uy ban|ubnd|so y te|tinh uy)[^.;,\n]{0,60}/g;

/** "theo chỉ thị của Thủ tướng Chính phủ": nobody can look that up. */
export function checkVague(all: readonly CitedReference[], lines: DocumentLines): Finding[] {
  const found: Finding[] = [];
  for (const match of lines.folded.matchAll(VAGUE)) {
    const line = lines.lineAt(match.index);
    const insideTitle = all.some(
      (cited) =>
        match.index > cited.reference.start &&
        match.index < cited.reference.end + cited.behind.length + 40,
    );
    if (!line || insideTitle) continue;
    found.push({
      code: "citation-vague",
      severity: "info",
      where: line.where,
      quote: lines.text.slice(match.index, match.index + match[0].length).trim(),
      message: `Viện dẫn không có số, ký hiệu và ngày nên không tra cứu được: “${lines.text.slice(match.index, match.index + match[0].length).trim()}”.`,
      expected: "số, ký hiệu, ngày ban hành của văn bản",
      found: lines.text.slice(match.index, match.index + match[0].length).trim(),
      basis: CITATION_FORM_BASIS,
      suggestion: "Ghi rõ số, ký hiệu, ngày và cơ quan ban hành.",
    });
  }
  return found;
}

/** "Đề án 06/CP": a scheme is named by its number and approved by a decision of another form. */
export function checkSchemeNames(lines: DocumentLines, register: Register): Finding[] {
  const found = new Map<string, Finding>();
  for (const match of lines.folded.matchAll(/\b[db]e [aá4]?n (\d{2})\s*\/\s*cp\b/g)) {
    const line = lines.lineAt(match.index);
    const number = match[1] ?? "";
    const entry = register.entries.find(
      (one) =>
        one.scope === "national" && one.shortNames.some((name) => fold(name) === `de an ${number}`),
    );
    if (!line || !entry) continue;
    const known = found.get(number);
    if (known) {
      known.alsoAt = [...(known.alsoAt ?? []), line.where];
      continue;
    }
    found.set(number, {
      code: "citation-symbol-malformed",
      severity: "info",
      where: line.where,
      quote: lines.text.slice(match.index, match.index + match[0].length),
      message: `Không có ký hiệu ${number}/CP; Đề án ${number} được phê duyệt tại ${citationForm(entry)}.`,
      expected: `Đề án ${number} (${entry.type} ${entry.symbol})`,
      found: `${number}/CP`,
      basis: entry.symbol,
    });
  }
  return [...found.values()];
}
