/** Health bodies named in running text and titles ("Trung tâm y tế Krông Pắc"), where no letterhead names them. */
import { upperFirst } from "../../text/first-letter.ts";

/** Written forms of a body, as they begin a name in running text; the canonical spelling is the value. */
const BODY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/trung tâm y tế/iu, "Trung tâm Y tế"],
  [/trung tâm kiểm soát bệnh tật/iu, "Trung tâm Kiểm soát bệnh tật"],
  [/trạm y tế/iu, "Trạm Y tế"],
  [/bệnh viện/iu, "Bệnh viện"],
  [/sở y tế/iu, "Sở Y tế"],
];

/** Syllables that belong to the name of a body although they are written small. */
const NAME_SYLLABLES = new Set(
  (
    "huyện quận thị xã thành phố tỉnh khu vực phường đa khoa chuyên tâm thần phụ sản nhi phổi lao mắt y học cổ " +
    "truyền dược da liễu ung bướu nhiễm nội tiết phục hồi chức năng chỉnh hình răng hàm mặt tai mũi họng nhiệt đới " +
    "điều dưỡng tim mạch huyết quân dân - –"
  ).split(" "),
);
const MAX_NAME_WORDS = 10;

/** A health body named in full in a text, in canonical spelling; null without a name. */
export function findNamedBody(text: string, wanted: string | null): string | null {
  for (const [pattern, body] of BODY_WORDS) {
    if (wanted !== null && !wanted.startsWith(body)) continue;
    for (const match of text.matchAll(new RegExp(pattern.source, "giu"))) {
      const name = nameBehind(text.slice(match.index + match[0].length));
      if (name !== null) return `${body} ${name}`;
    }
  }
  return null;
}

/** The kind of health body that a text speaks of, without a name. */
export function bodyInText(text: string): string | null {
  const match = /\b(Sở Y tế|Bộ Y tế|Trung tâm Y tế)\b/iu.exec(text)?.[1] ?? null;
  if (match !== null) return upperFirst(match);
  return /ngành y tế/iu.test(text) ? "Sở Y tế" : null;
}

/** "Bệnh viện Bạch Mai": a name that no other place has; "Bệnh viện Đa khoa", "Bệnh viện Nhi" stand in every province. */
export function hasOwnName(body: string): boolean {
  const [, name] = /^Bệnh viện (.+)$/u.exec(body) ?? [];
  return name?.split(/\s+/).some((word) => !NAME_SYLLABLES.has(word.toLowerCase())) === true;
}

function nameBehind(rest: string): string | null {
  const words: string[] = [];
  for (const word of rest.trimStart().split(/\s+/).slice(0, MAX_NAME_WORDS)) {
    const clean = word.replace(/[,.;:)(“”"].*$/u, "");
    if (!isNameWord(clean, words.length === 0)) break;
    words.push(clean);
    if (clean !== word) break;
  }
  while (/^(?:[-–]|tỉnh|huyện|quận|xã|phường)$/u.test(words.at(-1) ?? "")) words.pop();
  const name = words.join(" ").replace(/^tỉnh /u, "");
  return words.some((word) => /^\p{Lu}/u.test(word)) && name !== "" ? name : null;
}

/** "Sở Y tế, UBND tỉnh", "Trung tâm Y tế Năm 2026" name nobody. */
function isNameWord(word: string, first: boolean): boolean {
  if (/^(?:Bộ|Sở|UBND|Ủy|Các|Phòng|Năm)$/u.test(word)) return false;
  if (/^\p{Lu}/u.test(word) || NAME_SYLLABLES.has(word)) return true;
  return !first && /^\d{1,3}$/.test(word);
}
