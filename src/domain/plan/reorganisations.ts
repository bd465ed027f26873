/**
 * Bodies that were merged or renamed, with the register entry that says so. Names inside the title or the issuer of a
 * cited document are history and stay. District-level bodies ended without one successor, so they are asked for.
 */
import type { IsoDate } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import { OPEN } from "./open-marks.ts";

interface Renaming {
  pattern: RegExp;
  to: string;
  /** Where the sentence is about network security this body is named beside `to`. */
  security?: string;
  since: IsoDate;
  /** Symbol of the register entry. */
  source: string;
}

const RENAMINGS: readonly Renaming[] = [
  {
    pattern: /Bộ (?:Thông tin và Truyền thông|TT\s?&\s?TT|TTTT)/giu,
    to: "Bộ Khoa học và Công nghệ",
    since: "2025-03-01",
    source: "176/2025/QH15",
  },
  {
    pattern:
      /S[ởơo] (?:Thông tin và Truyền thông|Thong tin va Truy[eéẽ]n th[oôd]ng|TT\s?&\s?TT|TTTT)/giu,
    to: "Sở Khoa học và Công nghệ",
    security: "Công an tỉnh",
    since: "2025-03-01",
    source: "176/2025/QH15",
  },
];

/** No district level any more: 72/2025/QH15. */
const DISTRICT_SINCE: IsoDate = "2025-07-01";
const DISTRICT_SOURCE = "72/2025/QH15";
const OFFICE =
  "Y tế|(?:Văn hóa|Văn hoá|VH)(?:,? khoa học)?(?:\\s*(?:-|–|và|,)\\s*)(?:Thông tin|TT|xã hội)|VHTT|VH&TT|Nội vụ|Tư pháp|Kinh tế(?: (?:và|-) Hạ tầng)?|Tài chính(?:\\s*(?:-|–|và)\\s*Kế hoạch)?|TC-KH|Giáo dục(?: và Đào tạo)?|GD(?:&|\\s*-\\s*)ĐT|Lao động[\\p{L}\\s,–-]{0,40}|Tài nguyên[\\p{L}\\s,–-]{0,20}|Nông nghiệp[\\p{L}\\s,–-]{0,30}";
/** Bodies that there was one of in each district. */
const BODY = `Trung tâm Y tế|TTYT|Phòng (?:${OFFICE})|UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Công an|Bảo hiểm xã hội|BHXH|Bệnh viện đa khoa|BVĐK|Kho bạc(?: Nhà nước)?|Chi cục Thuế|Viện kiểm sát nhân dân|Tòa án nhân dân|Đài (?:Truyền thanh|Phát thanh)[\\p{L}\\s-]{0,24}?|Mặt trận Tổ quốc|Hội (?:Phụ nữ|Nông dân|Cựu chiến binh|Chữ thập đỏ)`;
const LEVEL = "huyện|thị xã|quận";
/** A city within a province, which ended with the districts; the six that are no part of one go on. */
const CITY =
  "(?:thành phố|TP\\.?)\\s+(?!(?:trực thuộc|Hà Nội|Hồ Chí Minh|HCM|Đà Nẵng|Hải Phòng|Cần Thơ|Huế)(?!\\p{L}))(?:\\p{Lu}[\\p{L}'’]*\\s?){1,3}(?<=\\p{L})";
const DISTRICT = new RegExp(
  `(?:${BODY})\\s+(?:(?:các\\s+)?(?:${LEVEL})(?:\\s*,\\s*(?:huyện|thị xã|thành phố|quận))*(?:\\s+\\p{Lu}[\\p{L}'’]*){0,3}|${CITY})`,
  "gu",
);
/** What the unit was made from is told as it was. */
const MADE_FROM =
  /(?:tổ chức lại|hợp nhất|sáp nhập|đổi tên|chia tách|tiền thân(?: là)?)\s+(?:(?:từ|các|\d+|hai|ba)\s+)*$/iu;
const WHOLE_NAME = new RegExp(`^(?:${DISTRICT.source})$`, "iu");

/** Whether a name is that of a body of the level that is no more. */
export const isDistrictBody = (name: string, asOf: IsoDate): boolean =>
  asOf >= DISTRICT_SINCE && WHOLE_NAME.test(name.trim());

export interface Renamed {
  text: string;
  /** "Sở Thông tin và Truyền thông → Sở Khoa học và Công nghệ", with its source symbol. */
  notes: { note: string; source: string }[];
}

/** Renames in text that stands outside citations. `whole` is the full text, for its subject. */
export function renameBodies(text: string, whole: string, asOf: IsoDate): Renamed {
  const notes: Renamed["notes"] = [];
  let result = text;
  for (const renaming of RENAMINGS) {
    if (asOf < renaming.since) continue;
    result = result.replace(renaming.pattern, (found) => {
      const to = withSecurity(renaming, whole);
      notes.push({ note: `${found} → ${to}`, source: renaming.source });
      return to;
    });
  }
  return { text: result.replace(/(Sở Khoa học và Công nghệ)(?:(?:,| và)\s+\1)+/gu, "$1"), notes };
}

function withSecurity(renaming: Renaming, whole: string): string {
  const folded = fold(whole);
  const security = /an ninh mang|an toan(?:,? an ninh)? (?:thong tin|mang)|ma doc/.test(folded);
  if (renaming.security === undefined || !security || folded.includes(fold(renaming.security))) {
    return renaming.to;
  }
  return `${renaming.to}, ${renaming.security}`;
}

/** Names of district-level bodies; `present` gives the words in the place of each. */
export function markDistrictBodies(
  text: string,
  asOf: IsoDate,
  present: (name: string) => string,
): Renamed {
  if (asOf < DISTRICT_SINCE) return { text, notes: [] };
  const notes: Renamed["notes"] = [];
  const marked = text.replace(DISTRICT, (found, at: number) => {
    const behind = text.slice(at + found.length);
    if (MADE_FROM.test(text.slice(0, at)) || behind.trimStart().startsWith(OPEN)) return found;
    notes.push({ note: `${found}: không còn cấp huyện`, source: DISTRICT_SOURCE });
    return present(found.trim());
  });
  return { text: marked, notes };
}
