/**
 * "Gói 700 triệu mua máy trạm có được chỉ định thầu không": thresholds of bidding go by the kind and price of the package,
 * not by the thing that is bought. Pure.
 */
import { stripMarks } from "../../domain/text/fold.ts";
import { quantitiesOf } from "./premises/quantities.ts";

const FORM = /\b(?:chi dinh thau(?: rut gon)?|mua sam truc tuyen|chao hang canh tranh)\b/;
/** What tells packages apart. */
const KIND =
  /\b(?:phi tu van|tu van|xay lap|hon hop|thuoc du an|trong du an|hinh thanh du an|du an|du toan(?: mua sam)?)\b/g;

/** The subject of such a case in words of the law; null for any other question. */
export function biddingSubject(text: string): string | null {
  const nfc = text.normalize("NFC");
  const plain = stripMarks(nfc).toLowerCase();
  const form = FORM.exec(plain);
  const isSum = quantitiesOf(nfc).some(({ dimension }) => dimension === "money");
  if (form === null || !isSum || plain.length !== nfc.length) return null;
  const kinds = [...plain.matchAll(KIND)].map(([kind]) => kind);
  const named = kinds.length > 0 ? kinds.join(" ") : "dự toán mua sắm không hình thành dự án";
  return `gói thầu ${named} | ${nfc.slice(form.index, form.index + form[0].length)}`;
}
