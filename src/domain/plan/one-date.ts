/**
 * One document that a prior plan tells with two dates, or with a date after the plan's own: the next plan has the date
 * of the register, else the one that the plan itself could know; where neither is certain the unit is asked. Works on the
 * finished draft, so that its report and its tables are settled like its tasks.
 */
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import { keyOf } from "../reference/symbol.ts";
import { displayDate, longDate } from "../reference/vietnamese-date.ts";
import { slug } from "../text/fold.ts";
import { type CitationSpan, citationSpans } from "./citation.ts";
import { OPEN_PLACE } from "./open-marks.ts";
import type { Plan } from "./plan.ts";
import { joinedCells, retell, type Retold } from "./retell.ts";
import { judgeCitation, unknownLabel } from "./rollover-citations.ts";
import { need, type RolloverContext } from "./rollover-context.ts";
import { markdownOf } from "./rollover-tables.ts";
import { overlap, subjectWords } from "./subject-key.ts";

interface Mention {
  span: CitationSpan;
  iso: string;
  /** Date that the register has; null: it has none, or sources quarrel about it. */
  signed: string | null;
}

/** What becomes of a date that is not certain: another one, or a question. */
type Settled = { date: string } | { ask: string; id: string; dates: string[] };

/** By symbol and printed date. */
type Settlement = ReadonlyMap<string, Settled>;

export function settleDates(ctx: RolloverContext, sections: readonly DraftSection[]): void {
  if (ctx.plan.lostMarks) return;
  const settled = settlement(ctx);
  if (settled.size === 0) return;
  for (const section of sections)
    for (const block of section.blocks) settleBlock({ ctx, settled, section }, block);
}

interface Work {
  ctx: RolloverContext;
  settled: Settlement;
  section: DraftSection;
}

function settleBlock(work: Work, block: DraftBlock): void {
  const was = block.text;
  const told: Told[] = [];
  if (block.rows === undefined) {
    const line = settledText(work, was);
    told.push(line);
    block.text = line.text;
    if (line.why.length > 0) retell(work.ctx, toldOf(was, line));
  } else {
    const rows = block.rows.map((row) => settleRow(work, row));
    told.push(...rows);
    block.rows = rows.map(({ cells }) => cells);
  }
  const why = told.flatMap((one) => one.why);
  if (why.length === 0) return;
  if (block.rows !== undefined) block.text = markdownOf(block.rows);
  block.before ??= was;
  if (told.some(({ asks }) => asks)) block.status = "needs-input";
  else if (block.status === "kept") block.status = "updated";
  if (block.rows === undefined) block.reason = [block.reason ?? "", ...why].join(" ").trim();
}

interface Told {
  text: string;
  why: string[];
  /** The unit has to tell the date. */
  asks: boolean;
}

const toldOf = (was: string, { text, why, asks }: Told): Retold => ({
  ...{ was, now: text, asks },
  why: why.join(" "),
});

function settleRow(work: Work, row: string[]): Told & { cells: string[] } {
  const cells = row.map((cell) => settledText(work, cell));
  const texts = cells.map(({ text }) => text);
  const why = cells.flatMap((cell) => cell.why);
  const told = { text: joinedCells(texts), why, asks: cells.some(({ asks }) => asks) };
  if (why.length > 0) retell(work.ctx, toldOf(joinedCells(row), told));
  return { ...told, cells: texts };
}

function settledText(work: Work, text: string): Told {
  const marks = [...text.matchAll(OPEN_PLACE)];
  const asked = ({ start }: CitationSpan): boolean =>
    marks.some(({ index, 0: mark }) => index <= start && start < index + mark.length);
  return citationSpans(text)
    .filter((span) => !asked(span))
    .reduceRight((told: Told, span) => settledSpan(work, told, span), {
      text,
      why: [],
      asks: false,
    });
}

