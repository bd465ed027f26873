/** Statements → the text a user reads: the answer first, reasons as a list, then the sources and what was checked when. */
import type { Answer, AnswerKind, Citation } from "../../domain/answer/answer.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import { patternOf } from "../../domain/text/pattern.ts";
import { listSources, marksOf } from "./source-list.ts";
import type { Statement } from "./statement.ts";

export interface AnswerDraft {
  kind: AnswerKind;
  /** A sentence before everything, without a source ("Không tìm thấy …"). */
  opening?: string;
  statements: Statement[];
  /** "Cần đối chiếu: …" and the like. */
  cautions: string[];
  suggestions: string[];
  /** Newest day on which the sources behind the facts were seen. */
  verified: IsoDate | null;
}

/** Distinct citations in order of first use. */
function number(statements: readonly Statement[]): {
  citations: Citation[];
  at: (citation: Citation) => number;
} {
  const citations: Citation[] = [];
  const keys = new Map<string, number>();
  const key = (c: Citation) => `${c.documentId}|${c.locator ?? ""}|${c.quote}`;
  for (const citation of statements.flatMap((statement) => statement.citations)) {
    if (keys.has(key(citation))) continue;
    citations.push(citation);
    keys.set(key(citation), citations.length);
  }
  return { citations, at: (citation) => keys.get(key(citation)) ?? 0 };
}

/** Text of the statements; `marks` gives the numbers of a statement's sources: " [1] [2]". */
export type Body = (statements: readonly Statement[], marks: (of: Statement) => string) => string;

/** Each question of several under its heading; of one: leads as sentences, the rest as a list. */
const plainBody: Body = (statements, marks) => {
  const parts = [...new Set(statements.map(({ part }) => part))];
  return parts
    .map((part) => {
      const own = bodyOf(
        statements.filter((one) => one.part === part),
        marks,
      );
      return part === undefined ? own : `${part}\n${own}`;
    })
    .join("\n\n");
};

const bodyOf: Body = (statements, marks) => {
  const short = withoutRepeatedNames(statements);
  const marked = (statement: Statement) =>
    `${short.get(statement) ?? statement.text}${marks(statement)}`;
  const leads = statements.filter((statement) => statement.lead === true);
  const rest = statements.filter((statement) => statement.lead !== true);
  const border = statements[0]?.part === undefined ? "\n\n" : "\n";
  return [
    leads.map(marked).join("\n"),
    rest.map((statement) => `- ${marked(statement)}`).join("\n"),
  ]
    .filter((part) => part !== "")
    .join(border);
};

/**
 * "(Thông tư 13/2025/TT-BYT, Điều 6)" behind a sentence that follows others of that document becomes "(Điều 6)"; leads
 * stand first, as they are shown.
 */
function withoutRepeatedNames(statements: readonly Statement[]): Map<Statement, string> {
  const shown = [
    ...statements.filter(({ lead }) => lead === true),
    ...statements.filter(({ lead }) => lead !== true),
  ];
  const texts = new Map<Statement, string>();
  let before = "";
  for (const statement of shown) {
    const symbol = statement.citations[0]?.symbol ?? null;
    const place =
      symbol === null ? null : new RegExp(`\\((?:\\p{L}+ )*${patternOf(symbol)}, `, "u");
    const isOne = statement.citations.every((one) => one.symbol === symbol);
    const isNamed = isOne && symbol !== null && before === symbol;
    texts.set(
      statement,
      isNamed && place !== null ? statement.text.replace(place, "(") : statement.text,
    );
    before = isOne ? (symbol ?? "") : "";
  }
  return texts;
}

export function renderAnswer(draft: AnswerDraft, asOf: IsoDate, body: Body = plainBody): Answer {
  const statements = distinct(draft.statements);
  const { citations, at } = number(statements);
  const marks = (statement: Statement) => marksOf(statement.citations.map(at));
  const text = body(statements, marks);
  const parts = [
    draft.opening ?? "",
    text,
    draft.cautions.join("\n"),
    sources(citations, draft.verified, text),
  ];
  return {
    kind: draft.kind,
    text: parts.filter((part) => part !== "").join("\n\n"),
    asOf,
    citations,
    facts: statements.map((statement) => statement.text),
    mode: "offline",
    suggestions: draft.suggestions,
  };
}

function sources(citations: readonly Citation[], verified: IsoDate | null, shown: string): string {
  if (citations.length === 0) return "";
  const seen =
    verified === null
      ? ""
      : ` Đối chiếu đến ${displayDate(verified)}; thay đổi sau ngày này chưa được cập nhật.`;
  return `Nguồn: ${listSources(citations, shown)}.${seen}`;
}

export function distinct(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  // A direct answer stands under each question that it answers; reasons are told once.
  return statements.filter(({ text, lead, part }) => {
    const key = lead === true && part !== undefined ? `${part} ${text}` : text;
    if (seen.has(key) || (seen.has(text) && lead !== true)) return false;
    seen.add(key).add(text);
    return true;
  });
}
