/**
 * Money that a sentence tells of a thing of the budget, of several together, or of the difference of two: "Nhóm II: …",
 * "dành … cho đào tạo", "hai nhóm I và II cộng lại là …", "nhóm I cao hơn nhóm II …".
 */
import { abs, MICRO } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { wordsAround } from "./figure-parts.ts";
import { isAmount, type Thing, type ThingMoney } from "./named-things.ts";
import { lineOf, onlyOf } from "./own-sentences.ts";
import { ASIDE, marksOf, type Shape } from "./sentence-shape.ts";
import { together } from "./several-things.ts";

export interface ToldAmount {
  money: TextAmount;
  /** What the text names, as people read it. */
  name: string;
  thing: Thing;
  /** What the table has for it, the plainest first. */
  expected: readonly ThingMoney[];
  /** Further figures that the words may mean: other columns of its rows, parts of its column. */
  also: readonly bigint[];
  /** False where the words may mean something else: then only a figure that holds tells. */
  sure?: boolean;
  /** The words leave out what they are of: a warning at most. */
  inference?: boolean;
}

/** Words that add nothing between a thing and its money. */
export const NEUTRAL =
  "(?:la|can|su dung|den|du kien|lon nhat|cao nhat|thap nhat|nho nhat|it nhat|nhieu nhat|xap xi|mot nam|cong lai|cong don|cong gop|gop lai|gop chung|tinh chung|uoc tinh|uoc|duoc|bo tri|phan bo|giao|cap|de nghi|de xuat|co|tong cong|tong|gia tri|kinh phi|so tien|o muc|muc|voi|het|chi|nhu cau|dat|bang|trong nam|nam 20\\d\\d|trong ky|thuc hien|mua sam|bao dam|dam bao|ho tro|dong gop|huy dong|can doi|thanh tien|giai ngan|cung|von|dau tu|chi phi|du toan|ca nam|nay|khoang|se|phai|ghi|du tru|xac dinh|chot|len toi|len den|tri gia|vao khoang|o con so|tieu ton|tieu het|ngon het|ngon|ton het|ton|mat|thanh toan|toan bo|xay dung|de nghi bo tri|ganh|chiu|chi tra|tra|dam nhan|dam nhiem|bu|ton)";
export const JOIN = String.raw`(?:,| va| voi| cung voi| cung| cong voi| cong|, va| \+) `;
const SEVERAL = `E${ASIDE}(?:${JOIN}E${ASIDE})+`;
const LINK = String.raw`(?:[ ,:–-]+${NEUTRAL})*[ ,:–-]+`;
const OWN = new RegExp(`E${ASIDE}${LINK}M`, "g");
const GIVEN = new RegExp(
  `M(?: ${NEUTRAL})*(?: (?:cho|chi cho|danh cho|de chi|de mua|de thuc hien|thuc hien|de|chi|mua|tu|lay tu|trich tu|tu nguon)) E(?! ?[/(])`,
  "g",
);
const SUM = new RegExp(
  `${SEVERAL}(?:[ ,:–-]+(?:cong chung|(?:hai|ba) (?:khoan|nhom|nguon) (?:nay|tren)|${NEUTRAL}))*[ ,:(–-]+M`,
  "g",
);
const MORE = "(?:cao|nhieu|lon|it|thap|nho|dat|re|ton|kem)(?: hon)?";
const DIFFERENCE = new RegExp(
  `E${ASIDE}(?:,? (?:co|dat|M|${NEUTRAL}))*,? ${MORE} (?:hon |so voi )?(?:kinh phi |chi phi |so tien |khoan |cua |chi |tien |mua |thue )*E${ASIDE}(?:,? (?:la|so tien|mot khoan|toi|den|khoang|dung))*:? M`,
  "g",
);
const GAP = new RegExp(
  `chenh lech (?:kinh phi )?giua E va E(?: (?:la|so tien|${NEUTRAL}))*:? M`,
  "g",
);
/** "40 camera, đơn giá 2,8 triệu đồng, tổng kinh phí là …". */
const BEHIND_PRICE = new RegExp(
  `E${ASIDE}[ ,(]+(?:(?:voi|so luong|\\d[\\d.]* [a-z]+|va)[ ,]+)*(?:don gia|gia|muc gia|moi [a-z]+)(?: ${NEUTRAL})* M(?: ?/ ?[a-z]+)?\\)?[,;] (?:tong|thanh tien|so tien|kinh phi)(?: ${NEUTRAL})*:? M`,
  "g",
);
/** Then the money is no sum of the thing. */
const OTHER_MEASURE =
  /\b(?:don gia|gia(?! tri)|thue|doanh thu|thu nhap|loi nhuan|du no|vat|gtgt|con lai|con thieu|chenh lech|tang|giam|hon|kem(?! theo)|gap|so voi|tran|dinh muc|du phong|tiet kiem|tam ung|moi|ngoai|tru|sau khi|truoc day|cu)\b[^.;:EMP]*$|\b(?:thue|vat|gtgt) P [^.;:EMP]*$/;
