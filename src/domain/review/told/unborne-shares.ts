/** Shares told of the budget that no part and whole of its tables give. */
import { abs, divideRound, halfUnit, MICRO } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import type { DerivedAmounts } from "./derived-amounts.ts";
import { partOf, wordsAround } from "./figure-parts.ts";
import type { SaidShare } from "./said-shares.ts";
import type { Shape } from "./sentence-shape.ts";
import type { Pair } from "./share-pairs.ts";
import { isBorneByPairs, pairsOfNamed } from "./shares-of-named.ts";

/** Of a sentence that names nothing of the table: any part of it. */
export function oddShares(
  shape: Shape,
  derived: DerivedAmounts,
  money: readonly TextAmount[],
): SaidShare[] {
  if (namesThings(shape) || OF_BEFORE.test(shape.text)) return [];
  const parts = partsMeant(shape, derived, money);
  return sharesIn(shape).filter(
    (share) => share.bound === "is" && isShareTold(share, shape) && !isShareBorne(share, parts),
  );
}

/** Of a sentence that names things: what these are of each other, of the whole, of the groups around. */
export function oddSharesOfNamed(shape: Shape, inBudget: boolean): SaidShare[] {
  if (!namesThings(shape) || OF_BEFORE.test(shape.text)) return [];
  const told = shape.marks.flatMap((mark) => {
    if (mark.kind !== "P") return [];
    const words = wordsAround(shape, mark.at);
    const { before, after } = partOf(shape, mark.at);
    const own = OF_NAMED.test(before) || /^[^,;]*E/.test(after);
    const plain = own && !IN_DOUBT.test(words) && !OF_MEANS.test(words);
    const of =
      (isShareTold(mark.share, shape) && (inBudget || MONEY_WORDS.test(words))) ||
      (inBudget && isOfMoney(mark.share, words) && !OF_WORK.test(words));
    return plain && of ? [mark] : [];
  });
  const pairs = told.length === 0 ? [] : pairsOfNamed(shape);
  return pairs.length === 0
    ? []
    : told.flatMap((mark) =>
        isBorneByPairs(mark.share, pairsMeant(shape, mark.at, pairs), shape) ? [] : [mark.share],
      );
}

