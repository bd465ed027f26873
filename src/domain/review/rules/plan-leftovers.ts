/**
 * What a template leaves behind: instructions to the writer, sections with a heading and nothing under it, blanks for
 * number and date.
 */
import { emptyOutcome, type Finding } from "../finding.ts";
import { headingRank } from "../plan-parts.ts";
import { certainty, type Prose, type ProseLine, proseOf, quoteOf, withPlaces } from "../prose.ts";
import type { ReviewInput, Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "template-leftover",
    severity: "error",
    meaning: "Còn nguyên câu hướng dẫn của mẫu, chưa thay bằng nội dung thật.",
  },
  { code: "empty-section", severity: "warning", meaning: "Đề mục có tên nhưng không có nội dung." },
  {
    code: "blank-number-date",
    severity: "info",
    meaning: "Số, ngày hoặc chỗ điền còn để trống.",
    basis: "30/2020/NĐ-CP",
  },
];

/** Orders to the writer; "Nêu cao", "Đánh giá mức độ" and the like are tasks. */
const INSTRUCTION =
  /^[\s*_([-]*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*)?(?:neu (?:ro|cu the|tinh hinh|cac|noi dung|ket qua|ten|khai quat|tom tat)|liet ke|trinh bay (?:ro|cu the|ngan gon|tom tat|cac)|mo ta (?:ro|ngan gon|tom tat|cac)|ghi (?:ro|cu the|day du) (?:ten|so|noi dung|cac|ket qua)|dien (?:ten|so|noi dung|day du)|tom tat (?:ket qua|tinh hinh|cac))\b/;
const ANNEX_INSTRUCTION =
  /\((?:neu|ghi ro|liet ke|mo ta|trinh bay) (?:ro |cu the )?cac (?:giai phap|nhiem vu|noi dung|hoat dong|chi tieu|muc tieu|ket qua)[^)]*\)|^[\s\d.)a-z]{0,6}neu cac (?:giai phap|nhiem vu)\b.*\bcua don vi\b|danh muc cac (?:du an|nhiem vu) (?:duoc )?neu trong mot phu luc|thong tin ve moi (?:du an|nhiem vu) bao gom|xoa (?:dong|doan|phan) nay|theo huong dan cua mau|\blorem ipsum\b/;
/** Words to the writer in brackets or in a sentence of their own, wherever they stand. */
const TO_THE_WRITER =
  /\(\s*(?:don vi|co quan|phong|cac don vi)? ?(?:tu |can )?(?:bo sung|neu|ghi|dien|cap nhat|liet ke|mo ta|thay|chinh sua)\b[^()]{0,80}(?:\b(?:cu the|theo thuc te|thuc te|noi dung|so lieu|phu hop|ten|tai day|vao day|sau)\b)[^()]{0,60}\)|\bdon vi (?:tu )?(?:neu|ghi|dien|bo sung|liet ke) (?:cu the|ro|noi dung|so lieu|cac)\b|(?:^|[.;:]\s+|[-+•]\s+)(?:ghi ro|neu ro|dien|ghi cu the|liet ke) (?:ho (?:va )?ten|ten (?:don vi|co quan|nguoi)|so luong|chuc vu|dia chi|so lieu|nguon)\b|\bnoi dung nay (?:do|de) don vi (?:tu )?(?:dien|bo sung)|\btheo mau (?:so|duoi day) dien\b/;
/** "(Nêu các giải pháp …)", "(Ghi rõ trách nhiệm)" as all that an item says: with a capital it is no aside of a sentence. */
const WHOLE_ASIDE =
  /(?:^|[:;.]\s+)[\s*_+•-]*[([{<]\s*(?:Nêu|Ghi|Liệt kê|Mô tả|Trình bày|Điền|Bổ sung|Đánh giá|Phân tích|Thống kê|Tóm tắt|Viết|Nhập|Cập nhật|Chèn|Thêm)(?! (?:đầy đủ|nhận|âm|chú|bằng chữ:? \p{L}+ (?:trăm|mươi|triệu|nghìn|ngàn|tỷ|tỉ|mốt|linh|lẻ|mười)))[\s,:][^()[\]{}<>]{2,160}[)\]}>](?:[\s*_.;,]*$|\.?\s+(?=\p{Lu}))/u;
