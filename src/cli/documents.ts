/** `can-cu documents`, its versions and their rollback, `can-cu forget ID`, `can-cu search "…"`. */
import { type Command, Option } from "commander";

import type { DocumentSummary, SearchHit } from "../assistant/assistant.ts";
import { parseCount, parseDay, parseYear, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

const KINDS = {
  regulation: "văn bản",
  plan: "kế hoạch",
  budget: "dự toán",
  other: "khác",
} as const;

export function addDocuments(program: Command): void {
  const documents = withGlobals(
    program.command("documents").description("liệt kê tài liệu trong kho"),
  ).action(list);
  addVersions(documents);
  addForget(program);
  addSearch(program);
}

async function list(options: GlobalOptions): Promise<void> {
  await withApp(options, async (app, unit) => {
    for (const document of await app.assistant.documents(unit)) {
      if (options.json === true) printJson(document);
      else {
        const { documentId, kind, title, symbol } = document;
        printText(`${documentId}\t${KINDS[kind]}\t${symbol ?? ""}\t${title}`);
      }
    }
  });
}

/** Options of `documents` itself may stand before or after the name of the part. */
const globalsOf = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>();

function addVersions(documents: Command): void {
  withGlobals(
    documents
      .command("versions")
      .description("các phiên bản của một tài liệu")
      .argument("<mã tài liệu>"),
  ).action(async (id: string, _: unknown, command: Command) => {
    const options = globalsOf(command);
    await withApp(options, async (app, unit) => {
      for (const version of await app.assistant.versions(id, unit)) {
        if (options.json === true) printJson({ documentId: id, ...version });
        else {
          const state = version.active ? "đang dùng" : "bản cũ";
          const { title, passages, addedAt } = version;
          printText([version.version, state, addedAt, `${passages} đoạn`, title].join("\t"));
        }
      }
    });
  });
  withGlobals(
    documents
      .command("rollback")
      .description("dùng lại một phiên bản đã lưu của tài liệu")
      .argument("<mã tài liệu>")
      .argument("<số phiên bản>", "số phiên bản", parseCount),
  ).action(async (id: string, version: number, _: unknown, command: Command) => {
    const options = globalsOf(command);
    await withApp(options, async (app, unit) => {
      const { title } = await app.assistant.rollback(id, unit, version);
      if (options.json === true) printJson({ documentId: id, version, title });
      else printText(`Đang dùng phiên bản ${version} của ${id}: ${title}.`);
    });
  });
  withGlobals(
    documents
      .command("show")
      .description("các đoạn của một tài liệu, bản đang dùng hoặc bản được nêu")
      .argument("<mã tài liệu>")
      .argument("[số phiên bản]", "số phiên bản", parseCount),
  ).action(async (id: string, version: number | undefined, _: unknown, command: Command) => {
    const options = globalsOf(command);
    await withApp(options, async (app, unit) => {
      const view = await app.assistant.document(id, unit, version);
      if (options.json === true) {
        printJson(view);
        return;
      }
      printText(
        `${view.document.title} (phiên bản ${view.version}${view.active ? "" : ", bản cũ"})`,
      );
      for (const { locator, text } of view.passages) printText(`[${locator ?? ""}] ${text}`);
    });
  });
}

function addForget(program: Command): void {
  withGlobals(
    program.command("forget").description("xóa một tài liệu khỏi kho").argument("<mã tài liệu>"),
  ).action(async (id: string, options: GlobalOptions) => {
    await withApp(options, async (app, unit) => {
      await app.assistant.forget(id, unit);
      if (options.json === true) printJson({ documentId: id, forgotten: true });
      else printText(`Đã xóa ${id}.`);
    });
  });
}

interface SearchOptions extends GlobalOptions {
  k: number;
  kind?: DocumentSummary["kind"];
  year?: number;
  holdsOn?: string;
}

function hitText({ rank, symbol, documentId, locator, text, reading }: SearchHit): string {
  const line = `${rank}. [${symbol ?? documentId}] ${locator ?? ""} ${text}`;
  return reading === undefined ? line : `${line}\n   Đọc lại (cần đối chiếu bản gốc): ${reading}`;
}

function addSearch(program: Command): void {
  withGlobals(
    program
      .command("search")
      .description("tìm đoạn văn trong kho")
      .argument("<từ khóa>")
      .option("-k <số>", "số đoạn", parseCount, 10)
      .addOption(
        new Option("--kind <loại>", "chỉ tìm trong loại tài liệu này").choices([
          "regulation",
          "plan",
          "budget",
          "other",
        ]),
      )
      .option("--year <năm>", "chỉ tìm trong tài liệu của năm này", parseYear)
      .option(
        "--holds-on <ngày>",
        "bỏ văn bản không còn hoặc chưa có hiệu lực vào ngày này",
        parseDay,
      ),
  ).action(async (query: string, options: SearchOptions) => {
    await withApp(options, async (app, unit) => {
      const { kind, year, holdsOn } = options;
      const filter = {
        ...(kind !== undefined && { kinds: [kind] }),
        ...(year !== undefined && { year }),
        ...(holdsOn !== undefined && { holdsOn }),
      };
      for (const hit of await app.assistant.search(query, options.k, unit, filter)) {
        if (options.json === true) printJson(hit);
        else printText(hitText(hit));
      }
    });
  });
}
