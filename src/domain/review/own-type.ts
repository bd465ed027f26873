/**
 * "Bệnh viện chưa có …", "Giám đốc Bệnh viện" in the plan of a health centre or station: the trace of another unit's plan.
 * Only where the plan names no hospital that the bare word could mean.
 */
import { fold } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";

/** The bare word as the one that does the work or whose head is meant; a name or a kind behind it names another one. */
const AS_OWN =
  /(?:^[\s*+•\d.)-]*|[.;]\s+|(?<!\p{L})[Gg]iám đốc )(Bệnh viện)(?= (?:chưa|đã|có|sẽ|tiếp tục|duy trì|phấn đấu|thực hiện|triển khai|tổ chức|trang bị|về|chỉ đạo|chịu trách nhiệm|giao|ban hành)(?!\p{L})|[.;,]|\s*$)/gu;
/** A hospital with a name, or hospitals in general: the bare word may stand for one of them. */
const NAMED =
  /(?<!\p{L})[Bb]ệnh viện (?:\p{Lu}|đa khoa|tỉnh|huyện|tuyến|trung ương|hạng|công|tư|vệ tinh|khu vực|chuyên khoa|hạt nhân)|(?<!\p{L})(?:các|hai|ba|khối) [Bb]ệnh viện|BỆNH VIỆN|(?<!\p{L})BV(?!\p{L})/u;

export function bareHospital(prose: Prose, issuer: string): Finding[] {
  const own = /\b(trung tam (?:y te|kiem soat benh tat)|tram y te)\b/.exec(fold(issuer))?.[1];
  if (own === undefined || /\bbenh vien\b/.test(fold(issuer)) || prose.all.unsure) return [];
  const lines = prose.lines.filter(({ part }) => part !== "bases");
  if (lines.some(({ text }) => NAMED.test(text))) return [];
  const found = lines.flatMap((line) =>
    line.kind === "row" ? [] : [...line.text.matchAll(AS_OWN)].map((match) => ({ line, match })),
  );
  const [first, ...more] = found;
  // Said again and again it is somebody that the plan knows.
  if (first === undefined || more.length > 1) return [];
  return found.map(({ line, match }) => told(line, match.index, issuer));
}

const told = (line: ProseLine, index: number, issuer: string): Finding => ({
  code: "foreign-unit",
  severity: "warning",
  where: line.where,
  quote: quoteOf(line, index, 90),
  expected: issuer,
  found: "Bệnh viện",
  message: `Kế hoạch của ${issuer} tự gọi mình là “Bệnh viện”; có thể chép từ kế hoạch của đơn vị khác.`,
  suggestion: "Sửa thành tên loại đơn vị của mình, hoặc ghi rõ bệnh viện nào.",
});
