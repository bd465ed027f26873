/**
 * The words by which one document ends or changes another: "thay thế", "bãi bỏ", "hết hiệu lực", "sửa đổi, bổ sung",
 * active and passive. The same words in the title of a cited document, in a condition or about the past do nothing.
 */
import { TYPE } from "./date-clause.ts";

export type Deed = "end" | "change";

export interface ClauseVerb {
  deed: Deed;
  /** active: what it acts on stands behind; passive: in front. */
  voice: "active" | "passive";
  start: number;
  end: number;
  /** Its folded words. */
  text: string;
}

const ACTIVE =
  /\b(?:(thay the|thay cho|bai bo|huy bo)(?: va (?:thay the|bai bo|huy bo))?|(sua doi,? ?(?:va )?bo sung|sua doi|bo sung|dinh chinh))(?= |$|:)/g;
const PASSIVE =
  /\b(?:((?:het|cham dut|ngung|khong con) (?:hieu|lieu) luc(?: thi hanh| phap luat)?|(?:duoc|bi) (?:thay the|bai bo|huy bo)(?: (?:boi|bang))?)|((?:duoc|bi) (?:sua doi|bo sung)(?:,? ?(?:va )?bo sung)?))(?= |$|[:,.;])/g;

/** What may stand in front of an active verb that acts: the start, the document itself, another act. */
const ACTS = /(?:^|[:;.]|\bnay(?: se)?|\bdong thoi|\bviec|\bnay (?:de|nham)) ?$/;
const ACTS_TOO = /(?:,| va) ?$/;
/** "Luật sửa đổi, bổ sung một số điều …", "Thông tư số … ngày … của … sửa đổi": the title of a cited document. */
const IN_TITLE = new RegExp(`\\b${TYPE}(?: so [^;:]{3,120})? ?$`);
/** … but what names its object by number acts itself: "thay thế Nghị quyết số A … và bãi bỏ điểm c khoản 1 Điều 4 Nghị quyết số B". */
const SPECIFIC = new RegExp(
  `^ (?:toan bo )?(?:${TYPE} so \\d|(?:cac )?(?:diem|khoan|dieu|chuong|muc|phu luc) (?:\\d|[ivx]+\\b|[a-z]\\b))`,
);
/** Conditions in front of a passive verb. "kể từ khi Luật này có hiệu lực, …" is a date and ends at its comma. */
const NOT_NOW = /\b(?:khi|neu|chua|truong hop|ma|co the)(?: [^,;]{0,80})? ?$/;
const GONE_BEFORE = /\b(?:da|tung|vua|con)(?: [a-z]+)? ?$/;

/** Verbs that act, in order of place. */
export function clauseVerbs(folded: string): ClauseVerb[] {
  const passive = [...folded.matchAll(PASSIVE)].flatMap((match) =>
    passiveActs(folded, match) ? [toVerb(match, "passive")] : [],
  );
  const active = [...folded.matchAll(ACTIVE)].flatMap((match) =>
    activeActs(folded, match, passive) ? [toVerb(match, "active")] : [],
  );
  return [...active, ...passive].sort((a, b) => a.start - b.start);
}

function toVerb(match: RegExpExecArray, voice: ClauseVerb["voice"]): ClauseVerb {
  const end = match.index + match[0].length;
  const deed = match[1] === undefined ? "change" : "end";
  return { deed, voice, start: match.index, end, text: match[0] };
}

function passiveActs(folded: string, match: RegExpExecArray): boolean {
  const before = folded.slice(0, match.index);
  const behind = folded.slice(match.index + match[0].length);
  // "… được sửa đổi, bổ sung một số điều theo Luật số …" tells the history of a document.
  if (match[2] !== undefined && /^ ?(?:mot so (?:dieu|noi dung) )?(?:theo|boi|tai)\b/.test(behind))
    return false;
  return !GONE_BEFORE.test(before) && !NOT_NOW.test(before);
}

function activeActs(
  folded: string,
  match: RegExpExecArray,
  passive: readonly ClauseVerb[],
): boolean {
  const before = folded.slice(0, match.index);
  if (/\b(?:duoc|bi|de|da|khong|chua) ?$/.test(before)) return false;
  // Part of a passive form, which is counted there.
  if (passive.some((verb) => match.index >= verb.start && match.index < verb.end)) return false;
  if (ACTS.test(before)) return true;
  if (match[1] === undefined) return false;
  if (!ACTS_TOO.test(before)) return false;
  const behind = folded.slice(match.index + match[0].length);
  if (IN_TITLE.test(before) && !SPECIFIC.test(behind)) return false;
  // "… có hiệu lực từ ngày ký và thay thế …": the document itself must have been named.
  return new RegExp(`\\b${TYPE}(?: [a-z]+){0,6}? nay\\b|^(?:sua doi|bo sung|bai bo)`).test(before);
}
