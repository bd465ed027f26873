/** The synonyms that ship with the product and, merged with them, the file that staff keep in the data folder. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { AppError } from "../errors.ts";
import { makeSynonyms, SynonymFile, type Synonyms } from "./search/synonyms.ts";

const FILE = "synonyms.json";

/** Throws AppError config-invalid, naming the place, when the staff's file cannot be understood. */
export function loadSynonyms(
  corpus: string,
  dataFolder: string,
): { synonyms: Synonyms; answerSynonyms: Synonyms } {
  const shipped = SynonymFile.parse(readJson(join(corpus, FILE)));
  const abbreviations = readJson(join(corpus, "abbreviations.json"));
  const own = ownSynonyms(join(dataFolder, FILE));
  // Search weighs question phrases down; the answer leaves them out, so it has a narrower list of its own.
  const answerSynonyms = makeSynonyms([abbreviations, ...own]);
  return { synonyms: makeSynonyms([shipped, ...own]), answerSynonyms };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, "")) as unknown;
}

function ownSynonyms(path: string): SynonymFile[] {
  if (!existsSync(path)) return [];
  try {
    return [SynonymFile.parse(readJson(path))];
  } catch (cause) {
    throw new AppError("config-invalid", `own synonyms: ${String(cause)}`, {
      userMessage: `Tệp từ viết tắt ${path} chưa đúng dạng: cần {"entries": [{"says": ["từ người hỏi dùng"], "means": ["từ văn bản dùng"]}]}; sửa rồi chạy lại.`,
      cause,
    });
  }
}
