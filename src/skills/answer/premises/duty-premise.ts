/**
 * "Bắt buộc … đúng không": what is only a goal, one of two ways, or no longer asked is not compulsory, whatever day or figure
 * of the claim stands in its statement. Pure.
 */
import { fold } from "../../../domain/text/fold.ts";
import type { Scored } from "../evidence.ts";
import { isFair } from "../select-facts.ts";
import type { Question } from "../understand.ts";
import type { Verdict } from "./check-values.ts";
import { wordsOf } from "./wording-premise.ts";

/** A statement this near to the best may be the one that was meant. */
const NEAR = 0.75;
const SAYS_BOUND = /\bbat buoc\b/;
const OPEN = /\b(?:nao|gi|bao nhieu|may|bao gio|bao lau|the nao|ra sao|dau|ai|khi)\b/;
/** The statement itself says that nothing binds. */
const FREE =
  /\bkhong bat buoc\b|\bkhong phai (?:la )?(?:han|nghia vu|bat buoc)\b|\bquy pham nao buoc\b|\bluat dinh\b.{0,20}\bkhong\b/;
const BINDS: ReadonlySet<string> = new Set(["deadline", "duty", "prohibition", "procedure"]);

export function checkDuty(question: Question, ranked: readonly Scored[]): Verdict | null {
  const said = fold(question.text).replace(/[?!.,;:]+/g, " ");
  const { mood } = question.claims;
  if (mood === "open" || !SAYS_BOUND.test(said) || OPEN.test(said)) return null;
  const floor = (ranked[0]?.score ?? 0) * NEAR;
  const near = ranked.filter(
    (one) => one.score >= floor && one.unit.provision !== null && isFair(one),
  );
  const [fact] = near;
  if (fact === undefined) return null;
  const word = freeWord(near, question);
  return word === null ? null : { right: false, asked: mood === "yes-no", said: word, fact };
}

function freeWord(near: readonly Scored[], question: Question): string | null {
  const [fact] = near;
  if (fact === undefined) return null;
  const told = fold(fact.unit.passage.text);
  if (FREE.test(told)) return "Không bắt buộc.";
  const isBound = near.some(({ unit }) => BINDS.has(unit.provision?.kind ?? ""));
  if (fact.unit.provision?.kind === "target" && !isBound)
    return "Chưa thấy quy định bắt buộc, đây là mục tiêu.";
  if (question.claims.mood !== "asserted") return null;
  const isFree = isOneOfTwo(told, question) || (fact.key && isDropped(told, question));
  return isFree ? "Không bắt buộc." : null;
}

/** "Đặt tại cơ sở hoặc trên đám mây": the claim names one of two ways. */
function isOneOfTwo(told: string, { terms }: Question): boolean {
  const words = wordsOf(told);
  const at = words.indexOf("hoac");
  if (at < 0) return false;
  const isSaid = (side: readonly string[]) =>
    side.filter((word) => terms.weights.has(word)).length > 1;
  const [left, right] = [words.slice(Math.max(0, at - 3), at), words.slice(at + 1, at + 4)];
  return isSaid(left) !== isSaid(right);
}

/** "Không giữ thủ tục công nhận …": the thing itself is no longer asked. */
const isDropped = (told: string, { terms }: Question): boolean =>
  /\bkhong (?:con |giu |quy dinh )/.test(told) &&
  wordsOf(told.split(/\bkhong (?:con|giu|quy dinh) /)[1] ?? "")
    .slice(0, 4)
    .some((word) => terms.weights.has(word));
