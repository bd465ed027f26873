/**
 * The lines in front of the first section as they were meant: cells of a letterhead that was laid out as a table become
 * lines, and names and numbers that a narrow column broke ("BỆNH VIỆN ĐA KHOA TỈNH" / "SÓC TRĂNG") are whole again.
 */
import { fold } from "../text/fold.ts";
import type { Block, ParsedDocument } from "./parsed-document.ts";

/** Blocks in which letterhead, number and date stand. */
const HEAD_BLOCKS = 25;
const MAX_HEAD_LINE = 200;
/** A table further down is no letterhead. */
const TABLE_WITHIN = 4;
const TABLE_ROWS = 8;
const MOTTO = /c[o0]ng h[o0]a xa h|d[o0]c lap|dang c[o0]ng san/;

/** The first lines, up to the first section or article. */
export function letterheadLines(document: ParsedDocument): Block[] {
  const first = document.blocks.findIndex(
    (block) => block.kind === "heading" && block.marker !== undefined,
  );
  const end = first < 0 ? HEAD_BLOCKS : Math.min(first, HEAD_BLOCKS);
  const lines = document.blocks
    .slice(0, end)
    .flatMap((block, index) =>
      block.kind === "table" ? cellLines(document, block, index) : [block],
    )
    .filter((block) => block.text.length <= MAX_HEAD_LINE);
  return joinBroken(lines);
}

function cellLines(document: ParsedDocument, block: Block, index: number): Block[] {
  const table = document.tables[(block.table ?? 0) - 1];
  if (!table || index > TABLE_WITHIN) return [];
  const rows = table.rows.slice(0, TABLE_ROWS).map((row) => row.cells.map((cell) => cell.text));
  // The left column first.
  const cells = [0, 1].flatMap((column) => rows.map((row) => row[column] ?? ""));
  if (!cells.some((text) => MOTTO.test(fold(text)))) return [];
  return cells
    .flatMap((text) => text.split("\n"))
    .filter((text) => text.trim() !== "")
    .map((text) => ({ ...block, kind: "paragraph", text: text.trim() }));
}

/** What begins a name, a number or another part of a letterhead. */
const BEGINS =
  /^(?:cua|bo|so|uy ban|ubnd|hoi dong|hdnd|benh vien|trung tam|tram|phong|khoa|(?:chi |tong )?cuc|vien|truong|ban|dang|van phong|bao hiem|thanh tra|quoc hoi|chinh phu|thu tuong|kiem toan|ngan hang|lien doan|hoi|(?:tinh|thanh|huyen|thi|quan) uy|cong hoa|doc lap|so:|luat|nghi|thong tu|quyet dinh|chi thi|ket luan|chuong trinh|ke hoach|bao cao|to trinh|thong bao|huong dan|giay moi|cong dien|van ban|phap lenh)\b/;
const BROKEN_NUMBER = /^S[ốo]\s*:?\s*\d.*\/\S*-$/u;

function joinBroken(lines: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const line of lines.filter(({ text }) => !/^(?:VIỆT )?NAM$/u.test(text))) {
    const at = joined.findLastIndex(({ text }) => !MOTTO.test(fold(text)));
    const before = joined[at];
    const glue = before === undefined ? null : glueOf(before.text, line.text);
    if (before === undefined || glue === null) joined.push(line);
    else joined[at] = { ...before, text: `${before.text}${glue}${line.text}` };
  }
  return joined;
}

/** What stands between the parts of a broken name or number; null for lines of their own. */
function glueOf(before: string, line: string): string | null {
  if (BROKEN_NUMBER.test(before)) return /^[\p{Lu}\d-]{1,12}$/u.test(line) ? "" : null;
  const name = isName(before) && isName(line) && BEGINS.test(fold(before));
  return name && !BEGINS.test(fold(line)) && !MOTTO.test(fold(line)) ? " " : null;
}

/** A short line in capitals without figures. */
const isName = (text: string): boolean =>
  text.length <= 60 && /\p{Lu}{2}/u.test(text) && text === text.toUpperCase() && !/\d/.test(text);
