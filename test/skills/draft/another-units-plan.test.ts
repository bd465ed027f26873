/**
 * A unit without a plan of its own starts from another one's: nothing of that unit may stand in what it signs. The
 * plan is made up; the five sample plans serve too where their folder is there.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import type { Draft, DraftAnswer } from "../../../src/domain/draft/draft.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { UnitProfile } from "../../../src/domain/unit/unit-profile.ts";
import { readDocumentAt } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const hospital: UnitProfile = {
  ...{ name: "Bệnh viện Đa khoa Núi Cao", code: "BVNC", province: "Phú Thọ", place: "Việt Trì" },
  ...{ parentBody: "Sở Y tế tỉnh Phú Thọ", signerTitle: "GIÁM ĐỐC", facility: "hospital" },
};

const lines = [
  "SỞ Y TẾ TỈNH KON TUM",
  "TRUNG TÂM Y TẾ SUỐI XANH",
  "Số: 12/KH-TTYT",
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026",
  "# I. ĐẶC ĐIỂM TÌNH HÌNH",
  "- Trung tâm Y tế Suối Xanh có 12 khoa, phòng và 9 trạm y tế tại huyện Đăk Hà.",
  "# II. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025",
  "## 1. Tồn tại, hạn chế",
  "- Mạng nội bộ tại một số Trạm Y tế của Trung tâm chưa ổn định.",
  "# III. CĂN CỨ",
  "- Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số;",
  "- Kế hoạch số 24/KH-UBND ngày 13/02/2025 của UBND tỉnh Kon Tum về chuyển đổi số giai đoạn 2025-2030;",
  "- Quyết định số 324/QĐ-TTYT ngày 18/08/2025 của Trung tâm Y tế Suối Xanh ban hành Quy chế bệnh án điện tử;",
  "# IV. MỤC TIÊU",
  "- 95% văn bản của Trung tâm Y tế trao đổi trên môi trường mạng.",
  "# V. NHIỆM VỤ",
  "- Trung tâm và các Trạm Y tế trực thuộc thực hiện ký số trong năm 2026.",
  "- Thực hiện Quy chế theo Quyết định số 324/QĐ-TTYT ngày 18/08/2025 về việc ban hành Quy chế bệnh án điện tử.",
  "- Phòng Kế hoạch - Nghiệp vụ tham mưu Giám đốc Trung tâm; liên hệ đồng chí Nguyễn Văn Đức, 0260.3862.115.",
  "@1",
  "Nơi nhận:",
  "- Sở Y tế tỉnh Kon Tum;",
  "GIÁM ĐỐC",
  "Lê Văn Suối",
];
const table = [
  ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
  ["1", "Duy trì trang ttytsuoixanh.vn", "Phòng Kế hoạch - Nghiệp vụ", "Năm 2026"],
  ["2", "Họp trực tuyến với các TYT", "TTYT", "Năm 2026"],
];
const drafter = makeDrafter({ register: aRegister() });
const draftOf = (results: readonly DraftAnswer[] = [], profile = hospital): Promise<Draft> =>
  drafter({
    ...{ year: 2027, priorPlan: aPlan(lines, [table]), priorId: "suoi-xanh", part: "plan" },
    ...{ asOf: "2026-11-22", profile, results },
  });

/** What is signed, and what is asked; the change report tells of the other unit. */
function delivered(draft: Draft): string {
  const texts = draft.sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => block.rows?.flat() ?? [block.text]),
  ]);
  const money = (draft.budget?.groups ?? []).flatMap(({ title, lines: rows }) => [
    title,
    ...rows.flatMap(({ name, notes }) => [name, ...notes]),
  ]);
  const asked = [...draft.missing, ...(draft.reportable ?? [])].map(({ ask }) => ask);
  return [JSON.stringify(draft.cover), ...texts, ...money, ...asked].join("\n");
}

