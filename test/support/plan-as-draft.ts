/** A typed plan as a draft that changes nothing of it: what an exporter writes and a reader reads back can be compared. */
import type { Draft, DraftBlock, DraftSection } from "../../src/domain/draft/draft.ts";
import { appendixName } from "../../src/domain/plan/appendix-numbers.ts";
import { headingOf } from "../../src/domain/plan/heading-of.ts";
import type { Plan, PlanItem } from "../../src/domain/plan/plan.ts";

export function planAsDraft(plan: Plan): Draft {
  const sections = plan.sections.map(
    (section): DraftSection => ({
      id: section.id,
      heading: appendixName(plan, section) + headingOf(section),
      level: Math.min(section.level, 4),
      blocks: section.items.map((item) => blockOf(plan, item)),
    }),
  );
  const { cover, signature, recipients } = plan;
  return {
    year: cover.year,
    from: null,
    outline: sections.map(({ heading }) => heading),
    cover: {
      parentBody: cover.parentBody,
      body: cover.body,
      symbolSuffix: /KH-.*$/u.exec(cover.symbol ?? "")?.[0] ?? "KH",
      place: cover.place,
      title: cover.title,
      signerTitle: signature?.title ?? "",
      signerName: signature?.name ?? null,
      recipients,
    },
    sections,
    budget: null,
    ...{ missing: [], refused: [], notices: [], violations: [], changes: [], review: [] },
    mode: "offline",
  };
}

function blockOf(plan: Plan, item: PlanItem): DraftBlock {
  const base = { sources: [], status: "kept" as const };
  const table = plan.tables.find(({ index }) => index === item.table);
  if (table !== undefined) {
    const headerRows = Math.max(1, table.headerRows);
    return { ...base, kind: "table", text: "", rows: table.rows, headerRows };
  }
  const marker = item.marker ?? "";
  if (/^[-–—•●*]?$/u.test(marker)) {
    return { ...base, kind: marker === "" ? "paragraph" : "bullet", text: item.text };
  }
  return { ...base, kind: "paragraph", text: `${marker} ${item.text}` };
}
