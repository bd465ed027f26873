/**
 * Status of a document on a date ("tình trạng hiệu lực"), computed from dates and relations; never stored.
 *
 * Newest is not the same as in force, and a plan's basis is judged as of the plan's own date. Precedence:
 * not yet signed or in effect → upcoming; wholly replaced → replaced; goals' time over → period-ended;
 * sources in doubt, or taken over only in practice → unclear; partly dead → in-force-partly; else in-force.
 */
import type { Confidence, IsoDate, RegisterEntry, Relation } from "./register-entry.ts";

export type StatusCode =
  | "in-force"
  | "in-force-partly"
  | "replaced"
  | "period-ended"
  | "upcoming"
  | "unclear";

/** What one document does to another, with the day from which it holds. */
export interface Effect {
  acting: RegisterEntry;
  relation: Relation;
  /** First day of the effect; null when neither the clause nor the acting document's dates are known. */
  from: IsoDate | null;
}

export interface DocumentStatus {
  code: StatusCode;
  /** First day of this status, where it is known. */
  since: IsoDate | null;
  /** Direct successors that hold on the date, with the clause that says so. */
  replacedBy: Effect[];
  /** The end of the chain of replacement on the date (equals replacedBy's when the chain has one step). */
  current: RegisterEntry[];
  /** Parts that are dead on the date. */
  deadParts: Effect[];
  amendedBy: Effect[];
  /** Replacements that are issued by the date and work later. */
  upcoming: Effect[];
  /** Takers-over in practice, without a clause seen. */
  succeededBy: Effect[];
  /** Why it is unclear, or null. */
  doubt: string | null;
  confidence: Confidence;
}

/** First day on which a relation of `acting` works. */
export function effectFrom(acting: RegisterEntry, relation: Relation): IsoDate | null {
  return relation.from ?? startOf(acting);
}

/** First day on which the document itself holds. */
export function startOf(entry: RegisterEntry): IsoDate | null {
  return entry.effective ?? (entry.effectiveRule === "from-signing" ? entry.signed : null);
}

const holds = (effect: Effect, date: IsoDate): boolean => {
  const issued = effect.acting.signed;
  if (issued !== null && issued > date) return false;
  // A standard without any date: what is known of it is that it stands now.
  return effect.from === null || effect.from <= date;
};

/**
 * Status of `entry` on `date`. `incoming` are the effects of other documents on it; `follow` gives the effects on
 * a successor, for the end of a chain.
 */
export function statusAt(
  entry: RegisterEntry,
  date: IsoDate,
  incoming: readonly Effect[],
  follow: (entry: RegisterEntry) => readonly Effect[],
): DocumentStatus {
  const active = incoming.filter((effect) => holds(effect, date));
  const of = (kind: Relation["kind"]) => active.filter((effect) => effect.relation.kind === kind);
  const replacedBy = of("replaces");
  const succeededBy = of("succeeds");
  const deadParts = of("repeals-part");
  const base = {
    replacedBy,
    deadParts,
    amendedBy: of("amends"),
    upcoming: incoming.filter(
      (effect) =>
        effect.relation.kind === "replaces" &&
        !holds(effect, date) &&
        effect.acting.signed !== null &&
        effect.acting.signed <= date,
    ),
    succeededBy,
    current: currentOf([...replacedBy, ...succeededBy], date, follow, new Set([entry])),
    confidence: entry.confidence,
  };
  return { ...base, ...codeOf(entry, date, { replacedBy, succeededBy, deadParts }) };
}

/** The code by precedence, its first day and the doubt behind "unclear". */
function codeOf(
  entry: RegisterEntry,
  date: IsoDate,
  effects: Pick<DocumentStatus, "replacedBy" | "succeededBy" | "deadParts">,
): Pick<DocumentStatus, "code" | "since" | "doubt"> {
  const { replacedBy, succeededBy, deadParts } = effects;
  const start = startOf(entry) ?? entry.signed;
  const end = entry.period?.to;
  if (start !== null && date < start) return { code: "upcoming", since: null, doubt: null };
  if (replacedBy.length > 0) return { code: "replaced", since: earliest(replacedBy), doubt: null };
  if (end !== undefined && end < date) {
    return { code: "period-ended", since: nextDay(end), doubt: null };
  }
  const doubt = doubtOn(entry, date) ?? successionDoubt(succeededBy);
  if (doubt !== null) return { code: "unclear", since: earliest(succeededBy), doubt };
  if (deadParts.length > 0) {
    return { code: "in-force-partly", since: earliest(deadParts), doubt: null };
  }
  return { code: "in-force", since: start, doubt: null };
}

function doubtOn({ doubt, doubtSince }: RegisterEntry, date: IsoDate): string | null {
  return doubt === undefined || (doubtSince ?? date) > date ? null : doubt;
}

function successionDoubt(effects: readonly Effect[]): string | null {
  if (effects.length === 0) return null;
  const names = effects.map((effect) => effect.acting.symbol).join(", ");
  return `Trên thực tế đã có ${names} thay vai trò nhưng chưa thấy điều khoản bãi bỏ.`;
}

function currentOf(
  steps: readonly Effect[],
  date: IsoDate,
  follow: (entry: RegisterEntry) => readonly Effect[],
  seen: Set<RegisterEntry>,
): RegisterEntry[] {
  const ends: RegisterEntry[] = [];
  for (const { acting } of steps) {
    if (seen.has(acting)) continue;
    seen.add(acting);
    const next = follow(acting).filter(
      (effect) =>
        (effect.relation.kind === "replaces" || effect.relation.kind === "succeeds") &&
        holds(effect, date),
    );
    const further = currentOf(next, date, follow, seen);
    ends.push(...(further.length > 0 ? further : [acting]));
  }
  return [...new Set(ends)];
}

function earliest(effects: readonly Effect[]): IsoDate | null {
  const dates = effects.map((effect) => effect.from).filter((date) => date !== null);
  return dates.length > 0 ? (dates.sort()[0] ?? null) : null;
}

export function nextDay(date: IsoDate): IsoDate {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** May the document stand as a basis on the date? Dead, ended and taken-over documents may not. */
export function canBeBasis(status: DocumentStatus): boolean {
  if (status.code === "in-force" || status.code === "in-force-partly") return true;
  return status.code === "unclear" && status.succeededBy.length === 0;
}
