/** Where the package lies: corpus/, prompts/ and assets are found from here, in source and in dist alike. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && readFileSync(manifest, "utf8").includes('"name": "can-cu"')) {
      return folder;
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error("package root not found");
    folder = parent;
  }
}

let root: string | undefined;

/** Absolute path of a file of the package: packagePath("corpus", "manifest.json"). */
export function packagePath(...parts: string[]): string {
  root ??= findRoot();
  return join(root, ...parts);
}
