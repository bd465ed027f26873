/** The pages as they are served, without script. */
import { describe, expect, it } from "vitest";

import type { KeptDraftReply } from "../../../src/assistant/assistant.ts";
import { webLimits } from "../../../src/channels/web/limits.ts";
import type { FixedFinding } from "../../../src/domain/review/finding.ts";
import type { UnitProfile } from "../../../src/domain/unit/unit-profile.ts";
import { AppError } from "../../../src/errors.ts";
import { aForm, errorOf, makeTestWeb, type TestWeb } from "../../support/web-app.ts";
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
  sampleDocuments,
} from "../../support/web-samples.ts";

const EVIL = `<img src=x onerror=alert(1)>"'&`;
const ESCAPED = "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;";
const documents = async () => sampleDocuments;
/** What the drafting page asks for beside the draft itself. */
const desk = {
  documents,
  keptDrafts: async () => [],
  profile: async () => ({ profile: {}, questions: [] }),
};
/** The token of the forms of a page. */
const tokenIn = (page: string): string => /name="_ma" value="([^"]+)"/.exec(page)?.[1] ?? "";

const textOf = async (response: Promise<Response>) => (await response).text();

describe("every page", () => {
  it.each(["/", "/ra-soat", "/soan-thao", "/tai-lieu", "/tro-giup"])(
    "%s is Vietnamese HTML, marks its place in the navigation, has no inline script or style",
    async (path) => {
      const response = await makeTestWeb(desk).get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
      const page = await response.text();
      expect(page).toContain('<html lang="vi">');
      expect(page).toContain(`<a href="${path}" aria-current="page">`);
      expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
      expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
      expect(page).not.toMatch(/(src|href|action)="(https?:)?\/\//);
      expect(page).toBe(page.normalize("NFC"));
    },
  );

  it("stays under 100 KB with styles, scripts and typeface, packed", async () => {
    const web = makeTestWeb({ documents });
    const packed = { "accept-encoding": "gzip, br" };
    const page = await web.get("/", packed);
    const html = await textOf(web.get("/"));
    const addresses = [...html.matchAll(/(?:src|href)="(\/tinh\/[^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    const folder = (addresses[0] ?? "").replace(/[^/]+$/, "");
    const fonts = ["latin", "vietnamese"].flatMap((subset) =>
      ["400", "600"].map((weight) => `${folder}be-vietnam-pro-${subset}-${weight}-normal.woff2`),
    );
    let bytes = (await page.arrayBuffer()).byteLength;
    expect(page.headers.get("content-encoding")).toBe("gzip");
    for (const address of [...addresses, `${folder}common.js`, ...fonts]) {
      const response = await web.get(address, packed);
      expect(response.status, address).toBe(200);
      expect(response.headers.get("cache-control")).toContain("immutable");
      bytes += (await response.arrayBuffer()).byteLength;
    }
    expect(bytes).toBeLessThan(100_000);
  });

  it("serves no file outside its own", async () => {
    const web = makeTestWeb();
    for (const name of ["..%2Fmake-web-app.ts", "package.json", "constructor"]) {
      expect((await web.get(`/tinh/x/${name}`)).status).toBe(404);
    }
    const old = await web.get("/tinh/oldhash/style.css");
    expect([old.status, old.headers.get("cache-control")]).toEqual([200, "no-cache"]);
  });

  it("tells of a missing page and of a failure in a sentence", async () => {
    const missing = await makeTestWeb().get("/khong-co");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("Không có trang hay địa chỉ này");
    const web = makeTestWeb({ documents: () => Promise.reject(new Error("disk /var/x")) });
    const failed = await web.get("/tai-lieu");
    expect(failed.status).toBe(500);
    const page = await failed.text();
    expect(page).toContain("Có lỗi ngoài dự kiến");
    expect(page).not.toContain("/var/x");
  });
});

describe("GET / with a question", () => {
  it("shows answer and sources: status, locator, quote or summary, link to the passage", async () => {
    const page = await textOf(makeTestWeb({ ask: async () => anAnswer() }).get("/?q=benh+an"));
    expect(page).toContain("Còn hiệu lực");
    expect(page).toContain("Hết hiệu lực");
    expect(page).toContain("Thay bằng: 13/2025/TT-BYT");
    expect(page).toContain("Điều 4 khoản 2");
    expect(page).toMatch(/class="tag">tóm tắt<\/span>\s*Bệnh viện hoàn thành/);
    expect(page).not.toContain("“Bệnh viện hoàn thành");
    expect(page).toContain("“Triển khai hồ sơ bệnh án điện tử theo lộ trình");
    expect(page).toContain("/tai-lieu/plan%2Fkrong-pac-2026?p=III.2&amp;q=");
    expect(page).toContain('name="q" value="Soạn mục bệnh án điện tử 2027"');
  });

  it("puts the places of one document on one card, each with its number", async () => {
    const citations = [
      aCitation(),
      aCitation({ documentId: "other", symbol: "1/2026/NĐ-CP" }),
      aCitation({ locator: "Điều 6" }),
    ];
    const page = await textOf(
      makeTestWeb({ ask: async () => anAnswer({ citations }) }).get("/?q=a"),
    );
    const cards = page.split('<li class="source').slice(1);
    expect(
      cards.map((card) => [...card.matchAll(/aria-label="Nguồn (\d)"/g)].map((m) => m[1])),
    ).toEqual([["1", "3"], ["2"]]);
  });

  it("gives no status to a source without a symbol", async () => {
    const citations = [aCitation({ symbol: null, type: "Kế hoạch", status: "unclear" })];
    const page = await textOf(
      makeTestWeb({ ask: async () => anAnswer({ citations }) }).get("/?q=a"),
    );
    expect(page).not.toContain("Chưa rõ hiệu lực");
  });

  it("shows a wrong date as a sentence and does not ask", async () => {
    const web = makeTestWeb();
    expect(await textOf(web.get("/?q=a&asOf=2026-02-31"))).toContain("ngày có thật");
    expect(web.assistant.calls).toEqual([]);
  });

  it("still opens when the library cannot be counted", async () => {
    const web = makeTestWeb({ documents: () => Promise.reject(new Error("x")) });
    expect((await web.get("/")).status).toBe(200);
  });

  it("escapes question, answer and every field of a source", async () => {
    const citation = aCitation({
      symbol: EVIL,
      type: EVIL,
      issuer: EVIL,
      title: EVIL,
      locator: EVIL,
      documentId: EVIL,
      quote: EVIL,
      replacedBy: [EVIL],
    });
    const web = makeTestWeb({
      ask: async () =>
        anAnswer({ text: `${EVIL} [1]`, citations: [citation], suggestions: [EVIL] }),
    });
    const page = await textOf(web.get(`/?q=${encodeURIComponent(EVIL)}`));
    expect(page).not.toContain("<img");
    expect(page).toContain(ESCAPED);
  });
});

describe("POST /api/chat", () => {
  const ask = { q: "bệnh án", conversation: "conversation-1" };
  const events = async (response: Response) =>
    (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown> & { type: string });

  it("says at once that it searches, reveals the text in parts, then gives the sources", async () => {
    const web = makeTestWeb({ ask: async () => anAnswer() });
    const response = await web.postJson("/api/chat", ask, { "accept-encoding": "gzip" });
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    expect(response.headers.get("content-encoding")).toBeNull();
    const list = await events(response);
    expect(list[0]).toEqual({ type: "status", text: "Đang tra cứu…" });
    const parts = list.filter((event) => event.type === "text").map((event) => event["text"]);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join("")).toBe(anAnswer().text);
    const last = list.at(-1);
    expect(last?.["answer"]).toEqual(anAnswer());
    expect(last?.["html"]).toContain("Còn hiệu lực");
    expect(web.assistant.calls[0]?.args[0]).toMatchObject({ conversationId: "web:conversation-1" });
  });

  it("sends the first event before the answer is there", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const web = makeTestWeb({ ask: () => held.then(() => anAnswer()) });
    const reader = (await web.postJson("/api/chat", ask)).body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value as Uint8Array).toString()).toContain("Đang tra cứu…");
    release();
    await reader?.cancel();
  });

  it("ends a failure with its sentence", async () => {
    const web = makeTestWeb({ ask: () => Promise.reject(new Error("hidden")) });
    const list = await events(await web.postJson("/api/chat", ask));
    expect(list.at(-1)).toMatchObject({ type: "error", error: { code: "internal" } });
    expect(JSON.stringify(list)).not.toContain("hidden");
  });

  it("stops the work when the reader goes away", async () => {
    let signal: AbortSignal | undefined;
    const web = makeTestWeb({
      ask: (_request, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    });
    const reader = (await web.postJson("/api/chat", ask)).body?.getReader();
    await reader?.read();
    await expect.poll(() => signal).toBeDefined();
    await reader?.cancel();
    await expect.poll(() => signal?.aborted).toBe(true);
  });

  it.each([{}, { conversation: "x" }, { conversation: "../../etc/passwd" }])(
    "refuses the conversation %o",
    async (changes) => {
      const response = await makeTestWeb().postJson("/api/chat", { q: "a", ...changes });
      expect(response.status).toBe(400);
    },
  );
});

