/**
 * Words of the prior plan that no plan of today can keep as they stand: applications of the epidemic, levels of online
 * services that are no longer counted, architectures that gave way to others, numbers of districts and communes before they were rearranged. Each is asked
 * once; the answer stands in its place.
 */
import { isNo, isYes } from "../draft/answers.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import { MERGED_SINCE } from "../review/abolished-bodies.ts";
import { citeShort } from "./citation.ts";
import { madeBeforeMerger } from "./former-provinces.ts";
import { elided, openMark } from "./open-marks.ts";
import { answerTo, need, type RolloverContext } from "./rollover-context.ts";
import { withUnsureElided } from "./unsure-marks.ts";

interface Outdated {
  section: string;
  since: IsoDate;
  words: RegExp;
  /** The words count only in a text that speaks of this. */
  of?: RegExp;
  ask: (words: string, year: number) => string;
  /** First subject of the documents in the place of the words: those of a body that the text names stand in the question. */
  instead?: string;
  /** What stands in the place of the words where the unit answers so. */
  answered?: (answer: string) => string;
  /** The question is about the whole sentence and stands at its end; the answer says whether it stays. */
  whole?: boolean;
}

function instead(words: string, year: number): string {
  return `năm ${year} còn thực hiện gì thay cho "${words}" của kế hoạch trước`;
}

/** "mức độ 3,4" counts two levels; "mức 3,4 điểm" is one number. */
const NOT_ON = String.raw`(?![\p{L}\d%]|[.,](?![34](?![\d%]|\s*(?:điểm|ngày|giờ|phút|lần|triệu|tỷ)))\d)`;
const LEVEL = String.raw`(?:mức(?:\s+độ)?\s*)?(?:[234]|I{2,3}|IV)${NOT_ON}`;
const OUTDATED: readonly Outdated[] = [
  {
    section: "dich-vu-cong",
    // Nghị định số 42/2022/NĐ-CP counts them as whole or in part.
    since: "2022-08-15",
    words: new RegExp(
      // In a scan the figure may stand between the signs of what is not sure.
      String.raw`(?<!\p{L})mức(?:\s+độ)?\s*\uE000?(?:[34]|III|IV)${NOT_ON}\uE001?(?:\s*(?:,|và|hoặc|/|-)\s*${LEVEL})*`,
      "giu",
    ),
    of: /dịch vụ công|DVC|thủ tục hành chính|TTHC/iu,
    // One question for all the ways in which a plan writes them.
    ask: () =>
      "dịch vụ công trực tuyến tính loại toàn trình hay cả loại một phần (nay không còn chia mức độ)",
    answered: (answer) => answer.replace(/^dịch vụ công(?: trực tuyến)?\s+/iu, ""),
  },
  {
    section: "kien-truc-so",
    // Quyết định số 292/QĐ-BKHCN: Khung Kiến trúc Chính phủ số, phiên bản 4.0.
    since: "2025-03-25",
    words:
      /(?<!\p{L})(?:khung\s+)?kiến trúc\s+(?:chính phủ|chính quyền)\s+điện tử(?!\p{L})(?:(?:\s+(?:của\s+)?(?:bộ y tế|ngành y tế|việt nam))?,?\s+phiên bản\s+\d(?:\.\d)?)?/giu,
    ask: (words) => `kiến trúc số hiện hành thay cho "${words}" của kế hoạch trước`,
    instead: "kien-truc-so",
  },
  {
    section: "tep-dinh-kem",
    // A file that went with the plan of the year before goes with no other.
    since: "2000-01-01",
    words:
      /(?<!\p{L})(?:(?:theo|chi tiết|tại)\s+)*(?:file|tệp|tập tin)(?:\s+(?:excel|word|pdf|dữ liệu|tin))*\s+(?:(?:đính|gửi|kèm|theo)\s+)*(?:kèm|theo)(?!\p{L})/giu,
    ask: (words, year) => `nội dung của năm ${year} thay cho "${words}" của kế hoạch trước`,
  },
  {
    section: "phong-chong-dich",
    // One application took the place of these.
    since: "2021-10-01",
    words: /(?<!\p{L})(?:(?:ứng dụng|nền tảng|app)\s+)?(?:Bluezone|NCOVI|VHD)(?!\p{L})/giu,
    ask: instead,
  },
  {
    section: "phong-chong-dich",
    since: "2023-11-01",
    words: /(?<!\p{L})(?:(?:ứng dụng|nền tảng|app)\s+)?PC[-\s]?Covid(?!\p{L})/giu,
    ask: instead,
  },
  {
    section: "phong-chong-dich",
    // Nghị quyết số 38/NQ-CP: from here on the epidemic is lived with, and work against it ends one by one.
    since: "2022-03-17",
    words:
      /(?<!\p{L})(?:dịch(?:\s+bệnh)?\s+)?(?:SARS-CoV-2|(?<!PC[-\s]?)Covid(?:\s*[-–]?\s*19)?)(?![\p{L}\d])/giu,
    ask: (words, year) => `năm ${year} còn thực hiện nội dung "${words}" không`,
    whole: true,
  },
];

