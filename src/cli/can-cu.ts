#!/usr/bin/env node
/** The bin `can-cu`: sets the engine, then loads the commands. */
import { setFlagsFromString } from "node:v8";

// A command runs for seconds and uses most of its patterns and functions a few times: what the engine prepares for long
// runs is work for nothing. Both hold for what is made from here on, so nothing of the program is loaded before.
// Later engines than Node.js 20's do not know the second setting and would say so.
if (Number(process.versions.v8.split(".")[0]) < 12) {
  // A pattern is compiled at once, not for an interpreter at its first use and anew at its second: a tenth of a draft.
  setFlagsFromString("--regexp-tier-up-ticks=0");
  // A function is optimised after four times as much work: a fifth of a draft's processor time; long reviews cost the same.
  setFlagsFromString("--interrupt-budget=528000");
}

// A reader such as `head` may close the pipe early: nobody is left to print for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const { runCommand } = await import("./run-command.ts");
process.exitCode = await runCommand();
