/** `can-cu review FILE…`: findings as text or one JSON line a file. A refused file does not stop the others. */
import type { Command } from "commander";

import { AppError } from "../errors.ts";
import { countsSentence } from "../export/review-text.ts";
import { readUpload, writeDeliverables } from "./files.ts";
import { parseDay, withGlobals } from "./options.ts";
import { type GlobalOptions, printError, printJson, printText } from "./output.ts";
import { reviewText } from "./review-output.ts";
import { withApp } from "./with-app.ts";

interface ReviewOptions extends GlobalOptions {
  asOf?: string;
  out?: string;
  waive?: string[];
  unwaive?: string[];
  reason?: string;
}

export function addReview(program: Command): void {
  withGlobals(
    program
      .command("review")
      .description("rà soát kế hoạch, dự toán")
      .argument("<tệp...>")
      .option("--as-of <ngày>", "tính đến ngày YYYY-MM-DD", parseDay)
      .option("--out <thư mục>", "ghi báo cáo và bản có ghi chú")
      .option("--waive <mã>", "chấp nhận phát hiện có mã (fingerprint) này, kèm --reason", collect)
      .option("--unwaive <mã>", "bỏ chấp nhận phát hiện có mã này", collect)
      .option("--reason <lý do>", "vì sao chấp nhận, giữ cho các bản sau của văn bản"),
  ).action(async (paths: string[], options: ReviewOptions) => {
    const decisions = decisionsOf(options);
    await withApp(options, async (app, unit) => {
      for (const path of paths) {
        try {
          const file = await readUpload(path);
          const { review, files, ms } = await app.assistant.review({
            file,
            unit,
            withFiles: options.out !== undefined,
            ...(decisions.length === 0 ? {} : { decisions }),
            ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
          });
          const written =
            options.out === undefined ? undefined : writeDeliverables(options.out, files);
          if (options.json === true) {
            printJson({ ...review, file: path, ms, ...(written ? { files: written } : {}) });
          } else {
            printText(reviewText(review, countsSentence(review)));
            for (const name of written ?? []) printText(`Đã ghi: ${name}`);
          }
        } catch (error) {
          process.exitCode = printError(error, options.json === true);
        }
      }
    });
  });
}

/** An option that may stand several times. */
const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** An acceptance without a reason is wrong usage. */
function decisionsOf({ waive = [], unwaive = [], reason }: ReviewOptions) {
  const why = reason?.trim() ?? "";
  if (waive.length > 0 && why === "") {
    throw new AppError("bad-usage", "--waive without --reason", {
      userMessage: "Nêu lý do chấp nhận bằng --reason.",
    });
  }
  return [
    ...waive.map((fingerprint) => ({ fingerprint, reason: why })),
    ...unwaive.map((fingerprint) => ({ fingerprint, reason: null })),
  ];
}
