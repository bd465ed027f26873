/** `can-cu drafts`: the drafts that the unit has kept; `can-cu redraft` makes one again with more answers. */
import { type Command, InvalidArgumentError } from "commander";

import type { DraftAnswer } from "../domain/draft/draft.ts";
import type { DraftDiff } from "../domain/draft/draft-diff.ts";
import { draftText } from "./draft-output.ts";
import { readUpload, writeDeliverables } from "./files.ts";
import { parseCount, parseDay, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

interface RedraftOptions extends GlobalOptions {
  expect: number;
  answer: DraftAnswer[];
  results?: string;
  request?: string;
  asOf?: string;
  out?: string;
}

export function addDrafts(program: Command): void {
  withGlobals(program.command("drafts").description("danh sách dự thảo đã lưu")).action(
    async (options: GlobalOptions) => {
      await withApp(options, async (app, unit) => {
        for (const kept of await app.assistant.keptDrafts(unit)) {
          if (options.json === true) printJson(kept);
          else printText(`${kept.draftId} · bản ${kept.version} · ${kept.title} (${kept.year})`);
        }
      });
    },
  );
}

export function addRedraft(program: Command): void {
  withGlobals(
    program
      .command("redraft")
      .description("soạn lại dự thảo đã lưu với kết quả, câu trả lời mới; in phần thay đổi")
      .argument("<mã>", "mã dự thảo")
      .requiredOption("--expect <bản>", "bản đang xem", parseCount)
      .option("--answer <mã=nội dung>", "trả lời một câu hỏi; dùng được nhiều lần", addAnswer, [])
      .option("--results <tệp.xlsx>", "biểu kết quả đã điền")
      .option("--request <nội dung>", "yêu cầu thêm")
      .option("--as-of <ngày>", "tính hiệu lực tại ngày YYYY-MM-DD", parseDay)
      .option("--out <thư mục>", "ghi DOCX và XLSX"),
  ).action(async (draftId: string, options: RedraftOptions) => {
    await withApp(options, async (app, unit) => {
      const { results, request, asOf } = options;
      const reply = await app.assistant.redraft({
        draftId,
        unit,
        expectedVersion: options.expect,
        answers: options.answer,
        ...(results === undefined ? {} : { results: await readUpload(results) }),
        ...(request === undefined ? {} : { request }),
        ...(asOf === undefined ? {} : { asOf }),
      });
      const { draft, files, ...rest } = reply;
      const written = options.out === undefined ? [] : writeDeliverables(options.out, files);
      if (options.json === true) printJson({ ...draft, files: written, ...rest });
      else {
        printText(draftText(draft));
        if (reply.diff !== null) printText(diffText(reply.diff, reply.version));
        for (const path of written) printText(`Đã ghi: ${path}`);
      }
    });
  });
}

function addAnswer(typed: string, before: DraftAnswer[]): DraftAnswer[] {
  const at = typed.indexOf("=");
  if (at < 1) throw new InvalidArgumentError(`'${typed}'`);
  return [...before, { id: typed.slice(0, at).trim(), value: typed.slice(at + 1).trim() }];
}

const WORDS = { added: "thêm", removed: "bỏ", changed: "sửa" } as const;

export function diffText(diff: DraftDiff, version: number): string {
  const lines = diff.differences.map(({ where, kind, before, after }) => {
    const what = kind === "changed" ? `${before} → ${after}` : `${before}${after}`;
    return `- ${WORDS[kind]} · ${where}: ${what}`;
  });
  return [
    "",
    `Bản ${version}: ${lines.length} thay đổi, ${diff.answered.length} câu hỏi đã trả lời.`,
    ...lines,
  ].join("\n");
}
