/** Sections asked for in the words of staff. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { findAsked } from "../../../../src/domain/plan/asked/find-asked.ts";
import type { Plan } from "../../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../../src/domain/plan/read-plan.ts";
import { readableOutline } from "../../../../src/domain/plan/scanned-plan.ts";
import { readDocumentAt } from "../../../../src/knowledge/ingest/read-document.ts";
import { fullPlan, tablePlan } from "./asked-plans.ts";

/** Topmost headings of what is found; "[…]" for what is gathered or stands outside of the outline. */
function found(plan: Plan, query: string): string[] {
  return findAsked(plan, query).flatMap((asked): string[] => {
    if (asked.kind === "none") return ["không có"];
    if (asked.kind === "part") return [`[${asked.part}]`];
    const top = plan.sections.filter(
      ({ id, parent }) => asked.ids.has(id) && (parent === null || !asked.ids.has(parent)),
    );
    const headings = top.map(({ number, heading }) => `${number} ${heading}`.trim());
    return asked.kind === "matter" ? [...headings, `[${asked.matter.label}]`] : headings;
  });
}

describe("a section of a plan with a heading for everything", () => {
  const plan = fullPlan();
  it.each<[string, string[]]>([
    [
      "III. NHIỆM VỤ",
      [
        "nhiệm vụ",
        "soạn mục nhiệm vụ",
        "viet phan nhiem vu trong tam",
        "III",
        "mục III",
        "phần 3",
        "mục 3",
      ],
    ],
    [
      "1. Phát triển hạ tầng số",
      [
        "hạ tầng số",
        "soan muc ha tang",
        "phần hạ tầng kỹ thuật",
        "trang thiết bị CNTT",
        "mục III.1",
        "muc 1 phan III",
        "3.1",
        "nhiệm vụ hạ tầng",
      ],
    ],
    ["2. Phát triển dữ liệu", ["dữ liệu số", "csdl", "số hóa", "phần III mục 2"]],
    [
      "3. Bảo đảm an toàn thông tin",
      [
        "ATTT",
        "bảo mật, an ninh mạng",
        "giữ an toàn dữ liệu của khoa",
        "soạn giúp em phần an toàn an ninh thông tin nhé",
      ],
    ],
    [
      "4. Phát triển nguồn nhân lực",
      ["nhân lực", "nhan luc", "đào tạo, tập huấn", "bồi dưỡng cán bộ"],
    ],
    [
      "1. Đẩy mạnh tuyên truyền, nâng cao nhận thức",
      ["tuyên truyền", "truyền thông", "giải pháp truyền thông", "IV.1"],
    ],
    ["2. Huy động nguồn nhân lực bên ngoài", ["giải pháp nhân lực"]],
    ["IV. GIẢI PHÁP", ["giải pháp", "giai phap thuc hien", "biện pháp", "phần IV"]],
    ["II. MỤC TIÊU", ["mục tiêu", "soan muc muc tieu"]],
    ["1. Mục tiêu chung", ["mục tiêu tổng quát", "mục đích, yêu cầu"]],
    ["2. Mục tiêu, chỉ tiêu cụ thể", ["chỉ tiêu", "chi tieu cu the", "mục II.2"]],
    ["I. CĂN CỨ LẬP KẾ HOẠCH", ["căn cứ", "cơ sở pháp lý", "can cu phap ly", "văn bản làm căn cứ"]],
    [
      "VI. TỔ CHỨC THỰC HIỆN",
      [
        "ai phụ trách việc nào",
        "tổ chức thực hiện",
        "to chuc trien khai",
        "phân công thực hiện",
        "trách nhiệm các đơn vị",
        "ai làm gì",
      ],
    ],
    [
      "Phần I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025",
      [
        "đánh giá kết quả",
        "kết quả thực hiện năm trước",
        "hiện trạng",
        "phần 1",
        "phần thứ nhất",
        "kết quả đạt được",
        "những việc đã làm được",
      ],
    ],
    ["1. Hạ tầng số", ["kết quả hạ tầng số", "đánh giá hạ tầng"]],
    [
      "b) Tồn tại, hạn chế",
      ["tồn tại hạn chế về ATTT", "viet phan ton tai han che ve bao mat", "khó khăn về nhân lực"],
    ],
    [
      "Phụ lục 1 DANH MỤC NHIỆM VỤ NĂM 2026",
      ["phụ lục 1", "PL1", "phụ lục nhiệm vụ", "danh mục nhiệm vụ", "bảng phân công nhiệm vụ"],
    ],
    [
      "Phụ lục 2 DỰ TOÁN KINH PHÍ NĂM 2026",
      [
        "phụ lục kinh phí",
        "phu luc so II",
        "kinh phí mua sắm",
        "dự toán chi tiết",
        "bảng kinh phí",
      ],
    ],
    ["[recipients]", ["nơi nhận", "noi nhan", "phần nơi nhận văn bản"]],
    [
      "không có",
      [
        "xây dựng nhà ăn",
        "khám sức khỏe cán bộ",
        "mục IX.4",
        "phụ lục 5",
        "đào tạo bác sĩ nội trú",
        "lễ hội",
      ],
    ],
  ])("%s", (heading, queries) => {
    for (const query of queries) expect([query, ...found(plan, query)]).toEqual([query, heading]);
  });

  it("that only points to an appendix comes with it", () => {
    expect(found(plan, "kinh phí")).toEqual([
      "V. KINH PHÍ THỰC HIỆN (Phụ lục 2 kèm theo)",
      "Phụ lục 2 DỰ TOÁN KINH PHÍ NĂM 2026",
    ]);
  });

  it.each([
    ["nơi nhận và tổ chức thực hiện", ["[recipients]", "VI. TỔ CHỨC THỰC HIỆN"]],
    ["hạ tầng số, nhân lực", ["1. Phát triển hạ tầng số", "4. Phát triển nguồn nhân lực"]],
    ["soạn các mục: mục tiêu và giải pháp", ["II. MỤC TIÊU", "IV. GIẢI PHÁP"]],
    ["tồn tại về hạ tầng số và nhân lực", ["b) Tồn tại, hạn chế", "b) Tồn tại, hạn chế"]],
    ["dữ liệu và nhà ăn", ["2. Phát triển dữ liệu", "không có"]],
  ])("several at once: %s", (query, headings) => {
    expect(found(plan, query)).toEqual(headings);
  });

  it("of what went wrong comes below the heading of each subject, without what was achieved", () => {
    const [asked] = findAsked(plan, "tồn tại, hạn chế");
    const ids = asked?.kind === "sections" ? asked.ids : new Set<string>();
    const shown = plan.sections.filter(({ id }) => ids.has(id)).map(({ heading }) => heading);
    expect(shown.filter((heading) => heading === "Tồn tại, hạn chế")).toHaveLength(3);
    expect(shown).toContain("Nhân lực số");
    expect(shown).not.toContain("Kết quả đạt được");
  });

  it("of what was achieved leaves out what went wrong", () => {
    const [asked] = findAsked(plan, "kết quả đạt được");
    const ids = asked?.kind === "sections" ? asked.ids : new Set<string>();
    const shown = plan.sections.filter(({ id }) => ids.has(id)).map(({ heading }) => heading);
    expect(shown).toContain("Kết quả đạt được");
    expect(shown).not.toContain("Tồn tại, hạn chế");
  });

  it("offers the nearest headings for what no heading bears", () => {
    const [asked] = findAsked(plan, "phát triển hạ tòa số hóa");
    expect(asked?.kind === "none" && asked.nearest.map(({ heading }) => heading)).toContain(
      "Phát triển hạ tầng số",
    );
  });

  it("tells where else the number or the subject stands", () => {
    const [numbered] = findAsked(plan, "mục 4");
    expect(numbered?.kind === "sections" && numbered.notes.join()).toContain(
      "Phát triển nguồn nhân lực",
    );
    const [people] = findAsked(plan, "nhân lực");
    expect(people?.kind === "sections" && people.notes.join()).toContain("Huy động nguồn nhân lực");
  });
});

