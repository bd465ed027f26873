/** What the web channel is built from. It knows the assistant and nothing below it. */
import type { Registry } from "prom-client";

import type { Access } from "../../assistant/access/access.ts";
import type { AdminDesk } from "../../assistant/admin-desk.ts";
import type { Assistant } from "../../assistant/assistant.ts";
import type { SharedFiles } from "../../assistant/dialogue/mail.ts";
import type { Notices } from "../../assistant/notices.ts";
import type { Regulations } from "../../assistant/regulations.ts";
import type { Follows } from "../../assistant/subscriptions/following.ts";
import type { WorkDesk } from "../../assistant/work-desk.ts";
import type { DownloadStore } from "./download-store.ts";
import type { StaticAssets } from "./static-assets.ts";
import type { WebMetrics } from "./web-metrics.ts";

/** The part of the logger that this channel uses (pino fits). Messages are English, without personal data. */
export interface WebLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Whether an answer helped, and why not. */
export interface GivenFeedback {
  unit: string;
  question: string;
  useful: boolean;
  /** In words, as an administrator reads it. */
  reason?: string | undefined;
  /** The conversation in which it was asked, as the store knows it. */
  conversationId?: string;
}

export interface NotedFeedback {
  question: string;
  useful: boolean;
  reason: string | null;
  /** Sources of the answer that was given. */
  sources: readonly string[];
  /** ISO instant. */
  at: string;
}

/** Where thumbs go; without it they are only counted in the metrics. */
export interface FeedbackDesk {
  give(feedback: GivenFeedback): Promise<void>;
  list(unit: string): Promise<NotedFeedback[]>;
}

export interface WebDeps {
  /** Routes take the one of the visit (session.ts, scoped). */
  assistant: Assistant;
  access: Access;
  desk: AdminDesk;
  works: WorkDesk;
  notices: Notices;
  follows: Follows;
  /** Where files to download lie for a while. */
  sharedFiles: SharedFiles;
  /** Only this machine can reach the app, so that its user needs no sign-in. */
  local: boolean;
  regulations: Regulations;
  log: WebLog;
  version: string;
  /** ISO date in Asia/Ho_Chi_Minh. */
  today: () => string;
  ready: () => Promise<boolean>;
  /** The unit that this server acts for. */
  unit: string;
  /** Default: the process-wide registry of prom-client. */
  metrics?: Registry;
  /** With which `GET /metrics` answers other machines, as a bearer token; null or absent: never. */
  metricsToken?: string | null;
  /** Host names (no port) under which a reverse proxy publishes the app; IP addresses and localhost need none. */
  publicHosts?: readonly string[];
  /** Address under which users reach the app, without a trailing slash; absent on loopback. */
  publicUrl?: string;
  feedback?: FeedbackDesk;
  /** A view of the queues in Redis; null or absent without Redis. */
  queueBoard?: { fetch(request: Request): Response | Promise<Response> } | null;
  /** Milliseconds; only for the expiry of downloads. Default Date.now. */
  now?: () => number;
}

/** WebDeps with what the channel makes for itself, as the routes see it. */
export interface WebParts extends WebDeps {
  downloads: DownloadStore;
  assets: StaticAssets;
  counters: WebMetrics;
}
