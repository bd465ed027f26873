/** Times later than the law's, by the words in which plans name the duty. */
import { describe, expect, it } from "vitest";

import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { findingsBy } from "../../support/review-input.ts";

const at = { year: 2027, signed: "2026-11-05" };
const late = (line: string, over: { issuer?: string; year?: number; signed?: string } = {}) =>
  findingsBy(planDeadlines, `## IV. NHIỆM VỤ\n\n- ${line}`, { ...at, ...over })
    .filter(({ code }) => code === "deadline-after-law")
    .map(({ found }) => found);

describe("a day of the law", () => {
  it.each([
    ["Áp dụng biện pháp bảo vệ theo cấp độ cho HIS, xong trước 30/8/2027.", 1],
    ["Áp dụng biện pháp bảo vệ theo cấp độ cho HIS, xong trước 30/5/2027.", 0],
    ["Áp dụng biện pháp bảo vệ theo cấp độ cho hệ thống mới, xong trước 30/8/2027.", 0],
    ["Xin kinh phí cho biện pháp bảo vệ theo cấp độ.", 0],
  ])("%s", (line, count) => {
    expect(late(line)).toHaveLength(count);
  });

  it.each([
    [
      "Cung cấp dữ liệu cho Hệ thống thông tin về quản lý hoạt động khám bệnh, chữa bệnh từ 01/01/2027.",
      0,
    ],
    [
      "Cung cấp dữ liệu cho Hệ thống thông tin về quản lý hoạt động khám bệnh, chữa bệnh từ 01/3/2027.",
      1,
    ],
  ])("what begins on the day before which the law wants it begins in time: %s", (line, count) => {
    expect(late(line, { signed: "2026-11-10" })).toHaveLength(count);
  });

  it("names the document, its article and the day", () => {
    const [one] = findingsBy(
      planDeadlines,
      "## IV. NHIỆM VỤ\n\n- Áp dụng biện pháp bảo vệ theo cấp độ cho HIS, xong trước 30/8/2027.",
      at,
    );
    expect(one).toMatchObject({ expected: "chậm nhất 01/07/2027", severity: "warning" });
    expect(one?.message).toContain(one?.basis ?? "?");
  });

  it("of rows of a table", () => {
    const rows = (time: string): string =>
      `## PHỤ LỤC\n\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tHoàn tất biện pháp bảo vệ an ninh mạng đúng cấp độ\tTổ máy tính\t${time}`;
    const told = (time: string) =>
      findingsBy(planDeadlines, rows(time), at).filter(({ basis }) => basis !== undefined);
    expect(told("Quý IV/2027")).toHaveLength(1);
    expect(told("Quý II/2027")).toHaveLength(0);
  });

  it("binds a plan only once the document is in force", () => {
    const line = "Áp dụng biện pháp bảo vệ theo cấp độ cho HIS, xong trước 30/8/2027.";
    expect(late(line, { year: 2026, signed: "2025-12-20" })).toEqual([]);
  });
});

describe("the kind of unit is that of the cover", () => {
  const line = "Hoàn thành kê đơn thuốc bằng hình thức điện tử trong tháng 11/2025.";
  it.each([
    ["Bệnh viện Nhi Mẫu Sơn", 1],
    ["Trạm Y tế xã Mẫu Sơn", 0],
    ["Sở Y tế Mẫu Sơn", 0],
  ])("%s", (issuer, count) => {
    expect(late(line, { issuer, year: 2025, signed: "2025-10-20" })).toHaveLength(count);
  });

  it("the day of a hospital counts also when it has passed", () => {
    const emr = "Hoàn thành bệnh án điện tử tại 7/7 khoa trong tháng 8/2026.";
    const signed = { year: 2026, signed: "2025-12-11" };
    expect(late(emr, { issuer: "Bệnh viện Nhi Mẫu Sơn", ...signed })).toHaveLength(1);
    expect(late(emr, { issuer: "Trung tâm Y tế Mẫu Sơn", ...signed })).toHaveLength(0);
  });
});

describe("within how long", () => {
  it.each([
    ["Bảo đảm an ninh mạng; báo cáo sự cố trong 04 ngày làm việc.", 1],
    ["Bảo đảm an ninh mạng; báo cáo sự cố trong 03 ngày.", 0],
    ["Bảo đảm an ninh mạng; báo cáo sự cố trong 48 giờ.", 0],
    ["Bảo đảm an ninh mạng; sự cố nghiêm trọng thông báo ban đầu trong 36 giờ.", 1],
    ["Bảo đảm an ninh mạng; báo cáo sự cố đã khắc phục trong 10 ngày.", 0],
    ["An toàn người bệnh: báo cáo sự cố y khoa trong 07 ngày.", 0],
    ["Thông báo việc vi phạm bảo vệ dữ liệu cá nhân trong 05 ngày.", 1],
    ["Thông báo việc vi phạm bảo vệ dữ liệu cá nhân trong 03 ngày.", 0],
    ["Trả lời yêu cầu của chủ thể dữ liệu trong 10 ngày làm việc.", 1],
    ["Trả lời yêu cầu của chủ thể dữ liệu trong 03 ngày.", 0],
    ["Khám sức khỏe học viên: dữ liệu gửi trong 05 ngày sau khi kết thúc đợt khám.", 1],
    ["Khám sức khỏe học viên: dữ liệu gửi trong 12 giờ sau khi kết thúc đợt khám.", 0],
  ])("%s", (line, count) => {
    expect(late(line)).toHaveLength(count);
  });
});

describe("by which day of the year", () => {
  it.each([
    ["Báo cáo an ninh mạng năm 2027 gửi Công an tỉnh trước ngày 10/01/2028.", 1],
    ["Báo cáo an ninh mạng năm 2027 gửi Công an tỉnh trước ngày 20/12/2027.", 0],
    ["Báo cáo an ninh mạng năm 2026 gửi Công an tỉnh trước ngày 20/12/2026.", 0],
    ["Báo cáo an ninh mạng quý IV gửi Công an tỉnh trước ngày 10/01/2028.", 0],
    ["Báo cáo an ninh mạng năm 2027 gửi Sở Y tế trước ngày 10/01/2028.", 0],
  ])("%s", (line, count) => {
    expect(late(line)).toHaveLength(count);
  });
});

describe("a unit that keeps electronic records already", () => {
  const hospital = { year: 2027, signed: "2026-11-12", issuer: "Bệnh viện Đa khoa Mẫu" };
  const found = (result: string, target: string) =>
    findingsBy(
      planDeadlines,
      `## I. KẾT QUẢ THỰC HIỆN NĂM 2026\n\n- ${result}\n\n## II. MỤC TIÊU\n\n- ${target}`,
      hospital,
    ).filter(({ code }) => code === "deadline-after-law");
  const paper = "Từ ngày 01/01/2027 không dùng bệnh án giấy.";

  it("may leave paper behind later", () => {
    expect(found("Bệnh án điện tử: 100% (17/17) khoa lập hồ sơ trên phần mềm.", paper)).toEqual([]);
  });

  it.each([
    ["Bệnh án điện tử mới chạy thử tại 02/11 khoa.", paper],
    ["Bệnh án điện tử: 17/17 khoa.", "Hoàn thành bệnh án điện tử toàn viện trước 31/3/2027."],
  ])("%s / %s", (result, target) => {
    expect(found(result, target)).toHaveLength(1);
  });
});
