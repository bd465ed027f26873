/** Titles, folded, under which a duty of the register belongs: of sections and of groups in a table of tasks. */

const SECURITY = /an toan|an ninh|bao mat/;
const DATA = /du lieu/;
const PLATFORM = /nen tang|he thong|phan mem/;
const SERVICE = /ung dung|dich vu|kham benh|chua benh|y te so|so hoa/;
const GOVERNMENT = /chinh (?:quyen|phu) so/;
const SOCIETY = /xa hoi so|kinh te so|thanh toan/;

/** Headings under which a subject belongs, the best first. */
const HOMES: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/^(?:an-toan-thong-tin|an-ninh-mang|cap-do-he-thong)$/, [SECURITY]],
  [/^du-lieu-ca-nhan$/, [SECURITY, DATA]],
  [/^(?:du-lieu|chuan-du-lieu|thong-ke-bao-cao|kham-suc-khoe)$/, [DATA, PLATFORM, SERVICE]],
  [/^(?:hoa-don|thanh-toan-khong-tien-mat)$/, [SOCIETY, SERVICE, PLATFORM]],
  [/./, [PLATFORM, SERVICE, DATA, GOVERNMENT, SOCIETY]],
];

/** The best first. */
export const homesFor = (subject: string): readonly RegExp[] =>
  HOMES.find(([names]) => names.test(subject))?.[1] ?? [];

/** "An toàn thông tin, bảo vệ dữ liệu" is about security: no home of what is done with data or systems. */
export const fitsHome = (home: RegExp, heading: string): boolean =>
  home.test(heading) && (home === SECURITY || !SECURITY.test(heading));

/** Sections about one thing of their own, no home for anything else. */
export const NARROW =
  /an toan|an ninh|nhan luc|dao tao|tuyen truyen|nhan thuc|the che|quy che|ha tang|giam sat/;
