/** Checked sentences and what the model left out → the answer. Kind, citations and facts stay those of the engine. */
import type { Answer } from "../../../domain/answer/answer.ts";
import type { IsoDate } from "../../../domain/regulation/register-entry.ts";
import { type AnswerDraft, type Body, renderAnswer } from "../render-answer.ts";
import type { Statement } from "../statement.ts";
import type { Ground } from "./check-sentence.ts";
import { isSaid } from "./is-said.ts";
import type { PhrasedSentence } from "./phrase.ts";

/** What nobody may overlook, whether or not the model found it worth telling. */
const TELLING =
  /không còn hiệu lực|hết hiệu lực|chưa có hiệu lực|chưa rõ|sửa đổi, bổ sung|[Cc]ần đối chiếu|chưa được ban hành/;

interface Line {
  text: string;
  carriers: Statement[];
  main: boolean;
}

export function composeAnswer(
  draft: AnswerDraft,
  asOf: IsoDate,
  { grounds, sentences }: { grounds: readonly Ground[]; sentences: readonly PhrasedSentence[] },
): Answer {
  const lines = linesOf(grounds, sentences);
  const body: Body = (_, marks) => {
    const marked = ({ text, carriers }: Line) =>
      `${text}${[...new Set(carriers.map(marks))].join("")}`;
    const mains = lines.filter((line) => line.main).map(marked);
    const rest = lines.filter((line) => !line.main).map((line) => `- ${marked(line)}`);
    return [mains.join("\n"), rest.join("\n")].filter((part) => part !== "").join("\n\n");
  };
  return { ...renderAnswer(draft, asOf, body), mode: "model" };
}

/** What a document's card says when it is not in force. */
const NOT_IN_FORCE =
  /không còn hiệu lực|hết hiệu lực|hết giai đoạn áp dụng|chưa có hiệu lực|chưa rõ (?:tình trạng|còn)|còn hiệu lực một phần|chưa được ban hành/;

const cutsStatus = (text: string, uses: PhrasedSentence["uses"]): boolean =>
  !NOT_IN_FORCE.test(text) && uses.some((use) => NOT_IN_FORCE.test(use.ground.statement.text));

function linesOf(grounds: readonly Ground[], sentences: readonly PhrasedSentence[]): Line[] {
  const isLead = (ground: Ground) => ground.statement.lead === true;
  const lost = new Set(grounds.filter((one) => isLead(one) && !isSaid(one, sentences)));
  const own = ({ statement }: Ground, main: boolean): Line => ({
    text: statement.text,
    carriers: [statement],
    main,
  });
  // Half of a main statement is worse than the whole of it in our words.
  const kept = sentences.filter(({ uses }) => !uses.every((use) => lost.has(use.ground)));
  const untold = grounds.filter(
    (one) =>
      !isLead(one) &&
      TELLING.test(one.statement.text) &&
      !kept.some(({ uses }) => uses.some((use) => use.ground === one)),
  );
  return [
    ...[...lost].map((ground) => own(ground, true)),
    ...kept.map(({ text, uses }) => ({
      // The card of a document without its status would pass for one in force.
      text: cutsStatus(text, uses)
        ? [...new Set(uses.map((use) => use.ground.statement.text))].join(" ")
        : text,
      carriers: uses.map((use) => use.ground.statement),
      main: uses.some((use) => isLead(use.ground)),
    })),
    ...untold.map((ground) => own(ground, false)),
  ];
}
