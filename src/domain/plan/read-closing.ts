/** Closing of a plan: recipients on the left, signature on the right, in whatever order a reader met them. */
import type { Block } from "../document/parsed-document.ts";
import type { Signature, Unplaced } from "./plan.ts";
import { isRecipientsLabel, isSignerTitle } from "./zones.ts";

export interface Closing {
  recipients: string[];
  signature: Signature | null;
  unplaced: Unplaced[];
}

export function readClosing(blocks: readonly Block[]): Closing {
  const closing: Closing = { recipients: [], signature: null, unplaced: [] };
  const titles: string[] = [];
  let name: string | null = null;
  for (const { text: printed, marker, place } of linesOf(blocks)) {
    const [text, title] = withoutTitle(printed);
    if (title !== null) titles.push(title);
    // A name that is still to come is none.
    if (text === "" || isRecipientsLabel(text) || OPEN_NAME.test(text)) continue;
    if (isSignerTitle(text)) titles.push(text);
    else if (/^[-–+•]$/.test(marker)) {
      const [own, signer] = withoutSigner(text);
      closing.recipients.push(own.replace(/[;.]+$/u, "").trim());
      name ??= signer;
    } else if (name === null && isPersonName(text)) name = text;
    else closing.unplaced.push({ text, place, reason: "Phần cuối văn bản, không rõ là gì." });
  }
  if (titles.length > 0) closing.signature = { title: titles.join(" / "), name };
  return closing;
}

const OPEN_NAME = /^\[cần bổ sung: họ và tên người ký/u;

/** "Bộ Y tế (để b/c); PHÓ GIÁM ĐỐC": the title of the signer stood beside a recipient, on one line with it. */
function withoutTitle(text: string): [rest: string, title: string | null] {
  if (isSignerTitle(text)) return [text, null];
  for (const { index } of text.matchAll(/\s+(?=(?:K?T[.ML]|T?UQ|Q)\.?\s|\p{Lu}{3})/gu)) {
    const title = text.slice(index).trim();
    if (isSignerTitle(title)) return [text.slice(0, index).trim(), title];
  }
  return [text, null];
}

/** "Lưu: VT, CNTT. Trần Văn Kiệt": the signer stood beside the last recipient, on one line with it. */
function withoutSigner(text: string): [recipient: string, signer: string | null] {
  const found = /^(L[ưu]u\s*:.*?(?:[.;]|\p{Lu}{2}|\)))\s+(\p{Lu}[^,;:]+)$/u.exec(text);
  const [, own, signer] = found ?? [];
  if (own === undefined || signer === undefined) return [text, null];
  return isPersonName(signer) && /\p{Ll}/u.test(signer) ? [own, signer] : [text, null];
}

interface ClosingLine {
  text: string;
  marker: string;
  place: Block["place"];
}

function linesOf(blocks: readonly Block[]): ClosingLine[] {
  return blocks.flatMap((block) =>
    block.text.split("\n").map((line) => {
      const text = line.replace(/[*_#]+/g, "").trim();
      const sign = /^([-–+•])\s+/u.exec(text);
      return {
        text: sign ? text.slice(sign[0].length) : text,
        marker: sign?.[1] ?? block.marker ?? "",
        place: block.place,
      };
    }),
  );
}

/** "TTND.TS.BS", "BSCKII.", "ThS": ranks and degrees in front of a name. */
const RANKS =
  /^(?:(?:\p{Lu}\p{L}{0,6}\d?\.\s*)+(?:(?:CKII?|CK[12]|BS|DS|TS)\s+)?|(?:(?:PGS|GS|TS|ThS|BS|DS|KS|CN|ĐD|YS|BSCKII?|CKII?|CK[12]|TTND|TTƯT|NGND|NGƯT)\.?\s+)+)+/u;
/** "Hlưn", "H'Hen", "K’Brêu". */
const NAME_PART = /^\p{Lu}\p{L}*(?:['’-]\p{L}+)*$/u;

/** Two to five words that each begin with a capital, no figures: "Bùi Khắc Hùng", "BS. Nguyễn Văn A". */
function isPersonName(text: string): boolean {
  const words = text.replace(RANKS, "").split(/\s+/);
  return words.length >= 2 && words.length <= 6 && words.every((word) => NAME_PART.test(word));
}
