/**
 * One process at a time does what a platform allows to one only (long polling). It gives a sign of life while it works,
 * whatever a single call takes; when the signs stop, another takes over within LEASE_MS and a look. Two that lead at
 * the same moment (a process that slept) do no harm: what both receive is stored once.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { Mailbox } from "../../assistant/dialogue/mail.ts";
import type { ChannelLog } from "../channel.ts";

export interface LeadPace {
  leaseMs: number;
  renewMs: number;
  /** Between two looks whether the leader is gone. */
  lookMs: number;
}

const PACE: LeadPace = { leaseMs: 10_000, renewMs: 2_500, lookMs: 1_000 };

export interface LeadDeps {
  mailbox: Pick<Mailbox, "lease" | "release">;
  log: ChannelLog;
  /** What is led, the same in all processes. */
  name: string;
  pace?: LeadPace;
}

/** Runs `work` whenever this process leads, until the signal. The work's own signal aborts when the lead is lost. */
export async function lead(
  deps: LeadDeps,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { mailbox, log, name, pace = PACE } = deps;
  const owner = randomUUID();
  const take = () => {
    const now = Date.now();
    const until = new Date(now + pace.leaseMs).toISOString();
    return mailbox.lease(name, owner, new Date(now).toISOString(), until);
  };
  while (!signal.aborted) {
    const leads = await take().catch(() => false);
    if (leads) await whileLeading({ take, log, name, pace }, work, signal);
    await sleep(pace.lookMs, undefined, { signal }).catch(() => undefined);
  }
  await mailbox.release(name, owner).catch(() => undefined);
}

interface Leading {
  take(): Promise<boolean>;
  log: ChannelLog;
  name: string;
  pace: LeadPace;
}

async function whileLeading(
  { take, log, name, pace }: Leading,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  let heldUntil = Date.now() + pace.leaseMs;
  const renew = setInterval(() => {
    const asked = Date.now();
    take().then(
      (isHeld) => {
        if (isHeld) heldUntil = asked + pace.leaseMs;
        else lost.abort();
      },
      () => {
        // The store is away: nobody else can take the lead either, but once it is back somebody may have.
        if (Date.now() > heldUntil) lost.abort();
      },
    );
  }, pace.renewMs);
  try {
    await work(AbortSignal.any([signal, lost.signal]));
  } catch (error) {
    log.error({ err: error, name }, "leading failed");
  } finally {
    clearInterval(renew);
  }
}
