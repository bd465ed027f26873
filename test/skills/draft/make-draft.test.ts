import { describe, expect, it } from "vitest";

import type { PriorPrice } from "../../../src/domain/budget/prior-price.ts";
import { Draft } from "../../../src/domain/draft/draft.ts";
import type { Finding } from "../../../src/domain/review/finding.ts";
import type { DraftOrder } from "../../../src/skills/draft/draft-order.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aRegister, samplePlan } from "../../domain/plan/plan-builders.ts";

const order: DraftOrder = {
  year: 2027,
  priorPlan: samplePlan(),
  priorId: "ke-hoach-2026",
  part: "plan",
  asOf: "2026-11-22",
};
const draftOf = (part: Partial<DraftOrder> = {}): Promise<Draft> =>
  makeDrafter({ register: aRegister() })({ ...order, ...part });
const texts = (draft: Draft, id: string): string[] =>
  draft.sections.find((section) => section.id === id)!.blocks.map((block) => block.text);

describe("a drafted plan", () => {
  it("fits its schema and leaves no figure untraced", async () => {
    const draft = await draftOf();
    expect(() => Draft.parse(draft)).not.toThrow();
    expect(draft.violations).toEqual([]);
  });

  it("turns the report into one line a target and carries no old result over", async () => {
    const draft = await draftOf();
    const report = texts(draft, "danh-gia-ket-qua-thuc-hien-nam-2025");
    expect(draft.sections[0]?.heading).toBe("Phần I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2026");
    expect(report).toEqual([
      "95% văn bản trao đổi trên môi trường mạng trong năm 2026: [cần bổ sung: kết quả năm 2026]",
      "100% người bệnh bảo hiểm y tế dùng căn cước, đạt trên 85% lượt tra cứu: [cần bổ sung: kết quả năm 2026]",
    ]);
    expect(JSON.stringify(draft.sections)).not.toContain("230.553");
  });

  it("holds the total against a ceiling that the request names", async () => {
    const asked = (most: string) =>
      draftOf({
        part: "budget",
        request: `thêm 1 kiosk giá 90 triệu, tổng kinh phí không quá ${most}`,
      });
    const over = await asked("50 triệu");
    expect(over.violations.join()).toMatch(/^Tổng dự toán .* vượt .* mức 50\.000\.000 đồng/);
    expect(over.budget?.groups.flatMap(({ lines }) => lines).map(({ name }) => name)).not.toContain(
      "Tổng kinh phí không quá",
    );
    const within = await asked("900 tỷ");
    expect(within.violations).toEqual([]);
  });

  it("replaces ended bases, corrects mis-cited ones, completes the chain, orders by rank", async () => {
    const bases = texts(await draftOf(), "can-cu-lap-ke-hoach");
    expect(bases.join("\n")).not.toMatch(/749\/QĐ-TTg|Nghị định số 13\/2025/);
    expect(bases).toEqual([
      "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15 ngày 27 tháng 11 năm 2024;",
      "Quyết định số 1266/QĐ-TTg ngày 14 tháng 7 năm 2026 của Thủ tướng Chính phủ về Chiến lược quốc gia về chuyển đổi số giai đoạn 2026–2030;",
      "Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử;",
      "Quyết định số 130/QĐ-BYT ngày 18 tháng 01 năm 2023 của Bộ Y tế quy định chuẩn dữ liệu đầu ra, được sửa đổi, bổ sung bởi Quyết định số 4750/QĐ-BYT ngày 29 tháng 12 năm 2023;",
      "Quyết định số 15/QĐ-SYT ngày 09 tháng 01 năm 2024 của Sở Y tế về quy chế trang tin [cần bổ sung: kiểm tra hiệu lực của Quyết định số 15/QĐ-SYT ngày 09/01/2024];",
      "Kế hoạch số 999/KH-ABC ngày 05 tháng 01 năm 2026 của Trung tâm về bảo mật [cần bổ sung: kiểm tra hiệu lực của Kế hoạch số 999/KH-ABC ngày 05/01/2026].",
    ]);
  });

  it("takes nothing from another province's register entries", async () => {
    expect(JSON.stringify(await draftOf())).not.toContain("Vĩnh Long");
  });

  it("renames merged bodies and moves years in tasks", async () => {
    expect(texts(await draftOf(), "ha-tang-so")[0]).toBe(
      "Phối hợp Sở Khoa học và Công nghệ trang bị máy chủ trong năm 2027.",
    );
  });

  it("replaces a dead basis inside a task and its late goal by the lawful deadline", async () => {
    const [task, template] = texts(await draftOf(), "nen-tang");
    expect(task).toBe(
      "Triển khai bệnh án điện tử theo Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử. Duy trì trong năm 2027 kết quả đã triển khai (hạn hoàn thành: chậm nhất ngày 31/12/2026 theo Điểm b Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT).",
    );
    expect(template).toMatch(/^\[cần bổ sung: nội dung mục/);
  });

  it("adds duties of the register with their clause", async () => {
    const draft = await draftOf();
    const added = draft.sections
      .flatMap((section) => section.blocks)
      .filter((block) => block.status === "new" && block.kind === "bullet");
    expect(added.map((block) => block.text)).toContain(
      "Liên thông và sử dụng kết quả cận lâm sàng của nhau, chậm nhất ngày 01/01/2027 theo Khoản 4 Điều 3 Luật số 51/2024/QH15 (áp dụng đối với cơ sở khám bệnh, chữa bệnh bảo hiểm y tế).",
    );
  });

  it("accounts for every item of the prior plan", async () => {
    const draft = await draftOf();
    const told = draft.changes.map((change) => change.before).join("\n");
    for (const section of order.priorPlan.sections) {
      for (const item of section.items.filter((candidate) => candidate.text !== "")) {
        expect(told).toContain(item.text.slice(0, 40).replace(/[;.]+$/, ""));
      }
    }
  });

  it("keeps up met targets, carries over unmet ones, refuses impossible values", async () => {
    const draft = await draftOf({
      results: [
        { id: "ct-01", value: "97,5" },
        { id: "ct-02", value: 180 },
      ],
    });
    expect(texts(draft, "danh-gia-ket-qua-thuc-hien-nam-2025")[0]).toContain("97,5%");
    expect(texts(draft, "muc-tieu")[0]).toBe(
      "Duy trì 97,5% văn bản trao đổi trên môi trường mạng trong năm 2027.",
    );
    expect(draft.violations).toHaveLength(1);
    expect(draft.violations[0]).toContain("180");
  });

  it("lists every open place as a question with a stable id", async () => {
    const [first, second] = [await draftOf(), await draftOf()];
    expect(first.missing).toEqual(second.missing);
    expect(first.missing.map((item) => item.id)).toContain("ct-01");
  });

  it("shows findings of the review and says that it stops delivery", async () => {
    const finding: Finding = {
      code: "x",
      severity: "error",
      where: {},
      quote: "q",
      message: "Sai.",
    };
    const draft = await makeDrafter({ register: aRegister(), review: () => [finding] })(order);
    expect(draft.review).toEqual([finding]);
    expect(draft.violations).toContain("Rà soát: Sai.");
  });
});

describe("answers to open questions", () => {
  const basis = "kiểm tra hiệu lực của Quyết định số 15/QĐ-SYT ngày 09/01/2024";
  const answered = async (value: string): Promise<string[]> => {
    const id = (await draftOf()).missing.find((item) => item.ask === basis)!.id;
    return texts(await draftOf({ results: [{ id, value }] }), "can-cu-lap-ke-hoach");
  };

  it.each([
    {
      value: "còn hiệu lực",
      has: "Quyết định số 15/QĐ-SYT ngày 09 tháng 01 năm 2024 của Sở Y tế về quy chế trang tin;",
    },
    {
      value: "Quyết định số 20/QĐ-SYT ngày 02/02/2026 của Sở Y tế",
      has: "Quyết định số 20/QĐ-SYT ngày 02 tháng 02 năm 2026 của Sở Y tế;",
    },
  ])("a document that $value stands without a mark", async ({ value, has }) => {
    const bases = await answered(value);
    expect(bases).toContain(has);
    expect(bases.join("\n")).not.toContain("kiểm tra hiệu lực của Quyết định số 15");
  });

  it("a document that no longer holds leaves the bases", async () => {
    expect((await answered("hết hiệu lực")).join("\n")).not.toContain("15/QĐ-SYT");
  });

  it("every open place of the text has its question, two documents two ids", async () => {
    const draft = await draftOf();
    const ids = draft.missing.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.includes("kiem-tra-hieu-luc"))).toHaveLength(2);
  });

  it("an impossible answer is refused with a reason and its question stays", async () => {
    const draft = await draftOf({ results: [{ id: "ct-01", value: "130%" }] });
    expect(draft.refused).toEqual([
      { id: "ct-01", value: "130%", message: "Tỷ lệ 130% lớn hơn 100%; kiểm tra lại số." },
    ]);
    expect(draft.missing.map((item) => item.id)).toContain("ct-01");
  });
});

