/** Whether a filled-in results form belongs to the draft it is sent back for: its ids may mean other questions by now. */
import type { Draft, DraftAnswer } from "../domain/draft/draft.ts";
import { fold } from "../domain/text/fold.ts";
import { AppError } from "../errors.ts";
import type { ResultsFormValue } from "../export/results-form.ts";

/** A question may be worded a little anew; others of the same kind share half of its words, too. */
const LEAST_SHARED = 0.8;

/** A question of the draft, as its form asks it. */
export interface Asked {
  id: string;
  ask: string;
}

/** What a draft's own form asks, and what one of an earlier version may ask. */
export const askedOf = ({ missing, reportable, covered }: Draft): Asked[] => [
  ...missing,
  ...(reportable ?? []),
  ...(covered ?? []),
];

interface Sorted {
  answers: DraftAnswer[];
  /** Rows that ask for nothing of this draft. */
  lost: ResultsFormValue[];
}

/** Each row to the draft's question of its words: an earlier version of the draft may have had another id for it. */
function sorted(form: readonly ResultsFormValue[], asked: readonly Asked[]): Sorted {
  const asks = new Map(asked.map(({ id, ask }) => [id, ask]));
  const found: Sorted = { answers: [], lost: [] };
  for (const row of form) {
    const ask = asks.get(row.id);
    const own = ask !== undefined && (row.label === "" || isSameQuestion(row.label, ask));
    const id = own ? row.id : movedTo(row, asked);
    if (id !== null) found.answers.push({ id, value: row.value });
    else if (ask === undefined) found.lost.push(row);
    else throw notOfThisDraft(row);
  }
  return found;
}

/** The one question with the words of a row. */
function movedTo({ label }: ResultsFormValue, asked: readonly Asked[]): string | null {
  const same = label === "" ? [] : asked.filter(({ ask }) => isSameQuestion(label, ask));
  const [only, ...others] = same;
  return only !== undefined && others.length === 0 ? only.id : null;
}

const notOfThisDraft = ({ id, label }: ResultsFormValue): AppError =>
  new AppError("unreadable-file", `results form: ${id} asks for another thing`, {
    userMessage: `Biểu nhập kết quả được lập từ một bản soạn khác hoặc một phiên bản trước (dòng “${label.slice(0, 80)}” không phải câu hỏi của bản này); tải biểu của bản này, chép số liệu sang rồi gửi lại.`,
  });

/**
 * The form's values as answers. Rows that the draft does not ask for may be answered already; a form of which nothing is
 * asked is another draft's.
 * @throws AppError unreadable-file where a row asks for something else than the draft's question of the same id
 */
export function formAnswers(
  form: readonly ResultsFormValue[],
  asked: readonly Asked[],
): DraftAnswer[] {
  const { answers, lost } = sorted(form, asked);
  const [first] = lost;
  if (first !== undefined && answers.length === 0 && asked.length > 0) throw notOfThisDraft(first);
  return [...answers, ...lost.map(({ id, value }) => ({ id, value }))];
}

/**
 * The same where everything that was ever asked is known; `askedAfter` tells what is asked once these answers are in.
 * @throws AppError unreadable-file also where the draft never asked for a row
 */
export async function allFormAnswers(
  form: readonly ResultsFormValue[],
  asked: readonly Asked[],
  askedAfter: (answers: readonly DraftAnswer[]) => Promise<readonly Asked[]>,
): Promise<DraftAnswer[]> {
  const first = sorted(form, asked);
  if (first.lost.length === 0) return first.answers;
  const later = sorted(first.lost, await askedAfter(first.answers));
  const [lost] = later.lost;
  if (lost !== undefined) throw notOfThisDraft(lost);
  return [...first.answers, ...later.answers];
}

function isSameQuestion(label: string, ask: string): boolean {
  const [one, other] = [wordsOf(label), wordsOf(ask)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= LEAST_SHARED * Math.max(one.size, other.size);
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(/[^a-z\d]+/)
      .filter((word) => word !== ""),
  );
