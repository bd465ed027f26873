/** Input that attacks: markup in whatever a page shows, names that break headers, paths that climb, bodies too large. */
import { describe, expect, it } from "vitest";

import { contentDisposition } from "../../../src/channels/content-disposition.ts";
import { reviewView } from "../../../src/channels/web/views/review-view.ts";
import { aForm, makeTestWeb } from "../../support/web-app.ts";
import {
  aCitation,
  aDeliverable,
  aDocumentView,
  aDraft,
  aFinding,
  anAnswer,
  anIngestResult,
  aReview,
  aSummary,
  keptAs,
} from "../../support/web-samples.ts";

const EVIL = `"><img src=x onerror=alert(1)><script>alert(2)</script>'`;
/** No tag and no attribute of the attack came through. */
const expectHarmless = (page: string): void => {
  expect(page).toContain("&lt;script&gt;alert(2)");
  expect(page).not.toMatch(/<script>alert|<img src=x/);
};

/** Every text of a value replaced, ids and enumerations kept. */
function poison<T>(value: T, kept: ReadonlySet<string>): T {
  if (Array.isArray(value)) return value.map((one) => poison(one, kept) as unknown) as T;
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => {
    if (kept.has(key)) return [key, one];
    if (typeof one === "string") return [key, EVIL];
    if (Array.isArray(one))
      return [key, one.map((x: unknown) => (typeof x === "string" ? EVIL : poison(x, kept)))];
    return [key, poison(one, kept)];
  });
  return Object.fromEntries(entries) as T;
}
const KEPT = new Set(
  "severity code kind status role origin mode asOf date planDate effective signed addedAt rows state quoteKind".split(
    " ",
  ),
);

describe("markup in what is shown", () => {
  it("stays text in a question, an answer and its sources", async () => {
    const answer = poison(anAnswer({ citations: [aCitation()] }), KEPT);
    const { get } = makeTestWeb({ ask: async () => ({ ...answer, text: `${EVIL} [1]` }) });
    expectHarmless(await (await get(`/?q=${encodeURIComponent(EVIL)}`)).text());
  });

  it("stays text in the findings of a review, their forms and the names of its files", async () => {
    const review = { ...poison(aReview({ findings: [aFinding()] }), KEPT), subject: EVIL };
    const downloads = [{ url: "/viec/1", fileName: EVIL, bytes: 1 }];
    const view = await reviewView({ id: "r1", token: null, review, downloads });
    expectHarmless(view.toString());
  });

  it("stays text in the name of an uploaded file, accepted or refused", async () => {
    const { postForm } = makeTestWeb({
      review: async () => ({ review: aReview({ file: EVIL, title: null }), files: [], ms: 1 }),
    });
    const name = "<script>alert(2)</script>.csv";
    for (const content of ["a,b\n1,2\n", ""]) {
      const page = await (await postForm("/ra-soat", aForm([{ name, content }]))).text();
      expect(page).not.toMatch(/<script>alert/);
    }
  });

  it("stays text in the title, the passages and the headings of a document", async () => {
    const view = poison(aDocumentView(), new Set([...KEPT, "documentId"]));
    const { get } = makeTestWeb({ document: async () => view, versions: async () => [] });
    expectHarmless(await (await get(`/tai-lieu/x?q=${encodeURIComponent(EVIL)}`)).text());
  });

  it("stays text in the library, also what was looked for", async () => {
    const documents = async () => [aSummary({ title: EVIL, symbol: EVIL, issuer: EVIL })];
    const { get } = makeTestWeb({ documents, search: async () => [] });
    expectHarmless(await (await get("/tai-lieu")).text());
    expectHarmless(await (await get(`/tai-lieu?q=${encodeURIComponent(EVIL)}`)).text());
  });

  it("stays text in a draft: cover, blocks, table cells, budget, missing figures", async () => {
    const draft = poison(aDraft(), KEPT);
    const table = draft.sections.flatMap(({ blocks }) => blocks).find(({ rows }) => rows);
    if (table !== undefined) table.rows = [[EVIL], [EVIL]];
    const { postForm } = makeTestWeb({
      draft: async () => ({ draft, files: [aDeliverable({ fileName: EVIL })], ms: 1, ...keptAs }),
    });
    const body = aForm([], { year: "2027", parts: "plan" });
    expectHarmless(await (await postForm("/soan-thao", body)).text());
  });

  it("stays text in what became of an ingested file", async () => {
    const { postForm } = makeTestWeb({
      ingest: async () => anIngestResult({ path: EVIL, title: EVIL }),
    });
    const page = await (
      await postForm("/tai-lieu", aForm([{ name: "a.csv", content: "a,b\n1,2\n" }]))
    ).text();
    expectHarmless(page);
  });
});

describe("names of files in headers", () => {
  it.each([
    'a"; filename="b.exe',
    "a\r\nSet-Cookie: x=1",
    "../../etc/passwd",
    `${"😀".repeat(3).slice(0, 5)}.docx`,
    "\u0000\u202efdp.exe",
  ])("%j is one value of one header", (name) => {
    const header = contentDisposition(name);
    expect(() => new Headers({ "Content-Disposition": header })).not.toThrow();
    expect(header).toMatch(
      /^attachment; filename="[^"\r\n\\/]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/,
    );
  });
});

describe("addresses that climb or guess", () => {
  it.each([
    "/tinh/x/..%2f..%2fpackage.json",
    "/tinh/x/%2e%2e%2fstyle.css",
    "/tinh/..%5c..%5c/style.css%00",
    "/tai-ve/..%2f..%2f/etc%2fpasswd",
    "/tai-ve/0123456789abcdef/ke-hoach.docx",
    "/viec/0123/tep/1/ke-hoach.docx",
    "/viec/0123/tep/-1/__proto__",
    "/tai-ve/__proto__/constructor",
  ])("%s gives nothing", async (path) => {
    const response = await makeTestWeb().get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/"name": "can-cu"|root:|SyntaxError/);
  });
});

describe("bodies that are too large or not what they say", () => {
  it("are refused without being read to the end, also without a length", async () => {
    const { postJson, postForm, errors } = makeTestWeb();
    const big = await postJson("/api/ask", JSON.stringify({ q: "a".repeat(2_000_000) }));
    expect(big.status).toBe(413);
    const broken = await postJson("/api/ask", '{"q":');
    expect(broken.status).toBe(400);
    const proto = await postJson("/api/ask", '{"__proto__":{"admin":true},"constructor":1}');
    expect(proto.status).toBe(400);
    const field = await postForm("/theo-doi", aForm([], { muc: "a".repeat(2_000_000) }));
    expect(field.status).toBe(413);
    expect(errors).toEqual([]);
  });
});
