import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";

// Texts of our own in the form of regulations; symbols and days are invented.
const folder = new URL("../../fixtures/regulations/", import.meta.url);

function read(name: string) {
  const bytes = readFileSync(new URL(`${name}.txt`, folder));
  const document = readTextFormat(bytes, `${name}.txt`, "text");
  return { document, proposal: proposeEntry(document, classifyDocument(document)) };
}

function proposeText(text: string) {
  const document = readTextFormat(new TextEncoder().encode(text), "van-ban.txt", "text");
  return proposeEntry(document, classifyDocument(document));
}

const valuesOf = (name: string) => {
  const { fields } = read(name).proposal;
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.value]));
};

const relationsOf = (name: string) =>
  read(name).proposal.relations.map(({ relation }) =>
    [
      relation.kind,
      relation.target,
      relation.part ?? "",
      relation.from ?? "",
      relation.clause ?? "",
    ].join(" | "),
  );

const deadlinesOf = (name: string) =>
  read(name)
    .proposal.provisions.filter(({ provision }) => provision.kind === "deadline")
    .map(({ provision: { locator, who, due, within } }) =>
      [locator, who ?? "", due ?? "", within ?? ""].join(" | "),
    );

describe("identity and effect of a new regulation", () => {
  it.each([
    {
      name: "thong-tu-thay-the",
      values: {
        symbol: "77/2027/TT-BYT",
        type: "Thông tư",
        issuer: "Bộ Y tế",
        signed: "2027-03-15",
        effective: "2027-05-01",
        effectiveRule: "date",
        title: "Quy định việc lập, sử dụng và lưu trữ hồ sơ bệnh án điện tử",
        period: null,
      },
    },
    {
      name: "nghi-dinh-danh-sach",
      values: {
        symbol: "419/2027/NĐ-CP",
        type: "Nghị định",
        issuer: "Chính phủ",
        signed: "2027-08-02",
        effective: "2027-09-16",
        effectiveRule: "date",
        title: "Quy định về kết nối, chia sẻ dữ liệu trong lĩnh vực y tế",
        period: null,
      },
    },
    {
      name: "quyet-dinh-ngay-ky",
      values: {
        symbol: "8123/QĐ-BYT",
        type: "Quyết định",
        issuer: "Bộ Y tế",
        signed: "2027-01-20",
        effective: "2027-01-20",
        effectiveRule: "from-signing",
        title: "Ban hành Kế hoạch phát triển nhân lực số ngành y tế giai đoạn 2027 - 2030",
        period: { from: "2027-01-01", to: "2030-12-31" },
      },
    },
    {
      name: "luat",
      values: {
        symbol: "188/2027/QH16",
        type: "Luật",
        issuer: "Quốc hội",
        signed: "2027-11-26",
        effective: "2029-01-01",
        effectiveRule: "date",
        title: "Luật An toàn người bệnh",
        period: null,
      },
    },
    {
      name: "thong-tu-ngat-dong",
      values: {
        symbol: "92/2027/TT-BYT",
        type: "Thông tư",
        issuer: "Bộ Y tế",
        signed: "2027-10-05",
        effective: "2027-11-20",
        effectiveRule: "date",
        title:
          "Quy định chuẩn dữ liệu trao đổi kết quả cận lâm sàng giữa các cơ sở khám bệnh, chữa bệnh",
        period: null,
      },
    },
    {
      name: "thong-tu-khong-dau",
      values: {
        symbol: "15/2028/TT-BYT",
        type: "Thông tư",
        issuer: "Bộ Y tế",
        signed: "2028-04-10",
        effective: "2028-06-01",
        effectiveRule: "date",
        title: "Quy dinh ve kham benh, chua benh tu xa",
        period: null,
      },
    },
  ])("$name", ({ name, values }) => {
    expect(valuesOf(name)).toEqual(values);
    expect(read(name).proposal.missing).toEqual([]);
  });

  it("leaves null and lists what was left blank: number, day and what rests on it", () => {
    const { proposal } = read("quyet-dinh-de-trong");
    expect(proposal.fields.symbol.value).toBeNull();
    expect(proposal.fields.signed.value).toBeNull();
    expect(proposal.fields.effective.value).toBeNull();
    expect(proposal.fields.effectiveRule.value).toBe("from-signing");
    expect(proposal.missing).toEqual(["symbol", "signed", "effective"]);
    expect(proposal.scope).toBe("provincial");
  });
});

