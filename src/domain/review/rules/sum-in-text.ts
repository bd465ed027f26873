/** Sums in running text with their parts listed: "Tổng kinh phí … trong đó: + … + …", "tổng số lượt … đến … đi …". */
import { countsIn, type TextNumber } from "../../budget/counts-in-text.ts";
import { abs, MICRO, type Micro, printMicro } from "../../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";
import { explainDifference } from "../../budget/relations/explain-difference.ts";
import type { Block } from "../../document/parsed-document.ts";
import { foldInPlace } from "../../text/fold.ts";
import { emptyOutcome, type Finding, type RuleOutcome, type Severity } from "../finding.ts";
import {
  isAnnounced,
  isOneSource,
  namesSource,
  outermost,
  PARTS,
  someOf,
  type Total,
  WHOLE,
} from "../listed-parts.ts";
import { quarterSum } from "../quarter-sums.ts";
import type { Rule } from "../rule.ts";
import { sentenceSums } from "../sentence-sums.ts";
import { checkShares } from "../source-percents.ts";
import { listAbove, listBelow } from "../sum-lists.ts";
import { grandTotalOf } from "../table-totals.ts";
import { whereOfBlock } from "../where.ts";

const CODE = "text-sum-mismatch";
/** The parts may stand in a sentence of their own: "Tổng nhu cầu: 12,5 tỷ đồng. Trong đó: …". */
const NEXT_SENTENCE = /[.](?=\s+\p{Lu})(?!\s+(?:Trong đó|Bao gồm|Gồm|Cụ thể|Chia ra)(?!\p{L}))/u;
const STARTS_PARTS = /^[\s*+•-]*(?:trong đó|bao gồm|gồm|cụ thể|chia ra)(?!\p{L})/iu;
/** A list that says it is whole: then a sum below the total is wrong too. */
const COMPLETE = /nguồn|ngân sách|nguon|ngan sach|bao gồm|gồm:|cụ thể/iu;

export const sumInText: Rule = {
  id: "sum-in-text",
  title: "Tổng và các phần nêu trong lời văn",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning: "Các phần nêu trong lời văn không cộng thành tổng nêu cùng chỗ.",
    },
  ],
  check({ document, budgets }) {
    const outcome = emptyOutcome();
    const ocr = document.quality.ocr || document.quality.lostMarks;
    const blocks = document.blocks.filter((block) => block.kind !== "table");
    const totals = budgets.flatMap((table) => grandTotalOf(table)?.amount ?? []);
    for (const [index, block] of blocks.entries()) {
      const quarters = checkQuarters(blocks, index, totals, ocr);
      const money = quarters === null ? checkMoney(blocks, index, ocr) : null;
      for (const result of [quarters, money, checkCounts(block, ocr)]) {
        if (result === "holds") outcome.relations += 1;
        else if (result !== null) outcome.findings.push(result);
      }
      checkSentences(block, ocr, outcome);
      checkShares(block, { code: CODE, ocr }, outcome);
    }
    return outcome;
  },
};

function checkSentences(block: Block, ocr: boolean, outcome: RuleOutcome): void {
  for (const { whole, sum, computation, quote } of sentenceSums(block.text)) {
    const known = outcome.findings.some(
      (found) =>
        found.where.line === block.place.line && found.found?.replaceAll(".", "") === String(whole),
    );
    if (sum === whole) outcome.relations += 1;
    else if (!known) {
      outcome.findings.push({
        code: CODE,
        severity: ocr ? "info" : "warning",
        where: whereOfBlock(block),
        quote,
        expected: String(sum),
        found: String(whole),
        message: `${computation} = ${sum}, văn bản ghi ${whole}.`,
        suggestion: "Đối chiếu lại tổng và từng phần.",
      });
    }
  }
}

type Result = Finding | "holds" | null;

