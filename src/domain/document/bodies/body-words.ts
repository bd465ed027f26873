/** Words with which the name of a body begins, folded. They part the lines of a letterhead and the names in one line. */
import { fold } from "../../text/fold.ts";

const KINDS = [
  "bo(?! (?:truong|phan|tieu chi|luat)\\b)",
  "so(?! tay\\b)",
  "uy ban",
  "ubnd",
  "hoi dong",
  "hdnd",
  "(?:tong |chi )?cuc(?! (?:truong|pho)\\b)",
  "(?:vu|vien|hoc vien|hoi)(?! (?:truong|pho|vien)\\b)",
  "trung tam",
  "benh vien",
  "phong kham",
  "phong(?! (?:chong|benh|ngua)\\b)",
  "khoa(?= [a-z])",
  "tram",
  "truong(?: dai hoc| cao dang| trung cap)",
  "dai hoc",
  "van phong",
  "thanh tra(?! vien\\b)",
  "ban(?! hanh\\b)",
  "to (?:cong tac|giup viec)",
  "(?:tinh|thanh|huyen|thi|quan|dang) uy",
  "(?:dang|chi) bo(?! (?:truong)\\b)",
  "bao hiem xa hoi",
  "kho bac",
  "thue",
  "cong an",
  "quan khu",
  "quoc hoi",
  "chinh phu",
  "thu tuong chinh phu",
  "chu tich nuoc",
  "kiem toan",
  "ngan hang",
  "toa an",
  "lien (?:doan|so|bo|nganh)",
  "cong doan",
  "mat tran",
  "tap doan",
  "(?:tong )?cong ty",
].join("|");

const BEGINS = new RegExp(`^(?:${KINDS})(?![a-z])`);

/** Those who decide, named in capitals between title and bases: "GIÁM ĐỐC SỞ Y TẾ". */
const OFFICE =
  /^(?:bo truong|chu tich|(?:tong )?giam doc|hieu truong|(?:tong |chi )?cuc truong|vien truong|truong (?:ban|phong|khoa|tram)|chanh (?:van phong|thanh tra)|thong doc|tong (?:thanh tra|kiem toan)|chanh an)\b/;

export const namesOffice = (text: string): boolean => OFFICE.test(fold(text));

/** Names that say nothing without what stands behind or above them. */
const BARE =
  /^(?:bo|so|(?:tong |chi )?cuc|vien|hoc vien|trung tam|benh vien|phong|tram|truong (?:dai hoc|cao dang)|ban(?: chi dao| quan ly(?: du an)?| to chuc| tuyen giao)?|uy ban thuong vu|to cong tac|hoi|van phong|thanh tra)$/;
/** A name that breaks off: its next line goes on whatever it begins with. */
const HANGS = /(?:[-–,]|\b(?:va|cua|truc thuoc|thuoc))$/;

export const beginsBody = (text: string): boolean => BEGINS.test(fold(text));

/** "TRUNG TÂM", "SỞ GIÁO DỤC VÀ": the name goes on in the next line. */
export function isUnfinished(text: string): boolean {
  const folded = fold(text);
  return HANGS.test(folded) || BARE.test(folded);
}

/** "SỞ Y TẾ - SỞ TÀI CHÍNH", "LIÊN SỞ: Y TẾ - TÀI CHÍNH": the bodies named in one line. */
export function splitJoint(line: string): string[] {
  const league = /^li[eê]n\s+(s[oở]|b[oộ]|ng[aà]nh)\s*:?\s*/iu.exec(line);
  if (league) {
    const kind = /^ng/iu.test(league[1] ?? "") ? "" : `${league[1] ?? ""} `;
    return line
      .slice(league[0].length)
      .split(/\s+[-–]\s+|\s*,\s*/u)
      .map((part) => (kind === "" || beginsBody(part) ? part : kind + part).trim());
  }
  const parts: string[] = [];
  let from = 0;
  for (const match of line.matchAll(/\s*[-–,;/]\s*|\s+V[ÀA]\s+/giu)) {
    const end = match.index + match[0].length;
    if (!JOINABLE.test(fold(line.slice(end)))) continue;
    parts.push(line.slice(from, match.index));
    from = end;
  }
  return [...parts, line.slice(from)].map((part) => part.trim()).filter((part) => part !== "");
}

/** Bodies that issue documents together; "BAN VĂN HÓA - XÃ HỘI" is one. */
const JOINABLE =
  /^(?:bo|so|uy ban nhan dan|ubnd|hoi dong nhan dan|bao hiem xa hoi|cong an|thanh tra|kho bac|cuc|toa an|vien kiem sat|lien doan|hoi|uy ban mat tran|ngan hang|cong doan|doan) [a-z]/;

/** Bodies of one rank, one line each above a joint number: "BỘ Y TẾ" over "BỘ TÀI CHÍNH". */
export function sameRank(one: string, other: string): boolean {
  const rank = (text: string) => /^(?:bo|so) /.exec(fold(text))?.[0];
  return rank(one) !== undefined && rank(one) === rank(other);
}
