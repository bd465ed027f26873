/** What administrators see of the long work and of the growth of the register. Doors check the action before they ask. */
import type {
  Confirmed,
  Consequence,
  LeaningDocument,
  RegisterBook,
} from "../knowledge/register/register-book.ts";
import type { Job, JobState, Queue } from "../queue/queue.ts";
import type { StoredProposal } from "../storage/register-entries.ts";
import type { UploadedFile } from "./assistant.ts";

export type {
  Confirmed,
  Consequence,
  LeaningDocument,
} from "../knowledge/register/register-book.ts";
export type { Job, JobState } from "../queue/queue.ts";
export type { StoredProposal } from "../storage/register-entries.ts";

export interface ProposalDetail {
  stored: StoredProposal;
  consequences: Consequence[];
  /** What of the unit leans on the documents that the new one ends or changes. */
  leansOn: LeaningDocument[];
}

export interface AdminDesk {
  /** Newest first; absent: every state. */
  jobs(state?: JobState): Promise<Job[]>;
  /** Puts a dead job back; false when it is not dead. */
  retryJob(id: string): Promise<boolean>;
  propose(file: UploadedFile, unit: string): Promise<StoredProposal>;
  proposals(unit: string): Promise<StoredProposal[]>;
  /** Throws AppError document-not-found for foreign and unknown ids alike. */
  proposal(id: string, unit: string): Promise<ProposalDetail>;
  /** Throws AppError document-not-found, proposal-incomplete or bad-usage with what is wrong. */
  confirm(id: string, unit: string, corrections: Record<string, string>): Promise<Confirmed>;
}

const JOBS_SHOWN = 100;

export function makeAdminDesk(queue: Queue, book: RegisterBook): AdminDesk {
  return {
    jobs: (state) => queue.list({ limit: JOBS_SHOWN, ...(state === undefined ? {} : { state }) }),
    retryJob: (id) => queue.retry(id),
    propose: (file, unit) => book.propose(file, unit),
    proposals: (unit) => book.proposals(unit),
    async proposal(id, unit) {
      const stored = await book.proposal(id, unit);
      const { relations, fields } = stored.proposal;
      const consequences = book.consequences(
        relations.map((one) => one.relation),
        fields.effective.value,
      );
      return {
        stored,
        consequences,
        leansOn: await book.leansOn(consequences, unit, stored.contentHash),
      };
    },
    confirm: (id, unit, corrections) => book.confirm(id, unit, corrections),
  };
}
