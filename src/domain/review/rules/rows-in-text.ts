/**
 * How many items and groups the text says its budget has, against the rows of the one budget there is: "Dự toán gồm 31
 * hạng mục, chia thành 5 nhóm", "Nhóm hạ tầng có 11 hạng mục". Wrong only where no way of counting the rows gives the
 * number and the number is near: else it speaks of something else. Other lists and tables: ../announced-counts.ts.
 */
import { announcedCounts } from "../announced-counts.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { proseOf } from "../prose.ts";
import type { Rule } from "../rule.ts";
import { countsOfRows } from "../told/counts-of-rows.ts";
import { countsOfGroups, countsOfTable, type Said } from "../told/told-counts.ts";
import { filteredCounts } from "../told/told-filters.ts";
import { kindCounts } from "../told/told-kinds.ts";
import { whereOfTable } from "../where.ts";

const CODE = "text-row-count-mismatch";

export const rowsInText: Rule = {
  id: "rows-in-text",
  title: "Số hạng mục, số nhóm nêu trong lời văn",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Lời văn nêu số hạng mục, số nhóm hoặc số nhiệm vụ khác với số dòng, số mục ghi bên dưới.",
    },
  ],
  check(input) {
    const findings = announcedCounts(proseOf(input), input.budgets);
    const outcome = { ...emptyOutcome(), findings };
    const { budgets } = input;
    if (budgets.length === 0 || budgets.some((table) => table.ocr)) return outcome;
    const said = [
      ...countsOfTable(input),
      ...countsOfGroups(input),
      ...filteredCounts(input),
      ...kindCounts(input),
    ];
    const known = (one: Said): boolean => said.some((other) => isSame(one, other));
    for (const one of [...said, ...countsOfRows(input).filter((one) => !known(one))]) {
      if (one.counts.includes(one.count)) outcome.relations += 1;
      else if (isNear(one)) outcome.findings.push(finding(one));
    }
    return outcome;
  },
};

/** One count that two readers understand. */
const isSame = (one: Said, other: Said): boolean =>
  one.count === other.count &&
  placeOf(one) === placeOf(other) &&
  (one.quote.includes(other.quote) || other.quote.includes(one.quote));

const placeOf = ({ where }: Said): string => JSON.stringify(where);

/** A number far from the rows counts something else. */
function isNear(said: Said): boolean {
  const { count, counts, what } = said;
  const [rows = 0] = counts;
  const least = what === "nhóm" ? 3 : 2;
  return rows > 0 && (Math.abs(count - rows) <= Math.max(least, rows * 0.2) || isExchanged(said));
}

/** "40 nhóm" of 04: the two digits changed places; "4.000 mặt hàng" of 1.000: one of many digits is another. */
const isExchanged = ({ count, counts }: Said): boolean =>
  counts.some((there) => isOneDigitOff(count, there)) ||
  (count < 100 &&
    counts.some((there) => there < 100 && (there % 10) * 10 + Math.floor(there / 10) === count));

function isOneDigitOff(count: number, there: number): boolean {
  const [one, other] = [String(count), String(there)];
  const odd = Array.from(one).filter((digit, at) => digit !== other.charAt(at));
  return one.length === other.length && one.length >= 3 && odd.length === 1;
}

function finding(said: Said): Finding {
  const { where, quote, count, counts, what, table } = said;
  const there = String(counts[0] ?? 0);
  return {
    code: CODE,
    severity: "warning",
    where,
    quote,
    expected: there,
    found: String(count),
    message: `Lời văn ghi “${quote}”, bảng ${table.table.index} có ${there} ${what}.`,
    suggestion: "Thống nhất con số trong lời văn với bảng, hoặc xem bảng có thiếu, thừa dòng.",
    alsoAt: [whereOfTable(table.table)],
  };
}
