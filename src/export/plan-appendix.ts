/** Appendices of a plan: each a section of its own, pages counted from 1, turned when its tables are wide. */
import { AlignmentType, type FileChild, HeadingLevel, type ISectionOptions } from "docx";

import type { Draft, DraftBlock, DraftBudget, DraftSection } from "../domain/draft/draft.ts";
import { asOne, tablesOf } from "../domain/plan/budget-sums.ts";
import { fold } from "../domain/text/fold.ts";
import { toRoman } from "../domain/text/roman.ts";
import { captionsIn, captionsOf, isDrafted, isOfTable } from "./budget-captions.ts";
import type { SourceTitles } from "./budget-rows.ts";
import { budgetChildren, type BudgetLook, wholeParagraph } from "./budget-table-docx.ts";
import {
  centred,
  paragraph,
  rule,
  section,
  TEXT_WIDTH,
  TIGHT_SPACING,
  WIDE_TEXT_WIDTH,
} from "./docx-base.ts";
import { isAppendixHeading } from "./heading-style.ts";
import { blockChildren, bodyChildren, liveBlocks, type PrintTable } from "./plan-body.ts";

/** More columns than this do not fit upright at 12 points. */
const UPRIGHT_COLUMNS = 5;
export interface Appendix {
  /** "Phụ lục II", or "Phụ lục" when it is the only one. */
  name: string;
  title: string;
  sections: DraftSection[];
  /** Tables of money that stand in it. */
  budgets: DraftBudget[];
  /** Names that tables had in the text from which they came. */
  captions?: ReadonlyMap<DraftBudget, string>;
}

const hostsBudget = ({ budgets }: Appendix): boolean => budgets.length > 0;

const NAME =
  /^\s*(phụ lục(?:\s+(?:số\s+)?(?:\d{1,2}|[IVXLC]+)(?![\p{L}\d]))?)\s*[.:–-]?\s*(.*)$/isu;

function nameOf(heading: string): { name: string; title: string } {
  const match = NAME.exec(heading);
  const name = (match?.[1] ?? heading).replace(/\s+/g, " ").trim();
  return { name: `Phụ lục${name.slice("Phụ lục".length)}`, title: (match?.[2] ?? "").trim() };
}

const isAboutMoney = (text: string): boolean => /kinh phi|du toan/.test(fold(text));

/** The prior plan's own budget table, which the drafted budget takes the place of. */
const isPriorBudget = (block: DraftBlock): boolean => {
  const header = fold((block.rows ?? []).slice(0, 2).flat().join(" "));
  return block.kind === "table" && header.includes("don gia") && header.includes("thanh tien");
};

/** Lines below "Phụ lục 2" in which its title may stand. */
const TITLE_LINES = 3;

const talksOfMoney = (appendix: Appendix): boolean =>
  isAboutMoney(appendix.title) ||
  holdsPriorBudget(appendix) ||
  appendix.sections.some((one) => isAboutMoney(one.heading)) ||
  (appendix.title === "" &&
    appendix.sections
      .slice(0, 1)
      .some((one) => one.blocks.slice(0, TITLE_LINES).some((block) => isAboutMoney(block.text))));

const holdsPriorBudget = (appendix: Appendix): boolean =>
  appendix.sections.some((one) => one.blocks.some(isPriorBudget));

/** Splits the sections into body and appendices; the budget gets the appendix about money, or one of its own. */
export function splitAppendices(draft: Draft): { body: DraftSection[]; appendices: Appendix[] } {
  const first = draft.sections.findIndex((one) => isAppendixHeading(one.heading));
  const body = first === -1 ? draft.sections : draft.sections.slice(0, first);
  const appendices: Appendix[] = [];
  for (const one of first === -1 ? [] : draft.sections.slice(first)) {
    if (isAppendixHeading(one.heading)) {
      const { name, title } = nameOf(one.heading);
      appendices.push({ name, title, sections: [{ ...one, heading: "" }], budgets: [] });
    } else appendices.at(-1)?.sections.push(one);
  }
  if (draft.budget !== null) placeBudget(appendices, draft, draft.budget);
  const named = numbered(appendices).map(withTitle);
  const host = named.find(hostsBudget);
  if (host === undefined) return { body, appendices: named };
  const captioned = named.map((one) => ({ ...one, captions: captionsOf(body, one.budgets) }));
  return { body: withoutBudget(body, host.name), appendices: captioned };
}

export interface BudgetPart {
  name: string;
  title: string;
  budget: DraftBudget;
}

