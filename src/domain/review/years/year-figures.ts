/**
 * What sentences tell of a year's money: amounts, each of a year and a kind, and figures that follow from two of them
 * (a rise in per cent or in đồng, the share of a plan that was carried out). Read word by word; what is told of a part of
 * the budget is kept apart, and a figure whose words do not tell what it is of is left out.
 */
import { fold } from "../../text/fold.ts";
import type { ReviewInput } from "../rule.ts";
import { thingsOf } from "../told/named-things.ts";
import { plannedSentences } from "../told/own-sentences.ts";
import { type Mark, type MoneyMark, type Shape, shapesOf } from "../told/sentence-shape.ts";
import { isAgain, isPlainClause, isPlainLink, type Token, tokensOf } from "./year-words.ts";

export type Kind = "planned" | "done";
export type ShareMark = Extract<Mark, { kind: "P" }>;

/** An amount of a year: planned, carried out, or not told which. */
export interface YearAmount {
  shape: Shape;
  mark: MoneyMark;
  year: number | null;
  kind: Kind | null;
  /** Of a part of the budget, by the words around. */
  isPart: boolean;
}

/** What a figure is compared with. */
interface Base {
  year: number | null;
  kind: Kind | null;
  amount: YearAmount | null;
  /** "So với …" stands there. */
  isSaid: boolean;
}

export interface YearChange {
  shape: Shape;
  mark: Mark;
  /** "level": this year's amount by last year's; "fulfilled": what was carried out by what was planned. */
  as: "rise" | "level" | "fulfilled";
  /** Null where the words leave it open ("chênh lệch"). */
  sign: 1 | -1 | null;
  /** The year that the figure is of; null where its clause tells none. */
  year: number | null;
  base: Base;
  /** Its clause speaks of nothing but the budget. */
  isPlain: boolean;
  /** It may be a rise as well: "tăng 104 triệu đồng, bằng 10,7%". */
  isEither: boolean;
  isPart: boolean;
}

export interface YearFigures {
  amounts: YearAmount[];
  changes: YearChange[];
}

/** Suppositions tell of no amount that there is. */
const SUPPOSED = /\b(?:neu|gia su|truong hop|phuong an \d|vi du|du kien tang truong binh quan)\b/;
/** A part named by its own name: "Bệnh viện Mắt", "Phòng Kế toán". */
const NAMED_UNIT =
  /(?<!\p{L})(?:bệnh viện|trung tâm|trạm(?: y tế)?|phòng|khoa|chi cục|BV|TTYT|TYT)\s+(?!KH|Kế hoạch|Tài chính|TC)\p{Lu}/u;

export function yearFigures(input: ReviewInput, year: number): YearFigures {
  const all = sentences(input).map((shape) => readSentence(shape, year));
  return {
    amounts: all.flatMap(({ amounts }) => amounts),
    changes: all.flatMap(({ changes }) => changes),
  };
}

/** In a budget every sentence is of it, whatever it stands under; in a plan not what was done before. */
const sentences = (input: ReviewInput): Shape[] => {
  const { document, facts } = input;
  const planned = plannedSentences(input);
  if (facts.kind !== "budget" || planned.length === 0) return planned;
  const things = thingsOf(input);
  return document.blocks
    .filter(({ kind }) => kind !== "table")
    .flatMap((block) => shapesOf(block, things));
};

interface State {
  shape: Shape;
  own: number;
  now: { year: number | null; kind: Kind | null };
  isPart: boolean;
  isShare: boolean;
  isSupposed: boolean;
  /** Since "so với": what the comparison is against. */
  base: Base | null;
  comparing: boolean;
  change: {
    sign: YearChange["sign"];
    start: number;
    end: number;
    hasMoney: boolean;
    hasShare: boolean;
  } | null;
  level: Token | null;
  /** The amount or share told last, and the last change it was. */
  last: Mark | null;
  previous: Token | null;
  /** Words up to here were read with an amount before them. */
  takenTo: number;
  out: YearFigures;
}

function readSentence(shape: Shape, own: number): YearFigures {
  const raw = shape.block.text.slice(shape.start, shape.end).normalize("NFC");
  const state: State = {
    shape,
    own,
    now: { year: null, kind: null },
    isPart: NAMED_UNIT.test(raw.replace(/^\s*[^:]{0,60}:/u, "")),
    isShare: false,
    isSupposed: SUPPOSED.test(shape.text),
    base: null,
    comparing: false,
    change: null,
    level: null,
    last: null,
    previous: null,
    takenTo: -1,
    out: { amounts: [], changes: [] },
  };
  for (const token of tokensOf(shape)) {
    STEPS[token.kind](state, token);
    state.previous = token;
  }
  return state.out;
}

