/** Cover of a plan: bodies, number, place and date, title, year. Missing parts stay null, never guessed. */
import { letterheadLines, namedBodies } from "../document/letterhead.ts";
import type { Block, ParsedDocument } from "../document/parsed-document.ts";
import { isoDate } from "../reference/vietnamese-date.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import { fold, stripMarks } from "../text/fold.ts";
import type { PlanCover } from "./plan.ts";

/** What classification says of the document. */
export interface PlanFacts {
  title: string | null;
  year: number | null;
  signed: IsoDate | null;
  issuer: string | null;
  place?: string | null;
}

export function readCover(
  blocks: readonly Block[],
  document: ParsedDocument,
  facts: PlanFacts,
): PlanCover {
  const lines = blocks.flatMap((block) =>
    (block.kind === "table"
      ? cellsOf(document, block)
      : [[block.marker, block.text].filter(Boolean).join(" ")]
    ).flatMap((text) => text.replace(/[*#_]+/g, " ").split("\n")),
  );
  const named = lines.findIndex((line) => /^\s*k[ee]+ hoach\s*$/.test(fold(line)));
  const head = named < 0 ? lines : lines.slice(0, named);
  const title =
    titleOf(named < 0 ? [] : lines.slice(named + 1)) ?? facts.title ?? document.fileName;
  const attached = attachedTo(document.text);
  const names = [...head, bodyInTitle(title) ?? ""];
  const issuer = facts.issuer === null ? null : asPrinted(facts.issuer, names, document);
  const bodies = bodiesOf(head, title, issuer ?? attached.body);
  const placed = placeOf(head, facts.signed);
  return {
    body: bodies.body,
    // A name without its marks would be printed on the new plan as it was misread.
    parentBody: document.quality.lostMarks ? null : wholeName(bodies.parentBody, document),
    symbol: symbolOf(head) ?? attached.symbol,
    date: placed.date,
    place: facts.place ?? placed.place,
    title,
    year: planYearOf(title, document.text, facts.year),
  };
}

/** A letterhead in a table, column by column: who writes stands on the left. */
function cellsOf({ tables }: ParsedDocument, { table }: Block): string[] {
  const rows = tables.find(({ index }) => index === table)?.rows ?? [];
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }).flatMap((_, column) =>
    rows.flatMap(({ cells }) => cells[column]?.text ?? []),
  );
}

/** The name as the letterhead has it over two lines: "ỦY BAN NHÂN DÂN" above "TỈNH LÂM ĐỒNG". */
function wholeName(name: string | null, document: ParsedDocument): string | null {
  if (name === null) return null;
  const whole = namedBodies(letterheadLines(document)).find(({ text }) =>
    fold(text).startsWith(`${fold(name)} `),
  );
  return whole?.text ?? name;
}

/** 0 when nothing names a year: then no year moves. */
function planYearOf(title: string, text: string, known: number | null): number {
  const lone = /\b(20\d{2})\b(?!\s*[-–]\s*20)(?!.*\b20\d{2}\b)/su.exec(title)?.[1];
  return (
    known ??
    yearOf(title) ??
    (lone === undefined ? null : Number(lone)) ??
    yearOf(text.slice(0, 3000)) ??
    0
  );
}

/** Lines between "KẾ HOẠCH" and the body. */
function titleOf(lines: readonly string[]): string | null {
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^[-_–—]+$/.test(line))
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();
  return text === "" ? null : text;
}

/** The last "năm 20xx" of a title names the plan's year: "giai đoạn 2022 - 2025 …, năm 2023". */
export function yearOf(text: string): number | null {
  const years = [...fold(text).matchAll(/na?m\s+(20\d{2})(?!\s*[-–]\s*\d{4})/g)].map((match) =>
    Number(match[1]),
  );
  const outside = years.filter(
    (year) => !new RegExp(`(?:den|tam nhin)[^.;]{0,12}${year}`).test(fold(text)),
  );
  return outside.at(-1) ?? years.at(-1) ?? null;
}

const BODY =
  /^(?:(?:uy ban nhan dan|ubnd|so y t[ee]|bo y te|trung tam|benh vien|chi cuc|cuc|vien|phong|(?:cum )?tram y te|soy te)\b)/;

const HOSPITAL =
  /^(?:benh vien (?!da khoa(?: tinh)?$)|trung tam (?!y te$|y te (?:huyen|khu vuc)$))./;

/**
 * A catalogue tells hospitals and centres of one speciality apart by their province; the plan keeps the name that it prints, unless
 * it gives the longer one somewhere.
 */
function asPrinted(issuer: string, names: readonly string[], document: ParsedDocument): string {
  const known = fold(issuer);
  const cut = names
    .map((line) => fold(line.replace(/\s{2,}.*$/u, "")).trim())
    .find((line) => HOSPITAL.test(line) && known.startsWith(`${line} `));
  const printed = cut === undefined ? undefined : fold(wholeName(cut, document) ?? cut);
  if (printed === undefined || fold(document.text.replace(/\s+/gu, " ")).includes(known))
    return issuer;
  // The letterhead has the longer name.
  if (!known.startsWith(printed)) return issuer;
  return issuer.split(/\s+/u).slice(0, printed.split(/\s+/u).length).join(" ");
}

