/** The status of a regulation as `can-cu register show` prints it: what it is, by whom, by which clause. */
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import { nameOf } from "../domain/regulation/entry-passages.ts";
import type { IsoDate, Relation } from "../domain/regulation/register-entry.ts";
import type { DocumentStatus, Effect } from "../domain/regulation/status.ts";
import { STATUS_WORDS } from "../domain/regulation/status-words.ts";

const DOES: Record<Relation["kind"], string> = {
  replaces: "thay thế, bãi bỏ",
  "repeals-part": "bãi bỏ một phần",
  amends: "sửa đổi, bổ sung",
  succeeds: "kế tiếp trên thực tế",
  guides: "quy định chi tiết, hướng dẫn",
  implements: "triển khai",
  consolidates: "hợp nhất",
};

export function statusLines(status: DocumentStatus, asOf: IsoDate): string[] {
  const since = status.since === null ? "" : ` từ ${displayDate(status.since)}`;
  const direct = new Set(status.replacedBy.map((effect) => effect.acting));
  const last = status.current.filter((entry) => !direct.has(entry)).map(nameOf);
  return [
    `Tình trạng tính đến ${displayDate(asOf)}: ${STATUS_WORDS[status.code]}${since}`,
    ...status.replacedBy.map((effect) => `Thay bởi: ${effectWords(effect)}`),
    ...(last.length > 0 ? [`Nay là: ${last.join("; ")}`] : []),
    ...status.deadParts.map((effect) => `Hết hiệu lực một phần bởi: ${effectWords(effect)}`),
    ...status.amendedBy.map((effect) => `Sửa đổi, bổ sung bởi: ${effectWords(effect)}`),
    ...status.succeededBy.map((effect) => `Được kế tiếp bởi: ${effectWords(effect)}`),
    ...status.upcoming.map((effect) => `Sắp tới: ${effectWords(effect)}`),
    ...(status.doubt === null ? [] : [`Chưa rõ: ${status.doubt}`]),
  ];
}

/** What the document itself does to others. */
export const relationLine = ({ kind, target, part, clause }: Relation): string =>
  [
    `Văn bản này ${DOES[kind]} ${target}`,
    part === undefined ? "" : ` (${part})`,
    clause === undefined ? "" : `, theo ${clause}`,
  ].join("");

function effectWords({ acting, relation, from }: Effect): string {
  const day = from === null ? "" : ` từ ${displayDate(from)}`;
  const part = relation.part === undefined ? "" : ` (${relation.part})`;
  const clause = relation.clause === undefined ? "" : `, theo ${relation.clause}`;
  return `${nameOf(acting)}${day}${part}${clause}`;
}
