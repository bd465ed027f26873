/**
 * How many units there are (wards, stations, hospitals, villages): the text against itself. A fraction names the whole
 * ("5/7 khoa lâm sàng"), so does "toàn bộ 12 khoa, phòng"; wholes of one kind agree, a part is not above its whole, and
 * what is done and what is left come to the whole.
 */
import { wholeNumber } from "../../budget/counts-in-text.ts";
import { groupBy } from "../../group-by.ts";
import { foldChangesInPlace } from "../../text/change-words.ts";
import { fold } from "../../text/fold.ts";
import { NUMBERS_TO_TEN } from "../../text/numbers-to-ten.ts";
import { allOfOthers } from "../all-of-others.ts";
import { bareCounts } from "../bare-counts.ts";
import { everyOne } from "../every-one.ts";
import { fractionsAgainstRows, raisedTotals } from "../figures-of-rows.ts";
import { besides, emptyOutcome, type Finding } from "../finding.ts";
import { carriedOver, leftOfWhole } from "../left-of-whole.ts";
import { ownFigures } from "../own-figures.ts";
import { type Prose, type ProseLine, proseOf, quoteOf } from "../prose.ts";
import type { Rule, RuleCode } from "../rule.ts";
import { tellingWords } from "../subject-words.ts";
import { twoRests } from "../two-rests.ts";

const codes: readonly RuleCode[] = [
  {
    code: "count-conflict",
    severity: "warning",
    meaning: "Số đơn vị (khoa, phòng, trạm, cơ sở) ghi khác nhau ở hai nơi của văn bản.",
  },
  {
    code: "share-above-whole",
    severity: "warning",
    meaning: "Phần lớn hơn toàn bộ: tử số lớn hơn mẫu số, tỷ lệ trên 100 %.",
  },
];

export const planCounts: Rule = {
  id: "plan-counts",
  title: "Số đơn vị nêu ở nhiều nơi",
  codes,
  check(input) {
    if (!["plan", "budget"].includes(input.facts.kind)) return emptyOutcome();
    const prose = proseOf(input);
    if (prose.all.unsure) return emptyOutcome();
    const wholes = prose.lines.flatMap(wholesOf);
    const findings = [
      ...conflicts(wholes),
      ...left(prose, wholes),
      ...twoRests(prose, KIND, NARROWER),
      ...everyOne(prose, KIND),
      ...aboveWhole(prose, wholes),
      ...fractionsAgainstRows(prose),
      ...raisedTotals(prose),
      ...carriedOver(prose),
    ];
    // A department of health speaks of many units.
    const single = !/\bso y te\b/.test(fold(input.facts.issuer ?? ""));
    // What a budget tells of people and things in other words: ./text-against-text.ts.
    const own =
      input.facts.kind === "budget"
        ? []
        : [...(single ? ownFigures(prose) : []), ...bareCounts(prose, single ? wholes : [])];
    const more = [...own, ...allOfOthers(prose, wholes, [...findings, ...own])];
    const told = [...findings, ...besides(findings, more)];
    return { ...emptyOutcome(), findings: [...told, ...besides(told, leftOfWhole(prose))] };
  },
};

const KIND =
  "(khoa,? phong|khoa|phong|tram(?: y te)?|co so(?: kham(?: benh)?,? chua benh| y te)?|benh vien|trung tam y te|don vi|ban|thon|xa,? phuong|xa)";
const NARROWER =
  "((?: lam sang| can lam sang| cong lap| ngoai cong lap| tu nhan| truc thuoc| tuyen (?:tinh|huyen|xa)| noi tru| ngoai tru| chuc nang| dieu tri)*)";
const FRACTION = new RegExp(
  String.raw`(?<![\d/.,])(\d{1,4})\s*/\s*(\d{1,4})(?![\d/.,]*\d) ${KIND}${NARROWER}\b(?=(.{0,14}))`,
  "g",
);
const ALL_OF = new RegExp(
  String.raw`\b(?:toan bo|tat ca|ca|du) (\d{1,4}) ${KIND}${NARROWER}\b(?=(.{0,14}))`,
  "g",
);
/** "làm việc tại 12 khoa, phòng và 18 trạm y tế": the make-up of the unit. */
const MADE_OF = new RegExp(
  String.raw`\b(?:gom|co|tai|o) (\d{1,4}) ${KIND}${NARROWER}(?:,| va|, va) (\d{1,4}) ${KIND}${NARROWER}(?=\s*(?:[.;,(]|xa\b|truc thuoc|voi\b|va\b|cung\b|$))`,
  "g",
);
/** A kind without more may be any selection of it: "3/3 khoa được chọn". */
const VAGUE = /^(?:khoa|phong|don vi|co so)$/;
const SELECTED = /^\s*(?:co|duoc|thi diem|dang ky|tham gia|con lai|moi|trong diem|da|trien khai)\b/;

