/**
 * Words of what a quantity is of. Other than ../claims/claim-words.ts this keeps every word that may tell one stock from
 * another ("đang sử dụng", "mới", "chưa"): only what says "ours", "here and now" or that something is done is left out.
 */
import { syllable } from "../../text/fold.ts";

const either = (words: string): string =>
  words
    .trim()
    .split(/\s*\|\s*|\n/)
    .join("|");
const phrases = (words: string, flags = "giu"): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${either(words)})(?!\\p{L})`, flags);

/** Each of them with a small or a capital first letter. */
const eitherCase = (words: string): string =>
  words
    .split("|")
    .map((one) => `[${one.charAt(0)}${one.charAt(0).toUpperCase()}]${one.slice(1)}`)
    .join("|");

/** One way to say a thing for the others. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [
    phrases(
      "(?:cán bộ,? )?(?:công chức,? )?viên chức(?:,? (?:và )?người lao động)?|cbcc?vc(?:,? ?nlđ)?|vc,? nlđ",
    ),
    "viên chức",
  ],
  [phrases("bv"), "bệnh viện"],
  [phrases("ttyt"), "trung tâm y tế"],
  [phrases("tyt|trạm y tế xã(?:,? phường)?(?:,? thị trấn)?"), "trạm y tế"],
  [phrases("kp"), "kinh phí"],
  [phrases("cntt"), "công nghệ thông tin"],
  [phrases("giường(?: bệnh)? (?:kh|kế hoạch)"), "giường kế hoạch"],
  [phrases("giường bệnh"), "giường"],
  [phrases("máy vi tính"), "máy tính"],
  [phrases("(?<!(?:mở|băng|sâu)\\s)rộng"), "diện tích"],
  [phrases("bệnh nhân"), "người bệnh"],
  [phrases("đang dùng"), "đang sử dụng"],
  [phrases("hội nghị|cuộc họp"), "họp"],
  [phrases("dân số"), "dânsố"],
  [phrases("(?<!đang )làm việc"), "làmviệc"],
];

/** Bodies that may be the one that speaks; with a name or a rank behind it another one is meant. */
const BODIES =
  "đơn vị|bệnh viện|trung tâm(?: [Yy] tế)?|ngành(?: y tế)?|cơ quan|sở [Yy] tế|chi cục|nhà trường|hệ thống y tế|cơ cấu tổ chức";
const OTHER_BODY =
  "\\p{Lu}|\\d|gửi|cung cấp|dự|nộp|trực thuộc|tham gia|y tế|sự nghiệp|huyện|tỉnh|xã|khu vực|trung ương|vệ tinh|tư|công|ngoài|tuyến|khám|thi công";
/** "của đơn vị", "toàn ngành", "do bệnh viện quản lý". */
const OWN_BODY = new RegExp(
  `(?<!\\p{L})(?:(?:[Cc]ủa|[Tt]ại|[Tt]rong|[Ởở]|thuộc|do)\\s+)?(?:[Tt]oàn\\s+)?(?:${eitherCase(BODIES)})(?!\\p{L}| (?:${OTHER_BODY}))(?:\\s+quản lý(?!\\p{L}))?`,
  "gu",
);

const SOFT_PHRASES = phrases(
  "trực thuộc|(?:tại|ở|của|cho|trong) các (?:khoa|phòng|đơn vị|trạm|bộ phận)(?=[\\s.,;]*$)|mạng lưới(?: y tế(?: cơ sở)?)?|hệ thống|toàn bộ|tất cả|hiện có|hiện nay|hiện tại|hiện đang|(?<!(?:thực|phát|thể|xuất|biểu)\\s)hiện(?! (?:đại|trạng|trường|vật|hữu|diện))|nói trên|nêu trên|kể trên|trên đây|sau đây|dưới đây|trên địa bàn(?: phụ trách| quản lý)?|" +
    "địa bàn(?: phụ trách| quản lý)?|đang (?:làm việc|công tác)|của các \\p{L}+ (?:cung cấp|thầu)|quy mô(?: hoạt động)?|tính định mức|làm căn cứ tính|" +
    "(?:tại )?thời điểm (?:lập|xây dựng) (?:dự toán|kế hoạch)|thành phần|công việc|theo yêu cầu|yêu cầu|sau khi|" +
    "nhà cung cấp|nhà thầu|thời hạn|thời gian|thời điểm|tiến độ|hoạt động chung|mọi|trong kế hoạch này|kế hoạch này|bảng này|" +
    "tổng số|số lượng|số lượt|xác nhận|trong năm|cả năm|hằng năm|hàng năm|cơ bản|dự kiến|cam kết|bảo đảm|đảm bảo|ghi nhận",
);

const SOFT: ReadonlySet<string> = new Set(
  (
    "của các và cho tại theo về với việc có được đến từ những do là đã sẽ phải để ở vào này đó khi bằng qua thì mà nhằm như hoặc hay ra trên " +
    "lên ngày toàn cả đều tổng số mức mốc nên gồm bao tất tính còn giữ đạt nơi đây trong mọi cần vì thế lúc rằng cùng xong trước cộng hai ba bốn"
  )
    .split(" ")
    .map(syllable),
);

/** The text in one way of saying things, in lower case; what says nothing is gone. */
function plainly(text: string): string {
  let said = text.normalize("NFC").replace(/\s+/gu, " ");
  for (const [pattern, one] of ALIKE) said = said.replace(pattern, one);
  return said.replace(OWN_BODY, " ").replace(SOFT_PHRASES, " ").toLowerCase();
}

/** Telling syllables in their order, numbers that name one of several ("cơ sở 2") among them. */
export function tellingWords(text: string): string[] {
  const said = plainly(text).replace(TIME, " ");
  return [...said.matchAll(WORD)].map(([word]) => syllable(word)).filter((word) => !SOFT.has(word));
}

const WORD =
  /\p{L}[\p{L}\p{M}]*|(?<=(?:sở|khu|tầng|đợt|đoạn|số|thầu|án|nhóm|gói|tuyến|lần|loại|cấp) )\d{1,2}(?![\d.,/])/gu;
/** Times are held against each other apart. */
const TIME =
  /(?:(?:tính )?(?:đến|tại|vào|từ|trong|của|cuối|đầu|hết)\s+)*(?:(?:cuối|đầu|hết|ngày|tháng|quý [ivx\d]+|năm)\s+)*(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|\d{1,2}\/(?:19|20)\d\d|(?<=năm\s+|tháng \d{1,2}\s+năm\s+)(?:19|20)\d\d|(?<=tháng\s+)\d{1,2}(?:\s+năm\s+(?:19|20)\d\d)?|(?<=ngày\s+)\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+(?:19|20)\d\d)?)/giu;

/** Commas inside of one name ("khoa, phòng") as blanks, positions kept. */
export const withoutNameCommas = (text: string): string =>
  text.replace(NAME_COMMA, " ").replace(NAME_SLASH, " ");
/** "khoa/phòng"; what money is paid for keeps its stroke: "đồng/người/ngày". */
const NAME_SLASH = /(?<=\p{L})(?<!(?:đồng|triệu|tỷ|nghìn|đ)(?:\/\p{L}+)*)\/(?=\p{L})/gu;
const NAME_COMMA = new RegExp(
  `(?<=(?:viên chức|công chức|cán bộ|khoa|thôn|xã|phường|bản|nhà thuốc|khám bệnh|tổ|khu phố|buôn|phòng khám)),(?= (?:${either(
    "người lao động|viên chức|công chức|phòng|tổ dân phố|bản|phường|thị trấn|quầy thuốc|chữa bệnh|buôn|khu phố|ấp|tổ|trạm",
  )})(?!\\p{L}))`,
  "giu",
);

/** Units that only count: what they count is told elsewhere. */
export const CLASSIFIER =
  /^(?:lượt người|người|chiếc|cái|bộ|đơn vị|lượt|hộ|suất|đồng chí|trường hợp)(?!\p{L})/iu;

/** Years that a text names, each once, in order. */
export const yearsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => year))].toSorted();