/** "Nhân lực: Nêu số liệu cụ thể …": behind a label of results or funding a capital begins what the writer is told to give. */
const BEHIND_LABEL =
  /^[\s*_+•-]*(?:(?:\d{1,2}\.)+\s)?[^:.;]{3,90}:[\s*_]+(?:Nêu|Ghi|Liệt kê|Mô tả|Trình bày|Điền|Bổ sung|Đánh giá|Phân tích|Thống kê|Tóm tắt)\s(?:rõ|cụ thể|ngắn gọn|tóm tắt|đầy đủ|chi tiết|khái quát|các|những|số (?:liệu|lượng)|tỷ lệ|tình hình|kết quả|nội dung|thực trạng|hiện trạng|nguyên nhân|tên|mức độ|ưu điểm|tồn tại|hạn chế|khó khăn|thuận lợi|nguồn|tổng)(?!\p{L})/u;
/** Words by which a form speaks of what is still to be given. */
const OF_THE_FORM =
  /\b(?:cu the|neu co|so (?:voi|sanh)|cung ky|ro|ngan gon|tom tat|khai quat|chi tiet|day du|cua don vi|theo tung|tai don vi|lam duoc|chu quan|khach quan|neu khong|trong nam|bang so lieu|minh chung)\b/;

/** A whole paragraph in italics that names what to assess. */
const ITALIC_INSTRUCTION =
  /^\s*[*_](?![*_])\s*(?:danh gia|neu|phan tich|thong ke|trinh bay)\s.*[*_]\s*$/;

export const planLeftovers: Rule = {
  id: "plan-leftovers",
  title: "Chữ của mẫu, đề mục trống, chỗ để trống",
  codes,
  check(input) {
    const prose = proseOf(input);
    const isPlan = input.facts.kind === "plan";
    return {
      ...emptyOutcome(),
      findings: [
        ...leftovers(prose),
        ...(isPlan && !hasMoreSheets(input) ? emptySections(prose) : []),
        ...openPlaces(prose),
        ...blanks(prose),
      ],
    };
  },
};

function leftovers(prose: Prose): Finding[] {
  return prose.lines.flatMap((line) => {
    const listItem = /^\s*[-+•]/.test(line.text);
    const sure =
      ANNEX_INSTRUCTION.test(line.folded) ||
      TO_THE_WRITER.test(line.folded) ||
      WHOLE_ASIDE.test(line.text) ||
      isInstruction(line, listItem) ||
      isToldBehindLabel(line);
    const likely = ITALIC_INSTRUCTION.test(line.folded) && line.kind !== "row";
    if (!sure && !likely) return [];
    // A task may well say "Nêu rõ trách nhiệm …"; in results and funding there is nobody to be told.
    const told = sure && (ANNEX_INSTRUCTION.test(line.folded) || (!listItem && isReport(line)));
    return [
      {
        code: "template-leftover",
        severity: certainty(told ? "error" : "warning", prose.all.unsure),
        where: line.where,
        quote: quoteOf(line),
        expected: "nội dung thật của đơn vị",
        found: "câu hướng dẫn của mẫu",
        message: `“${quoteOf(line, 0, 70)}…” là câu hướng dẫn của mẫu, chưa được thay bằng nội dung.`,
        suggestion: "Viết nội dung thật hoặc bỏ câu này.",
      },
    ];
  });
}

/** In a workbook what belongs to a section may stand on a sheet of its own. */
const hasMoreSheets = ({ document }: ReviewInput): boolean =>
  new Set([...document.blocks, ...document.tables].map(({ place }) => place.sheet)).size > 1;

/** In a list of tasks "Nêu rõ …" may be a task. */
const isInstruction = (line: ProseLine, listItem: boolean): boolean =>
  (!listItem || isReport(line) || /\(neu co\)/.test(line.folded)) &&
  INSTRUCTION.test(line.folded.replace(/^[\s*+•-]+/, ""));

const isToldBehindLabel = (line: ProseLine): boolean =>
  isReport(line) &&
  line.kind !== "row" &&
  BEHIND_LABEL.test(line.text) &&
  OF_THE_FORM.test(line.folded.slice(line.folded.indexOf(":"))) &&
  // Figures of the unit stand there already.
  !/\d/.test(line.own.slice(line.own.indexOf(":")));

