/**
 * The name of another commune or province where the plan speaks of its own: "Xã Mỹ Lợi có 14 ấp" in the plan of the
 * station of Tân Hưng, "Sở Y tế tỉnh Cà Mau" in the plan for An Giang. Neighbours, partners and former names are left alone.
 */
import { findProvince, provinceNamed } from "../document/place-names.ts";
import { fold } from "../text/fold.ts";
import { holderOf } from "./abolished-bodies.ts";
import type { Finding } from "./finding.ts";
import { PLANNED, type PlanPart } from "./plan-parts.ts";
import { certainty, type Prose, type ProseLine, withPlaces } from "./prose.ts";
import { tellsOfTwo } from "./unit-as-own.ts";

const NAME = String.raw`((?:\p{Lu}[\p{Ll}\p{M}]*)(?: \p{Lu}[\p{Ll}\p{M}]*){0,3})`;
const COMMUNE = new RegExp(String.raw`(?<!\p{L})([Xx]ã|[Pp]hường|[Đđ]ặc khu) ${NAME}`, "gu");
const PROVINCE = new RegExp(String.raw`(?<!\p{L})(?:tỉnh|Tỉnh|TỈNH) ${NAME}`, "gu");
/** The department that a unit reports to, by its province alone. */
const DEPARTMENT = new RegExp(
  String.raw`(?<!\p{L})(?:Sở Y tế|UBND tỉnh)(?: (?:tỉnh|thành phố))? ${NAME}`,
  "gu",
);
/** Departments of other sectors: a unit works with those of its own province. */
const OTHER_SECTOR = new RegExp(
  String.raw`(?<!\p{L})(?:Sở (?!Y tế)\p{Lu}[\p{L}, ]{3,40}?|Công an|Bảo hiểm xã hội|BHXH|Kho bạc Nhà nước) tỉnh ${NAME}`,
  "gu",
);
/** What a province has one of, and whose people and work are meant, in front of a name without "tỉnh". */
const OWN_OF = new RegExp(
  String.raw`(?<!\p{L})(?:của(?: tỉnh| thành phố)?|toàn tỉnh|[Nn]gành [Yy] tế(?: tỉnh| thành phố)?|(?:người|nhân) dân(?: tỉnh| thành phố)?|trên địa bàn(?: thành phố)?|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) thành phố|[Nn]gân sách (?:tỉnh|thành phố)|[Tt]hông tin điện tử(?: tỉnh| thành phố)?|Kiểm soát bệnh tật(?: tỉnh| thành phố)?|CDC|[Tt]hông minh (?:tỉnh|thành phố)) ${NAME}`,
  "gu",
);
const MAKES_PLAN = /^,? (?:xay dung|ban hanh|lap)(?: va ban hanh)? ke hoach\b/;
/** Words in front that make the place one beside the plan's own, or what there was before. */
const BESIDE =
  "phoi hop|ket noi|lien thong|hoc tap|hoc hoi|tham quan|kinh nghiem|giua|lan can|sap nhap|hop nhat|truoc day|cu|so voi|nhu|ghi nho|ky ket|thoa thuan|tham du|du hoi nghi";
const ELSEWHERE =
  /\b(?:hoc tap|hoc hoi|tham quan|kinh nghiem|giua|lan can|sap nhap|hop nhat|truoc day|cu|so voi|nhu|khao sat|mo hinh)\b[^.;]{0,60}$/;
const LEARNS = new RegExp(String.raw`\b(?:${BESIDE})\b[^.;]{0,60}$`);
/** Words in front that make the place the plan's own. */
const OWN_PLACE =
  /(?:^[\s*+\d.)-]*|\b(?:tai|tren dia ban|nguoi dan|nhan dan|uy ban nhan dan|ubnd|dang uy|hdnd|toan|cua|cho|so y te|nganh y te|trung tam kiem soat benh tat|tram y te|y te)\s+(?:toan )?)$/;
/** Work for all of a province's hospitals, stations or people is work of that province. */
const ALL_OF =
  /^(?!.*\b(?:voi|giua|hoc tap|hoc hoi|tham quan|kinh nghiem|mo hinh|nhu|tu|den|gui)\b).*\b(?:moi|toan bo|tat ca|100\s*%)(?: (?:cac|so))? (?:co so|don vi|benh vien|tram|nguoi dan|dan so|xa)\b[^.;,]{0,40}\b(?:trong|tren dia ban|cua|tai) (?:toan )?$/;
const PARTNER = new RegExp(
  String.raw`\b(?:(?:${BESIDE}|ho tro|chi vien)\b[^.;]{0,60}|(?:voi|giap|tu|den|gui)\b[^.;,]{0,60})$`,
);
const FORMER_BEHIND =
  /^\s*(?:\(?cu\)?\b|ben canh|lan can|truoc day|truoc sap nhap|va (?:xa|phuong|tinh)\b|,\s*(?:xa|phuong|tinh|\p{L}+ \p{L}+,))/u;
