/**
 * "Được thuê dịch vụ để nâng cấp phần mềm đã mua đúng không", "phông chữ là Arial phải không": what a question takes for
 * granted in words, held against the words of the statement found: one says yes where the other says no, or another value
 * stands in its place. Only where the statement is surely the one that was meant. Pure.
 */
import { fold } from "../../../domain/text/fold.ts";
import { isSyllable } from "../../../knowledge/search/word-repair.ts";
import type { Scored } from "../evidence.ts";
import { isFair } from "../select-facts.ts";
import type { Question } from "../understand.ts";
import type { Verdict } from "./check-values.ts";

/** Share of the claim's words that the statement or the ways to ask for it must carry. */
const SURE = 0.6;
/** A statement this near to the best may be the one that was meant. */
const NEAR = 0.85;
/** How many words a "không" reaches. */
const REACH = 4;

export function checkWording(question: Question, ranked: readonly Scored[]): Verdict | null {
  const said = fold(question.text).replace(/[?!.,;:]+/g, " ");
  if (question.claims.mood !== "asserted" || !TAG.test(said) || OPEN.test(said)) return null;
  const claim = wordsOf(said.replace(TAG, " "));
  const floor = (ranked[0]?.score ?? 0) * NEAR;
  const near = ranked.filter(
    (one) => one.score >= floor && one.unit.provision !== null && isFair(one),
  );
  for (const fact of near.slice(0, 3)) {
    const told = wordsOf(fold(fact.unit.passage.text));
    const shared = new Set([...fact.unit.body].filter((term) => question.terms.weights.has(term)));
    const wrong =
      otherValue(claim, told, fact, question) ?? opposite(claim, told, shared, fact, question);
    if (wrong !== null) return { right: false, said: wrong, fact };
  }
  return null;
}

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** What asks for the confirmation of a claim. */
const TAG =
  /\b(?:co )?(?:dung|phai|chuan|chinh xac)(?: vay| the| roi)? (?:khong|ko|k|hong|hok|hem|hk|chua)\b.*$|\b(?:dung|phai) (?:ha|chu|nhi|vay)\b.*$|\b(?:nghe noi|nghe bao|hinh nhu|em nho|minh nho|toi nho)\b/;
/** Something is asked beside the claim. */
const OPEN = /\b(?:nao|gi|bao nhieu|may|bao gio|bao lau|the nao|ra sao|vi sao|tai sao|o dau)\b/;

const NOT = /^(?:khong|ko|chua|chang|cam)$/;
const DENIED =
  /^(?:duoc|phai|can|dung|co|la|bat|ap|tinh|cho|ghi|sua|thuoc|chiu|lam|nop|gui|bao|luu|thay|lap|thue|mua|yeu|quy)$/;

/** The statement denies what the claim says, or the other way round. */
function opposite(
  claim: readonly string[],
  told: readonly string[],
  shared: ReadonlySet<string>,
  fact: Scored,
  question: Question,
): string | null {
  if (explained(fact, question) < SURE) return null;
  const denied = deniedIn(told, shared);
  const deniedByClaim = deniedIn(claim, shared);
  return denied !== deniedByClaim ? "Không đúng." : null;
}

/** A word that both sides share stands behind a "không". */
export function deniedIn(words: readonly string[], shared: ReadonlySet<string>): boolean {
  return words.some(
    (word, at) =>
      NOT.test(word) &&
      // "Không chỉ", "không quá", "dịch vụ không sẵn có" deny nothing of the sentence.
      (word === "cam" || DENIED.test(words[at + 1] ?? "")) &&
      words.slice(at + 1, at + 1 + REACH).some((behind) => shared.has(behind)),
  );
}

/** Share of the question's single words that the statement, its heading or its ways of being asked for carry. */
function explained(fact: Scored, question: Question, without: ReadonlySet<string> = NONE): number {
  const words = [...question.terms.weights.keys()].filter(
    (term) => !term.includes(" ") && !without.has(term),
  );
  const { body, askTerms } = fact.unit;
  const told = words.filter((word) => body.has(word) || askTerms.has(word));
  return words.length === 0 ? 0 : told.length / words.length;
}

const NONE: ReadonlySet<string> = new Set();

/** "… là Arial", "… dạng JSON", "cỡ chữ là 12", "lưu vĩnh viễn": a value of its kind that the statement tells otherwise. */
function otherValue(
  claim: readonly string[],
  told: readonly string[],
  fact: Scored,
  question: Question,
): string | null {
  const last = claim.at(-1);
  if (last === undefined || told.includes(last) || isOfSymbol(last, question)) return null;
  const kind = KINDS.find((one) => one.is(last, claim.at(-2)));
  if (kind === undefined || !told.some((word, at) => kind.is(word, told[at - 1]))) return null;
  const said = kind.said(last);
  if (explained(fact, question, new Set(said.split(" "))) < SURE) return null;
  return `Không phải ${typed(said, question.text)}.`;
}

/** "… bãi bỏ Thông tư 49/2017 đúng không": the number is of a document. */
const isOfSymbol = (word: string, { named, unknown, ambiguous }: Question): boolean =>
  [...named.map(({ reference }) => reference), ...unknown].some(({ raw }) =>
    wordsOf(fold(raw)).includes(word),
  ) || ambiguous.length > 0;

/** Kinds of value that are told apart by their form. */
const KINDS: readonly {
  is: (word: string, before: string | undefined) => boolean;
  said: (last: string) => string;
}[] = [
  { is: (word) => /^[a-z]{3,}$/.test(word) && !isSyllable(word), said: (last) => last },
  {
    is: (word, before) =>
      /^\d{1,4}$/.test(word) && !/^(?:dieu|khoan|nam|ngay|thang)$/.test(before ?? ""),
    said: (last) => last,
  },
  {
    is: (word, before) =>
      (word === "vien" && before === "vinh") ||
      (/^(?:nam|thang)$/.test(word) && /^\d+$/.test(before ?? "")),
    said: (last) => (last === "vien" ? "vinh vien" : last),
  },
];

/** As the user wrote it. */
function typed(said: string, text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const wanted = said.split(" ");
  const at = words.findIndex((_, i) =>
    wanted.every((word, j) => fold(words[i + j] ?? "") === word),
  );
  return at < 0 ? said : words.slice(at, at + wanted.length).join(" ");
}
