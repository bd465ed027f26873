/**
 * The issuing body from two witnesses: the lowest body of the letterhead, completed by the one above it ("UBND TỈNH
 * QUẢNG TRỊ" over "VĂN PHÒNG"), and the letters of the symbol. Where they disagree the printed name counts, with less
 * confidence. Without a letterhead the letters, a name in the title and the place have to do.
 */
import { fold } from "../text/fold.ts";
import { bodyOfCode, fitOf, isLocalBody, signerOfLetter, unitCodeOf } from "./bodies/body-codes.ts";
import { sameRank, splitJoint } from "./bodies/body-words.ts";
import { properCase } from "./bodies/name-case.ts";
import { bodyInText, findNamedBody, hasOwnName } from "./bodies/named-bodies.ts";
import { centralPartyBody } from "./bodies/party-bodies.ts";
import { type HeadPiece, namedBodies } from "./letterhead.ts";
import { findProvince, provinceEnd } from "./place-names.ts";

export interface Found<T> {
  value: T;
  confidence: number;
}

export interface IssuerInput {
  pieces: readonly HeadPiece[];
  title: string;
  /** "(Kèm theo Kế hoạch số … của …)" */
  notes: readonly string[];
  /** Letters behind the number: "KH-SYT". */
  code: string | null;
  place: string | null;
  /** The whole text. */
  text: string;
}

const AGREED = 0.97;
/** The symbol bears no letters, or letters of nobody known. */
const UNCONFIRMED = 0.9;
const DISPUTED = 0.6;

export function findIssuer(input: IssuerInput): Found<string | null> {
  const { pieces, code } = input;
  const letters = signerOfLetter(code) ?? unitCodeOf(code);
  const lines = pieces.map(({ text }) => text);
  const party = letters === null ? null : centralPartyBody(letters, lines);
  if (party !== null) return { value: party, confidence: AGREED };
  const printed = printedIssuer(input, letters);
  const told = letters === null ? null : bodyOfCode(letters);
  if (printed !== null) return printed;
  if (told !== null && !told.split(", ").some(isLocalBody))
    return { value: told, confidence: AGREED };
  return unprinted(input, told);
}

/** The lowest bodies of the letterhead: one, or those that issue together. */
function printedIssuer(input: IssuerInput, letters: string | null): Found<string | null> | null {
  const bodies = namedBodies(input.pieces).map(({ text }) => text);
  const lowest = bodies.at(-1);
  if (lowest === undefined) return null;
  const joint = bodies.slice(0, -1).reverse();
  const several = (body: string) => splitJoint(body).length > 1;
  const ranks = joint.findIndex(
    (body) => !sameRank(body, lowest) && !(several(body) && several(lowest)),
  );
  const together = joint.slice(0, ranks < 0 ? joint.length : ranks).reverse();
  const above = bodies.slice(0, bodies.length - 1 - together.length);
  const names = [...together, lowest]
    .flatMap(splitJoint)
    .map((name) => completed(name, above, input));
  const unread = letters === null ? null : unreadBelow(names, letters, input);
  if (unread !== null) return { value: unread, confidence: DISPUTED };
  return { value: names.join(", "), confidence: trust(names, letters, input) };
}

/** A scan lost the line below "UBND TỈNH": the letters name a body that stands under it. */
function unreadBelow(names: readonly string[], letters: string, input: IssuerInput): string | null {
  const told = bodyOfCode(letters);
  const [printed = ""] = names;
  const above = names.length === 1 && printed.startsWith("Ủy ban nhân dân");
  if (told === null || !above || fitOf(letters, printed) > 0 || !isLocalBody(told)) return null;
  return withPlace(told, input, placeOf(printed));
}

function trust(names: readonly string[], letters: string | null, input: IssuerInput): number {
  if (letters === null) return UNCONFIRMED;
  const fits = names.some((name) => fitOf(letters, name) > 0);
  if (fits) return input.pieces.some(({ role }) => role === "motto") ? AGREED : UNCONFIRMED + 0.05;
  return bodyOfCode(letters) === null ? UNCONFIRMED - 0.1 : DISPUTED;
}

/** With what the body above it and the place add to its name. */
function completed(printed: string, above: readonly string[], input: IssuerInput): string {
  const parents = above.flatMap(splitJoint);
  const parent = parents.at(-1);
  const name = properCase(expanded(printed), input.place);
  const upper = parent === undefined ? null : properCase(expanded(parent), input.place);
  const whose = upper === null ? null : partOf(name, upper);
  if (upper !== null && whose === "body") return `${name} ${withPlace(upper, input)}`;
  if (upper !== null && /^(?:Bộ|Chính phủ|Quốc hội|Ban Chấp hành)(?![\p{L}])/u.test(upper))
    return name;
  const named = placeOf(upper ?? "");
  if (whose === "place" && named !== null && placeOf(name) === null)
    return `${name} ${fullPlace(upper ?? "", named)}`;
  return withoutRank(withPlace(name, input, named));
}

