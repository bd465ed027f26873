/** What the reading worker is given, what it posts back and what it is told meanwhile. */
import { z } from "zod";

import { ParsedDocument, TableRow } from "../../domain/document/parsed-document.ts";

/** Formats whose bytes are text. */
export type TextFormat = "text" | "markdown" | "html" | "csv";

export interface WorkerInput {
  bytes: Uint8Array;
  fileName: string;
  format: "docx" | "xlsx" | "pdf" | "image" | TextFormat;
  /** Recognise pages without text. */
  ocr: boolean;
}

export const WorkerMessage = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("progress"),
    done: z.number(),
    total: z.number(),
    what: z.string(),
  }),
  /** Last rows of a long table that are still missing; posted before the document, the last part first. */
  z.strictObject({ kind: z.literal("rows"), table: z.number(), rows: z.array(TableRow) }),
  z.strictObject({ kind: z.literal("document"), document: ParsedDocument }),
  z.strictObject({
    kind: z.literal("error"),
    code: z.string(),
    detail: z.string(),
    sentence: z.string().nullable(),
  }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;

/** "next": the rows posted last have been taken over. "stop": programs started in the worker must end. */
export type WorkerOrder = "next" | "stop";
