/**
 * Shares that a sentence tells of things of the budget, in whatever order: "X chiếm 32,5 %", "32,5 % dành cho X", "X, Y
 * lần lượt là 60 % và 40 %", "tỷ lệ X/Y là 60:40", "hơn một nửa cho X".
 */
import { divideRound, MICRO } from "../../budget/fixed.ts";
import type { ShareOfTotal } from "../share-of-total.ts";
import { isAmount, sumOf, type Thing, type ThingMoney, wholesOf } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import type { SaidShare } from "./said-shares.ts";
import { ASIDE, type Mark, marksOf, type Shape } from "./sentence-shape.ts";
import { together } from "./several-things.ts";
import { holdsFor, inColumnTold, type Pair } from "./share-pairs.ts";
import { canAdd, JOIN, NEUTRAL, ofColumn } from "./told-amounts.ts";
import { cellOf, rowsAndColumns } from "./told-cells.ts";
import { sharesInTurn } from "./told-lists.ts";
import { sharesOfOthers } from "./told-parts.ts";

interface ToldShare {
  thing: Thing;
  share: SaidShare;
  start: number;
  end: number;
}

const BUDGET =
  "(?:tong|so|kinh phi|du toan|so tien|nhu cau|von|ngan sach|chi phi|gia tri|toan bo|nguon luc|muc dau tu|cua|trong|nam 20\\d\\d)";
const TELLS = `(?:chiem|da|chi tra|dam nhan|su dung|ty trong|ty le|co cau|tuong duong|tuong ung|dap ung|gop|dong gop|khoang|${BUDGET}|${NEUTRAL})`;
const BEHIND = new RegExp(
  `E${ASIDE}(?:(?:[ ,:–-]+${NEUTRAL})*[ ,:(–-]+M\\)?)?(?:[ ,:(–-]+(?:${TELLS}|P))*[ ,:(–-]+P`,
  "g",
);
const FOR =
  "(?:(?:phai |duoc )?(?:chi|giai ngan|roi|tap trung|don|thuc hien|bo tri) (?:vao|trong)|danh cho|danh|cho|chi cho|bo tri cho|phan bo cho|dau tu cho|phuc vu|lay tu|trich tu|tu|thuoc ve|thuoc|den tu|la|do|cua)";
const BEFORE = new RegExp(`P(?: ${BUDGET})*(?:,? ${FOR})+ (?:chi )?E`, "g");
const BESIDE = new RegExp(`P (?:${FOR} )?E`, "g");
const LIST = (mark: string): string =>
  String.raw`${mark}${mark === "E" ? ASIDE : ""}(?:(?:,| va|, va|;| voi| -| –|:|/|-) ?${mark}${mark === "E" ? ASIDE : ""})+`;
/** A name with its amount or without. */
const NAMED = `E${ASIDE}(?:(?:[ ,:–-]+${NEUTRAL})*[ ,:(–-]+M\\)?)?`;
const IN_TURN = new RegExp(
  `${NAMED}(?:(?:,| va|, va|;| voi| -| –|:|/|-) ?${NAMED})+(?:[ ,;:(–-]+(?:lan luot|tuong ung|theo thu tu|theo|${TELLS}))*[ ,:(–-]+${LIST("P")}`,
  "g",
);
const TURNED = new RegExp(
  `${LIST("P")}(?:,? (?:lan luot|tuong ung|theo thu tu|giua|voi|${BUDGET}|${FOR}))* ${LIST("E")}`,
  "g",
);
/** What may stand behind a share of the budget. */
const ENDS =
  /^\)?(?:$|\s*[.,;:)]|\s(?:va|con|trong khi|do|nen|nham|de)\b|\s(?:cua |trong |so voi |tren )?(?:tong|kinh phi|du toan|nhu cau|von|so kinh phi|toan bo|co cau|ngan sach|chi phi|gia tri|ke hoach(?! giao))\b)/;
/** "Phần ngoài ngân sách", "bốn phần năm kinh phí thiết bị (80%)": what is left out, or what the share is of. */
const OUT_OR_WHOLE =
  /\b(?:ngoai|khong ke|khong tinh|tru)(?: nguon| phan| von)* $|\b(?:chiem|bang) [^.;:]{0,40}\b(?:kinh phi|gia tri|tong|cua|chi phi)(?: nhom| phan)? $/;
/** The whole is another thing: "chiếm 63% kinh phí nhóm II". */
const OF_THING =
  /^\)? (?:cua |trong |so voi )?(?:(?:tong|so|kinh phi|gia tri|du toan|so tien|chi phi|nhu cau) )*(?:cua |cho |o )?E/;
