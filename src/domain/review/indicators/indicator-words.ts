/**
 * The indicators that plans of health units share, as data over folded words: how each is named, what looks like it and
 * is another thing, and what its share may be a share of. How a level of one is read: ./indicator-levels.ts.
 */

/** What a share is a share of. */
export type Base =
  | "money"
  | "events"
  | "people"
  | "staff"
  | "facilities"
  | "papers"
  | "devices"
  | "none";

export interface Indicator {
  id: string;
  is: RegExp;
  /** The same words for another thing. */
  not?: RegExp;
  /** Bases that plans use for each other; "none" is a share whose base is not told. */
  same: readonly Base[];
  /** Marks (see MARKS) that say nothing of it. */
  idle?: readonly string[];
}

const CASHLESS_MEANS = String.raw`(?:ma )?qr|qrcode|quet ma|chuyen khoan|the ngan hang|tai khoan ngan hang|ngan hang so|vi dien tu|phuong thuc dien tu|hinh thuc dien tu|mobile banking|pos`;
const CITIZEN_CARD = String.raw`can cuoc(?: cong dan)?|cccd|vneid|vssid|dinh danh (?:ca nhan|dien tu)`;
const SHOWS = String.raw`kham|bhyt|bao hiem y te|tiep don|tiep nhan|nguoi benh|benh nhan|xuat trinh|tra cuu`;

export const INDICATORS: readonly Indicator[] = [
  {
    id: "cashless",
    is: new RegExp(
      String.raw`\b(?:khong|phi) (?:(?:dung|su dung|bang|can) )?tien mat\b|\bttkdtm\b|\b(?:thanh toan|nop|thu|tra|dong)\b[^.;:]{0,45}\b(?:qua|bang) (?:${CASHLESS_MEANS})\b|\b(?:${CASHLESS_MEANS})\b[^.;:]{0,30}\b(?:thanh toan|vien phi)\b|\b(?:thanh toan|vien phi) (?:dien tu|so)\b`,
    ),
    not: /\b(?:luong|phu cap|tro cap|an sinh|hoc phi|le phi|dich vu cong|thu tuc hanh chinh|tthc|cong dich vu|hoa don|bien lai|nop thue|doi tuong bao tro|nguoi co cong)\b/,
    same: ["money", "none"],
    idle: ["joined", "signed", "channel", "insured", "updated"],
  },
  {
    id: "citizen-card",
    is: new RegExp(
      String.raw`\b(?:${CITIZEN_CARD})\b[^.;]{0,70}\b(?:${SHOWS})\b|\b(?:${SHOWS})\b[^.;]{0,70}\b(?:${CITIZEN_CARD})\b`,
    ),
    not: /\bsuc khoe dien tu\b|\b(?:giay hen|giay chuyen|ho so suc khoe|so suc khoe)\b|\bban ghi\b|\bxac thuc\b|\btai khoan\b|\blam sach\b|\bthiet bi doc|dau doc|may doc/,
    same: ["people", "events", "none"],
    idle: ["insured", "identity", "channel", "joined", "shown"],
  },
  {
    id: "health-book",
    is: /\b(?:so|ho so) suc khoe (?:ca nhan )?dien tu\b|\b(?:hsskdt|sskdt)\b/,
    same: ["people"],
  },
  {
    id: "health-book-visits",
    is: /\b(?:so|ho so) suc khoe (?:ca nhan )?dien tu\b|\b(?:hsskdt|sskdt)\b/,
    same: ["events"],
    idle: ["joined", "shown", "identity", "updated"],
  },
  {
    id: "insurance-data",
    is: /\b(?:dung|dat) (?:chuan|dinh dang|quy cach)\b|\bchuan (?:du lieu|dau ra)\b/,
    not: /\bchung chi\b|\bchuan nghe nghiep\b/,
    same: ["papers", "none"],
    idle: ["joined", "standard", "insured"],
  },
  {
    id: "prescriptions",
    is: /\bdon thuoc\b[^.;]{0,60}\b(?:dien tu|quoc gia|lien thong)\b|\bke don (?:thuoc )?dien tu\b|\bdon (?:ngoai tru|noi tru|thuoc)\b[^.;]{0,40}\bke[^.;]{0,12} dien tu\b/,
    same: ["papers", "none"],
    idle: ["joined", "out-patients"],
  },
  {
    id: "booking",
    is: /\b(?:dat (?:lich|hen|kham)|dang ky kham|hen kham|dat lich hen)\b[^.;]{0,60}\b(?:truc tuyen|qua mang|tren mang|tu xa|online|qua (?:app|ung dung|zalo|cong|website)|tren (?:app|ung dung|zalo|cong|website))\b/,
    same: ["people", "events", "none"],
    idle: ["channel", "online"],
  },
  {
    id: "records",
    is: /\bbenh an (?:dien tu|so)\b|\b(?:emr|badt|hsba ?dt)\b/,
    not: /\bky so\b|\bluu tru\b|\b(?:khong|bo|thay) (?:in |dung )?(?:benh an )?giay\b|\bket noi\b|\btap huan\b|\bmay (?:vi )?tinh\b/,
    same: ["facilities"],
  },
  {
    id: "availability",
    is: /\b(?:do|muc|ty le|thoi gian) san sang\b|\bhoat dong lien tuc\b|\buptime\b/,
    same: ["none"],
  },
  {
    id: "satisfaction",
    is: /\bhai long\b/,
    same: ["people", "none"],
  },
  {
    id: "signing-staff",
    is: /\b(?:chu ky so|chung thu (?:chu ky )?so|chu ky dien tu)\b/,
    same: ["staff"],
    idle: ["signed"],
  },
  {
    id: "antivirus",
    is: /\b(?:diet vi ?rut|diet virus|chong ma doc|antivirus|phong (?:chong )?ma doc|edr)\b/,
    same: ["devices"],
  },
  {
    id: "online-files",
    is: /\bho so\b[^.;]{0,50}\b(?:truc tuyen|qua mang)\b|\bdich vu cong truc tuyen\b/,
    not: /\bsuc khoe\b|\bbenh an\b|\bthu tuc\b/,
    same: ["papers", "none"],
    idle: ["online"],
  },
];