/** Whether a name says nothing without the body above it ("VĂN PHÒNG"), or without the place of that body. */
function partOf(name: string, upper: string): "body" | "place" | null {
  if (/^(?:Văn phòng|Thanh tra)$/u.test(name)) return "body";
  if (/^Ban /u.test(name) && upper.startsWith("Hội đồng nhân dân")) return "body";
  if (/^(?:Ban (?:Thường vụ|Chấp hành)|Ủy ban Kiểm tra)$/iu.test(name)) return "body";
  const board = /^(?:Ban Chỉ đạo|Ban Quản lý|Tổ|Hội đồng) /u.test(name);
  return board && upper.startsWith("Ủy ban nhân dân") ? "place" : null;
}

/** "tỉnh Tây Ninh" also of "Ủy ban nhân dân Tây Ninh". */
const fullPlace = (upper: string, named: string): string =>
  /^\p{Lu}/u.test(named) && / tỉnh /u.test(upper) ? `tỉnh ${named}` : named;

/** "UBND TỈNH" and "HĐND" in full. */
const expanded = (name: string): string =>
  name
    .replace(/^UBND(?!\p{L})/u, "ỦY BAN NHÂN DÂN")
    .replace(/(?<=\s)UBND(?!\p{L})/u, "ỦY BAN NHÂN DÂN")
    .replace(/^H[ĐD]ND(?!\p{L})/u, "HỘI ĐỒNG NHÂN DÂN")
    .replace(/^UỶ BAN/u, "ỦY BAN");

/** "Sở Y tế tỉnh Đắk Lắk", "Bảo hiểm xã hội tỉnh Khánh Hòa": each province has one. */
const withoutRank = (name: string): string =>
  /^(?:Sở|Bảo hiểm xã hội) /u.test(name) ? name.replace(/ tỉnh (?=\p{Lu})/u, " ") : name;

/** The administrative unit that a name ends with: "huyện Krông Pắc", "tỉnh Quảng Trị". */
function placeOf(name: string): string | null {
  const [, words] =
    /((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|Thành phố) \p{Lu}.*)$/u.exec(name) ??
    [];
  return (
    words ?? /(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy (\p{Lu}.*)$/u.exec(name)?.[1] ?? provinceEnd(name)
  );
}

/** Bodies named after a place of their own. */
const NAMED_HOSPITAL = /^Bệnh viện .*(?:khu vực|huyện|thành phố|thị xã|vùng) \p{Lu}/u;
/** A name that breaks off where the province stands: "Ban Tổ chức Tỉnh ủy", "Bệnh viện Đa khoa tỉnh". */
const OPEN_END = /(?:(?:tỉnh|thành|huyện|quận|thị) ủy|(?:\s|^)(?:tỉnh|thành phố))$/iu;

/** A place behind a body that does not name one yet. A body named after a smaller place stays as it is named. */
function withPlace(
  body: string,
  { place }: Pick<IssuerInput, "place">,
  parent: string | null = null,
) {
  const own = parent ?? place;
  if (own === null) return body;
  const bare = own.replace(/^(?:tỉnh|thành phố|Thành phố) /u, "");
  if (OPEN_END.test(body)) return `${body} ${bare}`;
  if (namesPlace(body) || fold(body).endsWith(` ${fold(bare)}`) || !isLocalBody(body)) return body;
  const smaller = /^(?:huyện|quận|thị xã|xã|phường|đặc khu) /u.test(own);
  return `${body} ${smaller ? own : bare}`;
}

const namesPlace = (body: string): boolean =>
  findProvince(body) !== null ||
  placeOf(body) !== null ||
  /^(?:Trung tâm|Trạm) Y tế \S/u.test(body) ||
  NAMED_HOSPITAL.test(body) ||
  hasOwnName(body);

/** Nothing is printed: a name in title and notes, or the kind of body that the letters tell, with the place. */
function unprinted(input: IssuerInput, told: string | null): Found<string | null> {
  const { title, notes, pieces, place, text } = input;
  const texts = [title, ...notes, ...pieces.map((piece) => piece.text)];
  for (const words of texts) {
    const named = findNamedBody(words, told);
    if (named !== null) return { value: withPlace(named, input), confidence: 0.9 };
  }
  const generic = told ?? bodyInText(texts.join("\n"));
  if (generic === null) return { value: null, confidence: 0 };
  const province = place ?? findProvince(texts.join("\n"));
  if (province !== null)
    return { value: withPlace(generic, { place: province }), confidence: 0.85 };
  const anywhere = findNamedBody(text.slice(0, 20_000), generic);
  return { value: anywhere ?? generic, confidence: anywhere === null ? 0.5 : 0.6 };
}
