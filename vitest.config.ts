import { defineConfig } from "vitest/config";

const base = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...base,
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/contract/**", "test/e2e/**"],
        },
      },
      { test: { ...base, name: "contract", include: ["test/contract/**/*.test.ts"] } },
      {
        test: { ...base, name: "e2e", include: ["test/e2e/**/*.test.ts"], fileParallelism: false },
      },
    ],
  },
});
