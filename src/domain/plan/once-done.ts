/**
 * Tasks that are done once ("ban hành Quy chế", "thành lập Tổ"): one that was done is kept up in the next year, one that
 * the unit has not reported on goes on with the question whether it is done.
 */
import { checkAnswer, isNo } from "../draft/answers.ts";
import type { SourceRef } from "../draft/draft.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { elided, OPEN, openMark } from "./open-marks.ts";
import type { PlanTask } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";

/** What such a task begins with, and what begins the line of the next year once it is done. */
const ONCE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:(?:rà soát|xây dựng|soạn thảo|sửa đổi|bổ sung)[\s,]+(?:và\s+)?(?:trình\s+)?)*ban hành\s+(?=(?:các\s+)?(?:quy chế|quy định|quy trình|nội quy|đề án|bộ quy tắc)(?!\p{L}))/iu,
    "Tổ chức thực hiện",
  ],
  [
    /^thành lập\s+(?=(?:ban|tổ|hội đồng|đội|nhóm|phòng|bộ phận|trung tâm)(?!\p{L}))/iu,
    "Duy trì hoạt động của",
  ],
  [
    /^hoàn thành\s+(?:việc\s+)?(?=(?:triển khai|kết nối|xây dựng|cài đặt|tích hợp|nâng cấp|chuyển đổi)(?!\p{L}))/iu,
    "Duy trì kết quả",
  ],
];

/** Tasks that may also go on without end: done once only where the unit says that they are done. */
const WHEN_DONE: readonly (readonly [RegExp, string])[] = [
  [/^(?:rà soát,?\s+)?sửa đổi(?:,?\s+bổ sung)?\s+(?=quy)/iu, "Tổ chức thực hiện"],
  [/^đưa\s+(?=.+\s+vào\s)/iu, "Duy trì việc đưa"],
  [/^(?=(?:triển khai|kết nối|tích hợp|xây dựng|nâng cấp|cài đặt)\s)/iu, "Duy trì kết quả"],
];

/** When something is to be finished: none of what is kept up. */
const WHEN =
  /[\s,(]*(?:xong|hoàn thành)?\s*(?:trong|trước|chậm nhất|đến hết|vào)?\s*(?:ngày\s+)?(?:\d{1,2}[/-]\d{1,2}[/-]20\d{2}|(?:tháng|quý)\s+[\dIVX]{1,4}(?:\s*[/-]\s*|\s+năm\s+)20\d{2}|năm\s+20\d{2})\)?(?=\s*[.;,]|\s*$)/giu;

const core = (text: string): string =>
  fold(elided(text).replace(WHEN, ""))
    .replace(/\b\d[\d./]*\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();

/** The task of the prior plan that a line tells, here or in a table: its words stand in the line, or the other way. */
function tasksTold(ctx: RolloverContext, text: string): PlanTask[] {
  const own = core(text);
  return ctx.plan.tasks.filter(({ content }) => {
    const other = core(content);
    const [short, long] = other.length < own.length ? [other, own] : [own, other];
    return short.split(" ").length >= 3 && ` ${long} `.includes(` ${short} `);
  });
}

interface Done {
  reason: string;
  source: SourceRef;
}

const FINISHED = /^(?:da\s|hoan thanh\b|xong\b|dat\b|100 ?%)/;
const PENDING = /\b(?:chua|dang|mot phan|khong dat)\b/;

/** What the unit reported on the task of a line, where it says that the task is done; false where it says it is not. */
export function reportedDone(ctx: RolloverContext, text: string): Done | false | null {
  for (const { id } of tasksTold(ctx, text)) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
    if (value === "" || !checkAnswer({ expects: "text" }, value).ok) continue;
    const said = fold(value);
    if (PENDING.test(said)) return false;
    // "Theo báo cáo kèm theo" says neither.
    if (!FINISHED.test(said)) continue;
    const reason = `Đã xong năm ${ctx.plan.cover.year} theo kết quả đơn vị cung cấp (${value}).`;
    return { reason, source: { documentId: "ket-qua", locator: id } };
  }
  return null;
}

interface OnceDone {
  text: string;
  reason: string;
  sources: SourceRef[];
  /** The deadline went with the task. */
  done: boolean;
}

/**
 * A line whose task is done once. `printed` is the line of the prior plan, `next` the same for the next year. null: the
 * line goes on as it is.
 */
export function onceDone(ctx: RolloverContext, printed: string, next: string): OnceDone | null {
  if (next.includes(OPEN)) return null;
  const reported = reportedDone(ctx, printed);
  if (reported === false) return null;
  const { year } = ctx.plan.cover;
  const known = reported === null ? ONCE : [...ONCE, ...WHEN_DONE];
  const found = known.find(([verb]) => verb.test(printed));
  // A document that is issued for its year is issued every year.
  if (found === undefined || /^\D*(?:kế hoạch|chương trình)[^.;]*năm\s+20\d{2}/iu.test(printed))
    return null;
  if (reported !== null) {
    const { reason, source } = reported;
    return {
      text: keptUp(next, found),
      reason: `${reason} Năm sau duy trì.`,
      sources: [source],
      done: true,
    };
  }
  const name = shortName(ctx, printed);
  const ask = `việc làm một lần "${name}" đã xong chưa`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  const reason = `Việc làm một lần của năm ${year}, chỉ chuyển tiếp khi chưa xong.`;
  if (answer === null) {
    const end = /[.;]?\s*$/u.exec(next)?.[0] ?? "";
    const text = `${next.slice(0, next.length - end.length)} ${openMark(ask)}${end}`;
    return { text, reason, sources: [], done: false };
  }
  if (isNo(answer)) return null;
  const text = keptUp(next, found);
  return { text, reason: `${reason} Đơn vị trả lời: ${answer}.`, sources: [], done: true };
}

function keptUp(text: string, [verb, instead]: readonly [RegExp, string]): string {
  const rest = text.replace(WHEN, "").replace(verb, "");
  const small = /^\p{Lu}\p{Ll}+\s/u.test(rest) && verb.test(rest) ? lowerFirst(rest) : rest;
  return `${instead} ${small}`;
}

/** The shortest wording of the task: a line and its row in a table ask one question. */
function shortName(ctx: RolloverContext, printed: string): string {
  const names = [printed, ...tasksTold(ctx, printed).map(({ content }) => content)].map((text) =>
    elided(text)
      .replace(WHEN, "")
      .replace(/[.;\s]+$/u, ""),
  );
  return names.reduce((short, name) => (name.length < short.length ? name : short));
}
