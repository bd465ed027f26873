/** Figures of usual kinds in the text: which kind, and the words and years that tell which one of that kind is meant. */
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import { type Clause, withClauses } from "./clause-of-figure.ts";
import { nameBehind } from "./count-names.ts";
import { type Figure, figuresIn } from "./figures-in-sentence.ts";
import { loadsOf } from "./loads.ts";
import { anyOf } from "./naming.ts";
import { isOfQuantities } from "./quantity-claims.ts";
import { tellingWords, yearsIn } from "./quantity-words.ts";
import { USUAL_KINDS, type UsualClaim, type UsualKind } from "./usual-kinds.ts";

const SHARE = /(?<![\d.,/–-])(\d{1,3})(?:[.,](\d{1,2}))?\s?%(?!\s*[-–])/gu;

/** What is wanted, about, a change or a part of more is no such figure. */
const OTHERWISE = anyOf(
  "phấn đấu|mục tiêu|chỉ tiêu|dự kiến|kế hoạch giao|nâng|lên|xuống|ước|tăng|giảm(?! giá)|đề nghị|đề xuất|tối đa|tối thiểu|không quá|không vượt|ít nhất|khoảng|gần|hơn|trên(?! (?:cơ sở|địa bàn))|dưới|chỉ|còn|" +
    "từ|trong đó|riêng|còn lại|phần còn|thêm|gia hạn|mỗi|từng|nếu|lần|đợt \\d|giai đoạn|bước|kỳ|cũ|trước đây|hoặc|chưa|không|chậm|quá hạn|theo quy định|so với|chênh|bình quân|trung bình|ví dụ|định kỳ|cứ|bổ sung|sau",
);
const FROM =
  /^\s*(?:làm việc\s+)?(?:kể từ|kèm|đính|hợp lệ|đều|còn|tính từ|sau|từ)(?:\s+(?:khi|ngày))?\s+([^,;.]*)/iu;
const RANGE = /^\s*(?:đến|[-–]|lên|xuống)\s/iu;
/** "30% giá trị hợp đồng thiết bị ngay sau khi ký". */
const TAIL =
  /(?<!\p{L})(?:ngay|sau|trước|kể từ|tính (?:từ|đến)|trong|theo|nên|do|được|tại|ở|của năm|năm|trở lên|trên)(?!\p{L}).*$/iu;
