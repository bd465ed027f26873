/** Bodies of the Party whose letters name more than one body ("TW") or a board of the central committee. */
import { fold } from "../../text/fold.ts";

const CENTRAL: readonly (readonly [RegExp, string])[] = [
  [/\bbo chinh tri\b/, "Bộ Chính trị"],
  [/\bban bi thu\b/, "Ban Bí thư"],
  [/\bban chap hanh trung uong\b/, "Ban Chấp hành Trung ương"],
];

/** Boards of the central committee: the letters of their symbols ("27-HD/BTCTW"). */
const BOARDS: Record<string, string> = {
  BTCTW: "Ban Tổ chức Trung ương",
  BTGTW: "Ban Tuyên giáo Trung ương",
  BTGDVTW: "Ban Tuyên giáo và Dân vận Trung ương",
  BDVTW: "Ban Dân vận Trung ương",
  BNCTW: "Ban Nội chính Trung ương",
  BCSCLTW: "Ban Chính sách, chiến lược Trung ương",
  UBKTTW: "Ủy ban Kiểm tra Trung ương",
  VPTW: "Văn phòng Trung ương Đảng",
};

/** The central body behind the letters; null for bodies of a province, whose letterheads name them. */
export function centralPartyBody(letters: string, lines: readonly string[]): string | null {
  const key = fold(letters).toUpperCase();
  if (key !== "TW") return BOARDS[key] ?? null;
  const folded = lines.map((line) => fold(line));
  // "NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ" stands below the letterhead of the whole committee and is more exact.
  for (const line of [...folded.filter((one) => one.startsWith("cua ")), ...folded]) {
    const body = CENTRAL.find(([pattern]) => pattern.test(line));
    if (body) return body[1];
  }
  return null;
}
