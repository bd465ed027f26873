/** Bases of a province or a unit: those that are over are asked for anew, those of others are left out. */
import type { BlockStatus, MissingItem, SourceRef } from "../draft/draft.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import type { CitationSpan } from "./citation.ts";
import { headingOf } from "./heading-of.ts";
import type { PlanSection } from "./plan.ts";
import { need, priorSource, record, type RolloverContext } from "./rollover-context.ts";

export interface BasisLine {
  entry: RegisterEntry | null;
  text: string;
  status: BlockStatus;
  reason: string;
  before?: string;
  sources: SourceRef[];
  /** Rank and date for the order. */
  rank: number;
  date: string;
}

const OTHERS = {
  unit: "Văn bản nội bộ của đơn vị khác, không phải căn cứ của đơn vị.",
  province: "Văn bản của tỉnh, thành phố khác, không áp dụng cho đơn vị.",
} as const;

/** What holds for another unit or its province only; the own province's documents are asked for. */
export function othersBases(ctx: RolloverContext, section: PlanSection): BasisLine[] {
  const dropped = ctx.adopted?.dropped ?? [];
  for (const { text, kind } of dropped) {
    record(ctx, {
      ...{ section: headingOf(section), status: "dropped", before: text, after: "" },
      reason: OTHERS[kind],
    });
  }
  const provincial = dropped.some(({ kind }) => kind === "province");
  return provincial ? askedOnce(ctx, section, "cấp tỉnh", OTHERS.province) : [];
}

/** A plan of the province or the unit that is over: its successor is not in the register but will exist. */
export function localQuestion(
  ctx: RolloverContext,
  section: PlanSection,
  span: CitationSpan,
): BasisLine[] {
  const issuer = localIssuer(ctx, span);
  if (issuer === null) return [];
  const reason = "Văn bản cũ đã hết giai đoạn; văn bản mới chưa có trong kho.";
  return askedOnce(ctx, section, issuer, reason);
}

/** The question for the successor of a document of the province or a unit that a basis asked already; null without it. */
export function askedOfBases(ctx: RolloverContext, span: CitationSpan): MissingItem | null {
  const issuer = localIssuer(ctx, span);
  const ask = issuer === null ? "" : successorAsk(ctx, issuer);
  return ctx.asked.find((item) => item.ask === ask) ?? null;
}

const successorAsk = ({ targetYear }: RolloverContext, issuer: string): string =>
  `kế hoạch, quyết định của ${issuer} về chuyển đổi số áp dụng cho năm ${targetYear}`;

function localIssuer(ctx: RolloverContext, span: CitationSpan): string | null {
  const code = span.reference.symbol ?? "";
  return /UBND|TU$|HĐND/.test(code)
    ? OF_COMMUNE.test(span.tail)
      ? "cấp xã"
      : "cấp tỉnh"
    : /SYT/.test(code)
      ? "Sở Y tế"
      : OTHER_OFFICES.test(code)
        ? "cấp tỉnh"
        : ofTheParent(ctx, span);
}

/** "của UBND xã Đồng Tâm", "của Đảng ủy phường". */
const OF_COMMUNE =
  /^\s*,?\s*của\s+(?:(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Đảng ủy)\s+)(?:xã|phường|đặc khu)(?!\p{L})/iu;

/** Symbols of the offices of a province that guide such plans: "2053/STTTT-CNTT", "88/HD-SKHCN". */
const OTHER_OFFICES = /(?:\/|-)S(?:TTTT|KHCN|TT&TT|KH&CN|NV|TC)(?:-|$)/;

/** "của Trung tâm Y tế khu vực Đồng Phú" in a plan of a station below it. */
function ofTheParent(ctx: RolloverContext, { tail }: CitationSpan): string | null {
  const parent = ctx.profile?.parentBody ?? ctx.plan.cover.parentBody;
  if (parent === null || ctx.adopted !== undefined) return null;
  const said = /^\s*,?\s*của\s+([^,;.]*?)(?=\s+(?:về|ban hành)\s|[,;.]|$)/iu.exec(tail)?.[1] ?? "";
  return said !== "" && fold(said) === fold(parent) ? said : null;
}

/** One line for all documents of the issuer, open or answered. */
function askedOnce(
  ctx: RolloverContext,
  section: PlanSection,
  issuer: string,
  reason: string,
): BasisLine[] {
  const ask = successorAsk(ctx, issuer);
  if (ctx.asked.some((item) => item.ask === ask)) return [];
  const text = need(ctx, { section: section.id, ask });
  const open = text.startsWith("[");
  return [
    {
      entry: null,
      text,
      status: open ? "needs-input" : "updated",
      reason: open ? reason : "Văn bản do đơn vị nêu.",
      sources: [priorSource(ctx, section)],
      rank: 70,
      date: "9999",
    },
  ];
}
