/** Things that a text names by how many or which they are: "ba khoản đầu", "hai nhóm lớn nhất", "khoản nhỏ nhất". */
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import type { Hit, Reading } from "./name-reading.ts";
import { isAmount, sumOf, type Thing } from "./named-things.ts";

/** Groups or lines in their order, where there is one table. */
export function ownOf({ things }: Reading, noun: string): Thing[] {
  const kind = /^(?:nhom|phan)$/.test(noun) ? "group" : "line";
  const own = things.all.filter((thing) => thing.kind === kind && thing.ordinal > 0);
  return new Set(own.map(({ table }) => table)).size === 1 ? own : [];
}

const SEVERAL = new RegExp(
  String.raw`^${SMALL_NUMBER} (nhom|phan|khoan|hang muc|dau muc|mat hang|muc|noi dung)(?: chi| nhiem vu| hang muc| noi dung)? (dau(?: tien)?(?! tu\b)|cuoi(?: cung)?|lon nhat|cao nhat|nho nhat|thap nhat)(?: (?:cua|trong|o) (?:bang|du toan|bieu|danh muc)(?: tren| nay)?)?(?!\p{L})`,
  "u",
);

/** "ba khoản đầu", "2 nhóm lớn nhất": what they come to together. */
export function severalAt(reading: Reading, at: number): Hit | null {
  const start = reading.words[at]?.start ?? 0;
  const match = SEVERAL.exec(reading.folded.slice(start, start + 60));
  const [all, count = "", noun = "", which = ""] = match ?? [];
  if (all === undefined) return null;
  const own = ownOf(reading, noun.split(" ")[0] ?? "");
  const number = smallNumber(count);
  if (number < 2 || own.length <= number) return null;
  const picked = pick(own, number, which);
  const thing = together(picked, reading.text.slice(start, start + all.length));
  const last = reading.words.findLastIndex((word) => word.end <= start + all.length);
  return { last, things: [thing], label: false };
}

const SINGLE =
  /^(nhom|khoan|hang muc)(?: chi| nhiem vu| noi dung)? (lon nhat|cao nhat|nhieu tien nhat|nhieu nhat|nho nhat|thap nhat)(?= (?:chi )?(?:chiem|co kinh phi|can|va|voi|het|ton)\b| (?:la )?\d|[,)])/;

/** "Nhóm lớn nhất chiếm 36%": the one that is not named there, as in "máy chủ là khoản lớn nhất với 65%". */
export function singleAt(reading: Reading, at: number): Hit | null {
  const start = reading.words[at]?.start ?? 0;
  const match = SINGLE.exec(reading.folded.slice(start, start + 60));
  const [all, noun = "", which = ""] = match ?? [];
  if (all === undefined || /^(?:hai|la)$/.test(reading.words[at - 1]?.text ?? "")) return null;
  const own = ownOf(reading, noun);
  const [thing] = own.length < 2 ? [] : pick(own, 1, which);
  const last = reading.words.findLastIndex((word) => word.end <= start + all.length);
  return thing === undefined ? null : { last, things: [thing], label: false };
}

function pick(own: readonly Thing[], count: number, which: string): readonly Thing[] {
  if (which.startsWith("dau")) return own.slice(0, count);
  if (which.startsWith("cuoi")) return own.slice(-count);
  const sorted = own.toSorted((a, b) => (leadOf(a) < leadOf(b) ? 1 : -1));
  return /lon|cao|nhieu/.test(which) ? sorted.slice(0, count) : sorted.slice(-count);
}

const leadOf = ({ table, money }: Thing): bigint =>
  money.find(({ column }) => isAmount(table, column))?.amount ?? 0n;

/** Several things as one: column by column; sources and quarters are columns themselves. */
export function together(parts: readonly Thing[], name: string): Thing {
  const [first] = parts;
  if (first === undefined) throw new Error("nothing to add up");
  const all = parts.flatMap((part) => part.money);
  const byColumn = first.kind === "group" || first.kind === "line";
  const columns = byColumn ? [...new Set(all.map(({ column }) => column))] : [null];
  const money = columns.map((at) =>
    sumOf(
      all.filter(({ column }) => at === null || column === at),
      at ?? all[0]?.column ?? 0,
    ),
  );
  const rows = parts.flatMap((part) => part.rows);
  return { ...first, name, rows, money, ordinal: 0, label: "" };
}
