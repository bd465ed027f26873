/** Marking the words a link points at. */
import { describe, expect, it } from "vitest";

import { findPassage, markText } from "../../../src/channels/web/views/mark-text.ts";

const marked = (text: string, query: string): string =>
  // hono/html hands out String objects; the types also allow promises.
  markText(text, query)
    .map((part) => (part as { toString(): string }).toString())
    .join("");

describe("markText", () => {
  it.each([
    {
      rule: "marks ignore case and Vietnamese marks",
      text: "Bệnh ÁN điện tử",
      query: "benh an",
      out: "<mark>Bệnh ÁN</mark> điện tử",
    },
    {
      rule: "đ counts as d",
      text: "Đơn vị tự ban hành",
      query: "don vi",
      out: "<mark>Đơn vị</mark> tự ban hành",
    },
    {
      rule: "line breaks between words do not matter",
      text: "hạ tầng\nsố",
      query: "hạ tầng số",
      out: "<mark>hạ tầng\nsố</mark>",
    },
    {
      rule: "a lone syllable of a longer query is not a match",
      text: "y tế và dữ liệu y khoa",
      query: "y tế số",
      out: "<mark>y tế</mark> và dữ liệu y khoa",
    },
    {
      rule: "a query of one word matches that word",
      text: "thuế và thuê",
      query: "thuế",
      out: "<mark>thuế</mark> và <mark>thuê</mark>",
    },
    {
      rule: "symbols match across their punctuation",
      text: "theo 13/2025/TT-BYT,",
      query: "13/2025/TT-BYT",
      out: "theo <mark>13/2025/TT-BYT</mark>,",
    },
    {
      rule: "decomposed text is found too",
      text: "bệnh án".normalize("NFD"),
      query: "bệnh án",
      out: `<mark>${"bệnh án".normalize("NFD")}</mark>`,
    },
    { rule: "an empty query marks nothing", text: "a b", query: "", out: "a b" },
    { rule: "nothing in common, nothing marked", text: "a b", query: "c d", out: "a b" },
    {
      rule: "what is cut stays escaped",
      text: "a <b> c",
      query: "b c",
      out: "a &lt;<mark>b&gt; c</mark>",
    },
  ])("$rule", ({ text, query, out }) => {
    expect(marked(text, query)).toBe(out);
  });
});

describe("findPassage", () => {
  const passage = (id: string, locator: string | null, text: string) => ({
    id,
    locator,
    headingPath: [],
    text,
  });
  const passages = [
    passage("d#0", "Điều 4", "mở đầu"),
    passage("d#1", "Điều 4", "hạn là ngày 31/12/2026"),
    passage("d#2", null, "phụ lục kinh phí"),
  ];
  it.each([
    { rule: "an id", passage: "d#2", query: "", index: 2 },
    { rule: "a locator names its first passage", passage: "Điều 4", query: "", index: 0 },
    {
      rule: "of several, the one with the words",
      passage: "Điều 4",
      query: "ngày 31/12/2026",
      index: 1,
    },
    {
      rule: "a locator wins over words elsewhere",
      passage: "Điều 4",
      query: "phụ lục kinh phí",
      index: 0,
    },
    {
      rule: "a lost locator falls back to the words",
      passage: "Điều 9",
      query: "kinh phí",
      index: 2,
    },
    { rule: "nothing fits", passage: "Điều 9", query: "không có gì", index: -1 },
  ])("$rule", ({ passage: name, query, index }) => {
    expect(findPassage(passages, { passage: name, query })).toBe(index);
  });
});
