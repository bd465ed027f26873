/** What is left to do, told in two places: "còn 06 khoa chưa triển khai …" and "triển khai … tại 08 khoa còn lại". */
import { wholeNumber } from "../budget/counts-in-text.ts";
import type { Finding } from "./finding.ts";
import { twoCounts } from "./own-figures.ts";
import type { Prose, ProseLine } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";

const OTHERS = "vien chuc|can bo|bac si|dieu duong|nguoi|may tinh|may|he thong|ap|to";

interface Rest {
  line: ProseLine;
  index: number;
  length: number;
  count: number;
  kind: string;
  /** What is left to be done with them. */
  work: ReadonlySet<string>;
}

export function twoRests(prose: Prose, units: string, narrower: string): Finding[] {
  const rests = restsIn(prose, `${units.slice(0, -1)}|${OTHERS})`, narrower);
  return rests.flatMap((one, at) => {
    const first = rests
      .slice(0, at)
      .find(
        (other) =>
          other.kind === one.kind && other.line !== one.line && isSameWork(other.work, one.work),
      );
    if (first === undefined || first.count === one.count) return [];
    if (
      rests.some((other) => other !== one && other.kind === one.kind && other.count === one.count)
    )
      return [];
    return [twoCounts(first, one, "Thống nhất số còn lại ở hai nơi.")];
  });
}

function restsIn(prose: Prose, kinds: string, narrower: string): Rest[] {
  const pattern = new RegExp(
    String.raw`(?:^|[\s,;.(])(\d{1,4}) ${kinds}${narrower} (?:con lai|(?:con )?chua(?! benh))\b`,
    "g",
  );
  const words = new RegExp(`\\d+ ${kinds}${narrower}|\\bcon lai\\b|\\bchua(?: co)?\\b`, "g");
  return prose.lines
    .filter((line) => line.kind === "text")
    .flatMap((line) =>
      [...line.own.matchAll(pattern)].map((match): Rest => {
        const work = clauseAt(line.own, match.index).replace(words, " ");
        const at = { line, index: match.index, length: match[0].length };
        return {
          ...at,
          count: wholeNumber(match[1] ?? ""),
          kind: match[2] ?? "",
          work: tellingWords(work),
        };
      }),
    );
}

/** From the last full stop or semicolon to the next one, without times. */
function clauseAt(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf(". ", index), text.lastIndexOf("; ", index)) + 1;
  const end = /[.;](?:\s|$)/.exec(text.slice(index));
  const clause = text.slice(start, end === null ? text.length : index + end.index);
  return clause.replace(
    /,? (?:xong|hoan thanh|trong|truoc|vao) (?:truoc )?(?:ngay|thang|quy|nam|\d).*$/,
    "",
  );
}

/** All but a few of the words of the shorter one. */
function isSameWork(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  const least = Math.min(a.size, b.size);
  return common >= 2 && common >= least * 0.65;
}