describe("every value stands in the text", () => {
  const names = [
    "thong-tu-thay-the",
    "nghi-dinh-danh-sach",
    "quyet-dinh-ngay-ky",
    "thong-tu-sua-doi",
    "luat",
    "thong-tu-khong-dau",
    "thong-tu-ngat-dong",
    "quyet-dinh-de-trong",
  ];
  it.each(names)("quotes of %s are literal and their lines right", (name) => {
    const { document, proposal } = read(name);
    const spaced = (text: string) => text.replace(/\s+/g, " ");
    const whole = spaced(document.text);
    const lines = document.text.split("\n");
    const evidences = [
      ...Object.values(proposal.fields).flatMap((field) => field.evidence ?? []),
      ...[...proposal.relations, ...proposal.provisions, ...proposal.bases].map(
        (one) => one.evidence,
      ),
      ...proposal.unresolved,
    ];
    expect(evidences.length).toBeGreaterThan(6);
    for (const { quote, place } of evidences) {
      // A symbol broken behind a line is closed up by the reader.
      expect(whole.replace(/(?<=[/-]) /g, "")).toContain(quote.replace(/(?<=[/-]) /g, ""));
      const line = spaced(lines[(place.line ?? 0) - 1] ?? "");
      // The piece that the quote belongs to begins on the line: its first words, or the start of its paragraph.
      const from = spaced(lines.slice((place.line ?? 1) - 1).join(" "));
      expect(line.trim()).not.toBe("");
      expect(
        from.replace(/(?<=[/-]) /g, "").indexOf(quote.replace(/(?<=[/-]) /g, "")),
      ).toBeLessThan(line.length);
    }
  });
});

describe("what a new regulation does to others", () => {
  it.each([
    {
      name: "thong-tu-thay-the",
      relations: [
        "replaces | 13/2025/TT-BYT |  |  | Điều 4 khoản 2",
        "repeals-part | 32/2023/TT-BYT | Điều 5 và khoản 2 Điều 7 |  | Điều 4 khoản 3",
        "guides | 15/2023/QH15 | khoản 3 Điều 69 |  | Điều 1",
      ],
    },
    {
      // The quoted new wording repeals nothing, the amended decree and the amending ones are no targets.
      name: "nghi-dinh-danh-sach",
      relations: [
        "amends | 102/2025/NĐ-CP | khoản 3 Điều 12 |  | Điều 20 khoản 1",
        "amends | 96/2023/NĐ-CP | cụm từ “hồ sơ giấy” bằng cụm từ “hồ sơ điện tử” tại Điều 6 |  | Điều 20 khoản 2",
        "replaces | 47/2020/NĐ-CP |  |  | Điều 21 khoản 2 điểm a",
        "replaces | 901/2021/NĐ-CP |  |  | Điều 21 khoản 2 điểm b",
        "repeals-part | 903/2022/NĐ-CP | Chương III |  | Điều 21 khoản 2 điểm c",
        "replaces | 904/2018/NĐ-CP |  | 2028-01-01 | Điều 21 khoản 3",
      ],
    },
    {
      name: "quyet-dinh-ngay-ky",
      relations: ["replaces | 5316/QĐ-BYT |  |  | Điều 2"],
    },
    {
      // Items without a symbol take the circular that their article names.
      name: "thong-tu-sua-doi",
      relations: [
        "amends | 26/2025/TT-BYT | khoản 1 Điều 6; Điều 8a vào sau Điều 8; Khoản 2 Điều 11 |  | Điều 1 khoản 1; Điều 1 khoản 2; Điều 1 khoản 3",
        "repeals-part | 26/2025/TT-BYT | khoản 4 Điều 9; Phụ lục VI |  | Điều 2 khoản 1; Điều 2 khoản 2",
      ],
    },
    {
      name: "luat",
      relations: [
        "repeals-part | 15/2023/QH15 | Điều 70, khoản 2 Điều 71 |  | Điều 40",
        "repeals-part | 114/2025/QH15 | Điều 9 |  | Điều 40",
      ],
    },
    {
      name: "thong-tu-ngat-dong",
      relations: [
        "replaces | 907/2019/TT-BYT |  |  | Điều 3 khoản 2",
        "replaces | 908/QĐ-BYT |  |  | Điều 3 khoản 2",
        "repeals-part | 909/2021/TT-BYT | Quy định tại khoản 1 Điều 4 | 2027-10-05 | Điều 3 khoản 3",
      ],
    },
    {
      name: "thong-tu-khong-dau",
      relations: ["replaces | 30/2023/TT-BYT |  |  | Điều 3 khoản 2"],
    },
    {
      name: "quyet-dinh-de-trong",
      relations: ["repeals-part | 910/QĐ-SYT | một phần |  | Điều 2"],
    },
  ])("$name", ({ name, relations }) => {
    expect(relationsOf(name)).toEqual(relations);
  });

  it("keeps an exception as a note and the target's printed day beside the relation", () => {
    const [first] = read("thong-tu-thay-the").proposal.relations;
    expect(first?.relation.note).toBe(
      "Ngoại lệ: trừ trường hợp quy định tại khoản 3 Điều 3 Thông tư này.",
    );
    expect(first?.targetDate).toBe("2025-06-06");
  });

  it("tells a document that is ended by its name alone, without inventing a symbol", () => {
    const { proposal } = read("luat");
    expect(proposal.unresolved.map(({ locator, quote }) => [locator, quote])).toEqual([
      [
        "Điều 41 khoản 2",
        "Luật Dược năm 1989 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
      ],
    ]);
  });

  it("trusts a text without marks less", () => {
    const plain = read("thong-tu-khong-dau").proposal;
    const marked = read("thong-tu-thay-the").proposal;
    expect(plain.confidence).toBe("medium");
    expect(marked.confidence).toBe("high");
    expect(plain.relations[0]?.relation.confidence).toBe("medium");
    expect(marked.relations[0]?.relation.confidence).toBe("high");
  });
});

