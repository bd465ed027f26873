/** "Văn bản nào hướng dẫn / thực hiện / sửa đổi X": the documents that act on X, which itself is not the one asked for. */
import type { RegisterEntry, Relation } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { basesFirst } from "./list-answer.ts";
import type { NamedDocument, Question } from "./understand.ts";

const WHICH =
  "(?:van ban|nghi dinh|nd|thong tu|tt|luat|quyet dinh|qd|nghi quyet|ke hoach|chuong trinh(?: hanh dong)?|cong van|cai) (?:nao|gi)";
const DEED =
  "(?:huong dan|quy dinh chi tiet|chi tiet|thi hanh|thuc hien|trien khai|cu the hoa|sua doi|sua|bo sung)";

/** One that acts on the named document is asked for. */
export const ASKS_ACTING = new RegExp(
  `\\b${WHICH} (?:\\S+ ){0,3}?${DEED}\\b|\\b(?:nghi dinh|thong tu|chuong trinh hanh dong|ke hoach|quyet dinh|van ban) ${DEED} .{3,80}(?:so may|so bao nhieu|la (?:van ban |cai )?(?:nao|gi)|so hieu)|\\b(?:duoc|do|co) ${DEED} (?:boi|bang|o|tai) ${WHICH}|\\b${DEED} (?:boi|bang|o|tai) (?:dau|${WHICH})`,
);

const KINDS: readonly (readonly [RegExp, readonly Relation["kind"][]])[] = [
  [/\b(?:sua doi|sua|bo sung)\b/, ["amends"]],
  [/\b(?:thuc hien|trien khai|cu the hoa)\b/, ["implements", "guides"]],
  [/\b(?:huong dan|chi tiet|thi hanh)\b/, ["guides", "implements"]],
];

/** The newest first; of the type asked for where there is one. */
export function actingOn(
  question: Question,
  { entry }: NamedDocument,
  turn: Turn,
): RegisterEntry[] {
  const text = fold(question.text);
  if (!question.intents.has("guided-by") && !ASKS_ACTING.test(text)) return [];
  const kinds = KINDS.filter(([words]) => words.test(text)).flatMap(([, of]) => of);
  const known = turn.register
    .incoming(entry)
    .filter(({ relation }) => kinds.includes(relation.kind))
    .map(({ acting }) => acting);
  const found = [...new Set([...known, ...titled(entry, turn)])].filter(
    ({ signed }) => signed === null || signed <= turn.asOf,
  );
  const typed = found.filter(({ type }) => type === question.wantedType);
  const newest = (typed.length > 0 ? typed : found).toSorted(
    (a, b) =>
      Number(isConsolidated(a)) - Number(isConsolidated(b)) ||
      (b.signed ?? "").localeCompare(a.signed ?? ""),
  );
  return question.intents.has("list") ? basesFirst(newest) : newest;
}

const isConsolidated = ({ type }: RegisterEntry): boolean => type === "Văn bản hợp nhất";

/** Documents whose title says that they detail or carry out this one, by its name or symbol. */
function titled(entry: RegisterEntry, turn: Turn): RegisterEntry[] {
  const names = [entry.symbol, ...entry.shortNames, ...(entry.type === "Luật" ? [entry.title] : [])]
    .map(fold)
    .filter((name) => name.length > 6);
  return turn.register.entries.filter((other) => {
    const title = fold(other.title);
    return (
      other !== entry &&
      names.some((name) => title.endsWith(name) || title.includes(`${name} `)) &&
      /\b(?:chi tiet|huong dan|thuc hien|thi hanh|trien khai|theo)\b/.test(title)
    );
  });
}
