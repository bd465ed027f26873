/** A network between a test and a server: it can be cut, swallow everything, or be slow. */
import { connect, createServer, type Server, type Socket } from "node:net";

import { onTestFinished } from "vitest";

export interface Wire {
  /** The address of the server, by way of this network. */
  url: string;
  /** Breaks every connection and refuses new ones, as a server that was stopped. */
  cut(): Promise<void>;
  /** As before: also after swallow and slow. */
  mend(): Promise<void>;
  /** Connections stand, and nothing comes through until it is mended: what was sent comes then. */
  swallow(): void;
  /** Everything comes later by so much, each way. */
  slow(ms: number): void;
}

const DEFAULT_PORT: Record<string, number> = { "postgres:": 5432, "redis:": 6379 };

export async function startWire(target: string): Promise<Wire> {
  const address = new URL(target);
  const goal = {
    host: address.hostname,
    port: Number(address.port) || (DEFAULT_PORT[address.protocol] ?? 0),
  };
  const state = { lateMs: 0, passes: Promise.resolve(), letPass: (): void => undefined };
  const sockets = new Set<Socket>();
  const join = (near: Socket): void => {
    const far = connect(goal);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      let last = Promise.resolve();
      from.on("data", (chunk) => {
        const { lateMs, passes } = state;
        const due = lateMs === 0 ? null : new Promise((resolve) => setTimeout(resolve, lateMs));
        last = Promise.all([last, due, passes]).then(() => void to.write(chunk));
      });
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  };
  let server: Server | null = null;
  let port = 0;
  const open = async (): Promise<void> => {
    const opened = createServer(join);
    await new Promise<void>((resolve) => opened.listen(port, "127.0.0.1", resolve));
    const found = opened.address();
    port = typeof found === "object" ? (found?.port ?? 0) : 0;
    server = opened;
  };
  const cut = async (): Promise<void> => {
    const closed = server;
    server = null;
    for (const socket of sockets) socket.destroy();
    if (closed !== null) await new Promise((resolve) => closed.close(resolve));
  };
  await open();
  onTestFinished(cut);
  address.hostname = "127.0.0.1";
  address.port = String(port);
  return {
    url: address.href,
    cut,
    async mend() {
      state.lateMs = 0;
      state.letPass();
      if (server === null) await open();
    },
    swallow() {
      state.passes = new Promise((resolve) => (state.letPass = resolve));
    },
    slow: (ms) => void (state.lateMs = ms),
  };
}