const PARTS: ReadonlySet<PlanPart> = new Set<PlanPart>([
  ...PLANNED,
  "organisation",
  "budget",
  "results",
  "other",
]);
/** "Chuyển đổi số ngành y tế tỉnh …" in the lines of the title. */
const IN_TITLE = /\b(?:nganh y te|chuyen doi so(?: y te)?) (?:cua |tai |tren dia ban )?$/;
/** A place that the plan names often is a part of what it speaks of. */
const OFTEN = 3;

export function foreignPlaces(prose: Prose, issuer: string): Finding[] {
  const commune = /(?:xã|phường|đặc khu) (.+)$/iu.exec(issuer)?.[1] ?? null;
  const found =
    commune === null
      ? []
      : [
          ...named(prose, COMMUNE, 2, (name) => isOther(name, commune)),
          ...recipients(prose, commune),
        ];
  const province = ownProvince(prose, issuer);
  const head = province === null ? headPlace(prose) : null;
  if (province === null && head === null) return told(prose, found, issuer);
  const isForeign = (name: string): boolean =>
    province === null ? isOther(name, head ?? "") : isOtherProvince(name, province);
  const departments = [
    ...named(prose, DEPARTMENT, 1, isForeign, (line, match) => worksWith(line, match, LEARNS)),
    ...named(prose, OTHER_SECTOR, 1, isForeign, (line, match) => worksWith(line, match, ELSEWHERE)),
  ];
  const owned =
    province === null
      ? []
      : named(prose, OWN_OF, 1, isForeign, (line, match) => isOwned(line, match, issuer));
  const known = new Set(departments.map(({ name }) => name));
  const others = [
    ...departments,
    ...named(prose, PROVINCE, 1, isForeign).filter(({ name }) => !known.has(name)),
  ];
  const all = new Set(others.map(({ name }) => name));
  others.push(...owned.filter(({ name }) => !all.has(name)));
  return [...told(prose, found, issuer), ...told(prose, others, issuer)];
}

interface Named {
  name: string;
  lines: ProseLine[];
}

function named(
  prose: Prose,
  pattern: RegExp,
  group: number,
  isForeign: (name: string) => boolean,
  isOwn = speaksOfOwn,
): Named[] {
  const byName = new Map<string, { all: number; lines: ProseLine[] }>();
  for (const line of prose.lines) {
    for (const match of line.text.matchAll(pattern)) {
      const name = match[group] ?? "";
      if (!isForeign(name)) continue;
      const known = byName.get(name) ?? { all: 0, lines: [] };
      known.all += 1;
      if (isOwn(line, match)) known.lines.push(line);
      byName.set(name, known);
    }
  }
  return [...byName].flatMap(([name, { all, lines }]) =>
    lines.length > 0 && all === lines.length && all < OFTEN ? [{ name, lines }] : [],
  );
}

function speaksOfOwn(line: ProseLine, match: RegExpExecArray): boolean {
  if (line.kind === "row") return false;
  const title = line.part === "front" && IN_TITLE.test(line.own.slice(0, match.index));
  if (!PARTS.has(line.part)) return title;
  const end = match.index + match[0].length;
  // Blanked: it stands in the name of a cited document.
  if (line.own.slice(match.index, end).trim() === "") return false;
  const before = line.own.slice(0, match.index);
  if (FORMER_BEHIND.test(line.own.slice(end))) return false;
  if (ALL_OF.test(before)) return true;
  if (PARTNER.test(before)) return false;
  return OWN_PLACE.test(before);
}

/** "báo cáo Sở Y tế …": a unit has one department, in its text and among its recipients. */
function worksWith(line: ProseLine, match: RegExpExecArray, elsewhere: RegExp): boolean {
  const end = match.index + match[0].length;
  const isCell = line.cells.some((cell) => cell === match[0]);
  if ((line.kind === "row" && !isCell) || line.own.slice(match.index, end).trim() === "")
    return false;
  // In front of the plan only the sentence that makes it speaks of its own department.
  if (line.part === "front" || line.part === "bases")
    return MAKES_PLAN.test(line.own.slice(end)) && /^\W*$/.test(line.own.slice(0, match.index));
  const before = line.own.slice(0, match.index);
  return !elsewhere.test(before) && !FORMER_BEHIND.test(line.own.slice(end));
}

