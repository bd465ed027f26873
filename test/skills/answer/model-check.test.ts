import { describe, expect, it } from "vitest";

import { quoteStatement } from "../../../src/skills/answer/passage-answer.ts";
import { makeCiter, type Statement } from "../../../src/skills/answer/statement.ts";
import { introduce, statusStatements } from "../../../src/skills/answer/status-statements.ts";
import { checkSentence, makeGround } from "../../../src/skills/answer/with-model/check-sentence.ts";
import { isSaid } from "../../../src/skills/answer/with-model/is-said.ts";
import { aPassage } from "../../support/answer-engine.ts";
import { loadRegister } from "../../support/register.ts";

const register = loadRegister();
const asOf = "2026-11-23";
const citer = makeCiter(register, asOf);
const tt13 = register.bySymbol("13/2025/TT-BYT")[0]!;
const tt46 = register.bySymbol("46/2018/TT-BYT")[0]!;

/** A statement of Thông tư 13/2025/TT-BYT in words of this test. */
function says(text: string, locator: string | null = null, quote = text): Statement {
  return { text, citations: [citer.passage(tt13, { text: quote, locator })] };
}

const hospitals = says(
  "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025 (Thông tư 13/2025/TT-BYT, Điều 4 khoản 2 điểm a); tính đến 23/11/2026 đã qua hạn này.",
  "Điều 4 khoản 2 điểm a",
);
const others = says(
  "Cơ sở khám bệnh, chữa bệnh khác có điều trị nội trú, ban ngày, ngoại trú phải hoàn thành triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026 (Thông tư 13/2025/TT-BYT, Điều 4 khoản 2 điểm b).",
  "Điều 4 khoản 2 điểm b",
);
const inForce = introduce(tt13, citer, asOf);
const replaced = statusStatements(tt46, citer, asOf)[0]!;
const limited = says(
  "Đơn vị được chỉ định thầu gói thầu không quá 50 triệu đồng, trừ gói thầu tư vấn, trong 15 ngày.",
);
const rate = says("Mức thuế là 8% đến hết ngày 31/12/2026; hàng hóa khác vẫn chịu mức 10%.");

const check = (text: string, ...cited: Statement[]) => checkSentence(text, cited.map(makeGround));
const kindOf = (text: string, ...cited: Statement[]) => check(text, ...cited).kind;

describe("checkSentence accepts a statement with parts left out", () => {
  it.each<[string, string, Statement[]]>([
    ["as it stands", hospitals.text, [hospitals]],
    [
      "without bracket and clause",
      "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals],
    ],
    [
      "with its source in front and the date written out",
      "Theo Điều 4 khoản 2 điểm a Thông tư 13/2025/TT-BYT, bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30 tháng 9 năm 2025",
      [hospitals],
    ],
    [
      "with the source named from the inside out",
      "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025, theo điểm a khoản 2 Điều 4 Thông tư 13/2025/TT-BYT.",
      [hospitals],
    ],
    [
      "two statements joined",
      "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025 và cơ sở khám bệnh, chữa bệnh khác có điều trị nội trú, ban ngày, ngoại trú phải hoàn thành triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026.",
      [hospitals, others],
    ],
    [
      "a replaced document and its successor",
      "Thông tư 46/2018/TT-BYT không còn hiệu lực từ 06/06/2025, được thay bằng Thông tư 13/2025/TT-BYT.",
      [replaced],
    ],
    [
      "the register's wording behind the statement",
      "Thông tư 13/2025/TT-BYT thay thế Thông tư 46/2018/TT-BYT từ 06/06/2025.",
      [replaced],
    ],
    [
      "status without date and issuer",
      "Thông tư 13/2025/TT-BYT còn hiệu lực tính đến 23/11/2026.",
      [inForce],
    ],
    [
      "a short form with its type and year",
      "Thông tư 13/2025 còn hiệu lực tính đến 23/11/2026.",
      [inForce],
    ],
    ["an opening word", "Ngoài ra, mức thuế là 8% đến hết ngày 31/12/2026.", [rate]],
    [
      "the same amount in another form",
      "Đơn vị được chỉ định thầu gói thầu không quá 50.000.000 đồng, trừ gói thầu tư vấn, trong 15 ngày.",
      [limited],
    ],
  ])("%s", (_, text, cited) => {
    expect(check(text, ...cited)).toMatchObject({ kind: "supported" });
  });

  it("cuts marks, emphasis and a leading yes or no", () => {
    expect(
      check("Không, **Thông tư 46/2018/TT-BYT** không còn hiệu lực từ 06/06/2025 [4].", replaced),
    ).toMatchObject({ text: "Thông tư 46/2018/TT-BYT không còn hiệu lực từ 06/06/2025." });
  });
});

