/** "TT 13/2025 hết hiệu lực rồi phải không", "vẫn áp dụng TT 46/2018 chứ": what a question takes for granted of a status. */
import { displayDate } from "../../../domain/reference/vietnamese-date.ts";
import type { RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import { canBeBasis, startOf, type StatusCode } from "../../../domain/regulation/status.ts";
import { fold } from "../../../domain/text/fold.ts";
import type { Turn } from "../answer-deps.ts";
import { shift } from "../asked-day.ts";
import { callIt, type Statement } from "../statement.ts";
import type { Question } from "../understand.ts";

const NO_LONGER = "(?:khong|ko|k|hong|hok) con (?:duoc )?(?:hieu luc|ap dung|dung|xai|gia tri)";
const DEAD = new RegExp(
  `\\b(?:het (?:hieu luc|han|gia tri|h[ieu]{1,4} ?l[uc]{1,3})|bi (?:bai bo|huy bo|thay(?: the)?)|${NO_LONGER})\\b`,
);
const ALIVE =
  /\b(?:van|dang|hien)(?: con| dang| nay)*(?: co)? (?:hieu luc|ap dung|dung|xai|hien hanh|gia tri|thi hanh|theo)\b|\bcon (?:nguyen )?(?:hieu luc|gia tri)\b|\b(?:van|dang)(?: con| dang)? (?:la|lam) (?:mot |cac )?can cu\b/;
const NOT_YET = /\bchua (?:co hieu luc|ap dung|hieu luc|thi hanh)\b/;
/** "Không có hạn hết hiệu lực": of the day, not of the status. */
const ENDLESS = /\b(?:khong|ko|k|chua) (?:co |neu |ghi |quy dinh )+(?:han|ngay|moc|thoi diem)\b/;
/** "Hết hiệu lực từ ngày nào", "bị bãi bỏ nên …": said as a matter of course. */
const AS_GIVEN =
  /(?:het (?:hieu luc|han)|bai bo|huy bo) (?:tu (?:ngay|khi|nam|bao|thang)|roi\b|nen\b|thi\b|vi\b)|\bda (?:het hieu luc|bi (?:bai bo|huy bo))(?! chua)/;

export type StatusClaim = "dead" | "alive" | "not-yet";

/** What is claimed of the status; null where it is only asked for. */
function statusClaim(question: Question): StatusClaim | null {
  const text = fold(question.text).replace(/[?!.,;:()"“”]/g, " ");
  const isAsserted = question.claims.mood === "asserted";
  const neutral = /\b(?:het hieu luc|bai bo|thay the|thay|ap dung|hieu luc) (?:hay )?chua\b/.test(
    text,
  );
  if (neutral || ENDLESS.test(text)) return null;
  if (NOT_YET.test(text)) return isAsserted ? "not-yet" : null;
  if (DEAD.test(text)) return isAsserted || AS_GIVEN.test(text) ? "dead" : null;
  return ALIVE.test(text) && isAsserted ? "alive" : null;
}

/** The correction that leads; true where the status statements themselves correct the claim; null where nothing is wrong. */
export function statusCorrection(
  question: Question,
  entry: RegisterEntry,
  turn: Turn,
): Statement | true | null {
  const endless = endlessCorrection(question, entry, turn);
  if (endless !== null) return endless;
  const claim = statusClaim(question);
  if (claim === null) return null;
  const status = turn.citer.status(entry);
  const name = callIt(entry);
  const lead = (text: string): Statement => ({
    lead: true,
    text,
    citations: [turn.citer.heading(entry)],
  });
  const until = `tính đến ${displayDate(turn.asOf)}`;
  const isDead = status.code === "replaced" || status.code === "period-ended";
  if (claim === "alive") return isDead || status.code === "upcoming" ? true : null;
  if (claim === "not-yet") {
    const start = startOf(entry);
    if (!canBeBasis(status) || start === null) return null;
    return lead(`Không phải: ${name} đã có hiệu lực từ ${displayDate(start)}.`);
  }
  const told = aliveStill(status.code, fold(question.text));
  return told === null ? null : lead(`Không phải: ${name} ${told} (${until}).`);
}

/** What speaks against "hết hiệu lực"; null where the document is over, or in part as was said. */
function aliveStill(code: StatusCode, said: string): string | null {
  if (code === "in-force") return "chưa hết hiệu lực, vẫn còn áp dụng";
  if (code !== "in-force-partly" || /\bmot phan\b/.test(said)) return null;
  return "chỉ hết hiệu lực một phần, phần còn lại vẫn áp dụng";
}

const FOR_EVER =
  /\b(?:vo|khong(?: co)?) thoi han\b|\b(?:mai mai|vo han|khong (?:bao gio )?het (?:hieu luc|han))\b/;

/** "Có hiệu lực vô thời hạn nhỉ": the document tells its last day itself. */
function endlessCorrection(question: Question, entry: RegisterEntry, turn: Turn): Statement | null {
  const last = entry.period?.to;
  if (last === undefined || question.claims.mood !== "asserted") return null;
  if (!FOR_EVER.test(fold(question.text))) return null;
  return {
    lead: true,
    text: `Không phải: ${callIt(entry)} chỉ áp dụng đến hết ${displayDate(last)}, hết hiệu lực từ ${displayDate(shift(last, 1))}.`,
    citations: [turn.citer.heading(entry)],
  };
}
