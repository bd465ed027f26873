/**
 * One draft from request to files: finds the prior plan, drafts, reviews its own DOCX, keeps the draft with its inputs,
 * writes the files. A kept draft is made again with more answers, on top of the version its writer has seen.
 */
import { z } from "zod";

import type { PriorPrice } from "../domain/budget/prior-price.ts";
import { Draft, DraftAnswer } from "../domain/draft/draft.ts";
import { diffDrafts } from "../domain/draft/draft-diff.ts";
import { isForeignPlan } from "../domain/plan/own-unit/other-unit.ts";
import type { ReadAgain } from "../domain/plan/scanned-plan.ts";
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import type { Register } from "../domain/regulation/register.ts";
import type { ReadScan } from "../domain/text/scan/restore-scan.ts";
import {
  openProfileQuestions,
  PROFILE_ANSWER,
  profileAnswers,
  type UnitProfile,
} from "../domain/unit/unit-profile.ts";
import { AppError } from "../errors.ts";
import { type Drafter, makeDrafter } from "../skills/draft/make-draft.ts";
import type { RewriteDraft } from "../skills/draft/with-model/rewrite-draft.ts";
import type { KeptDrafts, KeptDraftVersion } from "../storage/kept-drafts.ts";
import { askedPart } from "./asked-part.ts";
import type {
  Deliverable,
  DraftReply,
  DraftRequest,
  DraftSummary,
  KeptDraftReply,
  RedraftRequest,
} from "./assistant.ts";
import { answersOf, merged } from "./draft-answers.ts";
import { type Asked, askedOf } from "./form-answers.ts";
import { lastDraft } from "./last-draft.ts";
import type { OwnReviewDeps } from "./own-review.ts";
import {
  findPriorPlan,
  modelNotice,
  patternNotice,
  PriorPlan,
  type PriorPlanDeps,
} from "./prior-plan.ts";
import type { UnitProfiles } from "./unit-profiles.ts";

export interface DraftServiceDeps extends PriorPlanDeps {
  register: Register;
  prices(unit: string): Promise<readonly PriorPrice[]>;
  profiles: Pick<UnitProfiles, "get" | "update">;
  kept: KeptDrafts;
  now(): string;
  newId(): string;
  readOwn: OwnReviewDeps["readOwn"];
  readAgain: ReadAgain;
  readScan: ReadScan;
  /** Absent: no model is configured. */
  rewrite?: RewriteDraft;
}

/** A form that is sent in again, mended, also answers what its first time told of the unit. */
const OF_THE_UNIT: readonly Asked[] = openProfileQuestions({}).map(({ field, ask }) => ({
  id: `${PROFILE_ANSWER}${field}`,
  ask,
}));

/** What a kept draft was made from, beside the prior plan. */
const Inputs = z.strictObject({
  year: z.int(),
  part: z.union([z.literal("plan"), z.literal("budget"), z.strictObject({ section: z.string() })]),
  asOf: z.string(),
  request: z.string().nullable(),
  answers: z.array(DraftAnswer),
});
type Inputs = z.infer<typeof Inputs>;

type Timeless<T> = Omit<T, "ms">;

export interface DraftService {
  draft(
    request: DraftRequest & { asOf: string },
    signal?: AbortSignal,
  ): Promise<Timeless<DraftReply>>;
  redraft(request: RedraftRequest): Promise<Timeless<DraftReply>>;
  keptDraft(unit: string, draftId: string, version?: number): Promise<KeptDraftReply>;
  keptDrafts(unit: string): Promise<DraftSummary[]>;
}

