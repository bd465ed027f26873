/**
 * Checklist of what a yearly plan must hold. A part counts as there when a section has it or a heading names it; short
 * drafts and excerpts are not measured.
 */
import { foldInPlace } from "../../text/fold.ts";
import { sourcesMissing } from "../budget-sources.ts";
import { type CitedReference, citedReferences } from "../citation/cited-references.ts";
import { emptyOutcome, type Finding, type Severity } from "../finding.ts";
import { headingRank, PLANNED, type PlanPart } from "../plan-parts.ts";
import { certainty, type Prose, type ProseLine, proseOf } from "../prose.ts";
import type { ReviewInput, Rule, RuleCode } from "../rule.ts";
import { timePoints } from "../time-points.ts";

const codes: readonly RuleCode[] = [
  {
    code: "missing-part",
    severity: "warning",
    meaning: "Kế hoạch thiếu một phần bắt buộc hoặc nên có.",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "budget-sources-missing",
    severity: "warning",
    meaning: "Kể nhiều nguồn kinh phí nhưng không chia số tiền theo nguồn.",
  },
];

interface Part {
  name: string;
  parts: readonly PlanPart[];
  /** Words that show the part where the outline has no heading of its own. */
  words: RegExp;
  severity: Severity;
}

const BASES = "Căn cứ lập kế hoạch";
const TASKS = "Nhiệm vụ";

const PARTS: readonly Part[] = [
  {
    name: "Đánh giá kết quả năm trước",
    parts: ["results"],
    words:
      /ket qua (?:thuc hien|dat duoc|trien khai|nam)|tinh hinh (?:thuc hien|trien khai|nam|chung|(?:tinh )?den)|hien trang|thuc trang|danh gia|viec da lam|^\W*(?:[ivx\d]+[.)]\s*)?tinh hinh/m,
    severity: "warning",
  },
  {
    name: BASES,
    parts: ["bases"],
    words: /^\W*(?:can cu|thuc hien|tren co so|trien khai)\b.*\d+\s*\/|co so phap ly/m,
    severity: "warning",
  },
  {
    name: "Mục tiêu, chỉ tiêu",
    parts: ["targets"],
    words: /muc tieu|chi tieu|phan dau/,
    severity: "warning",
  },
  {
    name: TASKS,
    parts: ["tasks"],
    words:
      /nhiem vu|noi dung (?:thuc hien|trien khai|cong viec|hoat dong|ke hoach|cu the)|cong viec|hoat dong (?:trong tam|chinh|cu the)|^\W*(?:[ivx\d]+[.)]\s*)?(?:cac )?hoat dong\s*$/m,
    severity: "warning",
  },
  { name: "Giải pháp", parts: ["solutions"], words: /giai phap|bien phap/, severity: "info" },
  { name: "Kinh phí", parts: ["budget"], words: /kinh phi|du toan|nguon von/, severity: "warning" },
  {
    name: "Tổ chức thực hiện",
    parts: ["organisation"],
    words: /to chuc (?:thuc hien|trien khai)|phan cong(?: (?:thuc hien|nhiem vu)|\W*$)/m,
    severity: "warning",
  },
  { name: "Nơi nhận", parts: ["closing"], words: /no[il] nh[a-z]n/, severity: "warning" },
  {
    name: "Người ký (chức vụ, họ tên)",
    parts: [],
    words:
      /^\W*(?:kt\.?|tl\.?|tm\.?|q\.?|tuq\.?)?\s*(?:pho )?(?:giam [dp][o0]c|chu tich|vien truong|cuc truong|truong phong|chi cuc truong|hieu truong|truong tram|tram truong)/m,
    severity: "warning",
  },
];

