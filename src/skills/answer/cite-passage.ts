/** The citation of a passage of a stored document; its status where the register knows the document. */
import type { Citation } from "../../domain/answer/answer.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";

const KIND_NAMES = {
  plan: "Kế hoạch",
  budget: "Dự toán",
  regulation: "Văn bản",
  other: "Tài liệu",
} as const;

export function citePassage(
  passage: FoundPassage,
  turn: Pick<Turn, "register" | "citer">,
): Citation {
  const { symbol, title, signed, locator, documentId, text, kind } = passage;
  const known = symbol === null ? undefined : turn.register.bySymbol(symbol)[0];
  const register: Pick<Citation, "type" | "effective" | "status" | "replacedBy"> = known
    ? turn.citer.heading(known)
    : { type: KIND_NAMES[kind], effective: null, status: "unclear", replacedBy: [] };
  const { type, effective, status, replacedBy } = register;
  const issuer = passage.issuer ?? known?.issuer ?? "";
  const regulationRole = status === "replaced" ? "superseded" : "basis";
  return {
    symbol,
    type,
    issuer,
    title,
    signed,
    effective,
    status,
    replacedBy,
    role: kind === "regulation" ? regulationRole : "related",
    locator,
    documentId,
    quote: text,
    quoteKind: "verbatim",
  };
}