type Step = (state: State, token: Token) => void;

const STEPS: Readonly<Record<Token["kind"], Step>> = {
  year: toldYear,
  done: toldKind,
  planned: toldKind,
  than(state) {
    compare(state);
    if (state.base !== null) state.base.isSaid = true;
  },
  rise: toldChange,
  fall: toldChange,
  gap: toldChange,
  level(state, token) {
    state.level = token;
  },
  share(state) {
    state.isShare = true;
  },
  part(state, token) {
    if (!isWholeRow(state, token)) state.isPart = true;
  },
  stop,
  is(state, { text }) {
    const { change, base } = state;
    const ends = text === "la" ? change !== null : base?.year != null;
    if (ends) state.comparing = false;
  },
  mark: readMark,
};

/** "So với năm 2025" tells the year of what is compared with. */
const spokenOf = ({ comparing, base, now }: State): Pick<Base, "year" | "kind"> =>
  comparing && base !== null ? base : now;

function toldYear(state: State, token: Token): void {
  const of = spokenOf(state);
  // "… đồng của năm 2026": the year of the amount in front.
  if (of !== state.now || token.at > state.takenTo) of.year = yearOf(state, token);
}

function toldKind(state: State, { kind }: Token): void {
  if (kind === "done" || kind === "planned") spokenOf(state).kind = kind;
}

const SIGNS: Partial<Record<Token["kind"], 1 | -1>> = { rise: 1, fall: -1 };

function toldChange(state: State, { kind, text, at, end }: Token): void {
  const sign = SIGNS[kind] ?? null;
  state.change = { sign, start: at, end, hasMoney: false, hasShare: false };
  state.level = null;
  state.comparing = false;
  if (/hon$/.test(text)) compare(state);
}

const OPEN: Base = { year: null, kind: null, amount: null, isSaid: false };

/** What a change told before has no base yet may be told now. */
function compare(state: State): void {
  const { base } = state;
  if (base?.amount != null || base?.year != null || base === null) {
    state.base = { ...OPEN };
  }
  state.comparing = true;
}

function stop(state: State, token: Token): void {
  state.comparing = false;
  if (token.text !== ";") return;
  state.now = { year: null, kind: null };
  state.isShare = false;
}

function yearOf({ own }: State, { text }: Token): number {
  if (/nay$/.test(text)) return own;
  return /^nam/.test(text) ? own - 1 : Number(text);
}

/** "Toàn ngành": the row of the total. */
function isWholeRow({ shape }: State, { text, at }: Token): boolean {
  const mark = text === "E" ? shape.marks.find((one) => one.at === at) : undefined;
  return (
    mark?.kind === "E" &&
    mark.mention.things.length > 0 &&
    mark.mention.things.every(
      ({ name, rows }) =>
        /^(?:toan|tong|ca)\b/.test(fold(name)) || rows.every(({ kind }) => kind === "total"),
    )
  );
}

function readMark(state: State, token: Token): void {
  const mark = state.shape.marks.find(({ at }) => at === token.at);
  if (mark === undefined || mark.kind === "E") return;
  if (mark.kind === "M") readMoney(state, mark);
  else readShare(state, mark);
  state.last = mark;
  state.level = null;
}

function readMoney(state: State, mark: MoneyMark): void {
  if (state.isShare || isToldAgain(state, mark)) return;
  if (readBase(state, mark)) return;
  const { now, last, shape } = state;
  const open = openChange(state);
  if (open === null) {
    const kind = kindBehind(shape.text, mark) ?? now.kind;
    addAmount(state, mark, yearBehind(state, mark) ?? now.year, kind);
    now.kind = null;
  } else if (isPlainLink(shape.text.slice(open.end, mark.at))) {
    open.hasMoney = true;
    open.end = mark.at + 1;
    addChange(state, { mark, as: "rise", sign: open.sign, isEither: false });
  } else if (last !== null && open.end <= last.at) {
    addAmount(state, mark, yearBehind(state, mark) ?? now.year, now.kind);
    now.kind = null;
  }
  // What else a change leads to is told of something else.
}

const isToldAgain = ({ shape, last }: State, mark: MoneyMark): boolean =>
  last?.kind === "M" && isAgain(shape.text.slice(last.at + 1, mark.at)) && nearly(last, mark);

const openChange = ({ change }: State): State["change"] =>
  change === null || change.hasMoney || change.hasShare ? null : change;

/** The amount that something is compared with. */
function readBase(state: State, mark: MoneyMark): boolean {
  const { comparing, base } = state;
  if (!comparing || base === null || base.amount !== null || isGap(state, base)) return false;
  base.year ??= yearBehind(state, mark) ?? state.own - 1;
  base.amount = addAmount(state, mark, base.year, base.kind);
  return true;
}