describe("a drafted budget", () => {
  const request = "thêm 20 máy tính, bỏ kiosk, EMR 12 tháng";
  it("takes prices from the prior plan, quantities from the request, and computes the totals", async () => {
    const { budget } = await draftOf({ part: "budget", request });
    const lines = budget!.groups.flatMap((group) => group.lines);
    expect(
      lines.map(({ label, name, quantity, amountWithVat, status }) => [
        label,
        name,
        quantity,
        amountWithVat,
        status,
      ]),
    ).toEqual([
      ["1", "Phần mềm quản lý bệnh viện (HIS)", 12, 198_000_000, "kept"],
      ["2", "Phần mềm bệnh án điện tử EMR, 12 tháng", 1, 118_800_000, "updated"],
      ["3", "Máy vi tính để bàn", 20, 440_000_000, "updated"],
      ["4", "Máy tính bảng", null, null, "needs-input"],
    ]);
    expect(budget).toMatchObject({
      total: 688_000_000,
      totalWithVat: 756_800_000,
      inWords: "Bảy trăm năm mươi sáu triệu tám trăm nghìn đồng",
    });
  });

  it("brings a price a month to the months that a package covers", async () => {
    const { budget } = await draftOf({
      part: "budget",
      request: "EMR 12 tháng giá 15 triệu/tháng",
    });
    const emr = budget!.groups.flatMap(({ lines }) => lines).find(({ name }) => /EMR/.test(name));
    expect(emr).toMatchObject({ unitPrice: 180_000_000, quantity: 1, amount: 180_000_000 });
  });

  it("says where each price comes from and what accounting must look at", async () => {
    const { budget } = await draftOf({ part: "budget", request });
    const [his, emr] = budget!.groups[0]!.lines;
    expect(his?.source).toEqual({ documentId: "ke-hoach-2026", locator: "Phụ lục 1 dòng 1" });
    expect(his?.notes[0]).toBe("Giá theo kế hoạch 2026, Phụ lục 1 dòng 1.");
    expect(emr?.notes.join(" ")).toMatch(/31\/12\/2026 .* dự thảo tính 10%/);
    expect(emr?.notes.join(" ")).toContain("Kế toán xem lại");
  });

  it("asks for the price of an unknown item and counts it for nothing", async () => {
    const draft = await draftOf({ part: "budget", request: "thêm 3 camera giám sát" });
    const line = draft.budget!.groups.at(-1)!.lines.at(-1)!;
    expect([line.name, line.quantity, line.unitPrice, line.amount]).toEqual([
      "Camera giám sát",
      3,
      null,
      null,
    ]);
    expect(draft.missing.map((item) => item.id)).toContain("dg-camera-giam-sat");
  });

  const emr: PriorPrice = {
    name: "Phần mềm ký số tập trung dưới 500 người dùng/12 tháng",
    unit: "Gói",
    unitPrice: 60_000_000n,
    withVat: false,
    year: 2025,
    documentId: "ke-hoach-2025",
    locator: "Phụ lục 1, dòng 3",
    documentTitle: "Kế hoạch 2025",
  };

  it("counts months in packages of the price that is taken", async () => {
    const asked = { part: "budget" as const, request: "thuê ký số tập trung 24 tháng" };
    const draft = await draftOf({ ...asked, prices: [emr] });
    const line = draft.budget!.groups.at(-1)!.lines.at(-1)!;
    expect([line.quantity, line.amount]).toEqual([2, 120_000_000]);
    expect(draft.violations).toEqual([]);
  });

  it("asks how many packages the months are when the price does not say what it covers", async () => {
    const asked = { part: "budget" as const, request: "thuê ký số tập trung 24 tháng" };
    const open = { ...emr, name: "Phần mềm ký số tập trung" };
    const draft = await draftOf({ ...asked, prices: [open] });
    const line = draft.budget!.groups.at(-1)!.lines.at(-1)!;
    expect([line.quantity, line.amount, line.status]).toEqual([null, null, "needs-input"]);
    const { id } = draft.missing.find(({ ask }) => ask.includes("tập trung (Gói)"))!;
    const results = [{ id, value: "2" }];
    const again = await draftOf({ ...asked, prices: [open], results });
    expect(again.budget!.groups.at(-1)!.lines.at(-1)!.amount).toBe(120_000_000);
  });

  it("tells another unit's price beside its question, and counts only an own one", async () => {
    const lineOf = async (documentTitle: string, results: { id: string; value: string }[] = []) => {
      const prices = [{ ...emr, documentTitle }];
      const asked = { part: "budget" as const, request: "thêm 2 ký số tập trung" };
      const draft = await draftOf({ ...asked, prices, results });
      return { draft, line: draft.budget!.groups.at(-1)!.lines.at(-1)! };
    };
    const other = "Kế hoạch chuyển đổi số 2025 Bệnh viện Đa khoa Bình Minh";
    const { draft, line } = await lineOf(other);
    expect([line.unitPrice, line.amount]).toEqual([null, null]);
    expect(line.notes.join(" ")).toMatch(
      /Giá tham khảo: 60\.000\.000 đồng .*Bệnh viện Đa khoa Bình Minh \(năm 2025\)/u,
    );
    expect(draft.violations).toEqual([]);
    const id = draft.missing.find(({ ask }) => ask.includes("đơn giá trước thuế"))?.id ?? "";
    const told = await lineOf(other, [{ id, value: "58000000" }]);
    expect(told.line.unitPrice).toBe(58_000_000);
    expect((await lineOf("Kế hoạch 2025")).line.unitPrice).toBe(60_000_000);
  });

  it("takes no price out of a plan that is later than its own year", async () => {
    const asked = { part: "budget" as const, request: "thêm 2 ký số tập trung" };
    const draft = await draftOf({ ...asked, prices: [{ ...emr, year: 2027 }] });
    expect(draft.budget!.groups.at(-1)!.lines.at(-1)!.unitPrice).toBeNull();
  });

  it("says that what is to be left out was not there, and is none the worse for it", async () => {
    const draft = await draftOf({ part: "budget", request: "bỏ máy phát điện" });
    expect(draft.violations).toEqual([]);
    expect(draft.notices).toContain(
      'Dự toán kế hoạch trước không có hạng mục nêu trong "bỏ máy phát điện", không có gì để bỏ.',
    );
  });

  it("takes a price that was asked for from the answer", async () => {
    const results = [{ id: "dg-camera-giam-sat", value: "2,5 triệu" }];
    const draft = await draftOf({ part: "budget", request: "thêm 3 camera giám sát", results });
    const line = draft.budget!.groups.at(-1)!.lines.at(-1)!;
    expect([line.unitPrice, line.amount, line.source.documentId]).toEqual([
      2_500_000,
      7_500_000,
      "ket-qua",
    ]);
    expect(draft.missing.map((item) => item.id)).not.toContain("dg-camera-giam-sat");
  });
});

