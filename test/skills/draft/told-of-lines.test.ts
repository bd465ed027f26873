/** What the prior plan says of budget lines outside their rows: bought once, rented for a part of the year, other numbers. */
import { describe, expect, it } from "vitest";

import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const HEAD = ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"];
const COMPUTERS = ["1", "Máy tính để bàn", "Bộ", "15", "14.000.000", "210.000.000"];
const SET_UP = ["2", "Dịch vụ khởi tạo dữ liệu bệnh án", "Gói", "1", "60.000.000", "60.000.000"];
const WATCH = ["3", "Thuê giám sát an ninh mạng", "Tháng", "6", "8.000.000", "48.000.000"];
const LAN = ["4", "Thuê đường truyền riêng", "Tháng", "12", "2.000.000", "24.000.000"];

interface Prior {
  tasks?: readonly string[];
  captions?: readonly string[];
  notes?: readonly string[];
  rows: readonly string[][];
  results?: DraftAnswer[];
}

async function draftOf({ tasks = [], captions = [], notes = [], rows, results = [] }: Prior) {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. NHIỆM VỤ", ...tasks, "- Họp Ban Chỉ đạo hằng quý."],
        ...["# II. KINH PHÍ NĂM 2026", ...captions, "@1", ...notes],
      ],
      [[HEAD, ...rows]],
    ),
    ...{ priorId: "truoc", part: "plan", asOf: "2026-11-22", results },
  });
  const lines = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
  return {
    ...draft,
    texts: draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
    quantity: (name: string) => lines.find((line) => line.name.startsWith(name))?.quantity,
  };
}

describe("what is bought once by what stands around its row", () => {
  it.each([
    ["the title of its group", { rows: [["A", "Mua sắm một lần", "", "", "", ""], SET_UP, LAN] }],
    [
      "the caption of the table",
      { captions: ["Bảng 1. Chi phí đầu tư ban đầu"], rows: [SET_UP, LAN] },
    ],
    [
      "a note below it",
      { notes: ["Ghi chú: mục 2 chỉ chi một lần trong năm 2026."], rows: [SET_UP, LAN] },
    ],
  ])("waits for a need: %s", async (_, prior) => {
    const { quantity, texts, violations } = await draftOf(prior);
    expect(quantity("Dịch vụ khởi tạo")).toBeNull();
    // What is rented by the month goes on all the same.
    expect(quantity("Thuê đường truyền")).toBe(12);
    expect(texts.join("\n")).not.toContain("chỉ chi một lần");
    expect(violations).toEqual([]);
  });

  it("a note on another row, or on how often a thing is done, says nothing of it", async () => {
    const notes = ["Ghi chú: mục 1 chi một lần; báo cáo 01 lần/tháng."];
    const { quantity } = await draftOf({ notes, rows: [SET_UP, LAN] });
    expect(quantity("Dịch vụ khởi tạo")).toBe(1);
  });
});

describe("what was rented for a part of the year", () => {
  const tasks = ["- Thuê dịch vụ giám sát an ninh mạng từ tháng 7/2026 đến hết tháng 12/2026."];

  it("is asked for in the row and in the text, by the words of the text alone", async () => {
    const { quantity, texts, missing } = await draftOf({ tasks, rows: [WATCH] });
    const ask =
      "nhu cầu năm 2027 về Thuê giám sát an ninh mạng (kế hoạch trước: 6 Tháng, từ tháng 7/2026 đến hết tháng 12/2026)";
    expect(quantity("Thuê giám sát")).toBeNull();
    expect(texts).toContain(`Thuê dịch vụ giám sát an ninh mạng [cần bổ sung: ${ask}].`);
    expect(missing.filter((item) => item.ask === ask)).toHaveLength(1);
  });

  it.each([
    ["12", "Thuê dịch vụ giám sát an ninh mạng."],
    ["9", "Thuê dịch vụ giám sát an ninh mạng trong 9 tháng."],
  ])("takes %s months in both", async (value, line) => {
    const results = [{ id: "nc-thue-giam-sat-an-ninh-mang", value }];
    const { quantity, texts } = await draftOf({ tasks, rows: [WATCH], results });
    expect(quantity("Thuê giám sát")).toBe(Number(value));
    expect(texts).toContain(line);
  });

  it("leaves the part of the year that is over out of the name of its row", async () => {
    const row = [
      "3",
      "Thuê giám sát an ninh mạng (6 tháng cuối năm 2026)",
      "Gói",
      "1",
      "48.000.000",
      "48.000.000",
    ];
    const { budget, quantity } = await draftOf({ rows: [row] });
    expect(quantity("Thuê giám sát")).toBeNull();
    expect(JSON.stringify(budget?.groups[0]?.lines[0]?.name)).toBe('"Thuê giám sát an ninh mạng"');
  });
});

