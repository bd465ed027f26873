/** Zod at the border: bodies and queries of the web channel. A wrong field is named in Vietnamese. */
import type { Context } from "hono";
import { z } from "zod";

import type { DraftRequest } from "../../assistant/assistant.ts";
import { AppError } from "../../errors.ts";
import { webLimits } from "./limits.ts";
import { feedbackReasons } from "./views/labels.ts";

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** ISO date that exists in the calendar, 1945–2100. */
const AsOf = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/)
  .refine(isCalendarDate);

const Question = z.string().transform((text) => text.normalize("NFC").trim());
const Year = z.int().min(2020).max(2100);
const Conversation = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

export const AskBody = z.strictObject({
  q: Question.pipe(z.string().min(1)),
  asOf: AsOf.optional(),
});
export const ChatBody = AskBody.extend({ conversation: Conversation });
export const FeedbackBody = z.strictObject({
  conversation: Conversation,
  question: z.string().max(webLimits.questionLength),
  useful: z.boolean(),
  reason: z.enum(feedbackReasons).optional(),
  note: z.string().trim().max(webLimits.noteLength).optional(),
});
const Section = z.string().trim().min(1).max(200);
export const DraftBody = z
  .strictObject({
    year: Year,
    from: z.string().min(1).optional(),
    section: Section.optional(),
    part: z.enum(["budget", "plan"]).optional(),
    request: z.string().max(webLimits.requestLength).optional(),
    asOf: AsOf.optional(),
  })
  .refine((body) => body.section === undefined || body.part === undefined, { path: ["part"] });

const blankToAbsent = (value: unknown) =>
  value === null || (typeof value === "string" && value.trim() === "") ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToAbsent, schema.optional());

export const DraftForm = z
  .object({
    year: z.preprocess(Number, Year),
    from: optional(z.string()),
    part: z.enum(["plan", "budget", "section"]).default("plan"),
    section: optional(Section),
    request: optional(z.string().max(webLimits.requestLength)),
    asOf: optional(AsOf),
  })
  .refine((form) => form.part !== "section" || form.section !== undefined, { path: ["section"] });

export const ReviewForm = z.object({
  asOf: optional(AsOf),
  /** "1": also make the annotated copy and the reports. */
  files: optional(z.enum(["0", "1"])),
});

const Decided = { subject: z.string().min(1).max(100), fingerprint: z.string().min(1).max(100) };
export const DecisionForm = z.discriminatedUnion("decision", [
  z.object({
    ...Decided,
    decision: z.literal("accept"),
    reason: z.string().trim().min(1).max(webLimits.noteLength),
  }),
  z.object({ ...Decided, decision: z.literal("undo") }),
]);

/** What is wrong with a field and what it should be. */
const fieldHelp: Record<string, string> = {
  q: "thiếu câu hỏi (`q`)",
  asOf: "ngày tính đến (`asOf`) phải có dạng YYYY-MM-DD và là ngày có thật",
  year: "năm (`year`) phải là số nguyên từ 2020 đến 2100",
  section: "chưa nêu mục cần soạn (`section`)",
  part: "phần cần soạn (`part`) là plan hoặc budget, và không đi cùng `section`",
  from: "kế hoạch trước (`from`) phải là mã tài liệu trong kho",
  reason: `lý do chấp nhận phải có và dài tối đa ${webLimits.noteLength} ký tự`,
  request: `yêu cầu (\`request\`) dài tối đa ${webLimits.requestLength} ký tự`,
};

function toBadUsage(error: z.ZodError): AppError {
  const unknown = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [],
  );
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? "")))];
  const reasons = names.map((name) => fieldHelp[name]).filter((text) => text !== undefined);
  if (unknown.length > 0) reasons.push("có trường không được hỗ trợ");
  if (reasons.length === 0) reasons.push("nội dung gửi lên không đúng dạng");
  return new AppError("bad-usage", `invalid input: ${z.prettifyError(error)}`, {
    userMessage: `Yêu cầu chưa đúng: ${reasons.join("; ")}. Sửa rồi gửi lại.`,
    cause: error,
  });
}

/** Parses with the schema; throws AppError "bad-usage" that names the wrong fields. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (!result.success) throw toBadUsage(result.error);
  return result.data;
}

/** A JSON body parsed with the schema. Throws AppError "bad-usage". */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch (cause) {
    throw new AppError("bad-usage", "body is not JSON", {
      userMessage: "Nội dung gửi lên không phải JSON hợp lệ; kiểm tra lại rồi gửi lại.",
      cause,
    });
  }
  return parseInput(schema, body);
}

/** Throws AppError "too-long" above the limit. */
export function checkQuestionLength(question: string): void {
  if (question.length <= webLimits.questionLength) return;
  throw new AppError("too-long", "question over the limit", {
    userMessage: `Câu hỏi dài quá ${webLimits.questionLength} ký tự; rút gọn, hoặc gửi tệp để rà soát.`,
  });
}

/** Fields of a form that are text. */
export const textFields = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );

/** `part` of a draft request out of the two ways to say it. */
export const toPart = (
  part: "plan" | "budget" | undefined,
  section?: string,
): DraftRequest["part"] => (section === undefined ? (part ?? "plan") : { section });