/** The clause of effect inside a circular that was signed on 10/01/2027. */
function clause(sentence: string) {
  return proposeText(
    `BỘ Y TẾ\nSố: 70/2027/TT-BYT\nHà Nội, ngày 10 tháng 01 năm 2027\n\nTHÔNG TƯ\nQuy định mẫu sổ theo dõi\n\nĐiều 1. Phạm vi\nThông tư này quy định mẫu sổ theo dõi.\n\nĐiều 2. Hiệu lực thi hành\n${sentence}\n`,
  );
}

describe("the day of effect", () => {
  it.each([
    ["Thông tư này có hiệu lực thi hành sau 45 ngày kể từ ngày ký.", "2027-02-24", "date"],
    ["Thông tư này có hiệu lực sau mười lăm ngày, kể từ ngày ký ban hành.", "2027-01-25", "date"],
    ["Thông tư này có hiệu lực kể từ ngày ban hành.", "2027-01-10", "from-signing"],
    ["Thông tư này có hiệu lực từ 0 giờ 00 phút ngày 01/3/2027.", "2027-03-01", "date"],
    ["Thông tư này có hiệu lực thi hành từ năm ngân sách 2028.", "2028-01-01", "date"],
    ["Thông tư này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", null, "unknown"],
    ["Thông tư này có hiệu lực từ ngày 31 tháng 02 năm 2027.", null, "unknown"],
    ["Khi Thông tư này có hiệu lực, các đơn vị rà soát lại sổ sách.", null, null],
  ])("%s", (sentence, effective, rule) => {
    const { fields } = clause(sentence);
    expect(fields.effective.value).toBe(effective);
    expect(fields.effectiveRule.value).toBe(rule);
  });

  it("is not that of a part, which is kept beside it", () => {
    const { fields, provisions } = proposeText(
      "NGHỊ ĐỊNH\nQuy định về dữ liệu\nĐiều 1. Phạm vi\nNghị định này quy định về dữ liệu.\nĐiều 2. Hiệu lực\n1. Quy định tại khoản 2 Điều 1 Nghị định này có hiệu lực từ ngày 01 tháng 9 năm 2027.\n2. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2027. Riêng Điều 1 áp dụng từ ngày 01 tháng 4 năm 2027.\n",
    );
    expect(fields.effective.value).toBe("2027-03-01");
    expect(provisions.map(({ provision: { kind, from } }) => [kind, from])).toEqual([
      ["effect", "2027-09-01"],
      ["effect", "2027-04-01"],
    ]);
  });

  it("takes the last day of a document that ends by its own words", () => {
    const { fields } = clause(
      "Thông tư này có hiệu lực từ ngày 01 tháng 3 năm 2027 đến hết ngày 28 tháng 02 năm 2029.",
    );
    expect(fields.period.value).toEqual({ to: "2029-02-28" });
  });

  it("keeps a part that starts later as a provision of its own", () => {
    const { proposal } = read("luat");
    const effects = proposal.provisions.filter(({ provision }) => provision.kind === "effect");
    expect(effects.map(({ provision }) => [provision.locator, provision.from])).toEqual([
      ["Điều 41 khoản 1", "2029-07-01"],
    ]);
  });
});

