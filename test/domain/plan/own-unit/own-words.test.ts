/** Sentences of another unit's plan in the own unit's words: one row a rule. */
import { describe, expect, it } from "vitest";

import type { Change } from "../../../../src/domain/plan/own-unit/change.ts";
import { type OtherUnit, ownUnit } from "../../../../src/domain/plan/own-unit/other-unit.ts";
import { BELOW, inOwnWords } from "../../../../src/domain/plan/own-unit/own-words.ts";
import { kindOfBody } from "../../../../src/domain/unit/body-kind.ts";
import type { UnitProfile } from "../../../../src/domain/unit/unit-profile.ts";

const other = (part: Partial<OtherUnit> & { name: string }): OtherUnit => ({
  ...{ kind: kindOfBody(part.name), places: [], province: null, code: null, signer: null },
  ...part,
});
const centre = other({
  ...{ name: "Trung tâm Y tế Suối Xanh", places: ["Suối Xanh"], province: "Kon Tum" },
  ...{ code: "TTYT", signer: "Lê Văn Suối" },
});
const hospital = other({
  ...{
    name: "Bệnh viện Phổi Sông Hiền",
    places: ["Sông Hiền"],
    province: "Thanh Hóa",
    code: "BVP",
  },
});
const department = other({
  ...{ name: "Sở Y tế Thanh Hóa", places: ["Thanh Hóa"], province: "Thanh Hóa", code: "SYT" },
});

const own: UnitProfile & { name: string } = {
  ...{ name: "Bệnh viện Đa khoa Núi Cao", code: "BVNC", province: "Phú Thọ" },
  parentBody: "Sở Y tế tỉnh Phú Thọ",
};
const station = { name: "Trạm Y tế phường Bình Minh", province: "Phú Thọ" };
const ownCentre = { name: "Trung tâm Y tế Bình An", province: "Phú Thọ", code: "TTYT" };

function written(text: string, from: OtherUnit, to: UnitProfile & { name: string } = own) {
  const change: Change = {
    ...{ other: from, own: ownUnit(to), nothingBelow: false },
    mark: (ask) => `[cần bổ sung: ${ask}]`,
  };
  return inOwnWords(text, change);
}

