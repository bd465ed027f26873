/** Amounts in running text whose separators fit no way of writing: "5..092.600.000 đồng", "4141.482.500 đồng". */
import { MICRO, printMicro } from "../budget/fixed.ts";
import { moneyInText, type TextAmount } from "../budget/money-in-text.ts";
import { type NumberReading, type NumberUnit, parseNumber } from "../budget/parse-number.ts";
import type { ParsedDocument } from "../document/parsed-document.ts";
import type { Finding } from "./finding.ts";
import { whereOfBlock } from "./where.ts";

export function brokenAmounts(document: ParsedDocument, code: string): Finding[] {
  const { ocr, lostMarks } = document.quality;
  return moneyInText(document).flatMap((amount): Finding[] => {
    const flaw = flawOf(amount);
    if (flaw === null) return [];
    const digits = amount.quote.replace(/\D/g, "");
    const right = flaw === SHORT ? "" : printMicro(BigInt(digits) * MICRO);
    return [
      {
        code,
        severity: ocr || lostMarks ? "info" : "warning",
        where: whereOfBlock(amount.block),
        quote: amount.quote,
        found: amount.quote,
        ...(right === "" ? {} : { expected: right }),
        message: `Số tiền “${amount.quote}” viết sai dấu phân tách: ${flaw}.`,
        suggestion:
          right === ""
            ? "Đối chiếu với bảng và viết lại đủ từng nhóm ba chữ số."
            : `Nếu đủ chữ số thì viết ${right}.`,
      },
    ];
  });
}

const DOUBLED = "hai dấu đứng liền nhau";
const MIXED = "lẫn dấu chấm và dấu phẩy giữa các nghìn";
const SHORT = "có nhóm không đủ ba chữ số";
const LONG = "có nhóm nhiều hơn ba chữ số";

/** Null for an amount that is written as amounts are, and for what is none: a date, the letter of a list. */
function flawOf(amount: TextAmount): string | null {
  const [number = ""] = /\d[\d.,]*\d/.exec(amount.quote) ?? [];
  const digits = number.replace(/\D/g, "").length;
  if (amount.inWords || digits < 5 || isOther(amount, number)) return null;
  const [reading] = parseNumber(amount.quote);
  return reading !== undefined && isBroken(reading, amount) ? flawIn(number) : null;
}

function flawIn(number: string): string {
  if (/[.,]{2}/.test(number)) return DOUBLED;
  const [first = "", ...groups] = number.split(/[.,]/);
  if (groups.some((group) => group.length < 3)) return SHORT;
  return first.length > 3 || groups.some((group) => group.length > 3) ? LONG : MIXED;
}

/** Digits behind the mark that come down to whole đồng. */
const WHOLE: Partial<Record<NumberUnit, number>> = { thousand: 3, million: 6, billion: 9 };

/**
 * Đồng are whole: three digits behind the last mark are thousands, and "82,4400 nghìn đồng" tells tenths of one. An
 * average or a rate of exchange may have them.
 */
const isBroken = (
  { style, unit, decimals }: NumberReading,
  { block, start }: TextAmount,
): boolean =>
  style === "malformed" ||
  ((unit === "dong" ? decimals >= 3 : decimals > (WHOLE[unit ?? "percent"] ?? Infinity)) &&
    !/(?:bình quân|trung bình|tỷ giá|tỉ giá)[^.;]{0,40}$/iu.test(block.text.slice(0, start)));

/** "01.01.2026 đồng thời", "3.2.10. đ) …", a version or an address of four parts behind which "đ" stands by chance. */
function isOther({ block, quote, end }: TextAmount, number: string): boolean {
  const behind = block.text.slice(end, end + 12);
  return (
    /^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$/.test(number) ||
    (/^\s*\)/.test(behind) && /[\s.]đ$/iu.test(quote)) ||
    /^ (?:thời|bộ(?!\p{L})|chí|ý|loạt|hành|nghiệp|thuận|phục|đều|nhất|tâm|hạng|hồ)(?!\p{L})/u.test(
      behind,
    )
  );
}
