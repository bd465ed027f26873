/** What the reading worker is given and what it posts back. */
import { z } from "zod";

import { ParsedDocument } from "../../domain/document/parsed-document.ts";

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
  z.strictObject({ kind: z.literal("document"), document: ParsedDocument }),
  z.strictObject({
    kind: z.literal("error"),
    code: z.string(),
    detail: z.string(),
    sentence: z.string().nullable(),
  }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;
