/**
 * A request in plain words cut into clauses that begin with their verb: words of courtesy and the frame ("nhờ soạn kế hoạch
 * 2027 giúp") leave, what is told of an item behind it ("chữ ký số giữ nguyên", "máy in tăng lên 30") goes in front, and
 * items that share one such word each get it ("đường truyền và chữ ký số giữ nguyên").
 */
import { fold } from "../text/fold.ts";
import { taxIn, type TaxSaid } from "./request-tax.ts";
import { beginsWithVerb } from "./request-verbs.ts";

export interface Clause {
  /** As written. */
  phrase: string;
  /** Folded, its verb first. */
  said: string;
  /** Its verb stood behind the item: a list does not go on under it. */
  behind: boolean;
  /** A semicolon or a line stands in front: a list does not go on from there. */
  apart?: true;
  /** What it says of the tax of a price; `said` is "" where it says nothing else. */
  tax?: TaxSaid;
}

export function clausesIn(text: string): Clause[] {
  const open: string[] = [];
  return withoutParts(piecesOf(text)).flatMap((phrase, index, all): Clause[] => {
    const { said, ...tax } = untaxed(phrase);
    const taxed = { ...tax, ...(standsApart(text, phrase) ? { apart: true as const } : {}) };
    if (said === "" || FRAME.test(said))
      return "tax" in taxed ? [{ phrase, said, behind: false, ...taxed }] : [];
    const told = verbFirst(said);
    const next = all[index + 1];
    // The first of several items that share what is told behind the last of them.
    if (told === null && isBareItem(said) && next !== undefined && joins(text, phrase, next)) {
      open.push(phrase);
      return [];
    }
    const shared = told === null ? [] : open.map((one) => sharing(one, said));
    const alone =
      told === null ? open.map((one) => ({ phrase: one, said: plain(one), behind: false })) : [];
    open.length = 0;
    return [...shared, ...alone, { phrase, said: told ?? said, behind: told !== null, ...taxed }];
  });
}

function standsApart(text: string, phrase: string): boolean {
  const whole = text.normalize("NFC");
  return /[;\n]\s*$/u.test(whole.slice(0, Math.max(0, whole.indexOf(phrase))));
}

/** What a clause says beside the tax of its price, and what it says of that. */
function untaxed(phrase: string): Pick<Clause, "said" | "tax"> {
  const { tax, untaxed: said } = taxIn(plain(phrase));
  return tax === null ? { said } : { said, tax };
}

/** "viết phần tồn tại, hạn chế" orders a part of the text, down to its last comma. */
function withoutParts(pieces: readonly string[]): string[] {
  let part = false;
  return pieces.filter((piece) => {
    const said = plain(piece);
    part = PART.test(said) || (part && !/\d/.test(said) && !beginsWithVerb(said));
    return !part;
  });
}

/** Commas inside a number do not end a clause. */
const piecesOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .replace(/(khoa),\s*(?=ph[oò]ng)/giu, "$1 ")
    .split(/[;\n]|,(?!\d)|\.(?=\s|$)|\s(?:và|va|rồi|roi|với|nhưng|nhung|còn(?!\s*\d))\s/iu)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

const COURTESY =
  /^(?:xin|nho|hay|anh|chi(?= (?:giup|oi|cho)\b)|em|giup|toi|minh|lam on|vui long|ben em|ben minh|don vi(?= (?:xin|muon|can)\b)|rieng|muon|cho(?= (?:toi|em|minh)\b)|(?:trong )?nam (?:nay|sau|toi|\d{4}))\s+/;
/** A year says when, and never how many. */
const YEAR =
  /\b(?:(?:so voi|cua|trong|cho|o) )?(?:(?:ke hoach|du toan)(?: nam)?|nam) (?=20\d{2}\b)20\d{2}\b/g;
const AS_LAST_YEAR =
  /\b(?:nhu|bang|theo) (?:(?:ke hoach|du toan)(?: nam)?|nam)? ?(?:20\d{2}|truoc|ngoai|nay)\b/g;

/** Folded, without courtesy in front and "nhé", "giúp em" behind; years become "như cũ" or leave. */
function plain(phrase: string): string {
  let said = fold(phrase)
    .replace(AS_LAST_YEAR, "nhu cu")
    .replace(YEAR, (year) => (/ke hoach|du toan/.test(year) ? year.replace(/ ?20\d{2}/, "") : " "));
  for (let before = ""; before !== said; ) {
    before = said;
    said = said
      .replace(COURTESY, "")
      .replace(/\s+(?:giup|nhe|nha|a|voi|giup (?:em|toi|minh)|cho (?:em|toi|minh))$/, "")
      .trim();
  }
  return said.replace(/\s+/g, " ").replace(IN_WORDS, (word) => String(WORDS.indexOf(word) + 1));
}

const WORDS = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
/** "thêm hai máy in": a number in words between the verb and what is counted. */
const IN_WORDS = new RegExp(
  `(?<=^(?:them|mua|mua them|can|can them|bo sung|trang bi|giam|bot|tang|tang them) )(?:${WORDS.join("|")})(?= (?:cai|chiec|bo|goi|lop|may|camera|kiosk|thiet bi|he thong|duong truyen)\\b)`,
);

