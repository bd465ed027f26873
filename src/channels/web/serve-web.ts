/** Puts the web app on a port. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { createAdaptorServer } from "@hono/node-server";

import { AppError } from "../../errors.ts";

/** How long running requests may go on after close() before their connections are cut. */
const GRACE_MS = 5000;

/** A Hono app, or several behind one. */
export interface Fetches {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

export interface RunningServer {
  /** "http://127.0.0.1:8080" with the real port, also when port 0 was asked for. */
  url: string;
  /** Stops accepting, lets running requests end, then cuts what is left. */
  close: () => Promise<void>;
}

function toAppError(cause: NodeJS.ErrnoException, host: string, port: number): AppError {
  if (cause.code === "EADDRINUSE") {
    return new AppError("port-taken", `port ${port} is in use`, {
      userMessage: `Cổng ${port} đã có chương trình khác dùng; chọn cổng khác bằng --port.`,
      cause,
    });
  }
  if (cause.code === "EACCES") {
    return new AppError("port-taken", `no permission to listen on port ${port}`, {
      userMessage: `Không có quyền mở cổng ${port}; chọn cổng từ 1024 trở lên bằng --port.`,
      cause,
    });
  }
  if (cause.code === "EADDRNOTAVAIL" || cause.code === "ENOTFOUND") {
    return new AppError("bad-usage", `cannot listen on ${host}`, {
      userMessage: `Máy này không có địa chỉ ${host}; kiểm tra lại --host.`,
      cause,
    });
  }
  return new AppError("internal", `cannot listen on ${host}:${port}`, { cause });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  // "Every address" is no address to open; the local one always answers.
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Throws AppError "port-taken" when the port is in use or not permitted, "bad-usage" for a foreign address. */
export async function serveWeb(
  app: Fetches,
  { host, port }: { host: string; port: number },
): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(toAppError(error, host, port)));
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server, host), close: () => close(server) };
}
