/**
 * Facts of the printed title against the register's (years, spans, versions), and titles that are those of another document.
 * Wording is not compared: titles are shortened everywhere, and only a wrong fact misleads.
 */
import type { Register } from "../../regulation/register.ts";
import { isNumberOnly, type IsoDate, type RegisterEntry } from "../../regulation/register-entry.ts";
import { fold, syllables } from "../../text/fold.ts";
import type { Severity } from "../finding.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { detailedLaw, unlikeLaw } from "./detailed-law.ts";
import { matchName, nameWords, titleBehind } from "./name-match.ts";
import { CITATION_FORM_BASIS, citationForm } from "./printed-form.ts";

interface TitleFacts {
  target: string | null;
  orientation: string | null;
  span: string | null;
  version: string | null;
}

const LABELS: Record<keyof TitleFacts, string> = {
  target: "đến năm",
  orientation: "định hướng, tầm nhìn đến năm",
  span: "giai đoạn",
  version: "phiên bản",
};

function factsOf(title: string): TitleFacts {
  const folded = fold(title).replace(/\s*[-–—]\s*/g, "-");
  const orientation = /(?:dinh huong|tam nhin)(?: den)?(?: nam)? (20\d{2})/.exec(folded);
  const rest = orientation ? folded.replace(orientation[0], " ") : folded;
  return {
    target: /\bden(?: nam)? (20\d{2})/.exec(rest)?.[1] ?? null,
    orientation: orientation?.[1] ?? null,
    span: /giai doan (20\d{2}-20\d{2})/.exec(rest)?.[1] ?? null,
    version: /phien ban (\d+\.\d+)/.exec(rest)?.[1] ?? null,
  };
}

export function checkTitle(
  cited: CitedReference,
  unsure: boolean,
  register: Register,
): CitationIssue | null {
  if (unsure) return null;
  return (
    impossibleTarget(cited) ??
    impossibleSpan(cited) ??
    pastAim(cited) ??
    differentFact(cited) ??
    lostWord(cited) ??
    nameOfAnotherLaw(cited, register) ??
    detailsAnotherLaw(cited, register) ??
    titleOfAnother(cited, register)
  );
}

/** "Luật Dữ liệu số 91/2025/QH15": the name in front of the number is that of another law. */
function nameOfAnotherLaw(cited: CitedReference, register: Register): CitationIssue | null {
  const { entry, before } = cited;
  if (entry?.type !== "Luật") return null;
  const name = /\bluat ([a-z, ]{4,80}?) (?:so )?(?:luat )?(?:so )?$/.exec(before)?.[1];
  if (name === undefined || matchName(entry.title, name) > 0.5) return null;
  const other = register.entries.find(
    (one) => one.type === "Luật" && one !== entry && fold(one.title) === `luat ${name}`,
  );
  if (other === undefined) return nameOfNone(cited, entry, name);
  return issue(cited, "warning", {
    message: `Số ${entry.symbol} là của ${entry.title}; ${other.title} mang số ${other.symbol}.`,
    expected: entry.title,
    found: other.title,
  });
}

/** The printed title details one law, the register's another. */
function detailsAnotherLaw(cited: CitedReference, register: Register): CitationIssue | null {
  const { entry, behind } = cited;
  if (entry === null || !cited.isBasis || entry.type === "Luật" || cited.dateDiffers) return null;
  const known = detailedLaw(entry.title, register);
  if (known === null) return null;
  const printed = detailedLaw(behind, register) ?? unlikeLaw(behind, known);
  if (printed === null || entry.title.toLowerCase().includes(printed)) return null;
  return issue(cited, "warning", {
    message: `Tên ghi sau ${entry.symbol} không phải tên của văn bản này: ${entry.symbol} có tên “${entry.title}”.`,
    expected: entry.title,
    found: printed,
  });
}

/** "Luật Công nghệ thông tin số 20/2023/QH15": not a word of the name is in the title of that law. */
function nameOfNone(
  cited: CitedReference,
  entry: RegisterEntry,
  name: string,
): CitationIssue | null {
  const words = ownWords(name);
  const isOneName = !/[,]| va luat\b|\b(?:theo|cua|tai|huong dan|thi hanh) /.test(name);
  if (!isOneName || isNumberOnly(entry) || words.length < 2) return null;
  if (ownWords(entry.title).some((word) => words.includes(word))) return null;
  return issue(cited, "warning", {
    message: `Số ${entry.symbol} là của ${entry.title}, không phải luật được ghi tên ở đây.`,
    expected: entry.title,
    found: `luật ${name}`,
  });
}

