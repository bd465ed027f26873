/**
 * Offices of the plan's own unit as sets of what they do: "Phòng Tổ chức - Hành chính" and "Phòng Hành chính - Tổ chức" do
 * the same, so do "Phòng Công nghệ thông tin" and "Tổ Tin học". One unit has one office for each.
 */
import { fold } from "../text/fold.ts";
import type { Where } from "./finding.ts";
import type { Prose, ProseLine } from "./prose.ts";
import type { DocumentFacts } from "./rule.ts";

/** What offices do, folded; words that mean the same lead to one of them. */
const DUTIES: readonly (readonly [words: string, duty: string])[] = [
  ["cong nghe thong tin|cntt|tin hoc", "cong nghe thong tin"],
  ["trang thiet bi y te|trang thiet bi|thiet bi y te|thiet bi", "thiet bi"],
  ["vat tu y te|vat tu", "vat tu"],
  ["quan ly chat luong", "quan ly chat luong"],
  ["kiem soat nhiem khuan", "kiem soat nhiem khuan"],
  ["cong tac xa hoi", "cong tac xa hoi"],
  ["chi dao tuyen", "chi dao tuyen"],
  ["nghien cuu khoa hoc", "nghien cuu khoa hoc"],
  ["hop tac quoc te", "hop tac quoc te"],
  ["hoi suc tich cuc|hoi suc", "hoi suc"],
  ["truyen thong giao duc suc khoe|truyen thong", "truyen thong"],
  ["tai chinh", "tai chinh"],
  ...[
    "ke toan,to chuc,can bo,nhan su,hanh chinh,quan tri,ke hoach,tong hop,nghiep vu,dieu duong,dao tao,dinh duong",
    "chong doc,cap cuu,duoc,dan so,noi,ngoai,san,nhi,tai vu,thanh tra,phap che",
  ]
    .join(",")
    .split(",")
    .map((word): [string, string] => [word, word]),
];
const ANY_DUTY = DUTIES.map(([words]) => words).join("|");
const DUTY = new RegExp(`^(?:${ANY_DUTY})(?![\\p{L}\\d])`, "u");
/** Between two duties; behind nothing but a space the next one is a part of the name only where both belong together. */
const JOINT = /^(?:\s*[-–&,]\s*|\s+và\s+|\s+)/u;
const BESIDE: ReadonlySet<string> = new Set([
  "to chuc+can bo",
  "to chuc+nhan su",
  "to chuc+hanh chinh",
  "hanh chinh+to chuc",
  "hanh chinh+quan tri",
  "ke hoach+tong hop",
  "ke hoach+nghiep vu",
  "ke hoach+tai chinh",
  "nghiep vu+ke hoach",
  "tai chinh+ke toan",
  "ke toan+tai chinh",
  "vat tu+thiet bi",
]);
const OFFICE =
  /(?<!\p{L})(?:(?<many>[Cc]ác) )?(?<kind>[Pp]hòng|Khoa|khoa|Tổ|tổ|Ban|Bộ phận) (?=\p{Lu})/gu;
/** Those of somebody else, and what the own ones were called. */
const OF_OTHERS =
  /^\s*(?:,|của|thuộc)? (?:Sở (?:Y tế|Tài chính|Nội vụ)|UBND|Ủy ban|Công an|Bảo hiểm xã hội)(?!\p{L})|^\s*(?:của|thuộc|trực thuộc|tại)(?! (?:bệnh viện|trung tâm|đơn vị|sở)(?:$|[\s.,;]))|^\s*(?:các|từng|mỗi|xã|phường|huyện|UBND|cũ|trước đây|\(cũ)/iu;
const CHANGES =
  /\b(?:thanh lap|doi ten|chuyen thanh|nang cap thanh|sap nhap|hop nhat|kien toan|tach|truoc day|truoc (?:thang|nam|ngay)|nay la|giai the)\b/;

interface Office {
  /** As printed, "Phòng Tổ chức - Hành chính". */
  form: string;
  /** "phong", "to". */
  kind: string;
  /** Duties in order. */
  duties: readonly string[];
  where: Where;
  /** The plan says what it has to do: "1. Phòng Kế hoạch - Nghiệp vụ: đầu mối, …". */
  isListed: boolean;
}

export function officeVariants(prose: Prose, facts: DocumentFacts): Map<string, Where>[] {
  const offices = prose.lines.flatMap((line) => officesIn(line));
  const ofUnit = facts.issuer !== null && !/\bso y te\b/.test(fold(facts.issuer));
  const groups = new Map<string, Office[]>();
  for (const office of offices) {
    const key = office.duties.toSorted().join("+");
    groups.set(key, [...(groups.get(key) ?? []), office]);
  }
  const sure = (office: Office): boolean => office.isListed || isInRegister(office, prose);
  const turned = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const other = group.find((one) => first !== undefined && isOtherName(first, one, ofUnit));
    return first === undefined || other === undefined ? [] : [both(first, other)];
  });
  return [...turned, ...(ofUnit ? sharedDuties([...groups.values()], sure) : [])];
}