describe("a section of a plan whose tasks stand in a table", () => {
  const plan = tablePlan();
  it.each([
    ["hạ tầng số", ["I. HẠ TẦNG SỐ", "[Hạ tầng số]"]],
    ["nhân lực", ["[Nhân lực số]"]],
    ["an toàn thông tin", ["[An toàn thông tin, an ninh mạng]"]],
    ["bảng điện tử gọi số", ["[Bảng điện tử gọi số]"]],
    ["nhiệm vụ", ["II. NHIỆM VỤ TRỌNG TÂM", "Phụ lục 1 NHIỆM VỤ TRỌNG TÂM NĂM 2026"]],
    ["kết quả hạ tầng", ["I. HẠ TẦNG SỐ"]],
    ["phân bổ nhiệm vụ và thời hạn", ["Phụ lục 1 NHIỆM VỤ TRỌNG TÂM NĂM 2026"]],
    ["giải pháp", ["không có"]],
  ])("%s", (query, headings) => {
    expect(found(plan, query)).toEqual(headings);
  });
});

const root = join(import.meta.dirname, "../../../..");
const folder = join(process.env["CAN_CU_SHARED"] ?? join(root, "../shared"), "seeds");
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => /^\d.*\.txt$/.test(name)) : [];
const NO_FACTS = { title: null, year: null, signed: null, issuer: null };

