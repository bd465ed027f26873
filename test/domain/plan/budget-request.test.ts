import { describe, expect, it } from "vitest";

import { parseBudgetRequest } from "../../../src/domain/plan/budget-request.ts";
import { matchItem } from "../../../src/domain/plan/match-item.ts";

const short = (text: string): unknown[] =>
  parseBudgetRequest(text).actions.map(({ kind, item, quantity, months, unitPrice }) =>
    [kind, item, quantity, months, unitPrice].filter((part) => part !== null),
  );

describe("parseBudgetRequest", () => {
  it.each([
    {
      rule: "add, remove, duration",
      text: "thêm 20 máy tính, bỏ kiosk, EMR 12 tháng",
      actions: [
        ["add", "may tinh", 20],
        ["remove", "kiosk"],
        ["keep", "emr", 12],
      ],
    },
    {
      rule: "without marks",
      text: "them 20 may tinh va bo kiosk",
      actions: [
        ["add", "may tinh", 20],
        ["remove", "kiosk"],
      ],
    },
    {
      rule: "a list goes on under its verb",
      text: "mua 5 máy in, 3 máy quét",
      actions: [
        ["add", "may in", 5],
        ["add", "may quet", 3],
      ],
    },
    {
      rule: "a new quantity, not a difference",
      text: "giảm máy tính bảng còn 10",
      actions: [["set", "may tinh bang", 10]],
    },
    { rule: "a difference", text: "giảm 5 máy in", actions: [["subtract", "may in", 5]] },
    {
      rule: "a price named in the request",
      text: "thêm 2 camera giá 4 triệu",
      actions: [["add", "camera", 2, 4_000_000]],
    },
    {
      rule: "only so many months, only so many in all",
      text: "thuê HIS chỉ 6 tháng, máy in chỉ mua 5 cái; mua camera chỉ 4 cái; duy trì LIS chỉ còn 9 tháng",
      actions: [
        ["keep", "his", 6],
        ["set", "may in", 5],
        ["set", "camera", 4],
        ["keep", "lis", 9],
      ],
    },
    {
      rule: "bộ is a unit after a number, bỏ a verb before a name",
      text: "thêm 20 bộ máy tính",
      actions: [["add", "may tinh", 20]],
    },
    {
      rule: "the number and its unit behind the name",
      text: "máy tính bảng: 10 chiếc; máy in 3 cái",
      actions: [
        ["add", "may tinh bang", 10],
        ["add", "may in", 3],
      ],
    },
    { rule: "bổ sung adds", text: "bổ sung 1 máy chủ", actions: [["add", "may chu", 1]] },
  ])("$rule", ({ text, actions }) => {
    expect(short(text)).toEqual(actions);
  });

  it.each([
    ["giữ nguyên số lượng năm trước", []],
    ["như năm ngoái", []],
    ["giữ nguyên toàn bộ", []],
    ["giu nguyen tat ca tru kiosk", [["remove", "kiosk"]]],
  ])("keeps the whole table: %s", (text, actions) => {
    expect(parseBudgetRequest(text).keepAll).toBe(text);
    expect(short(text)).toEqual(actions);
  });

  it.each(["giữ nguyên HIS", "như máy in", "gia hạn EMR 12 tháng"])(
    "speaks of one item: %s",
    (text) => {
      expect(parseBudgetRequest(text).keepAll).toBeNull();
    },
  );

  it("hands back what it did not understand", () => {
    expect(parseBudgetRequest("tăng đều 10%").notUnderstood).toEqual(["tăng đều 10%"]);
    expect(parseBudgetRequest("cảm ơn").notUnderstood).toEqual(["cảm ơn"]);
  });
});

const names = [
  "Phần mềm quản lý bệnh viện (HIS)",
  "Phần mềm bệnh án điện tử EMR dưới 3000 bệnh án/tháng/12 tháng",
  "Hệ thống Kiosk tiếp nhận bệnh nhân",
  "Máy tính bảng",
  "Máy vi tính để bàn/Máy tính xách tay",
  "Máy in (in mã vạch)",
  "Máy in",
  "Máy chủ lưu trữ dự phòng",
].map((name) => ({ name }));