/** Two names that a reader joined on one line: "TRUNG TÂM Y TẾ KHU VỰC … CỤM TRẠM Y TẾ XÃ …". */
function eachBody(line: string): string[] {
  const letters = line.replace(/[^\p{L}]/gu, "");
  if (letters !== letters.toLocaleUpperCase("vi")) return [line];
  return line.split(
    /(?<=\S)\s+(?=(?:CỤM TRẠM|(?<!CỤM )TRẠM Y TẾ|TRUNG TÂM (?:Y TẾ|KIỂM SOÁT)|BỆNH VIỆN|SỞ Y TẾ|CHI CỤC)\s?)/u,
  );
}

/** The two names in the left column of the head; the issuing body is the last one. */
function bodiesOf(
  head: readonly string[],
  title: string,
  issuer: string | null,
): Pick<PlanCover, "parentBody" | "body"> {
  const names = head
    .flatMap(eachBody)
    .map((line) =>
      line
        .replace(/\s*(?:c[oôộ]ng h[oòôo]a x[aã]|[pdđ][oộ]c [l1][aậ]p).*$/iu, "")
        .replace(/\s{2,}.*$/u, "")
        .trim(),
    )
    .filter((line) => BODY.test(fold(line)) && line.length < 80);
  const named = bodyInTitle(title);
  const known = bodyOf(names, issuer) ?? named;
  // A catalogue may use other capitals than the unit itself, or leave out the rank of its province.
  const own = named !== null && known !== null && withoutRank(named) === withoutRank(known);
  const body = own ? named : known;
  // Of three names the one right above is the parent.
  const parent = names.length > 1 ? (names.at(-2) ?? null) : null;
  return { parentBody: parent === body ? null : parent, body };
}

function bodyOf(names: readonly string[], issuer: string | null): string | null {
  const printed = names.at(-1) ?? null;
  if (issuer === null || printed === null) return issuer ?? printed;
  // Whoever stands above is the parent, also where a catalogue takes the first name for the issuer.
  const above = names.length > 1 && withoutRank(issuer) === withoutRank(names[0] ?? "");
  if (above) return printed;
  return fold(printed) === `cum ${fold(issuer)}` ? `Cụm ${issuer}` : issuer;
}

/** "SỞ Y TẾ TỈNH LÂM ĐỒNG" and "Sở Y tế Lâm Đồng" are one. */
const withoutRank = (name: string): string => fold(name).replace(/ (?:tinh|thanh pho) /g, " ");

/** "Chuyển đổi số tại Trung tâm Y tế Krông Pắc năm 2026" names its body. */
function bodyInTitle(title: string): string | null {
  const match =
    /(?:tại|của)\s+((?:Trung tâm|Bệnh viện|Sở|Chi cục|Viện|Trạm|Phòng)\s.+?)(?=\s*,?\s*(?:năm|giai đoạn|trên địa bàn)\b|$)/iu.exec(
      title,
    );
  return match?.[1]?.trim() ?? null;
}

/** "(Kèm theo Kế hoạch số: /KH-TTYT ngày / /2026 của Trung tâm Y tế …)" above an appendix. */
function attachedTo(text: string): { symbol: string | null; body: string | null } {
  const match =
    /k[eèé]m theo k[eế] ho[aạ]ch[^()\n]{0,20}?(\d{0,5})\s*\/\s*(KH-[\p{L}\d]+)([^()\n]{0,120})/iu.exec(
      text,
    );
  if (!match) return { symbol: null, body: null };
  const body = /của\s+(.{5,80}?)\s*$/u.exec(match[3] ?? "")?.[1] ?? null;
  return { symbol: `${match[1] ?? ""}/${match[2] ?? ""}`, body };
}

function symbolOf(lines: readonly string[]): string | null {
  for (const line of lines) {
    if (!/^\s*s[oố6][^\p{L}]/iu.test(line)) continue;
    const match = /(\d{0,5})\s*\/\s*(KH-[\p{L}\d]+)/u.exec(line);
    if (match) return `${match[1] ?? ""}/${match[2] ?? ""}`;
  }
  return null;
}

/** "Kon Tum, ngày 05 tháng 02 năm 2024"; a blank day gives a place without a date. */
function placeOf(
  head: readonly string[],
  signed: IsoDate | null,
): Pick<PlanCover, "place" | "date"> {
  for (const line of head) {
    const folded = stripMarks(line).toLowerCase();
    const match =
      /([\p{L}][\p{L}\s.]{2,30}),\s*ngay\s*(\d{0,2})\s*thang\s*o?(\d{0,2})\s*nam\s*(\d{4})/u.exec(
        folded,
      );
    if (!match) continue;
    const name = line.slice(match.index, match.index + (match[1]?.length ?? 0)).trim();
    const day = isoDate(Number(match[4]), Number(match[3]), Number(match[2]));
    return { place: placeName(name), date: signed ?? day };
  }
  return { place: null, date: signed };
}

/** What stands before the comma, without a symbol on the same line. */
function placeName(text: string): string | null {
  const words = text.split(/\s+/).slice(-4);
  const start = words.findIndex((word) => /^\p{Lu}\p{Ll}/u.test(word));
  const name = start < 0 ? "" : words.slice(start).join(" ");
  return name === "" ? null : name;
}
