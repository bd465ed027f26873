/**
 * A decision or circular that tasks rest on is named with what amends it, once: behind its first mention, and only where
 * neither the bases of the prior plan nor any other line of the draft name the amendment.
 */
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import { displayDate, longDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis, type Effect } from "../regulation/status.ts";
import { sameFamily } from "./choose-bases.ts";
import { type CitationSpan, citeShort, issuedLength } from "./citation.ts";
import { spansApart } from "./citation-places.ts";
import { joinedCells, retell } from "./retell.ts";
import { belongsHere, judgeCitation } from "./rollover-citations.ts";
import { registerSource, type RolloverContext } from "./rollover-context.ts";
import { markdownOf } from "./rollover-tables.ts";

interface Amending {
  ctx: RolloverContext;
  /** What the draft names by now. */
  named: Set<RegisterEntry>;
}

export function nameAmendments(ctx: RolloverContext, sections: readonly DraftSection[]): void {
  const texts = sections.flatMap((section) =>
    section.blocks
      .filter((block) => !isNewBasis(ctx, section, block))
      .flatMap((block) => block.rows?.flat() ?? [block.text]),
  );
  const work: Amending = { ctx, named: new Set(texts.flatMap((text) => citedIn(ctx, text))) };
  const spoken = sections.filter((section) => restsOnDocuments(ctx, section));
  for (const block of spoken.flatMap(({ blocks }) => blocks)) {
    if (block.rows === undefined) amendLine(work, block);
    else amendRows(work, block, block.rows);
  }
}

/** A basis that the draft adds for the very task that follows it: the task is what people work by. */
const isNewBasis = ({ plan }: RolloverContext, { id }: DraftSection, block: DraftBlock): boolean =>
  block.before === undefined &&
  block.status !== "kept" &&
  plan.sections.find((section) => section.id === id)?.role === "bases";

/** Bases stand in a list of their own, and a report names what held then. */
function restsOnDocuments({ plan }: RolloverContext, { id }: DraftSection): boolean {
  const role = plan.sections.find((section) => section.id === id)?.role;
  return role !== undefined && role !== "bases" && role !== "results";
}

function citedIn({ register }: RolloverContext, text: string): RegisterEntry[] {
  return spansApart(text).flatMap(({ reference }) => {
    const resolved = register.resolve(reference);
    return resolved.kind === "known" ? [resolved.entry] : [];
  });
}

function amendLine(work: Amending, block: DraftBlock): void {
  const { text, added } = withAmendments(work, block.text);
  if (added.length === 0) return;
  retell(work.ctx, { was: block.text, now: text, why: whyOf(added) });
  block.before ??= block.text;
  block.text = text;
  finish(work.ctx, block, added);
}

function amendRows(work: Amending, block: DraftBlock, rows: string[][]): void {
  const all: Named[] = [];
  block.rows = rows.map((row, index) => {
    if (index < (block.headerRows ?? 1)) return row;
    const amended = row.map((cell) => withAmendments(work, cell));
    const added = amended.flatMap((one) => one.added);
    const cells = amended.map(({ text }) => text);
    const [was, now] = [joinedCells(row), joinedCells(cells)];
    if (added.length > 0) retell(work.ctx, { was, now, why: whyOf(added) });
    all.push(...added);
    return cells;
  });
  block.text = markdownOf(block.rows);
  finish(work.ctx, block, all);
}

function finish(ctx: RolloverContext, block: DraftBlock, added: readonly Named[]): void {
  if (added.length === 0) return;
  block.sources = [
    ...block.sources,
    ...added.flatMap(({ by }) => by.map(({ acting }) => registerSource(ctx, acting, null))),
  ];
  if (block.status === "kept") block.status = "updated";
  if (block.rows === undefined) block.reason = `${block.reason ?? ""} ${whyOf(added)}`.trim();
}

interface Named {
  entry: RegisterEntry;
  by: readonly Effect[];
}

const whyOf = (added: readonly Named[]): string =>
  added
    .map(
      ({ entry, by }) =>
        `Nêu kèm văn bản sửa đổi, bổ sung của ${citeShort(entry)}: ${by.map(({ acting }) => citeShort(acting)).join("; ")}.`,
    )
    .join(" ");

