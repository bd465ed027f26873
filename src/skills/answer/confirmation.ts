/** "…, có phải Nghị định 45/2026 không": a question with the document that its asker takes for the answer. */
import type { Register } from "../../domain/regulation/register.ts";
import { isNumberOnly, type RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold, stripMarks } from "../../domain/text/fold.ts";
import type { Outcome } from "./answer-deps.ts";
import { namedIn } from "./named-documents.ts";
import { callIt } from "./statement.ts";

export interface Confirmation {
  /** The question by itself. */
  text: string;
  claimed: RegisterEntry;
}

/** In front of the document that is put up for the answer. Folded. */
export const PUTS_UP = "(?:(?:co )?(?:phai|dung)(?: la)?|hay la)";
const TAIL = new RegExp(
  String.raw`[,;.?]?\s+${PUTS_UP} (?=\S.{2,60} (?:khong|ko|k|hong|ha|a)\W*$)`,
);
/** The answer is a document. */
const ASKS_WHICH =
  /\b(?:thong tu|nghi dinh|luat|quyet dinh|van ban|quy dinh|cai) (?:nao|gi|so may)\b/;

/** null where nothing is put up for an answer, or a document that nobody knows. */
export function takeConfirmation(text: string, register: Register): Confirmation | null {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  const tail = folded.length === nfc.length ? TAIL.exec(folded) : null;
  if (tail === null || !ASKS_WHICH.test(fold(nfc.slice(0, tail.index)))) return null;
  const [reference, ...others] = namedIn(nfc.slice(tail.index), register);
  if (reference === undefined || others.length > 0) return null;
  const resolution = register.resolve(reference);
  const known =
    resolution.kind === "known"
      ? [resolution.entry]
      : resolution.kind === "ambiguous"
        ? resolution.candidates.filter((one) => !isNumberOnly(one))
        : [];
  const [claimed] = known;
  if (claimed === undefined || known.length > 1) return null;
  return { text: nfc.slice(0, tail.index), claimed };
}

/** "Đúng." where the answer names the document first, else "Không phải …". */
export function sayConfirmed({ draft, about }: Outcome, { claimed }: Confirmation): void {
  const [first] = draft.statements;
  if (first === undefined || draft.kind === "not-found") return;
  const isRight = about[0] === claimed;
  const said = isRight ? "Đúng." : `Không phải ${callIt(claimed)}.`;
  draft.statements[0] = { ...first, text: `${said} ${first.text}` };
  if (!isRight) draft.kind = "premise-corrected";
}
