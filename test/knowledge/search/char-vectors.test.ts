import { describe, expect, it } from "vitest";

import {
  CHAR_VECTOR_DIMENSION,
  charVector,
  makeCharEmbedder,
} from "../../../src/knowledge/search/char-vectors.ts";

const cosine = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const alike = (a: string, b: string): number => cosine(charVector(a), charVector(b));

describe("charVector", () => {
  it.each(["Thuê phần mềm HIS", "", "!!", "a"])("of %j has length 1", (text) => {
    const vector = charVector(text);
    expect(vector).toHaveLength(CHAR_VECTOR_DIMENSION);
    expect(cosine(vector, vector)).toBeCloseTo(1, 10);
  });
  it.each([
    ["marks and case", "Thuê phần mềm HIS", "thue PHAN MEM his"],
    ["lost spaces", "công nghệ thông tin", "congnghe thôngtin"],
  ])("does not see %s", (_, a, b) => {
    expect(alike(a, b)).toBeCloseTo(1, 10);
  });
  it.each([
    [
      "damage of scanning",
      "công nghệ thông tin ngành y tế",
      "c6ng nghé thdng tin nganh y té",
      "kinh phí duy trì đường truyền",
    ],
    [
      "a reworded item",
      "Thuê dịch vụ phần mềm quản lý bệnh viện (HIS)",
      "Thuê phần mềm HIS quản lý bệnh viện",
      "Mua máy in nhãn mã vạch",
    ],
  ])("finds the alike in spite of %s", (_, text, near, far) => {
    expect(alike(text, near)).toBeGreaterThan(alike(text, far) + 0.2);
  });
});

describe("makeCharEmbedder", () => {
  const samples = ["thuê phần mềm quản lý", "thuê phần mềm kế toán", "thuê phần mềm HIS"];
  it("counts what is everywhere less than what is rare", () => {
    const { embed } = makeCharEmbedder(samples);
    const [his = [], same = [], other = []] = embed(["thuê phần mềm HIS", "HIS", "thuê phần mềm"]);
    expect(cosine(his, same)).toBeGreaterThan(cosine(charVector(samples[2]!), charVector("HIS")));
    expect(cosine(his, other)).toBeLessThan(alike("thuê phần mềm HIS", "thuê phần mềm"));
  });
  it("gives the same vectors and the same id for the same samples, and another id for others", () => {
    const [one, two] = [makeCharEmbedder(samples), makeCharEmbedder(samples)];
    expect(one.embed(["kế toán"])).toEqual(two.embed(["kế toán"]));
    expect(one.id).toBe(two.id);
    expect(makeCharEmbedder(samples.slice(1)).id).not.toBe(one.id);
  });
});
