/**
 * The preamble ("Căn cứ Luật …") and what the regulation details or carries out: "quy định chi tiết khoản 2 Điều 5
 * Luật …" in its title or first article, a law named there without its number being looked up in the preamble.
 */
import { findReferences } from "../../reference/find-references.ts";
import { keyOf } from "../../reference/symbol.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { Relation } from "../register-entry.ts";
import { partOf } from "./clause-targets.ts";
import { evidenceOf, evidenceOfBlock, round } from "./evidence.ts";
import type { headLines } from "./identity-fields.ts";
import {
  confidenceStep,
  type Evidence,
  type LegalBasis,
  type ProposedRelation,
} from "./proposal.ts";
import { type Statement } from "./statements.ts";

type HeadLine = ReturnType<typeof headLines>[number];

const BASIS = /^(?:[-+*•] ?)?(?:can cu|thuc hien)(?: vao)? /;
/** Words behind a law's name in a basis. */
const NAME_END =
  /\s*(?:,?\s*(?:số|so)\s*\d|ngày|ngay|;|,?\s*(?:đã được|da duoc|được sửa|duoc sua)|$)/iu;

export function readBases(head: readonly HeadLine[], weight: number): LegalBasis[] {
  return head.flatMap((line) => {
    const start = BASIS.exec(foldInPlace(line.text));
    if (!start) return [];
    return line.text
      .slice(start[0].length)
      .split(";")
      .flatMap((item) => basisOf(item, line, weight));
  });
}

function basisOf(item: string, line: HeadLine, weight: number): LegalBasis[] {
  const words = item.trim().replace(/^(?:C|c)(?:ăn|an) (?:cứ|cu)\s+/u, "");
  if (words.length < 5) return [];
  // Later references of the line are the amendments of the first one.
  const first = findReferences(words).find((reference) => reference.symbol !== null);
  const name = words.slice(0, NAME_END.exec(words)?.index ?? words.length).trim();
  const evidence = evidenceOfBlock(line, (first ? 0.95 : 0.7) * weight);
  return [{ symbol: first?.symbol ?? null, name: name === "" ? words : name, evidence }];
}

const DETAILS =
  /\b(?:quy dinh(?: chi tiet)?(?: (?:mot so|cac))?(?: dieu,? ?(?:khoan|va bien phap))?|chi tiet|huong dan)\b/;
const GUIDES =
  /\b(?:quy dinh chi tiet|chi tiet (?:va huong dan )?thi hanh|huong dan (?:chi tiet |thi hanh|thuc hien)|quy dinh (?:mot so )?(?:chi tiet |bien phap )?(?:va huong dan |de )?thi hanh|bien phap (?:de )?(?:to chuc,? )?(?:va huong dan )?thi hanh|huong dan (?:mot so|cac|ve mot so) (?:dieu|noi dung|quy dinh))\b/;
const IMPLEMENTS = /\b(?:thuc hien|trien khai(?: thuc hien)?|thi hanh) *$/;

export interface GuideInput {
  title: string | null;
  titleEvidence: Evidence | null;
  statements: readonly Statement[];
  bases: readonly LegalBasis[];
  /** The regulation itself, which is no target. */
  symbol: string | null;
  weight: number;
}

/** Relations of kind guides and implements. */
export function readGuides(input: GuideInput): ProposedRelation[] {
  const found: ProposedRelation[] = [];
  if (input.title !== null && input.titleEvidence !== null) {
    found.push(...guidesIn(input.title, input.titleEvidence, input));
    found.push(...implementsIn(input.title, input.titleEvidence, input));
  }
  for (const statement of scopeStatements(input.statements)) {
    const evidence = evidenceOf(statement, round(0.9 * input.weight));
    found.push(...guidesIn(statement.text, evidence, input));
  }
  const seen = new Set<string>();
  return found.filter(({ relation }) => {
    const key = keyOf(relation.target);
    const fresh = !seen.has(key) && key !== (input.symbol === null ? "" : keyOf(input.symbol));
    seen.add(key);
    return fresh;
  });
}

