/**
 * Whether a line and a task tell one piece of work in other words: "Ghép nối 09 máy xét nghiệm còn lại với LIS" in the text,
 * "Kết nối LIS với 09 máy xét nghiệm" in the table. The words that are rare in the plan decide; a figure, a name or a kind
 * of action of one side that the other has otherwise makes two works of them. One list never tells a work twice.
 */
import { oncePer } from "../once-per.ts";
import { fold } from "../text/fold.ts";
import { withoutCitations } from "./citation.ts";
import { elided } from "./open-marks.ts";
import type { Plan } from "./plan.ts";
import { detailOf } from "./read-tasks.ts";

/** Words that plans use for one thing, folded with their marks kept out; the first name stands for all. */
const ONE_THING: readonly (readonly [string, RegExp])[] = [
  ["ketnoi", /(?<!\p{L})(?:ghép nối|đấu nối|kết nối|liên thông|tích hợp)(?!\p{L})/gu],
  ["switch", /(?<!\p{L})(?:(?:bộ|thiết bị) )?chuyển mạch(?!\p{L})/gu],
  ["firewall", /(?<!\p{L})(?:thiết bị )?tường lửa(?!\p{L})/gu],
  ["maytinh", /(?<!\p{L})(?:máy vi tính|máy tính|máy trạm|pc)(?!\p{L})/gu],
  ["server", /(?<!\p{L})máy chủ(?!\p{L})/gu],
  ["lan", /(?<!\p{L})mạng (?:nội bộ|lan)(?!\p{L})/gu],
  ["emr", /(?<!\p{L})(?:hồ sơ )?bệnh án điện tử(?: \(emr\))?(?!\p{L})/gu],
  [
    "antivirus",
    /(?<!\p{L})(?:diệt (?:vi ?rút|virus)|phòng,? chống (?:mã độc|vi ?rút|virus))(?!\p{L})/gu,
  ],
  ["attt", /(?<!\p{L})(?:an toàn thông tin(?: mạng)?|an ninh mạng)(?!\p{L})/gu],
  ["kyso", /(?<!\p{L})(?:chữ ký số|ký số|chứng thư số)(?!\p{L})/gu],
  ["tuyen", /(?<!\p{L})tuyển(?: dụng)?(?!\p{L})/gu],
  [
    "capdo",
    /(?<!\p{L})(?:hồ sơ )?(?:đề xuất )?cấp độ(?: an toàn)?(?: hệ thống thông tin)?(?: \d)?(?!\p{L})/gu,
  ],
  ["sohoa", /(?<!\p{L})(?:số hóa|số hoá|quét,? (?:và )?nhập|quét|scan)(?!\p{L})/gu],
  ["cntt", /(?<!\p{L})công nghệ thông tin(?!\p{L})/gu],
  ["website", /(?<!\p{L})(?:trang|cổng) thông tin(?: điện tử)?(?!\p{L})/gu],
];

/** Words of any task, with their marks: they tell no work apart. */
const FILLER_PHRASES =
  /(?<!\p{L})(?:hoàn thành|thực hiện|triển khai|tổ chức|xây dựng|tiếp tục|đẩy mạnh|tăng cường|bảo đảm|đảm bảo|đơn vị|toàn bộ|hệ thống|phần mềm|còn lại|nội dung|nhiệm vụ|kế hoạch|nâng cao|nâng cấp|phục vụ|sử dụng|mua sắm|trang bị|lắp đặt|bố trí|thay thế|trung tâm|bệnh viện|công tác|(?:trình )?cấp có thẩm quyền|phê duyệt|thẩm định|đề xuất)(?!\p{L})/gu;
const FILLERS = new Set(
  (
    "các của và cho tại theo về trong với việc được đến từ những để khi ở do là có không ra vào trên dưới thuộc " +
    "năm tháng quý ngày trước sau hết cuối đầu đưa mới một số thuê mua trình thêm"
  ).split(" "),
);

const NAMES: ReadonlySet<string> = new Set(["capdo", "emr", "switch", "firewall"]);

/** Kinds of action that make two works of one subject; what builds, buys or links is one kind, also without a verb. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["teach", /^(?:\S+ ){0,3}?(?:tap huan|dao tao|boi duong|huong dan|hoc (?:lop|tap))\b/],
  ["watch", /^(?:\S+ ){0,2}?(?:kiem tra|giam sat|danh gia|theo doi|don doc|do luong|khao sat)\b/],
  ["tell", /^(?:\S+ ){0,2}?(?:tuyen truyen|truyen thong|pho bien|quang ba)\b/],
  ["report", /^(?:\S+ ){0,2}?(?:bao cao|so ket|tong ket|hop|hoi nghi|thong ke)\b/],
  [
    "keep",
    /^(?:\S+ ){0,2}?(?:duy tri|bao tri|bao duong|van hanh|sao luu|gia han|dien tap|cap nhat)\b/,
  ],
  ["end", /^(?:\S+ ){0,2}?(?:thu hoi|thanh ly|xoa|huy)\b/],
  ["rule", /^(?:\S+ ){0,6}?(?:quy che|quy trinh|quy dinh|noi quy)\b/],
];

const MARKER = /^(?:[-+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|\p{Ll}\))\s*/u;
const COUNTED =
  /(?<![\p{L}\d.,/:-])\d[\d.]*(?=\s+\p{Ll})(?!\s+(?:tháng|quý|năm|ngày|giờ|phút)(?!\p{L}))/gu;
/** A name within a sentence; names of bodies and acronyms are told in many ways. */
const NAMED = /(?<=[\p{Ll},]\s)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)*/gu;
const BODIES =
  /^(?:Bộ|Sở|Phòng|Khoa|Tổ|Ban|Công an|Trung tâm|Bệnh viện|Trạm|Chính phủ|Thủ tướng|Luật|Nghị|Quyết|Thông|Hệ|Quỹ)(?!\p{L})/u;

