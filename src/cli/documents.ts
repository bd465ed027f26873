/** `can-cu documents`, `can-cu forget ID`, `can-cu search "…"`. */
import type { Command } from "commander";

import { parseCount, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

const KINDS = {
  regulation: "văn bản",
  plan: "kế hoạch",
  budget: "dự toán",
  other: "khác",
} as const;

export function addDocuments(program: Command): void {
  withGlobals(program.command("documents").description("liệt kê tài liệu trong kho")).action(
    async (options: GlobalOptions) => {
      await withApp(options, async (app, unit) => {
        for (const document of await app.assistant.documents(unit)) {
          if (options.json === true) printJson(document);
          else {
            const { documentId, kind, title, symbol } = document;
            printText(`${documentId}\t${KINDS[kind]}\t${symbol ?? ""}\t${title}`);
          }
        }
      });
    },
  );
  withGlobals(
    program.command("forget").description("xóa một tài liệu khỏi kho").argument("<mã tài liệu>"),
  ).action(async (id: string, options: GlobalOptions) => {
    await withApp(options, async (app, unit) => {
      await app.assistant.forget(id, unit);
      if (options.json === true) printJson({ documentId: id, forgotten: true });
      else printText(`Đã xóa ${id}.`);
    });
  });
  withGlobals(
    program
      .command("search")
      .description("tìm đoạn văn trong kho")
      .argument("<từ khóa>")
      .option("-k <số>", "số đoạn", parseCount, 10),
  ).action(async (query: string, options: GlobalOptions & { k: number }) => {
    await withApp(options, async (app, unit) => {
      for (const hit of await app.assistant.search(query, options.k, unit)) {
        if (options.json === true) printJson(hit);
        else
          printText(
            `${hit.rank}. [${hit.symbol ?? hit.documentId}] ${hit.locator ?? ""} ${hit.text}`,
          );
      }
    });
  });
}