const acts = (sentence: string) =>
  clause(`Thông tư này có hiệu lực từ ngày 01 tháng 3 năm 2027. ${sentence}`).relations.map(
    ({ relation: { kind, target, part, from } }) =>
      [kind, target, part, from].filter(Boolean).join(" "),
  );

describe("clauses that end or change documents", () => {
  it.each([
    {
      rule: "a document that goes on is not ended",
      text: "Hợp đồng đã ký theo Thông tư số 20/2019/TT-BYT tiếp tục thực hiện cho đến khi hết hiệu lực.",
      found: [],
    },
    {
      rule: "a reference clause ends nothing",
      text: "Trường hợp Thông tư số 20/2019/TT-BYT được sửa đổi, bổ sung hoặc thay thế thì áp dụng văn bản mới.",
      found: [],
    },
    {
      rule: "documents that brought earlier amendments are history",
      text: "Thông tư số 20/2019/TT-BYT đã được sửa đổi, bổ sung một số điều theo Thông tư số 21/2020/TT-BYT và Thông tư số 22/2021/TT-BYT, Quyết định số 23/QĐ-BYT hết hiệu lực từ ngày 01 tháng 7 năm 2027.",
      found: ["replaces 20/2019/TT-BYT 2027-07-01", "replaces 23/QĐ-BYT 2027-07-01"],
    },
    {
      rule: "a document named in another one's title is not meant",
      text: "Bãi bỏ Thông tư số 24/2020/TT-BYT sửa đổi, bổ sung một số điều của Thông tư số 25/2018/TT-BYT.",
      found: ["replaces 24/2020/TT-BYT"],
    },
    {
      rule: "each document has its own parts",
      text: "Bãi bỏ khoản 1 Điều 3 Thông tư số 26/2019/TT-BYT; Điều 4, Điều 5 của Thông tư số 27/2019/TT-BYT và Phụ lục 2 ban hành kèm theo Thông tư số 28/2019/TT-BYT.",
      found: [
        "repeals-part 26/2019/TT-BYT khoản 1 Điều 3",
        "repeals-part 27/2019/TT-BYT Điều 4, Điều 5",
        "repeals-part 28/2019/TT-BYT Phụ lục 2 ban hành kèm theo",
      ],
    },
    {
      rule: "numbers that share their letters are all meant",
      text: "Các Quyết định số 31, 32 và 33/QĐ-BYT hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
      found: ["replaces 31/QĐ-BYT", "replaces 32/QĐ-BYT", "replaces 33/QĐ-BYT"],
    },
    {
      rule: "other words in an appendix amend it",
      text: "Thay thế Phụ lục I ban hành kèm theo Thông tư số 34/2020/TT-BYT bằng Phụ lục ban hành kèm theo Thông tư này.",
      found: ["amends 34/2020/TT-BYT Phụ lục I ban hành kèm theo"],
    },
    {
      rule: "the day of signing may come before the day of effect",
      text: "Thông tư số 35/2020/TT-BYT hết hiệu lực kể từ ngày Thông tư này được ban hành.",
      found: ["replaces 35/2020/TT-BYT 2027-01-10"],
    },
    {
      rule: "a rule on something that other laws name touches only that",
      text: "Danh mục máy móc tại Thông tư số 36/2020/TT-BYT được thay thế bằng Danh mục của Thông tư này.",
      found: ["amends 36/2020/TT-BYT Danh mục máy móc"],
    },
  ])("$rule", ({ text, found }) => {
    expect(acts(text)).toEqual(found);
  });

  it("takes what the title says is amended for articles that name no document", () => {
    const { relations } = proposeText(
      "QUYẾT ĐỊNH\nSửa đổi, bổ sung một số điều của Quy định định mức thiết bị ban hành kèm theo Quyết định số 12/2025/QĐ-UBND ngày 20 tháng 5 năm 2025\nĐiều 1. Sửa đổi, bổ sung một số điều của Quy định\n1. Sửa đổi Điều 4 như sau:\n“Điều 4. Máy tiếp nhận”.\n2. Bãi bỏ Điều 7.\nĐiều 2. Thi hành\nQuyết định này có hiệu lực từ ngày ký.\n",
    );
    expect(relations.map(({ relation: { kind, target, part } }) => [kind, target, part])).toEqual([
      ["amends", "12/2025/QĐ-UBND", "Điều 4"],
      ["repeals-part", "12/2025/QĐ-UBND", "Điều 7"],
    ]);
  });

  it("reads a list below a heading without a colon", () => {
    const { relations } = proposeText(
      "BỘ Y TẾ\nSố: 71/2027/TT-BYT\nHà Nội, ngày 10 tháng 01 năm 2027\n\nTHÔNG TƯ\nBãi bỏ một số văn bản quy phạm pháp luật\n\nĐiều 1. Bãi bỏ toàn bộ các thông tư sau đây\n1. Thông tư số 41/2010/TT-BYT ngày 10 tháng 10 năm 2010 của Bộ trưởng Bộ Y tế;\n2. Thông tư số 42/2011/TT-BYT ngày 11 tháng 11 năm 2011 của Bộ trưởng Bộ Y tế.\n\nĐiều 2. Hiệu lực thi hành\nThông tư này có hiệu lực từ ngày 01 tháng 3 năm 2027.\n",
    );
    expect(relations.map(({ relation }) => [relation.kind, relation.target])).toEqual([
      ["replaces", "41/2010/TT-BYT"],
      ["replaces", "42/2011/TT-BYT"],
    ]);
  });
});

