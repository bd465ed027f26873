/** What texts call the rows and the groups of any budget, as sources of patterns over folded text; longer ones first. */

/** Nouns for a row whatever stands in it, in no group. */
export const ROW_WORDS: readonly string[] = [
  "hang muc",
  "khoan muc",
  "muc chi",
  "khoan chi",
  "mat hang",
  "dau muc",
  "dau viec",
  "dau chi",
  "danh muc",
  "noi dung chi",
  "noi dung",
  "dong chi",
  "dong",
  "nhiem vu",
  "cong viec",
  "khoan",
  "muc",
  "viec(?= cu the| can lam| phai lam|$|[.,;])",
];

export const ROW_WORD = ROW_WORDS.join("|");

const MORE =
  "mua sam|dau tu|can mua|can chi|phai chi|can lam|phai lam|cong viec|nhiem vu|chi phi|kinh phi|chi tiet|cu the|chi";

/** Words that say no more behind it: "khoản mua sắm, thuê dịch vụ", "nội dung cụ thể". */
export const ROW_TAIL = `(?: (?:${MORE}))*(?:,? (?:va |thue )?(?:dich vu|thiet bi))?`;

/** "cấu phần", "nhóm nhiệm vụ". */
export const GROUP_WORD =
  "(?:linh vuc|cau phan|hop phan|phan|mang|nhom)(?: (?:nhiem vu|noi dung|hang muc|cong viec|hoat dong|du toan|kinh phi|chi phi|khoan chi|muc chi|chi))*";
