/** What the unit has of people and beds, told in several places of its plan with two figures. */
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";

const THINGS =
  "(giuong ke hoach|giuong benh ke hoach|giuong thuc ke|giuong benh|bac si|dieu duong|nguoi lao dong|vien chuc|can bo,? vien chuc|nhan vien y te|bien che|may chu|tram y te)";
/** Words that tell of all of them. */
const ALL_OF = String.raw`\b(?:hien co|co|gom|tong so|trong so|quy mo:|te;|phong;|toan bo|tat ca|ca|trong do(?: co)?|quy mo|va|voi|/)`;
const TOLD = new RegExp(String.raw`${ALL_OF},? ?(\d{1,5}) ${THINGS}\b(.{0,24})`, "g");
/** "100% viên chức (284 người)". */
const WHOLE = new RegExp(
  String.raw`\b100\s*% ${THINGS} \((\d{1,5}) (?:nguoi|giuong|tram|may)\b`,
  "g",
);
/** Some of them only. */
const NARROWED =
  /^,? ?(?:chuyen|co|duoc|chua|biet|trinh do|cong nghe|la|tham gia|dat|da|di|moi|tai|o|khoa|phong|thuoc|hop dong|con|nam|nu|duoi|tren|thi diem|dang ky|can|su dung|ngoai|tren dia ban|cua (?!trung tam|benh vien|don vi)[a-z]+)\b/;

interface Told {
  line: ProseLine;
  index: number;
  length: number;
  count: number;
  thing: string;
}

export function ownFigures(prose: Prose): Finding[] {
  const told = prose.lines.flatMap(toldIn);
  const things = [...new Set(told.map(({ thing }) => thing))];
  return things.flatMap((thing) => {
    const all = told.filter((one) => one.thing === thing);
    const counts = [...new Set(all.map(({ count }) => count))];
    const [first, second, ...more] = counts;
    // Three figures are several scopes, and a figure several times the other is another scope.
    if (first === undefined || second === undefined || more.length > 0) return [];
    if (Math.max(first, second) > Math.min(first, second) * 2) return [];
    const known = all.find(({ count }) => count === first);
    const other = all.find(({ count }) => count === second);
    if (known === undefined || other === undefined || known.line === other.line) return [];
    return [twoCounts(known, other, "Thống nhất số lượng, hoặc nói rõ phạm vi của từng số.")];
  });
}

interface CountedPlace {
  line: ProseLine;
  index: number;
  length: number;
  count: number;
}

/** One thing counted in two places: the later one is told, the first is what it was expected to be. */
export function twoCounts(first: CountedPlace, one: CountedPlace, suggestion: string): Finding {
  const quote = quoteOf(one.line, one.index, one.length);
  const usual = quoteOf(first.line, first.index, first.length);
  return {
    code: "count-conflict",
    severity: "warning",
    where: one.line.where,
    quote,
    expected: String(first.count),
    found: String(one.count),
    message: `Nơi này ghi “${quote}”, nơi khác ghi “${usual}”.`,
    suggestion,
    alsoAt: [first.line.where],
  };
}

function toldIn(line: ProseLine): Told[] {
  if (line.kind === "row" || line.part === "bases") return [];
  const whole = [...line.own.matchAll(WHOLE)].map((match): Told => {
    const [all, thing = "", count = ""] = match;
    const at = { line, index: match.index, length: all.length };
    return { ...at, count: Number(count), thing: thing.replace(",", "") };
  });
  const told = [...line.own.matchAll(TOLD)].flatMap((match) => {
    const [all, count = "", thing = "", behind = ""] = match;
    if (NARROWED.test(behind)) return [];
    const length = all.length - behind.length;
    return [
      { line, index: match.index, length, count: Number(count), thing: thing.replace(",", "") },
    ];
  });
  return [...told, ...whole];
}
