/** Times of one sentence whose order its words fix. */
import { describe, expect, it } from "vitest";

import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { toldBy } from "../../support/review-input.ts";

const told = (line: string): string[] => toldBy(planDeadlines, `## I. TIẾN ĐỘ\n\n${line}\n`);

describe("times out of the order that the words fix", () => {
  it.each([
    ["Thời gian thực hiện: từ … đến 11/2026.", "02/2026", "12/2026"],
    [
      "Báo cáo gửi Sở hai kỳ: kỳ 1 trước ngày …, kỳ 2 trước ngày 10/12/2027.",
      "05/7/2027",
      "25/12/2027",
    ],
    ["Đợt nghiệm thu đầu tiên ngày …, đợt cuối cùng ngày 15/12/2027.", "31/3/2027", "31/12/2027"],
    [
      "Hồ sơ gửi Sở trước ngày …; dự kiến được phê duyệt trước ngày 31/01/2027.",
      "15/12/2026",
      "15/02/2027",
    ],
    [
      "Hoàn thành mua sắm trong …, bàn giao thiết bị chậm nhất ngày 31/7/2027.",
      "quý II/2027",
      "quý IV/2027",
    ],
    [
      "Máy giao về các khoa, bàn giao chậm nhất ngày …; dán nhãn sau bàn giao xong ngày 30/6/2027.",
      "31/5/2027",
      "30/11/2027",
    ],
    [
      "Đơn vị gửi dự toán trước ngày …, Phòng thẩm tra sau khi nhận đủ hồ sơ, xong trước ngày 15/12/2026.",
      "01/12/2026",
      "28/12/2026",
    ],
    ["Thuê đường truyền trong … tháng, từ tháng 01 đến hết tháng 12/2027.", "12", "10"],
  ])("%s %s / %s", (line, right, wrong) => {
    expect(told(line.replace("…", right))).toEqual([]);
    expect(told(line.replace("…", wrong))).toHaveLength(1);
  });

  it.each([
    "Gửi báo cáo quyết toán trước ngày 15/01/2027; kế hoạch năm được phê duyệt ngày 31/12/2026.",
    "Bàn giao phòng máy trước ngày 30/6/2027; tập huấn sau khi tuyển đủ người, trước ngày 31/3/2027.",
    "Kỳ 1 nộp ngày 05/7/2027. Kỳ 2 của năm trước nộp ngày 10/12/2026.",
    "Nhiệm vụ hoàn thành trước ngày 30/6/2027, khởi đầu từ ngày 01/3/2027.",
    "Hợp đồng 11 tháng, từ tháng 01 đến tháng 12/2027.",
  ])("nothing fixes the order of %s", (line) => {
    expect(told(line)).toEqual([]);
  });
});
