/**
 * Shares as typed statements: what a sentence says in per cent of which subject. Two of them about the same subject are
 * held against each other: a target below the result, two targets that differ.
 *
 * Subjects are compared by their telling words in any order; a word that narrows the scope (a ward, out-patients) on
 * one side only makes two subjects of them.
 */
import { syllables } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { LESS_IS_BETTER } from "./less-is-better.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { valuesOfRows } from "./row-values.ts";

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

const EMPTY_WORDS = new Set(
  (
    "cac cua va cho tai theo ve trong voi viec hoat dong cong tac day manh co duoc den tu nhung phuong thuc hinh do " +
    "dich vu he thong dat tren ty le toi thieu tro len it nhat hon phan dau tang uoc luot so bang toan nganh bao dam " +
    "duy tri moi nam mot lan nang thuc hien su dung tong la cua da con khoang muc gan deu qua hoan thanh tiep tuc " +
    "trien khai phai cung ca o thong nhu ket chi tieu de ra"
  ).split(" "),
);
/** Who or where: on one side only they tell that the subjects differ. */
export const SCOPE = new Set(
  (
    "khoa phong tram xa phuong huyen tinh tuyen noi ngoai tru tre tuoi gia ngheo lan cap moi giam sat hai man tinh " +
    "lam sang khu vuc tu nhan cong lap truc tuyen dien giay muc do ban thon lanh dao bac si dieu duong chuyen mon " +
    "mo rong thi diem"
  ).split(" "),
);

export const tellingWords = (text: string): Set<string> =>
  new Set(
    syllables(text).filter(
      (word) => !EMPTY_WORDS.has(word) && word.length > 1 && !/^\d/.test(word),
    ),
  );

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

/** What is linked up is electronic, with or without the word, and goes to one system. */
const PRESCRIPTION = /\bdon thuoc dien tu\b/g;
const NATIONAL_SYSTEM = /\b(?:len|vao|voi) (?:he thong|cong|nen tang)(?: [a-z]+){0,3} quoc gia\b/g;
/** "lập hồ sơ": no public or private ("công lập") that would narrow the subject. */
const DRAWN_UP = /(?<!\b(?:cong|doc) )\blap\b/g;

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

/** Words of a subject in one form, whatever of several usual ways it is written in. */
export const subjectWords = (text: string): Set<string> =>
  tellingWords(
    text
      // Paying by code, card or transfer is paying without cash.
      .replace(
        /\b(?:qua|bang) (?:ma qr|the|chuyen khoan|ung dung ngan hang)\b(?: va (?:the|ma qr|chuyen khoan))?/g,
        "khong dung tien mat",
      )
      .replace(/\btren dia ban\b|\bgia tri\b/g, " ")
      .replace(DRAWN_UP, "tao")
      .replace(PRESCRIPTION, "don thuoc")
      .replace(NATIONAL_SYSTEM, " "),
  );

