/**
 * Tasks told as blocks: a line that names the task, below it "Chủ trì: …", "Thời hạn: …", each on a line of its own.
 */
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf, withPlaces } from "./prose.ts";
import { type TimePoint, timePoints } from "./time-points.ts";

export interface TaskBlock {
  task: ProseLine;
  labels: ProseLine[];
}

const LABEL =
  /^[\s+*•-]*(?:[a-z]\)\s*)?(?:noi dung:|(?:don vi|co quan)[^:.]{0,40}:|chu tri[^:.]{0,30}:|phoi hop[^:.]{0,30}:|thoi (?:han|gian)[^:.]{0,30}:|tien do[^:.]{0,20}:|(?:san pham|ket qua)[^:.]{0,30}:)/;

export function blocksOf(prose: Prose): TaskBlock[] {
  const blocks: TaskBlock[] = [];
  let task: ProseLine | null = null;
  let open: TaskBlock | null = null;
  for (const line of prose.lines) {
    if (line.text.trim() === "") continue;
    const usable = line.kind !== "row" && (line.part === "tasks" || line.part === "solutions");
    if (usable && LABEL.test(line.folded)) {
      if (open === null && task !== null) {
        open = { task, labels: [] };
        blocks.push(open);
      }
      open?.labels.push(line);
    } else {
      task = usable ? line : null;
      open = null;
    }
  }
  return blocks;
}

const TIME_LABEL = /^[\s+*•-]*(?:[a-z]\)\s*)?(?:thoi (?:han|gian)[^:]{0,30}|tien do[^:]{0,20}):/;

/** The one time that the block's line on its time names; null without the line, or with several times in it. */
export function timeOfBlock({ labels }: TaskBlock): { line: ProseLine; time: TimePoint } | null {
  const line = labels.find(({ folded }) => TIME_LABEL.test(folded));
  const [time, ...more] = line === undefined ? [] : timePoints(line.own);
  return line === undefined || time === undefined || more.length > 0 ? null : { line, time };
}

const LABELS = [
  {
    name: "thời hạn",
    code: "missing-deadline",
    words: TIME_LABEL,
  },
  {
    name: "đơn vị chủ trì",
    code: "missing-lead",
    words: /^[\s+*•-]*(?:[a-z]\)\s*)?(?:(?:don vi|co quan) )?(?:chu tri|thuc hien)[^:]{0,12}:/,
  },
] as const;

/** Tasks as blocks with "Chủ trì: …", "Thời hạn: …" below each: one block lacks what the others have. */
export function missingLabels(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const blocks = blocksOf(prose);
  return LABELS.flatMap(({ name, code, words }) => {
    const without = blocks.filter(
      (block) => !block.labels.some((label) => words.test(label.folded)),
    );
    const having = blocks.length - without.length;
    const [first] = without;
    if (first === undefined || having < 3 || having < without.length * 3) return [];
    return [
      withPlaces(
        {
          code,
          severity: "warning",
          quote: quoteOf(first.task),
          expected: `có ${name}`,
          found: "không ghi",
          message: `${without.length} nhiệm vụ không ghi ${name} trong khi ${having} nhiệm vụ khác đều có.`,
          suggestion: `Ghi ${name} của nhiệm vụ.`,
        },
        without.map(({ task }) => task.where),
      ),
    ];
  });
}
