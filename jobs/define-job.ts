/** A job as data: what it needs and how patient the queue is with it. Its work lies in ./handlers/. */
import type { JobDefinition } from "../src/queue/queue.ts";

/** Throws RangeError for a name or figure that no queue could keep to. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  const { name, attempts, timeoutS, backoffS } = definition;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new RangeError(`job name ${name}`);
  if (!Number.isInteger(attempts) || attempts < 1) throw new RangeError(`attempts of ${name}`);
  // A timer of Node holds at most 2^31 - 1 ms.
  if (!(timeoutS > 0 && timeoutS <= 2_000_000)) throw new RangeError(`time-out of ${name}`);
  if (!(backoffS >= 0)) throw new RangeError(`back-off of ${name}`);
  return definition;
}
