/** The plan that a draft starts from: a file, a stored document, or the newest plan the unit sees. */
import { z } from "zod";

import { classifyDocument } from "../domain/document/classify.ts";
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import { Plan } from "../domain/plan/plan.ts";
import { readPlan } from "../domain/plan/read-plan.ts";
import { slug } from "../domain/text/fold.ts";
import type { UnitProfile } from "../domain/unit/unit-profile.ts";
import { AppError } from "../errors.ts";
import type { OnProgress } from "../platform/progress.ts";
import type { Documents, StoredDocument } from "../storage/documents.ts";
import type { DraftRequest, UploadedFile } from "./assistant.ts";

export const PriorPlan = z.strictObject({
  /** Document id, or the slug of the file name. */
  id: z.string(),
  title: z.string(),
  plan: Plan,
  /** Nobody named it and it is none of the unit's own: a shipped plan that serves as the model. */
  borrowed: z.boolean().optional(),
});
export type PriorPlan = z.infer<typeof PriorPlan>;

export interface PriorPlanDeps {
  documents: Documents;
  read(file: UploadedFile, signal?: AbortSignal, onProgress?: OnProgress): Promise<ParsedDocument>;
}

/** @throws AppError no-prior-plan; bad-usage when the plan is not of an earlier year; what reading a file throws */
export async function findPriorPlan(
  deps: PriorPlanDeps,
  request: DraftRequest,
  signal?: AbortSignal,
): Promise<PriorPlan> {
  const prior = request.fromFile
    ? await fromFile(deps, request.fromFile, signal, request.onProgress)
    : await fromStore(deps, request);
  checkYear(request.year, prior);
  return prior;
}

async function fromFile(
  deps: PriorPlanDeps,
  file: UploadedFile,
  signal: AbortSignal | undefined,
  onProgress: OnProgress | undefined,
): Promise<PriorPlan> {
  const parsed = await deps.read(file, signal, onProgress);
  const facts = classifyDocument(parsed);
  const title = facts.title === "" ? file.fileName : facts.title;
  return { id: slug(file.fileName), title, plan: readPlan(parsed, facts) };
}

async function fromStore(deps: PriorPlanDeps, request: DraftRequest): Promise<PriorPlan> {
  const stored =
    request.from === undefined
      ? await newestPlan(deps.documents, request)
      : await deps.documents.get(request.from, request.unit);
  const parsed = stored && (await deps.documents.parsed(stored.id));
  if (!stored || !parsed) {
    throw new AppError("no-prior-plan", `no prior plan ${request.from ?? ""}`, {
      ...(request.from === undefined
        ? {}
        : {
            userMessage: `Không có kế hoạch “${request.from}” trong kho; xem danh sách bằng can-cu documents hoặc nêu tệp bằng --from.`,
          }),
    });
  }
  const facts = { ...classifyDocument(parsed), title: stored.title, year: stored.year };
  const borrowed = request.from === undefined && stored.origin !== "upload";
  return {
    ...{ id: stored.id, title: stored.title, plan: readPlan(parsed, facts) },
    ...(borrowed ? { borrowed } : {}),
  };
}

/** The unit's own newest plan before the year; without one the newest of the shipped plans. */
async function newestPlan(
  documents: Documents,
  request: DraftRequest,
): Promise<StoredDocument | undefined> {
  const plans = (await documents.list(request.unit)).filter(
    (document) =>
      document.kind === "plan" && document.year !== null && document.year < request.year,
  );
  const rank = (document: StoredDocument) =>
    (document.origin === "upload" ? 10_000 : 0) + (document.year ?? 0);
  return plans.sort((a, b) => rank(b) - rank(a))[0];
}

/** What the reader of a draft is told where another unit's plan was named to start from. */
export function patternNotice({ title, plan }: PriorPlan): string {
  return `Bản thảo theo “${title}”. ${replaced(plan.cover.body)}`;
}

const replaced = (theirs: string | null): string =>
  `Tên, chức danh, địa danh của ${theirs ?? "đơn vị khác"} đã được thay hoặc để trống chờ bổ sung; mục tiêu, số lượng, đơn giá cần đối chiếu với đơn vị.`;

/** What the reader of a draft is told of a model that is not the unit's own. */
export function modelNotice({ title, plan }: PriorPlan, profile: UnitProfile): string {
  const theirs = plan.cover.body ?? "đơn vị khác";
  const names =
    profile.name === undefined
      ? `Tên, địa danh của ${theirs} còn trong bản thảo; trả lời câu hỏi về tên đơn vị để được thay.`
      : replaced(plan.cover.body);
  return `Đơn vị chưa có kế hoạch năm trước trong kho, nên bản thảo theo mẫu “${title}”. ${names} Nạp kế hoạch của đơn vị rồi soạn lại thì bản thảo đi từ kế hoạch đó.`;
}

function checkYear(year: number, prior: PriorPlan): void {
  const priorYear = prior.plan.cover.year;
  if (year > priorYear) return;
  throw new AppError("bad-usage", `year ${year} is not after ${priorYear}`, {
    userMessage: `Năm cần soạn (${year}) phải sau năm của kế hoạch trước (${priorYear}); chọn lại năm hoặc kế hoạch.`,
  });
}
