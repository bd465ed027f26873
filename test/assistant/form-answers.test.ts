import { describe, expect, it } from "vitest";

import { formAnswers } from "../../src/assistant/form-answers.ts";

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
});
