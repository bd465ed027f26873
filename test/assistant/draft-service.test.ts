/** Drafts kept in versions, over the real store and the real drafter. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { makeDraftService } from "../../src/assistant/draft-service.ts";
import { makeUnitProfiles } from "../../src/assistant/unit-profiles.ts";
import { makeResultsForm } from "../../src/export/results-form.ts";
import { readDocument, readOwnDocx } from "../../src/knowledge/ingest/read-document.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlKeptDrafts } from "../../src/storage/sql/sql-kept-drafts.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { aRegister } from "../domain/plan/plan-builders.ts";

const plan = `SỞ Y TẾ TỈNH SÔNG HIỀN
TRUNG TÂM Y TẾ SUỐI XANH
Số: 12/KH-TTYT

KẾ HOẠCH
Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026

I. CĂN CỨ
- Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;
II. MỤC TIÊU
- 95% văn bản được trao đổi trên môi trường mạng.
- Trên 80% người bệnh đăng ký khám trực tuyến.
III. NHIỆM VỤ
- Trung tâm Y tế Suối Xanh trang bị máy trạm trong năm 2026.
- TTYT Suối Xanh dùng thư điện tử của tỉnh Kon Tum; TTYT tự bảo trì máy chủ.

Nơi nhận:
- Sở Y tế tỉnh Sông Hiền;
GIÁM ĐỐC
Lê Văn Suối
`;

/** The form with one answer in it. */
async function filled(form: Uint8Array, wanted: string, value: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(form).buffer);
  workbook.worksheets[0]?.eachRow((row) => {
    if (row.getCell(6).value === wanted) row.getCell(3).value = value;
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function open() {
  const db = openDatabase(mkdtempSync(join(tmpdir(), "can-cu-draft-")));
  const profiles = makeUnitProfiles(makeSqlSettings(makeSqliteSql(db)));
  let serial = 0;
  const documents = makeSqlDocuments(makeSqliteSql(db));
  const service = makeDraftService({
    ...{ register: aRegister(), documents },
    read: (file) => readDocument(file),
    readOwn: readOwnDocx,
    prices: async () => [],
    profiles,
    readAgain: (text) => ({ text, known: 0 }),
    readScan: () => [],
    kept: makeSqlKeptDrafts(makeSqliteSql(db)),
    now: () => "2026-11-22T08:00:00.000Z",
    newId: () => `${String(++serial).padStart(8, "0")}-x`,
  });
  return { service, profiles, documents };
}

const order = {
  year: 2027,
  fromFile: { fileName: "ke-hoach-2026.txt", bytes: new TextEncoder().encode(plan) },
  part: "plan" as const,
  asOf: "2026-11-22",
  unit: "a",
};

describe("a kept draft", () => {
  it("is made again with answers from what it was first made of, and shows what changed", async () => {
    const { service } = open();
    const first = await service.draft(order);
    expect([first.version, first.diff]).toEqual([1, null]);
    const { draftId } = first;
    const again = await service.redraft({
      ...{ draftId, expectedVersion: 1, unit: "a" },
      answers: [
        { id: "ct-01", value: "97" },
        { id: "ct-02", value: "140" },
      ],
    });
    expect(again.version).toBe(2);
    // A level that is met and of which nothing is left to ask: its question is answered with the result.
    expect(again.diff?.answered).toEqual(["ct-01", "muc-ct-01"]);
    expect(again.draft.refused.map(({ id }) => id)).toEqual(["ct-02"]);
    expect(again.draft.missing.map(({ id }) => id)).toContain("ct-02");
    const kept = await service.keptDraft("a", draftId, 1);
    expect(kept.draft).toEqual(first.draft);
    expect(kept.newest).toBe(2);
  });

  it("drafted anew with a form of results is told against the draft that had none", async () => {
    const { service } = open();
    const { files } = await service.draft(order);
    const form = files.find(({ fileName }) => fileName.startsWith("bieu-ket-qua"))!;
    const results = { fileName: "bieu.xlsx", bytes: await filled(form.bytes, "ct-01", 97) };
    const next = await service.draft({ ...order, results });
    expect([next.version, next.diff?.answered]).toEqual([1, ["ct-01", "muc-ct-01"]]);
    const other = await service.draft({ ...order, unit: "b", results });
    expect(other.diff).toBeNull();
  });

  it("asks once for what the cover lacks: the answer goes into the unit's profile", async () => {
    const { service, profiles } = open();
    const first = await service.draft(order);
    expect(first.draft.missing.map(({ id }) => id)).toContain("ho-so.place");
    const answers = [{ id: "ho-so.place", value: "Suối Xanh" }];
    const again = await service.redraft({
      ...{ draftId: first.draftId, expectedVersion: 1, unit: "a", answers },
    });
    expect(again.draft.cover.place).toBe("Suối Xanh");
    expect((await profiles.get("a")).profile.place).toBe("Suối Xanh");
    const next = await service.draft(order);
    expect(next.draft.missing.map(({ id }) => id)).not.toContain("ho-so.place");
    expect((await service.draft({ ...order, unit: "b" })).draft.cover.place).toBeNull();
  });

  it("keeps earlier answers, and takes one back that is sent empty", async () => {
    const { service } = open();
    const { draftId } = await service.draft(order);
    const redraft = (expectedVersion: number, id: string, value: string) =>
      service.redraft({ draftId, expectedVersion, unit: "a", answers: [{ id, value }] });
    await redraft(1, "ct-01", "97");
    const both = await redraft(2, "ct-02", "81");
    expect(both.draft.missing.map(({ id }) => id)).not.toContain("ct-01");
    const back = await redraft(3, "ct-01", "");
    expect(back.diff?.opened).toEqual(["ct-01", "muc-ct-01"]);
  });

  it("refuses to write over a version that its writer has not seen", async () => {
    const { service } = open();
    const { draftId } = await service.draft(order);
    const from = { draftId, expectedVersion: 1, unit: "a" };
    const race = await Promise.allSettled([
      service.redraft({ ...from, answers: [{ id: "ct-01", value: "97" }] }),
      service.redraft({ ...from, answers: [{ id: "ct-01", value: "12" }] }),
    ]);
    expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(race.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "version-conflict" },
    });
  });

  it("is not there for another unit", async () => {
    const { service } = open();
    const { draftId } = await service.draft(order);
    const foreign = { code: "draft-not-found" };
    await expect(service.keptDraft("b", draftId)).rejects.toMatchObject(foreign);
    const from = { draftId, expectedVersion: 1, unit: "b" };
    await expect(service.redraft(from)).rejects.toMatchObject(foreign);
    expect(await service.keptDrafts("b")).toEqual([]);
  });
});

