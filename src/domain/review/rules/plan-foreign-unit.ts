/**
 * Another unit's name in the plan's own goals and tasks: the trace of a copied plan. Only for plans of one hospital or
 * health centre; partners, and places where people are sent to learn, keep their names.
 */
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { foreignPlaces } from "../foreign-places.ts";
import { bareHospital } from "../own-type.ts";
import { PLANNED, type PlanPart } from "../plan-parts.ts";
import { certainty, type Prose, type ProseLine, proseOf, withPlaces } from "../prose.ts";
import type { ReviewInput, Rule } from "../rule.ts";

const CODE = "foreign-unit";

export const planForeignUnit: Rule = {
  id: "plan-foreign-unit",
  title: "Tên đơn vị khác trong mục tiêu, nhiệm vụ",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Mục tiêu hoặc nhiệm vụ ghi tên một đơn vị khác; có thể chép từ kế hoạch của đơn vị đó.",
    },
  ],
  check(input) {
    const { issuer, kind } = input.facts;
    if (kind !== "plan" || issuer === null) return emptyOutcome();
    const prose = proseOf(input);
    const own = ownUnit(input, prose);
    const places = foreignPlaces(prose, issuer);
    const names = own === null ? [] : foreignNames(prose, own);
    const bare = bareHospital(prose, issuer);
    return { ...emptyOutcome(), findings: [...names, ...places, ...bare] };
  },
};

interface OwnUnit {
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

function ownUnit({ facts }: ReviewInput, prose: Prose): OwnUnit | null {
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

const PARTS: ReadonlySet<PlanPart> = new Set<PlanPart>([...PLANNED, "organisation", "budget"]);
/** A unit's name: the type, words of its kind, then a name in capitals. */
const UNIT =
  /(?<!\p{L})(?:Trường (?:Cao đẳng|Trung cấp|Đại học) [Yy](?: tế| [Dd]ược)?|Trung tâm [Yy] tế|Trung tâm Kiểm soát bệnh tật|Bệnh viện|Trạm [Yy] tế)(?: (?:khu vực|huyện|thị xã|thành phố|quận|[Đđ]a khoa|[Pp]hụ [Ss]ản|[Ss]ản|[Nn]hi|[Mm]ắt|[Yy] (?:học|dược) cổ truyền|[Tt]âm thần|[Ll]ao và [Bb]ệnh phổi|[Pp]hổi|[Pp]hục hồi chức năng|[Uu]ng bướu|[Dd]a liễu|[Nn]ội tiết|[Tt]im mạch|[Rr]ăng [Hh]àm [Mm]ặt|tỉnh|xã|phường|-))*((?: \p{Lu}[\p{Ll}\p{M}]*(?!\p{L}|\.\p{L})){1,4})/gu;
/** Others named as what they are: partners, places to learn from or to send patients to. */
const PARTNER =
  /(?:phoi hop|ket noi|lien thong|hoi chan|hop tac|hoc tap|hoc hoi|tham quan|kinh nghiem|ho tro|chi vien|chuyen giao|chuyen tuyen|tuyen tren|voi|tu|giua|den|gui|chi dao|do|thuoc|de nghi|tiep nhan|hop dong)\b[^.;]{0,60}$/;
/** The name stands where only the plan's own unit can: "tại … trong năm", "… chủ trì", "… giao Phòng …". */
const IN_CHARGE =
  /^[^.;]{0,12}\b(?:chu tri|tiep tuc|duy tri|day manh|thuc hien|to chuc|trien khai|phan dau|chiu trach nhiem|giao|chi dao|yeu cau|ban hanh|bo tri|xay dung ke hoach)\b/;
/** Whose head, whose plan, whose patients: the plan speaks of its own. */
const ITS_OWN =
  /\b(?:giam doc|truong tram|ke hoach(?: [a-z\d,/-]+){0,14}|toan the(?: [a-z]+){0,3}|vien chuc|(?:can bo|nhan vien)(?:,? [a-z]+){0,4}|nguoi benh|khoa,? phong|trang thong tin(?: dien tu)?|website|fanpage|van ban(?: dien tu)?|nguon thu(?: su nghiep)?|quy phat trien(?: [a-z]+){0,4}|mang noi bo|phieu(?: [a-z]+){0,3}|ho so(?: [a-z]+){0,4}|he thong(?: [a-z]+){0,4}|ha tang(?: [a-z]+){0,3}|chi tieu|nhiem vu|uy tin|hoat dong(?: [a-z]+){0,3}|chuyen doi so(?: [a-z\d]+){0,3}) (?:cua|tai) $/;
/** Where a unit tells of itself: what it posts and keeps there; others' sites are read and linked. */
const OWN_SITE =
  /\b(?:dang|dang tai|cong khai|cong bo|cap nhat|duy tri|van hanh|nang cap|quan tri)\b[^.;]{0,90}\b(?:trang thong tin(?: dien tu)?|website|fanpage|cong thong tin(?: dien tu)?) (?:cua )?$/;
/** "Các khoa, phòng của Bệnh viện …": who carries the plan out belongs to the plan's own unit. */
const OWN_PEOPLE =
  /^[\s*+\d.)a-z-]{0,6}\b(?:cac |truong cac |lanh dao cac |toan the )?(?:khoa,? (?:va |cac )?phong|khoa|phong|tram y te|can bo|vien chuc|nhan vien|nguoi lao dong)(?:,? [a-z]+){0,4} (?:cua|thuoc|truc thuoc) $/;
const MAKES_PLAN = /^,? (?:xay dung|ban hanh|lap)(?: va ban hanh)? ke hoach\b/;
/** "nhận thức của cán bộ Trung tâm …": whose staff, without "của". */
const STAFF_OF = /\b(?:can bo|vien chuc|nguoi lao dong|nhan vien|lanh dao)(?:,? [a-z]+){0,2} $/;
/** "Trong năm 2025, Trung tâm … đã triển khai": the report of a unit on itself. */
const YEAR_LEAD = /^[\s*+\d.)-]*(?:trong )?nam 20\d\d,? $/;
const HAS_DONE = /^,? (?:da|tiep tuc) (?:trien khai|thuc hien|dat|hoan thanh|to chuc|dua vao)\b/;
const HEAD_OF = /\b(?:giam doc|truong tram) $/;

