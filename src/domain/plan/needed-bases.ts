/**
 * New legal bases of a plan: only what its tasks and goals lean on and what binds a body of its kind, one document a
 * subject. What speaks of the plan in general and was not cited before stays out; the report says so.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { type Effect, startOf } from "../regulation/status.ts";
import { fold, foldInPlace } from "../text/fold.ts";
import { isAnotherLaw, isOfAnotherKind, saysTheSame } from "./alike-bases.ts";
import { isLaw } from "./amendments-named.ts";
import { basesNotYet } from "./bases-not-yet.ts";
import { type Added, basisRank } from "./choose-bases.ts";
import { citeShort } from "./citation.ts";
import { LEANS } from "./leaning-words.ts";
import { elided } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import { isReport } from "./read-plan-tables.ts";
import { nameInQuestion, type RolloverContext } from "./rollover-context.ts";
import { tellsSituation } from "./section-role.ts";
import { isBroad } from "./subjects.ts";

/** Parts of a subject that have rules of their own: whoever plans such work rests on them beside the law. */
const NARROWER: Readonly<Record<string, RegExp>> = {
  "cap-do-he-thong":
    /(?:ho so (?:de xuat )?|phe duyet |xac dinh |tham dinh |he thong thong tin theo )cap do|cap do an toan/,
};

/** A part of the plan, or its title, on the wider subject: whoever sees to the security of its systems sees to their levels. */
const HEADED: Readonly<Record<string, RegExp>> = {
  "cap-do-he-thong": /an toan(?:,? an ninh)? (?:thong tin|mang)|an ninh mang/,
};

const isHeading = ({ section, text }: Line): boolean =>
  section === null || text === section.heading || text === text.toLocaleUpperCase("vi");

/** Whether a line leans on a narrower subject. */
const leansNarrowly = (subject: string, line: Line): boolean => {
  const folded = foldInPlace(elided(line.text));
  const headed = isHeading(line) && HEADED[subject]?.test(folded) === true;
  return headed || NARROWER[subject]?.test(folded) === true;
};

const TYPES: ReadonlySet<string> = new Set(["Luật", "Nghị quyết", "Nghị định", "Quyết định"]);

/** Rules for offices of the State; a hospital or health centre provides services and is none. */
const OF_OFFICES = /co quan nha nuoc|he thong chinh tri|bo,? nganh|chinh quyen dia phuong/;

interface Line {
  /** null: the title, which says what the whole plan is about. */
  section: PlanSection | null;
  text: string;
}

interface Leaning {
  entry: RegisterEntry;
  /** The subject that the lines lean on. */
  subject: string;
  lines: Line[];
  /** In force only since the prior plan was drawn up. */
  newer: boolean;
}

export interface NeededBases {
  added: Added[];
  /** On subjects of the plan and yet no basis of it. */
  left: Added[];
}

/** `kept`: what of the prior plan's bases lives on, with its successors. */
export function neededBases(ctx: RolloverContext, kept: ReadonlySet<RegisterEntry>): NeededBases {
  const lines = linesOf(ctx);
  const leanings = ctx.register.entries
    .filter((entry) => !kept.has(entry) && isCandidate(ctx, entry))
    .map((entry) => leaningOf(ctx, entry, lines))
    .filter(({ lines: found }) => found.length > 0)
    .sort(byNeed);
  const chosen: NeededBases = { added: [], left: [] };
  for (const leaning of leanings) {
    const why = isProgramme(leaning)
      ? whyNoProgramme(ctx, leaning, [...kept, ...chosen.added.map(({ entry }) => entry)])
      : (taken(chosen.added, leaning) ?? whyNot(ctx, leaning, [...kept]));
    if (why === null) chosen.added.push({ entry: leaning.entry, reason: whyAdded(ctx, leaning) });
    else chosen.left.push({ entry: leaning.entry, reason: why });
  }
  const added = [...chosen.added, ...takingPlace(ctx, leanings, { kept, chosen })];
  const named = new Set([...kept, ...[...added, ...chosen.left].map(({ entry }) => entry)]);
  const later = basesNotYet(ctx, (entry) => isLeanedOn(entry, lines), named);
  // A law that is signed and begins within the year is named with its day, as those that follow another are.
  const laws = later.filter(({ entry }) => entry.type === "Luật");
  return {
    added: [...added, ...laws.map(({ entry }) => ({ entry, reason: LAW_OF_THE_YEAR }))],
    left: [...chosen.left, ...later.filter((one) => !laws.includes(one))],
  };
}

const LAW_OF_THE_YEAR =
  "Kế hoạch có nội dung thuộc phạm vi của luật này; luật đã ký và có hiệu lực trong năm kế hoạch.";

