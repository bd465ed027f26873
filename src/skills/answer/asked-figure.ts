/**
 * The figure that a question asks for and the thing it is asked of: "giá trần | camera giám sát", "phạt bao nhiêu | khi …".
 * A statement answers only where it tells a figure of that kind, about that thing; a neighbour that shares the words of the
 * asking ("giá trần", "tối đa", "định mức") is none.
 */
import { stripMarks } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import type { Unit } from "./evidence-index.ts";
import { type Dimension, quantitiesOf } from "./premises/quantities.ts";
import { isLittle, isMarked, type Terms, typedForms, writtenForm } from "./terms.ts";

export interface AskedFigure {
  kind: "price" | "norm" | "penalty" | "share";
  /** A number is asked for, not whether there is such a figure. */
  open: boolean;
  /** What the figure is asked of, as typed; "" where the question does not name it. */
  thing: string;
}

export const FIGURE_NAMES: Readonly<Record<AskedFigure["kind"], string>> = {
  price: "mức tiền",
  norm: "định mức",
  penalty: "mức phạt",
  share: "tỷ lệ",
};

const MANY = "(?:bao nhieu|bao|may|nhieu|bn)";
/** "giá", not the syllable of "đánh giá", "giá trị", "quốc gia". */
const PRICE_WORD = String.raw`(?<!\b(?:danh|tham|quoc|chuyen|dinh|luong|vo|dau) )\bgia\b(?! (?:tri|tang|dinh|han|nhap|cong|re)\b)`;

/** Folded; a match is taken out of the thing. The first kind that fits counts. */
const CUES: readonly (readonly [AskedFigure["kind"], RegExp])[] = [
  [
    "penalty",
    new RegExp(
      String.raw`\b(?:muc |tien |bi |thi )*phat(?: tien)?(?: (?:${MANY}|muc nao|the nao|ra sao|nhu the nao|nang|tien|trieu|dong))+|\b(?:muc|tien) phat\b`,
      "g",
    ),
  ],
  ["share", new RegExp(String.raw`\b${MANY} (?:%|phan tram)|\bthue suat\b`, "g")],
  [
    "price",
    new RegExp(
      String.raw`\b(?:muc |don |khung |tran |gioi han )*${PRICE_WORD}(?: (?:tran|toi da|toi thieu|khung))*|\bhan muc\b|\b(?:toi da|toi thieu|duoi|tren|khong qua|tran|het)? ?${MANY} (?:tien|trieu|ty|dong|ngan|nghin)\b|\btran\b(?= .{0,24}${MANY}\b)`,
      "g",
    ),
  ],
  ["norm", /\bdinh muc(?: (?:trang bi|su dung|mua sam))*/g],
];

/** A number is wanted. "Máy" is no "mấy". */
const ASKS_NUMBER =
  /(?<!\p{L})(?:(?<!số )bao nhi[êe]u|(?<!(?:số|điều|khoản) )mấy|nhi[êe]u|bn|là gì|mức nào|muc nao)(?!\p{L})/iu;
const ASKS_NUMBER_BARE = /\b(?:may|bao) (?:tien|trieu|ty|cai|chiec|%|phan tram|mot)\b/;

/** One rate of value added tax holds for whatever is not named apart: it need not tell of the thing. */
export function asksGeneralTax(text: string): boolean {
  const folded = stripMarks(text.normalize("NFC")).toLowerCase();
  return OF_GENERAL_TAX.test(folded) && !OF_OTHER_TAX.test(folded);
}

const OF_GENERAL_TAX = /\b(?:vat|gtgt|gia tri gia tang|thue suat)\b/;
const OF_OTHER_TAX =
  /\bthue (?:suat )?(?:thue )?(?:tn|thu nhap|tieu thu|nhap khau|xuat khau|mon bai|dat|tai nguyen|nha thau|truoc ba|bao ve)/;

