/** What a named document does to others and they to it: replaced, amended, guided by; and how far it binds. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { relationText } from "../../domain/regulation/entry-passages.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { actingOn } from "./acting-documents.ts";
import type { Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import { factStatement, rank } from "./select-facts.ts";
import { callIt, type Statement } from "./statement.ts";
import { introduce } from "./status-statements.ts";
import type { NamedDocument, Question } from "./understand.ts";

export function relationStatements(
  question: Question,
  entry: RegisterEntry,
  turn: Turn,
): Statement[] {
  const statements: Statement[] = [];
  const name = callIt(entry);
  if (question.intents.has("replaces")) {
    const effects = entry.relations.filter(
      (one) => one.kind === "replaces" || one.kind === "repeals-part" || one.kind === "succeeds",
    );
    for (const relation of effects) {
      const text = relationText(entry, relation);
      statements.push({
        lead: true,
        text,
        citations: [turn.citer.passage(entry, { text, locator: relation.clause ?? null })],
      });
    }
    if (effects.length === 0) {
      statements.push({
        lead: true,
        text: `Sổ văn bản không ghi ${name} thay văn bản nào.`,
        citations: [turn.citer.heading(entry)],
      });
    }
  }
  const status = turn.citer.status(entry);
  const alive = status.replacedBy.length === 0 && status.succeededBy.length === 0;
  const asksOne = question.named.length <= 1 && !question.intents.has("replaces");
  if (question.intents.has("replaced-by") && alive && asksOne) {
    statements.push({
      lead: true,
      text: `Không tìm thấy văn bản thay ${name} trong kho.`,
      citations: [turn.citer.heading(entry)],
    });
  }
  return statements;
}

/** "Quyết định nào sửa …", "luật … sửa đổi có hiệu lực khi nào": the newest amending document leads. */
export function newestAmendment(question: Question, entry: RegisterEntry, turn: Turn): Statement[] {
  if (!ASKS_AMENDMENT.test(fold(question.text))) return [];
  const [newest] = turn.register
    .incoming(entry)
    .filter((effect) => effect.relation.kind === "amends")
    .map((effect) => effect.acting)
    .filter((acting) => acting.signed !== null && acting.signed <= turn.asOf)
    .sort((a, b) => (b.signed ?? "").localeCompare(a.signed ?? ""));
  return newest === undefined ? [] : [introduce(newest, turn.citer, turn.asOf)];
}

export const ASKS_AMENDMENT =
  /\b(?:nao|gi|may) (?:da )?sua\b|\bsua doi (?:co hieu luc|ap dung|la|so)|bi sua (?:boi|bang|chua)|ban sua|sua gan day|moi sua/;

/**
 * "Sửa văn bản nào", "bị sửa mấy lần": what the document amends, and the whole chain of amendments of the document that
 * is amended, oldest first.
 */
export function amendmentChain(question: Question, entry: RegisterEntry, turn: Turn): Statement[] {
  if (!question.intents.has("amended-by")) return [];
  const amends = entry.relations.filter(({ kind }) => kind === "amends");
  const own = amends.map((relation) => {
    const text = relationText(entry, relation);
    return {
      lead: true,
      text,
      citations: [turn.citer.passage(entry, { text, locator: relation.clause ?? null })],
    };
  });
  // "Đã bị thay chưa, sửa mấy lần" of a dead document is asked of the one in its place.
  const { replacedBy, current } = turn.citer.status(entry);
  const living = [...replacedBy.map(({ acting }) => acting), ...current];
  const bases =
    amends.length > 0
      ? amends.flatMap(({ target }) => turn.register.bySymbol(target))
      : [...new Set([entry, ...living])];
  return [...own, ...bases.flatMap((base) => chainOf(base, turn))];
}

function chainOf(base: RegisterEntry, { register, citer, asOf }: Turn): Statement[] {
  const isOver = !canBeBasis(citer.status(base));
  const links = register
    .incoming(base)
    .filter(({ relation, acting }) => relation.kind === "amends" && (acting.signed ?? asOf) <= asOf)
    .toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
  const [first] = links;
  if (first === undefined) return [];
  const names = links.map(
    ({ acting, from }) => `${callIt(acting)}${from === null ? "" : ` (từ ${displayDate(from)})`}`,
  );
  return [
    {
      lead: !isOver,
      text: `${callIt(base)} đã được sửa đổi, bổ sung ${links.length} lần: ${names.join("; ")}.${isOver ? "" : " Đọc cùng các bản sửa."}`,
      citations: [citer.heading(base), ...links.map((effect) => citer.effect(effect, "related"))],
    },
  ];
}

/** "Nghị định nào hướng dẫn luật …", "chương trình hành động thực hiện NQ 72": the acting documents lead. */
export function guidedBy(question: Question, document: NamedDocument, turn: Turn): Statement[] {
  return actingOn(question, document, turn)
    .filter((acting) => {
      const status = turn.citer.status(acting);
      return canBeBasis(status) || status.code === "upcoming";
    })
    .slice(0, 4)
    .map((acting) => ({ ...introduce(acting, turn.citer, turn.asOf), lead: true }));
}

/** "Có bắt buộc không" asked of a plan or a letter: what kind of document it is, and where the duty stands. */
export function bindingForce(
  question: Question,
  entry: RegisterEntry,
  facts: readonly Scored[],
  turn: Turn,
): Statement[] {
  if (!question.intents.has("obligation") || entry.force === "normative") return [];
  const kind =
    entry.force === "guidance"
      ? "văn bản hướng dẫn"
      : entry.force === "party"
        ? "văn bản của Đảng"
        : "văn bản hành chính";
  const duty = dutyBehind(question, entry, turn);
  const statements: Statement[] = [
    {
      text: `${callIt(entry)} là ${kind}, không phải văn bản quy phạm pháp luật.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
  if (duty && !facts.some((fact) => fact.unit === duty.unit)) {
    statements.push(factStatement(duty, turn.citer, turn.asOf, false));
  }
  return statements;
}

/** The duty or deadline of a normative document on the same subject. */
function dutyBehind(question: Question, entry: RegisterEntry, turn: Turn): Scored | null {
  const normative = turn.register.entries.filter(
    (other) =>
      other.force === "normative" &&
      entry.subjects[0] !== undefined &&
      other.subjects.includes(entry.subjects[0]) &&
      canBeBasis(turn.citer.status(other)),
  );
  const found = turn.evidence
    .find(question.terms, { only: new Set(normative), limit: 20 })
    .filter(
      (one) => one.unit.provision?.kind === "duty" || one.unit.provision?.kind === "deadline",
    );
  const ranked = rank(found, question, turn.citer, new Set(), turn.asOf).filter(
    (one) => one.coverage >= 0.3,
  );
  return ranked.find((one) => one.unit.provision?.kind === "deadline") ?? ranked[0] ?? null;
}
