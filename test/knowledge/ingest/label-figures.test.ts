/**
 * The five real plans against labels read off by eye (test/fixtures/labels): headings with their level, tables, every
 * reference. Printed so that the figures of bench/README.md can be read from a run.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { findReferences } from "../../../src/domain/reference/find-references.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";

const shared =
  process.env["CAN_CU_SHARED"] ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const folder = `${shared}/seeds`;
const Labels = z.record(
  z.string(),
  z.strictObject({
    /** "line:level" of every heading. */
    headings: z.string(),
    /** "line symbol" of every reference; a short form as it stands. */
    references: z.string(),
    /** "line:rows:columns:header rows" of every table. */
    tables: z.string().optional(),
    /** "line:columns" of the rows of a scan's tables. */
    rows: z.string().optional(),
  }),
);
const labels = Labels.parse(
  JSON.parse(
    readFileSync(new URL("../../fixtures/labels/sample-plans.json", import.meta.url), "utf8"),
  ),
);
const SCAN = "001";
const CLEAN = Object.keys(labels).filter((key) => key !== SCAN);

interface Score {
  right: number;
  wanted: number;
  found: number;
}

/** Both lists may hold the same thing twice. */
function score(wanted: readonly string[], found: readonly string[]): Score {
  const left = [...found];
  let right = 0;
  for (const one of wanted) {
    const at = left.indexOf(one);
    if (at < 0) continue;
    left.splice(at, 1);
    right += 1;
  }
  return { right, wanted: wanted.length, found: found.length };
}

function sum(scores: readonly Score[]): { recall: number; precision: number; text: string } {
  const of = (key: keyof Score) => scores.reduce((total, one) => total + one[key], 0);
  const [right, wanted, found] = [of("right"), of("wanted"), of("found")];
  return {
    recall: right / wanted,
    precision: right / found,
    text: `${right} of ${wanted} found, ${found - right} more`,
  };
}

const columnsOf = (row: ParsedDocument["tables"][number]["rows"][number]) =>
  row.cells.reduce((total, cell) => total + (cell.colSpan ?? 1), 0);
const list = (text: string | undefined, by: string) => (text ?? "").split(by);

describe.skipIf(!existsSync(folder))(
  `labels of the sample plans (skipped without ${folder})`,
  () => {
    const plans = new Map<string, ParsedDocument>();
    beforeAll(async () => {
      for (const fileName of readdirSync(folder).filter((name) => /^\d{3}_.*\.txt$/.test(name))) {
        const bytes = readFileSync(`${folder}/${fileName}`);
        plans.set(fileName.slice(0, 3), await readDocument({ fileName, bytes }));
      }
    });

    const headings = (key: string) => {
      const blocks = plans.get(key)!.blocks.filter((block) => block.kind === "heading");
      return score(
        list(labels[key]!.headings, " "),
        blocks.map((block) => `${block.place.line}:${block.level}`),
      );
    };
    const tables = (key: string) =>
      score(
        list(labels[key]!.tables, " "),
        plans.get(key)!.tables.map((table) => {
          const columns = Math.max(...table.rows.map(columnsOf));
          return [table.place.line, table.rows.length, columns, table.headerRows].join(":");
        }),
      );
    const references = (key: string) => {
      const { text } = plans.get(key)!;
      return score(
        list(labels[key]!.references, "; "),
        findReferences(text).map((found) => {
          const line = text.slice(0, found.start).split("\n").length;
          return `${line} ${found.symbol ?? found.raw}`;
        }),
      );
    };

    it.each([
      { part: "headings", group: "clean plans", keys: CLEAN, of: headings, recall: 0.98 },
      { part: "headings", group: "the scan", keys: [SCAN], of: headings, recall: 0.9 },
      { part: "tables", group: "clean plans", keys: CLEAN, of: tables, recall: 0.98 },
      { part: "references", group: "clean plans", keys: CLEAN, of: references, recall: 0.99 },
      { part: "references", group: "the scan", keys: [SCAN], of: references, recall: 0.95 },
    ])("$part of $group", ({ part, group, keys, of, recall }) => {
      const figures = sum(keys.map(of));
      process.stdout.write(`${part}, ${group}: ${figures.text}\n`);
      expect(figures.recall).toBeGreaterThanOrEqual(recall);
      expect(figures.precision).toBeGreaterThanOrEqual(part === "references" ? 0.99 : recall);
    });

    it("rows of the scan's tables: what stands in whole lines comes out in its columns", () => {
      const found = plans
        .get(SCAN)!
        .tables.flatMap((table) => table.rows.map((row) => `${row.place.line}:${columnsOf(row)}`));
      const wanted = list(labels[SCAN]!.rows, " ");
      const { right } = score(wanted, found);
      process.stdout.write(`table rows, the scan: ${right} of ${wanted.length} in their columns\n`);
      expect(right).toBeGreaterThanOrEqual(0.9 * wanted.length);
    });
  },
);
