/** A review asked for on a page; what it needs and what came of it lie in the store (src/storage/sql/web-work.ts). */
import { z } from "zod";

import { defineJob } from "./define-job.ts";

export const reviewFileJob = defineJob({
  name: "review-file",
  payload: z.strictObject({ workId: z.string() }),
  attempts: 2,
  // Above the time the reader itself gives a scan of many pages.
  timeoutS: 900,
  backoffS: 5,
  keyHolds: "after-done",
});
