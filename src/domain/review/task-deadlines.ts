/**
 * Deadlines of tasks, in paragraphs and in task tables, tied to what the task is about. Two of them for one task, or
 * one later than the law's, are findings.
 */
import { foldInPlace } from "./document-lines.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";

export interface TaskDeadline {
  topic: string;
  /** Vietnamese name of the topic. */
  name: string;
  year: number;
  line: ProseLine;
  /** Literal words of the deadline. */
  quote: string;
  /** From the deadline column of a table. */
  fromTable: boolean;
}

/** What a task is about: folded words in the text → subject of the register. */
export const TOPICS: readonly { topic: string; name: string; words: RegExp }[] = [
  {
    topic: "benh-an-dien-tu",
    name: "bệnh án điện tử",
    words: /\bb[ee]nh [aé4]?a?n dien t[ui]|\bemr\b/,
  },
  { topic: "don-thuoc-dien-tu", name: "đơn thuốc điện tử", words: /don thuoc dien tu/ },
  {
    topic: "so-suc-khoe-dien-tu",
    name: "sổ (hồ sơ) sức khỏe điện tử",
    words: /(?:so|ho so) suc khoe dien tu/,
  },
  {
    topic: "thanh-toan",
    name: "thanh toán không dùng tiền mặt",
    words: /(?:thanh toan|giao dich) khong dung tien mat/,
  },
  {
    topic: "cap-do-he-thong",
    name: "hồ sơ cấp độ an toàn thông tin",
    words: /ho so (?:de xuat )?cap do|phe duyet cap do/,
  },
  { topic: "kios", name: "ki-ốt", words: /\bkios[ck]?\b/ },
];

const FINISH =
  /hoan thanh (?:trong |truoc |vao |den )?(?:ngay [\d/]+\/|thang \d{1,2}[\s/]*(?:nam )?|quy [ivx]+[\s/]*(?:nam )?|nam )?(20\d{2})/g;

/** Deadlines in goals, tasks and annexes. A paragraph counts for the first topic it names, a row for its first cells. */
export function taskDeadlines(prose: Prose): TaskDeadline[] {
  const columns = new Map<number, { deadline: number; name: number }>();
  return prose.lines.flatMap((line) => {
    if (line.part === "results" || line.part === "front" || line.part === "bases") return [];
    return line.kind === "row" ? fromRow(line, columns) : fromParagraph(prose, line);
  });
}

function fromParagraph(prose: Prose, line: ProseLine): TaskDeadline[] {
  const topic = TOPICS.find((one) => one.words.test(line.folded));
  if (!topic) return [];
  return [...line.folded.matchAll(FINISH)].map((match) => ({
    topic: topic.topic,
    name: topic.name,
    year: Number(match[1]),
    line,
    quote: prose.all.text.slice(
      line.start + match.index,
      line.start + match.index + match[0].length,
    ),
    fromTable: false,
  }));
}

const DEADLINE_HEADER = /thoi (?:gian|han)|tien do/;
const NAME_HEADER = /noi dung|nhiem vu|hoat dong|ten|cong viec/;

function fromRow(
  line: ProseLine,
  columns: Map<number, { deadline: number; name: number }>,
): TaskDeadline[] {
  if (line.table === null) return [];
  const folded = line.cells.map((cell) => foldInPlace(cell));
  const deadline = folded.findIndex((cell) => DEADLINE_HEADER.test(cell));
  const known = columns.get(line.table);
  if (known === undefined) {
    if (deadline >= 0)
      columns.set(line.table, {
        deadline,
        name: Math.max(
          0,
          folded.findIndex((cell) => NAME_HEADER.test(cell)),
        ),
      });
    return [];
  }
  const year = /\b(20\d{2})\b(?!.*\b20\d{2}\b)/.exec(folded[known.deadline] ?? "")?.[1];
  const topic = TOPICS.find((one) => one.words.test(folded[known.name] ?? ""));
  if (year === undefined || !topic || deadline === known.deadline) return [];
  const quote = line.cells[known.deadline] ?? "";
  return [
    { topic: topic.topic, name: topic.name, year: Number(year), line, quote, fromTable: true },
  ];
}

/** Only a paragraph that says "hoàn thành …" against a row of the task table: other steps have deadlines of their own. */
export function deadlineConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const deadlines = taskDeadlines(prose);
  const rows = deadlines.filter((one) => one.fromTable);
  return deadlines.flatMap((one) => {
    if (one.fromTable) return [];
    const row = rows.find((other) => other.topic === one.topic && other.year !== one.year);
    const same = rows.some((other) => other.topic === one.topic && other.year === one.year);
    if (!row || same) return [];
    return [
      {
        code: "deadline-conflict",
        severity: "warning" as const,
        where: one.line.where,
        quote: quoteOf(
          one.line,
          Math.max(0, one.line.text.indexOf(one.quote) - 60),
          60 + one.quote.length,
        ),
        expected: "một mốc hoàn thành",
        found: `${one.quote} ↔ ${row.quote}`,
        message: `Nhiệm vụ về ${one.name} có hai thời hạn: ${one.year} ở phần nội dung và ${row.year} ở bảng nhiệm vụ.`,
        suggestion: "Thống nhất một thời hạn ở cả hai nơi.",
        alsoAt: [row.line.where],
      },
    ];
  });
}
