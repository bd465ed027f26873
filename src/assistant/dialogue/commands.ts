/** What a text asks for: a command of the menu, the same in plain words, or a question. */
import type { Action } from "../../domain/access/action.ts";
import { namesSection, sectionOrderIn } from "../../domain/plan/asked/section-order.ts";
import { fold } from "../../domain/text/fold.ts";

export const COMMANDS = [
  "start",
  "hoi",
  "soan",
  "dutoan",
  "kiemtra",
  "nap",
  "doc",
  "vanban",
  "theodoi",
  "donvi",
  "roidonvi",
  "moinguoi",
  "noikenh",
  "web",
  "duyet",
  "tuchoi",
  "xinquyen",
  "dien",
  "moi",
  "huy",
  "trogiup",
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What each command does; test/access/declared-actions.test.ts holds it against the list above. */
export const chatActions: Readonly<Record<CommandName, Action | "public" | "signed-in">> = {
  start: "public",
  hoi: "ask",
  soan: "draft",
  dutoan: "draft",
  kiemtra: "review",
  nap: "ingest",
  doc: "review",
  vanban: "search",
  theodoi: "follow",
  donvi: "signed-in",
  roidonvi: "signed-in",
  moinguoi: "invite",
  noikenh: "signed-in",
  web: "signed-in",
  duyet: "approve-request",
  tuchoi: "approve-request",
  xinquyen: "public",
  dien: "draft",
  moi: "public",
  huy: "public",
  trogiup: "public",
};

/** The menu of the channel; what is not here is reached by buttons and help. */
export const MENU: readonly { command: CommandName; description: string }[] = [
  { command: "hoi", description: "Hỏi về văn bản, kế hoạch" },
  { command: "soan", description: "Soạn kế hoạch năm sau" },
  { command: "dutoan", description: "Lập dự toán kinh phí" },
  { command: "kiemtra", description: "Rà soát kế hoạch, dự toán" },
  { command: "nap", description: "Nạp tài liệu vào kho" },
  { command: "doc", description: "Đọc chữ trong ảnh, tệp" },
  { command: "vanban", description: "Tìm trong kho tài liệu" },
  { command: "theodoi", description: "Văn bản, chủ đề đang theo dõi" },
  { command: "donvi", description: "Đơn vị và tài khoản của anh/chị" },
  { command: "web", description: "Mở trang web của hệ thống" },
  { command: "moi", description: "Bắt đầu cuộc trò chuyện mới" },
  { command: "huy", description: "Dừng việc đang làm" },
  { command: "trogiup", description: "Hướng dẫn và ví dụ" },
];

export interface Command {
  name: CommandName;
  /** What stands after the command. */
  rest: string;
}

/** A request in a whole sentence: "soạn giúp mình kế hoạch năm 2027, thêm 20 máy tính". */
const DRAFTING =
  /^(?:(?:hay|nho|xin|giup)(?: (?:toi|minh|em|anh|chi|ban))? )?(?:soan|lap|viet|lam)(?: (?:giup|cho|ho))?(?: (?:toi|minh|em))?(?: (?:ban|bang|du thao))? (ke hoach|du toan|kinh phi)(?: (?:chuyen doi so|ung dung cong nghe thong tin|kinh phi|cua don vi|cho don vi|nam|sau|toi|20\d\d))*(?=$|[ ,.:;])/;
/** What may follow: a wish for the draft, never words that a question could go on with. */
const WISH =
  /^[ ,.:;-]*(?:(?:va|voi|co|nhung|nho) )?(?:them|bo|bot|giam|tang|giu|doi|thay|cap nhat|mua|nang cap|chi)\b/;

/** Null for what only begins like a request. */
function draftRequest(text: string, folded: string): Command | null {
  const head = DRAFTING.exec(folded);
  if (head === null || isQuestion(text)) return null;
  const behind = folded.slice(head[0].length);
  if (!WISH.test(behind)) return null;
  // Marks fold letter by letter, so the wish stands at the same place in what was typed.
  const spaced = text.replace(/\s+/g, " ");
  const wish = spaced.length === folded.length ? spaced.slice(head[0].length) : spaced;
  const year = /\b20\d\d\b/.exec(head[0])?.[0] ?? "";
  const rest = `${year} ${wish.replace(/^[\s,.:;-]+/, "")}`.trim();
  return { name: head[1] === "ke hoach" ? "soan" : "dutoan", rest };
}

/** "soạn mục hạ tầng số": the drafting command, with the section as its wish. */
function sectionRequest(text: string): Command | null {
  const order = isQuestion(text) ? null : sectionOrderIn(text);
  if (order === null || !order.verb) return null;
  if (!order.certain && !namesSection(order.section)) return null;
  const year = /\b20\d\d\b/.exec(text)?.[0] ?? "";
  return { name: "soan", rest: `${year} ${text.replace(/\b20\d\d\b/, "")}`.trim() };
}

/** Other spellings of a command word. */
const ALIASES: Readonly<Record<string, CommandName>> = {
  help: "trogiup",
  xoa: "moi",
  dung: "huy",
  cancel: "huy",
  new: "moi",
  dangnhap: "web",
};

/** Whole messages in plain words, folded. Longer sentences are questions, whatever they begin with. */
const PLAIN: readonly [RegExp, CommandName][] = [
  [/^(huy( bo)?|thoi|dung( lai)?|huy viec nay)$/, "huy"],
  [/^(xoa|xoa (hoi thoai|cuoc tro chuyen)|bat dau lai|cuoc tro chuyen moi)$/, "moi"],
  [
    /^(tro giup|giup( toi| minh| em)?( voi)?|huong dan( su dung)?|(xin )?chao( ban| anh| chi)?|hello|hi)$/,
    "trogiup",
  ],
  [
    /^(soan|lap|viet|lam)( giup( toi| minh| em)?)? (ban )?ke hoach( chuyen doi so)?( nam)?( sau| toi| \d{4})?$/,
    "soan",
  ],
  [
    /^(soan|lap|viet|lam)( giup( toi| minh| em)?)? (bang )?(du toan|kinh phi)( kinh phi)?( nam)?( sau| toi| \d{4})?$/,
    "dutoan",
  ],
  [
    /^(kiem tra|ra soat)( giup( toi| minh| em)?)?( (tep|file|ke hoach|du toan|tai lieu))?( nay)?$/,
    "kiemtra",
  ],
  [/^(nap|them)( (tep|file|tai lieu|van ban))?( (nay|vao kho))*$/, "nap"],
  [/^doc( giup( toi| minh| em)?)?( (tep|file|anh|trang|noi dung))?( nay)?$/, "doc"],
  [/^xin (quyen|cap quyen)( truy cap)?$/, "xinquyen"],
  [/^((toi|minh|em) )?(muon |xin )?roi (khoi )?don vi( nay)?$/, "roidonvi"],
];

/** Null: no command but something said. `bot`: the bot's name, for "/hoi@ten_bot" in groups. */
export function parseCommand(text: string): Command | null {
  const trimmed = text.normalize("NFC").trim();
  const slash = /^\/([a-z_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(trimmed);
  if (slash) {
    const word = (slash[1] ?? "").toLowerCase().replaceAll("_", "");
    const name = COMMANDS.find((command) => command === word) ?? ALIASES[word];
    return name === undefined
      ? { name: "trogiup", rest: "" }
      : { name, rest: (slash[2] ?? "").trim() };
  }
  const folded = fold(trimmed).replace(/[.!…]+$/, "");
  const plain = PLAIN.find(([form]) => form.test(folded));
  if (plain) return { name: plain[1], rest: /\d{4}/.exec(folded)?.[0] ?? "" };
  return draftRequest(trimmed, fold(trimmed)) ?? sectionRequest(trimmed);
}

/** True for a message that asks rather than tells. */
export function isQuestion(text: string): boolean {
  if (/\?\s*$/.test(text)) return true;
  const folded = fold(text);
  return (
    /\b(bao nhieu|khi nao|the nao|la gi|o dau|may ngay|van ban nao|thong tu nao|nghi dinh nao|co phai|con hieu luc|quy dinh (gi|nao))\b/.test(
      folded,
    ) || /\bkhong$/.test(folded)
  );
}
