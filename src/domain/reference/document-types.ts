/**
 * Type words of Vietnamese documents and the abbreviations that stand for them in a symbol.
 * Source: NĐ 30/2020/NĐ-CP, Phụ lục III mục I (abbreviations), Phụ lục I (types).
 */
import type { DocumentType } from "../regulation/register-entry.ts";

/** First group of a symbol's letters → type. A symbol of the National Assembly (QH15) stands for several types. */
const TYPE_BY_CODE: Record<string, DocumentType> = {
  TT: "Thông tư",
  TTLT: "Thông tư liên tịch",
  ND: "Nghị định",
  QD: "Quyết định",
  CT: "Chỉ thị",
  CD: "Công điện",
  NQ: "Nghị quyết",
  KH: "Kế hoạch",
  BC: "Báo cáo",
  TB: "Thông báo",
  HD: "Hướng dẫn",
  KL: "Kết luận",
  CTR: "Chương trình",
  GM: "Giấy mời",
  TTR: "Tờ trình",
  VBHN: "Văn bản hợp nhất",
};

/** Of a body for itself; the register holds none of these. */
const OWN_PAPER_BY_CODE: Record<string, string> = {
  QC: "Quy chế",
  QYD: "Quy định",
  DA: "Đề án",
  PA: "Phương án",
  BB: "Biên bản",
};

/** Types that a symbol "…/QH15" may carry. */
const ASSEMBLY_TYPES: readonly DocumentType[] = [
  "Luật",
  "Bộ luật",
  "Nghị quyết",
  "Pháp lệnh",
  "Hiến pháp",
];

/** Folded type words as people write them, longest first. OCR forms of the frequent ones are included. */
export const TYPE_WORDS: readonly (readonly [RegExp, DocumentType])[] = [
  [/thong tu lien tich|\bttlt/, "Thông tư liên tịch"],
  [/thong t[uwi]|thdng tu|\btt/, "Thông tư"],
  [/nghi d[ijl}]nh|\bnd/, "Nghị định"],
  [/quyet d[ijl]nh|\bqd/, "Quyết định"],
  [/nghi quyet|\bnq/, "Nghị quyết"],
  [/chi thi|\bct/, "Chỉ thị"],
  [/cong dien|\bcd/, "Công điện"],
  [/c[o6ae]ng v[aie]n|\bcv/, "Công văn"],
  [/k[e€¢]+ hoach|\bkh/, "Kế hoạch"],
  [/bo luat/, "Bộ luật"],
  [/luat/, "Luật"],
  [/phap lenh/, "Pháp lệnh"],
  [/van ban hop nhat|\bvbhn/, "Văn bản hợp nhất"],
  [/bao cao/, "Báo cáo"],
  [/thong bao/, "Thông báo"],
  [/huong dan/, "Hướng dẫn"],
  [/ket luan/, "Kết luận"],
  [/giay moi/, "Giấy mời"],
  [/to trinh/, "Tờ trình"],
];

const partsOf = (code: string): string[] => code.toUpperCase().replace(/Đ/g, "D").split(/[-/]/);

/** What the letters call a document, also one that the register has no type for: "QC-TTYT" → Quy chế. */
export const wordOfCode = (code: string): string | null =>
  OWN_PAPER_BY_CODE[partsOf(code)[0] ?? ""] ?? typeOfCode(code);

/**
 * Type that a symbol's letters stand for: "TT-BYT" → Thông tư, "BYT-K2ĐT" → Công văn.
 * null for National Assembly symbols (several types) and bare forms such as "06/CP".
 */
export function typeOfCode(code: string): DocumentType | null {
  const parts = partsOf(code);
  const first = parts[0] ?? "";
  if (/^QH\d+$/.test(first) || first in OWN_PAPER_BY_CODE) return null;
  const known = TYPE_BY_CODE[first];
  if (known !== undefined) return known;
  return parts.length > 1 ? "Công văn" : null;
}

/** True when the printed type word can go with the letters of the symbol. */
export function typeFitsCode(type: DocumentType, code: string): boolean {
  if (/^QH\d+$/i.test(code)) return ASSEMBLY_TYPES.includes(type);
  const expected = typeOfCode(code);
  if (expected === null || expected === type) return true;
  // Internal offices print letters of their own on plans and reports without a type group.
  return expected === "Công văn" && (type === "Giấy mời" || type === "Hướng dẫn");
}
