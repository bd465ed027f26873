/** What a count is of: "24 trạm y tế", "Số thẻ đang dùng: 850 thẻ", "Hội đồng có 9 thành viên". */
import type { Clause } from "./clause-of-figure.ts";
import type { Figure } from "./figures-in-sentence.ts";
import { anyOf, type Naming, PART, plain } from "./naming.ts";
import { CLASSIFIER, tellingWords } from "./quantity-words.ts";

const ALL =
  /(?<!\p{L})(?:cả|toàn bộ|tất cả(?: các| mọi)?|đủ(?: cho)?|đầy đủ|tổng cộng|hết thảy|trọn)\s*$/iu;
const PART_OF_ALL = anyOf("trong đó|riêng|mỗi|từng|kể cả|bao gồm cả|gồm cả|một phần");
export const HAS =
  /(?:(?<!\p{L})(?:đang |hiện |hiện đang )?(?:có|gồm|bao gồm|quản lý|phụ trách|giữ|lưu giữ|lưu|đặt ra|phục vụ|sử dụng|chia làm|chia thành|thực hiện trên|được giao|sở hữu|là|vận hành)|:)(?:\s*(?:tất cả|tổng cộng|cả thảy|tổng số))?\s*$/iu;
const LABELLED =
  /(?:^(?:và |như vậy,? |trong đó,? )?số (?:lượng )?|(?<!\p{L})tổng số (?:lượng )?)(?!dư|tiền|liệu|hóa|hoá)(?=.*(?:là|:|có|gồm|bằng|=)(?:\s+(?:tất cả|tổng cộng))?\s*$)/iu;
const WITH =
  /^(?:như vậy,? |do đó,? )?(?:với|trong|trên)\s*$|(?<!\p{L})(?:dân|đánh giá|phục vụ) trên\s*$/iu;

/** Where the name of a counted thing ends. */
const NAME_END =
  /(?<!\p{L})(?:là|đều|sẽ|phải|cần|nên|để|nhằm|do(?! (?:đơn vị|bệnh viện|trung tâm))|theo|kể từ|với|và|cùng|thì|mà|bằng|từ|nhất trí|tán thành|thông qua|biểu quyết|ký(?! số)|trong năm|trong kỳ|chứ|như|vào|làm(?! việc)|khi|chịu|đảm nhiệm|đảm nhận|kiêm)(?!\p{L})|\d{2,}/iu;
/** Where a verb follows what all of them are: "toàn bộ 24 trạm y tế đã có Internet". */
const SAID_OF_ALL =
  /(?<!\p{L})(?:đã|được|có|chưa|không|vẫn|đang(?! (?:sử dụng|dùng|hoạt động|công tác|làm việc|quản lý|vận hành)))(?!\p{L})/iu;
const SAID_AGAIN = /(?<!\p{L})(?:được|đều|sẽ|phải|cần|là|đã)(?!\p{L})/iu;
const STATE =
  /(?<!\p{L})(?:đã|đang|hiện có|của (?:đơn vị|bệnh viện|trung tâm)|nêu trên|nói trên|(?:hiện|đang) lưu|được (?:giao|cấp))(?!\p{L})/iu;
/** What is in a state now: what follows is said of it. */
const STATE_END = /đang (?:sử dụng|dùng|hoạt động|công tác|làm việc|quản lý|vận hành)/iu;
/** Kinds of which there is one number for the whole body. */
const WHOLE_KINDS = /^\s*(?:giường(?: bệnh)? (?:kế hoạch|kh)(?!\p{L})|biên chế)/iu;
/** "với dân số 14.650 người". */
const SIZE = /(?<!\p{L})dân số(?: trung bình)?\s*$/iu;
const AREA =
  /(?<!\p{L})(?:toàn|ngành y tế) (xã|huyện|tỉnh|thành phố|phường|ngành|vùng)(?!\p{L})/giu;

export function countOf({ isAll }: Figure, clause: Clause): Naming | null {
  const { before, after, lead, isAside } = clause;
  const behind = nameBehind(after);
  if (isAll || ALL.test(before) || WITH.test(before)) return ofAll(clause, behind);
  if (PART.test(before.replace(NORM, "")) || PART_LEAD.test(lead)) return null;
  if (LABELLED.test(before)) return labelled(before, behind);
  return HAS.test(before) || isAside ? hadBy(before, behind, lead) : mentioned(before, behind);
}

