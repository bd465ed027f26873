/** Through proxies of our own, to a server of our own. */
import { createServer as createHttp, get } from "node:http";
import { type AddressInfo, connect, createServer as createTcp, type Server } from "node:net";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { makeProxyAgent } from "../../../src/channels/telegram/proxy-agent.ts";

const running: Server[] = [];
let target = 0;
/** What the proxies were asked for: "host:port". */
let wanted: string[] = [];

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    running.push(server);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

beforeEach(async () => {
  wanted = [];
  target = await listen(createHttp((_request, response) => response.end("đến nơi")));
});
afterEach(async () => {
  await Promise.all(
    running.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  );
});

/** HTTP CONNECT; every name leads to the target. */
function connectProxy(credentials: string | null): Promise<number> {
  const proxy = createHttp();
  proxy.on("connect", (request, socket) => {
    wanted.push(request.url ?? "");
    const expected =
      credentials === null ? undefined : `Basic ${Buffer.from(credentials).toString("base64")}`;
    if (request.headers["proxy-authorization"] !== expected) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const onward = connect(target, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
  });
  return listen(proxy);
}

/** SOCKS5 by the bytes of RFC 1928 and 1929, one message at a time. */
function socksProxy(credentials: string | null): Promise<number> {
  const proxy = createTcp((socket) => {
    const steps = [
      () => socket.write(Buffer.from([5, credentials === null ? 0 : 2])),
      ...(credentials === null
        ? []
        : [
            (bytes: Buffer) => {
              const length = bytes[1] ?? 0;
              const name = bytes.subarray(2, 2 + length).toString();
              const good = `${name}:${bytes.subarray(3 + length).toString()}` === credentials;
              socket.write(Buffer.from([1, good ? 0 : 1]));
            },
          ]),
      (bytes: Buffer) => {
        const length = bytes[4] ?? 0;
        const host = bytes.subarray(5, 5 + length).toString();
        wanted.push(`${host}:${bytes.readUInt16BE(5 + length)}`);
        const onward = connect(target, "127.0.0.1", () => {
          socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
          onward.pipe(socket).pipe(onward);
        });
      },
    ];
    const next = (bytes: Buffer) => {
      const step = steps.shift();
      if (steps.length === 0) socket.off("data", next);
      step?.(bytes);
    };
    socket.on("data", next).on("error", () => undefined);
  });
  return listen(proxy);
}

const ask = (proxy: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const agent = makeProxyAgent(new URL(proxy), false);
    get("http://api.telegram.test:8443/", { agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.once("end", () => {
        agent.destroy();
        resolve(text);
      });
    }).once("error", reject);
  });

describe.each([
  { kind: "http", open: connectProxy },
  { kind: "socks5", open: socksProxy },
])("a $kind proxy", ({ kind, open }) => {
  it("is given the name to reach, which is not looked up here", async () => {
    expect(await ask(`${kind}://127.0.0.1:${await open(null)}`)).toBe("đến nơi");
    expect(wanted).toEqual(["api.telegram.test:8443"]);
  });

  it("is told name and password", async () => {
    const port = await open("bot:mật@khẩu");
    expect(await ask(`${kind}://bot:${encodeURIComponent("mật@khẩu")}@127.0.0.1:${port}`)).toBe(
      "đến nơi",
    );
  });

  it("that refuses the password, or is not there, is an error and no hanging", async () => {
    const port = await open("bot:đúng");
    await expect(ask(`${kind}://bot:sai@127.0.0.1:${port}`)).rejects.toThrow(/proxy/);
    await expect(ask(`${kind}://127.0.0.1:1`)).rejects.toThrow(/ECONNREFUSED/);
  });
});
