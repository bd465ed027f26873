/** "100 %" of the units against one that has none: in the same sentence, in another one, in the rows of a table. */
import { syllables } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { sharesOf } from "./shares.ts";
import { isScope, tellingWords } from "./subject-words.ts";

export const allAgainstNone = (prose: Prose): Finding[] => [
  ...allAgainstRows(prose),
  ...allAgainstSome(prose),
  ...wholeAgainstNone(prose),
];

const ALL =
  /100\s*%\s+(?:cac\s+)?(?:co quan|don vi|benh vien|co so|khoa|phong|tram y te|may (?:vi )?tinh)/;

/** With its marks: without them "chữa bệnh" reads the same. */
const NOT_THERE =
  /(?<!\p{L})chưa (?!đạt (?:chỉ tiêu|mục tiêu|kế hoạch)(?!\p{L}))(?:được |có |thực hiện |triển khai |hoàn thành |sử dụng )?([^.;,()]{6,90})/giu;

/** "100% hệ thống đã được phê duyệt cấp độ" and, in the same part, one that "chưa được phê duyệt cấp độ". */
function allAgainstSome(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const wholes = prose.lines
    .filter((line) => line.kind !== "row" && line.part === "results")
    .flatMap((line) => [
      ...sharesOf(line).filter((share) => share.percent === 10_000),
      ...fullFractions(line),
    ]);
  return prose.lines.flatMap((line) => {
    if (line.kind === "row" || line.part !== "results") return [];
    return [...line.text.matchAll(NOT_THERE)].flatMap((match) => {
      const missing = tellingWords(match[1] ?? "");
      const phrase = ` ${syllables(match[1] ?? "")
        .slice(0, 6)
        .join(" ")} `;
      const all = wholes.find(
        ({ words, line: { own, text }, index }) =>
          [...missing].every((word) => words.has(word)) &&
          isOfKind(line.text.slice(0, match.index), text.slice(index)) &&
          (missing.size >= 3 || ` ${syllables(own.slice(index)).join(" ")} `.includes(phrase)),
      );
      if (phrase.split(" ").length < 5 || all === undefined) return [];
      return [
        {
          ...noneFinding(prose, all.line, { index: all.index, found: quoteOf(line, match.index) }),
          ...(all.line === line ? {} : { alsoAt: [line.where] }),
        },
      ];
    });
  });
}

/** What lacks it is one of those that the whole counts: "Hệ thống HIS chưa …" among "100% hệ thống"; a device is no record. */
function isOfKind(before: string, whole: string): boolean {
  const subject = /[^.;:,()]*$/.exec(before)?.[0] ?? "";
  const words =
    subject
      .toLowerCase()
      .match(/\p{L}{2,}/gu)
      ?.filter((word) => !LEAD.has(word)) ?? [];
  const all = new Set(whole.toLowerCase().match(/\p{L}+/gu));
  return words.slice(0, 2).every((word) => all.has(word));
}
/** Words of a subject that say nothing of its kind: how many of them, and the unit itself. */
const LEAD: ReadonlySet<string> = new Set(
  "còn hiện vẫn nhưng tuy nhiên một hai ba bốn năm sáu số các những nhiều riêng đơn vị trung tâm bệnh viện trạm có là tại".split(
    " ",
  ),
);

const NEARLY_ALL = 90;
const MOST = 0.65;
/** Not at all: nothing that leaves a part done. */
const NOT_AT_ALL =
  /(?<!\p{L})(?:đơn vị |trung tâm |bệnh viện |trạm )?chưa (?:được |có )?(?:triển khai|thực hiện|sử dụng|áp dụng|liên thông|kết nối) ((?:[^.;:(),]|,(?! (?:do|vì|nên|gây|còn|nhưng|dẫn|đồng)(?!\p{L})))+)/iu;
const IN_PART =
  /(?<!\p{L})(?:một số|nhiều|phần lớn|còn lại|đầy đủ|đồng bộ|thường xuyên|kịp thời|hết|rộng rãi|triệt để|tại|ở|cho)(?!\p{L})/iu;

/** "Đơn vị chưa thực hiện ký số văn bản đi." where the results say "Văn bản đi ký số đạt 99,1%". */
function wholeAgainstNone(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const results = prose.lines.filter((line) => line.kind !== "row" && line.part === "results");
  return results.flatMap((line) => {
    const match = NOT_AT_ALL.exec(line.text);
    const thing = match?.[1] ?? "";
    if (match === null || match.index > 12 || IN_PART.test(line.text)) return [];
    const missing = tellingWords(thing.replace(/điện tử/giu, " "));
    const whole = results.find(
      (other) => other !== line && clausesNearlyAll(other).some((said) => isSaid(missing, said)),
    );
    if (whole === undefined) return [];
    const found = quoteOf(line, match.index);
    return [{ ...noneFinding(prose, whole, { index: 0, found }), alsoAt: [line.where] }];
  });
}

