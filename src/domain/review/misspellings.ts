/** Misspellings that have only one right form. Short on purpose: no guess. */

/** Wrong form → right form. */
const FORMS: readonly (readonly [string, string])[] = [
  ["gia đoạn", "giai đoạn"],
  ["giai đọan", "giai đoạn"],
  ["giai doạn", "giai đoạn"],
  ["chuẩn đoán", "chẩn đoán"],
  ["cũng cố", "củng cố"],
  ["đơn đốc", "đôn đốc"],
  ["chuyên đổi số", "chuyển đổi số"],
  ["chuyển đỗi số", "chuyển đổi số"],
  ["khẩu hao", "khấu hao"],
  ["bảo đám", "bảo đảm"],
  ["sáng lạng", "xán lạn"],
  ["tham quang", "tham quan"],
  ["xúc tích", "súc tích"],
  ["thẩm địng", "thẩm định"],
  ["quyêt định", "quyết định"],
  ["nghi định", "nghị định"],
  ["kế hoach", "kế hoạch"],
  ["kê hoạch", "kế hoạch"],
  ["triễn khai", "triển khai"],
  ["phối hơp", "phối hợp"],
  ["hổ trợ", "hỗ trợ"],
  ["nổ lực", "nỗ lực"],
  ["đãm bảo", "đảm bảo"],
  ["sữa đổi", "sửa đổi"],
  ["bổ xung", "bổ sung"],
  ["xữ lý", "xử lý"],
  ["sữ dụng", "sử dụng"],
  ["cơ sỡ", "cơ sở"],
  ["dử liệu", "dữ liệu"],
  ["chử ký số", "chữ ký số"],
  ["noi nhận", "nơi nhận"],
  // No word begins with "ngiê".
  ["ngiệp vụ", "nghiệp vụ"],
  ["ngiên cứu", "nghiên cứu"],
  ["ngiêm túc", "nghiêm túc"],
  ["ngiệm thu", "nghiệm thu"],
];

const word = (form: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${form.replace(/ /g, "\\s+")})(?!\\p{L})`, "iu");

/** Wrong form → right form. Patterns match whole words of marked text. */
export const MISSPELLINGS = FORMS.map(([form, right]) => [word(form), right] as const);

const ANY = word(FORMS.map(([form]) => form).join("|"));

/** Whether the text holds any of them: most lines hold none, and one look tells so. */
export const isMisspelt = (text: string): boolean => ANY.test(text);
