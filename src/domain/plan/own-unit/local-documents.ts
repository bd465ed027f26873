/** Documents that hold in another unit or in its province only: none of them is cited for the own unit. */
import { bodyOfCode, isLocalBody } from "../../document/bodies/body-codes.ts";
import type { Reference } from "../../reference/find-references.ts";
import { type CitationSpan, topicOf } from "../citation.ts";
import type { OtherUnit, OwnUnit } from "./other-unit.ts";

/** Letters of the Party and the people's committee of a province, and of its departments ("SKHCN"). */
const PROVINCIAL = /^(?:UBND|H[ĐD]ND|TU|BC[ĐD]\p{L}*|TCT\p{L}*|S\p{Lu}{1,7})$/u;
const CENTRAL = /^(?:QH\d*|UBTVQH\d*|\p{Lu}*TW|CP|TTg|BCS[ĐD]|\p{Lu}{2,}QG)$/iu;

/** null: it holds for every unit, or for every unit of the own province. */
export function localKind(
  reference: Pick<Reference, "symbol" | "printedCode">,
  { other, own }: { other: OtherUnit; own: OwnUnit },
): "unit" | "province" | null {
  const code = reference.printedCode ?? "";
  if (code === "" || reference.symbol === null) return null;
  const groups = code.split(/[-/\s]+/u).slice(-2);
  if (groups.some((group) => CENTRAL.test(group) || isCentral(group))) return null;
  if (groups.some((group) => PROVINCIAL.test(group)))
    return other.province !== null && other.province === own.homeProvince ? null : "province";
  return "unit";
}

function isCentral(letters: string): boolean {
  const body = bodyOfCode(letters);
  return body !== null && !isLocalBody(body) && body !== "Hội đồng nhân dân";
}

/** "văn bản của đơn vị về triển khai bệnh án điện tử"; `plain` takes names out of the title. */
export function localAsk(
  kind: "unit" | "province",
  span: CitationSpan,
  plain: (text: string) => string,
): string {
  const whose = kind === "unit" ? "của đơn vị" : "của tỉnh, thành phố";
  // "của UBND tỉnh" alone is no title.
  const titled = /\s(?:về|V\/v|ban hành|phê duyệt|quy định|triển khai|thực hiện)\s/u.test(
    span.tail,
  );
  const tail = plain(titled ? span.tail : "").replace(/[[\]]/gu, "");
  const topic = topicOf({ ...span, tail }, null);
  const here = topic.replace(/\s+(?:trên địa bàn|của|tại|ở)?\s*(?:tỉnh|thành phố)?\s*$/u, "");
  return `văn bản ${whose} về ${here}`;
}
