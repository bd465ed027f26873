/** The words of somebody who asks for a section: what they order, what they only say along, and other words for the same. */
import { fold, syllables } from "../../text/fold.ts";

/** Other names of what headings name, folded. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\bat(?:tt|an)(?:m|tt)?\b/g, "an toan thong tin"],
  [/\banm\b/g, "an ninh mang"],
  [/\bcntt\b/g, "cong nghe thong tin"],
  [/\bcds\b/g, "chuyen doi so"],
  [/\bcsdl\b/g, "co so du lieu"],
  [/\bdvc(?:tt)?\b/g, "dich vu cong truc tuyen"],
  [/\btthc\b/g, "thu tuc hanh chinh"],
  [/\bcchc\b/g, "cai cach hanh chinh"],
  [/\bpl (?=(?:\d+|[ivx]+)\b)|\bpl(?=\d)/g, "phu luc "],
  [/\bnguon (?:von|tien|ngan sach)\b/g, "nguon kinh phi"],
  // As people say it to each other.
  [
    /\b(?:tien nong|tien bac)(?:,? lay (?:tu|o) (?:dau|nguon nao))?\b|\blay tien (?:tu|o) dau\b/g,
    "kinh phi",
  ],
  [/\bai (?:lam|phu trach|lo) (?:nhung )?(?:viec )?(?:gi|nao)\b/g, "to chuc thuc hien"],
  [/\bgiu an toan (?:cho )?du lieu\b/g, "an toan thong tin"],
];

/** Words that only order, unless one of these follows: "cần" and "căn cứ", "hộ" and "hồ sơ", "chỉ" and "chỉ tiêu". */
const ALONG =
  "hay|nho|xin|vui long|lam on|giup|cho|toi(?! uu)|minh(?! bach)|em|anh(?! huong)|chi(?! (?:tieu|dao|phi|tiet|nhanh))|can(?! (?:cu|bo|cuoc))|muon|lai|them|ban(?! (?:chi dao|hanh|giam doc|do))|du thao|ho(?! (?:so|tro))|duoc|va|cac|nhung|mot|ve|nay|la";
const VERB =
  "(?:soan(?: thao)?|viet)|(?:lap|lam|xay dung|trich|xem|tao)(?= (?:giup|cho|ho|lai|them|ban|du thao|toi|minh|em|cac|rieng|mot|phan|muc|chuong|doan|noi dung|ve) )";
/** A part of the text; with a number behind it, it belongs to that. */
const KIND =
  "phan(?! (?:cong(?! nghe)|mem|cung|dau|tich|bo(?! sung)|giao))|muc(?! (?:tieu|dich))|chuong(?! trinh)|doan|noi dung(?! (?:ke hoach|cong viec|thuc hien))";
const NUMBER = "(?:so )?(?:\\d|[ivx]+\\b|[a-h]\\b|thu (?:nhat|hai|ba|tu|nam|sau)\\b)";

/** What stands in front of a section's name: "soạn giúp em các mục:", "cho xin phần". */
const ORDER = new RegExp(
  `^(?:(?:${ALONG}|${VERB}|(?:${KIND})(?![ ,:]+${NUMBER}))(?![\\p{L}\\d])[ ,:]*)+`,
  "u",
);
/** Said behind it. */
const BEHIND =
  /(?:[ ,]+(?:giup|nhe|nha|a|voi|di|cho (?:toi|minh|em|nam \d{4}|nam (?:toi|sau|nay))|giup (?:toi|minh|em)|cua (?:don vi|minh|ke hoach)|trong ke hoach(?: nam)?|(?:cua |cho |trong )?nam (?:20\d\d|toi|sau|nay|truoc|qua|ngoai)|20\d\d))+[ .!?]*$/;

const SPACED = /[“”"'’‘()[\]{}]/g;

/** The folded name that is asked for, without the words around it; its signs between words stay. */
export function nameAsked(query: string): string {
  let said = SAME.reduce(
    (text, [pattern, same]) => text.replace(pattern, same),
    fold(query.replace(SPACED, " ")),
  );
  for (let before = ""; before !== said; ) {
    before = said;
    const left = said.replace(BEHIND, "").replace(ORDER, "").trim();
    said = left === "" ? said : left;
  }
  return said;
}

/** Words that headings add to a name, or leave out of it. */
const SOFT =
  /\b(?:so|va|cac|ve|cua|cho|trong|theo|tai|voi|de|mot|nhung|nam|viec|den|cong tac|(?<!to chuc )thuc hien|(?<!to chuc )trien khai|phat trien|day manh|tang cuong|bao dam|dam bao|nang cao|hoan thien|xay dung|noi dung|ke hoach|chi tiet|trong tam|thong minh|he thong(?! thong tin))\b/g;
/** The subject of every such plan, which tells no section from another. */
const FIELD = /\b(?:cong nghe thong tin|chuyen doi so|y te|nganh|don vi|benh vien|trung tam)\b/g;

/** Syllables that tell one name from another; all of them where nothing else is left. */
export function tellingWords(folded: string): string[] {
  const all = withoutYears(folded);
  const field = withoutYears(folded.replace(FIELD, " "));
  const telling = withoutYears(folded.replace(FIELD, " ").replace(SOFT, " "));
  if (telling.length > 0) return telling;
  return field.length > 0 ? field : all;
}

const withoutYears = (folded: string): string[] =>
  syllables(folded).filter((word) => !/^20\d\d$/.test(word));

/** Phrases of a list, "hạ tầng số, nhân lực và dữ liệu"; one phrase: no list. */
export function phrasesIn(folded: string): string[] {
  return folded
    .split(/\s*[,;&\n]\s*(?:va |voi )?|\s+(?:va|cung voi|voi)\s+/)
    .map((phrase) => nameAsked(phrase))
    .filter((phrase) => phrase !== "");
}
