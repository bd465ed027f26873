/**
 * Connections through a proxy, for networks where Telegram is not reached directly: HTTP CONNECT (RFC 9110, 9.3.6)
 * and SOCKS5 with or without name and password (RFC 1928, RFC 1929). Names are resolved by the proxy.
 */
import { Agent, request } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { connect as connectTcp, type Socket } from "node:net";
import { type Duplex, PassThrough } from "node:stream";
import { connect as connectTls } from "node:tls";

const TIMEOUT_MS = 15_000;

type Connected = (error: Error | null, socket: Duplex) => void;

interface Target {
  host: string;
  port: number;
}

/** An agent for https and http addresses alike, by the protocol of the address to reach. */
export function makeProxyAgent(proxy: URL, secure: boolean): Agent {
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const connect = (options: object, done: Connected): undefined => {
    const target = toTarget(options, secure);
    connectThrough(proxy, target)
      .then((socket) => {
        done(null, secure ? connectTls({ socket, servername: target.host }) : socket);
      })
      .catch((error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)), new FailedSocket());
      });
    return undefined;
  };
  return Object.assign(agent, { createConnection: connect });
}

function toTarget(options: object, secure: boolean): Target {
  const host = "host" in options && typeof options.host === "string" ? options.host : "localhost";
  const port = "port" in options ? Number(options.port) : NaN;
  return { host, port: Number.isInteger(port) && port > 0 ? port : secure ? 443 : 80 };
}

async function connectThrough(proxy: URL, target: Target): Promise<Duplex> {
  return proxy.protocol.startsWith("socks")
    ? connectSocks(proxy, target)
    : connectHttp(proxy, target);
}

const userOf = (proxy: URL): { name: string; password: string } => ({
  name: decodeURIComponent(proxy.username),
  password: decodeURIComponent(proxy.password),
});

function connectHttp(proxy: URL, { host, port }: Target): Promise<Duplex> {
  const { name, password } = userOf(proxy);
  const credentials = Buffer.from(`${name}:${password}`).toString("base64");
  return new Promise((resolve, reject) => {
    const asked = request({
      host: proxy.hostname,
      port: proxy.port === "" ? 80 : Number(proxy.port),
      method: "CONNECT",
      path: `${host}:${port}`,
      headers: {
        host: `${host}:${port}`,
        ...(name === "" ? {} : { "proxy-authorization": `Basic ${credentials}` }),
      },
      timeout: TIMEOUT_MS,
    });
    asked.once("connect", (response, socket) => {
      if (response.statusCode === 200) resolve(socket);
      else reject(new Error(`proxy answered ${response.statusCode ?? 0}`));
    });
    asked.once("timeout", () => asked.destroy(new Error("proxy does not answer")));
    asked.once("error", reject);
    asked.end();
  });
}

async function connectSocks(proxy: URL, { host, port }: Target): Promise<Socket> {
  const socket = connectTcp({
    host: proxy.hostname,
    port: proxy.port === "" ? 1080 : Number(proxy.port),
  });
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("proxy does not answer")));
  const read = reader(socket);
  try {
    const { name, password } = userOf(proxy);
    socket.write(name === "" ? Buffer.from([5, 1, 0]) : Buffer.from([5, 2, 0, 2]));
    const [, method] = await read(2);
    if (method === 2) {
      const fields = [name, password].map((text) => Buffer.from(text));
      socket.write(
        Buffer.concat([
          Buffer.from([1]),
          ...fields.flatMap((one) => [Buffer.from([one.length]), one]),
        ]),
      );
      if ((await read(2))[1] !== 0) throw new Error("proxy refused the password");
    } else if (method !== 0) throw new Error("proxy asks for an unknown sign-in");
    const name4 = Buffer.from(host);
    const end = Buffer.from([port >> 8, port & 255]);
    socket.write(Buffer.concat([Buffer.from([5, 1, 0, 3, name4.length]), name4, end]));
    const [, status, , kind] = await read(4);
    if (status !== 0) throw new Error(`proxy cannot connect (${status ?? -1})`);
    const length = kind === 1 ? 4 : kind === 4 ? 16 : ((await read(1))[0] ?? 0);
    await read(length + 2);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.setTimeout(0);
  return socket;
}

/** Reads exact numbers of bytes; what is left over goes back to the stream. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return (count) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const bytes: unknown = socket.read(count);
        if (!Buffer.isBuffer(bytes)) return;
        off();
        resolve(bytes);
      };
      const fail = (error?: Error) => {
        off();
        reject(error ?? new Error("proxy closed the connection"));
      };
      const closed = () => fail();
      const off = () => {
        socket.off("readable", look).off("error", fail).off("close", closed);
      };
      socket.on("readable", look).on("error", fail).on("close", closed);
      look();
    });
}

/** Node wants a socket beside the error. */
class FailedSocket extends PassThrough {}
