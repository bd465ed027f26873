/**
 * Shares of a target held against duties that leave no share: where the law wants it of all by a day within the plan year,
 * "80%" becomes "100%", and the report says why. Where the target counts something else, the unit is told, nothing more.
 */
import type { SourceRef } from "../draft/draft.ts";
import { foldInPlace } from "../text/fold.ts";
import { citationSpans } from "./citation.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { deadlineFor } from "./lawful-deadlines.ts";
import { elided } from "./open-marks.ts";
import type { PlanTarget } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";

export interface LawfulLevel {
  text: string;
  /** The target as it has to be met. */
  target: PlanTarget;
  reason: string;
  sources: SourceRef[];
}

interface Topic {
  /** Words of the law's statement, and of a target about the same. */
  about: RegExp;
  said: RegExp;
  /** What the share is counted of, where it is counted of the very thing that the law binds. */
  of: RegExp;
}

const EMR = /\bbenh an dien tu|\bemr\b/;
const FACILITIES =
  "(?:benh vien|co so|trung tam y te|tram y te|don vi|khoa|phong kham|ho so|benh an|nguoi benh|benh nhan)";

const TOPICS: readonly Topic[] = [
  {
    about: EMR,
    said: /\bbenh an[^.;,]{0,40}\bdien tu|\bemr\b/,
    of: new RegExp(`^${FACILITIES}`),
  },
  {
    about: /\bke don (?:thuoc )?(?:ngoai tru )?bang hinh thuc dien tu/,
    said: /\bke don[^.;]{0,40}dien tu|don thuoc[^.;]{0,30}\bke\b[^.;]{0,25}dien tu/,
    of: /^(?:don|benh vien|co so|don vi|trung tam|tram)/,
  },
  {
    about: /(?:phe duyet|tham dinh|xac dinh) cap do/,
    said: /(?:phe duyet|tham dinh)[^.;]{0,30}cap do|cap do[^.;]{0,40}phe duyet/,
    of: /^(?:he thong|ho so|cac he thong|so he thong)/,
  },
  {
    about: /lien thong va su dung ket qua can lam sang/,
    said: /lien thong[^.;]{0,40}ket qua (?:can lam sang|xet nghiem)/,
    of: /^(?:benh vien|co so|don vi|trung tam)/,
  },
];

/** Skill, quality, what is left and what people make of it are no share of the duty. */
const OF_SOMETHING_ELSE =
  /\b(?:nguoi dan|ho gia dinh|truy cap|tra cuu|tiep can|giam|con lai|hai long|thanh thao|tap huan|dao tao|ky so|dien bien|toc do|chinh xac|danh gia|kiem tra|thi diem)\b/;

/** null: nothing in the law says more than the target does. */
export function lawfulLevel(
  ctx: RolloverContext,
  target: PlanTarget,
  text: string,
): LawfulLevel | null {
  if (target.unit !== "%" || target.value === null || target.value >= 100) return null;
  if (target.comparison === "at-most") return null;
  const folded = foldInPlace(withoutCitations(target.text));
  const topic = TOPICS.find(({ said }) => said.test(folded));
  if (topic === undefined || OF_SOMETHING_ELSE.test(folded)) return null;
  const before = `${ctx.targetYear + 1}-01-01`;
  const query = { text: target.text, entries: [], laterThan: 0, before, about: topic.about };
  const duty = deadlineFor(ctx, query);
  if (duty === null) return null;
  const name = elided(target.text);
  const raised = topic.of.test(countedIn(folded)) ? withAll(text, target) : null;
  if (raised === null) {
    ctx.notices.push(
      `Chỉ tiêu "${name}" thấp hơn nghĩa vụ theo quy định (${duty.reason}); đơn vị xem lại mức ghi.`,
    );
    return null;
  }
  ctx.derived.push("100");
  ctx.notices.push(
    `Chỉ tiêu "${name}" thấp hơn nghĩa vụ theo quy định (${duty.reason}): nâng lên 100%.`,
  );
  const now = { ...target, value: 100, comparison: "equal" as const };
  const reason = `Mức ${String(target.value).replace(".", ",")}% thấp hơn nghĩa vụ: ${duty.reason}; nâng lên 100%.`;
  return { text: raised, target: now, reason, sources: duty.sources };
}

/** What stands behind "80%", or behind "Tỷ lệ". */
function countedIn(folded: string): string {
  const [, share] = /^(?:\S+ ){0,3}ty le (?:cac |so )?(.*)$/s.exec(folded.trim()) ?? [];
  const [, counted] = /\d\s*%(?: tro len)?,? (?:cac |so |tong so )?(.*)$/s.exec(folded) ?? [];
  return (share ?? counted ?? "").trim();
}

const SHARE =
  /(?:(?:trên|từ|ít nhất|tối thiểu|đạt trên|khoảng)\s+|[≥>]\s*)?(\d[\d.,]*)(\s*%)(?:\s*trở lên)?/giu;

/** null where the share stands in the text twice, or in another form. */
function withAll(text: string, target: PlanTarget): string | null {
  const found = [...text.matchAll(SHARE)].filter(
    ([, figure = ""]) => parseVietnameseFigure(figure) === target.value,
  );
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const at = only.index;
  const said = /^đạt trên/iu.test(only[0]) ? "đạt 100%" : "100%";
  return text.slice(0, at) + said + text.slice(at + only[0].length);
}

const withoutCitations = (text: string): string =>
  citationSpans(text).reduceRight(
    (words, { start, end }) => words.slice(0, start) + " ".repeat(end - start) + words.slice(end),
    text,
  );
