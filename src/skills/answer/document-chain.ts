/**
 * "Nghị định về … đổi mấy lần", "quy định về … năm 2026 khác gì năm 2025", "giai đoạn trước và giai đoạn này theo văn bản nào":
 * which document took the place of which, from the relations of the register, with the days from which each held.
 */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis, type Effect, startOf } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { askedTypes } from "./asked-documents.ts";
import { askedFigure } from "./asked-figure.ts";
import { answerOldAndNew, asksOldAndNew } from "./old-and-new.ts";
import { callIt, type Statement } from "./statement.ts";
import { introduce, titleOf } from "./status-statements.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";
import { isLawOrDecree } from "./weigh-documents.ts";

const DOCUMENT =
  "(?:van ban|quy dinh|thong tu|nghi dinh|luat|quyet dinh|nghi quyet|phap luat|phap ly)";
/** What takes the place of what is asked for, not what the documents say. */
const ASKS_CHAIN = new RegExp(
  [
    `\\b(?:doi|thay|thay doi|thay the|sua) (?:may|bao nhieu) lan\\b`,
    `\\bchuoi ${DOCUMENT}\\b`,
    `\\bgiai doan (?:truoc|cu)\\b.{0,40}\\bgiai doan (?:nay|moi|sau|hien nay)\\b`,
    `\\b${DOCUMENT}\\b.{0,80}\\b(?:thay doi|doi|khac)(?: nhau)?(?: gi| nhu)?(?: ve)? (?:the nao|ra sao|gi|cho nao|so voi)`,
    `\\b(?:khac|thay doi|doi)\\b.{0,24}\\b(?:ve|o) (?:mat )?${DOCUMENT}\\b`,
    `\\bkhac gi (?:ve )?(?:so voi )?(?:nam )?20\\d\\d\\b`,
    `\\bqua (?:nhung|cac) ${DOCUMENT} nao\\b`,
    `\\btruoc (?:day|kia|do|gio)?\\b.{0,30}\\btheo ${DOCUMENT}\\b.{0,60}\\b(?:nay|gio|hien)\\b`,
  ].join("|"),
);
/** Words of the asking, which name no subject. */
const FRAME =
  /\b(?:trong |nam |ngay |thang )*(?:\d{1,2}[/.-])?(?:\d{1,2}[/.-])?20\d\d\b|\b(?:tu|den|toi|nay|gio|hien nay|hien|sang|qua|so voi|voi|nhung so nao|so nao|may lan|bao nhieu lan|giai doan|truoc day|truoc|cu|moi|sau|quy dinh|van ban|phap ly|phap luat|thong tu|nghi dinh|quyet dinh|thay doi|thay the|khac nhau|khac|doi|ve|the nao|ra sao|gi|nao|nhung|cac|cho|o|mat|chuoi|co|nhu)\b/g;

/** Share of the subject's words that the title of the document, or the one it leads to, carries. */
const LEAST_TITLE = 0.6;
/** Chains of documents called by the subject as much as this are told together. */
const AS_NEAR = 0.95;
const MOST_TRIED = 8;
const MOST_LINKS = 8;

/** null where no chain of documents is asked for, or the subject has none. */
export function answerChain(question: Question, turn: Turn): Outcome | null {
  const said = fold(question.text);
  if (!ASKS_CHAIN.test(said) || question.named.length > 0) return null;
  if (askedFigure(question.text) !== null || OF_FIGURE.test(said)) return null;
  const terms = turn.terms(said.replace(FRAME, " | "));
  if (contentSize(terms) === 0) return null;
  const words = [...terms.weights.keys()].filter((term) => !term.includes(" "));
  const found = turn.evidence.find(terms, { limit: 80 });
  const near = [...new Set(found.map(({ unit }) => unit.entry))].slice(0, MOST_TRIED);
  const types = askedTypes(said);
  const chains = near
    .filter(({ scope, type }) => scope === "national" && (types.size === 0 || types.has(type)))
    .map((entry) => ({ links: linksOf(entry, turn), share: shareOf(entry, words, turn) }))
    .filter(({ links, share }) => share >= LEAST_TITLE && isOfSpan(links, said));
  const best = Math.max(0, ...chains.map(({ share }) => share));
  const links = inOrder(
    chains.filter(({ share }) => share >= best * AS_NEAR).flatMap((chain) => chain.links),
  );
  if (links.length === 0) return null;
  const outcome = tell(links, turn);
  addContent(outcome, question, turn);
  return outcome;
}

/** What the one and the other say, where what they say is asked for too. */
function addContent({ draft, about }: Outcome, question: Question, turn: Turn): void {
  const sides = asksOldAndNew(question) ? answerOldAndNew(question, turn) : null;
  if (sides === null || !sides.about.every((entry) => about.includes(entry))) return;
  const told = sides.draft.statements.filter(({ text }) => /^(?:Nay|Trước đây): /.test(text));
  draft.statements.push(...told.slice(0, MOST_TOLD).map((one) => ({ ...one, lead: false })));
}

const MOST_TOLD = 4;

