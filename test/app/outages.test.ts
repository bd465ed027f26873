/** Servers that are away: answers go on where they can, the rest says what it waits for, and all comes back by itself. */
import { describe, expect, it } from "vitest";

import { buildApp, DEFAULT_UNIT as unit } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { AppError } from "../../src/errors.ts";
import { freshFolder, lateRedis, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";

const text = "# Kế hoạch trạm Ea Kuăng\n\nTrạm thay máy chủ lưu trữ trong quý II năm 2026.\n";
const file = { fileName: "ke-hoach.md", bytes: new TextEncoder().encode(text) };

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)(
  "Redis that is not there at the start",
  () => {
    it(
      "keeps no answer from anybody, and takes files once it is there",
      { timeout: 120_000 },
      async () => {
        const redis = await lateRedis();
        const env = await serverInstall(redis.url);
        const config = {
          ...parseConfig({ ...env, LOG_LEVEL: "silent" }),
          dataFolder: freshFolder(),
        };
        const app = await buildApp(config, { offload: true });
        const stop = new AbortController();
        const working = app.jobs.work(stop.signal);
        try {
          const answer = await app.assistant.ask({
            ...{
              question: "Thông tư 46/2018/TT-BYT còn hiệu lực không?",
              unit,
              asOf: "2026-11-22",
            },
          });
          expect(answer.text).toContain("13/2025/TT-BYT");
          const refused: unknown = await app.jobs
            .ingestLater(file, unit)
            .catch((error: unknown) => error);
          expect(refused).toBeInstanceOf(AppError);
          expect(refused).toMatchObject({ retryable: true });
          redis.start();
          const taken = async () => {
            try {
              return (await app.assistant.ingest(file, unit)).outcome;
            } catch (error) {
              if (error instanceof AppError && error.retryable) return "waiting";
              throw error;
            }
          };
          await expect.poll(taken, { timeout: 60_000, interval: 500 }).toMatch(/indexed|unchanged/);
        } finally {
          stop.abort();
          await working;
          await app.close();
        }
      },
    );
  },
);
