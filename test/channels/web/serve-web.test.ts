/** The app on a real port. */
import { request } from "node:http";

import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";

import { type RunningServer, serveWeb } from "../../../src/channels/web/serve-web.ts";
import { startSampleServer } from "../../support/web-server.ts";

const running: { close: () => Promise<void> }[] = [];
const started = <T extends { close: () => Promise<void> }>(server: T): T => {
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

function hello(): Hono {
  const app = new Hono();
  app.get("/", (c) => c.text("xin chào"));
  return app;
}
const portOf = (server: RunningServer) => Number(new URL(server.url).port);

/** fetch() cannot set Host. */
const statusFor = (url: string, headers: Record<string, string>, body?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      { headers, method: body === undefined ? "GET" : "POST" },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });

describe("serveWeb", () => {
  it("tells the real address for port 0 and answers there", async () => {
    const server = started(await serveWeb(hello(), { host: "127.0.0.1", port: 0 }));
    expect(portOf(server)).toBeGreaterThan(0);
    expect(await (await fetch(server.url)).text()).toBe("xin chào");
  });

  it("names an address to open when it listens everywhere", async () => {
    const server = started(await serveWeb(hello(), { host: "0.0.0.0", port: 0 }));
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("refuses a taken port with its number", async () => {
    const first = started(await serveWeb(hello(), { host: "127.0.0.1", port: 0 }));
    const port = portOf(first);
    await expect(serveWeb(hello(), { host: "127.0.0.1", port })).rejects.toMatchObject({
      code: "port-taken",
      userMessage: `Cổng ${port} đã có chương trình khác dùng; chọn cổng khác bằng --port.`,
    });
  });

  it("refuses an address that this machine does not have", async () => {
    await expect(serveWeb(hello(), { host: "192.0.2.1", port: 0 })).rejects.toMatchObject({
      code: "bad-usage",
    });
  });

  it("frees the port when it closes, with a connection still open", async () => {
    const server = await serveWeb(hello(), { host: "127.0.0.1", port: 0 });
    await (await fetch(server.url)).text();
    await server.close();
    started(await serveWeb(hello(), { host: "127.0.0.1", port: portOf(server) }));
  });
});

describe("the app over HTTP", () => {
  it("refuses rebinding and cross-site posts on the wire", async () => {
    const { url } = started(await startSampleServer());
    const { host } = new URL(url);
    const json = { "content-type": "application/json" };
    const body = JSON.stringify({ q: "bệnh án" });
    expect(await statusFor(`${url}/`, { host: "evil.example" })).toBe(403);
    expect(await statusFor(`${url}/`, { host })).toBe(200);
    expect(
      await statusFor(`${url}/api/ask`, { ...json, origin: "http://evil.example" }, body),
    ).toBe(403);
    expect(await statusFor(`${url}/api/ask`, { ...json, origin: url }, body)).toBe(200);
  });

  it("answers 413 to a body over the limit instead of cutting the line", async () => {
    const { url } = started(await startSampleServer());
    const form = new FormData();
    for (const name of ["a", "b", "c"])
      form.append("file", new File([new Uint8Array(25 << 20)], name));
    const response = await fetch(`${url}/api/review`, { method: "POST", body: form });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: "file-too-large" } });
  });

  it("takes a Vietnamese file name over the wire and gives one back", async () => {
    const { url } = started(await startSampleServer());
    const form = new FormData();
    form.append("file", new File(["x"], "Dự toán Đắk Lắk.xlsx"));
    form.append("files", "1");
    const response = await fetch(`${url}/api/review`, { method: "POST", body: form });
    const review = (await response.json()) as { file: string; files: string[] };
    expect(review.file).toBe("Dự toán Đắk Lắk.xlsx");
    const download = await fetch(url + (review.files[0] ?? ""));
    expect(download.headers.get("content-disposition")).toContain("filename*=UTF-8''K%E1%BA%BF");
  });
});
