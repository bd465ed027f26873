/**
 * What stands around a question and asks nothing: "Dạ em chào anh chị, cho em hỏi …", "nhờ hệ thống tra giúp mình …",
 * "… giúp em với ạ? Em cảm ơn." The rules behind see the bare question, so that manners never change an answer.
 */
import { foldInPlace } from "../../domain/text/fold.ts";

const SELF =
  "(?:em|minh|toi|tui|e|chau|tao|chung (?:toi|em|minh|tui)|(?:ben|don vi|co quan|phong|khoa|truong hop) (?:em|minh|toi|tui))";
const YOU =
  "(?:(?:quy |cac )?(?:anh chi|anh|chi|ad|admin|add|ban|sep|a chi|ac|moi nguoi|mn|ca nha|dong chi|don vi)|he thong|tro ly(?: ao)?|tro li|phan mem|chuong trinh|bot|em)";
const ELDER = "(?:co|bac|chu|thay|cau|ong)";
const SMALL =
  "(?: (?:chut|ti|xiu|mot|1|cau|tham|them|voi|nhanh|gap|nay|dieu|viec|la|rang|ve viec|ve van de|cai|ngoai le))*";
const ASKING =
  "(?:tra cuu|tra|tim kiem|tim|kiem tra|kiem|xem|coi|chi|noi|giai dap|giai thich|tu van|tra loi|xac nhan|xac minh)";
const PLEASE =
  "(?:lam on|vui long|lam phien|phien|nho|xin phep|xin|hay|giup|cho phep|mong|de nghi)";
const HELPING = "(?:giup|gium|dum|ho|cho|ho tro)";

/** Folded, at the beginning of what is left; tried in turn until none fits. */
const OPENINGS: readonly RegExp[] = [
  `(?:(?:kinh|xin|da|vang|${SELF}) )*chao(?: (?:${YOU}|${ELDER}|buoi \\w+|tat ca|a|nhe|nha))*`,
  `(?:alo|hi|hello|helo|hey|kinh gui(?: (?:${YOU}|${ELDER}))*)`,
  `(?:${YOU}|${ELDER})(?: ${SELF})? (?:oi|a(?=[,.!:]))`,
  `(?:(?:da|vang|thua|${YOU}|${PLEASE}|${SELF}) )*cho (?:${SELF} )?(?:xin )?(?:hoi|biet|xin)${SMALL}`,
  `(?:(?:da|vang) )?${SELF} (?:(?:dang|cung|co|hien|rat|xin|lai|chi) )*(?:(?:muon|can|dinh|xin phep|xin)(?: (?:duoc|hoi|biet|tim hieu|tra cuu|tra|tim|nho|xac nhan|hieu))+|hoi|thac mac|tra cuu|tim hieu)${SMALL}`,
  `(?:(?:da|vang|thua) )?(?:(?:${PLEASE}|${YOU}|${SELF}) )*${ASKING}(?: lai)? ${HELPING}(?: ${SELF})?${SMALL}(?: xem)?`,
  `${PLEASE}(?: (?:${YOU}|${PLEASE}))* (?:${ASKING}|cho)(?: lai)?(?: ${SELF})?${SMALL}(?: xem)?`,
].map((form) => new RegExp(`^(?:${form})(?=[\\s,:;.!?…-]|$)`));
/** "Dạ, …"; "da" before anything else may be "đã". */
const YES = /^(?:da|vang|a|ok|oke|u|um)(?:\s*[,.!:]|\s+(?=(?:da|vang|em|anh|chi|cho|thua)\b))/;

const POLITE = `(?:${YOU}|${SELF}|nhieu|lam|truoc|rat|a|ah|nhe|nha|nghe|voi)`;
/** Folded, at the end of what is left. */
const CLOSINGS: readonly RegExp[] = [
  `(?:(?:${SELF}|xin|da|chan thanh|rat|tran trong|va) )*(?:cam on|cam un|thanks?|thank you|tks|thks|many thanks)(?: ${POLITE})*`,
  `(?:(?:rat|em|minh|toi) )?(?:mong|hy vong|hi vong)(?: \\S+){0,5} (?:giup|tra loi|phan hoi|giai dap|ho tro|chi giup)(?: \\S+){0,3}`,
  `(?:(?:chi|noi|tra loi|giai dap|tra|xem) )?(?:giup|gium|dum|ho tro)(?: ${SELF})?(?: (?:voi|nhe|nha|a|ah|cai|ti|chut|nghe))*`,
  `(?:a|ah|nhe|nha|nghe|ad|admin|sep|(?:${YOU}|${ELDER}) oi)`,
].map((form) => new RegExp(`(?<=[\\s,.;!?…-])(?:${form})$`));

/** Fewer words than this are no question of their own. */
const LEAST_WORDS = 2;

export function withoutCourtesy(text: string): string {
  const nfc = text.normalize("NFC");
  const folded = foldInPlace(nfc);
  const start = startOf(folded, nfc);
  const end = endOf(folded, start);
  const bare = nfc.slice(start, end).trim();
  if ((bare.match(/[\p{L}\p{N}]+/gu) ?? []).length < LEAST_WORDS) return text;
  const isAsked = /\?[\s\p{P}]*$/u.test(nfc.slice(start)) || nfc.slice(end).includes("?");
  return isAsked && !bare.endsWith("?") ? `${bare}?` : bare;
}

const BETWEEN = /^[\s,:;.!…–-]+/;

function startOf(folded: string, nfc: string): number {
  let at = BETWEEN.exec(folded)?.[0].length ?? 0;
  for (;;) {
    const rest = folded.slice(at);
    const isMeant = !/^đã/i.test(nfc.slice(at));
    const met = [YES, ...OPENINGS].map((form) => (isMeant ? form.exec(rest)?.[0].length : 0) ?? 0);
    const length = Math.max(...met);
    if (length === 0) return at;
    at += length;
    at += BETWEEN.exec(folded.slice(at))?.[0].length ?? 0;
  }
}

function endOf(folded: string, start: number): number {
  let end = folded.length;
  for (;;) {
    const rest = folded.slice(start, end).replace(/[\s,.;!?…)~^:-]+$/, "");
    const length = Math.max(0, ...CLOSINGS.map((form) => form.exec(rest)?.[0].length ?? 0));
    if (length === 0) return end;
    end = start + rest.length - length;
  }
}
