/**
 * Provinces that are part of another one since 01/07/2025: organs of the province stand under the name of the one
 * that holds it, from the same register as the review's; what a hospital or a centre is called now is asked.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import { holderOf, MERGED, MERGED_BASIS, MERGED_SINCE } from "../review/abolished-bodies.ts";
import type { Renamed } from "./reorganisations.ts";
import type { RolloverContext } from "./rollover-context.ts";

const OFFICE =
  "Y tế|Tài chính|Nội vụ|Khoa học và Công nghệ|Xây dựng|Tư pháp|Công Thương|Giáo dục và Đào tạo|Nông nghiệp và Môi trường|Văn hóa, Thể thao và Du lịch|Dân tộc và Tôn giáo";
const ORGAN = `Sở (?:${OFFICE})|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Tỉnh ủy|Tỉnh uỷ|Công an|Bảo hiểm xã hội|BHXH`;
const spelt = (name: string): string =>
  name.replaceAll(/òa/gu, "(?:òa|oà)").replaceAll(/\s-\s/gu, String.raw`\s*[-–]\s*`);
const NAME = MERGED.map(([name]) => spelt(name)).join("|");
const AFTER = String.raw`(?![\p{L}])(?!\s*\(?(?:cũ|trước (?:đây|sắp xếp|sáp nhập)|nay là))`;
const OF_PROVINCE = new RegExp(
  String.raw`(?<!\p{L})(?:(${ORGAN})\s+(tỉnh\s+)?|(tỉnh\s+))(${NAME})${AFTER}`,
  "giu",
);
const APART = "của|thuộc|tại|trên|trong|ở|do|cho|và|với|theo";
const UNIT = new RegExp(
  String.raw`(?<!\p{L})(?:Bệnh viện|Trung tâm|Chi cục|Viện|Trường|TTYT|BVĐK|CDC)(?:\s+(?!(?:${APART})\s)[\p{L}-]+){0,7}?\s+(?:tỉnh\s+)?(${NAME})${AFTER}`,
  "giu",
);
const WHOLE_UNIT = new RegExp(`^(?:${UNIT.source})$`, "iu");

/** "Hoà Bình", "BẮC KẠN" as the register spells it; null for words in small letters. */
function provinceIn(printed: string): string | null {
  if (printed.charAt(0) !== printed.charAt(0).toLocaleUpperCase("vi")) return null;
  const found = MERGED.find(([name]) => new RegExp(`^${spelt(name)}$`, "iu").test(printed));
  return found?.[0] ?? null;
}

/** A plan made before the merger has the names of its time. */
export const madeBeforeMerger = ({ plan: { cover } }: RolloverContext): boolean =>
  (cover.date ?? `${cover.year}-01-01`) < MERGED_SINCE;

/** The name of a hospital or a centre of such a province. */
export const isOfFormerProvince = (name: string, asOf: IsoDate): boolean =>
  asOf >= MERGED_SINCE && WHOLE_UNIT.test(name.trim());

/** Organs and the province itself under the name of the one that holds it; names of units stay. */
export function renameProvinces(text: string, asOf: IsoDate): Renamed {
  if (asOf < MERGED_SINCE) return { text, notes: [] };
  const notes: Renamed["notes"] = [];
  const units = [...text.matchAll(UNIT)].map(({ 0: { length }, index }) => [index, index + length]);
  const renamed = text.replace(
    OF_PROVINCE,
    (found, organ = "", level = "", alone = "", name = "", at = 0) => {
      const province = provinceIn(String(name));
      const holder = province === null ? null : holderOf(province);
      const inUnit = units.some(([from = 0, to = 0]) => at >= from && at < to);
      if (holder === null || inUnit) return found;
      const words = heldBy(holder, { organ: String(organ), level: `${level}${alone}` });
      const to = found === found.toLocaleUpperCase("vi") ? words.toLocaleUpperCase("vi") : words;
      notes.push({ note: `${found} → ${to}`, source: MERGED_BASIS });
      return to;
    },
  );
  return { text: renamed, notes };
}

function heldBy(holder: string, { organ, level }: { organ: string; level: string }): string {
  const [, city = "", name = holder] = /^(thành phố\s+)?(.+)$/iu.exec(holder) ?? [];
  const isCity = city !== "";
  const rank = level === "" ? "" : isCity ? "thành phố " : level.toLocaleLowerCase("vi");
  const body = isCity ? organ.replace(/^tỉnh (?=[uủỷ])/iu, "Thành ") : organ;
  // The city of Hồ Chí Minh is never named without its rank.
  const full = rank === "" && name === "Hồ Chí Minh" ? "Thành phố " : rank;
  return `${body === "" ? "" : `${body} `}${full}${name}`;
}

/** Units of such a province; `present` gives the words in the place of each. */
export function markFormerUnits(
  text: string,
  asOf: IsoDate,
  present: (name: string) => string,
): Renamed {
  if (asOf < MERGED_SINCE) return { text, notes: [] };
  const notes: Renamed["notes"] = [];
  const marked = text.replace(UNIT, (found, name: string) => {
    if (provinceIn(name) === null) return found;
    notes.push({ note: `${found}: tỉnh đã sáp nhập`, source: MERGED_BASIS });
    return present(found);
  });
  return { text: marked, notes };
}

/** Where a plan of an organ of the province is signed: "Yên Bái" is "Lào Cai" now. */
export function placeNow(place: string, asOf: IsoDate): string {
  const holder = asOf < MERGED_SINCE ? null : holderOf(provinceIn(place) ?? place);
  return holder?.replace(/^thành phố\s+(?!Hồ Chí Minh)/iu, "") ?? place;
}

/** A plan of the province as it was goes over to one that holds others too: what it counts and pays is to be looked at. */
export function tellGrownProvince(ctx: RolloverContext, province: string | null): void {
  if (province === null || ctx.asOf < MERGED_SINCE || !madeBeforeMerger(ctx)) return;
  const held = MERGED.filter(([, holder]) => holder === province).map(([name]) => name);
  if (held.length === 0) return;
  const since = displayDate(MERGED_SINCE);
  ctx.derived.push(since);
  ctx.notices.push(
    `Từ ngày ${since} ${province} gồm cả ${held.join(", ")} và không còn cấp huyện (${MERGED_BASIS}): phạm vi, danh sách đơn vị, chỉ tiêu và kinh phí của kế hoạch trước là của tỉnh trước sắp xếp, rà soát trước khi trình.`,
  );
}
