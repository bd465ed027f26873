/** Reviews a document with the rules on figures only. */
import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Review } from "../../../src/domain/review/finding.ts";
import { reviewDocument } from "../../../src/domain/review/review-document.ts";
import type { ReviewInput, Rule } from "../../../src/domain/review/rule.ts";
import { rules } from "../../../src/domain/review/rules/index.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";

const register = makeRegister([]);
const figures = rules.filter((rule) => !/^(?:citation|plan|text|list)-/.test(rule.id));

export function review(
  document: ParsedDocument,
  over: Partial<ReviewInput & { rules: readonly Rule[] }> = {},
): Review {
  return reviewDocument({
    document,
    facts: { kind: "budget", title: null, year: 2026, signed: "2026-11-01", issuer: null },
    register,
    asOf: "2026-11-22",
    prices: [],
    rules: figures,
    ...over,
  });
}

/** Codes of findings of the given severities, with the line of their place: "row-product-mismatch@3". */
export function codes(document: ParsedDocument, severities = ["error", "warning"]): string[] {
  return review(document)
    .findings.filter((finding) => severities.includes(finding.severity))
    .map((finding) => `${finding.code}@${finding.where.line ?? "?"}`);
}

/** Codes of what the review says, but for remarks, of a Markdown budget in the unit with a sentence below it; cells are parted by "|". */
export async function toldBelow(rows: string, text: string, unit = "đồng"): Promise<string[]> {
  const [head = "", ...lines] = rows.trim().split("\n");
  const rule = head
    .split("|")
    .map(() => "---")
    .join("|");
  const table = [head, rule, ...lines].map((row) => `| ${row.replaceAll("|", " | ")} |`);
  const bytes = Buffer.from(
    `# DỰ TOÁN KINH PHÍ NĂM 2026\n\nĐơn vị tính: ${unit}\n\n${table.join("\n")}\n\n${text}\n`,
  );
  return review(await readDocument({ fileName: "du-toan.md", bytes }))
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);
}
