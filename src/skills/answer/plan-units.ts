/** Which units and years a question about plans means, and the words that only frame such a question. */
import { fold, syllables } from "../../domain/text/fold.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";
import type { PlanUnit } from "./plan-issuers.ts";
import { asksTax } from "./plan-measures.ts";

/** Units of the store's plans that a text names. */
export function unitsOf(text: string, { planUnits }: Pick<Turn, "planUnits">): string[] {
  const said = ` ${syllables(text).join(" ")} `;
  return planUnits.filter(({ name }) => said.includes(` ${name} `)).map(({ name }) => name);
}

export const isOfUnits = (
  passage: Pick<FoundPassage, "issuer" | "title">,
  units: readonly string[],
): boolean =>
  units.length === 0 ||
  units.some((unit) => fold(`${passage.issuer ?? ""} ${passage.title}`).includes(unit));

export function yearsOf(text: string): number[] {
  return [...new Set([...text.matchAll(/\b(20[12]\d|2030)\b/g)].map((match) => Number(match[1])))];
}

/** The one year that a question names. */
export function onlyYear(text: string): number | null {
  const years = yearsOf(text);
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** Words of staff and of plans for one thing, by one name on both sides. */
const SAME_THINGS: readonly (readonly [RegExp, string])[] = [
  [/\bkios(?:k|ks)?\b/gi, "kiosk"],
  [/\bQLBV\b/gi, "quản lý bệnh viện"],
  [/(?<!\p{L})máy quét (?:tài liệu|hồ sơ|bệnh án|văn bản|giấy tờ)(?!\p{L})/giu, "máy scan"],
  [/(?<!\p{L})may quet (?:tai lieu|ho so|benh an|van ban|giay to)(?!\p{L})/giu, "may scan"],
  [/(?<!\p{L})(?:thiết bị|máy) (?:đọc|đọc quét|quét)(?!\p{L})/giu, "đầu đọc"],
  [/(?<!\p{L})(?:thiet bi|may) (?:doc|doc quet|quet)(?!\p{L})/giu, "dau doc"],
  [/\bbn(?=\s*[?.!]*$|\s+ti[eề]n)/giu, "bao nhiêu"],
  [/\bQR ?code\b/gi, "QR"],
];

export const planQuery = (text: string): string =>
  SAME_THINGS.reduce((rest, [pattern, name]) => rest.replace(pattern, name), text);

const NAMED_UNIT =
  /(?:TTYT|[Tt]rung t[âa]m [Yy] t[ếe]|[Bb][ệe]nh vi[ệe]n|BV|[Ss][ởo] [Yy] t[ếe]|SYT|[Tt][ỉi]nh|[Hh]uy[ệe]n)\s+((?:\p{Lu}[\p{L}]*\s?){1,4})/gu;

/** "TTYT Buôn Đôn": a unit that no document of the store names. */
export function namesUnknownUnit(text: string, turn: Turn): boolean {
  for (const match of text.matchAll(NAMED_UNIT)) {
    const name = fold(match[1] ?? "");
    if (name.length < 3 || unitsOf(name, turn).length > 0) continue;
    const known = turn.register.entries.some((entry) => fold(entry.issuer).includes(name));
    if (!known) return true;
  }
  return false;
}

/** "Quyết định của UBND tỉnh Lâm Đồng": what a body issued that no document of the store names. */
const OF_LOCAL_BODY =
  /\b(?:cua|do) (?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|so (?:y te|tai chinh|khoa hoc|noi vu)|syt|tinh|tinh uy)\b/;

export const isOfUnknownBody = (text: string, turn: Turn): boolean =>
  OF_LOCAL_BODY.test(fold(text)) && namesUnknownUnit(text, turn);

/** Words that frame a question about plans and carry no subject, the names of the units meant among them. Folded. */
export function frameOf(text: string, places: readonly PlanUnit[]): ReadonlySet<string> {
  const named = unitsOf(text, { planUnits: places });
  const own = places.filter(({ name }) => named.includes(name)).flatMap(({ words }) => words);
  return new Set([...FRAME, ...own]);
}

const FRAME: readonly string[] = (
  "thuc hien giai ngan nhom ke hoach kh nam don gia kinh phi so tien du toan ghi noi neu chi tieu muc cac ngoai vi viet co sanh truoc cu qua tong cong " +
  "bao nhieu nhieu mua may cai bo goi het ton chi giua chenh nhau lech don vi tai cua thue hoi gia tri bang " +
  "cong nghe thong tin chuyen doi so y te bo tri duoc nganh " +
  "tinh benh vien so trung tam y te ttyt bv syt"
).split(" ");

/** "máy tính", "máy in", "tính bảng": folded, the words of a thing look like those of a question. */
export function namesThing(term: string, words: readonly string[]): boolean {
  const beside = (first: string, second: RegExp) =>
    words.some((word, i) => word === first && second.test(words[i + 1] ?? ""));
  if (term === "vi") return beside("vi", /^tinh$/);
  if (term === "bang") return beside("tinh", /^bang$/);
  if (term === "tinh") return beside("may", /^tinh$/) || beside("vi", /^tinh$/);
  // "Chủ" of "Chủ tịch" frames a question about a province; of "máy chủ" it names a thing.
  if (MACHINE.test(term)) return words.some((word, i) => word === "may" && words[i + 1] === term);
  return term === "may" && (beside("may", MACHINE) || beside("may", /^vi$/));
}

const MACHINE = /^(?:tinh|in|chu|tram|scan|photo|photocopy|chieu|anh|phat|lanh|huy)$/;

/** "Được bố trí bao nhiêu", "chi phí ở Krông Pắc": money without the word. */
const IS_ALLOTTED =
  /\bduoc (?:cap|giao|rot) (?:bao nhieu|nhieu)(?= (?:tien|ty|trieu|kinh phi|von)\b|\s*(?:[?,.;]|$))|\b(?:bo tri|giai ngan|phan bo|duyet|rot)(?: (?:duoc|dc))? (?:bao nhieu|nhieu)(?= (?:tien|ty|trieu|kinh phi|von)\b|\s*(?:[?,.;]|$))|\bchi phi\b(?! (?:kham|kcb|dieu tri|thanh toan|bhyt|bao hiem))/;
/** "Vốn sự nghiệp ngân sách tỉnh … 2024 vs 2025". */
const OF_SOURCE =
  /\b(?:von su nghiep|quy phat trien(?: hoat dong)? su nghiep|nguon thu su nghiep)\b.*\b20[12]\d\b/;

/** The question asks for money or numbers of the budget tables. */
export function asksMoney(text: string): boolean {
  const folded = fold(text);
  if (asksTax(folded) || IS_ALLOTTED.test(folded) || OF_SOURCE.test(folded)) return true;
  if (/%|phan tram|ty le/.test(folded)) return false;
  if (/\b(?:ton|het|dat|re) (?:hon|nhat)\b|\bgia (?:ca|phan mem|may)\b/.test(folded)) return true;
  if (/\b(?:tien|kinh phi|von)\b.{0,20}\bnguon\b|\bnguon (?:kinh phi|von|tien)\b/.test(folded))
    return true;
  if (
    /(?:^|[:,;] ?)gia (?!tri|tang|dinh|han)|\bgiai ngan\b|\bhet (?:bao nhieu|nhieu)\b/.test(folded)
  )
    return true;
  if (/(?<!\p{L})tiền(?!\s+(?:mặt|đề|tố|lệ|trạm))(?!\p{L})/iu.test(text)) return true;
  if (/\btien (?:cho|mua|cua|may chu|may tinh|thue|phan mem|he thong|dau tu)\b/.test(folded))
    return true;
  return /\bdon gia\b|gia (?:thue|mua|bao|nhieu|may|his|lis|pacs|emr|kiosk)|kinh phi|du toan|(?:bao nhieu|nhieu|may|het|so) tien|mua may (?:cai|bo|chiec)|ton bao nhieu|tong (?:du toan|kinh phi|tien)|chi .{2,40}bao nhieu|gia .{2,40}(?:bao nhieu|nhieu)|mua (?:bao nhieu|may) |gia may |bao nhieu mot|(?:ngan sach|nguon (?:quy|thu|von|ns)|quy phat trien|von su nghiep)\b.{0,60}(?:bao nhieu|nhieu|may)|^(?:the|con|vay) .{2,30}bao nhieu/.test(
    folded,
  );
}
