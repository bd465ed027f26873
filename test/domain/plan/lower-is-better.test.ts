/** Targets of which less is more are judged so. */
import { describe, expect, it } from "vitest";

import { judgeResult } from "../../../src/domain/plan/judge-result.ts";
import { isLowerBetter } from "../../../src/domain/plan/lower-is-better.ts";
import { aPlan } from "./plan-builders.ts";

describe("isLowerBetter", () => {
  it.each([
    "Thời gian chờ khám trung bình (giảm còn)",
    "Thời gian trung bình giải quyết thủ tục hành chính",
    "Giảm thời gian trả kết quả xuống",
    "Tỷ lệ hồ sơ trễ hạn",
    "Số sự cố an toàn thông tin trong năm",
    "Tỷ lệ đơn thuốc bị lỗi",
    "Thời gian gián đoạn hệ thống HIS",
    "Tỷ lệ hồ sơ bị xuất toán bảo hiểm y tế",
    "Sự cố mất an toàn thông tin nghiêm trọng",
    "Hồ sơ trễ hạn trong năm",
  ])("%s", (text) => {
    expect(isLowerBetter(text)).toBe(true);
  });

  it.each([
    "Tỷ lệ sự cố được xử lý trong 24 giờ",
    "Tỷ lệ hồ sơ giải quyết đúng hạn",
    "Tỷ lệ hồ sơ không bị trả lại",
    "Giảm 30% lượng giấy tờ in",
    "Tỷ lệ chữ ký số",
    "Số lượt diễn tập ứng cứu sự cố",
    "Sự cố được phát hiện và xử lý trong ngày",
    "Tỷ lệ phản ánh, khiếu nại được trả lời, giải quyết",
  ])("not: %s", (text) => {
    expect(isLowerBetter(text)).toBe(false);
  });
});

it("a wait above its target misses it, one below meets it", () => {
  const { targets } = aPlan(
    ["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. CHỈ TIÊU", "@1"],
    [
      [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2026"],
        ["1", "Thời gian chờ khám trung bình (giảm còn)", "phút", "60"],
      ],
    ],
  );
  const [wait] = targets;
  expect(judgeResult(wait!, "68")).toBe("unmet");
  expect(judgeResult(wait!, "55")).toBe("met");
});

it("a goal of none is missed by the first one, whatever it counts", () => {
  const { targets } = aPlan(
    ["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. CHỈ TIÊU", "@1"],
    [
      [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2026"],
        ["1", "Máy tính còn dùng hệ điều hành hết hỗ trợ", "máy", "0"],
        ["2", "Sự cố mất an toàn thông tin nghiêm trọng", "vụ", "0"],
      ],
    ],
  );
  for (const target of targets) {
    expect(judgeResult(target, "1")).toBe("unmet");
    expect(judgeResult(target, "0")).toBe("met");
  }
});
