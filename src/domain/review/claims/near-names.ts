/**
 * What a level is a level of, in the several ways in which a plan may name it: without its label, who sees to it, the
 * task that leads to it, what the share is of, or by which means it is done. Two names are nearly the same where all of
 * the shorter one stands in the longer one and what is left over there neither narrows it nor is much.
 */
import { syllable } from "../../text/fold.ts";
import { tellingOf, wordSet } from "./claim-words.ts";

type Words = ReadonlySet<string>;

export interface Names {
  /** Every way to name it. */
  all: readonly Words[];
  /** The first two telling words of what the share is of, where the name itself is short; "" where it is not told. */
  head: string;
  /** Telling words of the whole line and its heading. */
  context: Words;
}

/** What a statement says of a level: its words with a mark for the value, and what stands around it. */
export interface Said {
  text: string;
  around: string;
}

/** Stands for the value. */
export const VALUE_MARK = "§";

const set = (words: string): Words => new Set(words.trim().split(/\s+/).map(syllable));

/** Words that say only that something is done, kept, made better or counted. */
const HARMLESS =
  /(?<!\p{L})(?:giữ|nâng cấp|nâng|cập nhật|bổ sung|hoàn thiện|cung cấp|(?<!(?:cơ sở|an toàn|bảo vệ) )dữ liệu|danh mục|tổng số|tổng|giá trị|thống nhất|mở|lớp|phát hành|đưa|tỷ lệ|tỉ lệ|trang bị|mua sắm|mua|lắp đặt|lắp|tổ chức|§ số|không (?:vượt )?quá|không vượt|giảm(?: xuống)?(?: còn)?|(?:đang )?lưu (?:trữ )?(?:trên |bằng )?giấy)(?!\p{L})/giu;

/** On one side only they tell of a part, of others, or of how well. */
const NARROWS = set(
  "khoa phòng trạm xã phường thôn bản nội ngoại trú trẻ em tuổi già nghèo cứu sàng cận tư trực bác điều dưỡng lãnh đạo hộ sinh dược " +
    "đúng hạn hài lòng yêu cầu đầu mới mạn mãn phụ không chưa riêng điểm thí kiểm tra giá chứng chỉ giỏi khá tốt sai lỗi trả lại chậm trước sớm " +
    "quân giấy tái hẹn lao nhi sản dịch vụ tỉnh mổ",
);

/** Ways to go by the network are one. */
const ONLINE =
  /(?<!\p{L})(?:cổng|website|ứng dụng|trang web|zalo|qua mạng|trên mạng|online)(?!\p{L})/iu;
const PUBLIC_SERVICE = /(?<!\p{L})dịch vụ công(?!\p{L})/iu;

const LABEL = /^[^:§]{4,90}:\s+/u;
/** Whom or where a label tells: the level is of them alone. */
const SCOPED_LABEL =
  /(?<!\p{L})(?:tại|ở|đối với|riêng|khoa|phòng|trạm|bệnh viện|trung tâm|khối|xã|phường|cơ sở|nhóm|thí điểm|trẻ|người cao tuổi)(?!\p{L})/iu;
const BODY = String.raw`(?:giao\s+)?(?:khoa|phòng|tổ|ban|bộ phận|văn phòng|đội|nhóm|trung tâm|bệnh viện|trạm y tế|đồng chí)(?!\p{L})`;
const ACTS =
  "chủ trì|số hóa|số hoá|chuẩn hóa|chuẩn hoá|cấp|mở|tổ chức (?!-|–|hành chính|cán bộ)|xây dựng|lắp|mua|trang bị|kết nối|nâng|phấn đấu|bảo đảm|đảm bảo|hoàn thành|thực hiện|triển khai|đưa|rà soát|làm sạch|cập nhật|lập|tập huấn|đào tạo|đạt|duy trì|ký|gắn|liên thông|chịu trách nhiệm|có trách nhiệm|phối hợp|tham mưu|bổ sung|thay|tiếp nhận|hướng dẫn";
const ACTOR = new RegExp(
  String.raw`(^|[:.;]\s*)${BODY}[^:.;%\d§]{1,70}?\s(?:chủ trì\s+)?(?=(?:${ACTS}))`,
  "iu",
);
const LEADS = /^[^§]*?(?<!\p{L})chủ trì(?!\p{L}),?\s*/iu;
/** The task in front of its aim. */
const AIM =
  /(?:,\s*|;\s*|\s)(?:để|nhằm|bảo đảm|đảm bảo|phấn đấu|mục tiêu(?: là)?|sao cho|đưa|nâng|tổng(?: cộng)?|đến (?:cuối|hết) năm(?: 20\d\d)?(?: có)?)(?!\p{L})(?! (?:án|xuất|nghị|cương|tài|bạt|ra|cập|phòng))/giu;
