/**
 * Words of an index as small numbers. Every word has two: its folded form (marks removed, what ranking matches)
 * and its marked form (what breaks ties when a question carries marks).
 */
import { stripMarks } from "../../domain/text/fold.ts";

/** Stands between clauses in a token stream: no pair of words crosses it. */
export const BREAK = 0;

export interface Vocabulary {
  /** Marked ids of a text in order, BREAK between clauses; new words are added. */
  encode(text: string): number[];
  /** Marked id of one word, added when new. */
  intern(word: string): number;
  /** Folded id of a marked id. */
  foldedOf(marked: number): number;
  /** Folded id of a folded word, -1 when the index has never seen it. */
  foldedId(word: string): number;
  /** Marked id of a lower-case word as written, -1 when unknown. */
  markedId(word: string): number;
  foldedWord(id: number): string;
  readonly foldedSize: number;
  readonly markedSize: number;
  /** Folded id by marked id; not to be written to. */
  foldedTable(): Uint32Array;
  serialise(): VocabularyData;
}

export interface VocabularyData {
  folded: string[];
  marked: string[];
  foldedOfMarked: number[];
}

const WORD = 1;
const STOP = 2;
const LINE = 3;

/** Class of each UTF-16 unit: part of a word, sentence mark, line end, or nothing (0). Surrogates are nothing. */
const CLASS = ((): Uint8Array => {
  const table = new Uint8Array(65536);
  const word = /[\p{L}\p{N}\p{M}]/u;
  for (let unit = 0; unit < 65536; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    if (word.test(String.fromCharCode(unit))) table[unit] = WORD;
  }
  for (const mark of ".;?!:") table[mark.charCodeAt(0)] = STOP;
  table[10] = LINE;
  return table;
})();

/** True when the line goes on in the next one: that begins with a small letter which is no list label ("a)"). */
function wraps(text: string, lineEnd: number): boolean {
  const next = text.charAt(lineEnd + 1);
  return next !== next.toUpperCase() && !/[).]/.test(text.charAt(lineEnd + 2));
}

/** Calls `word(start, end)` for each word and `pause()` between clauses. */
function scan(text: string, word: (start: number, end: number) => void, pause: () => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = CLASS[text.charCodeAt(at)] ?? 0;
    if (kind === WORD) {
      const start = at;
      while (at < length && CLASS[text.charCodeAt(at)] === WORD) at++;
      word(start, at);
      continue;
    }
    // "1.000.000" and "10:30" hold no pause: a mark ends a clause only before white space or the end.
    if ((kind === STOP && !(text.charCodeAt(at + 1) > 32)) || (kind === LINE && !wraps(text, at))) {
      pause();
    }
    at++;
  }
}

/** The two accepted places of the tone in open oa, oe, uy are one word: "hoà" = "hòa". */
const TONE_PLACE: readonly (readonly [RegExp, string])[] = [
  [/oà$/, "òa"],
  [/oá$/, "óa"],
  [/oả$/, "ỏa"],
  [/oã$/, "õa"],
  [/oạ$/, "ọa"],
  [/oè$/, "òe"],
  [/oé$/, "óe"],
  [/oẻ$/, "ỏe"],
  [/oẽ$/, "õe"],
  [/oẹ$/, "ọe"],
  [/(?<!q)uỳ$/, "ùy"],
  [/(?<!q)uý$/, "úy"],
  [/(?<!q)uỷ$/, "ủy"],
  [/(?<!q)uỹ$/, "ũy"],
  [/(?<!q)uỵ$/, "ụy"],
];

/** Lower-case marked form with the tone in one accepted place. */
export function markedForm(word: string): string {
  const lower = word.toLowerCase();
  if (/^[\x20-\x7f]*$/.test(lower)) return lower;
  for (const [pattern, tone] of TONE_PLACE) {
    if (pattern.test(lower)) return lower.replace(pattern, tone);
  }
  return lower;
}

/** Words of a text as written, in order; "" stands for a pause between clauses. */
export function wordsOf(text: string): string[] {
  const nfc = text.normalize("NFC");
  const words: string[] = [];
  scan(
    nfc,
    (start, end) => words.push(nfc.slice(start, end)),
    () => {
      if (words.length > 0 && words[words.length - 1] !== "") words.push("");
    },
  );
  return words;
}

/** A list that only grows as a typed array, made anew when it has grown. */
function makeTable(list: readonly number[]): () => Uint32Array {
  let table = new Uint32Array();
  return () => {
    if (table.length !== list.length) table = Uint32Array.from(list);
    return table;
  };
}

/** An empty vocabulary, or the one that `serialise` gave. */
export function makeVocabulary(data?: VocabularyData): Vocabulary {
  const folded: string[] = data ? data.folded : [""];
  const marked: string[] = data ? data.marked : [""];
  const foldedOfMarked: number[] = data ? data.foldedOfMarked : [0];
  const foldedIds = new Map(folded.map((word, id) => [word, id]));
  const markedIds = new Map(marked.map((word, id) => [word, id]));
  /** Words as they stand in texts, so that case and marks are worked out once for each spelling. */
  const seen = new Map<string, number>();

  const add = (raw: string): number => {
    const form = markedForm(raw);
    let id = markedIds.get(form);
    if (id === undefined) {
      const plain = stripMarks(form);
      let foldedId = foldedIds.get(plain);
      if (foldedId === undefined) {
        foldedId = folded.length;
        folded.push(plain);
        foldedIds.set(plain, foldedId);
      }
      id = marked.length;
      marked.push(form);
      foldedOfMarked.push(foldedId);
      markedIds.set(form, id);
    }
    seen.set(raw, id);
    return id;
  };

  return {
    encode(text) {
      const nfc = text.normalize("NFC");
      const ids: number[] = [];
      scan(
        nfc,
        (start, end) => {
          const raw = nfc.slice(start, end);
          ids.push(seen.get(raw) ?? add(raw));
        },
        () => {
          if (ids.length > 0 && ids[ids.length - 1] !== BREAK) ids.push(BREAK);
        },
      );
      return ids;
    },
    intern: (word) => (word === "" ? BREAK : (seen.get(word) ?? add(word))),
    foldedOf: (id) => foldedOfMarked[id] ?? 0,
    foldedId: (word) => foldedIds.get(word) ?? -1,
    markedId: (word) => markedIds.get(markedForm(word)) ?? -1,
    foldedWord: (id) => folded[id] ?? "",
    get foldedSize() {
      return folded.length;
    },
    get markedSize() {
      return marked.length;
    },
    foldedTable: makeTable(foldedOfMarked),
    serialise: () => ({ folded, marked, foldedOfMarked }),
  };
}
