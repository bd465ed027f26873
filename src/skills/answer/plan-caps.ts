/** "Giá máy in trong kế hoạch có vượt trần không": a plan's unit price held against the caps in force, by their numbers. */
import { formatDong } from "../../domain/budget/format-money.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { isOfThing, tellsFigure } from "./asked-figure.ts";
import { thingsOf } from "./asked-things.ts";
import { citePassage } from "./cite-passage.ts";
import type { Scored } from "./evidence.ts";
import { type PlanRow, readRow } from "./plan-rows.ts";
import { planNames, planStatements } from "./plan-statement.ts";
import { quantitiesOf } from "./premises/quantities.ts";
import { rowsFor } from "./row-choice.ts";
import { factStatement } from "./select-facts.ts";
import { isFormer } from "./standing.ts";
import type { Statement } from "./statement.ts";
import { isMarked, type Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

const CAP = "(?:tran|muc (?:gia |tien )?(?:toi da|tran)|gia (?:toi da|tran)|dinh muc|quy dinh)";
const AGAINST_CAP = new RegExp(
  `\\b(?:vuot|dung|qua|bang|thap hon|cao hon|so voi|trong|phu hop)\\b.{0,24}\\b${CAP}\\b|\\bkhong che gia\\b|\\bvuot (?:khong|ko|k|chua)\\b`,
);

export const asksAgainstCap = (text: string): boolean => AGAINST_CAP.test(fold(text));

/** Words of the comparison, which name no thing. */
const COMPARING =
  "có bị|có|bị|vượt quá|vượt|đúng|thấp hơn|cao hơn|so với|phù hợp|khống chế|mức|đơn giá|giá|tối đa|trần|định mức|quy định|hiện nay|hiện hành|hiện tại|thế nào|không|theo|trong|đặt|mua|mỗi|cái|chiếc|bộ";
const COMPARING_MARKED = wholeWords(COMPARING);
const COMPARING_BARE = wholeWords(fold(COMPARING));

interface Priced {
  row: FoundPassage;
  /** Đồng for one piece, before tax and, where the table tells it, with tax. */
  price: number;
  taxed: number | null;
}

export interface Capped {
  fact: Scored;
  /** Đồng for one piece. */
  most: number;
}

/** null where no plan meant has a unit price of the thing. */
export async function answerAgainstCap(question: Question, turn: Turn): Promise<Outcome | null> {
  const thing = thingHeld(question, turn);
  if (thing === null) return null;
  const rows = await rowsFor([thing], question, turn);
  const priced = firstOfEach(ofPrice(rows.flatMap(pricedRow), question));
  if (priced.length === 0) return null;
  const caps = lowestCapsOf(thing, turn);
  const draft = emptyDraft();
  if (caps.length === 0) sayUncapped(draft, { thing, question, priced }, turn);
  else sayAgainst(draft, priced, caps, turn);
  return { draft, about: [...new Set(caps.map(({ fact }) => fact.unit.entry))], plan: true };
}

/** The thing whose price is held to a cap; null where the question names none that tells. */
export function thingHeld(question: Question, turn: Turn): Terms | null {
  const bare = withoutSums(question).replace(
    isMarked(question.text) ? COMPARING_MARKED : COMPARING_BARE,
    " ",
  );
  const [thing] = thingsOf(bare, turn);
  return thing !== undefined && isTelling(thing, turn) ? thing : null;
}

/** "Máy" alone is any of them. */
const isTelling = ({ weights }: Terms, { evidence }: Turn): boolean =>
  weights.size > 1 || [...weights.keys()].some((word) => evidence.telling(word) >= RARE);
const RARE = 4;

const firstOfEach = (all: readonly Priced[]): Priced[] =>
  all.filter(({ row }, at) => all.findIndex((one) => one.row.documentId === row.documentId) === at);

/** The price that the question names tells which of several rows is meant. */
function ofPrice(all: readonly Priced[], { claims }: Question): Priced[] {
  const sums = claims.quantities.filter(({ dimension }) => dimension === "money");
  const meant = all.filter(({ price }) =>
    sums.some(({ low, high }) => price >= low * 0.999 && price <= high * 1.001),
  );
  return meant.length > 0 ? meant : [...all];
}

/** "Giá 22 triệu": the sum names no thing. */
function withoutSums({ text, claims }: Question): string {
  return claims.quantities
    .filter(({ dimension }) => dimension === "money")
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

function pricedRow(row: FoundPassage): Priced[] {
  const read = readRow(row);
  const price = read === null ? null : cell(read, /^don gia/);
  if (read === null || price === null) return [];
  const total = cell(read, /\bvat\b|sau thue/);
  const count = cell(read, /^so luong/);
  const taxed = total === null || count === null || count === 0 ? null : total / count;
  return [{ row, price, taxed }];
}

function cell(row: PlanRow, column: RegExp): number | null {
  const found = row.cells.find((one) => column.test(fold(one.column)));
  if (found === undefined || found.sum !== null) return found?.sum ?? null;
  return /^\d+(?:\.\d{3})*$/.test(found.value) ? Number(found.value.replaceAll(".", "")) : null;
}

const lowestCapsOf = (thing: Terms, turn: Turn): Capped[] =>
  capsOf(thing, turn).slice(0, MOST_CAPS);

/** Caps in money that hold today for the thing, the lowest first. */
export function capsOf(thing: Terms, turn: Turn): Capped[] {
  const asked = { kind: "price" as const, open: true, thing: [...thing.weights.keys()].join(" ") };
  const found = turn.evidence.find(turn.terms(`${asked.thing} giá tối đa`), { limit: 60 });
  return found
    .filter((fact) => fact.unit.provision?.kind === "cap" && isCurrent(fact, turn))
    .filter((fact) => tellsFigure(fact, asked) && carriesAll(fact, thing))
    .flatMap((fact) => {
      const text = fact.unit.provision?.amount ?? fact.unit.passage.text;
      const sums = quantitiesOf(text).filter(({ dimension }) => dimension === "money");
      return sums[0] === undefined ? [] : [{ fact, most: sums[0].high }];
    })
    .sort((a, b) => a.most - b.most);
}

const MOST_CAPS = 3;

/** Its words, and at least two of them beside each other: "máy vi tính" is no "máy in … tính theo". */
function carriesAll({ unit }: Scored, { words, weights }: Terms): boolean {
  const has = (term: string) => unit.body.has(term) || unit.askTerms.has(term);
  const pairs = words.flatMap((word, at) => {
    const next = words[at + 1] ?? "";
    return weights.has(word) && weights.has(next) ? [`${word} ${next}`] : [];
  });
  return [...weights.keys()].every(has) && (pairs.length === 0 || pairs.some(has));
}

function isCurrent(fact: Scored, { citer, asOf }: Turn): boolean {
  const { entry, provision } = fact.unit;
  const holds = (provision?.from ?? asOf) <= asOf && !isFormer(fact, asOf);
  return holds && canBeBasis(citer.status(entry)) && entry.scope === "national";
}

function sayAgainst(
  draft: Outcome["draft"],
  priced: readonly Priced[],
  caps: readonly Capped[],
  turn: Turn,
): void {
  const names = planNames(priced.map(({ row }) => row));
  const cited = caps.map(({ fact }) => turn.citer.passage(fact.unit.entry, fact.unit.passage));
  const many = priced.length > 1;
  draft.statements.push(
    ...priced.map((one): Statement => {
      const name = names.get(one.row.documentId) ?? one.row.title;
      const label = readRow(one.row)?.name ?? one.row.text;
      const text = `${verdictOf(one, caps)} (${many ? `${name}, ` : ""}“${label}”).${taxNote(one, caps)}`;
      return { lead: true, text, citations: [citePassage(one.row, turn), ...cited] };
    }),
    ...caps.map(({ fact }) => factStatement(fact, turn.citer, turn.asOf, false)),
    ...planStatements(
      priced.map(({ row }) => row),
      turn,
    ).map((one) => ({ ...one, lead: false })),
    ...(priced.some((one) => taxNote(one, caps) !== "") ? taxFacts(turn) : []),
  );
}

const dong = (value: number): string => `${formatDong(Math.round(value))} đồng`;

function verdictOf({ price }: Priced, caps: readonly Capped[]): string {
  const [low, high] = [caps[0]?.most ?? 0, caps.at(-1)?.most ?? 0];
  if (price > high) return `Có, vượt: đơn giá ${dong(price)} cao hơn mức tối đa ${dong(high)}`;
  if (price > low)
    return `Tùy người được trang bị: đơn giá ${dong(price)} vượt mức tối đa ${dong(low)}, không vượt mức ${dong(high)}`;
  const how = price === low ? "bằng" : "thấp hơn";
  return `Không vượt: đơn giá ${dong(price)} ${how} mức tối đa ${dong(low)}`;
}

/** Whether a cap holds with tax is not settled among the sources: both are told. */
function taxNote({ price, taxed }: Priced, caps: readonly Capped[]): string {
  const cap = caps.find(({ most }) => price <= most)?.most;
  if (taxed === null || cap === undefined || taxed <= cap) return "";
  return ` Tính cả thuế là ${dong(taxed)}, vượt mức này nếu mức tối đa đã gồm thuế (cần đối chiếu).`;
}

function taxFacts(turn: Turn): Statement[] {
  const terms = turn.terms("mức giá tối đa của máy móc, thiết bị đã gồm thuế chưa");
  const [fact] = turn.evidence
    .find(terms, { limit: 10 })
    .filter((one) => one.unit.provision !== null && one.unit.body.has("thue"))
    .filter((one) => isCurrent(one, turn));
  return fact === undefined ? [] : [factStatement(fact, turn.citer, turn.asOf, false)];
}

/** No cap of the thing: the register says that there is none, or does not tell of it. */
function sayUncapped(
  draft: Outcome["draft"],
  of: { thing: Terms; question: Question; priced: readonly Priced[] },
  turn: Turn,
): void {
  const thing = [...of.thing.weights.keys()].join(" ");
  const asked = { kind: "price" as const, open: false, thing };
  const told = turn.evidence
    .find(turn.terms(`${thing} giá trần`), { limit: 20 })
    .filter((one) => isCurrent(one, turn) && one.unit.provision !== null)
    .find(
      (one) =>
        carriesAll(one, of.thing) &&
        tellsFigure(one, asked) &&
        isOfThing(one, asked, { subject: of.question.terms, turn }),
    );
  const rows = planStatements(
    of.priced.map(({ row }) => row),
    turn,
  );
  if (told === undefined) {
    draft.opening = "Không tìm thấy mức giá tối đa của nội dung này trong kho. Giá trong kế hoạch:";
    draft.statements.push(...rows);
    return;
  }
  draft.statements.push(
    factStatement(told, turn.citer, turn.asOf, true),
    ...rows.map((one) => ({ ...one, lead: false })),
  );
}
