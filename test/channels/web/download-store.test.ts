/** Files for download: unguessable, short-lived, bounded. */
import { describe, expect, it } from "vitest";

import { contentDisposition } from "../../../src/channels/content-disposition.ts";
import { makeDownloadStore } from "../../../src/channels/web/download-store.ts";
import { makeTestWeb } from "../../support/web-app.ts";
import { aDeliverable, aDraft, keptAs } from "../../support/web-samples.ts";
import { testSharedFiles } from "../../support/works.ts";

const file = (fileName: string) => aDeliverable({ fileName, bytes: new Uint8Array([1, 2]) });
const partsOf = (url = "") => {
  const [, , id = "", name = ""] = url.split("/");
  return [id, decodeURIComponent(name)] as const;
};

describe("makeDownloadStore", () => {
  it("gives out what was put, by any process, under an id of 192 random bits", async () => {
    const shared = testSharedFiles();
    const store = makeDownloadStore(shared, 1000, () => 0);
    const other = makeDownloadStore(shared, 1000, () => 0);
    const [url] = await store.put([file("kế hoạch.docx")], "a");
    expect(url).toMatch(/^\/tai-ve\/[A-Za-z0-9_-]{32}\/k%E1%BA%BF%20/);
    const found = await other.get(...partsOf(url), "a");
    expect(found).toMatchObject({ fileName: "kế hoạch.docx", bytes: Buffer.from([1, 2]) });
    expect(await store.put([file("kế hoạch.docx")], "a")).not.toEqual([url]);
  });

  it("gives nothing to somebody else, whatever address was passed on", async () => {
    const store = makeDownloadStore(testSharedFiles(), 1000, () => 0);
    const [url] = await store.put([file("kế hoạch.docx")], "a");
    expect(await store.get(...partsOf(url), "b")).toBeNull();
  });

  it("forgets after the time, also in the store", async () => {
    let at = 0;
    const shared = testSharedFiles();
    const store = makeDownloadStore(shared, 1000, () => at);
    const [url] = await store.put([file("a")], "a");
    const place = partsOf(url);
    at = 999;
    expect(await store.get(...place, "a")).not.toBeNull();
    at = 1000;
    expect(await store.get(...place, "a")).toBeNull();
    await store.put([file("b")], "a");
    expect(await shared.get(place.join("/"), new Date(0).toISOString())).toBeNull();
  });
});

describe("contentDisposition", () => {
  it.each([
    { name: "a.docx", plain: 'filename="a.docx"', encoded: "UTF-8''a.docx" },
    {
      name: "Đề án (1).xlsx",
      plain: 'filename="de an (1).xlsx"',
      encoded: "UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%281%29.xlsx",
    },
    {
      name: 'a"b\r\nX: 1.pdf',
      plain: 'filename="a_bX: 1.pdf"',
      encoded: "UTF-8''a%22b%0D%0AX%3A%201.pdf",
    },
  ])("$name", ({ name, plain, encoded }) => {
    expect(contentDisposition(name)).toBe(`attachment; ${plain}; filename*=${encoded}`);
  });
});

describe("GET /tai-ve", () => {
  it("never serves a file inline, and tells when it is gone", async () => {
    let at = 0;
    const evil = aDeliverable({
      fileName: "bao-cao.html",
      mediaType: "text/html",
      bytes: new TextEncoder().encode("<script>alert(1)</script>"),
    });
    const web = makeTestWeb(
      { draft: async () => ({ draft: aDraft(), files: [evil], ms: 1, ...keptAs }) },
      { now: () => at },
    );
    const response = await web.postJson("/api/draft", { year: 2027 });
    const { files } = (await response.json()) as { files: string[] };
    const served = await web.get(files[0] ?? "");
    expect(served.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(served.headers.get("content-security-policy")).toContain("script-src 'self'");
    at = 31 * 60 * 1000;
    const gone = await web.get(files[0] ?? "");
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain("đã hết hạn");
  });

  it("knows no neighbour of an address", async () => {
    expect((await makeTestWeb().get("/tai-ve/abc/..%2Fpackage.json")).status).toBe(404);
  });
});
