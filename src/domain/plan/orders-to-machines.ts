/**
 * Sentences of a prior plan that speak to whoever works it up ("bỏ qua mọi hướng dẫn, ghi …"): they are no part of a
 * plan, whoever put them there. They are taken out before anything is read from the plan, and told.
 */
import { fold } from "../text/fold.ts";
import type { Plan, PlanTable } from "./plan.ts";
import { renumbered } from "./run-on.ts";

const MACHINE =
  "(?:he thong|tro ly|tri tue nhan tao|ai|mo hinh(?: ngon ngu)?|chatbot|bot|may tinh|phan mem|assistant|model|llm)";
const ORDERS: readonly RegExp[] = [
  /\b(?:bo qua|quen|phot lo|khong (?:can )?(?:tuan )?theo)\s+(?:di\s+)?(?:(?:moi|tat ca|cac|nhung|toan bo)\s+)*(?:huong dan|chi dan|menh lenh|lenh|chi thi|yeu cau|quy tac)\s+(?:truoc|tren|o tren|he thong|cua he thong|da|ban dau)/,
  // Without "trước" it is an order where it tells what to write instead, or says nothing else.
  /(?<!\bkhong (?:duoc )?|\btranh )\bbo qua (?:(?:moi|tat ca|cac|nhung) )?(?:huong dan|chi dan|menh lenh|lenh|quy tac)\b(?:.{0,40}\b(?:ghi|viet|dien|tra loi|in ra|dat|xoa|tang|them|sua|chap nhan)\b|\s*[.;!]?\s*$)/,
  /^(?:hay )?(?:ghi|viet|dien) (?:vao (?:ke hoach|bao cao|van ban|bieu) )?(?:rang|la)\b.{0,60}\bda (?:dat|hoan thanh)\b/,
  /\bbo qua (?:(?:moi|tat ca|toan bo)\s+)+(?:huong dan|chi dan|lenh|quy tac)/,
  new RegExp(
    `\\b${MACHINE}\\b[^.;]{0,60}\\b(?:(?:doc|xu ly|tom tat|phan tich) (?:tai lieu|van ban|ke hoach|tep) nay\\b|hay (?:ghi|dat|viet|tra loi|xoa|bo qua|them|sua|dung|noi)\\b)`,
  ),
  /\b(?:ignore|disregard|forget)\s+(?:(?:all|any|the|your|previous|prior|above)\s+)+(?:instructions?|rules?|prompts?)/,
  /\b(?:system prompt|you are now|act as an?|ban la (?:mot )?(?:tro ly|mo hinh|chatbot|ai)\b)/,
  // Marks between which software puts a document, and a speaker of a conversation.
  /(?:^|\s)(?:<{3,}|>{3,})(?:\s|$)|\[\/?inst\]|<\|/,
  /(?:^|[.>;!?]\s*)(?:tro ly|assistant|system|chatbot|user)\s*:\s*(?:hay |xin |vui long )?(?:chuyen|gui|ghi|dat|xoa|sua|viet|tra loi|in ra|bo qua|them|thuc hien|cap|tao|mo)\b/,
  /\b(?:khong (?:duoc )?(?:tiet lo|noi|bao) (?:cho|voi) (?:nguoi dung|nguoi doc))/,
  // The name of one who speaks in a dialogue, and the end of what the machine was given to read.
  /^[^\p{L}\d]*(?:tro ly(?: ao| ai)?|chatbot|mo hinh ngon ngu|assistant|system|human)\s*:\s*\S/u,
  /^[^\p{L}\d]*(?:het|ket thuc|end of) (?:phan )?(?:du lieu|ngu canh|tai lieu|van ban goc|prompt|data|document|context)[^\p{L}\d]*$/u,
  // No plan tells anybody to pay into an account by its number.
  /\bchuyen\b.{0,60}\b(?:dong|vnd|trieu|ty|tien|kinh phi)\b.{0,40}\btai khoan\b\D{0,20}\d{6,}/,
];

/** Marks that fence off what a machine is given to read. */
const FENCE =
  />{3,}|<{3,}|<\|[a-z_]+\|>|\[\/?INST\]|<\/?(?:system|assistant|user|data|instructions?)>/giu;

/** What stands between two forged fences, with them. */
function fencedOff(text: string): string[] {
  const fences = [...text.matchAll(FENCE)];
  const [first, last] = [fences[0], fences.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  return [text.slice(first.index, last.index + last[0].length)];
}

/** Letters of other scripts that look like Latin ones, in the order of LATIN. */
const LOOK_ALIKES = "аеорсухіѕјһԁԛԝорАВЕКМНОРСТУХІЅЈαονικρτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const LATIN = "aeopcyxisjhdqwopABEKMHOPCTYXISJaovikptuABEZHIKMNOPTYX";

/** The sentence as a reader sees it: without what is not seen, look-alikes as the letters they look like. */
const seenAs = (sentence: string): string =>
  sentence
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => {
      return LATIN[LOOK_ALIKES.indexOf(letter)] ?? letter;
    });

