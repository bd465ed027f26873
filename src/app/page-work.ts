/** Long work asked for on pages: what its jobs do, and the desk that hands it to them. */
import type { Jobs, makeJobs } from "../../jobs/make-jobs.ts";
import type { Access } from "../assistant/access/access.ts";
import { doWork } from "../assistant/do-work.ts";
import { makeWorkDesk, type WorkDesk } from "../assistant/work-desk.ts";
import type { Clock } from "../platform/clock.ts";
import type { Sql } from "../storage/sql/sql.ts";
import { makeWebWorks } from "../storage/sql/web-work.ts";

export function pageWork(sql: Sql, access: Access, { now }: Clock) {
  const works = makeWebWorks(sql);
  const forJobs: Pick<Parameters<typeof makeJobs>[0], "doWork" | "tellWork" | "sweepWorks"> = {
    doWork: (workId, watch) => doWork({ works, ...access }, workId, watch),
    tellWork: works.tell,
    sweepWorks: works.sweep,
  };
  const desk = ({ queue, ingestLater }: Jobs): WorkDesk =>
    makeWorkDesk({ works, queue, access, ingestLater, now });
  return { forJobs, desk };
}
