/** What a unit tells once about itself: names, place, signer, letters of its symbols. Kept in the settings. */
import { z } from "zod";

import { type AnswerCheck, checkAnswer } from "../draft/answers.ts";
import type { DraftAnswer } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";

const line = z.string().trim().min(1).max(200);

export const Facility = z.enum(["hospital", "non-hospital", "authority"]);
export type Facility = z.infer<typeof Facility>;

export const UnitProfile = z.strictObject({
  /** "Trung tâm Y tế Krông Pắc". */
  name: line.optional(),
  /** "Sở Y tế tỉnh Đắk Lắk". */
  parentBody: line.optional(),
  /** "Đắk Lắk". */
  province: line.optional(),
  /** Where documents are dated: "Krông Pắc". */
  place: line.optional(),
  /** "GIÁM ĐỐC", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC". */
  signerTitle: line.optional(),
  signerName: line.optional(),
  /** Letters of the unit in its symbols: "TTYT". */
  code: line.regex(/^[A-ZĐ][A-ZĐa-z0-9]{0,11}(?:-[A-ZĐ][A-ZĐa-z0-9]{0,11})?$/u).optional(),
  /** Form of the symbol, {mã} for the code: "KH-{mã}" (the default), "KH-{mã}-CNTT". */
  symbolFormat: line.regex(/^KH-\{mã\}(?:-[A-ZĐ0-9]{1,10})?$/u).optional(),
  /** Recipients, each a line of "Nơi nhận"; absent: those of the prior plan. */
  recipients: z.array(line).max(30).optional(),
  facility: Facility.optional(),
});
export type UnitProfile = z.infer<typeof UnitProfile>;

export type ProfileField = keyof UnitProfile;

/** Fields in the order they are asked for, each as a question with an example. */
export const PROFILE_QUESTIONS: readonly { field: ProfileField; ask: string }[] = [
  { field: "name", ask: "tên đầy đủ của đơn vị (ví dụ: Trung tâm Y tế Bình An)" },
  { field: "parentBody", ask: "cơ quan chủ quản trực tiếp (ví dụ: Sở Y tế tỉnh Phú Thọ)" },
  { field: "province", ask: "tỉnh, thành phố (ví dụ: Phú Thọ)" },
  { field: "place", ask: "địa danh ghi trước ngày tháng của văn bản (ví dụ: Bình An)" },
  { field: "code", ask: "chữ viết tắt của đơn vị trong ký hiệu văn bản (ví dụ: TTYT)" },
  { field: "signerTitle", ask: "chức vụ người ký (ví dụ: GIÁM ĐỐC)" },
  { field: "signerName", ask: "họ và tên người ký" },
  { field: "facility", ask: "loại đơn vị: bệnh viện, cơ sở khác hay cơ quan quản lý" },
];

/** An answer to a draft's question with this in front of its id belongs into the profile. */
export const PROFILE_ANSWER = "ho-so.";

/** What the answers to a draft's questions tell about the unit, as typed. */
export function profileAnswers(
  answers: readonly DraftAnswer[],
): Partial<Record<ProfileField, string>> {
  return Object.fromEntries(
    answers.flatMap(({ id, value }) => {
      const question = PROFILE_QUESTIONS.find(({ field }) => id === `${PROFILE_ANSWER}${field}`);
      return question === undefined ? [] : [[question.field, String(value)] as const];
    }),
  );
}

/** Questions still open, in order. */
export function openProfileQuestions(profile: UnitProfile): { field: ProfileField; ask: string }[] {
  return PROFILE_QUESTIONS.filter(({ field }) => profile[field] === undefined);
}

const FACILITIES: readonly (readonly [RegExp, Facility])[] = [
  [/co quan|so y te|quan ly|authority/, "authority"],
  [/co so khac|trung tam|tram|phong kham|non-hospital/, "non-hospital"],
  [/benh vien|hospital/, "hospital"],
];

/** One typed field as it is kept; a wrong value comes back with a sentence that says what to type. */
export function readProfileField(field: ProfileField, typed: string): AnswerCheck {
  const check = checkAnswer({}, typed);
  if (!check.ok) return check;
  const value = valueOf(field, check.value);
  const parsed = UnitProfile.safeParse({ [field]: value });
  if (parsed.success) return { ok: true, value: Array.isArray(value) ? value.join("; ") : value };
  const ask = PROFILE_QUESTIONS.find((question) => question.field === field)?.ask ?? field;
  return { ok: false, message: `Giá trị "${check.value}" chưa đúng; cần ${ask}.` };
}

/** A typed field as a part of a profile; call it with what `readProfileField` accepted. */
export function profilePart(field: ProfileField, value: string): UnitProfile {
  return UnitProfile.parse({ [field]: valueOf(field, value) });
}

function valueOf(field: ProfileField, typed: string): string | string[] {
  if (field === "recipients")
    return typed
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  if (field === "facility")
    return FACILITIES.find(([pattern]) => pattern.test(fold(typed)))?.[1] ?? typed;
  if (field === "signerTitle") return typed.toLocaleUpperCase("vi");
  return typed;
}

/** "KH-TTYT". */
export function symbolSuffixOf(profile: Pick<UnitProfile, "code" | "symbolFormat">): string | null {
  if (profile.code === undefined) return null;
  return (profile.symbolFormat ?? "KH-{mã}").replace("{mã}", profile.code);
}
