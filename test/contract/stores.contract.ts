/** The suites of all stores that are written over the Sql port, for one driver of it. */
import { test } from "vitest";

import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeSqlConversations } from "../../src/storage/sql/sql-conversations.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlRegisterEntries } from "../../src/storage/sql/sql-register-entries.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { conversationsContract, settingsContract } from "./conversations.contract.ts";
import { aDocument, documentsContract } from "./documents.contract.ts";
import { registerEntriesContract } from "./register-entries.contract.ts";

/** `open` gives a fresh, migrated database. */
export function storesContract(driver: string, open: () => Promise<Sql>): void {
  documentsContract(driver, async () => makeSqlDocuments(await open()));
  conversationsContract(driver, async () => makeSqlConversations(await open()));
  settingsContract(driver, async () => makeSqlSettings(await open()));
  registerEntriesContract(driver, async () => makeSqlRegisterEntries(await open()));

  test(`${driver}: puts at the same time lose nothing, not even of the same document`, async ({
    expect,
  }) => {
    const documents = makeSqlDocuments(await open());
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        documents.put(aDocument({ id: `kh-${at % 6}`, contentHash: `noi-dung-${at}` })),
      ),
    );
    const list = await documents.list("a");
    expect(list.map((document) => document.id)).toHaveLength(6);
    for (const { id } of list) expect(await documents.versions(id, "a")).toHaveLength(2);
    expect(await documents.generation()).toBe(12);
  });
}
