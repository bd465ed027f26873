/** Answers that come with one request for a draft: those of a filled results form and those given one by one. */
import { DraftAnswer } from "../domain/draft/draft.ts";
import type { ResultsFormValue } from "../export/results-form.ts";
import type { UploadedFile } from "./assistant.ts";
import { allFormAnswers, type Asked, formAnswers } from "./form-answers.ts";

interface Questions {
  asked: readonly Asked[];
  /** Absent: earlier versions may have asked for more. */
  askedAfter?: (answers: readonly DraftAnswer[]) => Promise<readonly Asked[]>;
}

/** The form first, then what was answered one by one: the later word counts. */
export async function answersOf(
  given: { results?: UploadedFile; answers?: readonly DraftAnswer[] },
  { asked, askedAfter }: Questions,
): Promise<DraftAnswer[]> {
  const form = given.results === undefined ? [] : await formOf(given.results);
  const filled =
    askedAfter === undefined
      ? formAnswers(form, asked)
      : await allFormAnswers(form, asked, askedAfter);
  return merged(filled, given.answers ?? []);
}

async function formOf({ bytes }: UploadedFile): Promise<ResultsFormValue[]> {
  const { parseResultsForm } = await import("../export/results-form.ts");
  return parseResultsForm(bytes);
}

/** The later word counts; an empty one takes an earlier one back, which need() knows as no answer. */
export function merged(before: readonly DraftAnswer[], now: readonly DraftAnswer[]): DraftAnswer[] {
  const byId = new Map(before.map((answer) => [answer.id, answer]));
  for (const answer of now) byId.set(answer.id, answer);
  return [...byId.values()];
}
