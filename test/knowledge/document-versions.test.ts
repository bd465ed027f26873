/** Versions of uploaded documents through the whole product: what an answer cited stays, what is forgotten is gone. */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { makeIngestFile } from "../../src/knowledge/ingest/ingest-file.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";

const UNIT = "tram-a";
const data = mkdtempSync(join(tmpdir(), "can-cu-versions-"));
let app: App;
beforeAll(async () => {
  app = await buildApp({ ...parseConfig({}), dataFolder: data });
});
afterAll(() => app.close());

const rules = (hour: string) => ({
  fileName: "quy-che.md",
  bytes: Buffer.from(
    `# QUY CHẾ\n## Quản lý trạm vệ tinh Suối Xanh\n\nĐiều 1. Lịch trực\n\nTrạm vệ tinh Suối Xanh trực cấp cứu từ ${hour} giờ đến 18 giờ hằng ngày.\n\nĐiều 2. Kho thuốc\n\nKho thuốc kiểm kê vào ngày 20 hằng tháng.\n`,
  ),
});
const plan = (year: number) => ({
  fileName: "ke-hoach.md",
  bytes: Buffer.from(
    `# KẾ HOẠCH\n## Ứng dụng công nghệ thông tin năm ${year}\n\nI. MỤC TIÊU\n\nThuê phần mềm quản lý.\n`,
  ),
});
const ask = (question: string) => app.assistant.ask({ question, unit: UNIT });
const regulation = {
  fileName: "thong-tu-moi.txt",
  bytes: readFileSync(
    fileURLToPath(new URL("../fixtures/regulations/thong-tu-thay-the.txt", import.meta.url)),
  ),
};

describe("versions of a document", () => {
  it("an answer given earlier still opens the version that it cited", async () => {
    const first = await app.assistant.ingest(rules("06"), UNIT);
    const answer = await ask("trạm vệ tinh Suối Xanh trực cấp cứu mấy giờ?");
    const cited = answer.citations.find((one) => one.documentId === first.documentId);
    expect(cited).toMatchObject({ version: 1 });

    const second = await app.assistant.ingest(rules("07"), UNIT);
    expect(second).toMatchObject({ outcome: "updated", documentId: first.documentId });
    const id = second.documentId ?? "";
    const old = await app.assistant.document(id, UNIT, cited?.version);
    expect(old).toMatchObject({ version: 1, active: false });
    expect(old.passages.map((passage) => passage.text).join("\n")).toContain(cited?.quote ?? "?");
    const [hit] = await app.assistant.search("trạm vệ tinh trực cấp cứu từ mấy giờ", 1, UNIT);
    expect(hit?.text).toContain("từ 07 giờ");
  });

  it("a rollback brings the older text back to search, without a new version", async () => {
    const id = "tram-a-quy-che-md";
    await app.assistant.rollback(id, UNIT, 1);
    const [hit] = await app.assistant.search("trạm vệ tinh trực cấp cứu từ mấy giờ", 1, UNIT);
    expect(hit?.text).toContain("từ 06 giờ");
    const versions = await app.assistant.versions(id, UNIT);
    expect(versions.map((one) => [one.version, one.active])).toEqual([
      [1, true],
      [2, false],
    ]);
    await expect(app.assistant.rollback(id, UNIT, 9)).rejects.toMatchObject({
      code: "document-not-found",
    });
    await expect(app.assistant.rollback("krong-pac-2026", UNIT, 1)).rejects.toMatchObject({
      code: "not-allowed",
    });
    await expect(app.assistant.versions(id, "tram-b")).rejects.toMatchObject({
      code: "document-not-found",
    });
  });

  it("a plan of another year under the same file name is another document", async () => {
    await app.assistant.ingest(plan(2026), UNIT);
    const next = await app.assistant.ingest(plan(2027), UNIT);
    expect(next).toMatchObject({ outcome: "indexed", documentId: "tram-a-ke-hoach-md-2027" });
    expect((await app.assistant.ingest(plan(2027), UNIT)).outcome).toBe("unchanged");
    expect(await app.assistant.versions("tram-a-ke-hoach-md", UNIT)).toHaveLength(1);
  });

  it("units whose names read alike never write into each other's documents", async () => {
    const other = await app.assistant.ingest({ ...rules("09"), fileName: "a-quy-che.md" }, "tram");
    expect(other.outcome).toBe("indexed");
    expect(other.documentId).not.toBe("tram-a-quy-che-md");
    const { passages } = await app.assistant.document("tram-a-quy-che-md", UNIT);
    expect(passages.map((passage) => passage.text).join("\n")).toContain("từ 06 giờ");
  });
});

