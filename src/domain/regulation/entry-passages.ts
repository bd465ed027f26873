/**
 * The stored text of a register entry: its heading, provisions, relations, doubts and disagreements as passages in the
 * register's own words. Search finds them and citations quote them, so the wording here is what "tóm tắt" shows.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry, Relation } from "./register-entry.ts";
import { effectFrom, startOf } from "./status.ts";

export interface EntryPassage {
  kind: "heading" | "provision" | "relation" | "doubt" | "disagreement" | "note";
  text: string;
  locator: string | null;
  /** Position in entry.provisions or entry.relations. */
  index: number;
}

const RELATION_WORDS: Record<Relation["kind"], string> = {
  replaces: "thay thế",
  "repeals-part": "bãi bỏ một phần",
  amends: "sửa đổi, bổ sung",
  succeeds: "tiếp nối trên thực tế",
  guides: "hướng dẫn, quy định chi tiết",
  implements: "triển khai thực hiện",
  consolidates: "hợp nhất",
};

/** "Thông tư 13/2025/TT-BYT"; a standard's symbol already names its type. */
export function nameOf(entry: Pick<RegisterEntry, "type" | "symbol">): string {
  return entry.type === "Tiêu chuẩn" ? entry.symbol : `${entry.type} ${entry.symbol}`;
}

/** "Thông tư 13/2025/TT-BYT ngày 06/06/2025 của Bộ Y tế: Hướng dẫn …; có hiệu lực từ 21/07/2025." */
export function headingText(entry: RegisterEntry): string {
  const signed = entry.signed === null ? "" : ` ngày ${displayDate(entry.signed)}`;
  const start = startOf(entry);
  const effective = start === null ? "" : `; có hiệu lực từ ${displayDate(start)}`;
  return `${nameOf(entry)}${signed} của ${entry.issuer}: ${entry.title}${effective}.`;
}

/** "Thông tư 13/2025/TT-BYT thay thế 46/2018/TT-BYT từ 06/06/2025." */
export function relationText(entry: RegisterEntry, relation: Relation): string {
  const part = relation.part === undefined ? "" : ` (${relation.part})`;
  const from = effectFrom(entry, relation);
  const since = from === null ? "" : ` từ ${displayDate(from)}`;
  const note = relation.note === undefined ? "" : ` ${relation.note}`;
  return `${nameOf(entry)} ${RELATION_WORDS[relation.kind]} ${relation.target}${part}${since}.${note}`;
}

export function entryPassages(entry: RegisterEntry): EntryPassage[] {
  const plain = (kind: EntryPassage["kind"], texts: readonly string[]): EntryPassage[] =>
    texts.map((text, index) => ({ kind, text, locator: null, index }));
  return [
    { kind: "heading", text: headingText(entry), locator: null, index: 0 },
    ...entry.provisions.map((provision, index) => ({
      kind: "provision" as const,
      text: provision.fact,
      locator: provision.locator,
      index,
    })),
    ...entry.relations.map((relation, index) => ({
      kind: "relation" as const,
      text: relationText(entry, relation),
      locator: relation.clause ?? null,
      index,
    })),
    ...plain("doubt", entry.doubt === undefined ? [] : [entry.doubt]),
    ...plain("disagreement", entry.disagreements),
    ...plain("note", entry.notes),
  ];
}

/** A note on how a date was come by or what was not read: the register's own business, nothing for users. */
export const tellsOfSources = (note: string): boolean => OF_SOURCES.test(note);

const OF_SOURCES =
  /hiểu biết|chưa (?:đối chiếu|đọc|tiếp cận|có mục)|nguồn (?:không )?ghi|một nguồn|bản (?:quét|gốc|rà soát)|ở đây|lấy theo|kế hoạch (?:viện dẫn|cùng ghi)|ngày ký đúng|công khai xác nhận/iu;
