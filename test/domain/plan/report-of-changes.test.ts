/** What the change report says of documents, headings, tables and money is true of both plans. */
import { describe, expect, it } from "vitest";

import { draftBudget } from "../../../src/domain/plan/draft-budget.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { changeWord } from "../../../src/export/change-report-docx.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const doubted = anEntry({
  symbol: "58/2016/TT-BYT",
  ...{ signed: "2016-02-03", effective: "2016-04-01" },
  title: "Quy định về lưu trữ hồ sơ",
  doubt: "Chưa thấy nguồn nói văn bản còn hay hết hiệu lực.",
});
const partly = anEntry({
  symbol: "77/2017/TT-BYT",
  ...{ signed: "2017-05-05", effective: "2017-07-01" },
  title: "Ban hành bộ tiêu chí công nghệ thông tin",
});
const repealing = anEntry({
  symbol: "9/2025/TT-BYT",
  relations: [
    { kind: "repeals-part", target: "77/2017/TT-BYT", part: "Phụ lục II", confidence: "high" },
  ],
});
const exchanging = anEntry({
  symbol: "8/2025/TT-BYT",
  relations: [
    { kind: "repeals-part", target: "61/2018/TT-BYT", part: "Mẫu 05", confidence: "high" },
  ],
});
const formed = anEntry({
  symbol: "61/2018/TT-BYT",
  ...{ signed: "2018-05-05", effective: "2018-07-01" },
  title: "Quy định sổ sách chuyên môn",
});
const register = makeRegister([doubted, partly, repealing, exchanging, formed]);

function roll(lines: readonly string[], tables: string[][][] = []) {
  return rolloverPlan({
    plan: aPlan(
      ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", ...lines],
      tables,
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register },
  });
}

describe("bases", () => {
  const { sections, context } = roll([
    "# I. CĂN CỨ",
    "- Thông tư số 58/2016/TT-BYT ngày 03/02/2016 của Bộ Y tế quy định về lưu trữ hồ sơ;",
    "- Thông tư số 77/2017/TT-BYT ngày 05/5/2017 của Bộ Y tế ban hành bộ tiêu chí công nghệ thông tin;",
    "- Thông tư số 61/2018/TT-BYT ngày 05/5/2018 của Bộ Y tế quy định sổ sách chuyên môn.",
    "# II. NHIỆM VỤ",
    "- Đánh giá theo Thông tư số 77/2017/TT-BYT, gửi kết quả trong tháng 6.",
  ]);
  const reasonOf = (symbol: string): string =>
    context.changes.find(({ after }) => after.includes(symbol))?.reason ?? "";
  const text = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join("\n");

  it("of which nobody knows whether they hold are not said to hold", () => {
    expect(reasonOf("58/2016")).not.toMatch(/^(?:.*\. )?Còn hiệu lực/u);
    expect(reasonOf("58/2016")).toContain("Chưa rõ còn hiệu lực đến 22/11/2026 hay không");
    expect(reasonOf("61/2018")).toContain("tính đến 22/11/2026");
  });

  it("of which a part is over are cited for what is left, in the list and in a task", () => {
    expect(text).toContain("bộ tiêu chí công nghệ thông tin (phần còn hiệu lực);");
    expect(text).toContain("theo Thông tư số 77/2017/TT-BYT (phần còn hiệu lực), gửi");
    expect(reasonOf("77/2017")).toContain("Còn hiệu lực một phần");
  });

  it("go without it where only a form was exchanged, and are not told so twice", () => {
    expect(text).toMatch(/quy định sổ sách chuyên môn\./u);
    const again = roll([
      "# I. CĂN CỨ",
      "- Thông tư số 77/2017/TT-BYT ngày 05 tháng 5 năm 2017 của Bộ Y tế ban hành bộ tiêu chí công nghệ thông tin (phần còn hiệu lực).",
    ]);
    const lines = again.sections.flatMap(({ blocks }) => blocks.map((block) => block.text));
    expect(lines.join("\n").match(/phần còn hiệu lực/gu)).toHaveLength(1);
  });
});