describe("a single section", () => {
  it("is found by meaning and handed on alone", async () => {
    const draft = await draftOf({ part: { section: "mục hạ tầng số" } });
    expect(draft.sections.map((section) => section.id)).toEqual(["ha-tang-so"]);
    expect(draft.budget).toBeNull();
  });

  it.each(["digital infrastructure", "ha tang so", "HẠ TẦNG"])(
    "%s is found too",
    async (section) => {
      const draft = await draftOf({ part: { section } });
      expect(draft.sections.map(({ id }) => id)).toEqual(["ha-tang-so"]);
    },
  );

  it.each(["tuyên truyền", "tuyen truyen nang cao nhan thuc", "awareness"])(
    "%s, which the plan lacks, is made of what there is, never of nothing",
    async (section) => {
      const draft = await draftOf({ part: { section } });
      expect(draft.sections).toHaveLength(1);
      const [made] = draft.sections;
      expect(made?.heading).toBe("Tuyên truyền, nâng cao nhận thức số");
      expect(made?.blocks.at(-1)?.text).toMatch(/^\[cần bổ sung: nội dung mục/u);
      expect(made?.blocks.every(({ sources }) => sources.length > 0)).toBe(true);
      expect(draft.missing.map(({ id }) => id)).toContain(`nd-${made?.id ?? ""}`);
      expect(draft.notices.join()).toContain("Kế hoạch trước không có mục");
      expect(draft.violations).toEqual([]);
    },
  );

  it("names the outline when nothing fits", async () => {
    await expect(draftOf({ part: { section: "nhà ăn" } })).rejects.toMatchObject({
      code: "section-not-found",
      userMessage: expect.stringContaining("III. NHIỆM VỤ") as string,
    });
  });
});

describe("tasks in the results form", () => {
  it("have a row each, open no place, and stand in the report once they are filled in", async () => {
    const [task] = order.priorPlan.tasks;
    const id = task?.id ?? "";
    const before = await draftOf();
    expect(before.reportable?.map((item) => item.id)).toContain(id);
    expect(before.missing.map((item) => item.id)).not.toContain(id);
    const after = await draftOf({
      results: [{ id, value: "Đã nghiệm thu 1,5 bộ, tỷ lệ lỗi 0,97%" }],
    });
    const lines = texts(after, "danh-gia-ket-qua-thuc-hien-nam-2025");
    expect(lines.at(-1)).toMatch(/: Đã nghiệm thu 1,5 bộ, tỷ lệ lỗi 0,97%$/u);
    expect(after.violations).toEqual([]);
  });
});

describe("a line that no prior plan has", () => {
  it.each([
    ["thêm 5 camera giá 3 triệu", 2027, 0.1],
    ["thuê kênh truyền dự phòng internet 12 tháng giá 2 triệu/tháng", 2027, 0.1],
    ["thêm 1 phần mềm ký số giá 30 triệu", 2027, null],
    ["thêm 2 bàn ghế giá 3 triệu", 2027, null],
  ])("%s for %s: tax by kind and year", async (request, year, rate) => {
    const draft = await draftOf({ part: "budget", request, year });
    const line = draft.budget?.groups.at(-1)?.lines.at(-1);
    expect(line?.vatRate).toBe(rate);
    const factor = rate === null ? 1 : 1 + rate;
    expect(line?.amountWithVat).toBe(Math.round((line?.amount ?? 0) * factor));
    expect(line?.notes.join(" ")).toMatch(rate === null ? /Chưa có thuế suất/u : /10%/u);
    expect(draft.violations).toEqual([]);
  });

  it("shared out waits for the number of those who get it", async () => {
    const request = "mỗi khoa 2 camera giá 3 triệu";
    const open = await draftOf({ part: "budget", request });
    expect(open.budget?.groups.at(-1)?.lines.at(-1)).toMatchObject({
      quantity: null,
      amount: null,
    });
    const id = open.missing.find(({ ask }) => ask.startsWith("số khoa"))?.id ?? "";
    const told = await draftOf({ part: "budget", request, results: [{ id, value: "7" }] });
    expect(told.budget?.groups.at(-1)?.lines.at(-1)).toMatchObject({
      quantity: 14,
      amount: 42_000_000,
    });
    expect(told.violations).toEqual([]);
  });
});
