/**
 * Where a time or a body is asked for, only a statement answers that tells one, of the same deed, done to the same thing: the
 * deadline of another paper, though "nộp" stands in it, is none.
 */
import type { Provision } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { alive } from "./asked-first.ts";
import { type AskedObject, askedObject } from "./asked-object.ts";
import type { Scored } from "./evidence.ts";
import type { Unit } from "./evidence-index.ts";
import { statedDays } from "./premises/days.ts";
import { quantitiesOf } from "./premises/quantities.ts";
import type { Question } from "./understand.ts";

/** A statement as near as this to the best one may take its place where it tells what is asked. */
const AS_NEAR = 0.6;
/** Share of the thing's telling words that a statement must carry itself, in its words or a way of being asked for. */
const LEAST_OF_THING = 0.5;
/** The same where the deed and the paper are told: they stand in many statements, which paper it is tells the case. */
const LEAST_OF_PAPER = 0.7;
/** Staff are known to ask for the statement in these very words. */
const ASKED_SO = 0.85;

/** The nearest statement that tells goes first; null where none does. */
export function ofObjectFirst(
  question: Question,
  ranked: readonly Scored[],
  turn: Turn,
): readonly Scored[] | null {
  const asked = askedObject(question.text, question.intents);
  if (asked === null || question.leaned !== null || question.earlier) return ranked;
  const floor = (ranked[0]?.score ?? 0) * AS_NEAR;
  const found = alive(ranked, turn).find(
    (one) => one.score >= floor && answersOf(one, asked, question, turn),
  );
  if (found !== undefined) return [found, ...ranked.filter((one) => one !== found)];
  turn.trace(`Không nội dung nào gần đó nêu ${OBJECT_NAMES[asked.kind]} của việc được hỏi.`);
  return null;
}

export const OBJECT_NAMES: Readonly<Record<AskedObject["kind"], string>> = {
  time: "thời hạn",
  body: "người hoặc cơ quan có trách nhiệm",
};

function answersOf(one: Scored, asked: AskedObject, question: Question, turn: Turn): boolean {
  const { unit } = one;
  const told = fold(unit.passage.text);
  if (asked.kind === "body" && !tellsBody(unit, told, asked)) return false;
  if (one.ask >= ASKED_SO) return true;
  if (asked.kind === "time" && !(tellsTime(unit, told, asked) && isOfDay(told, question)))
    return false;
  return (
    asked.deed?.pattern.test(told) !== false &&
    carriesPaper(unit, asked, told) &&
    carriesThing(unit, asked, question, turn)
  );
}

/** "Ngày thầy thuốc Việt Nam là ngày nào": a day that bears a name. */
const OF_DAY = /^ngay (?!nao|may|\d)(\S+ \S+) .*\bngay (?:nao|may)\b/;

function isOfDay(told: string, { text }: Question): boolean {
  const day = OF_DAY.exec(fold(text))?.[1];
  return day === undefined || told.includes(`ngay ${day}`);
}

/** A plan, report or strategy of the thing is another matter than the thing, where no paper is named. */
const OF_PAPER = /\b(?:ke hoach|chien luoc|bao cao|du toan|de an|chuong trinh|quy che|to trinh)\b/;

function carriesPaper(
  { body, provision }: Unit,
  { paper, deed }: AskedObject,
  told: string,
): boolean {
  if (paper === null) return deed !== null || !OF_PAPER.test(told);
  // "Hồ sơ bệnh án" and "bệnh án" are one.
  if (paper === "ho so" && body.has("benh an")) return true;
  const ways = fold(provision?.asks.join(" | ") ?? "");
  return new RegExp(String.raw`\b${paper}\b`).test(`${told} | ${ways}`);
}

function tellsTime({ provision }: Unit, told: string, asked: AskedObject): boolean {
  if (isOfRule(provision, told, asked)) return false;
  const { due, within, from, until } = provision ?? {};
  if ([due, within, from, until].some((one) => one !== undefined)) return true;
  if (statedDays(told, provision).length > 0 || IN_WORDS.test(told)) return true;
  return quantitiesOf(told).some(({ dimension }) => dimension === "time");
}

