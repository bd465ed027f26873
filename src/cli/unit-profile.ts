/** `can-cu unit show|set`: what a unit tells once about itself; drafts print it on cover, symbol and signature. */
import type { Command } from "commander";

import type { ProfileChanges, ProfileView } from "../assistant/unit-profiles.ts";
import type { ProfileField } from "../domain/unit/unit-profile.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

const NAMES: Record<ProfileField, string> = {
  name: "Tên đơn vị",
  parentBody: "Cơ quan chủ quản",
  province: "Tỉnh, thành phố",
  place: "Địa danh",
  code: "Chữ viết tắt",
  symbolFormat: "Dạng ký hiệu",
  signerTitle: "Chức vụ người ký",
  signerName: "Người ký",
  recipients: "Nơi nhận",
  facility: "Loại đơn vị",
};

interface UnitOptions extends GlobalOptions, ProfileChanges {}

/** Below `can-cu unit`. */
export function addUnitProfile(unit: Command): void {
  withGlobals(unit.command("show").description("xem thông tin đã lưu, còn thiếu gì")).action(
    async (options: GlobalOptions) => {
      await withApp(options, async (app, id) => {
        print(await app.assistant.profile(id), options);
      });
    },
  );
  withGlobals(
    unit
      .command("set")
      .description("lưu thông tin; giá trị trống để xóa")
      .option("--name <tên>", "tên đầy đủ")
      .option("--parent-body <tên>", "cơ quan chủ quản trực tiếp")
      .option("--province <tên>", "tỉnh, thành phố")
      .option("--place <tên>", "địa danh ghi trước ngày tháng")
      .option("--code <chữ>", "chữ viết tắt trong ký hiệu, ví dụ TTYT")
      .option("--symbol-format <dạng>", 'dạng ký hiệu, ví dụ "KH-{mã}"')
      .option("--signer-title <chức vụ>", "chức vụ người ký")
      .option("--signer-name <tên>", "họ và tên người ký")
      .option("--recipients <nơi nhận>", "các nơi nhận, cách nhau bằng dấu chấm phẩy")
      .option("--facility <loại>", "bệnh viện, cơ sở khác hoặc cơ quan quản lý"),
  ).action(async (options: UnitOptions) => {
    await withApp(options, async (app, id) => {
      const { refused, ...view } = await app.assistant.updateProfile(id, options);
      if (options.json === true) printJson({ ...view, refused });
      else {
        print(view, options);
        for (const { message } of refused) printText(message);
      }
      if (refused.length > 0) process.exitCode = 1;
    });
  });
}

function print(view: ProfileView, options: GlobalOptions): void {
  if (options.json === true) {
    printJson(view);
    return;
  }
  for (const [field, value] of Object.entries(view.profile)) {
    const name = NAMES[field as ProfileField];
    printText(`${name}: ${Array.isArray(value) ? value.join("; ") : value}`);
  }
  if (view.questions.length > 0) {
    printText("Chưa có:");
    for (const { ask } of view.questions) printText(`- ${ask}`);
  }
}
