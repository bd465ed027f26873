/**
 * How many of a thing the text buys against the budget row of the same thing: only where the sentence names the item by
 * the whole name of the row and its unit, speaks of no other year and of no part of the unit.
 */
import { columnsOf } from "../../budget/budget-table.ts";
import { MICRO, type Micro, printMicro } from "../../budget/fixed.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { numbersOf } from "../../budget/table-parts.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding, type RuleOutcome } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import type { PlanPart } from "../plan-parts.ts";
import { type ProseLine, proseOf } from "../prose.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";
import { type QuantityItem, taskQuantity } from "../task-quantities.ts";
import { toldOfThings } from "../told/check-quantities.ts";
import { BEHIND_NAME, EACH_OF } from "../told/told-lines.ts";

const CODE = "text-quantity-mismatch";
const VERBS =
  "trang bi|trang cap|mua sam|mua|thay the|thay|bo sung|dau tu|lap dat|cai dat|in an|in|thue|mo|to chuc|phat hanh|cap phat|cap|dang ky|gia han|xay dung|nang cap|sua chua|bao tri|cu";
const COUNT = String.raw`(\d{1,3}(?:\.\d{3})+|\d{1,5})`;
const THING = String.raw`([a-z][^.,;:()\n]{2,120})`;
const BOUGHT = new RegExp(
  String.raw`\b(${VERBS})(?: moi| them| bo sung)? ${COUNT}\s+${THING}`,
  "g",
);
/** Verbs that govern a list, whether or not it starts with a count. */
const BUYING = new RegExp(String.raw`\b(?:${VERBS})\b`, "g");
/** "…, 12 máy in và 08 máy quét": what the verb in front governs too. */
const NEXT_BOUGHT = new RegExp(
  String.raw`(?:,|;| va| cung| va cung)\s+(?:them )?${COUNT}\s+${THING}`,
  "g",
);
/** "Máy tính để bàn (25 bộ)", "Máy in laser: 12 cái", "…, số lượng 08 cái". */
const BEHIND = String.raw`\s*(?:\(|:|,? so luong(?: la)?:?|[-–] )\s*(?:so luong:? )?${COUNT}\s+`;
/** "Mở rộng mạng không dây tại 18 khoa": the places are the quantity. */
const AT_PLACES = String.raw`\s+(?:tai|cho|o)\s+${COUNT}\s+`;
const PLACE = /^(?:khoa|phong|tram|tram y te|xa|phuong|don vi|diem|co so|benh vien)$/;
/** Part of the lot goes to one place. */
const ONE_PLACE = /^(?:cho|tai|o) (?:khoa|phong|tram|xa|phuong|benh|co so|ban)\b/;

/** "thuê dịch vụ sao lưu dữ liệu 12 tháng". */
const FOR_MONTHS = String.raw`(?:\s*(?:\(|:|,? so luong:?)|\s)(?: ?trong)?\s*${COUNT}\s+`;

interface Item extends QuantityItem {
  /** Folded words of the whole name; `name` is without brackets. */
  wholeName: string;
}

export const quantityInText: Rule = {
  id: "quantity-in-text",
  title: "Số lượng trong lời văn với bảng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Số lượng mua nêu trong lời văn khác số lượng của cùng hạng mục trong bảng.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const items = itemsOf(input);
    if (items.length === 0) return outcome;
    for (const line of proseOf(input).lines) {
      if (line.part === "results" || line.part === "bases" || isBudgetRow(line, input)) continue;
      checkLine(line, items, { year: input.facts.year, outcome });
    }
    outcome.findings.push(...toldOfThings(input, CODE, outcome.findings));
    return outcome;
  },
};

function checkLine(
  line: ProseLine,
  items: readonly Item[],
  { year, outcome }: { year: number | null; outcome: RuleOutcome },
): void {
  const results = mentionsIn(line, items)
    .map((mention) => weigh(line, mention, items, year))
    .filter((result) => result !== null);
  for (const result of results) {
    if (result === "holds") outcome.relations += 1;
    else outcome.findings.push(result);
  }
  // What no whole name told: a task in other words.
  if (results.length > 0 || !TELLS_TASKS.has(line.part) || speaksOfOthers(line, 0, year)) return;
  const other = taskQuantity(line, items);
  if (other !== null) outcome.findings.push(other);
}

const TELLS_TASKS: ReadonlySet<PlanPart> = new Set<PlanPart>([
  "tasks",
  "solutions",
  "organisation",
  "appendix",
]);

interface Mention {
  index: number;
  verb: string;
  count: string;
  /** Folded words of the thing, from the count to the end of the clause. */
  things: string;
  quote: string;
}

const isBudgetRow = (line: ProseLine, { budgets }: ReviewInput): boolean =>
  line.kind === "row" && budgets.some((table) => numbersOf(table).includes(line.table ?? 0));

