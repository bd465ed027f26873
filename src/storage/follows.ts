/** Documents that people follow, by symbol. */
import { z } from "zod";

import type { Settings } from "./settings.ts";

export interface Follows {
  /** The last added first. */
  of(personId: string): Promise<string[]>;
  set(personId: string, symbols: readonly string[]): Promise<void>;
}

const Symbols = z.array(z.string()).catch([]);
const scope = (personId: string): string => `person:${personId}`;

export function makeFollows(settings: Settings): Follows {
  return {
    of: async (personId) => Symbols.parse(await settings.get(scope(personId), "follows")),
    set: (personId, symbols) => settings.set(scope(personId), "follows", symbols),
  };
}
