import { describe, expect, it } from "vitest";

import { makeRegister } from "../../src/domain/regulation/register.ts";
import { makeMarkRestorer } from "../../src/domain/text/restore-marks.ts";
import { makeSearchPassages } from "../../src/knowledge/make-search.ts";
import type { FindFilter, Found } from "../../src/knowledge/passage-index.ts";
import { makeSecondReading } from "../../src/knowledge/second-reading.ts";
import type { StoredDocument } from "../../src/storage/documents.ts";
import { anEntry } from "../domain/plan/plan-builders.ts";

const old = anEntry({ symbol: "46/2018/TT-BYT", signed: "2018-12-28", effective: "2019-03-01" });
const next = anEntry({
  symbol: "13/2025/TT-BYT",
  signed: "2025-06-06",
  effective: "2025-07-21",
  relations: [
    { kind: "replaces", target: "46/2018/TT-BYT", from: "2025-06-06", confidence: "high" },
  ],
});
const register = makeRegister([old, next]);
const secondReading = makeSecondReading(
  makeMarkRestorer(["Triển khai hồ sơ bệnh án điện tử tại các cơ sở y tế"]),
);

function searchOver(text: string, origin: Found["origin"] = "upload") {
  const asked: FindFilter[] = [];
  const search = makeSearchPassages({
    register,
    secondReading,
    documents: {
      list: () =>
        Promise.resolve(
          [register.idOf(old), register.idOf(next), "ke-hoach"].map(
            (id) => ({ id }) as unknown as StoredDocument,
          ),
        ),
    },
    index: {
      find: (_query, _k, _unit, filter) => {
        asked.push(filter);
        return Promise.resolve([{ text, origin, documentId: "ke-hoach" } as Found]);
      },
    },
  });
  return { search, asked };
}

describe("the search that people see", () => {
  it.each([
    { holdsOn: "2025-06-05", allowed: ["46-2018-tt-byt", "ke-hoach"] },
    { holdsOn: "2026-01-01", allowed: ["13-2025-tt-byt", "ke-hoach"] },
  ])("leaves out regulations that do not hold on $holdsOn", async ({ holdsOn, allowed }) => {
    const { search, asked } = searchOver("x");
    await search("bệnh án", 5, "a", { holdsOn, year: 2025 });
    expect(asked).toEqual([{ year: 2025, asOf: holdsOn, documentIds: allowed }]);
  });

  it("shows a passage without marks as it stands, with a second reading beside it", async () => {
    const text = "Trien khai ho so benh an dien tu tai cac co so y te";
    const [hit] = await searchOver(text).search("benh an", 1, "a");
    expect(hit).toMatchObject({
      text,
      reading: "Triển khai hồ sơ bệnh án điện tử tại các cơ sở y tế",
    });
  });

  it.each([
    ["sound text", "Triển khai hồ sơ bệnh án điện tử tại các cơ sở y tế"],
    ["words that the trusted texts do not hold", "Quan ly kho vat tu tieu hao phong mo va hoi suc"],
  ])("gives %s no second reading", async (_, text) => {
    const [hit] = await searchOver(text).search("bệnh án", 1, "a");
    expect(hit).not.toHaveProperty("reading");
  });
});

describe("a question for a rule", () => {
  const passage = (documentId: string, kind: Found["kind"], score: number) =>
    ({ documentId, kind, score, text: documentId, origin: "system" }) as unknown as Found;
  const found = [
    passage("ke-hoach", "plan", 0.8),
    passage("thong-tu", "regulation", 0.7),
    passage("ke-hoach-2", "plan", 0.3),
  ];
  const search = makeSearchPassages({
    register,
    secondReading,
    documents: { list: () => Promise.resolve([]) },
    index: { find: (_query, k) => Promise.resolve(found.slice(0, k)) },
  });
  const orderOf = async (question: string) =>
    (await search(question, 2, "a")).map(({ documentId }) => documentId);

  it.each([
    "bác sĩ được ký bệnh án bằng vân tay khi nào",
    "su co phai bao cao trong may tieng",
    "kế hoạch 2027 phần chữ ký số viện dẫn văn bản nào",
  ])("puts regulations above plans that mention it: %s", async (question) => {
    expect(await orderOf(question)).toEqual(["thong-tu", "ke-hoach"]);
  });

  it.each(["đơn giá phần mềm HIS", "kế hoạch của sở có hạn nào", "kinh phí thuê đường truyền"])(
    "leaves the order of others: %s",
    async (question) => {
      expect(await orderOf(question)).toEqual(["ke-hoach", "thong-tu"]);
    },
  );

  it("keeps scores falling and ranks counted", async () => {
    const hits = await search("thời hạn báo cáo", 3, "a");
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(hits.map(({ score }) => score)).toEqual(
      hits.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });
});