describe("another number in the text than in the row", () => {
  const tasks = ["- Trang bị 20 máy tính để bàn cho các khoa."];

  it("gives way to the question of the row, and is told", async () => {
    const { texts, notices } = await draftOf({ tasks, rows: [COMPUTERS] });
    expect(texts).toContain(
      "Trang bị [cần bổ sung: nhu cầu năm 2027 về Máy tính để bàn (kế hoạch trước: 15 Bộ)] máy tính để bàn cho các khoa.",
    );
    expect(notices.join()).toContain("kế hoạch trước ghi 20 ở phần lời, 15 ở bảng kinh phí");
  });

  it("follows the number of the new row", async () => {
    const results = [{ id: "nc-may-tinh-de-ban", value: "8" }];
    const { texts } = await draftOf({ tasks, rows: [COMPUTERS], results });
    expect(texts).toContain("Trang bị 8 máy tính để bàn cho các khoa.");
  });

  it("fewer for one department are a part of them, and computers kept up are none", async () => {
    const { texts } = await draftOf({
      tasks: ["- Mua 05 máy tính để bàn cho khoa Nội.", "- Bảo trì 120 máy tính để bàn."],
      rows: [COMPUTERS],
    });
    expect(texts.join("\n")).toContain("Mua 05 máy tính để bàn cho khoa Nội");
    expect(texts.join("\n")).toContain("Bảo trì 120 máy tính");
  });
});

it.each([
  ["In poster về bệnh án điện tử cấp cho các trạm", null],
  ["Sản xuất bandroll đặt tại các trạm y tế", null],
  ["Pa nô tuyên truyền Đề án 06", null],
  ["In tờ rơi, poster phát cho người dân", 70],
  ["Băng rôn chào mừng Ngày Chuyển đổi số", 70],
  ["Tờ rơi hướng dẫn cài VNeID", 70],
])(
  "what is put up once waits for a need, what is given away or hung each year goes on: %s",
  async (name, quantity) => {
    const row = ["1", name, "Cái", "70", "650.000", "45.500.000"];
    const draft = await draftOf({
      rows: [["A", "Sản xuất tài liệu truyền thông", "", "", "", ""], row],
    });
    expect(draft.budget?.groups[0]?.lines[0]?.quantity).toBe(quantity);
  },
);

it.each([
  ["In poster về bệnh án điện tử cấp cho các trạm", "Tờ", 2500],
  ["In tờ rơi về bệnh án điện tử", "Tờ", 2500],
  ["In poster về bệnh án điện tử cấp cho các trạm", "Cái", null],
  ["In băng rôn treo tại các trạm", "Tấm", null],
])(
  "what is printed by the sheet goes on, poster or leaflet: %s (%s)",
  async (name, unit, quantity) => {
    const row = ["1", name, unit, "2.500", "6.000", "15.000.000"];
    const { budget } = await draftOf({
      rows: [["A", "Sản xuất tài liệu truyền thông", "", "", "", ""], row],
    });
    const [line] = budget?.groups[0]?.lines ?? [];
    expect(line?.quantity).toBe(quantity);
    if (quantity === null) expect(line?.notes.join()).toContain("Vật treo, đặt dùng nhiều năm");
  },
);

it.each([
  ["In poster cấp cho các bệnh viện, TTYT huyện về khám bệnh", null],
  ["In bandroll đặt tại trung tâm y tế các huyện, thị xã, thành phố", null],
  ["In bandroll đặt tại Trung tâm Y tế huyện Krông Pắc", 70],
])("a row reckoned by bodies of districts waits for their number: %s", async (name, quantity) => {
  const row = ["1", name, "Cái", "70", "650.000", "45.500.000"];
  const draft = await draftOf({ rows: [["A", "Tuyên truyền hằng năm", "", "", "", ""], row] });
  expect(draft.budget?.groups[0]?.lines[0]?.quantity).toBe(quantity);
});
