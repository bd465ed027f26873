/**
 * The register of regulations in memory: look-up by symbol, resolution of references, status on a date.
 * Built once from validated entries; asking it never changes it.
 */
import { looksMisspelt } from "../reference/letter-groups.ts";
import type { Reference } from "../reference/reference.ts";
import { keyOf, parseSymbol } from "../reference/symbol.ts";
import { slug } from "../text/fold.ts";
import type { IsoDate, RegisterEntry } from "./register-entry.ts";
import { type DocumentStatus, type Effect, effectFrom, startOf, statusAt } from "./status.ts";

export type Resolution =
  | {
      kind: "known";
      entry: RegisterEntry;
      by: "symbol" | "date" | "short-form" | "alias" | "repair";
    }
  /** Several documents share what the reference says of them. */
  | { kind: "ambiguous"; candidates: RegisterEntry[] }
  | { kind: "unknown" };

export interface Change {
  date: IsoDate;
  entry: RegisterEntry;
  kind:
    | "takes-effect"
    | "replaced"
    | "partly-repealed"
    | "amended"
    | "taken-over"
    | "period-ends"
    | "doubted";
  /** The acting document, where there is one. */
  by: Effect | null;
}

export interface Register {
  readonly entries: readonly RegisterEntry[];
  /** Stable id of an entry: slug of its symbol, with the signing date where two share a symbol. */
  idOf(entry: RegisterEntry): string;
  byId(id: string): RegisterEntry | undefined;
  /** Entries whose symbol or alias has the same key. */
  bySymbol(symbol: string): readonly RegisterEntry[];
  resolve(reference: Reference, context?: { issuerHint?: string }): Resolution;
  status(entry: RegisterEntry, date: IsoDate): DocumentStatus;
  /** Effects of others on the entry, whatever the date. */
  incoming(entry: RegisterEntry): readonly Effect[];
  /** What starts, dies, is taken over, ends or is amended on a known day from `from` to `to`, both included, in order of date. */
  changes(from: IsoDate, to: IsoDate): Change[];
}

export function makeRegister(entries: readonly RegisterEntry[]): Register {
  const index = new RegisterIndex(entries);
  // A draft asks for the same day all the time.
  const last = new WeakMap<RegisterEntry, { date: IsoDate; status: DocumentStatus }>();
  const status = (entry: RegisterEntry, date: IsoDate): DocumentStatus => {
    const known = last.get(entry);
    if (known?.date === date) return known.status;
    const found = statusAt(entry, date, index.incoming(entry), (other) => index.incoming(other));
    last.set(entry, { date, status: found });
    return found;
  };
  return {
    entries,
    idOf: (entry) => index.idOf(entry),
    byId: (id) => index.byId(id),
    bySymbol: (symbol) => index.byKey(keyOf(symbol)),
    resolve: (reference, context) => index.resolve(reference, context?.issuerHint),
    status,
    incoming: (entry) => index.incoming(entry),
    changes: (from, to) => index.changes(from, to),
  };
}

class RegisterIndex {
  private readonly keys = new Map<string, RegisterEntry[]>();
  private readonly ids = new Map<string, RegisterEntry>();
  private readonly idByEntry = new Map<RegisterEntry, string>();
  private readonly effects = new Map<RegisterEntry, Effect[]>();
  private readonly byNumber = new Map<string, RegisterEntry[]>();
  private readonly entries: readonly RegisterEntry[];

  constructor(entries: readonly RegisterEntry[]) {
    this.entries = entries;
    for (const entry of entries) this.add(entry);
    for (const acting of entries)
      for (const relation of acting.relations) this.link(acting, relation);
  }

  private add(entry: RegisterEntry): void {
    for (const name of [entry.symbol, ...entry.aliases]) push(this.keys, keyOf(name), entry);
    const number = /^0*(\d+)/.exec(entry.symbol)?.[1];
    if (number !== undefined) push(this.byNumber, number, entry);
    const base = slug(entry.symbol);
    const id = this.ids.has(base) ? `${base}-${entry.signed ?? "khong-ngay"}` : base;
    this.ids.set(id, entry);
    this.idByEntry.set(entry, id);
  }

  private link(acting: RegisterEntry, relation: RegisterEntry["relations"][number]): void {
    const targets = this.byKey(keyOf(relation.target)).filter(
      (target) =>
        target !== acting &&
        (relation.targetSigned === undefined || relation.targetSigned === target.signed),
    );
    // Without a date, a symbol that several documents share names the newest one before the acting document.
    const target = targets
      .filter(
        (item) => item.signed === null || acting.signed === null || item.signed <= acting.signed,
      )
      .sort((a, b) => (b.signed ?? "").localeCompare(a.signed ?? ""))[0];
    if (target)
      push(this.effects, target, { acting, relation, from: effectFrom(acting, relation) });
  }