const OF_FIGURE =
  /\b(?:thue suat|han muc|muc|gia|dinh muc|bao nhieu|lo trinh|thoi han|han|deadline|vat)\b/;

function shareOf(
  { title, shortNames, subjects }: RegisterEntry,
  words: readonly string[],
  turn: Turn,
): number {
  const own = turn.terms(
    [title, ...shortNames, ...subjects.slice(0, 1)].join(" | ").replaceAll("-", " "),
  ).weights;
  const telling = (list: readonly string[]) =>
    list.reduce((sum, word) => sum + turn.evidence.telling(word), 0);
  return telling(words.filter((word) => own.has(word))) / telling(words);
}

/** Who took whose place, with the clause that says so. */
interface Link {
  before: RegisterEntry;
  effect: Effect;
}

const TAKES_PLACE: ReadonlySet<string> = new Set(["replaces", "succeeds"]);

/** The links before and behind a document. */
function linksOf(entry: RegisterEntry, turn: Turn): Link[] {
  const links = new Map<Effect, Link>();
  const behind = (one: RegisterEntry): void => {
    for (const effect of turn.register.incoming(one)) {
      if (!isTaking(effect, turn) || links.has(effect)) continue;
      links.set(effect, { before: one, effect });
      behind(effect.acting);
    }
  };
  const ahead = (one: RegisterEntry): void => {
    for (const relation of one.relations) {
      if (!TAKES_PLACE.has(relation.kind)) continue;
      for (const before of turn.register.bySymbol(relation.target)) {
        const effect = turn.register.incoming(before).find((other) => other.relation === relation);
        if (effect === undefined || !isTaking(effect, turn) || links.has(effect)) continue;
        links.set(effect, { before, effect });
        ahead(before);
      }
    }
  };
  behind(entry);
  ahead(entry);
  return [...links.values()];
}

const dayOf = ({ effect }: Link): string => effect.from ?? effect.acting.signed ?? "";

/** Each once, in the order of their days; of very many the last ones. */
const inOrder = (links: readonly Link[]): Link[] =>
  [...new Map(links.map((link) => [link.effect, link])).values()]
    .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))
    .slice(-MOST_LINKS);

const isTaking = ({ acting, relation }: Effect, { asOf }: Turn): boolean =>
  TAKES_PLACE.has(relation.kind) && (acting.signed === null || acting.signed <= asOf);

/** A change lies in the years that the question names. */
function isOfSpan(links: readonly Link[], said: string): boolean {
  const years = [...said.matchAll(/\b20\d\d\b/g)].map(([year]) => year).toSorted();
  const [first] = years;
  return first === undefined || links.some((link) => dayOf(link) >= first);
}

function tell(links: readonly Link[], turn: Turn): Outcome {
  const { citer, asOf } = turn;
  const heads = [...new Set(links.map(({ effect }) => effect.acting))]
    .filter((entry) => canBeBasis(citer.status(entry)))
    .toSorted((a, b) => Number(isLawOrDecree(b)) - Number(isLawOrDecree(a)));
  const draft = emptyDraft();
  draft.statements.push(
    ...heads.map((entry) => ({ ...introduce(entry, citer, asOf), lead: true })),
    ...heads.map((entry) => pathTo(entry, links, turn)),
    ...links.map((link) => linkStatement(link, turn)),
  );
  const about = [
    ...new Set([...heads, ...links.flatMap(({ before, effect }) => [effect.acting, before])]),
  ];
  draft.verified = checkedTo(about);
  return { draft, about };
}

/** "A, B → C (từ …) → D (từ …)": what stood in the place of a document before it. */
function pathTo(head: RegisterEntry, links: readonly Link[], { citer }: Turn): Statement {
  const own: Link[] = [];
  const levels: RegisterEntry[][] = [[head]];
  for (let level = levels[0] ?? []; level.length > 0; ) {
    const behind = links.filter(
      (link) => level.includes(link.effect.acting) && !own.includes(link),
    );
    own.push(...behind);
    level = [...new Set(behind.map(({ before }) => before))];
    if (level.length > 0) levels.unshift(level);
  }
  const path = levels.map((level, at) => level.map((one) => withDay(one, at > 0)).join(", "));
  return {
    lead: true,
    text: `Thứ tự thay nhau (${levels.length - 1} lần): ${path.join(" → ")}.`,
    citations: own.map(({ effect }) => citer.effect(effect, "related")),
  };
}

function withDay(entry: RegisterEntry, isStep: boolean): string {
  const from = startOf(entry);
  return `${callIt(entry)}${isStep && from !== null ? ` (từ ${displayDate(from)})` : ""}`;
}

function linkStatement({ before, effect }: Link, { citer }: Turn): Statement {
  const day = effect.from === null ? "" : `${displayDate(effect.from)}: `;
  const verb =
    effect.relation.kind === "replaces" ? "hết hiệu lực, thay bằng" : "được nối tiếp bởi";
  return {
    text: `${day}${callIt(before)}${titleOf(before)} ${verb} ${callIt(effect.acting)}.`,
    citations: [citer.effect(effect, "related"), citer.heading(before, "superseded")],
  };
}