interface Work {
  words: ReadonlySet<string>;
  counts: ReadonlySet<string>;
  names: ReadonlySet<string>;
  /** Things of `ONE_THING` that it is on. */
  things: ReadonlySet<string>;
  kind: string;
}

function workOf(printed: string): Work {
  const bare = withoutAsides(withoutCitations(elided(printed)).normalize("NFC"))
    .replace(MARKER, "")
    .trim();
  const one = ONE_THING.reduce(
    (text, [name, words]) => text.replace(words, name),
    bare.toLocaleLowerCase("vi").replace(FILLER_PHRASES, " "),
  );
  const folded = fold(bare);
  const words = new Set(
    [...one.matchAll(/\p{L}+/gu)].map(([word]) => word).filter((word) => !FILLERS.has(word)),
  );
  return {
    words,
    counts: new Set(
      [...bare.matchAll(COUNTED)].map(([raw]) => String(Number(raw.replaceAll(".", "")))),
    ),
    names: new Set(
      [...bare.matchAll(NAMED)].map(([name]) => name).filter((name) => !BODIES.test(name)),
    ),
    things: new Set(ONE_THING.map(([name]) => name).filter((name) => words.has(name))),
    kind: KINDS.find(([, words]) => words.test(folded))?.[0] ?? "make",
  };
}

/** "(chỉ tiêu của năm trước)" says nothing of what is done, unless it holds nearly all. */
function withoutAsides(text: string): string {
  const rest = text.replace(/\s*\([^()]*\)/gu, "");
  return rest.length * 2 >= text.length ? rest : text;
}

/** A line or a row that tells a task. */
export interface TaskLine {
  /** Of the task on which the unit can report; null for a line of the solutions. */
  id: string | null;
  content: string;
  deadline: string | null;
}

interface Known extends Work {
  line: TaskLine;
  /** "bang-2" or the id of the section: the list in which the line stands. */
  list: string;
}

interface Works {
  /** What was found for a text: a draft asks for the same one many times. */
  found: Map<string, TaskLine[]>;
  all: readonly Known[];
  rarity: (word: string) => number;
}

const worksOf = oncePer((plan: Plan): Works => {
  const all = [...linesOfTasks(plan), ...linesOfSolutions(plan)];
  const counts = new Map<string, number>();
  for (const { words } of all)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = (word: string): number =>
    Math.log(1 + (all.length + 2) / ((counts.get(word) ?? 0) + 1));
  return { found: new Map<string, TaskLine[]>(), all, rarity };
});

const listOf = (item: string): string => item.slice(0, item.lastIndexOf("/"));

const linesOfTasks = ({ tasks }: Plan): Known[] =>
  tasks.map(({ id, item, content, activity, deadline }) => ({
    ...workOf(activity === null ? content : `${content}: ${activity}`),
    line: { id, content, deadline },
    list: listOf(item),
  }));

const linesOfSolutions = ({ sections, tasks }: Plan): Known[] =>
  sections
    .filter(({ role }) => role === "solutions" || role === "tasks")
    .flatMap(({ items }) => items)
    .filter(({ table, text }) => table === null && detailOf(text) === null)
    .filter(({ id }) => !tasks.some(({ item }) => item === id))
    .map(({ id, text }) => ({
      ...workOf(text),
      line: { id: null, content: text, deadline: null },
      list: listOf(id),
    }));

const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((one) => !b.has(one));

const LEAST_WORDS = 3;
const SAME = 0.66;
/** A second task nearly as near leaves it open which of them is meant. */
const APART = 0.12;

function likeness(a: Work, b: Work, rarity: Works["rarity"]): number {
  if (a.kind !== b.kind || disjoint(a.counts, b.counts) || disjoint(a.names, b.names)) return 0;
  if (disjoint(a.things, b.things)) return 0;
  const weight = (words: Iterable<string>): number =>
    [...words].reduce((sum, word) => sum + rarity(word), 0);
  const shared = [...a.words].filter((word) => b.words.has(word));
  const least = Math.max(2, Math.min(LEAST_WORDS, a.words.size, b.words.size));
  // A name of a thing says as much as two words.
  const told = shared.length + shared.filter((word) => NAMES.has(word)).length;
  if (told < least) return 0;
  return weight(shared) / Math.max(0.001, Math.min(weight(a.words), weight(b.words)));
}

/** The one nearest of some works; null where none is near enough, or two are. */
function nearest(work: Work, others: readonly Known[], { rarity }: Works): Known | null {
  const scored = others
    .map((other) => ({ other, score: likeness(work, other, rarity) }))
    .filter(({ score }) => score >= SAME)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined) return null;
  return second !== undefined && best.score - second.score < APART ? null : best.other;
}

/** Lines of other lists that tell the work of a line in other words, at most one of each list. */
export function sameWork(plan: Plan, text: string): readonly TaskLine[] {
  if (plan.lostMarks) return [];
  const works = worksOf(plan);
  const lines = works.found.get(text) ?? findSame(works, text);
  works.found.set(text, lines);
  return lines;
}

function findSame(works: Works, text: string): TaskLine[] {
  const own = works.all.filter(({ line }) => line.content === text);
  const [known] = own;
  const of = (list: string): Known[] => works.all.filter((one) => one.list === list);
  const lists = new Set(works.all.map(({ list }) => list));
  for (const { list } of own) lists.delete(list);
  return [...lists].flatMap((list) => {
    const found = nearest(known ?? workOf(text), of(list), works);
    if (found === null) return [];
    const back = known === undefined ? known : nearest(found, of(known.list), works);
    return back === known ? [found.line] : [];
  });
}