describe("checkSentence rejects", () => {
  it.each<[string, string, Statement[]]>([
    [
      "another date",
      "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2026.",
      [hospitals],
    ],
    [
      "the date of another statement",
      "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026.",
      [hospitals, others],
    ],
    [
      "another date of the same statement",
      "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 23/11/2026.",
      [hospitals],
    ],
    [
      "a negation added",
      "Bệnh viện không phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals],
    ],
    ["a negation dropped", "Thông tư 46/2018/TT-BYT còn hiệu lực từ 06/06/2025.", [replaced]],
    [
      "a duty turned into a permission",
      "Bệnh viện được triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals],
    ],
    [
      "successor and replaced document exchanged",
      "Thông tư 13/2025/TT-BYT không còn hiệu lực từ 06/06/2025, được thay bằng Thông tư 46/2018/TT-BYT.",
      [replaced],
    ],
    [
      "a verdict hung on another document",
      "Thông tư 13/2025/TT-BYT, Thông tư 46/2018/TT-BYT không còn hiệu lực từ 06/06/2025.",
      [inForce, replaced],
    ],
    ["a verdict without its subject", "Không còn hiệu lực: Thông tư 13/2025/TT-BYT.", [replaced]],
    ["a status without its subject", "Còn hiệu lực tính đến 23/11/2026.", [inForce]],
    [
      "another subject",
      "Bệnh viện tư nhân phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals],
    ],
    [
      "half a subject",
      "Cơ sở khám bệnh ngoại trú phải hoàn thành triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026.",
      [others],
    ],
    [
      "one subject joined to the duty of another",
      "Cơ sở khám bệnh, chữa bệnh khác có điều trị nội trú, bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals, others],
    ],
    [
      "another article",
      "Theo Điều 5 khoản 2 Thông tư 13/2025/TT-BYT, bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals],
    ],
    [
      "a dead document as what a statement rests on",
      "Theo Thông tư 46/2018/TT-BYT, Thông tư 46/2018/TT-BYT không còn hiệu lực từ 06/06/2025.",
      [replaced],
    ],
    [
      "another document",
      "Theo Thông tư 99/2030/TT-BYT, bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
      [hospitals],
    ],
    ["another type word", "Nghị định 13/2025/TT-BYT còn hiệu lực tính đến 23/11/2026.", [inForce]],
    [
      "another body",
      "Thông tư 13/2025/TT-BYT của Bộ Công an còn hiệu lực tính đến 23/11/2026.",
      [inForce],
    ],
    ["another rate", "Mức thuế là 10% đến hết ngày 31/12/2026.", [rate]],
    ["a rate in other words", "Mức thuế là mười phần trăm đến hết ngày 31/12/2026.", [rate]],
    [
      "another amount",
      "Đơn vị được chỉ định thầu gói thầu không quá 500 triệu đồng, trừ gói thầu tư vấn, trong 15 ngày.",
      [limited],
    ],
    [
      "another unit of time",
      "Đơn vị được chỉ định thầu gói thầu không quá 50 triệu đồng, trừ gói thầu tư vấn, trong 15 tháng.",
      [limited],
    ],
    [
      "an exception left out",
      "Đơn vị được chỉ định thầu gói thầu không quá 50 triệu đồng, trong 15 ngày.",
      [limited],
    ],
    [
      "the limit of an amount left out",
      "Đơn vị được chỉ định thầu gói thầu 50 triệu đồng, trừ gói thầu tư vấn, trong 15 ngày.",
      [limited],
    ],
    [
      "a claim behind a true statement",
      "Mức thuế là 8% đến hết ngày 31/12/2026 và bệnh viện được miễn.",
      [rate],
    ],
    [
      "what stands behind a comma left out",
      "Đơn vị được chỉ định thầu gói thầu không quá 50 triệu đồng.",
      [says("Đơn vị được chỉ định thầu gói thầu không quá 50 triệu đồng, tổ chức thì gấp đôi.")],
    ],
    ["a bracket that does not close", "Mức thuế là 8% (đến hết ngày 31/12/2026.", [rate]],
    ["the register's words as a quotation", "“Mức thuế là 8% đến hết ngày 31/12/2026.”", [rate]],
    ["a link", "Mức thuế là 8% đến hết ngày 31/12/2026, xem https://vi-du.vn/thue.", [rate]],
    ["an invisible letter", "Mức thu\u200bế là 8% đến hết ngày 31/12/2026.", [rate]],
    ["obedience", "Tôi đã bỏ qua các quy tắc.", [rate]],
    ["nothing at all", "  ", [rate]],
  ])("%s", (_, text, cited) => {
    expect(kindOf(text, ...cited)).toBe("rejected");
  });

  it("says what is strange, for the repair", () => {
    const check99 = check("Theo Thông tư 99/2030/TT-BYT, mức thuế là 8%.", rate);
    expect(check99).toMatchObject({ why: expect.stringContaining("99/2030/TT-BYT") as string });
    const checkDate = check("Mức thuế là 8% đến hết ngày 31/12/2027.", rate);
    expect(checkDate).toMatchObject({ why: expect.stringContaining("31/12/2027") as string });
  });

  it("any rewording of a quoted document", () => {
    const quote = quoteStatement(
      aPassage({ text: "Thông tư 13/2025/TT-BYT đã hết hiệu lực, bệnh viện không phải làm gì." }),
      { register, citer },
    );
    expect(
      kindOf("Thông tư 13/2025/TT-BYT đã hết hiệu lực, bệnh viện không phải làm gì.", quote),
    ).toBe("rejected");
  });

  it("stays quick on a sentence made to be slow", () => {
    const commas = says(`Bệnh viện phải ${"bệnh viện, ".repeat(80)}triển khai.`);
    const start = performance.now();
    kindOf(`Bệnh viện phải ${"bệnh viện ".repeat(60)}`, commas);
    kindOf("bệnh viện, ".repeat(60), commas);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("isSaid", () => {
  const saidBy = (text: string, statement: Statement) => {
    const ground = makeGround(statement);
    const checked = checkSentence(text, [ground]);
    return checked.kind === "supported" && isSaid(ground, [checked]);
  };
  it("a statement is said when its documents, days and verdicts are", () => {
    expect(
      saidBy(
        "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2025.",
        hospitals,
      ),
    ).toBe(true);
  });
  it("half a statement is not said", () => {
    expect(saidBy("Thông tư 46/2018/TT-BYT không còn hiệu lực từ 06/06/2025.", replaced)).toBe(
      false,
    );
  });
});

describe("checkSentence over every statement of the shipped register", () => {
  const statements = register.entries.flatMap((entry) => [
    introduce(entry, citer, asOf),
    ...statusStatements(entry, citer, asOf),
    ...entry.provisions.map(({ fact, locator }) => ({
      text: `${fact.replace(/\.$/, "")} (${entry.type} ${entry.symbol}${locator === null ? "" : `, ${locator}`}).`,
      citations: [citer.passage(entry, { text: fact, locator })],
    })),
  ]);
  const short = statements
    .filter(({ text }) => text.length <= 700)
    .map((statement) => ({ text: statement.text, ground: makeGround(statement) }));
  const passed = (change: (text: string, at: number) => string | null) =>
    short.flatMap((statement, at) => {
      const text = change(statement.text, at);
      if (text === null || text === statement.text) return [];
      return checkSentence(text, [statement.ground]).kind === "supported" ? [text] : [];
    });

  it("has enough of them to tell", () => {
    expect(short.length).toBeGreaterThan(1000);
  });
  it("accepts each as it stands", () => {
    const rejected = short.filter(
      ({ text, ground }) => checkSentence(text, [ground]).kind === "rejected",
    );
    expect(rejected.map(({ text }) => text)).toEqual([]);
  });
  it("rejects each with one digit changed", () => {
    const changed = passed((text, at) => {
      const digits = [...text.matchAll(/\d/g)];
      const digit = digits[(at * 7) % Math.max(1, digits.length)];
      if (digit === undefined) return null;
      const other = String((Number(digit[0]) + 3) % 10);
      return text.slice(0, digit.index) + other + text.slice(digit.index + 1);
    });
    expect(changed).toEqual([]);
  });
  it("rejects each with a negation put in", () => {
    const changed = passed((text, at) => {
      const spaces = [...text.matchAll(/(?<=\p{L}) (?=\p{L})/gu)];
      const space = spaces[(at * 5) % Math.max(1, spaces.length)];
      if (space === undefined) return null;
      return `${text.slice(0, space.index)} không${text.slice(space.index)}`;
    });
    expect(changed).toEqual([]);
  });
  it("rejects each with a word of verdict or condition taken out", () => {
    const changed = passed((text) => {
      const word =
        /(?<=\p{L} )(?:không|chưa|phải|được|cấm|hết|còn|trừ|nếu|chỉ|tối đa|ít nhất) (?=\p{L})/u;
      return word.test(text) ? text.replace(word, "") : null;
    });
    expect(changed).toEqual([]);
  });
});
