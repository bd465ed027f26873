/**
 * The letterhead of a text export: body, number and subject stand on the left, motto and date on the right, in one line
 * parted by blanks. The left column is read first, then the right one, so that a subject over three lines stays whole.
 */
import type { TextLine } from "./text-tables/text-line.ts";

const HEAD_LINES = 12;
const MAX_LINES = 12;
const GAP = /\s{3,}/;
const MOTTO = /c[oộôọỌ]ng\s*h[oòóỏ][aà]|đảng cộng sản|dang cong san|độc lập|doc lap/iu;
const RIGHT = /^(?:\p{L}[\p{L}. -]*, ?ng[aà]y\s|[-_=*–—]{3,}$)/iu;
/** What stands below the letterhead, over the whole width. */
const BELOW =
  /^(?:K[ÍI]NH G[ỬU]I|QUY[ẾEÉ]T [ĐD][ỊI]NH|NGH[ỊI] (?:QUY[ẾE]T|[ĐD][ỊI]NH)|TH[ÔO]NG (?:T[ƯU]|B[ÁA]O)|CH[ỈI] TH[ỊI]|K[ẾE] HO[ẠA]CH|LU[ẬA]T$|PH[ÁA]P L[ỆE]NH|C[ÔO]NG [ĐD]I[ỆE]N|B[ÁA]O C[ÁA]O|T[ỜO] TR[ÌI]NH|H[ƯU][ỚO]NG D[ẪA]N|GI[ẤA]Y M[ỜO]I|K[ẾE]T LU[ẬA]N|C[ĂA]N C[ỨU]|CH[ƯU][ƠO]NG TR[ÌI]NH|QUY (?:CH[ẾE]|[ĐD][ỊI]NH|TR[ÌI]NH)|V[ĂA]N B[ẢA]N|B[ỘO] LU[ẬA]T|[ĐD][ỀE] [ÁA]N|[ĐD]I[ỀE]U \d|[IVX]{1,4}\.\s)/iu;

/** The same lines, the columns of the letterhead one below the other; lines keep their numbers. */
export function splitLetterhead(lines: readonly TextLine[]): TextLine[] {
  const start = lines.slice(0, HEAD_LINES).findIndex(({ source }) => {
    const [left, right] = columnsOf(source, null);
    return left !== "" && MOTTO.test(right);
  });
  const first = lines[start];
  if (first === undefined) return [...lines];
  const column = first.source.indexOf(columnsOf(first.source, null)[1]);
  const end = endOf(lines, start);
  const left: TextLine[] = [];
  const right: TextLine[] = [];
  for (const line of lines.slice(start, end)) {
    const [own, other] = columnsOf(line.source, column);
    if (own !== "") left.push(part(line, own));
    if (other !== "") right.push(part(line, other));
  }
  const gap = part(lines[end - 1] ?? first, "");
  return [...lines.slice(0, start), ...left, gap, ...right, gap, ...lines.slice(end)];
}

function endOf(lines: readonly TextLine[], start: number): number {
  let end = start + 1;
  for (; end < Math.min(lines.length, start + MAX_LINES); end += 1) {
    const line = lines[end];
    if (line === undefined || BELOW.test(line.trimmed)) return end;
    const seen = lines.slice(start, end).some(({ source }) => RIGHT.test(columnsOf(source, 0)[1]));
    if (line.trimmed === "" && seen) return end;
  }
  return end;
}

/** Left and right words of a line; without a gap its place against the column of the motto decides. */
function columnsOf(source: string, column: number | null): [string, string] {
  const indent = source.length - source.trimStart().length;
  const words = source.trim();
  const gap = GAP.exec(words);
  if (gap) return [words.slice(0, gap.index), words.slice(gap.index + gap[0].length)];
  if (column !== null && indent > column * 0.5 && indent > 3) return ["", words];
  return [words, ""];
}

function part(line: TextLine, text: string): TextLine {
  return { ...line, source: text, trimmed: text, pageStart: text !== "" && line.pageStart };
}
