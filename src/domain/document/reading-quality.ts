/**
 * How far a text can be trusted as Vietnamese: share of sound syllables, and whether its marks are missing or
 * unreliable. Statistics over syllable shapes only; no dictionary but for loan words, so a wrong but well-formed word counts as sound.
 */
import { stripMarks } from "../text/fold.ts";
import { LOAN_WORDS } from "./loan-words.ts";

export interface TextQuality {
  /** 0..1: share of the tokens that read as Vietnamese syllables, with or without marks. 1 for a text without words. */
  score: number;
  /** The marks are missing or unreliable. */
  lostMarks: boolean;
  /** Share of the syllables that carry a mark or đ. About 0.75 in sound running text. */
  marked: number;
  /** Number of tokens the figures rest on. */
  tokens: number;
}

const ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p q r s t v x".split(" ");

/** Rimes without their tone. Source: the closed list of Vietnamese rimes. */
const RIMES = new Set(
  (
    "a ai ao au ay ac am an ang anh ach ap at ă ăc ăm ăn ăng ăp ăt â âu ây âc âm ân âng âp ât " +
    "e eo ec em en eng ep et ê êu êch êm ên ênh êp êt i ia iu ich im in inh ip it iê iêc iêm iên iêng iêp iêt iêu " +
    "y ya yê yêm yên yêt yêu yt ynh o oa oai oao oay oac oam oan oang oanh oach oap oat oă oăc oăm oăn oăng oăt " +
    "oe oeo oen oet oi oc om on ong op ot ooc oong ô ôi ôc ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt " +
    "u ua ui uc um un ung up ut uâ uân uâng uât uây uê uêch uênh uêu uơ uôi uôc uôm uôn uông uôt " +
    "uy uya uych uyn uynh uyt uyu uyê uyên uyêt ư ưa ưi ưu ưc ưm ưn ưng ưt ươ ươi ươu ươc ươm ươn ương ươp ươt"
  ).split(" "),
);
const PLAIN_RIMES = new Set([...RIMES].map((rime) => stripMarks(rime)));
/** Rimes that end in a stop take only the sharp and the heavy tone. */
const STOP = /(?:c|ch|p|t)$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MAX_TOKENS = 20_000;
/** Below these shares the marks of a text of some length cannot be relied upon; fitted on clean and scanned plans. */
const MIN_MARKED = 0.45;
const MIN_SCORE = 0.88;
const MIN_TOKENS = 12;

/** True when a lower-case NFC token has the shape of one Vietnamese syllable. */
export function isSyllable(token: string): boolean {
  const decomposed = token.normalize("NFD");
  const tones = decomposed.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const base = decomposed.replace(TONES, "").normalize("NFC");
  const hasMark = tones.length > 0 || base !== stripMarks(base);
  return matchesShape(base, hasMark ? RIMES : PLAIN_RIMES, tones[0]);
}

function matchesShape(base: string, rimes: ReadonlySet<string>, tone: string | undefined): boolean {
  if (fits(base, rimes, tone)) return true;
  return ONSETS.some(
    (onset) => base.startsWith(onset) && fits(base.slice(onset.length), rimes, tone),
  );
}

function fits(rime: string, rimes: ReadonlySet<string>, tone: string | undefined): boolean {
  if (!rimes.has(rime)) return false;
  return tone === undefined || !STOP.test(rime) || tone === "\u0301" || tone === "\u0323";
}

/** Quality of a text; `text` may be any Unicode form. Long texts are judged by an even sample. */
export function checkReadingQuality(text: string): TextQuality {
  const sum = { sound: 0, marked: 0, letters: 0, tokens: 0 };
  for (const token of sampleTokens(text.normalize("NFC"))) {
    const { kind, sound, marked } = judge(token);
    if (kind === "skip") continue;
    sum.tokens += 1;
    if (kind === "noise") continue;
    sum.letters += 1;
    if (sound) sum.sound += 1;
    if (marked) sum.marked += 1;
  }
  const score = sum.tokens === 0 ? 1 : sum.sound / sum.tokens;
  const marked = sum.letters === 0 ? 1 : sum.marked / sum.letters;
  const lostMarks = sum.tokens >= MIN_TOKENS && (marked < MIN_MARKED || score < MIN_SCORE);
  return { score, lostMarks, marked, tokens: sum.tokens };
}

interface Judged {
  kind: "word" | "noise" | "skip";
  sound: boolean;
  marked: boolean;
}

/** Texts share their syllables, so what was judged once is remembered; emptied when full, a bound on memory. */
const MAX_JUDGED = 20_000;
const LONGEST_JUDGED = 24;
const judged = new Map<string, Judged>();

function judge(token: string): Judged {
  const known = judged.get(token);
  if (known !== undefined) return known;
  const kind = kindOf(token);
  const lower = token.toLowerCase();
  const isWord = kind === "word";
  const result = {
    kind,
    sound: isWord && isSyllable(lower),
    marked: isWord && stripMarks(lower) !== lower,
  };
  if (token.length > LONGEST_JUDGED) return result;
  if (judged.size >= MAX_JUDGED) judged.clear();
  judged.set(token, result);
  return result;
}

/** Windows of a long text, evenly spread, in which its tokens are looked at: never the whole of it at once. */
const WINDOW = 2_000;
const MAX_SAMPLED = MAX_TOKENS * 6;

function sampleTokens(text: string): readonly string[] {
  if (text.length <= MAX_SAMPLED * 2) return tokensOf(text);
  const windows = Math.floor(MAX_SAMPLED / WINDOW);
  const step = Math.floor(text.length / windows);
  return Array.from({ length: windows }, (_, index) =>
    // The first and the last token of a window may be cut.
    tokensOf(text.slice(index * step, index * step + WINDOW)).slice(1, -1),
  ).flat();
}

/** "<b>", "</td>", "<br/>": marks of a page in a text that was copied from one. */
const TAG = /<\/?[a-z][a-z\d]{0,9}(?:\s[^<>]{0,80})?\/?>/giu;

const tokensOf = (text: string): readonly string[] =>
  text.replace(TAG, " ").match(/[^\s|/,;:.()[\]{}"“”‘’<>«»+=*_–—-]+/gu) ?? [];

/** "1.200.000 đ", "12 tr", "ĐVT". */
const UNIT = /^(?:đ|đvt|vnđ|vnd|tr)$/iu;

/** Acronyms, figures and loan words say nothing; a token of letters and digits or stray signs is noise of a scan. */
function kindOf(token: string): "word" | "noise" | "skip" {
  if (/^[\d%‰°≥≤>&#@$€£§…!?]+$/u.test(token)) return "skip";
  // The sign of multiplication.
  if (token === "x" || UNIT.test(token) || LOAN_WORDS.has(token.toLowerCase())) return "skip";
  // "60.000đ", "12tr", "24U", "8TB": a figure with its unit.
  if (/^\d+(?:đ|d|vnđ|vnd|tr|k|m|m2|kg|gb|tb|mb|\p{Lu}{1,4})$/iu.test(token)) return "skip";
  if (/^\p{Lu}[\p{Lu}\d]{0,9}$/u.test(token) && stripMarks(token) === token) {
    return "skip";
  }
  if (/^\p{L}+$/u.test(token)) return /\p{Ll}\p{Lu}/u.test(token) ? "skip" : "word";
  // "s6", "d6i", "Kế€", "S¢'": letters mixed with digits or signs inside a word.
  return /\p{Ll}/u.test(token) ? "noise" : "skip";
}