describe("the unit's profile", () => {
  it("is asked once, kept, and printed on cover and signature", async () => {
    const { service, profiles } = open();
    const { refused, questions } = await profiles.update("a", {
      name: "Trung tâm Y tế Suối Xanh",
      place: "Suối Xanh",
      code: "TTYT",
      signerTitle: "kt. giám đốc / phó giám đốc",
      signerName: "Trần Thị Hiền",
    });
    expect(refused).toEqual([]);
    expect(questions.map(({ field }) => field)).toEqual(["parentBody", "province", "facility"]);
    const { draft } = await service.draft(order);
    expect(draft.cover).toMatchObject({
      body: "Trung tâm Y tế Suối Xanh",
      place: "Suối Xanh",
      symbolSuffix: "KH-TTYT",
      signerTitle: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
      signerName: "Trần Thị Hiền",
    });
  });

  it("of one unit stays out of another unit's drafts", async () => {
    const { service, profiles } = open();
    await profiles.update("b", { name: "Bệnh viện Đa khoa Núi Cao", signerName: "Phạm Núi" });
    const { draft } = await service.draft(order);
    expect(JSON.stringify(draft)).not.toMatch(/Núi/);
  });

  it("stands in the place of the unit whose plan was taken as a pattern", async () => {
    const { service, profiles } = open();
    await profiles.update("a", {
      ...{ name: "Bệnh viện Đa khoa Núi Cao", code: "BVNC", province: "Phú Thọ" },
    });
    const { draft } = await service.draft(order);
    const printed = draft.sections.map(({ heading, blocks }) => [
      heading,
      blocks.map((b) => b.text),
    ]);
    const text = JSON.stringify([draft.cover, printed, draft.missing]);
    expect(text).not.toMatch(/Suối Xanh|SUỐI XANH|Lê Văn Suối|Sông Hiền|Kon Tum|TTYT/);
    expect(text).toContain("thư điện tử của tỉnh Phú Thọ; BVNC tự bảo trì máy chủ");
    expect(text).toContain("Bệnh viện Đa khoa Núi Cao trang bị máy trạm trong năm 2027");
    expect(draft.cover).toMatchObject({
      body: "Bệnh viện Đa khoa Núi Cao",
      parentBody: null,
      place: null,
      signerName: null,
      symbolSuffix: "KH-BVNC",
    });
    expect(draft.violations).toEqual([]);
  });
});

