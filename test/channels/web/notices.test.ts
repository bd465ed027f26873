/** Notices and following on the pages. */
import { describe, expect, it } from "vitest";

import { makeTestWeb } from "../../support/web-app.ts";
import { aDocumentView } from "../../support/web-samples.ts";
import { testFollows, testNotices } from "../../support/works.ts";

const LINK = "/tai-lieu/13-2025-tt-byt";
const registered = { ...aDocumentView() };
registered.document = {
  ...registered.document,
  ...{ documentId: "13-2025-tt-byt", symbol: "13/2025/TT-BYT", origin: "register" },
};

const tokenIn = (page: string): string => /name="_ma" value="([^"]+)"/.exec(page)?.[1] ?? "";

function setUp() {
  const [notices, follows] = [testNotices(), testFollows()];
  const web = makeTestWeb({ document: async () => registered }, { notices, follows });
  const press = async (page: string, fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set("_ma", tokenIn(page));
    return web.postForm("/theo-doi", body);
  };
  return { ...web, notices, follows, press };
}

describe("following on the pages", () => {
  it("begins and ends at the document, and comes back to it", async () => {
    const { get, press, follows } = setUp();
    const before = await (await get(LINK)).text();
    expect(before).toContain("Theo dõi thay đổi");
    const done = await press(before, { muc: "13/2025/TT-BYT", tiep: LINK });
    expect([done.status, done.headers.get("location")]).toEqual([303, LINK]);
    expect(await follows.of("operator")).toEqual(["13/2025/TT-BYT"]);
    const after = await (await get(LINK)).text();
    expect(after).toContain("Thôi theo dõi");
    await press(after, { muc: "13/2025/TT-BYT", tiep: LINK });
    expect(await follows.of("operator")).toEqual([]);
  });

  it("takes a subject by its name in the list of notices and shows what is followed", async () => {
    const { get, press, follows } = setUp();
    await press(await (await get("/thong-bao")).text(), { muc: "bệnh án điện tử" });
    expect(await follows.of("operator")).toEqual(["benh-an-dien-tu"]);
    expect(await (await get("/thong-bao")).text()).toContain("chủ đề Bệnh án điện tử");
  });

  it("says what it did not recognise, and goes to no other site", async () => {
    const { get, press, follows } = setUp();
    const page = await (await get("/thong-bao")).text();
    const refused = await press(page, { muc: "<b>gì đó</b>" });
    expect(refused.status).toBe(400);
    const said = await refused.text();
    expect(said).toContain("&lt;b&gt;gì đó");
    expect(said).not.toContain("<b>gì đó");
    const sent = await press(page, { muc: "13/2025/TT-BYT", tiep: "//example.com" });
    expect(sent.headers.get("location")).toBe("/");
    expect(await follows.of("operator")).toEqual(["13/2025/TT-BYT"]);
  });

  it("takes nothing without the token of the form", async () => {
    const { postForm, follows } = setUp();
    const body = new FormData();
    body.set("muc", "13/2025/TT-BYT");
    expect((await postForm("/theo-doi", body)).status).toBe(403);
    expect(await follows.of("operator")).toEqual([]);
  });
});

describe("the list of notices", () => {
  it("shows what is new with its text escaped, and counts it as read afterwards", async () => {
    const { get, notices } = setUp();
    await notices.add({
      ...{ personId: "operator", unit: "don-vi-1", key: "k1", at: "2026-11-22T01:00:00.000Z" },
      ...{ text: "Văn bản <script>x</script>\n- dòng hai", link: "javascript:alert(1)" },
    });
    const home = await (await get("/tro-giup")).text();
    expect(home).toContain("1 chưa đọc");
    const first = await (await get("/thong-bao")).text();
    expect(first).toContain("&lt;script&gt;");
    expect(first).not.toMatch(/<script>x|javascript:/);
    expect(first).toContain("Mới");
    expect(await (await get("/thong-bao")).text()).not.toContain(">Mới<");
    expect(await (await get("/tro-giup")).text()).not.toContain("chưa đọc");
  });
});
