/**
 * Drafting in a conversation: the plan or its budget is drafted at once with open places, whose figures may then be
 * given one by one. A question in between is answered and the dialogue goes on; what was given survives a restart.
 */
import { formatDong } from "../../domain/budget/format-money.ts";
import { checkAnswer } from "../../domain/draft/answers.ts";
import type { DraftAnswer } from "../../domain/draft/draft.ts";
import { expectedForm } from "../../domain/draft/expected-form.ts";
import { untaxedLines } from "../../domain/plan/budget-tax.ts";
import { upperFirst } from "../../domain/text/first-letter.ts";
import { fold } from "../../domain/text/fold.ts";
import { AppError } from "../../errors.ts";
import type { DraftReply } from "../assistant.ts";
import { formAnswers } from "../form-answers.ts";
import { askTurn } from "./ask-turn.ts";
import { isQuestion } from "./commands.ts";
import { text } from "./message.ts";
import type { DialogueState } from "./state.ts";
import { say, sendFile, type Turn } from "./turn.ts";

type Figures = NonNullable<DialogueState["figures"]>;

/** "/soan 2027", "/dutoan": absent a year, the coming one. */
export async function draftTurn(turn: Turn, part: "plan" | "budget", rest: string): Promise<void> {
  const { deps, visit, signal, assistant } = turn;
  await deps.access.require(visit, "draft");
  await keepTyped(turn);
  const named = /\b20\d{2}\b/.exec(rest)?.[0];
  const year = named === undefined ? Number(deps.clock.today().slice(0, 4)) + 1 : Number(named);
  const request = rest.replace(/\b20\d{2}\b/, "").trim();
  const reply = await assistant.draft(
    {
      ...{ year, part, unit: visit.unit, onProgress: turn.watch.onProgress },
      ...(request === "" ? {} : { request }),
    },
    signal,
  );
  report(turn, reply, shownPart(reply.part));
}

type ShownPart = Figures["part"];

const shownPart = (part: DraftReply["part"]): ShownPart =>
  typeof part === "object" ? "section" : part;

const sums = ({ budget }: DraftReply["draft"]): string[] =>
  budget === null
    ? []
    : [
        `Kinh phí: ${formatDong(budget.totalWithVat)} đồng${untaxedLines(budget) === 0 ? " sau thuế" : ""} (${budget.inWords}).`,
      ];

const headline = ({ draft, version }: DraftReply, part: ShownPart): string => {
  const changed = (status: string) => draft.changes.filter((one) => one.status === status).length;
  const changes = `${changed("updated")} chỗ cập nhật, ${changed("new")} chỗ mới, ${changed("dropped")} chỗ bỏ`;
  const lines = draft.budget?.groups.flatMap((group) => group.lines).length ?? 0;
  if (part === "section") {
    const headings = draft.sections.map(({ heading }) => `“${heading.replace(/[:.;\s]+$/u, "")}”`);
    const more =
      headings.length > MOST_HEADINGS ? ` và ${headings.length - MOST_HEADINGS} mục con` : "";
    return `Mục ${headings.slice(0, MOST_HEADINGS).join(", ")}${more} của kế hoạch năm ${draft.year} (phiên bản ${version}); ${changes}.`;
  }
  return part === "budget"
    ? `Dự toán năm ${draft.year} (phiên bản ${version}): ${lines} dòng; ${changes}.`
    : `Bản thảo ${draft.cover.title} (phiên bản ${version}): ${draft.outline.length} mục, ${changes}.`;
};

const MOST_HEADINGS = 3;

/** What was drafted, its files, and what is still open. */
function report(turn: Turn, reply: DraftReply, part: ShownPart): void {
  const { draft, draftId, version, files } = reply;
  const { state, visit } = turn;
  const lines = [
    headline(reply, part),
    ...sums(draft),
    ...(draft.missing.length === 0
      ? ["Không còn chỗ cần bổ sung."]
      : [`Còn ${draft.missing.length} chỗ cần bổ sung, đánh dấu trong bản thảo.`]),
    ...[...draft.notices, ...draft.violations].map((notice) => `Lưu ý: ${notice}`),
    ...draft.review
      .filter(({ severity }) => severity !== "error")
      .map(({ message }) => `Cần xem lại: ${message}`),
  ];
  state.figures =
    draft.missing.length === 0
      ? null
      : {
          ...{ draftId, version, unit: visit.unit, person: visit.actor.personId },
          ...{ year: draft.year, part },
          open: draft.missing.map(({ id, ask, expects, unit }) => ({
            ...{ id, ask },
            ...(expects === undefined ? {} : { expects }),
            ...(unit === undefined ? {} : { unit }),
          })),
          answers: [],
          total: draft.missing.length,
          asking: false,
        };
  const options = [
    ...(draft.missing.length === 0
      ? []
      : [
          { label: "Điền từng số liệu", command: "/dien" },
          { label: "Điền bằng tệp Excel", command: "/dien tep" },
        ]),
    part !== "plan"
      ? { label: "Soạn cả kế hoạch", command: `/soan ${draft.year}` }
      : { label: "Chỉ lập dự toán", command: `/dutoan ${draft.year}` },
  ];
  say(turn, lines.join("\n"), options);
  // A page to read on a screen is of no use in a chat.
  for (const file of files) if (!file.fileName.endsWith(".html")) sendFile(turn, file);
}

/** Whether a figure is asked for now, of this person: others in a group do not fill in someone's draft. */
export function isAsking({ state, visit }: Turn): boolean {
  const { figures } = state;
  return (
    figures?.asking === true &&
    figures.person === visit.actor.personId &&
    figures.unit === visit.unit
  );
}

