/**
 * Two places of one plan that cannot both be true: "chưa triển khai" against "tiếp tục", a target below what was
 * reached, two deadlines for one task, "100 %" against a unit with none, nothing against a positive amount.
 *
 * Only what the words themselves carry; a scope that may differ ("một số đơn vị") is not compared.
 */
import { syllables } from "../../text/fold.ts";
import { dayConflicts, keptMoreThanThere } from "../day-conflicts.ts";
import { droppedYetKept } from "../dropped-kept.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { notStartedSubjects } from "../not-started.ts";
import { certainty, type Prose, type ProseLine, proseOf, quoteOf } from "../prose.ts";
import type { Rule, RuleCode } from "../rule.ts";
import {
  resultConflicts,
  sharesOf,
  targetConflicts,
  targetsBelowResults,
  tellingWords,
} from "../shares.ts";
import { tableTargetConflicts } from "../table-targets.ts";
import { deadlineConflicts } from "../task-deadlines.ts";
import { timeConflicts } from "../work-times.ts";

const codes: readonly RuleCode[] = [
  {
    code: "not-started-against-continued",
    severity: "warning",
    meaning: "Một nơi ghi chưa triển khai, nơi khác ghi tiếp tục hoặc duy trì cùng việc đó.",
  },
  {
    code: "target-below-result",
    severity: "warning",
    meaning: "Chỉ tiêu thấp hơn kết quả đã đạt.",
  },
  {
    code: "target-conflict",
    severity: "warning",
    meaning: "Hai chỉ tiêu khác nhau cho cùng một nội dung, cùng thời điểm.",
  },
  {
    code: "deadline-conflict",
    severity: "warning",
    meaning: "Một nhiệm vụ có hai thời hạn khác nhau.",
  },
  {
    code: "kept-more-than-there",
    severity: "warning",
    meaning: "Nhiệm vụ duy trì nhiều hơn số đã có ghi ở phần kết quả.",
  },
  {
    code: "dropped-yet-kept",
    severity: "warning",
    meaning: "Một nơi ghi đã dừng hoặc không mua, nơi khác vẫn duy trì, gia hạn hoặc mua.",
  },
  {
    code: "result-conflict",
    severity: "warning",
    meaning: "Phần kết quả ghi hai tỷ lệ khác nhau cho cùng một nội dung.",
  },
  {
    code: "all-against-none",
    severity: "warning",
    meaning: "Ghi 100 % nhưng bảng hoặc câu khác cho thấy còn nơi chưa có.",
  },
];

export const planContradictions: Rule = {
  id: "plan-contradictions",
  title: "Hai nơi mâu thuẫn nhau",
  codes,
  check(input) {
    const prose = proseOf(input);
    return {
      ...emptyOutcome(),
      findings: [
        ...withSubjects(notStarted(prose), notStartedSubjects(prose)),
        ...targetsBelowResults(prose),
        ...targetConflicts(prose),
        ...tableTargetConflicts(prose),
        ...resultConflicts(prose),
        ...droppedYetKept(prose),
        ...deadlineConflicts(prose),
        ...dayConflicts(prose),
        ...timeConflicts(prose),
        ...keptMoreThanThere(prose),
        ...allAgainstNone(prose),
        ...allAgainstSome(prose),
      ],
    };
  },
};

/** What both readings tell is told once. */
function withSubjects(first: readonly Finding[], more: readonly Finding[]): Finding[] {
  const known = new Set(first.map(({ where }) => JSON.stringify(where)));
  return [...first, ...more.filter(({ where }) => !known.has(JSON.stringify(where)))];
}

const NOT_STARTED =
  /(?<!\b(?:neu|khi|noi|viec|do) )\bchua (?:duoc |bo tri duoc |to chuc duoc |(?:trien khai|thuc hien|ap dung|to chuc|trang bi|dau tu|xay dung|thanh lap|hinh thanh|lap dat|mua|su dung|dua vao su dung|co|bo tri|ban hanh|ky ket)(?: duoc)? )\s*(?!day du|dong bo|rong|tot|thuong xuyen|het|duoc|manh|nhieu|hieu qua|dung|du|kip)((?:[^.,;:()]|,(?!\s*(?:do|vi|nen|tuy|dan|ma|chua(?! benh)|con|gay|nhat|hien)\b)){4,70})(?:\(([A-Za-z-]{2,12})\))?/gi;
const PARTIAL =
  /(?:mot so|nhieu|phan lon|da so|co don vi|con lai|tai cac|o cac|\d+ (?:khoa|phong|tram|don vi|co so|xa|benh vien))\b[^.;]*$/;
const CONTINUED =
  /\b(?:tiep tuc (?:duy tri,? ?)?(?:trien khai|thuc hien|su dung|ap dung|van hanh|khai thac)?|duy tri (?:viec )?(?:trien khai|thuc hien|su dung|van hanh)?|phat huy (?:hieu qua|vai tro|ket qua)?|van hanh (?:on dinh|hieu qua|thuong xuyen)|khai thac hieu qua)\b([^.;]{3,160})/g;
