/**
 * What happens to a citation of the prior plan as of a date: kept, corrected, replaced by what holds now, or open.
 * A document of a province or unit counts only where the plan speaks of that province or unit: two provinces use one
 * number for different documents.
 */
import { wordOfCode } from "../reference/document-types.ts";
import { keyOf } from "../reference/symbol.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis, type DocumentStatus } from "../regulation/status.ts";
import { fold, slug } from "../text/fold.ts";
import { type CitationSpan, citationSpans, citeFull, citeHead, citeShort } from "./citation.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { overlap, subjectWords } from "./subject-key.ts";

export type CitationOutcome =
  | { kind: "kept"; entry: RegisterEntry }
  /** The same document, cited wrongly; `reason` says what was wrong. */
  | { kind: "corrected"; entry: RegisterEntry; reason: string }
  | { kind: "replaced"; entry: RegisterEntry; by: RegisterEntry[]; reason: string }
  /** Over without a successor that the register knows. */
  | { kind: "dead"; entry: RegisterEntry | null; reason: string }
  | { kind: "unknown"; label: string };

export function judgeCitation(ctx: RolloverContext, span: CitationSpan): CitationOutcome {
  const entry = knownEntry(ctx, span);
  if (!entry) {
    const ended = endedByTitle(titleAmongBases(ctx, span) ?? span.tail, ctx.targetYear);
    if (ended !== null) return { kind: "dead", entry: null, reason: ended };
    return { kind: "unknown", label: unknownLabel(span) };
  }
  const status = statusForPlan(ctx, entry);
  // Documents of a province or unit for one year or period whose title speaks of a time that is over.
  const over = entry.scope !== "national" ? endedEntry(span, entry, ctx.targetYear) : null;
  if (over !== null) return { kind: "dead", entry, reason: over };
  if (canBeBasis(status) || status.code === "upcoming") {
    const wrong = [...wrongParts(span, entry), ...wrongSpan(span, entry, ctx.targetYear)];
    if (wrong.length === 0) return { kind: "kept", entry };
    return { kind: "corrected", entry, reason: `${wrong.join("; ")} (${citeShort(entry)}).` };
  }
  const by = takers(ctx, entry, status);
  const ahead = status.since !== null && status.since > ctx.asOf;
  const day = ahead ? "trước khi năm kế hoạch bắt đầu" : `tính đến ${displayDate(ctx.asOf)}`;
  const reason = `${citeShort(entry)} ${statusWords(status)}, ${day}${clauseWords(status)}.`;
  if (by.length > 0) return { kind: "replaced", entry, by, reason };
  return { kind: "dead", entry, reason };
}

/** "Kế hoạch số 7/KH-UBND ngày 05/01/2026" in a task: the basis that cites it says what it is about. */
export function titleAmongBases(
  ctx: RolloverContext,
  { reference }: Pick<CitationSpan, "reference">,
): string | null {
  const { symbol, date } = reference;
  if (symbol === null) return null;
  const own = ctx.plan.bases
    .flatMap(({ text }) => citationSpans(text))
    .find(
      (span) =>
        span.reference.symbol === symbol &&
        (date === null || span.reference.date === null || span.reference.date.iso === date.iso),
    );
  return own?.tail ?? null;
}

/** The register's own title and period count before what a plan prints of them. */
function endedEntry(span: CitationSpan, entry: RegisterEntry, year: number): string | null {
  return wrongSpan(span, entry, year).length > 0 ? null : endedByTitle(span.tail, year);
}

/** "đến năm 2020" of a document that the register knows to go on: what the plan prints of its time is a slip. */
function wrongSpan({ tail }: CitationSpan, entry: RegisterEntry, year: number): string[] {
  const ends = entry.period?.to;
  if (ends === undefined || ends < `${year}-01-01` || yearlyOf(fold(tail)) !== null) return [];
  if (endedByTitle(tail, year) === null || endedByTitle(entry.title, year) !== null) return [];
  return [`Thời gian của văn bản: đúng là "${entry.title}"`];
}

/**
 * On the date; a programme whose time ends before the plan's year begins is over for the plan, and so is a document that
 * another one, signed by then, replaces from the first day of that year on.
 */
