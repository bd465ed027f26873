import { describe, expect, it } from "vitest";

import { askedFigure } from "../../../src/skills/answer/asked-figure.ts";

describe("the figure that a question asks for", () => {
  it.each([
    ["giá trần camera giám sát theo quy định là bao nhiêu", "price", "camera giám sát"],
    ["gia toi da may anh ky thuat so", "price", "may anh ky thuat"],
    ["máy tính xách tay cho nhân viên mua tối đa mấy triệu", "price", "máy tính xách tay"],
    ["định mức máy chiếu cho phòng họp", "norm", "máy chiếu"],
    ["tẩy xóa hồ sơ bệnh án bị phạt bao nhiêu", "penalty", "tẩy xóa hồ sơ bệnh án"],
    ["Thuế GTGT đường truyền internet mấy phần trăm", "share", "Thuế GTGT đường truyền internet"],
  ])("%s", (question, kind, thing) => {
    expect(askedFigure(question)).toMatchObject({ kind, thing });
  });

  it.each([
    "hồ sơ đánh giá tác động nộp trong bao nhiêu ngày",
    "phiếu chuyển viện có giá trị mấy ngày",
    "thông tư nào về bệnh án điện tử",
    "chiến lược quốc gia về dữ liệu số mấy",
  ])("none in: %s", (question) => {
    expect(askedFigure(question)).toBeNull();
  });

  it("a document's number is no figure", () => {
    expect(askedFigure("thông tư tính giá dịch vụ khám bệnh số mấy")?.open).toBe(false);
    expect(askedFigure("máy in giá trần bao nhiêu")?.open).toBe(true);
  });
});