describe("/ra-soat", () => {
  const reviewing = (changes: Parameters<typeof aReview>[0] = {}) => ({
    review: async ({ file }: { file: { fileName: string } }) => ({
      review: aReview({ file: file.fileName, ...changes }),
      files: [aDeliverable({ fileName: "ghi chú.docx" })],
      ms: 1,
    }),
  });
  const form = () => aForm([{ name: "a.docx", content: "x" }]);

  it("shows summary, findings in the given order, what was unreadable, downloads", async () => {
    const web = makeTestWeb(reviewing());
    const page = await textOf(web.postForm("/ra-soat", form()));
    expect(page).toContain("2 lỗi, 1 điểm cần xem, 1 ghi chú · 96 phép kiểm và 41 viện dẫn đúng");
    expect(page).toContain("31/12/2025 (giả định");
    expect(page).toContain("Phụ lục 2 &gt; II, bảng 1, hàng 8, cột Thành tiền");
    expect(page).toContain("1 chỗ không đọc được");
    expect(page).toContain("Thêm 2 chỗ cùng nguyên nhân");
    const order = [...page.matchAll(/data-severity="(\w+)"/g)].map((match) => match[1]);
    expect(order).toEqual(["error", "error", "warning", "info"]);
    const [, address = ""] = /href="(\/tai-ve\/[^"]+)"/.exec(page) ?? [];
    expect((await web.get(address)).status).toBe(200);
    expect(web.assistant.calls[0]?.args[0]).toMatchObject({ withFiles: true });
  });

  it("offers the kinds of finding that are there, by area and rule", async () => {
    const page = await textOf(makeTestWeb(reviewing()).postForm("/ra-soat", form()));
    expect(page).toMatch(/<option value="area:figures">\s*Số liệu, bảng, thuế: tất cả \(\d\)/);
    expect(page).toMatch(/<option value="kind:row-product">/);
    expect(page).toMatch(/data-kind="row-product"\s+data-area="figures"/);
    expect(page).not.toContain('value="kind:grand-total"');
  });

  it("gives a fragment to the script and JSON when it fails", async () => {
    const fragment = { "x-fragment": "1" };
    const page = await textOf(makeTestWeb(reviewing()).postForm("/ra-soat", form(), fragment));
    expect(page).not.toContain("<html");
    expect(page).toContain("data-review");
    const failing = makeTestWeb({ review: () => Promise.reject(new AppError("file-locked", "x")) });
    const response = await failing.postForm("/ra-soat", form(), fragment);
    expect(response.status).toBe(422);
    expect((await errorOf(response)).message).toContain("khóa bằng mật khẩu");
  });

  it("goes on after a file that fails", async () => {
    const web = makeTestWeb(reviewing());
    const files = ["trống.txt", "b.docx"].map((name, index) => ({
      name,
      content: "x".repeat(index),
    }));
    const page = await textOf(web.postForm("/ra-soat", aForm(files)));
    expect(page).toContain("Tệp trống.txt trống");
    expect(page).toContain("phép kiểm");
  });

  it("tells new, old, accepted and gone findings apart", async () => {
    const subject = "van-ban-1";
    const old = aFinding({ fingerprint: "f2", state: "still-there" });
    const waiver = { reason: `Có báo giá ${EVIL}`, at: "2026-11-20T02:00:00.000Z" };
    const findings = [
      aFinding({ fingerprint: "f1", state: "new" }),
      old,
      aFinding({ fingerprint: "f3", state: "waived", waiver }),
    ];
    const gone: FixedFinding = {
      fingerprint: "f4",
      code: "ratio",
      severity: "error",
      where: {},
      quote: "",
      message: "Tổng đã lệch.",
    };
    const previous = { file: "lan-1.docx", at: "2026-11-20T01:00:00.000Z" };
    const seen = { subject, findings, previous, fixed: [gone] };
    const page = await textOf(makeTestWeb(reviewing(seen)).postForm("/ra-soat", form()));
    expect(page).toMatch(/1 điểm đã hết, 1 điểm mới, 1 điểm còn nguyên, 1 điểm đã chấp nhận/);
    expect(page).toContain("Đã hết: Lỗi. Tổng đã lệch.");
    expect(page).toContain("3 lỗi, 0 điểm cần xem, 0 ghi chú (1 đã chấp nhận)");
    expect(page).toContain(`Có báo giá ${ESCAPED}`);
    const words = [...page.matchAll(/<span class="badge \w+">([^<]+)</g)].map((match) => match[1]);
    expect(words).toEqual(["Lỗi", "Mới", "Lỗi", "Còn nguyên", "Lỗi", "Đã chấp nhận"]);
    expect(page.match(/value="accept"/g)).toHaveLength(2);
    expect(page.match(/value="undo"/g)).toHaveLength(1);
  });

  it("takes a decision with the token of the page and a reason, for the finding that was shown", async () => {
    const waiver = { reason: "Có báo giá", at: "2026-11-22T02:00:00.000Z" };
    const findings = [aFinding({ fingerprint: "f1", state: "new" })];
    const web = makeTestWeb({
      ...reviewing({ subject: "van-ban-1", findings }),
      decideFinding: async ({ reason }) => (reason === null ? null : waiver),
    });
    const [, token = ""] =
      /name="_ma" value="([^"]+)"/.exec(await textOf(web.postForm("/ra-soat", form()))) ?? [];
    const fields = { _ma: token, subject: "van-ban-1", fingerprint: "f1" };
    const send = (more: Record<string, string>) =>
      web.postForm("/ra-soat/quyet-dinh", aForm([], { ...fields, ...more }), { "x-fragment": "1" });
    const accepted = await textOf(send({ decision: "accept", reason: " Có báo giá " }));
    expect(accepted).toContain("Đã chấp nhận");
    expect(await textOf(send({ decision: "undo" }))).toContain('value="accept"');
    const decided = web.assistant.calls.filter(({ method }) => method === "decideFinding");
    const named = { unit: "don-vi-1", subject: "van-ban-1", fingerprint: "f1" };
    expect(decided.map(({ args }) => args[0])).toEqual([
      { ...named, reason: "Có báo giá" },
      { ...named, reason: null },
    ]);
    const blank = await send({ decision: "accept", reason: "  " });
    expect([blank.status, (await errorOf(blank)).message]).toEqual([
      400,
      expect.stringContaining("lý do chấp nhận phải có"),
    ]);
    const forged = await send({ _ma: "x", decision: "undo" });
    expect(forged.status).toBe(403);
  });

  it("says so when nothing is wrong", async () => {
    const page = await textOf(
      makeTestWeb(reviewing({ findings: [] })).postForm("/ra-soat", form()),
    );
    expect(page).toContain("Không phát hiện điểm nào cần sửa");
    expect(page).not.toContain("<table");
  });

  it("tells when a table is cut", async () => {
    const findings = Array.from({ length: webLimits.findingRows + 1 }, () => aFinding());
    const page = await textOf(makeTestWeb(reviewing({ findings })).postForm("/ra-soat", form()));
    expect(page).toContain(`${webLimits.findingRows} điểm đầu trong ${webLimits.findingRows + 1}`);
  });

  it("escapes the file's name and what stands in it", async () => {
    const finding = aFinding({
      quote: EVIL,
      message: EVIL,
      found: `${EVIL}2`,
      expected: EVIL,
      suggestion: EVIL,
      basis: EVIL,
      where: { heading: EVIL },
      alsoAt: [{ row: EVIL }],
    });
    const unreadable = [{ where: { sheet: EVIL }, reason: EVIL }];
    const web = makeTestWeb(
      reviewing({ findings: [finding], unreadable, title: null, file: EVIL }),
    );
    const page = await textOf(
      web.postForm("/ra-soat", aForm([{ name: `${EVIL}.docx`, content: "x" }])),
    );
    expect(page).not.toContain("<img");
    expect(page).toContain(ESCAPED);
  });
});

