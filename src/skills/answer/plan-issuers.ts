/** The units whose plans the store holds, by the short names by which staff call them ("Krông Pắc"). */
import { oncePer } from "../../domain/once-per.ts";
import type { Register } from "../../domain/regulation/register.ts";
import { fold, syllables } from "../../domain/text/fold.ts";
import type { Documents } from "../../storage/documents.ts";

export interface PlanUnit {
  /** As printed: "Krông Pắc". */
  printed: string;
  /** Folded. */
  name: string;
  /** Folded syllables of the issuer's whole name. */
  words: readonly string[];
}

/** Words of an issuer that name no one unit. */
const COMMON =
  /^(?:trung tam|y te|benh vien|da khoa|khu vuc|so|tinh|huyen|thi xa|thanh pho|xa|phuong|phong kham|tram|uy ban nhan dan|ubnd|ttyt|bvdk|bv|syt|trung uong)\s+/;

/** Its own name stands at the end, each syllable with a large letter: "Bệnh viện Tâm thần Kon Tum" → "Kon Tum". */
export function unitOf(issuer: string): PlanUnit | null {
  const tail = /(?:^|\s)((?:\p{Lu}[\p{L}'’]*(?:\s+|$))+)$/u.exec(issuer.normalize("NFC").trim());
  let own = (tail?.[1] ?? "").trim();
  while (COMMON.test(`${fold(own)} `)) {
    const common =
      COMMON.exec(`${fold(own)} `)?.[0]
        .trim()
        .split(" ").length ?? 1;
    own = own.split(/\s+/).slice(common).join(" ");
  }
  const name = syllables(own).join(" ");
  return name.includes(" ") ? { printed: own, name, words: syllables(issuer) } : null;
}

export function unitsOfIssuers(issuers: readonly (string | null)[]): PlanUnit[] {
  const units = new Map<string, PlanUnit>();
  for (const issuer of new Set(issuers)) {
    const unit = issuer === null ? null : unitOf(issuer);
    if (unit === null) continue;
    const known = units.get(unit.name);
    const words = [...new Set([...(known?.words ?? []), ...unit.words])];
    units.set(unit.name, { ...unit, words });
  }
  return [...units.values()];
}

/** Read once for each state of the store. */
export function makePlanIssuers(
  documents: Pick<Documents, "generation" | "list">,
): (unit: string) => Promise<readonly PlanUnit[]> {
  const kept = new Map<string, { generation: number; units: PlanUnit[] }>();
  return async (unit) => {
    const generation = await documents.generation(unit);
    const known = kept.get(unit);
    if (known?.generation === generation) return known.units;
    const plans = (await documents.list(unit)).filter(
      ({ kind }) => kind === "plan" || kind === "budget",
    );
    const units = unitsOfIssuers(plans.map(({ issuer }) => issuer));
    kept.set(unit, { generation, units });
    return units;
  };
}

/** Provinces and units whose documents the register holds. */
export const localIssuers = oncePer((register: Register): readonly PlanUnit[] => {
  const local = register.entries.filter(({ scope }) => scope !== "national");
  return unitsOfIssuers(local.map(({ issuer }) => issuer));
});

const textOf = oncePer(({ entries }: Register): string =>
  entries
    .flatMap(({ title, provisions }) => [title, ...provisions.map(({ fact }) => fact)])
    .join("\n"),
);

/** "Thống Nhất": an ordinary word in small letters, which names the unit only as it is printed. */
const isOrdinary = ({ printed }: PlanUnit, register: Register): boolean =>
  textOf(register).includes(printed.toLocaleLowerCase("vi"));

/** The units that a text may name. */
export const unitsFor = (
  text: string,
  units: readonly PlanUnit[],
  register: Register,
): PlanUnit[] => units.filter((unit) => text.includes(unit.printed) || !isOrdinary(unit, register));
