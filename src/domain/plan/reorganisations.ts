/**
 * Bodies that were merged or renamed, with the register entry that says so. Names inside the title or the issuer of a
 * cited document are history and stay. District-level bodies ended without one successor, so they are asked for.
 */
import type { IsoDate } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";

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
const DISTRICT =
  /(?:Trung tâm Y tế|TTYT|Phòng Y tế|UBND|HĐND|Ủy ban nhân dân|Công an|Bảo hiểm xã hội|BHXH|Bệnh viện đa khoa|BVĐK)\s+(?:các\s+)?(?:huyện|thị xã|quận)(?:\s*,\s*(?:huyện|thị xã|thành phố|quận))*(?:\s+\p{Lu}\p{L}*){0,3}/gu;

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

/** Marks names of district-level bodies; `mark` gives the words put behind each. */
export function markDistrictBodies(
  text: string,
  asOf: IsoDate,
  mark: (name: string) => string,
): Renamed {
  if (asOf < DISTRICT_SINCE) return { text, notes: [] };
  const notes: Renamed["notes"] = [];
  const marked = text.replace(DISTRICT, (found) => {
    notes.push({ note: `${found}: không còn cấp huyện`, source: DISTRICT_SOURCE });
    return `${found.trimEnd()} ${mark(found.trim())}`;
  });
  return { text: marked, notes };
}
