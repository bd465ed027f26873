/** Issuing bodies by the letters that stand for them in a symbol, and how well letters fit a printed name. */
import { typeOfCode } from "../../reference/document-types.ts";
import { fold } from "../../text/fold.ts";

/** Last letters of a symbol → body. */
const BODY_BY_CODE: Record<string, string> = {
  BYT: "Bộ Y tế",
  CP: "Chính phủ",
  TTG: "Thủ tướng Chính phủ",
  CTN: "Chủ tịch nước",
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
  BDTTG: "Bộ Dân tộc và Tôn giáo",
  UBDT: "Ủy ban Dân tộc",
  NHNN: "Ngân hàng Nhà nước Việt Nam",
  TTCP: "Thanh tra Chính phủ",
  VPCP: "Văn phòng Chính phủ",
  VPQH: "Văn phòng Quốc hội",
  KTNN: "Kiểm toán nhà nước",
  TANDTC: "Tòa án nhân dân tối cao",
  VKSTC: "Viện kiểm sát nhân dân tối cao",
  VKSNDTC: "Viện kiểm sát nhân dân tối cao",
  TTYQG: "Trung tâm Thông tin y tế Quốc gia",
  BHXH: "Bảo hiểm xã hội Việt Nam",
  SYT: "Sở Y tế",
  STTTT: "Sở Thông tin và Truyền thông",
  STC: "Sở Tài chính",
  SKHCN: "Sở Khoa học và Công nghệ",
  SNV: "Sở Nội vụ",
  SXD: "Sở Xây dựng",
  SGDDT: "Sở Giáo dục và Đào tạo",
  TTYT: "Trung tâm Y tế",
  TYT: "Trạm Y tế",
  UBND: "Ủy ban nhân dân",
  HDND: "Hội đồng nhân dân",
  BVDK: "Bệnh viện Đa khoa",
  KSBT: "Trung tâm Kiểm soát bệnh tật",
  TTKSBT: "Trung tâm Kiểm soát bệnh tật",
};

const BODY_BY_NAME = new Map(Object.values(BODY_BY_CODE).map((name) => [fold(name), name]));

/** Bodies of one place each: they need the name of a province or district behind them. */
const LOCAL =
  /^(?:(?:đảng ủy |thanh tra |văn phòng |công đoàn )?sở |trung tâm (?!thông tin y tế quốc gia)|trạm |bệnh viện|ủy ban nhân|hội đồng nhân|phòng |chi cục )/iu;

export function isLocalBody(body: string): boolean {
  return LOCAL.test(body);
}

/** The official spelling of a body that has a code of its own ("BO Y TE" → "Bộ Y tế"); null for others. */
export function officialName(text: string): string | null {
  return BODY_BY_NAME.get(fold(text)) ?? null;
}

/** Body that the letters stand for, or the bodies of a joint document ("BYT-BTC"); null when they are not known. */
export function bodyOfCode(unitCode: string): string | null {
  const key = fold(unitCode).toUpperCase();
  if (/^QH\d+$/.test(key)) return "Quốc hội";
  if (/^UBTVQH\d+$/.test(key)) return "Ủy ban Thường vụ Quốc hội";
  if (!key.includes("-")) return BODY_BY_CODE[key] ?? null;
  const bodies = key.split("-").map((part) => BODY_BY_CODE[part]);
  return bodies.every((body) => body !== undefined) ? bodies.join(", ") : null;
}

/** "KH-TTYT" → TTYT, "TT-BYT" → BYT, "QH15" → QH15, "TTLT-BYT-BTC" → BYT-BTC. */
export function unitCodeOf(code: string | null): string | null {
  if (code === null) return null;
  const parts = code.split(/[-/]/);
  return parts.length > 1 ? parts.slice(1).join("-") : /^(?:UBTV)?QH\d+$/.test(code) ? code : null;
}

/** "2290/BYT-TTYQG": a letter has no type letters; the body that signs stands before the one that drafted it. */
export function signerOfLetter(code: string | null): string | null {
  const [signer, drafter] = code === null || code.includes("/") ? [] : code.split("-");
  return signer === undefined || drafter === undefined || typeOfCode(code ?? "") !== "Công văn"
    ? null
    : signer;
}

/** How well the letters fit a name: 1 they are its initials or begin them, 0.8 they stand within, 0 neither. */
export function fitOf(letters: string, body: string): number {
  const groups = fold(letters).toUpperCase().split("-");
  return Math.max(...groups.map((group) => fitOfGroup(group, body)));
}

function fitOfGroup(group: string, body: string): number {
  const known = BODY_BY_CODE[group];
  if (known !== undefined && fold(body).startsWith(fold(known).replace(/ viet nam$/, ""))) return 1;
  const initials = initialsOf(body);
  if (group.length < 2) return 0;
  if (initials.startsWith(group) || (initials.length >= 3 && group.startsWith(initials))) return 1;
  return group.length >= 3 && initials.includes(group) ? 0.8 : 0;
}

/** "Trung tâm Kiểm soát bệnh tật" → TTKSBT. */
function initialsOf(body: string): string {
  return fold(body)
    .replace(/\bubnd\b/g, "uy ban nhan dan")
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
