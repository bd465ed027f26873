/** "NĐ 104/2026 là nghị định về lựa chọn nhà thầu đúng ko", "… là văn bản quy phạm phải không": what a document is and is about. */
import { TYPE_WORDS } from "../../../domain/reference/document-types.ts";
import type { RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../../domain/regulation/status.ts";
import { fold, syllables } from "../../../domain/text/fold.ts";
import type { Turn } from "../answer-deps.ts";
import { callIt, type Statement } from "../statement.ts";
import type { NamedDocument, Question } from "../understand.ts";

/** Less of the said subject than this in title, names and statements: it is about something else. */
const OTHER_SUBJECT = 0.34;

export const FORCE: Record<RegisterEntry["force"], string> = {
  normative: "văn bản quy phạm pháp luật",
  guidance: "văn bản hướng dẫn",
  party: "văn bản của Đảng",
  administrative: "văn bản hành chính",
};

export function kindCorrections(
  question: Question,
  { entry, reference }: NamedDocument,
  turn: Turn,
): Statement[] {
  if (question.claims.mood !== "asserted" || question.named.length !== 1) return [];
  const said = fold(question.text.slice(reference.end));
  const correction =
    wrongName(said, entry, turn) ??
    wrongForce(said, entry) ??
    wrongType(said, entry) ??
    wrongSubject(said, entry, turn);
  if (correction === null) return [];
  return [{ lead: true, text: correction, citations: [turn.citer.heading(entry)] }];
}

function wrongForce(said: string, entry: RegisterEntry): string | null {
  if (!/\bla (?:van ban )?(?:quy pham|vbqppl|qppl)\b/.test(said) || entry.force === "normative") {
    return null;
  }
  return `Không phải: ${callIt(entry)} là ${FORCE[entry.force]}, không phải văn bản quy phạm pháp luật.`;
}

/** "Luật 116/2025 là luật bảo vệ dữ liệu cá nhân": the name of another document. */
function wrongName(said: string, entry: RegisterEntry, turn: Turn): string | null {
  if (!/^\s*(?:chinh )?la\b/.test(said)) return null;
  const words = ` ${syllables(said).join(" ")} `;
  const isSaid = (name: string) => {
    const key = syllables(name).join(" ");
    return key.split(" ").length >= 3 && words.includes(` ${key} `);
  };
  if (entry.shortNames.some(isSaid)) return null;
  const bearers = turn.register.entries.filter((other) => other.shortNames.some(isSaid));
  const other = bearers.find((one) => canBeBasis(turn.citer.status(one))) ?? bearers[0];
  const name = other?.shortNames.find(isSaid);
  if (other === undefined || name === undefined || other === entry) return null;
  return `Không phải: ${callIt(entry)} là ${entry.title}; ${name} là ${callIt(other)}.`;
}

/** "Công văn 365 là thông tư đúng không". */
function wrongType(said: string, entry: RegisterEntry): string | null {
  const word = SAID_TYPE.exec(said)?.[1];
  const type = TYPE_WORDS.find(([pattern]) => word !== undefined && pattern.test(word))?.[1];
  if (type === undefined || type === entry.type || entry.type.endsWith(type.toLowerCase()))
    return null;
  return `Không phải ${type.toLowerCase()}: ${callIt(entry)} là ${FORCE[entry.force]}.`;
}

const SAID_TYPE =
  /^\s*(?:chinh )?la (?:mot )?(thong tu|nghi dinh|luat|quyet dinh|cong van|chi thi|nghi quyet)\b/;

const ABOUT =
  /^\s*(?:la )?(?:nghi dinh|thong tu|luat|quyet dinh|van ban|cong van|chi thi|nd|tt|qd)?\s*(?:quy dinh |noi |huong dan )?(?:ve|quy dinh|huong dan)\s+(.+)$/;

function wrongSubject(said: string, entry: RegisterEntry, turn: Turn): string | null {
  const subject = ABOUT.exec(said)?.[1]?.replace(/\b(?:dung|phai|co dung|ha|nhi|chu)\b.*$/, "");
  if (subject === undefined) return null;
  const words = [...turn.terms(subject).weights.keys()].filter((term) => !term.includes(" "));
  if (words.length < 2) return null;
  const known = new Set(
    syllables(
      [
        entry.title,
        ...entry.shortNames,
        ...entry.subjects,
        ...entry.provisions
          .filter(({ kind }) => kind !== "note")
          .flatMap(({ fact, asks }) => [fact, ...asks]),
      ].join(" "),
    ),
  );
  const share = words.filter((word) => known.has(word)).length / words.length;
  if (share > OTHER_SUBJECT) return null;
  return `Không phải: ${callIt(entry)} quy định ${lower(entry.title)}.`;
}

const lower = (title: string): string =>
  title
    .replace(/^Quy định (?:về )?/u, "")
    .replace(/^(\p{Lu})(?=\p{Ll})/u, (first) => first.toLowerCase());
