/** `can-cu register changes`: what takes effect, ends or is changed between two days, or in the days to come. */
import type { Command } from "commander";

import { displayDate } from "../domain/reference/vietnamese-date.ts";
import { type Outlook, outlookBetween, outlookOf } from "../domain/regulation/outlook.ts";
import { AppError } from "../errors.ts";
import { systemClock } from "../platform/clock.ts";
import { parseCount, parseDay, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

interface ChangesOptions extends GlobalOptions {
  from?: string;
  to?: string;
  days: number;
}

const WHAT: Record<Outlook["items"][number]["kind"], string> = {
  starts: "có hiệu lực",
  dies: "bị thay thế, bãi bỏ",
  ends: "hết giai đoạn",
  "partly-dies": "bị bãi bỏ một phần",
  "taken-over": "được thay vai trò trên thực tế",
  doubted: "chưa rõ còn hiệu lực hay không",
  amended: "được sửa đổi, bổ sung",
};

export function addRegisterChanges(register: Command): void {
  withGlobals(
    register
      .command("changes")
      .description("những gì thay đổi giữa hai ngày (mặc định: 90 ngày tới)")
      .option("--from <ngày>", "từ ngày YYYY-MM-DD, mặc định hôm nay", parseDay)
      .option("--to <ngày>", "đến hết ngày YYYY-MM-DD", parseDay)
      .option("--days <số>", "số ngày kể từ --from khi không nêu --to", parseCount, 90),
  ).action(async (options: ChangesOptions) => {
    const from = options.from ?? systemClock.today();
    const { to } = options;
    if (to !== undefined && to < from) {
      throw new AppError("bad-usage", "--to before --from", {
        userMessage: `Ngày cuối ${displayDate(to)} đứng trước ngày đầu ${displayDate(from)}; đổi lại --from và --to.`,
      });
    }
    await withApp(options, async ({ register: book }) => {
      const outlook =
        to === undefined ? outlookOf(book, from, options.days) : outlookBetween(book, from, to);
      if (options.json !== true && outlook.items.length === 0) {
        printText(`Không có thay đổi nào từ ${displayDate(from)} đến ${displayDate(outlook.to)}.`);
      }
      for (const item of outlook.items) {
        if (options.json === true) printJson(item);
        else {
          const by = item.by === null ? "" : `bởi ${item.by}`;
          printText(
            [displayDate(item.date), item.symbol, WHAT[item.kind], by, item.title].join("\t"),
          );
        }
      }
    });
  });
}
