/** One basis, target or task listed twice: word for word, or the same document at the head of two bases. */
import { syllables } from "../../text/fold.ts";
import { citedReferences } from "../citation/cited-references.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { PLANNED } from "../plan-parts.ts";
import { type ProseLine, proseOf, quoteOf } from "../prose.ts";
import { repeatedRows, reworded } from "../repeated-works.ts";
import type { ReviewInput, Rule } from "../rule.ts";

const CODE = "repeated-item";

/** "Chủ trì: …", "+ Thời hạn: …" belong to the task above them; a line that ends in a colon opens a list. */
const ATTRIBUTE = /^[\s+*•-]*[^:.;]{3,45}:|:\s*$/;

export const textRepeats: Rule = {
  id: "text-repeats",
  title: "Căn cứ, chỉ tiêu, nhiệm vụ bị lặp",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Một căn cứ, chỉ tiêu hoặc nhiệm vụ được liệt kê hai lần.",
    },
  ],
  check(input) {
    if (input.facts.kind !== "plan" || proseOf(input).all.unsure) return emptyOutcome();
    const lines = repeatedLines(input);
    const known = new Set(lines.map(({ where }) => where.line));
    const others = [...reworded(listed(input)), ...repeatedRows(proseOf(input))]
      .filter(({ line }) => line.where.line === undefined || !known.has(line.where.line))
      .map(({ first, line }) => repeat(first, line));
    return { ...emptyOutcome(), findings: [...lines, ...others, ...repeatedBases(input)] };
  },
};

const listed = (input: ReviewInput): ProseLine[] =>
  proseOf(input).lines.filter(
    (line) => line.kind === "text" && PLANNED.has(line.part) && !ATTRIBUTE.test(line.text),
  );

function repeatedLines(input: ReviewInput): Finding[] {
  const seen = new Map<string, ProseLine>();
  return listed(input).flatMap((line) => {
    const words = syllables(
      line.text.replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\p{L}\))\s+/u, ""),
    );
    if (words.length < 7) return [];
    const key = `${line.part} ${words.join(" ")}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    return first === undefined ? [] : [repeat(first, line)];
  });
}

/** The documents that open an item of the list of bases. */
function repeatedBases(input: ReviewInput): Finding[] {
  const seen = new Map<string, ProseLine>();
  const lines = new Map(proseOf(input).lines.map((line) => [line.start, line]));
  return citedReferences(input).flatMap(({ reference, line, before }) => {
    const own = lines.get(line.start);
    const opens = /(?:^|\n)[\s*+•-]*(?:\d{1,2}[.)]\s*)?(?:can cu\s+)?(?:[a-z ,]{0,60}so\s*)?$/.test(
      before.slice(before.lastIndexOf("\n") + 1),
    );
    const { key } = reference;
    if (own === undefined || own.kind === "row" || line.part !== "bases" || !opens || key === null)
      return [];
    const first = seen.get(key);
    if (first === undefined) seen.set(key, own);
    return first === undefined || first === own ? [] : [repeat(first, own)];
  });
}

function repeat(first: ProseLine, line: ProseLine): Finding {
  return {
    code: CODE,
    severity: "warning",
    where: line.where,
    quote: quoteOf(line),
    message: `“${quoteOf(line, 0, 90)}” đã được liệt kê ở trên.`,
    suggestion: "Bỏ một trong hai mục, hoặc nói rõ chỗ khác nhau.",
    alsoAt: [first.where],
  };
}