describe("/soan-thao", () => {
  const drafting = (changes: Parameters<typeof aDraft>[0] = {}) => ({
    ...desk,
    draft: async () => ({ draft: aDraft(changes), files: [aDeliverable()], ms: 1, ...keptAs }),
  });

  it("proposes next year and lists only plans", async () => {
    const page = await textOf(makeTestWeb(desk).get("/soan-thao"));
    expect(page).toContain('value="2027"');
    expect(page).toContain('<option value="plan/krong-pac-2026">');
    expect(page).not.toContain('<option value="13-2025-tt-byt">');
  });

  it("shows each block with its status, what is missing, changes and budget", async () => {
    const web = makeTestWeb(drafting({ violations: ["Thiếu biểu kết quả."] }));
    const page = await textOf(
      web.postForm("/soan-thao", aForm([], { year: "2027", part: "plan" })),
    );
    for (const text of ["Giữ", "Cập nhật", "Mới", "Bỏ", "Cần bổ sung"])
      expect(page).toContain(`">${text}<`);
    expect(page).toContain("Số liệu cần bổ sung (1)");
    expect(page).toContain('<mark class="gap">[cần bổ sung: tỷ lệ');
    expect(page).toContain("Báo cáo thay đổi");
    expect(page).toContain("198.000.000");
    expect(page).toContain("Một trăm chín mươi tám triệu đồng");
    expect(page).toContain("chưa hoàn chỉnh");
    expect(page).toMatch(/href="\/viec\/[^"]+ke-hoach-2027.docx"/);
  });

  it.each([
    {
      case: "the budget from a chosen plan",
      fields: { year: "2027", part: "budget", from: "plan/a" },
      request: { year: 2027, part: "budget", from: "plan/a", unit: "don-vi-1" },
    },
    {
      case: "one section with a request",
      fields: { year: "2027", part: "section", section: " Hạ tầng số ", request: "ngắn gọn" },
      request: {
        year: 2027,
        part: { section: "Hạ tầng số" },
        request: "ngắn gọn",
        unit: "don-vi-1",
      },
    },
  ])("asks for $case", async ({ fields, request }) => {
    const web = makeTestWeb(drafting());
    await web.postForm("/soan-thao", aForm([], fields));
    const call = web.assistant.calls.find(({ method }) => method === "draft");
    expect(call?.args[0]).toMatchObject(request);
  });

  it("takes a plan as a file in place of the chosen one", async () => {
    const web = makeTestWeb(drafting());
    const form = aForm(
      [{ name: "cũ.docx", content: "x" }],
      { year: "2027", from: "plan/a" },
      "fromFile",
    );
    form.append("results", new File([], ""));
    await web.postForm("/soan-thao", form);
    const request = web.assistant.calls.find(({ method }) => method === "draft")?.args[0];
    expect(request).toMatchObject({ fromFile: { fileName: "cũ.docx" } });
    expect(request).not.toHaveProperty("from");
    expect(request).not.toHaveProperty("results");
  });

  it.each([
    { fields: { year: "" }, says: "từ 2020 đến 2100" },
    { fields: { year: "2027", part: "section" }, says: "chưa nêu mục" },
    { fields: { year: "2027", asOf: "hôm nay" }, says: "ngày có thật" },
  ])("$fields is refused with a page that says why", async ({ fields, says }) => {
    const response = await makeTestWeb().postForm("/soan-thao", aForm([], fields));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(says);
  });

  it("escapes the text of a draft", async () => {
    const web = makeTestWeb({
      documents: async () => [aSummary({ kind: "plan", title: EVIL, documentId: EVIL })],
      draft: async () => ({
        draft: aDraft({
          missing: [{ id: "a", ask: EVIL }],
          violations: [EVIL],
          changes: [{ status: "new", section: EVIL, before: EVIL, after: EVIL, reason: EVIL }],
          sections: [
            {
              id: "a",
              heading: EVIL,
              level: 1,
              blocks: [
                {
                  kind: "paragraph",
                  text: EVIL,
                  sources: [],
                  status: "new",
                  reason: EVIL,
                  before: EVIL,
                },
                { kind: "table", text: "", rows: [[EVIL], [EVIL]], sources: [], status: "kept" },
              ],
            },
          ],
        }),
        files: [],
        ms: 1,
        ...keptAs,
      }),
    });
    const page = await textOf(web.postForm("/soan-thao", aForm([], { year: "2027" })));
    expect(page).not.toContain("<img");
  });
});