/** What is wanted as a whole, with no item in it. */
const FRAME =
  /^(?:soan|lap|viet|lam|xay dung|tao|chuan bi)(?: (?:giup|cho|ban|bang|toi|em|minh|du thao))* (?:ke hoach|du toan|kinh phi|to trinh)(?: (?:kinh phi|chuyen doi so|cds|nam|sau|toi|giup|day du|ca))*$/;
/** "viết phần tồn tại về an toàn thông tin": a part of the text, and no item of the budget. */
const PART =
  /^(?:soan(?: thao)?|viet(?: lai)?)(?: (?:giup|cho|ho|toi|em|minh|them))* (?:phan(?! (?:mem|cung))|muc|chuong|doan|noi dung|danh gia|tom tat)\b\D*$/;

const BEHIND: readonly (readonly [RegExp, (item: string, figure: string) => string])[] = [
  [
    /^(?:khong|khoi) (?:(?:mua|thue|lam|can|dung|to chuc|duy tri) )?(.+?) nua$/,
    (item) => `bo ${item}`,
  ],
  [
    /^(.+?) (?:thi )?(?:(?:thoi )?(?:khong|khoi) (?:lam|mua|thue|can|dung|duy tri|dau tu)(?: nua)?|khong nua|bo di|bo han|cat di)$/,
    (item) => `bo ${item}`,
  ],
  [/^(.+?) thi (?:thoi|bo|cat|khong)$/, (item) => `bo ${item}`],
  [
    /^(.+?) (?:thi )?(?:giu nguyen|giu nhu cu|giu|nhu cu|khong (?:thay )?doi|de nguyen)(?: nhu cu)?$/,
    (item) => `giu nguyen ${item.replace(GO_ON, "")}`,
  ],
  [
    /^(.+?) (?:thi )?(?:tang|nang|them|giam|ha|bot) (?:len|xuong|con|thanh) (\d[\d.]*)(?: \p{L}+)?$/u,
    (item, figure) => `tang len ${figure} ${item}`,
  ],
];
/** "máy tính bảng mua thêm 15 cái", "thẻ ký số chỉ 6 cái", "PACS lấy 50 triệu": the verb between item and figure. */
const BETWEEN =
  /^(\D{2,60}?) (?:thi )?((?:chi )?(?:can|mua|lay|thue|trang bi|dat)(?: them)?|chi|them|bo sung) (\d.*)$/;
const MONEY = /^\d[\d.,]*\s*(?:ty|trieu|tr|nghin|ngan|k|dong|d)\b/;

function verbBetween(said: string): string | null {
  const [, item = "", verb = "", figure = ""] = BETWEEN.exec(said) ?? [];
  if (item === "" || [said, item].some(beginsOtherwise)) return null;
  if (MONEY.test(figure)) return `gia ${item} ${figure}`;
  return `${ADDS.test(verb) ? verb : "chi mua"} ${figure} ${item}`;
}

/** "cần 3 lớp" says how many there are to be, "thêm 3" how many more. */
const ADDS = /^(?!chi\b).*\b(?:them|bo sung|mua)\b/;

/** What has its verb in front, and what speaks of the whole table or of a price. */
const beginsOtherwise = (said: string): boolean =>
  beginsWithVerb(said) ||
  /^(?:chi|gia|don gia)\b/.test(said) ||
  WHOLE.test(said) ||
  isWholeOrVerb(said);

const GO_ON = /^(?:giu(?: nguyen)?|de|van) /;
/** Words of the whole table are no item. */
const WHOLE =
  /^(?:giu|de|lay|lam|nhu|theo|lap lai|nguyen|so luong|du toan|kinh phi|tat ca|toan bo)\b/;

function verbFirst(said: string): string | null {
  for (const [pattern, write] of BEHIND) {
    const [, item, figure] = pattern.exec(said) ?? [];
    if (item === undefined || isWholeOrVerb(item)) continue;
    return write(item, figure ?? "");
  }
  return verbBetween(said);
}

/** "giữ nguyên số lượng như cũ" speaks of everything; "thêm máy in" has its verb in front. */
const isWholeOrVerb = (item: string): boolean =>
  (WHOLE.test(item) && !/^(?:giu|de) (?!nguyen\b|so luong\b|tat ca\b|toan bo\b)\S/.test(item)) ||
  /^(?:tang|giam|bot|nang|ha|khong|mua|thue|lam|can|dung)$/.test(item);

const isBareItem = (said: string): boolean =>
  !/\d/.test(said) && !WHOLE.test(said) && !beginsWithVerb(said);

/** "và" or a comma stands between them. */
function joins(text: string, phrase: string, next: string): boolean {
  const whole = text.normalize("NFC");
  const from = whole.indexOf(phrase) + phrase.length;
  return /^\s*(?:,|và|va|với)\s*$/iu.test(whole.slice(from, whole.indexOf(next, from)));
}

/** What is told of the last item, told of this one. */
function sharing(phrase: string, last: string): Clause {
  const behind = /(?:giu|nhu|khong|thoi|bo|cat|de|tang|giam|nang|ha)\b.*$/.exec(last)?.[0] ?? "";
  const said = `${plain(phrase)} ${behind}`.trim();
  return { phrase, said: verbFirst(said) ?? said, behind: true };
}
