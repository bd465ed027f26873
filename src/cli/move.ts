/** `can-cu migrate`, `backup`, `restore`, `reindex`: the install as a whole. */
import { rm } from "node:fs/promises";
import { join } from "node:path";

import type { Command } from "commander";

import { DEFAULT_UNIT, parseConfig } from "../config.ts";
import { AppError } from "../errors.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

function configOf(options: GlobalOptions) {
  const config = parseConfig(process.env);
  return { ...config, dataFolder: options.data ?? config.dataFolder };
}

export function addMigrate(program: Command): void {
  withGlobals(
    program
      .command("migrate")
      .description("chuyển toàn bộ dữ liệu sang kho khác và đối chiếu")
      .requiredOption("--to <địa chỉ>", "postgres://… hoặc sqlite:THƯ-MỤC"),
  ).action(async (options: GlobalOptions & { to: string }) => {
    const { migrateInstall } = await import("../app/move-install.ts");
    const config = configOf(options);
    // A folder that is named, or a server that is the target itself: what moves lies in the folder.
    const isFromFolder = options.data !== undefined || config.databaseUrl === options.to;
    const source = isFromFolder ? { ...config, databaseUrl: null } : config;
    const isJson = options.json === true;
    const copied = await migrateInstall({ ...source, units: [DEFAULT_UNIT] }, options.to, {
      copied: ({ table, from, to, matches }) => {
        if (isJson) printJson({ table, rows: from.rows, checksum: from.checksum, matches });
        else {
          const verdict = matches ? "khớp" : `LỆCH (đích có ${to.rows} dòng)`;
          printText(`${table}\t${from.rows} dòng\t${from.checksum.slice(0, 16)}\t${verdict}`);
        }
      },
      note: (sentence) => (isJson ? printJson({ note: sentence }) : printText(sentence)),
    });
    if (copied.some((table) => !table.matches))
      throw new AppError("internal", "tables differ after the copy", {
        userMessage:
          "Dữ liệu hai bên chưa khớp; dừng các tiến trình đang ghi rồi chuyển lại vào một kho trống.",
      });
    if (!isJson)
      printText("Đã chuyển xong, số dòng và mã kiểm khớp. Đặt DATABASE_URL rồi chạy lại hệ thống.");
  });
}

export function addBackup(program: Command): void {
  withGlobals(
    program
      .command("backup")
      .argument("<tệp>", "tệp sao lưu sẽ được ghi")
      .description("sao lưu toàn bộ dữ liệu vào một tệp"),
  ).action(async (file: string, options: GlobalOptions) => {
    const { backupInstall } = await import("../app/move-install.ts");
    const { bytes } = await backupInstall(configOf(options), file);
    if (options.json === true) printJson({ file, bytes });
    else printText(`Đã sao lưu vào ${file} (${bytes} byte).`);
  });
}

export function addRestore(program: Command): void {
  withGlobals(
    program
      .command("restore")
      .argument("<tệp>", "tệp sao lưu")
      .description("khôi phục dữ liệu vào một thư mục hoặc cơ sở dữ liệu trống"),
  ).action(async (file: string, options: GlobalOptions) => {
    const { restoreInstall } = await import("../app/move-install.ts");
    const { documents } = await restoreInstall(configOf(options), file);
    if (options.json === true) printJson({ file, documents });
    else printText(`Đã khôi phục ${documents} tài liệu.`);
  });
}

export function addReindex(program: Command): void {
  withGlobals(program.command("reindex").description("lập lại chỉ mục tìm kiếm")).action(
    async (options: GlobalOptions) => {
      const { dataFolder } = configOf(options);
      // All of it is made again from the stored documents.
      await rm(join(dataFolder, "lexical-index.bin"), { force: true });
      await rm(join(dataFolder, "vectors"), { recursive: true, force: true });
      const started = performance.now();
      const documents = await withApp(options, async (app, unit) => {
        await app.clearIndex();
        await app.assistant.search("kế hoạch", 1, unit);
        return (await app.assistant.documents(unit)).length;
      });
      const ms = Math.round(performance.now() - started);
      if (options.json === true) printJson({ documents, ms });
      else printText(`Đã lập lại chỉ mục của ${documents} tài liệu trong ${ms} ms.`);
    },
  );
}