/** Words that tell one title from another: not those of any health document, of lists and details, nor years. */
const ownWords = (title: string): string[] =>
  nameWords(title.replace(/danh mục|chi tiết/giu, " ")).filter(
    (word) => !/^(?:luat|y|te|bo|so|\d+)$/.test(word),
  );

/** The printed title is that of another document: the symbol or the title was copied from the wrong line. */
function titleOfAnother(cited: CitedReference, register: Register): CitationIssue | null {
  const { entry, behind } = cited;
  if (entry === null || !cited.isBasis || entry.type === "Luật" || cited.dateDiffers) return null;
  const title = titleBehind(behind);
  if (title === behind || syllables(title).length < 5) return null;
  const others = register.entries.filter((one) => one !== entry && one.type === entry.type);
  const whole = others.find((one) => isWhole(title, one.title) && !isMostOf(title, entry));
  if (whole === undefined && fits(title, entry) > 0.55 && !isStrange(title, entry)) return null;
  const other = whole ?? others.find((one) => matchName(title, one.title) >= 0.85);
  if (other === undefined) return strangeTitle(cited, entry, title);
  return issue(cited, "warning", {
    message: `Tên ghi sau ${entry.symbol} là tên của ${other.symbol}; ${entry.symbol} có tên “${entry.title}”.`,
    expected: entry.title,
    found: title,
  });
}

/** Hardly a word of the printed title stands in the register's: whatever it names, it is not this document. */
function strangeTitle(
  cited: CitedReference,
  entry: RegisterEntry,
  title: string,
): CitationIssue | null {
  // Titles that end in the next reference ("… thực hiện Nghị quyết") say nothing of their own.
  if (nameWords(title).length < 3 || nameWords(entry.title).length < 3) return null;
  if (entry.scope !== "national" || isNumberOnly(entry) || !isStrange(title, entry)) return null;
  return issue(cited, "warning", {
    message: `Tên ghi sau ${entry.symbol} không phải tên của văn bản này: ${entry.symbol} có tên “${entry.title}”.`,
    expected: entry.title,
    found: title,
  });
}

/** A title that only one source tells must have no word in common. */
function isStrange(title: string, entry: RegisterEntry): boolean {
  const [printed, known] = [ownWords(title), ownWords(entry.title)];
  if (printed.length < 2 || known.length < 2) return false;
  const common = printed.filter((word) => known.includes(word)).length;
  // Two long titles share a word or two by chance.
  const least = Math.min(printed.length, known.length);
  if (entry.confidence !== "low" && least >= 7 && common * 3 <= least) return true;
  return common === 0 || (entry.confidence === "high" && fits(title, entry) < 0.34);
}

/** Word for word, but for those that every title has. */
const isWhole = (title: string, known: string): boolean =>
  nameWords(title).length >= 5 && Math.min(matchName(title, known), matchName(known, title)) >= 0.9;

/** Most of what is printed is in the register's title too. */
const isMostOf = (title: string, entry: RegisterEntry): boolean => {
  const printed = ownWords(title);
  const known = ownWords(entry.title);
  return printed.filter((word) => known.includes(word)).length >= printed.length * 0.5;
};

/** How far a shortened title and the register's are about the same, whichever is the shorter. */
const fits = (title: string, entry: RegisterEntry): number =>
  Math.max(matchName(entry.title, title), matchName(title, entry.title));

/** A programme signed in autumn 2020 cannot have its goals "to 2020, with a view to 2030". */
function impossibleTarget(cited: CitedReference): CitationIssue | null {
  const { target, orientation } = factsOf(cited.behind);
  const date = dayOf(cited);
  if (target === null || orientation === null || date === null) return null;
  const year = date.slice(0, 4);
  if (mayStillAim(target, date)) return null;
  const known = cited.entry ? factsOf(cited.entry.title).target : null;
  const right = known === target ? null : known;
  return issue(cited, "warning", {
    message: `Văn bản ban hành năm ${year} không thể có mục tiêu “đến năm ${target}, định hướng đến năm ${orientation}”.`,
    expected: right === null ? `một năm sau ${year}` : `đến năm ${right}`,
    found: `đến năm ${target}`,
  });
}

