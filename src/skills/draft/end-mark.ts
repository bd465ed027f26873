/** "./.": the sign behind the last line of a plan's body. */
import type { DraftBlock } from "../../domain/draft/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { BUDGET_SECTION } from "./draft-order.ts";
import { tellInReport } from "./sums-in-text.ts";

const END = /\s*\.\/\.\s*$/u;

/** Where lines came behind the one that had the sign, the last of them has it. */
export function moveEndMark(rollover: Rollover, plan: Plan): void {
  const appendices = plan.sections.filter(({ role }) => role === "appendix").map(({ id }) => id);
  const behind = new Set([...appendices, BUDGET_SECTION]);
  const body = rollover.sections
    .filter(({ id }) => !behind.has(id))
    .flatMap(({ blocks }) => blocks)
    .filter(({ status }) => status !== "dropped");
  const last = body.at(-1);
  const marked = body.filter(({ kind, text }) => kind !== "table" && END.test(text));
  if (last === undefined || last.kind === "table" || marked.length === 0) return;
  for (const block of marked.filter((one) => one !== last))
    put(rollover, block, block.text.replace(END, "."));
  if (!END.test(last.text)) put(rollover, last, `${last.text.replace(/[.;,\s]+$/u, "")}./.`);
}

function put(rollover: Rollover, block: DraftBlock, text: string): void {
  const printed = block.text;
  block.text = text;
  tellInReport(rollover, printed, block);
}
