import { freshSqliteSql } from "../support/sqlite.ts";
import { storesContract } from "./stores.contract.ts";

storesContract("SQLite", async () => freshSqliteSql());