function statusForPlan(ctx: RolloverContext, entry: RegisterEntry): DocumentStatus {
  const status = ctx.register.status(entry, ctx.asOf);
  const start = `${ctx.targetYear}-01-01`;
  if (ctx.asOf >= start || !canBeBasis(status)) return status;
  const later = ctx.register.status(entry, start);
  if (later.code === "period-ended") return { ...later, current: status.current };
  const known = later.current.length > 0 && later.current.every((next) => isSigned(ctx, next));
  return later.code === "replaced" && known ? later : status;
}

const isSigned = ({ asOf }: RolloverContext, { signed }: RegisterEntry): boolean =>
  signed !== null && signed <= asOf;

/** " (hết hiệu lực từ ngày …, thay bằng …)" behind a document that holds now and ends within the plan's year; "" for any other. */
export function endRemark(ctx: RolloverContext, entry: RegisterEntry): string {
  const { code, since, replacedBy } = ctx.register.status(entry, `${ctx.targetYear}-12-31`);
  // What is not signed yet nobody can know of.
  const next = replacedBy.map(({ acting }) => acting).filter((acting) => isSigned(ctx, acting));
  const replaced = code === "replaced" && next.length > 0;
  const over = replaced || code === "period-ended";
  if (!over || since === null || since <= ctx.asOf) return "";
  const day = displayDate(since);
  ctx.derived.push(day);
  const named = replaced ? next.map(citeShort).join("; ") : "";
  const follow = named === "" ? "theo dõi văn bản thay thế" : `văn bản thay thế là ${named}`;
  const told = `${citeShort(entry)} hết hiệu lực từ ngày ${day}, trong năm ${ctx.targetYear}; ${follow}, cập nhật kế hoạch khi đến ngày đó.`;
  if (!ctx.notices.includes(told)) ctx.notices.push(told);
  for (const acting of replaced ? next : []) ctx.used.add(acting);
  return ` (hết hiệu lực từ ngày ${day}${named === "" ? "" : `, thay bằng ${named}`})`;
}

/** " (phần còn hiệu lực)" for a document of which a part is over; forms that were exchanged take nothing from its rules. */
export function partRemark(ctx: RolloverContext, entry: RegisterEntry, behind: string): string {
  // Where a citation ends is not certain in a scan, but at a stop or at a word that is not sure.
  const ends = /^(?:\s+của \p{Lu}[^,;:.()\uE000]{2,30})?(?:\s*[.,;)]|\s*\uE000|\s*$)/u.test(behind);
  if (ctx.plan.lostMarks && !ends) return "";
  const { deadParts } = ctx.register.status(entry, ctx.asOf);
  const over = deadParts.some(
    ({ relation }) =>
      relation.confidence === "high" && !/^(?:các\s+)?mẫu(?!\p{L})/iu.test(relation.part ?? ""),
  );
  return over &&
    !/\([^()]*(?:còn hiệu lực|trừ (?:phần|mục|điều|khoản|điểm|chương|phụ lục)\s)/iu.test(behind)
    ? " (phần còn hiệu lực)"
    : "";
}

function takers(
  ctx: RolloverContext,
  entry: RegisterEntry,
  status: DocumentStatus,
): RegisterEntry[] {
  const own = successors(ctx, status);
  return own.length > 0 ? own : successorsOfAim(ctx, entry);
}

/** What only carries out a programme that is over gives way to what took the place of that programme. */
const successorsOfAim = (
  ctx: RolloverContext,
  { scope, relations }: RegisterEntry,
): RegisterEntry[] =>
  scope !== "national"
    ? []
    : relations
        .filter(({ kind }) => kind === "implements")
        .flatMap(({ target }) => ctx.register.bySymbol(target))
        .map((aim) => statusForPlan(ctx, aim))
        .filter((status) => !canBeBasis(status))
        .flatMap((status) => successors(ctx, status));

/** Successors that may stand as a basis themselves and are not another province's. */
function successors(ctx: RolloverContext, status: DocumentStatus): RegisterEntry[] {
  return status.current.filter((entry) => holdsForPlan(ctx, entry) && belongsHere(ctx, entry));
}