/** "Máy in chiếm một phần năm kinh phí thiết bị (20%)": the thing is the whole. */
const WHOLE_OF = /\bchiem\b[^EMP.;,]{0,40}\b(?:kinh phi|gia tri|so tien|cua|trong)[^EMP.;,]{0,12}$/;
/** "Phần ngoài ngân sách nhà nước chiếm 40%": all but the thing. */
const BESIDES = /\b(?:ngoai|tru|khong (?:ke|tinh)|chua (?:ke|tinh))(?: (?:nguon|von|phan|nhom))? $/;
const MONEY =
  /kinh phi|du toan|ngan sach|nguon|chi phi|\bvon\b|co cau|ty trong|nhu cau|chiem|phan bo|ty le|lan luot|M/;
/** Shares of another whole or no shares at all. */
const OTHER =
  /\b(?:vat|gtgt|giai ngan|tien do|hoan thanh|tang|giam|so voi (?!tong)|tiet kiem|du phong|giam gia|chiet khau|ke hoach giao|tam ung)\b|\bthuc hien\b[^;]*\bdat(?: khoang)? P/;

export function toldShares(shape: Shape, all: readonly Thing[]): ShareOfTotal[] {
  if (!shape.marks.some(({ kind }) => kind === "P") || OTHER.test(shape.text)) return [];
  // "Thuê" and "thuế" are one word without their marks.
  const said = shape.block.text.slice(shape.start, shape.end).normalize("NFC");
  if (/(?<!(?:trước|sau|chưa|có|gồm|cả) )thuế/iu.test(said)) return [];
  const ofOthers = sharesOfOthers(shape);
  if (ofOthers.length > 0) return ofOthers;
  const ofColumns = rowsAndColumns(shape).columns.length > 0;
  if (!MONEY.test(shape.text) && !ofColumns) return [];
  const counted = sharesInTurn(shape, all).map(({ thing, share }): ToldShare => {
    return { thing, share, start: share.start, end: share.end };
  });
  const told = [...counted, ...joined(shape), ...inTurn(shape), ...listed(shape), ...alone(shape)];
  const first = told.filter(
    (one, index) => told.findIndex(({ share }) => share === one.share) === index,
  );
  const shares = first.flatMap((one) => judged(shape, one, first));
  // Of "60:40" both figures are wrong or none is.
  const ratio = shares.find(({ holds, quote }) => !holds && !quote.includes("%"));
  return shares.filter(
    (one) => one.holds || one === ratio || ratio === undefined || one.quote.includes("%"),
  );
}

const JOINED = new RegExp(
  `E${ASIDE}(?:${JOIN}E${ASIDE})+(?:[ ,:(–-]+(?:cong|(?:hai|ba) (?:khoan|nhom|nguon) (?:nay|tren)|da|M|${TELLS}))*[ ,:(–-]+P`,
  "g",
);

/** "Hai nhóm I và II chiếm 75%": of both together, where one share is all that is told. */
function joined(shape: Shape): ToldShare[] {
  if (/\b(?:moi|deu|tung)\b/.test(shape.text)) return [];
  return [...shape.text.matchAll(JOINED)].flatMap((match): ToldShare[] => {
    const from = shape.text.lastIndexOf(";", match.index) + 1;
    const [clause = ""] = shape.text.slice(from).split(";", 1);
    if (marksOf(shape, "P", { index: from, 0: clause }).length !== 1) return [];
    const names = marksOf(shape, "E", match);
    const [share] = marksOf(shape, "P", match);
    const things = names.flatMap(({ mention }) => onlyOf(mention.things) ?? []);
    const [name] = names;
    if (name === undefined || share === undefined) return [];
    // "Trong nhóm I, máy tính chiếm …": the first is where the second stands.
    if (/\b(?:trong|thuoc|tai|o|voi|doi voi) $/.test(shape.text.slice(0, match.index))) return [];
    if (things.length !== names.length || !canAdd(things)) return [];
    if (!ENDS.test(shape.text.slice(match.index + match[0].length))) return [];
    const thing = together(things, things.map((one) => one.name).join(" + "));
    return [{ thing, share: share.share, start: name.start, end: share.end }];
  });
}

function inTurn(shape: Shape): ToldShare[] {
  const matches = [...shape.text.matchAll(IN_TURN), ...shape.text.matchAll(TURNED)];
  return matches.flatMap((match) => {
    const [names, shares] = [marksOf(shape, "E", match), marksOf(shape, "P", match)];
    if (names.length !== shares.length) return [];
    return names.flatMap((name, index) => pair(name, shares[index]));
  });
}

/** "37,1% ngân sách tỉnh, 62,9% quỹ …": every share of the sentence stands beside its thing. */
function listed(shape: Shape): ToldShare[] {
  const matches = [...shape.text.matchAll(BESIDE)];
  const shares = shape.marks.filter(({ kind }) => kind === "P");
  return matches.length < 2 || matches.length !== shares.length
    ? []
    : matches.flatMap((match) => pairOf(shape, match));
}