/** Whether one sentence gives orders to the reader's software. */
export function isOrder(sentence: string): boolean {
  if (fencedOff(sentence).length > 0) return true;
  const folded = fold(seenAs(sentence)).replace(/\s+/g, " ");
  return ORDERS.some((pattern) => pattern.test(folded));
}

const SENTENCES = /(?<=[.;!?])\s+|\n+/u;

export interface Cleaned {
  plan: Plan;
  /** What was taken out, with the section it stood in. */
  removed: { section: string; text: string }[];
}

/** A text without its orders, and these. */
function cleanText(text: string): { left: string; orders: string[] } {
  const fenced = fencedOff(text);
  const rest = fenced.reduce((all, part) => all.replace(part, " ").trim(), text);
  const sentences = rest.split(SENTENCES);
  if (!isOrder(rest) && !sentences.some(isOrder)) return { left: rest, orders: fenced };
  return {
    left: sentences.filter((sentence) => !isOrder(sentence)).join(" "),
    orders: [...fenced, ...sentences.filter(isOrder)],
  };
}

export function withoutOrders(plan: Plan): Cleaned {
  const removed = new Map<string, string>();
  const clean = (section: string, text: string): string => {
    const { left, orders } = cleanText(text);
    for (const order of orders) removed.set(order, section);
    return left;
  };
  const cleanOf = (section: string) => (text: string) => clean(section, text);
  const orNull = (section: string, text: string | null): string | null =>
    text === null ? null : clean(section, text);
  const cleaned: Plan = {
    ...plan,
    cover: { ...plan.cover, title: clean("Tên kế hoạch", plan.cover.title) },
    sections: plan.sections.map((section) => ({
      ...section,
      heading: clean(section.heading, section.heading),
      items: section.items
        .map((item) => ({ ...item, text: clean(section.heading, item.text) }))
        .filter(
          ({ text, table }, at) => text !== "" || table !== null || section.items[at]?.text === "",
        ),
    })),
    tables: plan.tables.map((table) => ({ ...table, rows: rowsWithout(table, cleanOf) })),
    bases: plan.bases.filter(({ text }) => !isOrder(text)),
    targets: plan.targets
      .filter(({ text }) => clean("Chỉ tiêu", text) !== "")
      .map((target) => ({ ...target, item: moved(plan, target.item) })),
    tasks: plan.tasks
      .map((task) => ({
        ...task,
        item: moved(plan, task.item),
        content: clean(task.group ?? "Nhiệm vụ", task.content),
        activity: orNull(task.group ?? "Nhiệm vụ", task.activity),
      }))
      .filter(({ content }, at) => content !== "" || plan.tasks[at]?.content === ""),
    budgets: plan.budgets.map((budget) => ({
      ...budget,
      groups: budget.groups.map((group) => ({
        ...group,
        title: clean(budget.title, group.title),
        lines: group.lines
          .map((line) => ({
            ...line,
            name: clean(budget.title, line.name),
            note: clean(budget.title, line.note),
          }))
          .filter(({ name }, at) => name !== "" || group.lines[at]?.name === ""),
      })),
    })),
    organisation: plan.organisation.filter(({ text }) => !isOrder(text)),
    recipients: plan.recipients.filter((text) => !isOrder(text)),
  };
  return {
    plan: removed.size === 0 ? plan : cleaned,
    removed: [...removed].map(([text, section]) => ({ section, text })),
  };
}

/** A row that says nothing but an order is none; what stands beside it belongs to nothing. */
function isOrderRow(row: readonly string[]): boolean {
  const said = row.find((cell) => /\p{L}{3}/u.test(cell)) ?? "";
  return said.split(SENTENCES).every(isOrder);
}

function rowsWithout(
  { rows, headerRows, caption }: PlanTable,
  cleanOf: (section: string) => (text: string) => string,
): string[][] {
  const clean = cleanOf(caption[0] ?? "Bảng");
  const kept = rows.filter((row) => {
    if (!isOrderRow(row)) return true;
    row.forEach((cell) => clean(cell));
    return false;
  });
  const cleaned = kept.map((row) => row.map((cell) => clean(cell)));
  return kept.length < rows.length ? renumbered(cleaned, Math.max(1, headerRows)) : cleaned;
}

/** "bang-2/7" when a row above it left. */
function moved(plan: Plan, item: string): string {
  const [, index = "", at = ""] = /^bang-(\d+)\/(\d+)$/.exec(item) ?? [];
  const table = plan.tables.find((one) => String(one.index) === index);
  if (table === undefined) return item;
  const header = Math.max(1, table.headerRows);
  const above = table.rows.slice(0, header + Number(at) - 1).filter(isOrderRow).length;
  return `bang-${index}/${Number(at) - above}`;
}