/** Every "so many of a thing" that a verb of buying governs: the first behind it and those of its list. */
function mentionsIn(line: ProseLine, items: readonly Item[]): Mention[] {
  const found = new Map<number, Mention>();
  const add = (from: number, end: number, one: Omit<Mention, "index" | "quote">): void => {
    const at = line.own.indexOf(one.count, from);
    if (found.has(at)) return;
    found.set(at, { ...one, index: from, quote: line.text.slice(from, end).trim() });
  };
  for (const match of line.own.matchAll(BOUGHT)) {
    const [all, verb = "", count = "", things = ""] = match;
    add(match.index, match.index + all.length, { verb, count, things });
  }
  for (const match of line.own.matchAll(BUYING)) {
    const start = match.index + match[0].length;
    const rest = /^[^.:()]*/.exec(line.own.slice(start))?.[0] ?? "";
    for (const next of nextOf(rest)) {
      add(start + next.index, start + next.index + next.length, { ...next, verb: match[0] });
    }
  }
  for (const one of namedBefore(line, items)) add(one.index, one.end, one);
  return [...found.values()];
}

function nextOf(rest: string): { index: number; length: number; count: string; things: string }[] {
  const found = [];
  NEXT_BOUGHT.lastIndex = 0;
  for (let match = NEXT_BOUGHT.exec(rest); match !== null; match = NEXT_BOUGHT.exec(rest)) {
    const [all, count = "", things = ""] = match;
    const lead =
      all.length -
      things.length -
      count.length -
      (/\s+$/.exec(all.slice(0, all.length - things.length))?.[0].length ?? 0);
    found.push({ index: match.index + lead, length: all.length - lead, count, things });
    // The thing runs on to the next comma; a further count behind "và" stands in it.
    NEXT_BOUGHT.lastIndex = match.index + all.length - things.length;
  }
  return found;
}

/** The whole name of an item with its count behind it. */
function namedBefore(
  line: ProseLine,
  items: readonly Item[],
): { index: number; end: number; verb: string; count: string; things: string }[] {
  return items.flatMap(({ name, unit }) => {
    // Looked for by its first words before a pattern is made of it, which costs a thousand times as much.
    const [start = ""] = name.split(/[^\p{L}\d ]/u, 1);
    if (unit === "" || !line.own.includes(start.trim()) || name.split(" ").length < 3) return [];
    const escaped = [name, unit].map((text) => text.replace(/[^\p{L}\d ]/gu, "."));
    const lead = unit === "thang" ? FOR_MONTHS : PLACE.test(unit) ? AT_PLACES : BEHIND;
    const pattern = new RegExp(
      `(?<![\\p{L}\\d])${escaped[0] ?? ""}${lead}${escaped[1] ?? ""}(?![\\p{L}\\d])`,
      "gu",
    );
    return [...line.own.matchAll(pattern)].map((match) => ({
      index: match.index,
      end: match.index + match[0].length,
      verb: "",
      count: match[1] ?? "",
      things: `${unit} ${name}`,
    }));
  });
}

function itemsOf({ budgets }: ReviewInput): Item[] {
  return budgets.flatMap((table) => {
    const [column] = columnsOf(table, "quantity");
    if (column === undefined || table.ocr) return [];
    const needsUnit = columnsOf(table, "unit").length > 0;
    return linesOf(table).flatMap((row) => {
      const quantity = valueAt(table, row.index, column.index);
      return quantity === null || (needsUnit && row.unit === "")
        ? []
        : [
            {
              ...{ table, row, column: column.index, quantity },
              name: words(row.name.replace(/\([^)]*\)/g, " ")),
              wholeName: words(row.name),
              unit: words(row.unit === "" ? (UNIT_BEHIND.exec(row.name)?.[1] ?? "") : row.unit),
            },
          ];
    });
  });
}

/** "Số hóa hồ sơ (trang)". */
const UNIT_BEHIND = /\(([\p{L} ]{2,12})\)\s*$/u;

const words = (text: string): string => fold(text).replace(/\s+/g, " ").trim();

const isVariant = (name: string, names: ReadonlySet<string>): boolean =>
  [...names].some((one) => name !== one && name.includes(one));

/** What the text says behind the whole name of the item, with or without its unit; null for another thing. */
function restBehind({ name, unit }: Item, verb: string, thing: string): string | null {
  // A measure word of the text where the table has none.
  const things = [thing, unit === "" ? thing.replace(/^(?:bo|chiec|cai|thiet bi) /, "") : thing];
  for (const [start, thing] of [
    [`${unit} ${name}`, things[0] ?? ""],
    [name, things[0] ?? ""],
    [name, things[1] ?? ""],
  ] as const) {
    const said = start.startsWith(`${verb} `) ? `${verb} ${thing}` : thing;
    if (name.split(" ").length < 2 || !`${said} `.startsWith(`${start} `)) continue;
    const rest = said.slice(start.length).trim();
    if (BEHIND_NAME.test(rest)) return rest;
  }
  return null;
}

