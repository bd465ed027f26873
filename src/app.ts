/** Builds the product from its parts: the only file that picks drivers. */
import { randomUUID } from "node:crypto";

import { type Jobs, makeJobs } from "../jobs/make-jobs.ts";
import { makeUpkeep } from "./app/make-upkeep.ts";
import { measuredIndex, measuredJob } from "./app/measured.ts";
import { announcing, openFollowers } from "./app/open-followers.ts";
import { openKnowledge } from "./app/open-knowledge.ts";
import { answersOfNow, draftWords, pickAnswer } from "./app/open-model.ts";
import { type OpenedQueue, openQueue } from "./app/open-queue.ts";
import { openStores, type Stores } from "./app/open-stores.ts";
import { pageWork } from "./app/page-work.ts";
import type { Access } from "./assistant/access/access.ts";
import { openAccess } from "./assistant/access/make-access.ts";
import type { Assistant, UploadedFile } from "./assistant/assistant.ts";
import {
  type DraftService,
  type DraftServiceDeps,
  makeDraftService,
} from "./assistant/draft-service.ts";
import { type FeedbackService, makeFeedback } from "./assistant/feedback.ts";
import { makeAssistant } from "./assistant/make-assistant.ts";
import { offloadWork } from "./assistant/offload-work.ts";
import { makeReadText } from "./assistant/read-text.ts";
import { makeReviewService } from "./assistant/review-service.ts";
import { type LeaningWorksOf, makeLeaningWorks } from "./assistant/subscriptions/leaning-works.ts";
import { makeUnitProfiles } from "./assistant/unit-profiles.ts";
import type { WorkDesk } from "./assistant/work-desk.ts";
import { type Config, DEFAULT_UNIT } from "./config.ts";
import { collectPrices } from "./domain/budget/collect-prices.ts";
import type { Register } from "./domain/regulation/register.ts";
import { readDocument, readOwnDocx } from "./knowledge/ingest/read-document.ts";
import { makeSearchPassages } from "./knowledge/make-search.ts";
import type { RegisterBook } from "./knowledge/register/register-book.ts";
import { makeSecondReading } from "./knowledge/second-reading.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { makeLog } from "./platform/log.ts";
import { type Measures, noMeasures } from "./platform/measures.ts";
import { type OnProgress, readingProgress } from "./platform/progress.ts";
import { makeReview } from "./skills/review/make-review.ts";
import { makePriorPrices } from "./skills/review/prior-prices.ts";
import type { Documents } from "./storage/documents.ts";
import { makeFollows } from "./storage/follows.ts";
import type { Settings } from "./storage/settings.ts";
import { makeAuditLog } from "./storage/sql/audit-log.ts";
import { makeEntrances } from "./storage/sql/entrances.ts";
import { makeFeedbackStore } from "./storage/sql/feedback.ts";
import { makeMailbox } from "./storage/sql/mailbox.ts";
import { makeNotices, type Notices } from "./storage/sql/notices.ts";
import { makePeople } from "./storage/sql/people.ts";
import { makeSharedFiles } from "./storage/sql/shared-files.ts";
import type { Sql } from "./storage/sql/sql.ts";
import { makeSqlConversations } from "./storage/sql/sql-conversations.ts";
import { makeSqlDocuments } from "./storage/sql/sql-documents.ts";
import { makeSqlKeptDrafts } from "./storage/sql/sql-kept-drafts.ts";
import { makeSqlReviewRecords } from "./storage/sql/sql-review-records.ts";
import { makeSqlSettings } from "./storage/sql/sql-settings.ts";
import { makeWrongTries } from "./storage/sql/wrong-tries.ts";

type Log = ReturnType<typeof makeLog>;

export interface App {
  /** Without checks; doors use access.assistantFor(visit). */
  assistant: Assistant;
  feedback: FeedbackService;
  access: Access;
  /** What chat channels keep. */
  mail: ReturnType<typeof openMail>;
  register: Register;
  registerBook: RegisterBook;
  /** Drafts and answers that lean on documents which a new regulation ends or changes. */
  leaningWorks: LeaningWorksOf;
  jobs: Jobs;
  queueBoard: OpenedQueue["board"];
  workDesk: WorkDesk;
  notices: Notices;
  log: Log;
  config: Config;
  /** Removes the index that lies in the database; the next question makes it again. Nothing where there is none. */
  clearIndex(): Promise<void>;
  /** How vectors are searched in PostgreSQL; null without it. */
  storedVectors: "extension" | "plain" | null;
  /** Makes ready what the first question needs. */
  prepareAnswers(): void;
  /** Whether requests can be answered now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface BuildOptions {
  /** Reading files, reviews and drafts are left to workers. */
  offload?: boolean;
  measures?: Measures;
}

