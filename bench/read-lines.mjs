/** The objects of a file of JSON lines, packed (.gz) or not. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export function readLines(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}
