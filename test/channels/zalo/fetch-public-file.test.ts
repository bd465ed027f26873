import { afterEach, describe, expect, it, vi } from "vitest";

import { fetchPublicFile } from "../../../src/channels/zalo/fetch-public-file.ts";

const never = new AbortController().signal;
const MB = 1024 * 1024;

/** A public address that needs no name server; nothing is sent to it. */
const PUBLIC = "https://203.0.113.5/anh.jpg";

function served(response: () => Response) {
  const fetch = vi.fn<(url: URL, init: RequestInit) => Promise<Response>>(async () => response());
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a picture from an address in a message", () => {
  it.each([
    "http://203.0.113.5/anh.jpg",
    "file:///etc/passwd",
    "ftp://203.0.113.5/anh.jpg",
    "https://127.0.0.1/anh.jpg",
    "https://2130706433/anh.jpg",
    "https://localhost:5432/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://0.0.0.0/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fd00::1]/",
    "không phải địa chỉ",
  ])("%s is not asked", async (address) => {
    const fetch = served(() => new Response("bí mật"));
    await expect(fetchPublicFile(address, never)).rejects.toThrow();
    expect(fetch).not.toHaveBeenCalled();
  });

  it("a public address is asked, and its redirects are not followed", async () => {
    const fetch = served(() => new Response("ảnh"));
    expect(Buffer.from(await fetchPublicFile(PUBLIC, never)).toString()).toBe("ảnh");
    expect(fetch.mock.calls[0]?.[1].redirect).toBe("error");
  });

  it("stops reading behind 20 MB of an answer without an end", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(MB));
      },
    });
    served(() => new Response(endless));
    await expect(fetchPublicFile(PUBLIC, never)).rejects.toThrow("too large");
    expect(sent).toBeLessThan(25);
  });

  it("an error page is no picture", async () => {
    served(() => new Response("không có", { status: 404 }));
    await expect(fetchPublicFile(PUBLIC, never)).rejects.toThrow("404");
  });
});
