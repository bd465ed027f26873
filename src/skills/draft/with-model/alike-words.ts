/** Words that an editor may put for one another without saying anything else; both texts are read with the first of each. */
const ALIKE: readonly (readonly string[])[] = [
  ["bảo đảm", "đảm bảo"],
  ["tăng cường", "đẩy mạnh"],
  ["nhằm", "để"],
  ["hằng năm", "hàng năm"],
  ["hằng tháng", "hàng tháng"],
  ["hằng quý", "hàng quý"],
  ["hằng ngày", "hàng ngày"],
  ["toàn bộ", "tất cả"],
  ["sử dụng", "dùng"],
  ["thực hiện", "triển khai", "triển khai thực hiện", "tổ chức thực hiện", "tổ chức triển khai"],
  ["trên địa bàn", "trong địa bàn"],
  ["cùng với", "cùng"],
];

const PATTERNS: readonly (readonly [RegExp, string])[] = ALIKE.flatMap(([first = "", ...others]) =>
  [...others]
    .sort((a, b) => b.length - a.length)
    .map((other): readonly [RegExp, string] => [
      new RegExp(String.raw`(?<![\p{L}\p{N}])${other}(?![\p{L}\p{N}])`, "giu"),
      first,
    ]),
);

/** The text with one word for all that are alike. */
export const withAlike = (text: string): string =>
  PATTERNS.reduce((words, [pattern, first]) => words.replace(pattern, first), text);
