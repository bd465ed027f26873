/** Provinces and cities of central rank, before and after the merger of 1/7/2025, to repair names that lost their marks. */
import { fold } from "../text/fold.ts";

const PROVINCES = (
  "An Giang,Bà Rịa - Vũng Tàu,Bắc Giang,Bắc Kạn,Bạc Liêu,Bắc Ninh,Bến Tre,Bình Định,Bình Dương,Bình Phước,Bình Thuận," +
  "Cà Mau,Cần Thơ,Cao Bằng,Đà Nẵng,Đắk Lắk,Đắk Nông,Điện Biên,Đồng Nai,Đồng Tháp,Gia Lai,Hà Giang,Hà Nam,Hà Nội," +
  "Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang,Hòa Bình,Hồ Chí Minh,Hưng Yên,Khánh Hòa,Kiên Giang,Kon Tum,Lai Châu,Lâm Đồng," +
  "Lạng Sơn,Lào Cai,Long An,Nam Định,Nghệ An,Ninh Bình,Ninh Thuận,Phú Thọ,Phú Yên,Quảng Bình,Quảng Nam,Quảng Ngãi," +
  "Quảng Ninh,Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,Thái Bình,Thái Nguyên,Thanh Hóa,Thừa Thiên Huế,Huế,Tiền Giang," +
  "Trà Vinh,Tuyên Quang,Vĩnh Long,Vĩnh Phúc,Yên Bái"
).split(",");

const BY_FOLDED = new Map(PROVINCES.map((name) => [fold(name), name]));
const LONGEST_FIRST = [...BY_FOLDED.keys()].sort((a, b) => b.length - a.length);

/** The province with that name, however its marks are written ("Thanh Hoá", "VINH LONG"); null when there is none. */
export function provinceNamed(text: string): string | null {
  const folded = fold(text).replace(/^(?:tinh|thanh pho|tp\.?) /, "");
  return BY_FOLDED.get(folded) ?? null;
}

/** The first province named in a text; null when there is none. */
export function findProvince(text: string): string | null {
  const folded = ` ${fold(text).replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  let best: { at: number; name: string } | null = null;
  for (const key of LONGEST_FIRST) {
    const at = folded.indexOf(` ${key} `);
    if (at >= 0 && (best === null || at < best.at)) best = { at, name: BY_FOLDED.get(key) ?? key };
  }
  return best?.name ?? null;
}

/** The province with which a name ends, in its own spelling ("sở y tế thanh hoá" → "Thanh Hóa"); null when none does. */
export function provinceEnd(name: string): string | null {
  const folded = fold(name);
  const key = LONGEST_FIRST.find((one) => folded.endsWith(` ${one}`));
  return key === undefined ? null : (BY_FOLDED.get(key) ?? null);
}
