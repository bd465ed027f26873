/** Whose plan a draft starts from, where that is another unit, and the unit that the draft is for. */
import { findProvince, provinceNamed } from "../../document/place-names.ts";
import { fold } from "../../text/fold.ts";
import { type BodyKind, kindOfBody } from "../../unit/body-kind.ts";
import type { UnitProfile } from "../../unit/unit-profile.ts";
import type { Plan, PlanCover } from "../plan.ts";

export interface OtherUnit {
  /** As its plan prints it. */
  name: string;
  kind: BodyKind;
  /** "Krông Pắc" of "Trung tâm Y tế Krông Pắc", and where its documents are dated. */
  places: string[];
  province: string | null;
  /** Letters of its symbols: "TTYT". */
  code: string | null;
  signer: string | null;
}

export interface OwnUnit extends UnitProfile {
  name: string;
  kind: BodyKind;
  /** In canonical spelling; null while nobody has told it. */
  homeProvince: string | null;
}

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

export function otherUnit({ cover, sections, tables, signature }: Plan): OtherUnit {
  const name = cover.body ?? "";
  const texts = [
    ...sections.flatMap((section) => [section.heading, ...section.items.map(({ text }) => text)]),
    ...tables.flatMap((table) => table.rows.flat()),
  ];
  const places = [placeOf(name), cover.place].filter((place) => place !== null);
  return {
    name,
    kind: kindOfBody(name),
    places: [...new Set(places)],
    province: provinceOfPlan(cover, texts),
    code: /KH-([\p{L}\d]+)/u.exec(cover.symbol ?? "")?.[1] ?? null,
    signer: signature?.name ?? null,
  };
}

export function ownUnit(profile: UnitProfile & { name: string }): OwnUnit {
  const told = profile.province ?? profile.parentBody ?? profile.name;
  return {
    ...profile,
    kind: kindOfBody(profile.name),
    homeProvince: provinceNamed(told) ?? findProvince(told),
  };
}

const IN_PROVINCE =
  /(?:tỉnh|thành phố|Sở Y tế|ngành [Yy] tế)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,3})/gu;

/** The province on the cover, else the one that the text speaks of most; null when there is none. */
function provinceOfPlan(
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

const KIND =
  /^(?:trung tâm y tế|ttyt|bệnh viện(?: đa khoa)?(?: khu vực| tỉnh)?|sở y tế|trạm y tế|phòng khám|chi cục)\s+(?:(?:tỉnh|thành phố|huyện|khu vực|xã|phường)\s+)?/iu;

/** "Krông Pắc" of "Trung tâm Y tế Krông Pắc"; null when what is left is no proper name of two words. */
function placeOf(body: string): string | null {
  const rest = body.replace(KIND, "").trim();
  const words = rest.split(/\s+/);
  const proper = words.length >= 2 && words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word));
  return rest !== body && proper ? rest : null;
}