/** Words that tell of a part, another place or another outcome: two levels of one indicator have the same of them. */
export const MARKS: readonly (readonly [string, RegExp])[] = [
  ["in-patients", /\bnoi tru\b|\bra vien\b/],
  ["out-patients", /\bngoai tru\b/],
  ["stations", /\btram(?: y te)?\b/],
  [
    "communes",
    /\bxa\b(?! hoi)|\bphuong\b(?! (?:thuc|an|phap|tien|huong|cham))|\b(?:thi tran|dac khu|huyen|thon|to dan pho)\b/,
  ],
  ["wards", /\bkhoa\b(?! hoc)/],
  ["rooms", /\b(?:phong|diem) kham\b/],
  [
    "units",
    /\b(?:cac|tung|moi|nhung|\d+) (?:benh vien|trung tam|co so|don vi|bv|ttyt)\b|\bbenh vien (?:tinh|huyen|cong lap|hang|tuyen)/,
  ],
  ["insured", /\bbhyt\b|\bbao hiem y te\b|\bdong chi tra\b/],
  ["on-demand", /\b(?:theo|dich vu) yeu cau\b/],
  ["urgent", /\bcap cuu\b/],
  ["old", /\bcao tuoi\b|\bhuu tri\b|\bman tinh\b/],
  ["children", /\btre em\b|\bhoc sinh\b|\bso sinh\b/],
  ["pharmacy", /\b(?:nha|quay) thuoc\b|\bcan tin\b|\bgui xe\b/],
  ["first", /\blan dau\b|\bmoi (?:vao|den|tuyen|dang ky)\b/],
  ["again", /\btai kham\b/],
  ["signed", /\bky so\b/],
  ["joined", /\blien thong\b|\bket noi\b|\btich hop\b|\bdong bo\b/],
  ["shown", /\bhien thi\b|\bxem\b|\btra cuu\b/],
  ["standard", /\bchuan\b|\bdinh dang\b/],
  ["identity", /\bvneid\b|\bvssid\b|\bdinh danh\b|\bcan cuoc\b|\bcccd\b/],
  ["updated", /\bcap nhat\b|\blam sach\b|\bthuong xuyen\b/],
  ["activated", /\bkich hoat\b|\bcai dat\b|\btruy cap\b/],
  [
    "right-away",
    /\bngay (?:trong|sau|khi)\b|\btrong (?:ngay|vong)\b|\b\d+ (?:gio|phut)\b|\bdung han\b/,
  ],
  ["channel", /\b(?:app|ung dung|zalo|website|kios[ck]?|tong dai)\b/],
  ["online", /\btruc tuyen\b|\bonline\b/],
  ["errors", /\bloi\b|\bsai\b|\bxuat toan\b|\btu choi\b/],
  ["wholly-online", /\btoan trinh\b/],
  ["digitised", /\bso hoa\b/],
  ["staff", /\bvien chuc\b|\bnhan vien\b|\bcan bo\b|\bnguoi lao dong\b/],
  ["doctors", /\bbac si\b|\bdieu duong\b|\blanh dao\b|\bchuyen trach\b|\bky thuat vien\b/],
  ["trained", /\btap huan\b|\bdao tao\b|\bboi duong\b/],
  ["licensed", /\bban quyen\b/],
  ["servers", /\bmay chu\b/],
  ["matter", /\b(?:thu tuc|ve sinh|an toan|thai do|co so vat chat)\b/],
];

/** Folded nouns that begin what a share is of. */
export const BASES: readonly (readonly [Base, string])[] = [
  [
    "money",
    "(?:so )?tien|gia tri|doanh (?:thu|so)|so thu|nguon thu|vien phi|chi phi|khoan thu|luong tien",
  ],
  ["events", "luot|giao dich|lan (?:kham|thanh toan|thu)"],
  ["people", "nguoi (?:dan|benh|su dung)|benh nhan|dan so|nhan dan|ho gia dinh|ho dan|khach hang"],
  [
    "staff",
    "can bo|vien chuc|cong chuc|nhan vien|nguoi lao dong|bac si|dieu duong|cbvc|ccvc|nhan luc",
  ],
  [
    "facilities",
    "co so|don vi|benh vien|trung tam|tram|khoa|phong|xa|phuong|diem kham|co quan|quay|nha thuoc",
  ],
  [
    "papers",
    "ho so|van ban|don(?: thuoc)?|giay|phieu|bang ke|to khai|benh an|du lieu|ban ghi|ket qua|hoa don|file|tep",
  ],
  ["devices", "may|thiet bi"],
];