const both = (a: Office, b: Office): Map<string, Where> =>
  new Map([
    [a.form, a.where],
    [b.form, b.where],
  ]);

/** Duties that one unit never gives to two offices. */
const ONCE: readonly string[] = ["to chuc", "ke hoach", "tai chinh", "ke toan"];

/**
 * "Phòng Kế hoạch tổng hợp" throughout, and "Phòng Kế hoạch - Nghiệp vụ" in a single place; the usual name may stand in a
 * single place too where that is the one that says who does what, or the registry keeps a copy for it ("Lưu: VT, KHTH").
 */
function sharedDuties(
  groups: readonly (readonly Office[])[],
  sure: (office: Office) => boolean,
): Map<string, Where>[] {
  const rooms = groups.filter(([first]) => first?.kind === "phong" && first.duties.length > 1);
  return rooms.flatMap((group) => {
    const [only, ...again] = group;
    if (only === undefined || again.length > 0) return [];
    const usual = rooms.find(([one]) => one !== undefined && one !== only && shares(one, only));
    const first = usual?.[0];
    if (first === undefined) return [];
    const isUsual = (usual?.length ?? 0) > 1 || (sure(first) && !sure(only));
    return isUsual ? [both(first, only)] : [];
  });
}

/** The initials of the name among those of "Lưu: VT, KHNV". */
function isInRegister({ form }: Office, { lines }: Prose): boolean {
  const words = fold(form).match(/[a-z]+/g) ?? [];
  const initials = words
    .slice(1)
    .filter((word) => word !== "va")
    .map((word) => word.charAt(0))
    .join("");
  const kept = lines.findLast(({ folded }) => /^[\W_]*luu\s*:/.test(folded));
  return initials.length > 2 && (kept?.folded ?? "").split(/[^a-z]+/).includes(initials);
}

/** Both have a duty of those, and each one that the other lacks: neither name shortens the other. */
const shares = (a: Office, b: Office): boolean =>
  ONCE.some((duty) => a.duties.includes(duty) && b.duties.includes(duty)) &&
  a.duties.length === b.duties.length &&
  a.duties.some((duty) => !b.duties.includes(duty));

function isOtherName(a: Office, b: Office, ofUnit: boolean): boolean {
  if (a.kind === b.kind && a.duties.join("+") !== b.duties.join("+")) return true;
  // A department of health speaks of the offices of all its units.
  if (!ofUnit || a.duties.join(" ").split(" ").length < 3) return false;
  return a.kind !== b.kind || saysComputing(a.form) !== saysComputing(b.form);
}

/** "Tin học" is another name than "Công nghệ thông tin"; "CNTT" only shortens it. */
const saysComputing = (form: string): boolean => /tin hoc$/.test(fold(form));

function officesIn(line: ProseLine): Office[] {
  if (line.part === "bases" || CHANGES.test(line.own)) return [];
  return [...line.text.matchAll(OFFICE)].flatMap((match) => {
    const start = match.index + match[0].length;
    const { duties, end, listed } = dutiesAt(line, start);
    const isMany = match.groups?.["many"] !== undefined && (listed || duties.length > 1);
    if (duties.length === 0 || isMany || OF_OTHERS.test(line.text.slice(end))) return [];
    const kind = match.groups?.["kind"] ?? "";
    const form = `${kind} ${line.text.slice(start, end)}`;
    const isListed =
      line.part === "organisation" &&
      /^[\W\d_]*$/.test(line.folded.slice(0, match.index)) &&
      /^[\s*_]*:/.test(line.text.slice(end));
    return [{ form, kind: fold(kind), duties, where: line.where, isListed }];
  });
}

function dutiesAt(
  line: ProseLine,
  start: number,
): { duties: string[]; end: number; listed: boolean } {
  const duties: string[] = [];
  let [at, end, listed] = [start, start, false];
  for (;;) {
    const words = DUTY.exec(line.folded.slice(at))?.[0];
    const duty = DUTIES.find(([forms]) => words !== undefined && forms.split("|").includes(words));
    if (words === undefined || duty === undefined || !joins(line.text, end, at, duties, duty[1]))
      break;
    listed ||= line.text.slice(end, at).includes(",");
    duties.push(duty[1]);
    end = at + words.length;
    at = end + (JOINT.exec(line.text.slice(end))?.[0].length ?? 0);
  }
  return { duties, end, listed };
}

/** A space alone joins capitals, and words that belong together. */
function joins(
  text: string,
  end: number,
  at: number,
  duties: readonly string[],
  duty: string,
): boolean {
  const last = duties.at(-1);
  if (last === undefined) return true;
  if (at === end) return false;
  const isJoined = text.slice(end, at).trim() !== "";
  return isJoined || /\p{Lu}/u.test(text.charAt(at)) || BESIDE.has(`${last}+${duty}`);
}
