import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { confirmEntry } from "../../../src/domain/regulation/confirm-entry.ts";
import { mergeEntries } from "../../../src/domain/regulation/merge-entries.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";
import { loadRegister } from "../../support/register.ts";

const folder = new URL("../../fixtures/regulations/", import.meta.url);
const shippedRegister = loadRegister();

function propose(bytes: Uint8Array) {
  const document = readTextFormat(bytes, "van-ban.txt", "text");
  return proposeEntry(document, classifyDocument(document));
}

const proposalOf = (name: string) => propose(readFileSync(new URL(`${name}.txt`, folder)));

function confirm(name: string, corrections: Record<string, string> = {}) {
  return confirmEntry({
    proposal: proposalOf(name),
    corrections,
    register: shippedRegister,
    shipped: shippedRegister.entries,
    fileName: `${name}.txt`,
    seen: "2026-11-22",
  });
}

function confirmed(name: string, corrections: Record<string, string> = {}) {
  const result = confirm(name, corrections);
  if (result.kind !== "confirmed") throw new Error(JSON.stringify(result));
  return result;
}

describe("confirming a proposal", () => {
  it("makes an entry with its source and what it does", () => {
    const { entry } = confirmed("thong-tu-thay-the");
    expect(entry).toMatchObject({
      symbol: "77/2027/TT-BYT",
      effective: "2027-05-01",
      scope: "national",
      force: "normative",
      sources: [
        {
          text: "Toàn văn trong tệp thong-tu-thay-the.txt",
          seen: "2026-11-22",
          level: "full-text",
        },
      ],
    });
    expect(entry.relations.map((relation) => relation.target)).toEqual([
      "13/2025/TT-BYT",
      "32/2023/TT-BYT",
      "15/2023/QH15",
    ]);
  });

  it("asks for what the text left open", () => {
    expect(confirm("quyet-dinh-de-trong")).toEqual({
      kind: "incomplete",
      missing: ["symbol", "signed", "effective"],
    });
  });

  it("takes a person's values; an effect from signing follows the corrected day", () => {
    const { entry } = confirmed("quyet-dinh-de-trong", {
      symbol: "911/QĐ-SYT",
      signed: "2027-06-15",
      subjects: "an-toan-thong-tin, luu-tru-du-lieu",
      "provision.1": "",
    });
    expect(entry).toMatchObject({
      symbol: "911/QĐ-SYT",
      signed: "2027-06-15",
      effective: "2027-06-15",
      effectiveRule: "from-signing",
      subjects: ["an-toan-thong-tin", "luu-tru-du-lieu"],
      provisions: [],
    });
  });

  it.each([
    { corrections: { ngay: "2027-01-01" }, problem: /Không có trường ngay/ },
    { corrections: { signed: "15/06/2027" }, problem: /Giá trị của signed/ },
    { corrections: { relations: "[" }, problem: /Giá trị của relations/ },
    { corrections: { symbol: "13/2025/TT-BYT" }, problem: /tự thay thế chính mình/ },
  ])("refuses $corrections", ({ corrections, problem }) => {
    const result = confirm("thong-tu-thay-the", corrections);
    expect(result.kind).toBe("invalid");
    if (result.kind === "invalid") expect(result.problems.join(" ")).toMatch(problem);
  });

  it("refuses to replace what replaces it", () => {
    const result = confirm("thong-tu-thay-the", {
      symbol: "46/2018/TT-BYT",
      signed: "2018-12-28",
    });
    expect(result).toMatchObject({ kind: "invalid" });
  });

  it("says which targets the register does not know", () => {
    const { notes } = confirmed("thong-tu-ngat-dong");
    expect(notes.join(" ")).toContain("907/2019/TT-BYT");
  });

  it("keeps what the shipped entry of the same document knew beyond the text", () => {
    const { entry } = confirmed("thong-tu-thay-the", {
      symbol: "54/2017/TT-BYT",
      signed: "2017-12-29",
      effective: "2018-02-27",
      relations: "[]",
    });
    const known = shippedRegister.bySymbol("54/2017/TT-BYT")[0];
    expect(known?.provisions.length).toBeGreaterThan(0);
    expect(entry.provisions).toEqual(expect.arrayContaining(known?.provisions ?? []));
    expect(entry.relations).toEqual([]);
  });
});

describe("shipped and confirmed entries together", () => {
  it("replaces the shipped entry of the same symbol and day, and adds the others", () => {
    const { entry } = confirmed("thong-tu-thay-the");
    const old = shippedRegister.bySymbol("13/2025/TT-BYT")[0]!;
    const mine = { ...old, title: "Tên đã sửa" };
    const merged = mergeEntries(shippedRegister.entries, [
      mine,
      entry,
      { ...mine, title: "Lần hai" },
    ]);
    expect(merged).toHaveLength(shippedRegister.entries.length + 1);
    expect(makeRegister(merged).bySymbol("13/2025/TT-BYT")[0]?.title).toBe("Lần hai");
  });

  // Any target of the register, any days: the sentence of the new circular decides from when the target is dead.
  it("never calls a replaced document in force from the day of the replacement on", () => {
    const targets = shippedRegister.entries.filter(
      (entry) =>
        /^\d+\/\d{4}\/[\p{L}-]+$/u.test(entry.symbol) &&
        entry.signed !== null &&
        shippedRegister.bySymbol(entry.symbol).length === 1,
    );
    expect(targets.length).toBeGreaterThan(50);
    const days = fc.integer({ min: 0, max: 2000 });
    const property = fc.property(
      fc.nat({ max: targets.length - 1 }),
      fc.record({ signed: days, delay: days, after: days }),
      fc.boolean(),
      (index, { signed, delay, after }, active) => {
        const target = targets[index]!;
        const day = (offset: number) =>
          new Date(Date.UTC(2027, 0, 1 + offset)).toISOString().slice(0, 10);
        const words = (iso: string) =>
          `ngày ${iso.slice(8, 10)} tháng ${iso.slice(5, 7)} năm ${iso.slice(0, 4)}`;
        const name = `${target.type} số ${target.symbol}`;
        const end = active
          ? `Thông tư này thay thế ${name}.`
          : `${name} hết hiệu lực kể từ ngày Thông tư này có hiệu lực.`;
        const from = day(signed + delay);
        const proposal = propose(
          new TextEncoder().encode(
            `BỘ Y TẾ\nSố: 999/2033/TT-BYT\nHà Nội, ${words(day(signed))}\n\nTHÔNG TƯ\nQuy định sổ sách\n\nĐiều 1. Phạm vi\nThông tư này quy định sổ sách.\n\nĐiều 2. Hiệu lực\n1. Thông tư này có hiệu lực từ ${words(from)}.\n2. ${end}\n`,
          ),
        );
        const result = confirmEntry({
          proposal,
          corrections: {},
          register: shippedRegister,
          shipped: shippedRegister.entries,
          fileName: "x.txt",
          seen: "2026-11-22",
        });
        if (result.kind !== "confirmed") throw new Error(JSON.stringify(result));
        const merged = makeRegister(mergeEntries(shippedRegister.entries, [result.entry]));
        const dead = merged.status(target, day(signed + delay + after));
        expect(["in-force", "in-force-partly"]).not.toContain(dead.code);
        expect(dead.replacedBy.map((effect) => effect.acting.symbol)).toContain("999/2033/TT-BYT");
        // Before that day it is what it was.
        if (delay > 0) {
          const before = day(signed + delay - 1);
          expect(merged.status(target, before).code).toBe(
            shippedRegister.status(target, before).code,
          );
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });
});