export const planMissingParts: Rule = {
  id: "plan-missing-parts",
  title: "Các phần của kế hoạch",
  codes,
  check(input) {
    const prose = proseOf(input);
    if (input.facts.kind !== "plan" || !isWholePlan(prose)) return emptyOutcome();
    const have = new Set(prose.lines.map((line) => line.part));
    const named = headings(prose);
    const end = signatures(prose);
    const missing = PARTS.filter((part) => {
      if (part.name === BASES)
        return !have.has("bases") && !citedReferences(input).some(isCitedBasis);
      if (isTold(part.name, input, prose)) return false;
      const shown = part.parts.some((one) => have.has(one));
      if (part.name === TASKS && namesWork(prose)) return false;
      return !shown && !part.words.test(part.parts.length === 0 ? end : named);
    });
    return {
      ...emptyOutcome(),
      findings: [
        ...missing.map((part) => finding(part, prose)),
        ...nameMissing(prose),
        ...sourcesMissing(prose),
      ],
      relations: PARTS.length - missing.length,
    };
  },
};

/** Told in another way: who leads in a table of tasks, recipients behind an annex; a workbook is signed elsewhere. */
function isTold(name: string, { document }: ReviewInput, { lines }: Prose): boolean {
  if (name === "Nơi nhận")
    return document.format === "xlsx" || lines.some((line) => /^\W*noi nhan\b/.test(line.folded));
  if (name !== "Tổ chức thực hiện") return false;
  return lines.some(
    (line) =>
      line.kind === "row" &&
      line.part !== "results" &&
      line.cells.some((cell) =>
        /^(?:don vi |co quan )?(?:chu tri|nguoi phu trach|phu trach)\b/.test(
          foldInPlace(cell).trim(),
        ),
      ),
  );
}

/** Tasks under "Giải pháp": at least three numbered ones that say how many, or any that say until when or who leads. */
const CONCRETE = /^\W*\d{1,2}(?:\.\d{1,2})*[.)]\s.*(?:\d|\bquy [ivx])/;
const IN_CHARGE = /\b(?:chu tri|phu trach|dau moi|giao (?:cho )?(?:phong|khoa|to|bo phan))\b/;
const namesWork = ({ lines }: Prose): boolean =>
  lines.filter((line) => line.part === "solutions" && isWork(line)).length >= 3 ||
  lines.some(
    (line) =>
      line.kind === "row" &&
      line.part !== "results" &&
      isTaskHead(line.cells.map((cell) => foldInPlace(cell))),
  );

const isWork = ({ folded }: ProseLine): boolean =>
  CONCRETE.test(folded) || IN_CHARGE.test(folded) || timePoints(folded).length > 0;

/** The head of a table that says which work is done by whom or until when, under whatever heading it stands. */
const isTaskHead = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^\W*(?:cac )?(?:nhiem vu|cong viec|hoat dong|noi dung)\b/.test(cell)) &&
  cells.some((cell) =>
    /^\W*(?:don vi )?(?:chu tri|phu trach|thoi (?:gian|han)|han\b|hoan thanh|ket thuc)/.test(cell),
  );

/** Excerpts have neither length nor several parts; nothing is missing from them. */
function isWholePlan(prose: Prose): boolean {
  // A budget with a cover is no plan, however long its table.
  const filled = prose.lines.filter((line) => line.kind !== "row" && line.text.trim() !== "");
  const parts = new Set(filled.map((line) => line.part));
  const isLong = filled.length >= 40 && parts.size >= 4;
  // A short plan has all but the part that is missing.
  return parts.has("front") && (isLong || (filled.length >= 20 && parts.size >= 6));
}

/** Lines that name a part: headings where the plan has them, else the first words of its paragraphs. */
function headings(prose: Prose): string {
  const text = prose.lines.filter((line) => line.kind !== "row" && line.text.trim() !== "");
  // What an annex is called, and what a department is told to do, is no part of the plan.
  const heads = text.filter(
    (line) =>
      headingRank(line) !== null && !["appendix", "organisation", "closing"].includes(line.part),
  );
  const named = heads.length >= 5 && !prose.all.unsure ? heads : text;
  return named.map((line) => line.folded.slice(0, 120)).join("\n");
}

/** Text set in columns: "Nơi nhận:        GIÁM ĐỐC". */
const COLUMNS = /\s{3,}|\t/;

