/** Deadlines of the plan that are later than the law's, by subject and with care. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis, nextDay } from "../regulation/status.ts";
import { fold } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { certainty, joinSame, type Prose } from "./prose.ts";
import type { ReviewInput } from "./rule.ts";
import {
  NOT_THE_WORK,
  startsByDay,
  type TaskDeadline,
  taskDeadlines,
  TOPICS,
} from "./task-deadlines.ts";

export function afterLaw(input: ReviewInput, prose: Prose): Finding[] {
  // The day tells more than the year that the same sentence is read by.
  const dated = startsByDay(prose);
  const known = new Set(dated.map(({ line, topic }) => `${line.start} ${topic}`));
  const years = taskDeadlines(prose).filter(
    ({ line, topic }) => !known.has(`${line.start} ${topic}`),
  );
  const told = [...years.filter((one) => !isSideWork(one)), ...dated].toSorted(
    (a, b) => a.line.start - b.line.start,
  );
  const findings = told.flatMap((one): Finding[] => {
    if (isOnlyPaper(one) && runsAlready(prose)) return [];
    const law = latestDue(input, one.topic, one.name);
    return law !== null && isLate(one, law.due) ? [lateFinding(one, law, prose)] : [];
  });
  // The same work late by the same law in the same year, in a goal, a task and a row.
  return joinSame(findings, ({ basis = "", found = "", message }) =>
    [basis, found.slice(-4), / cho (.*?) muộn hơn /.exec(message)?.[1]].join("|"),
  );
}

const ELECTRONIC =
  /\bbenh an dien tu\b|\b(?:emr|badt|hsba ?dt)\b|\bbenh an\b[^.;]{0,30}\bphan mem\b/;

/** "từ ngày … không dùng bệnh án giấy": of a unit that keeps electronic records already, the last step behind the duty. */
const isOnlyPaper = ({ topic, line }: TaskDeadline): boolean =>
  topic === "benh-an-dien-tu" && !ELECTRONIC.test(line.own);

/** The report tells of electronic records in all wards, or of all records. */
const runsAlready = (prose: Prose): boolean =>
  prose.lines.some(
    ({ part, own }) =>
      part === "results" &&
      ELECTRONIC.test(own) &&
      /\b100\s*%|\b(\d{1,3})\/\1\b(?!\/)|\b(?:toan bo|tat ca|moi) (?:cac )?(?:khoa|ho so|benh an)\b/.test(
        own,
      ),
  );

/** Forms, lists and rules of what runs are worked on every year; so is the row of a task that only goes on. */
const SIDE_WORK =
  /\b(?:hoan thien|chuan hoa|cap nhat|ra soat|chinh sua|toi uu|danh muc|bieu mau|mau phieu|quy che|quy trinh|chat luong)\b/;

const isSideWork = ({ fromTable, line }: TaskDeadline): boolean =>
  fromTable && (SIDE_WORK.test(line.own) || NOT_THE_WORK.test(line.own));

/** "Từ ngày 01/01/2027" begins in time where the law wants it before that day. */
const isLate = ({ date, year, starts }: TaskDeadline, due: IsoDate): boolean =>
  date === undefined
    ? year > Number(due.slice(0, 4))
    : date > due && !(starts === true && date === nextDay(due));

function lateFinding(one: TaskDeadline, { due, entry, locator }: Due, prose: Prose): Finding {
  const said = one.date === undefined ? String(one.year) : displayDate(one.date);
  const by = `${entry.type} ${entry.symbol}${locator === null ? "" : ` (${locator})`}`;
  return {
    code: "deadline-after-law",
    severity: certainty("warning", prose.all.unsure),
    where: one.line.where,
    quote: one.quote,
    expected: `chậm nhất ${displayDate(due)}`,
    found: said,
    message: `Thời hạn ${said} cho ${one.name} muộn hơn hạn ${displayDate(due)} của ${by}.`,
    basis: entry.symbol,
    suggestion: `Đưa thời hạn về trước ${displayDate(due)}.`,
  };
}

interface Due {
  entry: RegisterEntry;
  due: IsoDate;
  locator: string | null;
  /** Hospitals are told to keep it. */
  hospital: boolean;
}

/** The most generous deadline of a normative document in force on the plan's date; null when there is none. */
function latestDue(input: ReviewInput, topic: string, name: string): Due | null {
  const date = input.planDate.date ?? input.asOf;
  const found = input.register.entries
    .filter((entry) => entry.force === "normative" && entry.subjects.includes(topic))
    .filter((entry) => canBeBasis(input.register.status(entry, date)))
    .flatMap((entry) => duesOf(entry, topic, name));
  // What binds hospitals binds a hospital, also when its day has passed; others may be either.
  const own = isHospital(input) ? found.filter((one) => one.hospital) : [];
  const [latest = null] = (own.length > 0 ? own : found).sort((a, b) => b.due.localeCompare(a.due));
  return latest;
}

const isHospital = ({ facts }: ReviewInput): boolean =>
  /(?:^|[–-]\s*)benh vien\b/.test(fold(facts.issuer ?? ""));

function duesOf(entry: RegisterEntry, topic: string, name: string): Due[] {
  const words = TOPICS.find((one) => one.topic === topic && one.name === name)?.words;
  return entry.provisions.flatMap(({ due, kind, confidence, fact, locator, appliesTo }) => {
    if (due === undefined || kind !== "deadline" || confidence !== "high") return [];
    const folded = fold(fact);
    const about = folded.includes(fold(name)) || words?.test(folded) === true;
    const hospital = appliesTo?.some((one) => one !== "non-hospital") ?? false;
    return about ? [{ entry, due, locator, hospital }] : [];
  });
}