describe("a hospital that starts from a health centre's plan", () => {
  it("counts nothing of the centre's budget until it has said what it needs itself", async () => {
    const money = [
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
      ["1", "Thuê phần mềm HIS", "Tháng", "12", "9.000.000", "108.000.000"],
      ["", "Tổng cộng", "", "", "", "108.000.000"],
    ];
    const budgetOf = async (results: readonly DraftAnswer[]) => {
      const plan = aPlan(
        [...lines.slice(0, -4), "# VI. KINH PHÍ", "@2", ...lines.slice(-4)],
        [table, money],
      );
      const draft = await drafter({
        ...{ year: 2027, priorPlan: plan, priorId: "suoi-xanh", part: "plan", results },
        ...{ asOf: "2026-11-22", profile: hospital },
      });
      return { draft, line: draft.budget?.groups[0]?.lines[0], total: draft.budget?.total };
    };
    const { draft, line, total } = await budgetOf([]);
    expect([line?.quantity, line?.amount, total]).toEqual([null, null, 0]);
    expect(line?.notes.join(" ")).toMatch(/của đơn vị khác, .*phải đối chiếu; chưa tính vào tổng/u);
    const id = draft.missing.find(({ ask }) => ask.includes("Thuê phần mềm HIS"))?.id ?? "";
    expect((await budgetOf([{ id, value: "6" }])).total).toBe(54_000_000);
  });

  it("signs nothing of the centre: no name, place, letters, role, person, paper or situation", async () => {
    const draft = await draftOf();
    const text = delivered(draft);
    expect(text).not.toMatch(
      /Suối|Kon Tum|Đăk|Trung tâm|trung tâm|TTYT|TYT|Trạm|trạm y tế|Phòng Kế hoạch|Nguyễn Văn|3862|24\/KH|324\/QĐ|ttyt|12 khoa|chưa ổn định/u,
    );
    expect(text).toContain("95% văn bản của Bệnh viện trao đổi");
    expect(draft.violations).toEqual([]);
    expect(draft.cover).toMatchObject({
      ...{ body: hospital.name, parentBody: hospital.parentBody, place: "Việt Trì" },
      ...{ symbolSuffix: "KH-BVNC", signerName: null, recipients: [] },
    });
  });

  it("tells each change with the centre's own words before it and the reason", async () => {
    const { changes } = await draftOf();
    const of = (start: string) => changes.filter(({ before }) => before.startsWith(start));
    expect(of("95% văn bản của Trung tâm Y tế")[0]).toMatchObject({
      status: "needs-input",
      reason: expect.stringContaining("Kế hoạch nguồn của đơn vị khác") as string,
    });
    expect(of("Quyết định số 324/QĐ-TTYT")[0]).toMatchObject({
      ...{ status: "dropped", after: "" },
      reason: "Văn bản nội bộ của đơn vị khác, không phải căn cứ của đơn vị.",
    });
    expect(of("Kế hoạch số 24/KH-UBND")[0]).toMatchObject({
      ...{ status: "dropped", after: "" },
      reason: "Văn bản của tỉnh, thành phố khác, không áp dụng cho đơn vị.",
    });
    expect(of("Trung tâm Y tế Suối Xanh có 12 khoa")[0]).toMatchObject({
      status: "dropped",
      reason: "Tình hình của đơn vị khác, không phải của đơn vị.",
    });
    expect(of("2 | Họp trực tuyến với các TYT | TTYT")[0]?.after).toContain("BVNC");
  });

  it("asks each thing once for the whole draft, and the answer fills every place", async () => {
    const draft = await draftOf();
    const ids = draft.missing.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const department = draft.missing.filter(({ ask }) => ask.includes("kế hoạch - nghiệp vụ"));
    expect(department).toHaveLength(1);
    const answered = delivered(
      await draftOf([{ id: department[0]!.id, value: "Phòng Kế hoạch tổng hợp" }]),
    );
    expect(answered.match(/Phòng Kế hoạch tổng hợp/gu)).toHaveLength(2);
    expect(answered).not.toContain("phụ trách kế hoạch");
  });

  it("without anything below it says so once, and the sentences go on without it", async () => {
    const below = (await draftOf()).missing.find(({ ask }) => ask.includes("trực thuộc"));
    const draft = await draftOf([{ id: below!.id, value: "không có" }]);
    expect(delivered(draft)).toContain("Bệnh viện thực hiện ký số trong năm 2027");
    expect(delivered(draft)).not.toMatch(/trực thuộc|không có/u);
  });

  it("keeps the papers of the province where it is the own one", async () => {
    const text = delivered(await draftOf([], { ...hospital, province: "Kon Tum" }));
    expect(text).toContain("24/KH-UBND");
    expect(text).not.toContain("324/QĐ-TTYT");
  });
});

const root = join(import.meta.dirname, "../../..");
const folder = join(process.env["CAN_CU_SHARED"] ?? join(root, "../shared"), "seeds");
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => /^\d.*\.txt$/.test(name)) : [];

/** Signs of each body in its own plan. */
const SIGNS: readonly (readonly [RegExp, RegExp])[] = [
  [/Krông Pắc/u, /Krông|Đắk|TTYT|Trung tâm Y tế|Bùi Khắc/iu],
  [/Vĩnh Long/u, /Vĩnh Long|Vinh Long|Hồ Thị/iu],
  [/Tâm thần/u, /Tâm thần|Kon Tum|BVTT|Bùi Trọng/iu],
  [/Thanh H/u, /Thanh H[oó][áa]|Bá Cẩn|Trịnh Hữu|Phòng Nghiệp vụ|Văn phòng Sở/iu],
];
/** Bodies of others that a sentence may name: more than one, or the ministry's. */
const OTHERS =
  /(?:các|cho|TTYT) (?:trung tâm y tế|TTYT)(?: (?:các )?huyện)?[^|;.]*|và trung tâm y tế các huyện|TTYT huyện|TTYTQG|Trung tâm Thông tin y tế Quốc gia/giu;

describe.skipIf(!present)(
  "the sample plans taken up by a hospital (skipped: folder absent)",
  () => {
    const register = makeRegister(loadRegisterEntries(join(root, "corpus/regulations")));
    const real = makeDrafter({ register });
    it.each(files)("%s leaves no sign of its body", { timeout: 30_000 }, async (file) => {
      const document = await readDocumentAt(join(folder, file));
      const plan: Plan = readPlan(document, classifyDocument(document));
      const draft = await real({
        ...{ year: plan.cover.year + 1, priorPlan: plan, priorId: "nguon", part: "plan" },
        ...{ asOf: "2026-11-22", profile: hospital },
      });
      expect(draft.violations).toEqual([]);
      const signs = SIGNS.find(([body]) => body.test(plan.cover.body ?? ""))?.[1];
      expect(signs).toBeDefined();
      const left = delivered(draft)
        .split("\n")
        .filter((line) => signs!.test(line.replace(OTHERS, "")));
      expect(left).toEqual([]);
    });
  },
);
