/**
 * Legal bases of the next plan: those of the prior one re-validated as of the date, amending documents added, new ones
 * of the plan's subjects added, all ordered by rank and date.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { isoDate, longDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { lowerFirst, upperFirst } from "../text/first-letter.ts";
import { toldInLines, withChain } from "./basis-amendments.ts";
import { basisLines, newBasisLine } from "./basis-lines.ts";
import { withAmendments } from "./choose-bases.ts";
import { citationSpans, citeShort } from "./citation.ts";
import { followedBases } from "./followed-bases.ts";
import { headingOf } from "./heading-of.ts";
import { laterGuides } from "./later-guides.ts";
import { type BasisLine, othersBases } from "./local-bases.ts";
import { neededBases } from "./needed-bases.ts";
import { OPEN, OPEN_PLACE } from "./open-marks.ts";
import type { Plan, PlanBasis, PlanSection } from "./plan.ts";
import { rewriteText } from "./rewrite-text.ts";
import { endRemark } from "./rollover-citations.ts";
import { emit, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { rightlySpelt } from "./slips.ts";
import { isTemplate } from "./template-text.ts";
import { unreadText } from "./validity-asked.ts";

/** Bases of all sections with that role, in one ordered list. */
export function rolloverBases(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  const heading = headingOf(section);
  const lines: BasisLine[] = [];
  const seen = new Set<RegisterEntry>();
  lines.push(...othersBases(ctx, section));
  const enacting = ctx.plan.bases.filter((basis) => isEnacting(basis.text));
  for (const basis of ctx.plan.bases) {
    if (enacting.includes(basis)) continue;
    if (isTemplate(basis.text)) {
      record(ctx, {
        section: heading,
        status: "dropped",
        before: basis.text,
        after: "",
        reason: "Câu mẫu chưa điền của kế hoạch trước, không phải căn cứ.",
      });
      continue;
    }
    for (const line of basisLines(ctx, section, basis)) {
      if (line.entry !== null && seen.has(line.entry)) {
        record(ctx, {
          section: heading,
          status: "dropped",
          before: basis.text,
          after: "",
          reason: `Trùng với căn cứ khác: ${line.text}.`,
        });
        continue;
      }
      if (line.entry !== null) seen.add(line.entry);
      lines.push(line);
    }
  }
  lines.push(...newLines(ctx, section, seen));
  const whole = lines.map((line) => withChain(ctx, line, seen));
  whole.sort(
    (a, b) => a.rank - b.rank || a.date.localeCompare(b.date) || a.text.localeCompare(b.text),
  );
  const blocks = whole.map((line, index) => {
    const end = index === whole.length - 1 ? "." : ";";
    return emit(ctx, heading, {
      kind: "bullet",
      text: `${opened(section, line.text, basisText(ctx, line))}${end}`,
      status: line.status,
      reason: line.reason,
      sources: line.sources,
      ...(line.before === undefined ? {} : { before: line.before }),
    });
  });
  return [...blocks, ...enactingBlocks(ctx, section)];
}

/** One form for all: no dash of the prior list, the day in words, rightly spelt. */
function basisText(ctx: RolloverContext, { text, entry }: BasisLine): string {
  const plain = rightlySpelt(text)
    .text.replace(/^[-–+•]\s+/u, "")
    .replace(/[.,;\s]+$/u, "");
  // A basis is no place for a remark: that it ends within the year is told in a notice.
  if (entry !== null) endRemark(ctx, entry);
  return plain
    .split(new RegExp(`(${OPEN_PLACE.source})`, "u"))
    .map((part) => (part.startsWith(OPEN) ? part : inLongDates(ctx, part)))
    .join("");
}

const DAY = /ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?!\d)/gu;

const inLongDates = (ctx: RolloverContext, text: string): string =>
  text.replace(DAY, (found, day: string, month: string, year: string) => {
    const iso = isoDate(Number(year), Number(month), Number(day));
    if (iso === null) return found;
    ctx.derived.push(longDate(iso));
    return longDate(iso);
  });

/** The part that is called "Căn cứ"; a preamble that cites documents too hands its bases over to it. */
export function homeOfBases(plan: Plan): PlanSection | undefined {
  const all = plan.sections.filter((section) => section.role === "bases");
  return all.find((section) => section.heading !== "") ?? all[0];
}

