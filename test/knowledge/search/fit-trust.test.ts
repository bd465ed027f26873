import { describe, expect, it } from "vitest";

import { charVector } from "../../../src/knowledge/search/char-vectors.ts";
import { fitTrust, trustOf } from "../../../src/knowledge/search/fit-trust.ts";
import type { StoredPassage } from "../../../src/storage/documents.ts";

/** Words of two syllables out of 20 × 14, other ones for every passage. */
const ONSETS = "b c ch d g h kh l m n ng nh ph s t th tr v x qu".split(" ");
const RHYMES = "anh on iem uong at en oi inh am ac ieu om uc ep".split(" ");
const syllable = (n: number) => `${ONSETS[n % 20]!}${RHYMES[Math.floor(n / 20) % 14]!}`;
const passages = Array.from({ length: 80 }, (_, at): StoredPassage => {
  const words = Array.from({ length: 40 }, (__, i) =>
    syllable((at * 7919 + i * i * 31 + i * 104_729) % 280),
  );
  return {
    ...{ id: `d#${at}`, documentId: "d", ordinal: at, text: words.join(" "), headingPath: [] },
    ...{ locator: null, line: null, page: null, table: null },
  };
});

describe("fitTrust", () => {
  it("puts the middle between wrong and right hits, whatever the scale of the embedder", async () => {
    const plain = await fitTrust((texts) => texts.map((text) => charVector(text)), passages);
    // An embedder all of whose vectors lean one way has high similarities throughout, as many real ones do.
    const leaning = await fitTrust(
      (texts) => texts.map((text) => [2, ...charVector(text)]),
      passages,
    );
    expect(plain.middle).toBeGreaterThan(0.1);
    expect(plain.middle).toBeLessThan(0.8);
    expect(leaning.middle).toBeGreaterThan(0.8);
    expect(leaning.middle).toBeLessThan(1);
    expect(leaning.width).toBeLessThan(plain.width);
  });

  it("is cautious with few passages and with an embedder that tells nothing apart", async () => {
    const few = await fitTrust(
      (texts) => texts.map((text) => charVector(text)),
      passages.slice(0, 3),
    );
    expect(few.middle).toBeGreaterThanOrEqual(0.8);
    expect(trustOf([0.9, 0.9, 0.9], [0.95, 0.95, 0.95]).middle).toBeGreaterThanOrEqual(0.9);
  });
});
