/**
 * Bodies that no longer exist, with the day of the change and who took over: ministries merged on 01/03/2025
 * (Nghị quyết 176/2025/QH15), the district level and merged provinces from 01/07/2025 (Nghị quyết 202/2025/QH15,
 * Luật 72/2025/QH15). Departments of provinces followed their ministries in the same spring.
 */
import type { IsoDate } from "../regulation/register-entry.ts";

export interface AbolishedBody {
  name: string;
  /** Folded words that name the body. */
  words: RegExp;
  /** What must stand in those words as it is spelled; where they have no marks at all, nothing tells. */
  spelled: RegExp;
  from: IsoDate;
  successor: string;
  basis: string;
}

const MINISTRIES: readonly (readonly [string, string, string])[] = [
  [
    "Thông tin và Truyền thông",
    "thong tin (?:va|&) truyen thong|tttt|tt ?& ?tt",
    "Khoa học và Công nghệ",
  ],
  ["Kế hoạch và Đầu tư", "ke hoach (?:va|&) dau tu|kh ?& ?dt", "Tài chính"],
  ["Giao thông vận tải", "giao thong van tai|gtvt", "Xây dựng"],
  [
    "Tài nguyên và Môi trường",
    "tai nguyen (?:va|&) moi truong|tn ?& ?mt|tnmt",
    "Nông nghiệp và Môi trường",
  ],
  [
    "Nông nghiệp và Phát triển nông thôn",
    "nong nghiep (?:va|&) phat trien nong thon|nn ?& ?ptnt",
    "Nông nghiệp và Môi trường",
  ],
  [
    "Lao động - Thương binh và Xã hội",
    "lao dong\\s*[-–,]?\\s*thuong binh (?:va|&) xa hoi|ldtb ?& ?xh|ldtbxh",
    "Nội vụ",
  ],
];

export const MERGED_SINCE: IsoDate = "2025-07-01";
export const MERGED_BASIS = "202/2025/QH15";

/** Province that is part of another one since 01/07/2025 → the province that holds it. */
export const MERGED: readonly (readonly [string, string])[] = [
  ["Hà Giang", "Tuyên Quang"],
  ["Yên Bái", "Lào Cai"],
  ["Bắc Kạn", "Thái Nguyên"],
  ["Vĩnh Phúc", "Phú Thọ"],
  ["Hòa Bình", "Phú Thọ"],
  ["Bắc Giang", "Bắc Ninh"],
  ["Thái Bình", "Hưng Yên"],
  ["Hải Dương", "thành phố Hải Phòng"],
  ["Hà Nam", "Ninh Bình"],
  ["Nam Định", "Ninh Bình"],
  ["Quảng Bình", "Quảng Trị"],
  ["Quảng Nam", "thành phố Đà Nẵng"],
  ["Kon Tum", "Quảng Ngãi"],
  ["Bình Định", "Gia Lai"],
  ["Phú Yên", "Đắk Lắk"],
  ["Ninh Thuận", "Khánh Hòa"],
  ["Đắk Nông", "Lâm Đồng"],
  ["Bình Thuận", "Lâm Đồng"],
  ["Bình Dương", "Thành phố Hồ Chí Minh"],
  ["Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh"],
  ["Bình Phước", "Đồng Nai"],
  ["Long An", "Tây Ninh"],
  ["Tiền Giang", "Đồng Tháp"],
  ["Bến Tre", "Vĩnh Long"],
  ["Trà Vinh", "Vĩnh Long"],
  ["Sóc Trăng", "thành phố Cần Thơ"],
  ["Hậu Giang", "thành phố Cần Thơ"],
  ["Bạc Liêu", "Cà Mau"],
  ["Kiên Giang", "An Giang"],
];

/** The province that holds a former one since the merger; null for a province of today. */
export const holderOf = (province: string): string | null =>
  MERGED.find(([former]) => former === province)?.[1] ?? null;

/** Organs of the district: name, folded words, last day + 1, successor, basis. */
const DISTRICT_ORGANS: readonly (readonly [string, string, IsoDate, string, string])[] = [
  ["Công an", "cong an", "2025-03-01", "Công an xã, phường hoặc Công an tỉnh", "72/2025/QH15"],
  [
    "Bảo hiểm xã hội",
    "bao hiem xa hoi|bhxh",
    "2025-07-01",
    "Bảo hiểm xã hội cơ sở (liên xã) hoặc Bảo hiểm xã hội tỉnh",
    "72/2025/QH15",
  ],
  [
    "Phòng chuyên môn của UBND",
    "phong (?:noi vu|tai chinh - ke hoach|tai chinh|van hoa va thong tin|van hoa - thong tin|giao duc va dao tao)",
    "2025-07-01",
    "phòng chuyên môn của UBND xã, phường hoặc sở",
    "72/2025/QH15",
  ],
  [
    "Tổ chức chính trị - xã hội",
    "hoi (?:lien hiep )?phu nu|hoi nong dan|hoi cuu chien binh|hoi chu thap do|doan thanh nien|mat tran to quoc",
    "2025-07-01",
    "tổ chức cùng loại của xã, phường hoặc của tỉnh",
    "72/2025/QH15",
  ],
  [
    "Cơ quan ngành dọc",
    "kho bac nha nuoc|chi cuc thue|toa an nhan dan|vien kiem sat nhan dan|ban chi huy quan su",
    "2025-07-01",
    "cơ quan theo khu vực hoặc cấp tỉnh",
    "72/2025/QH15",
  ],
  [
    "Đơn vị sự nghiệp",
    "trung tam dan so(?:\\s*[-–]\\s*ke hoach hoa gia dinh)?|trung tam van hoa(?:[,\\s–-]+[a-z]+){0,6}?|trung tam chinh tri|dai truyen thanh",
    "2025-07-01",
    "đơn vị của xã, phường hoặc của tỉnh",
    "72/2025/QH15",
  ],
];

