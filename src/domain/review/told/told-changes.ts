/** Where a sentence tells a change against last year, and of what: of a thing it names, or of the whole budget. */
import type { Thing } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import type { Mark, Shape } from "./sentence-shape.ts";

export interface ToldChange {
  kind: "share" | "money" | "ratio";
  sign: 1 | -1;
  at: number;
  /** The share or the money of the change. */
  mark: Extract<Mark, { kind: "P" | "M" }>;
  /** Null for the whole budget. */
  thing: Thing | null;
}

const FILLER =
  "(?:tong|toan bo|dt|th|kp|du toan|kinh phi|nhu cau|so tien|so|muc|chi|chi phi|(?:nam )?20\\d\\d|nam nay|nam truoc|nam ngoai|nay|la|de nghi|de xuat|thuc hien|uoc thuc hien|uoc|duoc giao|giao|duoc|phe duyet|bo tri|cap|cua don vi|cua trung tam|cua benh vien|so voi|cung ky|ke hoach|va|tuong ung|tuong duong|hay|khoang|dat|co|chung|binh quan|truoc|nguon|von|gia tri|cong|cho|voi|da|se|du kien|lap|can|trong do|tai|den|bang|tu|len|xuong)";
const NO_YEAR = FILLER.replace("(?:nam )?20\\d\\d|nam nay|nam truoc|nam ngoai|", "");
const PLAIN = new RegExp(
  String.raw`^\W*(?:[ ,:;()–-]|M|P|(?:tang|giam)(?: them| len)?\b|\b${FILLER}\b)*$`,
);
const BY = String.raw`\b(tang|giam|cao hon|nhieu hon|lon hon|thap hon|it hon)(?: (?:them|len|xuong|khoang|so tien|la|gan|hon))*`;
/** "nhiều hơn năm 2026 là …". */
const THAN = String.raw`(?: (?:so voi |voi )?(?:muc |kinh phi |du toan |thuc hien )*nam (?:20\d\d|truoc|ngoai)(?: la)?)?`;
const LAST = String.raw`(?:so voi |cua )?(?:muc |tong |so )*(?:uoc )?(?:thuc hien |du toan |kinh phi |cung ky |ke hoach |giao |chi |duoc )*nam (?:20\d\d|truoc|ngoai)`;
const FORMS: readonly [ToldChange["kind"], RegExp][] = [
  ["share", new RegExp(`${BY}${THAN}:? P`, "g")],
  ["money", new RegExp(`${BY}${THAN}:? M`, "g")],
  [
    "share",
    new RegExp(
      String.raw`${BY}${THAN}:? M(?: so voi [^EMP.;]{0,60}?(?: ?\(M\))?)?,? ?\(?(?:(?:tuong duong|tuong ung|ung voi|bang|hay|tuc|nghia la|xap xi|tang|giam)(?: voi| muc| ty le| la)* )*P`,
      "g",
    ),
  ],
  ["share", /\bmuc (tang|giam)(?: chung| binh quan| so voi nam \S+)*(?: la| dat)?:? P/g],
  [
    "money",
    /\b(?:phan|so|khoan|muc) (tang|giam)(?: them| len| xuong)?(?: so voi [^EMP.;]{0,40}?)?(?: la|:)? M(?![^.;]*E)/g,
  ],
  [
    "ratio",
    new RegExp(
      `\\b(bang|dat)(?: khoang)? P(?= ?(?:${LAST}|(?:so voi |cua )?(?:dt|th|kp) 20\\d\\d))`,
      "g",
    ),
  ],
];

export function changesIn(shape: Shape): ToldChange[] {
  const found = FORMS.flatMap(([kind, pattern]) =>
    [...shape.text.matchAll(pattern)].flatMap((match): ToldChange[] => {
      const end = match.index + match[0].length - 1;
      const mark = shape.marks.find(({ at }) => at === end);
      const thing = subjectOf(shape, match.index);
      if (mark === undefined || mark.kind === "E" || thing === undefined) return [];
      const sign = /^(?:giam|thap|it)/.test(match[1] ?? "") ? -1 : 1;
      return [{ kind, sign, at: match.index, mark, thing }];
    }),
  );
  return found.filter(
    ({ mark }, index) => found.findIndex((other) => other.mark === mark) === index,
  );
}

/** Other measures than money: how many, how much a piece. */
const OTHER_MEASURE =
  /\b(?:so luong|don gia|gia(?! tri)|so luot|luot|ty le|doanh thu|thu)\b[^.;,EM]*$/;

/** The thing named last with nothing but plain words behind it; null for the whole; undefined where it is unclear. */
export function subjectOf({ text, marks }: Shape, at: number): Thing | null | undefined {
  const named = marks.findLast((mark) => mark.kind === "E" && mark.at < at);
  if (named?.kind !== "E") return PLAIN.test(text.slice(0, at)) ? null : undefined;
  const between = text.slice(named.at + 1, at);
  const before = text.slice(0, named.at);
  if (!PLAIN.test(between) || /;/.test(between)) return undefined;
  if (OTHER_MEASURE.test(before) || /E(?:,| va| cung| voi) $/.test(before)) return undefined;
  return onlyOf(named.mention.things) ?? undefined;
}

/** Money that a text gives for this year beside last year's: "…, năm 2026 dự kiến 336 triệu đồng". */
export const isOfThisYear = ({ text }: Shape, { at }: Mark, year: number): boolean =>
  new RegExp(`\\b(?:nam ${year}|nam nay)(?:[ ,:(–-]|\\b${NO_YEAR}\\b)*$`).test(text.slice(0, at));

/** Money that a text gives for last year: "so với năm 2025 (640 triệu đồng)", "năm trước được giao 640 triệu đồng". */
export function isOfLastYear({ text }: Shape, { at }: Mark, year: number): boolean {
  const last = new RegExp(
    `\\b(?:(?:nam|dt|th|kp|du toan|thuc hien) ${year - 1}|nam truoc|nam ngoai)(?: (?:don vi|trung tam|benh vien|tram))?(?: (?:cua|cho|chi cho)(?: nhom| khoan| phan)* E)?(?:[ ,:(–-]|\\b${NO_YEAR}\\b)*$`,
  );
  const before = text.slice(0, at);
  // "Tăng từ … năm trước lên …": what it rose to is this year's.
  const risen = /\b(?:len|xuong|thanh)(?: (?:con|den|toi|muc))* $/.test(before);
  const behind = new RegExp(
    `^,? (?:(?:cua|trong|o|thuc hien|da|chi|duoc|giao|cap|thuc chi) )*nam (?:${year - 1}|truoc|ngoai|lien truoc)`,
  );
  return (
    (!risen && (last.test(before) || behind.test(text.slice(at + 1)))) || /\btu $/.test(before)
  );
}