describe("a health centre's plan taken up by a hospital", () => {
  it.each([
    [
      "the name",
      "Trung tâm y tế Suối Xanh trang bị máy trạm",
      "Bệnh viện Đa khoa Núi Cao trang bị máy trạm",
    ],
    ["in capitals", "TRUNG TÂM Y TẾ SUỐI XANH", "BỆNH VIỆN ĐA KHOA NÚI CAO"],
    ["letters and place", "TTYT Suối Xanh báo cáo", "Bệnh viện Đa khoa Núi Cao báo cáo"],
    ["its kind", "công chức Trung tâm Y tế được tập huấn", "công chức Bệnh viện được tập huấn"],
    ["its kind, small", "viên chức của Trung tâm y tế", "viên chức của Bệnh viện"],
    ["its short name", "Trung tâm phối hợp với Sở Y tế", "Bệnh viện phối hợp với Sở Y tế"],
    ["its short name, small", "viên chức của trung tâm", "viên chức của bệnh viện"],
    ["its letters", "ký số tại TTYT", "ký số tại BVNC"],
    ["its head", "trình Giám đốc Trung tâm phê duyệt", "trình Giám đốc Bệnh viện phê duyệt"],
    ["its province", "thư điện tử của tỉnh Kon Tum", "thư điện tử của tỉnh Phú Thọ"],
  ])("%s", (_, text, expected) => {
    expect(written(text, centre)).toBe(expected);
  });

  it.each([
    "Trung tâm dữ liệu quốc gia",
    "Trung tâm Kiểm soát bệnh tật tỉnh",
    "lấy người bệnh làm trung tâm",
    "phối hợp các Trung tâm Y tế trên địa bàn",
    "Công văn số 365/TTYQG-GPQLCL ngày 06/6/2025 của Trung tâm Thông tin y tế Quốc gia",
    "Quyết định số 3532/QĐ-BYT ngày 12/8/2020 của Bộ Y tế quy định về Hệ thống thông tin quản lý Trạm Y tế xã",
  ])("another body, a thing, a title stay: %s", (text) => {
    expect(written(text, centre)).toBe(text);
  });

  it.each([
    [
      "what stands below it",
      "họp với các Trạm Y tế qua mạng",
      `họp với [cần bổ sung: ${BELOW}] qua mạng`,
    ],
    ["its place", "người dân Suối Xanh", "người dân [cần bổ sung: địa danh của đơn vị]"],
    ["a commune", "Công an xã Đăk Mar", "Công an xã [cần bổ sung: địa danh của đơn vị]"],
    [
      "a department",
      "Phòng Kế hoạch - Nghiệp vụ chủ trì, Phòng TCHC phối hợp.",
      "[cần bổ sung: phòng, khoa phụ trách kế hoạch - nghiệp vụ] chủ trì, [cần bổ sung: phòng, khoa phụ trách tổ chức - hành chính] phối hợp.",
    ],
    ["who signed", "đầu mối: Lê Văn Suối", "đầu mối: [cần bổ sung: họ và tên người phụ trách]"],
    [
      "a person",
      "liên hệ đồng chí Nguyễn Văn An",
      "liên hệ [cần bổ sung: họ và tên người phụ trách]",
    ],
    [
      "a telephone",
      "điện thoại 0262.3521.234",
      "điện thoại [cần bổ sung: số điện thoại của đơn vị]",
    ],
    [
      "its site",
      "đăng trên ttytsuoixanh.vn",
      "đăng trên [cần bổ sung: trang thông tin điện tử của đơn vị]",
    ],
    ["a count", "duy trì tại 16/16 trạm", "duy trì tại [cần bổ sung: số lượng của đơn vị] trạm"],
    [
      "a paper of its own",
      "theo Quyết định số 0324/QĐ-TTYT ngày 18/08/2025 về việc ban hành Quy chế sử dụng bệnh án điện tử tại Trung tâm Y tế Suối Xanh.",
      "theo [cần bổ sung: văn bản của đơn vị về ban hành Quy chế sử dụng bệnh án điện tử tại Bệnh viện Đa khoa Núi Cao].",
    ],
    [
      "a paper of its province",
      "theo Kế hoạch số 24/KH-UBND ngày 13/02/2023 của UBND tỉnh về chuyển đổi số tỉnh Kon Tum.",
      "theo [cần bổ sung: văn bản của tỉnh, thành phố về chuyển đổi số tỉnh Phú Thọ].",
    ],
  ])("what cannot be decided is marked: %s", (_, text, expected) => {
    expect(written(text, centre)).toBe(expected);
  });

  it("sites of the state stay", () => {
    const text = "học trên http://dx.gov.vn";
    expect(written(text, centre)).toBe(text);
  });

  it("what stands below goes, once the unit has said that there is nothing", () => {
    const change: Change = {
      ...{ other: centre, own: ownUnit(own), nothingBelow: true },
      mark: (ask) => `[cần bổ sung: ${ask}]`,
    };
    expect(inOwnWords("ký số tại Trung tâm Y tế và các Trạm Y tế trực thuộc.", change)).toBe(
      "ký số tại Bệnh viện.",
    );
  });
});

describe("other pairs of kinds", () => {
  it.each([
    [
      "a station has a head of its own",
      centre,
      station,
      "Ban Giám đốc Trung tâm họp; Giám đốc ký.",
      "Lãnh đạo Trạm họp; Trưởng trạm ký.",
    ],
    [
      "a hospital's plan in a centre",
      hospital,
      ownCentre,
      "Bệnh viện Phổi Sông Hiền: lãnh đạo Bệnh viện và BVP",
      "Trung tâm Y tế Bình An: lãnh đạo Trung tâm Y tế và TTYT",
    ],
    [
      "a thing with the word in it stays",
      hospital,
      ownCentre,
      "phần mềm quản lý bệnh viện tại các bệnh viện tuyến trên",
      "phần mềm quản lý bệnh viện tại các bệnh viện tuyến trên",
    ],
    [
      "a centre's plan in another centre",
      centre,
      ownCentre,
      "Trung tâm Y tế và các Trạm Y tế của TTYT",
      "Trung tâm Y tế và các Trạm Y tế của TTYT",
    ],
    [
      "an authority's plan: it stays the body above",
      department,
      own,
      "báo cáo Giám đốc Sở Y tế",
      "báo cáo Giám đốc Sở Y tế",
    ],
    [
      "an authority's office and departments are not the unit's",
      department,
      own,
      "Văn phòng Sở; Phòng Nghiệp vụ Y, Phòng Quản lý hành nghề y dược tư nhân",
      "[cần bổ sung: phòng, khoa phụ trách văn phòng, hành chính]; [cần bổ sung: phòng, khoa phụ trách nghiệp vụ y], [cần bổ sung: phòng, khoa phụ trách quản lý hành nghề y dược tư nhân]",
    ],
    [
      "old and new place of the tone mark",
      department,
      own,
      "ngành Y tế Thanh Hoá",
      "ngành Y tế Phú Thọ",
    ],
  ] as const)("%s", (_, from, to, text, expected) => {
    expect(written(text, from, to)).toBe(expected);
  });
});
