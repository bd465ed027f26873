/** Two units in one install behind the real server: people with every role, each with a session, and what one unit owns. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildApp } from "../../src/app.ts";
import { openStores } from "../../src/app/open-stores.ts";
import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { SESSION_COOKIE } from "../../src/channels/web/guard-actions.ts";
import { type Config, DEFAULT_UNIT, parseConfig } from "../../src/config.ts";
import type { Actor, GrantedRole } from "../../src/domain/access/actor.ts";
import { newToken } from "../../src/platform/ids.ts";
import { sha256 } from "../../src/platform/sha256.ts";
import { type FakeZalo, startFakeZalo, zaloSaid } from "./fake-zalo.ts";
import { matrixInstall } from "./matrix-install.ts";
import { startServer, type TestServer } from "./web-server.ts";

export const OURS = DEFAULT_UNIT;
export const THEIRS = "don-vi-b";
/** Stands in everything that belongs to the first unit and in nothing else. */
export const MARK = "Zorvexa";
export const ZALO_SECRET = "bi-mat-zalo-1";

export type Fields = Record<string, string | File>;

/** Somebody in front of the server: a cookie, and what a browser sends along. */
export class Person {
  readonly actor: Actor;
  private readonly url: string;
  private readonly cookie: string | null;
  private formToken: string | null = null;

  constructor(url: string, session: string | null, actor: Actor) {
    this.url = url;
    this.actor = actor;
    this.cookie = session === null ? null : `${SESSION_COOKIE}=${session}`;
  }

  send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      ...(this.cookie === null ? {} : { cookie: this.cookie }),
      "sec-fetch-site": "same-origin",
      ...(init.headers as Record<string, string> | undefined),
    };
    return fetch(this.url + path, { ...init, method, headers, redirect: "manual" });
  }

  get(path: string): Promise<Response> {
    return this.send("GET", path);
  }

  async page(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  json(path: string, body: object): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.send("POST", path, { headers, body: JSON.stringify(body) });
  }

  /** A form of our own pages, with its token. */
  async form(path: string, fields: Fields = {}): Promise<Response> {
    this.formToken ??= /name="_ma" value="([^"]+)"/.exec(await this.page("/tai-khoan"))?.[1] ?? "";
    const body = new FormData();
    body.set("_ma", this.formToken);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return this.send("POST", path, { body });
  }
}

export const aFile = (name: string, content: string): File => new File([content], name);

export interface TwoUnits {
  people: Record<
    | "admin"
    | "reviewer"
    | "staff"
    | "leaver"
    | "theirAdmin"
    | "theirReviewer"
    | "theirStaff"
    | "system",
    Person
  >;
  nobody: Person;
  /** Somebody with this session token, whatever it is worth. */
  as(session: string): Person;
  /** Somebody else with a session of this person that has run out. */
  expired(name: keyof TwoUnits["people"]): Promise<Person>;
  zalo: FakeZalo;
  /** A message to the bot on Zalo; what came back is in `zalo.arrived`. */
  say(chat: string, text: string): Promise<void>;
  server: TestServer;
  dataFolder: string;
  close(): Promise<void>;
}

const PLACES: Record<keyof TwoUnits["people"], [unit: string, role: GrantedRole]> = {
  admin: [OURS, "unit-admin"],
  reviewer: [OURS, "reviewer"],
  staff: [OURS, "staff"],
  leaver: [OURS, "staff"],
  theirAdmin: [THEIRS, "unit-admin"],
  theirReviewer: [THEIRS, "reviewer"],
  theirStaff: [THEIRS, "staff"],
  system: [THEIRS, "staff"],
};

/** Sessions of everyone, before the server starts on the same folder. */
async function settle(config: Config): Promise<Map<string, { session: string; actor: Actor }>> {
  const app = await buildApp(config);
  const { access } = app;
  const operator = operatorVisit(OURS);
  await access.addUnit(operator, { id: THEIRS, name: "Bệnh viện B" });
  const settled = new Map<string, { session: string; actor: Actor }>();
  for (const [name, [unit, role]] of Object.entries(PLACES)) {
    const { code } = await access.invite({ ...operator, unit }, { role });
    const session = (await access.joinOnWeb(code, `${name} ${unit}`, name))?.sessionToken ?? "";
    const caller = await access.atWeb({ sessionToken: session, local: false, unit });
    if (caller.kind !== "known") throw new Error(`${name} did not come in`);
    const { personId } = caller.visit.actor;
    const systemAdmin = name === "system";
    if (systemAdmin) await access.setSystemAdmin(operator, personId, true);
    settled.set(name, {
      session,
      actor: { personId, memberships: [{ unit, role }], systemAdmin },
    });
  }
  await app.close();
  return settled;
}

export async function openTwoUnits(): Promise<TwoUnits> {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-hai-don-vi-"));
  const install = await matrixInstall();
  const config = { ...parseConfig({ ...install.env, LOG_LEVEL: "silent" }), dataFolder };
  const settled = await settle(config);
  const zalo = await startFakeZalo();
  const server = await startServer(dataFolder, {
    ...install.env,
    CAN_CU_PUBLIC_URL: "https://can-cu.don-vi.vn",
    ZALO_BOT_TOKEN: "zalo-token",
    ZALO_API_ROOT: zalo.url,
    ZALO_WEBHOOK_SECRET: ZALO_SECRET,
  });
  const people = Object.fromEntries(
    [...settled].map(([name, { session, actor }]) => [
      name,
      new Person(server.url, session, actor),
    ]),
  ) as TwoUnits["people"];
  const nobodyActor: Actor = { personId: "", memberships: [], systemAdmin: false };
  return {
    ...{ people, zalo, server, dataFolder },
    nobody: new Person(server.url, null, nobodyActor),
    as: (session) => new Person(server.url, session, nobodyActor),
    async expired(name) {
      const session = newToken();
      const stores = await openStores(config, { warn: () => undefined });
      await stores.sql.run(
        "INSERT INTO web_session (token_hash, person_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
        sha256(session),
        people[name].actor.personId,
        "2026-01-01T00:00:00.000Z",
        "2026-01-15T00:00:00.000Z",
      );
      await stores.close();
      return new Person(server.url, session, people[name].actor);
    },
    async say(chat, text) {
      const headers = { "x-bot-api-secret-token": ZALO_SECRET, "content-type": "application/json" };
      const body = JSON.stringify(zaloSaid(chat, text));
      await fetch(`${server.url}/webhook/zalo`, { method: "POST", headers, body });
    },
    async close() {
      await server.close();
      await zalo.close();
      await install.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
