/**
 * What a row of a task table wants ("92%", "5 lớp") against what the text wants of the same work: the text names every
 * telling word of the row.
 */
import { foldInPlace } from "./document-lines.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { SCOPE, sharesOf, tellingWords } from "./shares.ts";

const TARGET_HEADER =
  /^(?:chi tieu|muc tieu|ket qua (?:can dat|du kien|dau ra)|san pham|so luong|khoi luong)/;
const NAME_HEADER = /^(?:cac )?(?:noi dung|nhiem vu|ten |hoat dong|cong viec)/;
const PLANNED: ReadonlySet<string> = new Set(["targets", "goals-general", "tasks", "solutions"]);

interface WantedRow {
  line: ProseLine;
  words: ReadonlySet<string>;
  printed: string;
  /** Hundredths of a percent. */
  percent: number | null;
  /** "5 lớp". */
  count: number | null;
  unit: string;
}

export function tableTargetConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = wantedRows(prose);
  if (rows.length === 0) return [];
  const lines = prose.lines.filter((line) => line.kind === "text" && PLANNED.has(line.part));
  return rows.flatMap((row) => {
    // The same words in two rows leave open which of them the text means.
    if (rows.some((other) => other !== row && covers(other.words, row.words))) return [];
    const against = row.percent === null ? countsAgainst(lines, row) : sharesAgainst(lines, row);
    return against === null ? [] : [finding(row, against)];
  });
}

function wantedRows(prose: Prose): WantedRow[] {
  const columns = new Map<number, { name: number; target: number }>();
  return prose.lines.flatMap((line) => {
    if (line.kind !== "row" || line.table === null || line.part === "results") return [];
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = columns.get(line.table);
    if (known === undefined) {
      const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
      const target = cells.findIndex((cell, index) => index !== name && TARGET_HEADER.test(cell));
      const timed = cells.some((cell) =>
        /thoi (?:gian|han)|tien do|hoan thanh|chu tri|thuc hien/.test(cell),
      );
      if (name >= 0 && target >= 0 && timed) columns.set(line.table, { name, target });
      return [];
    }
    return wantedBy(line, cells, known) ?? [];
  });
}

function wantedBy(
  line: ProseLine,
  cells: readonly string[],
  at: { name: number; target: number },
): WantedRow | null {
  const words = tellingWords(cells[at.name] ?? "");
  const target = cells[at.target] ?? "";
  const percent = /^[^\d]{0,12}(\d{1,3})(?:[.,](\d{1,2}))?\s*%$/.exec(target);
  const count = /^(\d{1,4}) ([\p{L}]+)$/u.exec(target);
  if (words.size < 3 || (percent === null && count === null)) return null;
  return {
    line,
    words,
    printed: line.cells[at.target] ?? "",
    percent:
      percent === null
        ? null
        : Number(percent[1]) * 100 + Number((percent[2] ?? "0").padEnd(2, "0")),
    count: count === null ? null : Number(count[1]),
    unit: count?.[2] ?? "",
  };
}

const covers = (all: ReadonlySet<string>, part: ReadonlySet<string>): boolean =>
  [...part].every((word) => all.has(word));

interface Against {
  line: ProseLine;
  quote: string;
  found: string;
}

/** All targets of the text for this work differ from the row's; one that agrees is enough to say nothing. */
function sharesAgainst(lines: readonly ProseLine[], { words, percent }: WantedRow): Against | null {
  const shares = lines
    .flatMap(sharesOf)
    .filter((share) => !share.growth && covers(share.words, words))
    .filter(
      (share) => [...share.words].filter((word) => !words.has(word)).length <= words.size + 3,
    );
  const [first] = shares;
  if (first === undefined || shares.some((share) => share.percent === percent)) return null;
  const narrowed = [...first.words].some((word) => !words.has(word) && SCOPE.has(word));
  // A narrower target may well be another one, unless the task itself names it too.
  if (narrowed && shares.length < 2) return null;
  return { line: first.line, quote: quoteOf(first.line, first.index), found: first.text };
}

function countsAgainst(
  lines: readonly ProseLine[],
  { words, count, unit }: WantedRow,
): Against | null {
  const pattern = new RegExp(String.raw`(?<![\d.,/])(\d{1,4}) ${unit}\b`, "g");
  const said = lines.flatMap((line) => {
    if (!covers(tellingWords(line.own), words)) return [];
    return [...line.own.matchAll(pattern)].map((match) => ({ line, match }));
  });
  const [first] = said;
  if (first === undefined || said.some(({ match }) => Number(match[1]) === count)) return null;
  const { line, match } = first;
  return {
    line,
    quote: quoteOf(line),
    found: line.text.slice(match.index, match.index + match[0].length),
  };
}

function finding({ line, printed }: WantedRow, against: Against): Finding {
  return {
    code: "target-conflict",
    severity: "warning",
    where: against.line.where,
    quote: against.quote,
    expected: printed,
    found: against.found,
    message: `Lời văn ghi ${against.found}, bảng nhiệm vụ ghi ${printed} cho cùng việc.`,
    suggestion: "Thống nhất một mức ở lời văn và bảng nhiệm vụ.",
    alsoAt: [line.where],
  };
}
