/**
 * Times of one sentence whose order its words fix: a span ("từ 02/2026 đến 11/2026"), numbered turns ("kỳ 1 …, kỳ 2 …"),
 * a step and the one behind it ("bàn giao …; kiểm kê sau bàn giao …"), and a length beside the months it covers.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { Finding } from "./finding.ts";
import { certainty, type Prose, type ProseLine } from "./prose.ts";
import { type TimePoint, timePoints } from "./time-points.ts";

/** Times of one line that contradict each other. */
export const timesFinding = (
  prose: Prose,
  { where }: ProseLine,
  told: Pick<Finding, "quote" | "expected" | "found" | "message" | "suggestion">,
): Finding => ({
  code: "dates-out-of-order",
  severity: certainty("warning", prose.all.unsure),
  where,
  ...told,
});

export const turnsOutOfOrder = (prose: Prose): Finding[] =>
  prose.lines
    .filter(({ kind }) => kind !== "row")
    .flatMap((line) => [...outOfTurn(line, prose), ...lengthsOff(line, prose)]);

function outOfTurn(line: ProseLine, prose: Prose): Finding[] {
  const times = timePoints(line.own);
  return times.flatMap((first, at): Finding[] => {
    const second = times[at + 1];
    if (second === undefined || second.to >= first.from) return [];
    const before =
      line.own
        .slice(times[at - 1]?.end ?? 0, first.start)
        .split(/[.]\s/)
        .at(-1) ?? "";
    const between = line.own.slice(first.end, second.end);
    if (/[.]\s/.test(between) || !isOrdered(before, between)) return [];
    const lead = before.length > 60 ? before.slice(-60).replace(/^\S*\s+/, "") : before;
    return [
      timesFinding(prose, line, {
        quote: line.text.slice(first.start - lead.length, second.end).trim(),
        expected: "mốc sau không sớm hơn mốc trước",
        found: spanOf(first, second),
        message: `Theo lời văn, mốc “${said(line, second)}” phải sau mốc “${said(line, first)}”, nhưng lại sớm hơn.`,
        suggestion: "Đối chiếu lại hai mốc thời gian.",
      }),
    ];
  });
}

const said = ({ text }: ProseLine, { start, end }: TimePoint): string =>
  text.slice(start, end).trim();

const spanOf = (first: TimePoint, second: TimePoint): string =>
  `${displayDate(first.from)} – ${displayDate(second.to)}`;

const TURN = String.raw`\b(?:dot|ky|lan|giai doan)\b[^.;\d]{0,20}? ?`;
const FIRST = new RegExp(`${TURN}(?:1|mot|dau(?: tien)?|thu nhat|i)\\b[^.;\\d]{0,40}$`);
const NEXT = new RegExp(`^[,;][^.;\\d]{0,12}${TURN}(?:2|hai|cuoi(?: cung)?|thu hai|ii)\\b`);

/** A step, and one that follows it, told at once behind it without a subject of its own. */
const STEPS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:gui|trinh|nop)\b/, /(?:phe )?duyet\b/],
  [/\bmua sam\b/, /ban giao\b/],
  [/\bban giao\b/, /(?:nghiem thu|quyet toan|dua vao su dung)\b/],
  [/\bky hop dong\b/, /(?:ban giao|nghiem thu|thanh ly)\b/],
  [/\bbao gia\b[^.;]*\btu\b/, /(?:ky )?hop dong\b/],
];

/** "… sau khi nhận đủ hồ sơ", "… sau bàn giao": what the clause before tells. */
const AFTER: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:gui|nop)\b/, /\bsau khi (?:da )?nhan\b/],
  [/\b(?:ban giao|giao (?:ve|hang|may|thiet bi))\b/, /\bsau (?:khi )?(?:duoc )?ban giao\b/],
  [/\bduyet\b/, /\bsau khi (?:[a-z]+ ){0,3}(?:phe )?duyet\b/],
  [/\btham dinh\b/, /\bsau khi (?:[a-z]+ ){0,4}tham dinh\b/],
  [/\b(?:ky hop dong|hop dong ky)\b/, /\bsau khi ky\b/],
  [/\bnghiem thu\b/, /\bsau (?:khi )?nghiem thu\b/],
];

function isOrdered(before: string, between: string): boolean {
  if (/\btu (?:thang |ngay |quy )?$/.test(before) && /^ ?(?:den|toi)\b/.test(between)) return true;
  if (FIRST.test(before) && NEXT.test(between)) return true;
  const behind = /^[;,] ?(?:va |du kien |se |duoc )*(.*)$/.exec(between)?.[1] ?? "";
  return (
    STEPS.some(
      ([step, next]) => step.test(before) && !next.test(before) && behind.search(next) === 0,
    ) || AFTER.some(([step, next]) => step.test(before) && next.test(between))
  );
}

const LENGTH =
  /\b(\d{1,2}) thang,? ?\(?tu thang (\d{1,2})(?:\/(20\d\d))? (?:den|toi) (?:het )?thang (\d{1,2})\/(20\d\d)\b/g;

/** "Thuê trong 10 tháng, từ tháng 01 đến tháng 12/2027". */
const lengthsOff = (line: ProseLine, prose: Prose): Finding[] =>
  [...line.own.matchAll(LENGTH)].flatMap((match): Finding[] => {
    const [, length, from, fromYear, to, toYear] = match.map(Number);
    if (length === undefined || from === undefined || to === undefined) return [];
    const years = fromYear === undefined || Number.isNaN(fromYear) ? 0 : (toYear ?? 0) - fromYear;
    const months = years * 12 + to - from + 1;
    // From the middle of a month to that of another is one less.
    if (months < 2 || length === months || length === months - 1) return [];
    const quote = line.text.slice(match.index, match.index + match[0].length);
    return [
      timesFinding(prose, line, {
        quote,
        expected: `${months} tháng`,
        found: `${length} tháng`,
        message: `“${quote}”: khoảng thời gian này là ${months} tháng, văn bản ghi ${length} tháng.`,
        suggestion: "Thống nhất số tháng với thời gian bắt đầu, kết thúc.",
      }),
    ];
  });
