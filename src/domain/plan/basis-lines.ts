/** One basis of the prior plan as lines of the next one: re-validated as of the date, replaced, asked for or dropped. */
import { isNo, isYes } from "../draft/answers.ts";
import type { SourceRef } from "../draft/draft.ts";
import { displayDate, findDates, longDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { startOf } from "../regulation/status.ts";
import { upperFirst } from "../text/first-letter.ts";
import { stripMarks } from "../text/fold.ts";
import { type Added, basisRank } from "./choose-bases.ts";
import { type CitationSpan, citationSpans, citeFull, citeShort } from "./citation.ts";
import { headingOf } from "./heading-of.ts";
import { lawByName } from "./law-by-name.ts";
import { type BasisLine, localQuestion } from "./local-bases.ts";
import { HOLDS_BY_ITSELF, holdsByItself } from "./local-holds.ts";
import { OPEN, openMark } from "./open-marks.ts";
import type { PlanBasis, PlanSection } from "./plan.ts";
import { isLegible } from "./readable-text.ts";
import type { Rewritten } from "./rewrite-citations.ts";
import { rewriteText } from "./rewrite-text.ts";
import { correctedText, judgeCitation, partRemark } from "./rollover-citations.ts";
import {
  answerTo,
  need,
  priorSource,
  record,
  registerSource,
  type RolloverContext,
  validityQuestion,
} from "./rollover-context.ts";
import { ofDoubted, replacingIn, stillUnread, unsureSuccession } from "./validity-asked.ts";

/** `section`: where it stands, or is asked about where nobody knows for certain that it holds. */
export function newBasisLine(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  { entry, reason }: Added,
): BasisLine {
  const text = checked(ctx, section, {
    entry,
    text: `${citeFull(entry)}${partRemark(ctx, entry, "")}${startRemark(ctx, entry)}`,
  });
  return {
    entry,
    text,
    status: text.includes(OPEN) ? "needs-input" : "new",
    reason: `${reason} ${standing(ctx, entry)}`,
    sources: [registerSource(ctx, entry, null)],
    ...orderOf(entry),
  };
}

/** " (có hiệu lực từ ngày …)" of what does not hold yet when the plan is drawn up. */
function startRemark(ctx: RolloverContext, entry: RegisterEntry): string {
  const start = startOf(entry);
  if (start === null || start <= ctx.asOf || start < `${ctx.targetYear}-01-01`) return "";
  ctx.derived.push(longDate(start));
  return ` (có hiệu lực từ ${longDate(start)})`;
}

function holdsFrom(ctx: RolloverContext, entry: RegisterEntry): string {
  const start = startOf(entry);
  return start !== null && start > ctx.asOf
    ? `Có hiệu lực từ ${displayDate(start)}.`
    : `Còn hiệu lực tính đến ${displayDate(ctx.asOf)}.`;
}

function orderOf(entry: RegisterEntry): Pick<BasisLine, "rank" | "date"> {
  return { rank: basisRank(entry), date: entry.signed ?? "9999" };
}

export function basisLines(
  ctx: RolloverContext,
  section: PlanSection,
  basis: PlanBasis,
): BasisLine[] {
  const [first] = citationSpans(basis.text);
  if (!first) return namedLaw(ctx, section, basis) ?? [plainLine(ctx, section, basis)];
  // A basis is one citation from its head to its end, whatever other documents its title names.
  const headEnd = first.reference.date?.end ?? first.reference.end;
  const span: CitationSpan = { ...first, end: basis.text.length, tail: basis.text.slice(headEnd) };
  const heading = headingOf(section);
  const outcome = judgeCitation(ctx, span);
  const prior = priorSource(ctx, section);
  switch (outcome.kind) {
    case "kept":
      return [knownLine(ctx, { entry: outcome.entry, section, span, basis, prior, wrong: "" })];
    case "corrected": {
      const wrong = `Sửa viện dẫn. ${outcome.reason}`;
      return [knownLine(ctx, { entry: outcome.entry, section, span, basis, prior, wrong })];
    }
    case "replaced":
      return outcome.by.map((entry) => {
        const line = asUpdated(newBasisLine(ctx, section, { entry, reason: outcome.reason }));
        const text = unsureSuccession(ctx, {
          section,
          dead: outcome.entry,
          entry,
          text: line.text,
        });
        return {
          ...{ ...line, text, status: text.includes(OPEN) ? "needs-input" : line.status },
          reason: `${outcome.reason}${doubted(ctx, entry)}`,
          before: basis.text,
          sources: [registerSource(ctx, entry, null), prior],
        };
      });
    case "dead":
      record(ctx, {
        section: heading,
        status: "dropped",
        before: basis.text,
        after: "",
        reason: outcome.reason,
      });
      return localQuestion(ctx, section, span);
    case "unknown":
      return unknownLines(ctx, { section, basis, span, label: outcome.label, sources: [prior] });
  }
}

interface KnownBasis {
  section: PlanSection;
  entry: RegisterEntry;
  span: CitationSpan;
  basis: PlanBasis;
  prior: SourceRef;
  /** What was wrong with the citation; "" when nothing. */
  wrong: string;
}

function knownLine(ctx: RolloverContext, known: KnownBasis): BasisLine {
  const { entry, basis, wrong } = known;
  const plain = knownText(ctx, known.span, entry).replace(/[.;\s]+$/u, "");
  const printed = stillUnread(ctx, known.section, {
    entry,
    text: `${plain}${partRemark(ctx, entry, plain)}`,
  });
  const text = checked(ctx, known.section, { entry, text: printed });
  const why = wrong === "" ? form(text, basis.text) : wrong;
  return {
    entry,
    text,
    status: text.includes(OPEN)
      ? "needs-input"
      : wrong !== "" || text !== basis.text
        ? "updated"
        : "kept",
    reason: `${why} ${standing(ctx, entry)}`.trim(),
    before: basis.text,
    sources: [registerSource(ctx, entry, null), known.prior],
    rank: basisRank(entry),
    date: entry.signed ?? known.span.reference.date?.iso ?? "9999",
  };
}

const asUpdated = (line: BasisLine): BasisLine =>
  line.status === "new" ? { ...line, status: "updated" } : line;

const doubted = (ctx: RolloverContext, entry: RegisterEntry): string =>
  ctx.register.status(entry, ctx.asOf).doubt === null ? "" : ` ${standing(ctx, entry)}`;

/** A document of which nobody knows for certain that it holds is put up to the unit, in the plan itself. */
function checked(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  { entry, text }: { entry: RegisterEntry; text: string },
): string {
  if (ctx.register.status(entry, ctx.asOf).doubt === null) return text;
  const label = citeShort(entry);
  const question = validityQuestion(section, label);
  ctx.marked.add(label);
  const answer = answerTo(ctx, question);
  if (answer === null) return `${text.replace(/[.;\s]+$/u, "")} ${openMark(question.ask)}`;
  return ofDoubted(ctx, section, { entry, text, answer });
}

function form(text: string, before: string): string {
  return text === before ? "" : "Viết lại theo thể thức Nghị định số 30/2020/NĐ-CP.";
}

/** How the document stands on the date: that it holds is said of none of which nobody knows it for certain. */
function standing(ctx: RolloverContext, entry: RegisterEntry): string {
  const { code, doubt } = ctx.register.status(entry, ctx.asOf);
  const day = displayDate(ctx.asOf);
  if (doubt !== null) return `Chưa rõ còn hiệu lực đến ${day} hay không, cần đối chiếu: ${doubt}`;
  if (code === "upcoming") return holdsFrom(ctx, entry);
  return `Còn hiệu lực${code === "in-force-partly" ? " một phần" : ""} tính đến ${day}.`;
}

/** The printed title stays where its marks can be trusted; else the register's own words. */
function knownText(ctx: RolloverContext, span: CitationSpan, entry: RegisterEntry): string {
  if (ctx.plan.lostMarks || span.tail.trim().length < 12) {
    const printed = span.reference.date?.iso ?? null;
    // The register may lack the day that the plan printed.
    return citeFull(entry.signed === null ? { ...entry, signed: printed } : entry);
  }
  return correctedText(span, entry).replace(/\s+/g, " ").trim();
}

function namedLaw(
  ctx: RolloverContext,
  section: PlanSection,
  basis: PlanBasis,
): BasisLine[] | null {
  const law = lawByName(ctx, basis.text);
  if (law === null) return null;
  return law.now.map((entry) => ({
    ...asUpdated(newBasisLine(ctx, section, { entry, reason: law.reason })),
    before: basis.text,
    sources: [registerSource(ctx, entry, null), priorSource(ctx, section)],
  }));
}

/** A basis that names no document: "Căn cứ hiện trạng ứng dụng công nghệ thông tin …". */
function plainLine(ctx: RolloverContext, section: PlanSection, basis: PlanBasis): BasisLine {
  const unread = ctx.plan.lostMarks && !isLegible(basis.text);
  const rewritten = unread ? unreadBasis(ctx, section) : rewriteText(ctx, section, basis.text);
  return {
    entry: null,
    text: upperFirst(rewritten.text).replace(/^Đề nghị của/u, "Theo đề nghị của"),
    status: rewritten.status,
    reason: rewritten.reasons.join(" ") || "Căn cứ không phải văn bản, giữ nguyên.",
    before: basis.text,
    sources: [priorSource(ctx, section), ...rewritten.sources],
    ...orderOfPlain(basis.text),
  };
}

/** "Luật Bảo hiểm y tế ngày 14/11/2008 và Luật sửa đổi …" is told apart by no symbol, and is a law all the same. */
function orderOfPlain(text: string): Pick<BasisLine, "rank" | "date"> {
  const types = ["Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư"] as const;
  const type = types.find((one) => text.startsWith(`${one} `));
  if (type === undefined) return { rank: 99, date: "" };
  const date = findDates(stripMarks(text).toLowerCase())[0]?.iso ?? "9998";
  return { rank: basisRank({ type, issuer: "", scope: "national", symbol: "" }), date };
}

/** A line of a scan that names no document and cannot be read. */
function unreadBasis(ctx: RolloverContext, section: PlanSection): Rewritten {
  const ask = "căn cứ khác của kế hoạch, chép theo bản gốc (bản quét không đọc được)";
  const text = need(ctx, { section: section.id, ask });
  return { text, status: "needs-input", reasons: ["Bản quét mất dấu."], sources: [] };
}

interface UnknownBasis {
  section: PlanSection;
  basis: PlanBasis;
  span: CitationSpan;
  label: string;
  sources: SourceRef[];
}

/** A document that the register lacks: the unit says whether it holds, or what stands in its place. */
function unknownLines(ctx: RolloverContext, unknown: UnknownBasis): BasisLine[] {
  const { basis, label, section, span } = unknown;
  ctx.marked.add(label);
  const printed = ctx.plan.lostMarks ? upperFirst(label) : basis.text.replace(/[.;\s]+$/u, "");
  const line = {
    entry: null,
    before: basis.text,
    sources: unknown.sources,
    ...orderOfUnknown(span),
  };
  if (holdsByItself(ctx, { section, label, text: basis.text, span }))
    return [{ ...line, text: printed, status: "kept", reason: HOLDS_BY_ITSELF }];
  const answer = answerTo(ctx, validityQuestion(section, label));
  const instead = answer === null ? null : replacingIn(answer, unknown.span);
  if (answer !== null && isNo(answer) && instead === null) {
    const reason = `Đơn vị trả lời: ${answer}.`;
    record(ctx, {
      section: headingOf(section),
      status: "dropped",
      before: basis.text,
      after: "",
      reason,
    });
    return [];
  }
  if (answer === null) {
    const text = `${printed} ${openMark(validityQuestion(section, label).ask)}`;
    const reason = `Chưa có trong sổ văn bản (tính đến ${displayDate(ctx.asOf)}).`;
    return [{ ...line, text, status: "needs-input", reason }];
  }
  if (instead !== null) {
    const reason = `Văn bản thay thế do đơn vị nêu: "${answer}".`;
    return [{ ...line, text: instead, status: "updated", reason }];
  }
  if (isYes(answer))
    return [{ ...line, text: printed, status: "kept", reason: "Đơn vị xác nhận còn hiệu lực." }];
  return [{ ...line, text: answer, status: "updated", reason: "Văn bản thay thế do đơn vị nêu." }];
}

/** Symbols of what the State issues: a decree that the register lacks stands among the decrees. */
const OF_THE_STATE = /(?:\/QH\d{2}|NĐ-CP|NQ-CP|NQ-TW|-TTg|\/TT(?:LT)?-B\p{Lu}+|QĐ-B\p{Lu}+)$/u;

function orderOfUnknown(span: CitationSpan): Pick<BasisLine, "rank" | "date"> {
  const { reference } = span;
  return {
    rank: basisRank({
      type: reference.typeWord ?? "Công văn",
      issuer: span.tail,
      scope: OF_THE_STATE.test(reference.symbol ?? "") ? "national" : "provincial",
      symbol: reference.symbol ?? "",
    }),
    date: reference.date?.iso ?? "9998",
  };
}
