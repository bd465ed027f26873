/** The plan's own name with another year than the plan: in its title, and where it speaks of itself. */
import type { IsoDate } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import { besides, type Finding } from "./finding.ts";
import { PLANNED } from "./plan-parts.ts";
import type { Prose, ProseLine } from "./prose.ts";
import { staleYear } from "./stale-year.ts";
import { timePoints } from "./time-points.ts";

/** "KẾ HOẠCH NĂM 2025", "NHIỆM VỤ TRỌNG TÂM NĂM 2026". */
export const PLAN_HEADING =
  /^\W*(?:[a-h]\.|[ivx]+\.|phan (?:thu )?[a-z\d]+\s*[.:–-]?|(?:bang|bieu|phu luc)\s*(?:so\s*)?[\divx]+[a-z]?\s*[.:–-])?\s*(?:ke hoach|muc tieu|nhiem vu|chi tieu|noi dung|kinh phi|du toan|phan cong|danh muc|tien do)(?:,? [a-z,]+){0,6} nam (20\d\d)\s*$/;

export function ownNameFindings(prose: Prose, year: number, signed: IsoDate | null): Finding[] {
  const named = ownPlanNamed(prose, year);
  return [
    ...olderTitle(prose, year, signed),
    ...titleLine(prose, year),
    ...named,
    ...besides(named, broughtPlan(prose, year)),
    ...targetColumn(prose, year),
  ];
}

/** A title that does not go with what stands below it. */
const titleFinding = (
  prose: Prose,
  line: ProseLine,
  { said, right, below }: { said: number; right: number; below: string },
): Finding =>
  staleYear(prose, {
    ...{ line, said, right },
    quote: line.text.trim().slice(0, 160),
    message: `Tên kế hoạch ghi năm ${said}, ${below} năm ${right}.`,
    suggestion: "Thống nhất năm của kế hoạch.",
    severity: "warning",
  });

/** The title bears an older year than all headings of goals, tasks and money below it. */
function olderTitle(prose: Prose, year: number, signed: IsoDate | null): Finding[] {
  const years = prose.lines
    .filter((line) => line.kind !== "row" && line.part !== "results" && line.part !== "bases")
    .flatMap((line) => PLAN_HEADING.exec(line.folded)?.[1] ?? []);
  const later = years.filter((one) => Number(one) === year + 1);
  const title = prose.lines.find(
    (line) =>
      line.part === "front" &&
      !/\bngay\b/.test(line.own) &&
      new RegExp(`\\bnam ${year}\\b`).test(line.own),
  );
  const written = signed !== null && signed >= `${year}-10-01`;
  // A plan signed after its own year is over needs no second witness.
  const needed = signed !== null && signed > `${year}-12-31` ? 1 : 2;
  const few = later.length < needed || later.length < years.length;
  const due = needed === 1 && years.length === 0 && areDueIn(prose, year + 1);
  if (title === undefined || (few && !due) || !written) return [];
  return [
    titleFinding(prose, title, { said: year, right: year + 1, below: "các phần bên dưới ghi" }),
  ];
}

/** Goals and tasks are due in that year, and in no other. */
function areDueIn(prose: Prose, year: number): boolean {
  const due = prose.lines
    .filter(({ part }) => PLANNED.has(part))
    .flatMap(({ own }) => timePoints(own))
    .map(({ to }) => Number(to.slice(0, 4)));
  return due.length >= 3 && due.every((one) => one === year);
}

/** "Mèo Vạc, ngày 12 tháng 12 năm 2025" below the title is no part of it. */
const DATE_LINE = /\bngay\b[^,]{0,12}\bthang\b/;

/** The lines of the title say two years: "KẾ HOẠCH … năm 2026" over "(năm 2025)". */
function titleLine(prose: Prose, year: number): Finding[] {
  const at = prose.lines.findIndex(
    (line) => line.part === "front" && /^\W*ke hoach\b/.test(line.folded) && line.text.length < 160,
  );
  if (at < 0) return [];
  const title = prose.lines
    .slice(at, at + 5)
    .filter((line) => line.part === "front" && !DATE_LINE.test(line.own));
  return title.flatMap((line) => {
    const said = Number(/\bnam (20\d\d)\W*$/.exec(line.own)?.[1]);
    if (said !== year - 1 || /ket qua|tong ket|so voi|\btu nam/.test(line.own)) return [];
    return [titleFinding(prose, line, { said, right: year, below: "các phần bên dưới là của" })];
  });
}

const OWN_PLAN =
  /\b(?:ban hanh|xay dung|lap) ke hoach(?: [a-z,]+){0,12} nam (20\d\d)(?: cua [^.;:]{3,60}?)?,? (?:voi (?:cac |nhung )?(?:noi dung|muc tieu)|nhu sau|gom cac)|\btren day la ke hoach(?: [a-z,]+){0,12} nam (20\d\d)/;

