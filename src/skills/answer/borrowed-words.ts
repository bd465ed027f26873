/** English words that offices use among Vietnamese ones, put in Vietnamese before a question is read. Pure. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}-])total budget(?![\p{L}\p{N}-])/giu, "tổng kinh phí"],
  [/(?<![\p{L}\p{N}-])budget(?![\p{L}\p{N}-])/giu, "kinh phí"],
  [/(?<![\p{L}\p{N}-])total(?![\p{L}\p{N}-])/giu, "tổng cộng"],
  [/(?<![\p{L}\p{N}-])(?:unit )?price(?![\p{L}\p{N}-])/giu, "đơn giá"],
  [/(?<![\p{L}\p{N}-])plan(?= (?:20\d\d|năm|nam|của|cua|\p{Lu}))/gu, "kế hoạch"],
  [/(?<=(?:trong|theo|ở|o|cái|cai|bản|ban) )plan(?![\p{L}\p{N}-])/giu, "kế hoạch"],
  [/(?<![\p{L}\p{N}-])servers?(?![\p{L}\p{N}/-]| (?:RIS|PACS|HIS))/giu, "máy chủ"],
  [/(?<![\p{L}\p{N}-])printers?(?![\p{L}\p{N}-])/giu, "máy in"],
  [/(?<![\p{L}\p{N}-])(?:scanners?)(?![\p{L}\p{N}-])/giu, "máy scan"],
  [/(?<![\p{L}\p{N}-])laptops?(?![\p{L}\p{N}-])/giu, "máy tính xách tay"],
  [/(?<![\p{L}\p{N}-])tablets?(?![\p{L}\p{N}-])/giu, "máy tính bảng"],
  [/(?<![\p{L}\p{N}-])(?:computers?|desktops?|PCs?)(?![\p{L}\p{N}-])/gu, "máy tính"],
  [/(?<![\p{L}\p{N}-])firewalls?(?![\p{L}\p{N}-])/giu, "tường lửa"],
  [/(?<![\p{L}\p{N}-])(?:how much|quantity|qty)(?![\p{L}\p{N}-])/giu, "bao nhiêu"],
  [/(?<![\p{L}\p{N}-])list (?=(?:các|cac|những|nhung|ra|giúp|giup)(?![\p{L}]))/giu, "liệt kê "],
];

export const inVietnamese = (text: string): string =>
  WORDS.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text);
