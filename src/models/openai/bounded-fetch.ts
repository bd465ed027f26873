/**
 * `fetch` for a server that we do not trust: the reply must be JSON of a bounded size and must have come whole. The
 * body is read here, under the caller's signal, so that a cut or endless reply fails as such and not as a parse error.
 */

/** A chat completion of a few thousand tokens is below 64 KB. */
export const MAX_REPLY_BYTES = 256 * 1024;

export class BadReply extends Error {
  override readonly name = "BadReply";
}

export function makeBoundedFetch(maxBytes = MAX_REPLY_BYTES): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const type = response.headers.get("content-type") ?? "";
    if (response.ok && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
      await response.body?.cancel();
      throw new BadReply(`media type ${type.slice(0, 60)}`);
    }
    const text = await readText(response, maxBytes);
    if (response.ok && !isObject(text)) throw new BadReply("no JSON object");
    return new Response(text, {
      status: response.status,
      statusText: response.statusText,
      headers: { "content-type": type },
    });
  };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || value === undefined) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new BadReply(`more than ${maxBytes} bytes`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function isObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
