/**
 * The first screen of a review: what is certainly wrong and what to look at one by one, matters of one kind in one
 * line. The whole of every finding stands in the report and in the annotated copy.
 */
import type { Finding, Review, Where } from "../domain/review/finding.ts";
import { rules } from "../domain/review/rules/index.ts";
import { bySeverity, figuresText, SEVERITY_WORD, stateText } from "./review-text.ts";

/** Findings to look at of one kind beyond this number share a line. */
const ALONE = 3;
/** Places named in a shared line. */
const PLACES = 6;
const LONGEST_HEADING = 60;
const LONGEST_QUOTE = 70;
const LONGEST_PASSAGE = 50;

/** Numbered lines, errors first; each ends without a line break. */
export function summaryLines(review: Review): string[] {
  const sorted = bySeverity(review.findings);
  return shared(sorted).map((group, at) => {
    const [first, ...more] = group;
    if (first === undefined) return "";
    const text = more.length === 0 ? single(review, first) : joint(group, first);
    return `${at + 1}. ${text}`;
  });
}

/** Errors alone; notes of one code together; warnings of one code together where there are many. */
function shared(sorted: readonly Finding[]): Finding[][] {
  const keyOf = ({ severity, code }: Finding): string => `${severity}#${code}`;
  const count = new Map<string, number>();
  for (const finding of sorted) count.set(keyOf(finding), (count.get(keyOf(finding)) ?? 0) + 1);
  const groups = new Map<string, Finding[]>();
  const found: Finding[][] = [];
  for (const finding of sorted) {
    const key = keyOf(finding);
    const alone =
      finding.severity === "error" ||
      (finding.severity === "warning" && (count.get(key) ?? 0) <= ALONE);
    const group = alone ? undefined : groups.get(key);
    if (group === undefined) {
      const made = [finding];
      if (!alone) groups.set(key, made);
      found.push(made);
    } else group.push(finding);
  }
  return found;
}

function single(review: Review, finding: Finding): string {
  const state = stateText(review, finding);
  const places = 1 + (finding.alsoAt?.length ?? 0);
  const place = [shortPlace(finding.where), passage(finding)].filter((part) => part !== "");
  const head = [SEVERITY_WORD[finding.severity], place.join(", ")].filter((part) => part !== "");
  return [
    `${head.join(" · ")}${places > 1 ? ` (${places} nơi)` : ""}. ${finding.message}`,
    // A note says what it is; what to write instead stands in the report.
    finding.severity === "info" ? "" : adviceOf(finding),
    state === "" ? "" : `(${state})`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function adviceOf(finding: Finding): string {
  const { suggestion } = finding;
  if (suggestion === undefined) {
    const figures = figuresText(finding);
    return figures === "" ? "" : `${figures}.`;
  }
  return suggestion.startsWith("Ghi: ")
    ? `Đề nghị ghi: ${suggestion.slice("Ghi: ".length)}`
    : `Đề nghị: ${suggestion}`;
}

/** "Ghi chú · 8 điểm. Giai đoạn … đã kết thúc …: 146/QĐ-TTg (dòng văn bản 249); …". */
function joint(group: readonly Finding[], first: Finding): string {
  const places = group.slice(0, PLACES).map((finding) => {
    const place = nearPlace(finding.where);
    return `${subjectOf(finding)}${place === "" ? "" : ` (${place})`}`;
  });
  const rest = group.length > PLACES ? `; và ${group.length - PLACES} nơi khác` : "";
  const meaning = meaningOf(first.code).replace(/\.$/, "");
  return `${SEVERITY_WORD[first.severity]} · ${group.length} điểm. ${meaning}: ${places.join("; ")}${rest}.`;
}

/** What the finding is about, and what should stand there where both are short. */
function subjectOf({ found, expected, quote }: Finding): string {
  const what =
    found !== undefined && found.length <= LONGEST_QUOTE ? found : clipped(quote, LONGEST_QUOTE);
  const right = expected !== undefined && /\d/.test(expected) && expected.length <= 40;
  return right ? `${what} → ${expected}` : what;
}

const meanings = new Map(
  rules.flatMap((rule) => rule.codes.map(({ code, meaning }) => [code, meaning] as const)),
);
const meaningOf = (code: string): string => meanings.get(code) ?? code;

const clipped = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;

/** The innermost heading and the place under it: "10. Kinh phí thực hiện, dòng văn bản 237". */
export function shortPlace(where: Where): string {
  const last = where.heading
    ?.split(" > ")
    .at(-1)
    ?.replace(/[\s:*_]+$/, "");
  return [last === undefined ? "" : clipped(last, LONGEST_HEADING), nearPlace(where)]
    .filter((part) => part !== "")
    .join(", ");
}

/** Without lines and pages the words of the passage lead to it: "đoạn “Căn cứ Quyết định số …”". */
const passage = ({ where, quote }: Finding): string =>
  nearPlace(where) === "" && quote !== "" ? `đoạn “${clipped(quote, LONGEST_PASSAGE)}”` : "";

/** Cell, row or line: what leads to the place fastest. */
function nearPlace(where: Where): string {
  if (where.cell !== undefined)
    return `ô ${where.sheet === undefined ? "" : `${where.sheet}!`}${where.cell}`;
  const parts = [
    where.page === undefined ? "" : `trang ${where.page}`,
    where.table === undefined ? "" : `bảng ${where.table}`,
    where.row === undefined ? "" : `dòng ${clipped(where.row, 40)}`,
    where.line === undefined || where.row !== undefined ? "" : `dòng văn bản ${where.line}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
