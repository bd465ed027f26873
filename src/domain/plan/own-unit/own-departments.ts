/** Departments that another unit's plan names: each unit has its own, so the place is marked with what they do. */
import { slug } from "../../text/fold.ts";
import type { Change } from "./change.ts";

/** Verbs that end a department's name. */
const STOP =
  "(?!(?:chủ trì|phối hợp|thực hiện|tham mưu|chịu|theo dõi|đôn đốc|có|là|để|và|về|hướng dẫn|triển khai|báo cáo|làm|đầu mối|" +
  "tổng hợp|thường xuyên|trong|tại|của|theo|được|phải|cùng|rà soát|xây dựng|giao|lập|cử|tiếp)(?!\\p{L}))";
/** A word with a capital that begins another body's name. */
const BODY =
  "(?!(?:Phòng|Khoa|Sở|Ban|Bộ|Cục|Trung|Bệnh|Văn|Tổ(?!\\s+chức)|Các|Trạm|UBND|TTYT|TYT)(?!\\p{L}))";
const PART = `${BODY}\\p{Lu}\\p{L}*(?:\\s+(?:${STOP}\\p{Ll}+|${BODY}\\p{Lu}\\p{L}*)){0,9}?`;
const END = `(?=\\s*(?:[.,;:()|/\\n]|$)|\\s+(?:${STOP.slice(3, -1)}|[-–+]))`;
/** "Phòng Kế hoạch - Nghiệp vụ", "Phòng KHNV", "Khoa Khám - Cấp cứu – Điều trị", "Văn phòng Sở Y tế". */
const DEPARTMENT = new RegExp(
  [
    `(?<!\\p{L})(?:[Pp]hòng\\s+(?!Khám|Y tế)${PART}(?:\\s*[-–]\\s*${PART})*`,
    `[Kk]hoa\\s+${PART}(?:\\s*[-–]\\s*${PART})+`,
    `Văn phòng)(?:\\s+Sở(?:\\s+Y tế)?)?${END}`,
  ].join("|"),
  "gu",
);

const LETTERS: Readonly<Record<string, string>> = {
  KHNV: "kế hoạch - nghiệp vụ",
  KHTH: "kế hoạch tổng hợp",
  KHTC: "kế hoạch - tài chính",
  TCHC: "tổ chức - hành chính",
  TCCB: "tổ chức cán bộ",
  TCKT: "tài chính - kế toán",
  HCQT: "hành chính - quản trị",
  CNTT: "công nghệ thông tin",
  QLCL: "quản lý chất lượng",
};

export function withOwnDepartments(text: string, { own, other, mark }: Change): string {
  return text.replace(DEPARTMENT, (found) => {
    if (/^văn phòng/iu.test(found) && own.kind.id === other.kind.id) return found;
    return mark(departmentAsk(found));
  });
}

/** What the staff are asked: "phòng, khoa phụ trách kế hoạch - nghiệp vụ". */
function departmentAsk(name: string): string {
  if (/^văn phòng/iu.test(name)) return "phòng, khoa phụ trách văn phòng, hành chính";
  const [, kind = "", words = ""] = /^(\S+)\s+(.+?)(?:\s+Sở(?:\s+Y tế)?)?$/su.exec(name) ?? [];
  const letters = LETTERS[slug(words).toUpperCase()];
  const work =
    letters ??
    (/^\p{Lu}+$/u.test(words) ? `${kind.toLowerCase()} ${words}` : words.toLocaleLowerCase("vi"));
  const plain = work
    .replace(/\s*[-–]\s*/gu, " - ")
    .replace(/\s+/gu, " ")
    .trim();
  return `phòng, khoa phụ trách ${plain}`;
}
