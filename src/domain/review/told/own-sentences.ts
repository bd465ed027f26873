/** Sentences in which a text speaks of its own budget: not of what was done, of another year or of what the law says. */
import type { Block } from "../../document/parsed-document.ts";
import { oncePer } from "../../once-per.ts";
import { roleOfSection } from "../../plan/section-role.ts";
import type { ReviewInput } from "../rule.ts";
import { type Thing, thingsOf } from "./named-things.ts";
import { type Mark, type Shape, shapesOf } from "./sentence-shape.ts";

export const OTHER =
  /\b(?:da (?:chi|mua|giai ngan|thuc hien|su dung|quyet toan|dau tu|cap|duoc cap)|nam (?:truoc|ngoai|qua|sau|toi)|cung ky|quyet toan|giai doan|luy ke(?! E)|neu (?:tang|giam|duoc|khong(?! ke| tinh))|(?<!don )vi du|phuong an \d|dieu chinh tu|theo (?:nghi dinh|thong tu|luat))\b/;

export const ownSentences = (input: ReviewInput): Shape[] =>
  plannedSentences(input).filter(
    ({ text }) => !OTHER.test(text) && isOfYear(text, input.facts.year),
  );

/** Of what is planned, other years too. */
export const plannedSentences = oncePer(sentencesOf, ({ document }) => document);

function sentencesOf(input: ReviewInput): Shape[] {
  const { document, facts } = input;
  if (input.budgets.length === 0 || document.quality.ocr || document.quality.lostMarks) return [];
  const things = thingsOf(input);
  if (things.all.length === 0) return [];
  return document.blocks
    .filter((block) => block.kind !== "table" && !isElsewhere(block, facts.year))
    .flatMap((block) => shapesOf(block, things));
}

const isElsewhere = ({ headingPath }: Block, year: number | null): boolean =>
  headingPath.some((heading) =>
    ["results", "bases"].includes(roleOfSection(heading, null, year ?? 0)),
  );

export const isOfYear = (text: string, year: number | null): boolean =>
  // The year in the symbol of a law ("204/2025/QH15") is none of the sentence.
  [...text.replace(OLD, " ").matchAll(/(?<!\d)20\d\d(?!\d|\/[a-z])/gi)].every(
    ([said]) => Number(said) === year,
  );

/** "thay cho các máy cấp từ năm 2014": since when something old is there. */
const OLD =
  /\b(?:cap|mua|mua sam|dau tu|trang bi|lap|lap dat|san xuat|su dung|van hanh|co)(?: (?:tu|truoc|vao|trong))+ nam 20\d\d\b/g;

/** The one thing a mention stands for, or several with the same money; null where its name does not tell which. */
export function onlyOf(things: readonly Thing[]): Thing | null {
  const [first, ...others] = things;
  const money = ({ money }: Thing): bigint | undefined => money[0]?.amount;
  return first !== undefined && others.every((other) => money(other) === money(first))
    ? first
    : null;
}

/** The one row that a name stands for. */
export function lineOf(mark: Mark | undefined): Thing | null {
  const thing = mark?.kind === "E" ? onlyOf(mark.mention.things) : null;
  return thing?.kind === "line" && thing.rows.length === 1 ? thing : null;
}