/** The first article and its list say what the regulation is about. */
function scopeStatements(statements: readonly Statement[]): Statement[] {
  return statements.filter(
    (statement) =>
      /^Điều 1(?: |$)/u.test(statement.locator ?? "") && !statement.quoted && !statement.heading,
  );
}

function guidesIn(text: string, evidence: Evidence, input: GuideInput): ProposedRelation[] {
  const folded = foldInPlace(text);
  const verb = GUIDES.exec(folded);
  if (!verb) return [];
  const object = text.slice(verb.index + verb[0].length);
  const references = findReferences(object).filter((reference) => reference.symbol !== null);
  const [first] = references;
  if (first?.symbol !== undefined && first.symbol !== null) {
    const part = partOf(object.slice(0, first.start).replace(DETAILS, ""));
    return [guide(first.symbol, part, { evidence, weight: input.weight, share: 0.92 })];
  }
  const basis = lawNamedIn(foldInPlace(object), input.bases);
  if (basis?.symbol === null || basis === null) return [];
  return [
    guide(basis.symbol, partOf(object.slice(0, basis.at)), {
      evidence,
      weight: input.weight,
      share: 0.85,
    }),
  ];
}

function guide(
  target: string,
  part: string | null,
  { evidence, weight, share }: { evidence: Evidence; weight: number; share: number },
): ProposedRelation {
  const confidence = round(share * weight);
  const useful = part !== null && !/^(?:một số|mot so)(?= )/iu.test(part);
  const relation: Relation = {
    kind: "guides",
    target,
    ...(useful && { part }),
    ...(evidence.locator !== null && { clause: evidence.locator }),
    confidence: confidenceStep(confidence),
  };
  return { relation, targetDate: null, evidence: { ...evidence, confidence } };
}

/** A basis whose name stands in the text; the longest name wins. */
function lawNamedIn(
  folded: string,
  bases: readonly LegalBasis[],
): { symbol: string | null; at: number } | null {
  const named = bases
    .filter(
      (basis) =>
        basis.symbol !== null && /^(?:bo )?luat |^phap lenh /.test(foldInPlace(basis.name)),
    )
    .map((basis) => ({ basis, at: folded.indexOf(foldInPlace(basis.name)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.basis.name.length - a.basis.name.length);
  const [first] = named;
  return first ? { symbol: first.basis.symbol, at: first.at } : null;
}

/** "Kế hoạch triển khai thực hiện Nghị quyết số …" in a title. */
function implementsIn(title: string, evidence: Evidence, input: GuideInput): ProposedRelation[] {
  return findReferences(title).flatMap((reference) => {
    if (reference.symbol === null || !IMPLEMENTS.test(foldInPlace(title.slice(0, reference.start))))
      return [];
    const share = round(0.85 * input.weight);
    const relation: Relation = {
      kind: "implements",
      target: reference.symbol,
      confidence: confidenceStep(share),
    };
    const targetDate = reference.date?.iso ?? null;
    return [{ relation, targetDate, evidence: { ...evidence, confidence: share } }];
  });
}

/** "Thông tư số … ngày … có hiệu lực kể từ ngày …, được sửa đổi, bổ sung bởi:" above the text that is joined. */
export function readConsolidated(head: readonly HeadLine[], weight: number): ProposedRelation[] {
  for (const line of head) {
    if (BASIS.test(foldInPlace(line.text)) || !HAS_HISTORY.test(foldInPlace(line.text))) continue;
    const first = findReferences(line.text).find((reference) => reference.symbol !== null);
    if (first?.symbol === undefined || first.symbol === null) continue;
    const share = round(0.9 * weight);
    const relation: Relation = {
      kind: "consolidates",
      target: first.symbol,
      confidence: confidenceStep(share),
    };
    const targetDate = first.date?.iso ?? null;
    return [{ relation, targetDate, evidence: evidenceOfBlock(line, share) }];
  }
  return [];
}

const HAS_HISTORY = /\bco hieu luc (?:thi hanh )?(?:ke )?tu ngay\b|\bduoc sua doi/;