/** The words of a text that are asked for, behind or in the place of them. */
export function withOutdatedAsked(ctx: RolloverContext, text: string, whole: string): string {
  const counted = text.replace(countsOf(ctx), (words: string, at: number) =>
    isInMark(text, at) ? words : asked(ctx, words, "don-vi-hanh-chinh", askOfCount(words)),
  );
  return OUTDATED.filter(({ since, of }) => since <= ctx.asOf && of?.test(whole) !== false).reduce(
    (so, { words, section, ask, instead, answered, whole: ofAll }) => {
      if (ofAll === true) return sentenceAsked(ctx, so, { words, section, ask });
      let first = true;
      return so.replace(words, (found, ...rest) => {
        // Within an open place, and behind the first of several in one sentence, nothing is asked again.
        const at = rest.find((one) => typeof one === "number") ?? 0;
        if (!first || isInMark(so, at)) return found;
        first = false;
        const now = instead === undefined ? "" : namedInstead(ctx, instead, whole);
        const told = asked(ctx, found, section, `${ask(found, ctx.targetYear)}${now}`);
        return answered === undefined || told.startsWith(found) ? told : answered(told);
      });
    },
    counted,
  );
}

/** " (Bộ Y tế: Quyết định số …)": what holds now of bodies that the text names. */
function namedInstead(ctx: RolloverContext, subject: string, whole: string): string {
  const living = ctx.register.entries.filter(
    (entry) =>
      entry.subjects[0] === subject &&
      entry.scope === "national" &&
      whole.includes(entry.issuer) &&
      !/điện tử/iu.test(entry.title) &&
      ctx.register.status(entry, ctx.asOf).code === "in-force",
  );
  if (living.length === 0) return "";
  for (const entry of living) ctx.used.add(entry);
  return ` (${living.map((entry) => `${entry.issuer}: ${citeShort(entry)}`).join("; ")})`;
}

/** "Làm sạch dữ liệu tiêm chủng Covid-19 với …": whether it is still to be done is asked behind the sentence. */
function sentenceAsked(
  ctx: RolloverContext,
  text: string,
  { words, section, ask }: Pick<Outdated, "words" | "section" | "ask">,
): string {
  const found = [...text.matchAll(words)].find(({ index }) => !isInMark(text, index));
  if (found === undefined) return text;
  const question = `${ask(found[0], ctx.targetYear)} (${beginningOf(text, found.index)})`;
  const answer = answerTo(ctx, { section, ask: question });
  if (answer !== null && isYes(answer)) return text;
  const told =
    answer === null
      ? openMark(question)
      : isNo(answer)
        ? openMark(`bỏ hoặc viết lại câu này: năm ${ctx.targetYear} không còn "${found[0]}"`)
        : null;
  if (told === null)
    return text.slice(0, found.index) + (answer ?? "") + text.slice(found.index + found[0].length);
  const behind = text.slice(found.index).search(/[.;](?=\s|$)|\s*$/u);
  const end = found.index + behind;
  return `${text.slice(0, end)} ${told}${text.slice(end)}`;
}

