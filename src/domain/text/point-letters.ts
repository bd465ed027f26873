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
