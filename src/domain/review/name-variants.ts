/**
 * One thing under several names: products and codes written in several ways, offices of the plan's own unit, and the
 * unit itself with a letter changed.
 */
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import type { Finding, Where } from "./finding.ts";
import { officeVariants } from "./office-names.ts";
import { type Prose, withPlaces } from "./prose.ts";
import type { DocumentFacts } from "./rule.ts";

interface Variant {
  /** The right form where there is one. */
  right: string;
  /** Forms as printed, each with its first place. */
  found: Map<string, Where>;
  /** The plan's own unit or one of its offices. */
  isSure?: boolean;
}

/** Names of things in health informatics with the forms met; forms that differ in the first letter's case are one. */
const NAMES: readonly { right: string; forms: RegExp }[] = [
  { right: "VNeID", forms: /(?<!\p{L})V(?:N|n){1,2}-?[eE]-?[IiL][Dd](?!\p{L})/gu },
  { right: "ki-ốt (Kiosk)", forms: /(?<!\p{L})(?:Kios(?:k|c)?s?|ki-?ốt)(?!\p{L})/giu },
  { right: "RIS/PACS", forms: /(?<!\p{L})RI[SC](?:\/|-|_)PACS(?!\p{L})/gu },
  { right: "BHXH", forms: /(?<!\p{L})BHX{1,2}H(?!\p{L})/gu },
  { right: "QR Code", forms: /(?<!\p{L})QR[ -]?code(?!\p{L})/giu },
  { right: "HSSK", forms: /(?<!\p{L})(?:HSSKĐT|HSSKDT)(?!\p{L})/gu },
];

export function nameVariants(prose: Prose, facts: DocumentFacts): Finding[] {
  const all = [
    ...knownNames(prose),
    ...codeNames(prose),
    ...closeAbbreviations(prose),
    ...officeVariants(prose, facts).map((found) => ({ right: "", isSure: true, found })),
    ...ownName(prose, facts),
  ];
  return all.map(({ right, found, isSure = false }) => {
    const forms = [...found.keys()];
    return withPlaces(
      {
        code: "name-variants",
        severity: isSure ? "warning" : "info",
        quote: forms[0] ?? "",
        expected: right === "" ? "một cách viết" : right,
        found: forms.join(" / "),
        message: `Một tên viết nhiều cách: ${forms.join(" / ")}.`,
        suggestion: "Chọn một cách viết cho cả văn bản.",
      },
      [...found.values()],
    );
  });
}

function knownNames(prose: Prose): Variant[] {
  return NAMES.flatMap(({ right, forms }) => {
    const found = new Map<string, Where>();
    const known = new Set<string>();
    for (const line of prose.lines) {
      for (const [form] of isShouted(line.text) ? [] : line.text.matchAll(forms)) {
        const key = lowerFirst(form);
        if (!known.has(key)) found.set(form, line.where);
        known.add(key);
      }
    }
    return found.size > 1 ? [{ right, found }] : [];
  });
}

/** A heading in capitals says nothing about how a name is written. */
const isShouted = (text: string): boolean => !/\p{Ll}{2}/u.test(text);

const CODE_NAME =
  /(?<![\p{L}\d./@-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z][A-Za-z0-9]*)*(?![\p{L}\d./@-])/gu;

const isCode = (form: string): boolean =>
  form.length >= 3 && (form.match(/[A-Z]/g)?.length ?? 0) >= (form.includes("-") ? 1 : 2);

/** "PACS" and "PACs", "E-Office" and "eOffice": the same letters, other capitals or a hyphen. */
function codeNames(prose: Prose): Variant[] {
  const groups = new Map<string, Map<string, Where>>();
  for (const line of prose.lines) {
    if (line.part === "closing" || line.part === "front" || isShouted(line.text)) continue;
    for (const { 0: form, index } of line.text.matchAll(CODE_NAME)) {
      // Cited documents are blanked in `own`; their symbols are no names.
      if (!isCode(form) || line.own.charAt(index).trim() === "") continue;
      const key = form.replaceAll("-", "").toLowerCase();
      const forms = groups.get(key) ?? new Map<string, Where>();
      if (!forms.has(form)) forms.set(form, line.where);
      groups.set(key, forms);
    }
  }
  return [...groups.values()].flatMap((found) => {
    const known = NAMES.some(({ forms }) =>
      [...found.keys()].some((form) => form.search(forms) >= 0),
    );
    return found.size < 2 || known ? [] : [{ right: "", found }];
  });
}

/** "Phòng KHN" beside "Phòng KHNV": the abbreviation of one office lost a letter in one place. */
function closeAbbreviations(prose: Prose): Variant[] {
  const offices = new Map<string, Where>();
  for (const line of prose.lines) {
    for (const match of line.text.matchAll(
      /(?<!\p{L})(?:Phòng|Khoa|Ban|Tổ)\s+(\p{Lu}{3,6})(?!\p{L})/gu,
    )) {
      const name = match[1] ?? "";
      if (!offices.has(name)) offices.set(name, line.where);
    }
  }
  const names = [...offices.keys()];
  return names.flatMap((short) => {
    const long = names.find((name) => name.length === short.length + 1 && name.startsWith(short));
    const where = offices.get(short);
    const other = long === undefined ? undefined : offices.get(long);
    if (long === undefined || !where || !other) return [];
    const found = new Map([
      [short, where],
      [long, other],
    ]);
    return [{ right: long, found }];
  });
}

