/** The JSON API of the stable surface. */
import { describe, expect, it } from "vitest";

import { webLimits } from "../../../src/channels/web/limits.ts";
import { AppError } from "../../../src/errors.ts";
import { aForm, errorOf, makeTestWeb } from "../../support/web-app.ts";
import {
  aDeliverable,
  aDraft,
  anAnswer,
  anIngestResult,
  aReview,
  keptAs,
} from "../../support/web-samples.ts";

describe("POST /api/ask", () => {
  it("answers with the answer as it is", async () => {
    const web = makeTestWeb({ ask: async () => anAnswer() });
    const response = await web.postJson("/api/ask", { q: " Bệnh án? ", asOf: "2026-01-31" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(anAnswer());
    expect(web.assistant.calls[0]?.args[0]).toEqual({
      question: "Bệnh án?",
      asOf: "2026-01-31",
      unit: "don-vi-1",
    });
  });

  it("hands the question on in NFC", async () => {
    const web = makeTestWeb({ ask: async () => anAnswer() });
    await web.postJson("/api/ask", { q: "bệnh án".normalize("NFD") });
    expect(web.assistant.calls[0]?.args[0]).toMatchObject({ question: "bệnh án" });
  });

  it.each([
    { case: "no question", body: {}, says: "thiếu câu hỏi" },
    { case: "blank question", body: { q: "  " }, says: "thiếu câu hỏi" },
    { case: "question is a number", body: { q: 7 }, says: "thiếu câu hỏi" },
    { case: "30 February", body: { q: "a", asOf: "2026-02-30" }, says: "ngày có thật" },
    { case: "Vietnamese date form", body: { q: "a", asOf: "22/11/2026" }, says: "YYYY-MM-DD" },
    { case: "unknown field", body: { q: "a", unit: "khac" }, says: "không được hỗ trợ" },
    { case: "not an object", body: [1], says: "không đúng dạng" },
    { case: "not JSON", body: "{q:", says: "không phải JSON" },
    { case: "empty body", body: "", says: "không phải JSON" },
  ])("$case is refused in words", async ({ body, says }) => {
    const web = makeTestWeb();
    const response = await web.postJson("/api/ask", body);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe("bad-usage");
    expect(error.message).toContain(says);
    expect(web.assistant.calls).toEqual([]);
  });

  it("refuses a question over 2,000 characters and a body over the limit", async () => {
    const web = makeTestWeb();
    for (const length of [2001, webLimits.jsonBytes]) {
      const response = await web.postJson("/api/ask", { q: "a".repeat(length) });
      expect(response.status).toBe(413);
      expect((await errorOf(response)).code).toBe("too-long");
    }
  });

  it("keeps what went wrong inside to the log", async () => {
    const web = makeTestWeb({ ask: () => Promise.reject(new Error("secret path /x")) });
    const response = await web.postJson("/api/ask", { q: "a" });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(web.errors).toEqual(["request failed"]);
  });

  it("says no more about a foreign address than that it is none", async () => {
    const response = await makeTestWeb().get("/api/khong-co");
    expect(response.status).toBe(404);
    expect((await errorOf(response)).message).toContain("Không có trang");
  });
});

describe("POST /api/draft", () => {
  const files = [aDeliverable({ fileName: "Kế hoạch 2027.docx" })];
  const script = { draft: async () => ({ draft: aDraft(), files, ms: 9, ...keptAs }) };

  it.each([
    { body: { year: 2027 }, part: "plan" },
    { body: { year: 2027, part: "budget" }, part: "budget" },
    { body: { year: 2027, section: "ha-tang-so" }, part: { section: "ha-tang-so" } },
  ])("$body asks for $part", async ({ body, part }) => {
    const web = makeTestWeb(script);
    expect((await web.postJson("/api/draft", body)).status).toBe(200);
    expect(web.assistant.calls[0]?.args[0]).toEqual({ year: 2027, part, unit: "don-vi-1" });
  });

  it("names its files as addresses that give them out under their names", async () => {
    const web = makeTestWeb(script);
    const response = await web.postJson("/api/draft", {
      year: 2027,
      from: "plan/a",
      request: "an toàn thông tin",
      asOf: "2026-11-22",
    });
    const result = (await response.json()) as { files: string[]; ms: number; year: number };
    expect(result).toMatchObject({ year: 2027, ms: 9 });
    const file = await web.get(result.files[0] ?? "");
    expect(file.status).toBe(200);
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="Ke hoach 2027.docx"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%202027.docx`,
    );
    expect(file.headers.get("content-type")).toContain("wordprocessingml");
    expect(await file.text()).toBe("PK docx");
  });

  it.each([
    { body: {}, says: "năm" },
    { body: { year: 1999 }, says: "từ 2020 đến 2100" },
    { body: { year: "2027" }, says: "số nguyên" },
    { body: { year: 2027.5 }, says: "số nguyên" },
    { body: { year: 2027, part: "all" }, says: "plan hoặc budget" },
    { body: { year: 2027, part: "plan", section: "a" }, says: "không đi cùng" },
  ])("$body is refused", async ({ body, says }) => {
    const response = await makeTestWeb().postJson("/api/draft", body);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toContain(says);
  });

  it("passes on a failure that the assistant foresaw, in words without commands", async () => {
    const web = makeTestWeb({
      draft: () => Promise.reject(new AppError("no-prior-plan", "none")),
    });
    const response = await web.postJson("/api/draft", { year: 2027 });
    expect(response.status).toBe(422);
    const error = await errorOf(response);
    expect(error.code).toBe("no-prior-plan");
    expect(error.message).not.toContain("--");
  });
});

describe("POST /api/review", () => {
  const script = {
    review: async ({ file }: { file: { fileName: string } }) => {
      if (file.fileName === "hong.pdf") throw new AppError("unreadable-file", "broken");
      return { review: aReview({ file: file.fileName }), files: [aDeliverable()], ms: 3 };
    },
  };

  it("gives one object for one file, without files unless asked for", async () => {
    const web = makeTestWeb(script);
    const response = await web.postForm("/api/review", aForm([{ name: "a.docx", content: "x" }]));
    expect(await response.json()).toEqual({ ...aReview({ file: "a.docx" }), ms: 3 });
    expect(web.assistant.calls[0]?.args[0]).toMatchObject({ withFiles: false, unit: "don-vi-1" });
  });

  it("makes files on request and takes a date", async () => {
    const web = makeTestWeb(script);
    const form = aForm([{ name: "a.docx", content: "x" }], { files: "1", asOf: "2026-01-01" });
    const result = (await (await web.postForm("/api/review", form)).json()) as { files: string[] };
    expect(result.files).toHaveLength(1);
    expect((await web.get(result.files[0] ?? "")).status).toBe(200);
    expect(web.assistant.calls[0]?.args[0]).toMatchObject({ withFiles: true, asOf: "2026-01-01" });
  });

  it("gives an array for several files; one that fails does not stop the others", async () => {
    const names = ["a.docx", "hong.pdf", "trong.txt", "b.docx"];
    const files = names.map((name) => ({ name, content: name === "trong.txt" ? "" : "x" }));
    const response = await makeTestWeb(script).postForm("/api/review", aForm(files));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([
      { file: "a.docx", passed: { relations: 96 } },
      { file: "hong.pdf", error: { code: "unreadable-file" } },
      { file: "trong.txt", error: { code: "file-empty" } },
      { file: "b.docx", passed: { relations: 96 } },
    ]);
  });

  it.each([
    { case: "unreadable", name: "hong.pdf", content: "x", status: 422, code: "unreadable-file" },
    { case: "empty", name: "a.pdf", content: "", status: 422, code: "file-empty" },
  ])("an $case single file is its error", async ({ name, content, status, code }) => {
    const response = await makeTestWeb(script).postForm("/api/review", aForm([{ name, content }]));
    expect(response.status).toBe(status);
    expect((await errorOf(response)).code).toBe(code);
  });

  it("refuses a form without a file, a wrong date, JSON, a broken body", async () => {
    const web = makeTestWeb(script);
    const answers = [
      await web.postForm("/api/review", aForm([])),
      await web.postForm("/api/review", aForm([], { file: "text, no file" })),
      await web.postForm(
        "/api/review",
        aForm([{ name: "a", content: "x" }], { asOf: "2026-13-01" }),
      ),
      await web.postJson("/api/review", { file: "a" }),
      await web.postJson("/api/review", "nonsense", {
        "content-type": "multipart/form-data; boundary=x",
      }),
      await web.postForm(
        "/api/review",
        aForm(Array.from({ length: 21 }, (_, index) => ({ name: `${index}.txt`, content: "x" }))),
      ),
    ];
    for (const response of answers) {
      expect(response.status).toBe(400);
      expect((await errorOf(response)).code).toBe("bad-usage");
    }
    expect(web.assistant.calls).toEqual([]);
  });

  it("refuses a file over 30 MB by name, and a body over 64 MB", async () => {
    const web = makeTestWeb(script);
    const big = new Uint8Array(webLimits.fileBytes + 1);
    const one = await web.postForm("/api/review", aForm([{ name: "lớn.pdf", content: big }]));
    expect(one.status).toBe(413);
    expect((await errorOf(one)).message).toContain("Tệp lớn.pdf vượt quá 30 MB");
    const all = await web.postForm(
      "/api/review",
      aForm(["a", "b", "c"].map((name) => ({ name, content: big }))),
    );
    expect(all.status).toBe(413);
    expect((await errorOf(all)).message).toContain("64 MB");
    expect(web.assistant.calls).toEqual([]);
  });
});

describe("POST /api/ingest", () => {
  const script = {
    ingest: async (file: { fileName: string }) => {
      if (file.fileName === "virus.exe") throw new AppError("unsupported-format", "exe");
      return anIngestResult({ path: file.fileName });
    },
  };

  it("gives one object for one file", async () => {
    const web = makeTestWeb(script);
    const response = await web.postForm("/api/ingest", aForm([{ name: "a.docx", content: "x" }]));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(anIngestResult({ path: "a.docx" }));
    expect(web.assistant.calls[0]?.args[1]).toBe("don-vi-1");
  });

  it("tells of a refused file in the same shape, with a failing status", async () => {
    const form = aForm([{ name: "virus.exe", content: "x" }]);
    const response = await makeTestWeb(script).postForm("/api/ingest", form);
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      path: "virus.exe",
      outcome: "rejected",
      documentId: null,
      error: { code: "unsupported-format", retryable: false },
    });
  });

  it("gives an array for several files, in order", async () => {
    const form = aForm(["a.docx", "virus.exe", "b.txt"].map((name) => ({ name, content: "x" })));
    const response = await makeTestWeb(script).postForm("/api/ingest", form);
    expect(response.status).toBe(200);
    const results = (await response.json()) as { path: string; outcome: string }[];
    expect(results.map(({ path, outcome }) => [path, outcome])).toEqual([
      ["a.docx", "indexed"],
      ["virus.exe", "rejected"],
      ["b.txt", "indexed"],
    ]);
  });

  it.each([
    { name: "../../etc/passwd", clean: "passwd" },
    { name: "C:\\tmp\\kế hoạch.docx".normalize("NFD"), clean: "kế hoạch.docx" },
    { name: "a\u202Efdp.exe", clean: "afdp.exe" },
    { name: `${"a".repeat(300)}.docx`, clean: `${"a".repeat(195)}.docx` },
  ])("cleans the name $name", async ({ name, clean }) => {
    const web = makeTestWeb(script);
    await web.postForm("/api/ingest", aForm([{ name, content: "x" }]));
    expect(web.assistant.calls[0]?.args[0]).toMatchObject({ fileName: clean });
  });
});

describe("POST /api/feedback", () => {
  const desk = (seen: unknown[]) => ({
    give: async (feedback: unknown) => void seen.push(feedback),
    list: async () => [],
  });

  it("hands the mark on and counts it", async () => {
    const seen: unknown[] = [];
    const web = makeTestWeb({}, { feedback: desk(seen) });
    const body = { conversation: "abcdefgh-1", question: "q", useful: false };
    expect((await web.postJson("/api/feedback", body)).status).toBe(200);
    const conversationId = "don-vi-1|operator|web:abcdefgh-1";
    expect(seen).toEqual([{ unit: "don-vi-1", question: "q", useful: false, conversationId }]);
    expect(await (await web.get("/metrics")).text()).toContain(
      'can_cu_feedback_total{useful="false"} 1',
    );
  });

  it("hands the reason on, counts one answer once, refuses a reason that is none", async () => {
    const seen: unknown[] = [];
    const web = makeTestWeb({}, { feedback: desk(seen) });
    const body = { conversation: "abcdefgh-1", question: "q", useful: false };
    await web.postJson("/api/feedback", body);
    await web.postJson("/api/feedback", { ...body, reason: "incomplete", note: " thiếu mức " });
    expect(seen[1]).toMatchObject({ reason: "Thiếu ý cần biết: thiếu mức" });
    expect(await (await web.get("/metrics")).text()).toContain(
      'can_cu_feedback_total{useful="false"} 1',
    );
    const wrong = await web.postJson("/api/feedback", { ...body, reason: "khac" });
    expect(wrong.status).toBe(400);
  });
});

describe("probes and metrics", () => {
  it("tells health, version and readiness", async () => {
    expect(await (await makeTestWeb().get("/healthz")).json()).toEqual({
      status: "ok",
      version: "1.2.3",
    });
    expect((await makeTestWeb().get("/readyz")).status).toBe(200);
    expect((await makeTestWeb({}, { ready: async () => false }).get("/readyz")).status).toBe(503);
    const broken = makeTestWeb({}, { ready: () => Promise.reject(new Error("db")) });
    expect((await broken.get("/readyz")).status).toBe(503);
  });

  it("counts requests by route pattern, never by address", async () => {
    const web = makeTestWeb({
      document: () => Promise.reject(new AppError("document-not-found", "none")),
    });
    await web.get("/tai-lieu/bi-mat-1");
    await web.get("/tai-lieu/bi-mat-2");
    await web.get("/khong-co-trang");
    const metrics = await (await web.get("/metrics")).text();
    expect(metrics).toContain(
      'can_cu_http_requests_total{method="GET",route="/tai-lieu/:id",status="404"} 2',
    );
    expect(metrics).toContain('route="unmatched",status="404"} 1');
    expect(metrics).toContain("can_cu_http_request_duration_seconds_count");
    expect(metrics).not.toContain("bi-mat");
  });
});