/** The tables as they stand in the appendices, named by those; by their number where one holds several. */
export function budgetParts(draft: Draft, budget: DraftBudget): BudgetPart[] {
  const parts = splitAppendices({ ...draft, budget }).appendices.flatMap(
    ({ name, title, budgets }) => budgets.map((own) => ({ name, title, budget: own })),
  );
  const unique = new Set(parts.map(({ name }) => name)).size === parts.length;
  return unique
    ? parts
    : parts.map((part, index) => ({ ...part, name: `Bảng ${index + 1}`, title: "" }));
}

/** Nine columns need a page of their own: where the text holds a drafted table, it tells where the table stands. */
function withoutBudget(sections: readonly DraftSection[], appendix: string): DraftSection[] {
  return sections.map((one) => {
    const tables = one.blocks.filter(isDrafted);
    if (tables.length === 0) return one;
    const pointer = `tại ${appendix} kèm theo Kế hoạch này`;
    const names = captionsIn(one.blocks);
    const blocks = one.blocks.flatMap((block, index) => {
      if (isDrafted(block)) return block === tables[0] ? pointTo(one.blocks, block, pointer) : [];
      return isOfTable(block) || names.includes(index) ? [] : [leadTo(one.blocks, index, pointer)];
    });
    return { ...one, blocks };
  });
}

/** "…, bảng dưới đây:", "Chi tiết như sau:" in front of a table that stands elsewhere. */
const LEAD =
  /(?:(?:^|(?<=^\S+ )|[,;]?\s+)((?:chi tiết|cụ thể)\s+)?(?:(?:tại|theo|ở|trong|như)\s+)*(?:bảng\s+)?(?:dưới đây|sau đây|sau)\s*[:.]?|(?<=\S{3}):)\s*$/iu;

/** The sentence that leads to the first table; undefined where none does. */
const leadAt = (blocks: readonly DraftBlock[]): number => {
  const table = blocks.findIndex(isDrafted);
  const at = blocks.slice(0, table).findLastIndex((block) => !isOfTable(block));
  return LEAD.test(blocks[at]?.text ?? "") ? at : -1;
};

function leadTo(blocks: readonly DraftBlock[], index: number, pointer: string): DraftBlock {
  const block = blocks[index] as DraftBlock;
  if (index !== leadAt(blocks)) return block;
  const text = block.text.replace(LEAD, (_found, _words, at: number) =>
    at <= 3 ? ` Chi tiết ${pointer}.` : `, chi tiết ${pointer}.`,
  );
  return { ...block, text: text.trim() };
}

function pointTo(
  blocks: readonly DraftBlock[],
  { sources }: DraftBlock,
  pointer: string,
): DraftBlock[] {
  if (leadAt(blocks) >= 0) return [];
  return [{ kind: "paragraph", text: `Chi tiết ${pointer}.`, sources, status: "updated" }];
}

/** Each table goes into the appendix where its section stands; the only one, and what stands in the text, into one. */
function placeBudget(appendices: Appendix[], draft: Draft, budget: DraftBudget): void {
  const parts = tablesOf(budget);
  const rest: DraftBudget[] = [];
  for (const { section, budget: own } of parts) {
    const home = appendices.find((one) => one.sections.some(({ id }) => id === section));
    if (home !== undefined) home.budgets.push(own);
    else rest.push(own);
  }
  if (rest.length === 0) return;
  const host = appendices.find(holdsPriorBudget) ?? appendices.find(talksOfMoney);
  if (host !== undefined && host.budgets.length === 0) {
    host.budgets.push(...rest);
    return;
  }
  const title = `Dự toán kinh phí thực hiện kế hoạch năm ${draft.year}`;
  appendices.push({ name: "Phụ lục", title, sections: [], budgets: rest });
}

/** Numbers what has none, in the style of the others: the text refers to "Phụ lục 2" as it was printed. */
function numbered(appendices: readonly Appendix[]): Appendix[] {
  const arabic = appendices.some((one) => /\d$/.test(one.name));
  return appendices.map((one, index) => {
    if (appendices.length === 1 || one.name !== "Phụ lục") return one;
    return { ...one, name: `Phụ lục ${arabic ? index + 1 : toRoman(index + 1)}` };
  });
}

