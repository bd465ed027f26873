/**
 * Deadlines of tasks, in paragraphs and in task tables, tied to what the task is about. Two of them for one task, or
 * one later than the law's, are findings.
 */
import type { IsoDate } from "../regulation/register-entry.ts";
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { isStart, timePoints } from "./time-points.ts";

export interface TaskDeadline {
  topic: string;
  /** Vietnamese name of the topic. */
  name: string;
  year: number;
  /** Where the day is told. */
  date?: IsoDate;
  line: ProseLine;
  /** Literal words of the deadline. */
  quote: string;
  /** From the deadline column of a table. */
  fromTable: boolean;
  /** The work begins on the day: "từ ngày 01/01/2027". */
  starts?: boolean;
}

/** What a task is about: folded words in the text → subject of the register. */
export const TOPICS: readonly { topic: string; name: string; words: RegExp }[] = [
  {
    topic: "benh-an-dien-tu",
    name: "bệnh án điện tử",
    words:
      /\bb[ee]nh [aé4]?a?n dien t[ui]|\bemr\b|benh an khong giay|(?:thay the|bo|khong (?:con )?(?:dung|su dung)|khong con|cham dut|dung han) (?:ho so )?benh an giay/,
  },
  { topic: "don-thuoc-dien-tu", name: "đơn thuốc điện tử", words: /(?<!ke )don thuoc dien tu/ },
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
    words: /ho so (?:de xuat )?cap do|(?<!\bda (?:duoc )?)(?:phe duyet|tham dinh|xac dinh) cap do/,
  },
  {
    topic: "cap-do-he-thong",
    name: "hệ thống thông tin đã có cấp độ",
    words: /\bhe thong thong tin (?:da|dang) (?:co|(?:duoc )?(?:phe duyet|xac dinh)) cap do\b/,
  },
  {
    topic: "can-lam-sang",
    name: "liên thông kết quả cận lâm sàng",
    words:
      /(?:lien thong|chia se|cong nhan|dung chung)[^.;:]{0,40}ket qua (?:can lam sang|xet nghiem)/,
  },
  {
    topic: "ke-don-thuoc",
    name: "kê đơn thuốc điện tử",
    words: /\bke don (?:thuoc )?(?:ngoai tru )?(?:bang hinh thuc )?dien tu/,
  },
  { topic: "hoa-don", name: "biên lai điện tử", words: /\bbien lai dien tu/ },
  {
    topic: "kham-chua-benh",
    name: "hệ thống thông tin quản lý hoạt động khám bệnh, chữa bệnh",
    words: /\bhe thong thong tin (?:ve )?quan ly (?:hoat dong )?kham(?: benh)?,? chua benh/,
  },
  { topic: "kios", name: "ki-ốt", words: /\bkios[ck]?\b/ },
];

const FINISH =
  /hoan thanh (?:trong |truoc |vao |den )?(?:ngay [\d/]+\/|thang \d{1,2}[\s/]*(?:nam )?|quy [ivx]+[\s/]*(?:nam )?|nam )?(20\d{2})/g;

/** The whole of it is to be there: finished, in use everywhere, in the place of paper. */
const WHOLLY =
  /\bhoan thanh\b|\bxong\b|\b(\d{1,3})\/\1\b(?!\/)|\b100\s*%|toan bo|tat ca|cuoi cung|con lai|dap ung (?:day du|(?:cac |moi )?(?:dieu kien|yeu cau|quy dinh))|thay (?:the )?(?:hoan toan )?(?:ho so )?benh an giay|bo (?:han )?(?:ho so |benh an )?giay|(?:khong con|cham dut) (?:ho so )?benh an giay|cham nhat|\btu (?:ngay )?\d{1,2}\//;
/** Widening or keeping what already runs has no deadline in the law, nor has a report on it. */
export const NOT_THE_WORK =
  /\b(?:mo rong|nang cap|them|tiep tuc|duy tri|nang cao|danh gia|tap huan|dao tao|kiem tra|bao cao|tong ket|so ket|nghiem thu|thi diem|quyet toan|thanh toan cho|ho tro|le (?:cong bo|ra mat|khoi dong))\b/;
const DUE_TOPICS: ReadonlySet<string> = new Set([
  "benh-an-dien-tu",
  "don-thuoc-dien-tu",
  "can-lam-sang",
  "cap-do-he-thong",
  "ke-don-thuoc",
  "hoa-don",
  "kham-chua-benh",
]);

/** What must run by a day: the day, or the last day of the month, quarter or year that the sentence names. */
export function startsByDay(prose: Prose): TaskDeadline[] {
  return prose.lines.flatMap((line) => {
    if (!PLANNED.has(line.part) || line.kind === "row") return [];
    let at = 0;
    return line.own.split(/(?<=[.;])\s/).flatMap((sentence) => {
      const start = line.own.indexOf(sentence, at);
      at = start + sentence.length;
      return dueOf(line, sentence, start);
    });
  });
}

/** What another thing takes its data from or is joined to: "bảng điều khiển lấy số liệu từ bệnh án điện tử". */
const DRAWN_FROM =
  /\b(?:(?:lay|khai thac|trich(?: xuat)?|tong hop|thu thap|trich rut|du lieu|so lieu)\b[^.;]{0,40}\btu|dua (?:tren|vao)|(?:ket noi|lien thong|tich hop|dong bo)\b[^.;]{0,40}\b(?:voi|vao))\s+(?:(?:du lieu|so lieu|he thong|phan mem|nen tang|ho so|kho)\s+)*$/;

/** The work is that of the topic itself. */
const isWorkOn = (words: RegExp, folded: string): boolean => {
  const at = words.exec(folded)?.index;
  return at !== undefined && !DRAWN_FROM.test(folded.slice(0, at));
};

function dueOf(line: ProseLine, sentence: string, start: number): TaskDeadline[] {
  const topic = TOPICS.find((one) => one.words.test(sentence));
  if (topic !== undefined && !isWorkOn(topic.words, sentence)) return [];
  if (topic === undefined || !DUE_TOPICS.has(topic.topic)) return [];
  if (!WHOLLY.test(sentence)) return [];
  const limit = timePoints(sentence).findLast((time) => time.isLimit || time.from === time.to);
  // What the whole-year form "hoàn thành … năm 2028" says is read by FINISH.
  if (limit === undefined) return [];
  // "…, báo cáo Bộ Y tế kết quả" behind the day follows the work.
  const work = sentence.slice(0, limit.end) + sentence.slice(limit.end).replace(/^\s*, [^]*/, "");
  if (NOT_THE_WORK.test(work)) return [];
  const quote = line.text.slice(start + limit.start, start + limit.end).trim();
  const year = Number(limit.to.slice(0, 4));
  return [
    {
      ...{ topic: topic.topic, name: topic.name, year, date: limit.to, line, quote },
      ...{ fromTable: false, starts: isStart(line.text.slice(start), limit) },
    },
  ];
}

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
  if (!topic || !isWorkOn(topic.words, line.folded)) return [];
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
