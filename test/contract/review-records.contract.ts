/** What every driver behind the Sql port must do for reviews and what was accepted in them. */
import { expect, test } from "vitest";

import type { ReviewRecord, ReviewRecords } from "../../src/storage/review-records.ts";

const at = (minute: number) => `2026-11-22T08:${String(minute).padStart(2, "0")}:00.000Z`;

const record = (contentHash: string, minute: number, unit = "a"): ReviewRecord => ({
  unit,
  subject: "du-toan-2027",
  contentHash,
  fileName: `${contentHash}.xlsx`,
  at: at(minute),
  findings: [
    {
      fingerprint: "f1",
      code: "total-mismatch",
      severity: "error",
      where: { row: "Tổng cộng", table: 1 },
      quote: "100",
      message: "Tổng lệch.",
    },
  ],
});

export function reviewRecordsContract(open: () => Promise<ReviewRecords>): void {
  test("review records: the newest review of other bytes comes back, of this unit only", async () => {
    const records = await open();
    expect(await records.previous("a", "du-toan-2027", "v1")).toBeNull();
    await records.keep(record("v1", 1));
    await records.keep(record("v2", 2));
    await records.keep(record("v2", 3));
    expect(await records.previous("a", "du-toan-2027", "v2")).toEqual(record("v1", 1));
    expect(await records.previous("a", "du-toan-2027", "v3")).toEqual(record("v2", 3));
    expect(await records.previous("b", "du-toan-2027", "v3")).toBeNull();
    expect(await records.newest("a", "du-toan-2027")).toEqual(record("v2", 3));
    expect(await records.newest("b", "du-toan-2027")).toBeNull();
    expect(await records.previous("a", "khac", "v3")).toBeNull();
  });

  test("waivers: a reason can be changed and taken back", async () => {
    const records = await open();
    await records.waive("a", "s", { fingerprint: "f1", reason: "Có báo giá", at: at(1) });
    await records.waive("a", "s", { fingerprint: "f1", reason: "Có thẩm định giá", at: at(2) });
    expect(await records.waivers("a", "s")).toEqual([
      { fingerprint: "f1", reason: "Có thẩm định giá", at: at(2) },
    ]);
    expect(await records.waivers("b", "s")).toEqual([]);
    expect(await records.unwaive("a", "s", "f1")).toBe(true);
    expect(await records.unwaive("a", "s", "f1")).toBe(false);
    expect(await records.waivers("a", "s")).toEqual([]);
  });
}
