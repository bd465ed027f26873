/** The kept draft against which a draft with results is told: the newest of the same prior plan, year and part. */
import { z } from "zod";

import { Draft } from "../domain/draft/draft.ts";
import type { KeptDrafts } from "../storage/kept-drafts.ts";

const LOOKED_AT = 5;
const MadeFrom = z.object({
  prior: z.object({ id: z.string() }),
  inputs: z.object({ part: z.unknown() }),
});

interface Wanted {
  unit: string;
  year: number;
  prior: { id: string };
  part: unknown;
}

/** null where none was kept. */
export async function lastDraft(kept: KeptDrafts, wanted: Wanted): Promise<Draft | null> {
  const drafts = (await kept.list(wanted.unit)).filter(({ year }) => year === wanted.year);
  for (const { id } of drafts.slice(0, LOOKED_AT)) {
    const one = await kept.get(wanted.unit, id);
    const from = MadeFrom.safeParse(one).data;
    if (from?.prior.id !== wanted.prior.id) continue;
    if (JSON.stringify(from.inputs.part) !== JSON.stringify(wanted.part)) continue;
    const draft = Draft.safeParse(one?.draft);
    if (draft.success) return draft.data;
  }
  return null;
}
