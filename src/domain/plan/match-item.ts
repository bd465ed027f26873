/** Finds the budget line that a request means: abbreviations, spelling variants and small slips count as alike. */
import { editDistance } from "../text/edit-distance.ts";
import { syllables } from "../text/fold.ts";

/** One token for names of several words, so that "máy tính" is not "máy tính bảng". Order matters. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:may (?:scan|quet)|dau doc) van tay\b/g, "fingerprint"],
  [
    /\b(?:may (?:scan|quet)|dau doc|thiet bi doc)(?: ma| the| chip)* (?:qr(?:code)?|cccd|ma vach|chip)\b/g,
    "codereader",
  ],
  [/\b(?:may tinh bang|tablet|ipad)\b/g, "tablet"],
  [/\b(?:may (?:vi )?tinh(?: (?:de ban|xach tay|lam viec|ban))?|laptop|desktop|pc)\b/g, "computer"],
  [/\bmay in (?:in )?(?:ma vach|nhan|tem|nhiet|hoa don|bill|vong (?:deo )?tay)\b/g, "labelprinter"],
  [/\bmay in\b/g, "printer"],
  [/\b(?:may (?:scan|quet)|scanner)\b/g, "scanner"],
  [/\b(?:may chu|server)\b/g, "server"],
  [/\b(?:may photo(?:copy)?|photocopy)\b/g, "photocopier"],
  [/\b(?:tuong lua|firewall)\b/g, "firewall"],
  [/\b(?:kiosk?|kios)\b/g, "kiosk"],
  [/\b(?:ho so )?benh an dien tu\b|\bemr\b/g, "emr"],
  [/\b(?:phan mem |he thong )?quan ly benh vien\b|\bhis\b/g, "his"],
  [/\b(?:he thong )?thong tin xet nghiem\b|\blis\b/g, "lis"],
  [/\bris\b|\bpacs\b|\bchan doan hinh anh\b|\btruyen tai hinh anh\b/g, "pacs"],
  [/\b(?:chung thu so|chu ky so|smart ?ca|token)\b/g, "esign"],
  [/\b(?:o luu tru|tu dia luu tru|nas)\b/g, "nas"],
  [
    /\b(?:(?:bo|thiet bi|diem|cuc) )?(?:(?:thu )?phat )?(?:song )?(?:wi ?fi|access ?point|mang (?:lan )?khong day)\b/g,
    "wifi",
  ],
  [/\b(?:duong truyen|internet|leased ?line)\b/g, "internet"],
];

const NAMED: ReadonlySet<string> = new Set(NAMES.map(([, token]) => token));

/** What a name is about: the thing that it names where we know it, else all its telling words. */
export function headTokens(name: string): string[] {
  const tokens = itemTokens(name);
  const named = tokens.find((token) => NAMED.has(token));
  return named === undefined ? tokens : [named];
}

const FILLER = new Set([
  "phan",
  "mem",
  "he",
  "thong",
  "thiet",
  "bi",
  "cai",
  "goi",
  "thang",
  "nam",
  "may",
  "va",
  "cac",
  "cho",
  "dich",
  "vu",
]);

/** Tokens of a name; generic words only when nothing else is left. */
export function itemTokens(name: string): string[] {
  let folded = syllables(name).join(" ");
  for (const [pattern, token] of NAMES) folded = folded.replace(pattern, ` ${token} `);
  const all = [
    ...new Set(folded.split(" ").filter((token) => token !== "" && !/^\d+$/.test(token))),
  ];
  const telling = all.filter((token) => !FILLER.has(token));
  return telling.length > 0 ? telling : all;
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const longer = Math.max(a.length, b.length);
  return longer >= 5 && editDistance(a, b) <= (longer >= 8 ? 2 : 1);
}

export interface ItemMatch<T> {
  item: T;
  /** Share of the asked words that the name has, 0..1. */
  score: number;
}

/** Best line, or null when fewer than two thirds of the asked words are met. */
export function matchItem<T extends { name: string }>(
  asked: string,
  items: readonly T[],
): ItemMatch<T> | null {
  const wanted = itemTokens(asked);
  if (wanted.length === 0) return null;
  // A thing that we know by name is met by its name: "Internet dự phòng" is no other thing "dự phòng".
  const named = wanted.filter((word) => NAMED.has(word));
  const meets = (tokens: readonly string[]): boolean =>
    named.length === 0 || named.some((word) => tokens.includes(word));
  const scored = items.flatMap((item) => {
    const tokens = itemTokens(item.name);
    if (!meets(tokens)) return [];
    const met = wanted.filter((word) => tokens.some((token) => alike(word, token))).length;
    const first =
      tokens[0] !== undefined && wanted.some((word) => alike(word, tokens[0] ?? "")) ? 0 : 1;
    return [{ item, score: met / wanted.length, first, extra: tokens.length - met }];
  });
  scored.sort((a, b) => b.score - a.score || a.first - b.first || a.extra - b.extra);
  const [best] = scored;
  return best && best.score >= 2 / 3 ? { item: best.item, score: best.score } : null;
}
