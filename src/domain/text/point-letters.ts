/** Letters of points, "a)", "b)" … (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.6): with đ, without f, j, w, z. */
export const POINT_LETTERS = "abcdđeghiklmnopqrstuvxy";

const LATIN = "abcdefghijklmnopqrstuvwxyz";

/** The order by which a list is lettered: that of the decree, unless it goes "d", "e" or has an "f". */
export function orderOfLetters(letters: readonly string[]): string {
  if (letters.some((letter) => /[fjwz]/.test(letter))) return LATIN;
  const skips = letters.some((letter, index) => letter === "d" && letters[index + 1] === "e");
  const latin = skips && !letters.includes("đ") && letters[letters.indexOf("e") + 1] !== "g";
  return latin ? LATIN : POINT_LETTERS;
}

const MARK = /^(?:(\d{1,2})|([a-zđ]))([.)])$/u;

/** "đ)" behind "d)", "5." behind "4.": the next sign of one list. */
export function isNextMark(before: string, mark: string): boolean {
  const [, number, letter, end] = MARK.exec(before) ?? [];
  const [, nextNumber, nextLetter, nextEnd] = MARK.exec(mark) ?? [];
  if (end === undefined || end !== nextEnd) return false;
  if (number !== undefined) return Number(nextNumber) === Number(number) + 1;
  return [POINT_LETTERS, LATIN].some(
    (order) => order.indexOf(nextLetter ?? " ") === order.indexOf(letter ?? " ") + 1,
  );
}