function checkQuarters(
  blocks: readonly Block[],
  index: number,
  totals: readonly bigint[],
  ocr: boolean,
): Result {
  const block = blocks[index];
  const quarters = quarterSum(blocks, index, totals);
  if (block === undefined || quarters === null) return null;
  const { parts, sum, whole } = quarters;
  if (whole === null) return "holds";
  const total = typeof whole === "bigint" ? whole : whole.amount;
  return finding({
    block,
    severity: ocr ? "info" : "warning",
    computation: parts.map((part) => printMicro(part.amount * MICRO)).join(" + "),
    sum: sum * MICRO,
    total: total * MICRO,
    quote: block.text.slice(parts[0]?.start ?? 0, parts.at(-1)?.end),
    why: explainDifference(total * MICRO, sum * MICRO),
  });
}

/** A total of money in a block, its parts behind it in the block or in the list below. */
function checkMoney(blocks: readonly Block[], index: number, ocr: boolean): Result {
  const block = blocks[index];
  const [total, ...inside] = block === undefined ? [] : moneyInBlock(block);
  if (block === undefined || total?.qualifier !== null) return null;
  const behind = block.text.slice(total.end);
  return (
    checkInside({ block, total, inside, behind, ocr }) ??
    checkList(blocks, index, { block, total, inside, behind, ocr })
  );
}

function checkInside({ inside, ...at }: Total & { inside: readonly TextAmount[] }): Result {
  const { text } = at.block;
  const end = at.total.end + (NEXT_SENTENCE.exec(at.behind)?.index ?? at.behind.length);
  const parts = outermost(
    text,
    at.total.end,
    inside.filter((part) => part.start < end && !isToldAgain(at, part)),
  );
  const fromSources = parts.every((part) => namesSource(text, part));
  const listed = isAnnounced({ ...at, parts, end });
  const whole = listed || (fromSources && !isOneSource(text, at.total));
  if (parts.length < 2 || !whole || someOf(text, parts)) return null;
  const from = PARTS.exec(at.behind)?.index ?? 0;
  return weigh({ ...at, parts, complete: fromSources || COMPLETE.test(at.behind.slice(from)) });
}

/** "2.529,65 triệu đồng (bao gồm VAT), tương ứng 2.529.650.000 đồng, trong đó …": the total once more in another unit. */
function isToldAgain({ block, total, behind }: Total, part: TextAmount): boolean {
  const announced = [...behind.matchAll(new RegExp(PARTS, `${PARTS.flags}g`))];
  if (!announced.some(({ index }) => total.end + index >= part.end)) return false;
  const before = block.text.slice(total.end, part.start);
  return abs(part.amount - total.amount) <= part.slack + total.slack && AGAIN.test(before);
}

