/**
 * Word lists of the check, as canonical syllables. Short on purpose: a word that is in none of them must stand in the
 * source, at its place. Words of verdict, condition and degree are in no list of free words.
 */
import { syllable } from "../../../domain/text/fold.ts";

const list = (words: string) => new Set(words.split(" ").map(syllable));

/** Join and point, assert nothing; may be added or left out anywhere. */
export const FREE_WORDS = list("là thì mà của về việc các những này đó và");

/** May open a sentence or follow a border; left out of the comparison. */
export const OPENINGS =
  /(?<=^|[.;:,]\s*)(?:cụ thể(?: là)?|ngoài ra|đồng thời|bên cạnh đó|trong đó|theo đó|tóm lại|xin lưu ý|lưu ý|thưa anh\/chị|kính thưa anh\/chị)(?:\s*[,:])?(?=\s)/giu;

/** Answers to yes-or-no questions in front of the statement; cut off, the statement says it itself. */
export const YES_OR_NO = /^(?:dạ|vâng|có|không|chưa|rồi|đúng|sai)(?:\s+ạ)?\s*[,.:;–-]\s+/iu;

/** What holds them may not be left out: it limits or turns what stands beside it. */
export const LIMITS = list("không chưa chẳng trừ nếu khi chỉ riêng miễn cấm nhưng song tuy");

/** Make a statement of a subject; behind one of them the statement is made. */
export const VERDICTS = list("không chưa chẳng còn hết phải được cấm có cần nên bị thay chậm");

/** Open a reference to the source: "theo", "căn cứ", "quy định tại". */
export const SOURCE_LEADS = list("theo căn cứ tại quy định ở nêu");