function alone(shape: Shape): ToldShare[] {
  const { text } = shape;
  const behind = [...text.matchAll(BEHIND)].filter(
    (match) =>
      ENDS.test(text.slice(match.index + match[0].length)) &&
      !OF_THING.test(text.slice(match.index + match[0].length)) &&
      !OUT_OR_WHOLE.test(text.slice(0, match.index)) &&
      !/E(?:,| va|, va| voi| -|\/|:) ?$|\bP (?:cho |tu |la |danh cho )$/.test(
        text.slice(0, match.index),
      ) &&
      ![WHOLE_OF, BESIDES].some((other) => other.test(text.slice(0, match.index))),
  );
  const before = [...text.matchAll(BEFORE)].filter(
    (match) =>
      /^(?:$|\s*[.,;:)]|\s(?:va (?!E)|con|trong|nam)\b)/.test(
        text.slice(match.index + match[0].length),
      ) &&
      !/^,? (?:va )?E/.test(text.slice(match.index + match[0].length)) &&
      !/E[^EMP.;]{0,40}\b(?:chiem|bang|tuong duong)\b[^EMP.;]{0,12}$/.test(
        text.slice(0, match.index),
      ),
  );
  return [...behind, ...before].flatMap((match) => {
    const [name] = marksOf(shape, "E", match);
    return marksOf(shape, "P", match).flatMap((share) => pair(name, share));
  });
}

function pairOf(shape: Shape, match: RegExpExecArray): ToldShare[] {
  const [name] = marksOf(shape, "E", match);
  const [share] = marksOf(shape, "P", match);
  return pair(name, share);
}

function pair(
  name: Extract<Mark, { kind: "E" }> | undefined,
  share: Extract<Mark, { kind: "P" }> | undefined,
): ToldShare[] {
  const thing = onlyOf(name?.mention.things ?? []);
  if (name === undefined || share === undefined || thing === null) return [];
  const start = Math.min(name.start, share.start);
  return [{ thing, share: share.share, start, end: Math.max(name.end, share.end) }];
}

function judged(
  shape: Shape,
  { thing, share, start, end }: ToldShare,
  all: readonly ToldShare[],
): ShareOfTotal[] {
  const { block } = shape;
  const pairs = [
    ...crossed(shape, thing),
    ...inColumnTold(shape, thing),
    ...pairsOf(
      thing,
      all.map((one) => one.thing),
    ),
  ];
  const [first] = pairs;
  if (first === undefined) return [];
  return [
    {
      holds: pairs.some(({ part, whole }) => holdsFor(part, whole, share)),
      quote: block.text.slice(start, end),
      part: thing.name,
      whole: `tổng của bảng ${thing.table.table.index}`,
      percent: share.quote.replace(/\s*%$/, ""),
      right: Number(divideRound(first.part.right * 10_000n, first.whole.right)),
    },
  ];
}

/** "Ngân sách nhà nước bảo đảm 80% kinh phí nhóm II": what the source gives the row, of the row and of the source. */
function crossed(shape: Shape, thing: Thing): Pair[] {
  const { rows, columns } = rowsAndColumns(shape);
  const others = (ofColumn(thing) ? rows : columns).map((one) => one.thing);
  return [...new Set(others)].flatMap((other) => {
    const [row, column] = ofColumn(thing) ? [other, thing] : [thing, other];
    const amounts = row.money.filter((one) => isAmount(row.table, one.column));
    return cellOf(row, column).flatMap((part) =>
      [...amounts, ...column.money].map((whole) => ({ part, whole })),
    );
  });
}

/** The money of a thing with every whole that it may be told of: the table, the group it stands in, what is listed. */
function pairsOf(thing: Thing, listed: readonly Thing[]): Pair[] {
  const parts = thing.money.filter(
    ({ column }) => ofColumn(thing) || isAmount(thing.table, column),
  );
  const wholes = [...wholesOf(thing.table), ...sumsOf(listed, thing), ...groupsAround(thing)];
  return parts.flatMap((part) =>
    wholes
      .filter(({ column, amount }) => (ofColumn(thing) || column === part.column) && amount > 0n)
      .map((whole) => ({ part, whole })),
  );
}

/** All things of a list come to a whole of their own. */
function sumsOf(listed: readonly Thing[], thing: Thing): ThingMoney[] {
  const same = [...new Set(listed)].filter(
    ({ table, kind }) => table === thing.table && kind === thing.kind,
  );
  return same.length < 2 || ofColumn(thing)
    ? []
    : thing.money.map(({ column }) => {
        const parts = same.flatMap(({ money }) => money.filter((one) => one.column === column));
        return { ...sumOf(parts, column), slack: 0n };
      });
}

function groupsAround({ table, rows }: Thing): ThingMoney[] {
  const [row] = rows;
  const around = table.rows.filter(
    ({ children }) => row !== undefined && children.includes(row.index),
  );
  return around.flatMap((group) =>
    group.cells.flatMap((cell) => {
      const column = cell?.column ?? 0;
      if (cell?.value == null || !isAmount(table, column)) return [];
      const amount = (cell.value * (table.columns[column]?.scale ?? 1n)) / MICRO;
      return [{ column, amount, right: amount, slack: 0n }];
    }),
  );
}
