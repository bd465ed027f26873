/** "Hệ thống họp trực tuyến chưa triển khai" against the same thing that runs, in the results or in the tasks. */
import { syllables } from "../text/fold.ts";
import { besides, type Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { tellingWords } from "./shares.ts";
import { notStartedClauses } from "./started-clauses.ts";

/** What is not there yet and goes on elsewhere; what both readings tell is told once. */
export function notStarted(prose: Prose): Finding[] {
  const first = notStartedClauses(prose);
  return [...first, ...besides(first, notStartedSubjects(prose))];
}

/** With its marks: "chữa bệnh" is another word. The subject stands in front. */
const NOT_STARTED =
  /(?:^|[.;:]\s+|^[\s*+•-]+)([^.;:,\n]{6,80}?)\s+(?:hiện |vẫn |còn )?chưa (?:được |có )?(?:triển khai|thực hiện|đưa vào (?:sử dụng|vận hành)|áp dụng|vận hành|lắp đặt|sử dụng|hoạt động|đầu tư|xây dựng|kết nối)(?![\p{L}]| (?:đầy đủ|đồng bộ|rộng|tốt|hết|hiệu quả|thường xuyên|toàn diện))/giu;
/** The thing behind the verb, all of it: "Bệnh viện chưa triển khai hệ thống RIS-PACS." */
const NOT_STARTED_THING =
  /(?<!\p{L})chưa (?:được |có )?(?:triển khai|áp dụng|sử dụng|đưa vào sử dụng|vận hành)(?: được)? ((?:hệ thống|phần mềm|nền tảng) [^.;:,()\n]{4,60})(?=[.;)]|$)/giu;
const NARROWER = /(?<!\p{L})(?:tại|ở|cho|trong|của|trên|đến|đầy đủ|rộng)(?!\p{L})/iu;
const RUNNING =
  /(?<!\p{L})(?:đã (?:được )?(?:triển khai|thực hiện|đưa vào|áp dụng|vận hành|lắp đặt|sử dụng|hoạt động|kết nối)|vận hành ổn định|hoạt động ổn định|tiếp tục (?:duy trì|vận hành|triển khai|sử dụng|thực hiện|mở rộng)|duy trì|mở rộng)(?!\p{L})/iu;
/** All of it runs: "58.214 đơn được gửi, đạt 100 %", "16/16 trạm". */
const WHOLLY = /(?<![\d.,])100\s*%|(?<![\d/])(\d{1,4})\/\1(?![\d/])/u;
const SOME =
  /(?<!\p{L})(?:một số|nhiều|phần lớn|đa số|còn lại|các (?:khoa|trạm|đơn vị)|\d+ (?:khoa|trạm|đơn vị|cơ sở|xã))(?!\p{L})/iu;
const LISTED: ReadonlySet<string> = new Set(["results", "tasks", "targets", "solutions"]);

function notStartedSubjects(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const lines = prose.lines.filter((line) => line.kind === "text" && LISTED.has(line.part));
  return lines.flatMap((line) => {
    if (line.part !== "results") return [];
    const things = [...line.text.matchAll(NOT_STARTED_THING)].filter(
      ([, thing = ""]) => !NARROWER.test(thing),
    );
    return [...line.text.matchAll(NOT_STARTED), ...things].flatMap((match) => {
      const subject = match[1] ?? "";
      const words = tellingWords(subject);
      const named = phraseOf(subject).split(" ").length >= 3 || /\p{Lu}{3}/u.test(subject);
      if (words.size === 0 || !named || SOME.test(subject)) return [];
      const other = lines.find((one) => runs(one, words, subject));
      return other === undefined ? [] : [finding(line, match.index, other)];
    });
  });
}

/** The words that name the thing, without what sort of thing it is. */
const phraseOf = (subject: string): string =>
  syllables(subject.replace(/^[\s*+•-]*(?:việc |hệ thống |phần mềm )?/iu, "")).join(" ");

/** The same sentence of the other line names the subject and says that it runs. */
function runs(line: ProseLine, words: ReadonlySet<string>, subject: string): boolean {
  const phrase = phraseOf(subject);
  return line.text.split(/(?<=[.;])\s/).some((sentence) => {
    if (/(?<!\p{L})chưa(?!\p{L})/iu.test(sentence)) return false;
    if (!RUNNING.test(sentence) && !WHOLLY.test(sentence)) return false;
    const said = tellingWords(sentence);
    return (
      [...words].every((word) => said.has(word)) &&
      ` ${syllables(sentence).join(" ")} `.includes(` ${phrase} `)
    );
  });
}

function finding(line: ProseLine, index: number, other: ProseLine): Finding {
  return {
    code: "not-started-against-continued",
    severity: "warning",
    where: line.where,
    quote: quoteOf(line, index),
    expected: "một tình trạng cho cả hai nơi",
    found: `chưa triển khai ↔ ${quoteOf(other, 0, 120)}`,
    message: `Nơi này ghi chưa triển khai, nơi khác ghi “${quoteOf(other, 0, 110)}”.`,
    suggestion: "Thống nhất tình trạng ở cả hai nơi.",
    alsoAt: [other.where],
  };
}
