/**
 * What of a plan somebody asks for, by meaning: "hạ tầng số", "tồn tại, hạn chế về ATTT", "mục III.2", "phụ lục kinh
 * phí", "nơi nhận và tổ chức thực hiện". Headings first, then the parts that every plan has, then what lines and rows
 * say. Nothing near is said as such, with the nearest headings; another part is never handed on in its place unsaid.
 */
import { foldInPlace } from "../../text/fold.ts";
import type { Plan, PlanSection } from "../plan.ts";
import { type Asked, MOST, none, pathOf, whole } from "./asked.ts";
import { numberIn, sectionsNumbered } from "./asked-number.ts";
import { partIn, type PartName, REPORT_PARTS } from "./asked-parts.ts";
import { nameAsked, phrasesIn } from "./asked-words.ts";
import { asPart } from "./by-part.ts";
import { bySubject, spokenOf } from "./by-subject.ts";
import { ancestorsOf, isCalled, isHalfSaid, isNamed } from "./outline-match.ts";

/** At least one; in the order of the question. */
export function findAsked(plan: Plan, query: string): Asked[] {
  const exact = plan.sections.find(({ id }) => id === query.trim());
  if (exact !== undefined) return [whole(plan, [exact])];
  const name = nameAsked(query);
  if (name === "") return [none(plan, query)];
  const one = asOne(plan, name);
  if (one !== null) return [one];
  const phrases = phrasesIn(name);
  if (phrases.length < 2) return [spokenOf(plan, name) ?? none(plan, query)];
  return severalOf(plan, phrases, query);
}

/** "hạn chế về hạ tầng và dữ liệu": the part stands in front of the first only and is meant for each. */
function severalOf(plan: Plan, phrases: readonly string[], query: string): Asked[] {
  const first = partIn(phrases[0] ?? "");
  const shared = first !== null && first.beside !== "" && first.part in PART_WORDS;
  const found = phrases.map((phrase, index): Asked => {
    const inherits = shared && index > 0 && partIn(phrase) === null;
    const name = inherits ? `${PART_WORDS[first.part] ?? ""} ${phrase}`.trim() : phrase;
    return asOne(plan, name) ?? spokenOf(plan, name) ?? none(plan, asTyped(query, phrase));
  });
  const any = found.some(({ kind }) => kind !== "none");
  return any ? found : [none(plan, query)];
}

/** The phrase with the marks that it was typed with. */
function asTyped(query: string, phrase: string): string {
  const at = foldInPlace(query).indexOf(phrase);
  return at < 0 ? phrase : query.slice(at, at + phrase.length);
}

const PART_WORDS: Partial<Record<PartName, string>> = {
  results: "ket qua",
  achieved: "ket qua dat duoc",
  limits: "ton tai han che",
  targets: "chi tieu",
  tasks: "nhiem vu",
  solutions: "giai phap",
};

/** The name as that of one thing; null when it names several, or nothing of the outline. */
function asOne(plan: Plan, name: string): Asked | null {
  const { sections } = plan;
  const numbered = numberIn(name);
  if (numbered !== null) {
    const worded = numbered.rest === "" ? null : asNamed(plan, nameAsked(numbered.rest));
    return worded ?? asNumbered(plan, numbered);
  }
  const part = partIn(name);
  const ahead = part === null || !REPORT_PARTS.has(part.part);
  const sided = sections.filter(({ role }) => (role !== "results") === ahead);
  const called = onlyOne(sided.filter((section) => isCalled(section, name)));
  if (called !== null) return whole(plan, [called]);
  const behind = onlyOne(sections.filter((section) => isCalled(section, name)));
  if (behind !== null && part === null && !isHalfSaid(sided, sections, name))
    return calledBehind(plan, behind, name);
  const named = part?.beside === "" ? null : onlyOne(sided.filter((one) => isNamed(one, name)));
  return named === null ? asNamed(plan, name) : whole(plan, [named]);
}

/** A heading of the report that is the name itself; what the plan says of the subject is told or gathered beside it. */
function calledBehind(plan: Plan, section: PlanSection, name: string): Asked {
  const ahead = bySubject(plan, name);
  if (ahead?.kind === "matter") return ahead;
  const found =
    ahead?.kind === "sections" ? plan.sections.find(({ id }) => ahead.ids.has(id)) : undefined;
  const notes =
    found === undefined || found.id === section.id
      ? []
      : [`Nội dung này còn ở mục “${pathOf(plan, found)}”.`];
  return whole(plan, [section], notes);
}

const onlyOne = (found: readonly PlanSection[]): PlanSection | null =>
  found.length === 1 ? (found[0] ?? null) : null;

function asNamed(plan: Plan, name: string): Asked | null {
  const part = partIn(name);
  if (part !== null) return asPart(plan, part.part, part.beside);
  return bySubject(plan, name);
}

function asNumbered(plan: Plan, asked: NonNullable<ReturnType<typeof numberIn>>): Asked | null {
  const [best, ...others] = sectionsNumbered(plan.sections, asked);
  if (best === undefined) return null;
  const also = others.slice(0, MOST).map((one) => `“${pathOf(plan, one)}”`);
  const notes =
    also.length === 0 || asked.appendix
      ? []
      : [
          `Số mục này còn có ở ${also.join("; ")}; cần mục đó thì ghi cả số của phần, ví dụ “${fullNumber(plan, others[0])}”.`,
        ];
  return whole(plan, [best], notes);
}

function fullNumber(plan: Plan, section: PlanSection | undefined): string {
  if (section === undefined) return "";
  const path = [...ancestorsOf(section, plan.sections).toReversed(), section];
  const numbers = path.map(({ number }) => number.replace(/[.):\s]+$/u, ""));
  return numbers.filter((number) => number !== "").join(", ");
}
