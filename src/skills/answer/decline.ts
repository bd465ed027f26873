/** Honest refusals: nothing found (with what is near), off the subject, several documents of one name. */
import type { Reference } from "../../domain/reference/find-references.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { mostlySeen } from "../../domain/regulation/checked-to.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { askedFigure, FIGURE_NAMES } from "./asked-figure.ts";
import { type AskedObject, askedObject } from "./asked-object.ts";
import { asksMoney, namesUnknownUnit } from "./plan-units.ts";
import { callIt } from "./statement.ts";
import type { Question } from "./understand.ts";

const HELP = "Nếu anh/chị có văn bản hoặc kế hoạch này, gửi tệp vào đây để nạp.";

/** Questions of a patient: symptoms, drugs, doses. Folded. */
const MEDICAL =
  /\b(?:uong|dung) (?:thuoc|khang sinh)|thuoc (?:gi|nao)|(?<!\b(?:tai|du|so|vat|nguyen) )\blieu (?:dung|luong|thuoc)|trieu chung|\b(?:sot (?:\d|cao|xuat|nhe|ve)|bi (?:sot|ho|non|ngua|ngat)|ho (?:khan|co dom|ra mau|keo dai)|dau (?:dau|bung|lung|nguc|hong|rang|khop)|tieu chay|noi man|mat ngu|chong mat|buon non)\b|(?:cach|thuoc) chua|\bchua (?:khoi(?! (?:tao|dong|cong|phuc))|benh gi)|men gan|duong huyet|insulin|tieu duong|huyet ap|benh nhan .{0,40}(?:nen|duoc uong)|co nang (?:khong|ko|lam)|mang thai|thai ky|cho con bu|tiem (?:vac xin|vaccine|phong) (?:nao|gi|may)|\ban gi (?:de|cho|khi)|benh (?:gi|nay) (?:la|co)|\b(?:be|tre|tre so sinh|chau|benh nhan|bn|nguoi benh)\b.{0,24}\b(?:sot|non|vang da|co giat|kho tho|tieu chay|noi ban|bo bu|chay mau)\b|\bcho (?:be |tre |chau )?uong\b|\b\w+ (?:may|bao nhieu) vien\b(?! (?:chuc|thong|phi))|\bvien (?:mot|1) ngay\b|\b(?:xet nghiem|xn|kq xn|chi so|creatinin|bilirubin|glucose|hba1c)\b.{0,24}\b(?:co sao|cao|thap|bat thuong|nguy hiem)\b|\bchieu den\b|phac do|chan doan (?:benh|giup)/;

/** Work that the product does not do. Folded. */
const OTHER_WORK =
  /(?:viet|soan|dich|lap trinh|code|goi y|hat) .{0,25}(?:hop dong|bai (?:tho|hat|van|phat bieu)|tho\b|don (?:xin|khieu|ly)|cv\b|email|thu moi|logo|slide|code|website|truyen|quan an|mon an|thuc don|lich trinh|tour|tieng (?:anh|trung|phap|nhat|han))|hop dong lao dong|ly hon|(?:thua ke|mua ban|sang ten) (?:dat|nha|xe)/;

const ELSEWHERE =
  /\b(?:chuyen cuoi|ke chuyen|toan lop|bai toan|ve may bay|ve tau|dat phong|khach san|bmi|xe may|tra gop|lich thi dau|dep trai|xinh|thoi tiet|co mua (?:khong|ko)|du bao|bong da|doi tuyen|da may gio|quan an|ty so|xo so|chung khoan|gia vang|tien ao|bitcoin|nau (?:an|mon|bun|pho|com)|cong thuc (?:nau|lam)|xem phim|phim (?:hay|bo|le|hoat hinh)|rap phim|ca si|tu vi|du lich|tinh yeu|nguoi yeu|game|ban la ai|may tuoi|world cup|iphone|wifi|hack|cai (?:lai )?(?:win|windows)|cai lai may|mo tai khoan ngan hang|lai (?:suat )?cao)\b/;