export async function buildApp(config: Config, options: BuildOptions = {}): Promise<App> {
  const { offload = false, measures = noMeasures } = options;
  const log = makeLog(config.logLevel);
  const clock = systemClock;
  const stores = await openStores(config, log);
  const { sql } = stores;
  const documents = makeSqlDocuments(sql);
  const settings = makeSqlSettings(sql);
  const knowledge = await openKnowledge(config, { stores, documents, settings, log });
  const { registerBook, forAnswers, ingestFile, restoreMarks: readAgain, readScan } = knowledge;
  const index = measuredIndex(knowledge.index, measures);
  const watch = { measures, log };
  const { register } = registerBook;
  const parts = { register, ...forAnswers, searchPassages: index.find, settings, log };
  const newAnswer = () => pickAnswer(config.model, { ...parts, today: clock.today }, watch);
  const { answer, fresh, prepareAnswers } = answersOfNow(registerBook, newAnswer, measures);
  const prices = makePriorPrices(documents, collectPrices);
  const review = makeReview({ register, read: readUploaded, prices });
  const profiles = makeUnitProfiles(settings);
  const sources = { register, documents, prices, profiles, kept: makeSqlKeptDrafts(sql) };
  const secondReading = makeSecondReading(readAgain);
  const words = draftWords(config.model, { settings, today: clock.today }, watch);
  const drafts = draftDesk({ ...sources, ...words, readAgain, readScan }, clock, fresh);
  const assistant = makeAssistant({
    clock,
    documents,
    conversations: makeSqlConversations(sql),
    answer,
    ...makeReviewService({ review, records: makeSqlReviewRecords(sql), clock, fresh }),
    drafts,
    profiles,
    readText: makeReadText(readUploaded),
    ingestFile: (...file) => (offload ? jobs.ingestAndWait(...file) : readHere(ingestFile, file)),
    search: makeSearchPassages({ index, documents, register, secondReading }),
    secondReading,
    forget: knowledge.forget,
  });
  const access = await openPeople({ sql, config, clock, assistant });
  const pages = pageWork(sql, access, clock);
  const work = await openQueue({ ...config, stores, settings, clock, log });
  const jobs = makeJobs({
    queue: work.queue,
    ...{ clock, log, register, settings, refresh: fresh, dataFolder: config.dataFolder },
    upkeep: makeUpkeep(config, { sql, reindex: index.sync }),
    ...{ ingest: ingestFile, sharedIndex: stores.kind === "postgres" },
    hasContent: async (hash, unit) => (await documents.findByHash(hash, unit)) !== null,
    ...pages.forJobs,
    measured: (handler) => measuredJob(handler, measures),
    followers: openFollowers({ sql, settings, book: registerBook, clock }),
  });
  const book = announcing(registerBook, jobs.announce, log);
  const ready = readiness(documents);
  const own = { register, registerBook: book, log, config, prepareAnswers, ready };
  const workDesk = pages.desk(jobs);
  const entered = offload ? offloaded(access, workDesk) : access;
  const doors = { ...openDoors(sql, settings, book), workDesk, access: entered };
  const store = { ...storedIndex(stores), feedback: openFeedback(sql, clock, assistant) };
  const close = () => closeAll(index, work, stores);
  return { ...own, ...store, ...doors, queueBoard: work.board, assistant, jobs, close };
}

/** The same for those who come in by a door, but that long work is left to workers. */
const offloaded = (access: Access, desk: WorkDesk): Access => ({
  ...access,
  assistantFor: (visit) => offloadWork(desk, visit, access.assistantFor(visit)),
});

const storedIndex = ({ segments, vectors }: Stores): Pick<App, "clearIndex" | "storedVectors"> => ({
  storedVectors: vectors?.kind ?? null,
  async clearIndex() {
    await vectors?.clear();
    await segments.clear();
  },
});

/** What people find at their doors: messages of chats, notices of pages. */
const openDoors = (sql: Sql, settings: Settings, book: RegisterBook) => ({
  mail: openMail(sql, settings),
  notices: makeNotices(sql),
  leaningWorks: makeLeaningWorks(book, {
    kept: makeSqlKeptDrafts(sql),
    feedback: makeFeedbackStore(sql),
  }),
});

/** In this order: what is behind the others last. */
async function closeAll(...parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

const openFeedback = (sql: Sql, clock: Clock, { ask }: Assistant): FeedbackService =>
  makeFeedback({
    ...{ store: makeFeedbackStore(sql), conversations: makeSqlConversations(sql), clock, ask },
  });

const openMail = (sql: Sql, settings: Settings) => ({
  mailbox: makeMailbox(sql),
  sharedFiles: makeSharedFiles(sql),
  follows: makeFollows(settings),
});

function openPeople(parts: { sql: Sql; config: Config; clock: Clock; assistant: Assistant }) {
  const { sql, config, clock, assistant } = parts;
  return openAccess({
    people: makePeople(sql),
    entrances: makeEntrances(sql),
    wrongTries: makeWrongTries(sql),
    auditLog: makeAuditLog(sql),
    ...{ clock, assistant },
    admins: new Set(config.admins),
    open: config.open,
    defaultUnit: DEFAULT_UNIT,
  });
}

/** Drafts on the newest register. */
function draftDesk(
  parts: Omit<DraftServiceDeps, "read" | "readOwn" | "now" | "newId">,
  clock: Clock,
  fresh: () => Promise<void>,
): DraftService {
  const service = makeDraftService({
    ...parts,
    read: readUploaded,
    readOwn: readOwnDocx,
    now: clock.now,
    newId: randomUUID,
  });
  return {
    ...service,
    draft: async (request, signal) => {
      await fresh();
      return service.draft(request, signal);
    },
    redraft: async (request) => {
      await fresh();
      return service.redraft(request);
    },
  };
}

/** Whether the store answers: a load balancer sends no requests to a process whose store is away. */
function readiness(documents: Documents): () => Promise<boolean> {
  return () =>
    documents.generation("").then(
      () => true,
      () => false,
    );
}

/** A file taken in by this process, while the caller waits. */
const readHere = (
  ingest: Awaited<ReturnType<typeof openKnowledge>>["ingestFile"],
  [file, unit, signal, onProgress]: Parameters<Assistant["ingest"]>,
) => ingest(file, unit, readOptions(signal, onProgress));

const readUploaded = (file: UploadedFile, signal?: AbortSignal, onProgress?: OnProgress) =>
  readDocument(file, readOptions(signal, onProgress));

const readOptions = (signal: AbortSignal | undefined, onProgress: OnProgress | undefined) => ({
  ...(signal === undefined ? {} : { signal }),
  onProgress: readingProgress(onProgress),
});
