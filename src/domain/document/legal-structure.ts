/**
 * The tree of a regulation: Phần, Chương, Mục, Tiểu mục, Điều, Khoản, Điểm, Phụ lục, each with its span of blocks and
 * its locator ("Điều 4 khoản 2 điểm b"). Text quoted in an amending document is content, not structure.
 */
import { fold } from "../text/fold.ts";
import { attachmentStarts } from "./attachments.ts";
import type { Block, ParsedDocument, Place } from "./parsed-document.ts";

export type LegalKind =
  | "appendix"
  /** A regulation that the document issues: "Quy chế", with articles of its own. */
  | "attachment"
  | "part"
  | "chapter"
  | "section"
  | "subsection"
  | "article"
  | "clause"
  | "point";

export interface LegalNode {
  kind: LegalKind;
  /** "II", "4", "2a", "b"; "" for an appendix without a number. */
  label: string;
  /** Title, or the text of a clause or point; "" when there is none. */
  title: string;
  /** "Điều 4 khoản 2 điểm b"; for outer parts "Chương II mục 1". */
  locator: string;
  /** Index of the first block and of the block behind the last one. */
  start: number;
  end: number;
  place: Place;
  children: LegalNode[];
}

const ORDER: readonly LegalKind[] = [
  "appendix",
  "attachment",
  "part",
  "chapter",
  "section",
  "subsection",
  "article",
  "clause",
  "point",
];
const WORDS: readonly (readonly [RegExp, LegalKind])[] = [
  [/^phu luc/, "appendix"],
  [/^phan\b/, "part"],
  [/^chuong\b/, "chapter"],
  [/^tieu muc\b/, "subsection"],
  [/^muc\b/, "section"],
  [/^[dp]ieu\b/, "article"],
];
const NAMES: Record<LegalKind, string> = {
  appendix: "Phụ lục",
  attachment: "",
  part: "Phần",
  chapter: "Chương",
  section: "Mục",
  subsection: "Tiểu mục",
  article: "Điều",
  clause: "khoản",
  point: "điểm",
};

/** Roots of the tree in order; [] for a text without articles or appendices. */
export function parseLegalStructure(document: ParsedDocument): LegalNode[] {
  const roots: LegalNode[] = [];
  const open: LegalNode[] = [];
  const attached = attachmentStarts(document.blocks);
  let quoted = false;
  for (const [index, block] of document.blocks.entries()) {
    const found = quoted
      ? null
      : (attachmentOf(attached.get(index), block) ?? startOf(block, open));
    if (found) {
      close(open, found.kind, index);
      const parent = open.at(-1);
      const node: LegalNode = {
        ...found,
        locator: locatorOf([...open, found]),
        start: index,
        end: document.blocks.length,
        place: block.place,
        children: [],
      };
      (parent?.children ?? roots).push(node);
      open.push(node);
    }
    quoted = staysQuoted(block.text, quoted);
  }
  return roots;
}

/** Deepest locator of every block, null where none applies. */
export function blockLocators(document: ParsedDocument): (string | null)[] {
  const locators: (string | null)[] = document.blocks.map(() => null);
  const visit = (nodes: readonly LegalNode[]): void => {
    for (const node of nodes) {
      locators.fill(node.locator, node.start, node.end);
      visit(node.children);
    }
  };
  visit(parseLegalStructure(document));
  return locators;
}

function rankOf(kind: LegalKind): number {
  return ORDER.indexOf(kind);
}

function close(open: LegalNode[], kind: LegalKind, index: number): void {
  // An appendix or an attached regulation closes everything; nothing else closes them.
  const whole = kind === "appendix" || kind === "attachment";
  while (open.length > 0) {
    const last = open[open.length - 1];
    if (!last || (!whole && rankOf(last.kind) < rankOf(kind))) return;
    last.end = index;
    open.pop();
  }
}

type LegalStart = Pick<LegalNode, "kind" | "label" | "title">;

function startOf(block: Block, open: readonly LegalNode[]): LegalStart | null {
  const { marker } = block;
  if (marker === undefined || marker === "" || block.kind === "table") return null;
  const body = block.text.startsWith(marker) ? block.text.slice(marker.length) : block.text;
  const title = body.replace(/^\s*[.:–-]\s*/u, "").trim();
  return (
    outerStart(block, marker, title) ?? (insideArticle(open) ? innerStart(marker, title) : null)
  );
}

function attachmentOf(name: string | undefined, block: Block): LegalStart | null {
  return name === undefined ? null : { kind: "attachment", label: name, title: block.text };
}

function insideArticle(open: readonly LegalNode[]): boolean {
  return open.some((node) => node.kind === "article");
}

function outerStart(block: Block, marker: string, title: string): LegalStart | null {
  if (block.kind !== "heading") return null;
  const folded = fold(marker);
  const kind = WORDS.find(([pattern]) => pattern.test(folded))?.[1];
  return kind === undefined ? null : { kind, label: labelOf(marker), title };
}

function innerStart(marker: string, title: string): LegalStart | null {
  const clause = /^(\d{1,3}[a-zđ]?)[.)]$/u.exec(marker)?.[1];
  if (clause !== undefined) return { kind: "clause", label: clause, title };
  const point = /^([a-zđ]\d?)[.)]$/u.exec(marker)?.[1];
  return point === undefined ? null : { kind: "point", label: point, title };
}

function labelOf(marker: string): string {
  const words = marker.replace(/[.:]+$/, "").split(/\s+/);
  // Folded: scans and texts typed without marks print "Dieu 3", "Ðiều 3".
  const skip = /^(?:phu|luc|phan|chuong|tieu|muc|[dpð]ieu|so|thu)$/u;
  return words.filter((word) => !skip.test(fold(word))).join(" ");
}

/** "Điều 4 khoản 2 điểm b" inside an article; outer parts otherwise. */
function locatorOf(path: readonly Pick<LegalNode, "kind" | "label">[]): string {
  const article = path.findIndex((node) => node.kind === "article");
  const outer = path.find((node) => node.kind === "appendix" || node.kind === "attachment");
  const shown = article >= 0 ? path.slice(article) : path;
  const text = shown
    .map((node, index) => {
      const name = index === 0 ? NAMES[node.kind] : NAMES[node.kind].toLowerCase();
      return `${name} ${node.label}`.trim();
    })
    .join(" ");
  return article >= 0 && outer ? `${NAMES[outer.kind]} ${outer.label}`.trim() + `, ${text}` : text;
}

/** Whether a quotation is still open behind the block. */
function staysQuoted(text: string, quoted: boolean): boolean {
  let open = quoted;
  for (const mark of text.match(/[“”]/g) ?? []) open = mark === "“";
  return open;
}
