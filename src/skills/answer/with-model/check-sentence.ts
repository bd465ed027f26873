/**
 * Checks one sentence of a model against the statements it cites. A sentence passes when every part of it follows one
 * cited statement (or the register's wording behind it); see ./follow-source.ts. What fails is named, so that the
 * model can be asked again. Quotes of uploaded and prior documents are never reworded: only their own statement counts.
 */
import { upperFirst } from "../../../domain/text/first-letter.ts";
import { syllable } from "../../../domain/text/fold.ts";
import type { Statement } from "../statement.ts";
import { type ClaimToken, claimTokens, sameToken } from "./claim-tokens.ts";
import { followSource } from "./follow-source.ts";
import { liftSources } from "./lift-sources.ts";
import { OPENINGS, YES_OR_NO } from "./plain-words.ts";
import { type SourceName, sourceNames } from "./source-names.ts";
import { isFree, isSourceLead, prepareSource, type SourceText } from "./source-text.ts";

/** A statement ready for comparison. */
export interface Ground {
  statement: Statement;
  /** It quotes a stored text and may only be given whole. */
  quoted: boolean;
  names: SourceName[];
  /** The statement itself, then the summaries it cites. */
  sources: SourceText[];
}

export type SentenceCheck =
  | { kind: "supported"; text: string; uses: Use[] }
  /** Vietnamese, for the model: what to change. */
  | { kind: "rejected"; why: string };

export interface Use {
  ground: Ground;
  /** Positions of the statement's own text that are said; empty when a summary behind it was followed. */
  said: number[];
}

const MAX_SENTENCE_CHARS = 700;
/** Parts of a sentence between borders; more is a list that no statement has. */
const MAX_PARTS = 24;

export function makeGround(statement: Statement): Ground {
  const { text, citations } = statement;
  const summaries = citations.filter((citation) => citation.quoteKind === "summary");
  return {
    statement,
    quoted: summaries.length < citations.length,
    names: sourceNames(citations),
    sources: [text, ...new Set(summaries.map((citation) => citation.quote))].map((source) =>
      prepareSource(source, citations),
    ),
  };
}

export function checkSentence(raw: string, cited: readonly Ground[]): SentenceCheck {
  const text = cleanSentence(raw);
  if (text === "" || text.length > MAX_SENTENCE_CHARS)
    return { kind: "rejected", why: "câu trống hoặc quá dài" };
  const grounds = cited.filter((ground) => !ground.quoted);
  if (grounds.length === 0) return { kind: "rejected", why: "câu chưa dẫn mệnh đề nào" };
  const badForm = formFault(text, grounds);
  if (badForm !== null) return { kind: "rejected", why: badForm };
  const tokens = claimTokens(text);
  const plain = claimTokens(text.replace(OPENINGS, ""));
  const uses = usesOf(tokens, grounds) ?? usesOf(plain, grounds);
  if (uses !== null) return { kind: "supported", text: finish(text), uses };
  return { kind: "rejected", why: explain(plain, grounds) };
}

/** Brackets that do not close, sentences joined in the middle, quotation marks around words that are no quotation. */
function formFault(text: string, grounds: readonly Ground[]): string | null {
  if (!isClosed(text, "(", ")") || !isClosed(text, "“", "”")) return "dấu ngoặc chưa đóng đủ";
  if (/\(\s*[.,;]?\s*\)|[.:]\s+và(?![\p{L}])/u.test(text)) return "câu nối hoặc ngoặc sai chỗ";
  const said = grounds.map(({ statement }) => statement.text.replace(/\s+/g, " "));
  const quotes = text.match(/[“"«][^”"»]*[”"»]?/gu) ?? [];
  const own = quotes.every((quote) =>
    said.some((one) => one.replace(/[“”«»]/g, '"').includes(quote.replace(/[“”«»]/g, '"'))),
  );
  return own ? null : "chữ trong ngoặc kép không phải trích dẫn của mệnh đề";
}

function isClosed(text: string, open: string, close: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === open) depth++;
    if (text[at] !== close) continue;
    // "a), b)" numbers a list.
    if (depth === 0 && /(?:^|[\s,;])[\p{L}\d]$/u.test(text.slice(0, at))) continue;
    if (--depth < 0) return false;
  }
  return depth === 0;
}

