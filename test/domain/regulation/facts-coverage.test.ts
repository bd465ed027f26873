/**
 * The register against the gathered facts, row by row: every document, date, relation, status, alias and every figure
 * of a key point must stand in the entry or in what other entries do to it. Prints the coverage.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { findReferences } from "../../../src/domain/reference/find-references.ts";
import { keyOf } from "../../../src/domain/reference/symbol.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { packagePath } from "../../../src/platform/package-root.ts";

const shared =
  process.env["CAN_CU_SHARED"] ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const folder = `${shared}/facts`;
const register = makeRegister(loadRegisterEntries(packagePath("corpus", "regulations")));

const Row = z.object({
  symbol: z.string(),
  signed: z.string().nullable(),
  effective: z.string().nullable(),
  status: z.string(),
  replaces: z.array(z.string()),
  amends: z.array(z.string()),
  keyPoints: z.array(z.string()),
  note: z.string().default(""),
  periodEnd: z.string().nullish(),
  citedIn: z
    .array(z.object({ as: z.string(), asReconstructed: z.string().optional() }))
    .default([]),
});
type Row = z.infer<typeof Row>;

/** Where the two lists or their notes contradict each other: what the register says on 2026-11-22, and why. */
const RECONCILED: Record<string, string> = {
  "32/2023/TT-BYT in-force": "in-force-partly", // forms 52/BV2, 53/BV2 are dead (25/2025/TT-BYT)
  "15/2025/QĐ-TTg in-force": "in-force-partly", // its annexes are replaced (10/2026/QĐ-TTg)
  "47/2020/NĐ-CP in-force-partly": "replaced", // the other list: wholly, 278/2025/NĐ-CP
  "1928/QĐ-BYT replaced": "unclear", // the other list: no repealing clause seen
  "85/2016/NĐ-CP replaced": "period-ended", // died with its law; nobody repealed it
  "4692/KH-SYT unclear": "period-ended", // its title ends in 2022
};

const rowsOf = (name: string): Row[] =>
  existsSync(folder)
    ? readFileSync(`${folder}/${name}.jsonl`, "utf8")
        .trim()
        .split("\n")
        .map((line) => Row.parse(JSON.parse(line)))
    : [];

const plainSymbol = (symbol: string) => symbol.replace(/ \(.*/, "");

function entryOf(row: Row): RegisterEntry | undefined {
  const bearers = register.bySymbol(plainSymbol(row.symbol));
  return bearers.find((entry) => entry.signed === row.signed) ?? bearers[0];
}

/** Folded, with every date as ISO, so that two ways of writing one day are equal. */
const norm = (text: string) =>
  fold(text).replace(
    /(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)/g,
    (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`,
  );

/** "1332/2024" (number and year of a symbol), "01/15" (one for fifteen posts): both parts, however joined. */
const holds = (words: string, figure: string) =>
  words.includes(figure) ||
  (/^\d{1,4}\/\d{2,4}$/.test(figure) && figure.split("/").every((part) => words.includes(part)));

const figuresOf = (text: string) => [
  ...new Set(norm(text).match(/\d+(?:[.,/-][0-9a-z]+)*/g) ?? []),
];

/** Everything the register says of a document, its own words and those of the documents that act on it. */
const wordsOn = (entry: RegisterEntry) =>
  norm(
    JSON.stringify([
      entry,
      register
        .incoming(entry)
        .map(({ acting, relation, from }) => [acting.symbol, acting.signed, relation, from]),
    ]),
  );

const lists = ["landscape", "cited-documents"].map((name) => ({ name, rows: rowsOf(name) }));

describe.skipIf(!existsSync(folder))(`gathered facts (skipped without ${folder})`, () => {
  it.each(lists)("$name: every document has its entry, dates and period", ({ rows }) => {
    const off = rows.flatMap((row) => {
      const entry = entryOf(row);
      if (!entry) return [`${row.symbol}: no entry`];
      const words = wordsOn(entry);
      const told = (date: string | null | undefined) => !date || words.includes(date);
      return [row.signed, row.effective, row.periodEnd]
        .filter((date) => !told(date))
        .map((date) => `${row.symbol}: ${String(date)}`);
    });
    expect(off).toEqual([]);
  });

  it.each(lists)("$name: every status is the computed one or reconciled by name", ({ rows }) => {
    const off = rows.flatMap((row) => {
      const entry = entryOf(row);
      const code = entry && register.status(entry, "2026-11-22").code;
      const wanted = RECONCILED[`${row.symbol} ${row.status}`] ?? row.status;
      return code === wanted ? [] : [`${row.symbol}: ${row.status}, computed ${String(code)}`];
    });
    expect(off).toEqual([]);
  });

  it.each(lists)("$name: every replacement and amendment is a relation", ({ rows }) => {
    const off = rows.flatMap((row) => {
      const targets = new Set(entryOf(row)?.relations.map(({ target }) => keyOf(target)));
      return [...row.replaces, ...row.amends]
        .flatMap((text) => findReferences(text).map(({ key }) => key ?? text))
        .filter((key) => !targets.has(key))
        .map((key) => `${row.symbol} → ${key}`);
    });
    expect(off).toEqual([]);
  });

  it.each(lists)("$name: every place that cites a document resolves to it", ({ rows }) => {
    const off = rows.flatMap((row) => {
      const entry = entryOf(row);
      return row.citedIn
        .map(({ as, asReconstructed }) => asReconstructed ?? as)
        .filter((text) => {
          const found = findReferences(text).map((reference) => register.resolve(reference));
          return !found.some(
            (item) =>
              (item.kind === "known" && item.entry === entry) ||
              (item.kind === "ambiguous" && item.candidates.some((other) => other === entry)),
          );
        })
        .map((text) => `${row.symbol}: ${text}`);
    });
    // Named without any number: the names of the answers' vocabulary cover them.
    expect(
      off.filter((text) => !/[ĐB][ềé] án 06|Luật An toàn thông tin mạng năm 2015/.test(text)),
    ).toEqual([]);
  });

  it.each(lists)("$name: the figures of the key points stand in the register", ({ name, rows }) => {
    const all: string[] = [];
    const lost: string[] = [];
    for (const row of rows) {
      const entry = entryOf(row);
      const words = entry ? wordsOn(entry) : "";
      for (const point of [...row.keyPoints, row.note]) {
        // "hạt giống 001" numbers a plan, which the register calls by its name.
        for (const figure of figuresOf(point.replace(/(?:hạt giống|văn bản) 00\d/gi, ""))) {
          all.push(figure);
          if (!holds(words, figure)) lost.push(`${row.symbol}: ${figure}`);
        }
      }
    }
    const share = 1 - lost.length / all.length;
    console.log(`${name}: ${all.length - lost.length} of ${all.length} figures; not found:`, lost);
    expect(share).toBeGreaterThan(0.99);
  });
});