export function makeDraftService(deps: DraftServiceDeps): DraftService {
  const drafter = makeDrafter({
    register: deps.register,
    review: async (draft, asOf, part) => {
      const { reviewOwnDraft } = await import("./own-review.ts");
      return reviewOwnDraft(deps, { draft, asOf, part });
    },
    readAgain: deps.readAgain,
    readScan: deps.readScan,
    ...(deps.rewrite === undefined ? {} : { rewrite: deps.rewrite }),
  });
  return {
    draft: (request, signal) => firstDraft(deps, drafter, { request, signal }),
    redraft: (request) => nextDraft(deps, drafter, request),
    async keptDraft(unit, draftId, version) {
      const kept = await readKept(deps, unit, draftId, version);
      const draft = Draft.parse(kept.draft);
      const inputs = Inputs.parse(kept.inputs);
      const files = await filesOf(draft, PriorPlan.parse(kept.prior), inputs.part);
      const { answers, request } = inputs;
      return {
        draft,
        files,
        draftId,
        version: kept.readVersion,
        newest: kept.version,
        answers,
        request,
      };
    },
    keptDrafts: async (unit) =>
      (await deps.kept.list(unit)).map(({ id, ...summary }) => ({ draftId: id, ...summary })),
  };
}

interface First {
  request: DraftRequest & { asOf: string };
  signal: AbortSignal | undefined;
}

async function firstDraft(
  deps: DraftServiceDeps,
  drafter: Drafter,
  { request, signal }: First,
): Promise<Timeless<DraftReply>> {
  const prior = await findPriorPlan(deps, request, signal);
  checkGoesOn(signal);
  request.onProgress?.({ what: "Đang soạn và rà soát bản thảo", done: 1, total: 2 });
  const ordered = askedPart(request, prior.plan);
  const inputs: Inputs = {
    year: request.year,
    part: ordered.part,
    asOf: basisDate(request),
    request: ordered.request,
    answers: merged([], request.answers ?? []),
  };
  const making = { unit: request.unit, prior, inputs };
  // Only a draft without the form tells what the form's rows ask for.
  if (request.results !== undefined) {
    const askedAfter = async (answers: readonly DraftAnswer[]): Promise<Asked[]> => [
      ...askedOf(
        await draftFrom(deps, drafter, {
          ...making,
          inputs: { ...inputs, answers: [...answers] },
        }),
      ),
      ...OF_THE_UNIT,
    ];
    inputs.answers = await answersOf(request, { asked: await askedAfter([]), askedAfter });
  }
  const draft = await draftFrom(deps, drafter, making);
  draft.notices.unshift(...ordered.notices);
  if (inputs.asOf < request.asOf) draft.notices.push(heldTo(inputs.asOf, request.asOf));
  // Stopped meanwhile: nothing is kept.
  checkGoesOn(signal);
  request.onProgress?.({ what: "Đang tạo các tệp", done: 2, total: 2 });
  const draftId = `kh-${draft.year}-${deps.newId().slice(0, 8)}`;
  const { year, cover } = draft;
  const before =
    request.results === undefined ? null : await lastDraft(deps.kept, { ...making, ...inputs });
  await deps.kept.create({
    ...{ unit: request.unit, id: draftId, title: cover.title, year, prior, inputs, draft },
    at: deps.now(),
  });
  const files = await filesOf(draft, prior, inputs.part);
  const diff = before === null ? null : diffDrafts(before, draft);
  return { draft, files, draftId, version: 1, diff, part: inputs.part };
}

async function nextDraft(
  deps: DraftServiceDeps,
  drafter: Drafter,
  request: RedraftRequest,
): Promise<Timeless<DraftReply>> {
  const { unit, draftId, expectedVersion } = request;
  const kept = await readKept(deps, unit, draftId);
  if (kept.version !== expectedVersion) throw conflict(kept);
  const prior = PriorPlan.parse(kept.prior);
  const before = Inputs.parse(kept.inputs);
  const old = Draft.safeParse(kept.draft);
  const wishes = [before.request, request.request].filter(
    (text) => text !== null && text !== undefined,
  );
  const inputs: Inputs = {
    ...before,
    asOf:
      request.asOf === undefined
        ? before.asOf
        : basisDate({ year: before.year, asOf: request.asOf }),
    request: wishes.length === 0 ? null : wishes.join("; "),
    answers: merged(
      before.answers,
      await answersOf(request, { asked: old.success ? askedOf(old.data) : [] }),
    ),
  };
  const draft = await draftFrom(deps, drafter, { unit, prior, inputs });
  const version = await deps.kept.append({
    ...{ unit, id: draftId, expectedVersion, title: draft.cover.title, inputs, draft },
    at: deps.now(),
    writeId: deps.newId(),
  });
  if (version === null) throw conflict(await readKept(deps, unit, draftId));
  const diff = old.success ? diffDrafts(old.data, draft) : null;
  const files = await filesOf(draft, prior, inputs.part);
  return { draft, files, draftId, version, diff, part: inputs.part };
}

