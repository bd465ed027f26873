/** Bases of a scan whose line a page or a quotation mark cut in two: the second half names no document of its own. */
import { fold } from "../text/fold.ts";
import type { PlanItem, PlanSection } from "./plan.ts";

/** How a basis begins, folded, with the letters that a scanner may have made of it. */
const BEGINS =
  /^\W*(?:\d{1,2}[.)] )?(?:can cu|c.n c.{1,2}|lu.t|b. lu.t|ph.p l.nh|ngh. (?:d.{1,2}nh|quy.{1,3}t)|th.{1,3}ng t\S{1,2}|quy.{1,3}t d.nh|c.{2,3}ng v.{1,2}n|c.{2,3}ng di.n|ch. th.|k.{1,2} ho.ch|k.t lu.n|ch.{1,2}ng trinh|th.c hi.n|th.{1,2}ng b.o|d. .n|theo|tr.n c. s.)\b/;
const FINISHED = /[.;:]\s*$/u;

export function joinCutBases(sections: readonly PlanSection[]): PlanSection[] {
  return sections.map((section) =>
    section.role === "bases" ? { ...section, items: numbered(section.id, section.items) } : section,
  );
}

/** Positions without the gaps that the second halves leave. */
const numbered = (section: string, items: readonly PlanItem[]): PlanItem[] =>
  joined(items).map((item, at) => ({ ...item, id: `${section}/${at + 1}` }));

function joined(items: readonly PlanItem[]): PlanItem[] {
  const whole: PlanItem[] = [];
  for (const item of items) {
    const last = whole.at(-1);
    const cut =
      last?.table === null &&
      item.table === null &&
      item.marker === null &&
      !FINISHED.test(last.text) &&
      !BEGINS.test(fold(item.text));
    if (cut) whole.splice(-1, 1, { ...last, text: `${last.text} ${item.text}` });
    else whole.push(item);
  }
  return whole;
}
