import { defineConfig } from "vitest/config";

const base = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // One more than the cores of a small machine: many suites wait for a process, a lease or a network.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...base,
          name: "unit",
          // One registry of modules a worker: loading the program once instead of once a file halves the processor time.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: ["test/contract/**", "test/e2e/**"],
        },
      },
      {
        test: {
          ...base,
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          isolate: false,
        },
      },
      { test: { ...base, name: "e2e", include: ["test/e2e/**/*.test.ts"] } },
    ],
  },
});
