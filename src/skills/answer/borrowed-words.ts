/** English words that offices use among Vietnamese ones, put in Vietnamese before a question is read. Pure. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}-])total budget(?![\p{L}\p{N}-])/giu, "tổng kinh phí"],
  [/(?<![\p{L}\p{N}-])budget(?![\p{L}\p{N}-])/giu, "kinh phí"],
  [/(?<![\p{L}\p{N}-])total(?![\p{L}\p{N}-])/giu, "tổng cộng"],
  [/(?<![\p{L}\p{N}-])(?:unit )?price(?![\p{L}\p{N}-])/giu, "đơn giá"],
  [/(?<![\p{L}\p{N}-])plan(?= (?:20\d\d|năm|nam|của|cua))/giu, "kế hoạch"],
  [/(?<![\p{L}\p{N}-])list (?=(?:các|cac|những|nhung|ra|giúp|giup)(?![\p{L}]))/giu, "liệt kê "],
];

export const inVietnamese = (text: string): string =>
  WORDS.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text);
