/** Figures of sentences about the budget that nothing in its tables bears; only where no other rule speaks of the place. */
import { MICRO, printMicro } from "../../budget/fixed.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { type OddThingCount, thingCounts } from "../told/odd-thing-counts.ts";
import { type Unborne, unborneFigures } from "../told/unborne.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

export const UNBORNE = "text-figure-unborne";

export const unborneFiguresRule: Rule = {
  id: "unborne-figures",
  title: "Số trong lời văn không có trong bảng",
  codes: [
    {
      code: UNBORNE,
      severity: "warning",
      meaning:
        "Lời văn về kinh phí nêu số tiền hoặc tỷ lệ mà các số của bảng không cho ra, kể cả khi cộng, trừ, tính thuế, tính bình quân.",
    },
  ],
  check(input) {
    const { odd, held } = thingCounts(input);
    const findings = [...unborneFigures(input).map(finding), ...odd.map(countFinding)];
    return { ...emptyOutcome(), findings, relations: held };
  },
};

const countFinding = ({ line, quote, count, there, countable }: OddThingCount): Finding => ({
  code: UNBORNE,
  severity: "warning",
  where: line.where,
  quote,
  expected: String(there),
  found: String(count),
  message: `Lời văn ghi “${quote}”, bảng ${countable.table.table.index} có ${there}${countable.kind === "rows" ? " dòng" : ""}.`,
  suggestion: "Thống nhất con số trong lời văn với bảng.",
  alsoAt: [whereOfTable(countable.table.table)],
});

const WHAT: Record<Unborne["kind"], string> = {
  money: "Số tiền",
  share: "Tỷ lệ",
  count: "Số lượng",
};

function finding({ block, quote, kind, nearest }: Unborne): Finding {
  const near =
    nearest === null
      ? ""
      : kind === "count"
        ? ` Bảng có ${nearest}.`
        : ` Số gần nhất trong bảng là ${printMicro(nearest * MICRO)} đồng.`;
  const how = kind === "count" ? "" : ", kể cả khi cộng các phần hay tính thuế";
  return {
    code: UNBORNE,
    severity: "warning",
    where: whereOfBlock(block),
    quote,
    found: quote,
    message: `${WHAT[kind]} “${quote}” trong lời văn không khớp số nào của bảng${how}.${near}`,
    suggestion: "Đối chiếu lại số này với bảng kinh phí.",
  };
}
