import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { splitText } from "../../src/channels/delivery/split-text.ts";
import { renderHtml } from "../../src/channels/telegram/render-html.ts";

const NUMBER = /^\(\d+\/\d+\) /;

describe("splitText", () => {
  it("leaves what fits", () => {
    expect(splitText("Một câu [1].", 100)).toEqual(["Một câu [1]."]);
  });

  it("cuts at sentence ends and keeps a citation with its sentence", () => {
    const sentence = "Bệnh viện hoàn thành trước ngày 30/09/2025 [1]. ";
    for (const part of splitText(sentence.repeat(40), 300))
      expect(part.replace(NUMBER, "")).toMatch(/^Bệnh viện[\s\S]*\[1\]\.$/);
  });

  it("prefers paragraph ends", () => {
    const paragraph = `${"chữ ".repeat(40)}\n\n`;
    const parts = splitText(paragraph.repeat(6), 400);
    for (const part of parts) expect(part.replace(NUMBER, "")).toMatch(/^chữ[\s\S]*chữ$/);
  });

  it("no part is over the limit and no word is lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), { maxLength: 60 }),
        fc.integer({ min: 60, max: 300 }),
        (words, limit) => {
          const text = words.join(" ");
          const parts = splitText(text, limit);
          for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
          const bare = parts.length > 1 ? parts.map((part) => part.replace(NUMBER, "")) : parts;
          const letters = (value: string) => value.normalize("NFC").replace(/\s+/g, "");
          expect(letters(bare.join(""))).toBe(letters(text));
        },
      ),
    );
  });
});

describe("renderHtml", () => {
  it("escapes everything and sets symbols off, except in lines of sources", () => {
    expect(renderHtml("13/2025/TT-BYT & <1>\nNguồn: 13/2025/TT-BYT", ["13/2025/TT-BYT"])).toBe(
      "<b>13/2025/TT-BYT</b> &amp; &lt;1&gt;\nNguồn: 13/2025/TT-BYT",
    );
  });
});
