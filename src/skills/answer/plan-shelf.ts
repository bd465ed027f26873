/** The plans that a unit sees, each with all its passages; rows of its tables stand alone with what their figures are. */
import { oncePer } from "../../domain/once-per.ts";
import type { PlanTarget, PlanTask } from "../../domain/plan/plan.ts";
import { type FigureRow, planFigures } from "../../domain/plan/plan-figures.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import { rowText } from "../../knowledge/ingest/passages.ts";
import { toFound } from "../../knowledge/passage-index.ts";
import type { Documents, StoredDocument } from "../../storage/documents.ts";
import type {
  FoundPassage,
  PassageSearch,
  PlanShelf,
  TargetLine,
  TaskLine,
} from "./answer-deps.ts";
import { linesOf } from "./plan-lines.ts";

/** Plans kept in memory for a unit; those read last go first. */
const MOST_KEPT = 80;

interface Shelf {
  generation: number;
  plans: readonly StoredDocument[];
  read: Map<string, Promise<OpenedPlan>>;
}

interface OpenedPlan {
  passages: readonly FoundPassage[];
  targets: readonly TargetLine[];
  tasks: readonly TaskLine[];
}

const NO_PLAN: OpenedPlan = { passages: [], targets: [], tasks: [] };

type Stored = Pick<Documents, "generation" | "list" | "parsed" | "passagesOf">;

/** Read once for each state of the store. */
export function makePlanShelf(documents: Stored): PlanShelf {
  const shelves = new Map<string, Shelf>();
  async function shelfOf(unit: string): Promise<Shelf> {
    const generation = await documents.generation(unit);
    const known = shelves.get(unit);
    if (known?.generation === generation) return known;
    const plans = (await documents.list(unit)).filter(
      ({ kind }) => kind === "plan" || kind === "budget",
    );
    const shelf: Shelf = { generation, plans, read: new Map() };
    shelves.set(unit, shelf);
    return shelf;
  }
  async function opened(id: string, unit: string): Promise<OpenedPlan> {
    const { plans, read } = await shelfOf(unit);
    const document = plans.find((one) => one.id === id);
    if (document === undefined) return NO_PLAN;
    const known = read.get(id) ?? openPlan(document, documents);
    read.delete(id);
    read.set(id, known);
    for (const oldest of read.keys()) {
      if (read.size <= MOST_KEPT) break;
      read.delete(oldest);
    }
    return known;
  }
  return {
    list: async (unit) => (await shelfOf(unit)).plans,
    passages: async (id, unit) => (await opened(id, unit)).passages,
    targets: async (id, unit) => (await opened(id, unit)).targets,
    tasks: async (id, unit) => (await opened(id, unit)).tasks,
  };
}

async function openPlan(document: StoredDocument, documents: Stored): Promise<OpenedPlan> {
  const [stored, parsed] = await Promise.all([
    documents.passagesOf(document.id),
    documents.parsed(document.id),
  ]);
  const found = stored.map((passage) => toFound(passage, document, 0));
  if (parsed === null) return { ...NO_PLAN, passages: found };
  const figures = new Map(planFigures(parsed).map((row) => [row.source, row]));
  const rows = new Map(
    parsed.tables.map(({ index, rows }) => [
      index,
      rows.map((row) => ({ text: rowText(row), figures: figures.get(row) })),
    ]),
  );
  const passages = found.flatMap((passage) => rowsOf(passage, rows.get(passage.table ?? 0) ?? []));
  const { targets, tasks } = readPlan(parsed, document);
  const lines = passages.flatMap(linesOf);
  return { passages, targets: targetLines(targets, lines), tasks: taskLines(tasks, lines) };
}

function targetLines(targets: readonly PlanTarget[], lines: readonly FoundPassage[]): TargetLine[] {
  return targets.flatMap((target) => {
    const line = lines.find((one) => isPrintedIn(target, one));
    return line === undefined ? [] : [{ target, line }];
  });
}

function taskLines(tasks: readonly PlanTask[], lines: readonly FoundPassage[]): TaskLine[] {
  return tasks.flatMap((task) => {
    const line = lines.find((one) => isPrintedIn({ text: task.content, item: task.item }, one));
    return line === undefined ? [] : [{ task, line }];
  });
}

function isPrintedIn({ text, item }: { text: string; item: string }, line: FoundPassage): boolean {
  const table = /^bang-(\d+)\//.exec(item)?.[1];
  if (table === undefined) return line.table === null && line.text.includes(text);
  const cells = line.text.split("|").map((cell) => cell.trim());
  return line.table === Number(table) && cells.includes(text.trim());
}

interface PrintedRow {
  text: string;
  figures: FigureRow | undefined;
}

/** A passage of several rows as one of each: their texts are stretches of the stored one. */
function rowsOf(passage: FoundPassage, rows: readonly PrintedRow[]): FoundPassage[] {
  const told: FoundPassage[] = [];
  let rest = passage.text;
  while (rest !== "") {
    const row = rows.find(
      ({ text }) => text !== "" && (rest === text || rest.startsWith(`${text}\n`)),
    );
    if (row === undefined) break;
    told.push({ ...passage, text: row.text, ...(row.figures ? { figures: row.figures } : {}) });
    rest = rest.slice(row.text.length + 1);
  }
  return rest === "" ? told : [...told, { ...passage, text: rest }];
}

/** Plans whose tables are opened for one search; lines of others stay as found. */
const MOST_OPENED = 24;

/** Found rows of tables stand alone, with their figures. */
export function withRows(search: PassageSearch, shelf: PlanShelf): PassageSearch {
  return async (query, k, unit, filter) => {
    const found = await search(query, k, unit, filter);
    const ids = new Set(found.filter(isOfTable).map(({ documentId }) => documentId));
    const opened = new Map<string, ReadonlyMap<number, readonly FoundPassage[]>>();
    for (const id of [...ids].slice(0, MOST_OPENED))
      opened.set(id, tablesOf(await shelf.passages(id, unit)));
    return found.flatMap((passage) => {
      if (!isOfTable(passage)) return [passage];
      const rows = opened.get(passage.documentId)?.get(passage.table ?? 0) ?? [];
      const printed = `\n${passage.text}\n`;
      const own = rows.filter(({ text }) => printed.includes(`\n${text}\n`));
      return own.length === 0 ? [passage] : own.map((row) => ({ ...row, score: passage.score }));
    });
  };
}

const isOfTable = ({ kind, table }: FoundPassage): boolean =>
  table !== null && (kind === "plan" || kind === "budget");

const tablesOf = oncePer(
  (passages: readonly FoundPassage[]): ReadonlyMap<number, readonly FoundPassage[]> => {
    const tables = new Map<number, FoundPassage[]>();
    for (const passage of passages) {
      if (passage.table === null) continue;
      tables.set(passage.table, [...(tables.get(passage.table) ?? []), passage]);
    }
    return tables;
  },
);