it("what the prior plan never had is not left out of it", () => {
  const word = (before: string): string =>
    changeWord({ status: "dropped", section: "", before, after: "", reason: "" });
  expect(word("")).toBe("không thêm");
  expect(word("Một câu")).toBe("bỏ");
});

const headings = ({ sections }: ReturnType<typeof roll>): string[] =>
  sections.map(({ heading }) => heading);

describe("headings and tables", () => {
  it("a report keeps the words of its heading; one that cannot is told", () => {
    const own = roll([
      "# A. KẾT QUẢ ỨNG DỤNG CÔNG NGHỆ THÔNG TIN NĂM 2025",
      "- Ký số 91% văn bản.",
    ]);
    expect(headings(own)).toContain("A. KẾT QUẢ ỨNG DỤNG CÔNG NGHỆ THÔNG TIN NĂM 2026");
    const two = roll(["# A. KẾT QUẢ NĂM 2024 VÀ NĂM 2025", "- Ký số 91% văn bản."]);
    expect(headings(two)).toContain("A. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2026");
    const told = two.context.changes.find(({ before }) => before.includes("NĂM 2024 VÀ NĂM 2025"));
    expect(told?.after).toBe("A. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2026");
    expect(own.context.changes.some(({ reason }) => reason.includes("Đề mục viết lại"))).toBe(
      false,
    );
  });

  it("a table of results that leaves is told with its cells", () => {
    const { context } = roll(
      ["# A. KẾT QUẢ THỰC HIỆN NĂM 2025", "- Thu viện phí:", "@1", "# B. NHIỆM VỤ", "- Trực."],
      [
        [
          ["STT", "Nội dung", "Giá trị"],
          ["1", "Khoa Khám bệnh", "7.315.220"],
        ],
      ],
    );
    const left = context.changes.find(({ before }) => before.startsWith("Bảng 1"));
    expect(left?.before).toContain("Khoa Khám bệnh | 7.315.220");
  });
});

describe("money", () => {
  const head = ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Thành tiền (VAT)"];
  const { context } = roll(
    ["# I. NHIỆM VỤ", "- Duy trì phần mềm.", "# Phụ lục 1. DỰ TOÁN KINH PHÍ NĂM 2026", "@1"],
    [
      [
        head,
        ["1", "Thuê đường truyền", "Tháng", "12", "1.000.000", "12.000.000", "12.960.000"],
        ["2", "Mua máy chủ", "Cái", "1", "90.000.000", "90.000.000", "99.000.000"],
        ["", "Tổng cộng", "", "", "", "102.000.000", "111.960.000"],
      ],
    ],
  );
  draftBudget({ ctx: context });
  const ofMoney = context.changes.filter(({ section }) => section === "kinh-phi");

  it("compares price with price and sum with sum", () => {
    const rent = ofMoney.find(({ before }) => before.includes("đường truyền"));
    expect(rent?.before).toContain("SL 12 | đơn giá 1.000.000 đồng | 12.960.000 đồng sau thuế");
    expect(rent?.after).toMatch(/SL 12 \| đơn giá 1\.000\.000 đồng \| [\d.]+ đồng/u);
    expect(rent?.status).toBe(rent?.after.includes("12.960.000") ? "kept" : "updated");
  });

  it("tells what the whole came to and comes to, and what it lacks", () => {
    const sum = ofMoney.find(({ before }) => before.includes("tổng cộng"));
    expect(sum?.before).toContain("111.960.000 đồng");
    expect(sum?.after).toContain("chưa gồm 1 hạng mục");
    expect(context.notices.join("\n")).toMatch(/Tổng dự toán .*111\.960\.000 đồng, dự thảo/u);
  });
});
