/**
 * Another unit's name where the plan speaks of its own: the trace of a copied plan. Only for plans of one hospital or
 * health centre; partners, and places where people are sent to learn, keep their names.
 */
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { foreignPlaces } from "../foreign-places.ts";
import { bareHospital } from "../own-type.ts";
import { PLANNED, type PlanPart } from "../plan-parts.ts";
import { certainty, type Prose, type ProseLine, proseOf, withPlaces } from "../prose.ts";
import type { Rule } from "../rule.ts";
import { type Kinship, spokenOfAsOwn } from "../unit-as-own.ts";
import {
  isNameOf,
  isWholeUnit,
  type OwnUnit,
  ownUnit,
  tellsUnit,
  UNIT,
  wholeName,
} from "../unit-names.ts";

const CODE = "foreign-unit";

export const planForeignUnit: Rule = {
  id: "plan-foreign-unit",
  title: "Tên đơn vị khác ở chỗ của mình",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Ghi tên một đơn vị khác ở chỗ nói về chính đơn vị lập kế hoạch; có thể chép từ kế hoạch của đơn vị đó.",
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

const PARTS: ReadonlySet<PlanPart> = new Set<PlanPart>([...PLANNED, "organisation", "budget"]);
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
      if (!tellsUnit(match)) continue;
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
        message: `Kế hoạch của ${own.printed} ghi “${name}” ở chỗ nói về chính mình; có thể chép từ kế hoạch của đơn vị khác.`,
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
  const name = wholeName(match[0]);
  if (isNameOf(own, match)) return false;
  const mayDo = name.startsWith(own.type) ? DOER : isWholeUnit(name) ? LEADER : null;
  return line.cells.some(
    (cell, at) => wholeName(cell) === name && mayDo?.test(fold(head[at] ?? "")),
  );
}

function isForeign(
  line: ProseLine,
  match: RegExpExecArray,
  { own, seldom }: { own: OwnUnit; seldom: boolean },
): boolean {
  if (isNameOf(own, match)) return false;
  const { sameType, bothWhole } = kinshipOf(own, match);
  if (seldom && saysOwn(line, match, { sameType, bothWhole })) return true;
  if (!PARTS.has(line.part)) return isOwnByPlace(line, match, sameType);
  if (bothWhole && isEnd(line, match.index)) return true;
  if (isCited(line, match)) return false;
  const end = match.index + match[0].length;
  const before = line.own.slice(0, match.index);
  if (actsAsOwn(before, line.own.slice(end), sameType)) return true;
  // A health centre has stations, and the authority above has hospitals: only its equals are foreign.
  return (sameType || bothWhole) && seldom && isOwnWork(before);
}

function kinshipOf(own: OwnUnit, match: RegExpExecArray): Kinship {
  const name = wholeName(match[0]);
  const bothWhole = isWholeUnit(name) && isWholeUnit(own.type);
  return { sameType: name.startsWith(own.type), bothWhole };
}

/** Cited documents and recipients name many; a base of the plan without a number tells of the unit itself. */
function saysOwn(line: ProseLine, match: RegExpExecArray, kinship: Kinship): boolean {
  if (line.part === "front" || line.part === "closing" || isCited(line, match)) return false;
  const before = line.own.slice(0, match.index);
  if (line.part === "bases" && !isOwnBase(line, before)) return false;
  return spokenOfAsOwn(line, match, kinship);
}

const isOwnBase = ({ folded }: ProseLine, before: string): boolean =>
  !/\bso \d|\d{4}\b|\bquyet dinh\b/.test(folded) &&
  (!/\b(?:cua|tai|o|thuoc) $/.test(before) ||
    /\b(?:dieu kien|tinh hinh|thuc te|thuc trang|nhu cau|chuc nang|nhiem vu)\b/.test(before));

const isCited = (line: ProseLine, match: RegExpExecArray): boolean =>
  line.own.slice(match.index, match.index + match[0].length).trim() === "";

const isOwnWork = (before: string): boolean =>
  OWN_PEOPLE.test(before) ||
  isDoneAt(before) ||
  (OWN_SITE.test(before) && !PARTNER.test(before.replace(/\bdien tu\b/g, " ")));

/** "Trong năm 2025, Trung tâm … đã triển khai", "phần mềm quản lý của Bệnh viện … còn chậm". */
const reportsOnItself = (before: string, behind: string): boolean =>
  (YEAR_LEAD.test(before) && HAS_DONE.test(behind)) ||
  (/\b(?:phan mem|he thong|ha tang|may chu|mang noi bo|khoa,? phong|vien chuc|nguoi benh)(?: [a-z]+){0,4} (?:cua|tai) $/.test(
    before,
  ) &&
    /^ (?:con|chua|da|dang|co|duoc|van|hay|gap)\b/.test(behind) &&
    !PARTNER.test(before.replace(/\b(?:tu|den)\b/g, " ")) &&
    !/\btung\b/.test(before));

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
  if (PARTNER.test(before) || /^ (?:ben canh|lan can)\b/.test(behind)) return false;
  return (
    IN_CHARGE.test(behind) ||
    (/\btai\s*$/.test(before) && !ELSEWHERE.test(before)) ||
    /^[\s*+\d.)-]*$/.test(before)
  );
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
