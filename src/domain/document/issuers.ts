/** Issuing bodies: the letters that stand for them in a symbol, and how they are named in letterheads and titles. */
import { fold } from "../text/fold.ts";
import { findProvince } from "./place-names.ts";

/** Last letters of a symbol → body. */
const BODY_BY_CODE: Record<string, string> = {
  BYT: "Bộ Y tế",
  CP: "Chính phủ",
  TTG: "Thủ tướng Chính phủ",
  BTC: "Bộ Tài chính",
  BTTTT: "Bộ Thông tin và Truyền thông",
  BKHCN: "Bộ Khoa học và Công nghệ",
  BCA: "Bộ Công an",
  BNV: "Bộ Nội vụ",
  BGTVT: "Bộ Giao thông vận tải",
  BTP: "Bộ Tư pháp",
  BQP: "Bộ Quốc phòng",
  BXD: "Bộ Xây dựng",
  BCT: "Bộ Công Thương",
  BNG: "Bộ Ngoại giao",
  BGDDT: "Bộ Giáo dục và Đào tạo",
  BVHTTDL: "Bộ Văn hóa, Thể thao và Du lịch",
  BNNMT: "Bộ Nông nghiệp và Môi trường",
  BNNPTNT: "Bộ Nông nghiệp và Phát triển nông thôn",
  BTNMT: "Bộ Tài nguyên và Môi trường",
  BKHDT: "Bộ Kế hoạch và Đầu tư",
  BLDTBXH: "Bộ Lao động - Thương binh và Xã hội",
  NHNN: "Ngân hàng Nhà nước Việt Nam",
  TTCP: "Thanh tra Chính phủ",
  VPCP: "Văn phòng Chính phủ",
  VPQH: "Văn phòng Quốc hội",
  KTNN: "Kiểm toán nhà nước",
  TTYQG: "Trung tâm Thông tin y tế Quốc gia",
  BHXH: "Bảo hiểm xã hội Việt Nam",
  SYT: "Sở Y tế",
  STTTT: "Sở Thông tin và Truyền thông",
  STC: "Sở Tài chính",
  SKHCN: "Sở Khoa học và Công nghệ",
  TTYT: "Trung tâm Y tế",
  TYT: "Trạm Y tế",
  UBND: "Ủy ban nhân dân",
  HDND: "Hội đồng nhân dân",
  BVDK: "Bệnh viện Đa khoa",
  KSBT: "Trung tâm Kiểm soát bệnh tật",
  TTKSBT: "Trung tâm Kiểm soát bệnh tật",
};

/** Bodies of one place each: they need the name of a province or district behind them. */
const LOCAL =
  /^(?:sở |trung tâm (?!thông tin y tế quốc gia)|trạm |bệnh viện|ủy ban |hội đồng |phòng |chi cục )/i;

/** Written forms of a body, as they begin a name in running text; the canonical spelling is the value. */
const BODY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/trung tâm y tế/iu, "Trung tâm Y tế"],
  [/trung tâm kiểm soát bệnh tật/iu, "Trung tâm Kiểm soát bệnh tật"],
  [/trạm y tế/iu, "Trạm Y tế"],
  [/bệnh viện/iu, "Bệnh viện"],
  [/sở y tế/iu, "Sở Y tế"],
];

/** Syllables that belong to the name of a body although they are written small. */
const NAME_SYLLABLES = new Set(
  (
    "huyện quận thị xã thành phố tỉnh khu vực phường đa khoa chuyên tâm thần phụ sản nhi phổi lao mắt y học cổ " +
    "truyền dược da liễu ung bướu nhiễm nội tiết phục hồi chức năng chỉnh hình răng hàm mặt tai mũi họng nhiệt đới " +
    "điều dưỡng tim mạch huyết quân dân - –"
  ).split(" "),
);
const MAX_NAME_WORDS = 10;

/** Body that the letters stand for, or the bodies of a joint document ("BYT-BTC"); null when they are not known. */
export function bodyOfCode(unitCode: string): string | null {
  const key = fold(unitCode).toUpperCase();
  if (/^QH\d+$/.test(key)) return "Quốc hội";
  if (/^UBTVQH\d+$/.test(key)) return "Ủy ban Thường vụ Quốc hội";
  if (!key.includes("-")) return BODY_BY_CODE[key] ?? null;
  const bodies = key.split("-").map((part) => BODY_BY_CODE[part]);
  const joint = bodies.every((body) => body !== undefined && !isLocalBody(body));
  return joint ? bodies.join(", ") : null;
}

const CENTRAL_PARTY: readonly (readonly [RegExp, string])[] = [
  [/\bbo chinh tri\b/, "Bộ Chính trị"],
  [/\bban bi thu\b/, "Ban Bí thư"],
  [/\bban chap hanh trung uong\b/, "Ban Chấp hành Trung ương"],
];