describe("/soan-thao/:id", () => {
  const kept = (changes: Partial<KeptDraftReply> = {}) => ({
    ...desk,
    keptDraft: async () => ({
      draft: aDraft(),
      files: [aDeliverable()],
      ...{ draftId: "kh-1", version: 2, newest: 2, answers: [], request: null },
      ...changes,
    }),
  });
  const answers = { version: "2", "tra-loi:ty-le": " 97,5 ", "tra-loi:so-may": "" };
  const redrafting = (changes: Parameters<typeof aDraft>[0] = {}) => ({
    ...desk,
    redraft: async () => ({
      ...{ draft: aDraft(changes), files: [], ms: 1, draftId: "kh-1", version: 3 },
      part: "plan" as const,
      diff: {
        differences: [{ where: "III.2", kind: "changed" as const, before: "cũ", after: EVIL }],
        answered: ["ty-le"],
        opened: [],
      },
    }),
  });

  it("lists kept drafts and asks for what the unit has not told", async () => {
    const web = makeTestWeb({
      ...desk,
      keptDrafts: async () => [
        { draftId: "kh/1", title: EVIL, year: 2027, version: 3, savedAt: "2026-11-22T02:00:00Z" },
      ],
      profile: async () => ({ profile: {}, questions: [{ field: "name", ask: "tên" }] }),
    });
    const page = await textOf(web.get("/soan-thao"));
    expect(page).toContain('href="/soan-thao/kh%2F1"');
    expect(page).toContain("phiên bản 3, 09:00 22/11/26");
    expect(page).toContain("còn 1 mục chưa khai");
    expect(page).not.toContain("<img");
  });

  it("shows the newest version with its open figures as a form", async () => {
    const page = await textOf(makeTestWeb(kept()).get("/soan-thao/kh-1"));
    expect(page).toContain('action="/soan-thao/kh-1"');
    expect(page).toContain('name="version" value="2"');
    expect(page).toMatch(/name="tra-loi:[^"]+"/);
    expect(page).toContain('href="/soan-thao/kh-1?v=1"');
  });

  it("shows an older version without the form", async () => {
    const web = makeTestWeb(kept({ version: 1 }));
    const page = await textOf(web.get("/soan-thao/kh-1?v=1"));
    expect(page).not.toContain("tra-loi:");
    expect(page).toContain("phiên bản cũ");
    const call = web.assistant.calls.find(({ method }) => method === "keptDraft");
    expect(call?.args).toEqual(["don-vi-1", "kh-1", 1]);
  });

  it("hands answers on by id with the version seen, and shows what changed", async () => {
    const web = makeTestWeb(redrafting());
    const page = await textOf(web.postForm("/soan-thao/kh-1", aForm([], answers)));
    const call = web.assistant.calls.find(({ method }) => method === "redraft");
    expect(call?.args[0]).toEqual({
      draftId: "kh-1",
      expectedVersion: 2,
      unit: "don-vi-1",
      answers: [{ id: "ty-le", value: "97,5" }],
    });
    expect(page).toContain("1 chỗ đổi, 1 số liệu đã điền");
    expect(page).toContain(ESCAPED);
  });

  it("says which answers cannot be", async () => {
    const refused = [{ id: "ty-le", value: "130", message: "Tỷ lệ từ 0 đến 100." }];
    const web = makeTestWeb(redrafting({ refused }));
    const page = await textOf(web.postForm("/soan-thao/kh-1", aForm([], answers)));
    expect(page).toContain("Chưa ghi được 1 câu trả lời");
    expect(page).toContain("Tỷ lệ từ 0 đến 100.");
  });

  it("tells when someone else was faster, and of an unknown draft like of a foreign one", async () => {
    const conflict = makeTestWeb({
      ...desk,
      redraft: () => Promise.reject(new AppError("version-conflict", "x")),
    });
    expect((await conflict.postForm("/soan-thao/kh-1", aForm([], answers))).status).toBe(409);
    const unknown = makeTestWeb({
      ...desk,
      keptDraft: () => Promise.reject(new AppError("draft-not-found", "x")),
    });
    const response = await unknown.get("/soan-thao/khong-co");
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("can-cu drafts");
  });
});

