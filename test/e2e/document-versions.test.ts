/**
 * Versions of a document over the web, with a second process on the same store: what one takes in, brings back or
 * forgets the other serves within five seconds, and an answer given earlier opens the version that it cited.
 */
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { freshFolder, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";
import { serveInstall, startCommand } from "../support/serving.ts";

const FILE = "quy-che-tram-suoi-xanh.md";
const rules = (hour: string): string =>
  `# QUY CHẾ\n## Quản lý trạm vệ tinh Suối Xanh\n\nĐiều 1. Lịch trực\n\nTrạm vệ tinh Suối Xanh trực cấp cứu từ ${hour} giờ đến 18 giờ hằng ngày.\n\nĐiều 2. Kho thuốc\n\nKho thuốc kiểm kê vào ngày 20 hằng tháng.\n`;
const QUESTION = "Trạm vệ tinh Suối Xanh trực cấp cứu từ mấy giờ?";

const Ingested = z.object({ outcome: z.string(), documentId: z.string() });
const Answer = z.object({
  text: z.string(),
  citations: z.array(
    z.object({ documentId: z.string(), version: z.number().optional(), quote: z.string() }),
  ),
});

/** What a person does at one serving process. */
function visitor(origin: string) {
  const page = async (path: string) => (await fetch(origin + path)).text();
  return {
    page,
    status: async (path: string) => (await fetch(origin + path)).status,
    async upload(text: string) {
      const body = new FormData();
      body.append("file", new Blob([text]), FILE);
      const headers = { Origin: origin };
      const answer = await fetch(`${origin}/api/ingest`, { method: "POST", body, headers });
      return Ingested.parse(JSON.parse((await answer.text()).trim()));
    },
    async ask() {
      const headers = { Origin: origin, "content-type": "application/json" };
      const body = JSON.stringify({ q: QUESTION });
      const answer = await fetch(`${origin}/api/ask`, { method: "POST", body, headers });
      return Answer.parse(await answer.json());
    },
    async submit(form: string, path: string, fields: Record<string, string>) {
      const token = /name="_ma" value="([^"]+)"/.exec(await page(form))?.[1] ?? "";
      const body = new FormData();
      for (const [name, value] of Object.entries({ _ma: token, ...fields })) body.set(name, value);
      const init = {
        method: "POST",
        body,
        headers: { Origin: origin },
        redirect: "manual",
      } as const;
      return (await fetch(origin + path, init)).status;
    },
  };
}

async function walk(env: Record<string, string>): Promise<void> {
  const [here, there] = [visitor(await serveInstall(env)), visitor(await serveInstall(env))];
  const soon = { timeout: 5_000, interval: 100 };
  const hourThere = async () => /từ (\d\d) giờ/.exec((await there.ask()).text)?.[1] ?? null;

  const first = await here.upload(rules("06"));
  expect(first.outcome).toBe("indexed");
  await expect.poll(hourThere, soon).toBe("06");
  const cited = (await there.ask()).citations.find((one) => one.documentId === first.documentId);
  expect(cited?.version).toBe(1);

  // The same file again changes nothing, whichever process takes it.
  for (const door of [here, there])
    expect(await door.upload(rules("06"))).toEqual({ ...first, outcome: "unchanged" });

  const address = `/tai-lieu/${encodeURIComponent(first.documentId)}`;
  expect(await there.page(address)).not.toContain("phiên bản đã nạp");
  expect(await here.upload(rules("07"))).toEqual({ ...first, outcome: "updated" });
  await expect.poll(hourThere, soon).toBe("07");
  const old = `${address}?v=${cited?.version ?? 0}`;
  for (const door of [here, there]) {
    expect(await door.page(old)).toContain("từ 06 giờ");
    expect(await door.page(address)).toContain("2 phiên bản đã nạp");
  }

  expect(await here.submit(address, `${address}/phien-ban`, { v: "1" })).toBe(303);
  await expect.poll(hourThere, soon).toBe("06");
  expect(await there.page(`${address}?v=2`)).toContain("từ 07 giờ");

  expect(await there.submit(`${address}/xoa`, `${address}/xoa`, {})).toBe(303);
  for (const door of [here, there]) {
    await expect.poll(() => door.status(address), soon).toBe(404);
    await expect.poll(() => door.status(old), soon).toBe(404);
    const search = `/tai-lieu?q=${encodeURIComponent("trạm vệ tinh Suối Xanh trực cấp cứu")}`;
    await expect.poll(() => door.page(search), soon).not.toContain(first.documentId);
    const after = await door.ask();
    expect(after.text).not.toMatch(/từ 0[67] giờ/);
    expect(after.citations.filter((one) => one.documentId === first.documentId)).toEqual([]);
  }
}

it("versions on one SQLite store, two serving processes", async () => {
  await walk({ CAN_CU_DATA: freshFolder() });
}, 180_000);

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("with servers", () => {
  it("versions on one PostgreSQL and Redis, two serving processes and a worker", async () => {
    const env = { ...(await serverInstall()), CAN_CU_DATA: freshFolder() };
    await startCommand(["worker"], { ...env, CAN_CU_METRICS_PORT: "0" }).said;
    await walk(env);
  }, 240_000);
});
