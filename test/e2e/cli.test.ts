/** The command line as a process: what it prints, its exit codes, and that bad input loses nothing. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { Answer } from "../../src/domain/answer/answer.ts";
import { Draft } from "../../src/domain/draft/draft.ts";
import { Review } from "../../src/domain/review/finding.ts";
import { packagePath } from "../../src/platform/package-root.ts";

const bin = packagePath("dist", "bin", "can-cu.js");
const folder = mkdtempSync(join(tmpdir(), "can-cu-cli-"));
const data = join(folder, "data");

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bin, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? 1) : 0;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

const here = (...args: string[]) => run([...args, "--data", data]);
const lines = (text: string): unknown[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
const ErrorLine = z.object({
  error: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }),
});

const budget = [
  "TT\tNội dung\tĐơn vị tính\tĐơn giá\tSố lượng\tThành tiền\tThành tiền (VAT)",
  "1\tMáy vi tính\tBộ\t15.000.000\t10\t150.000.000\t165.000.000",
  "2\tMáy in\tCái\t8.000.000\t5\t45.000.000\t49.500.000",
  "\tTổng cộng\t\t\t\t195.000.000\t214.500.000",
].join("\n");
const plan = `KẾ HOẠCH\nChuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026\n\nI. CĂN CỨ\n- Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\nII. MỤC TIÊU\n- 100% hồ sơ bệnh án điện tử.\nIII. KINH PHÍ\nPhụ lục\nKinh phí năm 2026\n\n${budget}\n`;

describe("can-cu on the command line", () => {
  it("answers with status, source and a citation that stands in the store", async () => {
    const { code, stdout } = await here("ask", "TT 46/2018 còn hiệu lực không?", "--json");
    const answer = Answer.extend({ ms: z.number() }).parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(answer.kind).toBe("answered");
    expect(answer.text).toContain("không còn hiệu lực từ 06/06/2025");
    expect(answer.citations.map((one) => one.symbol)).toContain("13/2025/TT-BYT");
    expect(
      answer.citations.filter((one) => one.role === "basis" && one.status === "replaced"),
    ).toEqual([]);
    const search = await here("search", "46/2018/TT-BYT", "-k", "50", "--json");
    expect(lines(search.stdout).length).toBeGreaterThan(0);
  });

  it("answers a batch in order, one line out per line in", async () => {
    const file = join(folder, "batch.jsonl");
    const asked = ["a", "b", "c"].map((id) => ({
      id,
      q: `NĐ 13/2023 còn hiệu lực không? (${id})`,
    }));
    writeFileSync(file, asked.map((one) => JSON.stringify(one)).join("\n"));
    const { code, stdout } = await here("ask", "--batch", file, "--json");
    expect(code).toBe(0);
    expect(lines(stdout).map((line) => z.object({ id: z.string() }).parse(line).id)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("tells a bad line of a batch in its place and answers the others", async () => {
    const file = join(folder, "batch-bad.jsonl");
    writeFileSync(file, '{"id":"a","q":"NĐ 13/2023 còn hiệu lực không?"}\nkhông phải JSON\n');
    const { code, stdout } = await here("ask", "--batch", file, "--json");
    expect(code).toBe(1);
    expect(lines(stdout).map((line) => Object.keys(line as object).includes("error"))).toEqual([
      false,
      true,
    ]);
  });

  it("ingests, lists, searches and forgets a document", async () => {
    const file = join(folder, "ke-hoach-suoi-xanh.md");
    writeFileSync(file, plan);
    const first = await here("ingest", file, "--json");
    expect(JSON.parse(first.stdout)).toMatchObject({
      outcome: "indexed",
      kind: "plan",
      year: 2026,
    });
    expect(JSON.parse((await here("ingest", file, "--json")).stdout)).toMatchObject({
      outcome: "unchanged",
    });
    const { documentId } = z.object({ documentId: z.string() }).parse(JSON.parse(first.stdout));
    expect((await here("search", "Suối Xanh máy vi tính", "--json")).stdout).toContain(documentId);
    expect((await here("forget", documentId)).code).toBe(0);
    expect((await here("documents", "--json")).stdout).not.toContain(documentId);
    expect((await here("search", "Suối Xanh máy vi tính", "--json")).stdout).not.toContain(
      documentId,
    );
  });

  it("finds words that were run together, by the vectors kept in the data folder", async () => {
    const { code, stdout } = await here("search", "baovedulieucanhan", "--json");
    expect(code).toBe(0);
    expect(stdout).toContain("91/2025/QH15");
    expect(existsSync(join(data, "vectors"))).toBe(true);
  });

  it("finds the one wrong product of a budget at its row and line", async () => {
    const file = join(folder, "du-toan.md");
    writeFileSync(file, plan);
    const { code, stdout } = await here("review", file, "--json", "--out", join(folder, "out"));
    const review = Review.loose().parse(JSON.parse(stdout));
    expect(code).toBe(0);
    const wrong = review.findings.filter((one) => one.severity === "error");
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatchObject({ code: "row-product-mismatch", where: { row: "2" } });
    expect(wrong[0]?.message).toContain("40.000.000");
    expect(existsSync(join(folder, "out", "du-toan-ra-soat.html"))).toBe(true);
  });

  it("drafts next year's plan into DOCX and XLSX that pass our own review", async () => {
    const out = join(folder, "draft");
    const { code, stdout } = await here(
      "draft",
      "--year",
      "2027",
      "--from",
      "krong-pac-2026",
      "--out",
      out,
      "--json",
    );
    const draft = Draft.extend({
      ...{ ms: z.number(), files: z.array(z.string()) },
      draftId: z.string().min(1),
      part: z.literal("plan"),
      version: z.literal(1),
      diff: z.null(),
    }).parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(draft.violations).toEqual([]);
    expect(draft.missing.length).toBeGreaterThan(0);
    const { budget: money } = draft;
    expect(money?.totalWithVat).toBe(
      money?.groups.reduce((sum, group) => sum + group.subtotalWithVat, 0),
    );
    for (const path of draft.files)
      expect(readFileSync(path).subarray(0, 2).toString()).toBe(
        path.endsWith(".html") ? "<!" : "PK",
      );
    const review = await here(
      "review",
      ...draft.files.filter((path) => /(ke-hoach|kinh-phi)/.test(path)),
      "--json",
    );
    const errors = lines(review.stdout)
      .flatMap((line) => Review.loose().parse(line).findings)
      .filter((one) => one.severity === "error");
    expect(errors).toEqual([]);
  });

  // Each a process of its own that changes nothing: side by side.
  it.concurrent.each([
    { case: "a missing file", args: ["review", "khong-co.docx"], code: "file-not-found", exit: 1 },
    {
      case: "an unknown document",
      args: ["forget", "khong-co"],
      code: "document-not-found",
      exit: 1,
    },
    { case: "a system document", args: ["forget", "13-2025-tt-byt"], code: "not-allowed", exit: 1 },
    { case: "an unknown option", args: ["ask", "x", "--sai"], code: "bad-usage", exit: 2 },
    { case: "an unknown command", args: ["hoi"], code: "bad-usage", exit: 2 },
    { case: "no question", args: ["ask"], code: "bad-usage", exit: 2 },
    {
      case: "a date that does not exist",
      args: ["ask", "x", "--as-of", "2026-02-30"],
      code: "bad-usage",
      exit: 2,
    },
    {
      case: "a plan year before the prior plan",
      args: ["draft", "--year", "2025", "--from", "krong-pac-2026"],
      code: "bad-usage",
      exit: 2,
    },
    {
      case: "an unknown prior plan",
      args: ["draft", "--year", "2027", "--from", "khong-co"],
      code: "no-prior-plan",
      exit: 1,
    },
    {
      case: "a section that is not there",
      args: ["draft", "--year", "2027", "--from", "krong-pac-2026", "--section", "xyz qwerty"],
      code: "section-not-found",
      exit: 1,
    },
  ])(
    "$case gives one typed error in Vietnamese and exit code $exit",
    async ({ args, code, exit }) => {
      const { code: exitCode, stdout } = await run([...args, "--json", "--data", data]);
      const { error } = ErrorLine.parse(JSON.parse(stdout));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(/[ạảãàáâăđêôơưịọụ]/);
      expect(exitCode).toBe(exit);
    },
  );

  it.concurrent("refuses each file that it cannot read and goes on with the others", async () => {
    const refused = [
      { name: "rong.txt", bytes: Buffer.alloc(0), code: "file-empty" },
      {
        name: "nhi-phan.txt",
        bytes: Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7, 9, 0, 0]),
        code: "unsupported-format",
      },
      {
        name: "hong.docx",
        bytes: Buffer.from("PK\u0003\u0004 khong phai zip"),
        code: "unreadable-file",
      },
    ];
    for (const { name, bytes } of refused) writeFileSync(join(folder, name), bytes);
    const good = join(folder, "tot.md");
    writeFileSync(good, plan);
    const files = [...refused.map(({ name }) => join(folder, name)), good];
    const { code: exitCode, stdout } = await here("review", ...files, "--json");
    const told = lines(stdout);
    const codes = told.slice(0, refused.length).map((line) => ErrorLine.parse(line).error.code);
    expect(codes).toEqual(refused.map(({ code }) => code));
    expect(Review.loose().parse(told.at(-1)).file).toBe(good);
    expect(exitCode).toBe(1);
  });

  it.concurrent("names a wrong variable and what is allowed, never its content", async () => {
    const { code, stderr } = await run(["ask", "x", "--data", data], { CAN_CU_PORT: "bimat-cong" });
    expect(code).toBe(1);
    expect(stderr).toContain("CAN_CU_PORT");
    expect(stderr).not.toContain("bimat-cong");
  });

  it.concurrent("says so when the data folder cannot be written", async () => {
    const blocked = join(folder, "tep");
    writeFileSync(blocked, "x");
    const { code, stdout } = await run(["documents", "--json", "--data", join(blocked, "data")]);
    expect(ErrorLine.parse(JSON.parse(stdout)).error.code).toBe("data-folder-unwritable");
    expect(code).toBe(1);
  });

  it.concurrent("keeps two data folders apart", async () => {
    const other = join(folder, "khac");
    mkdirSync(other);
    const file = join(folder, "rieng.md");
    writeFileSync(file, plan.replaceAll("Suối Xanh", "Đồi Thông"));
    await run(["ingest", file, "--data", other]);
    expect((await here("documents", "--json")).stdout).not.toContain("Đồi Thông");
  });
});
