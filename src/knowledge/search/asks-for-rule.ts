/**
 * Whether a question asks what holds (a regulation, a duty, a deadline, a cap) and not what a plan says. Plans cite the
 * same words: without this a plan that mentions a rule stands above the rule.
 */
import { stripMarks } from "../../domain/text/fold.ts";

const RULE =
  /\b(?:quy dinh|van ban|luat|nghi dinh|thong tu|quyet dinh|nd|tt|qd|dieu (?:nao|may)|han|thoi han|phat|phai|bat buoc|hieu luc|duoc (?:khong|ko|hong|hok|chua|chi dinh|mua|thanh toan)|may (?:tieng|ngay|gio|nam|thang)|bao lau|bao nhieu (?:nam|ngay|thang|gio|tien|phan tram)|khi nao|han muc|dinh muc|toi da|vien dan|can cu phap ly|chuan nao|vat|thue suat)\b/;
/** Words of plans and of one unit's own affairs. */
const PLAN =
  /\b(?:ke hoach|don gia|kinh phi|du toan|muc tieu|ket qua|so luong|phu luc|cua (?:trung tam|so|benh vien|don vi|minh))\b/;
/** "kế hoạch 2027 viện dẫn văn bản nào" asks for regulations all the same. */
const CITES = /\b(?:vien dan|can cu phap ly|(?:van ban|luat|nghi dinh|thong tu) (?:nao|gi|may))\b/;

export function asksForRule(question: string): boolean {
  const folded = stripMarks(question).toLowerCase();
  return CITES.test(folded) || (RULE.test(folded) && !PLAN.test(folded));
}
