/**
 * Who must meet a deadline: the body or person with which the sentence begins (behind its words of time and condition),
 * up to the verb; else the one that the items above it name ("1. Bộ Y tế:", "Điều 4. Trách nhiệm của Bộ trưởng …").
 * Works on text folded in place, so that scans are read too.
 */
import { upperFirst } from "../../text/first-letter.ts";
import { foldInPlace } from "../../text/fold.ts";
import { oneLine, type Statement } from "./statements.ts";

/** What bodies and persons with duties begin with. */
const ACTOR = new RegExp(
  `^(?:(?:cac|moi|tung|toan the|nhung|hai|ca) )?(?:${[
    "bo(?! (?:tieu chi|ma|luat|phan mem|chi so|tri|sung)\\b)",
    "so(?! (?:\\d|lieu|hoa|luong|tien|hieu|dinh|ket)\\b)",
    "ubnd|uy ban|hdnd|hoi dong|chinh phu|thu tuong|quoc hoi",
    "(?:tong |chi )?cuc|vu|vien(?! phi\\b)|hoc vien|trung tam|benh vien|phong kham|phong(?! (?:chong|benh|ngua)\\b)|khoa|tram|truong(?! hop\\b)|nha truong|dai hoc",
    "van phong|thanh tra|ban(?! (?:hanh|giao|ghi|sao)\\b)|to(?! chuc\\b)|to chuc (?:giam dinh|chinh tri|tin dung|ca nhan|dang|khoa hoc|chu tri|hanh nghe|cung (?:ung|cap) (?:dich vu|thiet bi|nen tang|phan mem))|to chuc, ca nhan",
    "(?:tinh|thanh|huyen|dang|cap|quan) uy|dang bo|chi bo|dang doan",
    "bao hiem|bhxh|ttyt|kho bac|cong an|ngan hang|toa an|kiem toan|mat tran|hoi(?! (?:nghi|thao|chan)\\b)|doan(?! (?:bo)\\b)|lien doan|cong doan|lien (?:so|nganh)",
    "co quan|truong doan|co so(?! du lieu\\b)|don vi|doanh nghiep|ca nhan|nha thau|nha cung cap|chu dau tu|ben |chu (?:so huu|quan|tich|nhiem)|nguoi |thu truong|(?:tong )?giam doc|pho |bo truong|thu truong|chanh|cong ty|tap doan|vien kiem sat|dia phuong|thon|nhan vien|can bo|cong chuc|vien chuc|bac si|lanh dao|thanh vien|xa |phuong ",
  ].join("|")})\\b`,
);

/** Verbs of duty: the name ends in front of the first one. "công lập", "chương trình", "thanh tra" hold none. */
const VERB =
  /(?:^|[\s,])(?:(?:co|chiu) trach nhiem|phai|can(?! bo)|duoc|hoan (?:thanh|tat|thien)|bao cao|(?<!tien )gui|(?<!cong |doc |thanh |thiet )lap|tong hop|xay dung|quan triet|ban hanh|tham (?:dinh|muu|tra)|cung cap|(?<!chuong |quy |tien |cong |qua )trinh|phoi hop|huong dan|ra soat|cap nhat|chu (?:tri|dong)|phe duyet|lanh dao(?= (?:viec|cac|xay|thuc|to)\b)|chi dao(?! (?:chuyen|thuc|ve|nganh|tinh|cap))|khoa(?= (?:so|ho so))|la(?= (?:co quan|dau moi|don vi))|tra (?:loi|ket|lai|ho so)|dang tai|dang ky|cong (?:bo|khai)|thong bao|co (?:van ban|y kien|mat|ke hoach)|trien khai|thuc hien|bo tri|kiem (?:tra|ke)|theo doi|don doc|nop|ban giao|khan truong|tiep nhan|giai quyet|xem xet|(?<!chu )ky(?! (?:thuat|luat))|mo|nhap|(?<!vu |gian |phi )thanh toan|chi tra|chuan (?:hoa|bi)|ket noi|lien thong|danh gia|doi chieu|neu(?= (?:ro|ly do))|dua(?= [a-z ]{2,60}(?:vao|len) )|xac minh|ghi nhan|dinh ky|phan hoi|sao luu|khoi phuc|bo sung|de (?:xuat|nghi)|tuyen truyen|pho bien|dao tao(?! va)|tap huan|so hoa|niem yet|dieu chinh|bao dam|duy tri|cu(?= (?:can bo|nhan su|nguoi|vien chuc|cong chuc|dau moi|dai dien|lanh dao|thanh vien))|cu the hoa|ke khai|khai bao|thu thap|nghiem thu|tich hop|(?<!tuyen )giao|tiep tuc|to chuc(?! (?:hoi|ca nhan))|nang cap|luu tru(?= (?:ho so|du lieu))|chuyen (?:giao|doi|du|toan|ho)|van hanh|xu ly|chot|kich hoat|dinh chinh|hoan (?:chinh|tra)|kiem soat(?! (?:benh|noi|thu))|(?:dung|ngung)(?= (?:luu|cung|su|van|thu|tiep))|thi|ap dung|su dung|so ket|tong ket|trang bi|cap(?= (?:phep|giay|tai|chung|ma)))(?![a-z])/g;