const isReport = (line: ProseLine): boolean => line.part === "results" || line.part === "budget";

/** Labels with nothing until one of the same or a higher rank; neighbours under one heading are one finding. */
function emptySections(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const filled = prose.lines.filter((line) => line.text.trim() !== "");
  const runs: ProseLine[][] = [];
  let last = -2;
  for (const [index, line] of filled.entries()) {
    if (!isEmptyLabel(line, filled[index + 1])) continue;
    const run = last === index - 1 ? runs.at(-1) : undefined;
    if (run?.[0]?.where.heading === line.where.heading && run !== undefined) run.push(line);
    else runs.push([line]);
    last = index;
  }
  return runs.map((run) => {
    const names = run.map((line) => `“${quoteOf(line, 0, 80)}”`).join(", ");
    return withPlaces(
      {
        code: "empty-section",
        severity: "warning",
        quote: run[0] === undefined ? "" : quoteOf(run[0]),
        expected: "có nội dung hoặc ghi “không có”",
        found: "để trống",
        message:
          run.length === 1
            ? `Đề mục ${names} không có nội dung.`
            : `${run.length} tiểu mục liền nhau để trống: ${names}.`,
        suggestion: "Viết nội dung, ghi “không có” hoặc bỏ đề mục.",
      },
      run.map((line) => line.where),
    );
  });
}

function isEmptyLabel(line: ProseLine, next: ProseLine | undefined): boolean {
  const rank = headingRank(line);
  if (rank === null || next === undefined || !isLabel(line, rank)) return false;
  if (next.part === "closing" && line.part !== "closing") return true;
  const nextRank = headingRank(next);
  return nextRank !== null && nextRank <= rank && isLabel(next, nextRank);
}

/** A heading by mark, by rank or by its colon; an item of a list is none. */
function isLabel(line: ProseLine, rank: number): boolean {
  if (line.part === "appendix" || line.part === "closing" || line.part === "front") return false;
  if (/\(.*(?:phu luc|kem theo|chi tiet).*\)/.test(line.folded)) return false;
  return line.kind === "heading" || rank <= 1 || /:[\s*_]*$/.test(line.text);
}

const BLANK_NUMBER = /^[\s*|]*s[o60]\s*:\s*(?:\.{2,}|…+|_+)?\s*\/\s*(?:kh|qd|bc|tb|ttr|ct)-/;
const BLANK_DATE =
  /ngay\s*(?:\.{2,}|…+|_+)?\s*thang\s*(?:\.{2,}|…+|_+|\d{1,2})?\s*nam\s*(?:20\d{2}|20\.{2,}|\.{2,}|…+)/;
const BLANK_ANNEX =
  /k[ea]m theo [^/\n]{0,40}\bs[o60]?\s*:?\s*(?:\.{2,}|…+|_+)?\s*\/\s*(?:kh|qd)-|k[ea]m theo .*ng[ad]y\s*(?:\.{2,}|…+|_+)?\s*\/\s*(?:\d{0,2}\s*\/)?\s*20\d{2}/;
