#!/usr/bin/env node
/** The bin `can-cu`: sets the engine, then loads the commands. */
import { setFlagsFromString } from "node:v8";

// The rules hold thousands of patterns, and a command uses most of them a few times. The engine compiles each for an
// interpreter at its first use and for the processor at its second: compiled once, a draft takes a tenth less. It holds
// for patterns that are made from here on, so nothing of the program is loaded before.
setFlagsFromString("--regexp-tier-up-ticks=0");

// A reader such as `head` may close the pipe early: nobody is left to print for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const { runCommand } = await import("./run-command.ts");
process.exitCode = await runCommand();