/** Asked of each sample plan, by number of the file: what is found begins with this id. */
const ON_SAMPLES: readonly (readonly [string, readonly string[]])[] = [
  ["nhân lực", ["nguon-nhan-luc", "nhan-luc-so", "kq-nhan-luc", "nguon-nhan-luc", "[Nhân lực"]],
  [
    "phụ lục kinh phí",
    ["kinh-phi-danh-muc", "tong-hep", "nguon-kinh-phi", "kinh-phi-thuc", "du-toan"],
  ],
  [
    "kinh phi mua sam",
    ["kinh-phi-danh-muc", "tong-hep", "nguon-kinh-phi", "kinh-phi-thuc", "du-toan"],
  ],
  ["kết quả đạt được", ["danh-gia", "panh-gia", "ket-qua-chuyen", "danh-gia", "danh-gia"]],
  ["ATTT", ["bao-dam-an", "an-toan", "kq-ha-tang", "bao-dam-an", "ha-tang-so-va"]],
  ["mục III.2", ["nen-tang", "the-che", "ton-tai", "ha-tang", "du-lieu"]],
  ["phần 4", ["giai-phap", "giai-phap", "nguon-kinh", "giai-phap", "kinh-phi"]],
  ["căn cứ pháp lý", ["can-cu", "can-cu", "can-cu", "can-cu", "mo-dau"]],
  ["xe cứu thương", ["không", "không", "không", "không", "không"]],
];

describe.skipIf(!present)("sections of the sample plans (skipped: folder absent)", () => {
  it.each(files)("%s", async (file) => {
    const read = readPlan(await readDocumentAt(join(folder, file)), NO_FACTS);
    const plan = readableOutline(read);
    for (const [query, expected] of ON_SAMPLES) {
      const [asked] = findAsked(plan, query);
      const ids = asked?.kind === "sections" || asked?.kind === "matter" ? [...asked.ids] : [];
      const [first] = ids.length > 0 ? ids : found(plan, query);
      const start = expected[Number(file.slice(0, 3))] ?? "";
      expect([query, first?.slice(0, start.length)]).toEqual([query, start]);
    }
  });
});