/** Short lines of the last quarter and of the closing: the signer's title stands alone. */
function signatures(prose: Prose): string {
  const from = prose.all.unsure ? 0 : prose.lines.length / 2;
  return (
    prose.lines
      // A decision is signed in front of the plan that it brings.
      .filter((line, index) => index >= from || line.part === "closing")
      .flatMap((line) => line.folded.split(COLUMNS))
      .filter((text) => text.trim().length < 70 && !/^\s*[-+•\d]/.test(text))
      .join("\n")
  );
}

const SIGNER =
  /^\W*(?:(?:kt|tl|tm|tuq|q)\.? ?)?(?:pho )?(?:giam doc|chu tich|vien truong|truong tram|tram truong)\W*$/;
const DEGREES = String.raw`(?:(?:TS|ThS|BS|BSCK[I1]+|CK[I1]+|PGS|GS|DS|CN|Ths|Bs)[.\s]*)`;
/** "H’Hen", "K'Brếu". */
const NAME = String.raw`\p{Lu}\p{L}*(?:['’ʼ]\p{L}+)?`;
/** One word is a name behind a degree or where it has the mark of the highlands' names. */
const PERSON = new RegExp(
  String.raw`^\P{L}*(?:${DEGREES}*(?:${NAME}\s+){1,4}${NAME}|${DEGREES}+${NAME}|\p{Lu}['’ʼ]\p{L}+)\P{L}*$`,
  "u",
);

/** The signer's title stands alone and no name follows it. */
function nameMissing(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const half = Math.floor(prose.lines.length / 2);
  const at = prose.lines.findLastIndex((line, index) => index >= half && SIGNER.test(line.folded));
  const title = prose.lines[at];
  if (title === undefined) return [];
  const below = prose.lines.slice(at + 1, at + 12).filter((line) => line.text.trim() !== "");
  const end = below.findIndex((line) => line.part === "appendix" || line.kind === "heading");
  const own = end < 0 ? below : below.slice(0, end);
  const named = own.some((line) => line.cells.length > 0 || PERSON.test(line.text));
  if (named) return [];
  return [
    {
      code: "missing-part",
      severity: "info",
      where: title.where,
      quote: title.text.trim(),
      expected: "họ tên người ký",
      found: "không thấy",
      message: "Dưới chức vụ người ký không có họ tên.",
      basis: "30/2020/NĐ-CP",
      suggestion: "Ghi họ tên người ký.",
    },
  ];
}

const isCitedBasis = ({ isBasis, line }: CitedReference): boolean =>
  isBasis ||
  line.part === "front" ||
  // A task carries out a document; it is no basis of the plan.
  (!PLANNED.has(line.part) && /^\W*(?:can cu|thuc hien|trien khai)\b/.test(line.folded)) ||
  (line.part === "other" && LISTED.test(line.folded));

/** "Điểm 2. Nghị định số …": a line of a list of documents, whatever its heading is called. */
const LISTED =
  /^\W*(?:(?:diem |muc )?\d{1,2}[.):]|[a-zđ]\)|ve [a-z ]{3,30}:)?\s*(?:hien phap|bo luat|luat|nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|cong van)\b[^.]*\bso\s+\d/;

function finding(part: Part, prose: Prose): Finding {
  const at = placeOf(part, prose);
  return {
    code: "missing-part",
    severity: certainty(part.severity, prose.all.unsure),
    where: at?.where ?? {},
    quote: at?.text.trim().slice(0, 120) ?? "",
    expected: `phần “${part.name}”`,
    found: "không thấy",
    message: `Không thấy phần “${part.name}” trong kế hoạch.`,
    basis: "30/2020/NĐ-CP",
    suggestion: `Bổ sung phần “${part.name}”.`,
  };
}

/** Where the part should stand: before the first heading of a later part, else at the end of the body. */
function placeOf(part: Part, prose: Prose): ProseLine | undefined {
  const later = new Set(PARTS.slice(PARTS.indexOf(part) + 1).flatMap((one) => one.parts));
  const filled = prose.lines.filter((line) => line.text.trim() !== "" && line.kind !== "row");
  const next = filled.find((line) => later.has(line.part));
  if (next !== undefined) return next;
  return filled.findLast((line) => line.part !== "appendix") ?? filled[0];
}