describe("matchItem", () => {
  it.each([
    { rule: "abbreviation", asked: "bệnh án điện tử", name: names[1]!.name },
    { rule: "spelling variant", asked: "kios", name: names[2]!.name },
    { rule: "a computer is not a tablet", asked: "may tinh", name: names[4]!.name },
    { rule: "a tablet is not a computer", asked: "may tinh bang", name: names[3]!.name },
    { rule: "the plain printer before the label printer", asked: "may in", name: names[6]!.name },
    { rule: "a slip of the hand", asked: "kiossk", name: names[2]!.name },
    { rule: "HIS by its long name", asked: "phần mềm quản lý bệnh viện", name: names[0]!.name },
    { rule: "nothing alike", asked: "camera giám sát", name: undefined },
  ])("$rule", ({ asked, name }) => {
    expect(matchItem(asked, names)?.item.name).toBe(name);
  });
});

describe("a request about the price", () => {
  it.each([
    ["EMR 12 tháng giá 15 triệu/tháng", 1],
    ["thuê HIS 18 triệu mỗi năm", 12],
    ["thêm 2 camera giá 4 triệu", null],
  ])("%s: the time that the price is for", (text, months) => {
    expect(parseBudgetRequest(text).actions[0]?.priceMonths).toBe(months);
  });

  it.each([
    ["tăng giá HIS lên 15 triệu/tháng", "keep", "his", 15_000_000],
    ["don gia may in 12 trieu", "keep", "may in", 12_000_000],
    ["thay HIS bằng gói 18 triệu/tháng", "keep", "his", 18_000_000],
  ])("%s", (text, kind, item, unitPrice) => {
    expect(parseBudgetRequest(text)).toMatchObject({
      actions: [{ kind, item, unitPrice, quantity: null }],
      notUnderstood: [],
    });
  });

  it("an item in the place of another leaves out the old one and adds the new one", () => {
    expect(parseBudgetRequest("thay kiosk bằng 2 máy quét").actions).toMatchObject([
      { kind: "remove", item: "kiosk" },
      { kind: "add", item: "may quet", quantity: 2 },
    ]);
  });

  it.each(["không mua nữa", "thay đổi gì đó"])("%s is said to be not understood", (text) => {
    expect(parseBudgetRequest(text)).toMatchObject({ actions: [], notUnderstood: [text] });
  });
});

describe("a request that shares out or replaces", () => {
  it.each([
    ["mỗi khoa 2 máy in", "khoa", 2],
    ["2 may in cho moi tram y te", "trạm y tế", 2],
    ["trang bị mỗi khoa, phòng 1 máy in", "khoa, phòng", 1],
  ])("%s says how many each gets, not how many in all", (text, of, count) => {
    expect(parseBudgetRequest(text).actions).toMatchObject([
      { kind: "add", item: "may in", quantity: null, per: { of, count } },
    ]);
  });

  it.each(["thay máy chủ cũ", "thay may chu da hong", "thay mới máy chủ"])(
    "%s buys one",
    (text) => {
      expect(parseBudgetRequest(text)).toMatchObject({
        actions: [{ kind: "add", item: "may chu", quantity: null }],
        notUnderstood: [],
      });
    },
  );
});

