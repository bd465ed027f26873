/** compose.yaml, checked as text: no engine runs it here. */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { makeProgram } from "../../src/cli/program.ts";

const text = readFileSync("compose.yaml", "utf8");

/** The blocks of the services by name, with what the anchor `x-app` brings. */
function services(): Map<string, string> {
  const body = /^services:\n([\s\S]*?)^volumes:/m.exec(text)?.[1] ?? "";
  const common = /^x-app:[\s\S]*?(?=^services:)/m.exec(text)?.[0] ?? "";
  const blocks = body.split(/^(?= {2}\w+:$)/m).filter((block) => /^ {2}\w+:$/m.test(block));
  return new Map(
    blocks.map((block) => {
      const name = /^ {2}(\w+):$/m.exec(block)?.[1] ?? "";
      return [name, block.includes("<<: *app") ? common + block : block];
    }),
  );
}

describe("compose.yaml", () => {
  it("has web, bot, workers, Redis and PostgreSQL with vectors", () => {
    expect([...services().keys()]).toEqual(["web", "bot", "worker", "postgres", "redis"]);
    expect(services().get("worker")).toContain("replicas: 2");
    expect(services().get("postgres")).toContain("pgvector/pgvector");
  });

  it.each([...services()])("%s restarts, is watched and limited", (_, block) => {
    expect(block).toContain("restart: unless-stopped");
    expect(block).toMatch(/healthcheck:\s+test:/);
    expect(block).toMatch(/limits: \{ cpus: "\d+", memory: \d+[mg] \}/);
  });

  it("keeps jobs: Redis evicts nothing and writes everything down", () => {
    const redis = services().get("redis") ?? "";
    expect(redis).toMatch(/"--maxmemory-policy",\s+"noeviction"/);
    expect(redis).toMatch(/"--appendonly",\s+"yes"/);
  });

  it("starts only commands that exist, and carries no secret", () => {
    const known = new Set(makeProgram().commands.map((command) => command.name()));
    const commands = [...text.matchAll(/can-cu\.js",\s+"(\w+)"/g)].map((match) => match[1] ?? "");
    expect(commands.length).toBe(3);
    for (const command of commands) expect(known).toContain(command);
    expect(text).toContain("${POSTGRES_PASSWORD:?");
    expect(text).not.toMatch(/PASSWORD: (?!\$\{)/);
  });

  it("sets only variables that the product reads", () => {
    const known = readFileSync("src/config.ts", "utf8");
    const app = text.slice(0, text.indexOf("\n  postgres:\n"));
    const names = [...app.matchAll(/^ {4,6}([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? "");
    expect(names).toContain("CAN_CU_METRICS_PORT");
    for (const name of names) expect(known).toContain(`  ${name}: optional(`);
  });

  it("asks each process of the product itself how it is", () => {
    const block = (name: string) => services().get(name) ?? "";
    expect(block("web")).toContain("http://127.0.0.1:8080/readyz");
    expect(block("bot")).toContain("http://127.0.0.1:8080/healthz");
    const port = /CAN_CU_METRICS_PORT: "(\d+)"/.exec(block("worker"))?.[1];
    expect(block("worker")).toContain(`http://127.0.0.1:${port}/readyz`);
  });

  it("names every volume it mounts", () => {
    const named = /^volumes:\n([\s\S]*)$/m.exec(text)?.[1] ?? "";
    for (const volume of ["data", "postgres", "redis"])
      expect(named).toMatch(new RegExp(`^  ${volume}:$`, "m"));
  });
});