function settledSpan({ ctx, settled, section }: Work, told: Told, span: CitationSpan): Told {
  const { date } = span.reference;
  const found = date?.iso == null ? undefined : settled.get(keyWithDate(span, date.iso));
  if (found === undefined || date?.iso == null) return told;
  const printed = told.text.slice(date.start, date.end);
  const around = (next: string): string =>
    `${told.text.slice(0, date.start)}${next}${told.text.slice(date.end)}`;
  const was = displayDate(date.iso);
  if ("date" in found) {
    const now = displayDate(found.date);
    ctx.derived.push(now);
    const why = `Sửa viện dẫn. Ngày: ghi ${was}, đúng là ${now}.`;
    return { ...told, text: around(inForm(printed, found.date)), why: [why, ...told.why] };
  }
  const answer = need(ctx, { section: section.id, ask: found.ask, id: found.id });
  const lead = /^[\s,(–-]*(?:ngày\s*)?/iu.exec(printed)?.[0] ?? "";
  const why =
    found.dates.length > 1
      ? `Kế hoạch trước ghi hai ngày cho một văn bản (${found.dates.join(" và ")}); đơn vị đối chiếu bản gốc.`
      : `Kế hoạch trước ghi ngày văn bản (${was}) sau ngày của chính kế hoạch; đơn vị đối chiếu bản gốc.`;
  return {
    text: around(`${lead}${answer.replace(/^ngày\s+/iu, "")}`),
    why: [why, ...told.why],
    asks: told.asks || answer.startsWith("["),
  };
}

/** In the form of the date that it stands for: "24/12/2023" or "ngày 24 tháng 12 năm 2023". */
function inForm(printed: string, iso: string): string {
  const short = /\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}/u;
  if (short.test(printed)) return printed.replace(short, displayDate(iso));
  const lead = /^[\s,(–-]*/u.exec(printed)?.[0] ?? "";
  return `${lead}${longDate(iso)}`;
}

const keyWithDate = ({ reference }: CitationSpan, iso: string): string =>
  `${reference.symbol === null ? "" : keyOf(reference.symbol)} ${iso}`;

function settlement(ctx: RolloverContext): Settlement {
  const settled = new Map<string, Settled>();
  for (const group of bySymbol(ctx).values()) {
    for (const mention of group) {
      const key = keyWithDate(mention.span, mention.iso);
      const found = settled.has(key) ? null : settle(ctx, mention, group);
      if (found !== null) settled.set(key, found);
    }
  }
  return settled;
}

function bySymbol(ctx: RolloverContext): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const text of textsOf(ctx.plan)) {
    for (const span of citationSpans(text)) {
      const { symbol, date } = span.reference;
      if (symbol === null || date?.iso == null || date.flaw !== null) continue;
      const key = keyOf(symbol);
      const mention = { span, iso: date.iso, signed: signedOf(ctx, span) };
      groups.set(key, [...(groups.get(key) ?? []), mention]);
    }
  }
  return groups;
}

const textsOf = ({ sections, tables, bases }: Plan): string[] => [
  ...sections.flatMap(({ items }) => items.map(({ text }) => text)),
  ...tables.flatMap(({ rows }) => rows.flat()),
  ...bases.map(({ text }) => text),
];

function signedOf(ctx: RolloverContext, span: CitationSpan): string | null {
  const judged = judgeCitation(ctx, span);
  const entry = judged.kind === "unknown" ? null : judged.entry;
  if (entry === null || entry.confidence === "low") return null;
  const disputed = entry.disagreements.some((text) => /^(?:ngày|năm) (?:ký|ban hành)/iu.test(text));
  return disputed ? null : entry.signed;
}

/** null: nothing speaks against the date. */
function settle(ctx: RolloverContext, mention: Mention, group: readonly Mention[]): Settled | null {
  const { iso, signed, span } = mention;
  if (signed !== null) return signed === iso ? null : { date: signed };
  const others = group.filter((other) => other.iso !== iso && isSame(mention, other));
  const sure = others.find((other) => other.signed === other.iso);
  if (sure !== undefined) return { date: sure.iso };
  const late = isAfterPlan(ctx, iso);
  const possible = new Set(
    others.map((other) => other.iso).filter((one) => !isAfterPlan(ctx, one)),
  );
  const [only, ...more] = possible;
  if (late && only !== undefined && more.length === 0) return { date: only };
  if (!late && possible.size === 0) return null;
  const dates = [...new Set([iso, ...(late ? [] : possible)])].toSorted().map(displayDate);
  const name = unknownLabel({ ...span, reference: { ...span.reference, date: null } });
  const ask = `ngày ban hành của ${name} (kế hoạch trước ghi ${dates.join(" và ")})`;
  return { ask, id: `ngay-${slug(span.reference.symbol ?? "")}`, dates };
}

/** What nobody could have cited: of a day behind the plan's own, or behind its year where it has no day. */
const isAfterPlan = ({ plan }: RolloverContext, iso: string): boolean =>
  iso > (plan.cover.date ?? `${plan.cover.year}-12-31`);

const SAME = 0.6;

/** One document: numbers with a year are given once; others where the words behind agree, or one part of a day of one year is all that differs. */
function isSame(a: Mention, b: Mention): boolean {
  if (a.span.reference.year !== null && b.span.reference.year !== null) return true;
  const [left, right] = [subjectWords(a.span.tail), subjectWords(b.span.tail)];
  if (Math.min(left.length, right.length) >= 4) return overlap(left, right) >= SAME;
  const differs = a.iso.split("-").map((part, at) => part !== b.iso.split("-")[at]);
  return differs[0] === false && differs.filter(Boolean).length === 1;
}