/** Marks, emphasis and a leading yes or no are cut; what they say stands in the statements. */
function cleanSentence(raw: string): string {
  return raw
    .normalize("NFC")
    .replace(/\s*\[\d{1,3}(?:\s*,\s*\d{1,3})*\]/g, "")
    .replace(/\*\*|__/g, "")
    .replace(/^\s*(?:[-•*]|\d{1,2}[.)])\s+/, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(YES_OR_NO, "");
}

function finish(text: string): string {
  const sentence = upperFirst(text);
  return /[.!?…]["”]?$/.test(sentence) ? sentence : `${sentence.replace(/[,;:]$/, "")}.`;
}

/** Parts of the sentence, longest first, each borne by one statement; null when a part is borne by none. */
function usesOf(tokens: readonly ClaimToken[], grounds: readonly Ground[]): Use[] | null {
  const cuts = cutsOf(tokens);
  if (cuts.length > MAX_PARTS) return null;
  const uses: Use[] = [];
  for (let from = 0; from < tokens.length; ) {
    const end = cuts.findLast((cut) => {
      if (cut <= from) return false;
      const use = useOf(tokens.slice(from, cut), grounds);
      if (use !== null) uses.push(use);
      return use !== null;
    });
    if (end === undefined) return null;
    from = end;
    while (tokens[from]?.kind === "border" || isJoint(tokens[from])) from++;
  }
  return uses.length === 0 ? null : uses;
}

const AND = syllable("và");

const isJoint = (token: ClaimToken | undefined): boolean => token !== undefined && isFree(token);

/** Places where one statement may end and another begin: borders, "và". */
function cutsOf(tokens: readonly ClaimToken[]): number[] {
  const cuts = tokens.flatMap((token, at) => {
    const border = token.kind === "border" && [",", ";", ":", ".", "-"].includes(token.value);
    return border || (token.kind === "word" && token.value === AND) ? [at] : [];
  });
  return [...cuts, tokens.length];
}

function useOf(part: readonly ClaimToken[], grounds: readonly Ground[]): Use | null {
  for (const ground of grounds) {
    const variants = [liftSources(part, ground.names), part];
    for (const variant of variants) {
      const claim = variant.filter((token) => token.kind !== "border" && !isFree(token));
      for (const [at, source] of ground.sources.entries()) {
        const said = followSource(claim, source);
        if (said !== null) return { ground, said: at === 0 ? said : [] };
      }
    }
  }
  return null;
}

/** The first kind of thing that no cited statement holds; else the order or a missing word is at fault. */
function explain(tokens: readonly ClaimToken[], grounds: readonly Ground[]): string {
  const known = grounds.flatMap((ground) => [
    ...ground.sources.flatMap((source) => source.tokens),
    ...ground.names.flatMap((name) => (name.symbol === null ? [] : [name.symbol])),
  ]);
  const strange = tokens.filter(
    (token) =>
      token.kind !== "border" &&
      !isFree(token) &&
      !isSourceLead(token) &&
      !known.some((other) => sameToken(token, other)),
  );
  for (const [kind, name] of STRANGE) {
    const found = strange.filter((token) => token.kind === kind).slice(0, 6);
    if (found.length > 0) {
      const list = found.map((token) => `“${token.raw}”`).join(", ");
      return `${name} ${list} không có trong mệnh đề đã dẫn`;
    }
  }
  return "câu phải giữ nguyên chữ, thứ tự, chủ ngữ, từ phủ định và điều kiện của từng mệnh đề";
}

const STRANGE = [
  ["symbol", "số hiệu"],
  ["date", "ngày"],
  ["number", "con số"],
  ["locator", "điều, khoản"],
  ["word", "từ"],
] as const;