/** "… ban hành Kế hoạch chuyển đổi số năm 2026 với các nội dung sau" in the plan for 2027. */
function ownPlanNamed(prose: Prose, year: number): Finding[] {
  return prose.lines.flatMap((line) => {
    const match = line.kind === "text" ? OWN_PLAN.exec(line.folded) : null;
    const said = Number(match?.[1] ?? match?.[2]);
    if (match === null || said >= year || said < year - 3) return [];
    return [
      staleYear(prose, {
        ...{ line, said, right: year },
        quote: line.text.slice(match.index, match.index + match[0].length),
        message: `Câu này nói đến chính kế hoạch nhưng ghi năm ${said}, kế hoạch cho năm ${year}.`,
        suggestion: `Sửa thành năm ${year}.`,
        severity: "error",
      }),
    ];
  });
}

const BRINGS =
  /\b(?:ban hanh|phe duyet|thong qua|trinh|ve viec|de nghi)(?: (?:de nghi|xem xet|phe duyet|ban hanh|thong qua|du thao|va|kem theo|quyet dinh nay|cong van nay|to trinh nay|,))* ke hoach(?: [a-z,]+){0,14}? nam (20\d\d)\b(?!\s*[-–])(?! cua (?!benh vien|trung tam|tram|don vi|nganh|so y te))/g;

/** The letter or decision in front of the plan names it with an earlier year. */
function broughtPlan(prose: Prose, year: number): Finding[] {
  return prose.lines.flatMap((line) => {
    if (line.kind !== "text" || !["front", "bases", "closing"].includes(line.part)) return [];
    return [...line.own.matchAll(BRINGS)].flatMap((match) => {
      const said = Number(match[1]);
      const before = line.own.slice(0, match.index);
      if (
        said >= year ||
        said < year - 3 ||
        /\b(?:da|ket qua|tong ket|can cu|thuc hien)\b/.test(before)
      )
        return [];
      return [
        staleYear(prose, {
          ...{ line, said, right: year },
          quote: line.text.slice(match.index, match.index + match[0].length),
          message: `Phần đầu văn bản nói đến kế hoạch năm ${said}, kế hoạch kèm theo cho năm ${year}.`,
          suggestion: `Sửa thành năm ${year}.`,
          severity: "error",
        }),
      ];
    });
  });
}

const TARGET_CELL =
  /^(?:ke hoach|chi tieu|muc tieu|phan dau)(?: (?:phan dau|dat|giao|thuc hien))? (?:nam )?(20\d\d)$/;
const RESULT_CELL = /^(?:ket qua|(?:uoc )?thuc hien|da dat|dat duoc|hien trang)\b/;

const TASK_CELL =
  /^(?:(?:don vi )?(?:chu tri|phu trach|thuc hien)|thoi (?:gian|han)|tien do|hoan thanh|san pham)\b/;

/** "Thực hiện năm 2026 | Kế hoạch năm 2026", or "Nhiệm vụ | Chủ trì | Chỉ tiêu 2025", over the targets of a plan for 2027. */
function targetColumn(prose: Prose, year: number): Finding[] {
  return prose.lines.flatMap((line) => {
    if (line.kind !== "row" || line.part === "results") return [];
    const cells = line.cells.map((cell) => fold(cell));
    const column = olderColumn(cells, year);
    // A column of rates tells of what came of it.
    const looksBack = cells.some((cell) => /ty le|%|dat so voi|so sanh/.test(cell));
    if (column === null || looksBack || cells.some((cell) => cell.includes(String(year))))
      return [];
    const { at, said, where } = column;
    const quote = line.cells[at] ?? "";
    return [
      staleYear(prose, {
        ...{ line, quote, said, right: year },
        message: `Cột “${quote}” đứng ${where} kế hoạch cho năm ${year}.`,
        suggestion: `Sửa thành năm ${year}.`,
        severity: "warning",
      }),
    ];
  });
}

interface OlderColumn {
  at: number;
  said: number;
  /** Vietnamese: where the column stands. */
  where: string;
}

/** Behind its result the year before is one to come; over tasks any earlier year is. */
function olderColumn(cells: readonly string[], year: number): OlderColumn | null {
  const result = cells.findIndex((cell) => RESULT_CELL.test(cell));
  const ofTasks = result < 0 && cells.some((cell) => TASK_CELL.test(cell));
  const years = cells.map((cell) => Number(TARGET_CELL.exec(cell)?.[1]));
  const at = years.findIndex((said) => said < year && said >= year - (ofTasks ? 3 : 1));
  const said = years[at];
  if (said === undefined || (!ofTasks && (result < 0 || result > at))) return null;
  return { at, said, where: ofTasks ? "trong bảng nhiệm vụ của" : "sau cột kết quả trong" };
}