describe("deadlines of a new regulation", () => {
  it("has the day, who must, and where it stands; transition sets none", () => {
    expect(deadlinesOf("thong-tu-thay-the")).toEqual([
      "Điều 2 khoản 2 | Cơ sở khám bệnh, chữa bệnh |  | Trong thời hạn 10 ngày làm việc kể từ ngày người bệnh ra viện",
      "Điều 3 khoản 1 điểm a | Bệnh viện | 2027-12-31 | ",
      "Điều 3 khoản 1 điểm b | Bệnh viện | 2028-07-01 | trước ngày 01 tháng 7 năm 2028",
      "Điều 3 khoản 2 | Trạm y tế | 2029-06-30 | ",
    ]);
    expect(deadlinesOf("thong-tu-ngat-dong")).toEqual([
      "Điều 2 khoản 1 | Bệnh viện hạng đặc biệt, hạng I | 2028-06-30 | ",
      "Điều 2 khoản 2 | Các cơ sở khác |  | trong thời hạn 18 tháng kể từ ngày Thông tư này có hiệu lực",
    ]);
    expect(deadlinesOf("nghi-dinh-danh-sach")).toEqual([
      "Điều 22 | Bộ Y tế |  | trước ngày 15 tháng 12 hằng năm",
    ]);
  });

  it("lets an item of a list stand alone with the words above it", () => {
    const facts = read("thong-tu-thay-the").proposal.provisions.map((one) => one.provision.fact);
    expect(facts).toContain(
      "Bệnh viện có trách nhiệm: Ngừng in bệnh án giấy chậm nhất ngày 31 tháng 12 năm 2027.",
    );
  });

  it("takes none from wording that is quoted for another document", () => {
    expect(deadlinesOf("thong-tu-sua-doi")).toEqual([]);
  });
});

it("lists the preamble with the symbols it prints", () => {
  const { bases } = read("thong-tu-thay-the").proposal;
  expect(bases.map(({ name, symbol }) => [name, symbol])).toEqual([
    ["Luật Khám bệnh, chữa bệnh", "15/2023/QH15"],
    ["Luật Giao dịch điện tử", "20/2023/QH15"],
    ["Nghị định", "313/2026/NĐ-CP"],
  ]);
});
