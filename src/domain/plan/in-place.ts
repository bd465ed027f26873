/**
 * What a clause of a report tells to be in place: systems in use, what every unit is connected to or fitted out with, who
 * is in charge, an approved level. It holds on when its year is over; what was done or counted within the year does not.
 */
import { withoutCitations } from "./citation.ts";

/** Things that stay where they were put. */
const THING =
  "hệ thống|phần mềm|mạng (?:LAN|máy tính|nội bộ|Internet|diện rộng)|internet|đường truyền|máy (?:vi )?tính|máy chủ|máy trạm|máy quét|máy in|máy photocopy|máy scan(?:ner)?|trang thông tin điện tử|trang web|website|cổng (?:thông tin|dịch vụ)|cơ sở dữ liệu|trang thiết bị|thiết bị|hạ tầng|phòng máy|tường lửa|(?:hộp )?thư điện tử|chữ ký số|chứng thư số";
const DONE =
  "kết nối|trang bị|cài đặt|cài|lắp đặt|triển khai|đưa vào|đầu tư|sử dụng|áp dụng|vận hành|xây dựng|hoạt động|bố trí";
const HAS_THING = new RegExp(String.raw`(?<!\p{L})(?:${THING})(?!\p{L})`, "iu");

/** "Tuy nhiên, đa số máy vi tính …": what a clause begins with in front of its thing. */
const LEAD = String.raw`(?:(?:tuy nhiên|ngoài ra|bên cạnh đó|đồng thời),?\s+)?(?:(?:các|đa số|hầu hết|phần lớn|toàn bộ|tất cả|mọi)\s+(?:các\s+)?)?`;
/** "Hệ thống … đã được triển khai và đưa vào sử dụng", "Trang thông tin điện tử … đi vào hoạt động từ …". */
const THING_STANDS = new RegExp(
  String.raw`^${LEAD}(?:${THING})(?!\p{L})[^;]*?\s(?:(?:đã|đang|hầu hết|đều)\s+)*(?:được\s+(?:\d[\d.,]*\s?%\s+(?:các\s+)?\p{L}+(?:\s\p{L}+){0,3}\s+)?(?:${DONE})|đi vào hoạt động|(?:đang\s+)?hoạt động|có)(?!\p{L})`,
  "iu",
);
/** "100% đơn vị", "38/38 bệnh viện", "Các cơ sở y tế", "Tỷ lệ cán bộ … đạt 100%": all of them. */
const ALL = new RegExp(
  String.raw`^(?:tuy nhiên,?\s+)?(?:100\s?%|(\d{1,4})\s?\/\s?\1(?!\d)|(?:các|mọi|tất cả(?: các)?|toàn bộ(?: các)?)\s+(?:cơ sở|đơn vị|bệnh viện|trung tâm|trạm|khoa))\s?\p{L}*[^;]*?(?:(?:đã|đều|được)\s+)(?:(?:đã|được|có)\s+)*(?:(?:${DONE})\s|hộp\s|phần\s|hệ\s|cán bộ)`,
  "iu",
);
const SHARE_OF_ALL = new RegExp(
  String.raw`^tỷ lệ\s[^;]*?được\s+(?:${DONE})\s[^;]*?đạt\s+100\s?%`,
  "iu",
);
/** "Hiện nay, ngành y tế đã triển khai các phần mềm …", "đang triển khai các ứng dụng …". */
const NOW = new RegExp(
  String.raw`^(?:(?:hiện nay|hiện tại|hiện|đến nay),?\s[^;]*?(?:đã|đang)\s+(?:${DONE})|[^;]{0,60}?(?<!\p{L})đang\s+(?:sử dụng|vận hành))\s`,
  "iu",
);
/** "Bệnh viện … đã thành lập Phòng Công nghệ thông tin", "… đã có cán bộ chuyên trách", "… có Tổ công nghệ thông tin". */
const STAFFED =
  /(?<!\p{L})(?:đã\s+)?(?:có|thành lập|bố trí)\s+(?:\d{1,3}\s+)?(?:phòng|tổ|bộ phận|(?:cán bộ|viên chức|nhân viên)(?: làm)?(?: công tác)?\s+(?:chuyên trách|phụ trách))(?:\s+về)?\s+(?:công nghệ thông tin|CNTT|chuyển đổi số|an toàn thông tin)(?!\p{L})/iu;