const EMPTY_WORDS = new Set(
  "cac cua va cho tai theo ve trong voi viec hoat dong cong tac day manh co duoc den tu nhung phuong thuc hinh do dich vu he thong".split(
    " ",
  ),
);

const telling = (text: string): string[] =>
  [...new Set(syllables(text))].filter((word) => !EMPTY_WORDS.has(word) && word.length > 1);

/** "Chưa triển khai khám, chữa bệnh từ xa" and "Tiếp tục triển khai … khám chữa bệnh từ xa". */
function notStarted(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const continued = clausesOf(prose, CONTINUED).filter(({ line }) => line.part !== "results");
  return clausesOf(prose, NOT_STARTED).flatMap((clause) => {
    const { line, index } = clause;
    if (line.part !== "results" || PARTIAL.test(line.own.slice(Math.max(0, index - 60), index)))
      return [];
    const other = continued.find((one) => one.line !== line && continues(one, clause));
    if (!other) return [];
    return [
      {
        code: "not-started-against-continued",
        severity: "warning" as const,
        where: line.where,
        quote: quoteOf(line, index),
        expected: "một tình trạng cho cả hai nơi",
        found: `chưa có, chưa triển khai ↔ ${quoteOf(other.line, other.index, 120)}`,
        message:
          "Phần kết quả ghi chưa có hoặc chưa triển khai, còn phần nhiệm vụ ghi tiếp tục hoặc duy trì cùng việc đó.",
        suggestion: "Ghi “bắt đầu triển khai” ở nhiệm vụ hoặc sửa lại kết quả.",
        alsoAt: [other.line.where],
      },
    ];
  });
}

/** The clause goes on with what the other one says is not there: by its short name, or by its words close together. */
function continues(going: Clause, { line, index, words, short }: Clause): boolean {
  const printed = going.line.text.slice(going.index, going.index + going.length);
  const named =
    short === undefined ? undefined : line.text.slice(index).match(/\(([^)]{2,12})\)/)?.[1];
  if (named !== undefined && /\p{Lu}{2}/u.test(named)) {
    if (new RegExp(`(?<!\\p{L})${named}(?!\\p{L})`, "u").test(printed)) return true;
  }
  const subject = telling(words);
  const phrase = syllables(words);
  const tokens = syllables(going.words);
  // "hệ thống xếp hàng tự động": few telling words, but the same ones in the same order.
  if (subject.length < 3) {
    return phrase.length >= 2 && ` ${tokens.join(" ")} `.includes(` ${phrase.join(" ")} `);
  }
  const core = subject.slice(0, Math.max(3, subject.length - 2));
  return (
    (subject.every((word) => tokens.includes(word)) && near(subject, going.words)) ||
    (core.length >= 4 && ` ${tokens.join(" ")} `.includes(` ${phrase.slice(0, 5).join(" ")} `))
  );
}

/** The subject's words stand close together, not scattered over a long sentence. */
function near(subject: readonly string[], words: string): boolean {
  const tokens = syllables(words);
  const places = subject.map((word) => tokens.lastIndexOf(word));
  return Math.max(...places) - Math.min(...places) <= subject.length * 2 + 2;
}

interface Clause {
  line: ProseLine;
  /** Offset of the clause in its line. */
  index: number;
  length: number;
  words: string;
  /** Short name in brackets behind the words. */
  short?: string;
}

function clausesOf(prose: Prose, pattern: RegExp): Clause[] {
  return prose.lines.flatMap((line) =>
    [...line.own.matchAll(pattern)].map((match) => ({
      line,
      index: match.index,
      length: match[0].length,
      words: match[1] ?? "",
      ...(match[2] === undefined ? {} : { short: match[2] }),
    })),
  );
}

const ALL =
  /100\s*%\s+(?:cac\s+)?(?:co quan|don vi|benh vien|co so|khoa|phong|tram y te|may (?:vi )?tinh)/;

/** With its marks: without them "chữa bệnh" reads the same. */
const NOT_THERE =
  /(?<!\p{L})chưa (?:được |có |thực hiện |triển khai |hoàn thành |sử dụng )?([^.;,()]{6,90})/giu;

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
        ({ words, line: { own }, index }) =>
          [...missing].every((word) => words.has(word)) &&
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

/** "9/9 trung tâm y tế đã kết nối …" is all of them too. */
function fullFractions(line: ProseLine): { line: ProseLine; index: number; words: Set<string> }[] {
  return [...line.own.matchAll(/(?<![\d/])(\d{1,4})\/\1(?![\d/])[^.;]{6,160}/g)].map((match) => ({
    line,
    index: match.index,
    words: tellingWords(match[0]),
  }));
}

function allAgainstNone(prose: Prose): Finding[] {
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
  return {
    code: "all-against-none",
    severity: certainty("warning", false),
    where: line.where,
    quote: quoteOf(line, at.index),
    expected: "không còn nơi nào chưa có",
    found: at.found,
    message: `Ghi 100 % nhưng số liệu cho thấy còn nơi chưa có: ${at.found}.`,
    suggestion: prose.all.unsure
      ? "Đối chiếu với bảng trong bản gốc."
      : "Sửa tỷ lệ hoặc nói rõ phạm vi tính.",
  };
}
