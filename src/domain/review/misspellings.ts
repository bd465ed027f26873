/** Misspellings that have only one right form. Short on purpose: no guess. */

/** Wrong form → right form. Patterns match whole words of marked text. */
export const MISSPELLINGS: readonly (readonly [RegExp, string])[] = [
  [word("gia đoạn"), "giai đoạn"],
  [word("giai đọan"), "giai đoạn"],
  [word("giai doạn"), "giai đoạn"],
  [word("chuẩn đoán"), "chẩn đoán"],
  [word("cũng cố"), "củng cố"],
  [word("đơn đốc"), "đôn đốc"],
  [word("chuyên đổi số"), "chuyển đổi số"],
  [word("chuyển đỗi số"), "chuyển đổi số"],
  [word("khẩu hao"), "khấu hao"],
  [word("bảo đám"), "bảo đảm"],
  [word("sáng lạng"), "xán lạn"],
  [word("tham quang"), "tham quan"],
  [word("xúc tích"), "súc tích"],
  [word("thẩm địng"), "thẩm định"],
  [word("quyêt định"), "quyết định"],
  [word("nghi định"), "nghị định"],
  [word("kế hoach"), "kế hoạch"],
  [word("kê hoạch"), "kế hoạch"],
  [word("triễn khai"), "triển khai"],
  [word("phối hơp"), "phối hợp"],
  [word("hổ trợ"), "hỗ trợ"],
  [word("nổ lực"), "nỗ lực"],
  [word("đãm bảo"), "đảm bảo"],
  [word("sữa đổi"), "sửa đổi"],
  [word("bổ xung"), "bổ sung"],
  [word("xữ lý"), "xử lý"],
  [word("sữ dụng"), "sử dụng"],
  [word("cơ sỡ"), "cơ sở"],
  [word("dử liệu"), "dữ liệu"],
  [word("chử ký số"), "chữ ký số"],
  [word("noi nhận"), "nơi nhận"],
  // No word begins with "ngiê".
  [word("ngiệp vụ"), "nghiệp vụ"],
  [word("ngiên cứu"), "nghiên cứu"],
  [word("ngiêm túc"), "nghiêm túc"],
  [word("ngiệm thu"), "nghiệm thu"],
];

function word(form: string): RegExp {
  return new RegExp(`(?<!\\p{L})${form.replace(/ /g, "\\s+")}(?!\\p{L})`, "iu");
}
