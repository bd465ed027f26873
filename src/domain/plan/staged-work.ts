/**
 * Numbered stages of one work: "giai đoạn 1 xong tháng 10/2026; giai đoạn 2 thực hiện năm 2027". The stage of a year that
 * is over is not that of the new year, which has a stage of its own, told or to be asked for.
 */
import { goesOver, withoutPeriods, type Years } from "./several-years.ts";

const STAGE =
  /(?<!\p{L})(?:giai đoạn|đợt|bước|pha)\s+(?:\d{1,2}|[IVX]{1,4})(?![\p{L}\d/.]|\s*[-–]\s*\d)/giu;
const OF_YEAR = /(?<!\d)20\d{2}(?!\d)/gu;

interface Stage {
  start: number;
  /** Up to the next stage. */
  end: number;
  name: string;
  years: number[];
}

function stagesIn(text: string): Stage[] {
  const found = [...text.matchAll(STAGE)];
  return found.map(({ index, 0: name }, at) => {
    const end = found[at + 1]?.index ?? text.length;
    const years = [...text.slice(index, end).matchAll(OF_YEAR)].map(([year]) => Number(year));
    return { start: index, end, name, years };
  });
}

/** The sentence without stages that are over, and what was to be done in the plan's own year; null for any other. */
export function withoutOwnStage(
  sentence: string,
  { from, to }: Years,
): { text: string; work: string } | null {
  const stages = stagesIn(sentence);
  const next = stages.findIndex(({ years }) => years.length > 0 && years.every((y) => y >= to));
  const over = stages.slice(0, Math.max(0, next));
  const [first] = over;
  const own = over.at(-1);
  if (first === undefined || own === undefined || stages[next]?.years.includes(to) !== true)
    return null;
  const past = over.every(({ years }) => years.length > 0 && years.every((year) => year <= from));
  if (!past || !own.years.includes(from)) return null;
  const lead = sentence.slice(0, first.start);
  // What the stages are of stands in front of them, or each tells its own work.
  const named = lead.trim().split(/\s+/u).length >= LEAST_LEAD;
  if (!named && !(lead.trim() === "" && ownWork(sentence.slice(stages[next].start)))) return null;
  const work = sentence.slice(own.start, own.end).replace(/(?:[\s;,]|(?<!\p{L})và\s*)+$/u, "");
  return { text: lead + sentence.slice(own.end), work };
}
const LEAST_LEAD = 3;

/** "Giai đoạn 2 (2027): kết nối với Sở Y tế". */
const ownWork = (stage: string): boolean =>
  (/^[^:]{4,40}:\s*([^;:]+)/u.exec(stage)?.[1] ?? "").trim().split(/\s+/u).length >= LEAST_LEAD;

/** "giai đoạn 2 của dự án 2025 - 2027": which stage falls to the new year nobody has said; null for any other text. */
export function openStage(text: string, years: Years): { start: number; name: string } | null {
  const [stage, ...others] = stagesIn(text);
  if (stage === undefined || others.length > 0 || !goesOver(text, years)) return null;
  const apart = withoutPeriods(text);
  const ahead = [...apart.matchAll(OF_YEAR)].some(([year]) => Number(year) >= years.to);
  const own = withoutPeriods(/^[^;,.()]*/u.exec(text.slice(stage.start))?.[0] ?? "");
  const past = [...own.matchAll(OF_YEAR)].some(([year]) => Number(year) < years.from);
  const told = /(?<!\p{L})đã\s[^.;]*$/iu.test(text.slice(0, stage.start));
  return told || ahead || past ? null : { start: stage.start, name: stage.name };
}

/** The same work in a row, by the stage that is over: which stage follows in the new year, and what was to be done before. */
export function nextStageOf(
  row: string,
  line: string,
  years: Years,
): { text: string; work: string } | null {
  const [own, ...others] = stagesIn(row);
  const told = withoutOwnStage(line, years);
  const next = told === null ? undefined : stagesIn(told.text)[0];
  if (own === undefined || others.length > 0 || told === null || next === undefined) return null;
  const same = (one: string): string => one.toLowerCase().replace(/\s+/gu, " ");
  if (!same(told.work).startsWith(same(own.name))) return null;
  const words = same(row.replace(own.name, " ")).match(/[\p{L}\d]+/gu) ?? [];
  const lead = new Set(same(told.text.slice(0, next.start)).match(/[\p{L}\d]+/gu) ?? []);
  if (words.length < LEAST_LEAD || !words.every((word) => lead.has(word))) return null;
  return { text: row.replace(own.name, next.name), work: told.work };
}
