/**
 * What the unit reports as wholly done of the things that the law wants of all: the record in every department, the level
 * of the system approved. No line of the new plan starts or finishes them again; they are kept up.
 */
import { checkAnswer } from "../draft/answers.ts";
import type { SourceRef } from "../draft/draft.ts";
import { NOT_THE_WORK, TOPICS } from "../review/task-deadlines.ts";
import { fold, foldInPlace } from "../text/fold.ts";
import { judgeResult, toldShare } from "./judge-result.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** Things that are there for good once they are there everywhere, and what keeps them up; "": nothing of its own. */
const LASTING: readonly { topic: string; upkeep: string }[] = [
  { topic: "benh-an-dien-tu", upkeep: "Duy trì bệnh án điện tử đã triển khai" },
  { topic: "cap-do-he-thong", upkeep: "" },
];

export interface WhollyDone {
  /** "Duy trì …", without a stop; "" where nothing is left to do. */
  upkeep: string;
  reason: string;
  source: SourceRef;
}

/** The topic of a text, where the unit reported that all of it is done; null for any other text. */
export function whollyDone(ctx: RolloverContext, text: string): WhollyDone | null {
  if (ctx.results.length === 0) return null;
  const topic = TOPICS.find(({ words }) => words.test(foldInPlace(text)));
  const lasting = LASTING.find((one) => one.topic === topic?.topic);
  if (topic === undefined || lasting === undefined) return null;
  const about = (said: string): boolean => topic.words.test(foldInPlace(said));
  const target = ctx.plan.targets.find((one) => {
    const given = givenTo(ctx, one.id);
    return (
      given !== "" &&
      about(one.text) &&
      !isBeside(one.text) &&
      judgeResult(one, given) === "met" &&
      isAll(one, given)
    );
  });
  // One target of it that was missed: no task done makes it all.
  const missed = ctx.plan.targets.some(
    (one) => about(one.text) && judgeResult(one, givenTo(ctx, one.id)) === "unmet",
  );
  if (missed) return null;
  const told =
    target ??
    ctx.plan.tasks.find(
      ({ id, content }) => about(content) && !isBeside(content) && isAllDone(givenTo(ctx, id)),
    );
  if (told === undefined) return null;
  const given = givenTo(ctx, told.id);
  return {
    upkeep: lasting.upkeep,
    reason: `Đã xong năm ${ctx.plan.cover.year} theo kết quả đơn vị cung cấp (${given}).`,
    source: { documentId: "ket-qua", locator: told.id },
  };
}

/** Teaching, checking, renting, ruling or buying for a thing is not the thing. */
export const isBeside = (content: string): boolean =>
  [NOT_THE_WORK, BESIDE, FOR_IT].some((words) => words.test(foldInPlace(content)));
/** "24 biểu mẫu bệnh án điện tử", "máy quét phục vụ bệnh án điện tử". */
const FOR_IT =
  /\b(?:bieu mau|danh muc|mau (?:phieu|bieu)|tai lieu|chu ky so|may (?:tinh|quet|in)|thiet bi|duong truyen)\b[^.;:]{0,40}\b(?:benh an dien tu|emr)\b/;
const BESIDE =
  /^(?:\W|\d)*(?:huong dan|cu \d|thue|mua|trang bi|dau tu|lap dat|ky so|cap|truyen thong|tuyen truyen|khao sat|chay thu|van hanh thu|thu nghiem|(?:xay dung|ban hanh|ra soat|sua doi)[^.;:]{0,20}(?:quy che|quy trinh|quy dinh|ke hoach))\b/;

function givenTo(ctx: RolloverContext, id: string): string {
  const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
  return value !== "" && checkAnswer({ expects: "text" }, value).ok ? value : "";
}

/** All of them: "6/6", 100 of a goal of 100%, or a thing that is there or not. */
function isAll(
  { unit, value }: { unit: string | null; value: number | null },
  given: string,
): boolean {
  return isAllDone(given) || (unit === "%" ? value === 100 : value === null);
}

const isAllDone = (given: string): boolean =>
  (toldShare(given) ?? 0) >= 1 && !/\b(?:chua|dang)\b/.test(fold(given));

const STARTS =
  /^(?:tiep tuc |phan dau )?(?:mo rong|trien khai|hoan thanh|hoan thien|lap|xay dung|dua|trinh|phe duyet|ap dung)\b/;

/** Whether a task starts or finishes its thing, and does not run, check or teach it. */
export const startsIt = (text: string): boolean =>
  STARTS.test(fold(text).replace(/^(?:[-+*]|\d{1,2}[.)]|[a-z]\))\s*/, ""));

const FINISH_CLAUSE =
  /\s*(?:Rà soát, hoàn thành phần còn thiếu|Hạn hoàn thành:)[^.]*(?:\.|$)|\s*\(rà soát, hoàn thành phần còn thiếu[^()]*\)/giu;

/** The text without what says when the rest is to be finished. */
export const withoutFinishing = (text: string): string => text.replace(FINISH_CLAUSE, "").trim();

/** "Hoàn thành X ở mọi khoa" as an aim of a year in which X is there: X is kept up. */
export function aimKeptUp(text: string): string {
  return withoutFinishing(text)
    .replace(/^(?:phấn đấu\s+)?hoàn thành\s+(?:việc\s+)?(?:triển khai\s+|lập\s+)?/iu, "Duy trì ")
    .replace(/^(?:phấn đấu\s+)?đưa\s+(?=.+\s+vào\s)/iu, "Duy trì việc đưa ");
}