  idOf(entry: RegisterEntry): string {
    return this.idByEntry.get(entry) ?? slug(entry.symbol);
  }
  byId(id: string): RegisterEntry | undefined {
    return this.ids.get(id);
  }
  byKey(key: string): readonly RegisterEntry[] {
    return [...new Set(this.keys.get(key) ?? [])];
  }
  incoming(entry: RegisterEntry): readonly Effect[] {
    return this.effects.get(entry) ?? [];
  }

  resolve(reference: Reference, issuerHint?: string): Resolution {
    const { key } = reference;
    if (key === null) return this.resolveShort(reference, issuerHint);
    const exact = this.byKey(key);
    if (exact.length === 0) return this.repair(reference);
    const chosen = choose(exact, reference, issuerHint, "symbol");
    if (chosen.kind !== "known" || keyOf(chosen.entry.symbol) === key) return chosen;
    return { ...chosen, by: "alias" };
  }

  /**
   * A slip in the letters (misspelt, swapped, read wrongly by a scan), a year too many or too few: same number and
   * the same year or date of signing. Letters of another known body are another document, not a slip.
   */
  private repair(reference: Reference): Resolution {
    const near = (this.byNumber.get(reference.number.replace(/^0+/, "")) ?? []).filter((entry) => {
      const symbol = parseSymbol(entry.symbol);
      if (symbol === null) return false;
      const sameDate = entry.signed !== null && reference.date?.iso === entry.signed;
      const sameYear = symbol.year === reference.year;
      const letters = looksMisspelt(reference.printedCode ?? "", symbol.code);
      const sameType = reference.typeWord !== null && reference.typeWord === entry.type;
      if (letters) return sameDate || (sameYear && entry.scope === "national");
      return sameDate && sameType && reference.typeOfSymbol !== reference.typeWord;
    });
    const [only] = near;
    return near.length === 1 && only
      ? { kind: "known", entry: only, by: "repair" }
      : { kind: "unknown" };
  }

  private resolveShort(reference: Reference, issuerHint?: string): Resolution {
    const sameNumber = this.byNumber.get(reference.number.replace(/^0+/, "")) ?? [];
    const fits = sameNumber.filter((entry) => {
      const type = reference.typeWord;
      const typeFits =
        type === null || entry.type === type || (type === "Luật" && entry.type === "Bộ luật");
      const year = /^\d+\/(\d{4})\//.exec(entry.symbol)?.[1] ?? entry.signed?.slice(0, 4);
      return typeFits && (reference.year === null || year === String(reference.year));
    });
    if (fits.length === 0) return { kind: "unknown" };
    return choose(fits, reference, issuerHint, "short-form");
  }

  changes(from: IsoDate, to: IsoDate): Change[] {
    const inside = (date: IsoDate | null | undefined): date is IsoDate =>
      date !== null && date !== undefined && date >= from && date <= to;
    const found: Change[] = [];
    for (const entry of this.entries) {
      const start = startOf(entry);
      if (inside(start)) found.push({ date: start, entry, kind: "takes-effect", by: null });
      if (inside(entry.period?.to)) {
        found.push({ date: entry.period.to, entry, kind: "period-ends", by: null });
      }
      if (inside(entry.doubtSince))
        found.push({ date: entry.doubtSince, entry, kind: "doubted", by: null });
      for (const effect of this.incoming(entry)) {
        const kind = CHANGE_KIND[effect.relation.kind];
        const date = dayOf(effect);
        if (kind && inside(date)) found.push({ date, entry, kind, by: effect });
      }
    }
    return found.sort((a, b) => a.date.localeCompare(b.date));
  }
}

const CHANGE_KIND: Partial<Record<Effect["relation"]["kind"], Change["kind"]>> = {
  replaces: "replaced",
  "repeals-part": "partly-repealed",
  amends: "amended",
  succeeds: "taken-over",
};

/** A document that is issued behind the day from which it ends another one ends it when it is issued. */
function dayOf({ acting, from }: Effect): IsoDate | null {
  return from !== null && acting.signed !== null && acting.signed > from ? acting.signed : from;
}

/** Tells documents that share a number apart: by date, then by issuer, then national before local. */
function choose(
  candidates: readonly RegisterEntry[],
  reference: Reference,
  issuerHint: string | undefined,
  by: "symbol" | "short-form",
): Resolution {
  const single = only(candidates);
  if (single) return { kind: "known", entry: single, by };
  const date = reference.date?.iso ?? null;
  const dated = date === null ? null : only(candidates.filter((entry) => entry.signed === date));
  if (dated) return { kind: "known", entry: dated, by: "date" };
  const hint = slug(issuerHint ?? "");
  const hinted =
    hint === "" ? null : only(candidates.filter((entry) => slug(entry.issuer).includes(hint)));
  if (hinted) return { kind: "known", entry: hinted, by };
  const national = candidates.filter((entry) => entry.scope === "national");
  const oneNational = by === "short-form" ? only(national) : null;
  if (oneNational) return { kind: "known", entry: oneNational, by };
  return { kind: "ambiguous", candidates: [...(national.length > 1 ? national : candidates)] };
}

const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