const UNIT_TYPE =
  /(?:Trung tâm [Yy] tế|Trung tâm Kiểm soát bệnh tật|Bệnh viện(?: [Đđ]a khoa)?|Trạm [Yy] tế|Sở Y tế|Trường (?:Cao đẳng|Trung cấp|Đại học) [Yy](?: tế| [Dd]ược)?|Chi cục)/
    .source;
const UNIT_NAME = new RegExp(
  `(?<!\\p{L})${UNIT_TYPE}(?: (?:khu vực|huyện|thị xã|thành phố|quận|tỉnh|xã|phường))*((?: \\p{Lu}[\\p{Ll}\\p{M}]*){1,4})(?![\\p{Ll}])`,
  "gu",
);
const LEVEL = /\b(?:huyen|thi xa|thanh pho|quan|tinh|xa|phuong|khu vuc) /g;

/** The unit's own name with a letter or a mark changed, or with a level ("huyện") that its head does not have. */
function ownName(prose: Prose, { issuer, kind }: DocumentFacts): Variant[] {
  if (issuer === null || kind !== "plan") return [];
  const own = issuer.toLowerCase().normalize("NFC").replace(/\s+/g, " ").trim();
  const found = new Map<string, Where>();
  for (const line of prose.lines) {
    for (const name of isShouted(line.text) ? [] : misnamed(line.text, own)) {
      if (!found.has(name)) found.set(name, line.where);
    }
  }
  const first = prose.lines.find(({ text }) => fold(text).includes(fold(own)))?.where;
  return [...found].map(([name, where]) => ({
    right: issuer,
    isSure: true,
    found: new Map([
      [issuer, first ?? where],
      [name, where],
    ]),
  }));
}

const misnamed = (text: string, own: string): string[] => [
  ...[...text.matchAll(UNIT_NAME)]
    .map(([name]) => name.trim())
    .filter((name) => isOwnMisnamed(name, own)),
  ...shortenedOwn(text, own),
];

const ANY_UNIT = /(?<!\p{L})(?:Trung tâm|Bệnh viện|Trạm|Chi cục|Viện)(?: [\p{L}\p{M}.-]+){2,9}/gu;

/** "Bệnh viện Phục hồi CN Sơn La": begins and ends as the own name does, a part between is written in another way. */
function shortenedOwn(text: string, own: string): string[] {
  const words = own.split(" ");
  if (words.length < 5) return [];
  const [last = ""] = words.slice(-1);
  return [...text.matchAll(ANY_UNIT)].flatMap(([match]) => {
    const said = match.split(" ");
    const end = said.findIndex((word, index) => index >= 3 && word.toLowerCase() === last);
    const name = said.slice(0, end + 1);
    const lower = name.map((word) => word.toLowerCase());
    const opens = words.slice(0, 3).every((word, index) => word === lower[index]);
    const isShort = name.length < words.length && name.some((word) => /^\p{Lu}{2,}$/u.test(word));
    return end >= 0 && opens && isShort ? [name.join(" ")] : [];
  });
}

/** "Sở Y tế tỉnh …" is as right as "Sở Y tế …", and "Hoá" as "Hóa": the tone goes to the end of its word. */
const asCompared = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFC")
    .replace(OF_PROVINCE, "$1 ")
    .normalize("NFD")
    .replace(/(\p{L}\p{M}*?)([\u0300\u0301\u0303\u0309\u0323])((?:\p{L}|\p{M})*)/gu, "$1$3$2")
    .normalize("NFC");

/** Each province has one of them. */
const OF_PROVINCE = /^(sở y tế|trung tâm kiểm soát bệnh tật) (?:tỉnh|thành phố) /u;

function isOwnMisnamed(printed: string, issuer: string): boolean {
  const [said, own] = [asCompared(printed), asCompared(issuer)];
  if (`${own} `.includes(`${said} `) || `${said} `.startsWith(`${own} `)) return false;
  const level = (text: string): string => fold(text).replace(LEVEL, "");
  if (level(said) === level(own) && fold(said) !== fold(own)) return true;
  const a = said.split(" ");
  // A place may stand behind the name.
  const b = own.split(" ").slice(0, a.length);
  if (a.length !== b.length) return false;
  const differing = a.flatMap((word, index) => (word === b[index] ? [] : [[word, b[index] ?? ""]]));
  const [[word = "", right = ""] = []] = differing;
  return (
    differing.length === 1 && word.length > 1 && distance(word, right) <= (right.length > 3 ? 2 : 1)
  );
}

/** Letters changed, added or left out; marks count. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
