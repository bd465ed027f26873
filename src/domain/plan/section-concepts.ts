/**
 * What a heading or a question is about, in the field's own terms: "ATTT", "bảo mật" and "an toàn thông tin mạng" are
 * one thing. Patterns work on folded text.
 */
import { fold, syllables } from "../text/fold.ts";

const CONCEPTS: readonly (readonly [string, RegExp])[] = [
  [
    "security",
    /an toan(?:(?:,| va)? an ninh)? (?:thong tin|mang)(?: mang)?|an ninh (?:mang|thong tin)|\battt\b|\batan\b|bao mat|ma doc|cyber ?security|information security|\bsecurity\b/,
  ],
  [
    "infrastructure",
    /(?:co so )?ha tang(?: ky thuat)?|(?:trang )?thiet bi|may moc|may chu|may tinh|duong truyen|\bmang (?:noi bo|lan)\b|phan cung|(?:digital )?infrastructure|hardware|equipment/,
  ],
  ["data", /(?:co so )?du lieu|\bcsdl\b|so hoa|\bdata(?:base)?s?\b/],
  [
    "platform",
    /nen tang|ung dung|phan mem|he thong thong tin|dich vu so|platforms?|applications?|software/,
  ],
  ["emr", /benh an dien tu|\bemr\b|\bbadt\b|electronic (?:medical|health) records?/],
  [
    "people",
    /nhan (?:luc|su)|doi ngu|con nguoi|can bo(?! sung)|dao tao|tap huan|boi duong|ky nang so|human resources?|training|\bstaff\b|workforce/,
  ],
  ["awareness", /nhan thuc|tuyen truyen|truyen thong|awareness|communications?|propaganda/],
  [
    "policy",
    /the che|quy che(?:,? quy dinh)?|quy dinh (?:noi bo|phap ly)|co che|chinh sach|phap ly|moi truong chinh sach|policy|policies|institutions?|regulations?/,
  ],
  [
    "government",
    /chinh quyen so|chinh phu so|chinh quyen dien tu|dich vu cong(?: truc tuyen)?|thu tuc hanh chinh|cai cach hanh chinh|\btthc\b|e-?government|digital government|public services?/,
  ],
  ["economy", /kinh te so|thanh toan|khong dung tien mat|digital economy|payments?|cashless/],
  ["society", /xa hoi so|cong dan so|digital society/],
  [
    "money",
    /kinh phi|du toan|ngan sach|nguon von|chi phi|bao nhieu tien|budget|funding|\bcosts?\b|finance/,
  ],
  ["bases", /can cu|co so phap ly|van ban phap luat|legal bas[ei]s/],
  ["goals", /muc tieu|chi tieu|muc dich|goals?|targets?|objectives?/],
  ["tasks", /nhiem vu|cong viec|hoat dong|\btasks?\b|activities/],
  ["solutions", /giai phap|bien phap|cach lam|solutions?|measures/],
  [
    "organisation",
    /to chuc thuc hien|phan cong|trach nhiem|ai lam|implementation|responsibilit(?:y|ies)/,
  ],
  [
    "limits",
    /ton tai|han che|kho khan|vuong mac|nguyen nhan|yeu kem|bat cap|limitations?|shortcomings?|difficulties|weakness(?:es)?/,
  ],
  [
    "results",
    /ket qua|danh gia|tinh hinh thuc hien|da lam duoc|hien trang|thuc trang|results?|achievements?|assessment/,
  ],
  ["ai", /tri tue nhan tao|hoc may\b|tro ly ao|artificial intelligence|machine learning/],
  ["telehealth", /tu xa|telehealth|telemedicine/],
  ["interoperability", /lien thong|ket noi|chia se|interoperability|integration|data sharing/],
  ["identity", /dinh danh|can cuoc|de an 06|vneid|digital identity/],
];

/** Parts of a plan, which any subject may stand in. */
const PARTS: ReadonlySet<string> = new Set(
  "money bases goals tasks solutions organisation limits results".split(" "),
);

export function conceptsOf(text: string): Set<string> {
  const folded = fold(text);
  return new Set(CONCEPTS.filter(([, pattern]) => pattern.test(folded)).map(([name]) => name));
}

/** What a text is about, whatever part of a plan it stands in. */
export function topicsOf(text: string): Set<string> {
  return new Set([...conceptsOf(text)].filter((name) => !PARTS.has(name)));
}

/** The folded syllables by which a text names its subjects. */
export function topicWords(text: string): string[] {
  const folded = fold(text);
  return CONCEPTS.filter(([name]) => !PARTS.has(name)).flatMap(([, pattern]) =>
    [...folded.matchAll(new RegExp(pattern.source, "g"))].flatMap(([said]) => syllables(said)),
  );
}

/** A subject that a plan has sections about, as its heading names it. */
export interface Topic {
  concept: string;
  label: string;
}

/** The narrower subject first: "liên thông bệnh án điện tử" is about records. */
const TOPICS: readonly Topic[] = [
  { concept: "security", label: "An toàn thông tin, an ninh mạng" },
  { concept: "emr", label: "Hồ sơ bệnh án điện tử" },
  { concept: "ai", label: "Ứng dụng trí tuệ nhân tạo" },
  { concept: "telehealth", label: "Khám bệnh, chữa bệnh từ xa" },
  { concept: "identity", label: "Thực hiện Đề án 06" },
  { concept: "economy", label: "Kinh tế số, thanh toán không dùng tiền mặt" },
  { concept: "society", label: "Xã hội số" },
  { concept: "awareness", label: "Tuyên truyền, nâng cao nhận thức số" },
  { concept: "people", label: "Nhân lực số" },
  { concept: "policy", label: "Thể chế số" },
  { concept: "government", label: "Chính quyền số" },
  { concept: "interoperability", label: "Kết nối, chia sẻ dữ liệu" },
  { concept: "infrastructure", label: "Hạ tầng số" },
  { concept: "platform", label: "Nền tảng, ứng dụng số" },
  { concept: "data", label: "Dữ liệu số" },
];

export function topicOf(query: string): Topic | null {
  const asked = conceptsOf(query);
  return TOPICS.find(({ concept }) => asked.has(concept)) ?? null;
}