/** Lines of a prior appendix that this file writes itself, with the figures of the coming year. */
function isOwnLine(block: DraftBlock, withMoney: boolean): boolean {
  if (block.kind === "table") return false;
  const text = fold(block.text).replace(/^[\s([*-]+/, "");
  if (/^(?:ban hanh )?kem theo (?:ke hoach|cong van|quyet dinh)/.test(text)) return true;
  return (
    withMoney &&
    /^(?:don vi tinh|dvt\b|(?:so tien )?bang chu|theo nguon kinh phi\b|tong du toan chua tinh duoc)/.test(
      text,
    )
  );
}

const LONGEST_TITLE = 220;

/** A prior plan often prints the title below "Phụ lục 2": its first line then, unless it is a sentence. */
function withTitle(appendix: Appendix): Appendix {
  const [head, ...rest] = appendix.sections;
  if (appendix.title !== "" || head === undefined) return appendix;
  const blocks = head.blocks.filter((block) => !isOwnLine(block, hostsBudget(appendix)));
  const [first, ...others] = blocks;
  const isTitle =
    first?.kind === "paragraph" &&
    first.status !== "dropped" &&
    first.text.length <= LONGEST_TITLE &&
    !first.text.startsWith("[") &&
    !/[.;:]\s*$/.test(first.text);
  if (!isTitle) return appendix;
  return {
    ...appendix,
    title: first.text.trim(),
    sections: [{ ...head, blocks: others }, ...rest],
  };
}

const columnsOf = (block: DraftBlock): number =>
  Math.max(0, ...(block.rows ?? []).map((row) => row.length));

const isWide = (appendix: Appendix): boolean =>
  hostsBudget(appendix) ||
  appendix.sections.some((one) =>
    liveBlocks(one).some((block) => columnsOf(block) > UPRIGHT_COLUMNS),
  );

/** Text in the order of the draft: each drafted table where it stands there, one that stands nowhere at the end. */
/** How purchases are awarded: it stands with the notes of the table, never on a page of its own. */
const isClosing = ({ kind, text }: DraftBlock): boolean =>
  kind !== "table" && /^hình thức lựa chọn nhà thầu:/iu.test(text);

function content(appendix: Appendix, titles: SourceTitles, width: number): FileChild[] {
  const kept = appendix.sections.map((one) => ({
    ...one,
    blocks: liveBlocks(one).filter(
      (block) =>
        !isOwnLine(block, hostsBudget(appendix)) && !(hostsBudget(appendix) && isClosing(block)),
    ),
  }));
  const left = [...appendix.budgets];
  const lastOne = left.at(-1);
  const said = appendix.sections.flatMap((one) => liveBlocks(one).filter(isClosing));
  const lookOf = (one: DraftBudget): BudgetLook => {
    const caption = appendix.captions?.get(one);
    return {
      closing: one === lastOne ? said.map(({ text }) => text) : [],
      ...(caption === undefined ? {} : { caption }),
    };
  };
  const drafted: PrintTable = (block, followed) => {
    if (!hostsBudget(appendix) || !isPriorBudget(block)) return null;
    return left
      .splice(0, 1)
      .flatMap((one) => budgetChildren(one, titles, width, { ...lookOf(one), followed }));
  };
  const heads = kept.filter((one) => one.heading === "");
  const others = kept.filter((one) => one.heading !== "");
  const lines = heads.flatMap((one) => one.blocks);
  const printed = lines.flatMap((block, index) => {
    const followed = index < lines.length - 1 || others.length > 0;
    return drafted(block, followed) ?? blockChildren(block, width);
  });
  const below = bodyChildren(others, width, drafted);
  return [
    ...printed,
    ...below,
    ...left.flatMap((one) => budgetChildren(one, titles, width, lookOf(one))),
    ...(appendix.budgets.length > 1 ? [wholeParagraph(asOne(appendix.budgets))] : []),
  ];
}

function attachedTo(draft: Draft): string {
  const body = draft.cover.body === null ? "" : ` của ${draft.cover.body}`;
  return `(Kèm theo Kế hoạch số        /${draft.cover.symbolSuffix} ngày      tháng      năm        ${body.trimStart()})`;
}

/** Head of an appendix ("Phụ lục I", title, "(Kèm theo …)") and its content. */
export function appendixSection(
  appendix: Appendix,
  draft: Draft,
  titles: SourceTitles,
): ISectionOptions {
  const landscape = isWide(appendix);
  const width = landscape ? WIDE_TEXT_WIDTH : TEXT_WIDTH;
  const title =
    appendix.title === "" ? [] : [centred(appendix.title, { bold: true, allCaps: true })];
  const children = [
    paragraph(
      appendix.name,
      { bold: true },
      {
        heading: HeadingLevel.HEADING_1,
        alignment: AlignmentType.CENTER,
        spacing: TIGHT_SPACING,
      },
    ),
    ...title,
    centred(attachedTo(draft), { italics: true }),
    rule(2600, width, 200),
    ...content(appendix, titles, width),
  ];
  return section(children, { landscape });
}
