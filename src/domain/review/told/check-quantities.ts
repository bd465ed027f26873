/** Quantities told of rows of the budget against what the rows have. */
import { type Micro, printMicro } from "../../budget/fixed.ts";
import type { Finding } from "../finding.ts";
import type { ReviewInput } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";
import { whereOfBlock } from "../where.ts";
import type { Thing } from "./named-things.ts";
import { ownSentences } from "./own-sentences.ts";
import type { Shape } from "./sentence-shape.ts";
import { toldQuantities } from "./told-lines.ts";
import { nearCounts } from "./told-near-counts.ts";

interface Told {
  shape: Shape;
  thing: Thing;
  said: Micro;
}

/** The closest reading of a figure comes first. */
const isFirst = ({ shape, thing, said }: Told, index: number, all: readonly Told[]): boolean =>
  index === all.findIndex((one) => one.shape === shape && one.thing === thing && one.said === said);

/** Quantities of things named otherwise; what is told already is left out. */
export function toldOfThings(
  input: ReviewInput,
  code: string,
  known: readonly Finding[],
): Finding[] {
  const told = ownSentences(input).flatMap((shape) =>
    [...toldQuantities(shape), ...nearCounts(shape)].map((one) => ({ ...one, shape })),
  );
  return told
    .filter(isFirst)
    .flatMap(({ holds, said, there, thing, column, start, end, shape }): Finding[] => {
      const where = whereOfBlock(shape.block);
      const found = printMicro(said);
      const same = known.some((one) => one.found === found && one.where.line === where.line);
      const [row] = thing.rows;
      if (holds || same || row === undefined) return [];
      return [
        {
          code,
          severity: "warning",
          where,
          quote: shape.block.text.slice(start, end),
          expected: printMicro(there),
          found,
          message: `Lời văn ghi ${found} ${row.unit.toLowerCase()}, bảng ${thing.table.table.index} dòng “${row.name}” ghi ${printMicro(there)}.`,
          suggestion: "Thống nhất số lượng ở lời văn và bảng dự toán.",
          alsoAt: [whereOfCell(thing.table, { row: row.index, column })],
        },
      ];
    });
}
