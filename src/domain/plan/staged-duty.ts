/**
 * A duty that a document sets for a stage of years ("giai đoạn 2024–2028") as it bound within that stage: the register tells
 * it as it stands today, a plan drawn up then takes it up as what was to be done.
 */
import { fold } from "../text/fold.ts";
import type { Candidate } from "./binding-statements.ts";
import type { Plan } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";

const STAGE = /^giai đoạn (20\d{2})\s*[–-]\s*(20\d{2})$/u;

/** What only prepares the work leaves the stage in which it is to be done untold. */
const PREPARES = /^(?:tiep tuc )?(?:chuan bi|nghien cuu|khao sat|ra soat)\b/;

/** Lines and rows of the plan itself; bases and the report name documents without taking them up. */
export const workLines = ({ sections, tables }: Plan): string[] => [
  ...sections
    .filter(({ role }) => role !== "bases" && role !== "results")
    .flatMap(({ items }) => items.map(({ text }) => text)),
  ...tables
    .filter(({ inResults }) => !inResults)
    .flatMap(({ rows }) =>
      rows.map((row) => row.filter((cell) => /\p{L}{3}/u.test(cell)).join("; ")),
    ),
];

/** The statement in the words of a duty; null where its stage is none of the plan's year, or the plan takes the document up. */
export function stagedDuty(
  { targetYear, plan }: RolloverContext,
  { entry, provision }: Candidate,
): Candidate | null {
  const { within = "", fact, who = "", kind } = provision;
  const [stage = "", from, to] = STAGE.exec(within) ?? [];
  const inside = Number(from) <= targetYear && targetYear <= Number(to);
  if (!inside || kind !== "deadline" || entry.confidence !== "high") return null;
  const named = workLines(plan).filter((line) => line.includes(entry.symbol));
  if (named.some((line) => !PREPARES.test(fold(line)))) return null;
  const work = workIn(fact, who);
  if (work === null) return null;
  // All of them are each of them.
  const actor = who.replace(/^toàn bộ\s+c/iu, "C");
  return {
    entry,
    provision: { ...provision, who: actor, fact: `${actor} phải ${work} theo lộ trình ${stage}.` },
  };
}

/** "… dành giai đoạn … cho cơ sở hạng I triển khai hồ sơ …" → "triển khai hồ sơ …". */
function workIn(fact: string, who: string): string | null {
  const lead = ` cho ${who} `;
  const at = fact.toLocaleLowerCase("vi").indexOf(lead.toLocaleLowerCase("vi"));
  return who === "" || at < 0 ? null : fact.slice(at + lead.length).replace(/\.$/u, "");
}
