/** Growing the register through the command line: propose, confirm, and what changes for everything that leans on it. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Command } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";

import { buildApp } from "../../src/app.ts";
import { addDocuments } from "../../src/cli/documents.ts";
import { addIngest } from "../../src/cli/ingest.ts";
import { addRegister } from "../../src/cli/register.ts";
import { parseConfig } from "../../src/config.ts";

const data = mkdtempSync(join(tmpdir(), "can-cu-register-"));
const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/regulations/${name}.txt`, import.meta.url));

afterEach(() => void vi.restoreAllMocks());

/** Runs a command in this process and gives its JSON lines. */
async function run(...args: string[]): Promise<unknown[]> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const program = new Command().exitOverride();
  addRegister(program);
  addIngest(program);
  addDocuments(program);
  try {
    await program.parseAsync(["node", "can-cu", ...args, "--data", data, "--json"]);
  } finally {
    vi.restoreAllMocks();
  }
  return printed
    .join("")
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

const Proposed = z.looseObject({
  proposalId: z.string(),
  fields: z.looseObject({
    symbol: z.looseObject({ value: z.string(), line: z.number(), confidence: z.number() }),
  }),
  missing: z.array(z.string()),
  consequences: z.array(z.looseObject({ symbol: z.string(), status: z.string().nullable() })),
  leansOn: z.array(z.looseObject({ documentId: z.string() })),
});
const Status = z.looseObject({ symbol: z.string(), status: z.string() });

async function statusOf(symbol: string, asOf: string): Promise<string> {
  const [shown] = await run("register", "show", symbol, "--as-of", asOf);
  return Status.parse(shown).status;
}

describe("can-cu register changes", () => {
  it("prints what changed between two days and refuses days the wrong way round", async () => {
    const changes = await run("register", "changes", "--from", "2026-07-01", "--to", "2026-07-01");
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "starts", symbol: "148/2025/QH15", date: "2026-07-01" }),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "dies", symbol: "67/2006/QH11", by: "148/2025/QH15" }),
    );
    await expect(
      run("register", "changes", "--from", "2026-07-02", "--to", "2026-07-01"),
    ).rejects.toMatchObject({ code: "bad-usage" });
  });
});

describe("can-cu register check", () => {
  it("lists what is cited and nobody knows, with where; neither what the register holds nor what the store does", async () => {
    const unknown = async () =>
      (await run("register", "check")).map((line) =>
        z.object({ symbol: z.string(), citedIn: z.array(z.string()) }).parse(line),
      );
    const before = await unknown();
    const cites = (name: string, text: string) => {
      const path = join(data, name);
      writeFileSync(path, `# KẾ HOẠCH\n\nI. CĂN CỨ\n\n${text}\n`);
      return path;
    };
    const known = "- Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế;";
    const nobodys = "- Quyết định số 9981/QĐ-SYT ngày 05/01/2026 của Sở Y tế;";
    await run("ingest", cites("mot.md", `${known}\n${nobodys}`));
    await run("ingest", cites("hai.md", `${nobodys}\n- Công văn số 9982/BYT-K2ĐT;`));
    const after = await unknown();
    const symbols = before.map((one) => one.symbol);
    expect(after.filter((one) => !symbols.includes(one.symbol))).toEqual([
      { symbol: "9981/QĐ-SYT", citedIn: ["don-vi-hai-md", "don-vi-mot-md"] },
      { symbol: "9982/BYT-K2ĐT", citedIn: ["don-vi-hai-md"] },
    ]);
    await run("forget", "don-vi-mot-md");
    await run("forget", "don-vi-hai-md");
    expect(await unknown()).toEqual(before);
  });
});