interface Whole {
  line: ProseLine;
  index: number;
  length: number;
  /** Null for a whole that is named alone. */
  part: number | null;
  whole: number;
  kind: string;
}

const kindOf = (kind = "", narrower = ""): string =>
  `${kind
    .replaceAll(",", "")
    .replace(/^tram$/, "tram y te")
    .replace(/^(?:xa phuong|xa)$/, "xa")
    .replace(/^co so .*$/, "co so")}${narrower}`.trim();

function wholesOf(line: ProseLine): Whole[] {
  if (line.kind === "row" || line.part === "bases") return [];
  const found: Whole[] = [];
  const add = (match: RegExpExecArray, at: Omit<Whole, "line" | "index" | "length">): void => {
    found.push({ line, index: match.index, length: match[0].length, ...at });
  };
  for (const match of line.own.matchAll(FRACTION)) {
    add(match, { part: Number(match[1]), whole: Number(match[2]), kind: kindFor(match, 3) });
  }
  for (const match of line.own.matchAll(ALL_OF)) {
    add(match, { part: null, whole: Number(match[1]), kind: kindFor(match, 2) });
  }
  for (const match of line.own.matchAll(MADE_OF)) {
    add(match, { part: null, whole: Number(match[1]), kind: kindOf(match[2], match[3]) });
    add(match, { part: null, whole: Number(match[4]), kind: kindOf(match[5], match[6]) });
  }
  const known = new Set(found.map(({ whole, kind }) => `${whole} ${kind}`));
  return [...found, ...unitHas(line).filter(({ whole, kind }) => !known.has(`${whole} ${kind}`))];
}

const HAS_LIST = new RegExp(
  String.raw`(?:^|[.;]\s+|[-+*•\d.)]\s+)(?:toan )?(?:benh vien|trung tam|tram|don vi|nganh|so y te|toan tinh)(?: [a-z]+){0,8}? (?:hien )?(?:co|gom) ((?: ?\d{1,4} ${KIND}${NARROWER}(?: xa)?(?:, | va |, va |(?=\s*[.;(,]| voi\b| cung\b| truc thuoc\b|$)))+)`,
  "g",
);
const LISTED = new RegExp(String.raw`(\d{1,4}) ${KIND}${NARROWER}`, "g");

/** "Toàn ngành có 12 bệnh viện, 15 trung tâm y tế và 96 trạm y tế": what the unit says it is made of. */
function unitHas(line: ProseLine): Whole[] {
  return [...line.own.matchAll(HAS_LIST)].flatMap((list) => {
    const start = list.index + list[0].length - (list[1] ?? "").length;
    return [...(list[1] ?? "").matchAll(LISTED)].flatMap((match) => {
      const kind = kindOf(match[2], match[3]);
      const at = { line, index: start + match.index, length: match[0].length };
      return kind === "don vi" ? [] : [{ ...at, part: null, whole: Number(match[1]), kind }];
    });
  });
}

/** The kind with what narrows it; "?" where the words behind select some of them. */
function kindFor(match: RegExpExecArray, at: number): string {
  const kind = kindOf(match[at], match[at + 1]);
  const selected = kind === "don vi" || SELECTED.test(match[at + 2] ?? "");
  return VAGUE.test(kind) && selected ? `? ${kind}` : kind;
}

function conflicts(wholes: readonly Whole[]): Finding[] {
  const kinds = groupBy(
    wholes.filter(({ kind }) => !kind.startsWith("?")),
    ({ kind }) => kind,
  );
  return [...kinds].flatMap(([, all]) => {
    const counts = groupBy(all, ({ whole }) => whole);
    // Three different wholes are several scopes, not a slip.
    if (counts.size !== 2) return [];
    const [a = [], b = []] = [...counts.values()];
    const [usual, other] = b.length > a.length ? [b, a] : [a, b];
    const [first, wrong] = [usual[0], other[0]];
    if (first === undefined || wrong === undefined || first.line === wrong.line) return [];
    return [
      {
        code: "count-conflict",
        severity: "warning" as const,
        where: wrong.line.where,
        quote: quoteOf(wrong.line, wrong.index, wrong.length),
        expected: String(first.whole),
        found: String(wrong.whole),
        message: `Nơi này ghi “${quoteOf(wrong.line, wrong.index, wrong.length)}”, nơi khác ghi “${quoteOf(first.line, first.index, first.length)}”.`,
        suggestion: "Thống nhất số lượng, hoặc nói rõ phạm vi của từng số.",
        alsoAt: usual.map(({ line }) => line.where),
      },
    ];
  });
}

const REST = new RegExp(
  String.raw`(?:^|[\s,;.(])(\d{1,4}|${Object.keys(NUMBERS_TO_TEN).join("|")}) ${KIND}${NARROWER} (?:con lai|(?:con )?chua(?! benh))\b([^.;,]{0,70})`,
  "g",
);

