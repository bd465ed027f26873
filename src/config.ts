/**
 * Environment → Config. A function: importing it reads nothing. A wrong value names the variable and what is allowed,
 * never its content. Source: the stable surface, "Environment".
 */
import { z } from "zod";

import { AppError } from "./errors.ts";

const blankToAbsent = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToAbsent, schema.optional());

const HttpUrl = z.url({ protocol: /^https?$/ });

const Env = z.object({
  CAN_CU_DATA: optional(z.string()),
  CAN_CU_HOST: optional(z.string()),
  CAN_CU_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  CAN_CU_PUBLIC_URL: optional(HttpUrl),
  CAN_CU_ADMINS: optional(z.string()),
  CAN_CU_OPEN: optional(z.enum(["0", "1"])),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(HttpUrl),
  OPENAI_MODEL: optional(z.string()),
  OPENAI_EMBEDDING_MODEL: optional(z.string()),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]+$/)),
  TELEGRAM_API_ROOT: optional(HttpUrl),
  TELEGRAM_WEBHOOK_URL: optional(HttpUrl),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{1,256}$/)),
  TELEGRAM_PROXY: optional(z.url({ protocol: /^(https?|socks5?)$/ })),
  ZALO_BOT_TOKEN: optional(z.string()),
  ZALO_API_ROOT: optional(HttpUrl),
  ZALO_WEBHOOK_SECRET: optional(z.string().min(8).max(256)),
});

/** What each variable allows, for the message that stops the start. */
const ALLOWED: Record<keyof z.infer<typeof Env>, string> = {
  CAN_CU_DATA: "đường dẫn thư mục",
  CAN_CU_HOST: "tên máy hoặc địa chỉ IP",
  CAN_CU_PORT: "số nguyên từ 0 đến 65535",
  CAN_CU_PUBLIC_URL: "địa chỉ http:// hoặc https://",
  CAN_CU_ADMINS: "danh sách mã kênh cách nhau dấu phẩy, ví dụ telegram:123",
  CAN_CU_OPEN: "0 hoặc 1",
  LOG_LEVEL: "fatal, error, warn, info, debug, trace hoặc silent",
  OPENAI_API_KEY: "chuỗi ký tự",
  OPENAI_BASE_URL: "địa chỉ http:// hoặc https://",
  OPENAI_MODEL: "tên mô hình",
  OPENAI_EMBEDDING_MODEL: "tên mô hình",
  REDIS_URL: "địa chỉ redis:// hoặc rediss://",
  DATABASE_URL: "địa chỉ postgres://",
  TELEGRAM_BOT_TOKEN: "mã bot dạng số:chuỗi",
  TELEGRAM_API_ROOT: "địa chỉ http:// hoặc https://",
  TELEGRAM_WEBHOOK_URL: "địa chỉ https://",
  TELEGRAM_WEBHOOK_SECRET: "1–256 ký tự chữ, số, gạch dưới, gạch nối",
  TELEGRAM_PROXY: "địa chỉ http://, https:// hoặc socks5://",
  ZALO_BOT_TOKEN: "chuỗi ký tự",
  ZALO_API_ROOT: "địa chỉ http:// hoặc https://",
  ZALO_WEBHOOK_SECRET: "chuỗi 8–256 ký tự",
};

export interface Config {
  dataFolder: string;
  host: string;
  port: number;
  /** Address under which a reverse proxy publishes the web app; null on loopback. */
  publicUrl: string | null;
  logLevel: string;
  /** null: no language model, everything runs offline. */
  model: {
    baseUrl: string | null;
    apiKey: string | null;
    name: string;
    embeddingName: string | null;
  } | null;
}

export function parseConfig(env: Record<string, string | undefined>): Config {
  const result = Env.safeParse(env);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
    const lines = names.map(
      (name) => `${name} (cho phép: ${ALLOWED[name as keyof typeof ALLOWED]})`,
    );
    throw new AppError("config-invalid", `invalid environment: ${names.join(", ")}`, {
      userMessage: `Biến môi trường chưa đúng: ${lines.join("; ")}. Sửa rồi chạy lại.`,
    });
  }
  const values = result.data;
  return {
    dataFolder: values.CAN_CU_DATA ?? "./data",
    host: values.CAN_CU_HOST ?? "127.0.0.1",
    port: values.CAN_CU_PORT ?? 8080,
    publicUrl: values.CAN_CU_PUBLIC_URL ?? null,
    logLevel: values.LOG_LEVEL ?? "warn",
    model: modelOf(values),
  };
}

/** A base URL without a key is allowed: local servers ask for none. */
function modelOf(values: z.infer<typeof Env>): Config["model"] {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = values;
  if (apiKey === undefined && baseUrl === undefined) return null;
  return {
    baseUrl: baseUrl ?? null,
    apiKey: apiKey ?? null,
    name: values.OPENAI_MODEL ?? "gpt-4o-mini",
    embeddingName: values.OPENAI_EMBEDDING_MODEL ?? null,
  };
}
