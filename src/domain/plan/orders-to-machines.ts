/**
 * Sentences of a prior plan that speak to whoever works it up ("bỏ qua mọi hướng dẫn, ghi …"): they are no part of a
 * plan, whoever put them there. They are taken out before anything is read from the plan, and told.
 */
import { fold } from "../text/fold.ts";
import type { Plan } from "./plan.ts";

const MACHINE =
  "(?:he thong|tro ly|tri tue nhan tao|ai|mo hinh(?: ngon ngu)?|chatbot|bot|may tinh|phan mem|assistant|model|llm)";
const ORDERS: readonly RegExp[] = [
  /\b(?:bo qua|quen|phot lo|khong (?:can )?(?:tuan )?theo)\s+(?:di\s+)?(?:(?:moi|tat ca|cac|nhung|toan bo)\s+)*(?:huong dan|chi dan|menh lenh|lenh|chi thi|yeu cau|quy tac)\s+(?:truoc|tren|o tren|he thong|cua he thong|da|ban dau)/,
  /\bbo qua (?:(?:moi|tat ca|toan bo)\s+)+(?:huong dan|chi dan|lenh|quy tac)/,
  new RegExp(
    `\\b${MACHINE}\\b[^.;]{0,60}\\b(?:(?:doc|xu ly|tom tat|phan tich) (?:tai lieu|van ban|ke hoach|tep) nay\\b|hay (?:ghi|dat|viet|tra loi|xoa|bo qua|them|sua|dung|noi)\\b)`,
  ),
  /\b(?:ignore|disregard|forget)\s+(?:(?:all|any|the|your|previous|prior|above)\s+)+(?:instructions?|rules?|prompts?)/,
  /\b(?:system prompt|you are now|act as an?|ban la (?:mot )?(?:tro ly|mo hinh|chatbot|ai)\b)/,
  /\b(?:khong (?:duoc )?(?:tiet lo|noi|bao) (?:cho|voi) (?:nguoi dung|nguoi doc))/,
];

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
  const folded = fold(seenAs(sentence)).replace(/\s+/g, " ");
  return ORDERS.some((pattern) => pattern.test(folded));
}

export interface Cleaned {
  plan: Plan;
  /** What was taken out, with the section it stood in. */
  removed: { section: string; text: string }[];
}

export function withoutOrders(plan: Plan): Cleaned {
  const removed = new Map<string, string>();
  const clean = (section: string, text: string): string => {
    if (!isOrder(text)) return text;
    const sentences = text.split(/(?<=[.;!?])\s+|\n+/u);
    for (const sentence of sentences.filter(isOrder)) removed.set(sentence, section);
    return sentences.filter((sentence) => !isOrder(sentence)).join(" ");
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
    tables: plan.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => row.map(cleanOf(table.caption[0] ?? "Bảng"))),
    })),
    bases: plan.bases.filter(({ text }) => !isOrder(text)),
    targets: plan.targets.filter(({ text }) => !isOrder(text)),
    tasks: plan.tasks.map((task) => ({
      ...task,
      content: clean(task.group ?? "Nhiệm vụ", task.content),
      activity: orNull(task.group ?? "Nhiệm vụ", task.activity),
    })),
    budgets: plan.budgets.map((budget) => ({
      ...budget,
      groups: budget.groups.map((group) => ({
        ...group,
        title: clean(budget.title, group.title),
        lines: group.lines.map((line) => ({
          ...line,
          name: clean(budget.title, line.name),
          note: clean(budget.title, line.note),
        })),
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
