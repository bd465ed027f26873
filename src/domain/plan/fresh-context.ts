/** The context that a rollover begins with: nothing asked, changed or told yet. */
import { fold } from "../text/fold.ts";
import type { Facility } from "../unit/unit-profile.ts";
import { arabicAppendices, tableAppendices } from "./appendix-numbers.ts";
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
  return {
    ...input,
    results: input.results ?? [],
    facility:
      input.profile?.facility ??
      facilityOf(input.profile?.name ?? plan.cover.body ?? plan.cover.title),
    planText: fold([plan.cover.title, plan.cover.body ?? "", ...texts, ...cells].join("\n")),
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
    doneOnce: [],
    restOnce: [],
    marked: new Set(),
  };
}

export function facilityOf(body: string): Facility {
  const name = fold(body);
  if (/benh vien/.test(name)) return "hospital";
  return /trung tam|tram y te|phong kham/.test(name) ? "non-hospital" : "authority";
}
