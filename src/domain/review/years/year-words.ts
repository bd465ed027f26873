/** Words by which sentences tell of a year's money, as tokens in the order of the sentence. */
import type { Shape } from "../told/sentence-shape.ts";

export type TokenKind =
  | "year"
  | "than"
  | "rise"
  | "fall"
  | "gap"
  | "level"
  | "share"
  | "part"
  | "done"
  | "planned"
  | "is"
  | "stop"
  | "mark";

export interface Token {
  kind: TokenKind;
  text: string;
  at: number;
  end: number;
}

/** Years of dates ("31/12/2026", "quý I năm 2027") and of symbols are none of the money. */
const NO_DATE = String.raw`(?<![\d/.,-])(?<!\b(?:thang|quy) (?:\d{1,2}|[iv]{1,3}) nam )`;

const WORDS: readonly (readonly [TokenKind, string])[] = [
  [
    "year",
    String.raw`${NO_DATE}20\d\d(?![\d/])|\bnam (?:truoc|ngoai|lien (?:ke )?truoc|nay)\b|\b(?:dot|lan|ky) nay\b`,
  ],
  ["than", String.raw`\bso (?:voi|cung ky)\b`],
  ["rise", String.raw`\b(?:tang|cao hon|nhieu hon|lon hon)\b`],
  ["fall", String.raw`\b(?:giam|thap hon|it hon)\b`],
  ["gap", String.raw`\bchenh lech\b`],
  ["level", String.raw`\b(?:bang(?! (?:chu|so)\b)|dat|ty le (?:thuc hien|giai ngan|hoan thanh))\b`],
  [
    "share",
    String.raw`\b(?:chiem|ty trong|co cau|trong do|tien thue|thue (?:gia tri|gtgt|vat)|(?:tien|thue) vat|chua thue|truoc thue)\b`,
  ],
  [
    "part",
    String.raw`\bE\b|\b(?:rieng|tung|moi|hang|nhom|goi|hang muc|linh vuc|nguon|ngan sach|nsnn|quy|doanh thu|so thu|tong thu|luot|don gia|gia (?:mua|thue|ban)|luong|luy ke|con lai|chua|thang|giai doan|binh quan|trung binh|muc tieu|chi tieu|toi da|toi thieu)\b|\b(?:dot|ky|lan)\b(?! nay)|\bkhoi (?!luong\b|dau\b|tao\b|cong\b)|\b(?:muc|phan) (?:[ivx]+|[a-h]|\d+)\b|\bden (?:het|ngay|thoi diem|nay)\b`,
  ],
  [
    "done",
    String.raw`\b(?:uoc|th|thuc hien(?! (?:ke hoach|nhiem vu|chuyen doi|cac|viec|de an|theo)\b)|giai ngan|(?:da|thuc) chi|quyet toan|da su dung)\b`,
  ],
  [
    "planned",
    String.raw`\b(?:du toan|ke hoach(?! chuyen doi\b)|dt|giao|duyet|bo tri|phan bo|cap)\b`,
  ],
  ["is", String.raw`\bla\b|:`],
  ["stop", "[,;]"],
  ["mark", "[MP]"],
];

const TOKEN = new RegExp(WORDS.map(([kind, words]) => `(?<${kind}>${words})`).join("|"), "g");

export const tokensOf = ({ text }: Shape): Token[] =>
  [...text.matchAll(TOKEN)].flatMap((match) => {
    const kind = WORDS.find(([one]) => match.groups?.[one] !== undefined)?.[0];
    const [said] = match;
    return kind === undefined
      ? []
      : [{ kind, text: said, at: match.index, end: match.index + said.length }];
  });

/** Between the word of a change and its figure nothing else is told. */
const PLAIN =
  "dt|th|kp|tong|them|len|xuong|tuyet doi|tuong doi|la|so tien|so|khoang|gan|so voi|voi|muc|con|uoc|thuc hien|giai ngan|du toan|ke hoach|kinh phi|duoc|giao|duyet|phe duyet|cap|bo tri|phan bo|da|chi|cua|trong|nam|20\\d\\d|truoc|ngoai|nay|toan nganh|don vi|trung tam|benh vien|chung|truong|ty le|tuong ung|tuong duong|ung voi|tuc|hay|bang|dat|tang|giam|cung ky|cung|va|cac|do|nen|ca nam|lien ke|lien truoc";
const LINK = new RegExp(String.raw`^(?:[ :(),;–-]|[MP]|\b(?:${PLAIN})\b)*$`);

export const isPlainLink = (words: string): boolean => LINK.test(words);

/** What the budget as a whole is called, and who asks for it. */
const WHOLE =
  "nhu vay|nen|theo do|vi vay|do do|du kien|de nghi|de xuat|trinh|tong|toan bo|nganh|nhu cau|quy mo|toc do|phan|khoan|so lieu|noi dung|danh muc|cho|mot|\\d+|chuyen doi so|cong nghe thong tin|cntt|ung dung|y te|benh vien|tram|so|sau thue|bao gom|gom|can|se|dot|lan|co|xay dung|lap|ke|ghi|giao|bang|ca|cung loai|con so|ty|so nay";
const CLAUSE = new RegExp(String.raw`^(?:[ :()–-]|\b(?:${PLAIN}|${WHOLE})\b)*$`);

/** From the last stop or figure on there are only words of the budget as a whole. */
export const isPlainClause = (words: string): boolean =>
  CLAUSE.test(words.split(/[.,;MP]/).at(-1) ?? "");

/** Another way to tell the amount in front: "(1.075.300.000 đồng)", "tương đương khoảng 2,8 tỷ đồng". */
export const isAgain = (words: string): boolean =>
  /^[ ,;(]*(?:(?:tuong duong|tuong ung|tuc|hay|lam tron|quy doi|khoang|la|voi) ?)*$/.test(words);