const SPAN = /(?:thời gian|thời hạn|tiến độ|mức|tỷ lệ|tiền|chi phí|kinh phí|số|kỳ hạn)\s*$/iu;
const HELD = /(?<!\p{L})có\s+(?:thời gian|thời hạn|mức|tỷ lệ)\s*$/iu;
const LED =
  /(?:^|[.;,(]\s*)(?:đối với|riêng|với|về|tại|phần|gói)\s+([^,;:]*)[,:]\s*$|([^,;:.]+):\s*$/iu;
/** Says that something is so, or whose contract it is, but not of what. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  tellingWords(
    "giá trị hợp đồng tổng tiền tổ chức kéo dài diễn ra thực hiện sử dụng nhà thầu nhà cung cấp bên bán bên mua đơn vị mức áp dụng cho phép khấu trừ hàng năm liên tục trọn gói",
  ),
);

/** "của đơn vị" beside "của tỉnh" tells two shares apart. */
const OWN = /(?<!\p{L})(?:của|do|phần) (?:đơn vị|[Bb]ệnh viện|[Tt]rung tâm)(?!\p{L}| \p{Lu})/u;

const telling = (text: string): string[] => [
  ...tellingWords(text).filter((word) => !SAYS_NOTHING.has(word)),
  ...(OWN.test(text) ? ["own"] : []),
];

export const usualClaims = (prose: Prose): UsualClaim[] =>
  prose.lines
    .filter((line) => isOfQuantities(line))
    .flatMap((line) =>
      sentencesOf(line, FULL_STOP).flatMap((sentence) => [
        ...claimsOf(sentence),
        ...loadsOf(sentence),
      ]),
    );

function claimsOf(sentence: Sentence): UsualClaim[] {
  const { text } = sentence;
  return withClauses(text, figuresOf(text)).flatMap(({ figure, clause }): UsualClaim[] => {
    const found = kindOf(figure, clause);
    if (found === null || RANGE.test(clause.after) || isOtherwise(clause)) return [];
    const of = [...new Set([...found.of, ...ledBy(clause.lead)])].toSorted().join(" ");
    const years = yearsIn(text.slice(0, clause.end)).join(" ");
    const { value, unit, printed, start } = figure;
    const from = tellingWords(FROM.exec(clause.after)?.[1] ?? "").join(" ");
    return [{ kind: found.kind, sentence, start, shown: printed, value, unit, of, years, from }];
  });
}

function figuresOf(text: string): Figure[] {
  const shares = [...text.matchAll(SHARE)].map(
    (match): Figure => ({
      // A share is no kind of the other readers.
      kind: "measure",
      value: Number(`${match[1]}.${match[2] ?? "0"}`),
      others: [],
      slack: 0,
      unit: "%",
      printed: match[0],
      start: match.index,
      end: match.index + match[0].length,
      isAll: false,
    }),
  );
  const others = figuresIn(text).filter(({ kind }) => kind === "length" || kind === "count");
  return [...shares, ...others].toSorted((a, b) => a.start - b.start);
}

interface Found {
  kind: UsualKind;
  /** Telling words of what it is of, those of the clause. */
  of: readonly string[];
}

/** The kind whose words stand behind the figure, or else last in front of it. */
function kindOf(figure: Figure, clause: Clause): Found | null {
  const own = figure.unit === "%" ? "share" : figure.kind;
  const kinds = USUAL_KINDS.filter((one) => one.figure === own);
  for (const kind of kinds) {
    const [match] = clause.after.matchAll(kind.words);
    if (match === undefined || !/^\s*(?:của |cho )?$/iu.test(clause.after.slice(0, match.index)))
      continue;
    const behind = clause.after.slice(match.index + match[0].length);
    const owner = HAD_BY.exec(clause.before)?.[1] ?? "";
    const of = [...telling(owner), ...telling(nameOf(behind))];
    return OTHER_TERM.test(clause.before) ? null : { kind, of };
  }
  // What is counted stands behind its number.
  if (own === "count") return null;
  const [last] = kinds
    .flatMap((kind) => [...clause.before.matchAll(kind.words)].map((match) => ({ kind, match })))
    .toSorted((a, b) => endOf(b.match) - endOf(a.match) || a.match.index - b.match.index);
  return last === undefined ? null : inFront(last.kind, last.match, clause);
}

const endOf = (match: RegExpExecArray): number => match.index + match[0].length;

/** "Máy chủ có 03 báo giá". */
const HAD_BY = /^(.*?)(?<!\p{L})(?:đã )?(?:có|nhận(?: được)?|thu thập(?: được)?)\s*$/iu;
/** "Đặt cọc 2 tháng tiền thuê": so much of it is paid, it does not last so long. */
const OTHER_TERM = anyOf("đặt cọc|cọc|trả trước|trả|thanh toán|ứng trước|nợ");

const MOST_BETWEEN = 70;

function inFront(kind: UsualKind, match: RegExpExecArray, { before, after }: Clause): Found | null {
  const between = before.slice(endOf(match));
  if (between.length > MOST_BETWEEN) return null;
  const subject = before.slice(0, match.index);
  const isNoun = SPAN.test(subject) && !HELD.test(subject);
  const of = kind.hasSubject && !isNoun ? telling(subject) : [];
  const behind = kind.figure === "share" || OBJECT.test(after) ? nameOf(after) : "";
  return { kind, of: [...of, ...telling(between), ...telling(behind)] };
}

const OBJECT = /^\s*(?:đối với|cho|của|với)\s+/iu;
const nameOf = (after: string): string => nameBehind(after.replace(TAIL, "").replace(OBJECT, ""));

function ledBy(lead: string): string[] {
  const match = LED.exec(lead);
  return match === null ? [] : telling(match[1] ?? match[2] ?? "");
}

const isOtherwise = ({ before }: Clause): boolean => OTHERWISE.test(before);

/** What the text names of a kind: "tập huấn an toàn thông tin", "bảo hành máy in". */
export const namedBehind = ({ words }: UsualKind, text: string): string[] =>
  [...text.matchAll(words)].map((match) => {
    const behind = text.slice(endOf(match)).split(/[;,:.()\d|]/, 1)[0] ?? "";
    return [...new Set(telling(nameOf(behind)))].toSorted().join(" ");
  });