const isLeanedOn = (entry: RegisterEntry, lines: readonly Line[]): boolean => {
  const [subject = ""] = entry.subjects;
  const pattern = LEANS[subject];
  const own = lines.filter(({ section }) => section !== null);
  return pattern !== undefined && own.some(({ text }) => pattern.test(foldInPlace(elided(text))));
};

/** In the place of a law that ends within the plan's year stands the one that follows it, signed already. */
function takingPlace(
  ctx: RolloverContext,
  leanings: readonly Leaning[],
  { kept, chosen }: { kept: ReadonlySet<RegisterEntry>; chosen: NeededBases },
): Added[] {
  const left = leanings.filter(({ entry }) => chosen.left.some((one) => one.entry === entry));
  const next = left.flatMap(({ entry }) => {
    const acting = endingOf(ctx, entry)?.acting;
    return acting?.type === "Luật" && !kept.has(acting)
      ? [{ entry: acting, reason: `Thay ${citeShort(entry)}, hết hiệu lực trong năm kế hoạch.` }]
      : [];
  });
  return next.filter(
    ({ entry }, at) =>
      next.findIndex((one) => one.entry === entry) === at &&
      chosen.added.every((one) => one.entry !== entry),
  );
}

/** What the State wants done in these years of the very subject that the title names: it stands beside the law. */
const isProgramme = ({ entry, lines }: Leaning): boolean =>
  entry.type === "Quyết định" &&
  entry.period?.to !== undefined &&
  lines.some(({ section }) => section === null);

function whyNoProgramme(
  ctx: RolloverContext,
  leaning: Leaning,
  bases: readonly RegisterEntry[],
): string | null {
  const same = bases.find(
    (one) =>
      one.type === "Quyết định" &&
      one.period !== undefined &&
      one.subjects[0] === leaning.subject &&
      saysTheSame(one, leaning.entry),
  );
  return same === undefined ? whyNot(ctx, leaning, []) : covered(same);
}

/** One document a subject; what came since the prior plan and ranks above the other is a basis of its own. */
function taken(added: readonly Added[], leaning: Leaning): string | null {
  const { entry, subject, newer } = leaning;
  const above = standsAlone(entry) || newer;
  const same = added.find(
    (other) =>
      !isAnotherLaw(other.entry, leaning) &&
      !isOfAnotherKind(other.entry, entry) &&
      (other.entry.subjects[0] === subject || bothNarrow(subject, other.entry)) &&
      isOfParty(other.entry) === isOfParty(entry) &&
      (!above || basisRank(other.entry) <= basisRank(entry)),
  );
  return same === undefined ? null : covered(same.entry);
}

const bothNarrow = (subject: string, { type, subjects }: RegisterEntry): boolean =>
  subject in NARROWER && type !== "Luật" && subjects.includes(subject);

/** A resolution of the Party is what a plan rests on politically: no law says it, and it stands in for none. */
const isOfParty = ({ force }: RegisterEntry): boolean => force === "party";

const covered = (by: RegisterEntry): string => `nội dung này đã có căn cứ là ${citeShort(by)}`;

function linesOf(ctx: RolloverContext): Line[] {
  const { sections, tables } = ctx.plan;
  const body = sections.filter(
    (section) =>
      !isReport(section) &&
      !/^(?:bases|organisation|budget)$/.test(section.role) &&
      !tellsSituation(sections, section.id),
  );
  const told = body.flatMap((section) => {
    const rows = tables
      .filter((table) => table.section === section.id && /^(?:tasks|targets)$/.test(table.kind))
      .flatMap((table) => table.rows.slice(table.headerRows).map(rowText));
    const texts = [section.heading, ...section.items.map(({ text }) => text), ...rows];
    return texts.filter((text) => text !== "").map((text): Line => ({ section, text }));
  });
  return [...told, { section: null, text: ctx.plan.cover.title }];
}

/** Cells of words. */
const rowText = (row: readonly string[]): string =>
  row.filter((cell) => /\p{L}{2}/u.test(cell)).join("; ");

/** By the narrower subject where a line speaks of it; a law rules the whole. */
function leansOn({ type, subjects }: RegisterEntry, lines: readonly Line[]): string {
  const narrow = subjects.find(
    (subject) => type !== "Luật" && lines.some((line) => leansNarrowly(subject, line)),
  );
  return narrow ?? subjects[0] ?? "";
}

/** A law rules all of its subjects: that on electronic transactions rules signatures too. */
const patternsOf = (entry: RegisterEntry, subject: string): RegExp[] =>
  isLaw(entry)
    ? entry.subjects.flatMap((one) => (one === subject || !isBroad(one) ? (LEANS[one] ?? []) : []))
    : [leans(subject), ...(HEADED[subject] === undefined ? [] : [HEADED[subject]])];

const leans = (subject: string): RegExp => NARROWER[subject] ?? LEANS[subject] ?? /(?!)/;

