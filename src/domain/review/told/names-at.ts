/** The name of a thing that stands at a word of a text: its whole name, the start of it, a short form. */
import { type Hit, type Reading, wordsAt } from "./name-reading.ts";
import type { Thing, ThingName } from "./named-things.ts";
import { rowNouns } from "./row-nouns.ts";
import { holdsAll, shortAt, type ShortHit } from "./short-names.ts";

export function nameAt(reading: Reading, at: number, led: boolean): Hit | null {
  const whole = longest(reading, at);
  if (whole !== null)
    return { last: at + whole.words.length - 1, things: withGroups(reading, whole), label: false };
  return partAt(reading, at, led) ?? shortNameAt(reading, at, led);
}

/** "Phần mềm bệnh án điện tử", a row, may be said of the group "Phần mềm phục vụ bệnh án điện tử" too. */
function withGroups({ things }: Reading, { words, things: own }: ThingName): readonly Thing[] {
  if (words.length < 3 || own.some(({ kind }) => kind !== "line")) return own;
  const groups = things.short.all.filter(
    ({ thing, words: name }) =>
      thing.kind === "group" &&
      name[0] === words[0] &&
      name.at(-1) === words.at(-1) &&
      name.length > words.length &&
      holdsAll(name, words),
  );
  return [...own, ...groups.map(({ thing }) => thing)];
}

/** "Tường lửa", "phần mềm PACS"; of a group "phần đầu tư". */
function shortNameAt(reading: Reading, at: number, led: boolean): Hit | null {
  const { text, folded, words, things } = reading;
  const ofGroup = isLedGroup(reading, at, led);
  if (OF_WORK.test(wordsAt(reading, Math.max(0, at - 4), Math.min(at, 4)))) return null;
  for (const skipped of [0, 1, 2]) {
    if (skipped > 0 && !KIND.test(wordsAt(reading, at, skipped))) continue;
    const place = { text, folded, words, at: at + skipped };
    const short =
      (ofGroup ? shortAt(place, things.short, true) : null) ?? shortAt(place, things.short, false);
    const hit = short === null ? null : hitOf(reading, at + skipped, short);
    if (hit !== null) return hit;
  }
  return null;
}

/** "Phần …", "nhóm …": "hạng mục" is a row. */
const isLedGroup = (reading: Reading, at: number, led: boolean): boolean =>
  led &&
  /^(?:nhom|mang|khoi|phan|muc|vuc)$/.test(wordsAt(reading, at - 1, 1)) &&
  !/^(?:hang|dau|danh|khoan)$/.test(wordsAt(reading, at - 2, 1));
/** What is done with a thing is another one: "bảo hành LIS", "đào tạo sử dụng LIS". */
const OF_WORK =
  /\b(?:bao tri|bao hanh|dao tao|tap huan|huong dan|mo rong|van chuyen|cai dat|kiem dinh|sua chua|duy tri|gia han|khao sat|tich hop|ket noi|dung thu|thu nghiem)(?: (?:cho|cua|ve|voi|su dung|van hanh|khai thac|he thong|phan mem|thiet bi))*$/;
/** Nouns before a short name. */
const KIND = /^(?:he thong|phan mem|thiet bi|dich vu|nen tang|ung dung)$/;

/** The longest whole name that starts here. */
export function longest(reading: Reading, at: number): ThingName | null {
  const names = reading.things.byWord.get(reading.words[at]?.text ?? "") ?? [];
  const fitting = names.filter(({ words }) =>
    words.every((word, index) => reading.words[at + index]?.text === word),
  );
  return fitting.toSorted((a, b) => b.words.length - a.words.length)[0] ?? null;
}

/** "nhóm phần mềm" of "Phần mềm và dịch vụ", "phần mềm bệnh án điện tử" of "Phần mềm bệnh án điện tử (EMR)": one alone. */
function partAt(reading: Reading, at: number, led: boolean): Hit | null {
  const starts = reading.things.byWord.get(reading.words[at]?.text ?? "") ?? [];
  const cut = starts.map((name) => ({ name, common: commonStart(reading, at, name.words) }));
  const most = Math.max(0, ...cut.map(({ common }) => common));
  const best = cut.filter(({ common }) => common === most);
  const all = [...new Set(best.flatMap(({ name }) => name.things))];
  const group = isLedGroup(reading, at, led);
  // "Phần phần mềm": of a group, though rows begin alike.
  const groups = group ? all.filter(({ kind }) => kind === "group") : [];
  const [only, ...others] = groups.length === 1 ? groups : all;
  const words = best[0]?.name.words ?? [];
  return only === undefined || others.length > 0 || !tellsName(only, words, most, group)
    ? null
    : { last: at + most - 1, things: [only], label: false };
}

/** The first words are enough of a name; one that stops at "và" was none. */
function tellsName({ kind }: Thing, words: readonly string[], most: number, led: boolean): boolean {
  if (kind === "source" || /^(?:va|cho|cua|tai|voi)$/.test(words[most - 1] ?? "")) return false;
  return kind === "group" && led ? most >= 2 : most >= 3 && most * 2 >= words.length;
}

/** How far the words of the text go on in the words of the name, which may have a few more of them between. */
function commonStart({ words }: Reading, at: number, name: readonly string[]): number {
  let said = 0;
  let skipped = 0;
  let end = 0;
  for (const [place, word] of name.entries()) {
    if (words[at + said]?.text === word) {
      said += 1;
      end = place;
    } else if (said < 2 || ++skipped > MOST_SKIPPED) break;
  }
  // Words left out are worth a name only where its end is told.
  const straight = name.findIndex((word, index) => words[at + index]?.text !== word);
  const whole = straight < 0 ? name.length : straight;
  return said >= 4 && end === name.length - 1 ? said : whole;
}

const MOST_SKIPPED = 2;

/** Words of so many names are a noun for any row: "trạm y tế". */
const MOST_MEANT = 4;

/** Words that may mean several things, or a part of one that the table does not tell apart, have all of these meanings. */
export function hitOf(reading: Reading, at: number, short: ShortHit<Thing>): Hit | null {
  const { things, last, sure } = short;
  if (sure) return { last, things, label: false };
  const said = wordsAt(reading, at, last - at + 1);
  const noun = things.some(({ table }) => {
    const { lines, groups } = rowNouns(table);
    return [...lines, ...groups].includes(said);
  });
  if (noun || new Set(things.map(({ name }) => name)).size > MOST_MEANT) return null;
  const part = things.slice(0, 1).map((one) => ({ ...one, money: [] }));
  return { last, things: [...things, ...part], label: false };
}