export function isOffTopic(question: Question): boolean {
  if (question.named.length + question.ambiguous.length + question.unknown.length > 0) return false;
  const text = fold(question.text);
  return MEDICAL.test(text) || OTHER_WORK.test(text) || ELSEWHERE.test(text);
}

export function offTopic(question: Question): Outcome {
  const medical = MEDICAL.test(fold(question.text));
  const draft = emptyDraft();
  draft.kind = "out-of-scope";
  draft.opening = `Tôi chỉ hỗ trợ tra cứu văn bản, soạn và rà soát kế hoạch chuyển đổi số y tế.${medical ? " Việc khám chữa bệnh xin hỏi bác sĩ." : ""}`;
  draft.suggestions = ["Thông tư nào quy định bệnh án điện tử?", "Soạn kế hoạch năm sau"];
  return { draft, about: [] };
}

/** "Không tìm thấy …", with the nearest documents and how to add one. */
export function notFound(question: Question, turn: Turn): Outcome {
  const draft = emptyDraft();
  draft.kind = "not-found";
  const names = question.unknown.map((reference) => reference.raw.replace(/\s+/g, " "));
  const what = names.length > 0 ? `văn bản ${names.join(", ")}` : unfound(question);
  const near = nearest(question, turn);
  const verified = mostlySeen(turn.register.entries);
  draft.opening = `Không tìm thấy ${what} trong kho${verified === null ? "" : ` (đối chiếu đến ${displayDate(verified)})`}. ${likely(question, near)}${held(question, turn)}${HELP}`;
  draft.statements.push(
    ...near.map((entry) => ({
      text: `Gần nhất: ${callIt(entry)} (${entry.title}).`,
      citations: [turn.citer.heading(entry, "related")],
    })),
  );
  draft.suggestions = near.slice(0, 2).map((entry) => `${entry.symbol} quy định những gì?`);
  return { draft, about: [] };
}

/** Whose plans there are, where one is asked for that is not among them. */
function held({ text, intents }: Question, turn: Turn): string {
  const ofPlans = intents.has("plan") || asksMoney(text) || namesUnknownUnit(text, turn);
  const names = turn.planUnits.map(({ printed }) => printed);
  if (!ofPlans || names.length === 0) return "";
  const more = names.length > MOST_UNITS ? ", …" : "";
  return `Kho đang có kế hoạch của: ${names.slice(0, MOST_UNITS).join(", ")}${more}. `;
}

const MOST_UNITS = 8;

/** "mức tiền của “camera giám sát”": what was looked for in vain, in the words of the question. */
function unfound({ text, intents }: Question): string {
  const object = askedObject(text, intents);
  if (object !== null) return unfoundOf(object);
  const asked = askedFigure(text);
  const isShort = asked !== null && asked.thing !== "" && asked.thing.split(" ").length <= 6;
  return isShort ? `${FIGURE_NAMES[asked.kind]} của “${asked.thing}”` : "nội dung được hỏi";
}

/** "thời hạn nộp “kế hoạch chuyển đổi số”". */
function unfoundOf({ kind, deed, named }: AskedObject): string {
  if (named === "") return kind === "time" ? "thời hạn được hỏi" : "người, cơ quan được hỏi";
  const deedSaid = deed === null || named.startsWith(deed.said) ? "của" : deed.said;
  return `${kind === "time" ? "thời hạn" : "người hoặc cơ quan"} ${deedSaid} “${named}”`;
}

/** "12/2026/TT-BYT": a document of the same number and year by another body is likely meant. */
function likely(question: Question, near: readonly RegisterEntry[]): string {
  const [first] = near;
  if (first === undefined || !question.unknown.some((one) => isSame(one, first, true))) return "";
  return `Cùng số, cùng năm có ${first.symbol} của ${first.issuer}: có thể anh/chị muốn hỏi văn bản này. `;
}