/** The draft of this person that waits for figures. */
export function openFigures({ state, visit }: Turn): Figures | null {
  const { figures } = state;
  const mine = figures?.person === visit.actor.personId && figures.unit === visit.unit;
  return mine && figures.open.length > 0 ? figures : null;
}

/** "/dien": begins or takes up the questions; "/dien tep": the same by the form. */
export async function figuresTurn(turn: Turn, rest: string): Promise<void> {
  const figures = openFigures(turn);
  if (figures === null) {
    say(turn, "Chưa có bản thảo nào chờ số liệu; gõ /soan để soạn trước.");
    return;
  }
  if (/^(tep|file|excel|bieu)\b/.test(fold(rest))) return askForForm(turn, figures);
  figures.asking = true;
  askNext(
    turn,
    figures,
    "Anh/chị trả lời từng câu; gõ “bỏ qua” nếu chưa có số, “xong” để dừng và ghi vào bản thảo, “/dien tep” để điền bằng tệp Excel.\n\n",
  );
}

/** Writes answers into the draft. They add to whatever is there, so a version saved by somebody else is no hindrance. */
async function writeIn(
  { assistant, out }: Turn,
  { draftId, version, unit }: Figures,
  answers: readonly DraftAnswer[],
): Promise<DraftReply> {
  const write = (expectedVersion: number) =>
    assistant.redraft({ draftId, expectedVersion, unit, answers });
  try {
    return await write(version);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "version-conflict") throw error;
    const { newest } = await assistant.keptDraft(unit, draftId);
    const reply = await write(newest);
    out.push(text("Bản thảo đã được lưu thêm ở nơi khác; số liệu vừa điền ghi vào bản mới nhất."));
    return reply;
  }
}

/** What was typed for the draft before goes into it, before another one takes its place. */
async function keepTyped(turn: Turn): Promise<void> {
  const figures = openFigures(turn);
  if (figures === null || figures.answers.length === 0) return;
  const { version } = await writeIn(turn, figures, figures.answers);
  say(
    turn,
    `Đã ghi ${figures.answers.length} số liệu đã điền vào bản thảo trước (phiên bản ${version}).`,
  );
  turn.state.figures = null;
}

const formName = ({ year }: Figures): string => `bieu-ket-qua-${year}.xlsx`;

async function askForForm(turn: Turn, figures: Figures): Promise<void> {
  const { state, deps, incoming } = turn;
  figures.asking = false;
  state.awaits = "results";
  const link = await deps.uploadLink(incoming);
  const where = link === null ? "vào đây." : `qua liên kết sau, dùng được 30 phút:\n${link}`;
  say(
    turn,
    `Anh/chị điền các ô màu vàng của tệp ${formName(figures)} (gửi kèm bản thảo), rồi gửi lại ${where}`,
    [
      { label: "Điền từng số liệu", command: "/dien" },
      { label: "Hủy", command: "/huy" },
    ],
  );
}

/** The form came back: its figures beside those that were typed meanwhile; a typed one counts before the form's. */
export async function formTurn(turn: Turn, figures: Figures, bytes: Uint8Array): Promise<void> {
  await turn.deps.access.require(turn.visit, "draft");
  const { parseResultsForm } = await import("../../export/results-form.ts");
  const filled = formAnswers(await parseResultsForm(bytes), figures.open);
  if (filled.length === 0) {
    say(turn, "Biểu kết quả chưa có ô nào được điền; điền các ô màu vàng rồi gửi lại tệp.");
    return;
  }
  const typed = new Set(figures.answers.map(({ id }) => id));
  const answers = [...filled.filter(({ id }) => !typed.has(id)), ...figures.answers];
  const reply = await writeIn(turn, figures, answers);
  turn.state.awaits = null;
  report(turn, reply, figures.part);
}

/** What kind of answer is wanted, where the question does not say it. */
const hint = ({ ask, expects, unit }: Figures["open"][number]): string =>
  expects === undefined || expects === "text" || ask.endsWith("?")
    ? ""
    : ` (${expectedForm[expects]}${unit === undefined || unit === "%" ? "" : `; đơn vị tính: ${unit}`})`;

function askNext(turn: Turn, figures: Figures, before = ""): void {
  const [next] = figures.open;
  if (next === undefined) return;
  const at = figures.total - figures.open.length + 1;
  say(turn, `${before}(${at}/${figures.total}) ${upperFirst(next.ask)}${hint(next)}`, [
    { label: "Bỏ qua", command: "bỏ qua" },
    { label: "Xong", command: "xong" },
    { label: "Hủy", command: "/huy" },
  ]);
}

/** What was said while a figure is asked for. */
export async function answerTurn(turn: Turn, said: string): Promise<void> {
  const { figures } = turn.state;
  const item = figures?.open[0];
  if (figures === null || item === undefined) return;
  const word = fold(said);
  if (word === "xong") return finish(turn, figures);
  if (word !== "bo qua") {
    if (isQuestion(said)) {
      await askTurn(turn, said);
      askNext(turn, figures, "Tiếp tục bản thảo. ");
      return;
    }
    const check = checkAnswer(item, said);
    if (!check.ok) {
      askNext(turn, figures, `${check.message}\n\n`);
      return;
    }
    figures.answers.push({ id: item.id, value: check.value });
  }
  figures.open.shift();
  if (figures.open.length === 0) return finish(turn, figures);
  askNext(turn, figures);
}

async function finish(turn: Turn, figures: Figures): Promise<void> {
  const { answers } = figures;
  if (answers.length === 0) {
    figures.asking = false;
    say(turn, "Chưa có số liệu nào được điền; bản thảo giữ nguyên. Điền sau bằng /dien.");
    return;
  }
  report(turn, await writeIn(turn, figures, answers), figures.part);
}
