/** "49.000 hồ sơ …, bằng 70% dân số" against the one number of people that the plan tells. */
import { wholeNumber } from "../budget/counts-in-text.ts";
import type { Finding } from "./finding.ts";
import { type Prose, quoteOf } from "./prose.ts";

const COUNT = String.raw`(\d{1,3}(?:\.\d{3})+)`;
const PEOPLE = new RegExp(
  String.raw`(?<![\d.,/])${COUNT} (?:nguoi dan|nhan khau)\b(?! (?:duoc|da|co|co the|tham gia|su dung|dung|cai|tren|tu|duoi|trong do tuoi|chua))|\b(?:dan so|tong so dan)(?: [a-z]+){0,4}:? ${COUNT}(?: nguoi)?\b`,
  "g",
);
const SHARE = new RegExp(
  String.raw`(?<![\d.,/])${COUNT} ([a-z][^.;:\d]{2,70}?),? (?:bang|dat|chiem|tuong duong|tuong ung)(?: khoang| ty le)* (\d{1,3}(?:,\d{1,2})?) ?% (?:tong )?(?:dan so|so dan)\b(?! (?:tu|tren|duoi|trong|do tuoi|thuoc|nong thon|thanh thi|toan tinh|cua tinh|vung))`,
  "g",
);
/** In points of a hundred: rounded figures and people who came and went. */
const NEAR = 1.5;

export function populationShares(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const lines = prose.lines.filter(({ part, kind }) => part !== "bases" && kind !== "row");
  const told = lines.flatMap((line) => {
    // "Đã lập sổ cho 41.250 người dân, tương đương 71% dân số": these are not all of the people.
    const parts = new Set([...line.own.matchAll(SHARE)].map(({ index }) => index));
    return [...line.own.matchAll(PEOPLE)]
      .filter(({ index }) => !parts.has(index))
      .map((match) => ({ line, count: wholeNumber(match[1] ?? match[2] ?? "") }));
  });
  const [people] = told;
  if (people === undefined || new Set(told.map(({ count }) => count)).size > 1) return [];
  return lines.flatMap((line) =>
    [...line.own.matchAll(SHARE)].flatMap((match) => {
      const [quote, part = "", , percent = ""] = match;
      const right = (wholeNumber(part) * 100) / people.count;
      const said = Number(percent.replace(",", "."));
      // A whole below its part is the number of other people.
      if (right > 100 || Math.abs(right - said) <= NEAR) return [];
      const printed = right.toFixed(1).replace(".", ",");
      return [
        {
          code: "ratio-mismatch",
          severity: "warning" as const,
          where: line.where,
          quote: quoteOf(line, match.index, quote.length),
          expected: `${printed}%`,
          found: `${percent}%`,
          message: `${part} / ${people.count.toLocaleString("vi-VN")} người dân: ${printed}%, văn bản ghi ${percent}%.`,
          suggestion: "Đối chiếu lại hai số và tỷ lệ.",
          alsoAt: [people.line.where],
        },
      ];
    }),
  );
}