/** `câu "Tiếp nhận phản ánh về công tác …"`: by what it begins with a sentence is found again. */
function beginningOf(text: string, at: number): string {
  const from = text.slice(0, at).search(/[^.;]*$/u);
  const [sentence = ""] = text.slice(from).split(/[.;](?=\s|$)/u);
  const words = withUnsureElided(elided(sentence)).replace(/["“”[\]]/gu, "");
  const shown = words
    .replace(/^[-–+•\s]+/u, "")
    .trim()
    .split(/\s+/u);
  const few = shown
    .slice(0, SENTENCE_WORDS)
    .join(" ")
    .replace(/[\s,(]+$/u, "");
  return `câu "${few}${shown.length > SENTENCE_WORDS ? " …" : ""}"`;
}

const SENTENCE_WORDS = 8;

const asked = (ctx: RolloverContext, words: string, section: string, ask: string): string => {
  const told = need(ctx, { section, ask });
  return told.startsWith("[") ? `${words} ${told}` : told;
};

const isInMark = (text: string, at: number): boolean =>
  text.lastIndexOf("[", at) > text.lastIndexOf("]", at);

const askOfCount = (words: string): string =>
  `số đơn vị hành chính sau sắp xếp (kế hoạch trước: ${words})`;

const NUMBER = String.raw`(?<![\p{L}\d.,/])(?:\d{1,3}\/)?(?!0?1\s)\d{1,3}(?:\.\d{3})?\s+`;
const NAMED = String.raw`(?!\p{L})(?!\s+(?:\p{Lu}|đoàn|ủy|uỷ|lỵ))`;
const DISTRICTS = String.raw`(?:huyện|quận|thị xã)(?:\s*(?:,|và)\s*(?:huyện|quận|thị xã|thành phố))*`;
const WITH_TOWNS = String.raw`(?:xã|phường)?(?:\s*,\s*(?:xã|phường))?(?:\s*(?:,|và)\s*)?thị trấn`;
const COMMUNES = String.raw`(?:xã|phường)(?:\s*(?:,|và)\s*(?:xã|phường))?`;
const GONE = new RegExp(`${NUMBER}(?:${WITH_TOWNS}|${DISTRICTS})${NAMED}`, "gu");
const COUNTED_BEFORE = new RegExp(
  `${NUMBER}(?:${WITH_TOWNS}|${DISTRICTS}|${COMMUNES})${NAMED}`,
  "gu",
);
const NEVER = /(?!)/gu;
/** "TTYT huyện", "trung tâm y tế các huyện, thị xã": bodies of levels that are no more, without the name of one. */
const OF_DISTRICTS = new RegExp(
  String.raw`(?<!\p{L})(?:TTYT|[Tt]rung tâm [Yy] tế|[Pp]hòng [Yy] tế|[Bb]ệnh viện(?: đa khoa)?)\s+(?:(?:tuyến|các|thuộc)\s+)*(?:huyện|quận)${NAMED}`,
  "u",
);

/** Numbers of districts are gone; those of communes are others since the plan was made before they were merged. */
function countsOf(ctx: RolloverContext): RegExp {
  if (ctx.asOf < MERGED_SINCE) return NEVER;
  return madeBeforeMerger(ctx) ? COUNTED_BEFORE : GONE;
}

/** Why a line of the budget that was reckoned by "559 xã, phường, thị trấn" waits; null where it was not. */
export function recountNote(ctx: RolloverContext, texts: readonly string[]): string | null {
  for (const text of texts) {
    const [found] =
      text.match(countsOf(ctx)) ??
      (ctx.asOf < MERGED_SINCE ? [] : (text.match(OF_DISTRICTS) ?? []));
    if (found !== undefined)
      return `Kế hoạch trước tính theo "${found}", số này đã thay đổi sau sắp xếp đơn vị hành chính; chưa tính vào tổng.`;
  }
  return null;
}
