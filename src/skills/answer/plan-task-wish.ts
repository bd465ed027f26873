/** What a question wants to know of the tasks of a plan: who, with whom, by when, with what result; or which tasks. Pure. */
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";
import { countsPeople } from "./count-people.ts";
import { isMarked } from "./terms.ts";

export type TaskPart = "lead" | "support" | "monitor" | "deadline" | "product";

export interface TaskWish {
  /** In the order in which they are told. */
  parts: readonly TaskPart[];
  /** Tasks are asked for, by who does them or by when they are due. */
  listed: boolean;
}

const BODY = String.raw`(?:don vi|khoa|phong|co quan|bo phan|to|ban nao|ben|noi)(?: \S+){0,2}? nao|ai`;
const ASKS_BODY = new RegExp(String.raw`\b(?:${BODY})\b`);
const LEADS =
  /\b(?:chu tri|phu trach|thuc hien|giao|lam|lo|dam nhiem|dam trach|to chuc|chiu trach nhiem|phan cong)\b/;
const SUPPORTS = /\b(?:phoi hop)\b/;
const MONITORS = /\b(?:theo doi|don doc|giam sat)\b/;
/** "Đơn vị chủ trì việc … là", without an asking word for the body. */
const NAMES_LEAD = /\b(?:don vi|co quan|nguoi|khoa|phong|noi) (?:chu tri|phu trach|thuc hien)\b/;
const NAMES_SUPPORT = /\b(?:don vi|co quan|nguoi|khoa|phong|noi) phoi hop\b|\bphoi hop voi\b/;
const NAMES_MONITOR = /\b(?:don vi|co quan|nguoi|khoa|phong) (?:theo doi|don doc|giam sat)\b/;
const ASKS_TIME =
  /\b(?:khi nao|bao gio|luc nao|(?:thang|quy|nam|ngay) (?:may|nao)|thoi (?:gian|han|diem)|han (?:chot|hoan thanh|xong|cua|la|den)|deadline|bao lau)\b|^han(?= (?!muc|che|hep))/;
const ASKS_PRODUCT = /\b(?:san pham|dau ra)\b/;
const WORK = "nhiem vu|viec|cong viec|dau viec|noi dung";
const LISTS = new RegExp(
  String.raw`\b(?:${WORK}) (?:nao|gi)\b|\b(?:bao nhieu|may|nhung|cac) (?:nhiem vu|viec|cong viec|dau viec)\b|\b(?:lam|giao|phu trach|chu tri|phoi hop|thuc hien|don doc|theo doi)(?: (?:nhung|cac|cho))*(?: (?:${WORK}))? (?:gi|nao)\b`,
);

/** Who signed a plan and when is asked of its cover. */
const OF_COVER =
  /\bai (?:la nguoi )?(?:ky|duyet|phe duyet|ban hanh)\b|\b(?:ky|ban hanh|phe duyet|duyet)(?: \S+){0,2} (?:ngay|khi|luc|thang|bao) (?:nao|may|gio)\b|\bngay (?:ky|ban hanh)\b/;

/** null where nothing of a task is asked for. */
export function taskWish(text: string): TaskWish | null {
  const folded = fold(text);
  if (OF_COVER.test(folded) || countsPeople(folded)) return null;
  const listed = LISTS.test(folded);
  const parts = TELLS.filter(([, wants]) => wants(folded)).map(([part]) => part);
  return listed || parts.length > 0 ? { parts, listed } : null;
}

const TELLS: readonly (readonly [TaskPart, (folded: string) => boolean])[] = [
  ["lead", wantsLead],
  ["support", (text) => NAMES_SUPPORT.test(text) || asksBody(text, SUPPORTS)],
  ["monitor", (text) => NAMES_MONITOR.test(text) || asksBody(text, MONITORS)],
  ["deadline", (text) => ASKS_TIME.test(text)],
  ["product", (text) => ASKS_PRODUCT.test(text)],
];

const asksBody = (text: string, deed: RegExp): boolean => ASKS_BODY.test(text) && deed.test(text);

/** "Ai chủ trì, ai phối hợp" wants both; "ai phối hợp" the second alone. */
function wantsLead(text: string): boolean {
  if (NAMES_LEAD.test(text)) return true;
  if (!ASKS_BODY.test(text)) return false;
  return LEADS.test(text.replace(LED_TO, " ")) || !(SUPPORTS.test(text) || MONITORS.test(text));
}

/** "Phối hợp thực hiện", "theo dõi việc thực hiện" lead nothing. */
const LED_TO = /\b(?:phoi hop|theo doi|don doc|giam sat)(?: \S+){0,2}? (?:thuc hien|lam)\b/g;

const WISHED =
  "(?:đơn vị|cơ quan|bộ phận|phòng|khoa|bên|nơi) nào|ai|khi nào|bao giờ|lúc nào|tháng mấy|quý mấy|ngày nào|thời hạn|hạn chót|hạn|chủ trì|phụ trách|thực hiện|làm|phối hợp|theo dõi|đôn đốc|sản phẩm|đầu ra|dự toán|đơn giá|giá|số tiền|bao nhiêu|mấy";

/** The question without its words for who and when: another of them is asked for behind it. */
export const withoutTaskWish = (text: string): string =>
  text.replace(wholeWords(isMarked(text) ? WISHED : fold(WISHED)), " ").replace(/\s+/g, " ");