describe("/quan-tri/gop-y", () => {
  it("lists what people said of answers, the newest first, escaped", async () => {
    const noted = (question: string, useful: boolean) => ({
      ...{ question, useful, reason: useful ? null : EVIL, sources: ["13/2025/TT-BYT"] },
      at: "2026-11-22T02:00:00Z",
    });
    const list = async () => [noted("câu cũ", true), noted("câu mới", false)];
    const web = makeTestWeb({}, { feedback: { give: async () => undefined, list } });
    const page = await textOf(web.get("/quan-tri/gop-y"));
    expect(page.indexOf("câu mới")).toBeLessThan(page.indexOf("câu cũ"));
    expect(page).toContain("Chưa đúng ý");
    expect(page).toContain(ESCAPED);
    expect(page).not.toContain("<img");
  });
});

describe("/ho-so", () => {
  const profile = { name: EVIL, facility: "non-hospital" as const };
  const profiles = {
    profile: async () => ({ profile, questions: [{ field: "code" as const, ask: "mã" }] }),
    updateProfile: async () => ({
      profile,
      questions: [],
      refused: [{ field: "code" as const, message: "Mã chưa đúng." }],
    }),
  };

  it("shows what is known, escaped, and what is open", async () => {
    const page = await textOf(makeTestWeb(profiles).get("/ho-so"));
    expect(page).toContain("Còn 1 mục chưa khai");
    expect(page).toContain(`value="${ESCAPED}"`);
    expect(page).toMatch(/value="cơ sở khác"\s+selected/);
  });

  it("hands typed fields on and says what was refused", async () => {
    const web = makeTestWeb(profiles);
    const [, token = ""] = /name="_ma" value="([^"]+)"/.exec(await textOf(web.get("/ho-so"))) ?? [];
    const form = aForm([], { _ma: token, code: "ttyt!", name: "TTYT", khac: "x" });
    expect(await textOf(web.postForm("/ho-so", form))).toContain("Mã chưa đúng.");
    const call = web.assistant.calls.find(({ method }) => method === "updateProfile");
    expect(call?.args).toEqual(["don-vi-1", { code: "ttyt!", name: "TTYT" }]);
    expect((await web.postForm("/ho-so", aForm([], { code: "TTYT" }))).status).toBe(403);
  });
});

