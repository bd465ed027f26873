/** The same item in prior plans: price, unit, tax state, and the same body's change from year to year. */
import { describe, expect, it } from "vitest";

import { collectPrices } from "../../../src/domain/budget/collect-prices.ts";
import type { PriorPrice } from "../../../src/domain/budget/prior-price.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const OWN = "Trung tâm Y tế Nậm Sông";
const table = (unit: string, price: string, header = "Đơn giá", name = "Tủ mạng 42U") =>
  tsv(`TT|Nội dung|ĐVT|SL|${header}|Thành tiền\n1|${name}|${unit}|1|${price}|${price}`);
const prior = (over: Partial<PriorPrice> = {}): PriorPrice => ({
  name: "Tủ mạng 42U",
  unit: "Cái",
  unitPrice: 20_000_000n,
  withVat: null,
  year: 2025,
  organisation: OWN,
  documentId: "truoc",
  documentTitle: "Kế hoạch chuyển đổi số năm 2025",
  locator: "Phụ lục 2, dòng 4",
  ...over,
});
const told = (document: ReturnType<typeof tsv>, prices: PriorPrice[], issuer = OWN) =>
  review(document, {
    prices,
    facts: { kind: "budget", title: null, year: 2026, signed: "2026-01-05", issuer },
  }).findings.filter(
    (finding) => finding.code.startsWith("price-") && finding.code !== "price-above-cap",
  );

describe("prior prices", () => {
  it.each([
    {
      rule: "half as much again",
      document: table("Cái", "30.000.000"),
      prices: [prior()],
      code: "price-outlier",
    },
    {
      rule: "a fifth more in the same body",
      document: table("Cái", "24.000.000"),
      prices: [prior()],
      code: "price-year-change",
    },
    { rule: "a little more", document: table("Cái", "21.000.000"), prices: [prior()], code: null },
    {
      rule: "a fifth more than in another body's plan",
      document: table("Cái", "24.000.000"),
      prices: [prior({ organisation: "Bệnh viện Mẫu" })],
      code: null,
    },
    {
      rule: "a plan of the same year",
      document: table("Cái", "24.000.000"),
      prices: [prior({ year: 2026 })],
      code: null,
    },
    {
      rule: "pieces by another word",
      document: table("Bộ", "20.000.000"),
      prices: [prior()],
      code: null,
    },
    {
      rule: "another unit with the same price",
      document: table("Gói", "20.000.000"),
      prices: [prior()],
      code: "price-unit-differs",
    },
    {
      rule: "another unit with another price",
      document: table("Gói", "50.000.000"),
      prices: [prior()],
      code: null,
    },
    {
      rule: "the same figure with tax there",
      document: table("Cái", "20.000.000", "Đơn giá chưa gồm thuế"),
      prices: [prior({ withVat: true })],
      code: "price-vat-differs",
    },
    {
      rule: "another figure with tax there",
      document: table("Cái", "20.000.000", "Đơn giá chưa gồm thuế"),
      prices: [prior({ withVat: true, unitPrice: 22_000_000n })],
      code: null,
    },
    {
      rule: "another item",
      document: table("Cái", "90.000.000", "Đơn giá", "Tủ đĩa"),
      prices: [prior()],
      code: null,
    },
  ])("$rule", ({ document, prices, code }) => {
    expect(told(document, prices).map((finding) => finding.code)).toEqual(
      code === null ? [] : [code],
    );
  });

  it("names both sources and the body", () => {
    const [finding] = told(table("Cái", "30.000.000"), [prior({ organisation: "Bệnh viện Mẫu" })]);
    expect(finding?.message).toContain("Bệnh viện Mẫu");
    expect(finding?.message).toContain("Phụ lục 2, dòng 4");
  });
});

describe("collected prices", () => {
  const source = { id: "a", title: "Kế hoạch", year: 2026, issuer: OWN };
  const states = (header: string, rest = "") =>
    collectPrices(
      source,
      tsv(
        `TT|Nội dung|ĐVT|SL|${header}|Thành tiền${rest === "" ? "" : "|Thành tiền (VAT)"}\n1|Tủ mạng|Cái|1|20.000.000|20.000.000${rest}`,
      ),
    ).map(({ withVat, organisation }) => [withVat, organisation]);

  it.each([
    { header: "Đơn giá", rest: "", state: null },
    { header: "Đơn giá (đã gồm VAT)", rest: "", state: true },
    { header: "Đơn giá trước thuế", rest: "", state: false },
    { header: "Đơn giá", rest: "|22.000.000", state: false },
  ])("$header $rest: $state", ({ header, rest, state }) => {
    expect(states(header, rest)).toEqual([[state, OWN]]);
  });
});
