/**
 * The search that people see: ranked passages, narrowed by kind, year and the day on which a regulation must hold, and
 * a second reading of passages whose text lost its marks. A second reading helps the eye; what is quoted stays as it
 * stands in the document.
 */
import type { Register } from "../domain/regulation/register.ts";
import type { IsoDate } from "../domain/regulation/register-entry.ts";
import { canBeBasis } from "../domain/regulation/status.ts";
import type { DocumentKind, Documents } from "../storage/documents.ts";
import type { FindFilter, Found, PassageIndex, RankedPassage } from "./passage-index.ts";
import { asksForRule } from "./search/asks-for-rule.ts";
import type { SecondReading } from "./second-reading.ts";

export interface SearchFilter {
  kinds?: readonly DocumentKind[];
  year?: number;
  /** Regulations of the register that hold on this day, and all documents that are no entry of it. */
  holdsOn?: IsoDate;
}

export interface ReadPassage extends RankedPassage {
  /** The text with its marks restored; absent where the text has them, or where the reading is too unsure. */
  reading?: string;
}

export interface SearchDeps {
  index: Pick<PassageIndex, "find">;
  documents: Pick<Documents, "list">;
  register: Pick<Register, "byId" | "status">;
  secondReading: SecondReading;
}

export function makeSearchPassages({ index, documents, register, secondReading }: SearchDeps) {
  async function holding(unit: string, date: IsoDate): Promise<string[]> {
    const all = await documents.list(unit);
    return all
      .map(({ id }) => id)
      .filter((id) => {
        const entry = register.byId(id);
        return entry === undefined || canBeBasis(register.status(entry, date));
      });
  }

  return async function searchPassages(
    query: string,
    k: number,
    unit: string,
    { holdsOn, ...rest }: SearchFilter = {},
  ): Promise<ReadPassage[]> {
    const filter: FindFilter =
      holdsOn === undefined
        ? rest
        : { ...rest, asOf: holdsOn, documentIds: await holding(unit, holdsOn) };
    const found = asksForRule(query)
      ? plansBelow(await index.find(query, k + MORE, unit, filter)).slice(0, k)
      : await index.find(query, k, unit, filter);
    return found.map((passage, at) => toRead(passage, at, secondReading));
  };
}

/** Passages fetched beyond those shown, so that a regulation just below them can come up. */
const MORE = 10;
/** What a passage of a plan counts where a rule is asked for. */
const PLAN_SHARE = 0.6;

function plansBelow(found: readonly Found[]): Found[] {
  return found
    .map((passage) =>
      passage.kind === "plan" || passage.kind === "budget"
        ? { ...passage, score: passage.score * PLAN_SHARE }
        : passage,
    )
    .toSorted((a, b) => b.score - a.score);
}

function toRead(
  { documentId, symbol, title, locator, score, text, origin }: Found,
  at: number,
  secondReading: SecondReading,
): ReadPassage {
  const ranked = { rank: at + 1, documentId, symbol, title, locator, score, text };
  const reading = secondReading(text, origin);
  return reading === undefined ? ranked : { ...ranked, reading };
}