/** What the market asks, what may be spent at most. */
const ANOTHER =
  /(?<!\btheo )\b(?:bao gia|chao gia)\b|\b(?:gia thi truong|han muc|muc tran|dinh muc|khong (?:qua|vuot)|toi da)\b/;
/** "Tính đến hết quý II": all quarters up to it. */
const UP_TO = /\b(?:den|toi|luy ke|cong don)(?: (?:het|cuoi|nay|thang|ky|ngay|dau))* $/;
/** "Trong 240 triệu đồng hạ tầng mạng, camera là …": the first of the two has its own in front. */
const JOINED_BEFORE = new RegExp(
  `(?<!\\btrong(?: tong)?(?: so)? M (?:cua |cho |kinh phi |von )*)E${ASIDE}${JOIN}$|(?:giua|hon) $`,
);
/** "Mít tinh và E có kinh phí M": another thing, which the table calls otherwise, shares the figure. */
/** "Máy in và máy quét cùng thuộc nhóm I, tổng …": what belongs to it is meant. */
const BELONGS = /E[^.;MP]*\b(?:thuoc|nam trong|trong) $/;
/** "Kinh phí sửa chữa, bảo dưỡng, E là M": the last of a list whose others the table calls otherwise. */
export const LISTED_BEFORE =
  /(?:^|[.;:(])[^.;:(EMP]*\b(?:kinh phi|chi phi|chi|tong|tien) (?!(?:thuc hien|nam|du kien)\b)[a-z][^.;:(MP]*, $/;
export const SHARED_BEFORE =
  /(?:^|[.;:,(])[^.;:,(MP]*[\p{L}\d)] (?:va|cung|cung voi|va ca) (?:\d{1,4} (?:(?:bo|cai|chiec) )?)?$/u;
const TOGETHER = /\b(?:tong|hai|ba|bon|ca|cong|cung)\b(?! cap)[^.;:EMP]*$/;
const SUM_INSIDE =
  /cong lai|cong don|cong gop|gop lai|gop chung|cong chung|tinh chung|\btong\b|cung voi| cong | \+ |(?:khoan|nhom|nguon) (?:nay|tren)/;

export function toldAmounts(shape: Shape): ToldAmount[] {
  const kinds = new Set(
    shape.marks.flatMap((mark) =>
      mark.kind === "E" ? mark.mention.things.map(({ kind }) => kind) : [],
    ),
  );
  if (kinds.size === 0) return [];
  const found = [
    ...differences(shape),
    ...sums(shape, kinds),
    ...own(shape, kinds),
    ...behindPrice(shape),
    ...ofJoined(shape),
    ...ofSome(shape),
  ];
  const seen = new Set<TextAmount>();
  return found.filter(({ money }) => {
    const first = !seen.has(money);
    seen.add(money);
    return first && money.qualifier === null;
  });
}

const before = ({ text }: Shape, match: RegExpExecArray): string => text.slice(0, match.index);
const behind = ({ text }: Shape, match: RegExpExecArray): string =>
  text.slice(match.index + match[0].length);

function own(shape: Shape, kinds: ReadonlySet<Thing["kind"]>): ToldAmount[] {
  const matches = [
    ...[...shape.text.matchAll(OWN)].filter(
      (match) =>
        ![JOINED_BEFORE, SHARED_BEFORE, LISTED_BEFORE, BELONGS].some((other) =>
          other.test(before(shape, match)),
        ),
    ),
    ...[...shape.text.matchAll(GIVEN)].filter(
      (match) => !/^(?:,| va| cung| \+) E/.test(behind(shape, match)),
    ),
  ];
  return matches.flatMap((match): ToldAmount[] => {
    const [named] = marksOf(shape, "E", match);
    const [said] = marksOf(shape, "M", match);
    const meant = named?.mention.things ?? [];
    const thing = onlyOf(meant);
    const [first] = meant;
    if (said === undefined || first === undefined || isOther(shape, match, thing ?? first, kinds))
      return [];
    return [thing === null ? toldOfSome(said.money, meant) : toldOfThing(said.money, thing)];
  });
}

const behindPrice = (shape: Shape): ToldAmount[] =>
  [...shape.text.matchAll(BEHIND_PRICE)].flatMap((match): ToldAmount[] => {
    const thing = lineOf(marksOf(shape, "E", match)[0]);
    const said = marksOf(shape, "M", match).at(-1);
    return thing === null || said === undefined ? [] : [toldOfThing(said.money, thing)];
  });

const NEAR = 40;

/** "Chữ ký số của các trạm là M": of names that may mean several things. */
const ofSome = ({ marks }: Shape): ToldAmount[] =>
  marks.flatMap((mark) => {
    const named = marks.findLast(({ at, kind }) => kind === "E" && at < mark.at);
    const meant = named?.kind === "E" && mark.at - named.at < NEAR ? named.mention.things : [];
    return mark.kind === "M" && meant.length > 1 ? [toldOfSome(mark.money, meant)] : [];
  });

/** Of several things that the name may mean one has the amount, or nothing is told. */
function toldOfSome(money: TextAmount, meant: readonly Thing[]): ToldAmount {
  const [first, ...others] = meant.map((thing) => toldOfThing(money, thing));
  if (first === undefined) throw new Error("no thing is meant");
  const expected = [first, ...others].flatMap((one) => one.expected);
  return { ...first, expected, also: [], sure: false };
}

/** The money is a part of the thing, or no sum of it: a price, a tax, what is left. */
function isOther(
  shape: Shape,
  match: RegExpExecArray,
  thing: Thing,
  kinds: ReadonlySet<Thing["kind"]>,
): boolean {
  const lead = before(shape, match);
  if (ANOTHER.test(wordsAround(shape, marksOf(shape, "M", match)[0]?.at ?? 0))) return true;
  if (OTHER_MEASURE.test(lead) || (ofColumn(thing) && UP_TO.test(lead))) return true;
  // "Phần mềm: 300 triệu đồng từ ngân sách tỉnh": a part of the row by one source.
  if (ofColumn(thing)) return kinds.has("group") || kinds.has("line");
  const part = /^,? ?(?:tu|lay tu|do|bang|trong do)\b/.test(behind(shape, match));
  return part || /(?<!\bdau )\b(?:tu|thu)\s*$/.test(lead);
}

function sums(shape: Shape, kinds: ReadonlySet<Thing["kind"]>): ToldAmount[] {
  return [...shape.text.matchAll(SUM)].flatMap((match): ToldAmount[] => {
    const things = marksOf(shape, "E", match).map(({ mention }) => mention.things);
    const said = marksOf(shape, "M", match).at(-1);
    const parts = things.flatMap((one) => onlyOf(one) ?? []);
    const meant = TOGETHER.test(before(shape, match)) || SUM_INSIDE.test(match[0]);
    if (said === undefined || parts.length !== things.length || !canAdd(parts)) return [];
    // "Máy tính mua trong quý II và quý III, tổng …": a part of the row.
    if (parts.every(ofColumn) && (kinds.has("group") || kinds.has("line"))) return [];
    if (/\bM(?=,? va M|, M)/.test(shape.text) || OF_ONE.test(shape.text)) return [];
    const name = parts.map((part) => part.name).join(" + ");
    return [{ ...told(said.money, together(parts, name), parts), sure: meant }];
  });
}

/** What a month or a piece of them costs. */
const OF_ONE = /\b(?:moi|mot|tung|hang) (?!nam\b|khoan\b)[a-z]|\bdon gia\b|M ?\/ ?(?!nam\b)[a-z]/;
const JOINED = new RegExp(SEVERAL, "g");

/** "Máy in và máy quét cùng thuộc nhóm I, tổng kinh phí …": a sum of what is joined may be told further on. */
function ofJoined(shape: Shape): ToldAmount[] {
  return [...shape.text.matchAll(JOINED)].flatMap((match): ToldAmount[] => {
    const parts = marksOf(shape, "E", match).flatMap(({ mention }) => onlyOf(mention.things) ?? []);
    if (!canAdd(parts)) return [];
    const thing = together(parts, "");
    return shape.marks.flatMap((mark) =>
      mark.kind === "M" && mark.at > match.index
        ? [{ ...told(mark.money, thing, parts), sure: false }]
        : [],
    );
  });
}

/** Of one table and one kind, none inside another. */
export function canAdd(parts: readonly Thing[]): boolean {
  const rows = parts.flatMap((part) => part.rows.map(({ index }) => index));
  const columns = parts.flatMap((part) => part.money.map(({ column }) => column));
  const [first] = parts;
  const ofRows = first?.kind === "group" || first?.kind === "line";
  return (
    parts.length >= 2 &&
    parts.every((part) => part.table === first?.table && part.kind === first.kind) &&
    new Set(ofRows ? rows : columns).size === (ofRows ? rows : columns).length
  );
}

function differences(shape: Shape): ToldAmount[] {
  if (OF_ONE.test(shape.text)) return [];
  const matches = [...shape.text.matchAll(DIFFERENCE), ...shape.text.matchAll(GAP)];
  return matches.flatMap((match): ToldAmount[] => {
    const [one, other] = marksOf(shape, "E", match).map(({ mention }) => mention.things);
    const said = marksOf(shape, "M", match).at(-1);
    const [a, b] = [onlyOf(one ?? []), onlyOf(other ?? [])];
    if (a === null || b === null || said === undefined || a.table !== b.table) return [];
    const money = differenceOf(a, b);
    const name = `${a.name} so với ${b.name}`;
    return [{ money: said.money, name, thing: a, expected: money, also: [] }];
  });
}

/** In each column that both have; a source or quarter is one column. */
export function differenceOf(a: Thing, b: Thing): ThingMoney[] {
  return a.money.flatMap((one) => {
    const other = b.money.find(({ column }) => column === one.column || ofColumn(b));
    if (other === undefined) return [];
    const { column } = one;
    const slack = one.slack + other.slack;
    return [
      {
        column,
        slack,
        amount: abs(one.amount - other.amount),
        right: abs(one.right - other.right),
      },
    ];
  });
}

export const ofColumn = ({ kind }: Thing): boolean => kind === "source" || kind === "quarter";

export const toldOfThing = (money: TextAmount, thing: Thing): ToldAmount =>
  told(money, thing, [thing]);

function told(money: TextAmount, thing: Thing, parts: readonly Thing[]): ToldAmount {
  const plain = thing.money.filter(({ column }) => isAmount(thing.table, column));
  const expected = plain.length > 0 ? plain : thing.money;
  const rows = ofColumn(thing) ? thing.table.rows : parts.length > 1 ? [] : thing.rows;
  const columns = ofColumn(thing)
    ? thing.money.map(({ column }) => column)
    : thing.table.columns.map(({ index }) => index);
  const also = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const value = row.cells[column]?.value;
      const scale = thing.table.columns[column]?.scale ?? thing.table.scale.factor;
      return value == null ? [] : [(value * scale) / MICRO];
    }),
  );
  const more = ofColumn(thing) ? runsOf(thing) : [];
  return { money, name: thing.name, thing, expected, also: [...also, ...more] };
}

/** A source may stand in several columns under one header: what they come to together, from its own to the right. */
function runsOf({ table, rows, money: [first] }: Thing): bigint[] {
  let sum = 0n;
  const [row] = rows;
  const cells = first === undefined || row === undefined ? [] : row.cells.slice(first.column);
  return cells.flatMap((cell) => {
    if (cell?.value == null) return [];
    sum += (cell.value * (table.columns[cell.column]?.scale ?? table.scale.factor)) / MICRO;
    return [sum];
  });
}
