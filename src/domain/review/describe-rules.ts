/** The list of rules as Markdown (Vietnamese): docs/review-rules.md is generated from it. */
import type { Severity } from "./finding.ts";
import type { Rule } from "./rule.ts";

const SEVERITY: Record<Severity, string> = { error: "lỗi", warning: "cần xem", info: "ghi chú" };

export function describeRules(rules: readonly Rule[]): string {
  const rows = rules.flatMap((rule) => [
    `## ${rule.title}`,
    "",
    `Tệp: \`src/domain/review/rules/${rule.id}.ts\``,
    "",
    "| Mã | Mức | Ý nghĩa | Căn cứ |",
    "| --- | --- | --- | --- |",
    ...rule.codes.map(
      ({ code, severity, meaning, basis }) =>
        `| \`${code}\` | ${SEVERITY[severity]} | ${meaning.replace(/\|/g, "/")} | ${basis ?? ""} |`,
    ),
    "",
  ]);
  return [
    "# Các phép rà soát",
    "",
    "Tệp này do chương trình sinh ra từ `src/domain/review/rules/`; sửa ở đó rồi chạy `UPDATE_DOCS=1 npx vitest run test/docs`.",
    "Mức ghi ở đây là mức khi không có gì làm giảm; bản quét và số đọc không chắc chắn bị hạ một mức.",
    "",
    ...rows,
  ].join("\n");
}
