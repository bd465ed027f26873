/** Which part of the budget the text calls the largest, larger than another or twice another, against the tables. */
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { thingsOf } from "../told/named-things.ts";
import { ownSentences, plannedSentences } from "../told/own-sentences.ts";
import { changeRanks } from "../told/told-change-ranks.ts";
import { toldOrder } from "../told/told-order.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

const CODE = "text-order-mismatch";

export const orderInText: Rule = {
  id: "order-in-text",
  title: "So sánh các khoản trong lời văn",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Lời văn nói khoản lớn nhất, lớn hơn hoặc gấp bao nhiêu lần khác với số của bảng.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const own = ownSentences(input);
    for (const shape of plannedSentences(input)) {
      const told = [
        ...(own.includes(shape) ? toldOrder(shape, thingsOf(input)) : []),
        ...changeRanks(shape, thingsOf(input), input.facts.year),
      ];
      for (const { holds, quote, expected, found, thing } of told) {
        if (holds) outcome.relations += 1;
        else
          outcome.findings.push({
            code: CODE,
            severity: "warning",
            where: whereOfBlock(shape.block),
            quote,
            expected,
            found,
            message: `Lời văn ghi “${quote}”, theo bảng ${thing.table.table.index} là ${expected}.`,
            suggestion: "Đối chiếu lại câu so sánh với bảng.",
            alsoAt: [whereOfTable(thing.table.table)],
          } satisfies Finding);
      }
    }
    return outcome;
  },
};