/** The sentences of a section that enact the plan. */
export function enactingBlocks(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  return ctx.plan.bases
    .filter((basis) => basis.item.startsWith(`${section.id}/`) && isEnacting(basis.text))
    .map((basis) => enactingBlock(ctx, section, basis));
}

function opened(section: PlanSection, printed: string, text: string): string {
  const lead = opening(section, printed);
  return lead !== "" && NO_DOCUMENT.test(text) ? `${lead}${lowerFirst(text)}` : `${lead}${text}`;
}

const NO_DOCUMENT =
  /^(?:(?:tình hình|hiện trạng|thực trạng|nhu cầu|yêu cầu|kết quả|chức năng|nhiệm vụ|điều kiện|khả năng|đề nghị|mục tiêu)(?!\p{L}))/iu;

/** Without a numbered heading of their own the bases are a preamble: each begins with "Căn cứ". */
function opening(section: PlanSection, text: string): string {
  if (/^(?:căn cứ|thực hiện|theo|xét)\s/iu.test(text)) return "";
  // What is no document is a basis only by that word.
  return section.number === "" || NO_DOCUMENT.test(text) ? "Căn cứ " : "";
}

/** "Sở Y tế xây dựng Kế hoạch … với các nội dung như sau:" closes the bases and is none itself. */
function isEnacting(text: string): boolean {
  return (
    // "(hợp nhất … theo Quyết định số …)" tells who the unit is.
    citationSpans(text.replace(/\([^()]*\)/gu, " ")).length === 0 &&
    /(?:như sau|sau đây|(?:nội dung|phần|nhiệm vụ)(?: (?:cụ thể|chính|chủ yếu))? sau)\s*:?$|:$/iu.test(
      text,
    )
  );
}

function enactingBlock(ctx: RolloverContext, section: PlanSection, basis: PlanBasis): DraftBlock {
  const rewritten = rewriteText(ctx, section, basis.text);
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: `${upperFirst(rewritten.text).replace(/:$/u, "")}:`,
    status: rewritten.status,
    reason: rewritten.reasons.join(" ") || "Câu dẫn của kế hoạch, giữ nguyên.",
    sources: [priorSource(ctx, section), ...rewritten.sources],
    before: basis.text,
  });
}

/** What the plan leans on and did not cite yet, with what amends its bases; what stays out is told in the report. */
function newLines(ctx: RolloverContext, home: PlanSection, kept: Set<RegisterEntry>): BasisLine[] {
  const inLines = toldInLines(ctx, kept);
  const amending = withAmendments(ctx, [...kept]).filter(({ entry }) => !inLines.has(entry));
  for (const { entry } of amending) kept.add(entry);
  const guides = laterGuides(ctx, new Set([...kept, ...inLines]));
  for (const { entry } of guides) kept.add(entry);
  const followed = followedBases(ctx, new Set([...kept, ...inLines]));
  for (const { entry } of followed) kept.add(entry);
  const { added, left } = neededBases(ctx, kept);
  const section = headingOf(home);
  for (const { entry, reason: why } of left) {
    const reason = `Không thêm ${citeShort(entry)} làm căn cứ: ${why}.`;
    const sources = [{ documentId: ctx.register.idOf(entry), locator: null }];
    // The prior plan does not name it: nothing of it left.
    record(ctx, { section, status: "dropped", before: "", after: "", reason, sources });
  }
  return [...amending, ...guides, ...followed, ...added].map((one) => {
    const line = newBasisLine(ctx, home, one);
    const text = unreadText(ctx, home, { entry: one.entry, text: line.text });
    return text === line.text ? line : { ...line, text, status: "needs-input" };
  });
}

/** All entries of a draft's bases that may not stand there on the date; empty in a sound draft. */
export function deadBases(
  ctx: Pick<RolloverContext, "register" | "asOf">,
  blocks: readonly DraftBlock[],
): string[] {
  return blocks.flatMap((block) => {
    const [span] = citationSpans(block.text);
    if (!span) return [];
    const resolution = ctx.register.resolve(span.reference);
    if (resolution.kind !== "known") return [];
    const status = ctx.register.status(resolution.entry, ctx.asOf);
    return canBeBasis(status) || status.code === "upcoming" ? [] : [citeShort(resolution.entry)];
  });
}
