/** "Thế kiosk bao nhiêu?", "còn Vĩnh Long", "năm ngoái thì sao" after a question about plans: the whole question that is meant. */
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";
import type { Turn } from "./answer-deps.ts";
import { withoutMeasures } from "./plan-measures.ts";
import { taskWish, withoutTaskWish } from "./plan-task-wish.ts";
import { unitsOf, yearsOf } from "./plan-units.ts";
import { isLittle, isMarked } from "./terms.ts";
import type { AnswerContext } from "./understand.ts";

type Places = Pick<Turn, "planUnits" | "frame">;

/** Words of an asking that leans on the one before; unit and year do not count. */
const MOST_WORDS = 9;

/** null where the text stands by itself. A new unit, year or thing takes the place of the old one; the rest is kept. */
export function asPlanQuestion(
  text: string,
  context: AnswerContext | null,
  turn: Places,
): string | null {
  const before = context?.plan ?? null;
  if (before === null || standsAlone(text, turn)) return null;
  const dated = relativeYear(text, before) ?? text;
  const units = unitsOf(text, turn);
  const years = yearsOf(dated);
  const isOfTask = taskWish(text) !== null;
  if (namesThing(dated, turn)) return withFrame(dated, before, { units, years }, turn);
  const left = units.length > 0 ? unitsOf(before, turn) : [];
  const past = units.length > 0 || years.length > 0 ? yearsOf(before).map(String) : [];
  const kept = without(before, [...left, ...past]);
  return `${isOfTask ? withoutTaskWish(kept) : kept} ${dated}`;
}

function standsAlone(text: string, turn: Places): boolean {
  const units = unitsOf(text, turn);
  const own = text.split(/\s+/).length - units.join(" ").split(" ").length - yearsOf(text).length;
  if (own > MOST_WORDS) return true;
  // "Vĩnh Long tổng kinh phí bao nhiêu" names plan and measure itself.
  if (units.length > 0) return /\b(?:tong|muc tieu|chi tieu|ai|don vi nao)\b/.test(fold(text));
  return isOfLaw(text);
}

/** The measure, unit and year of the question before around another thing. */
function withFrame(
  text: string,
  before: string,
  named: { units: readonly string[]; years: readonly number[] },
  turn: Places,
): string {
  const left = named.units.length > 0 ? unitsOf(before, turn) : [];
  const frame = without(before, left)
    .split(/\s+/)
    .filter((word) =>
      /20\d\d/.test(word)
        ? named.units.length + named.years.length === 0
        : turn.frame.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")),
    );
  return `${text} ${frame.join(" ")}`;
}

/** Takes folded names and years out of a text that may carry marks. */
export function without(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => {
    const words = rest.split(/\s+/);
    const size = name.split(" ").length;
    const bare = words.map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ""));
    const at = bare.findIndex((_, i) => bare.slice(i, i + size).join(" ") === name);
    return at < 0 ? rest : [...words.slice(0, at), ...words.slice(at + size)].join(" ");
  }, text);
}

/** It asks of a thing of its own, not of another figure of the same. */
function namesThing(text: string, turn: Places): boolean {
  const marked = isMarked(text);
  const named = new Set(unitsOf(text, turn).flatMap((unit) => unit.split(" ")));
  const plain = withoutMeasures(text, marked).replace(marked ? OF_FIGURE : OF_FIGURE_BARE, " ");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => {
    const folded = fold(word);
    if (named.has(folded) || /^\d+$/.test(folded) || folded.length < 2) return false;
    return !turn.frame.has(folded) && !isLittle(word, marked);
  });
}

const FIGURES =
  "số lượng|đơn giá|thành tiền|giá|tổng cộng|tổng|mấy cái|mấy chiếc|mấy bộ|bao nhiêu cái|thời hạn|thời gian|hạn chót|hạn|hoàn thành|xong|sản phẩm|đầu ra|theo dõi|đôn đốc|khi nào|bao giờ|lúc nào|tháng mấy|tháng nào|quý mấy|quý nào|ngày nào|ngày mấy|ai|chủ trì|phối hợp|phụ trách|đơn vị nào|phòng nào|khoa nào|đang|đã|chưa|ngừng|dừng|hỏng|hoạt động|sử dụng|chạy|thực hiện|kết quả|mục tiêu|chỉ tiêu|năm ngoái|năm trước|năm nay|năm sau|tính cả|kể cả|tính luôn|riêng|cộng|tăng|giảm|so|chênh|lệch|nhiều|ít|hơn";
const OF_FIGURE = wholeWords(FIGURES);
const OF_FIGURE_BARE = wholeWords(fold(FIGURES));

const RELATIVE =
  /(?<![\p{L}\p{N}])(?:năm|nam) (ngoái|ngoai|trước|truoc|sau|kế|ke)(?![\p{L}\p{N}])/iu;

/** "Năm ngoái" of a question about 2025 is 2024. */
function relativeYear(text: string, before: string): string | null {
  const [year] = yearsOf(before);
  const said = RELATIVE.exec(text)?.[1];
  if (year === undefined || said === undefined) return null;
  const isBack = /^(?:ngoai|truoc)$/.test(fold(said));
  return text.replace(RELATIVE, `năm ${isBack ? year - 1 : year + 1}`);
}

/** A question about the law; "thế VAT thì sao" after a price leans on the plan all the same. */
function isOfLaw(text: string): boolean {
  const said = fold(text);
  return (
    OF_LAW.test(said) || (OF_RULE.test(said) && !/^(?:the|con|vay|roi|thi|tinh|cong)\b/.test(said))
  );
}

const OF_LAW =
  /\b(?:thong tu|nghi dinh|luat|quyet dinh|van ban|quy dinh|phat(?! trien| thanh| hanh)|hieu luc)\b/;
const OF_RULE =
  /\b(?:vat|gtgt|(?:chiu|tinh|muc|mien|giam) thue|thue suat|bat buoc|duoc phep|gia tran|han muc|dinh muc|chi dinh thau|dau thau|han chot|deadline)\b/;
