/** Shares as typed statements: what a sentence says in per cent of which subject. */
import { foldChangesInPlace } from "../text/change-words.ts";
import type { ProseLine } from "./prose.ts";
import { PRESCRIPTION, subjectWords, tellingWords } from "./subject-words.ts";

export interface Share {
  line: ProseLine;
  /** Hundredths of a percent. */
  percent: number;
  words: ReadonlySet<string>;
  /** As printed: "96,5%". */
  text: string;
  /** Offset of the sentence in its line. */
  index: number;
  /** Growth is another thing than a level. */
  growth: boolean;
  /** Times that the sentence names, one string. */
  times: string;
}

const PERCENT = /(\d{1,3})(?:[.,](\d{1,2}))?\s*%/g;
const TIME =
  /\b6 thang cuoi nam|\bquy (?:[ivx]+|\d)|\bthang \d{1,2}|\d{1,2}\/\d{1,2}(?:\/20\d\d)?|\b(?:dau|cuoi|giua) nam|\bgiai doan [\d -]+|\b6 thang|\bden (?:het )?nam 20\d\d|\btu nam 20\d\d/g;

/** Sentences of a line with one percentage each. */
export function sharesOf(line: ProseLine): Share[] {
  const body = line.own.replace(
    /^[\s\-+*•]*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s+)?/,
    (lead) => " ".repeat(lead.length),
  );
  const shares: Share[] = [];
  // "Hồ sơ sức khỏe điện tử: đã lập …, đạt 94,4%": what stands before the colon is the subject of all that follows.
  const subject = tellingWords(
    (/^([^:.;%\d]{5,90}):\s/.exec(body)?.[1] ?? "").replace(PRESCRIPTION, "don thuoc"),
  );
  let index = 0;
  for (const sentence of body.split(/(?<=[.;:])\s|(?=\()|(?<=\))/)) {
    const share = shareOf(line, sentence, index);
    if (share !== null) shares.push({ ...share, words: new Set([...subject, ...share.words]) });
    index = body.indexOf(sentence, index) + sentence.length;
  }
  return shares;
}

/** "tăng từ 38% năm 2025 lên 45% năm 2026 (tăng 7 điểm %)": what was reached is the second figure. */
const RISEN =
  /(?:,? )?\b(?:tang |giam )?tu \d{1,3}(?:[.,]\d{1,2})?\s*%[^%.;]{0,40}?\b(?:len|xuong) (?=\d)/;
const BY_HOW_MUCH =
  /[,(]\s*(?:tuc )?(?:tang|giam)(?: len| them| khoang)*\s*\d{1,3}(?:[.,]\d{1,2})?\s*(?:diem(?: phan tram| %)?|%)[^.;]*/;

/** ", tăng so với mức 58,2% của năm trước": the figure of another year stands beside the one that is told. */
const AGAINST_BEFORE =
  /[,(]\s*(?:(?:tang|giam|cao hon|thap hon)(?: len)? )?(?:so )?voi(?: (?:muc|ty le|ket qua))? \d{1,3}(?:[.,]\d{1,2})?\s*% (?:cua |o |trong )?(?:nam (?:truoc|ngoai|20\d\d)|cung ky)[^,.;)]*\)?/;

/** "Truyền thông …, để tỷ lệ … đạt 60%", "Rà soát …, bảo đảm …": the aim of a task has a subject of its own. */
const FOR_AIM =
  /^([^%]*)(?:, ?(?:de|bao dam|dam bao|phan dau|nham|sao cho|huong toi)| (?:de(?! (?:an|xuat|nghi|cuong|tai|bat|ra|cap|phong))|sao cho))\b(?=[^%]*%)/;
/** Whose aim it is: one part of the unit, not all of it. */
const OF_A_PART =
  /^\W*(?:cac |moi |tung |toan bo )*(?:khoa|tram|benh vien|trung tam|phong kham|don vi|co so)\b|\b(?:tai|o|doi voi|rieng|cho|cua) (?:cac |moi |tung |\d+ )*(?:khoa|tram|benh vien|trung tam|phong kham|don vi|co so|nguoi|nhom)\b/;

/** Where the clause of the aim begins; 0 where the sentence has none of its own. */
function aimStart(sentence: string): number {
  const [all = "", task = ""] = FOR_AIM.exec(sentence) ?? [];
  return OF_A_PART.test(task) || tellingWords(sentence.slice(all.length)).size < 3 ? 0 : all.length;
}

export function shareOf(line: ProseLine, whole: string, index: number): Share | null {
  // Of "214.600 lượt khám, trong đó 171.680 lượt … đạt 80%" the second half is what the share is of.
  const part = /^[^%]*\btrong do\b(?=[^%]*%)/.exec(whole)?.[0].length ?? 0;
  const half = whole.slice(part).replace(BY_HOW_MUCH, "").replace(AGAINST_BEFORE, "");
  const said = half.slice(aimStart(half));
  const sentence = said.replace(RISEN, " dat ");
  const figures = [...sentence.matchAll(PERCENT)];
  const [only] = figures;
  if (only === undefined || figures.length > 1) return null;
  const percent = Number(only[1]) * 100 + Number((only[2] ?? "0").padEnd(2, "0"));
  const words = subjectWords(
    withoutBase(sentence, only)
      .replace(only[0], " ")
      .replace(TIME, " ")
      .replace(/\bnam 20\d\d\b/g, " "),
  );
  return {
    line,
    percent,
    words,
    text: only[0],
    index,
    growth: /\b(?:tang|giam)\b(?! len| tai san)/.test(foldChangesInPlace(sentence)),
    times: [...sentence.matchAll(TIME)].map((match) => match[0]).join("|"),
  };
}

/** "Thanh toán không dùng tiền mặt đạt 55 % số lượt thu viện phí": behind its subject a share tells what it is of. */
function withoutBase(sentence: string, { index, 0: share }: RegExpExecArray): string {
  const end = index + share.length;
  const base = /^\s*(?:tong )?so (?:luot|giao dich)\b[^,.;]*/.exec(sentence.slice(end));
  if (base === null || tellingWords(sentence.slice(0, index)).size < 3) return sentence;
  return sentence.slice(0, end) + sentence.slice(end + base[0].length);
}
