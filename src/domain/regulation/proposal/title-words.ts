/** The words of a title without its type and "Về việc", in small letters where the document prints capitals. */
import type { DocumentFacts } from "../../document/classify.ts";
import { lowerFirst, upperFirst } from "../../text/first-letter.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { DocumentType } from "../register-entry.ts";

export const LAWS: ReadonlySet<string> = new Set(["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"]);

export const SUBJECT_LINE = /^(?:v\/v|v\.v|ve viec)\s*[:.]?\s*/;

/** The title below the type word; a consolidated text is named by what it joins: "Thông tư hướng dẫn …". */
export function ownTitle(facts: DocumentFacts, type: DocumentType | null): string | null {
  if (facts.type === null) return null;
  const words = titleWords(facts.title, facts.type);
  if (words === null || type === facts.type || LAWS.has(facts.type)) return words;
  return `${facts.type} ${lowerFirst(words)}`;
}

/** Without the type word (laws keep it), without "Về việc"; capitals become a sentence. */
export function titleWords(title: string, type: DocumentType): string | null {
  const folded = foldInPlace(title);
  const word = foldInPlace(type);
  const rest = folded.startsWith(word) ? title.slice(type.length).trim() : title;
  const words = rest.slice(SUBJECT_LINE.exec(foldInPlace(rest))?.[0].length ?? 0).trim();
  if (words.length < 3) return null;
  const sentence = isCapitals(words) ? sentenceCase(words) : upperFirst(words);
  return LAWS.has(type) ? `${type} ${lawName(sentence)}` : sentence;
}

/** "Luật sửa đổi, bổ sung …" goes on in small letters, a law's name does not. */
function lawName(sentence: string): string {
  return /^(?:Sửa đổi|Sua doi|Bổ sung)/u.test(sentence) ? lowerFirst(sentence) : sentence;
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}

/** Names that keep their capitals when a line of capitals becomes a sentence. */
const NAMES =
  /việt nam|quốc hội|chính phủ|thủ tướng chính phủ|nhà nước|bộ y tế|bộ tài chính|sở y tế|ủy ban nhân dân|hội đồng nhân dân|bảo hiểm xã hội việt nam|quốc gia về y tế/giu;

export function sentenceCase(text: string): string {
  const lower = text.toLowerCase();
  const named = lower.replace(NAMES, (name) =>
    /^(?:việt nam)$/u.test(name)
      ? "Việt Nam"
      : upperFirst(name).replace(/ (y tế|tài chính|chính phủ|việt nam)$/u, (_all, tail: string) =>
          tail === "việt nam" ? " Việt Nam" : ` ${upperFirst(tail)}`,
        ),
  );
  return upperFirst(named);
}
