/** All of a thing ("cho toàn bộ 236 điều dưỡng") against the number of them that the plan tells elsewhere. */
import type { Finding } from "./finding.ts";
import { type Prose, quoteOf } from "./prose.ts";

/** "hiện có 12 máy chủ", "Khoa gồm 9 bác sĩ": how many there are, not how many of them did something. */
function tellsAll(own: string, { index, 0: told }: RegExpExecArray): boolean {
  const before = own.slice(0, index);
  const behind = own.slice(index + told.length);
  if (/^ (?:da|duoc|chua|dang|moi|con|ket noi|su dung|tham gia|dung)\b/.test(behind)) return false;
  return /\b(?:hien co|gom|tong so|tong cong|bien che|toan bo|tat ca|du|ca)(?: la)? $|^[^.;:]{0,60}\bco (?:[^.;:]{0,80}(?:,| va| voi) )?$/.test(
    before,
  );
}

const EVERY = /\b(?:toan bo|tat ca|du|ca) (\d{1,5}) ([a-z]+ [a-z]+)\b/g;

/** "ký số cho toàn bộ 236 điều dưỡng" and the number of nurses that the plan tells elsewhere. */
export function everyOne(prose: Prose, kinds: string): Finding[] {
  const text = prose.lines.filter((line) => line.kind !== "row" && line.part !== "bases");
  return text.flatMap((line) =>
    [...line.own.matchAll(EVERY)].flatMap((match) => {
      const [quote, count = "", thing = ""] = match;
      if (new RegExp(`^${kinds}`).test(thing)) return [];
      const others = text.flatMap((other) =>
        [...other.own.matchAll(new RegExp(`(?<![\\d./,])(\\d{1,5}) ${thing}\\b`, "g"))]
          .filter(
            (one) =>
              other !== line || one.index < match.index || one.index > match.index + quote.length,
          )
          .map((one) => ({ line: other, count: Number(one[1]), isAll: tellsAll(other.own, one) })),
      );
      // Fewer of them are some of all, unless they are told as all of them too.
      const [first] = others.filter((other) => other.count > Number(count) || other.isAll);
      if (first === undefined || others.some((other) => other.count === Number(count))) return [];
      if (others.some((other) => other.count > Number(count) * 2)) return [];
      return [
        {
          code: "count-conflict",
          severity: "warning" as const,
          where: line.where,
          quote: quoteOf(line, match.index, quote.length),
          expected: String(first.count),
          found: count,
          message: `Nơi này ghi “${quoteOf(line, match.index, quote.length)}”, nơi khác ghi ${first.count}.`,
          suggestion: "Thống nhất số lượng ở hai nơi.",
          alsoAt: [first.line.where],
        },
      ];
    }),
  );
}
