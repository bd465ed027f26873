/**
 * Times of a plan later than the law's, by the duty: the register says in which words plans name it
 * (`planned` of a provision), on which day it is due, within how long, or by which day of each year.
 */
import { displayDate, isoDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { fold, foldInPlace } from "../text/fold.ts";
import { timedRows } from "./claims/timed-tasks.ts";
import type { Finding } from "./finding.ts";
import { isLonger, lengthsIn } from "./lengths-of-time.ts";
import type { PlanPart } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import type { ReviewInput } from "./rule.ts";
import { timePoints } from "./time-points.ts";

interface Duty {
  entry: RegisterEntry;
  provision: Provision;
  words: RegExp;
  /** Null where any paragraph will do. */
  beside: RegExp | null;
  except: RegExp | null;
}

/** What a clause or a row says is done, and where it may end. */
interface Said {
  line: ProseLine;
  folded: string;
  /** The clause with what it is about, where only the one in front tells it. */
  named: string;
  /** Offset of the clause in its line. */
  start: number;
  /** Of a row: the last day of its deadline, as printed. */
  cell?: { to: IsoDate; printed: string };
}

interface Late {
  said: string;
  allowed: string;
}

const NOT_PLANNED: ReadonlySet<PlanPart> = new Set<PlanPart>([
  "front",
  "bases",
  "results",
  "closing",
]);

export function afterDuty(input: ReviewInput, prose: Prose): Finding[] {
  if (prose.all.unsure || input.facts.kind !== "plan") return [];
  const duties = dutiesFor(input);
  if (duties.length === 0) return [];
  const said = [...clausesOf(prose), ...rowsOf(prose)];
  return said.flatMap((one) => {
    const [duty, late] = firstLate(duties, one, input.facts.year) ?? [];
    return duty === undefined || late === undefined ? [] : [finding(one, duty, late)];
  });
}

function firstLate(
  duties: readonly Duty[],
  one: Said,
  year: number | null,
): readonly [Duty, Late] | null {
  for (const duty of duties) {
    const late = isNamed(duty, one) ? lateBy(duty, one, year) : null;
    if (late !== null) return [duty, late];
  }
  return null;
}

/** Duties of documents that bind on the plan's day and of the unit's own kind. */
function dutiesFor(input: ReviewInput): Duty[] {
  const date = input.planDate.date ?? input.asOf;
  return input.register.entries.flatMap((entry) => {
    const bound = entry.provisions.filter((one) => one.planned !== undefined);
    if (bound.length === 0 || !canBeBasis(input.register.status(entry, date))) return [];
    return bound.filter((one) => concerns(one, input)).map((one) => dutyOf(entry, one));
  });
}

const HOSPITAL = /(?:^|[–-]\s*)benh vien\b/;
const OTHER_FACILITY = /\b(?:trung tam y te|tram y te|phong kham|nha ho sinh|trung tam cap cuu)\b/;

/** Whom the provision binds; silent where the cover does not tell the kind of unit. */
function concerns({ appliesTo }: Provision, { facts }: ReviewInput): boolean {
  if (appliesTo === undefined || appliesTo.includes("all")) return true;
  const issuer = fold(facts.issuer ?? "");
  const kind = HOSPITAL.test(issuer)
    ? "hospital"
    : OTHER_FACILITY.test(issuer)
      ? "non-hospital"
      : null;
  return kind !== null && appliesTo.includes(kind);
}

function dutyOf(entry: RegisterEntry, provision: Provision): Duty {
  const { words = [], beside = [], except = [] } = provision.planned ?? {};
  return {
    entry,
    provision,
    words: anyOf(words) ?? /(?!)/,
    beside: anyOf(beside),
    except: anyOf(except),
  };
}

/** Groups of words parted by "…" in this order, a few words between them. */
function anyOf(groups: readonly string[]): RegExp | null {
  if (groups.length === 0) return null;
  const each = groups.map((group) =>
    group
      .split("…")
      .map((part) => fold(part).trim())
      .join(String.raw`\b[^.;]{0,70}?\b`),
  );
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${each.join("|")})(?![\p{L}\d])`, "u");
}

const isNamed = ({ words, beside, except }: Duty, { line, named }: Said): boolean =>
  words.test(named) &&
  (beside === null || beside.test(line.folded)) &&
  except?.test(named) !== true;

/** "…; các trạm y tế hoàn thành trước ngày …": the others do what stands in front. */
const THE_OTHERS =
  /^\s*(?:rieng )?(?:cac |nhung |so |phan |tat ca |\d+ )*(?:tram|khoa|phong kham|don vi|co so|benh vien|con lai)\b[^.;]*\b(?:hoan thanh|hoan tat|xong)\b/;

function clausesOf(prose: Prose): Said[] {
  return prose.lines.flatMap((line) => {
    const isReport = line.part === "results";
    if (line.kind === "row" || (NOT_PLANNED.has(line.part) && !isReport)) return [];
    let at = 0;
    let front = "";
    // "báo cáo sự cố trong 72 giờ, sự cố nghiêm trọng báo trong 24 giờ": two duties in one sentence.
    const clauses = line.folded
      .split(/(?<=[.;])\s|(?<=,)\s(?=su co|thong bao|bao cao|phan hoi)/)
      .map((folded) => {
        const start = line.folded.indexOf(folded, at);
        at = start + folded.length;
        const named = THE_OTHERS.test(folded) ? `${front.replace(/[.;]/g, ",")} ${folded}` : folded;
        front = folded;
        return { line, folded, named, start };
      });
    return isReport ? clauses.filter(isAhead) : clauses;
  });
}

/** What the report says will be done. */
const isAhead = ({ line, folded, start }: Said): boolean =>
  /(?<!\p{L})(?:sẽ|dự kiến|phấn đấu|còn lại)(?!\p{L})/iu.test(
    line.text.slice(start, start + folded.length),
  );

const rowsOf = (prose: Prose): Said[] =>
  timedRows(prose).map(({ line, time, printed }) => ({
    line,
    folded: foldInPlace(line.text),
    named: foldInPlace(line.text),
    start: 0,
    cell: { to: time.to, printed },
  }));

function lateBy(duty: Duty, one: Said, year: number | null): Late | null {
  const { due, within } = duty.provision;
  if (due !== undefined) return afterDay(one, due);
  if (within === undefined) return null;
  const yearly = /\b(\d{1,2})\/(\d{1,2}) hang nam\b/.exec(fold(within));
  if (yearly !== null)
    return afterYearly(one, { day: Number(yearly[1]), month: Number(yearly[2]), within, year });
  return tooLong(one, within);
}

/** The only time of a clause, told as the last one, or the deadline of a row. */
function endOf({ line, folded, start, cell }: Said): { to: IsoDate; printed: string } | null {
  if (cell !== undefined) return cell;
  const limits = timePoints(folded).filter((time) => time.isLimit || time.from === time.to);
  const [only, ...more] = limits;
  if (only === undefined || more.length > 0) return null;
  const printed = line.text.slice(start + only.start, start + only.end).trim();
  return { to: only.to, printed };
}

function afterDay(one: Said, due: IsoDate): Late | null {
  const end = endOf(one);
  if (end === null || end.to <= due) return null;
  return { said: end.printed, allowed: displayDate(due) };
}

interface Yearly {
  day: number;
  month: number;
  within: string;
  year: number | null;
}

/** The report on a year is due within that year. */
function afterYearly(one: Said, { day, month, within, year }: Yearly): Late | null {
  const end = endOf(one);
  const reported = Number(/\bnam (20\d\d)\b/.exec(one.folded)?.[1] ?? year ?? 0);
  const due = isoDate(reported, month, day);
  return end === null || due === null || end.to <= due
    ? null
    : { said: end.printed, allowed: within };
}

function tooLong({ line, folded, start }: Said, within: string): Late | null {
  const [allowed] = lengthsIn(fold(within));
  const [said, ...more] = lengthsIn(folded);
  if (allowed === undefined || said === undefined || more.length > 0) return null;
  if (!isLonger(said, allowed)) return null;
  return { said: line.text.slice(start + said.start, start + said.end), allowed: within };
}

function finding(one: Said, { entry, provision }: Duty, late: Late): Finding {
  const by = `${entry.type} ${entry.symbol}${provision.locator === null ? "" : ` (${provision.locator})`}`;
  return {
    code: "deadline-after-law",
    severity: "warning",
    where: one.line.where,
    quote: quoteOf(one.line, one.start),
    expected: `chậm nhất ${late.allowed}`,
    found: late.said,
    message: `Thời hạn “${late.said}” muộn hơn hạn ${late.allowed} của ${by}: ${provision.fact}`,
    basis: entry.symbol,
    suggestion: "Đưa thời hạn về trong hạn của văn bản.",
  };
}
