/** The register, the reader and the search of an install, over its stores. */
import { join } from "node:path";

import type { Config } from "../config.ts";
import { entryPassages } from "../domain/regulation/entry-passages.ts";
import type { RegisterEntry } from "../domain/regulation/register-entry.ts";
import { makeMarkRestorer, type RestoredText } from "../domain/text/restore-marks.ts";
import { makeForgetDocument } from "../knowledge/forget-document.ts";
import { makeIngestFile } from "../knowledge/ingest/ingest-file.ts";
import { loadSynonyms } from "../knowledge/load-synonyms.ts";
import { makePassageIndex } from "../knowledge/passage-index.ts";
import { loadRegisterEntries } from "../knowledge/register/load-register.ts";
import { openRegisterBook } from "../knowledge/register/register-book.ts";
import { makeEndsOn } from "../knowledge/register-ends.ts";
import { openScanReader } from "../knowledge/scan-reader.ts";
import { makeSegmentIndex } from "../knowledge/segment-index.ts";
import { systemClock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { packagePath } from "../platform/package-root.ts";
import { makePlanIssuers } from "../skills/answer/plan-issuers.ts";
import { makePlanShelf } from "../skills/answer/plan-shelf.ts";
import type { Documents } from "../storage/documents.ts";
import type { Settings } from "../storage/settings.ts";
import { makeSqlRegisterEntries } from "../storage/sql/sql-register-entries.ts";
import type { Stores } from "./open-stores.ts";
import { searchFiles, storedVectors } from "./open-vectors.ts";

export async function openKnowledge(
  config: Config,
  {
    stores,
    documents,
    settings,
    log,
  }: { stores: Stores; documents: Documents; settings: Settings; log: Log },
) {
  const { sql } = stores;
  const clock = systemClock;
  const corpus = packagePath("corpus");
  const shipped = loadRegisterEntries(join(corpus, "regulations"));
  const entries = makeSqlRegisterEntries(sql);
  const book = await openRegisterBook({
    ...{ shipped, corpus, store: entries, documents, settings, clock },
  });
  const { synonyms, answerSynonyms } = loadSynonyms(corpus, config.dataFolder);
  const endsOn = makeEndsOn(book.register, clock.today);
  const index =
    stores.kind === "postgres"
      ? makeSegmentIndex({
          ...{ documents, synonyms, segments: stores.segments },
          ...{ endsOn, ...storedVectors({ stores, settings, config, log }, shipped) },
        })
      : makePassageIndex({ documents, synonyms, endsOn, ...searchFiles(config, shipped, log) });
  const proposals = { has: book.hasProposal, make: book.propose };
  const restoreMarks = titleReader(shipped);
  const ingestFile = makeIngestFile({ documents, now: clock.now, proposals, restoreMarks });
  const forget = makeForgetDocument({
    ...{ documents, entries, syncIndex: index.sync, scrub: stores.scrub },
  });
  const forAnswers = {
    synonyms: answerSynonyms,
    planUnits: makePlanIssuers(documents),
    shelf: makePlanShelf(documents),
  };
  const readScan = openScanReader(shipped, join(corpus, "plans"));
  return { registerBook: book, index, forAnswers, ingestFile, forget, restoreMarks, readScan };
}

/** Learns on the register, with the first title that lost its marks. */
function titleReader(entries: readonly RegisterEntry[]): (damaged: string) => RestoredText {
  let restore: ((damaged: string) => RestoredText) | null = null;
  return (damaged) => {
    restore ??= makeMarkRestorer(
      entries.flatMap((entry) => [
        entry.title,
        entry.issuer,
        ...entryPassages(entry).map((passage) => passage.text),
      ]),
    );
    return restore(damaged);
  };
}
