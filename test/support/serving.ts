/** The built product as processes of their own, ended with the test. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import { onTestFinished } from "vitest";

const BIN = "dist/bin/can-cu.js";

/** Starts a command; `said` resolves once it has told its address. */
export function startCommand(
  args: string[],
  env: Record<string, string>,
): { child: ChildProcess; said: Promise<string> } {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, ...env, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  });
  const said = new Promise<string>((resolve) => {
    let text = "";
    child.stdout.on("data", (data: Buffer) => {
      text += data.toString("utf8");
      if (text.includes("http://")) resolve(text);
    });
  });
  return { child, said };
}

/** The address of a serving process. */
export async function serveInstall(env: Record<string, string>): Promise<string> {
  const { said } = startCommand(["serve", "--port", "0"], env);
  return /http:\/\/[^/\s]+/.exec(await said)?.[0] ?? "";
}