describe("/tai-lieu", () => {
  const library = { documents, search: async () => [] };

  it.each([
    { query: "", titles: ["Dự toán", "Kế hoạch chuyển", "Thông tư 13", "Thông tư 46"] },
    { query: "?loai=plan", titles: ["Kế hoạch chuyển"] },
    { query: "?q=benh+an+2018", titles: ["Thông tư 46"] },
    { query: "?nam=2025", titles: ["Thông tư 13"] },
    { query: "?hieuluc=replaced", titles: ["Thông tư 46"] },
    { query: "?linhvuc=benh-an-dien-tu&hieuluc=in-force", titles: ["Thông tư 13"] },
    {
      query: "?loai=khong-co&trang=-5",
      titles: ["Dự toán", "Kế hoạch chuyển", "Thông tư 13", "Thông tư 46"],
    },
  ])("filters by '$query'", async ({ query, titles }) => {
    const page = await textOf(makeTestWeb(library).get(`/tai-lieu${query}`));
    const shown = [...page.matchAll(/class="col-title">\s*<a[^>]*>([^<]*)</g)].map(
      (match) => match[1] ?? "",
    );
    expect(shown).toHaveLength(titles.length);
    titles.forEach((title, index) => expect(shown[index]).toContain(title));
  });

  it("shows passages that match, with links into the document", async () => {
    const hit = {
      rank: 1,
      documentId: "a/b",
      symbol: null,
      title: "Kế hoạch",
      locator: "III",
      score: 1,
      text: "hạ tầng số",
    };
    const web = makeTestWeb({ documents, search: async () => [hit] });
    const page = await textOf(web.get("/tai-lieu?q=ha+tang"));
    expect(page).toContain(
      'href="/tai-lieu/a%2Fb?p=III&amp;q=h%E1%BA%A1+t%E1%BA%A7ng+s%E1%BB%91#trich"',
    );
    expect(web.assistant.calls.at(-1)?.args).toEqual(["ha tang", 8, "don-vi-1"]);
  });

  it("pages a long list", async () => {
    const many = Array.from({ length: 230 }, (_, index) => aSummary({ documentId: `d${index}` }));
    const page = await textOf(
      makeTestWeb({ documents: async () => many }).get("/tai-lieu?trang=9"),
    );
    expect(page).toContain("Trang 3/3");
    expect(page.match(/class="col-title"/g)).toHaveLength(30);
  });

  it("takes files and tells the result of each", async () => {
    const web = makeTestWeb({
      ...library,
      ingest: async (file) => {
        if (file.fileName.endsWith(".exe")) throw new AppError("unsupported-format", "exe");
        return anIngestResult({ path: file.fileName, warnings: ["Trang 3 mờ."] });
      },
    });
    const form = aForm(["a.docx", `${EVIL}.exe`].map((name) => ({ name, content: "x" })));
    const page = await textOf(web.postForm("/tai-lieu", form));
    expect(page).toContain("Đã nạp");
    expect(page).toContain("Lưu ý: Trang 3 mờ.");
    expect(page).toContain("Không nạp được");
    expect(page).toContain("Loại tệp chưa được hỗ trợ");
    expect(page).not.toContain("<img");
  });

  it("forgets an added document only after asking, never one of the system", async () => {
    const upload = aDocumentView({ origin: "upload", documentId: "up/1", title: "Dự toán" });
    const web = makeTestWeb({ document: async () => upload, forget: async () => undefined });
    const asked = await textOf(web.get("/tai-lieu/up%2F1/xoa"));
    expect(asked).toContain("Xóa khỏi kho?");
    expect(asked).toContain('action="/tai-lieu/up%2F1/xoa"');
    expect(web.assistant.calls.some(({ method }) => method === "forget")).toBe(false);
    const bare = await web.postForm("/tai-lieu/up%2F1/xoa", new FormData());
    expect(bare.status).toBe(403);
    expect(web.assistant.calls.some(({ method }) => method === "forget")).toBe(false);
    const done = await web.postForm("/tai-lieu/up%2F1/xoa", aForm([], { _ma: tokenIn(asked) }));
    expect([done.status, done.headers.get("location")]).toEqual([303, "/tai-lieu"]);
    expect(web.assistant.calls.at(-1)).toEqual({ method: "forget", args: ["up/1", "don-vi-1"] });

    const system = makeTestWeb({ document: async () => aDocumentView() });
    const posted = await system.postForm("/tai-lieu/x/xoa", aForm([], { _ma: tokenIn(asked) }));
    expect(await posted.text()).toContain("chỉ để đọc");
    expect(posted.status).toBe(403);
    expect((await system.get("/tai-lieu/x/xoa")).status).toBe(403);
  });
});

