/** Each rule of the rollover as the change report tells it: what was, what is, why, and what that rests on. */
import { describe, expect, it } from "vitest";

import type { ChangeEntry, DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aRegister, samplePlan } from "./plan-builders.ts";

const register = aRegister();
async function changesOf(results: readonly DraftAnswer[] = []): Promise<ChangeEntry[]> {
  const draft = await makeDrafter({ register })({
    ...{ year: 2027, priorPlan: samplePlan(), priorId: "truoc", part: "plan" },
    ...{ asOf: "2026-11-22", results, request: "bỏ kiosk" },
  });
  return draft.changes;
}

interface Told {
  before: RegExp;
  after: RegExp;
  status: ChangeEntry["status"];
  reason: RegExp;
  /** Ids of the documents that it rests on. */
  sources: string[];
}
const NONE = /^$/;

const rules: Record<string, Told> = {
  "a year of the plan moves": {
    ...{ before: /máy chủ trong năm 2026/, after: /máy chủ trong năm 2027/, status: "updated" },
    ...{ reason: /Chuyển năm kế hoạch sang 2027\./, sources: ["truoc"] },
  },
  "a body that was merged is renamed": {
    ...{ before: /Sở Thông tin và Truyền thông/, after: /Sở Khoa học và Công nghệ/ },
    ...{ status: "updated", sources: ["truoc"] },
    reason:
      /Sắp xếp tổ chức: Sở Thông tin và Truyền thông → Sở Khoa học và Công nghệ \(176\/2025\/QH15\)/,
  },
  "a target becomes a line of the report": {
    ...{ before: NONE, after: /^95% văn bản .*: \[cần bổ sung: kết quả năm 2026\]$/ },
    ...{ status: "needs-input", sources: ["truoc"] },
    reason: /Chỉ tiêu của kế hoạch năm 2026, chờ số liệu của đơn vị\./,
  },
  "an old result is dropped": {
    ...{ before: /Tỷ lệ ký số đạt 98\.4%/, after: NONE, status: "dropped", sources: ["truoc"] },
    reason: /báo cáo trước/,
  },
  "a basis whose time is over gives way to its successor": {
    ...{ before: /749\/QĐ-TTg/, after: /1266\/QĐ-TTg ngày 14 tháng 7 năm 2026/, status: "updated" },
    ...{
      reason: /749\/QĐ-TTg hết giai đoạn .*tính đến 22\/11\/2026/,
      sources: ["1266-qd-ttg", "truoc"],
    },
  },
  "a basis cited wrongly is corrected": {
    ...{ before: /Nghị định số 13\/2025\/TT-BYT ngày 28\/12\/2018/, status: "updated" },
    after: /^Thông tư số 13\/2025\/TT-BYT ngày 06 tháng 6 năm 2025/,
    reason:
      /Sửa viện dẫn\. Loại văn bản: ghi "Nghị định", đúng là Thông tư; Ngày: ghi 28\/12\/2018, đúng là 06\/06\/2025/,
    sources: ["13-2025-tt-byt", "truoc"],
  },
  "what amends a basis is named in its line": {
    ...{ before: /130\/QĐ-BYT/, after: /130\/QĐ-BYT.*, được sửa đổi, bổ sung bởi .*4750\/QĐ-BYT/ },
    ...{ status: "updated", sources: ["130-qd-byt", "4750-qd-byt"] },
    reason: /Nêu kèm văn bản sửa đổi, bổ sung: Quyết định số 4750\/QĐ-BYT/,
  },
  "a basis that nobody knows is put up for a check": {
    ...{
      before: /999\/KH-ABC/,
      after: /\[cần bổ sung: kiểm tra hiệu lực của/,
      status: "needs-input",
    },
    ...{ reason: /Chưa có trong sổ văn bản \(tính đến 22\/11\/2026\)/, sources: ["truoc"] },
  },
  "a late goal gives way to the day of the law": {
    ...{ before: /Dự kiến hoàn thành trong năm 2028/, after: /chậm nhất ngày 31\/12\/2026/ },
    ...{ status: "updated", sources: ["13-2025-tt-byt", "truoc"] },
    reason: /Mốc ".*2028.*" muộn hơn hạn của quy định/,
  },
  "a duty is added with its day, its clause and whom it binds": {
    before: NONE,
    after:
      /Liên thông và sử dụng kết quả cận lâm sàng .*chậm nhất ngày 01\/01\/2027 theo Khoản 4 Điều 3 Luật số 51\/2024\/QH15 \(áp dụng đối với cơ sở .*bảo hiểm y tế\)/,
    ...{ status: "new", sources: ["51-2024-qh15"] },
    reason: /Nghĩa vụ .*Điều 3 khoản 4.*chưa có trong kế hoạch trước/,
  },
  "a line of the form is asked for": {
    ...{ before: /\.{6,}/, after: /\[cần bổ sung: nội dung mục/, status: "needs-input" },
    ...{ reason: /Câu hướng dẫn của mẫu/, sources: ["truoc"] },
  },
  "an item left out by request": {
    ...{ before: /Hệ thống Kiosk/, after: NONE, status: "dropped", sources: ["truoc"] },
    reason: /Bỏ theo yêu cầu: "bỏ kiosk"/,
  },
};

describe("the change report", () => {
  it.each(Object.entries(rules))("%s", async (_, told) => {
    const found = (await changesOf()).filter(
      ({ before, after, status }) =>
        status === told.status && told.before.test(before) && told.after.test(after),
    );
    expect(found.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(told.reason));
    const ids = found.flatMap(({ sources }) => sources?.map(({ documentId }) => documentId));
    expect(ids).toEqual(expect.arrayContaining(told.sources));
  });

  it("a met target is kept up, an unmet one goes on, each with the reported figure as its source", async () => {
    const changes = await changesOf([
      { id: "ct-01", value: "97" },
      { id: "ct-02", value: "60" },
    ]);
    const of = (words: string) =>
      changes.find(({ before, reason }) => before.includes(words) && /chuyển/.test(reason));
    expect(of("95% văn bản")).toMatchObject({
      after: expect.stringMatching(/^Duy trì 97% văn bản/) as string,
      reason: expect.stringContaining("Đạt trong năm 2026 (97), chuyển sang duy trì;") as string,
      sources: expect.arrayContaining([{ documentId: "ket-qua", locator: "ct-01" }]) as unknown,
    });
    expect(of("100% người bệnh")).toMatchObject({
      reason: expect.stringContaining("Chưa đạt trong năm 2026 (60), chuyển tiếp.") as string,
      sources: expect.arrayContaining([{ documentId: "ket-qua", locator: "ct-02" }]) as unknown,
    });
  });

  it("bases stand by rank, then by date", async () => {
    const draft = await makeDrafter({ register })({
      ...{
        year: 2027,
        priorPlan: samplePlan(),
        priorId: "truoc",
        part: "plan",
        asOf: "2026-11-22",
      },
    });
    const home = draft.sections.find(({ heading }) => /CĂN CỨ/.test(heading));
    const symbols = home?.blocks.map(({ text }) => /\d+\/[\p{L}\d/-]+/u.exec(text)?.[0]);
    expect(symbols?.slice(0, 5)).toEqual([
      // Of a duty that is new in the plan.
      "51/2024/QH15",
      "1266/QĐ-TTg",
      "13/2025/TT-BYT",
      "130/QĐ-BYT",
      "15/QĐ-SYT",
    ]);
  });

  it("no change is without a reason and a source", async () => {
    for (const change of await changesOf()) {
      expect(change.reason, change.before).not.toBe("");
      expect(change.sources?.length, change.before).toBeGreaterThan(0);
    }
  });
});