const OF_MONEY_BEFORE =
  /M,? \(?(?:chiem|tuong duong|tuong ung|bang)(?: (?:khoang|gan|ty le|ty trong|voi))* $/;

/** "M, chiếm P": of the amount right in front. */
function pairsMeant({ text, marks }: Shape, at: number, pairs: readonly Pair[]): readonly Pair[] {
  const match = OF_MONEY_BEFORE.exec(text.slice(0, at));
  const mark = marks.find((one) => one.kind === "M" && one.at === match?.index);
  if (mark?.kind !== "M") return pairs;
  const { amount, others, slack } = mark.money;
  const own = pairs.filter(({ part }) =>
    [amount, ...others].some((one) => abs(part.right - one) <= slack),
  );
  return own.length === 0 ? pairs : own;
}

/** "Hai khoản này …": of what the sentences before named, see ./told-backwards.ts. */
const OF_BEFORE =
  /^\W*(?:(?:nhu vay|cong|tong|ca)[ ,]+)*(?:hai|ba|bon|nam|cac|nhung|\d+) [a-z ]{2,20}\b(?:nay|tren|do|vua neu)\b/;

/** Beside the thing stands another that the table calls otherwise. */
const IN_DOUBT =
  /\b(?:so voi|giua) (?!E|tong|du toan|kinh phi|toan)[a-z]|E(?: va| cung| cung voi) (?:[a-z]|\d(?!\d* (?:[a-z]+ )?E))|E, (?!(?:kinh phi|chi phi|so tien|tong|du toan|chiem|tuong|bang|chi|thap|cao|nhieu|it|lon|nho|gap|dat|muc|phan|nhom|ty|ca)\b)(?:[a-z]|\d(?!\d* (?:[a-z]+ )?E))|\p{L} (?:va|cung|cung voi) E|(?<!\bhon)(?<![EMP]) so voi E|^[^EMP]*[a-z] (?:va|cung|cung voi) [^EMP]*P/u;

export const namesThings = ({ marks }: Shape): boolean => marks.some(({ kind }) => kind === "E");
const sharesIn = ({ marks }: Shape): SaidShare[] =>
  marks.flatMap((mark) => (mark.kind === "P" ? [mark.share] : []));

interface Shares {
  parts: readonly bigint[];
  wholes: readonly bigint[];
}

/** "chiếm 20 % giá trị của nhóm", "80 % kinh phí hạ tầng mạng": the whole is a part of the table. */
const OF_A_PART =
  /\b(?:(?:cua|trong|tren|so voi) (?:tong )?(?:(?:gia tri|kinh phi|so tien|du toan) (?:cua )?)?|(?:gia tri|kinh phi|so tien|du toan) (?:cua |danh cho |cho )?)(?:nhom|phan|muc|khoan|nguon|quy)\b/;

/** What a share may be of: any part; amounts that the sentence tells beside. */
function partsMeant(
  { text }: Shape,
  { parts, wholes, together, lines, told: sources }: DerivedAmounts,
  money: readonly TextAmount[],
): Shares {
  const told = [...money.flatMap(({ amount, others }) => [amount, ...others]), ...sources];
  const ofPart = OF_A_PART.test(text);
  const own = money.length === 0 ? [...parts, ...together, ...lines] : ofPart ? lines : [];
  return { parts: [...own, ...told], wholes: [...wholes, ...(ofPart ? parts : [])] };
}

const SHARE_WORDS =
  /\b(?:chiem|ty trong|ty le|co cau|tuong (?:duong|ung|ung voi)|bang|danh|bo tri|bao dam|dam bao)\b|[EM] ?\(P|^[\s*+•–-]*E\s*[:–-]\s*P[\s;.]*$/;
const OF_MONEY =
  /\b(?:kinh phi|du toan|tong (?:so tien|gia tri|chi|cong)|nhom|nguon|khoan chi|hang muc)\b|[EM]/;
const OF_OTHERS =
  /\b(?:thue suat|tang|giam|du phong|tiet kiem|tien do|hoan thanh|luot|ho so|nguoi|benh nhan|giuong|can bo|nhan vien|dan so|so luong|so khoan|so muc|so hang muc|nam truoc|nam ngoai|cung ky)\b|P ?\(\d/;

/** Elsewhere in a plan a share beside a thing that is bought is an aim: "mua máy quét; nâng tỷ lệ … lên 95%". */
const MONEY_WORDS =
  /\b(?:kinh phi|du toan|chi phi|chiem|ty trong|co cau|ngan sach|so tien|gia tri|nguon|nhom|khoan)\b|M|E ?\(P/;

/** "Xét theo số khoản, nhóm này chiếm 40% (4/10 khoản)": of things counted, not of money. */
const OF_COUNTS =
  /\bso (?:luong )?E|P[^.;]{0,20}\(?\d+ ?\/ ?\d+ [a-z]|\b(?:theo|ve) so (?:luong )?(?:khoan|hang muc|dau muc|muc|dong|mat hang|noi dung|san pham|cai|bo|chiec)\b|\btong so (?:khoan|hang muc|dau muc|mat hang|noi dung)\b/;

/** "Giảm 28 triệu đồng (2,8%) so với năm trước": read by what tells changes. */
const OF_CHANGE = /\b(?:tang|giam)\b[^.;EP]*M ?\(P\)? ?,? so voi/;

const isShareTold = (share: SaidShare, { text }: Shape): boolean =>
  SHARE_WORDS.test(text) && OF_MONEY.test(text) && isOfMoney(share, text);

/** No rate of a tax or a reserve, and of nothing but money. */
const isOfMoney = ({ value }: SaidShare, text: string): boolean =>
  ![0n, 5n, 8n, 10n, 100n].some((rate) => value === rate * MICRO) &&
  !OF_COUNTS.test(text) &&
  !OF_OTHERS.test(text) &&
  !OF_CHANGE.test(text);

/** How far things are done or paid, what they can do. */
const OF_WORK =
  /\b(?:giai ngan|thanh toan|tra truoc|dot \d|hop dong|yeu cau|dat|khoi luong|cong suat|chat luong|ty le (?!kinh phi|von|chi)|doanh thu|thuong|phat|hoa hong|bao hanh)\b/;
/** Of what is named there, or going on with what was said before; "…, kết nối 23,3%" is of something else. */
const OF_NAMED =
  /E|^(?:[\s,;:()–-]|M|(?:chiem|bang|tuc|la|hay|dat|va|con|khoang|gan|hon|chi|da|moi|tuong duong|tuong ung|ung voi|ty trong|ty le|khoan nay|nhom nay)(?![a-z]))*$/;
/** "Bình quân mỗi nhóm 25%". */
const OF_MEANS = /\b(?:binh quan|trung binh|moi|thue|vat|gtgt)\b/;

/** Rounded or cut off at its last digit. */
function isShareBorne({ value, decimals }: SaidShare, { parts, wholes }: Shares): boolean {
  const half = halfUnit(decimals);
  const fits = (exact: bigint): boolean =>
    abs(exact - value) <= half || (exact > value && exact - value < 2n * half);
  return wholes.some(
    (whole) =>
      whole > 0n &&
      parts.some((part) => {
        const share = divideRound(part * 100n * MICRO, whole);
        return fits(share) || fits(100n * MICRO - share);
      }),
  );
}