/** Who is named more often than this is somebody that the plan works with. */
const SELDOM = 2;

function foreignNames(prose: Prose, own: OwnUnit): Finding[] {
  const byName = new Map<string, ProseLine[]>();
  const heads = new Map<number, readonly string[]>();
  for (const line of prose.lines) {
    if (line.table !== null && !heads.has(line.table)) heads.set(line.table, line.cells);
    const head = line.table === null ? [] : (heads.get(line.table) ?? []);
    for (const match of line.text.matchAll(UNIT)) {
      const seldom = prose.all.text.split(match[0]).length - 1 <= SELDOM;
      if (!isForeign(line, match, { own, seldom }) && !isDoer(line, match, { own, head })) continue;
      byName.set(match[0], [...(byName.get(match[0]) ?? []), line]);
    }
  }
  return [...byName].map(([name, lines]) =>
    withPlaces(
      {
        code: CODE,
        severity: certainty("warning", prose.all.unsure),
        quote: name,
        expected: own.printed,
        found: name,
        message: `Phần mục tiêu, nhiệm vụ ghi “${name}” trong kế hoạch của ${own.printed}; có thể chép từ kế hoạch của đơn vị khác.`,
        suggestion: `Sửa thành ${own.printed}, hoặc nói rõ vai trò của ${name}.`,
      },
      lines.map((line) => line.where),
    ),
  );
}

const DOER = /chu tri|phoi hop|thuc hien|phu trach|dau moi/;
const LEADER = /chu tri|phu trach|dau moi/;