describe("/thoi-han", () => {
  it("lists what lies ahead with the days left and leads to the place and the calendar", async () => {
    const page = await textOf(makeTestWeb().get("/thoi-han?co-so=non-hospital"));
    expect(page).toContain("31/12/2026");
    expect(page).toContain("còn 39 ngày");
    expect(page).toContain('href="/lich.ics?co-so=non-hospital"');
    expect(page).toMatch(/href="\/tai-lieu\/13-2025-tt-byt\?p=/);
    expect(page).not.toContain("30/09/2025");
  });

  const of = (profile: UnitProfile) =>
    makeTestWeb({ profile: async () => ({ profile, questions: [] }) });

  it("gives the calendar as a file", async () => {
    const response = await of({}).get("/lich.ics");
    expect(response.headers.get("content-type")).toContain("text/calendar");
    expect(await response.text()).toContain("BEGIN:VCALENDAR\r\n");
  });

  it("the calendar holds the dates of the unit's kind of facility unless another is chosen", async () => {
    const count = async (web: TestWeb, path: string) =>
      (await textOf(web.get(path))).split("BEGIN:VEVENT").length - 1;
    const all = await count(of({}), "/lich.ics");
    const hospital = await count(of({}), "/lich.ics?co-so=hospital");
    const other = await count(of({}), "/lich.ics?co-so=non-hospital");
    expect(hospital).not.toBe(other);
    expect(hospital).toBeLessThan(all);
    expect(await count(of({ facility: "hospital" }), "/lich.ics")).toBe(hospital);
    expect(await count(of({ facility: "non-hospital" }), "/lich.ics")).toBe(other);
    expect(await count(of({ facility: "authority" }), "/lich.ics")).toBe(all);
    expect(await count(of({ facility: "hospital" }), "/lich.ics?co-so=")).toBe(all);
  });
});

describe("/tai-lieu/:id", () => {
  const shown = (query: string) =>
    textOf(makeTestWeb({ document: async () => aDocumentView() }).get(`/tai-lieu/a%2Fb${query}`));

  it("asks for the document under its real id and labels a summary", async () => {
    const web = makeTestWeb({ document: async () => aDocumentView() });
    const page = await textOf(web.get("/tai-lieu/a%2Fb"));
    expect(web.assistant.calls[0]?.args).toEqual(["a/b", "don-vi-1", undefined]);
    expect(page).toContain("tóm tắt");
    expect(page).toContain("<h2>Chương I</h2>");
    expect(page).toContain("<h3>Điều 4</h3>");
    expect(page).not.toContain("<mark>");
  });

  it.each([
    {
      by: "locator and words",
      query: `?p=${encodeURIComponent("Điều 4 khoản 2")}&q=cham+nhat`,
      mark: "<mark>chậm nhất</mark>",
    },
    { by: "passage id", query: `?p=${encodeURIComponent("13-2025-tt-byt#1")}`, mark: 'id="trich"' },
    { by: "number", query: "?doan=2", mark: 'id="trich"' },
    { by: "words alone", query: "?q=quy+che+benh+an", mark: "<mark>quy chế bệnh án</mark>" },
  ])("marks the place named by $by", async ({ query, mark }) => {
    const page = await shown(query);
    expect(page).toContain(mark);
    expect(page.match(/id="trich"/g)).toHaveLength(1);
    expect(page).not.toContain("Không tìm thấy đoạn");
  });

  it("opens the version that a link names and says that it is an old one", async () => {
    const web = makeTestWeb({
      document: async () => ({ ...aDocumentView(), version: 2, active: false }),
    });
    const page = await textOf(web.get("/tai-lieu/a%2Fb?v=2&q=quy+che"));
    expect(web.assistant.calls[0]?.args).toEqual(["a/b", "don-vi-1", 2]);
    expect(page).toContain("phiên bản 2, bản cũ");
    expect(await shown("")).not.toContain("bản cũ");
  });

  it("lists the versions of an added document and takes an older one back into use", async () => {
    const version = (number: number, active: boolean) => ({
      version: number,
      title: "Dự toán",
      contentHash: "",
      fileName: null,
      passages: 3,
      addedAt: "2026-11-20T00:00:00Z",
      active,
    });
    const web = makeTestWeb({
      document: async () => aDocumentView({ origin: "upload" }),
      versions: async () => [version(1, false), version(2, true)],
      rollback: async () => aSummary(),
    });
    const page = await textOf(web.get("/tai-lieu/up%2F1"));
    expect(page).toContain("2 phiên bản đã nạp");
    expect(page).toContain("Dùng lại phiên bản 1");
    const bare = await web.postForm("/tai-lieu/up%2F1/phien-ban", aForm([], { v: "1" }));
    expect(bare.status).toBe(403);
    const done = await web.postForm(
      "/tai-lieu/up%2F1/phien-ban",
      aForm([], { _ma: tokenIn(page), v: "1" }),
    );
    expect([done.status, done.headers.get("location")]).toEqual([303, "/tai-lieu/up%2F1"]);
    expect(web.assistant.calls.at(-1)).toEqual({
      method: "rollback",
      args: ["up/1", "don-vi-1", 1],
    });
  });

  it("tells how a regulation stands today, what replaced it and what it replaces", async () => {
    const web = makeTestWeb({ document: async () => aDocumentView() });
    const dead = await textOf(web.get("/tai-lieu/46-2018-tt-byt"));
    expect(dead).toContain("Hết hiệu lực");
    expect(dead).toContain("từ 06/06/2025, tính đến 22/11/2026");
    expect(dead).toMatch(/Bị thay bởi[\s\S]*href="\/tai-lieu\/13-2025-tt-byt"/);
    const alive = await textOf(web.get("/tai-lieu/13-2025-tt-byt"));
    expect(alive).toContain("Còn hiệu lực");
    expect(alive).toMatch(/Thay thế[\s\S]*href="\/tai-lieu\/46-2018-tt-byt"/);
    expect(alive).toMatch(/Mốc thời hạn[\s\S]*31\/12\/2026/);
    const plan = makeTestWeb({
      document: async () => aDocumentView({ origin: "upload" }),
      versions: async () => [],
    });
    expect(await textOf(plan.get("/tai-lieu/13-2025-tt-byt"))).not.toContain("Mốc thời hạn");
  });

  it("says when the place is not there", async () => {
    expect(await shown("?doan=900")).toContain("Không tìm thấy đoạn được dẫn");
    expect(await shown("?p=khong-co")).toContain("Không tìm thấy đoạn được dẫn");
  });

  it("opens the page of a long document on which the place lies", async () => {
    const view = aDocumentView();
    view.passages = Array.from({ length: 150 }, (_, index) => ({
      id: `d#${index}`,
      locator: `Điều ${index + 1}`,
      headingPath: [],
      text: `Đoạn số ${index + 1}`,
    }));
    const web = makeTestWeb({ document: async () => view });
    const page = await textOf(web.get(`/tai-lieu/d?p=${encodeURIComponent("Điều 100")}`));
    expect(page).toContain("Trang 2/3");
    expect(page).toMatch(/marked" id="doan-100"/);
    expect(page).not.toContain("Đoạn số 60<");
  });

  it("escapes the text, also inside marks", async () => {
    const view = aDocumentView({ title: EVIL });
    view.passages = [{ id: "a", locator: EVIL, headingPath: [EVIL], text: `xem ${EVIL} src x` }];
    const web = makeTestWeb({ document: async () => view });
    const page = await textOf(
      web.get(`/tai-lieu/d?p=a&q=${encodeURIComponent("img src x onerror")}`),
    );
    expect(page).toContain("<mark>");
    expect(page).not.toContain("<img");
  });

  it("gives the same answer for unknown and foreign ids", async () => {
    const web = makeTestWeb({
      document: () => Promise.reject(new AppError("document-not-found", "x")),
    });
    const response = await web.get("/tai-lieu/khong-co");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Không có tài liệu này trong kho");
  });
});

describe("work asked for in the chat", () => {
  const chat = async (q: string) => {
    const web = makeTestWeb({ ask: async () => anAnswer() });
    const response = await web.postJson("/api/chat", { q, conversation: "abcdefgh-1" });
    return { said: await response.text(), asked: web.assistant.calls.length };
  };

  it("is led to its page, with what was asked for filled in", async () => {
    const q = "soạn giúp mình kế hoạch năm 2027, thêm 20 máy tính, bỏ kiosk";
    const { said, asked } = await chat(q);
    expect(asked).toBe(0);
    const [, href = ""] = /href=\\"(\/soan-thao[^"\\]*)/.exec(said) ?? [];
    const web = makeTestWeb(desk);
    const page = await textOf(web.get(href.replaceAll("&amp;", "&")));
    expect(page).toContain('value="2027"');
    expect(page).toMatch(
      /<textarea[^>]*name="request"[^>]*>\s*thêm 20 máy tính, bỏ kiosk<\/textarea/,
    );
    expect((await chat("lập dự toán 2027")).said).toContain("part=budget");
    expect((await chat("rà soát dự toán")).said).toContain('href=\\"/ra-soat\\"');
  });

  it("a question stays a question", async () => {
    expect((await chat("soạn kế hoạch cần căn cứ nào?")).asked).toBe(1);
  });

  it("is led to by the address bar, too, and odd values fill nothing in", async () => {
    const web = makeTestWeb(desk);
    const response = await web.get("/?q=l%E1%BA%ADp+d%E1%BB%B1+to%C3%A1n+2027");
    expect(response.headers.get("location")).toBe("/soan-thao?year=2027&part=budget");
    const page = await textOf(web.get("/soan-thao?year=abc&part=x&request=%3C/textarea%3E%3Cb%3E"));
    expect(page).not.toContain("</textarea><b>");
    expect(page).toContain("&lt;/textarea&gt;&lt;b&gt;");
  });
});
