import { createServer, get, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import { fetchPublicFile, type Network } from "../../../src/channels/zalo/fetch-public-file.ts";

const never = new AbortController().signal;
const MB = 1024 * 1024;
const PUBLIC = "203.0.113.5";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A network on which every connection ends at this server; what names resolved to, and where it was connected to. */
async function network(answer: RequestListener, ...answers: string[]) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const seen = { resolved: 0, connected: [] as unknown[] };
  const fake: Network = {
    async resolve(name) {
      seen.resolved += 1;
      if (/^[\d.]+$|:/.test(name)) return [{ address: name, family: name.includes(":") ? 6 : 4 }];
      const address = answers[seen.resolved - 1] ?? answers.at(-1) ?? PUBLIC;
      return [{ address, family: 4 }];
    },
    get(url, { lookup, signal }, done) {
      lookup(url.hostname, { all: false }, (_error, address) => {
        seen.connected.push(address);
      });
      return get(`http://127.0.0.1:${port}${url.pathname}`, { signal, agent: false }, done);
    },
  };
  return { fake, seen };
}

describe("a picture from an address in a message", () => {
  it.each([
    "http://203.0.113.5/anh.jpg",
    "file:///etc/passwd",
    "ftp://203.0.113.5/anh.jpg",
    "https://127.0.0.1/anh.jpg",
    "https://2130706433/anh.jpg",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://0.0.0.0/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
    "không phải địa chỉ",
  ])("%s is not asked", async (address) => {
    const { fake, seen } = await network((_request, response) => response.end("bí mật"));
    await expect(fetchPublicFile(address, never, fake)).rejects.toThrow();
    expect(seen.connected).toEqual([]);
  });

  it("a name of an inner address is not asked", async () => {
    await expect(fetchPublicFile("https://localhost:5432/", never)).rejects.toThrow("inner");
  });

  it("is resolved once, and what was checked is what is connected to", async () => {
    const { fake, seen } = await network(
      (_request, response) => response.end("ảnh"),
      PUBLIC,
      "127.0.0.1",
    );
    const bytes = await fetchPublicFile("https://doi-dia-chi.example/anh.jpg", never, fake);
    expect(Buffer.from(bytes).toString()).toBe("ảnh");
    expect(seen).toEqual({ resolved: 1, connected: [PUBLIC] });
  });

  it.each([302, 404, 500])("an answer of %i is no picture, and is not followed", async (status) => {
    const { fake, seen } = await network((_request, response) => {
      response.writeHead(status, { location: "https://127.0.0.1/" }).end("khác");
    });
    await expect(fetchPublicFile(`https://${PUBLIC}/`, never, fake)).rejects.toThrow(
      String(status),
    );
    expect(seen.connected).toHaveLength(1);
  });

  it("stops reading behind 20 MB of an answer without an end", async () => {
    let sent = 0;
    const { fake } = await network((_request, response) => {
      const more = () => {
        if (response.destroyed) return;
        sent += 1;
        response.write(new Uint8Array(MB), () => setImmediate(more));
      };
      more();
    });
    await expect(fetchPublicFile(`https://${PUBLIC}/`, never, fake)).rejects.toThrow("too large");
    expect(sent).toBeLessThan(60);
  });
});