function isCandidate(ctx: RolloverContext, entry: RegisterEntry): boolean {
  const subject = entry.subjects[0] ?? "";
  if (entry.scope !== "national" || !isSure(entry) || !(subject in LEANS)) return false;
  const start = startOf(entry);
  const yearBegins = `${ctx.targetYear}-01-01`;
  // What is signed and holds from the first day of the plan's year on is a basis of that year.
  const day = ctx.asOf < yearBegins ? yearBegins : ctx.asOf;
  const signed = entry.signed !== null && entry.signed <= ctx.asOf;
  if (!signed || start === null || start > day) return false;
  return isNewType(ctx, entry) && /^in-force/.test(ctx.register.status(entry, day).code);
}

/** Known from the original; a programme or a decree on a narrow subject may be known by others that cite it, and is compared. */
const isSure = ({ confidence, type, issuer, subjects }: RegisterEntry): boolean =>
  confidence === "high" ||
  (confidence === "medium" &&
    (type === "Quyết định" ||
      type === "Luật" ||
      (type === "Nghị định" && issuer === "Chính phủ" && subjects.some((one) => one in NARROWER))));

/** A decision stands as a basis when it is a programme for the plan's time; rules of detail belong to the tasks. */
function isNewType(ctx: RolloverContext, entry: RegisterEntry): boolean {
  if (entry.subjects.includes("xu-phat")) return false;
  if (/^(?:Sửa đổi|Luật sửa đổi|Danh mục|Bãi bỏ)/u.test(entry.title)) return false;
  if (entry.type === "Thông tư") return entry.issuer === "Bộ Y tế";
  if (entry.type === "Quyết định") return coversYear(entry, ctx.targetYear);
  return TYPES.has(entry.type);
}

function coversYear({ period }: RegisterEntry, year: number): boolean {
  if (period?.to === undefined) return false;
  return (period.from ?? "0000") <= `${year}-12-31` && period.to >= `${year}-01-01`;
}

function leaningOf(ctx: RolloverContext, entry: RegisterEntry, lines: readonly Line[]): Leaning {
  const subject = leansOn(entry, lines);
  // A decree of which only others tell stands for its narrow subject alone.
  const alone = entry.confidence !== "high" && entry.type === "Nghị định";
  const patterns = alone && !(subject in NARROWER) ? [] : patternsOf(entry, subject);
  const since = ctx.plan.cover.date ?? `${ctx.plan.cover.year}-01-01`;
  return {
    ...{ entry, subject },
    lines: lines.filter((line) => {
      if (subject in NARROWER && !isLaw(entry)) return leansNarrowly(subject, line);
      const folded = foldInPlace(elided(line.text));
      return patterns.some((pattern) => pattern.test(folded));
    }),
    newer: (startOf(entry) ?? "") > since,
  };
}

/** A law that came since goes first, then what the register says most about: the newer of two alike. */
function byNeed(a: Leaning, b: Leaning): number {
  const newLaw = ({ entry, newer }: Leaning): number => (newer && entry.type === "Luật" ? 1 : 0);
  const read = ({ entry }: Leaning): number => (entry.confidence === "high" ? 1 : 0);
  return (
    newLaw(b) - newLaw(a) ||
    read(b) - read(a) ||
    b.entry.provisions.length - a.entry.provisions.length ||
    (b.entry.signed ?? "").localeCompare(a.entry.signed ?? "")
  );
}

/** null: it is a basis of the plan. */
function whyNot(
  ctx: RolloverContext,
  { entry, subject, lines, newer }: Leaning,
  bases: readonly RegisterEntry[],
): string | null {
  const { facility } = ctx;
  const ends = endingInYear(ctx, entry);
  if (ends !== null) return ends;
  if (facility !== "authority" && OF_OFFICES.test(fold(entry.title)))
    return "quy định cho cơ quan nhà nước, không ràng buộc đơn vị sự nghiệp";
  if (facility !== "authority" && !appliesTo(entry, facility))
    return "không áp dụng cho loại hình cơ sở của đơn vị";
  // What nobody knows to hold stands in for nothing.
  const sure = bases.filter((basis) => ctx.register.status(basis, ctx.asOf).doubt === null);
  const same = sure.find(
    (basis) =>
      !isAnotherLaw(basis, { entry, lines }) &&
      !isOfAnotherKind(basis, entry) &&
      covers(basis, { entry, subject, newer }),
  );
  if (same !== undefined && !isCited(lines, entry)) return covered(same);
  const promised = lines.some(
    ({ section }) => section === null || /^(?:tasks|targets|appendix)$/.test(section.role),
  );
  if (newer || promised || lines.length > 1) return null;
  return "kế hoạch trước không viện dẫn và chỉ một câu của kế hoạch nhắc đến nội dung này";
}

