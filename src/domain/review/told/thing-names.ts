/** What people call the things of a budget: their whole names, names without brackets, short forms of sources, quarters. */
import { plainWords } from "../../text/plain-words.ts";
import { sourceName } from "../named-figures.ts";
import { periodNames } from "./named-periods.ts";
import { GROUP_WORD } from "./row-words.ts";

interface Nameable {
  kind: "group" | "line" | "source" | "quarter";
  name: string;
  ordinal: number;
}

export interface NameOf<T> {
  words: readonly string[];
  things: readonly T[];
}

/** A whole name and the same without its brackets; the core of a source; a quarter in both ways of writing. */
function namesOf({ kind, name, ordinal }: Nameable): readonly string[] {
  if (kind === "quarter")
    return periodNames(name) ?? [`quy ${ordinal}`, `quy ${ORDER[ordinal - 1] ?? ""}`];
  const core = sourceName(name);
  if (kind === "source") {
    const whole = plainWords(name);
    return [...(core.includes(" ") || core in SHORT ? [core] : []), whole, ...otherNames(core)];
  }
  const plain = plainWords(name.replace(/\([^)]*\)/g, " "));
  const own = kind === "group" ? plain.replace(PART, "") : plain;
  return [plainWords(name), plain, ...(own.includes(" ") ? [own] : []), ...bareName(plain)];
}

/** "Cấu phần hạ tầng kỹ thuật" is told of as "hạ tầng kỹ thuật". */
const PART = new RegExp(`^(?!phan mem\\b)${GROUP_WORD} `);

/** What is done to get a thing: "Thuê máy chủ ảo" is told of as "máy chủ ảo". */
const GETTING =
  /^(?:(?:mua sam|mua bo sung|mua moi|mua|thue bao|thue|trang bi|lap dat|dau tu|cung cap|bo sung|chi phi|kinh phi|chi|dich vu) )+/;

const bareName = (plain: string): string[] => {
  const bare = plain.replace(GETTING, "");
  return bare !== plain && bare.split(" ").length >= 3 ? [bare] : [];
};

const ORDER = ["i", "ii", "iii", "iv"];
const SHORT: Readonly<Record<string, string>> = {
  nsnn: "ngan sach nha nuoc",
  nstw: "ngan sach trung uong",
  nsdp: "ngan sach dia phuong",
  nst: "ngan sach tinh",
  pthdsn: "phat trien hoat dong su nghiep",
  sn: "su nghiep",
  ctmtqg: "chuong trinh muc tieu quoc gia",
  kcb: "kham chua benh",
  bhyt: "bao hiem y te",
};

/** The same with its letters spelled out, and the other way: "quỹ PTHĐSN". */
const otherNames = (core: string): string[] =>
  Object.entries(SHORT)
    .flatMap(([short, long]) => [
      ` ${core} `.replace(` ${short} `, ` ${long} `).trim(),
      ` ${core} `.replace(` ${long} `, ` ${short} `).trim(),
    ])
    .filter((name) => name !== core);

/** Things by the first word of each of their names. */
export function namesByWord<T extends Nameable>(all: readonly T[]): Map<string, NameOf<T>[]> {
  const byName = new Map<string, T[]>();
  for (const thing of all) {
    for (const name of new Set(namesOf(thing))) {
      if (!/\p{L}{2}/u.test(name) || (thing.kind !== "source" && !name.includes(" "))) continue;
      byName.set(name, [...(byName.get(name) ?? []), thing]);
    }
  }
  const byWord = new Map<string, NameOf<T>[]>();
  for (const [name, things] of byName) {
    const words = name.split(" ");
    const first = words[0] ?? "";
    byWord.set(first, [...(byWord.get(first) ?? []), { words, things }]);
  }
  return byWord;
}
