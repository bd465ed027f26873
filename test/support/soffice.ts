/** LibreOffice as a second opinion on what we write. Tests that need it are skipped visibly where it is absent. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

function present(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

const found = present();
/** With REQUIRE_SERVICES=1 the tests run, and fail, where LibreOffice is missing. */
export const skipWithoutSoffice = !found && process.env["REQUIRE_SERVICES"] !== "1";

/** Converts a file. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const [converted] = convertAll([bytes], from, to);
  if (converted === undefined) throw new Error("nothing converted");
  return converted;
}

/** Converts files in one start of LibreOffice, with a profile of its own, as a running one locks the common profile. */
export function convertAll(files: readonly Uint8Array[], from: string, to: string): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "can-cu-soffice-"));
  try {
    const names = files.map((bytes, index) => {
      writeFileSync(join(folder, `in${index}.${from}`), bytes);
      return join(folder, `in${index}.${from}`);
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, "out");
    execFileSync(
      "soffice",
      [profile, "--headless", "--convert-to", to, "--outdir", out, ...names],
      { stdio: "ignore", timeout: 110_000 + 10_000 * files.length },
    );
    return files.map((_, index) => readFileSync(join(out, `in${index}.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
