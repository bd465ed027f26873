/**
 * The words of a rewritten line stand in the order of its source, none more and none less: only small words that join come
 * and go, and a clause of time or aim may change its place. A term that lost or swapped a word says something else.
 */
import { wordsOf } from "./word-places.ts";

/** May come and go between the words of a source; longer ones first. */
const FREE =
  /(?<![\p{L}\p{N}])(?:đồng thời với|đồng thời|cùng với|ngoài ra|cũng như|tiếp tục|công tác|tăng cường|thực hiện|một cách|và|với|các|những|của|cho|tại|để|việc|cùng|nhằm)(?![\p{L}\p{N}])/gu;
/** Clauses that say when, to what end or by what: they may stand in front or behind. */
const CIRCUMSTANCE =
  /^(?:trong|để|nhằm|phục vụ|theo|hằng|từ (?:năm|tháng|quý|ngày)|đến (?:năm|tháng|quý|ngày)|trước (?:ngày|tháng)|vào|căn cứ|trên cơ sở|đến hết)(?!\p{L})/u;
const CLAUSE_ENDS = /[:()]+|,(?=\s|$)/u;

interface Clause {
  words: string[];
  moves: boolean;
  /** A semicolon or a stop stands in front. */
  apart: boolean;
}

/** Vietnamese sentences on what is out of its order; empty where all stands in it. */
export function brokenOrder(text: string, source: string): string[] {
  const said = clausesOf(text).flatMap(({ words }) => words);
  const clauses = clausesOf(source);
  if (isMoved(source, said.join(" "))) return capitalWithin(text, source);
  return [`Từ ngữ của dòng gốc bị đảo, bị mất hoặc bị thêm${firstBreak(clauses, said)}.`];
}

function clausesOf(text: string): Clause[] {
  return text
    .toLocaleLowerCase("vi")
    .split(/[;\n]+|\.(?=\s|$)/u)
    .flatMap((part) =>
      part
        .split(CLAUSE_ENDS)
        .map((clause) => clause.trim())
        .filter((clause) => clause !== "")
        .map((clause, at) => ({
          words: wordsOf(clause.replace(FREE, " ")),
          moves: CIRCUMSTANCE.test(clause),
          apart: at === 0,
        })),
    );
}

/**
 * As it was, or with one run of clauses in another place: one whose first says when or to what end, or one between two
 * semicolons that shares nothing with its neighbours.
 */
function isMoved(source: string, said: string): boolean {
  const clauses = clausesOf(source);
  const text = (list: readonly Clause[]): string => list.flatMap(({ words }) => words).join(" ");
  if (text(clauses) === said) return true;
  const apart = !/[:%]/.test(source);
  return clauses.some(
    ({ moves, apart: alone }, from) =>
      (moves || (apart && alone)) &&
      clauses.slice(from).some((_, length) => {
        const to = from + length + 1;
        const rest = [...clauses.slice(0, from), ...clauses.slice(to)];
        const ends = moves || clauses[to]?.apart !== false;
        const places = [0, ...rest.map((__, at) => at + 1)].filter(
          (at) => moves || rest[at]?.apart !== false,
        );
        const run = clauses.slice(from, to);
        return (
          ends &&
          places.some((at) => text([...rest.slice(0, at), ...run, ...rest.slice(at)]) === said)
        );
      }),
  );
}

/** Where the two first differ, for the model to mend. */
function firstBreak(clauses: readonly Clause[], said: readonly string[]): string {
  const given = clauses.flatMap(({ words }) => words);
  const at = given.findIndex((word, place) => word !== said[place]);
  const near = given.slice(Math.max(0, at - 1), at + 3).join(" ");
  return at < 0 || near === "" ? "" : `, gần "${near}"`;
}

/** "…, Trong năm": the capital of a first word does not come along. */
function capitalWithin(text: string, source: string): string[] {
  const within = [...text.matchAll(/[,;]\s+(\p{Lu}\p{Ll}+)(?!\p{L})/gu)].map(
    ([, word = ""]) => word,
  );
  const wrong = within.filter(
    (word) => !new RegExp(`[^.\\n]\\s${word}(?!\\p{L})`, "u").test(source),
  );
  return wrong.map((word) => `Chữ hoa giữa câu: "${word}".`);
}
