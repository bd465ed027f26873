/**
 * Slips of wording, each told once for the whole document: certain misspellings, words typed twice, one name written
 * several ways, text taken over from another sector or another kind of unit. Notes only; scans are not measured.
 */
import { columnsOf } from "../../budget/budget-table.ts";
import { numbersOf } from "../../budget/table-parts.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding, type Severity } from "../finding.ts";
import { isWordsMeeting } from "../meeting-words.ts";
import { isMisspelt, MISSPELLINGS } from "../misspellings.ts";
import { nameVariants } from "../name-variants.ts";
import { isShared, otherSectors, SCHOOLS } from "../other-sectors.ts";
import { certainty, type Prose, type ProseLine, proseOf, withPlaces } from "../prose.ts";
import type { ReviewInput, Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  { code: "misspelling", severity: "info", meaning: "Lỗi chính tả chắc chắn." },
  { code: "doubled-words", severity: "info", meaning: "Từ hoặc cụm từ bị lặp." },
  {
    code: "name-variants",
    severity: "warning",
    meaning:
      "Một tên viết nhiều cách; là điểm cần xem khi đó là tên của chính đơn vị hoặc phòng, tổ của đơn vị, ngoài ra là ghi chú.",
  },
  {
    code: "wrong-sector",
    severity: "warning",
    meaning: "Đoạn văn có thể chép từ ngành khác hoặc cấp khác.",
  },
];

export const textWording: Rule = {
  id: "text-wording",
  title: "Câu chữ",
  codes,
  check(input) {
    const prose = proseOf(input);
    const other = wrongSector(input, prose);
    if (prose.all.unsure) return { ...emptyOutcome(), findings: other };
    return {
      ...emptyOutcome(),
      findings: [
        ...misspellings(prose),
        ...doubledWords(prose),
        ...nameVariants(prose, input.facts),
        ...other,
      ],
    };
  },
};

function misspellings(prose: Prose): Finding[] {
  const wrongly = prose.lines.filter(({ text }) => isMisspelt(text));
  const hits = wrongly.flatMap((line) =>
    MISSPELLINGS.flatMap(([wrong, right]) => {
      const match = wrong.exec(line.text);
      return match ? [{ where: line.where, wrong: match[0].trim(), right }] : [];
    }),
  );
  const [first] = hits;
  if (!first) return [];
  const pairs = [...new Set(hits.map((hit) => `“${hit.wrong}” → “${hit.right}”`))];
  return [
    withPlaces(
      {
        code: "misspelling",
        severity: "info",
        quote: first.wrong,
        expected: first.right,
        found: first.wrong,
        message: `Lỗi chính tả: ${pairs.join("; ")}.`,
        suggestion: `Sửa: ${pairs.join("; ")}.`,
      },
      hits.map((hit) => hit.where),
    ),
  ];
}

/** Reduplications and figures repeat by right. */
const DOUBLES_ALLOWED =
  /^(?:dan|luon|thuong|ngay|nguoi|nha|nganh|cap|tung|mai|moi|xa|rat|that|dung|nhanh|cham|xanh|chung|rieng|lan|dau|doi|song|vua|som|lau|ai|gi|nao|day|den|sau|con|ba|hai|tam|nam|muoi|nho|to|cao|khac|bo|so)$/;

function doubledWords(prose: Prose): Finding[] {
  return prose.lines.flatMap((line): Finding[] => {
    if (line.kind === "row" && line.text.length < 30) return [];
    const found = doubledIn(line);
    if (found === null) return [];
    return [
      {
        code: "doubled-words",
        severity: "info",
        where: line.where,
        quote: found.quote,
        expected: found.once,
        found: found.quote,
        message: `Lặp từ: “${found.quote}”.`,
        suggestion: `Bỏ phần lặp: “${found.once}”.`,
      },
    ];
  });
}

/** A type word in front of another sentence about the same type: "… của Bộ Y tế Quyết định ban hành". */
const SECOND_TYPE =
  /((?:Quyết định|Thông tư|Kế hoạch|Công văn|Nghị định)\s+(?:số\s+)?[^;.]{10,110}?(?:của\s+(?:\p{L}+\s+){1,8}?))(?:Quyết định|Thông tư|Công văn|Nghị định)\s+(?:Ban hành|ban hành|về|Về|quy định|Phê duyệt|phê duyệt|hướng dẫn)/u;
const PHRASES =
  /(?<!\p{L})(?:theo (?:quy định )?(?:tại|của) theo|về việc về|Bộ trưởng bộ Bộ)(?!\p{L})/iu;
