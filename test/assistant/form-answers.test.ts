import { describe, expect, it } from "vitest";

import { allFormAnswers, formAnswers } from "../../src/assistant/form-answers.ts";

const EMR = "Kết quả năm 2026 của chỉ tiêu “100% khoa lâm sàng dùng bệnh án điện tử”";
const KIOSK = "Kết quả năm 2026 của chỉ tiêu “100% kiosk đăng ký khám bệnh hoạt động”";
const row = (label: string) => ({ id: "ct-01", label, value: "98" });

describe("formAnswers", () => {
  it.each([
    { case: "its own form", label: EMR },
    {
      case: "its own form, typed over without marks",
      label: EMR.normalize("NFD").replace(/\p{M}/gu, ""),
    },
    { case: "a row whose words were taken away", label: "" },
  ])("takes $case", ({ label }) => {
    expect(formAnswers([row(label)], [{ id: "ct-01", ask: EMR }])).toEqual([
      { id: "ct-01", value: "98" },
    ]);
  });

  it("takes what the draft no longer asks, since it was answered before", () => {
    expect(formAnswers([row(EMR)], [])).toEqual([{ id: "ct-01", value: "98" }]);
  });

  it("refuses the form of another draft, whose row of the same id asks for another thing", () => {
    expect(() => formAnswers([row(KIOSK)], [{ id: "ct-01", ask: EMR }])).toThrow(
      expect.objectContaining({
        code: "unreadable-file",
        userMessage: expect.stringContaining("lập từ một bản soạn khác") as string,
      }) as Error,
    );
  });

  it("takes a row of an earlier version by its words, where its id has moved", () => {
    const asked = [
      { id: "ct-01", ask: KIOSK },
      { id: "ct-02", ask: EMR },
    ];
    expect(formAnswers([row(EMR)], asked)).toEqual([{ id: "ct-02", value: "98" }]);
  });

  it("refuses a form of which nothing is asked", () => {
    const asked = [{ id: "ct-02", ask: KIOSK }];
    expect(() => formAnswers([row(EMR)], asked)).toThrow(
      expect.objectContaining({ code: "unreadable-file" }) as Error,
    );
  });
});

describe("allFormAnswers", () => {
  const other = { id: "kq-01", label: "Kết quả về hạ tầng số năm 2026", value: "tốt" };
  const asked = [{ id: "ct-01", ask: EMR }];

  it("takes a row that is asked only once the other answers are in", async () => {
    const later = () => Promise.resolve([{ id: "kq-01", ask: other.label }]);
    expect(await allFormAnswers([row(EMR), other], asked, later)).toEqual([
      { id: "ct-01", value: "98" },
      { id: "kq-01", value: "tốt" },
    ]);
  });

  it("refuses a row that the draft never asks for, naming it", async () => {
    await expect(
      allFormAnswers([row(EMR), other], asked, () => Promise.resolve([])),
    ).rejects.toMatchObject({
      code: "unreadable-file",
      userMessage: expect.stringContaining(other.label) as string,
    });
  });
});
