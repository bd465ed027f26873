/** Leading by lease: one works, another takes over soon after the signs of life stop, and a lost lead stops the work. */
import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it, vi } from "vitest";

import { lead } from "../../src/channels/delivery/lead.ts";
import { makeMailbox } from "../../src/storage/sql/mailbox.ts";
import { freshSqliteSql } from "../support/sqlite.ts";

const pace = { leaseMs: 400, renewMs: 100, lookMs: 50 };
const log = { debug() {}, info() {}, warn() {}, error() {} };

/** Works until its signal, noting who leads. */
function worker(name: string, leading: string[]) {
  return async (signal: AbortSignal) => {
    leading.push(name);
    while (!signal.aborted) await sleep(10);
    leading.splice(leading.indexOf(name), 1);
  };
}

describe("lead", () => {
  it("lets one process work at a time, longer than its lease lasts", async () => {
    const mailbox = makeMailbox(freshSqliteSql());
    const leading: string[] = [];
    const stop = new AbortController();
    const runs = ["a", "b"].map((name) =>
      lead({ mailbox, log, name: "poll", pace }, worker(name, leading), stop.signal),
    );
    const most: number[] = [];
    for (let at = 0; at < 30; at += 1) {
      await sleep(50);
      most.push(leading.length);
    }
    expect(Math.max(...most)).toBe(1);
    stop.abort();
    await Promise.all(runs);
  });

  it("hands over at once when the leader stops, and after its lease when it dies", async () => {
    const mailbox = makeMailbox(freshSqliteSql());
    const leading: string[] = [];
    const stopA = new AbortController();
    const stopB = new AbortController();
    // Dead: the row stays, and nobody gives a sign of life.
    const until = new Date(Date.now() + pace.leaseMs).toISOString();
    await mailbox.lease("poll", "dead", new Date().toISOString(), until);
    const a = lead({ mailbox, log, name: "poll", pace }, worker("a", leading), stopA.signal);
    await vi.waitFor(() => expect(leading).toEqual(["a"]), { timeout: 5_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
    const b = lead({ mailbox, log, name: "poll", pace }, worker("b", leading), stopB.signal);
    stopA.abort();
    await a;
    await vi.waitFor(() => expect(leading).toEqual(["b"]), { timeout: 5_000 });
    stopB.abort();
    await b;
  });

  it("stops the work when another process has taken the lead", async () => {
    const mailbox = makeMailbox(freshSqliteSql());
    const leading: string[] = [];
    const stop = new AbortController();
    const run = lead({ mailbox, log, name: "poll", pace }, worker("a", leading), stop.signal);
    await vi.waitFor(() => expect(leading).toEqual(["a"]), { timeout: 5_000 });
    // As seen by a process that slept: by the clock of the other its lease is over.
    const future = new Date(Date.now() + 10_000).toISOString();
    expect(
      await mailbox.lease("poll", "b", future, new Date(Date.now() + 60_000).toISOString()),
    ).toBe(true);
    await vi.waitFor(() => expect(leading).toEqual([]), { timeout: 5_000 });
    stop.abort();
    await run;
  });
});
