/** Who is told of a change, and in which words. */
import { describe, expect, it } from "vitest";

import {
  announcementOf,
  followedChange,
  type TouchedDocument,
} from "../../src/assistant/subscriptions/announcement.ts";
import { noticeText, type UnitLeaning } from "../../src/assistant/subscriptions/notice-text.ts";
import { findSubject } from "../../src/domain/regulation/subject-names.ts";
import type { StoredProposal } from "../../src/storage/register-entries.ts";
import { loadRegister } from "../support/register.ts";

const register = loadRegister();
const [entry] = register.bySymbol("13/2025/TT-BYT");
if (entry === undefined) throw new Error("no entry");

const touched = (over: Partial<TouchedDocument>): TouchedDocument => ({
  ...{ kind: "replaces", symbol: "46/2018/TT-BYT", part: null, from: "2027-05-01" },
  ...{ clause: "Điều 4 khoản 2", documentId: "46-2018-tt-byt", title: null, status: null },
  subjects: ["benh-an-dien-tu"],
  ...over,
});
const amended = touched({
  ...{ kind: "amends", symbol: "54/2017/TT-BYT", subjects: ["tieu-chi-cntt"] },
  ...{ from: "2026-01-01", clause: null, part: "Điều 5" },
});
const leaning = (over: Partial<UnitLeaning>): UnitLeaning => ({
  ...{ unitName: null, documents: [], drafts: [], answers: [], judged: [] },
  ...over,
});

describe("a change concerns", () => {
  it.each([
    ["who follows the document", ["46/2018/TT-BYT"], ["46/2018/TT-BYT"]],
    ["who follows its subject", ["benh-an-dien-tu"], ["46/2018/TT-BYT"]],
    [
      "each followed document",
      ["54/2017/TT-BYT", "46/2018/TT-BYT"],
      ["46/2018/TT-BYT", "54/2017/TT-BYT"],
    ],
  ])("%s", (_, followed, symbols) => {
    const change = followedChange([touched({}), amended], followed);
    expect(change?.touched.map(({ symbol }) => symbol)).toEqual(symbols);
    expect(change?.by).toEqual(followed);
  });

  it("nobody who follows nothing of it", () => {
    expect(followedChange([touched({}), amended], [])).toBeNull();
    expect(followedChange([touched({})], ["46/2018/TT-BTC", "du-lieu"])).toBeNull();
  });

  it("by its subject as people type it", () => {
    expect(
      ["Bệnh án điện tử", "benh an dien tu", "chủ đề bệnh án điện tử"].map(findSubject),
    ).toEqual(Array(3).fill("benh-an-dien-tu"));
    expect(findSubject("điều gì đó")).toBeNull();
  });
});

describe("the words of a notice", () => {
  const words = (parts: TouchedDocument[], over: Partial<UnitLeaning> = {}) =>
    noticeText({
      entry,
      change: { touched: parts, by: parts.map(({ symbol }) => symbol) },
      today: "2026-11-22",
      leaning: [leaning(over)],
    });

  it("say what happens, from when and by which clause, or that it is not known", () => {
    expect(words([touched({})])).toMatch(
      /46\/2018\/TT-BYT: bị thay thế hoặc bãi bỏ, hết hiệu lực toàn bộ từ 01\/05\/2027 \(chưa đến ngày\), theo Điều 4 khoản 2\./,
    );
    expect(words([amended])).toContain(
      "54/2017/TT-BYT: được sửa đổi, bổ sung (Điều 5) từ 01/01/2026, chưa rõ theo điều khoản nào.",
    );
    expect(words([touched({ kind: "repeals-part", part: "Điều 7", from: null })])).toContain(
      "bị bãi bỏ một phần (Điều 7), chưa rõ từ ngày nào",
    );
  });

  it("name plans, drafts and answers that lean on what the person follows, nothing else", () => {
    const text = words([touched({})], {
      documents: [
        {
          ...{ documentId: "a", title: "Kế hoạch A", kind: "plan", year: 2026 },
          cites: [
            { symbol: "46/2018/TT-BYT", effect: "replaces", locators: ["Mục I"] },
            { symbol: "54/2017/TT-BYT", effect: "amends", locators: ["Mục II"] },
          ],
        },
        {
          ...{ documentId: "b", title: "Kế hoạch B", kind: "plan", year: 2025 },
          cites: [{ symbol: "54/2017/TT-BYT", effect: "amends", locators: ["Mục I"] }],
        },
      ],
      drafts: [{ title: "Bản thảo C", symbols: ["46/2018/TT-BYT"] }],
      answers: [
        { title: "Câu một?", symbols: ["46/2018/TT-BYT"], at: "2026-11-20T20:00:00.000Z" },
        { title: "Câu hai?", symbols: ["54/2017/TT-BYT"], at: "2026-11-20T20:00:00.000Z" },
      ],
    });
    expect(text).toContain("- Kế hoạch A (năm 2026): viện dẫn 46/2018/TT-BYT tại Mục I\n");
    expect(text).toContain("- Bản thảo C: dựa vào 46/2018/TT-BYT");
    expect(text).toContain("- “Câu một?” (21/11/2026)");
    expect(text).not.toMatch(/54\/2017|Kế hoạch B|Câu hai/);
  });
});

it("a confirmation that changes nothing else is the same announcement, one that does is another", () => {
  const stored = { id: "dx-1", unit: "a", entry } as StoredProposal;
  const of = (...consequences: TouchedDocument[]) =>
    announcementOf(stored, { register, consequences });
  expect(of()).toBeNull();
  expect(of(touched({}), amended)).toEqual(of(amended, touched({ title: "Tên khác" })));
  expect(of(touched({}))?.version).not.toBe(of(touched({ from: "2027-06-01" }))?.version);
});
