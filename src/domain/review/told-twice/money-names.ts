/** What an amount of money is: "số dư Quỹ … tại 31/12/2025", "kinh phí được duyệt năm 2025". */
import { syllable } from "../../text/fold.ts";
import type { Clause } from "./clause-of-figure.ts";
import type { Figure } from "./figures-in-sentence.ts";
import { anyOf, type Naming, ownedBy, PER, plain, SPOKEN_OF } from "./naming.ts";
import { tellingWords } from "./quantity-words.ts";

/** Nouns of sums; the name begins with one. */
const SUM = anyOf(
  "số dư|dư|giá (?:gói thầu|trúng thầu|hợp đồng|dự toán)|quỹ|kinh phí|dự toán|(?:tổng )?nguồn thu|tổng thu|doanh thu|số thu|thu viện phí|viện phí|giá trị|mức thu|mức chi|học phí|chi phí|tổng mức|vốn|ngân sách|phụ cấp|thù lao|tổng chi|số chi|số nợ|công nợ|nợ|lương|số tiền|hạn mức|số(?= đã)|số được|được (?:cấp|giao|duyệt)|đã(?= (?:giải ngân|chi|thanh toán|quyết toán|thu|trích|thực hiện|sử dụng))",
);
const GENERIC = new Set(
  "kinh phí tiền khoản nguồn giá trị dự toán chi đơn vị nhu cầu kế hoạch mua phần nhóm nội dung hạng mục trình đề nghị"
    .split(" ")
    .map(syllable),
);
const MONEY_PART =
  /(?<!\p{L})(?:trong đó|riêng|mỗi|từng|thêm|bổ sung|còn lại|tăng|giảm|chênh lệch|đơn giá|thành tiền|so với|vượt|thiếu|lên|tối đa|không quá|dự phòng|nhóm|mục|dòng|phần|thuế)(?!\p{L})(?! (?:dự toán|mềm))/iu;

/** Where money comes from is told of each part of a budget; its tables bear those figures. */
const SOURCES = new Set(
  "ngân sách nhà nước tỉnh địa phương trung ương cấp trên huyện xã nguồn thu sự nghiệp của đơn vị quỹ phát triển hoạt động hội hóa tài trợ khác"
    .split(" ")
    .map(syllable),
);

export function moneyOf({ printed }: Figure, { before, after, lead }: Clause): Naming | null {
  if (/trong đó\s*$/iu.test(lead)) return null;
  const rate = rateOf({ before, after, lead });
  if (rate !== undefined) return rate;
  const granted = grantedOf(before, after);
  if (granted !== null) return granted;
  const at = SUM.exec(before);
  if (at === null) return AMONG.test(before) ? amongOf(after) : null;
  if (MONEY_PART.test(before.replace(/^\s*so với/iu, ""))) return null;
  const subject = before.slice(0, at.index);
  return named(`${HELD.test(subject) ? subject : ""}${before.slice(at.index)}`, printed, after);
}

/** "Dự án có tổng mức đầu tư …". */
const HELD = /(?<!\p{L})có\s*$/iu;

function named(name: string, printed: string, after: string): Naming | null {
  const said = name
    .replace(/(?:từ|ở|với) mức\s*$/iu, "")
    .replace(/^(quỹ.*?)(?:hiện )?còn(?: dư)?\s*$/iu, "$1 số dư");
  const short = tellingWords(
    said.replace(/(?<!\p{L})(?:kinh phí|số tiền|số(?! \d))(?!\p{L})/giu, " "),
  );
  const all = [
    ...(short.length < 2 ? tellingWords(said) : short),
    ...tellingWords(ownedBy(after)),
    ...(/^ước\s/iu.test(printed) ? ["ước"].map(syllable) : []),
  ];
  const isTelling =
    all.length >= 2 && [GENERIC, SOURCES].every((words) => all.some((one) => !words.has(one)));
  return isTelling ? { ...plain, scope: "all", thing: all } : null;
}

