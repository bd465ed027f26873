/** How a question was read, in sentences for "vì sao". */
import type { Intent } from "./intent.ts";
import { callIt } from "./statement.ts";
import type { Question } from "./understand.ts";

const WISHES: Partial<Record<Intent, string>> = {
  status: "tình trạng hiệu lực",
  "replaced-by": "văn bản thay thế",
  replaces: "văn bản bị thay",
  "amended-by": "việc sửa đổi",
  deadline: "thời hạn",
  which: "văn bản nào",
  amount: "mức, số lượng",
  who: "ai thực hiện",
  list: "danh sách văn bản",
  changes: "thay đổi",
  plan: "nội dung kế hoạch",
  price: "đơn giá",
  obligation: "có bắt buộc không",
  "guided-by": "văn bản hướng dẫn",
};

export function describeQuestion(question: Question): string[] {
  const said = [`Đọc câu hỏi: “${question.text.trim()}”.`];
  const wishes = [...question.intents].flatMap((intent) => WISHES[intent] ?? []);
  if (wishes.length > 0) said.push(`Câu hỏi về: ${wishes.join(", ")}.`);
  const named = question.named.map(({ entry }) => callIt(entry));
  if (named.length > 0) said.push(`Văn bản được nêu: ${named.join(", ")}.`);
  const unknown = question.unknown.map((reference) => reference.raw);
  if (unknown.length > 0) said.push(`Không có trong sổ: ${unknown.join(", ")}.`);
  const words = [...question.terms.weights.keys()].filter((term) => !term.includes(" "));
  if (words.length > 0) said.push(`Từ dùng để tìm (không dấu): ${words.join(", ")}.`);
  if (question.facility !== null)
    said.push(
      `Loại cơ sở: ${question.facility === "hospital" ? "bệnh viện" : "không phải bệnh viện"}.`,
    );
  return said;
}
