/** What people follow: documents by symbol ("54/2017/TT-BYT"), subjects by slug ("benh-an-dien-tu"). */
import { z } from "zod";

import type { Settings } from "./settings.ts";

export interface Follows {
  /** The last added first. */
  of(personId: string): Promise<string[]>;
  set(personId: string, followed: readonly string[]): Promise<void>;
}

const Followed = z.array(z.string()).catch([]);
const scope = (personId: string): string => `person:${personId}`;

export function makeFollows(settings: Settings): Follows {
  return {
    of: async (personId) => Followed.parse(await settings.get(scope(personId), "follows")),
    set: (personId, followed) => settings.set(scope(personId), "follows", followed),
  };
}
