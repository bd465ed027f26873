/** The filters of the library: read from the address, applied to the list. Odd values count as "not given". */
import { z } from "zod";

import type { DocumentSummary } from "../../assistant/assistant.ts";
import { CitedStatus } from "../../domain/answer/answer.ts";
import type { RegulationSummary } from "../../domain/regulation/regulation-facts.ts";
import { fold } from "../../domain/text/fold.ts";

export const LibraryQuery = z.object({
  q: z.string().trim().max(200).catch(""),
  loai: z.enum(["regulation", "plan", "budget", "other"]).nullable().catch(null),
  nam: z.coerce.number().int().min(1945).max(2100).nullable().catch(null),
  hieuluc: CitedStatus.nullable().catch(null),
  linhvuc: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .nullable()
    .catch(null),
  trang: z.coerce.number().int().min(1).catch(1),
});
export type LibraryQuery = z.infer<typeof LibraryQuery>;

/** A document of the list with what the register knows of it. */
export interface ListedDocument {
  document: DocumentSummary;
  regulation: RegulationSummary | null;
}

const ORIGIN_ORDER = { upload: 0, corpus: 1, register: 2 } as const;

/** What the unit added first, then plans that ship, then the register; the newest first. */
export const ownFirst = (documents: readonly DocumentSummary[]): DocumentSummary[] =>
  documents.toSorted(
    (a, b) =>
      ORIGIN_ORDER[a.origin] - ORIGIN_ORDER[b.origin] ||
      (b.year ?? 0) - (a.year ?? 0) ||
      a.title.localeCompare(b.title, "vi"),
  );

function hasWords(document: DocumentSummary, query: string): boolean {
  const text = fold([document.title, document.symbol ?? "", document.issuer ?? ""].join(" "));
  return fold(query)
    .split(" ")
    .every((word) => text.includes(word));
}

export const matches = ({ document, regulation }: ListedDocument, query: LibraryQuery): boolean =>
  (query.loai === null || document.kind === query.loai) &&
  (query.nam === null || document.year === query.nam) &&
  (query.hieuluc === null || regulation?.status === query.hieuluc) &&
  (query.linhvuc === null || (regulation?.subjects.includes(query.linhvuc) ?? false)) &&
  hasWords(document, query.q);

/** The address of the list with these filters; blank ones are left out. */
export function libraryUrl(query: Partial<LibraryQuery>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== "" && !(key === "trang" && value === 1))
      search.set(key, String(value));
  }
  const text = search.toString();
  return text === "" ? "/tai-lieu" : `/tai-lieu?${text}`;
}
