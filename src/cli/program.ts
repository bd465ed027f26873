/** All commands of `can-cu`, before any of them runs. */
import { Command } from "commander";

import { addAsk } from "./ask.ts";
import { commandActions } from "./command-actions.ts";
import { addDoctor } from "./doctor.ts";
import { addDocuments } from "./documents.ts";
import { addDraft } from "./draft.ts";
import { addDrafts, addRedraft } from "./drafts.ts";
import { addEval } from "./eval.ts";
import { addIngest } from "./ingest.ts";
import { addMcp } from "./mcp.ts";
import { addBackup, addMigrate, addReindex, addRestore } from "./move.ts";
import { addAudit, addPeople, addUnit } from "./people.ts";
import { addRegister } from "./register.ts";
import { addReview } from "./review.ts";
import { addServe } from "./serve.ts";
import { addWorker } from "./worker.ts";

export function makeProgram(): Command {
  const program = new Command("can-cu")
    .description("Căn Cứ: tra cứu văn bản, soạn và rà soát kế hoạch chuyển đổi số y tế")
    .helpOption("-h, --help", "xem cách dùng")
    .helpCommand("help [lệnh]", "xem cách dùng một lệnh")
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  for (const add of [
    addAsk,
    addReview,
    addDraft,
    addDrafts,
    addRedraft,
    addIngest,
    addDocuments,
    addRegister,
    addPeople,
    addUnit,
    addAudit,
    addServe,
    addMcp,
    addWorker,
    addBackup,
    addRestore,
    addReindex,
    addMigrate,
    addEval,
    addDoctor,
  ]) {
    add(program);
  }
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  program.hook("preAction", (_, command) => {
    if (commandActions[commandPath(command)] === undefined)
      throw new Error(`command without declared action: ${commandPath(command)}`);
  });
  return program;
}

/** "register list": the names of a command and of those above it, without the program's own. */
export function commandPath(command: Command): string {
  const above = command.parent;
  if (above === null) return "";
  const path = commandPath(above);
  return path === "" ? command.name() : `${path} ${command.name()}`;
}
