/**
 * Deadlines of the plan: later than the law's (by subject, cautious), missing in a table where the other rows have one,
 * and spans that end before they begin.
 */
import { displayDate, findDates, isoDate } from "../../reference/vietnamese-date.ts";
import { foldInPlace } from "../../text/fold.ts";
import { timesFinding, turnsOutOfOrder } from "../date-turns.ts";
import { afterLaw } from "../deadlines-by-law.ts";
import { afterDuty } from "../duty-deadlines.ts";
import { besides, emptyOutcome, type Finding } from "../finding.ts";
import { certainty, type Prose, type ProseLine, proseOf, quoteOf, withPlaces } from "../prose.ts";
import type { Rule, RuleCode } from "../rule.ts";
import { stepsOutOfOrder } from "../step-order.ts";
import { beyondPlan, rowsOutOfOrder } from "../table-times.ts";
import { missingLabels } from "../task-blocks.ts";

const codes: readonly RuleCode[] = [
  {
    code: "deadline-after-law",
    severity: "warning",
    meaning: "Thời hạn trong kế hoạch muộn hơn thời hạn của văn bản quy định.",
  },
  {
    code: "missing-deadline",
    severity: "warning",
    meaning: "Nhiệm vụ để trống thời hạn trong khi các dòng khác của bảng đều có.",
  },
  {
    code: "missing-lead",
    severity: "warning",
    meaning: "Nhiệm vụ không ghi đơn vị chủ trì trong khi các nhiệm vụ khác đều có.",
  },
  {
    code: "deadline-beyond-plan",
    severity: "info",
    meaning:
      "Một dòng của bảng nhiệm vụ có thời hạn sau năm kế hoạch, các dòng khác đều trong năm.",
  },
  {
    code: "date-impossible",
    severity: "error",
    meaning: "Ngày không có trong lịch, ví dụ 31/11.",
  },
  {
    code: "dates-out-of-order",
    severity: "warning",
    meaning: "Khoảng thời gian kết thúc trước khi bắt đầu, hoặc mốc sau sớm hơn mốc trước nó.",
  },
];

export const planDeadlines: Rule = {
  id: "plan-deadlines",
  title: "Thời hạn",
  codes,
  check(input) {
    const prose = proseOf(input);
    const late = afterLaw(input, prose);
    return {
      ...emptyOutcome(),
      findings: [
        ...late,
        ...besides(late, afterDuty(input, prose)),
        ...missingCells(prose, DEADLINES),
        ...missingCells(prose, LEADS),
        ...missingLabels(prose),
        ...beyondPlan(prose, input.facts.year),
        ...outOfOrder(prose),
        ...periodsOutOfOrder(prose),
        ...besides([...outOfOrder(prose), ...periodsOutOfOrder(prose)], turnsOutOfOrder(prose)),
        ...stepsOutOfOrder(prose),
        ...rowsOutOfOrder(prose),
        ...impossibleDates(prose),
      ],
    };
  },
};

interface NeededColumn {
  code: string;
  header: RegExp;
  /** Vietnamese. */
  name: string;
  suggestion: string;
}

const DEADLINES: NeededColumn = {
  code: "missing-deadline",
  // "Thời gian (tháng)" is how long, not until when.
  header:
    /thoi (?:gian|han)(?!\s*\((?:thang|ngay|nam)\))|tien do|^(?:han|han chot|han hoan thanh|thoi diem|ngay hoan thanh|hoan thanh|ket thuc)$/,
  name: "thời hạn",
  suggestion: "Ghi thời hạn hoặc “thường xuyên”.",
};
const LEADS: NeededColumn = {
  code: "missing-lead",
  header: /chu tri|don vi (?:thuc hien|phu trach|dau moi)|phu trach|nguoi thuc hien/,
  name: "đơn vị chủ trì",
  suggestion: "Ghi đơn vị chủ trì của nhiệm vụ.",
};

/** Empty cells of a column that the other rows fill; groups have none by right. */
function missingCells(prose: Prose, needed: NeededColumn): Finding[] {
  const tables = new Map<
    number,
    { column: number; header: string; filled: number; empty: ProseLine[] }
  >();
  for (const [index, line] of prose.lines.entries()) {
    if (line.kind !== "row" || line.table === null) continue;
    const header = line.cells.findIndex((cell) => needed.header.test(foldInPlace(cell)));
    const known = tables.get(line.table);
    if (known === undefined) {
      if (header >= 0) {
        const name = line.cells[header] ?? "";
        const column = isPriced(line) ? 0 : header;
        tables.set(line.table, { column, header: name, filled: 0, empty: [] });
      }
      continue;
    }
    // A header repeated at the page break; "Phụ trách CNTT" in a row is who does it.
    const repeated = line.cells[known.column] === known.header;
    if (repeated || !isOwnTask(line, known.column, prose.lines[index + 1])) continue;
    if ((line.cells[known.column] ?? "") === "") known.empty.push(line);
    else known.filled++;
  }
  return [...tables.values()].flatMap(({ filled, empty }) => {
    const [first] = empty;
    if (!first || filled < 3 || filled < empty.length * 3) return [];
    return [
      withPlaces(
        {
          code: needed.code,
          severity: certainty("warning", prose.all.unsure),
          quote: quoteOf(first),
          expected: `có ${needed.name}`,
          found: "để trống",
          message: `${empty.length} nhiệm vụ để trống ${needed.name} trong khi ${filled} dòng khác của bảng đều có.`,
          suggestion: needed.suggestion,
        },
        empty.map((line) => line.where),
      ),
    ];
  });
}

