/** "Kế hoạch … dẫn những văn bản nào", "trong căn cứ của kế hoạch … văn bản nào đã chết": the documents that a plan cites, as they stand today. */
import { findReferences } from "../../domain/reference/find-references.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import {
  type DocumentType,
  isNumberOnly,
  type RegisterEntry,
} from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { askedTypes } from "./asked-documents.ts";
import { citePassage } from "./cite-passage.ts";
import { oneCopyEach } from "./plan-copies.ts";
import { fitsYear, lineCiting, namesPlanOf, partOf } from "./plan-lines.ts";
import { planName } from "./plan-statement.ts";
import { isOfUnits, onlyYear, unitsOf } from "./plan-units.ts";
import { callIt, type Statement } from "./statement.ts";
import type { Question } from "./understand.ts";

const DOCUMENT =
  "(?:van ban|can cu|quyet dinh|thong tu|nghi dinh|luat|chi thi|nghi quyet|cong van|quy che|ke hoach)";
/** Of a plan, what it leans on is asked for. */
const ASKS_BASES = new RegExp(
  `\\b(?:can cu|vien dan|trich dan|dan|dua (?:vao|tren))\\b.{0,60}\\b${DOCUMENT}(?: so)? (?:nao|gi)\\b|\\b${DOCUMENT} nao\\b.{0,40}\\b(?:lam can cu|duoc (?:dan|vien dan))\\b|\\b(?:phan|muc|cac|nhung|bao nhieu) can cu\\b|\\bcan cu (?:nao|gi)\\b|\\bcan cu (?:cua|trong) (?:ban )?(?:ke hoach|kh)\\b|\\bvan ban (?:nao )?(?:trong|cua) (?:phan )?(?:can cu|ke hoach)\\b`,
);
const OF_PLAN = /\b(?:ke hoach|kh)\b/;
/** Only those that no longer hold. */
const ASKS_DEAD =
  /\b(?:het hieu luc|het giai doan|het han|da (?:bi )?(?:thay|bai bo|het)|bi (?:thay|bai bo)|khong con|loi thoi|da chet|cu roi|con hieu luc (?:khong|ko|k)|con dung (?:duoc )?(?:khong|ko|k))\b/;

/** What a unit itself has issued is asked for. */
const ASKS_ISSUED =
  /\b(?:ban hanh|ra|co)\b.{0,40}\b(?:quy che|quyet dinh|quy trinh|ke hoach|van ban|noi bo)\b.{0,40}\b(?:nao|gi)\b|\b(?:quy che|quyet dinh|quy trinh|van ban)(?: \S+){0,4} (?:noi bo|da ban hanh)\b/;

const MOST = 14;

interface Cited {
  entry: RegisterEntry;
  passage: FoundPassage;
}

/** What is asked of the plan of one unit: what it leans on, or what the unit issued; null where neither is. */
function wishOf(question: Question, turn: Turn): Wish | null {
  const said = fold(question.text);
  const [unit, other] = unitsOf(question.text, turn);
  if (unit === undefined || other !== undefined) return null;
  const isIssued = ASKS_ISSUED.test(said) && !OF_NATION.test(said);
  const isOfPlan = OF_PLAN.test(said) || onlyYear(said) !== null;
  const isOfBases = isOfPlan && ASKS_BASES.test(said) && !FOR_NEW.test(said);
  if (!isIssued && !isOfBases) return null;
  return { unit, isIssued, isDead: ASKS_DEAD.test(said), types: askedTypes(said) };
}

interface Wish {
  unit: string;
  isIssued: boolean;
  /** Only those that no longer hold. */
  isDead: boolean;
  types: ReadonlySet<DocumentType>;
}

/** null where no plan is meant, or the one meant cites nothing of the kind. */
export async function answerBases(question: Question, turn: Turn): Promise<Outcome | null> {
  const wish = wishOf(question, turn);
  if (wish === null) return null;
  const all = meantBy(wish, await citedBy(question, wish.unit, turn));
  const [first] = all;
  const listed = ofSubject(all, question, turn)
    .filter(({ entry }) => wish.types.size === 0 || wish.types.has(entry.type))
    .filter(({ entry }) => !wish.isDead || isOver(entry, turn));
  if (first === undefined || (listed.length === 0 && !wish.isDead)) return null;
  const draft = emptyDraft();
  draft.opening = openingOf(wish, { all, listed, name: planName(first.passage) }, turn);
  draft.statements.push(...listed.slice(0, MOST).map((one) => line(one, wish.isDead, turn)));
  return { draft, about: listed.map(({ entry }) => entry), plan: true };
}

function meantBy({ isIssued, unit }: Wish, cited: readonly Cited[]): readonly Cited[] {
  if (isIssued) return cited.filter(({ entry }) => fold(entry.issuer).includes(unit));
  const bases = cited.filter(({ passage }) => isBase(passage));
  return bases.length > 0 ? bases : cited;
}