/** Dots or a line where a word should stand: behind a space, with words or a mark behind; not the end of a list. */
const DOTS = String.raw`(?<![,;]\s*)(?<=[\s(:])(?:\.{3,}|\.?…[….]*|_{3,})\s*(?=[%/\p{L}\d:])|(?<=\s)(?:…{3,}|\.{7,})\s*(?=\p{L})|:\s*(?:\.{4,}|…{2,}|_{3,})\s*(?:[.;]?\s*$|(?=[;,]))`;
const NAMED = String.raw`\[\s*(?:\.{2,}|…+|_{2,}|x{2,})\s*\]|\[(?:can bo sung|bo sung|dien|nhap|ghi|neu|mo ta|ten|so|ngay|thang|nam|noi dung|dia danh|dia chi|don vi|co quan|tinh|huyen|xa|phuong|phong|khoa|ho (?:va )?ten|chuc (?:vu|danh)|nguon|thoi gian)\b[^\]]{0,80}\]|\((?:ten|ghi ro|ghi|neu ro|dien) (?:cua )?(?:don vi|co quan|phong|khoa|tram|so luong|so lieu|so tien|ho ten|ten|thoi gian|nguon|dia diem|cu the|noi dung|ket qua|nguoi)\b[^()]{0,40}\)|\((?:ghi ro )?ho (?:va )?ten(?: nguoi ky| day du)?\)|<\s*(?:ten|so|ngay|dien|nhap|don vi|noi dung|co quan)[^<>]{0,60}>|\((?:can |cho |se )(?:bo sung|cap nhat|dien)(?: sau| them)?(?: (?:so lieu|noi dung|ten|thong tin)[^()]{0,30})?\)`;
/** Fields that a form or a programme should have filled: "{{ten_don_vi}}", "«Ho_ten»", "${so}", "<<Tên>>". */
const FIELDS = String.raw`\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,40}\}|<<[^<>\n]{1,60}>>|«[^«»\n]{1,60}»|\[\[[^[\]\n]{1,60}\]\]|(?<![\p{L}\d])\{[a-z]+(?:_[a-z\d]+)+\}|\b(?:mergefield|click or tap here|nhap (?:van ban|noi dung) (?:tai|vao) day|chen (?:noi dung|van ban) (?:tai|vao) day)\b`;
const MARKS = String.raw`(?<![\p{L}\d])x{1,2}[/.-]x{1,2}[/.-](?:20)?[\dx]{2}|(?<![\p{L}\d])x{2}[/.-]20\d\d|(?<![\p{L}\d])x{2,}\s*%|(?<![\p{L}\d.])(?:[x?]{2,}|x)(?= (?:trieu|nghin|ty|dong|may|nguoi|luot|lop|don vi|lan|ban|bo|cai|chiec|khoa|phong|tram|co so|buoi|cuoc|ngay|thang|ho so|can bo|vien chuc|nhan vien|hang muc|diem|trang|giuong)\b)|\b(?:tbd|tba|lorem ipsum)\b|\?{3,}`;
const PLACEHOLDER = new RegExp(`${DOTS}|${NAMED}|${FIELDS}|${MARKS}`, "u");
/** The signs and words that one of them begins with: a line without any holds none, and most lines are such. */
const MAY_BE_OPEN =
  /\.{3}|…|_{3}|[[<{«?]|\((?:ten|ghi|neu|dien|ho|can|cho|se)\b|x[x?/.\- ]|\b(?:mergefield|click|nhap|chen|tbd|tba|lorem)\b/;

const placeholderIn = (folded: string): RegExpExecArray | null =>
  MAY_BE_OPEN.test(folded) ? PLACEHOLDER.exec(folded) : null;

/** A target or a name of the template that nobody filled in: unlike number and date it is not left for the signing. */
function openPlaces(prose: Prose): Finding[] {
  return prose.lines
    .filter((line) => isOpen(line, prose.all.unsure) && !TO_THE_WRITER.test(line.folded))
    .map((line) => ({
      code: "template-leftover",
      severity: certainty("warning", prose.all.unsure),
      where: line.where,
      quote: quoteOf(line),
      expected: "số liệu hoặc tên thật của đơn vị",
      found: placeholderIn(line.folded)?.[0] ?? "",
      message: `Còn chỗ của mẫu chưa điền: “${quoteOf(line, 0, 110)}”.`,
      suggestion: "Điền số liệu, tên thật hoặc bỏ dòng này.",
    }));
}

/** Number and date at the head and over annexes are left for the signing; signatures and tables have dots of their own. */
function isOpen(line: ProseLine, unsure: boolean): boolean {
  if (line.kind !== "row" && isToFill(line.text)) return true;
  const atHead = line.part === "front" || line.part === "closing";
  if (atHead || BLANK_ANNEX.test(line.folded)) return !unsure && AT_HEAD.test(line.folded);
  if (line.kind === "text" && !unsure && (LABEL_ALONE.test(line.folded) || isCutShort(line)))
    return true;
  return hasPlaceholder(line, unsure);
}

const isToFill = (text: string): boolean =>
  [NAME_TO_FILL, NUMBER_TO_FILL, NOBODY].some((words) => words.test(text));

/** "Nguyễn Văn A": a person of an example. */
const NOBODY =
  /(?<!\p{L})(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Phan|Võ|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|NGUYỄN|TRẦN|LÊ|PHẠM) (?:Văn|Thị|VĂN|THỊ) [A-DX](?![\p{L}'’.])/u;

function hasPlaceholder(line: ProseLine, unsure: boolean): boolean {
  const match = placeholderIn(line.folded);
  // Dots in a scan are dust; before a percent sign they are a blank.
  if (unsure && match !== null && !line.folded.slice(match.index).match(/^\W+%/)) return false;
  return match !== null && (line.kind !== "row" || !/^[.…_:\s]+$/.test(match[0]));
}

/** "của TÊN ĐƠN VỊ" in a sentence; over a column it is a header. */
const NAME_TO_FILL =
  /(?<![\p{L}])TÊN (?:ĐƠN VỊ|CƠ QUAN|BỆNH VIỆN|TỔ CHỨC|TRUNG TÂM|TRẠM)(?!\p{L})|(?<=\p{Ll} )Tên (?:đơn vị|cơ quan|bệnh viện)(?!\p{L})|(?<!\p{L})(?:[Đđ]ơn vị [ABX]|(?:[Bb]ệnh viện|[Tt]rung tâm|[Pp]hòng|[Tt]rạm|[Cc]ông ty) (?:XYZ|ABC|XXX))(?![\p{L}\d/-])/u;

/** "Mua XX máy quét": letters where a number should stand; "thế kỷ XX", "khóa XX" are numbers. */
const NUMBER_TO_FILL =
  /(?<![\p{L}\d./-])(?<!(?:[Tt]hế kỷ|[Kk]h[óo][áa]?|[Tt]hứ|[Đđ]ại hội|[Cc]hương|[Pp]hần|[Mm]ục|[Kk]ỳ|[Tt]ập|[Pp]hụ lục|[Nn]hóm|[Ll]oại|[Mm]ẫu) )(?:X{2,4}|x{2,4}|N{2,3}|\?{2,}) (?=\p{Ll}{2})/u;

/** A name in brackets is left of the form also where dots are left for the signing. */
const AT_HEAD = new RegExp(`${NAMED}|${FIELDS}`, "u");
/** "Tên đơn vị:" with nothing behind it; "Mẫu: ghi tên …". */
const LABEL_ALONE =
  /^[\W_]*(?:ten (?:don vi|co quan|to chuc)|ho (?:va )?ten|nguoi (?:lap|lien he)|so dien thoai|dia chi)\s*:[\s*_.…]*$|^[\W_]*(?:mau|huong dan|luu y|ghi chu)\s*:\s*(?:ghi|dien|neu|nhap|thay|xoa|bo sung|cap nhat)\b/;

/** "sao lưu dữ liệu … ;": the sentence breaks off in dots of its own, and no list runs out in them. */
const isCutShort = ({ folded }: ProseLine): boolean =>
  [...folded.matchAll(/(?<=[a-z\d]) (?:…+|\.{3,})\s*[;.]*(?=\s*$|\s*;)/g)].some(
    ({ index }) => !/,|\bnhu\b|\bgom\b/.test(/[^.;:]*$/.exec(folded.slice(0, index))?.[0] ?? ""),
  );

/** Places to be filled when the plan is issued; one note for all. */
function blanks(prose: Prose): Finding[] {
  const places = prose.lines.filter((line, index) => {
    const head = index < 60 && (BLANK_NUMBER.test(line.folded) || blankDate(line));
    return head || BLANK_ANNEX.test(line.folded);
  });
  const [first] = places;
  if (!first) return [];
  return [
    withPlaces(
      {
        code: "blank-number-date",
        severity: "info",
        quote: quoteOf(first),
        expected: "số, ngày hoặc nội dung cụ thể",
        found: "để trống",
        message: `${places.length} chỗ còn để trống số, ngày hoặc nội dung; điền khi ban hành.`,
        basis: "30/2020/NĐ-CP",
      },
      places.map((line) => line.where),
    ),
  ];
}

/** "Kon Tum, ngày tháng 02 năm 2024": the day is missing. */
function blankDate(line: ProseLine): boolean {
  return line.text.length < 90 && line.part === "front" && BLANK_DATE.test(line.folded);
}
