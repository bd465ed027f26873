/** The profile of each unit, kept in its settings; another unit's is never read. */
import {
  openProfileQuestions,
  type ProfileField,
  profilePart,
  readProfileField,
  UnitProfile,
} from "../domain/unit/unit-profile.ts";
import type { Settings } from "../storage/settings.ts";

export interface ProfileView {
  profile: UnitProfile;
  /** What is still to be asked, in order, each with an example. */
  questions: { field: ProfileField; ask: string }[];
}

/** A typed value by field; "" takes the field out. */
export type ProfileChanges = Partial<Record<ProfileField, string>>;

export interface ProfileUpdate extends ProfileView {
  /** Fields whose value was not taken over, with the reason. */
  refused: { field: ProfileField; message: string }[];
}

export interface UnitProfiles {
  get(unit: string): Promise<ProfileView>;
  update(unit: string, changes: ProfileChanges): Promise<ProfileUpdate>;
}

const KEY = "profile";

export function makeUnitProfiles(settings: Settings): UnitProfiles {
  const read = async (unit: string): Promise<UnitProfile> => {
    const kept = UnitProfile.safeParse(await settings.get(`unit:${unit}`, KEY));
    return kept.success ? kept.data : {};
  };
  const view = (profile: UnitProfile): ProfileView => ({
    profile,
    questions: openProfileQuestions(profile),
  });
  return {
    get: async (unit) => view(await read(unit)),
    async update(unit, changes) {
      let profile = await read(unit);
      const refused: ProfileUpdate["refused"] = [];
      for (const field of UnitProfile.keyof().options) {
        const typed = changes[field];
        if (typed === undefined) continue;
        if (typed.trim() === "") {
          profile = without(profile, field);
          continue;
        }
        const check = readProfileField(field, typed);
        if (check.ok) profile = { ...profile, ...profilePart(field, check.value) };
        else refused.push({ field, message: check.message });
      }
      await settings.set(`unit:${unit}`, KEY, profile);
      return { ...view(profile), refused };
    },
  };
}

function without(profile: UnitProfile, field: ProfileField): UnitProfile {
  return UnitProfile.parse(
    Object.fromEntries(Object.entries(profile).filter(([name]) => name !== field)),
  );
}
