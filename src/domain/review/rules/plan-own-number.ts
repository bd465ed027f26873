/** The number and date that the plan bears at its head against those that its annexes give it. */
import { displayDate, isoDate } from "../../reference/vietnamese-date.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { certainty, type ProseLine, proseOf, quoteOf } from "../prose.ts";
import type { Rule } from "../rule.ts";

const CODE = "own-number-differs";
const HEAD = /^[\s*|]*so\s*:?\s*(\d{1,5})\s*\/\s*([a-zđ-]{2,20})\s*(?:$|\t| {2,}|\|)/;
const ATTACHED =
  /kem theo (?:ke hoach|quyet dinh|to trinh|cong van)(?: so)?\s*:?\s*(\d{1,5})\s*\/\s*([a-zđ-]{2,20})(?:,? ngay (\d{1,2})(?: thang |\/)(\d{1,2})(?: nam |\/)(20\d{2}))?/;
const DATED = /\bngay (\d{1,2}) thang (\d{1,2}) nam (20\d{2})\s*$/;

export const planOwnNumber: Rule = {
  id: "plan-own-number",
  title: "Số, ngày của kế hoạch ghi ở phụ lục",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Phụ lục ghi kèm theo kế hoạch có số hoặc ngày khác số, ngày ở đầu văn bản.",
    },
  ],
  check(input) {
    const { lines, all } = proseOf(input);
    const head = lines.slice(0, 40).map((line) => HEAD.exec(line.folded));
    const own = head.find((match) => match !== null);
    if (own == null) return emptyOutcome();
    const date = lines
      .slice(0, 40)
      .map((line) => DATED.exec(line.folded))
      .find((one) => one !== null);
    const signed = date == null ? null : isoDate(Number(date[3]), Number(date[2]), Number(date[1]));
    const findings = lines.flatMap((line) =>
      differs(line, { number: own[1] ?? "", code: own[2] ?? "", signed }, all.unsure),
    );
    return { ...emptyOutcome(), findings };
  },
};

interface Own {
  number: string;
  code: string;
  signed: string | null;
}

const dateOf = ([day, month, year]: readonly (string | undefined)[]): string | null =>
  isoDate(Number(year), Number(month), Number(day));

function differs(line: ProseLine, own: Own, unsure: boolean): Finding[] {
  const match = ATTACHED.exec(line.folded);
  if (match === null || match[2]?.replace(/-$/, "") !== own.code) return [];
  const date = dateOf(match.slice(3));
  const number = Number(match[1]) === Number(own.number);
  const day = date === null || own.signed === null || date === own.signed;
  if (number && day) return [];
  const [what, expected, found] = number
    ? ["ngày", displayDate(own.signed ?? ""), displayDate(date ?? "")]
    : ["số", own.number, match[1] ?? ""];
  return [
    {
      code: CODE,
      severity: certainty("warning", unsure),
      where: line.where,
      quote: quoteOf(line, match.index, match[0].length),
      expected,
      found,
      message: `Phụ lục ghi ${what} ${found}, đầu văn bản ghi ${what} ${expected}.`,
      suggestion: "Ghi đúng số, ngày của kế hoạch ở phụ lục.",
    },
  ];
}