/** The writers of DOCX and XLSX are loaded with the first draft: a question needs none of them. */
async function filesOf(
  draft: Draft,
  prior: PriorPlan,
  part: Inputs["part"],
): Promise<Deliverable[]> {
  const { draftFiles } = await import("./draft-files.ts");
  return draftFiles(draft, prior, part);
}

function checkGoesOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError("cancelled", "draft stopped");
}

interface Making {
  unit: string;
  prior: PriorPlan;
  inputs: Inputs;
}

async function draftFrom(deps: DraftServiceDeps, drafter: Drafter, making: Making): Promise<Draft> {
  const { unit, prior, inputs } = making;
  const profile = await knownProfile(deps, unit, inputs.answers);
  const draft = await drafter({
    year: inputs.year,
    priorPlan: prior.plan,
    priorId: prior.id,
    part: inputs.part,
    asOf: inputs.asOf,
    profile,
    prices: await deps.prices(unit),
    results: inputs.answers,
    ...(inputs.request === null ? {} : { request: inputs.request }),
  });
  if (prior.borrowed === true) tellModel(draft, prior, profile);
  else if (isForeignPlan(prior.plan.cover, profile)) draft.notices.unshift(patternNotice(prior));
  return draft;
}

/** Another body's plan served: said first, and the unit's name, which its draft needs, is asked first. */
function tellModel(draft: Draft, prior: PriorPlan, profile: UnitProfile): void {
  draft.notices.unshift(modelNotice(prior, profile));
  const [name] = openProfileQuestions(profile).filter(({ field }) => field === "name");
  if (name !== undefined)
    draft.missing.unshift({ id: `${PROFILE_ANSWER}${name.field}`, ask: name.ask });
}

/** Asked once: what a draft's answers tell of the unit is kept, unless the unit has told it already. */
async function knownProfile(
  deps: DraftServiceDeps,
  unit: string,
  answers: readonly DraftAnswer[],
): Promise<UnitProfile> {
  const { profile } = await deps.profiles.get(unit);
  const told = Object.entries(profileAnswers(answers)).filter(
    ([field, value]) => !(field in profile) && value.trim() !== "",
  );
  if (told.length === 0) return profile;
  return (await deps.profiles.update(unit, Object.fromEntries(told))).profile;
}

async function readKept(
  deps: DraftServiceDeps,
  unit: string,
  draftId: string,
  version?: number,
): Promise<KeptDraftVersion> {
  const kept = await deps.kept.get(unit, draftId, version);
  if (kept === undefined) throw new AppError("draft-not-found", `no draft ${draftId}`);
  return kept;
}

function conflict(kept: KeptDraftVersion): AppError {
  return new AppError("version-conflict", `draft ${kept.id} is at version ${kept.version}`, {
    userMessage: `Dự thảo đã có bản ${kept.version} do người khác vừa lưu; mở bản mới nhất rồi làm lại thay đổi.`,
  });
}

const heldTo = (day: string, asked: string): string =>
  `Hiệu lực của căn cứ xét đến ngày ${displayDate(day)}, trước khi năm kế hoạch bắt đầu, không đến ngày ${displayDate(asked)}.`;

/** Bases are judged on the plan's own date at the latest: a plan for 2024 cannot rest on a decree of 2025. */
function basisDate({ year, asOf }: { year: number; asOf: string }): string {
  const planDate = `${year - 1}-12-31`;
  return asOf < planDate ? asOf : planDate;
}
