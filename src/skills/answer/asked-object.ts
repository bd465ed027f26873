/**
 * What a question asks a time or a body of: the deed ("nộp", "phê duyệt", "lưu"), the paper it is done to ("kế hoạch", "báo
 * cáo") and the words that only frame the thing. Pure.
 */
import { foldInPlace } from "../../domain/text/fold.ts";
import type { Intent } from "./intent.ts";

export interface AskedObject {
  kind: "time" | "body";
  /** null where none of the known deeds is told. */
  deed: Deed | null;
  /** Folded; null where the question names no paper. */
  paper: string | null;
  /** As typed, from the paper on, to tell what was looked for; "" where none is named. */
  named: string;
}

interface Deed {
  /** As typed. */
  said: string;
  /** Folded words for the same deed. */
  pattern: RegExp;
}

/** Folded words for one deed each. */
const DEEDS = [
  "nop|gui|trinh(?! bay| duyet| tu| do)|bao cao|dong bo|lien thong|cong bo|thong bao",
  "ket noi|lien thong",
  "phe duyet|duyet|tham dinh|thong qua",
  "quyet dinh",
  "ban hanh",
  "(?<!chu |dinh |thoi )ky(?! so| thuat| nang| han)",
  "luu tru|luu giu|luu(?! y)|bao quan",
  "cap nhat",
].map((words) => new RegExp(String.raw`\b(?:${words})\b`, "g"));

const PAPER =
  /\b(?:ke hoach|bao cao|du toan|quyet toan|ho so|quy che|to trinh|bien ban|phieu|giay|hop dong|chien luoc|de an|hoa don|bien lai|don thuoc|bang ke|van ban|du an)\b/;

const TIME =
  /\b(?:khi|(?<!\b(?:phu|hieu) )luc|ngay|thang|nam|hom|bua|moc|thoi diem|bao) (?:nao|gio|may)\b|\bbao lau\b|\bdeadline\b|\bthoi han\b|\b(?:may|bao nhieu) (?:gio|ngay|thang|nam|tuan)\b|\bhan (?:chot|cuoi|nop|gui|trinh|bao cao|cap nhat|hoan thanh|lam)\b/;
/** The first or last day of a rule or of a document is asked for, not that of a deed. */
const OF_RULE =
  /\b(?:hieu luc|ap dung|thi hanh|bai bo|thay the|het han|gia han|gia tri)\b|\b(?:den|het|toi|(?<!dien )tu) (?:khi|luc|ngay|thang|nam|bao) (?:nao|gio|may)\b/;
/** How often, not by when. */
const OF_PACE = /\bmot lan\b|\blan (?:mot|moi)\b/;

const MODAL =
  "(?:(?:phai|duoc|se|la|nguoi|co|tham quyen|quyen|can|dung ra|chiu trach nhiem|trach nhiem) )*";
const BODY = new RegExp(
  String.raw`\b(?:ai|(?:don vi|co quan|bo phan|cap|phong|khoa) nao) ${MODAL}(?=(?:phe|duyet|tham dinh|thong qua|quyet dinh|ban hanh|ky|lap|lam|quan ly|phu trach|to chuc|chiu|chi tra|kiem tra|xac nhan|doc|xem)\b)|\b(?:do|boi) (?:ai|(?:don vi|co quan|cap) nao)\b|\btham quyen (?=(?:phe|duyet|tham dinh|quyet dinh|ban hanh|ky)\b)`,
);

/** null where neither a time nor a body is asked for, or a document, or only when one holds. */
export function askedObject(text: string, intents: ReadonlySet<Intent>): AskedObject | null {
  const nfc = text.normalize("NFC");
  const folded = foldInPlace(nfc);
  if (OTHER_WISHES.some((intent) => intents.has(intent))) return null;
  const kind = kindOf(nfc, folded);
  if (kind === null) return null;
  const paper = PAPER.exec(folded);
  return {
    kind,
    deed: deedIn(nfc, folded),
    paper: paper?.[0] ?? null,
    named: paper === null ? "" : thingFrom(nfc, folded, paper.index),
  };
}

const OTHER_WISHES: readonly Intent[] = ["which", "list", "status"];

function kindOf(nfc: string, folded: string): AskedObject["kind"] | null {
  if (BODY.test(folded) && !/(?<!\p{L})AI(?!\p{L})/u.test(nfc)) return "body";
  const isTimed = TIME.test(folded) && !OF_RULE.test(folded) && !OF_PACE.test(folded);
  return isTimed ? "time" : null;
}

/** The first deed told; "báo cáo" names a paper where another deed stands beside it. */
function deedIn(nfc: string, folded: string): Deed | null {
  const found = DEEDS.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => ({ match, pattern })),
  ).toSorted((a, b) => a.match.index - b.match.index);
  const first = found.find(({ match }) => match[0] !== "bao cao") ?? found[0];
  if (first === undefined) return null;
  const { index, 0: word } = first.match;
  return {
    said: nfc.slice(index, index + word.length).toLowerCase(),
    pattern: new RegExp(first.pattern.source),
  };
}

/** Where the name of the thing ends. */
const BEHIND =
  /[,.;:?!\n]|\b(?:phai|nop|gui|trinh|khi|luc|ngay|truoc|cham|trong|bao (?:gio|lau|nhieu|nao)|la|nam|(?<!cap )do|cua|cho|len|luu|may (?:gio|ngay|thang|nam|tuan)|thang|vao|theo|thi|20\d\d)\b/;

function thingFrom(nfc: string, folded: string, start: number): string {
  const first = /^\S+(?: \S+)?/.exec(folded.slice(start))?.[0].length ?? 0;
  const end = folded.slice(start + first).search(BEHIND);
  const name = nfc.slice(start, end === -1 ? undefined : start + first + end).trim();
  return name.split(/\s+/).length <= MOST_NAMED ? name.toLowerCase() : "";
}

const MOST_NAMED = 9;