describe("a unit without a plan of its own", () => {
  const { fromFile, ...wish } = order;
  /** The plan as the system ships it, or as the unit's own. */
  async function withStored(owner: "system" | "a") {
    const opened = open();
    const { fileName, bytes } = fromFile;
    await opened.documents.put({
      ...{ id: "suoi-xanh-2026", title: "Kế hoạch của Suối Xanh", kind: "plan", year: 2026 },
      ...(owner === "system"
        ? { unit: "", origin: "corpus" as const }
        : { unit: owner, origin: "upload" as const }),
      ...{ symbol: null, issuer: null, signed: null, fileName, bytes, contentHash: "0".repeat(64) },
      ...{ pages: 1, tables: 0, addedAt: "2026-11-22T08:00:00.000Z", warnings: [] },
      parsed: await readDocument({ fileName, bytes }),
      passageList: [],
    });
    return opened;
  }

  it("is told whose plan served, and asked its name, which then replaces the other's", async () => {
    const { service } = await withStored("system");
    const first = await service.draft(wish);
    expect(first.draft.notices[0]).toContain("theo mẫu “Kế hoạch của Suối Xanh”");
    expect(first.draft.notices[0]).toMatch(/Tên, địa danh của .* còn trong bản thảo/);
    expect(first.draft.missing[0]?.id).toBe("ho-so.name");
    const answers = [{ id: "ho-so.name", value: "Bệnh viện Đa khoa Núi Cao" }];
    const { draft } = await service.redraft({
      ...{ draftId: first.draftId, expectedVersion: 1, unit: "a", answers },
    });
    expect(draft.missing.map(({ id }) => id)).not.toContain("ho-so.name");
    expect(draft.notices[0]).toContain("đã được thay");
    const texts = draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(JSON.stringify([draft.cover, texts])).not.toMatch(/Suối Xanh/i);
  });

  it("is told nothing where the plan is its own, or was named", async () => {
    const own = await (await withStored("a")).service.draft(wish);
    const { service } = await withStored("system");
    const named = await service.draft({ ...wish, from: "suoi-xanh-2026" });
    for (const { draft } of [own, named]) {
      expect(draft.notices.join()).not.toContain("theo mẫu");
      expect(draft.missing.map(({ id }) => id)).not.toContain("ho-so.name");
    }
  });
});

describe("a form that was filled in whole", () => {
  it("may be sent in again: what it told of the unit is known by then", async () => {
    const { service, profiles } = open();
    const { draft } = await service.draft(order);
    const items = draft.missing.map(({ id, ask }) => ({ id, label: ask }));
    expect(items.map(({ id }) => id)).toContain("ho-so.place");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await makeResultsForm(items)).buffer);
    const [sheet] = workbook.worksheets;
    items.forEach(({ id }, index) => {
      const given = id === "ho-so.place" ? "Suối Xanh" : id.startsWith("ct-") ? "96%" : "Đúng";
      if (sheet !== undefined) sheet.getCell(4 + index, 3).value = given;
    });
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const results = { fileName: "bieu.xlsx", bytes };
    const first = await service.draft({ ...order, results });
    expect((await profiles.get("a")).profile.place).toBe("Suối Xanh");
    const again = await service.draft({ ...order, results });
    expect(again.draft.cover.place).toBe("Suối Xanh");
    expect(again.draft.missing).toEqual(first.draft.missing);
  });
});

describe("a day within the plan's year", () => {
  it("judges bases on the last day before it, and says so", async () => {
    const { service } = open();
    const told = (await service.draft({ ...order, asOf: "2027-02-10" })).draft.notices.join();
    expect(told).toContain("xét đến ngày 31/12/2026");
    expect((await service.draft(order)).draft.notices.join()).not.toContain("xét đến ngày");
  });
});