/** A norm is reckoned by what there is: "định mức vật tư tính theo 400 giường kế hoạch". */
const NORM = /tính định mức|định mức.*tính theo\s*$/iu;
/** "Các trạm còn lại, gồm 5 trạm", "Trong 14 trạm, 9 trạm đã có": some of them. */
const PART_LEAD =
  /(?:trong đó|riêng)\s*$|(?<!\p{L})còn lại\s*[,:(]\s*$|(?<!\p{L})trong (?:tổng |số |tổng số )?\d[\d.]*\s+\p{L}[^.;]*$/iu;

function ofAll({ before, after, lead }: Clause, behind: string): Naming | null {
  if (PART_OF_ALL.test(before)) return null;
  const end = SAID_OF_ALL.exec(behind)?.index;
  const isSaid = end !== undefined && !SAID_AGAIN.test(after.slice(end + 3));
  return allOf(isSaid ? behind.slice(0, end) : behind, before, lead);
}

/** A number of things, named or not: "820 thẻ ký số đang dùng", "mua 15 máy in", "với dân số 14.650 người". */
function mentioned(before: string, behind: string): Naming | null {
  if (tellingWords(behind.trim().replace(CLASSIFIER, "")).length === 0) return sizeOf(before);
  const state = STATE_END.exec(behind);
  const thing = kindWords(state === null ? behind : behind.slice(0, state.index + state[0].length));
  if (thing.length === 0) return null;
  const isNamed =
    !ACTED_ON.test(before) &&
    [STATE, WHOLE_KINDS, ONLY_COUNTS].some((pattern) => pattern.test(behind));
  return {
    ...plain,
    scope: isNamed ? "named" : "mention",
    thing,
    isBare: !isNamed,
    isStated: isNamed,
  };
}

/** What is done to some of what there is: "nâng cấp 3 phần mềm đang sử dụng". */
const ACTED_ON = anyOf(
  "nâng cấp|hỗ trợ|thí điểm|thay|mua|mua sắm|trang bị|lắp|lắp đặt|sửa|sửa chữa|thanh lý|kiểm tra|chọn|ưu tiên|thu hồi|di dời|kiểm định|cấp|cấp mới|bố trí|khen thưởng|cử|chuyển(?! đổi)",
);

/** Words of the counted thing behind a figure. */
export const countedIn = (after: string): string[] => kindWords(nameBehind(after));

/** Those up to the verb that says something of it. */
export const nounsIn = (after: string): string[] =>
  kindWords(
    nameBehind(after).replace(/(?<!\p{L})(?:đã|được|có|chưa|không|vẫn|đang)(?!\p{L}).*$/iu, ""),
  );

const sizeOf = (before: string): Naming | null =>
  SIZE.test(before)
    ? { ...plain, scope: "all", thing: tellingWords(SIZE.exec(before)?.[0] ?? "") }
    : null;

export function nameBehind(after: string): string {
  const end = NAME_END.exec(after)?.index ?? after.length;
  return after
    .slice(0, end)
    .replace(/(?:(?:trong|của|từ|vào)\s+)?(?:năm|tháng|ngày|quý)\s*$/iu, "");
}

/** "cả 24 trạm y tế": with the places and bodies that its sentence names. */
function allOf(behind: string, before: string, lead: string): Naming | null {
  const thing = kindWords(behind);
  if (thing.length === 0) return null;
  const places = tellingWords([...placesIn(before), ...placesIn(lead)].join(" "));
  return {
    ...plain,
    scope: "all",
    thing: [...thing, ...places],
    isBare: thing.length <= 2,
    isStated: STATE.test(behind),
  };
}

/** "người dự họp", "chiếc máy in": what only counts is no kind. */
const ONLY_COUNTS =
  /^\s*(?:lượt người|người(?! (?:bệnh|dân|cao tuổi|lao động|lớn|học|dùng|sử dụng))|chiếc|cái|đơn vị(?= (?:đã )?(?:gửi|nộp|tham gia|dự)))(?=\s+\p{L})/iu;
const kindWords = (behind: string): string[] => tellingWords(behind.replace(ONLY_COUNTS, " "));

const PLACE =
  /(?<!\p{L})(?:(?:tại|ở|thuộc|đối với|riêng)\s+(?:\p{L}+\s*){1,6}|(?:khoa|phòng|tổ|ban|khối|xã|phường|huyện|bộ phận)\s+(?!chức|hành|học|chống|ngừa|cháy|đầu)(?:\p{L}+|\d+)(?:\s+\p{L}+){0,2}|(?:cơ sở|đợt|giai đoạn|gói|nhóm|khu|tầng)\s+(?:số\s+|thầu\s+)*(?:\d+|[A-Z](?!\p{L})))/giu;
const placesIn = (text: string): string[] =>
  [...text.replace(/(?:tại|ở)\s+(?:cả|toàn bộ|tất cả)\s*$/iu, "").matchAll(PLACE)].map(
    ([all]) => all,
  );

/** "Số thẻ ký số đang dùng: 850 thẻ." */
function labelled(before: string, behind: string): Naming | null {
  const at = LABELLED.exec(before);
  const name = before.slice((at?.index ?? 0) + (at?.[0].length ?? 0));
  const thing = kindWords(name.replace(HAS, ""));
  const rest = tellingWords(behind.trim().replace(CLASSIFIER, ""));
  return thing.length === 0 ? null : { ...plain, scope: "all", thing: [...thing, ...rest] };
}

const LED_BY = /(?:^|[.;]\s*)([^.;:,\d]{2,60}):\s*$/u;

/** "Đơn vị hiện có 24 trạm y tế", "Quy mô: 430 giường". */
function hadBy(before: string, behind: string, lead: string): Naming | null {
  const area = [...before.matchAll(AREA)].map(([, one = ""]) => one.toLowerCase());
  const own = tellingWords(behind);
  const told = tellingWords(before.replace(AREA, " ").replace(HAS, ""));
  // "Về phần mềm: gồm 6 khoản": of what stands in front of the colon.
  const subject = told.length > 0 ? told : tellingWords(LED_BY.exec(lead)?.[1] ?? "");
  const bare = behind.trim().replace(CLASSIFIER, "");
  const isCounted = tellingWords(bare).length === 0 || own.every((one) => subject.includes(one));
  if (isCounted && subject.length > 0) return { ...plain, scope: "all", thing: subject, area };
  if (own.length === 0) return null;
  return { ...plain, scope: "all", thing: [...own, ...subject], area };
}
