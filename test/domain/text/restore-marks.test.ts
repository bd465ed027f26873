import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { entryPassages } from "../../../src/domain/regulation/entry-passages.ts";
import type { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { stripMarks } from "../../../src/domain/text/fold.ts";
import { makeMarkRestorer } from "../../../src/domain/text/restore-marks.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";

const entries = loadRegisterEntries(
  fileURLToPath(new URL("../../../corpus/regulations", import.meta.url)),
);
const textsOf = (some: readonly RegisterEntry[]) =>
  some.flatMap((one) => [one.title, one.issuer, ...entryPassages(one).map(({ text }) => text)]);

describe("makeMarkRestorer", () => {
  const restore = makeMarkRestorer(textsOf(entries));

  it.each([
    // The title of a real scan (plan of the health service of Vĩnh Long, 2025).
    [
      "Kế hoạch Ung dung cong nghé thdng tin nganh y té nam 2025 trén dia ban tinh Vinh Long",
      "Kế hoạch Ứng dụng công nghệ thông tin ngành y tế năm 2025 trên địa bàn tỉnh Vĩnh Long",
    ],
    ["KE HOACH CHUYEN DOI SO", "KẾ HOẠCH CHUYỂN ĐỔI SỐ"],
    ["Quyết định của UBND tỉnh số 12", "Quyết định của UBND tỉnh số 12"],
  ])("%s", (damaged, restored) => {
    expect(restore(damaged).text).toBe(restored);
  });

  it("says when a text is foreign to what it learned", () => {
    expect(restore("lorem ipsum dolor sit amet consectetur").known).toBeLessThan(0.6);
    expect(restore("ke hoach chuyen doi so nganh y te").known).toBeGreaterThan(0.8);
  });

  it("brings most syllables of titles back that it never saw", () => {
    const named = entries.filter((one) => !one.title.startsWith("Chưa có tên"));
    const held = named.filter((_, at) => at % 6 === 0);
    const learned = makeMarkRestorer(textsOf(entries.filter((one) => !held.includes(one))));
    let [right, total] = [0, 0];
    for (const { title } of held) {
      const words = title.toLowerCase().split(/\s+/);
      const read = learned(stripMarks(title)).text.toLowerCase().split(/\s+/);
      total += words.length;
      right += words.filter((word, at) => word === read[at]).length;
    }
    process.stdout.write(`marks of unseen titles: ${right} of ${total} syllables\n`);
    expect(right / total).toBeGreaterThan(0.9);
  });
});
