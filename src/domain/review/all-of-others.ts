/** A count of all ("13/13 trạm y tế") against every other place that tells how many of them there are. */
import type { KnownWhole } from "./bare-counts.ts";
import { type Finding, isTold } from "./finding.ts";
import { type Prose, quoteOf } from "./prose.ts";

interface CountedWhole extends KnownWhole {
  /** Null for a whole that is named alone. */
  part: number | null;
}

/** "13/13 trạm y tế" where all others, in text and tables, tell of one other number of them. */
export function allOfOthers(
  prose: Prose,
  wholes: readonly CountedWhole[],
  known: readonly Finding[],
): Finding[] {
  return wholes.flatMap((one) => {
    if (one.part !== one.whole || !/ /.test(one.kind) || one.kind.startsWith("?")) return [];
    if (isTold(known, one.line.where)) return [];
    const pattern = new RegExp(
      String.raw`(?<![\d/.,])(?:\d{1,4}\s*/\s*)?(\d{1,4}) ${one.kind}\b`,
      "g",
    );
    const others = prose.lines
      .filter((line) => line !== one.line && line.part !== "bases")
      .flatMap((line) => [...line.own.matchAll(pattern)].map((match) => ({ line, match })));
    const counts = new Set(others.map(({ match }) => Number(match[1])));
    const [count, ...more] = counts;
    const [first] = others;
    if (others.length < 2 || more.length > 0 || count === undefined || first === undefined)
      return [];
    // Many more or many fewer are of another scope.
    if (count === one.whole || count * 2 < one.whole || one.whole * 2 < count) return [];
    const quote = quoteOf(one.line, one.index, one.length);
    return [
      {
        code: "count-conflict",
        severity: "warning" as const,
        where: one.line.where,
        quote,
        expected: String(count),
        found: String(one.whole),
        message: `Nơi này ghi “${quote}”, ${others.length} nơi khác đều ghi ${count}.`,
        suggestion: "Thống nhất số lượng, hoặc nói rõ phạm vi của từng số.",
        alsoAt: others.map(({ line }) => line.where),
      },
    ];
  });
}