/** The aim of each of them, not of all together. */
const OF_EACH =
  /(?<!\p{L})(?:các|mỗi|từng|những) (?:khoa|phòng|trạm|bệnh viện|trung tâm|đơn vị|cơ sở)(?!\p{L})/iu;
const MEANS =
  /(?<!\p{L})(?:trên|qua|bằng|vào) (?:hệ thống|nền tảng|phần mềm|môi trường|cổng)(?: \p{L}+){0,5}/giu;
const LEAST = 3;

/** Telling words without those for doing and counting. */
const contentOf = (text: string): Words =>
  wordSet(
    tellingOf(
      text.replace(HARMLESS, " ").replaceAll(VALUE_MARK, " ").replace(PREVENTION, "dự-phòng"),
    ),
  );

/** No room of a hospital. */
const PREVENTION = /(?<!\p{L})phòng(?:,? chống| bệnh)(?!\p{L})/giu;

const withFigures = /\d[\d.,/]*\s*%?/gu;

/** Each way of shortening, applied to all that the ones before it gave. */
const SHORTENED: readonly ((text: string) => string[])[] = [
  (text) => {
    const label = LABEL.exec(text)?.[0] ?? "";
    return label === "" || SCOPED_LABEL.test(label) ? [] : [text.slice(label.length)];
  },
  (text) => [text.replace(ACTOR, "$1"), text.replace(LEADS, "")],
  (text) =>
    [...text.matchAll(AIM)].flatMap(({ index, 0: mark }) => {
      const rest = text.slice(index + mark.length);
      return rest.includes(VALUE_MARK) && !OF_EACH.test(text.slice(0, index)) ? [rest] : [];
    }),
  (text) => {
    const front = text.slice(0, text.indexOf(VALUE_MARK));
    return contentOf(front).size >= LEAST ? [front + VALUE_MARK] : [];
  },
  (text) => [text.replace(MEANS, " ")],
];

export function namesOf({ text, around }: Said): Names {
  const plain = text.replace(withFigures, " ");
  const forms = SHORTENED.reduce<string[]>(
    (known, shorten) => [...new Set([...known, ...known.flatMap(shorten)])],
    [plain],
  );
  const all = forms.map(contentOf).filter(({ size }) => size >= LEAST);
  return { all, head: headOf(plain), context: contextOf(`${around} ${text}`) };
}

/** "90% dân số …", "Tỷ lệ người bệnh …": what it is a share of. */
function headOf(text: string): string {
  const [front = "", behind = ""] = text.split(VALUE_MARK);
  const share = /tỷ lệ|tỉ lệ/iu.exec(front);
  const named = share === null ? "" : front.slice(share.index + share[0].length);
  if (named === "" && contentOf(front.replace(LABEL, "")).size >= LEAST) return "";
  return tellingOf(named === "" ? behind.replace(/^\s*(?:tổng )?số /u, "") : named)
    .slice(0, 2)
    .map(({ word }) => word)
    .join(" ");
}

const contextOf = (text: string): Words =>
  wordSet(
    tellingOf(
      `${text} ${ONLINE.test(text) ? "trực tuyến" : ""} ${PUBLIC_SERVICE.test(text) ? "thủ tục hành chính" : ""}`,
    ),
  );

/** "người" beside "người bệnh" leaves open which people are meant. */
const sameHead = (a: string, b: string): boolean =>
  a === "" || b === "" || a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** How much of the longer name the shorter one tells, 0 where they are not nearly the same. */
export function nearness(a: Names, b: Names): number {
  if (!sameHead(a.head, b.head)) return 0;
  return Math.max(
    0,
    ...a.all.flatMap((one) =>
      b.all.map((other) =>
        one.size <= other.size
          ? nearnessOf(one, other, a.context)
          : nearnessOf(other, one, b.context),
      ),
    ),
  );
}

/** Words that the longer name has more, unless the other one's sentence has them too. */
const MOST_LEFT = 2;

function nearnessOf(less: Words, more: Words, lessContext: Words): number {
  if (![...less].every((word) => more.has(word))) return 0;
  const left = [...more].filter((word) => !less.has(word) && !lessContext.has(word));
  if (left.length > MOST_LEFT) return 0;
  if (left.some((word) => NARROWS.has(word))) return 0;
  return less.size / more.size;
}
