/** A draft asked for on a page; what it needs and what came of it lie in the store (src/storage/sql/web-work.ts). */
import { z } from "zod";

import { defineJob } from "./define-job.ts";

export const draftPlanJob = defineJob({
  name: "draft-plan",
  payload: z.strictObject({ workId: z.string() }),
  // A draft is kept under a new id: a run that failed may have kept one, so it is not tried often.
  attempts: 2,
  timeoutS: 600,
  backoffS: 5,
  keyHolds: "after-done",
});