/** That a rule began, ended or is told of somewhere is no day of the thing itself. */
function isOfRule(
  provision: Provision | null,
  told: string,
  { deed, paper }: AskedObject,
): boolean {
  const kind = provision?.kind ?? "note";
  if (deed !== null || paper !== null || !OF_RULES.has(kind)) return false;
  return kind !== "effect" || ENDS.test(told);
}

const OF_RULES: ReadonlySet<string> = new Set(["effect", "note", "scope"]);
const ENDS = /\b(?:thay(?: the)?|het hieu luc|bai bo|duoc sua|sua doi)\b/;

/** A time without a figure, or that none is set. */
const IN_WORDS =
  /\b(?:giai doan|den nam|tu nam|trong nam|nam)\b.{0,12}\(?20\d\d\b|\((?:nam )?20\d\d\b|\b(?:vinh vien|ngay (?:sau|khi)|sau khi|truoc khi|dinh ky|hang (?:nam|quy|thang|ngay)|khong (?:quy dinh|co dong rieng|dinh luong))\b/;

const ACTING =
  "(?:thu truong|nguoi|giam doc|chu quan|co quan|co so|don vi|benh vien|bo|so|uy ban|trung tam|chinh phu|hoi dong|cap co tham quyen|to chuc|ca nhan|nhan vien|doanh nghiep|nha cung cap|quyen)";
const ACTS = new RegExp(
  String.raw`^(?:(?:moi|cac|tu ngay \S+|tu \S+|theo .{3,40}),? )*${ACTING}\b`,
);

function tellsBody({ provision }: Unit, told: string, { deed }: AskedObject): boolean {
  const word = deed === null ? "" : deed.pattern.source;
  if (new RegExp(String.raw`(?<!\b(?:cap|muc|che) )\b(?:do|boi) .{2,60}${word}`).test(told))
    return true;
  const acts = provision?.who !== undefined || ACTS.test(told);
  return acts && (deed === null || deed.pattern.test(told));
}

/** Syllables around the thing that tell nothing of which one is meant. */
const FRAME = new Set(
  "khi nao bao gio lau luc ngay thang nam tuan hom bua moc thoi diem han chot cuoi deadline gian may nhieu truoc sau trong vong cham nhat ai nguoi don vi co quan bo phan cap trung tam tram ttyt tyt y te benh vien bv so hang moi lan duoc phai can tham quyen trach nhiem chiu quy dinh theo cho len tren dau ke den viec xong hoan thanh".split(
    " ",
  ),
);

/** Who asks, not what is asked of. */
const FACILITY =
  /\b(?:phong kham|benh vien|bv|tram y te|tyt|trung tam y te|ttyt|co so)(?: (?:da khoa|tu nhan|tu|cong|huyen|tinh|xa|khu vuc|hang \S+|minh|toi|em))*\b/g;
/** "… lưu mấy năm thì được hủy": what is asked stands ahead. */
const BEHIND = /(?<=\b(?:nao|gio|lau|may|nam|thang|ngay)) thi .*$/;

function carriesThing(
  { body, askTerms }: Unit,
  { deed, paper }: AskedObject,
  { terms, text }: Question,
  { evidence }: Turn,
): boolean {
  const said = fold(text).replace(BEHIND, "");
  const bare = ` ${said.replace(FACILITY, " ")} `;
  const apart = new Set([
    ...[fold(deed?.said ?? ""), paper ?? ""].flatMap((words) => words.split(" ")),
    ...fold(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => !bare.includes(` ${word} `)),
  ]);
  const words = [...terms.weights.keys()].filter(
    (term) => !term.includes(" ") && !FRAME.has(term) && !apart.has(term) && !/^\d+$/.test(term),
  );
  if (words.length === 0) return true;
  const sum = (list: readonly string[]) =>
    list.reduce((all, word) => all + evidence.telling(word), 0);
  const carried = words.filter((word) => body.has(word) || askTerms.has(word));
  if (deed === null && paper === null && !carried.some((word) => body.has(word))) return false;
  const least = deed === null || paper === null ? LEAST_OF_THING : LEAST_OF_PAPER;
  return sum(carried) / sum(words) >= least;
}
