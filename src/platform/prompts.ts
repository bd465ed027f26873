/**
 * Prompt files: `prompts/<skill>.<purpose>.md` with front matter (version, variables) and Vietnamese text in the parts
 * "# system" and "# user". `{{name}}` is replaced by a value. Values are data of users and documents: they are shown
 * between the marks <<< and >>>, which a value cannot contain.
 */
import { readFileSync } from "node:fs";

import { packagePath } from "./package-root.ts";

export interface Prompt<Variable extends string = string> {
  name: string;
  version: number;
  /** Throws RangeError when the values are not the variables of the file. */
  render(values: Record<Variable, string>): { system: string; user: string };
}

/** Reads `prompts/<name>.md`. Throws RangeError when the file is not of the form above. */
export function loadPrompt<Variable extends string>(
  name: string,
  variables: readonly Variable[],
): Prompt<Variable> {
  return parsePrompt(name, readFileSync(packagePath("prompts", `${name}.md`), "utf8"), variables);
}

export function parsePrompt<Variable extends string>(
  name: string,
  text: string,
  variables: readonly Variable[],
): Prompt<Variable> {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const { version, declared } = parseHead(head);
  const [, system = "", user = ""] =
    /^\s*# system\n([\s\S]*?)\n# user\n([\s\S]*)$/.exec(body) ?? [];
  const used = new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""));
  const wanted = [...variables].sort().join();
  if (!Number.isInteger(version) || user.trim() === "")
    throw new RangeError(`prompt ${name}: no version or no part "# user"`);
  if ([...declared].sort().join() !== wanted || [...used].sort().join() !== wanted)
    throw new RangeError(`prompt ${name}: variables are not ${wanted}`);
  return {
    name,
    version,
    render: (values) => ({ system: fill(system, values), user: fill(user, values) }),
  };
}

function parseHead(head: string): { version: number; declared: string[] } {
  const version = Number(/^version:\s*(\d+)\s*$/m.exec(head)?.[1]);
  const list = /^variables:\s*\[(.*)\]\s*$/m.exec(head)?.[1] ?? "";
  const declared = list.split(",").map((part) => part.trim());
  return { version, declared: declared.filter((part) => part !== "") };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.trim().replace(/\{\{(\w+)\}\}/g, (_, variable: string) => {
    const value = values[variable];
    if (value === undefined) throw new RangeError(`prompt variable ${variable} has no value`);
    return asData(value);
  });
}

/** The marks around data cannot be closed from inside. */
function asData(value: string): string {
  return value.normalize("NFC").replace(/<{3,}/g, "‹‹‹").replace(/>{3,}/g, "›››");
}
