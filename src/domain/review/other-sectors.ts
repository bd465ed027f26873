/** Words of other sectors that a health plan has no use for in its goals and tasks: the trace of copied text. */
import type { ProseLine } from "./prose.ts";

interface Sector {
  /** Vietnamese, as told to the user. */
  name: string;
  /** Folded: what the sector itself does. */
  own: RegExp;
  /** Whom it serves: others' plans work with them, and their reports tell of it. */
  words?: RegExp;
}

export const SCHOOLS = "trường học, cơ sở giáo dục";

/** Sectors that a department of health has to do with: pupils, places of culture and sport, trade in food. */
export const isShared = (name: string): boolean =>
  !/^(?:đất đai|tư pháp|giao thông|công an|thông tin)/.test(name);

const SECTORS: readonly Sector[] = [
  {
    name: SCHOOLS,
    own: /\b(?:hoc ba|so diem dien tu|so diem cua|so dau bai|cham bai|thi (?:truc tuyen|tren may)|khoi lop|hieu truong|dau sach|ky thi (?:tot nghiep|tuyen sinh|hoc ky)|nguyen vong vao|vao lop \d|nhap diem|giao vien chu nhiem|thu vien (?:truong|cua nha truong)|bo de thi|ngan hang cau hoi|giao an|so lien lac|day va hoc|day hoc|giang day|lop hoc thong minh|thoi khoa bieu|nam hoc|hoc ky|hoc luc|diem thi|tuyen sinh (?:dau cap|truc tuyen|lop|vao)|(?:bac|cap|khoi) (?:hoc|mam non|tieu hoc|trung hoc)|chuong trinh giao duc pho thong|sach giao khoa|nganh giao duc|linh v[u]?[a-z]*c gi[aá]?o d[a-z]*c)\b/u,
    words:
      /\b(?:truong hoc|nha truong|co s[o&][^\p{L}]?'?\s?giao duc|hoc sinh|giao vien|bai giang)\b/u,
  },
  {
    name: "đất đai, tài nguyên",
    own: /\b(?:quyen su dung dat|su dung dat|(?:ho so|du lieu|thong tin|linh vuc|quan ly|dang ky) dat dai|thua dat|dia chinh|bien dong dat|giay chung nhan quyen su dung|so do,? so hong|ban do hien trang|khoang san|giai phong mat bang|tai nguyen khoang san|quan trac moi truong|tai nguyen nuoc|khi tuong thuy van)\b/,
  },
  {
    name: "nông nghiệp",
    own: /\b(?:nong san|(?<!hoi |hoi vien )nong dan|nong ho|nong nghiep thong minh|san pham ocop|ocop|hop tac xa|chan nuoi|trong trot|cay trong|giong cay|vat nuoi|mua vu|vung trong|thuy san|tau ca|lam nghiep|kiem lam|chay rung|bao ve rung|thuy loi|ho chua nuoc|bao ve thuc vat|sau benh hai|khuyen nong|truy xuat nguon goc (?:rau|trai cay|nong|gao|thit|ca\b)|xuong giong)\b/,
  },
  {
    name: "tư pháp, hộ tịch",
    own: /\b(?:so hoa ho tich|du lieu ho tich|dang ky ho tich|cong chung|thi hanh an|hoa giai o co so|dang ky khai sinh tai|dau gia tai san|tro giup phap ly|ho so vu an|vu an hinh su|toa an|luat su|ly lich tu phap|chung thuc ban sao)\b/,
  },
  {
    name: "giao thông, xây dựng",
    own: /\b(?:nut giao|bien bao|duong bo|cau duong|vach ke duong|trong tai xe|lai tau|sat hach|hanh trinh xe|quy hoach (?:xay dung|phan khu|chi tiet)|ban do quy hoach|co so du lieu quy hoach|cap nuoc sach do thi|chieu sang cong cong|giao thong thong minh|dang kiem|ben xe|xe buyt|van tai hanh khach|den tin hieu|phat nguoi|camera (?:giam sat )?giao thong|cap phep xay dung|giay phep xay dung|quy hoach do thi|trat tu xay dung)\b/,
  },
  {
    name: "văn hóa, du lịch",
    own: /\b(?:di tich lich su|di san van hoa|diem du lich|khach du lich|co so luu tru|huong dan vien|du lich thong minh|khach luu tru|luu tru du lich|tour du lich|quan ly nha van hoa|thiet che (?:van hoa|the thao)|(?:quan ly|to chuc) le hoi|du lich so|so hoa di tich|bao tang|thu vien tinh|the duc the thao)\b/,
  },
  {
    name: "công thương, thuế",
    own: /\b(?:san thuong mai dien tu|khu cong nghiep|cum cong nghiep|ho kinh doanh|tieu thuong|nguoi nop thue|ke khai thue|to khai thue|nop thue|thu ngan sach|no dong thue|dang ky (?:kinh doanh|doanh nghiep)|nha dau tu|khoi nghiep|luoi dien|cong to dien|cho dau moi|quan ly thi truong|to khai hai quan|xuc tien thuong mai)\b/,
  },
  {
    name: "lao động, nội vụ",
    own: /\b(?:nguoi co cong|gia dinh liet si|tro cap uu dai|di lam viec o nuoc ngoai|phien giao dich viec lam|san giao dich viec lam|cung cau lao dong|xuat khau lao dong|bao hiem that nghiep|tro cap that nghiep|gioi thieu viec lam)\b/,
  },
  {
    name: "công an, cư trú",
    own: /\b(?:quan ly ho khau|so ho khau|ho khau,|dang ky tam tru|thong bao luu tru|dang ky xe|trat tu an toan xa hoi|truy na)\b/,
  },
  {
    name: "thông tin, viễn thông",
    own: /\b(?:tram phat song|tram bts|thue bao (?:di dong|dien thoai|internet|bang rong)|du lieu thue bao)\b/,
  },
];

/** Folded words that read otherwise with other marks ("bằng văn bản. Cộng chung", "tỷ lệ sử dụng đạt"): the sector's own. */
const WITH_MARKS: Readonly<Record<string, string>> = {
  "cong chung": "công chứng",
  "giao an": "giáo án",
  "nam hoc": "năm học",
  "diem thi": "điểm thi",
  "su dung dat": "sử dụng đất",
  "tieu thuong": "tiểu thương",
  "cho dau moi": "chợ đầu mối",
  "dang kiem": "đăng kiểm",
  "cau duong": "cầu đường",
  "duong bo": "đường bộ",
  "bao tang": "bảo tàng",
  "dia chinh": "địa chính",
  "ben xe": "bến xe",
  "trong trot": "trồng trọt",
  "mua vu": "mùa vụ",
  "vat nuoi": "vật nuôi",
  "so do": "sổ đỏ",
  "thi hanh an": "thi hành án",
  "luat su": "luật sư",
  "le hoi": "lễ hội",
  "day hoc": "dạy học",
  "hoc ba": "học bạ",
  "hoc luc": "học lực",
  "toa an": "tòa án",
  "nong ho": "nông hộ",
  "tau ca": "tàu cá",
  "thua dat": "thửa đất",
  "thuy loi": "thủy lợi",
  "nha dau tu": "nhà đầu tư",
};
/** Behind which the marked word goes on as another: "điểm thi đua", "giáo án" stands alone. */
const GOES_ON: Readonly<Record<string, RegExp>> = {
  "điểm thi": /^ (?:đua|công)/u,
  "cầu đường": /^ (?:truyền|dây)/u,
  "địa chính": /^ xác/u,
  "thi hành án": /^ toàn/u,
};

/** The sector's words are there, with the marks that make them its own wherever the line has marks. */
function saysOf({ text, own }: ProseLine, sector: RegExp): boolean {
  if (!sector.test(own)) return false;
  if (!/[^\u0000-\u007f]/.test(text)) return true;
  return [...own.matchAll(new RegExp(sector.source, `${sector.flags}g`))].some((match) => {
    const printed = text.slice(match.index, match.index + match[0].length).toLowerCase();
    const wanted = WITH_MARKS[match[0]];
    if (wanted === undefined) return true;
    const same = sameMarks(printed, wanted);
    return same && GOES_ON[wanted]?.test(text.slice(match.index + match[0].length)) !== true;
  });
}

/** Whatever syllable of "òa", "oà" bears the tone. */
const sameMarks = (a: string, b: string): boolean => {
  const bare = (text: string): string =>
    text
      .normalize("NFD")
      .replace(/o([\u0300-\u0323])a/gu, "oa$1")
      .replace(/u([\u0300-\u0323])y/gu, "uy$1")
      .normalize("NFC");
  return bare(a) === bare(b);
};

/** The same line on health: school health, examinations of pupils, food safety of a market. */
const OF_HEALTH =
  /y te truong hoc|\bkham\b|dieu tri|ca benh|benh dai|cum gia cam|thu y\b|vac xin|chung sinh|bao tu|dieu duong|bac si|nhan vien y te|cap cuu|tai nan thuong tich|suc khoe|kham benh|tiem chung|dinh duong|an toan thuc pham|vien phi|truong y|dai hoc|cao dang|thuc hanh|sinh vien|benh vien|nguoi benh|benh nhan|dich benh|duoc pham|phong (?:chong )?benh|benh nghe nghiep|moi truong (?:lao dong|lam viec|y te)|ve sinh (?:lao dong|moi truong)|(?:chat|rac|nuoc) thai|kiem dich|nuoc (?:sach|sinh hoat|an uong)/;

/** Others are worked with, joined to or told of: "phối hợp với ngành giáo dục". */
const WITH_THEM =
  /\b(?:phoi hop|(?:ket noi|lien thong|chia se)(?: [a-z]+){0,4} (?:voi|cho|tu)|phuc vu|danh cho|truyen thong|tuyen truyen|huong dan cho)\b/;

/** Services that every body has to buy for its own vehicles, grounds and papers, whatever sector they come from. */
const UPKEEP =
  /\b(?:quan trac moi truong|dang kiem|(?:phi|le phi|ve|cuoc) (?:duong bo|cau duong|ben xe)|thue bao (?:di dong|dien thoai|internet|bang rong)|chieu sang cong cong|dang ky xe|cong chung|luat su|nop thue|giong cay|cay trong|cay xanh)\b/;

/**
 * Lines of a plan that tell of another sector, each sector with its own. `isPriced` tells the rows of a budget with
 * prices, in which such services are bought.
 */
export const otherSectors = (
  lines: readonly ProseLine[],
  isPriced: (line: ProseLine) => boolean,
): { name: string; lines: readonly ProseLine[] }[] => {
  const upkeepOf = (line: ProseLine): string | undefined => UPKEEP.exec(line.own)?.[0];
  // What a row buys is spoken of in the text as well.
  const bought = new Set(lines.filter(isPriced).map(upkeepOf));
  const isOwn = (line: ProseLine): boolean => {
    const upkeep = upkeepOf(line);
    return OF_HEALTH.test(line.own) || (upkeep !== undefined && bought.has(upkeep));
  };
  const foreign = lines.filter((line) => !isOwn(line));
  return SECTORS.map(({ name, own, words }) => ({
    name,
    lines: foreign.filter((line) => {
      if (line.part === "results") return saysOf(line, own) && !WITH_THEM.test(line.own);
      return saysOf(line, own) || words?.test(line.own) === true;
    }),
  })).filter((sector) => sector.lines.length > 0);
};
