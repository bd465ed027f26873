/** What happens to the documents of the register in the coming days: who starts, dies, ends. Pure, no clock. */
import { z } from "zod";

import { addDays } from "./proposal/date-clause.ts";
import type { Change, Register } from "./register.ts";
import { IsoDate, type RegisterEntry } from "./register-entry.ts";

const OutlookItem = z.strictObject({
  date: IsoDate,
  /** starts: takes effect; dies: wholly replaced; ends: the time its goals are written for is over; taken-over: in practice; doubted: no source says whether it still holds. */
  kind: z.enum(["starts", "dies", "ends", "partly-dies", "amended", "taken-over", "doubted"]),
  documentId: z.string(),
  symbol: z.string(),
  title: z.string(),
  /** Symbol of the document that does it, where there is one. */
  by: z.string().nullable(),
});
type OutlookItem = z.infer<typeof OutlookItem>;

export const Outlook = z.strictObject({
  from: IsoDate,
  /** Last day, included. */
  to: IsoDate,
  /** In order of date; a document stands once for each kind. */
  items: z.array(OutlookItem),
});
export type Outlook = z.infer<typeof Outlook>;

const KIND: Record<Change["kind"], OutlookItem["kind"]> = {
  "takes-effect": "starts",
  replaced: "dies",
  "period-ends": "ends",
  "partly-repealed": "partly-dies",
  amended: "amended",
  "taken-over": "taken-over",
  doubted: "doubted",
};

/** The changes from `from` through `days` days later. */
export function outlookOf(register: Register, from: IsoDate, days: number): Outlook {
  return outlookBetween(register, from, addDays(from, days));
}

/** The changes between two days, both included. What befalls a document already replaced is no news. */
export function outlookBetween(register: Register, from: IsoDate, to: IsoDate): Outlook {
  const items: OutlookItem[] = [];
  const known = new Set<string>();
  for (const change of register.changes(from, to)) {
    const { entry } = change;
    const documentId = register.idOf(entry);
    const kind = KIND[change.kind];
    if (known.has(`${kind} ${documentId}`) || wasDead(register, entry, change.date)) continue;
    known.add(`${kind} ${documentId}`);
    const { symbol, title } = entry;
    const by = change.by?.acting.symbol ?? null;
    items.push({ date: change.date, kind, documentId, symbol, title, by });
  }
  return { from, to, items };
}

function wasDead(register: Register, entry: RegisterEntry, date: IsoDate): boolean {
  return register.status(entry, addDays(date, -1)).code === "replaced";
}

/** Documents by what happens to them. */
export function countOutlook({ items }: Outlook): { starts: number; dies: number; ends: number } {
  const count = (kind: OutlookItem["kind"]) => items.filter((item) => item.kind === kind).length;
  return { starts: count("starts"), dies: count("dies"), ends: count("ends") };
}