function withAmendments(
  { ctx, named }: Amending,
  printed: string,
): { text: string; added: Named[] } {
  const added: Named[] = [];
  let text = "";
  let at = 0;
  for (const span of spansApart(printed)) {
    const entry = goesOn(ctx, span);
    if (entry === null || saysAmended(printed, span)) continue;
    const chain = amendmentsOf(ctx, entry);
    if (chain.every(({ acting }) => named.has(acting))) continue;
    // One of two amendments alone would read as the whole of it.
    const by = chain.filter(({ acting }) => !printed.includes(acting.symbol));
    for (const { acting } of by) named.add(acting);
    added.push({ entry, by });
    const end = span.end - span.tail.length + issuedLength(span.tail);
    text += `${printed.slice(at, end)} (được sửa đổi, bổ sung tại ${by.map((one) => told(ctx, one)).join("; ")})`;
    at = end;
  }
  return { text: text + printed.slice(at), added };
}

/** The document that a citation means, where it holds on; a law is cited without what amends it. */
function goesOn(ctx: RolloverContext, span: CitationSpan): RegisterEntry | null {
  const judged = judgeCitation(ctx, span);
  if (judged.kind !== "kept" && judged.kind !== "corrected") return null;
  const { entry } = judged;
  return isLaw(entry) ? null : entry;
}

export const isLaw = ({ type }: Pick<RegisterEntry, "type">): boolean =>
  /^(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh)$/u.test(type);

/** A document that is nothing but an amendment. */
export const amendsOnly = ({ title }: Pick<RegisterEntry, "title">): boolean =>
  /^(?:Luật )?sửa đổi/iu.test(title);

/** "sửa đổi, bổ sung Quyết định A …", "Nghị định B (được sửa đổi …)": told in the line itself. */
const saysAmended = (text: string, { start, end, tail }: CitationSpan): boolean =>
  /(?:sửa đổi|bổ sung)[^.;]{0,60}$/iu.test(text.slice(0, start)) ||
  /^[\s,(]*(?:đã |được )*(?:sửa đổi|bổ sung)/iu.test(
    text.slice(end - tail.length + issuedLength(tail)),
  );

/** Amendments that are signed by the date and hold then, or from a day of the plan's year on. */
export function amendmentsOf(ctx: RolloverContext, entry: RegisterEntry): Effect[] {
  return ctx.register
    .incoming(entry)
    .filter(({ acting, relation, from }) => {
      const signed = acting.signed !== null && acting.signed <= ctx.asOf;
      const sure = relation.confidence !== "low" && acting.confidence !== "low";
      const inYear = from === null || from <= `${ctx.targetYear}-12-31`;
      const amends = relation.kind === "amends" && sameFamily(entry, acting);
      return amends && signed && sure && inYear && belongsHere(ctx, acting) && isAlive(ctx, acting);
    })
    .toSorted((a, b) => (a.acting.signed ?? "").localeCompare(b.acting.signed ?? ""));
}

function isAlive(ctx: RolloverContext, entry: RegisterEntry): boolean {
  const status = ctx.register.status(entry, ctx.asOf);
  return canBeBasis(status) || status.code === "upcoming";
}

/** "Quyết định số 4750/QĐ-BYT ngày 29 tháng 12 năm 2023, áp dụng từ ngày 01/07/2024". */
function told(ctx: RolloverContext, effect: Effect): string {
  const { acting } = effect;
  const day = acting.signed === null ? "" : ` ${longDate(acting.signed)}`;
  const later = startTold(ctx, effect);
  return `${citeShort(acting)}${day}${later === null ? "" : `, áp dụng từ ngày ${later}`}`;
}

/** The day from which an amendment applies, where it is ahead and not the first of the plan's year; null for any other. */
export function startTold(ctx: RolloverContext, { from }: Effect): string | null {
  if (from === null || from <= ctx.asOf || from <= `${ctx.targetYear}-01-01`) return null;
  const day = displayDate(from);
  ctx.derived.push(day);
  return day;
}