/** People from elsewhere are patients; a unit of the plan's own kind is judged by its whole name. */
function isOwned(line: ProseLine, match: RegExpExecArray, issuer: string): boolean {
  if (line.part === "front" || line.part === "bases" || line.kind === "row") return false;
  const end = match.index + match[0].length;
  if (line.own.slice(match.index, end).trim() === "") return false;
  // One of several places is no own one.
  if (/^(?:,| và) \p{Lu}/u.test(line.text.slice(end))) return false;
  if (FORMER_BEHIND.test(line.own.slice(end)) || tellsOfTwo(line, match.index, end)) return false;
  if (/^(?:CDC|Kiểm soát)/.test(match[0]) && /kiem soat benh tat/.test(fold(issuer))) return false;
  return (
    !PARTNER.test(line.own.slice(0, match.index)) &&
    !/\b(?:kham cho|dieu tri cho|nguoi benh|benh nhi|luot|den tu|giap ranh|mo hinh|benh vien|truong|cong ty|vien)\b/.test(
      line.own.slice(0, match.index),
    )
  );
}

const isOther = (name: string, own: string): boolean => {
  const [a, b] = [fold(name), fold(own)];
  return a !== b && !a.startsWith(`${b} `) && !b.startsWith(`${a} `);
};

function isOtherProvince(name: string, own: string): boolean {
  const printed = provinceNamed(name);
  return printed !== null && printed !== own && holderOf(printed) !== own;
}

const COMMITTEE = new RegExp(
  String.raw`(?<!\p{L})(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy|Đảng uỷ) (?:xã|phường|đặc khu) ${NAME}`,
  "gu",
);

/** The one committee of a commune among the recipients is that of the plan's own. */
function recipients(prose: Prose, commune: string): Named[] {
  const closing = prose.lines.filter((line) => line.part === "closing");
  const sentTo = closing.flatMap((line) =>
    [...line.text.matchAll(COMMITTEE)].map((match) => ({ line, name: match[1] ?? "" })),
  );
  const names = new Set(sentTo.map(({ name }) => name));
  const [only, ...more] = names;
  if (only === undefined || more.length > 0 || !isOther(only, commune)) return [];
  return [{ name: only, lines: sentTo.map(({ line }) => line) }];
}

const HEAD_PLACE =
  /(?:^|[\s*|])(?:(?:sở y tế|ubnd|(?:ủy|uỷ) ban nhân dân)(?: (?:tỉnh|thành phố))?|tỉnh) (\p{L}+(?: \p{L}+){0,3})\s*(?:[*|\t,.;]|$)/iu;

/** A place that is no province we know, as the letterhead prints it: "SỞ Y TẾ TỈNH HOÀ SƠN". */
function headPlace(prose: Prose): string | null {
  const head = prose.lines
    .filter((line) => line.part === "front" && line.text.trim() !== "")
    .slice(0, 8);
  const names = head.flatMap(({ text }) => HEAD_PLACE.exec(text)?.[1] ?? []);
  return (
    names.find((name) => !/^(?:xã|phường|huyện|tỉnh|thành|đặc|cộng)(?!\p{L})/iu.test(name)) ?? null
  );
}

/** The province of the issuer, else the one that the letterhead names. */
function ownProvince(prose: Prose, issuer: string): string | null {
  const head = prose.lines
    .filter((line) => line.part === "front" && line.text.trim() !== "")
    .slice(0, 8)
    .filter((line) => /\btinh\b|\bthanh pho\b|so y te|ubnd|uy ban/.test(line.folded));
  const byIssuer = findProvince(issuer);
  const byHead = head.map((line) => findProvince(line.text)).find((one) => one !== null) ?? null;
  return byHead ?? (/so y te/.test(fold(issuer)) ? byIssuer : null) ?? provinceOfDate(prose);
}

/** "Quảng Ninh, ngày 16 tháng 01 năm 2026": the province of the head, the one of today for a former one. */
function provinceOfDate(prose: Prose): string | null {
  const dated = prose.lines
    .filter(({ part }) => part === "front")
    .flatMap(({ text }) => /^[\s*_]*([\p{L} ]{4,24}), ngày\s/u.exec(text)?.[1] ?? []);
  const named = provinceNamed(dated[0] ?? "");
  return named === null ? null : (provinceNamed(holderOf(named) ?? named) ?? named);
}

const told = (prose: Prose, places: readonly Named[], issuer: string): Finding[] =>
  places.map(({ name, lines }) =>
    withPlaces(
      {
        code: "foreign-unit",
        severity: certainty("warning", prose.all.unsure),
        quote: name,
        expected: issuer,
        found: name,
        message: `Kế hoạch của ${issuer} ghi “${name}” như địa bàn của mình; có thể chép từ kế hoạch của nơi khác.`,
        suggestion: "Sửa tên địa bàn, hoặc nói rõ vai trò của nơi được nêu.",
      },
      lines.map((line) => line.where),
    ),
  );
