import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { openHnswVectors } from "../../src/storage/vectors-hnsw/hnsw-vectors.ts";
import { vectorsContract } from "./vectors.contract.ts";

const root = mkdtempSync(join(tmpdir(), "can-cu-vectors-"));
let count = 0;
const folder = (): string => join(root, String(count++));
afterAll(() => rmSync(root, { recursive: true }));

vectorsContract("hnsw", () => {
  const place = folder();
  return { open: () => Promise.resolve(openHnswVectors({ dimension: 4, folder: place })) };
});

describe("hnsw files", () => {
  const saved = async (): Promise<string> => {
    const place = folder();
    const vectors = openHnswVectors({ dimension: 4, folder: place });
    await vectors.upsert([{ id: "a", vector: [1, 0, 0, 0] }]);
    await vectors.save();
    return place;
  };
  it("leaves no half-written file behind", async () => {
    expect(readdirSync(await saved()).toSorted()).toEqual(["vectors.hnsw", "vectors.json"]);
  });
  it("starts anew for another dimension", async () => {
    expect(openHnswVectors({ dimension: 5, folder: await saved() }).size()).toBe(0);
  });
  it.each(["vectors.hnsw", "vectors.json"])("starts anew when %s is damaged", async (name) => {
    const place = await saved();
    const file = join(place, name);
    writeFileSync(file, readFileSync(file).subarray(0, 20));
    expect(openHnswVectors({ dimension: 4, folder: place }).size()).toBe(0);
  });
});