/** "20 máy vi tính thay thế máy hỏng" where one row alone begins so: "Máy vi tính để bàn". */
function shorterName(thing: string, items: readonly Item[]): Item | null {
  const said =
    /^(.*?)(?= (?:va \d|cho|tai|o|thay|phuc vu|de thay|trong|truoc|da|bi|hong|cu|the he|moi)\b|$)/.exec(
      thing,
    )?.[1] ?? "";
  if (said.split(" ").length < 3) return null;
  const named = items.filter(
    ({ name }) => name !== said && (` ${name} `.includes(` ${said} `) || said.endsWith(` ${name}`)),
  );
  const [only, ...more] = named;
  if (only === undefined || more.length > 0 || !only.wholeName.startsWith(said)) return null;
  return isOneOfSeveral(only, said, items) ? null : only;
}

/** Without its measure word the name is that of other rows too: "bộ máy in" beside "Máy in A3" by the "Bộ". */
function isOneOfSeveral(item: Item, said: string, items: readonly Item[]): boolean {
  const core = said.startsWith(`${item.unit} `) ? said.slice(item.unit.length + 1) : said;
  return items.some(
    (other) => other.wholeName !== item.wholeName && ` ${other.name} `.includes(` ${core} `),
  );
}

const OTHERS = new RegExp(`\\b(?:du kien|de xuat) (?:giai doan|nam)\\b|\\b${EACH_OF}\\b[^.;]*$`);

/** What was bought, and what another year buys. */
function speaksOfOthers(line: ProseLine, index: number, year: number | null): boolean {
  const before = line.own.slice(0, index);
  if (OTHERS.test(before)) return true;
  const years = [...line.own.matchAll(/\b20\d{2}\b/g)].map((one) => Number(one[0]));
  return /\b(?:da|chua|moi)\s*$/.test(before) || years.some((one) => one !== year);
}

/** The rows whose whole name the text says, else the one row whose name it shortens. */
function namedBy(
  items: readonly Item[],
  verb: string,
  thing: string,
): { named: readonly Item[]; rests: readonly (string | null)[] } {
  const rests = items.map((item) => restBehind(item, verb, thing));
  const whole = items.filter((_, index) => rests[index] !== null);
  const shorter = whole.length > 0 ? null : shorterName(thing, items);
  return { named: shorter === null ? whole : [shorter], rests };
}

const tellsCount = (text: string, count: Micro): boolean =>
  [...text.matchAll(/(?<![\d.,/])\d{1,3}(?:\.\d{3})*(?![\d.,/]*\d)/g)].some(
    ([one]) => BigInt(one.replaceAll(".", "")) * MICRO === count,
  );

function weigh(
  line: ProseLine,
  { index, verb, count, quote, things }: Mention,
  items: readonly Item[],
  year: number | null,
): Finding | "holds" | null {
  if (speaksOfOthers(line, index, year)) return null;
  const thing = words(things);
  const { named, rests } = namedBy(items, verb, thing);
  const [first] = named;
  if (first === undefined) return null;
  // The same thing for one place in a row of its own: the text may speak of both.
  const names = new Set(named.map(({ wholeName }) => wholeName));
  if (names.size > 1 || items.some(({ wholeName }) => isVariant(wholeName, names))) return null;
  const said = BigInt(count.replaceAll(".", "")) * MICRO;
  const all = named.reduce((sum, item) => sum + item.quantity, 0n);
  if (said === all || named.some((item) => item.quantity === said)) return "holds";
  const partly = verb === "" && PLACE.test(first.unit);
  // "25 giường cho khoa Nội, 15 giường cho khoa Ngoại, tổng cộng 40 giường": all of them are told there too.
  const ofPlace = rests.some((rest) => rest !== null && ONE_PLACE.test(rest));
  if (said < all && (partly || ofPlace || tellsCount(line.own, all))) return null;
  return {
    code: CODE,
    severity: "warning",
    where: line.where,
    quote,
    expected: printMicro(all),
    found: printMicro(said),
    message: `Lời văn ghi ${`${printMicro(said)} ${first.row.unit.toLowerCase()}`.trim()}, bảng ${first.table.table.index} dòng “${first.row.name}” ghi ${printMicro(all)}.`,
    suggestion: "Thống nhất số lượng ở lời văn và bảng dự toán.",
    alsoAt: named.map(({ table, row, column }) => whereOfCell(table, { row: row.index, column })),
  };
}
