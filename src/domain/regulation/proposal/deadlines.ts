/**
 * Deadlines that a regulation sets: "chậm nhất ngày …", "trước ngày …", "trong thời hạn … ngày", yearly dates.
 * Rules of transition ("hồ sơ đã nộp trước ngày …") set none.
 */
import { findDates } from "../../reference/vietnamese-date.ts";
import type { IsoDate, Provision } from "../register-entry.ts";
import { evidenceOf, round, sentenceFact } from "./evidence.ts";
import { confidenceStep, type ProposedProvision } from "./proposal.ts";
import type { Statement } from "./statements.ts";

const LATEST =
  "(?:(?:cham|muon) nhat|khong (?:cham|muon|qua|tre) (?:hon|qua))(?: la| vao| den| truoc)*(?: het)?";
const CLOCK = "(?:\\d{1,2} ?(?:gio|h) ?(?:\\d{2}(?: phut)?)?,? )?";
const DATED = new RegExp(
  `\\b(${LATEST}|han cuoi(?: cung)?(?: la| vao)?|thoi han(?: hoan thanh)?(?: la|:)?|xong|truoc(?: het)?|den het|het|den) ${CLOCK}(?=ngay |\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})`,
  "g",
);
const COUNT = "(?:\\d{1,3}|[a-z]+(?: [a-z]+){0,3}?)(?: ?\\([^)]{2,30}\\))?";
const SPAN = new RegExp(
  `\\b(?:trong (?:thoi han|thoi gian|vong)(?: khong qua| toi da)?|${LATEST}(?: sau| trong)?) ${COUNT},? (?:ngay|thang|gio|nam|phut)\\b(?: lam viec)?`,
);
/** "hằng năm", "của tháng cuối quý", "6 tháng một lần": what comes again. */
const EVERY = "(?:hang|moi|hằng) (?:nam|quy|thang|tuan)";
const YEARLY = new RegExp(
  [
    `\\b(?:truoc|${LATEST}) ${CLOCK}(?:ngay \\d{1,2}(?: thang \\d{1,2}|[/.-]\\d{1,2})?(?: cua)?|thang \\d{1,2}|quy [ivx\\d]+) (?:cua )?(?:${EVERY}|thang (?:cuoi|dau|tiep theo)(?: cua)?(?: moi)?(?: quy| nam)?)`,
    `\\b${EVERY}\\b[^.;]{0,60}?\\btruoc ngay \\d{1,2}(?: thang \\d{1,2}|[/.-]\\d{1,2})?(?! ?[/.-]?\\d| nam \\d)`,
    `\\bdinh ky (?:(?:\\d{1,2} )?(?:tuan|thang|quy|nam)(?: (?:mot|\\d) lan)?|${EVERY})`,
    // The year is not said: "trước ngày 15 tháng 6."
    `\\b(?:truoc|${LATEST}) ngay \\d{1,2}(?: thang \\d{1,2}|/\\d{1,2})(?= ?[.;,)]| ?$)`,
  ].join("|"),
);

/** "đến hết năm 2028": its last day. */
const BY_YEAR = /\b(?:(?:den|truoc)? ?het|cham nhat(?: la| vao| trong| den| het)*) nam (20\d{2})\b/;
/** "Thời hạn hoàn thành việc chuyển đổi dữ liệu: 30/6/2028" */
const TERM =
  /\bthoi han (?:hoan thanh|thuc hien|nop|gui)\b[^:.;]{0,80}: ?(?:truoc )?(?:ngay )?(?=\d)/;

/** A duty: without one, a day limits what is described, it demands nothing. */
const DUTY =
  /\b(?:phai|hoan thanh|trach nhiem|gui|bao cao|trien khai|thuc hien|ban hanh|cap nhat|nop|cong bo|ra soat|to chuc|bao dam|ket noi|chuyen|xay dung|trinh|lap|tra|thong bao|cung cap|dang ky|khac phuc|xem xet|cap|dua vao|phan dau|xong|hoan tat|phoi hop|bo tri|kiem tra|lam sach|quan triet)\b/;
const STRONG = /\b(?:phai|hoan thanh|cham nhat|muon nhat|trach nhiem|xong)\b/;
/** What was done before a day; what goes on under old rules. */
const TRANSITION =
  /\b(?:da|duoc|dang|chua|phat sinh|ky ket|ky|cap|nop|tiep nhan)\b(?!(?<=cap) (?:tren|duoi|xa|huyen|tinh|bo|co so|trung uong|quoc gia))[^,;]{0,70}$/;
const GOES_ON =
  /\b(?:tiep tuc (?:co hieu luc|su dung|thuc hien|duoc|ap dung)|co gia tri(?: su dung)?|het hieu luc|(?<!nay )co hieu luc|khong phai)\b/;

export function readDeadlines(
  statements: readonly Statement[],
  weight: number,
): ProposedProvision[] {
  return statements.flatMap((statement) => {
    if (statement.heading || statement.quoted || /:$/.test(statement.text)) return [];
    const found =
      dated(statement) ??
      termed(statement) ??
      byYear(statement) ??
      yearly(statement) ??
      spanned(statement);
    return found === null ? [] : [toProvision(statement, found, weight)];
  });
}

interface Deadline {
  due: IsoDate | null;
  within: string | null;
  share: number;
}