describe("a request as people say it", () => {
  it.each([
    {
      text: "nhờ soạn kế hoạch 2028 giúp em, giữ phần mềm LIS với kênh truyền như cũ",
      actions: [
        ["keep", "phan mem lis"],
        ["keep", "kenh truyen"],
      ],
    },
    { text: "năm nay chỉ mua 12 máy quét", actions: [["set", "may quet", 12]] },
    {
      text: "kênh truyền và chữ ký số giữ nguyên",
      actions: [
        ["keep", "kenh truyen"],
        ["keep", "chu ky so"],
      ],
    },
    {
      text: "riêng PACS và phòng máy chủ không làm nữa",
      actions: [
        ["remove", "pacs"],
        ["remove", "phong may chu"],
      ],
    },
    { text: "không tập huấn nữa", actions: [["remove", "tap huan"]] },
    {
      text: "kiosk thì thôi, máy quét 3 cái",
      actions: [
        ["remove", "kiosk"],
        ["add", "may quet", 3],
      ],
    },
    { text: "chữ ký số tăng lên 300", actions: [["set", "chu ky so", 300]] },
    { text: "bỏ thuê phần mềm đọc phim", actions: [["remove", "phan mem doc phim"]] },
    { text: "máy chủ đám mây thuê cả năm 12 tháng", actions: [["keep", "may chu dam may", 12]] },
  ])("$text", ({ text, actions }) => {
    const request = parseBudgetRequest(text);
    expect(short(text)).toEqual(actions);
    expect(request).toMatchObject({ keepAll: null, notUnderstood: [] });
  });

  it("all as in a named year, but for what is said behind it", () => {
    const request = parseBudgetRequest("dự toán như năm 2026 nhưng thêm 2 máy quét mã");
    expect(request.keepAll).toBe("dự toán như năm 2026");
    expect(short("dự toán như năm 2026 nhưng thêm 2 máy quét mã")).toEqual([
      ["add", "may quet ma", 2],
    ]);
    expect(parseBudgetRequest("giữ nguyên số lượng như năm 2026").keepAll).not.toBeNull();
  });

  it("a ceiling of the whole is no item", () => {
    const request = parseBudgetRequest("mua 5 máy in, tổng kinh phí không quá 1,2 tỷ");
    expect(request.ceiling).toEqual({
      amount: 1_200_000_000,
      phrase: "tổng kinh phí không quá 1,2 tỷ",
    });
    expect(request.actions).toHaveLength(1);
  });
});

describe("quantities told against what there was", () => {
  const told = (text: string): unknown[] =>
    parseBudgetRequest(text).actions.map(({ kind, item, quantity, months, times, onTop }) =>
      [kind, item, quantity, months, times, onTop].filter((part) => part != null),
    );
  it.each([
    ["tăng gấp đôi máy in", [["set", "may in", 2]]],
    ["máy in tăng gấp đôi", [["set", "may in", 2]]],
    ["gấp 3 lần số máy quét năm 2026", [["set", "may quet", 3]]],
    ["giảm một nửa máy in", [["set", "may in", 0.5]]],
    ["tăng 2 máy in", [["add", "may in", 2, true]]],
    [
      "thêm 30 bộ máy tính, tập huấn 12 lớp",
      [
        ["add", "may tinh", 30],
        ["set", "tap huan lop", 12],
      ],
    ],
    ["máy in từ 3 lên 5", [["set", "may in", 5]]],
    ["thuê phần mềm tiêm chủng 12 tháng thay vì 6", [["keep", "phan mem tiem chung", 12]]],
    [
      "máy in như năm 2026 nhưng thêm 2",
      [
        ["keep", "may in"],
        ["add", "may in", 2],
      ],
    ],
    [
      "giữ nguyên máy in nhưng bớt 1 cái",
      [
        ["keep", "may in"],
        ["subtract", "may in", 1],
      ],
    ],
  ])("%s", (text, actions) => {
    expect(told(text)).toEqual(actions);
    expect(parseBudgetRequest(text).notUnderstood).toEqual([]);
  });

  it("a difference without an item is not understood", () => {
    expect(parseBudgetRequest("thêm 2 cái").notUnderstood).toEqual(["thêm 2 cái"]);
  });

  it("the measure of the request is kept with its marks", () => {
    expect(parseBudgetRequest("thêm 20 bộ máy tính").actions[0]?.unit).toBe("Bộ");
  });
});
