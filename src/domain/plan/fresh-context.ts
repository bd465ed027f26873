/** The context that a rollover begins with: nothing asked, changed or told yet. */
import { fold } from "../text/fold.ts";
import { arabicAppendices, tableAppendices } from "./appendix-numbers.ts";
import { facilityOf, treatsPatients } from "./body-kind.ts";
import type { Plan } from "./plan.ts";
import type { RolloverContext, RolloverInput } from "./rollover-context.ts";
import { isTemplate } from "./template-text.ts";

export function makeContext(input: RolloverInput): RolloverContext {
  const { plan } = input;
  const texts = plan.sections.flatMap((section) => [
    section.heading,
    // A form's instruction names subjects that the plan itself never takes up.
    ...section.items.filter((item) => !isTemplate(item.text)).map((item) => item.text),
  ]);
  const cells = plan.tables.flatMap((table) => table.rows.flat());
  const body = input.profile?.name ?? plan.cover.body ?? plan.cover.title;
  const planText = fold([plan.cover.title, plan.cover.body ?? "", ...texts, ...cells].join("\n"));
  return {
    ...input,
    results: input.results ?? [],
    facility: input.profile?.facility ?? facilityOf(body),
    treats: treatsPatients(body, planText),
    planText,
    arabicAppendices: arabicAppendices(plan),
    tableAppendices: tableAppendices(plan),
    changes: [],
    missing: [],
    asked: [],
    reportable: [],
    covered: [],
    refused: [],
    notices: [],
    used: new Set(),
    derived: [],
    violations: [],
    purchases: [],
    onceDays: new Map(),
    onceAsked: new Set(),
    addedTasks: [],
    doneOnce: [],
    restOnce: [],
    marked: new Set(),
    scans: scansOf(plan),
  };
}

function scansOf({ sections }: Plan): Map<string, string> {
  const items = sections.flatMap((section) => section.items);
  return new Map(items.flatMap(({ text, scan }) => (scan === undefined ? [] : [[text, scan]])));
}