/** Words of the asking around the thing, with and without marks. */
const FRAME = [
  "theo quy định|được quy định|quy định|áp dụng|hiện nay|hiện hành|hiện tại|bây giờ|mới nhất|mua sắm|mua|trang bị|được cấp|có vượt|vượt|có đúng",
  "tối đa|tối thiểu|giá trần|trần|mức|tiền|triệu|đồng|tỷ|cái|chiếc|bộ|luật|thông tư|nghị định|văn bản",
].join("|");
const frameOf = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:năm|nam) \\d{4}|${words}|\\d+)(?![\\p{L}\\p{N}])`, "giu");
const FRAME_MARKED = frameOf(FRAME);
const FRAME_BARE = frameOf(stripMarks(FRAME));

/** Behind the thing: for whom, where, or the asking itself. */
const BESIDE =
  /^(?:cho|tại|tai|ở|o|của|cua|trong|đến|den|để|de|từ|tu|theo|là|la|bao|mấy|nhiêu|nhieu|bn)$/;
/** Ahead of the thing. */
const AHEAD = /^(?:thì|thi|là|la|với|voi|về|ve|đối|doi|khi|nếu|neu|một|mot|bị|bi|được|duoc)$/;

/** null where no figure of these kinds is asked for. */
export function askedFigure(text: string): AskedFigure | null {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return null;
  for (const [kind, cue] of CUES) {
    const found = [...folded.matchAll(cue)].filter((match) => isMeant(kind, nfc, match));
    if (found.length === 0) continue;
    const open = ASKS_NUMBER.test(nfc) || ASKS_NUMBER_BARE.test(folded);
    return { kind, open, thing: thingOf(nfc, found, kind) };
  }
  return null;
}

/** With marks "gia" is no "giá". */
function isMeant(kind: AskedFigure["kind"], nfc: string, match: RegExpExecArray): boolean {
  if (kind !== "price" || !/\bgia\b/.test(match[0])) return true;
  const typed = nfc.slice(match.index, match.index + match[0].length);
  return !isMarked(nfc) || /(?<!\p{L})giá(?!\p{L})/iu.test(typed);
}

/** What stands behind the cue in its clause, else what stands before it. */
function thingOf(nfc: string, cues: readonly RegExpExecArray[], kind: AskedFigure["kind"]): string {
  const [first] = cues;
  const last = cues.at(-1);
  if (first === undefined || last === undefined) return "";
  const marked = isMarked(nfc);
  const clauses = [
    nfc.slice(last.index + last[0].length).split(/[,.;:?!\n]/)[0] ?? "",
    nfc
      .slice(0, first.index)
      .split(/[,.;:?!\n]/)
      .at(-1) ?? "",
  ];
  const things = clauses.map((clause) => bareThing(clause, { marked, whole: kind === "penalty" }));
  return things.find((thing) => thing !== "") ?? "";
}

/** `whole`: a deed is told with whom and where. */
function bareThing(clause: string, { marked, whole }: { marked: boolean; whole: boolean }): string {
  const kept: string[] = [];
  const bare = clause.replace(marked ? FRAME_MARKED : FRAME_BARE, " ");
  for (const word of bare.split(/\s+/).filter(Boolean)) {
    const small = word.toLowerCase();
    if (kept.length === 0 && (BESIDE.test(small) || AHEAD.test(small))) continue;
    if (!whole && BESIDE.test(small)) break;
    kept.push(word);
  }
  while (kept.length > 0 && isLittle(kept.at(-1) ?? "", marked)) kept.pop();
  return kept.join(" ").replace(/[\s)"“”]+$/, "");
}

const DIMENSIONS: Readonly<Record<AskedFigure["kind"], readonly Dimension[]>> = {
  price: ["money"],
  penalty: ["money"],
  share: ["percent"],
  norm: ["money", "count"],
};

/** The statement tells such a figure; asked whether there is one, it is enough that it speaks of it. */
export function tellsFigure({ unit }: Scored, asked: AskedFigure): boolean {
  const { provision, passage } = unit;
  const told = [passage.text, provision?.amount, provision?.within].join(" | ");
  const wanted = DIMENSIONS[asked.kind];
  if (quantitiesOf(told).some(({ dimension }) => wanted.includes(dimension))) return true;
  if (asked.kind === "penalty") return provision?.kind === "penalty";
  return !asked.open && CUES.some(([kind, cue]) => kind === asked.kind && speaksOf(told, cue));
}

const speaksOf = (text: string, cue: RegExp): boolean =>
  stripMarks(text).toLowerCase().search(cue) !== -1;

/** Share of the thing's telling words that a statement must carry itself, in its words or a way of being asked for. */
const LEAST_OF_THING = 0.5;
/** Staff are known to ask for the statement in nearly these words. */
const ASKED_SO = 0.6;

/** The statement is about the thing; true where none is named. `subject`: the terms of the whole question. */
export function isOfThing(
  { unit, ask }: Scored,
  { thing }: AskedFigure,
  { subject, turn }: { subject: Terms; turn: Pick<Turn, "terms" | "evidence"> },
): boolean {
  if (ask >= ASKED_SO) return true;
  const words = [...turn.terms(thing).weights.keys()].filter(
    (term) => !term.includes(" ") && subject.weights.has(term),
  );
  if (words.length === 0) return true;
  const typed = typedForms(thing);
  const sum = (list: readonly string[]) =>
    list.reduce((all, word) => all + turn.evidence.telling(word), 0);
  const carried = words.filter((word) => carries(unit, word, typed));
  return sum(carried) / sum(words) >= LEAST_OF_THING;
}

function carries(unit: Unit, word: string, typed: ReadonlyMap<string, string>): boolean {
  if (!unit.body.has(word) && !unit.askTerms.has(word)) return false;
  const form = typed.get(word);
  return form === undefined || unit.written.has(writtenForm(form));
}