function dated({ folded, text, leads }: Statement): Deadline | null {
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  for (const match of folded.matchAll(DATED)) {
    const at = match.index + match[0].length;
    const date = findDates(folded.slice(at)).find((found) => found.start <= 2);
    if (!date || date.iso === null) continue;
    const before = folded.slice(0, match.index);
    const latest = /cham nhat|muon nhat|khong |han|xong/.test(match[1] ?? "");
    if (!latest && isNoDemand(before, folded, context)) continue;
    const words = text.slice(match.index, at + date.end);
    // "trước ngày …" ends the day before; the printed day is kept and the words say which.
    const strict = /^truoc/.test(match[1] ?? "") ? words : null;
    return { due: date.iso, within: strict, share: latest ? 0.93 : 0.82 };
  }
  return null;
}

function isNoDemand(before: string, folded: string, context: string): boolean {
  if (GOES_ON.test(folded)) return true;
  if (!DUTY.test(context)) return true;
  const strong = STRONG.test(folded) || /\bphai\b|\btrach nhiem\b/.test(context);
  return TRANSITION.test(before) && !strong;
}

function termed({ folded }: Statement): Deadline | null {
  const match = TERM.exec(folded);
  const date = match && findDates(folded.slice(match.index + match[0].length))[0];
  if (!date || date.start > 2 || date.iso === null) return null;
  return { due: date.iso, within: null, share: 0.9 };
}

function byYear({ folded, leads }: Statement): Deadline | null {
  const match = BY_YEAR.exec(folded);
  const year = match?.[1];
  if (!match || year === undefined) return null;
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  if (isNoDemand(folded.slice(0, match.index), folded, context)) return null;
  return { due: `${year}-12-31`, within: null, share: 0.8 };
}

function yearly({ folded, text }: Statement): Deadline | null {
  const match = YEARLY.exec(folded);
  if (!match || !DUTY.test(folded)) return null;
  const end = match.index + match[0].length;
  const within = text.slice(match.index, end);
  // "hằng năm (trước ngày 15/12)"
  const closing = within.includes("(") && text[end] === ")" ? ")" : "";
  return { due: null, within: within + closing, share: 0.85 };
}

/** "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ": up to the end of the phrase. */
function spanned({ folded, text, leads }: Statement): Deadline | null {
  const match = SPAN.exec(folded);
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  if (!match || !DUTY.test(context) || GOES_ON.test(folded)) return null;
  // A condition or a description, no demand: "nếu trong thời hạn 03 năm …".
  if (
    /\b(?:neu|ma|khi|thoi gian hoat dong|thoi han|co gia tri)\b[^,;]{0,60}$/.test(
      folded.slice(0, match.index),
    )
  )
    return null;
  const end = match.index + match[0].length;
  const behind = /^,? ?(?:ke )?(?:tu|sau) (?:khi|ngay|thoi diem)[^,;.:]*/.exec(folded.slice(end));
  const within = text.slice(match.index, end + (behind?.[0].length ?? 0)).trim();
  return { due: null, within, share: behind ? 0.88 : 0.8 };
}

function toProvision(
  statement: Statement,
  { due, within, share }: Deadline,
  weight: number,
): ProposedProvision {
  const who = whoMust(statement);
  const provision: Provision = {
    locator: statement.locator,
    kind: "deadline",
    fact: sentenceFact(statement),
    ...(who !== null && { who }),
    ...(due !== null && { due }),
    ...(within !== null && within.length >= 2 && { within }),
    asks: [],
    confidence: confidenceStep(share * weight),
  };
  return { provision, evidence: evidenceOf(statement, round(share * weight)) };
}

const MUST =
  /\s(?:phải|phai|có trách nhiệm|co trach nhiem|chịu trách nhiệm|hoàn thành|hoan thanh|báo cáo|bao cao|(?<!tiền )gửi|(?<!tien )gui)(?=[\s:])/iu;
const TIME_FIRST =
  /^(?:Trong|Trước|Chậm nhất|Muộn nhất|Kể từ|Sau|Hằng|Hàng|Định kỳ|Truoc|Cham nhat|Ke tu|Dinh ky)\s[^,]*,\s*/u;

/** The subject of the sentence or of the sentence that announces it, where it is short enough to be one. */
function whoMust({ text, leads }: Statement): string | null {
  const announcing = leads.filter((lead) => !lead.heading).map((lead) => lead.text);
  for (const sentence of [text, ...announcing.reverse()]) {
    const words = sentence.replace(TIME_FIRST, "");
    const at = MUST.exec(words)?.index ?? -1;
    const before = words.slice(0, Math.max(at, 0)).trim().replace(/,$/, "");
    // "Chậm nhất 15 ngày …, chống trợ cấp, Cơ quan điều tra phải …".
    const subject = /^\p{Ll}.*,\s(?=\p{Lu})/u.test(before)
      ? before.replace(/^.*,\s(?=\p{Lu})/u, "")
      : before;
    if (/^\p{L}[^.;:()\d]{3,110}$/u.test(subject) && !TIME_WORD.test(subject))
      return subject.charAt(0).toUpperCase() + subject.slice(1);
  }
  return null;
}

const TIME_WORD = /^(?:trong|trước|chậm|khi|sau|kể|việc|nếu|trường hợp)\s/iu;
