import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteConversations } from "../../src/storage/sqlite/sqlite-conversations.ts";
import { makeSqliteDocuments } from "../../src/storage/sqlite/sqlite-documents.ts";
import { makeSqliteSettings } from "../../src/storage/sqlite/sqlite-settings.ts";
import { conversationsContract, settingsContract } from "./conversations.contract.ts";
import { documentsContract } from "./documents.contract.ts";

const open = () => openDatabase(mkdtempSync(join(tmpdir(), "can-cu-")));

documentsContract("SQLite", async () => makeSqliteDocuments(open()));
conversationsContract("SQLite", async () => makeSqliteConversations(open()));
settingsContract("SQLite", async () => makeSqliteSettings(open()));
