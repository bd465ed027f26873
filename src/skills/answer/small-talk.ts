/** Greetings, thanks and questions about the assistant itself: one kind sentence, no search. */
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome } from "./answer-deps.ts";

const TAIL =
  "(?: (?:em|anh|chi|ban|ad|admin|sep|nhe|nha|nhieu|lam|a|ah|moi nguoi|ca nha|roi|rat))*";
const TALK: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`^(?:da |vang |ok |oke )?(?:cam on|cam on|thanks?|thank you|tks)${TAIL}$`),
    "Rất vui được hỗ trợ anh/chị; cần tra văn bản nào cứ hỏi tiếp.",
  ],
  [
    new RegExp(`^(?:hi|hello|alo|xin chao|chao|e|hey)${TAIL}$`),
    "Chào anh/chị. Anh/chị hỏi được về văn bản (còn hiệu lực không, hạn nào, mức nào), hoặc gửi tệp để soạn, rà soát kế hoạch.",
  ],
  [
    /^(?:ban|em|may|he thong|tro ly) (?:lay|dung|co) (?:du lieu|thong tin|nguon) (?:o|tu) dau|^(?:nguon )?du lieu (?:nay )?(?:o|tu|lay) (?:dau|o dau|tu dau)$/,
    "Câu trả lời lấy từ sổ văn bản đi kèm (tóm tắt, có ngày đối chiếu) và các tài liệu đơn vị đã nạp; mỗi ý đều ghi nguồn. Văn bản chưa nạp thì không trả lời được.",
  ],
];

export function smallTalk(text: string): Outcome | null {
  const said = fold(text)
    .replace(/[?!.,;:()]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const reply = TALK.find(([pattern]) => pattern.test(said))?.[1];
  if (reply === undefined) return null;
  const draft = emptyDraft();
  draft.kind = "clarify";
  draft.opening = reply;
  draft.suggestions = [
    "Thông tư nào quy định bệnh án điện tử?",
    "VAT 8% áp dụng đến hết ngày nào?",
  ];
  return { draft, about: [] };
}
