/**
 * Notes at the foot of a page of a scan: the sign that tells their sentence is lost. A document that a sentence names
 * was judged there; one that stands nowhere else is told, so that it does not vanish with the note.
 */
import type { ChangeEntry, DraftSection } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { type CitationSpan, citationSpans } from "./citation.ts";
import { judgeCitation, unknownLabel } from "./rollover-citations.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** Reason of a note until the whole draft tells what became of its documents. */
export const FOOTNOTE = "Chú thích cuối trang về văn bản được viện dẫn";

interface Place {
  section: string;
  text: string;
}

/** Where each note belongs, and what became of its documents. */
export function judgeFootnotes(ctx: RolloverContext, sections: readonly DraftSection[]): void {
  const standing = sections.map(({ heading, blocks }) => ({
    section: heading,
    text: fold(blocks.map(({ text }) => text).join("\n")),
  }));
  const judged = ctx.changes
    .filter(({ reason }) => reason !== FOOTNOTE)
    .map(({ section, before }) => ({ section, text: fold(before) }));
  ctx.changes = ctx.changes.map((change) =>
    change.reason === FOOTNOTE ? { ...change, ...becomes(ctx, change, standing, judged) } : change,
  );
}

function becomes(
  ctx: RolloverContext,
  { before }: ChangeEntry,
  standing: readonly Place[],
  judged: readonly Place[],
): Partial<ChangeEntry> {
  const spans = citationSpans(before);
  if (spans.length === 0)
    return { reason: `${FOOTNOTE}; không đọc được số, ký hiệu, đối chiếu với bản gốc.` };
  const wasJudged = (span: CitationSpan): Place | undefined => names(judged, span, "as scanned");
  const lost = spans.filter((span) => !names(standing, span) && !wasJudged(span));
  if (lost.length > 0) return { section: "", reason: lostReason(ctx, lost) };
  const stands = spans.every((span) => names(standing, span));
  const [place] = spans.flatMap((span) => wasJudged(span) ?? names(standing, span) ?? []);
  const told = stands
    ? "văn bản đã nêu, đã xét hiệu lực trong câu"
    : "văn bản đã xét hiệu lực ở câu viện dẫn, xem thay đổi của câu đó";
  return {
    ...(place === undefined ? {} : { section: place.section }),
    reason: `${FOOTNOTE}; ${told}.`,
  };
}

/**
 * The first place that names the very document: "53/QĐ-UBND" is not "2153/QĐ-UBND". In a line as it was scanned, the
 * letters of the issuer may be misread in one place and not in the other.
 */
function names(
  places: readonly Place[],
  { reference }: CitationSpan,
  how: "printed" | "as scanned" = "printed",
): Place | undefined {
  const whole = fold(reference.symbol ?? `${reference.number}/`);
  const symbol = how === "printed" ? whole : whole.replace(/-.*$/u, "-");
  return places.find(({ text }) =>
    text.split(symbol).some((before, at, all) => at < all.length - 1 && !/\d$/u.test(before)),
  );
}

/** No sentence tells whether it still holds: the register may, else the unit is told. */
function lostReason(ctx: RolloverContext, lost: readonly CitationSpan[]): string {
  const reasons = lost.map((span) => {
    const outcome = judgeCitation(ctx, span);
    if (outcome.kind === "dead" || outcome.kind === "replaced") return outcome.reason;
    const label = unknownLabel(span);
    ctx.notices.push(
      `Chú thích cuối trang của bản quét nêu ${label}, không đọc được câu viện dẫn: xem bản gốc, nêu lại ở câu đó nếu văn bản còn hiệu lực.`,
    );
    return `Không đọc được câu viện dẫn ${label}; dự thảo chưa nêu văn bản này, xem bản gốc.`;
  });
  return `${FOOTNOTE}. ${reasons.join(" ")}`;
}
