/** Decisions on findings after their review: the real rules over a real store, behind the rights of a visit. */
import { describe, expect, it } from "vitest";

import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { makeReviewService } from "../../src/assistant/review-service.ts";
import { makeReview } from "../../src/skills/review/make-review.ts";
import { makeSqlReviewRecords } from "../../src/storage/sql/sql-review-records.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { openTestAccess } from "../support/open-access.ts";
import { plainDocument } from "../support/plain-document.ts";
import { loadRegister } from "../support/register.ts";
import { freshSqliteSql } from "../support/sqlite.ts";

const UNIT = "don-vi";
const AS_OF = "2026-11-22";

const planWith = (lines: string): string =>
  [
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2026 của Trung tâm Y tế",
    "TT\tNội dung\tSố lượng\tĐơn giá\tThành tiền",
    lines,
  ].join("\n");
const first = planWith("1\tMáy tính\t3\t20.900.000\t62.070.000");
const second = planWith(
  "1\tMáy in\t2\t5.000.000\t10.000.000\n2\tMáy tính\t3\t20.900.000\t62.070.000",
);

async function aDesk() {
  const sql = freshSqliteSql();
  const service = makeReviewService({
    review: makeReview({
      register: loadRegister(),
      read: async ({ bytes }) => plainDocument(new TextDecoder().decode(bytes)),
      prices: async () => [],
    }),
    records: makeSqlReviewRecords(sql),
    clock: { now: () => "2026-11-22T02:00:00.000Z", today: () => AS_OF },
    fresh: async () => undefined,
  });
  const assistant = makeFakeAssistant({
    review: async (request) => ({ ...(await service.review({ ...request, asOf: AS_OF })), ms: 1 }),
    decideFinding: (decision) => service.decideFinding(decision),
  });
  const { access } = await openTestAccess({ sql, assistant });
  const as = async (role: "staff" | "reviewer") => {
    const { code } = await access.invite(operatorVisit(UNIT), { role });
    const joined = await access.joinOnWeb(code, "Ai đó", "x");
    const sessionToken = joined?.sessionToken ?? "";
    const caller = await access.atWeb({ sessionToken, local: false, unit: UNIT });
    if (caller.kind !== "known") throw new Error("not signed in");
    return access.assistantFor(caller.visit);
  };
  return { as, service };
}

const uploadOf = (text: string) => ({
  file: { fileName: "ke-hoach.txt", bytes: new TextEncoder().encode(text) },
  unit: UNIT,
  withFiles: false,
});

/** The finding about the product of the row, with the names that a decision needs. */
async function productOf(
  desk: Awaited<ReturnType<Awaited<ReturnType<typeof aDesk>>["as"]>>,
  text: string,
) {
  const { review } = await desk.review(uploadOf(text));
  const found = review.findings.find(({ quote }) => quote.includes("62.070.000"));
  return { ...found, subject: review.subject ?? "", fingerprint: found?.fingerprint ?? "" };
}

describe("decideFinding", () => {
  it("accepts without the file; the next version shows the finding accepted, until that is taken back", async () => {
    const reviewer = await (await aDesk()).as("reviewer");
    const { subject, fingerprint, state } = await productOf(reviewer, first);
    expect(state).toBe("new");
    const decision = { unit: UNIT, subject, fingerprint };
    const waiver = await reviewer.decideFinding({ ...decision, reason: "Có báo giá" });
    expect(waiver).toEqual({ reason: "Có báo giá", at: "2026-11-22T02:00:00.000Z" });
    expect(await productOf(reviewer, second)).toMatchObject({ state: "waived", waiver });
    expect(await reviewer.decideFinding({ ...decision, reason: null })).toBeNull();
    expect((await productOf(reviewer, second)).state).toBe("still-there");
  });

  it("refuses what no review found, and findings of another unit", async () => {
    const { as, service } = await aDesk();
    const { subject, fingerprint } = await productOf(await as("reviewer"), first);
    const reason = "Có báo giá";
    for (const decision of [
      { unit: UNIT, subject, fingerprint: "khong-co", reason },
      { unit: UNIT, subject: "khong-co", fingerprint, reason },
      { unit: "don-vi-khac", subject, fingerprint, reason },
      { unit: UNIT, subject, fingerprint, reason: null },
    ]) {
      await expect(service.decideFinding(decision)).rejects.toMatchObject({
        code: "finding-not-found",
      });
    }
  });

  it("is for reviewers, also when it comes with a review", async () => {
    const staff = await (await aDesk()).as("staff");
    const { subject, fingerprint } = await productOf(staff, first);
    const refused = { code: "not-allowed" };
    const reason = "Có báo giá";
    await expect(
      staff.decideFinding({ unit: UNIT, subject, fingerprint, reason }),
    ).rejects.toMatchObject(refused);
    await expect(
      staff.review({ ...uploadOf(first), decisions: [{ fingerprint, reason }] }),
    ).rejects.toMatchObject(refused);
    expect((await productOf(staff, first)).state).toBe("new");
  });
});