/** Documents of which some provisions are for all, or tell nobody, apply. */
function appliesTo({ provisions }: RegisterEntry, facility: "hospital" | "non-hospital"): boolean {
  const scopes = provisions.flatMap((provision) => provision.appliesTo ?? []);
  const bound = provisions.every((provision) => provision.appliesTo !== undefined);
  return (
    !bound || scopes.length === 0 || scopes.some((kind) => kind === "all" || kind === facility)
  );
}

/** A line of the plan names the document, or the one that it replaces: the plan rests on it whatever else it has. */
function isCited(lines: readonly Line[], { symbol, relations }: RegisterEntry): boolean {
  const replaced = relations.filter(({ kind }) => kind === "replaces").map(({ target }) => target);
  return lines.some(({ text }) => [symbol, ...replaced].some((one) => text.includes(one)));
}

/** A document that another one, issued already, replaces before the plan year is over is no new basis of the year. */
function endingInYear(ctx: RolloverContext, entry: RegisterEntry): string | null {
  const ending = endingOf(ctx, entry);
  if (ending?.from == null) return null;
  const why = `hết hiệu lực từ ngày ${displayDate(ending.from)}, được thay bằng ${citeShort(ending.acting)}`;
  ctx.notices.push(`Không thêm ${citeShort(entry)} làm căn cứ: ${why}.`);
  return why;
}

const endingOf = (ctx: RolloverContext, entry: RegisterEntry): Effect | undefined =>
  ctx.register
    .status(entry, ctx.asOf)
    .upcoming.find(({ from }) => from !== null && from <= `${ctx.targetYear}-12-31`);

/** A letter or a plan of the province stands in for no law; what is older than the prior plan was its unit's choice. */
const NEAR = 20;

/** Nothing of a lower rank says what a law or a decision of the Prime Minister says. */
const standsAlone = ({ type, symbol }: RegisterEntry): boolean =>
  type === "Luật" || (type === "Quyết định" && /TTg$/iu.test(symbol));

function covers(basis: RegisterEntry, { entry, subject, newer }: Omit<Leaning, "lines">): boolean {
  if (subject in NARROWER) return bothNarrow(subject, basis);
  const [ranks, needed] = [basisRank(basis), basisRank(entry)];
  if (isOfParty(basis) !== isOfParty(entry)) return false;
  if (newer) return basis.subjects[0] === subject && ranks <= needed;
  return basis.subjects.includes(subject) && ranks <= needed + (standsAlone(entry) ? 0 : NEAR);
}

function whyAdded(ctx: RolloverContext, { entry, subject, lines, newer }: Leaning): string {
  const [first] = lines.toSorted((a, b) => rank(a) - rank(b));
  const more = lines.length > 1 ? ` và ${lines.length - 1} câu khác` : "";
  const since = newer
    ? "Có hiệu lực sau khi lập kế hoạch trước."
    : "Kế hoạch trước chưa có căn cứ về nội dung này.";
  const named = entry.type.toLowerCase();
  // A law on what the plan is called after needs no other line.
  if (first === undefined || first.section === null)
    return `Tên kế hoạch thuộc phạm vi của ${named} này. ${since}`;
  const heading = nameInQuestion(first.section);
  const isHeading = first.text === first.section.heading;
  const under = isHeading || heading === "" ? "" : ` (mục "${heading}")`;
  const said = ctx.plan.lostMarks
    ? `${lines.length} câu của bản quét`
    : `Nội dung "${excerpt(first.text, patternsOf(entry, subject))}"`;
  return `${said}${under}${ctx.plan.lostMarks ? "" : more} thuộc phạm vi của ${named} này. ${since}`;
}

const EXCERPT = 80;

/** The words that lean on it, with what stands in front of them. */
function excerpt(text: string, patterns: readonly RegExp[]): string {
  // The number of a row is none of its words.
  const flat = elided(text)
    .replace(/^(?:[IVX]+|\d{1,2}|\p{Ll}\))[.)]?;\s/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  const folded = foldInPlace(flat);
  const match = patterns.map((pattern) => pattern.exec(folded)).find((one) => one !== null) ?? null;
  const end = match === null ? 0 : match.index + match[0].length;
  const from = Math.max(0, end - EXCERPT);
  const lead = from === 0 ? "" : `… ${flat.slice(from).replace(/^\S*\s+/u, "")}`;
  const shown = from === 0 ? flat : lead;
  if (shown.length <= EXCERPT + 2) return shown.replace(/[.;:,\s]+$/u, "");
  return `${shown.slice(0, EXCERPT + 2).replace(/\s+\S*$/u, "")} …`;
}

/** A task or goal says more about what a plan leans on than a heading or a guiding view. */
function rank({ section, text }: Line): number {
  const order = ["tasks", "targets", "solutions", "appendix"];
  const at = section === null || text === section.heading ? -1 : order.indexOf(section.role);
  return at < 0 ? order.length : at;
}
