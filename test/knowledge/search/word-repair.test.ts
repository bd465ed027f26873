import { describe, expect, it } from "vitest";

import { makeVocabulary } from "../../../src/knowledge/search/vocabulary.ts";
import {
  damagedForms,
  isSyllable,
  readings,
  type WordLookup,
} from "../../../src/knowledge/search/word-repair.ts";

describe("isSyllable", () => {
  it.each([
    "nghiem",
    "thuyet",
    "quy",
    "gia",
    "hoach",
    "khoe",
    "an",
    "yeu",
    "duoc",
    "truong",
    "xoong",
    "huynh",
    "ngoay",
  ])("%s is one", (word) => {
    expect(isSyllable(word)).toBe(true);
  });
  it.each(["thdng", "c6ng", "thyc", "tir", "cntt", "bhyt", "internet", "dugc", "2026", "qudc"])(
    "%s is none",
    (word) => {
      expect(isSyllable(word)).toBe(false);
    },
  );
});

describe("readings", () => {
  const vocabulary = makeVocabulary();
  vocabulary.encode("công thông thang từ chưa được thực thức quốc số bát");
  const lookup: WordLookup = {
    id: (word) => vocabulary.foldedId(word),
    frequency: () => 10,
    isKnown: (word) => word === "byt",
  };
  const first = (word: string): string => vocabulary.foldedWord(readings(word, lookup)[0]?.id ?? 0);

  it.each([
    ["thogn", "thong", "letters swapped"],
    ["cogn", "cong", "letters swapped"],
    ["thonng", "thong", "a letter twice"],
    ["c6ng", "cong", "a digit for a letter"],
    ["thdng", "thong", "d for a marked o"],
    ["thyc", "thuc", "y for a marked u"],
    ["tir", "tu", "ir for a marked u"],
    ["chira", "chua", "ir inside a word"],
    ["s6", "so", "two letters with a digit"],
  ])("reads %s as %s: %s", (damaged, sound) => {
    expect(first(damaged)).toBe(sound);
  });
  it.each(["cong", "byt", "2026", "x", "internet"])("leaves %s as it is", (word) => {
    expect(readings(word, lookup)).toEqual([]);
  });
  it("gives an index the damaged forms of its sound words", () => {
    const scanned = makeVocabulary();
    scanned.encode("công c6ng cdng");
    const forms = damagedForms(scanned, { ...lookup, id: (word) => scanned.foldedId(word) });
    const names = forms.get(scanned.foldedId("cong"))?.map(({ id }) => scanned.foldedWord(id));
    expect(names).toEqual(["c6ng", "cdng"]);
  });
});
