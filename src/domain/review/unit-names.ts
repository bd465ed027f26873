/** Names of hospitals, health centres, stations and schools, and whether such a name is that of the plan's own unit. */
import { fold } from "../text/fold.ts";
import type { Prose } from "./prose.ts";
import type { ReviewInput } from "./rule.ts";

export interface OwnUnit {
  /** "trung tam y te" or "benh vien". */
  type: string;
  /** Folded name as printed by the issuer. */
  name: string;
  printed: string;
  /** Folded lines of the letterhead. */
  head: readonly string[];
}

const TYPE =
  /\b(truong (?:cao dang|trung cap|dai hoc) y|trung tam y te|trung tam kiem soat benh tat|benh vien|tram y te)\b/;

const HEAD_LINES = 8;

export function ownUnit({ facts }: ReviewInput, prose: Prose): OwnUnit | null {
  if (facts.kind !== "plan" || facts.issuer === null) return null;
  // "Sở Y tế Lai Châu – Bệnh viện …": the body above stands in front of the unit itself.
  const printed = facts.issuer.split(/\s[–-]\s/).at(-1) ?? facts.issuer;
  const type = TYPE.exec(fold(printed))?.[1];
  const head = prose.lines
    .filter(({ part, text }) => part === "front" && text.trim() !== "")
    .slice(0, HEAD_LINES)
    .map(({ text }) => fold(text));
  return type === undefined || /\bso y te\b/.test(fold(printed))
    ? null
    : { type, name: fold(facts.issuer), printed, head };
}

/** What a hospital treats; a hospital of another kind than the own one is another one, even without its place. */
const SPECIALTY = String.raw`[Pp]hụ [Ss]ản|[Ss]ản(?: [-–] | )?[Nn]hi|[Ss]ản|[Nn]hi|[Mm]ắt|[Yy] (?:học|dược) cổ truyền|[Tt]âm thần|[Ll]ao và [Bb]ệnh phổi|[Pp]hổi|[Pp]hục hồi chức năng|[Uu]ng bướu|[Dd]a liễu|[Nn]ội tiết|[Tt]im mạch|[Rr]ăng [Hh]àm [Mm]ặt|[Tt]ai [Mm]ũi [Hh]ọng|[Bb]ệnh [Nn]hiệt đới|[Ll]ão khoa|[Tt]ruyền máu(?: [-–])? [Hh]uyết học`;

/** A unit's name: the type, words of its kind, then a name in capitals; group 1 the kind, group 2 the name. */
export const UNIT = new RegExp(
  String.raw`(?<!\p{L})(?:Trường (?:Cao đẳng|Trung cấp|Đại học) [Yy](?: tế| [Dd]ược)?|Trung tâm [Yy] tế|TTYT|Trung tâm Kiểm soát bệnh tật|CDC|Bệnh viện|BVĐK|BV|Trạm [Yy] tế|TYT)((?: (?:khu vực|KV|huyện|thị xã|thành phố|quận|[Đđ]a khoa|ĐK|${SPECIALTY}|tỉnh|xã|phường|-))*)((?: \p{Lu}[\p{Ll}\p{M}]*(?!\p{L}|\.\p{L})){0,4})`,
  "gu",
);

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^TTYT/, "Trung tâm Y tế"],
  [/^CDC/, "Trung tâm Kiểm soát bệnh tật"],
  [/^BVĐK/, "Bệnh viện Đa khoa"],
  [/^BV/, "Bệnh viện"],
  [/^TYT/, "Trạm Y tế"],
];

/** Folded name with its type written out. */
export const wholeName = (printed: string): string =>
  fold(SHORT.reduce((name, [short, whole]) => name.replace(short, whole), printed));

const A_SPECIALTY = new RegExp(` (?:${SPECIALTY})$`, "u");

/** The name tells one unit from others: it has a place, or a kind that stands in capitals without one. */
export const tellsUnit = (match: RegExpExecArray): boolean =>
  (match[2] ?? "") !== "" || (/ \p{Lu}/u.test(match[1] ?? "") && A_SPECIALTY.test(match[1] ?? ""));

/** Kinds of hospitals, folded, each under every name it has. */
const KINDS: readonly RegExp[] = [
  /\bphu san\b|\bsan\b/,
  /\bnhi\b(?! do)/,
  /\bmat\b(?! tran)/,
  /\by (?:hoc|duoc) co truyen\b|\byhct\b/,
  /\btam than\b/,
  /\bphoi\b/,
  /\bphuc hoi chuc nang\b|\bphcn\b|\bphuc hoi cn\b/,
  /\bung buou\b/,
  /\bda lieu\b/,
  /\bnoi tiet\b/,
  /\btim mach\b/,
  /\brang ham mat\b/,
  /\btai mui hong\b/,
  /\bnhiet doi\b/,
  /\blao khoa\b/,
];

/** A hospital for the eyes beside one for children in one town: the place alone makes them no one unit. */
function isOfOtherKind(own: OwnUnit, match: RegExpExecArray): boolean {
  if (own.type !== "benh vien") return false;
  const said = KINDS.filter((kind) => kind.test(fold(match[1] ?? "")));
  return said.length > 0 && !said.some((kind) => kind.test(own.name));
}

export function isNameOf(own: OwnUnit, match: RegExpExecArray): boolean {
  if (isOfOtherKind(own, match)) return false;
  const tail = fold((match[2] ?? "") === "" ? (match[1] ?? "") : (match[2] ?? ""));
  const name = wholeName(match[0]);
  if (`${own.name} `.includes(`${tail} `)) return !isMakerOfOtherKind(own, match, name);
  // "Bệnh viện Mắt" of the letterhead is "Bệnh viện Mắt Nghệ An" where the letterhead, or its date, names Nghệ An.
  const isLonger = name.replace(/ (?:tinh|thanh pho)(?= )/g, "") === `${own.name} ${tail}`;
  return isLonger && own.head.some((line) => `${line} `.includes(`${tail} `));
}

/** "Bệnh viện Y học cổ truyền … xây dựng Kế hoạch" under the letterhead of a Bệnh viện Y dược cổ truyền of that place. */
function isMakerOfOtherKind(
  own: OwnUnit,
  { index, input, 0: printed }: RegExpExecArray,
  name: string,
): boolean {
  const behind = fold(input.slice(index + printed.length, index + printed.length + 60));
  if (!/^,? ?(?:xay dung|ban hanh|lap) (?:va ban hanh )?ke hoach\b/.test(behind)) return false;
  if (!/^[^\p{L}]*$/u.test(input.slice(0, index))) return false;
  const [said, known] = [name.split(" "), own.name.split(" ")];
  const differs = (a: readonly string[], b: readonly string[]): boolean =>
    a.some((word) => !b.includes(word));
  // Shortened it may be; of another kind each side has a word that the other lacks.
  return said.length === known.length && differs(said, known) && differs(known, said);
}

export const isWholeUnit = (name: string): boolean =>
  /^(?:benh vien|trung tam y te|trung tam kiem soat benh tat)\b/.test(name);