/** A body of the Party by the letters of its symbol ("TW", "TU", "BCSĐ"), named in the lines of the letterhead. */
export function partyBody(letters: string, lines: readonly string[]): string | null {
  const key = fold(letters).toUpperCase();
  if (key === "TW") {
    const folded = lines.map((line) => fold(line));
    // "NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ" stands below the letterhead of the whole committee and is more exact.
    const ranked = [...folded.filter((line) => line.startsWith("cua ")), ...folded];
    for (const line of ranked) {
      const body = CENTRAL_PARTY.find(([pattern]) => pattern.test(line));
      if (body) return body[1];
    }
    return null;
  }
  const board = PARTY_BOARDS[key];
  if (board !== undefined) return board;
  const pattern = PARTY_LETTERHEAD[key] ?? (/.TU$/.test(key) ? BOARD_OF_PROVINCE : undefined);
  const line = lines.find((one) => pattern?.test(fold(one)) === true && one.length < 90);
  return line === undefined ? null : partyName(line);
}

/** Boards of the central committee: the letters of their symbols ("27-HD/BTCTW"). */
const PARTY_BOARDS: Record<string, string> = {
  BTCTW: "Ban Tổ chức Trung ương",
  BTGTW: "Ban Tuyên giáo Trung ương",
  BTGDVTW: "Ban Tuyên giáo và Dân vận Trung ương",
  BDVTW: "Ban Dân vận Trung ương",
  BNCTW: "Ban Nội chính Trung ương",
  BCSCLTW: "Ban Chính sách, chiến lược Trung ương",
  UBKTTW: "Ủy ban Kiểm tra Trung ương",
  VPTW: "Văn phòng Trung ương Đảng",
};

const PARTY_LETTERHEAD: Record<string, RegExp> = {
  TU: /^(?:tinh|thanh) uy\b/,
  HU: /^(?:huyen|thi|quan) uy\b/,
  DU: /^dang uy\b/,
  BCSD: /^ban can su dang\b/,
};

/** "BAN TỔ CHỨC TỈNH ỦY", "VĂN PHÒNG TỈNH ỦY": boards of the committee of a province. */
const BOARD_OF_PROVINCE = /^(?:ban|uy ban|van phong) (?:[a-z]+ ){0,5}(?:tinh|thanh) uy\b/;

/** "BAN CÁN SỰ ĐẢNG BỘ Y TẾ" → "Ban cán sự đảng Bộ Y tế". */
function partyName(line: string): string {
  const words = line.replace(/\s*ĐẢNG CỘNG.*$/u, "").trim();
  const board = /^(?:ban|ủy ban|văn phòng) (?!cán sự).*?(?= (?:tỉnh|thành) ủy)/iu.exec(words)?.[0];
  if (board !== undefined)
    return `${sentenceCase(board)} ${partyName(words.slice(board.length + 1))}`;
  const [, head = "", tail = ""] =
    /^(ban cán sự đảng|đảng ủy|(?:tỉnh|thành|huyện|thị|quận) ủy|\S+ \S+)\s*(.*)$/iu.exec(words) ??
    [];
  const first = head.charAt(0).toUpperCase() + head.slice(1).toLowerCase();
  return tail === "" ? first : `${first} ${bodyOfLetterhead(tail) ?? titleCase(tail)}`;
}

export function isLocalBody(body: string): boolean {
  return LOCAL.test(body);
}

/** A health body named in full in a text ("Trung tâm y tế Krông Pắc"), in canonical spelling; null without a name. */
export function findNamedBody(text: string, wanted: string | null): string | null {
  for (const [pattern, body] of BODY_WORDS) {
    if (wanted !== null && !wanted.startsWith(body)) continue;
    for (const match of text.matchAll(new RegExp(pattern.source, "giu"))) {
      const name = nameBehind(text.slice(match.index + match[0].length));
      if (name !== null) return `${body} ${name}`;
    }
  }
  return null;
}

