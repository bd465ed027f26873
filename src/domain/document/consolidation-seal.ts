/**
 * The closing lines of a consolidated text ("XÁC THỰC VĂN BẢN HỢP NHẤT", number, place and day): its head is often that
 * of the document which it joins with its amendments.
 */
import { fold } from "../text/fold.ts";
import type { Block, ParsedDocument } from "./parsed-document.ts";

const SEAL_LINES = 12;

/** Lines from the seal on; none where the document bears no seal. */
export function sealBlocks(document: ParsedDocument): Block[] {
  const at = document.blocks.findLastIndex(
    ({ text }) => text.length < 60 && /^xac thuc van ban hop nhat\b/.test(fold(text)),
  );
  return at < 0 ? [] : document.blocks.slice(at, at + SEAL_LINES);
}
