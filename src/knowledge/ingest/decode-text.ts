/**
 * Bytes of a text-like file → NFC Unicode. Unicode forms by mark or pattern; the 8-bit Vietnamese encodings
 * (windows-1258, TCVN3 "ABC", VNI) by which reading yields the most sound syllables.
 */
import { checkReadingQuality } from "../../domain/document/reading-quality.ts";
import { tcvn3ToUnicode } from "./encodings/tcvn3.ts";
import { vniToUnicode } from "./encodings/vni.ts";

export interface DecodedText {
  /** NFC, without byte order mark. */
  text: string;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "windows-1252" | "tcvn3" | "vni";
  /** Vietnamese sentence about a conversion, null when the bytes were plain UTF-8. */
  warning: string | null;
}

const SAMPLE = 60_000;
const NAMES: Record<string, string> = {
  tcvn3: "TCVN3 (ABC)",
  vni: "VNI",
  "windows-1258": "Windows-1258",
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
};

/** Decodes; null when the bytes are no text in any known encoding. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return finish(new TextDecoder(wide).decode(bytes), wide);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) {
    if (utf8.includes("\u0000")) return null;
    const repaired = repairLegacyFont(utf8);
    if (repaired) return finish(repaired.text, repaired.encoding);
    return { text: utf8.replace(/^\ufeff/, "").normalize("NFC"), encoding: "utf-8", warning: null };
  }
  if (looksBinary(bytes)) return null;
  return bestLegacy(bytes);
}

function finish(text: string, encoding: DecodedText["encoding"]): DecodedText {
  return {
    text: text.replace(/^\ufeff/, "").normalize("NFC"),
    encoding,
    warning: `Đã chuyển văn bản từ bảng mã ${NAMES[encoding] ?? encoding} sang Unicode.`,
  };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // A cut last character does not make a file unreadable.
    const cut = bytes.subarray(0, Math.max(0, bytes.length - 3));
    try {
      return bytes.length > 400 ? new TextDecoder("utf-8", { fatal: true }).decode(cut) : null;
    } catch {
      return null;
    }
  }
}

/** UTF-16 by its mark, or by zero bytes on one side of the pairs. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4_000);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.05) return "utf-16be";
  return null;
}

/** Control characters do not occur in text. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  return control > sample.length * 0.01;
}

/** TCVN3 uses some control codes' neighbours only in the upper half, so windows-1252 keeps every byte apart. */
function bestLegacy(bytes: Uint8Array): DecodedText {
  const latin = new TextDecoder("windows-1252").decode(bytes);
  const candidates: [DecodedText["encoding"], string][] = [
    ["windows-1258", new TextDecoder("windows-1258").decode(bytes).normalize("NFC")],
    ["tcvn3", tcvn3ToUnicode(latin)],
    ["vni", vniToUnicode(latin)],
    ["windows-1252", latin],
  ];
  let best = candidates[0];
  let bestScore = -1;
  for (const candidate of candidates) {
    const score = soundness(candidate[1]);
    if (score > bestScore + 0.01) [best, bestScore] = [candidate, score];
  }
  const encoding = best?.[0] ?? "windows-1252";
  const isFont = encoding === "tcvn3" || encoding === "vni";
  return finish(isFont ? convertLines(latin, encoding).text : (best?.[1] ?? latin), encoding);
}

function soundness(text: string): number {
  const quality = checkReadingQuality(text.slice(0, SAMPLE));
  return quality.score + quality.marked * 0.2;
}

export interface RepairedText {
  text: string;
  encoding: "tcvn3" | "vni";
}

const CONVERTERS: Record<RepairedText["encoding"], (text: string) => string> = {
  tcvn3: tcvn3ToUnicode,
  vni: vniToUnicode,
};

/**
 * Text typed with an old font and stored as Unicode shows Latin-1 signs ("Kü ho¹ch", "Keá hoaïch"). Converted line by
 * line where that makes the syllables sound, since files mix such fonts with Unicode; null when nothing needs it. With
 * `known` the text is part of one that was found to be in that font.
 */
