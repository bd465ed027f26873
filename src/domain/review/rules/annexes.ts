/** An annex that the text sends its reader to and that the document does not hold. */
import { foldInPlace } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { certainty, type Prose, type ProseLine, proseOf, quoteOf } from "../prose.ts";
import type { Rule } from "../rule.ts";

const CODE = "annex-missing";

export const annexes: Rule = {
  id: "annexes",
  title: "Phụ lục, biểu mà lời văn dẫn đến",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Lời văn dẫn đến một phụ lục, biểu không có trong văn bản.",
      basis: "30/2020/NĐ-CP",
    },
  ],
  check(input) {
    if (input.facts.kind !== "plan") return emptyOutcome();
    const prose = proseOf(input);
    if (prose.all.unsure) return emptyOutcome();
    const there = annexesOf(prose, input.document.tables);
    const told = new Map<string, Finding>();
    let relations = 0;
    for (const line of prose.lines) {
      for (const said of saidIn(line)) {
        if (isThere(said, there)) relations += 1;
        else if (!told.has(said.name)) told.set(said.name, finding(line, said, there));
      }
    }
    return { ...emptyOutcome(), findings: [...told.values()], relations };
  },
};

interface Said {
  /** "phu luc 2", "bieu 1"; "phu luc" where no number is told. */
  name: string;
  kind: string;
  number: number | null;
  index: number;
  length: number;
}

interface Annexes {
  /** "phu luc 2" for every numbered one. */
  names: ReadonlySet<string>;
  /** Annexes without a number, by kind. */
  bare: ReadonlyMap<string, number>;
}

const NUMBER = String.raw`(?:so )?(\d{1,2}|[ivx]{1,5})`;
const SAID = new RegExp(String.raw`\b(phu luc|bieu)(?: mau)? ${NUMBER}\b(?![./-]\d)`, "g");
const SAID_BARE = /\b(phu luc)(?: chi tiet| dinh| gui)? kem theo\b/g;
/** The annex of another document. */
const OF_OTHERS =
  /^[^.;]{0,50}\b(?:thong tu|nghi dinh|quyet dinh|luat|nghi quyet|cong van|huong dan|chi thi|ban hanh kem|so \d+\/)/;

function saidIn(line: ProseLine): Said[] {
  if (line.kind !== "text" || ["results", "bases", "appendix", "front"].includes(line.part))
    return [];
  const numbered = [...line.own.matchAll(SAID)].map((match) => ({
    match,
    number: toNumber(match[2]),
  }));
  const bare =
    numbered.length > 0
      ? []
      : [...line.own.matchAll(SAID_BARE)].map((match) => ({ match, number: null }));
  return [...numbered, ...bare].flatMap(({ match, number }) => {
    const { index } = match;
    const { length } = match[0];
    if (OF_OTHERS.test(line.folded.slice(index + length))) return [];
    const kind = match[1] ?? "";
    return [{ name: nameOf(kind, number), kind, number, index, length }];
  });
}

const nameOf = (kind: string, number: number | null): string =>
  number === null ? kind : `${kind} ${number}`;

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function toNumber(text = ""): number {
  if (/^\d/.test(text)) return Number(text);
  const values = Array.from(text).map((letter) => ROMAN[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

const HEAD = new RegExp(
  String.raw`^[^\p{L}\d]*(phu luc|bieu)(?: mau)?(?: ${NUMBER})?(?![\p{L}\d])`,
  "u",
);

/** Headings, lines in capitals and what stands behind the signature; captions of tables and their headings. */
function annexesOf(
  prose: Prose,
  tables: readonly { caption: readonly string[]; headingPath: readonly string[] }[],
): Annexes {
  const heads = prose.lines
    .filter(
      (line) =>
        line.kind === "heading" ||
        ["appendix", "closing"].includes(line.part) ||
        /^\P{L}*(?:PHỤ LỤC|BIỂU)/u.test(line.text),
    )
    .map((line) => line.folded);
  const captions = tables.flatMap((table) =>
    [...table.caption, ...table.headingPath].map((text) => foldInPlace(text)),
  );
  const names = new Set<string>();
  const bare = new Map<string, number>();
  for (const head of heads) {
    const match = HEAD.exec(head);
    if (match === null) continue;
    const [, kind = "", number] = match;
    if (number === undefined) bare.set(kind, (bare.get(kind) ?? 0) + 1);
    else names.add(nameOf(kind, toNumber(number)));
  }
  for (const caption of captions) {
    const match = HEAD.exec(caption);
    if (match?.[2] !== undefined) names.add(nameOf(match[1] ?? "", toNumber(match[2])));
  }
  return { names, bare };
}

/** Annexes without numbers count in order: two of them stand for "Phụ lục 1" and "Phụ lục 2". */
function isThere({ name, kind, number }: Said, { names, bare }: Annexes): boolean {
  if (names.has(name)) return true;
  const unnumbered = bare.get(kind) ?? 0;
  if (number === null) return unnumbered > 0 || [...names].some((one) => one.startsWith(kind));
  return unnumbered >= number;
}

function finding(line: ProseLine, said: Said, { names, bare }: Annexes): Finding {
  const quote = quoteOf(line, said.index, said.length);
  const none = names.size === 0 && bare.size === 0;
  return {
    code: CODE,
    // The annexes may lie in a file of their own.
    severity: certainty("warning", none),
    where: line.where,
    quote,
    expected: `có “${quote}”`,
    found: none ? "tệp không có phụ lục" : "không thấy",
    message: none
      ? `Lời văn dẫn đến “${quote}” nhưng tệp này không có phụ lục nào.`
      : `Lời văn dẫn đến “${quote}” nhưng văn bản không có phụ lục, biểu đó.`,
    basis: "30/2020/NĐ-CP",
    suggestion: none
      ? "Kiểm tra tệp phụ lục gửi kèm."
      : "Bổ sung phụ lục hoặc sửa số của phụ lục được dẫn.",
  };
}