/** "Uỷ ban nhân dân quản lý" is no district. */
const DISTRICT = /huyện|quận|thị xã/iu;

/** With its marks, on whichever vowel the tone stands, and its capitals: "tiền giảng" is no province. */
function spellingOf(province: string): RegExp {
  const words = province.split(/[\s-]+/).map((word) => {
    const forms = [word, ...otherTonePlaces(word)];
    return `(?:${[...forms, ...forms.map((form) => form.toUpperCase())].join("|")})`;
  });
  return new RegExp(words.join("[\\s–-]+"), "u");
}

/** "Hòa" is written "Hoà" as well. */
const otherTonePlaces = (word: string): string[] =>
  /òa$/.test(word) ? [word.replace(/òa$/, "oà")] : [];

const OF_DISTRICTS = { from: "2025-07-01", basis: "72/2025/QH15" } as const;
const PLACES: readonly AbolishedBody[] = [
  {
    name: "UBND thành phố thuộc tỉnh",
    words:
      /\b(?:ubnd|uy ban nhan dan|hdnd) (?:thanh pho|tp\.?) (?!ha noi|hai phong|da nang|can tho|ho chi minh|hue)[a-z]+/g,
    spelled: /(?:thành phố|TP\.?) \p{Lu}/u,
    successor: "UBND xã, phường hoặc UBND tỉnh",
    ...OF_DISTRICTS,
  },
  {
    name: "phòng chuyên môn cấp huyện",
    words:
      /\b(?:huyen|quan|thi) doan\b|\bphong (?:lao dong\s*[-–,]?\s*thuong binh|giao duc va dao tao|tai nguyen va moi truong)\b/g,
    spelled: /đoàn|Phòng/iu,
    successor: "tổ chức, phòng chuyên môn của xã, phường",
    ...OF_DISTRICTS,
  },
  {
    name: "Ban Dân tộc",
    words: /\b(?:uy )?ban dan toc\b(?! va ton giao)/g,
    spelled: /[Bb]an Dân tộc/u,
    from: "2025-03-01",
    successor: "Sở Dân tộc và Tôn giáo (ở Trung ương là Bộ Dân tộc và Tôn giáo)",
    basis: "176/2025/QH15",
  },
];

const ORGANS = DISTRICT_ORGANS.map(
  ([name, words, from, successor, basis]): AbolishedBody => ({
    name: `${name} cấp huyện`,
    // In "Công an huyện" the level stands behind the organ; a name may follow it.
    words: new RegExp(`\\b(?:${words}) (?:huyen|quan|thi xa|cap huyen)\\b(?! ly\\b)`, "g"),
    spelled: DISTRICT,
    from,
    successor,
    basis,
  }),
);

export function abolishedBodies(fold: (text: string) => string): AbolishedBody[] {
  const central = MINISTRIES.flatMap(([name, words, successor]): AbolishedBody[] => [
    {
      name: `Bộ ${name}`,
      words: new RegExp(`\\b(?:bo truong )?bo (?:${words})\\b`, "g"),
      spelled: /bộ/iu,
      from: "2025-03-01",
      successor: `Bộ ${successor}`,
      basis: "176/2025/QH15",
    },
    {
      name: `Sở ${name}`,
      words: new RegExp(`\\bso (?:${words})\\b`, "g"),
      spelled: /sở/iu,
      from: "2025-03-01",
      successor: `Sở ${successor}`,
      basis: "176/2025/QH15",
    },
  ]);
  const districts: AbolishedBody = {
    name: "cấp huyện",
    // "Trung tâm Y tế huyện …" may still be a name; only organs of the district and the place itself count.
    words:
      /\b(?:ubnd|uy ban nhan dan|hdnd|phong y te|huyen uy)(?: cac)?,? (?:huyen|quan|thi xa)\b|\bcap huyen\b|\bngan sach (?:cap )?(?:huyen|thi xa|quan)\b|\b(?:cua|tai|o|thuoc|dia ban|toan|cac|moi|tung|ve|cho) (?:huyen|thi xa)\b(?! ly\b)/g,
    spelled: DISTRICT,
    from: "2025-07-01",
    successor: "UBND xã, phường, đặc khu hoặc cơ quan cấp tỉnh",
    basis: "72/2025/QH15",
  };
  const provinces = MERGED.map(
    ([name, successor]): AbolishedBody => ({
      name: `tỉnh ${name}`,
      words: new RegExp(
        `\\b(?:tinh|so y te|ubnd tinh|so y te tinh) ${fold(name).replace(" - ", "\\s*[-–]\\s*")}\\b`,
        "g",
      ),
      spelled: spellingOf(name),
      from: MERGED_SINCE,
      successor: /^[tT]hành phố/.test(successor) ? successor : `tỉnh ${successor}`,
      basis: MERGED_BASIS,
    }),
  );
  return [...central, districts, ...PLACES, ...ORGANS, ...provinces];
}
