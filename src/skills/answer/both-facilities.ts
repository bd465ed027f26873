/** Rules that differ for hospitals and others: both are told, and the asker is asked once which of them it is. */
import type { Outcome } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import type { Question } from "./understand.ts";

/** Where the rule differs by kind of facility and nobody said which, both deadlines are stated. */
export function withBothFacilities(
  facts: Scored[],
  ranked: readonly Scored[],
  question: Question,
): Scored[] {
  const first = facts[0];
  const applies = first?.unit.provision?.appliesTo;
  if (!first || question.facility !== null || applies === undefined || applies.includes("all"))
    return facts;
  const twin = ranked.find(
    (one) =>
      one.unit.entry === first.unit.entry &&
      one.unit.provision?.kind === first.unit.provision?.kind &&
      one.unit.provision?.appliesTo !== undefined &&
      !one.unit.provision.appliesTo.some((kind) => applies.includes(kind)),
  );
  if (!twin || facts.includes(twin)) return facts;
  return [first, twin, ...facts.slice(1)];
}

export function differByFacility(facts: readonly Scored[]): boolean {
  const kinds = facts.flatMap((fact) => fact.unit.provision?.appliesTo ?? []);
  return kinds.includes("hospital") && kinds.includes("non-hospital");
}

/** Asked once: the answer is kept in the unit's profile. */
export function askFacility(draft: Outcome["draft"]): void {
  draft.cautions.push(
    "Hạn khác nhau theo loại cơ sở. Anh/chị cho biết đơn vị là bệnh viện hay cơ sở khác (ví dụ nhắn “Đơn vị tôi là trung tâm y tế”) để các câu sau chỉ nêu hạn của đơn vị.",
  );
  draft.suggestions.unshift("Đơn vị tôi là bệnh viện", "Đơn vị tôi là trung tâm y tế");
}
