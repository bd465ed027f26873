/** What kind of body draws a plan up, by its name: which duties of the law are its own. */
import { fold } from "../text/fold.ts";
import type { Facility } from "../unit/unit-profile.ts";

export function facilityOf(body: string): Facility {
  const name = fold(body);
  if (/benh vien/.test(name)) return "hospital";
  return /trung tam|tram y te|phong kham/.test(name) ? "non-hospital" : "authority";
}

/** Centres that prevent, test, judge, teach or tell, folded: they treat nobody unless they run a clinic. */
const TREATS_NOBODY =
  /\btrung tam (?:kiem soat benh tat|kiem soat va phong|y te du phong|phong,? chong|kiem nghiem|kiem dich|giam dinh|phap y|truyen thong|dan so|dao tao|thong tin|cong nghe thong tin|kiem chuan|cdc)\b|\bcdc\b/;
/** What a plan names that treats patients itself, folded. */
const CLINIC =
  /\bphong kham\b(?! tu nhan)|\bdieu tri (?:noi|ngoai) tru\b|\bdieu tri (?:nghien|methadone)\b|\bnguoi benh (?:noi|ngoai) tru\b|\bbenh an\b/;

/** Whether duties of those who treat patients are its own; `planText` is folded. A department of health sees to them. */
export const treatsPatients = (body: string, planText: string): boolean =>
  !TREATS_NOBODY.test(fold(body)) || CLINIC.test(planText);

/** Statements on examination and treatment, folded. */
const CLINICAL =
  /kham benh|kham chua benh|benh vien|benh an\b|don thuoc|ke don|nguoi benh|vien phi|noi tru|can lam sang/;

export const isClinical = (statement: string): boolean => CLINICAL.test(fold(statement));