/** A programme signed in November 2025 is none for 2021–2025, and the register knows its span. */
function impossibleSpan(cited: CitedReference): CitationIssue | null {
  const span = factsOf(cited.behind).span;
  const known = cited.entry === null ? null : factsOf(cited.entry.title).span;
  const date = dayOf(cited);
  if (span === null || known === null || span === known || date === null) return null;
  if (cited.dateDiffers || mayStillAim(span.slice(5), date)) return null;
  return issue(cited, "warning", {
    message: `Văn bản ban hành năm ${date.slice(0, 4)} không thể cho giai đoạn ${span}; tên trong sổ ghi giai đoạn ${known}.`,
    expected: `giai đoạn ${known}`,
    found: `giai đoạn ${span}`,
  });
}

/** What a document of later years may still speak of: what came of it, and what it changes. */
const LOOKS_BACK =
  /\b(?:ket qua|tong ket|so ket|danh gia|quyet toan|sua doi|bai bo|keo dai|gia han|dieu chinh|thay the|ke thua)\b/;

/** "Chương trình … đến năm 2025", "… giai đoạn 2018–2023" behind the symbol of a document of 2026. */
function pastAim(cited: CitedReference): CitationIssue | null {
  const { entry, behind } = cited;
  const date = dayOf(cited);
  if (entry === null || cited.dateDiffers || date === null) return null;
  const end = endOf(factsOf(behind));
  if (end === null || end >= date.slice(0, 4) || mayLookBack(entry, behind, end)) return null;
  return issue(cited, "warning", {
    message: `Văn bản ban hành năm ${date.slice(0, 4)} không thể cho thời gian đến năm ${end}; ${entry.symbol} có tên “${entry.title}”.`,
    expected: entry.title,
    found: `đến năm ${end}`,
  });
}

const dayOf = ({ reference, entry }: CitedReference): IsoDate | null =>
  reference.date?.iso ?? entry?.signed ?? null;

const endOf = ({ target, span }: TitleFacts): string | null => target ?? span?.slice(5) ?? null;

const mayLookBack = ({ title }: RegisterEntry, behind: string, end: string): boolean =>
  LOOKS_BACK.test(fold(behind)) ||
  LOOKS_BACK.test(fold(title)) ||
  Object.values(factsOf(title)).join(" ").includes(end);

/** A programme of the first half of a year may have goals for that year. */
const mayStillAim = (target: string, date: IsoDate): boolean =>
  target > date.slice(0, 4) || (target === date.slice(0, 4) && date.slice(5, 7) < "07");

function differentFact(cited: CitedReference): CitationIssue | null {
  const { entry, behind } = cited;
  if (entry === null || cited.dateDiffers) return null;
  const printed = factsOf(behind);
  const known = factsOf(entry.title);
  const severity: Severity = entry.confidence === "high" ? "warning" : "info";
  for (const name of ["target", "orientation", "span", "version"] as const) {
    const [a, b] = [printed[name], known[name]];
    if (a === null || b === null || a === b) continue;
    return issue(cited, severity, {
      message: `Tên văn bản ghi “${LABELS[name]} ${a}”, còn tên của ${entry.symbol} là “${LABELS[name]} ${b}”.`,
      expected: `${LABELS[name]} ${b}`,
      found: `${LABELS[name]} ${a}`,
    });
  }
  return null;
}

/** "định hướng năm 2030" for "định hướng đến năm 2030". */
function lostWord(cited: CitedReference): CitationIssue | null {
  const { entry, behind } = cited;
  if (entry === null) return null;
  const printed = /dinh huong nam (20\d{2})/.exec(fold(behind));
  const year = printed?.[1];
  if (year === undefined || !fold(entry.title).includes(`dinh huong den nam ${year}`)) return null;
  return issue(cited, "info", {
    message: "Tên văn bản thiếu chữ “đến” trong cụm “định hướng đến năm”.",
    expected: `định hướng đến năm ${year}`,
    found: `định hướng năm ${year}`,
  });
}

interface Difference {
  message: string;
  expected: string;
  found: string;
}

function issue(cited: CitedReference, severity: Severity, difference: Difference): CitationIssue {
  const { entry } = cited;
  return {
    cited,
    code: "citation-title-differs",
    severity,
    ...difference,
    basis: CITATION_FORM_BASIS,
    suggestion: entry ? `Ghi: ${citationForm(entry)}.` : "Đối chiếu tên văn bản với bản gốc.",
  };
}
