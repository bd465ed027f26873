/**
 * A request that orders a section of the plan: "soạn mục hạ tầng số, thêm 20 máy tính" orders one and wishes something for
 * it. Whoever orders the plan ("soạn kế hoạch 2027, viết kỹ phần hạn chế") orders no section alone.
 */
import { foldInPlace } from "../../text/fold.ts";
import type { Plan } from "../plan.ts";
import { beginsWithVerb } from "../request-verbs.ts";
import { numberIn } from "./asked-number.ts";
import { partIn } from "./asked-parts.ts";
import { nameAsked } from "./asked-words.ts";
import { findAsked } from "./find-asked.ts";
import { isNamed, isTopicAlone } from "./outline-match.ts";

export interface SectionOrder {
  /** As written: "soạn mục hạ tầng số". */
  section: string;
  /** What else is wished; "" for nothing. */
  rest: string;
  /** A section is named as such; otherwise only its name tells that it is one. */
  certain: boolean;
  /** "soạn", "viết" stands in front. */
  verb: boolean;
}

const COURTESY =
  "(?:(?:xin|nho|hay|anh|chi|em|giup|toi|minh|lam on|vui long|ben em|ben minh|don vi|can|muon|cho|chi can|nam (?:nay|sau|toi|20\\d\\d)) )*";
const VERB =
  "(?:soan(?: thao)?|viet|lap|lam(?: lai)?|xay dung|du thao|trich|xem|cap nhat)(?: (?:lai|giup|ho|cho|toi|em|minh|them|rieng|ban|chi))*";
const KIND =
  "(?:cac |mot |nhung )*(?:phan(?! (?:mem|cung|cong(?! nghe)|dau|tich|lon|bo(?! sung)|giao)\\b)|muc(?! (?:tieu|dich|do|luong)\\b)|chuong(?! trinh\\b)|doan(?! (?:vien|the)\\b)|tieu muc|phu luc)\\b|noi dung (?:ve|muc|phan)\\b";
const WITH_VERB = new RegExp(`^${COURTESY}${VERB} `);
const OF_TEXT = new RegExp(`^${COURTESY}(?:soan(?: thao)?|viet|du thao)\\b`);
const CERTAIN = new RegExp(`^${COURTESY}(?:${VERB} )?(?:${KIND})`);
/** The plan itself, or its budget. */
const WHOLE =
  /^(?:(?:xin|nho|hay|anh|chi|em|giup|toi|minh|can|muon|cho) )*(?:soan(?: thao)?|lap|viet|lam|xay dung|tao|chuan bi)(?: (?:giup|cho|ban|bang|toi|em|minh|lai|du thao|ca|toan bo))* (?:ke hoach|du toan|kinh phi|to trinh)\b/;
/** How it is to be written, and no name. */
const MANNER =
  /^(?:(?:gon|ngan|ky|ro|dai|day du|chi tiet|ngan gon|lai|theo|bang tieng|sao cho)(?: |$))/;
/** What is bought is no section, though it belongs to the subject of one. */
const GOODS =
  /^(?:may |phan mem\b|camera\b|kiosk\b|duong truyen\b|tuong lua\b|man hinh\b|may chu\b|thiet bi\b|chu ky so\b|ban quyen\b|lop \d)/;

interface Piece {
  said: string;
  start: number;
  end: number;
}

function piecesOf(request: string): Piece[] {
  const folded = foldInPlace(request);
  const pieces: Piece[] = [];
  let start = 0;
  const take = (end: number): void => {
    const raw = folded.slice(start, end);
    const said = raw.trim().replace(/\s+/g, " ");
    const from = start + (raw.length - raw.trimStart().length);
    if (said !== "") pieces.push({ said, start: from, end: from + raw.trim().length });
  };
  for (const gap of folded.matchAll(/[;\n]|,(?!\d)|\.(?=\s|$)|\s(?:va|roi|voi|nhung)\s/g)) {
    take(gap.index);
    start = gap.index + gap[0].length;
  }
  take(folded.length);
  return pieces;
}

/** null when the request orders no section, or the plan too. */
export function sectionOrderIn(text: string): SectionOrder | null {
  const request = text.normalize("NFC");
  const pieces = piecesOf(request);
  if (pieces.some(({ said }) => WHOLE.test(said))) return null;
  const at = pieces.findIndex(({ said }) => CERTAIN.test(said) || OF_TEXT.test(said));
  const first = at < 0 ? bare(pieces) : at;
  const head = pieces[first];
  if (head === undefined) return null;
  const after = pieces.slice(first + 1);
  const ends = after.findIndex(({ said }) => /\d/.test(said) || beginsWithVerb(said));
  const last = ends < 0 ? (pieces.at(-1) ?? head) : (pieces[first + ends] ?? head);
  const section = request.slice(head.start, last.end);
  const rest = [request.slice(0, head.start), request.slice(last.end)]
    .map((one) => one.replace(/^(?:[\s,;.]|và\s|va\s|rồi\s|với\s)+|[\s,;]+$/giu, ""))
    .filter((one) => /[\p{L}\d]/u.test(one));
  const certain = CERTAIN.test(head.said);
  if (!certain && MANNER.test(nameAsked(section))) return null;
  return { section, rest: rest.join("; "), certain, verb: WITH_VERB.test(head.said) };
}

/** Nothing but a name: the whole request, without a verb of its own. */
const bare = (pieces: readonly Piece[]): number =>
  pieces.every(({ said }) => !beginsWithVerb(said)) ? 0 : -1;

/** Whether the words alone, without "mục" or "phần", tell that a section is meant. */
export function namesSection(section: string, plan?: Plan): boolean {
  const name = nameAsked(section);
  if (name === "" || GOODS.test(name)) return false;
  if (numberIn(name)?.rest === "") return plan !== undefined;
  if (/\d/.test(name)) return false;
  if (partIn(name)?.beside === "" || isTopicAlone(name)) return true;
  if (plan === undefined) return partIn(name) !== null;
  if (plan.sections.some((one) => isNamed(one, name))) return true;
  return findAsked(plan, section).every(
    (asked) => asked.kind === "sections" || asked.kind === "part",
  );
}