/** Most of what is not there, all of it where it is told in few words, and nothing that narrows it. */
function isSaid(missing: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  const common = [...missing].filter((word) => said.has(word)).length;
  const narrows = [...missing].some((word) => !said.has(word) && isScope(word, missing));
  if (narrows || common < 3) return false;
  return common === missing.size || (common >= 6 && common >= missing.size * MOST);
}

/** Clauses that tell nine tenths or more of something. */
const clausesNearlyAll = (line: ProseLine): Set<string>[] =>
  line.own.split(/[.;](?=\s|$)|%,\s/).flatMap((clause) => {
    const [only, ...more] = clause.matchAll(/(\d{1,3})(?:[.,]\d{1,2})?(?:\s*%|$)/g);
    const isOne = only !== undefined && more.length === 0 && !/\bchua\b/.test(clause);
    return isOne && Number(only[1]) >= NEARLY_ALL && Number(only[1]) <= 100
      ? [tellingWords(clause)]
      : [];
  });

/** "9/9 trung tâm y tế đã kết nối …" is all of them too. */
function fullFractions(line: ProseLine): { line: ProseLine; index: number; words: Set<string> }[] {
  return [...line.own.matchAll(/(?<![\d/])(\d{1,4})\/\1(?![\d/])[^.;]{6,160}/g)].map((match) => ({
    line,
    index: match.index,
    words: tellingWords(match[0]),
  }));
}

function allAgainstRows(prose: Prose): Finding[] {
  return prose.lines.flatMap((line, index) => {
    const all = ALL.exec(line.own);
    if (!all || line.kind === "row") return [];
    const rest = restOf(line);
    if (rest !== null) return [noneFinding(prose, line, { index: all.index, found: rest })];
    const none = rowsWithNone(prose, index);
    if (none.length === 0) return [];
    const names = none.map((row) => row.text.replace(/\s+/g, " ").trim()).slice(0, 3);
    return [
      {
        ...noneFinding(prose, line, { index: all.index, found: names.join("; ") }),
        alsoAt: none.map((row) => row.where),
      },
    ];
  });
}

/** "100% máy tính … (9/9), các máy vi tính khác …": there are others. */
function restOf(line: ProseLine): string | null {
  const thing =
    /100\s*%\s+(?:cac\s+)?(may (?:vi )?tinh|don vi|co so|benh vien|khoa|phong)\b(.{0,200}?)\b(?:cac|nhung|so)\s+((?:\w+\s+){1,3})(?:khac|con lai)\b/.exec(
      line.own,
    );
  if (!thing) return null;
  const [first = "", others = ""] = [thing[1]?.split(/\s+/)[0], thing[3]];
  return others.split(/\s+/).includes(first) ? `còn “${others.trim()} khác”` : null;
}

/** Rows of the table announced by the sentence in which all units of a total lack the thing: "… 150 0 150". */
function rowsWithNone(prose: Prose, from: number): ProseLine[] {
  const announced = prose.lines
    .slice(from, from + 6)
    .some((line) => /nhu sau\s*:|\bbang \d/.test(line.own));
  if (!announced) return [];
  const rows: ProseLine[] = [];
  let quiet = 0;
  for (const line of prose.lines.slice(from + 1, from + 70)) {
    if (/^[\s*-]*(?:tong cong|tong so)\b|^t[oeé]ng c[oô]ng/.test(line.own)) break;
    const figures = /(?:\t|\s|\|)(\d{1,5})[\s|]+0[\s|]+(\d{1,5})\s*$/.exec(line.own);
    if (figures && figures[1] === figures[2] && Number(figures[1]) > 0) rows.push(line);
    quiet = /\d/.test(line.own) ? 0 : quiet + 1;
    if (quiet > 16) break;
  }
  return rows;
}

function noneFinding(prose: Prose, line: ProseLine, at: { index: number; found: string }): Finding {
  const found = at.found.replace(/[\s.;,]+$/, "");
  return {
    code: "all-against-none",
    severity: "warning",
    where: line.where,
    quote: quoteOf(line, at.index),
    expected: "không còn nơi nào chưa có",
    found,
    message: `Ghi 100 % nhưng số liệu cho thấy còn nơi chưa có: ${found}.`,
    suggestion: prose.all.unsure
      ? "Đối chiếu với bảng trong bản gốc."
      : "Sửa tỷ lệ hoặc nói rõ phạm vi tính.",
  };
}
