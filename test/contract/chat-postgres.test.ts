/** People and chat channels over PostgreSQL: the same statements as over SQLite, against the other dialect. */
import { describe, expect, onTestFinished, test } from "vitest";

import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { startChat, until } from "../support/chat-rig.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { said, startFakeTelegram } from "../support/fake-telegram.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { anAnswer } from "../support/web-samples.ts";

describe.skipIf(skipWithoutPostgres)("chat over PostgreSQL", () => {
  test("an invited person asks and is answered in order; the audit chain holds", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    const fake = await startFakeTelegram({ repeat: 0.3, shuffle: 0.2 });
    onTestFinished(() => fake.close());
    const assistant = makeFakeAssistant({
      ask: async ({ question }) => anAnswer({ text: `Đ: ${question}`, suggestions: [] }),
    });
    const rig = await startChat({ assistant, sql, telegram: { apiRoot: fake.url } });
    onTestFinished(() => rig.stop());
    const { code } = await rig.access.invite(operatorVisit("don-vi"), { role: "staff" });
    fake.push(said(7, code), ...[1, 2, 3, 4].map((at) => said(7, `câu ${at}?`)));
    await until("answered", () => fake.arrived.filter((one) => one.chat === "7").length === 5);
    expect(fake.arrived.slice(1).map((one) => one.text)).toEqual(
      [1, 2, 3, 4].map((at) => `Đ: câu ${at}?`),
    );
    await rig.access.askForAccess("zalo:a", "A");
    expect(await rig.access.requests(operatorVisit("don-vi"))).toHaveLength(1);
    const audit = await rig.access.audit(operatorVisit("don-vi"), { limit: 3 });
    expect(audit).toHaveLength(3);
    expect((await rig.access.verifyAudit()).brokenAt).toBeNull();
    expect(rig.errors).toEqual([]);
  });
});
