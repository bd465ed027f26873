/**
 * Who signs against whose plan it is: "GIÁM ĐỐC SỞ Y TẾ" below the plan of a hospital, "TRƯỞNG TRẠM" below that of a
 * school. One signer that fits is enough: others may approve the plan.
 */
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { type Prose, type ProseLine, proseOf } from "../prose.ts";
import type { ReviewInput, Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "signature-differs",
    severity: "warning",
    meaning: "Chức vụ hoặc tên đơn vị ở chỗ ký không phải của đơn vị ban hành kế hoạch.",
    basis: "30/2020/NĐ-CP",
  },
];

interface Head {
  /** Folded word that a unit's name begins with. */
  unit: RegExp;
  roles: RegExp;
  /** Vietnamese, for the reader. */
  title: string;
}

const DIRECTOR = /^giam doc$/;
const HEADS: readonly Head[] = [
  { unit: /^so\b/, roles: DIRECTOR, title: "Giám đốc" },
  { unit: /^benh vien\b/, roles: DIRECTOR, title: "Giám đốc" },
  { unit: /^trung tam\b/, roles: DIRECTOR, title: "Giám đốc" },
  { unit: /^truong\b/, roles: /^hieu truong$/, title: "Hiệu trưởng" },
  { unit: /^tram\b/, roles: /^(?:truong tram|tram truong)$/, title: "Trưởng trạm" },
];

const SIGNER =
  /^\W*(?:(?:kt|tl|tm|tuq|q)\s*\.?\s*)?(?:pho )?(giam doc|hieu truong|vien truong|truong tram|tram truong|chi cuc truong)(?: ((?:so|benh vien|trung tam|tram|truong|vien|chi cuc)\b.*?))?\W*$/;

export const planSignature: Rule = {
  id: "plan-signature",
  title: "Chức vụ, đơn vị ở chỗ ký",
  codes,
  check(input) {
    const prose = proseOf(input);
    const { issuer, kind } = input.facts;
    if (kind !== "plan" || issuer === null || prose.all.unsure) return emptyOutcome();
    const head = HEADS.find(({ unit }) => unit.test(fold(issuer)));
    return head === undefined
      ? emptyOutcome()
      : { ...emptyOutcome(), findings: strangers(input, prose, { head, issuer }) };
  },
};

interface Owner {
  head: Head;
  issuer: string;
}

function strangers(input: ReviewInput, prose: Prose, { head, issuer }: Owner): Finding[] {
  const known = namesOf(input, prose, issuer);
  const signers = prose.lines.flatMap((line) => signerOf(line));
  const [first] = signers.filter((one) => !fits(one, head, known));
  if (first === undefined || signers.some((one) => fits(one, head, known))) return [];
  return [
    {
      code: "signature-differs",
      severity: "warning",
      where: first.line.where,
      quote: first.printed,
      expected: `${head.title} ${issuer}`,
      found: first.printed,
      message: `Kế hoạch của ${issuer} nhưng chỗ ký ghi “${first.printed}”.`,
      basis: "30/2020/NĐ-CP",
      suggestion: "Sửa chức vụ, tên đơn vị ở chỗ ký hoặc ở đầu văn bản.",
    },
  ];
}

interface Signer {
  line: ProseLine;
  role: string;
  /** Folded name of the unit, where one stands behind the role. */
  unit: string | null;
  printed: string;
}

/** Alone on its line in capitals, below the body of the plan. */
function signerOf(line: ProseLine): Signer[] {
  if (line.kind === "row" || line.part !== "closing" || /\p{Ll}/u.test(line.text)) return [];
  const [, role, unit = null] = SIGNER.exec(line.folded) ?? [];
  if (role === undefined) return [];
  return [{ line, role, unit, printed: line.text.replace(/^[\s#*_]+|[\s*_]+$/g, "") }];
}

const syllablesOf = (text: string): string[] => fold(text).match(/[\p{L}\d]+/gu) ?? [];

/** Syllables of the names at the head: of the unit, of what it belongs to, of its place. */
function namesOf({ facts }: ReviewInput, prose: Prose, issuer: string): ReadonlySet<string> {
  const head = prose.lines.filter(({ part }) => part === "front").slice(0, 14);
  const all = [issuer, facts.title ?? "", ...head.map(({ text }) => text)];
  return new Set(all.flatMap(syllablesOf));
}

function fits({ role, unit }: Signer, head: Head, known: ReadonlySet<string>): boolean {
  if (!head.roles.test(role)) return false;
  if (unit === null) return true;
  return head.unit.test(unit) && syllablesOf(unit).every((word) => known.has(word));
}