const SKILLED = /(?<!\p{L})có trình độ(?!\p{L})[^;]*\d\s?%/iu;
/** "máy scanner: 01; máy photocopy: 06" */
const LISTED = new RegExp(String.raw`(?<!\p{L})(?:${THING})\s?:\s?\d{1,5}(?![\d.,/%]*\d)`, "iu");
/** "được … phê duyệt cấp độ an toàn … cấp độ 2 …" */
const LEVEL =
  /(?<!\p{L})đã được\s[^;]*?phê duyệt\s[^;]*?cấp độ [1-5](?!\d)|đã (?:được )?phê duyệt cấp độ/iu;

/** What was counted or went on within the year; shares of less than all change from year to year. */
const OF_THE_YEAR =
  /(?<![\d/])20\d{2}|trong (?:năm|tháng|quý|kỳ)(?!\p{L})|\d\s+tháng(?!\p{L})|lượt(?!\p{L})|so với|(?<!\p{L})(?:tăng(?! cường)|giảm)(?!\p{L})|lũy kế|luỹ kế|(?<!\p{L})(?:nâng cấp|tập huấn|tuyên truyền|ban hành|rà soát|kiểm tra)(?!\p{L})/iu;
const LESS_THAN_ALL = /(?<![\d.,])(?!100\s?%)\d{1,3}(?:[.,]\d+)?\s?%/u;
const PART_OF_ALL = /(?<![\d/.,])(\d{1,4})\s?\/\s?(?!\1(?!\d))\d{1,4}(?![\d/])\s+\p{L}/u;

/** "Trong năm, Sở … đã được … phê duyệt cấp độ …": the level stays, the year in front of it does not. */
const YEAR_LEAD = /^(?:trong năm|trong năm qua|năm 20\d{2}),\s+/iu;

/** ", tổ chức trên 45 hội nghị trực tuyến trong năm": what was done with the thing, behind what is said of the thing. */
const USED_FOR =
  /,\s+(?=(?:tổ chức|thực hiện|tiếp nhận|xử lý|gửi|đăng|phục vụ)\s+(?:được\s+)?(?:(?:trên|hơn|gần|khoảng)\s+)?\d)/iu;

/** What of a clause is in place, and what was done with it; null where nothing is. */
export function inPlace(clause: string): { standing: string; deed: string } | null {
  const [thing = "", ...used] = clause.split(USED_FOR);
  const deed = used.join(", ");
  const bare = withoutCitations(thing.replace(SINCE_THEN, " "));
  const level = LEVEL.test(bare);
  const plain = level ? bare.replace(YEAR_LEAD, "") : bare;
  if (OF_THE_YEAR.test(plain)) return null;
  if (SKILLED.test(plain)) return { standing: thing, deed };
  if (LESS_THAN_ALL.test(plain) || PART_OF_ALL.test(plain)) return null;
  if (!level && !stands(plain)) return null;
  return { standing: level ? thing.replace(YEAR_LEAD, "") : thing, deed };
}

const stands = (text: string): boolean =>
  STAFFED.test(text) ||
  LISTED.test(text) ||
  (HAS_THING.test(text) && [THING_STANDS, ALL, SHARE_OF_ALL, NOW].some((one) => one.test(text)));

/** Since when it runs: "đi vào hoạt động từ tháng 6/2009". */
const SINCE_THEN =
  /(?<=hoạt động\s|sử dụng\s|vận hành\s|áp dụng\s)(?:từ|kể từ)\s+(?:ngày\s+\d{1,2}\/\d{1,2}\/|tháng\s+\d{1,2}(?:\/|\s+năm\s+)|năm\s+)20\d{2}/giu;