function nameBehind(rest: string): string | null {
  const words: string[] = [];
  for (const word of rest.trimStart().split(/\s+/).slice(0, MAX_NAME_WORDS)) {
    const clean = word.replace(/[,.;:)(“”"].*$/u, "");
    if (!isNameWord(clean, words.length === 0)) break;
    words.push(clean);
    if (clean !== word) break;
  }
  while (/^(?:[-–]|tỉnh|huyện|quận|xã|phường)$/u.test(words.at(-1) ?? "")) words.pop();
  const name = words.join(" ").replace(/^tỉnh /u, "");
  return words.some((word) => /^\p{Lu}/u.test(word)) && name !== "" ? name : null;
}

/** "Sở Y tế, UBND tỉnh", "Trung tâm Y tế Năm 2026" name nobody. */
function isNameWord(word: string, first: boolean): boolean {
  if (/^(?:Bộ|Sở|UBND|Ủy|Các|Phòng|Năm)$/u.test(word)) return false;
  if (/^\p{Lu}/u.test(word) || NAME_SYLLABLES.has(word)) return true;
  return !first && /^\d{1,3}$/.test(word);
}

/** A body in capitals in a letterhead ("SỞ Y TẾ THANH HÓA", "TRUNG TÂM Y TẾ HUYỆN A"), in title case; null otherwise. */
export function bodyOfLetterhead(line: string): string | null {
  const own = leftColumn(line);
  const folded = fold(own);
  if (/^bo y te$/.test(folded)) return "Bộ Y tế";
  if (/^chinh phu$/.test(folded)) return "Chính phủ";
  if (/^thu tuong chinh phu$/.test(folded)) return "Thủ tướng Chính phủ";
  if (/^quoc hoi$/.test(folded)) return "Quốc hội";
  const named = LETTERHEAD.test(folded);
  if (!named) return null;
  const upper = own.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = own.match(/\p{Ll}/gu)?.length ?? 0;
  if (upper <= lower || own.length > 90) return null;
  return titleCase(own);
}

const LETTERHEAD =
  /^(?:so y te|trung tam|benh vien|tram y te|uy ban nhan dan|ubnd (?:tinh|huyen|xa|phuong|thanh pho)|bao hiem xa hoi (?:tinh|thanh pho|khu vuc|huyen|quan|co so)|(?:chi |tong )?cuc(?! truong)|vien (?!truong)|truong (?:dai hoc|cao dang)|ban (?:chi dao|quan ly))\b/;

/** "Bệnh viện Bạch Mai": a name that no other place has; "Bệnh viện Đa khoa", "Bệnh viện Nhi" stand in every province. */
export function hasOwnName(body: string): boolean {
  const [, name] = /^Bệnh viện (.+)$/u.exec(body) ?? [];
  return name?.split(/\s+/).some((word) => !NAME_SYLLABLES.has(word.toLowerCase())) === true;
}

/** Without the motto, where a letterhead of two columns stands in one line ("SỞ Y TẾ        Độc lập - Tự do …"). */
export function leftColumn(line: string): string {
  const motto = /\s+(?:c[oộ]ng h[oòoà][aàả]? x[aã] h[oộ][il1]|[dđ][oộ]c [l1][aậ]p\s*[-–])/iu.exec(
    line,
  );
  return (motto ? line.slice(0, motto.index) : line).trim();
}

const SMALL = new Set(
  "y tế tâm nhân dân ban viện khoa tỉnh huyện xã quận phố phường khu vực trung thị bệnh tật soát".split(
    " ",
  ),
);

/** A hospital's speciality: "Phục hồi chức năng". */
const sentenceCase = (words: string): string => words.charAt(0) + words.slice(1).toLowerCase();

/** Departments and institutes are named after what they do: small letters but the first. */
const BY_TASK =
  /^(?:chi cục|tổng cục|cục|viện|trường (?:đại học|cao đẳng)|ban (?:chỉ đạo|quản lý))(?= )/iu;
const OFFICIAL = ["Cục Quản lý Khám, chữa bệnh", "Cục Khoa học công nghệ và Đào tạo"] as const;

function titleCase(text: string): string {
  const kind = BY_TASK.exec(text)?.[0];
  if (kind !== undefined) {
    const task = text.slice(kind.length).trim();
    const name = `${sentenceCase(kind)} ${sentenceCase(task)}`;
    return OFFICIAL.find((one) => fold(one) === fold(name)) ?? name;
  }
  const province = findProvince(text);
  const words = text.toLowerCase().split(/\s+/);
  const cased = words.map((word, index) => {
    if (index > 0 && SMALL.has(word)) return word;
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
  const joined = cased
    .join(" ")
    .replace(/^Ubnd /u, "UBND ")
    .replace(/ y tế/u, " Y tế")
    .replace(/^Bảo Hiểm Xã Hội/iu, "Bảo hiểm xã hội")
    .replace(/^Trung Tâm/u, "Trung tâm")
    .replace(
      /(?<=Bệnh viện )(?:Phục Hồi Chức Năng|Y Học Cổ Truyền|Da Liễu|Phụ Sản)/u,
      sentenceCase,
    );
  if (province === null) return joined;
  const end = fold(joined).lastIndexOf(fold(province));
  return end < 0 ? joined : `${joined.slice(0, end)}${province}`;
}
