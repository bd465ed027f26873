/** What every driver behind the Sql port must do for kept drafts. */
import { expect, test } from "vitest";

import type { KeptDrafts } from "../../src/storage/kept-drafts.ts";

const at = (minute: number) => `2026-11-22T08:${String(minute).padStart(2, "0")}:00.000Z`;

const made = (unit: string, id: string, minute = 0) => ({
  unit,
  id,
  title: "Chuyển đổi số năm 2027",
  year: 2027,
  prior: { id: "truoc" },
  inputs: { answers: [] },
  draft: { text: "bản 1" },
  at: at(minute),
});

const next = (expectedVersion: number, writeId: string) => ({
  unit: "a",
  id: "kh-1",
  expectedVersion,
  title: "Chuyển đổi số năm 2027",
  inputs: { answers: [{ id: "ct-01", value: writeId }] },
  draft: { text: writeId },
  at: at(5),
  writeId,
});

export function keptDraftsContract(open: () => Promise<KeptDrafts>): void {
  test("kept drafts: versions stay readable, the newest one comes first", async () => {
    const kept = await open();
    await kept.create(made("a", "kh-1"));
    expect(await kept.append(next(1, "x"))).toBe(2);
    expect(await kept.get("a", "kh-1")).toMatchObject({
      version: 2,
      readVersion: 2,
      prior: { id: "truoc" },
      draft: { text: "x" },
      savedAt: at(5),
    });
    expect(await kept.get("a", "kh-1", 1)).toMatchObject({
      version: 2,
      readVersion: 1,
      draft: { text: "bản 1" },
    });
    expect(await kept.get("a", "kh-1", 3)).toBeUndefined();
  });

  test("kept drafts: of two writers on one version only one gets through", async () => {
    const kept = await open();
    await kept.create(made("a", "kh-1"));
    const written = await Promise.all([kept.append(next(1, "x")), kept.append(next(1, "y"))]);
    expect(written.toSorted()).toEqual([2, null]);
    const winner = written[0] === 2 ? "x" : "y";
    expect(await kept.get("a", "kh-1")).toMatchObject({ version: 2, draft: { text: winner } });
    expect(await kept.append(next(1, "z"))).toBeNull();
    expect(await kept.get("a", "kh-1")).toMatchObject({ version: 2, draft: { text: winner } });
  });

  test("kept drafts: another unit's drafts are neither listed nor read nor written", async () => {
    const kept = await open();
    await kept.create(made("a", "kh-1"));
    await kept.create(made("b", "kh-1", 1));
    await kept.create(made("b", "kh-2", 2));
    expect((await kept.list("b")).map(({ id }) => id)).toEqual(["kh-2", "kh-1"]);
    expect(await kept.get("c", "kh-1")).toBeUndefined();
    expect(await kept.append({ ...next(1, "x"), unit: "c" })).toBeNull();
    expect(await kept.get("b", "kh-1")).toMatchObject({ version: 1 });
  });
}
