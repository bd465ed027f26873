/** Words, numbers and the shape of an answer's text on the page. */
import { describe, expect, it } from "vitest";

import { splitForReveal } from "../../../src/channels/web/routes/chat-routes.ts";
import { textBlocks } from "../../../src/channels/web/views/answer-view.ts";
import {
  formatBytes,
  formatDate,
  formatMoney,
  formatNumber,
  formatVat,
  formatWhere,
} from "../../../src/channels/web/views/labels.ts";
import { aCitation } from "../../support/web-samples.ts";

describe("formats", () => {
  it.each([
    [formatDate("2026-11-22"), "22/11/2026"],
    [formatDate("2026-11-22T01:02:03.000Z"), "22/11/2026"],
    [formatDate("năm 2026"), "năm 2026"],
    [formatNumber(62_700_000), "62.700.000"],
    [formatNumber(999), "999"],
    [formatNumber(1234.5), "1.234,5"],
    [formatMoney(0), "0"],
    [formatMoney(null), "[cần bổ sung]"],
    [formatVat(0.08), "8 %"],
    [formatVat("KCT"), "KCT"],
    [formatVat(null), "chưa nêu"],
    [formatBytes(10), "1 KB"],
    [formatBytes(1_468_006), "1,4 MB"],
    [formatWhere({ sheet: "PL2", cell: "F12" }), "trang tính PL2, ô F12"],
    [formatWhere({ page: 3, line: 12 }), "trang 3, dòng 12"],
    [formatWhere({}), ""],
  ])("%s", (made, expected) => {
    expect(made).toBe(expected);
  });
});

describe("textBlocks", () => {
  const blocks = (text: string) =>
    textBlocks(text, { turn: "t1", citations: [aCitation({ symbol: "1/2025/TT" })] }).map((block) =>
      (block as { toString(): string }).toString().replace(/\s+/g, " ").replace(/> </g, "><"),
    );
  it.each([
    { rule: "blank lines part paragraphs", text: "a\n\nb", out: ["<p>a</p>", "<p>b</p>"] },
    { rule: "a line is a statement of its own", text: "a\nb", out: ["<p>a</p>", "<p>b</p>"] },
    {
      rule: "dashes make a list",
      text: "a:\n- b\n- c\nd",
      out: ["<p>a:</p>", "<ul><li>b</li><li>c</li></ul>", "<p>d</p>"],
    },
    {
      rule: "a known mark links to its card",
      text: "a [1]",
      out: ['<p>a <a class="mark" href="#t1-1" aria-label="Nguồn 1">[1]</a></p>'],
    },
    { rule: "an unknown mark stays text", text: "a [2]", out: ["<p>a [2]</p>"] },
    {
      rule: "cited symbols stand out",
      text: "x 1/2025/TT y",
      out: ['<p>x <strong class="symbol">1/2025/TT</strong> y</p>'],
    },
    {
      rule: "the line of sources is folded, the date of comparison is not",
      text: "a\nNguồn: [1] 1/2025/TT. Đối chiếu đến 05/10/2026.",
      out: [
        "<p>a</p>",
        '<details class="faint"><summary>Nguồn dạng chữ</summary><p>Nguồn: <a class="mark" href="#t1-1" aria-label="Nguồn 1">[1]</a> 1/2025/TT.</p></details>',
        '<p class="faint">Đối chiếu đến 05/10/2026.</p>',
      ],
    },
  ])("$rule", ({ text, out }) => {
    expect(blocks(text)).toEqual(out);
  });
});

describe("splitForReveal", () => {
  it.each(["", "một", `${"từ ".repeat(100)}\n\n- cuối`, "x".repeat(500)])(
    "parts of %j join to the whole",
    (text) => {
      const parts = splitForReveal(text);
      expect(parts.join("")).toBe(text);
      for (const part of parts.slice(0, -1)) expect(part.length).toBeGreaterThanOrEqual(60);
    },
  );
});
