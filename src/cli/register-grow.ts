/** `can-cu register propose FILE` and `register confirm ID`: new regulations into the register, by a person's word. */
import { type Command, InvalidArgumentError } from "commander";

import type { App } from "../app.ts";
import { FIELDS } from "../domain/regulation/confirm-entry.ts";
import type { StoredProposal } from "../storage/register-entries.ts";
import { readUpload } from "./files.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import {
  confirmedJson,
  confirmedText,
  proposalJson,
  proposalText,
  type ProposalView,
} from "./proposal-output.ts";
import { withApp } from "./with-app.ts";

type ConfirmOptions = GlobalOptions & { set: Record<string, string> };

export function addRegisterGrowth(register: Command): void {
  withGlobals(
    register
      .command("propose")
      .description("đọc văn bản mới thành đề xuất đưa vào sổ")
      .argument("<tệp>"),
  ).action(async (path: string, options: GlobalOptions) => {
    await withApp(options, async (app, unit) => {
      const proposal = await app.registerBook.propose(await readUpload(path), unit);
      await printProposal(app, proposal, options);
    });
  });
  withGlobals(
    register
      .command("confirm")
      .description("xác nhận một đề xuất: văn bản vào sổ")
      .argument("<mã đề xuất>")
      .option(
        "--set <trường=giá trị>",
        `sửa một trường, lặp lại được: ${FIELDS.join(", ")}`,
        parseCorrection,
        {},
      ),
  ).action(async (id: string, options: ConfirmOptions) => {
    await withApp(options, async ({ registerBook, leaningWorks }, unit) => {
      const confirmed = await registerBook.confirm(id, unit, options.set);
      const works = await leaningWorks(confirmed.consequences, unit);
      if (options.json === true) printJson(confirmedJson(confirmed, works));
      else printText(confirmedText(confirmed, works));
    });
  });
}

export async function printProposal(
  { registerBook, leaningWorks }: App,
  stored: StoredProposal,
  options: GlobalOptions,
): Promise<void> {
  const { relations, fields } = stored.proposal;
  const consequences = registerBook.consequences(
    relations.map((one) => one.relation),
    fields.effective.value,
  );
  const leansOn = await registerBook.leansOn(consequences, stored.unit, stored.contentHash);
  const works = await leaningWorks(consequences, stored.unit);
  const view: ProposalView = { stored, consequences, leansOn, works };
  if (options.json === true) printJson(proposalJson(view));
  else printText(proposalText(view));
}

export async function listProposals(
  { registerBook }: App,
  unit: string,
  options: GlobalOptions,
): Promise<void> {
  for (const stored of await registerBook.proposals(unit)) {
    const { id, fileName, proposedAt, confirmedAt, entry, proposal } = stored;
    const symbol = entry?.symbol ?? proposal.fields.symbol.value;
    const title = entry?.title ?? proposal.fields.title.value;
    const { missing } = proposal;
    if (options.json === true)
      printJson({ proposalId: id, symbol, title, fileName, proposedAt, confirmedAt, missing });
    else {
      const state = confirmedAt === null ? "chờ xác nhận" : "đã xác nhận";
      printText([id, state, symbol ?? "(chưa rõ số hiệu)", title ?? "", fileName].join("\t"));
    }
  }
}

function parseCorrection(value: string, before: Record<string, string>): Record<string, string> {
  const at = value.indexOf("=");
  if (at < 1) throw new InvalidArgumentError(`'${value}'`);
  return { ...before, [value.slice(0, at).trim()]: value.slice(at + 1).trim() };
}
