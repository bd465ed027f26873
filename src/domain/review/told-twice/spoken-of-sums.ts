/** "trong số 3.579.400.000 đồng của năm 2025": a sum that was told before, in a sentence of that year. */
import { syllable } from "../../text/fold.ts";
import type { Prose } from "../prose.ts";
import type { Claim } from "./quantity-claims.ts";

const GRANTED: ReadonlySet<string> = new Set("cấp giao duyệt toán trí".split(" ").map(syllable));

/** The sum that was meant, where no other figure of the document is the one that is spoken of. */
export function meantBy(claim: Claim, claims: readonly Claim[], prose: Prose): Claim | undefined {
  const { figure, times } = claim;
  const others = claims.filter(
    (one) => one !== claim && one.figure.kind === "money" && one.sentence !== claim.sentence,
  );
  if (times.length === 0 || others.some((one) => one.figure.value === figure.value))
    return undefined;
  const digits = String(figure.value).replace(/0+$/, "");
  const isInRow = ({ kind, text }: Prose["lines"][number]): boolean =>
    kind === "row" && text.replace(/[.,\s]/g, "").includes(digits);
  if (prose.lines.some(isInRow)) return undefined;
  const granted = others.filter(
    (one) => one.times.join(" ") === times.join(" ") && one.thing.some((word) => GRANTED.has(word)),
  );
  return granted.length === 1 ? granted[0] : undefined;
}
