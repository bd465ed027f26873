/** "Mua máy tính 18 triệu có vượt định mức không": a sum of the question held against every cap in force of the thing. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { groupMeant } from "./named-groups.ts";
import { asksAgainstCap, type Capped, capsOf, thingHeld } from "./plan-caps.ts";
import type { ClaimedQuantity } from "./premises/claims.ts";
import { factStatement } from "./select-facts.ts";
import { introduce } from "./status-statements.ts";
import type { Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Whom it is bought for decides which cap holds: that is told by the statements of the subject. */
const FOR_WHOM =
  /\b(?:lanh dao|giam doc|truong phong|pho|chuyen vien|nhan vien|can bo|vien chuc|bac si|ky thuat vien|nguoi lao dong|nhom [ivx]+)\b/;
/** Sums of other limits. */
const OF_TENDER = /\b(?:goi|thau|truc tuyen|du an|du toan)\b/;
const PER_PIECE = /\b(?:moi|mot|don gia|gia|cai|chiec|bo)\b/;

/** null where no such sum is held to a cap, or the register sets none for the thing. */
export function answerSumAgainstCaps(question: Question, turn: Turn): Outcome | null {
  const sum = sumOf(question);
  if (sum === null) return null;
  const thing = thingHeld(question, turn);
  const caps = thing === null ? [] : leadersLast(namingIt(capsOf(thing, turn), thing, question));
  const [first] = caps;
  if (
    first === undefined ||
    groupMeant(
      question.text,
      caps.map(({ fact }) => fact),
    ) !== null
  )
    return null;
  const draft = emptyDraft();
  const { entry } = first.fact.unit;
  const [lead, ...others] = caps.map(({ fact }, at) =>
    factStatement(fact, turn.citer, turn.asOf, at === 0),
  );
  if (lead === undefined) return null;
  const told = { ...lead, text: `${verdictOf(sum, caps)} ${lead.text}` };
  draft.statements.push(told, introduce(entry, turn.citer, turn.asOf), ...others);
  draft.verified = checkedTo([entry]);
  draft.suggestions = [`${entry.symbol} còn hiệu lực không?`];
  turn.trace(
    `Đối chiếu ${sum.raw} với ${caps.length} mức tối đa đang áp dụng ${displayDate(turn.asOf)}.`,
  );
  return { draft, about: [entry] };
}

/** The one sum of money that is held to a cap, for one piece and nobody named. */
function sumOf({ text, claims }: Question): ClaimedQuantity | null {
  const folded = fold(text);
  if (!asksAgainstCap(text) || OF_TENDER.test(folded) || FOR_WHOM.test(folded)) return null;
  const sums = claims.quantities.filter(({ dimension }) => dimension === "money");
  const isOfMany = claims.quantities.some(
    ({ dimension, high }) => dimension === "count" && high > 1,
  );
  const [sum, other] = sums;
  if (sum === undefined || other !== undefined || (isOfMany && !PER_PIECE.test(folded)))
    return null;
  return sum;
}

/** "Máy tính" is named by two words beside each other: "máy in …, tính theo số chuyên viên" does not name it. */
function namingIt(caps: readonly Capped[], thing: Terms, { terms }: Question): Capped[] {
  const pairs = [...terms.weights.keys()].filter((term) => {
    const [first = "", second = ""] = term.split(" ");
    return (
      second !== "" &&
      (thing.weights.has(second) || thing.weights.has(first)) &&
      thing.words.includes(second)
    );
  });
  if (pairs.length === 0) return [...caps];
  return caps.filter(({ fact: { unit } }) =>
    pairs.some((pair) => unit.body.has(pair) || unit.askTerms.has(pair)),
  );
}

/** Of caps alike that of most people first: what leaders may have is the exception. */
const leadersLast = (caps: readonly Capped[]): Capped[] =>
  caps.toSorted((a, b) => a.most - b.most || Number(isOfLeaders(a)) - Number(isOfLeaders(b)));

const isOfLeaders = ({ fact }: Capped): boolean =>
  /\blanh dao\b/.test(fold(fact.unit.provision?.fact ?? ""));

function verdictOf(sum: ClaimedQuantity, caps: readonly Capped[]): string {
  const [low, high] = [caps[0]?.most ?? 0, caps.at(-1)?.most ?? 0];
  const lower = `mức tối đa ${millions(low)}${whose(caps, low)}`;
  const higher = `mức tối đa ${millions(high)}${whose(caps, high)}`;
  if (low === high)
    return sum.high <= low
      ? `Không vượt: ${sum.raw} không quá mức tối đa ${millions(low)}.`
      : `Có vượt: ${sum.raw} vượt mức tối đa ${millions(low)}.`;
  if (sum.high <= low)
    return `Không vượt: ${sum.raw} không quá ${lower}, cũng không quá ${higher}.`;
  if (sum.low > high) return `Có vượt: ${sum.raw} vượt ${lower}, cũng vượt ${higher}.`;
  return `Tùy người được trang bị: ${sum.raw} vượt ${lower}, không vượt ${higher}.`;
}

/** " của nhóm VII": of whom the cap is. */
function whose(caps: readonly Capped[], most: number): string {
  const who = caps.find((one) => one.most === most)?.fact.unit.provision?.who;
  return who === undefined ? "" : ` của ${who.charAt(0).toLowerCase()}${who.slice(1)}`;
}

const millions = (dong: number): string => `${(dong / 1e6).toLocaleString("vi-VN")} triệu đồng`;
