/** Files that users sent, fetched from the Bot API's own file server. */
import type { Api } from "grammy";
import { z } from "zod";

import type { UploadedFile } from "../../assistant/assistant.ts";
import type { FileRef } from "../../assistant/dialogue/message.ts";
import { AppError } from "../../errors.ts";
import type { ChannelLog } from "../channel.ts";
import { makeProxyAgent } from "./proxy-agent.ts";
import { reasonOf } from "./reason-of.ts";

export const TELEGRAM_ROOT = "https://api.telegram.org";

export interface FetchFileDeps {
  api: Api;
  token: string;
  apiRoot: string | null;
  proxy: string | null;
  log: ChannelLog;
  /** Bytes. */
  limit: number;
}

const FileFacts = z.object({ file_path: z.string(), file_size: z.number().optional() });

export async function fetchFile(
  { api, token, apiRoot, proxy, log, limit }: FetchFileDeps,
  { ref, fileName, size }: FileRef,
  signal: AbortSignal,
): Promise<UploadedFile> {
  if (size !== null && size > limit) throw tooLarge(fileName);
  const root = apiRoot?.replace(/\/+$/, "") ?? TELEGRAM_ROOT;
  try {
    const { file_path: path } = FileFacts.parse(await api.getFile(ref));
    const bytes = await download(new URL(`${root}/file/bot${token}/${path}`), {
      proxy,
      signal,
      limit,
    });
    if (bytes === null) throw tooLarge(fileName);
    return { fileName, bytes };
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.warn({ reason: reasonOf(error) }, "telegram: file not fetched");
    throw new AppError("file-not-found", "telegram file not fetched", {
      userMessage: `Chưa tải được tệp ${fileName} từ Telegram; anh/chị gửi lại tệp.`,
    });
  }
}

const tooLarge = (fileName: string): AppError =>
  new AppError("file-too-large", "telegram file over 20 MB", {
    userMessage: `Tệp ${fileName} vượt quá 20 MB mà Telegram cho bot tải; tách nhỏ tệp hoặc gửi qua trang web.`,
  });

interface DownloadOptions {
  proxy: string | null;
  signal: AbortSignal;
  limit: number;
}

/** Null when there are more bytes than the limit. Over node:http(s), because the proxy is an agent of theirs. */
async function download(
  address: URL,
  { proxy, signal, limit }: DownloadOptions,
): Promise<Buffer | null> {
  const secure = address.protocol === "https:";
  const { get } = secure ? await import("node:https") : await import("node:http");
  const agent = proxy === null ? {} : { agent: makeProxyAgent(new URL(proxy), secure) };
  return new Promise((resolve, reject) => {
    const asked = get(address, { ...agent, signal }, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        reject(new Error("file not served"));
        return;
      }
      const parts: Buffer[] = [];
      let length = 0;
      response.on("data", (part: Buffer) => {
        length += part.length;
        parts.push(part);
        if (length > limit) {
          response.destroy();
          resolve(null);
        }
      });
      response.once("end", () => resolve(Buffer.concat(parts)));
      response.once("error", reject);
    });
    asked.once("error", reject);
  });
}
