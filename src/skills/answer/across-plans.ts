/** Questions that set plans side by side: "so sánh tổng kinh phí các đơn vị", "đơn vị nào chi nhiều nhất". Pure. */
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";

const BODIES = "don vi(?! su nghiep)|noi|benh vien|trung tam y te|ttyt|so y te|syt|tinh|ban|nam";
const PLURAL = new RegExp(
  `\\b(?:cac|tung|moi|nhung|toan bo|giua cac|tat ca(?: cac)?) (?:${BODIES}|ban ke hoach|ke hoach|kh)\\b`,
);
const WHICH = new RegExp(`\\b(?:${BODIES}|ben|ban ke hoach|ke hoach|kh) nao\\b|\\bai\\b`);
const RANKED =
  /\b(?:nhieu|it|cao|thap|lon|nho|dat|re|ton|manh)(?: \S+){0,3} (?:nhat|hon)\b|\bchenh(?: lech)?\b/;
const SIDE_BY_SIDE = /\b(?:so sanh|bao nhieu|nhieu|may|the nao|ra sao|khac nhau|doi chieu|xep)\b/;
/** Money or things of a budget. */
const OF_BUDGET =
  /\b(?:kinh phi|du toan|don gia|gia(?! tri| dinh| han| dich vu)|tien(?! mat)|tong muc|dau tu|ngan sach|mua|chi(?! (?:thi|dinh|tieu|so|nhanh|dao|cuc))|thue(?= (?:phan mem|dich vu|his|lis|pacs|emr)))\b/;
/** What rules set is the same for all of them. */
const OF_RULES =
  /\b(?:phat|han muc|chi dinh thau|thue suat|vat|gtgt|toi da|toi thieu|gia tran|muc tran|dinh muc|luat|nghi dinh|thong tu|quy dinh|tu chu|tham quyen|phai|bat buoc|muc chi|muc tieu|chi tieu|ty le)\b/;

/** `folded`: the question. */
export function asksAcross(folded: string): boolean {
  if (!OF_BUDGET.test(folded) || OF_RULES.test(folded)) return false;
  return (
    (PLURAL.test(folded) && (SIDE_BY_SIDE.test(folded) || RANKED.test(folded))) ||
    (WHICH.test(folded) && RANKED.test(folded))
  );
}

/** Which end of the row is asked for. */
export function wishedEnd(folded: string): "most" | "least" | null {
  if (/\b(?:it|thap|nho|re)(?: \S+){0,3} nhat\b/.test(folded)) return "least";
  return /\bnhat\b/.test(folded) ? "most" : null;
}

/** Words of the comparison, which name no thing. */
const COMPARING =
  "so sánh|đối chiếu|tăng giảm|tăng hay giảm|thay đổi|biến động|mỗi nơi|mỗi bên|mỗi đơn vị|xếp hạng|xếp|giữa|các bản|bản|các|từng|mọi|những|toàn bộ|tất cả|đơn vị|bên nào|nơi nào|đã có|đã nạp|trong kho|qua các năm|nhiều|ít|cao|thấp|lớn|nhỏ|đắt|rẻ|tốn|nhất|hơn|chênh lệch|chênh|so với|vs|tổng mức|mức|dành cho|dành|như thế nào|thế nào|ra sao|lấy|đầu tư|bỏ ra";
const MARKED = wholeWords(COMPARING);
const BARE = wholeWords(fold(COMPARING));

const IS_COMPARISON =
  /\b(?:nhat|hon|so sanh|so voi|vs|chenh|doi chieu|thay doi|bien dong|tang hay giam|tang giam|(?:cac|tung|moi|nhung) (?:don vi|nam|noi|ban|ben|ke hoach|kh)|(?:ben|noi|dau) nao)\b|(?<!ha )\b(?:tang|giam)\b(?! (?:ky thuat|cntt|cong nghe|so|may))/;

/** "Tăng bao nhiêu": "tầng" of "hạ tầng" names a thing. */
const CHANGED =
  /(?<![\p{L}\p{N}])(?:tăng|giảm)(?![\p{L}\p{N}])|(?<!ha )(?<![\p{L}\p{N}])(?:tang|giam)(?=\s+(?:bao|may|len|them|hay|giam|nhieu|the|ra|bn|\d|$))/giu;

export function withoutComparing(text: string, isMarked: boolean): string {
  if (!IS_COMPARISON.test(fold(text))) return text;
  return withoutRanks(text)
    .replace(isMarked ? MARKED : BARE, " ")
    .replace(CHANGED, " ");
}

const RANK = /^(?:nhieu|it|cao|thap|lon|nho|dat|re|ton)$/;

/** "Thập nhất" of a text whose marks were guessed is "thấp nhất". */
function withoutRanks(text: string): string {
  const words = text.split(/\s+/);
  const isEnd = (word: string | undefined) => /^(?:nhat|hon)$/.test(fold(word ?? ""));
  return words
    .filter((word, at) => !(RANK.test(fold(word)) && isEnd(words[at + 1])))
    .filter((word, at, all) => !(isEnd(word) && at === all.length - 1))
    .join(" ");
}