const WORD_TWICE = /(?<![\p{L}\d])(\p{L}{2,})[ ]+\1(?![\p{L}\d])/gu;
const PAIR_TWICE = /(?<![\p{L}\d])(\p{L}+[ ]+\p{L}+)[ ]+\1(?![\p{L}\d])/giu;

interface Doubled {
  quote: string;
  once: string;
}

function doubledIn(line: ProseLine): Doubled | null {
  return secondType(line) ?? knownPhrase(line) ?? repeated(line);
}

function secondType(line: ProseLine): Doubled | null {
  const second = SECOND_TYPE.exec(line.text);
  if (!second) return null;
  const quote = second[0]
    .slice(-70)
    .replace(/^\S*\s/, "")
    .trim();
  const type = /(?:Quyết định|Thông tư|Công văn|Nghị định)\s+(?=\S+(?:\s+\S+)?$)/u;
  return { quote, once: quote.replace(type, "") };
}

function knownPhrase(line: ProseLine): Doubled | null {
  const quote = PHRASES.exec(line.text)?.[0];
  if (quote === undefined) return null;
  if (/^Bộ/iu.test(quote)) return { quote, once: "Bộ trưởng Bộ" };
  return { quote, once: quote.split(/\s+/).slice(0, -1).join(" ") };
}

function repeated(line: ProseLine): Doubled | null {
  for (const pattern of [PAIR_TWICE, WORD_TWICE]) {
    if (line.text.search(pattern) < 0) continue;
    for (const match of line.text.matchAll(pattern)) {
      const once = match[1] ?? "";
      if (isWordsMeeting(line.text, match)) continue;
      if (!DOUBLES_ALLOWED.test(fold(once)) && !/^\p{Lu}{2,}$/u.test(once)) {
        return { quote: match[0], once };
      }
    }
  }
  return null;
}

const HEALTH = /\b(?:y te|benh vien|kham benh)\b/;
/** A single hospital has departments, no subordinate units to assign work to. */
const ASSIGNED =
  /(?:phan cong|giao|nhiem vu)[^.;]{0,40}\b(?:cho |cua )?tung don vi\b|\bcua cac don vi\b|\bcac don vi truc thuoc (?:so|nganh)\b/;

function wrongSector(input: ReviewInput, prose: Prose): Finding[] {
  const title = fold(
    `${input.facts.title ?? ""} ${input.facts.issuer ?? ""} ${prose.all.text.slice(0, 600)}`,
  );
  if (!HEALTH.test(title)) return [];
  const issuer = fold(`${input.facts.issuer ?? ""} ${input.facts.title ?? ""}`);
  const single = /\bbenh vien\b/.test(issuer) && !/\bso y te\b/.test(issuer);
  const planned = prose.lines.filter(
    (line) => !["front", "bases", "results", "closing"].includes(line.part),
  );
  // The report of a department tells what its province did with other sectors.
  const ofUnit = /\bso y te\b/.test(issuer)
    ? planned
    : prose.lines.filter(({ part }) => !["front", "bases", "closing"].includes(part));
  const isSchool = /\b(?:truong (?:cao dang|trung cap|dai hoc)|hoc vien)\b/.test(issuer);
  const priced = new Set(
    input.budgets
      .filter((table) => columnsOf(table, "unitPrice", "unitPriceWithVat").length > 0)
      .flatMap(numbersOf),
  );
  const units = single ? planned.filter((line) => ASSIGNED.test(line.own)) : [];
  return [
    ...otherSectors(ofUnit, ({ table }) => table !== null && priced.has(table))
      .filter(({ name }) => !(isSchool && name === SCHOOLS))
      .flatMap(({ name, lines }) =>
        told(
          lines,
          `Nhắc đến ${name} trong kế hoạch ngành y tế; có thể chép từ ngành khác.`,
          // A department's plan may pass on what the province wants of schools as well.
          certainty("warning", prose.all.unsure || (/\bso y te\b/.test(issuer) && isShared(name))),
        ),
      ),
    ...told(
      units,
      "Giao việc cho “các đơn vị”, “từng đơn vị” trong kế hoạch của một bệnh viện; có thể chép từ kế hoạch cấp trên.",
    ),
  ];
}

function told(
  lines: readonly ProseLine[],
  message: string,
  severity: Severity = "info",
): Finding[] {
  const [first] = lines;
  if (!first) return [];
  const quote = first.text.trim().slice(0, 140);
  return [
    withPlaces(
      {
        code: "wrong-sector",
        severity,
        quote,
        message,
        suggestion: "Rà soát và viết lại cho đúng đơn vị.",
      },
      lines.map((line) => line.where),
    ),
  ];
}