/** In a table of prices the time is how long a thing is rented; a thing that is bought has none. */
const isPriced = ({ cells }: ProseLine): boolean =>
  cells.some((cell) => /don gia|gia don vi|thanh tien/.test(foldInPlace(cell)));

/** "1" over "1.1": what heads rows of its own is done by those who do these. */
const isOver = ({ cells: [label = ""] }: ProseLine, next: ProseLine | undefined): boolean =>
  label !== "" && next?.cells[0]?.startsWith(`${label.replace(/\.$/, "")}.`) === true;

const isOwnTask = (line: ProseLine, column: number, next: ProseLine | undefined): boolean =>
  isTask(line, column) && !isOver(line, next);

/** A numbered row with a name and somebody in charge; groups bear roman numbers, capitals or stand alone. */
function isTask(line: ProseLine, column: number): boolean {
  const [label = "", name = ""] = line.cells;
  if (column === 0 || !/^(?:\d{1,2}(?:\.\d{1,2})*\.?|[a-zđ]\)|-)?$/u.test(label)) return false;
  const filled = line.cells.filter((cell, index) => index > 0 && index !== column && cell !== "");
  const total = /^\s*(?:cong|tong)\b(?! (?:ket|hop|dai|cuc))/.test(foldInPlace(name));
  return !total && name.length > 5 && /\p{Ll}{3}/u.test(name) && filled.length >= 2;
}

/** "trước ngày 31/11/2027"; dates behind a symbol are a matter of the citation. */
function impossibleDates(prose: Prose): Finding[] {
  return prose.lines.flatMap((line) =>
    findDates(line.own)
      .filter(
        ({ flaw, raw, start }) =>
          flaw === "no-such-day" && isDay(raw, /\bngay\s*$/.test(line.own.slice(0, start))),
      )
      .map((date) => ({
        code: "date-impossible",
        severity: certainty("error", prose.all.unsure),
        where: line.where,
        quote: line.text.slice(date.start, date.end).trim(),
        expected: "ngày có trong lịch",
        found: date.raw.trim(),
        message: `Ngày “${line.text.slice(date.start, date.end).trim()}” không có trong lịch.`,
        suggestion: "Đối chiếu và ghi lại ngày.",
      })),
  );
}

/** Other figures with two marks ("45/62/2024") are no date at all. */
function isDay(raw: string, named: boolean): boolean {
  const [day = 0, month = 0] = (raw.match(/\d+/g) ?? []).map(Number);
  const isNamed = named || /^\s*ngay/i.test(raw);
  return day >= 1 && day <= 31 && month >= 1 && month <= (isNamed ? 99 : 12);
}

const SPAN =
  /\btu (?:ngay )?(\d{1,2})[/.](\d{1,2})(?:[/.](20\d{2}))? (?:den|toi) (?:het )?(?:ngay )?(\d{1,2})[/.](\d{1,2})[/.](20\d{2})\b/g;

/** "từ tháng 9 đến tháng 3 năm 2027", "từ quý III đến quý II năm 2027", "từ năm 2028 đến năm 2027". */
const PERIODS =
  /\btu (thang|quy|nam) (\d{1,4}|iv|i{1,3})(?:(?:\/| nam )(20\d\d))? (?:den|toi) (?:het )?\1 (\d{1,4}|iv|i{1,3})(?:(?:\/| nam )(20\d\d))?\b/g;
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Months that run over the end of a year without naming the first year are read so when they lie close together. */
function periodsOutOfOrder(prose: Prose): Finding[] {
  return prose.lines.flatMap((line) =>
    [...line.own.matchAll(PERIODS)].flatMap((match) => {
      if (!runsBackwards(match)) return [];
      const quote = line.text.slice(match.index, match.index + match[0].length);
      return [
        timesFinding(prose, line, {
          quote,
          expected: "thời điểm đầu không sau thời điểm cuối",
          found: quote,
          message: `Khoảng thời gian “${quote}” kết thúc trước khi bắt đầu.`,
        }),
      ];
    }),
  );
}

function runsBackwards([, kind, from = "", fromYear, to = "", toYear]: RegExpExecArray): boolean {
  const [first, last] = [ROMAN[from] ?? Number(from), ROMAN[to] ?? Number(to)];
  if (fromYear !== undefined && toYear !== undefined && fromYear !== toYear) {
    return Number(toYear) < Number(fromYear);
  }
  const length = kind === "thang" ? 12 : 4;
  const crosses = kind !== "nam" && fromYear === undefined && last + length - first <= length / 3;
  return first > last && !crosses;
}

function outOfOrder(prose: Prose): Finding[] {
  return prose.lines.flatMap((line) =>
    [...line.own.matchAll(SPAN)].flatMap((match) => {
      const end = isoDate(Number(match[6]), Number(match[5]), Number(match[4]));
      const start = isoDate(Number(match[3] ?? match[6]), Number(match[2]), Number(match[1]));
      // "từ 15/12 đến 31/01/2026" crosses a new year: without its own year the start lies in the year before.
      if (start === null || end === null || start <= end || match[3] === undefined) return [];
      return [
        {
          code: "dates-out-of-order",
          severity: certainty("warning", prose.all.unsure),
          where: line.where,
          quote: line.text.slice(match.index, match.index + match[0].length),
          expected: "ngày đầu không sau ngày cuối",
          found: `${displayDate(start)} – ${displayDate(end)}`,
          message: `Khoảng thời gian bắt đầu ${displayDate(start)} nhưng kết thúc ${displayDate(end)}.`,
        },
      ];
    }),
  );
}
