/**
 * "Bàn ghế của chuyên viên chính": a statement of the register tells that "nhóm VII gồm … chuyên viên chính", the rule is of
 * "nhóm VII". Which group a question means by one of its members. Pure.
 */
import { fold } from "../../domain/text/fold.ts";
import { plainWords } from "../../domain/text/plain-words.ts";
import type { Scored } from "./evidence.ts";

const DEFINES = /\b(nhom [ivx]+) gom (.+?)\.?$/;

/** The group whose longest member the question names, folded; null where none is. */
export function groupMeant(text: string, found: readonly Scored[]): string | null {
  const asked = ` ${plainWords(text)} `;
  const named = found.flatMap(({ unit }) => {
    const match = DEFINES.exec(fold(unit.provision?.fact ?? ""));
    const [, group, members] = match ?? [];
    if (group === undefined || members === undefined) return [];
    return members
      .split(/,| va | hoac /)
      .map((member) => plainWords(member))
      .filter((member) => member.split(" ").length > 1 && asked.includes(` ${member} `))
      .map((member) => ({ group, member }));
  });
  return named.toSorted((a, b) => b.member.length - a.member.length)[0]?.group ?? null;
}

/** The rule of that group; its definition is none. */
export const isOfGroup = ({ unit }: Scored, group: string): boolean => {
  const fact = fold(unit.provision?.fact ?? "");
  return new RegExp(`\\b${group}\\b`).test(fact) && !DEFINES.test(fact);
};
