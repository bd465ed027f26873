/** `can-cu register list|show|check|changes|propose|confirm`: the register of regulations from the command line. */
import type { Command } from "commander";

import type { App } from "../app.ts";
import { findReferences } from "../domain/reference/find-references.ts";
import { keyOf } from "../domain/reference/symbol.ts";
import { nameOf } from "../domain/regulation/entry-passages.ts";
import type { Register } from "../domain/regulation/register.ts";
import { STATUS_WORDS } from "../domain/regulation/status-words.ts";
import { AppError } from "../errors.ts";
import { systemClock } from "../platform/clock.ts";
import { parseDay, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { addRegisterChanges } from "./register-changes.ts";
import { addRegisterGrowth, listProposals, printProposal } from "./register-grow.ts";
import { relationLine, statusLines } from "./register-status.ts";
import { withApp } from "./with-app.ts";

type RegisterOptions = GlobalOptions & { asOf?: string };
type ListOptions = RegisterOptions & { proposals?: boolean };

const PROPOSAL_ID = /^dx-[0-9a-f]+$/;

export function addRegister(program: Command): void {
  const register = program
    .command("register")
    .description("sổ văn bản: liệt kê, xem, đối chiếu, bổ sung");
  const dated = (command: Command) =>
    withGlobals(command).option("--as-of <ngày>", "tính tại ngày YYYY-MM-DD", parseDay);
  dated(
    register
      .command("list")
      .description("mọi văn bản và tình trạng")
      .option("--proposals", "các đề xuất đưa văn bản mới vào sổ"),
  ).action(async (options: ListOptions) => {
    await withApp(options, async (app, unit) =>
      options.proposals === true ? listProposals(app, unit, options) : list(app.register, options),
    );
  });
  dated(
    register
      .command("show")
      .description("một văn bản: tình trạng, quan hệ, nội dung")
      .argument("<số hiệu hoặc mã đề xuất>"),
  ).action(async (symbol: string, options: RegisterOptions) => {
    await withApp(options, async (app, unit) =>
      PROPOSAL_ID.test(symbol)
        ? printProposal(app, await app.registerBook.proposal(symbol, unit), options)
        : show(app.register, symbol, options),
    );
  });
  withGlobals(
    register.command("check").description("số hiệu được viện dẫn trong kho mà sổ không biết"),
  ).action(async (options: GlobalOptions) => {
    await withApp(options, async (app, unit) => check(app, unit, options));
  });
  addRegisterChanges(register);
  addRegisterGrowth(register);
}

const dayOf = (options: RegisterOptions) => options.asOf ?? systemClock.today();

async function list(book: Register, options: RegisterOptions): Promise<void> {
  for (const entry of book.entries) {
    const status = book.status(entry, dayOf(options));
    const by = status.replacedBy.map((effect) => effect.acting.symbol);
    const { symbol, type, issuer, signed, effective, title } = entry;
    if (options.json === true) {
      printJson({
        symbol,
        type,
        issuer,
        signed,
        effective,
        title,
        status: status.code,
        replacedBy: by,
      });
    } else printText([symbol, STATUS_WORDS[status.code], by.join(", "), title].join("\t"));
  }
}

async function show(book: Register, symbol: string, options: RegisterOptions): Promise<void> {
  const entries = book.bySymbol(symbol);
  if (entries.length === 0) throw new AppError("document-not-found", `register has no ${symbol}`);
  for (const entry of entries) {
    const status = book.status(entry, dayOf(options));
    if (options.json === true) {
      printJson({
        ...entry,
        status: status.code,
        since: status.since,
        replacedBy: status.replacedBy.map((effect) => effect.acting.symbol),
        current: status.current.map((other) => other.symbol),
      });
      continue;
    }
    printText(`${nameOf(entry)} (${entry.issuer}): ${entry.title}`);
    for (const line of statusLines(status, dayOf(options))) printText(line);
    for (const relation of entry.relations) printText(relationLine(relation));
    for (const provision of entry.provisions) {
      printText(`- ${provision.locator ?? "(chưa rõ điều)"}: ${provision.fact}`);
    }
  }
}

/**
 * Symbols cited anywhere in the store that the register does not know, with the documents that cite them. The documents
 * of the store itself are known, though not in the register.
 */
async function check(app: App, unit: string, options: GlobalOptions): Promise<void> {
  const unknown = new Map<string, Set<string>>();
  const documents = await app.assistant.documents(unit);
  const stored = new Set(
    documents.flatMap(({ symbol }) => (symbol === null ? [] : [keyOf(symbol)])),
  );
  for (const document of documents) {
    const { passages } = await app.assistant.document(document.documentId, unit);
    for (const reference of findReferences(passages.map((passage) => passage.text).join("\n"))) {
      if (reference.symbol === null || app.register.resolve(reference).kind !== "unknown") continue;
      if (stored.has(keyOf(reference.symbol))) continue;
      const citing = unknown.get(reference.symbol) ?? new Set<string>();
      unknown.set(reference.symbol, citing.add(document.documentId));
    }
  }
  if (options.json !== true)
    printText(
      unknown.size === 0
        ? "Mọi số hiệu được viện dẫn trong kho đều có trong sổ."
        : `${unknown.size} số hiệu được viện dẫn trong kho mà sổ không biết (nạp văn bản để lập đề xuất: can-cu register propose TỆP):`,
    );
  for (const [symbol, citing] of [...unknown].sort(([a], [b]) => a.localeCompare(b))) {
    if (options.json === true) printJson({ symbol, citedIn: [...citing].sort() });
    else printText(`- ${symbol}: ${[...citing].sort().join(", ")}`);
  }
}