/** On the date, or from the first day of the plan's year on. */
const holdsForPlan = (ctx: RolloverContext, entry: RegisterEntry): boolean =>
  canBeBasis(ctx.register.status(entry, ctx.asOf)) ||
  (isSigned(ctx, entry) && canBeBasis(ctx.register.status(entry, `${ctx.targetYear}-01-01`)));

/** National documents belong everywhere; others only where the plan names the place of their issuer. */
export function belongsHere(ctx: RolloverContext, entry: RegisterEntry): boolean {
  if (entry.scope === "national") return true;
  const place = slug(entry.issuer).split("-").slice(-2).join(" ");
  const home = fold(`${ctx.profile?.name ?? ""} ${ctx.profile?.province ?? ""}`);
  return ctx.planText.includes(place) || home.includes(place);
}

function knownEntry(ctx: RolloverContext, span: CitationSpan): RegisterEntry | null {
  const { reference } = span;
  const hint = /c[uủ]a\s+([^,;.]{3,60})/iu.exec(span.tail)?.[1];
  const resolution = ctx.register.resolve(
    reference,
    hint === undefined ? {} : { issuerHint: hint },
  );
  if (resolution.kind !== "known") return null;
  const { entry } = resolution;
  if (!belongsHere(ctx, entry)) return null;
  const printed = reference.date?.iso;
  // A number without a year starts anew each year: another year means another document.
  const yearless = reference.year === null && !/\/\d{4}\//.test(entry.symbol);
  const another =
    yearless && printed && entry.signed && printed.slice(0, 4) !== entry.signed.slice(0, 4);
  return another && !isSlipOfYear(span, entry) ? null : entry;
}

/** Day, month and title of a document with another year: the year was mistyped. */
function isSlipOfYear({ reference, tail }: CitationSpan, entry: RegisterEntry): boolean {
  const sameDay = reference.date?.iso?.slice(5) === entry.signed?.slice(5);
  return sameDay && overlap(subjectWords(tail), subjectWords(entry.title)) > 0.6;
}

function wrongParts(span: CitationSpan, entry: RegisterEntry): string[] {
  const { reference } = span;
  const wrong: string[] = [];
  if (reference.typeWord !== null && reference.typeWord !== entry.type) {
    wrong.push(`Loại văn bản: ghi "${reference.typeWord}", đúng là ${entry.type}`);
  }
  if (reference.symbol !== null && keyOf(reference.symbol) !== keyOf(entry.symbol)) {
    wrong.push(`Ký hiệu: ghi "${reference.symbol}", đúng là ${entry.symbol}`);
  }
  const printed = reference.date;
  if (printed && entry.signed !== null && printed.iso !== entry.signed) {
    const was = printed.iso === null ? printed.raw : displayDate(printed.iso);
    wrong.push(`Ngày: ghi ${was}, đúng là ${displayDate(entry.signed)}`);
  }
  const issuer = printedIssuer(span.tail);
  if (entry.scope === "national" && issuer !== null && !sameIssuer(issuer, entry.issuer)) {
    wrong.push(`Cơ quan ban hành: ghi "${issuer}", đúng là ${entry.issuer}`);
  }
  return wrong;
}

/** "của Bộ trưởng Bộ Tài chính …" names a ministry or the Government; other words behind "của" name none. */
function printedIssuer(tail: string): string | null {
  const match =
    /^\s*,?\s*của\s+((?:Bộ trưởng\s+)?Bộ\s+(?:Y tế|Tài chính|Công an|Nội vụ|Khoa học và Công nghệ|Thông tin và Truyền thông|Tư pháp|Quốc phòng|Kế hoạch và Đầu tư|Lao động|Giáo dục và Đào tạo|Xây dựng)|(?:Thủ tướng )?Chính phủ|Quốc hội)(?!\p{L})/iu.exec(
      tail,
    );
  return match?.[1] ?? null;
}

function sameIssuer(printed: string, known: string): boolean {
  const plain = (name: string): string =>
    fold(name)
      .replace(/^bo truong /, "")
      .replace(/^uy ban thuong vu /, "");
  return plain(known).includes(plain(printed)) || plain(printed).includes(plain(known));
}

