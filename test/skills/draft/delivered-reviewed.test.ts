/**
 * Whatever a draft hands on passes our own review: whole plan, budget or section alone, with who pays, the change
 * report and the form too. What is wrong in any of them stops it.
 */
import { describe, expect, it } from "vitest";

import { draftFiles } from "../../../src/assistant/draft-files.ts";
import { reviewOwnDraft } from "../../../src/assistant/own-review.ts";
import { classifyDocument } from "../../../src/domain/document/classify.ts";
import type { Draft } from "../../../src/domain/draft/draft.ts";
import { reviewDocument } from "../../../src/domain/review/review-document.ts";
import { readDocument, readOwnDocx } from "../../../src/knowledge/ingest/read-document.ts";
import type { DraftOrder } from "../../../src/skills/draft/draft-order.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister, budgetTable, planLines } from "../../domain/plan/plan-builders.ts";

const register = aRegister();
const asOf = "2026-11-22";
const withFunds = budgetTable.map((row, at) => [
  ...row.slice(0, -1),
  at === 0 ? "Nguồn kinh phí" : at === budgetTable.length - 1 ? "" : "NSNN",
]);
const parts: readonly DraftOrder["part"][] = ["plan", "budget", { section: "nền tảng" }];
const orders = [budgetTable, withFunds].flatMap((table, at) =>
  parts.map((part) => ({
    name: `${typeof part === "object" ? "a section" : part}${at === 0 ? "" : ", with who pays"}`,
    part,
    table,
  })),
);

function draftOf(part: DraftOrder["part"], table: string[][]): Promise<Draft> {
  const drafter = makeDrafter({
    register,
    review: (draft, at, ordered) =>
      reviewOwnDraft({ register, readOwn: readOwnDocx }, { draft, asOf: at, part: ordered }),
  });
  return drafter({
    ...{ year: 2027, priorPlan: aPlan(planLines, [table]), priorId: "truoc", part, asOf },
    request: "bỏ kiosk, thêm 20 máy tính, EMR 12 tháng, thêm 3 máy quét giá 10 triệu",
  });
}

describe("files of a draft", () => {
  it.each(orders)("$name: none has an error", { timeout: 300_000 }, async ({ part, table }) => {
    const draft = await draftOf(part, table);
    expect(draft.violations).toEqual([]);
    const files = await draftFiles(draft, { id: "truoc", title: "Kế hoạch 2026" }, part);
    const reviewed = files.filter(({ fileName }) => /\.(?:docx|xlsx)$/.test(fileName));
    expect(reviewed.length).toBeGreaterThan(2);
    for (const { fileName, bytes } of reviewed) {
      const document = await readDocument({ fileName, bytes });
      const facts = classifyDocument(document);
      const { findings } = reviewDocument({ document, facts, register, asOf, prices: [] });
      const errors = findings.filter(({ severity }) => severity === "error");
      expect([fileName, errors]).toEqual([fileName, []]);
    }
  });
});

describe("a mistake in what would be delivered", () => {
  const spoiltTotal = (draft: Draft): Draft => {
    const spoilt = structuredClone(draft);
    for (const { blocks } of spoilt.sections)
      for (const { rows } of blocks)
        for (const row of rows ?? [])
          row.forEach((cell, at) => {
            if (/^Tổng cộng/u.test(row[1] ?? row[0] ?? "") && /^\d[\d.]{6,}$/.test(cell))
              row[at] = "999.999.999";
          });
    if (spoilt.budget !== null) spoilt.budget.total = 999_999_999;
    return spoilt;
  };
  const spoiltBasis = (draft: Draft): Draft => {
    const spoilt = structuredClone(draft);
    const [block] = spoilt.sections[0]?.blocks ?? [];
    if (block !== undefined)
      block.text = "Thực hiện Nghị định số 13/2025/TT-BYT ngày 28/12/2018 của Bộ Y tế.";
    return spoilt;
  };
  it.each<[string, DraftOrder["part"], (draft: Draft) => Draft]>([
    ["the budget alone", "budget", spoiltTotal],
    ["a section alone", { section: "nền tảng" }, spoiltBasis],
    ["the whole plan", "plan", spoiltTotal],
  ])("in %s is an error", { timeout: 300_000 }, async (_, part, spoil) => {
    const draft = spoil(await draftOf(part, budgetTable));
    const found = await reviewOwnDraft({ register, readOwn: readOwnDocx }, { draft, asOf, part });
    expect(found.some(({ severity }) => severity === "error")).toBe(true);
  });

  it.each<[string, string, string]>([
    ["stale-year", "a year left behind", "Ít nhất 70% người bệnh, năm 2025 là 52%."],
    ["body-abolished", "a body that is no more", "Phối hợp với Sở Thông tin và Truyền thông."],
    ["empty-section", "a heading without text", ""],
  ])("%s (%s) is a warning shown with the draft", { timeout: 300_000 }, async (code, _, text) => {
    const draft = structuredClone(await draftOf("plan", budgetTable));
    const at = draft.sections.findIndex(
      ({ blocks, id }) => id.includes("nen-tang") && blocks.length > 0,
    );
    const section = draft.sections[at];
    const [block] = section?.blocks ?? [];
    if (section === undefined || block === undefined) throw new Error("no section to spoil");
    section.blocks = text === "" ? [] : [{ ...block, kind: "paragraph", text }];
    const found = await reviewOwnDraft(
      { register, readOwn: readOwnDocx },
      { draft, asOf, part: "plan" },
    );
    expect(found.filter((one) => one.code === code).map(({ severity }) => severity)).toEqual([
      "warning",
    ]);
  });

  it("its own open places are none", { timeout: 300_000 }, async () => {
    const draft = await draftOf("plan", budgetTable);
    expect(JSON.stringify(draft.sections)).toContain("[cần bổ sung: ");
    expect(draft.review.map(({ code }) => code)).not.toContain("template-leftover");
    // Longer than what a finding quotes: the open place itself is cut off.
    const task =
      "Mua sắm thiết bị đọc quét mã QR trên thẻ căn cước cho trung tâm và 14 trạm y tế trực thuộc, lắp đặt tại quầy tiếp đón, phòng khám, khoa điều trị nội trú và nhà thuốc, đào tạo người dùng của từng khoa, phòng, nghiệm thu, bàn giao và đưa vào sử dụng trong năm";
    const rows = [
      ["TT", "Nhiệm vụ", "Thời gian"],
      ["1", `${task} [cần bổ sung: đã xong chưa]`, "Quý II/2027"],
    ];
    const text = rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
    const section = draft.sections.find(({ id }) => id.includes("nen-tang"));
    section?.blocks.push({ kind: "table", text, rows, sources: [], status: "needs-input" });
    const found = await reviewOwnDraft(
      { register, readOwn: readOwnDocx },
      { draft, asOf, part: "plan" },
    );
    expect(found.map(({ code }) => code)).not.toContain("template-leftover");
  });
});