function shareOf(line: ProseLine, whole: string, index: number): Share | null {
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
    growth: /\b(?:tang|giam)\b(?! len| sat| doc| dinh| tai san)/.test(sentence),
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

/** "già" narrows to the old, "quốc gia" says nothing of whom, "cập nhật" is no level. */
export const isScope = (word: string, words: ReadonlySet<string>): boolean =>
  SCOPE.has(word) &&
  !(word === "gia" && words.has("quoc")) &&
  !(word === "cap" && words.has("nhat"));

/** A word of the one narrows what the other speaks of. */
export const isNarrower = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((word) => !other.has(word) && isScope(word, one));

/** The same subject: the words of the shorter one stand in the longer one, and the rest does not narrow it. */
export function sameSubject(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  const [less, more] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
  // Three words only where there are no others: "không (dùng) tiền mặt".
  if (common < 4) return common === 3 && more === 3;
  const [narrowed, narrows] = [isNarrower(a, b), isNarrower(b, a)];
  // In-patients here, out-patients there.
  if (narrowed && narrows) return false;
  if (common / more >= 0.85) return true;
  if (narrowed || narrows) return false;
  return common === less
    ? more - less <= 4
    : common >= 5 && less - common === 1 && common / more >= 0.7;
}

/** "không quá 5%": what is wanted is the less. */
const AT_MOST = /\b(?:duoi|khong (?:qua|vuot)|toi da|giam (?:xuong )?con)(?: muc)? \d/;

const allShares = (prose: Prose): Share[] =>
  prose.lines
    .filter((line) => line.kind !== "row" && line.text.length < 500)
    .flatMap(sharesOf)
    .filter((share) => share.words.size >= 3 && share.percent <= 10_000 && !share.growth);

/** Rows "Tỷ lệ … | 22%" of tables that hold results or targets. */
const sharesOfRows = (prose: Prose): Share[] =>
  valuesOfRows(prose).flatMap(({ line, name, value }) => {
    const share = shareOf(line, `${name} dat ${value}`, 0);
    return share === null || share.words.size < 3 || share.percent > 10_000 ? [] : [share];
  });

const SUBSET: ReadonlySet<string> = new Set(["noi", "ngoai", "tru"]);

/** All of them were reached, so all in-patients or out-patients among them were. */
const isPartOfWhole = (target: Share, result: Share): boolean =>
  result.percent === 10_000 &&
  [...result.words].every((word) => target.words.has(word)) &&
  [...target.words].every((word) => result.words.has(word) || SUBSET.has(word));

/** A target for what was already surpassed says nothing. */
export function targetsBelowResults(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const shares = [...allShares(prose), ...sharesOfRows(prose)];
  const results = shares.filter((share) => share.line.part === "results");
  return shares.flatMap((target) => {
    if (!PLANNED.has(target.line.part) || LESS_IS_BETTER.test(target.line.own)) return [];
    if (AT_MOST.test(target.line.own)) return [];
    const reached = results.find(
      (result) =>
        result.percent > target.percent &&
        (sameSubject(result.words, target.words) || isPartOfWhole(target, result)),
    );
    if (!reached) return [];
    return [belowResult(target, reached)];
  });
}

interface Told {
  line: ProseLine;
  text: string;
  /** Where its sentence begins. */
  index?: number;
}

export const belowResult = (target: Told, reached: Told): Finding => ({
  code: "target-below-result",
  severity: "warning",
  where: target.line.where,
  quote: quoteOf(target.line, target.index),
  expected: `không thấp hơn ${reached.text}`,
  found: target.text,
  message: `Chỉ tiêu ${target.text} thấp hơn kết quả ${reached.text} đã ghi ở phần đánh giá.`,
  suggestion: "Nâng chỉ tiêu, hoặc ghi “duy trì” mức đã đạt.",
  alsoAt: [reached.line.where],
});

/** Two targets for one subject at one time; steps on the way name their times. */
export function targetConflicts(prose: Prose, year: number | null): Finding[] {
  if (prose.all.unsure) return [];
  const targets = allShares(prose).filter(
    ({ line: { part } }) => PLANNED.has(part) || part === "organisation",
  );
  const suggestion =
    "Thống nhất một mức ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng mức.";
  const isSame = (first: Share, one: Share): boolean =>
    PLANNED.has(first.line.part) && sameSubject(first.words, one.words);
  const whole = targets.map((share) => ({ ...share, times: timesBeside(share.times, year) }));
  return conflictsAmong(whole, isSame, { code: "target-conflict", suggestion });
}

/** "đến hết năm 2027" in the plan for 2027 is when all of it is due. */
const timesBeside = (times: string, year: number | null): string =>
  times
    .split("|")
    .filter(
      (time) =>
        !/^(?:6 thang )?cuoi nam$/.test(time) &&
        time !== `den het nam ${year}` &&
        time !== `den nam ${year}`,
    )
    .join("|");

/** One thing measured twice in the results, with the same words and the same time, and two figures. */
export function resultConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const results = allShares(prose).filter((share) => share.line.part === "results");
  const isSame = (first: Share, one: Share): boolean =>
    years(first) === years(one) && sameWords(first.words, one.words);
  const suggestion = "Thống nhất số liệu ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm.";
  return conflictsAmong(results, isSame, { code: "result-conflict", suggestion });
}

/** Each share against the first one before it, on another line, of the same thing and time. */
function conflictsAmong(
  shares: readonly Share[],
  isSame: (first: Share, one: Share) => boolean,
  told: Pick<Finding, "code" | "suggestion">,
): Finding[] {
  return shares.flatMap((one, index) => {
    const other = shares
      .slice(0, index)
      .find(
        (first) =>
          first.percent !== one.percent &&
          first.line !== one.line &&
          first.times === one.times &&
          isSame(first, one),
      );
    return other === undefined ? [] : conflictOf(one, other, told);
  });
}

/** Two figures for one thing; steps on the way are no conflict. */
function conflictOf(
  one: Share,
  other: Share,
  told: Pick<Finding, "code" | "suggestion">,
): Finding[] {
  if (STEP.test(one.line.own) || STEP.test(other.line.own)) return [];
  return [
    {
      ...told,
      severity: "warning",
      where: one.line.where,
      quote: quoteOf(one.line, one.index),
      expected: other.text,
      found: one.text,
      message: `Cùng một nội dung nhưng nơi ghi ${other.text} (“${quoteOf(other.line, other.index, 90)}”), nơi ghi ${one.text}.`,
      alsoAt: [other.line.where],
    },
  ];
}

/** Earlier years named beside the figure. */
const years = (share: Share): string =>
  /so voi|cung ky|nam truoc|ke hoach/.test(share.line.own) ? share.line.own : "";

const sameWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size >= 5 && Math.abs(a.size - b.size) <= 1 && sameSubject(a, b);

const STEP = /\b(?:buoc dau|giai doan \d|dot \d|thi diem|lo trinh)\b/;
