/** What a question asks the figures of plans for: the things named, without the words of the asking. Pure. */
import { fold } from "../../domain/text/fold.ts";
import { withoutComparing } from "./across-plans.ts";
import type { Turn } from "./answer-deps.ts";
import { withoutExcluded } from "./excluded-things.ts";
import { withoutMeasures } from "./plan-measures.ts";
import { namesThing, planQuery } from "./plan-units.ts";
import { isMarked, type Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Each as terms without the frame. */
export function askedThings(question: Question, turn: Turn): Terms[] {
  const isTyped = isMarked(question.text);
  const said = withoutComparing(apart(withoutExcluded(withoutClaims(question))), isTyped);
  const bare = withoutMeasures(said, isTyped).replace(EITHER, "$1 $2, $1 ");
  if (/\bnhom\b/.test(fold(bare))) return thingsOf(bare, turn);
  return bare.split(PIECES).flatMap((piece) => withoutSystems(piece, turn));
}

/** "PACS hơn LIS bao nhiêu": two things. */
const apart = (text: string): string => text.replace(MORE_THAN, ", ");
const MORE_THAN =
  /\s+(?:(?:nhiều|nhieu|cao|lớn|lon|ít|it|thấp|thap|đắt|dat|rẻ|re) )?(?:hơn|hon|kém|kem)\s+(?=(?!bao|mấy|may|nhiêu|nhieu|bn)\S+.*?\b(?:bao|mấy|may|nhieu)(?![\p{L}]))/giu;

/** "Phần mềm HIS" is called "hệ thống HIS" elsewhere: the word counts only where nothing else is named. */
function withoutSystems(text: string, turn: Turn): Terms[] {
  const plain = thingsOf(text.replace(SYSTEMS, " "), turn);
  return plain.length > 0 ? plain : thingsOf(text, turn);
}

const SYSTEMS =
  /(?<![\p{L}\p{N}])(?:phần mềm|phan mem|hệ thống|he thong|nền tảng|nen tang|giải pháp|giai phap)(?![\p{L}\p{N}])/giu;

/** "Máy đọc QR/quét CCCD": two machines; "RIS/PACS" is one name. */
const EITHER = /(?<!\p{L})(máy|thiết bị|may|thiet bi) ((?:\S+ )?[^\s/]+)\/(?=\p{Ll}{2})/giu;
const PIECES = /\s+(?:và|va|với|voi|cùng|cung|so với|hay|hoặc)\s+|[,;:?]/i;
/** Where a question names several things or asks for a total besides. */
export const piecesOf = (text: string): string[] => text.split(PIECES);

/** "Thuê HIS 20 triệu/tháng đúng không" asks for HIS. */
export function withoutClaims({ text, claims }: Question): string {
  if (claims.mood !== "asserted") return text;
  let rest = text;
  for (const { start, end, raw, dimension } of claims.quantities.toSorted(
    (a, b) => b.start - a.start,
  )) {
    // What is counted is the thing that is asked for.
    if (dimension === "count") {
      rest = `${rest.slice(0, start)} ${raw.replace(/^[\d.,]+/, "")} ${rest.slice(end)}`;
      continue;
    }
    rest = `${rest.slice(0, start)} ${rest.slice(end).replace(/^\s*\/?\s*(?:tháng|thang|năm|cái|cai|bộ|bo)(?![\p{L}])/iu, " ")}`;
  }
  return rest.replace(
    /(?:đúng|dung|phải|phai) (?:không|khong|ko|k|chưa|chua|hông|hong|hả|ha|nhỉ|nhi|chứ|chu)(?![\p{L}]).*$/iu,
    " ",
  );
}

/** "HIS và LIS", "tường lửa": what the question asks the price of, each as terms without the frame. */
export function thingsOf(text: string, turn: Turn): Terms[] {
  return piecesOf(text)
    .map((piece) => turn.terms(planQuery(piece)))
    .map((terms) => ({
      ...terms,
      weights: new Map([...terms.weights].filter(([term]) => isThing(term, terms, turn))),
    }))
    .filter((terms) => terms.weights.size > 0);
}

function isThing(term: string, { words, weights }: Terms, { frame }: Turn): boolean {
  // "Máy chủ": the second word looks little ("chứ") when it stands alone.
  const [first = "", second = ""] = term.split(" ");
  if (first === "may" && second !== "" && !weights.has(second) && namesThing("may", words))
    return MACHINES.has(second);
  if (term.includes(" ") || /^(?:\d+|20[12]\d|bn)$/.test(term)) return false;
  return !frame.has(term) || namesThing(term, words);
}

const MACHINES = new Set(["chu", "in", "scan", "tram"]);
