/**
 * Environment → Config. A function: importing it reads nothing. A wrong value names the variable and what is allowed,
 * never its content. Source: the stable surface, "Environment".
 */
import { z } from "zod";

import { AppError } from "./errors.ts";

/** The unit of an embedded install. */
export const DEFAULT_UNIT = "don-vi";

const blankToAbsent = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToAbsent, schema.optional());

const HttpUrl = z.url({ protocol: /^https?$/ });

/** "telegram:123, zalo:abc". */
const AdminList = z
  .string()
  .transform((list) => list.split(/[,;\s]+/).filter((id) => id !== ""))
  .pipe(z.array(z.string().regex(/^(telegram|zalo|web):[\w-]+$/)));

const Env = z.object({
  CAN_CU_DATA: optional(z.string()),
  CAN_CU_HOST: optional(z.string()),
  CAN_CU_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  CAN_CU_PUBLIC_URL: optional(HttpUrl),
  CAN_CU_ADMINS: optional(AdminList),
  CAN_CU_METRICS_TOKEN: optional(z.string().min(16).max(256)),
  CAN_CU_METRICS_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  CAN_CU_TOKEN_PRICE: optional(z.coerce.number().positive()),
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
  CAN_CU_METRICS_TOKEN: "chuỗi từ 16 đến 256 ký tự",
  CAN_CU_METRICS_PORT: "số nguyên từ 0 đến 65535",
  CAN_CU_TOKEN_PRICE: "số đồng cho một triệu token, lớn hơn 0",
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

export interface TelegramConfig {
  token: string;
  apiRoot: string | null;
  /** Address of POST /webhook/telegram as Telegram sees it; null: long polling. */
  webhookUrl: string | null;
  webhookSecret: string | null;
  /** http, https or socks5 address. */
  proxy: string | null;
}

export interface ZaloConfig {
  token: string;
  apiRoot: string | null;
  /** null: polling, for trying out. */
  webhookSecret: string | null;
}

export interface Config {
  dataFolder: string;
  host: string;
  port: number;
  /** Address under which a reverse proxy publishes the web app; null on loopback. */
  publicUrl: string | null;
  /** Opens `GET /metrics` to other machines; null: to this one and to system administrators only. */
  metricsToken: string | null;
  /** On which `can-cu worker` answers probes and shows its figures; null: on none. */
  metricsPort: number | null;
  logLevel: string;
  /** Channel identities of the system administrators: "telegram:123". */
  admins: readonly string[];
  /** Everyone may ask; else only invited people on chat channels, and the web app only on loopback. */
  open: boolean;
  /** null: no token, the channel does not start. */
  telegram: TelegramConfig | null;
  zalo: ZaloConfig | null;
  /** postgres://…; null: SQLite in the data folder. */
  databaseUrl: string | null;
  /** redis://… or rediss://…; null: jobs wait in the data folder and the serving process does them. */
  redisUrl: string | null;
  /** What a million tokens of the language model cost, đồng; null: not known. For the figures of `GET /metrics`. */
  tokenPrice: number | null;
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
    ...watchingOf(values),
    logLevel: values.LOG_LEVEL ?? "warn",
    admins: values.CAN_CU_ADMINS ?? [],
    open: values.CAN_CU_OPEN === "1",
    telegram: telegramOf(values),
    zalo: zaloOf(values),
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    model: modelOf(values),
  };
}

const watchingOf = (values: z.infer<typeof Env>) => ({
  metricsToken: values.CAN_CU_METRICS_TOKEN ?? null,
  metricsPort: values.CAN_CU_METRICS_PORT ?? null,
  tokenPrice: values.CAN_CU_TOKEN_PRICE ?? null,
});

function telegramOf(values: z.infer<typeof Env>): TelegramConfig | null {
  if (values.TELEGRAM_BOT_TOKEN === undefined) return null;
  return {
    token: values.TELEGRAM_BOT_TOKEN,
    apiRoot: values.TELEGRAM_API_ROOT ?? null,
    webhookUrl: values.TELEGRAM_WEBHOOK_URL ?? null,
    webhookSecret: values.TELEGRAM_WEBHOOK_SECRET ?? null,
    proxy: values.TELEGRAM_PROXY ?? null,
  };
}

function zaloOf(values: z.infer<typeof Env>): ZaloConfig | null {
  if (values.ZALO_BOT_TOKEN === undefined) return null;
  return {
    token: values.ZALO_BOT_TOKEN,
    apiRoot: values.ZALO_API_ROOT ?? null,
    webhookSecret: values.ZALO_WEBHOOK_SECRET ?? null,
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
