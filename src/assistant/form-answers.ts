/** Whether a filled-in results form belongs to the draft it is sent back for: its ids may mean other questions by now. */
import type { Draft, DraftAnswer } from "../domain/draft/draft.ts";
import { fold } from "../domain/text/fold.ts";
import { AppError } from "../errors.ts";
import type { ResultsFormValue } from "../export/results-form.ts";

/** A question may be worded a little anew; others of the same kind share half of its words, too. */
const LEAST_SHARED = 0.8;

/** What a draft's own form asks. */
export const askedOf = ({ missing, reportable }: Draft): { id: string; ask: string }[] => [
  ...missing,
  ...(reportable ?? []),
];

/**
 * The form's values as answers.
 * @throws AppError unreadable-file where a row asks for something else than the draft's question of the same id
 */
export function formAnswers(
  form: readonly ResultsFormValue[],
  asked: readonly { id: string; ask: string }[],
): DraftAnswer[] {
  const asks = new Map(asked.map(({ id, ask }) => [id, ask]));
  const strange = form.find(({ id, label }) => {
    const ask = asks.get(id);
    return ask !== undefined && label !== "" && !isSameQuestion(label, ask);
  });
  if (strange !== undefined)
    throw new AppError("unreadable-file", `results form: ${strange.id} asks for another thing`, {
      userMessage: `Biểu nhập kết quả được lập từ một bản soạn khác (dòng “${strange.label.slice(0, 80)}” không phải câu hỏi của bản này); tải biểu của bản này, chép số liệu sang rồi gửi lại.`,
    });
  return form.map(({ id, value }) => ({ id, value }));
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
