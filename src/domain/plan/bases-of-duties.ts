/** Laws, decrees and circulars by which the draft takes up a duty stand among its bases, named in full where they come first. */
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import { findDates } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { stripMarks } from "../text/fold.ts";
import { withChain } from "./basis-amendments.ts";
import { newBasisLine } from "./basis-lines.ts";
import { basisRank } from "./choose-bases.ts";
import { citationSpans, citeShort } from "./citation.ts";
import type { Duty } from "./duties.ts";
import { emit, type RolloverContext } from "./rollover-context.ts";

const NORMATIVE = /^(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Thông tư)/u;

/** `home`: id of the section with the bases. */
export function addBasesOfDuties(
  ctx: RolloverContext,
  sections: readonly DraftSection[],
  { home, duties }: { home: string; duties: readonly Duty[] },
): void {
  const bases = sections.find(({ id }) => id === home);
  if (bases === undefined || !bases.blocks.some(isLine)) return;
  const listed = new Set(bases.blocks.flatMap(({ text }) => entriesIn(ctx, text).slice(0, 1)));
  const told = sections.filter((section) => section !== bases).flatMap(({ blocks }) => blocks);
  const cited = told.flatMap((block) => block.rows?.flat().join("\n") ?? block.text).join("\n");
  for (const { entry } of duties) {
    if (listed.has(entry) || bases.blocks.some(({ text }) => isToldByDay(text, entry))) continue;
    if (!NORMATIVE.test(entry.type) || !cited.includes(entry.symbol)) continue;
    listed.add(entry);
    insert(ctx, { bases, listed }, entry);
  }
}

/** "Luật sửa đổi Luật Bảo hiểm y tế ngày 27/11/2024": told by its day, without its number. */
const isToldByDay = (text: string, { type, signed }: RegisterEntry): boolean =>
  signed !== null &&
  text.includes(type) &&
  // Two laws of one day: a line with a number names its own.
  citationSpans(text).every(({ reference }) => reference.symbol === null) &&
  findDates(stripMarks(text).toLowerCase()).some(({ iso }) => iso === signed);

const isLine = ({ kind, text }: DraftBlock): boolean => kind === "bullet" && /[.;]\s*$/u.test(text);

const entriesIn = ({ register }: RolloverContext, text: string): RegisterEntry[] =>
  citationSpans(text).flatMap(({ reference }) => {
    const resolved = register.resolve(reference);
    return resolved.kind === "known" ? [resolved.entry] : [];
  });

/** By rank and day; the stop stays at the end of the list. */
function insert(
  ctx: RolloverContext,
  { bases, listed }: { bases: DraftSection; listed: ReadonlySet<RegisterEntry> },
  entry: RegisterEntry,
): void {
  const rank = basisRank(entry);
  const lines = bases.blocks.filter(isLine);
  const before = lines.findLastIndex((block) => {
    const [own] = entriesIn(ctx, block.text);
    if (own === undefined) return false;
    const earlier = (own.signed ?? "") <= (entry.signed ?? "9999");
    return basisRank(own) < rank || (basisRank(own) === rank && earlier);
  });
  const last = lines.at(-1);
  const follows = lines[before];
  const at = follows === undefined ? 0 : bases.blocks.indexOf(follows) + 1;
  const ends = follows !== undefined && follows === last;
  if (ends) follows.text = follows.text.replace(/\.\s*$/u, ";");
  const reason = "Nhiệm vụ bổ sung của dự thảo dựa vào văn bản này.";
  const line = withChain(ctx, newBasisLine(ctx, bases, { entry, reason }), listed);
  const lead = lines.every(({ text }) => text.startsWith("Căn cứ ")) ? "Căn cứ " : "";
  ctx.changes = ctx.changes.filter(
    ({ before: said, reason }) =>
      said !== "" || !reason.startsWith(`Không thêm ${citeShort(entry)} làm căn cứ`),
  );
  const block = emit(ctx, bases.heading, {
    kind: "bullet",
    text: `${lead}${line.text}${ends ? "." : ";"}`,
    ...{ status: line.status, reason: line.reason, sources: line.sources },
  });
  bases.blocks.splice(at, 0, block);
}
