/** SHA-256 of a text or of bytes, hex: names contents, never guards a secret. */
import { createHash } from "node:crypto";

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