/** "Thấp hơn 80 triệu đồng" tells the change itself. */
const isGap = ({ shape, change, previous }: State, { year, kind }: Base): boolean =>
  year === null &&
  kind === null &&
  previous?.kind !== "than" &&
  /hon$/.test(shape.text.slice(0, change?.end ?? 0));

const nearly = ({ money: a }: MoneyMark, { money: b }: MoneyMark): boolean => {
  const slack = 4n * (a.slack + b.slack);
  return [a.amount, ...a.others].some((one) =>
    [b.amount, ...b.others].some((two) => one - two <= slack && two - one <= slack),
  );
};

/** "… đồng của năm 2026", "… đồng đã giao năm 2026". */
function yearBehind(state: State, { at }: MoneyMark): number | null {
  const match =
    /^\)? (?:(?:cua|trong|o|da|duoc|giao|duyet|cap|thuc hien|muc) )*nam (20\d\d|truoc|ngoai)(?![\d/])/.exec(
      state.shape.text.slice(at + 1),
    );
  if (match === null) return null;
  state.takenTo = at + match[0].length;
  return /^\d/.test(match[1] ?? "") ? Number(match[1]) : state.own - 1;
}

/** "16.038 triệu đồng trên 17.000 triệu đồng dự toán". */
const kindBehind = (text: string, { at }: MoneyMark): Kind | null =>
  /^ (?:du toan|ke hoach)\b/.test(text.slice(at + 1)) ? "planned" : null;

/** "Năm 2025 đã chi … cho nhóm I, mua …": what it went to is named behind it. */
const SPENT_ON =
  /^ (?:de )?(?:cho|mua|vao|danh cho|chi cho)\b(?! (?:ca nam|toan|don vi|\d+ don vi))/;

function addAmount(
  state: State,
  mark: MoneyMark,
  year: number | null,
  kind: Kind | null,
): YearAmount {
  const { shape } = state;
  const isPart = state.isPart || SPENT_ON.test(shape.text.slice(mark.at + 1));
  const one: YearAmount = { shape, mark, year, kind, isPart };
  state.out.amounts.push(one);
  return one;
}

function readShare(state: State, mark: ShareMark): void {
  const { shape, change, isShare } = state;
  if (isShare || /^(?:over|under)$/.test(mark.share.bound)) return;
  const open =
    change !== null && !change.hasShare && isPlainLink(shape.text.slice(change.end, mark.at))
      ? change
      : null;
  if (isLevel(state, mark)) {
    readLevel(state, mark, open !== null);
  } else if (open !== null) {
    open.hasShare = true;
    addChange(state, { mark, as: "rise", sign: open.sign, isEither: false });
  }
}

/** "Bằng …%", behind the last figure and the last word of change. */
const isLevel = ({ shape, level, last, change }: State, { at }: ShareMark): boolean =>
  level !== null &&
  level.at > (last?.at ?? -1) &&
  level.at > (change?.end ?? -1) &&
  isPlainLink(shape.text.slice(level.end, at));

/** Against last year, or what was carried out of a plan. */
function readLevel(state: State, mark: ShareMark, rises: boolean): void {
  const { shape, now, own } = state;
  const behind = /^[^.;,EMP]{0,60}/.exec(shape.text.slice(mark.at + 1))?.[0] ?? "";
  const ofLast = new RegExp(String.raw`\b(?:${own - 1}|nam truoc|nam ngoai)\b`).test(behind);
  if (ofLast && now.year !== own - 1) {
    addChange(state, { mark, as: "level", sign: null, isEither: rises });
    state.comparing = true;
    if (state.change !== null && rises) state.change.hasShare = true;
    return;
  }
  if (!/^[ )]*(?:[.;,(]|$|(?:cua |so voi |tong )*(?:du toan|ke hoach|so)\b)/.test(behind)) return;
  const done = state.out.amounts.findLast(({ kind }) => kind === "done");
  if (done !== undefined && now.year !== null && done.year === now.year)
    addChange(state, { mark, as: "fulfilled", sign: null, isEither: false });
}

function addChange(state: State, one: Pick<YearChange, "mark" | "as" | "sign" | "isEither">): void {
  if (state.isSupposed) return;
  const { shape, now, isPart, change } = state;
  // The base may be told behind the figure: what is read of it later is seen here too.
  const base = (state.base ??= { ...OPEN });
  const behind = /^[^.;,]*/.exec(shape.text.slice(one.mark.at + 1))?.[0] ?? "";
  const ofPart = isPart || behind.includes("E");
  const isPlain = isPlainClause(shape.text.slice(0, change?.start ?? one.mark.at));
  state.out.changes.push({ ...one, shape, year: now.year, isPart: ofPart, base, isPlain });
}
