/**
 * From relations that fail to cells that are wrong: the value that mends most failing relations and breaks fewest
 * holding ones is taken as the cause. One wrong amount then is one finding, not a wrong product, a wrong tax, a wrong
 * group and a wrong total.
 */
import { abs, type Micro } from "../fixed.ts";
import { type CellRef, type Equation, type EquationKind, keyOfCell, sameCell } from "./equation.ts";
import { explainDifference } from "./explain-difference.ts";

export interface Cause {
  cell: CellRef;
  /** The value that mends the equations. */
  needed: Micro;
  printed: Micro | null;
  /** Failing equations it explains, the leading one first. */
  equations: Equation[];
  /** Other cells that would mend as many: the figure of the finding is then not certain, its row is. */
  rivals: CellRef[];
}

export interface CauseSpace {
  failing: readonly Equation[];
  /** All equations, held or not, that a cell takes part in. */
  around(cell: CellRef): readonly Equation[];
  value(cell: CellRef): Micro | null;
  /** How likely such a cell is the wrong one where the relations leave it open; 0 for most. */
  doubt(cell: CellRef): number;
}

/** Beyond this the table as a whole is wrong, and weighing causes against each other is idle. */
const MAX_WEIGHED = 400;

const LEAD: Record<EquationKind, number> = { product: 0, vat: 1, split: 2, group: 3, total: 4 };

export function findCauses(space: CauseSpace): Cause[] {
  let open = [...space.failing];
  const causes: Cause[] = [];
  if (open.length > MAX_WEIGHED) return open.map((equation) => alone(equation, space));
  while (open.length > 0) {
    const best = bestCause(open, space);
    if (best === null) return [...causes, ...open.map((equation) => alone(equation, space))];
    causes.push(best);
    const done = new Set(best.equations.map((equation) => equation.id));
    open = open.filter((equation) => !done.has(equation.id));
  }
  return causes;
}

interface Option extends Cause {
  score: number;
}

function bestCause(open: readonly Equation[], space: CauseSpace): Cause | null {
  const failing = new Map(open.map((equation) => [equation.id, equation]));
  const options = candidateCells(open).flatMap((cell) => optionsOf(cell, failing, space));
  // Of several that would mend as much, the one a slip of the pen explains, then the one in doubt, comes first.
  const slips = new Map(options.map((option) => [option, slipOf(option)]));
  const slip = (option: Option): number => slips.get(option) ?? 0;
  options.sort(
    (a, b) => b.score - a.score || slip(b) - slip(a) || space.doubt(b.cell) - space.doubt(a.cell),
  );
  const [best] = options;
  if (best === undefined) return null;
  const rivals = options
    .filter((option) => option.score === best.score && !sameCell(option.cell, best.cell))
    .map((option) => option.cell);
  return { ...best, rivals };
}

/** 1 where a digit was changed or two stand in each other's place. */
const slipOf = ({ printed, needed }: Option): number =>
  printed !== null && /chữ số/.test(explainDifference(printed, needed) ?? "") ? 1 : 0;

function candidateCells(open: readonly Equation[]): CellRef[] {
  const cells = new Map<string, CellRef>();
  for (const equation of open) {
    for (const cell of [equation.target, ...equation.terms]) cells.set(keyOfCell(cell), cell);
  }
  return [...cells.values()];
}

/** For one cell: each value that some failing equation asks of it, with what that value mends and breaks. */
function optionsOf(
  cell: CellRef,
  failing: ReadonlyMap<string, Equation>,
  space: CauseSpace,
): Option[] {
  const around = space.around(cell);
  const asked = around.filter((equation) => failing.has(equation.id));
  const values: Micro[] = [];
  for (const equation of asked) {
    const value = equation.fix(cell);
    if (value !== null && !values.includes(value)) values.push(value);
  }
  return values.map((needed) => {
    const mends = (equation: Equation): boolean => {
      const value = equation.fix(cell);
      return value !== null && abs(value - needed) <= equation.tolerance;
    };
    const mended = asked.filter(mends);
    const broken = around.filter((equation) => equation.holds && !mends(equation)).length;
    const equations = mended.sort((a, b) => leadOf(a, cell) - leadOf(b, cell));
    const isTarget = equations[0] !== undefined && sameCell(equations[0].target, cell);
    const score = 4 * mended.length - 4 * broken + (isTarget ? 1 : 0);
    return { cell, needed, printed: space.value(cell), equations, rivals: [], score };
  });
}

/** A wrong subtotal is a matter of its sum first, whatever tax or split of its row it breaks as well. */
function leadOf(equation: Equation, cell: CellRef): number {
  const isSum = equation.kind === "group" || equation.kind === "total";
  return isSum && sameCell(equation.target, cell) ? -1 : LEAD[equation.kind];
}

function alone(equation: Equation, space: CauseSpace): Cause {
  return {
    cell: equation.target,
    needed: equation.expected,
    printed: space.value(equation.target),
    equations: [equation],
    rivals: [],
  };
}
