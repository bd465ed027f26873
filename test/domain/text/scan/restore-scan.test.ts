/** Lines of a scan that lost its marks: what is sure stands, what may be two words or none is said to be unsure. */
import { describe, expect, it } from "vitest";

import { readLine } from "../../../../src/domain/text/scan/restore-scan.ts";
import { shippedReader } from "./shipped-reader.ts";

const read = shippedReader();
const marked = (line: string): string =>
  readLine(read(line), (words) => `⟨${words.map(({ text }) => text).join(" ")}⟩`);
const sureOf = (line: string): boolean[] => read(line).map(({ sure }) => sure);

describe("a line of a scan", () => {
  it.each([
    [
      "Trién khai céc nén tang s6 y té tai cac don vi truc thugc S¢ Y té.",
      "Triển khai các nền tảng số y tế tại các đơn vị trực thuộc Sở Y tế.",
    ],
    [
      "T6 chirc trién khai chir ky sb cho cén bo quan 1y va bac si trong cong tac kham bénh, chita bénh.",
      "Tổ chức triển khai chữ ký số cho cán bộ quản lý và bác sĩ trong công tác khám bệnh, chữa bệnh.",
    ],
    [
      "Xay dung hé théng thong tin quan Iy tramy té xd theo quy dinh cua Bo Y té.",
      "Xây dựng hệ thống thông tin quản lý trạm y tế xã theo quy định của Bộ Y tế.",
    ],
  ])("%s gets its marks back", (damaged, whole) => {
    expect(marked(damaged)).toBe(whole);
  });

  it("keeps figures, shares and dates as printed, and gives symbols back the letter that they lost", () => {
    expect(marked("100% co quan, don vi truc thudc So Y té trong nam 2025")).toBe(
      "100% cơ quan, đơn vị trực thuộc Sở Y tế trong năm 2025",
    );
    expect(marked("theo Quyét dinh s6 749/QD-TTg")).toBe("theo Quyết định số 749/QĐ-TTg");
  });
});

describe("what is not sure", () => {
  it("a sign that is no letter, where it stands for a word", () => {
    expect(marked("- Khen thudng cac t6 chuc, ca nhan ¢ thanh tich tiéu biéu")).toMatch(
      /cá nhân ⟨/u,
    );
  });

  it("a name that no trusted text holds stays as it is seen", () => {
    expect(marked("Tram y té xa Zquonh")).toBe("Trạm y tế xã ⟨Zquonh⟩");
  });

  it("a word that may be either of two", () => {
    const [word] = read("bao");
    expect(word?.sure).toBe(false);
  });

  it("a share above the whole", () => {
    expect(sureOf("dat 190%").at(-1)).toBe(false);
    expect(sureOf("dat 100%").at(-1)).toBe(true);
  });

  it("but not a number behind the word that it numbers, or in front of what it counts", () => {
    const sureAt = (line: string, seen: string): boolean | undefined =>
      read(line).find((word) => word.seen === seen)?.sure;
    expect(sureAt("theo Piéu 34 cua Luat Kham bénh", "34")).toBe(true);
    expect(sureAt("bao cao dinh ky 6 thang mot lan", "6")).toBe(true);
  });

  it("a short figure that may be a word, or that stands beside another one", () => {
    expect(read("Ty 16 hé so bénh an dién ttr")[1]?.sure).toBe(false);
    expect(read("theo Quyét dinh 6 749/QD-TTg").at(-2)?.sure).toBe(false);
  });

  it("a lone consonant that does not begin the word", () => {
    const words = read("dam bao dap g cac yéu cau");
    expect(words.find(({ seen }) => seen === "g")?.sure).toBe(false);
  });

  it("side by side, it is one stretch; a sign between ends it", () => {
    expect(marked("Zquonh Wqam, Xqul")).toBe("⟨Zquonh Wqam⟩, ⟨Xqul⟩");
  });
});

describe("letters as a scanner sees them", () => {
  it("a word in the midst of a sentence has no capital that trusted texts never give it", () => {
    expect(marked("dang ky Kham bénh cho bénh Vién")).toBe("đăng ký khám bệnh cho bệnh viện");
  });

  it("words that share a slash or a dash keep it", () => {
    expect(marked("quyét dinh/bao cao")).toMatch(/quyết định\/\S+ cáo/u);
  });

  it("specks are no words", () => {
    expect(marked("~ Trién khai ‘ céc nén tang s6")).toBe("Triển khai các nền tảng số");
  });
});

describe("a token that looks little like its word", () => {
  it.each([
    [
      "Thué dich vu img dung cdng nghé thdng tin trong nim",
      "Thuê dịch vụ ứng dụng công nghệ thông tin trong năm",
    ],
    ["co so dit licu quéc gia vé y té", "cơ sở dữ liệu quốc gia về y tế"],
  ])("is sure in a phrase that trusted texts hold: %s", (damaged, whole) => {
    expect(marked(damaged)).toBe(whole);
  });

  it.each(["Kho img Zquonh", "nguoi lidu dan", "co so lidu"])(
    "is not by its own, or beside what is not sure: %s",
    (damaged) => {
      expect(sureOf(damaged)).not.toContain(true);
    },
  );
});

it("what is left of a letter ends its word, where a space was lost behind it", () => {
  expect(marked("trién khai tai So'Y té va cac co so'y té")).toBe(
    "triển khai tại Sở Y tế và các cơ sở y tế",
  );
});
