/** Duties of the register that leave something for the unit to say, and laws that begin to bind within the year. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Provision, RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const provision = (fact: string, over: Partial<Provision> = {}): Provision => ({
  ...{ locator: "Điều 9", kind: "duty", fact, who: "Đơn vị" },
  ...{ appliesTo: ["all"], asks: [], confidence: "high", ...over },
});

const decree = (subject: string, own: Provision, over: Partial<RegisterEntry> = {}) =>
  anEntry({
    ...{ symbol: "81/2025/NĐ-CP", type: "Nghị định", issuer: "Chính phủ" },
    ...{ title: "Quy định thử", subjects: [subject], provisions: [own], ...over },
  });

function drafted(
  entry: RegisterEntry,
  task: string,
  results: { id: string; value: string }[] = [],
) {
  const { sections, context } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", results },
    register: makeRegister([entry]),
    plan: aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
      ...["# I. CĂN CỨ", "- Công văn nội bộ.", "# II. NHIỆM VỤ", `- ${task}`],
    ]),
    profile: { facility: "non-hospital" },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    line: blocks.find(({ text }) => text.includes("81/2025") && !/^Nghị định/u.test(text)),
    basis: blocks.find(({ text }) => /^Nghị định số 81/u.test(text))?.text,
    asks: context.missing.map(({ ask }) => ask),
    ids: context.missing.map(({ id }) => id),
  };
}

const SECURITY = "Bảo đảm an toàn thông tin mạng.";

describe("a duty to appoint somebody", () => {
  it.each([
    ["chỉ định bộ phận phụ trách an ninh mạng", "tên bộ phận phụ trách an ninh mạng của đơn vị"],
    [
      "chỉ định cán bộ chuyên trách an toàn dữ liệu",
      "tên cán bộ chuyên trách an toàn dữ liệu của đơn vị",
    ],
  ])("phải %s: asks whom", (what, ask) => {
    const entry = decree("an-toan-thong-tin", provision(`Đơn vị phải ${what}.`));
    const { line, asks } = drafted(entry, SECURITY);
    expect(line?.text).toContain(`Nghị định số 81/2025/NĐ-CP [cần bổ sung: ${ask}].`);
    expect(line?.status).toBe("needs-input");
    expect(asks).toContain(ask);
  });

  it("names whom the unit says", () => {
    const own = provision("Đơn vị phải chỉ định bộ phận phụ trách an ninh mạng.");
    const entry = decree("an-toan-thong-tin", own);
    const id = drafted(entry, SECURITY).ids.find((one) => one.includes("bo-phan")) ?? "";
    const { line } = drafted(entry, SECURITY, [{ id, value: "Tổ Công nghệ thông tin" }]);
    expect(line?.text).toMatch(/81\/2025\/NĐ-CP \(Tổ Công nghệ thông tin\)\.$/u);
  });

  it("of another kind asks nothing", () => {
    const own = provision("Đơn vị phải ban hành quy chế an ninh mạng.");
    const { line } = drafted(decree("an-toan-thong-tin", own), SECURITY);
    expect(line?.text).toBe(
      "Ban hành quy chế an ninh mạng theo Điều 9 Nghị định số 81/2025/NĐ-CP.",
    );
  });
});

describe("a deadline that nobody has read in the original", () => {
  const due = (over: Partial<Provision>): Provision =>
    provision(
      "Phần mềm tích hợp ký số phải được rà soát, nâng cấp trong 02 năm, tức khoảng 10/04/2027.",
      {
        ...{ kind: "deadline", due: "2027-04-10", confidence: "medium" },
        ...{ locator: "Điều 47 khoản 6 và khoản 7", who: "Chủ quản hệ thống thông tin", ...over },
      },
    );

  it("is a task of the year it falls into, with its day to be compared", () => {
    const { line } = drafted(decree("chu-ky-so", due({})), "Ký số 100% văn bản.");
    expect(line?.text).toBe(
      "Bảo đảm phần mềm tích hợp ký số được rà soát, nâng cấp, chậm nhất ngày 10/04/2027 theo Khoản 6 và Khoản 7 Điều 47 Nghị định số 81/2025/NĐ-CP [cần bổ sung: đối chiếu hạn 10/04/2027 với bản gốc của văn bản].",
    );
  });

  it.each([
    ["of another year", decree("chu-ky-so", due({ due: "2028-04-10" })), "Ký số văn bản."],
    ["of a plan without the subject", decree("chu-ky-so", due({})), SECURITY],
    ["of low confidence", decree("chu-ky-so", due({ confidence: "low" })), "Ký số văn bản."],
    ["of a subject said of everything", decree("du-lieu", due({})), "Chuẩn hóa dữ liệu."],
  ])("is none %s", (_, entry, task) => {
    expect(drafted(entry, task).line).toBeUndefined();
  });
});

describe("a document that begins to bind within the plan's year", () => {
  const own = provision("Đơn vị phải ban hành quy chế an ninh mạng.");
  const later = (signed: string) =>
    decree("an-toan-thong-tin", own, { signed, effective: "2027-07-01" });

  it("is taken up with its day once it is signed", () => {
    const { line, basis } = drafted(later("2026-11-10"), SECURITY);
    expect(line?.text).toBe(
      "Ban hành quy chế an ninh mạng, từ ngày 01/07/2027 theo Điều 9 Nghị định số 81/2025/NĐ-CP.",
    );
    expect(basis).toContain("(có hiệu lực từ ngày 01 tháng 7 năm 2027)");
  });

  it("is not before that", () => {
    expect(drafted(later("2026-12-10"), SECURITY).line).toBeUndefined();
  });
});

describe("a duty that begins within the plan's year", () => {
  const own = (over: Partial<Provision> = {}): Provision =>
    provision("Từ 01/01/2027, mọi cơ sở khám bệnh, chữa bệnh phải cung cấp dữ liệu cho hệ thống.", {
      ...{ locator: null, who: "Mọi cơ sở khám bệnh, chữa bệnh", from: "2027-01-01", ...over },
    });
  const ofCare = (over: Partial<Provision> = {}) =>
    decree("thong-ke-bao-cao", own(over), {
      ...{ subjects: ["thong-ke-bao-cao", "kham-chua-benh"] },
      ...{ signed: "2024-12-01", effective: "2027-01-01" },
    });

  it("is a task of whoever treats patients, with its day, though the plan does not speak of it", () => {
    expect(drafted(ofCare(), SECURITY).line?.text).toBe(
      "Cung cấp dữ liệu cho hệ thống, từ ngày 01/01/2027 theo Nghị định số 81/2025/NĐ-CP.",
    );
  });

  it("stands among the bases with the day from which its law holds", () => {
    expect(drafted(ofCare(), SECURITY).basis).toContain(
      "(có hiệu lực từ ngày 01 tháng 01 năm 2027)",
    );
  });

  it("is none where it began before, or binds others", () => {
    expect(drafted(ofCare({ from: "2026-01-01" }), SECURITY).line).toBeUndefined();
    expect(drafted(ofCare({ who: "Bộ Y tế" }), SECURITY).line).toBeUndefined();
  });
});

describe("what had to be there since a law of the year before", () => {
  const since = (fact: string, effective: string) =>
    drafted(decree("an-toan-thong-tin", provision(fact), { effective }), SECURITY).line?.text;
  const RULES = "Đơn vị phải ban hành quy chế an ninh mạng.";

  it("names the day from which it binds", () => {
    expect(since(RULES, "2026-07-01")).toContain("81/2025/NĐ-CP (bắt buộc từ ngày 01/07/2026).");
  });

  it.each([
    ["an older law", RULES, "2025-12-31"],
    ["what is done all the time", "Đơn vị phải sao lưu dữ liệu an ninh mạng.", "2026-07-01"],
  ])("not of %s", (_, fact, effective) => {
    expect(since(fact, effective)).toMatch(/81\/2025\/NĐ-CP\.$/u);
  });
});
