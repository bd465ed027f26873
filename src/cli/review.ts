/** `can-cu review FILE…`: findings as text or one JSON line a file. A refused file does not stop the others. */
import type { Command } from "commander";

import { countsSentence } from "../export/review-text.ts";
import { readUpload, writeDeliverables } from "./files.ts";
import { parseDay, withGlobals } from "./options.ts";
import { type GlobalOptions, printError, printJson, printText } from "./output.ts";
import { reviewText } from "./review-output.ts";
import { withApp } from "./with-app.ts";

interface ReviewOptions extends GlobalOptions {
  asOf?: string;
  out?: string;
}

export function addReview(program: Command): void {
  withGlobals(
    program
      .command("review")
      .description("rà soát kế hoạch, dự toán")
      .argument("<tệp...>")
      .option("--as-of <ngày>", "tính đến ngày YYYY-MM-DD", parseDay)
      .option("--out <thư mục>", "ghi báo cáo và bản có ghi chú"),
  ).action(async (paths: string[], options: ReviewOptions) => {
    await withApp(options, async (app, unit) => {
      for (const path of paths) {
        try {
          const file = await readUpload(path);
          const { review, files, ms } = await app.assistant.review({
            file,
            unit,
            withFiles: options.out !== undefined,
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
