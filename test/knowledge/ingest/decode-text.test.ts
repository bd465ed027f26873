import { describe, expect, it } from "vitest";

import { decodeText, repairLegacyFont } from "../../../src/knowledge/ingest/decode-text.ts";
import { tcvn3ToUnicode } from "../../../src/knowledge/ingest/encodings/tcvn3.ts";
import { vniToUnicode } from "../../../src/knowledge/ingest/encodings/vni.ts";

const sentence =
  "Kế hoạch chuyển đổi số tại Trung tâm Y tế năm 2026: nâng cấp hạ tầng, đào tạo cán bộ, bảo đảm an toàn thông tin mạng.";
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
/** The sentence as the TCVN3 and VNI fonts store it. */
const inTcvn3 =
  "KÕ ho¹ch chuyÓn ®æi sè t¹i Trung t©m Y tÕ n¨m 2026: n©ng cÊp h¹ tÇng, ®µo t¹o c¸n bé, b¶o ®¶m an toµn th«ng tin m¹ng.";
const inVni =
  "Keá hoaïch chuyeån ñoåi soá taïi Trung taâm Y teá naêm 2026: naâng caáp haï taàng, ñaøo taïo caùn boä, baûo ñaûm an toaøn thoâng tin maïng.";

describe("decodeText", () => {
  const utf16 = (big: boolean) => {
    const buffer = Buffer.from(`\ufeff${sentence}`, "utf16le");
    return new Uint8Array(big ? buffer.swap16() : buffer);
  };
  // windows-1258: base letter, then the tone as a sign of its own.
  const tones: Record<string, number> = {
    "\u0300": 0xcc,
    "\u0309": 0xd2,
    "\u0303": 0xde,
    "\u0301": 0xec,
    "\u0323": 0xf2,
  };
  const own: Record<string, number> = {
    ă: 0xe3,
    đ: 0xf0,
    ơ: 0xf5,
    ư: 0xfd,
    â: 0xe2,
    ê: 0xea,
    ô: 0xf4,
  };
  const to1258 = (text: string) => {
    const bytes: number[] = [];
    for (const letter of Array.from(text)) {
      const parts = letter.normalize("NFD");
      const tone = Array.from(parts).find((part) => part in tones);
      const base = parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "").normalize("NFC");
      bytes.push(own[base] ?? base.charCodeAt(0));
      if (tone !== undefined) bytes.push(tones[tone]!);
    }
    return new Uint8Array(bytes);
  };

  it.each([
    ["utf-8", new TextEncoder().encode(sentence), false],
    ["utf-8", new TextEncoder().encode(`\ufeff${sentence}`), false],
    ["utf-8", new TextEncoder().encode(sentence.normalize("NFD")), false],
    ["utf-16le", utf16(false), true],
    ["utf-16be", utf16(true), true],
    ["windows-1258", to1258(sentence), true],
    ["tcvn3", latin1(inTcvn3), true],
    ["vni", latin1(inVni), true],
    ["tcvn3", new TextEncoder().encode(inTcvn3), true],
    ["vni", new TextEncoder().encode(inVni), true],
  ])("%s comes out as NFC Unicode (case %#)", (encoding, bytes, warned) => {
    const decoded = decodeText(bytes);
    expect(decoded?.text).toBe(sentence);
    expect(decoded?.encoding).toBe(encoding);
    expect(decoded?.warning !== null).toBe(warned);
  });

  it("bytes with control codes are no text", () => {
    expect(decodeText(new Uint8Array([0x80, 0x90, 1, 2, 3, 4, 5, 6, 0xff]))).toBeNull();
  });

  it("a scan, a few lines of which an old font would make sound, stays as it is", () => {
    const lines = [
      "Xay dyng hé théng théng tin quan ly diéu hanh cua don vi trén mang;",
      "Kinh phi thyc hién dyoc bé tri ti ngudn ngan sach nha nudc hang nam;",
      "Néng cao ning lyc vé chuyén mén cho can b6 phu trach cdng nghé;",
    ];
    const text = [...lines, ...lines, ...lines, "dinh huéng dén nam 2030;", ...lines].join("\n");
    expect(repairLegacyFont(text)).toBeNull();
  });

  it("sound French or Vietnamese text is not taken for an old font", () => {
    expect(repairLegacyFont(sentence.repeat(5))).toBeNull();
  });
});

describe("tables of the old fonts", () => {
  it.each([
    [
      "TCVN3",
      tcvn3ToUnicode("§iÒu 1. ¡n uèng, ­u tiªn, thuû, quü, ngõ, kÞp"),
      "Điều 1. Ăn uống, ưu tiên, thuỷ, quỹ, ngừ, kịp",
    ],
    ["TCVN3 in a capital font", tcvn3ToUnicode("KÕ HO¹CH"), "KẾ HOẠCH"],
    [
      "VNI",
      vniToUnicode("Ñieàu 1. Ñôn vò, kyõ thuaät, töï, nghó, kì, bò, quyù, aên"),
      "Điều 1. Đơn vị, kỹ thuật, tự, nghĩ, kì, bị, quý, ăn",
    ],
  ])("%s", (_, converted, expected) => expect(converted).toBe(expected));
});
