/**
 * "Luật Dữ liệu số 61/2024/QH15": a law called by its name with the number of no law, or of another one. The name tells which
 * law is meant; that the number is not its own is said first.
 */
import type { Reference } from "../../../domain/reference/find-references.ts";
import type { Register } from "../../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import { fold, syllables } from "../../../domain/text/fold.ts";
import type { Turn } from "../answer-deps.ts";
import { asNamed } from "../follow-ups.ts";
import { callIt, type Statement } from "../statement.ts";
import type { Question } from "../understand.ts";

/** Puts the law of the name in the place of the number that is not its own. */
export function settleNumbers(
  question: Question,
  turn: Turn,
  findNames: (text: string, asOf: string) => RegisterEntry[],
): void {
  const lawBefore = (reference: Reference): RegisterEntry | null => {
    const said = nameBefore(question.text, reference);
    if (said === null) return null;
    const [law] = findNames(said, turn.asOf);
    return law?.type === "Luật" && endsWithName(said, law) ? law : null;
  };
  const take = (reference: Reference, bearer: RegisterEntry | null): boolean => {
    const entry = isOfLaw(reference) ? lawBefore(reference) : null;
    if (entry === null || (bearer !== null && isCalled(bearer, entry, turn.register))) return false;
    question.wrongNumbers.push({ reference, entry, bearer });
    return true;
  };
  question.unknown = question.unknown.filter((reference) => !take(reference, null));
  question.named = question.named.filter(({ reference, entry }) => !take(reference, entry));
  for (const { entry } of question.wrongNumbers) {
    if (question.named.every((one) => one.entry !== entry)) question.named.push(asNamed(entry));
  }
}

const isOfLaw = ({ symbol }: Reference): boolean => /\/QH\d+$/.test(symbol ?? "");

/** What stands right ahead of the number, where it calls a law; not "Luật sửa đổi Luật …". */
function nameBefore(text: string, { start }: Reference): string | null {
  const before = syllables(text.slice(Math.max(0, start - 90), start)).join(" ");
  const name = /.*\b(luat(?: [a-z]+)+?)(?: so| nam \d{4}| moi| \d{4})*$/.exec(before)?.[1];
  return name === undefined || /\b(?:sua doi|bo sung|thay|huong dan)\b/.test(before) ? null : name;
}

const keysOf = (entry: RegisterEntry): string[] =>
  entry.shortNames.map((name) => syllables(name).join(" "));

const endsWithName = (said: string, entry: RegisterEntry): boolean =>
  keysOf(entry).some((name) => said === name || said.startsWith(`${name} `) || said.endsWith(name));

/** It bears the same name, or changes the law of that name. */
function isCalled(bearer: RegisterEntry, law: RegisterEntry, register: Register): boolean {
  if (bearer === law || keysOf(bearer).some((name) => keysOf(law).includes(name))) return true;
  const title = syllables(bearer.title).join(" ");
  const isOfName = keysOf(law).some((name) => title.includes(name));
  return isOfName || register.incoming(law).some(({ acting }) => acting === bearer);
}

/** Number and year of the law itself are told; an older or newer law of the name may have borne the one that was said. */
export function numberCorrections(
  { wrongNumbers }: Question,
  entry: RegisterEntry,
  turn: Turn,
): Statement[] {
  return wrongNumbers
    .filter((one) => one.entry === entry)
    .map(({ reference, bearer }) => {
      const said = (reference.symbol ?? reference.raw).trim();
      const name = entry.shortNames.find((one) => fold(one).startsWith("luat ")) ?? entry.title;
      return {
        lead: true,
        text: `${name} ${tellsOf(said, entry, bearer)}.`,
        citations: [
          turn.citer.heading(entry),
          ...(bearer === null ? [] : [turn.citer.heading(bearer, "related")]),
        ],
      };
    });
}

/** Of its own year it is surely another number; an older law may have borne the name, and a newer one be unknown here. */
function tellsOf(said: string, entry: RegisterEntry, bearer: RegisterEntry | null): string {
  const own = callIt(entry);
  if (bearer !== null) return `là ${own}, không phải ${said}; ${said} là ${bearer.title}`;
  const [year, ownYear] = [said, entry.symbol].map((one) => Number(one.split("/")[1]));
  const missing = `số ${said} không tìm thấy trong kho`;
  if (year === ownYear) return `là ${own}, không phải ${said}; ${missing}`;
  const older = (year ?? 0) < (ownYear ?? 0) ? " (có thể là luật trước đó cùng tên)" : "";
  return `trong kho là ${own}; ${missing}${older}`;
}
