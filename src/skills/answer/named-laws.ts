/** Documents called by their names: "Luật An ninh mạng 2018", "Đề án 06", "Luật Khám bệnh, chữa bệnh". */
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { syllables } from "../../domain/text/fold.ts";

/** Finds the longest names in a question; of several bearers of a name the one in force is meant. */
export function makeNameFinder(
  register: Register,
): (text: string, asOf: IsoDate) => RegisterEntry[] {
  const names = new Map<string, RegisterEntry[]>();
  for (const entry of register.entries) {
    for (const name of entry.shortNames) {
      const key = syllables(name).join(" ");
      if (key.split(" ").length >= 2) names.set(key, [...(names.get(key) ?? []), entry]);
    }
  }
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  return (text, asOf) => {
    let rest = ` ${syllables(text).join(" ")} `;
    const found: RegisterEntry[] = [];
    for (const name of longestFirst) {
      if (!rest.includes(` ${name} `)) continue;
      rest = rest.replaceAll(` ${name} `, " | ");
      const bearers = names.get(name) ?? [];
      const alive = bearers.find((entry) => canBeBasis(register.status(entry, asOf)));
      const chosen = alive ?? bearers[0];
      if (chosen && !found.includes(chosen)) found.push(chosen);
    }
    return found.slice(0, 3);
  };
}
