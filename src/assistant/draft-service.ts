/** One draft from request to files: finds and reads the prior plan, drafts, reviews its own DOCX, writes the files. */
import type { PriorPrice } from "../domain/budget/prior-price.ts";
import { classifyDocument } from "../domain/document/classify.ts";
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import type { Draft } from "../domain/draft/draft.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { readPlan } from "../domain/plan/read-plan.ts";
import type { Register } from "../domain/regulation/register.ts";
import type { Finding } from "../domain/review/finding.ts";
import { reviewDocument } from "../domain/review/review-document.ts";
import { slug } from "../domain/text/fold.ts";
import { AppError } from "../errors.ts";
import { makeBudgetXlsx } from "../export/budget-xlsx.ts";
import { makeChangeReportDocx } from "../export/change-report-docx.ts";
import { makePlanDocx } from "../export/plan-docx.ts";
import { makeResultsForm, parseResultsForm } from "../export/results-form.ts";
import { makeDrafter } from "../skills/draft/make-draft.ts";
import type { Documents, StoredDocument } from "../storage/documents.ts";
import type { Deliverable, DraftRequest, UploadedFile } from "./assistant.ts";
import { MEDIA } from "./review-files.ts";

export interface DraftServiceDeps {
  register: Register;
  documents: Documents;
  read(file: UploadedFile, signal?: AbortSignal): Promise<ParsedDocument>;
  prices(unit: string): Promise<readonly PriorPrice[]>;
}

interface Prior {
  id: string;
  title: string;
  plan: Plan;
}

export function makeDraftService(
  deps: DraftServiceDeps,
): (
  request: DraftRequest & { asOf: string },
  signal?: AbortSignal,
) => Promise<{ draft: Draft; files: Deliverable[] }> {
  const drafter = makeDrafter({
    register: deps.register,
    review: (draft, asOf) => ownReview(deps, draft, asOf),
  });
  return async (asked, signal) => {
    const request = { ...asked, asOf: basisDate(asked) };
    const prior = await priorOf(deps, request, signal);
    checkYear(request, prior);
    const draft = await drafter({
      year: request.year,
      priorPlan: prior.plan,
      priorId: prior.id,
      part: request.part,
      asOf: request.asOf,
      prices: await deps.prices(request.unit),
      ...(request.request === undefined ? {} : { request: request.request }),
      ...(request.results === undefined
        ? {}
        : { results: await parseResultsForm(request.results.bytes) }),
    });
    return { draft, files: await filesOf(draft, prior, request) };
  };
}

/** Bases are judged on the plan's own date at the latest: a plan for 2024 cannot rest on a decree of 2025. */
function basisDate(request: DraftRequest & { asOf: string }): string {
  const planDate = `${request.year - 1}-12-31`;
  return request.asOf < planDate ? request.asOf : planDate;
}

async function priorOf(
  deps: DraftServiceDeps,
  request: DraftRequest,
  signal: AbortSignal | undefined,
): Promise<Prior> {
  if (request.fromFile) {
    const parsed = await deps.read(request.fromFile, signal);
    const facts = classifyDocument(parsed);
    const title = facts.title === "" ? request.fromFile.fileName : facts.title;
    return { id: slug(request.fromFile.fileName), title, plan: readPlan(parsed, facts) };
  }
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
  return { id: stored.id, title: stored.title, plan: readPlan(parsed, facts) };
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

function checkYear(request: DraftRequest, prior: Prior): void {
  const priorYear = prior.plan.cover.year;
  if (request.year > priorYear) return;
  throw new AppError("bad-usage", `year ${request.year} is not after ${priorYear}`, {
    userMessage: `Năm cần soạn (${request.year}) phải sau năm của kế hoạch trước (${priorYear}); chọn lại năm hoặc kế hoạch.`,
  });
}

/** What our own reviewer says of the document that would be delivered. */
async function ownReview(deps: DraftServiceDeps, draft: Draft, asOf: string): Promise<Finding[]> {
  const bytes = await makePlanDocx(draft, { issueYear: draft.year - 1 });
  const document = await deps.read({ fileName: `ke-hoach-${draft.year}.docx`, bytes });
  const facts = { ...classifyDocument(document), kind: "plan" as const, year: draft.year };
  const review = reviewDocument({ document, facts, register: deps.register, asOf, prices: [] });
  return review.findings.filter((finding) => finding.severity === "error");
}

async function filesOf(draft: Draft, prior: Prior, request: DraftRequest): Promise<Deliverable[]> {
  const { year } = draft;
  const sourceTitles = new Map([[prior.id, prior.title]]);
  const part = typeof request.part === "object" ? "section" : request.part;
  const files: Deliverable[] = [
    {
      fileName: `${part === "budget" ? "du-toan" : "ke-hoach"}-${year}.docx`,
      mediaType: MEDIA.docx,
      bytes: await makePlanDocx(draft, { part, issueYear: year - 1, sourceTitles }),
    },
  ];
  if (draft.budget) {
    const bytes = await makeBudgetXlsx(draft, { sourceTitles });
    files.push({ fileName: `kinh-phi-${year}.xlsx`, mediaType: MEDIA.xlsx, bytes });
  }
  if (draft.changes.length > 0) {
    const bytes = await makeChangeReportDocx(draft);
    files.push({ fileName: `thay-doi-${year}.docx`, mediaType: MEDIA.docx, bytes });
  }
  if (draft.missing.length > 0) {
    const items = draft.missing.map(({ id, ask }) => ({ id, label: ask }));
    const bytes = await makeResultsForm(items);
    files.push({ fileName: `bieu-ket-qua-${year}.xlsx`, mediaType: MEDIA.xlsx, bytes });
  }
  return files;
}
