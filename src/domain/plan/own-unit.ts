/**
 * A draft out of another unit's plan: that unit's names give way to the unit's own, its signer, place and recipients
 * stay out. Titles of cited documents keep the names they have.
 */
import { findProvince, provinceNamed } from "../document/place-names.ts";
import { fold } from "../text/fold.ts";
import type { UnitProfile } from "../unit/unit-profile.ts";
import type { PlanCover } from "./plan.ts";

const KIND =
  /^(?:trung tâm y tế|ttyt|bệnh viện(?: đa khoa)?(?: khu vực| tỉnh)?|sở y tế|trạm y tế|phòng khám|chi cục)\s+(?:(?:tỉnh|thành phố|huyện|khu vực)\s+)?/iu;

/** Whether the prior plan is of a unit other than the one that gave the profile. */
export function isForeignPlan(
  cover: Pick<PlanCover, "body"> & Partial<Pick<PlanCover, "place">>,
  profile: Pick<UnitProfile, "name"> | undefined,
): boolean {
  if (profile?.name === undefined || cover.body === null) return false;
  const own = plainName(profile.name);
  const printed = plainName(cover.body);
  // "Bệnh viện Tâm thần" of a plan from Kon Tum is "Bệnh viện Tâm thần tỉnh Kon Tum".
  return own !== printed && own !== plainName(`${printed} ${cover.place ?? ""}`);
}

/** "Sở Y tế tỉnh Vĩnh Long" and "Sở Y tế Vĩnh Long" are one. */
function plainName(name: string): string {
  return fold(name)
    .replace(/\b(?:tinh|thanh pho|huyen|khu vuc)\b/g, " ")
    .replace(/\bttyt\b/g, "trung tam y te")
    .replace(/\s+/g, " ")
    .trim();
}

/** The text with the unit's own name; `openPlace` gives the words in the place of the other unit's place name. */
export function withOwnNames(
  text: string,
  names: { prior: string; own: string },
  openPlace: () => string,
): string {
  const named = [names.prior, names.prior.replace(/^trung tâm y tế/iu, "TTYT")].reduce(
    (result, name) =>
      result.replace(pattern(name, "giu"), (found) =>
        found === found.toLocaleUpperCase("vi") ? names.own.toLocaleUpperCase("vi") : names.own,
      ),
    text,
  );
  const place = placeOf(names.prior);
  if (place === null || names.own.includes(place)) return named;
  return named.replace(pattern(place, "gu"), openPlace);
}

const IN_PROVINCE =
  /(?:tỉnh|thành phố|Sở Y tế|ngành [Yy] tế)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,3})/gu;

/** The province on the cover, else the one that the text speaks of most; null when there is none. */
export function provinceOfPlan(
  { parentBody, body }: Pick<PlanCover, "parentBody" | "body">,
  texts: readonly string[],
): string | null {
  const onCover = findProvince(parentBody ?? "") ?? findProvince(body ?? "");
  if (onCover !== null) return onCover;
  const counts = new Map<string, number>();
  for (const [, named = ""] of texts.join("\n").matchAll(IN_PROVINCE)) {
    const province = findProvince(named);
    if (province !== null) counts.set(province, (counts.get(province) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The text with the unit's own province and the letters of its own symbols, as far as they are known. */
export function withOwnPlace(
  text: string,
  prior: { province: string | null; code: string | null },
  { province, code }: Pick<UnitProfile, "province" | "code">,
  openPlace: () => string,
): string {
  const moved =
    prior.province === null || provinceNamed(province ?? "") === prior.province
      ? text
      : text.replace(pattern(prior.province, "gu"), () => province ?? openPlace());
  if (prior.code === null || code === undefined) return moved;
  // Not in a symbol: "12/QĐ-TTYT" stays what it is.
  return moved.replace(new RegExp(`(?<![\\p{L}/-])${prior.code}(?![\\p{L}/-])`, "gu"), code);
}

function pattern(name: string, flags: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, flags);
}

/** "Krông Pắc" of "Trung tâm Y tế Krông Pắc"; null when what is left is no proper name of two words. */
function placeOf(body: string): string | null {
  const rest = body.replace(KIND, "").trim();
  const words = rest.split(/\s+/);
  const proper = words.length >= 2 && words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word));
  return rest !== body && proper ? rest : null;
}
