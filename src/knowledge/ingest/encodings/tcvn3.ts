/**
 * TCVN3 ("ABC" fonts, TCVN 5712:1993 VN3): one byte a letter. Capitals with marks have no code of their own; fonts
 * ending in "H" draw them, so a word whose plain letters are all capitals is put into capitals.
 */

/** Letters of the codes A0 to FF, sixteen a row; "." where the code stands for itself. */
const TABLE = [
  ".ĂÂÊÔƠƯĐăâêôơưđ.", // A_
  ".....àảãáạ.ằẳẵắ.", // B_
  "......ặầẩẫấậè.ẻẽ", // C_
  "éẹềểễếệìỉ...ĩíịò", // D_
  ".ỏõóọồổỗốộờởỡớợù", // E_
  ".ủũúụừửữứựỳỷỹýỵ.", // F_
].join("");
const FIRST_CODE = 0xa0;

/** Converts text whose TCVN3 bytes were read as windows-1252 (or pasted from such a font). */
export function tcvn3ToUnicode(text: string): string {
  return text.split("\n").map(convertLine).join("\n").normalize("NFC");
}

function convertLine(line: string): string {
  const converted = line.split(/(\s+)/).map(convertWord).join("");
  // A title in a capital font: no plain letter is small, so the marked ones were capitals too.
  const capitals = line.match(/[A-Z]/g)?.length ?? 0;
  return capitals >= 3 && !/[a-z]/.test(line) ? converted.toUpperCase() : converted;
}

function convertWord(word: string): string {
  let converted = "";
  let plainCapitals = 0;
  let plainSmall = 0;
  for (const letter of word) {
    const mapped = TABLE.charAt(letter.charCodeAt(0) - FIRST_CODE);
    converted += mapped === "" || mapped === "." ? letter : mapped;
    if (/[A-Z]/.test(letter)) plainCapitals += 1;
    if (/[a-z]/.test(letter)) plainSmall += 1;
  }
  // A single leading capital is an ordinary word ("Kế"); two or more mean a word in capitals.
  return plainCapitals >= 2 && plainSmall === 0 ? converted.toUpperCase() : converted;
}
