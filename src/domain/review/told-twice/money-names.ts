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
  if (PER.test(after) || /trong đó\s*$/iu.test(lead)) return null;
  const at = SUM.exec(before);
  if (at === null) return AMONG.test(before) ? amongOf(after) : null;
  if (MONEY_PART.test(before.replace(/^\s*so với/iu, ""))) return null;
  const subject = before.slice(0, at.index);
  return named(`${HELD.test(subject) ? subject : ""}${before.slice(at.index)}`, printed, after);
}

/** "Dự án có tổng mức đầu tư …". */
const HELD = /(?<!\p{L})có\s*$/iu;

function named(name: string, printed: string, after: string): Naming | null {
  const said = name.replace(/(?:từ|ở|với) mức\s*$/iu, "");
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

const AMONG = /(?:trong|của)\s+số\s*$/iu;

/** "trong số 3.579.400.000 đồng của năm 2025": a sum that was told. */
const amongOf = (after: string): Naming => ({
  ...plain,
  scope: "named",
  thing: [SPOKEN_OF, ...tellingWords(ownedBy(after))],
});
