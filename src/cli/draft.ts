/** `can-cu draft --year Y …`: next year's plan, a section or the budget. */
import { existsSync } from "node:fs";

import type { Command } from "commander";

import type { DraftRequest } from "../assistant/assistant.ts";
import { draftText } from "./draft-output.ts";
import { diffText } from "./drafts.ts";
import { readUpload, writeDeliverables } from "./files.ts";
import { parseDay, parseYear, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

interface DraftOptions extends GlobalOptions {
  year: number;
  from?: string;
  section?: string;
  budget?: boolean;
  plan?: boolean;
  request?: string;
  results?: string;
  asOf?: string;
  out?: string;
}

export function addDraft(program: Command): void {
  withGlobals(
    program
      .command("draft")
      .description("soạn kế hoạch, mục hoặc dự toán năm sau")
      .requiredOption("--year <năm>", "năm của kế hoạch mới", parseYear)
      .option("--from <tệp hoặc mã>", "kế hoạch năm trước")
      .option("--section <mục>", "chỉ soạn một mục")
      .option("--budget", "chỉ soạn dự toán")
      .option("--plan", "soạn cả kế hoạch (mặc định, trừ khi yêu cầu nêu một mục)")
      .option(
        "--request <nội dung>",
        "yêu cầu, ví dụ: thêm 20 máy tính, bỏ kiosk; hoặc: soạn mục hạ tầng số",
      )
      .option("--results <tệp.xlsx>", "biểu kết quả đã điền")
      .option("--as-of <ngày>", "tính hiệu lực tại ngày YYYY-MM-DD", parseDay)
      .option("--out <thư mục>", "ghi DOCX và XLSX"),
  ).action(async (options: DraftOptions) => {
    await withApp(options, async (app, unit) => {
      const { draft, files, ...kept } = await app.assistant.draft(await requestOf(options, unit));
      const written = options.out === undefined ? [] : writeDeliverables(options.out, files);
      if (options.json === true) printJson({ ...draft, files: written, ...kept });
      else {
        printText(draftText(draft));
        if (kept.diff !== null) printText(diffText(kept.diff, kept.version));
        printText(`\nĐã lưu: ${kept.draftId}, bản ${kept.version}.`);
        for (const path of written) printText(`Đã ghi: ${path}`);
      }
    });
  });
}

async function requestOf(options: DraftOptions, unit: string): Promise<DraftRequest> {
  const { from, section, request, results, asOf } = options;
  const isFile = from !== undefined && (existsSync(from) || /[/\\]|\.\w{2,4}$/.test(from));
  return {
    year: options.year,
    unit,
    part: section !== undefined ? { section } : options.budget === true ? "budget" : "plan",
    ...(options.plan === true ? { wholePlan: true } : {}),
    ...(from === undefined ? {} : isFile ? { fromFile: await readUpload(from) } : { from }),
    ...(request === undefined ? {} : { request }),
    ...(results === undefined ? {} : { results: await readUpload(results) }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}