export function repairLegacyFont(
  text: string,
  known?: RepairedText["encoding"],
): RepairedText | null {
  if (known) return { text: convertLines(text, known).text, encoding: known };
  const sample = text.slice(0, SAMPLE);
  if (!hasOddSigns(sample)) return null;
  const before = checkReadingQuality(sample).score;
  if (before > 0.985) return null;
  const whole = before <= 0.9 ? wholeFont(sample, before) : null;
  const { text: repaired, used, broken, mended } = convertLines(text, whole);
  // A scan has unsound lines without end, a few of which any font makes sound by chance.
  if (whole === null && mended < LEAST_MENDED * broken) return null;
  return used === null ? null : { text: repaired, encoding: whole ?? used };
}

/** Of the lines that read badly, so many are sound once read in an old font. */
const LEAST_MENDED = 0.5;

/** The font that makes a badly read sample sound. */
function wholeFont(sample: string, before: number): Font | null {
  const [best] = (["tcvn3", "vni"] as const)
    .map((font) => ({ font, score: checkReadingQuality(CONVERTERS[font](sample)).score }))
    .sort((a, b) => b.score - a.score);
  return best && best.score >= Math.max(0.8, before + 0.15) ? best.font : null;
}

type Font = RepairedText["encoding"];

interface Converted {
  text: string;
  used: Font | null;
  /** Lines that read badly, and those of them that were converted. */
  broken: number;
  mended: number;
}

/** Converts the lines that read better so; `main` is the font that most of the text is in. */
function convertLines(text: string, main: Font | null): Converted {
  const found: Omit<Converted, "text"> = { used: null, broken: 0, mended: 0 };
  const lines = text.split("\n").map((line) => {
    if (!/[\u00a1-\u00ff]/.test(line)) return line;
    const font = fontOf(line, main);
    if (font === null) {
      if (main === null && !isUnicode(line) && isBroken(checkReadingQuality(line)))
        found.broken += 1;
      return line;
    }
    found.broken += 1;
    found.mended += 1;
    found.used ??= font;
    return CONVERTERS[font](line);
  });
  return { text: lines.join("\n"), ...found };
}

/** Old fonts have none of these letters: the line is Unicode, and most lines of most files are. */
const isUnicode = (line: string): boolean => /[\u1ea0-\u1ef9]/.test(line);

const isBroken = ({ tokens, score }: { tokens: number; score: number }): boolean =>
  tokens >= 4 && score <= 0.75;

/** The font of a line; null for Unicode. A line that tells little is taken to be in the main font. */
function fontOf(line: string, main: Font | null): Font | null {
  if (main === null && isUnicode(line)) return null;
  const plain = checkReadingQuality(line);
  if (main === null && !isBroken(plain)) return null;
  const [best] = (["tcvn3", "vni"] as const)
    .map((font) => ({ font, score: checkReadingQuality(CONVERTERS[font](line)).score }))
    .sort((a, b) => b.score - a.score || Number(b.font === main) - Number(a.font === main));
  if (best === undefined) return null;
  if (main !== null) return best.score > plain.score || isLegacyOnly(line) ? best.font : null;
  return best.score >= Math.max(0.85, plain.score + 0.25) ? best.font : null;
}

/** No letter that only Unicode has, and signs that no Vietnamese text holds. */
function isLegacyOnly(line: string): boolean {
  return (
    !/[\u0100-\u1eff]/.test(line) &&
    /[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00d0-\u00d1\u00d6-\u00d8\u00db-\u00dc\u00de-\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb-\u00fc\u00fe-\u00ff]/.test(
      line,
    )
  );
}

/** Latin-1 signs are frequent in text of an old font and rare in Unicode Vietnamese. */
function hasOddSigns(sample: string): boolean {
  const signs = sample.match(/[\u00a1-\u00ff]/g)?.length ?? 0;
  return signs >= 8 && signs >= sample.length * 0.02;
}