describe("forgetting a document", () => {
  it("removes it from store, search, vectors, the index on disk and what waits for the register", async () => {
    const waiting = await app.assistant.ingest(regulation, UNIT);
    expect(await app.registerBook.proposals(UNIT)).toHaveLength(1);
    await app.assistant.search("trạm vệ tinh trực cấp cứu", 3, UNIT);
    const vectorIds = () =>
      readdirSync(join(data, "vectors")).map((folder) =>
        readFileSync(join(data, "vectors", folder, "vectors.json"), "utf8"),
      );
    expect(vectorIds().join("\n")).toContain("tram-a-quy-che-md#");
    await app.assistant.forget("tram-a-quy-che-md", UNIT);
    await app.assistant.forget(waiting.documentId ?? "", UNIT);
    expect(vectorIds().join("\n")).not.toContain("tram-a-quy-che-md#");
    const hits = await app.assistant.search("trạm vệ tinh trực cấp cứu", 5, UNIT);
    expect(hits.map((hit) => hit.documentId)).not.toContain("tram-a-quy-che-md");
    expect(await app.registerBook.proposals(UNIT)).toEqual([]);
  });
});

describe("the database file of a forgotten document", () => {
  it("holds none of its words, neither while it is open nor when it is closed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "can-cu-forget-"));
    const other = await buildApp({ ...parseConfig({}), dataFolder: folder });
    const { documentId } = await other.assistant.ingest(rules("07"), UNIT);
    const held = () =>
      readdirSync(folder)
        .filter((name) => name.startsWith("can-cu.sqlite"))
        .some((name) => readFileSync(join(folder, name)).includes("Suối Xanh trực cấp cứu"));
    expect(held()).toBe(true);
    await other.assistant.forget(documentId ?? "", UNIT);
    expect(held()).toBe(false);
    await other.close();
    expect(held()).toBe(false);
  });
});

describe("a regulation that was stored without its proposal", () => {
  it("gets the proposal when the same file comes again", async () => {
    const documents = makeSqlDocuments(
      makeSqliteSql(openDatabase(mkdtempSync(join(tmpdir(), "can-cu-v-")))),
    );
    const made: string[] = [];
    let broken = true;
    const ingest = makeIngestFile({
      documents,
      now: () => "2026-11-22T00:00:00.000Z",
      proposals: {
        has: async (hash) => made.includes(hash),
        async make() {
          if (broken) throw new Error("process killed between storing and proposing");
          const [stored] = await documents.list(UNIT);
          made.push(stored?.contentHash ?? "");
          return { id: "dx-1" };
        },
      },
    });
    expect((await ingest(regulation, UNIT)).outcome).toBe("rejected");
    expect(await documents.list(UNIT)).toHaveLength(1);
    broken = false;
    const again = await ingest(regulation, UNIT);
    expect(again.outcome).toBe("unchanged");
    expect(again.warnings.join()).toContain("dx-1");
    const third = await ingest(regulation, UNIT);
    expect(third.warnings.join()).not.toContain("dx-1");
    expect(made).toHaveLength(1);
  });
});

describe("a document without marks", () => {
  it("has its title in a second reading, marked as such, and the printed one in a warning", async () => {
    const bytes = Buffer.from(
      "KE HOACH\n\nUng dung cong nghé thdng tin nganh y té nam 2025 trén dia ban tinh Vinh Long\n\nI. CAN CU\n\n- Quyet dinh so 749/QD-TTg ngay 03/6/2020 cua Thu tuong Chinh phu phe duyet chuong trinh chuyen doi so quoc gia;\n\nII. MUC TIEU\n\n- 100% benh vien trien khai ho so benh an dien tu va ky so.\n",
    );
    const result = await app.assistant.ingest({ fileName: "ban-quet.txt", bytes }, UNIT);
    expect(result.title).toContain("Ứng dụng công nghệ thông tin ngành y tế năm 2025");
    expect(result.title).toMatch(/\(tên đọc lại\)$/);
    expect(result.warnings.join()).toContain("Ung dung cong nghé thdng tin");
  });

  it("is quoted as it stands, with a second reading beside the quote in answers and in the viewer", async () => {
    const bytes = Buffer.from(
      "QUY CHE\n\nQuan ly phong may chu tai tram Suoi Xanh\n\nDieu 1. Trach nhiem\n\nNguoi phu trach phong may chu Suoi Xanh sao luu du liéu benh an dien tu va bao dam an toan thdng tin theo quy dinh cua Bo Y te ve ho so suc khoe dien tu.\n",
    );
    const { documentId } = await app.assistant.ingest({ fileName: "phong-may.txt", bytes }, UNIT);
    const answer = await ask("người phụ trách phòng máy chủ Suối Xanh sao lưu gì?");
    const cited = answer.citations.find((one) => one.documentId === documentId);
    expect(cited).toMatchObject({ quoteKind: "verbatim" });
    expect(cited?.quote).toContain("sao luu du liéu benh an dien tu");
    expect(cited?.reading).toContain("bệnh án điện tử");
    expect(answer.text).toContain(`“${cited?.quote ?? "?"}”`);
    expect(answer.text).not.toContain(`“${cited?.reading ?? "?"}”`);
    expect(answer.text).toMatch(/Đọc lại \[\d\] \(máy đoán dấu, cần đối chiếu bản gốc\): /);
    const { passages } = await app.assistant.document(documentId ?? "", UNIT);
    const shown = passages.find(({ text }) => text.includes("du liéu"));
    expect(shown?.reading).toBe(cited?.reading);
  });
});
