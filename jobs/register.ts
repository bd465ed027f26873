/** The jobs of the product: definitions for who enqueues, handlers for who works. */
import { bindHandler } from "../src/queue/bind-handler.ts";
import type { BoundHandler, JobDefinition } from "../src/queue/queue.ts";
import { draftPlanJob } from "./draft-plan.ts";
import {
  type IngestDocumentDeps,
  makeIngestDocumentHandler,
} from "./handlers/ingest-document.handler.ts";
import {
  makeNotifyFollowersHandler,
  type NotifyFollowersDeps,
} from "./handlers/notify-followers.handler.ts";
import {
  makeRegisterOutlookHandler,
  type RegisterOutlookDeps,
} from "./handlers/register-outlook.handler.ts";
import {
  makeBackupHandler,
  makeReindexHandler,
  makeRetentionHandler,
  type UpkeepDeps,
} from "./handlers/upkeep.handler.ts";
import { makeWebWorkHandler, type WebWorkDeps } from "./handlers/web-work.handler.ts";
import { ingestDocumentJob } from "./ingest-document.ts";
import { notifyFollowersJob } from "./notify-followers.ts";
import { registerOutlookJob } from "./register-outlook.ts";
import { reviewFileJob } from "./review-file.ts";
import { backupJob, reindexJob, retentionJob } from "./upkeep.ts";

export const jobDefinitions: readonly JobDefinition[] = [
  ingestDocumentJob,
  registerOutlookJob,
  retentionJob,
  backupJob,
  reindexJob,
  reviewFileJob,
  draftPlanJob,
  notifyFollowersJob,
];

export type JobDeps = IngestDocumentDeps &
  RegisterOutlookDeps &
  UpkeepDeps &
  WebWorkDeps &
  NotifyFollowersDeps;

export function registerJobs(deps: JobDeps): BoundHandler[] {
  return [
    bindHandler(ingestDocumentJob, makeIngestDocumentHandler(deps)),
    bindHandler(registerOutlookJob, makeRegisterOutlookHandler(deps)),
    bindHandler(retentionJob, makeRetentionHandler(deps)),
    bindHandler(backupJob, makeBackupHandler(deps)),
    bindHandler(reindexJob, makeReindexHandler(deps)),
    bindHandler(reviewFileJob, makeWebWorkHandler(deps)),
    bindHandler(draftPlanJob, makeWebWorkHandler(deps)),
    bindHandler(notifyFollowersJob, makeNotifyFollowersHandler(deps)),
  ];
}
