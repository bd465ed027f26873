/** Small counts as people write them: "5", "05", "05 (năm)", "năm", "mười hai"; folded text. */
const DIGITS = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"];
const LAST = "(?:mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin)";
const SPELLED = String.raw`(?:hai|ba|bon|nam|sau|bay|tam|chin) muoi(?: ${LAST})?|muoi(?: ${LAST})?|${DIGITS.join("|")}`;

/** Source of a pattern with one group: the count as written. */
export const SMALL_NUMBER = String.raw`(?<![\p{L}\d.,/:-])(\d{1,4}(?: ?\((?:${SPELLED})\))?|${SPELLED})(?![\p{L}\d%]|[.,/:-]\d|\s*%)`;

/** What such a count says; the digits where both stand. */
export function smallNumber(said: string): number {
  const digits = /^[\d.]+/.exec(said)?.[0].replaceAll(".", "");
  if (digits !== undefined) return Number(digits);
  const [tens, rest] = said.includes("muoi") ? said.split("muoi") : ["", said];
  const ten = said.includes("muoi") ? (tens?.trim() === "" ? 1 : unit(tens)) * 10 : 0;
  return ten + unit(rest);
}

const SAME: Readonly<Record<string, string>> = { tu: "bon", lam: "nam" };

function unit(word = ""): number {
  const plain = word.trim();
  return DIGITS.indexOf(SAME[plain] ?? plain) + 1;
}
