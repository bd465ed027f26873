/**
 * Bodies of the abolished district level under the name that they have now: the unit says it once, and it then stands
 * wherever the prior plan has the old one; until then the old name carries the question.
 */
import { fold } from "../text/fold.ts";
import {
  isOfFormerProvince,
  madeBeforeMerger,
  markFormerUnits,
  renameProvinces,
} from "./former-provinces.ts";
import { OPEN, OPEN_PLACE, openMark } from "./open-marks.ts";
import { isDistrictBody, markDistrictBodies, type Renamed } from "./reorganisations.ts";
import { answerTo, type Question, questionId, type RolloverContext } from "./rollover-context.ts";

const questionOf = (name: string): Question => ({
  section: "ten-don-vi",
  ask: `tên đơn vị sau sắp xếp (kế hoạch trước: ${name.replace(/(?<!\p{L})TP\.?\s+/u, "thành phố ")})`,
});

/** The same question was once put in each section: an answer given there still counts. */
function answersOf(ctx: RolloverContext, question: Question): string[] {
  const own = questionId(question).replace(/^[^.]*\./u, ".");
  return ctx.results
    .filter(({ id, value }) => id.endsWith(own) && String(value).trim() !== "")
    .map(({ value }) => String(value).trim().replace(/\s+/gu, " "));
}

/** The new name, or the old one with the question behind it. */
export function presentName(ctx: RolloverContext, name: string): string {
  const question = questionOf(spelt(name));
  const given = [...new Set(answersOf(ctx, question))];
  if (given.length > 1) tellTwo(ctx, name, given);
  const [first] = given;
  const results = ctx.results.some(({ id }) => id === questionId(question));
  if (first !== undefined && !results)
    ctx.results = [...ctx.results, { id: questionId(question), value: first }];
  return answerTo(ctx, question) ?? `${name} ${openMark(question.ask)}`;
}

function tellTwo(ctx: RolloverContext, name: string, given: readonly string[]): void {
  const text = `Tên mới của "${spelt(name)}" được trả lời khác nhau: ${given.map((one) => `"${one}"`).join(", ")}; dự thảo dùng tên đầu, kiểm tra lại.`;
  if (!ctx.violations.includes(text)) ctx.violations.push(text);
}

/** A name in capitals is asked for as it is written in a sentence. */
function spelt(name: string): string {
  if (name !== name.toLocaleUpperCase("vi")) return name;
  const small = name.toLocaleLowerCase("vi").split(/\s+/u);
  const level = small.findIndex((word) =>
    /^(?:huyện|quận|phố|tp\.?|xã|phường|tỉnh|vực)$/u.test(word),
  );
  return small
    .map((word, at) => (at === 0 || (level >= 0 && at > level) ? capital(word) : word))
    .join(" ")
    .replace(/^(Trung tâm|Phòng) y tế/u, "$1 Y tế");
}

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase("vi") + word.slice(1);

/** Every such name in a text; an open place names the old body to whoever answers it. */
export function withPresentNames(ctx: RolloverContext, text: string): Renamed {
  return apartFromMarks(text, (part) => marked(ctx, part));
}

/** A rule on each part of a text but its open places. */
function apartFromMarks(text: string, rule: (part: string) => Renamed): Renamed {
  const pieces = text.split(new RegExp(`(${OPEN_PLACE.source})`, "u"));
  const parts = pieces.map((part, at): Renamed => {
    if (part.startsWith(OPEN)) return { text: part, notes: [] };
    // A name in front of its question has it already.
    const ahead = pieces[at + 1] === undefined ? "" : OPEN;
    const { text: told, notes } = rule(`${part}${ahead}`);
    return { text: told.slice(0, told.length - ahead.length), notes };
  });
  return {
    text: parts.map((part) => part.text).join(""),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

function marked(ctx: RolloverContext, text: string): Renamed {
  const present = (name: string): string => presentName(ctx, name);
  const organs = renameProvinces(shortNamesWhole(ctx, text), ctx.asOf);
  // A plan of today names hospitals as they are called today, be it after a former province.
  const units = madeBeforeMerger(ctx)
    ? markFormerUnits(organs.text, ctx.asOf, present)
    : { ...organs, notes: [] };
  const districts = apartFromMarks(units.text, (part) =>
    markDistrictBodies(part, ctx.asOf, present),
  );
  return { text: districts.text, notes: [...organs.notes, ...units.notes, ...districts.notes] };
}

/** "Trung tâm Y tế thành phố" is the one "Trung tâm Y tế thành phố Bắc Giang" that the plan names. */
function shortNamesWhole({ plan, asOf }: RolloverContext, text: string): string {
  const { body, parentBody } = plan.cover;
  return [body, parentBody].reduce<string>((told, name) => {
    const whole = name === null ? "" : spelt(name);
    const short =
      /^(?:Trung tâm Y tế|Bệnh viện đa khoa|Phòng Y tế) (?:thành phố|huyện|quận|thị xã)(?= )/u.exec(
        whole,
      )?.[0];
    if (short === undefined || !isDistrictBody(whole, asOf)) return told;
    return told.replace(new RegExp(String.raw`${short}(?!\s+\p{Lu})(?!\p{L})`, "gu"), whole);
  }, text);
}

/** The unit's own name on the head of the plan and wherever the plan is referred to. */
export function presentBody(ctx: RolloverContext, name: string | null): string | null {
  if (name === null) return name;
  const former = madeBeforeMerger(ctx) && isOfFormerProvince(name, ctx.asOf);
  const gone = isDistrictBody(name, ctx.asOf) || former;
  if (!gone) return renameProvinces(name, ctx.asOf).text;
  // A name that already carries its open place is asked for there.
  return name.includes(OPEN) || fold(name) === "" ? name : presentName(ctx, name);
}
