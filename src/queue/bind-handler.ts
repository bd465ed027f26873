/** Ties a job definition to its work: what was stored is checked again before the handler sees it. */
import { z } from "zod";

import { AppError } from "../errors.ts";
import type { BoundHandler, JobContext, JobDefinition } from "./queue.ts";

/** `handle` may give back a JSON value, which becomes the job's result. */
export function bindHandler<Payload>(
  definition: JobDefinition<Payload>,
  handle: (payload: Payload, context: JobContext) => Promise<unknown>,
): BoundHandler {
  return {
    name: definition.name,
    async run(payload, context) {
      const parsed = definition.payload.safeParse(payload);
      if (!parsed.success) {
        // Stored by another version of the product: running it again cannot help.
        throw new AppError(
          "internal",
          `payload of ${definition.name}: ${z.prettifyError(parsed.error)}`,
        );
      }
      return handle(parsed.data, context);
    },
  };
}
