import { describe, expect, it } from "vitest";

import { oncePerText } from "../../../src/domain/text/once-per-text.ts";

function counting(): { read: (text: string) => number; asked: () => number } {
  let asked = 0;
  const read = oncePerText((text) => {
    asked += 1;
    return text.length;
  });
  return { read, asked: () => asked };
}

describe("oncePerText", () => {
  it("reads a line once, however often it is asked for", () => {
    const { read, asked } = counting();
    expect([read("kế hoạch"), read("kế hoạch"), read("dự toán")]).toEqual([8, 8, 7]);
    expect(asked()).toBe(2);
  });

  it("keeps a line that is asked for again while thousands of others go by", () => {
    const { read, asked } = counting();
    read("kế hoạch");
    for (let at = 0; at < 9000; at += 1) {
      read(String(at));
      if (at % 1000 === 0) read("kế hoạch");
    }
    expect(asked()).toBe(9001);
  });

  it("lets go of lines that nobody asks for any more", () => {
    const { read, asked } = counting();
    read("kế hoạch");
    for (let at = 0; at < 9000; at += 1) read(String(at));
    read("kế hoạch");
    expect(asked()).toBe(9002);
  });

  it("keeps no text of a whole document", () => {
    const { read, asked } = counting();
    const long = "kế hoạch ".repeat(1000);
    read(long);
    read(long);
    expect(asked()).toBe(2);
  });
});