const RATE_PER = /^\s*((?:\/\s*\p{L}+)+|(?:một|mỗi|trên|cho mỗi|cho một) \p{L}+)/iu;
const EACH = /(?<!\p{L})(?:mỗi|từng)(?!\p{L})/giu;
const RATE_FOR = /(?<!\p{L})(?:mỗi|hằng|hàng|từng) (quý|tháng|năm|ngày|tuần|lượt)(?!\p{L})/iu;
const RATE_SAYS =
  /(?<!\p{L})(?:mức|chi|tiền|kinh phí|trả|mỗi|từng|theo (?:tháng|quý|năm|ngày))(?!\p{L})/giu;

/** "500.000 đồng/tháng cho mỗi cán bộ trạm": so much for each; undefined where it is a whole. */
function rateOf({ before, after, lead }: Around): Naming | null | undefined {
  const behind = RATE_PER.exec(after);
  const per = behind?.[1] ?? RATE_FOR.exec(before)?.[1];
  if (per === undefined) return PER.test(after) ? null : undefined;
  if (MONEY_PART.test(before.replace(EACH, " "))) return null;
  const own = nameOfRate(`${before} ${ownedBy(after.slice(behind?.[0].length))}`);
  // "Tiền thuê nhà trả theo quý, mỗi quý …": named by the clause before.
  const thing = own.length > 0 ? own : nameOfRate(LAST_CLAUSE.exec(lead)?.[0] ?? "");
  return paidFor(thing, tellingUnits(per));
}

const LAST_CLAUSE = /[^,;:]*(?=[,:]\s*$)/u;

const paidFor = (thing: readonly string[], anchor: readonly string[]): Naming | null =>
  new Set(thing).size >= 2 && anchor.length > 0 ? { ...plain, scope: "all", thing, anchor } : null;

type Around = Pick<Clause, "before" | "after" | "lead">;

const nameOfRate = (said: string): string[] =>
  tellingWords(said.replace(RATE_FOR, " ").replace(RATE_SAYS, " "));

const tellingUnits = (per: string): string[] =>
  [...per.toLowerCase().matchAll(/\p{L}+/gu)]
    .map(([word]) => syllable(word))
    .filter((word) => !PER_WORDS.has(word));
const PER_WORDS = new Set("một mỗi trên cho".split(" ").map(syllable));

const GRANT = "giao|cấp|phê duyệt|duyệt";
const BUDGET = "dự toán|kinh phí|ngân sách";
const GRANTED_BEFORE = new RegExp(
  `((?<!\\p{L})(?:được\\s+(?:\\p{L}+\\s+){0,5}?)?(?:${GRANT})(?!\\p{L}).*(?:${BUDGET}).*)$`,
  "iu",
);
const GRANTED_BEHIND = new RegExp(
  `^\\s*((?:(?:đã|được|do)\\s+)*(?:(?!(?:và|là|để|nên|thì|mà|chưa|không)(?!\\p{L}))\\p{L}+\\s+){0,5}?(?:${GRANT})(?!\\p{L})(?!\\s+(?:thêm|bổ sung))(?:\\s+(?:trong |cho )?(?:đầu )?năm 20\\d\\d)?)`,
  "iu",
);
const BUDGET_AT_END = new RegExp(`(?<!\\p{L})(?:${BUDGET})(?: là)?\\s*$`, "iu");

/** "được Sở Y tế giao dự toán …", "dự toán … Sở Y tế giao": what is granted, whichever word stands first. */
function grantedOf(before: string, after: string): Naming | null {
  const ahead = GRANTED_BEFORE.exec(before)?.[1];
  const behind = BUDGET_AT_END.test(before) ? GRANTED_BEHIND.exec(after)?.[1] : undefined;
  if (ahead === undefined && behind === undefined) return null;
  if (MONEY_PART.test(before.replace(/^\s*so với/iu, ""))) return null;
  const thing = tellingWords(ahead ?? `${before} ${behind ?? ""}`);
  return thing.length < 2 ? null : { ...plain, scope: "all", thing };
}

const AMONG = /(?:trong|của)\s+số\s*$/iu;

/** "trong số 3.579.400.000 đồng của năm 2025": a sum that was told. */
const amongOf = (after: string): Naming => ({
  ...plain,
  scope: "named",
  thing: [SPOKEN_OF, ...tellingWords(ownedBy(after))],
});
