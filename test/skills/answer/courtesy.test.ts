/** Manners around a question never reach the rules that answer it; words that ask stay. */
import { describe, expect, it } from "vitest";

import { stripMarks } from "../../../src/domain/text/fold.ts";
import { withoutCourtesy } from "../../../src/skills/answer/courtesy.ts";

const AROUND: readonly (readonly [string, string])[] = [
  ["Dạ em chào anh chị, cho em hỏi còn kiosk thì bao nhiêu?", "còn kiosk thì bao nhiêu?"],
  [
    "Anh ơi cho em hỏi chút: TT 46/2018 còn hiệu lực không ạ? Em cảm ơn.",
    "TT 46/2018 còn hiệu lực không?",
  ],
  ["Nhờ hệ thống tra giúp mình mức phạt lộ dữ liệu", "mức phạt lộ dữ liệu"],
  ["Xin phép cho tôi hỏi về hạn làm BAĐT giúp em với ạ", "về hạn làm BAĐT"],
  ["Phiền anh kiểm tra lại QĐ 4750 giùm em, cảm ơn anh", "QĐ 4750"],
  ["Vui lòng cho biết nghị định nào thay NĐ 73", "nghị định nào thay NĐ 73"],
  ["Thầy ơi cho em hỏi với ạ, HSBA lưu mấy năm", "HSBA lưu mấy năm"],
  ["Bạn ơi, thuế VAT máy in?", "thuế VAT máy in?"],
];

const KEPT = [
  "đã có thông tư nào thay chưa",
  "có cần xin phép không",
  "cho phép thuê phần mềm không",
  "Liệt kê giúp mình các căn cứ về đấu thầu",
  "Xem thông tư 13 điều mấy nói về lộ trình",
  "Đơn vị em có cần ban hành quy chế không",
  "em đang làm kế hoạch 2027, cần căn cứ gì",
  "Chào em",
  "em cảm ơn nhiều ạ",
];

describe("courtesy", () => {
  it.each(AROUND)("%s", (said, asked) => {
    expect(withoutCourtesy(said)).toBe(asked);
    expect(withoutCourtesy(stripMarks(said))).toBe(stripMarks(asked));
  });

  it.each(KEPT)("keeps: %s", (said) => {
    expect(withoutCourtesy(said)).toBe(said);
    expect(withoutCourtesy(stripMarks(said))).toBe(stripMarks(said));
  });
});