function openingOf(
  { isIssued, isDead }: Wish,
  { all, listed, name }: { all: readonly Cited[]; listed: readonly Cited[]; name: string },
  { asOf }: Turn,
): string {
  const day = displayDate(asOf);
  const what = isIssued ? "văn bản của đơn vị nêu trong" : "văn bản được dẫn trong";
  if (listed.length === 0)
    return `Trong ${all.length} ${what} ${name} mà sổ văn bản biết, không văn bản nào hết hiệu lực tính đến ${day}.`;
  const which = isDead ? " không còn dùng làm căn cứ được" : "";
  const count = listed.length > MOST ? `${listed.length}, nêu ${MOST}` : listed.length;
  return `Các ${what} ${name}${which}, tình trạng tính đến ${day} (${count}):`;
}

/** "Căn cứ cho kế hoạch 2027" is asked of a plan yet to be written. */
const FOR_NEW =
  /\b(?:lap|soan|viet|xay dung|lam) (?:mot )?(?:ke hoach|kh)\b|\bcan (?:vien dan|dan|co)\b/;
const OF_NATION = /\b(?:bo y te|byt|chinh phu|thu tuong|quoc hoi|ubnd)\b/;

const isOver = (entry: RegisterEntry, { citer }: Turn): boolean => {
  const { code } = citer.status(entry);
  return !canBeBasis(citer.status(entry)) && code !== "upcoming" && code !== "unclear";
};

/** Stands among the bases, not in what was done. */
const isBase = (passage: FoundPassage): boolean =>
  passage.headingPath.some((heading) => /\bcan cu\b/.test(fold(heading))) ||
  (passage.headingPath.length === 0 && partOf(passage) === null);

/** Every document of the register that the plan meant cites, in the order of the plan. */
async function citedBy(question: Question, unit: string, turn: Turn): Promise<Cited[]> {
  const year = onlyYear(question.text);
  const namesPlan = year !== null && namesPlanOf(question.text, year);
  const query = "căn cứ quyết định nghị định thông tư chỉ thị công văn nghị quyết luật kế hoạch số";
  const found = await turn.searchPassages(query, 300, turn.unit, { kinds: ["plan"] });
  const ofUnit = oneCopyEach(found).filter((passage) => isOfUnits(passage, [unit]));
  const ofYear = ofUnit.filter(
    (passage) => year === null || fitsYear(passage, year, namesPlan) === 2,
  );
  const passages = ofYear.length > 0 ? ofYear : ofUnit;
  const newest = Math.max(0, ...passages.map((passage) => passage.year ?? 0));
  const cited = new Map<RegisterEntry, Cited>();
  for (const passage of passages) {
    if ((passage.year ?? 0) !== newest) continue;
    for (const reference of findReferences(passage.text)) {
      const resolution = turn.register.resolve(reference);
      if (resolution.kind !== "known" || cited.has(resolution.entry)) continue;
      cited.set(resolution.entry, {
        entry: resolution.entry,
        passage: lineCiting(passage, resolution.entry.symbol),
      });
    }
  }
  return [...cited.values()];
}

/** "… quyết định nào về khám chữa bệnh từ xa": those on the subject, where the question names one. */
function ofSubject(all: readonly Cited[], question: Question, turn: Turn): Cited[] {
  const about = /\bve (.{4,60})$/.exec(fold(question.text).replace(/[?.!]+$/, ""))?.[1];
  if (about === undefined) return [...all];
  const words = [...turn.terms(about).weights.keys()].filter(
    (word) => !word.includes(" ") && !turn.frame.has(word),
  );
  if (words.length === 0) return [...all];
  const near = all.filter(({ entry, passage }) => {
    const own = turn.terms(
      `${entry.title} | ${entry.subjects.join(" ").replaceAll("-", " ")} | ${passage.text}`,
    ).weights;
    return words.filter((word) => own.has(word)).length / words.length >= 0.6;
  });
  return near.length > 0 ? near : [...all];
}

/** `ofStatus`: how it stands is what was asked. */
function line({ entry, passage }: Cited, ofStatus: boolean, turn: Turn): Statement {
  const status = turn.citer.status(entry);
  const title = isNumberOnly(entry) ? "" : ` (${entry.title})`;
  const by = status.replacedBy.map(({ acting }) => callIt(acting)).join(", ");
  const since = status.since === null ? "" : ` từ ${displayDate(status.since)}`;
  const next = status.current.map(callIt).join(", ");
  const state: Partial<Record<typeof status.code, string>> = {
    replaced: `đã hết hiệu lực${since}${by === "" ? "" : `, thay bằng ${by}`}`,
    "period-ended": `đã hết giai đoạn áp dụng${since}${next === "" ? "" : `; hiện theo ${next}`}`,
    "in-force-partly": "còn hiệu lực một phần",
    unclear: "chưa rõ hiệu lực",
    upcoming: "chưa có hiệu lực",
  };
  const told = [
    citePassage(passage, turn),
    turn.citer.heading(entry, isOver(entry, turn) ? "superseded" : "related"),
  ];
  return {
    text: `${callIt(entry)}${title}: ${state[status.code] ?? "còn hiệu lực"}.`,
    citations: ofStatus ? told.reverse() : told,
  };
}
