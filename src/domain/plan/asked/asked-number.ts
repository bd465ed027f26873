/** A section asked for by its number: "mục III.2", "phần 4", "phụ lục số 1", "mục 2 phần II". */
import { fold } from "../../text/fold.ts";
import { fromRoman } from "../../text/roman.ts";
import type { PlanSection } from "../plan.ts";

/** One step of a number: its value, and whether it is printed in Roman digits, letters or Arabic ones. */
interface Step {
  value: string;
  kind: "roman" | "arabic" | "letter";
}

interface AskedNumber {
  steps: Step[];
  appendix: boolean;
  /** "phần …": the largest parts first. */
  part: boolean;
}

const ORDINALS = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam"];
const ONE = "(?:\\d{1,2}|[ivx]{1,5}|[a-h])";
const NUMBER = `${ONE}(?:[.\\s]+${ONE})*`;
const WORDS = "(phu luc|phan|chuong|tieu muc|muc|diem)(?: so)?";
const NUMBERED = new RegExp(
  `(?<![\\p{L}\\p{N}])${WORDS} (${NUMBER})(?![\\p{L}\\p{N}])[.):]?`,
  "gu",
);
const ALONE = new RegExp(`^${ONE}(?:\\.${ONE})+\\.?$|^(?:\\d{1,2}|[ivx]{1,5})\\.?$`, "u");

/** null when the text names no number. `rest`: what is said beside it. */
export function numberIn(said: string): (AskedNumber & { rest: string }) | null {
  const text = said.replace(
    new RegExp(`\\b(phan|chuong|muc) thu (${ORDINALS.join("|")})\\b`, "g"),
    (_, word: string, ordinal: string) => `${word} ${ORDINALS.indexOf(ordinal) + 1}`,
  );
  if (ALONE.test(text)) return { steps: stepsOf(text), appendix: false, part: false, rest: "" };
  const named = [...text.matchAll(NUMBERED)];
  if (named.length === 0) return null;
  // "mục 2 phần III" names the larger one last.
  const order = named.toSorted((a, b) => size(a[1]) - size(b[1]));
  const steps = order.flatMap(([, , number = ""]) => stepsOf(number));
  const [word = ""] = order.map(([, one]) => one);
  return {
    steps,
    appendix: word === "phu luc",
    part: word === "phan" || word === "chuong",
    rest: text.replace(NUMBERED, " ").replace(/\s+/g, " ").trim(),
  };
}

const size = (word: string | undefined): number =>
  ["phu luc", "phan", "chuong", "muc", "tieu muc", "diem"].indexOf(word ?? "");

function stepsOf(number: string): Step[] {
  return number
    .split(/[.\s()]+/)
    .filter((one) => one !== "")
    .map((one): Step => {
      const roman = fromRoman(one.toUpperCase());
      if (/^\d+$/.test(one)) return { value: String(Number(one)), kind: "arabic" };
      return roman === null
        ? { value: one, kind: "letter" }
        : { value: String(roman), kind: "roman" };
    });
}

/** Sections with this number, the one that is most likely meant first. */
export function sectionsNumbered(
  sections: readonly PlanSection[],
  asked: AskedNumber,
): PlanSection[] {
  const found = asked.appendix ? appendices(sections, asked) : inOutline(sections, asked);
  return found.map(({ section }) => section);
}

interface Ranked {
  section: PlanSection;
  rank: number;
}

function appendices(sections: readonly PlanSection[], { steps }: AskedNumber): Ranked[] {
  const all = sections.filter(({ role, parent }) => role === "appendix" && parent === null);
  const [wanted] = steps;
  const numbered = all.filter((section) => valueOf(section) === wanted?.value);
  const only =
    all.length === 1 && wanted?.value === "1" && valueOf(all[0]) === undefined ? all : [];
  return [...numbered, ...only].map((section) => ({ section, rank: 0 }));
}

const valueOf = (section: PlanSection | undefined): string | undefined =>
  section === undefined ? undefined : ownSteps(section).at(-1)?.value;

function inOutline(sections: readonly PlanSection[], asked: AskedNumber): Ranked[] {
  const { steps } = asked;
  return sections
    .filter(({ role }) => role !== "appendix")
    .map((section) => ({ section, path: pathOf(section, sections) }))
    .filter(({ path }) => endsWith(path, steps))
    .filter(
      ({ path }, _, all) =>
        isPrinted(path, steps) || !all.some((one) => isPrinted(one.path, steps)),
    )
    .map(({ section, path }) => ({ section, rank: rankOf({ section, path, asked }) }))
    .toSorted((a, b) => b.rank - a.rank);
}

/** Roman digits are typed where they are printed; Arabic ones stand for both. */
const isPrinted = (path: readonly Step[], steps: readonly Step[]): boolean =>
  steps.some(({ kind }) => kind === "roman") &&
  path.slice(-steps.length).every(({ kind }, index) => kind === steps[index]?.kind);

function endsWith(path: readonly Step[], steps: readonly Step[]): boolean {
  const end = path.slice(-steps.length);
  return (
    steps.length > 0 &&
    end.length === steps.length &&
    end.every((step, index) => step.value === steps[index]?.value)
  );
}

interface Placed {
  section: PlanSection;
  path: readonly Step[];
  asked: AskedNumber;
}

function rankOf({ section, path, asked }: Placed): number {
  const { steps, part } = asked;
  const called = part && section.parent === null && path.length === steps.length ? 20 : 0;
  const ahead = section.role === "results" && section.parent !== null ? 0 : 4;
  // "2.1" is rather "1." below "II." than the first part of the second one; and it is what is printed so.
  const inner = steps.length > 1 && path.at(-1)?.kind === steps.at(-1)?.kind ? 6 : 0;
  const printed = steps.length > 1 && ownSteps(section).length === steps.length ? 12 : 0;
  return called + ahead + inner + printed - section.level;
}

function pathOf(section: PlanSection, sections: readonly PlanSection[]): Step[] {
  const own = ownSteps(section);
  const parent = sections.find(({ id }) => id === section.parent);
  if (parent === undefined) return own;
  const above = pathOf(parent, sections);
  // "2.1." below "2." prints the number of its parent again.
  const again = own.length > 1 && own[0]?.value === above.at(-1)?.value;
  return [...above, ...(again ? own.slice(1) : own)];
}

const ownSteps = ({ number }: PlanSection): Step[] =>
  stepsOf(fold(number).replace(/^(?:phan|phu luc|chuong|muc)(?: so)?\s*/, ""));
