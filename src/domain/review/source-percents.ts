/** "70% từ ngân sách tỉnh và 40% từ nguồn thu": shares of the sources in one sentence come to 100 %. */
import type { Block } from "../document/parsed-document.ts";
import { foldChangesInPlace } from "../text/change-words.ts";
import type { RuleOutcome } from "./finding.ts";
import { whereOfBlock } from "./where.ts";

const SOURCE_SHARE =
  /(\d{1,3})(?:[.,](\d{1,2}))?\s*%(?=[^.;%]{0,40}(?:ngan sach|nguon|quy|tai tro|xa hoi hoa|thu su nghiep|von))|(?:ngan sach|nguon|quy|tai tro|xa hoi hoa|thu|von|tu (?:lo|can doi|bao dam|dam bao))[^.;%\d]{0,50}?(\d{1,3})(?:[.,](\d{1,2}))?\s*%/g;

/** Behind the first share, without one of its own. */
const MONEY_ALONE =
  /%(?:[^%]*[^%(\d.,])?\d[\d.,]*\s*(?:(?:nghin|ngan|trieu|ty)(?: dong)?|dong)\b(?!\s*[(,]?\s*(?:chiem |bang |tuong duong )?\d{1,3}(?:[.,]\d+)?\s*%)/;

const isOfSources = (sentence: string): boolean =>
  /kinh phi|du toan|nguon/.test(sentence) && !/giai ngan|tang|giam|so voi|dat/.test(sentence);

/** Unless one of them has money without its share: "…, nguồn khác 381.574.000 đồng". */
const tellsAll = (sentence: string): boolean =>
  /\bgom\b|nguon\s*:|^\W*ve nguon\b/.test(sentence) && !MONEY_ALONE.test(sentence);

export function checkShares(
  block: Block,
  { code, ocr }: { code: string; ocr: boolean },
  outcome: RuleOutcome,
): void {
  const folded = foldChangesInPlace(block.text);
  for (const sentence of folded.split(/\.\s|;/)) {
    if (!isOfSources(sentence)) continue;
    const shares = [...sentence.matchAll(SOURCE_SHARE)].map(
      (match) =>
        Number(match[1] ?? match[3]) * 100 + Number((match[2] ?? match[4] ?? "0").padEnd(2, "0")),
    );
    const sum = shares.reduce((all, share) => all + share, 0);
    if (shares.length < 2 || (sentence.match(/%/g) ?? []).length !== shares.length) continue;
    if (Math.abs(sum - 10_000) <= 10 * shares.length) outcome.relations += 1;
    else if (sum > 10_000 || tellsAll(sentence)) {
      const computation = shares.map((share) => printShare(share)).join(" + ");
      outcome.findings.push({
        code,
        severity: ocr ? "info" : sum > 10_000 ? "error" : "warning",
        where: whereOfBlock(block),
        quote: block.text.slice(0, 160),
        expected: "100%",
        found: printShare(sum),
        message: `Tỷ lệ các nguồn cộng lại: ${computation} = ${printShare(sum)}.`,
        suggestion: "Đối chiếu lại tỷ lệ của từng nguồn.",
      });
    }
  }
}

const printShare = (share: number): string => `${String(share / 100).replace(".", ",")}%`;
