/**
 * The letters of a symbol as groups, for telling a misspelt symbol from that of another body: "TT-BCT" is one letter
 * away from "TT-BYT" and still another ministry, while "QĐ-BTY" or "BYT-QĐ" is a slip.
 */
import { editDistance } from "../text/edit-distance.ts";
import { stripMarks } from "../text/fold.ts";

/** Folded groups that stand for a type or a body of their own. */
const KNOWN = new Set(
  (
    "TT TTLT ND QD NQ CT CD KH BC TB HD GM TTR VBHN CV CTR DA QC PA KL BB " +
    "BYT BTC BCT BTP BNV BCA BQP BNG BXD BGDDT BKHCN BNNMT BNNPTNT BTNMT BTTTT BVHTTDL BGTVT BLDTBXH BKHDT " +
    "NHNN TTCP UBDT VPCP CP TTG QH CTN HDND UBND VPUBND SYT STTTT SKHCN STC SNV SGDDT SXD SCT STP SNNMT " +
    "TW TU DU BHXH BHXHVN TTYT BCDTW VKSTC TANDTC KTNN BTGDT BDTTG TTYQG BCSD VPTW"
  ).split(" "),
);

/** "QĐ-TTg" → ["QD", "TTG"]. */
export function letterGroups(code: string): string[] {
  return stripMarks(code)
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((group) => group !== "");
}

/** The same groups in another order, or letters misspelt into groups that nothing else bears. */
export function looksMisspelt(printed: string, meant: string): boolean {
  const found = letterGroups(printed);
  const wanted = letterGroups(meant);
  if ([...found].sort().join("-") === [...wanted].sort().join("-")) return true;
  if (found.length !== wanted.length) {
    return closeTo(found.join(""), wanted.join("")) && found.every((group) => !KNOWN.has(group));
  }
  return found.every((group, index) => {
    const other = wanted[index] ?? "";
    return group === other || (!KNOWN.has(group) && closeTo(group, other));
  });
}

/** One slip in short groups, two in long ones; a swapped pair is one slip. */
function closeTo(a: string, b: string): boolean {
  const allowed = Math.max(a.length, b.length) >= 6 ? 2 : 1;
  return editDistance(a, b) <= allowed || swapped(a, b);
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at < a.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