function isSame(reference: Reference, { symbol, type }: RegisterEntry, withYear: boolean): boolean {
  const { number, year, typeWord } = reference;
  const [own, ofYear] = symbol.split("/");
  if (Number(own) !== Number(number) || (typeWord !== null && type !== typeWord)) return false;
  return !withYear || (year !== null && ofYear === String(year));
}

/** What carries less of the question than this, or not its most telling word, is near in no sense. */
const LEAST_NEAR = 0.45;
const LEAST_FAR = 0.3;
/** The paper itself: "kế hoạch chuyển đổi số" is near to what tells of "chuyển đổi số". */
const PAPER = /^\S+ \S+ (?=\S+ \S)/;
/** Share of the words of the thing that is named. */
const LEAST_OF_THING = 0.8;
const MOSTLY = 0.6;

/** Documents of the number asked, that of its year first, then those that carry part of what was asked. */
function nearest(question: Question, turn: Turn): RegisterEntry[] {
  const national = turn.register.entries.filter((entry) => entry.scope === "national");
  const ofNumber = (withYear: boolean) =>
    question.unknown.flatMap((one) => national.filter((entry) => isSame(one, entry, withYear)));
  const isForeign = turn.outside(question.text) !== null;
  const thing = (askedObject(question.text, question.intents)?.named ?? "").replace(PAPER, "");
  const terms = thing === "" ? question.terms : turn.terms(thing);
  const living = (isForeign ? [] : turn.evidence.find(terms, { limit: 20 }))
    .filter(({ unit }) => unit.entry.scope === "national")
    .filter(({ unit }) => canBeBasis(turn.citer.status(unit.entry)));
  const near =
    thing === ""
      ? living.filter((one) => one.coverage >= LEAST_NEAR && one.key)
      : living.filter((one) => one.singles >= LEAST_OF_THING && one.key).slice(0, 1);
  // Where the register knows most words of the question, its nearest document is worth a look.
  const isKnown = turn.evidence.known(terms) >= MOSTLY;
  const far = isKnown ? living.filter((one) => one.coverage >= LEAST_FAR).slice(0, 1) : [];
  const found = (near.length > 0 ? near : far).map(({ unit }) => unit.entry);
  return [...new Set([...ofNumber(true), ...ofNumber(false), ...found])].slice(0, 3);
}

/** "Số 33", "văn bản số 33". */
const NUMBER_WORDS = /^(?:văn bản |van ban |vb )?(?:số |so )?(?=\d)/iu;

/** Several documents share what was said. */
export function chooseOne(question: Question, turn: Turn): Outcome {
  const draft = emptyDraft();
  draft.kind = "clarify";
  const [first] = question.ambiguous;
  const candidates = (first?.candidates ?? []).slice(0, 6);
  draft.opening = `Có ${candidates.length} văn bản cùng số “${(first?.reference.raw ?? "").replace(NUMBER_WORDS, "")}”. Anh/chị hỏi văn bản nào?`;
  draft.statements.push(
    ...candidates.map((entry) => ({
      text: `${callIt(entry)}${entry.signed === null ? "" : ` ngày ${displayDate(entry.signed)}`} của ${entry.issuer} (${entry.title}).`,
      citations: [turn.citer.heading(entry, "related")],
    })),
  );
  draft.suggestions = candidates.map((entry) => entry.symbol);
  return { draft, about: candidates };
}

export function askForQuestion(): Outcome {
  const draft = emptyDraft();
  draft.kind = "clarify";
  draft.opening =
    "Anh/chị muốn hỏi văn bản hay nội dung nào? Ví dụ: “Thông tư nào quy định bệnh án điện tử?”.";
  draft.suggestions = [
    "Thông tư nào quy định bệnh án điện tử?",
    "VAT 8% áp dụng đến hết ngày nào?",
  ];
  return { draft, about: [] };
}