/** A whole cell of a column of those who do the work names another unit of the plan's own kind, or who leads it any. */
function isDoer(
  line: ProseLine,
  match: RegExpExecArray,
  { own, head }: { own: OwnUnit; head: readonly string[] },
): boolean {
  if (line.kind !== "row" || line.part === "results" || line.part === "bases") return false;
  const name = fold(match[0]);
  if (isNameOf(own, match)) return false;
  const mayDo = name.startsWith(own.type) ? DOER : isWholeUnit(name) ? LEADER : null;
  return line.cells.some((cell, at) => fold(cell) === name && mayDo?.test(fold(head[at] ?? "")));
}

/** "Bệnh viện Y học cổ truyền … xây dựng Kế hoạch" under the letterhead of a Bệnh viện Y dược cổ truyền of that place. */
function isMakerOfOtherKind(
  own: OwnUnit,
  { index, input }: RegExpExecArray,
  name: string,
): boolean {
  const behind = fold(input.slice(index + name.length, index + name.length + 60));
  if (!/^,? ?(?:xay dung|ban hanh|lap) (?:va ban hanh )?ke hoach\b/.test(behind)) return false;
  if (!/^[^\p{L}]*$/u.test(input.slice(0, index))) return false;
  const [said, known] = [name.split(" "), own.name.split(" ")];
  const differs = (a: readonly string[], b: readonly string[]): boolean =>
    a.some((word) => !b.includes(word));
  // Shortened it may be; of another kind each side has a word that the other lacks.
  return said.length === known.length && differs(said, known) && differs(known, said);
}

function isNameOf(own: OwnUnit, match: RegExpExecArray): boolean {
  const [tail, name] = [fold(match[1] ?? "").trim(), fold(match[0])];
  if (`${own.name} `.includes(`${tail} `)) return !isMakerOfOtherKind(own, match, name);
  // "Bệnh viện Mắt" of the letterhead is "Bệnh viện Mắt Nghệ An" where the letterhead, or its date, names Nghệ An.
  const isLonger = name.replace(/ (?:tinh|thanh pho)(?= )/g, "") === `${own.name} ${tail}`;
  return isLonger && own.head.some((line) => `${line} `.includes(`${tail} `));
}

function isForeign(
  line: ProseLine,
  match: RegExpExecArray,
  { own, seldom }: { own: OwnUnit; seldom: boolean },
): boolean {
  if (isNameOf(own, match)) return false;
  const name = fold(match[0]);
  const sameType = name.startsWith(own.type);
  const bothWhole = isWholeUnit(name) && isWholeUnit(own.type);
  if (!PARTS.has(line.part)) return isOwnByPlace(line, match, sameType);
  if (bothWhole && isEnd(line, match.index)) return true;
  const end = match.index + match[0].length;
  const blanked = line.own.slice(match.index, end).trim() === "";
  if (blanked) return false;
  const before = line.own.slice(0, match.index);
  if (actsAsOwn(before, line.own.slice(end), sameType)) return true;
  // A health centre has stations, and the authority above has hospitals: only its equals are foreign.
  return (sameType || bothWhole) && seldom && isOwnWork(before);
}

const isOwnWork = (before: string): boolean =>
  OWN_PEOPLE.test(before) ||
  isDoneAt(before) ||
  (OWN_SITE.test(before) && !PARTNER.test(before.replace(/\bdien tu\b/g, " ")));

const isWholeUnit = (name: string): boolean =>
  /^(?:benh vien|trung tam y te|trung tam kiem soat benh tat)\b/.test(name);

/** "Trong năm 2025, Trung tâm … đã triển khai", "phần mềm quản lý của Bệnh viện … còn chậm". */
const reportsOnItself = (before: string, behind: string): boolean =>
  (YEAR_LEAD.test(before) && HAS_DONE.test(behind)) ||
  (/\b(?:phan mem|he thong|ha tang|may chu|mang noi bo|khoa,? phong|vien chuc|nguoi benh)(?: [a-z]+){0,4} (?:cua|tai) $/.test(
    before,
  ) &&
    /^ (?:con|chua|da|dang|co|duoc|van|hay|gap)\b/.test(behind) &&
    !PARTNER.test(before.replace(/\b(?:tu|den)\b/g, " ")));

