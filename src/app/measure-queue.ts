/** The depth of the queue for `GET /metrics`, asked for when it is looked at. */
import { Gauge, register } from "prom-client";

import type { Queue } from "../queue/queue.ts";

const NAME = "can_cu_queue_jobs";

export function measureQueue(queue: Pick<Queue, "depths">): void {
  register.removeSingleMetric(NAME);
  new Gauge({
    name: NAME,
    help: "Jobs by name and state.",
    labelNames: ["name", "state"],
    registers: [register],
    async collect() {
      this.reset();
      // A queue that is away has no depth; the other figures are still wanted.
      const depths = await queue.depths().catch(() => []);
      for (const { name, state, jobs } of depths) this.set({ name, state }, jobs);
    },
  });
}