const AGAIN = /(?:tương (?:ứng|đương)|tức(?: là)?|quy (?:ra|đổi)|hay(?: là)?|bằng|là|[=(])\s*$/iu;

function checkList(
  blocks: readonly Block[],
  index: number,
  { inside, ...at }: Total & { inside: readonly TextAmount[] },
): Result {
  const above = listAbove(blocks, index);
  if (above.length >= 2) return weigh({ ...at, parts: above, complete: true });
  const announced = PARTS.test(at.behind);
  const sentence =
    at.block.text
      .slice(0, at.total.start)
      .split(/[.!?]\s+(?=\p{Lu})/u)
      .at(-1) ?? "";
  if (!WHOLE.test(sentence) && !announced) return null;
  const next = blocks.slice(index + 1, index + 3).find((block) => block.kind !== "table");
  // "Tổng kinh phí …" and a paragraph of its own below: "Trong đó: ngân sách …; quỹ …".
  const below = next !== undefined && STARTS_PARTS.test(next.text) ? moneyInBlock(next) : [];
  const parts = below.length >= 2 ? below : listBelow(blocks, index);
  if (parts.length < 2) return null;
  // "Trước thuế A, thuế B, sau thuế C" over a list: its parts may be those of any of these.
  if (inside.some((other) => isSumOf(other, parts))) return "holds";
  const complete = announced || parts.every((part) => COMPLETE.test(part.block.text));
  return weigh({ ...at, parts, complete });
}

function isSumOf({ amount, slack }: TextAmount, parts: readonly TextAmount[]): boolean {
  const sum = parts.reduce((all, part) => all + part.amount, 0n);
  return abs(sum - amount) <= parts.reduce((all, part) => all + part.slack, slack);
}

interface Weighing {
  total: TextAmount;
  parts: readonly TextAmount[];
  block: Block;
  ocr: boolean;
  complete: boolean;
}

function weigh({ total, parts, block, ocr, complete }: Weighing): Result {
  const slack = parts.reduce((sum, part) => sum + part.slack, total.slack);
  let sum = 0n;
  for (const [index, part] of parts.entries()) {
    sum += part.amount;
    // A list may go on with parts of parts: the total may be reached before its end.
    if (index >= 1 && abs(sum - total.amount) <= slack) return "holds";
  }
  if (parts.some((part) => part.qualifier !== null)) return null;
  const why = explainDifference(total.amount * MICRO, sum * MICRO);
  if (!complete && sum < total.amount && why === null) return null;
  if (sum > total.amount * 3n || sum * 3n < total.amount) return null;
  const severity: Severity = ocr || !complete ? "warning" : "error";
  const computation = parts.map((part) => printMicro(part.amount * MICRO)).join(" + ");
  return finding({
    block,
    severity,
    computation,
    sum: sum * MICRO,
    total: total.amount * MICRO,
    quote: total.quote,
    why,
  });
}

/** "tổng số … là 27.710 lượt; trong đó … đến 22.430 …, … đi là 27.710 …". */
function checkCounts(block: Block, ocr: boolean): Result {
  const at = PARTS.exec(block.text);
  if (at === null) return null;
  const before = block.text.slice(0, at.index);
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), 0));
  if (!/tổng|tong|có|số lượng/iu.test(sentence)) return null;
  const total = countsIn(sentence).at(-1);
  const behind = block.text.slice(at.index);
  if (/\bnu\b|dang vien|tuoi\b|dan toc/.test(foldInPlace(behind))) return null;
  const end = /[.](?:\s|$)/.exec(behind)?.index ?? behind.length;
  const parts = countsIn(behind).filter((part) => part.end <= end && part.value >= MICRO);
  if (total === undefined || parts.length < 2 || parts.length > 8) return null;
  if (moneyInBlock(block).length > 0 || total.decimals > 0) return null;
  return weighCounts(block, total, parts, ocr);
}

function weighCounts(
  block: Block,
  total: TextNumber,
  parts: readonly TextNumber[],
  ocr: boolean,
): Result {
  let sum: Micro = 0n;
  for (const part of parts) {
    sum += part.value;
    if (sum === total.value) return "holds";
  }
  // Parts may overlap or leave something out: only a sum above the total with a part as large as it is certain.
  const whole = parts.some((part) => part.value === total.value);
  const digit = explainDifference(total.value, sum);
  if (!whole && digit === null) return null;
  if (total.value < 20n * MICRO) return null;
  const computation = parts.map((part) => part.quote).join(" + ");
  const severity: Severity = ocr || !whole ? "warning" : "error";
  return finding({
    block,
    severity,
    computation,
    sum,
    total: total.value,
    quote: total.quote,
    why: digit,
  });
}

interface Parts {
  block: Block;
  severity: Severity;
  computation: string;
  sum: Micro;
  total: Micro;
  quote: string;
  why: string | null;
}

function finding({ block, severity, computation, sum, total, quote, why }: Parts): Finding {
  return {
    code: CODE,
    severity,
    where: whereOfBlock(block),
    quote,
    expected: printMicro(sum),
    found: printMicro(total),
    message: `${computation} = ${printMicro(sum)}, tổng ghi ${printMicro(total)} (lệch ${printMicro(abs(sum - total))}${why === null ? "" : `; ${why}`}).`,
    suggestion: "Đối chiếu lại tổng và từng phần.",
  };
}
