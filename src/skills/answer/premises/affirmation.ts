/**
 * "Đúng." and "Có." are said only where the statement carries the very claim: nothing that one of the two denies, and no word
 * whose opposite stands in its place. Else the statement is told without a verdict. Pure.
 */
import type { Scored } from "../evidence.ts";
import { spoken } from "../spoken.ts";
import type { Question } from "../understand.ts";

const NOT = "(?:khong|ko|chua|chang)";
/** What asks for the yes, behind the claim. */
const TAG = new RegExp(
  `\\b(?:co )?(?:dung|phai|chuan|chinh xac)?(?: vay| the| roi)? ?(?:${NOT}|k|hong|hok|hem|hk)(?: (?:a|ad|em|anh|chi|sep|ban|vay|nhe|nha|nhi|oi))*$`,
);

/** Words that rule each other out: a claim of one is not borne out by a statement of the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:het|mat) (?:hieu luc|han|gia tri|h[ieu]{1,4} ?l[uc]{1,3})\b|\bbi (?:bai bo|huy bo)\b/,
    /\b(?:con|van con|van|dang) (?:co )?(?:hieu luc|ap dung|gia tri)\b|\bchua het\b/,
  ],
  [/\btoi thieu\b|\bit nhat\b/, /\btoi da\b|\bkhong qua\b|\bnhieu nhat\b/],
  [/\bbat buoc\b/, /\bkhuyen (?:nghi|khich)\b|\btu nguyen\b|\bkhong bat buoc\b/],
  [/\bduoc phep\b/, /\bcam\b|\bkhong duoc\b/],
  [/\btang\b/, /\bgiam\b/],
];

export function mayAffirm({ text }: Pick<Question, "text">, fact: Scored): boolean {
  const claim = spoken(text).replace(TAG, " ");
  const told = spoken(fact.unit.passage.text);
  return !isCrossed(claim, told) && !isCrossed(told, claim) && !isOpposed(claim, told);
}

/** "Dịch vụ không sẵn có" beside "dịch vụ sẵn có": two words that one side denies and the other says. */
function isCrossed(denying: string, saying: string): boolean {
  return [...denying.matchAll(new RegExp(`\\b${NOT} (?=([a-z]+ [a-z]+))`, "g"))].some(([, pair]) =>
    new RegExp(`(?<!\\b${NOT} )\\b${pair ?? "-"}\\b`).test(saying),
  );
}

const isOpposed = (claim: string, told: string): boolean =>
  OPPOSITES.some(([one, other]) => isOneOnly(claim, told, one, other)) ||
  OPPOSITES.some(([one, other]) => isOneOnly(claim, told, other, one));

/** The claim says the one, the statement nothing but the other. */
const isOneOnly = (claim: string, told: string, one: RegExp, other: RegExp): boolean =>
  one.test(claim) && !other.test(claim) && other.test(told) && !one.test(told);