/** "26/33 cơ sở hoàn thành …" and "7 cơ sở chưa hoàn thành …". */
function left(prose: Prose, wholes: readonly Whole[]): Finding[] {
  return prose.lines.flatMap((line) =>
    [...line.own.matchAll(REST)].flatMap((match) => {
      const rest = NUMBERS_TO_TEN[match[1] ?? ""] ?? Number(match[1]);
      const kind = kindOf(match[2], match[3]);
      const done = wholes.filter(
        (one) =>
          one.part !== null &&
          one.part < one.whole &&
          one.kind.replace(/^\? /, "").startsWith(kind) &&
          (one.line === line || sharesWork(one, line, match)),
      );
      const [first] = done;
      if (first?.part == null || done.length > 1 || first.part + rest === first.whole) return [];
      const quote = quoteOf(line, match.index, match[0].length);
      return [
        {
          code: "count-conflict",
          severity: "warning" as const,
          where: line.where,
          quote,
          expected: String(first.whole - first.part),
          found: String(rest),
          message: `Đã có ${first.part}/${first.whole} nên còn ${first.whole - first.part}, văn bản ghi “${quote}”.`,
          suggestion: "Đối chiếu lại số đã làm và số còn lại.",
          ...(first.line === line ? {} : { alsoAt: [first.line.where] }),
        },
      ];
    }),
  );
}

/** The sentence of what is left and that of the fraction are about one work. */
function sharesWork({ line, index }: Whole, other: ProseLine, match: RegExpExecArray): boolean {
  const wanted = tellingWords(sentenceAt(other.own, match.index));
  const said = tellingWords(sentenceAt(line.own, index));
  const work = [...tellingWords(match[4] ?? "")].slice(0, 5);
  if (work.length >= 3) return work.filter((word) => said.has(word)).length >= work.length - 1;
  return [...said].filter((word) => wanted.has(word)).length >= 4;
}

function sentenceAt(text: string, index: number): string {
  const start = Math.max(...[". ", "; "].map((mark) => text.lastIndexOf(mark, index)), -1) + 1;
  const end = /[.;](?:\s|$)/.exec(text.slice(index));
  return text.slice(start, end === null ? text.length : index + end.index);
}

const OVER =
  /(?<![\d.,])(?:1[0-9][1-9]|1[1-9]0|[2-9]\d\d|\d{4,})(?:[.,]\d{1,2})?\s*%\s*(?:so|tong so|cac|can bo|vien chuc|nguoi|don vi|co so|khoa|tram|may|van ban|ho so|don thuoc|luot|dan so|ho)\b/g;
const GROWTH =
  /\b(?:tang|vuot|so voi|ke hoach|chi tieu|du toan|cong suat|gap|bang|dinh muc|tren muc)\b/;

/** "8 máy, trong đó 10 máy …": more of a thing than there is of it. */
const AMONG =
  /(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{1,6}) ([a-z]+)(?: [a-z]+){0,5}, trong do(?: co)? (?:(\d{1,3}(?:\.\d{3})+|\d{1,6}) \2\b(?! luot)|(\d{1,5}) (?:bac si|dieu duong|duoc si|ho sinh|y si|ky thuat vien|dang vien|nu)\b)/g;

function aboveWhole(prose: Prose, wholes: readonly Whole[]): Finding[] {
  const parts = wholes.flatMap(({ line, index, length, part, whole }) =>
    part !== null && part > whole ? [{ line, index, length, found: `${part}/${whole}` }] : [],
  );
  const shares = prose.lines.flatMap((line) =>
    line.kind === "row"
      ? []
      : [...line.own.matchAll(OVER)]
          .filter(
            (match) =>
              !GROWTH.test(
                foldChangesInPlace(line.own.slice(Math.max(0, match.index - 60), match.index + 60)),
              ),
          )
          .map((match) => ({ line, index: match.index, length: match[0].length, found: match[0] })),
  );
  const among = prose.lines.flatMap((line) =>
    line.kind === "row"
      ? []
      : [...line.own.matchAll(AMONG)]
          .filter(
            ([, whole = "", , part = "", staff = ""]) =>
              wholeNumber(part || staff) > wholeNumber(whole),
          )
          .map((match) => ({
            line,
            index: match.index,
            length: match[0].length,
            found: `${match[3] ?? match[4] ?? ""} trong ${match[1] ?? ""}`,
          })),
  );
  return [...parts, ...among, ...shares].map(({ line, index, length, found }) => ({
    code: "share-above-whole",
    severity: "warning" as const,
    where: line.where,
    quote: quoteOf(line, index, length),
    expected: "phần không lớn hơn toàn bộ",
    found,
    message: `“${quoteOf(line, index, length)}”: phần lớn hơn toàn bộ.`,
    suggestion: "Đối chiếu lại tử số, mẫu số hoặc tỷ lệ.",
  }));
}