/** "đang cung cấp", "đã lập": what tells of whom the sentence speaks. */
const RELATIVE = /(?:^|\s)(?:da|dang|chua|co|duoc giao|(?<!truc )thuoc)$/;

/** Time and condition in front of the subject; they end at a comma. */
const FRAME =
  /^(?:trong|truoc|cham nhat|muon nhat|ke tu|tu ngay|sau|hang|dinh ky|moi|khi|neu|truong hop|doi voi|can cu|theo|tren co so|de|vao|den|ngay|qua|toi thieu|it nhat|cuoi|dau|bat dau|quy [ivx]|thang \d+|(?:[a-z]+ ){2,8}thi trong)\b/;
const ORDER = /^(?:giao|yeu cau|de nghi|nghi nhan|uy quyen)(?: cho)? (?:dong chi )?/;
const DUTIES_OF =
  /^(?:trach nhiem|nhiem vu|quyen han)(?:,? (?:va )?(?:quyen han|nhiem vu|quyen|nghia vu))?(?: cu the)? (?:cua|doi voi) /;
const MAX_NAME = 130;

/** The subject of the clause, of its sentence or of what stands above it; null where none is told. */
export function whoMust(
  clause: Pick<Statement, "text">,
  { text, leads }: Statement,
): string | null {
  const own = actorOf(clause.text) ?? (clause.text === text ? null : actorOf(text));
  if (own !== null) return own;
  for (const lead of leads.toReversed()) {
    const named = actorAbove(lead.text);
    if (named !== null) return named;
  }
  return null;
}

/** "Trong thời hạn 10 ngày …, Sở Y tế đăng tải": the name between the frame and the verb. */
function actorOf(sentence: string): string | null {
  const text = oneLine(sentence);
  for (const start of starts(foldInPlace(text))) {
    const found = nameAt(text.slice(start));
    if (found !== null) return found;
  }
  return null;
}

/** Where a subject may begin: the sentence itself, behind an order, behind each comma of its frame. */
function starts(folded: string): number[] {
  const found: number[] = [];
  let at = /^[^a-z\d]*(?:\d{1,2}[.)]\s*|[a-z]\)\s*)?/.exec(folded)?.[0].length ?? 0;
  for (;;) {
    const rest = folded.slice(at);
    found.push(at + (ORDER.exec(rest)?.[0].length ?? 0));
    const comma = rest.search(FRAME.test(rest) ? /[,:] / : /, /);
    if (!FRAME.test(rest) && found.length === 1) return found;
    if (comma < 0 || found.length > 6) return found;
    at += comma + 2;
  }
}

function nameAt(text: string): string | null {
  const folded = foldInPlace(text);
  if (!ACTOR.test(folded)) return null;
  const label = /^[^:.;]{3,110}(?=: )/.exec(folded)?.[0];
  const end = verbAt(folded);
  const length = label !== undefined && (end < 0 || label.length < end) ? label.length : end;
  return length < 0 ? null : tidy(text.slice(0, length));
}

/** The first verb that is no part of the description of who is meant; -1: there is none. */
function verbAt(folded: string): number {
  for (const match of folded.matchAll(VERB)) {
    const name = folded.slice(0, match.index);
    if (match.index === 0 || RELATIVE.test(name)) continue;
    // "Người được hỗ trợ …" says who is meant.
    if (name === "nguoi" && match[0].endsWith("duoc")) continue;
    return match.index;
  }
  return -1;
}

/** A parent item: "Bộ Y tế:", "Sở Y tế chủ trì:", "Trách nhiệm của Bộ trưởng Bộ Y tế". */
function actorAbove(lead: string): string | null {
  const text = oneLine(lead).replace(/[:;.,]+$/, "");
  const duties = DUTIES_OF.exec(foldInPlace(text));
  if (duties) return tidy(text.slice(duties[0].length));
  const found = actorOf(`${text} `);
  if (found !== null) return found;
  const bare = ORDER.exec(foldInPlace(text))?.[0].length ?? 0;
  const folded = foldInPlace(text.slice(bare));
  return ACTOR.test(folded) && verbAt(folded) < 0 ? tidy(text.slice(bare)) : null;
}

function tidy(name: string): string | null {
  const words = name
    .trim()
    .replace(/(?:[,;:]|\s+(?:và|va|thì|thi|(?<!trực )thuộc|đã|đang|cần|hãy|sẽ))+$/u, "");
  if (words.length < 3 || words.length > MAX_NAME) return null;
  return upperFirst(words);
}