function statusWords(status: DocumentStatus): string {
  const since = status.since === null ? "" : ` từ ${displayDate(status.since)}`;
  if (status.code === "replaced") return `hết hiệu lực${since}`;
  if (status.code === "period-ended") return `hết giai đoạn thực hiện${since}`;
  return `đã có văn bản khác thay vai trò${since}`;
}

function clauseWords(status: DocumentStatus): string {
  const clauses = [...status.replacedBy, ...status.succeededBy].map((effect) => {
    const clause = effect.relation.clause === undefined ? "" : `${effect.relation.clause} `;
    return `${clause}${effect.acting.symbol}`;
  });
  return clauses.length === 0 ? "" : ` (${[...new Set(clauses)].join("; ")})`;
}

/** A document for one year or period whose title says that the time is over. */
export function endedByTitle(tail: string, targetYear: number): string | null {
  const folded = fold(tail);
  const yearly = yearlyOf(folded);
  const period = /(20\d{2})\s*[-–]\s*(20\d{2})/.exec(folded);
  const until = /den (?:het )?nam (20\d{2})/.exec(folded);
  const end = yearly ?? Number(period?.[2] ?? until?.[1] ?? Number.NaN);
  if (Number.isNaN(end) || end >= targetYear) return null;
  return yearly === null
    ? `Văn bản lập cho giai đoạn đến năm ${end}, không còn áp dụng cho năm ${targetYear}.`
    : `Văn bản lập cho năm ${end}, không còn áp dụng cho năm ${targetYear}.`;
}

/** "…, tầm nhìn đến năm 2030 trên địa bàn tỉnh năm 2023": a plan for one year, whatever its programme's period. */
function yearlyOf(folded: string): number | null {
  const years = [...folded.matchAll(/nam (20\d{2})(?!\s*[-–]\s*20)/g)].filter((match) => {
    const before = folded.slice(Math.max(0, match.index - 12), match.index);
    const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 30);
    const dated = /thang \d{1,2} $/.test(before);
    return (
      !dated &&
      !/(?:den|het|tu|tam nhin|huong|truoc|luat) ?$/.test(before) &&
      !/^,? va (?:nhung|cac) nam/.test(after)
    );
  });
  const last = years.at(-1);
  return last === undefined ? null : Number(last[1]);
}

/** "Kế hoạch số 211/KH-SYT ngày 18/01/2024": what is known of a document that the register lacks. */
export function unknownLabel(span: CitationSpan): string {
  const { reference } = span;
  const type = reference.typeWord ?? wordOfCode(reference.printedCode ?? "") ?? "văn bản";
  const date = reference.date?.iso ? ` ngày ${displayDate(reference.date.iso)}` : "";
  return `${type} số ${reference.symbol ?? reference.number}${date}`;
}

/** The plan prints another end of the document's time than its title has. */
function otherEnd(tail: string, title: string): boolean {
  const ends = (text: string): string[] =>
    [...fold(text).matchAll(/den (?:het )?nam (20\d{2})/g)].map(([, year = ""]) => year);
  const own = ends(title);
  return own.length > 0 && ends(tail).some((year) => !own.includes(year));
}

/** The corrected head with what the prior plan printed behind it. */
export function correctedText(span: CitationSpan, entry: RegisterEntry): string {
  if (otherEnd(span.tail, entry.title)) return citeFull(entry);
  const issuer = printedIssuer(span.tail);
  if (entry.scope === "national" && issuer !== null && !sameIssuer(issuer, entry.issuer)) {
    const rest = span.tail.slice(span.tail.indexOf(issuer) + issuer.length);
    return `${citeHead(entry)}${rest}`;
  }
  if (/^\s*,?\s*c[uủ]a\s/iu.test(span.tail)) {
    const head = citeHead(entry);
    const own = ` của ${entry.issuer}`;
    return `${head.endsWith(own) ? head.slice(0, -own.length) : head}${span.tail}`;
  }
  return `${citeHead(entry)}${span.tail}`;
}