describe("growing the register", () => {
  it("a proposal changes nothing and says what it would do", async () => {
    const [line] = await run("register", "propose", fixture("thong-tu-thay-the"));
    const proposed = Proposed.parse(line);
    expect(proposed.fields.symbol).toMatchObject({ value: "77/2027/TT-BYT", line: 6 });
    expect(proposed.consequences[0]).toMatchObject({
      symbol: "13/2025/TT-BYT",
      kind: "replaces",
      from: "2027-05-01",
      status: "in-force",
    });
    expect(proposed.leansOn.map((one) => one.documentId)).toContain("krong-pac-2026");
    expect(await statusOf("13/2025/TT-BYT", "2027-06-01")).toBe("in-force");
    const listed = await run("register", "list", "--proposals");
    expect(listed).toMatchObject([{ proposalId: proposed.proposalId, confirmedAt: null }]);
  });

  it("a confirmed entry counts at once: statuses, passages, documents that lean on it", async () => {
    const plan = join(data, "ke-hoach-2027.md");
    writeFileSync(
      plan,
      "# KẾ HOẠCH\n## Chuyển đổi số năm 2027\n\nI. CĂN CỨ\n\n- Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế;\n\nII. MỤC TIÊU\n\n- 100% bệnh án điện tử.\n",
    );
    await run("ingest", plan);
    const [{ proposalId }] = z
      .tuple([z.looseObject({ proposalId: z.string() })])
      .parse(await run("register", "list", "--proposals"));
    const [done] = await run("register", "confirm", proposalId, "--set", "shortNames=Thông tư 77");
    const confirmed = z
      .looseObject({
        entry: z.looseObject({ symbol: z.string(), shortNames: z.array(z.string()) }),
        leansOn: z.array(z.looseObject({ documentId: z.string() })),
      })
      .parse(done);
    expect(confirmed.entry).toMatchObject({
      symbol: "77/2027/TT-BYT",
      shortNames: ["Thông tư 77"],
    });
    expect(confirmed.leansOn.map((one) => one.documentId)).toEqual(
      expect.arrayContaining(["krong-pac-2026", "don-vi-ke-hoach-2027-md"]),
    );
    expect(await statusOf("13/2025/TT-BYT", "2027-04-30")).toBe("in-force");
    expect(await statusOf("13/2025/TT-BYT", "2027-05-01")).toBe("replaced");
    expect(await statusOf("77/2027/TT-BYT", "2027-05-01")).toBe("in-force");
  });

  it("a process that was open before takes a confirmed entry over and answers with it", async () => {
    const app = await buildApp({ ...parseConfig({}), dataFolder: data });
    const ask = async () => {
      const question = "Luật 114/2025/QH15 còn hiệu lực không?";
      return app.assistant.ask({ question, asOf: "2029-03-01", unit: "don-vi" });
    };
    expect(JSON.stringify((await ask()).citations)).not.toContain("188/2027/QH16");
    const [ingested] = await run("ingest", fixture("luat"));
    const { warnings } = z.looseObject({ warnings: z.array(z.string()) }).parse(ingested);
    const id = /dx-[0-9a-f]+/.exec(warnings.join(" "))?.[0] ?? "";
    expect(id).not.toBe("");
    await run("register", "confirm", id);
    const answer = await ask();
    expect(answer.citations.map((one) => [one.symbol, one.status])).toContainEqual([
      "114/2025/QH15",
      "in-force-partly",
    ]);
    const hits = await app.assistant.search("188/2027/QH16 an toàn người bệnh", 5, "don-vi");
    expect(hits.map((hit) => hit.documentId)).toContain("188-2027-qh16");
    await app.close();
  });

  it("an incomplete proposal is refused with what is missing", async () => {
    const [line] = await run("register", "propose", fixture("quyet-dinh-de-trong"));
    const { proposalId } = z.looseObject({ proposalId: z.string() }).parse(line);
    await expect(run("register", "confirm", proposalId)).rejects.toMatchObject({
      code: "proposal-incomplete",
      userMessage: expect.stringContaining("symbol, signed, effective") as string,
    });
    await expect(run("register", "confirm", "dx-00000000")).rejects.toMatchObject({
      code: "document-not-found",
    });
  });

  it("the same file proposes under the same id", async () => {
    const copy = join(data, basename(fixture("thong-tu-ngat-dong")));
    writeFileSync(copy, readFileSync(fixture("thong-tu-ngat-dong")));
    const [first] = await run("register", "propose", fixture("thong-tu-ngat-dong"));
    const [second] = await run("register", "propose", copy);
    expect(Proposed.parse(second).proposalId).toBe(Proposed.parse(first).proposalId);
  });
});