/** "Kế hoạch này áp dụng cho các khoa, phòng của <đơn vị>". */
const SCOPE =
  /^[\s*+\d.)-]*(?:pham vi(?: ap dung)?: )?ke hoach (?:nay )?(?:duoc )?ap dung (?:cho|doi voi|tai|trong)\b[^.;]{0,80}\b(?:cua|tai|thuoc) $/;

/** The title, the scope, the last sentence and the words over an annex name the plan's own unit. */
function isOwnByPlace(line: ProseLine, match: RegExpExecArray, sameType: boolean): boolean {
  if (!sameType) return false;
  const before = line.own.slice(0, match.index);
  const behind = line.own.slice(match.index + match[0].length);
  if (line.part === "results") return reportsOnItself(before, behind);
  const maker = /(?:^|[,;.])\W*$/.test(before) && MAKES_PLAN.test(behind);
  const whose = line.folded.slice(0, match.index);
  return maker || isOwnPlan(line, match.index) || isTitle(line, match.index) || SCOPE.test(whose);
}

/** A task of the plan: it begins with what is to be done and ends in the place where it is done. */
const DONE_AT =
  /^[\s*+\d.)a-z-]{0,6}\b(?:hoan thanh|trang bi|mua sam|mua|trien khai|lap dat|nang cap|to chuc|xay dung|duy tri|van hanh|cai dat|ap dung|mo rong|bo sung|sua chua|bao tri|ra soat|dau tu|so hoa|thue|thay the|cap|tap huan)\b[^.;]*\b(?:tai|cua|cho|o) $/;
/** Who goes there, who comes from there, what is looked at there. */
const ELSEWHERE =
  /\b(?:hoc|cu|chuyen gia|giang vien|bac si|dao tao tai|tap huan tai|hoi nghi|hoi thao|mo hinh|khao sat|trao doi|nhan ban giao|mua lai|dung chung|chia se|lay mau|xet nghiem tai|dat tai|luu tru tai|sao luu tai|may chu (?:cua|tai)|trung tam du lieu)\b/;

const isDoneAt = (before: string): boolean =>
  DONE_AT.test(before) &&
  // Without marks "điện tử" ends like "từ".
  !PARTNER.test(before.replace(/\bdien tu\b/g, " ")) &&
  !ELSEWHERE.test(before);

function actsAsOwn(before: string, behind: string, sameType: boolean): boolean {
  if (HEAD_OF.test(before)) return true;
  if (!sameType) return false;
  if (ITS_OWN.test(before) || STAFF_OF.test(before)) return true;
  if (PARTNER.test(before)) return false;
  return IN_CHARGE.test(behind) || /\btai\s*$/.test(before) || /^[\s*+\d.)-]*$/.test(before);
}

/** "Chuyển đổi số năm 2027 của <đơn vị>" in the lines of the title. */
const isTitle = (line: ProseLine, index: number): boolean =>
  line.part === "front" &&
  line.kind !== "row" &&
  /^\W*(?:(?:ke hoach|ung dung|ve|thuc hien|trien khai|day manh|cong tac) ){0,3}(?:cong nghe thong tin|chuyen doi so)[^.;:]{0,80} (?:cua|tai) $/.test(
    line.folded.slice(0, index),
  );

/** "Trên đây là Kế hoạch … của <đơn vị>": the last sentence names whose plan it is. */
const isEnd = (line: ProseLine, index: number): boolean =>
  /^\W*tren day la ke hoach\b[^.;]{0,110}\bcua $/.test(line.folded.slice(0, index));

/** "… Kế hoạch chuyển đổi số năm 2027 của <đơn vị>", "(Kèm theo Kế hoạch số … của <đơn vị>)". */
function isOwnPlan(line: ProseLine, index: number): boolean {
  const before = line.folded.slice(0, index);
  return (
    (/\bke hoach\b[^.;]{0,110}\bcua $/.test(before) &&
      (/^\W*kem theo\b/.test(before) || /\btren day la\b/.test(before))) ||
    /^\W*(?:dieu 1\W+)?(?:ban hanh )?kem theo (?:ke hoach|quyet dinh)\b[^.;]{0,110}\bcua (?:giam doc |truong tram )?$/.test(
      before,
    )
  );
}
