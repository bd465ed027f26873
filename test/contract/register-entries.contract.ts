import { describe, expect, it } from "vitest";

import type { Proposal } from "../../src/domain/regulation/proposal/proposal.ts";
import type { RegisterEntry } from "../../src/domain/regulation/register-entry.ts";
import type { NewProposal, RegisterEntries } from "../../src/storage/register-entries.ts";

const empty = { value: null, evidence: null };

function aProposal(over: Partial<NewProposal> = {}): NewProposal {
  const proposal: Proposal = {
    fields: {
      symbol: {
        value: "77/2027/TT-BYT",
        evidence: {
          place: { line: 6 },
          locator: null,
          quote: "Số: 77/2027/TT-BYT",
          confidence: 0.97,
        },
      },
      type: { value: "Thông tư", evidence: null },
      issuer: empty,
      signed: empty,
      effective: empty,
      effectiveRule: empty,
      title: empty,
      period: empty,
    },
    scope: null,
    force: "normative",
    subjects: [],
    relations: [],
    provisions: [],
    bases: [],
    unresolved: [],
    missing: ["issuer", "signed", "effective", "title"],
    confidence: "low",
  };
  return {
    id: "dx-1",
    unit: "a",
    fileName: "thong-tu.pdf",
    contentHash: "1",
    proposal,
    proposedAt: "2026-11-22T00:00:00.000Z",
    ...over,
  };
}

function anEntry(over: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    symbol: "77/2027/TT-BYT",
    aliases: [],
    shortNames: [],
    type: "Thông tư",
    issuer: "Bộ Y tế",
    signed: "2027-03-15",
    effective: "2027-05-01",
    effectiveRule: "date",
    title: "Quy định sổ theo dõi",
    subjects: ["bieu-mau"],
    scope: "national",
    force: "normative",
    relations: [],
    provisions: [],
    sources: [{ text: "Toàn văn", seen: "2026-11-22", level: "full-text" }],
    confidence: "high",
    disagreements: [],
    notes: [],
    citedIn: [],
    ...over,
  };
}

/** One suite, every driver. */
export function registerEntriesContract(
  driver: string,
  open: () => Promise<RegisterEntries>,
): void {
  describe(`RegisterEntries: ${driver}`, () => {
    it("gives a proposal back as it was stored, waiting", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      expect(await entries.proposal("dx-1", "a")).toEqual({
        ...aProposal(),
        entry: null,
        confirmedAt: null,
      });
      expect(await entries.confirmed()).toEqual([]);
    });

    it("shows a unit its own proposals, newest first", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      await entries.propose(aProposal({ id: "dx-2", proposedAt: "2026-11-23T00:00:00.000Z" }));
      await entries.propose(aProposal({ id: "dx-1", unit: "b" }));
      expect((await entries.proposals("a")).map((one) => one.id)).toEqual(["dx-2", "dx-1"]);
      expect(await entries.proposal("dx-2", "b")).toBeNull();
    });

    it("confirms an entry once and lets a later confirmation correct it", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      const before = await entries.generation();
      expect(await entries.confirm("dx-1", "a", anEntry(), "2026-11-23T00:00:00.000Z")).toBe(true);
      const between = await entries.generation();
      expect(between).toBeGreaterThan(before);
      const corrected = anEntry({ title: "Quy định mẫu sổ" });
      await entries.confirm("dx-1", "a", corrected, "2026-11-24T00:00:00.000Z");
      expect(await entries.confirmed()).toEqual([corrected]);
      expect(await entries.generation()).toBeGreaterThan(between);
    });

    it("confirms nothing for another unit or an unknown proposal", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      const before = await entries.generation();
      expect(await entries.confirm("dx-1", "b", anEntry(), "2026-11-23T00:00:00.000Z")).toBe(false);
      expect(await entries.confirm("dx-9", "a", anEntry(), "2026-11-23T00:00:00.000Z")).toBe(false);
      expect(await entries.generation()).toBe(before);
      expect(await entries.confirmed()).toEqual([]);
    });

    it("keeps the confirmed entry when the same file is read again", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      await entries.confirm("dx-1", "a", anEntry(), "2026-11-23T00:00:00.000Z");
      const again = await entries.propose(aProposal({ fileName: "ban-moi.pdf" }));
      expect(again).toMatchObject({ fileName: "ban-moi.pdf", entry: anEntry() });
    });

    it("drops what waits out of a file, not what a person confirmed", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      await entries.propose(aProposal({ id: "dx-2", contentHash: "2" }));
      await entries.propose(aProposal({ id: "dx-2", contentHash: "2", unit: "b" }));
      await entries.confirm("dx-1", "a", anEntry(), "2026-11-23T00:00:00.000Z");
      expect(await entries.dropWaiting(["1", "2", "3"], "a")).toBe(1);
      expect((await entries.proposals("a")).map((one) => one.id)).toEqual(["dx-1"]);
      expect(await entries.proposals("b")).toHaveLength(1);
      expect(await entries.confirmed()).toEqual([anEntry()]);
    });

    it("gives confirmed entries of all units in order of confirmation", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      await entries.propose(aProposal({ id: "dx-2", unit: "b" }));
      const other = anEntry({ symbol: "78/2027/TT-BYT" });
      await entries.confirm("dx-2", "b", other, "2026-11-23T00:00:00.000Z");
      await entries.confirm("dx-1", "a", anEntry(), "2026-11-24T00:00:00.000Z");
      expect((await entries.confirmed()).map((entry) => entry.symbol)).toEqual([
        "78/2027/TT-BYT",
        "77/2027/TT-BYT",
      ]);
    });

    it("stores no entry that breaks the schema", async () => {
      const entries = await open();
      await entries.propose(aProposal());
      const broken = anEntry({ subjects: [] });
      await expect(
        entries.confirm("dx-1", "a", broken, "2026-11-23T00:00:00.000Z"),
      ).rejects.toThrow();
      expect(await entries.confirmed()).toEqual([]);
    });
  });
}
