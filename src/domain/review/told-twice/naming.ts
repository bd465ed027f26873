/** What is read of a figure, and words that several readers look for. */
/**
 * "all": of all of them ("cả 24 trạm"), of itself or of its subject ("đơn vị có", "số … là").
 * "named": told by words that name it ("báo giá đã nhận", "gửi … chậm nhất"). "mention": a number of things.
 */
export type Scope = "all" | "named" | "mention";

export interface Naming {
  scope: Scope;
  /** Words that both places must share, the first one names the kind of thing. */
  thing: readonly string[];
  /** "sau nghiệm thu": what a length of time is counted from; "từ", "trước": what a day is. */
  anchor: readonly string[];
  /** Nothing but the kind of thing is said of it: "cả 15 máy in". */
  isBare: boolean;
  /** What it is of is told by what was done with it: "báo giá đã nhận". */
  isStated: boolean;
  /** Which way the figure is a limit. */
  bound: "least" | null;
  /** The subject is an area ("toàn xã có"): who speaks of all of them may leave it out. */
  area: readonly string[];
}

/** A naming that says no more than what it is of. */
export const plain = { anchor: [], isBare: false, isStated: false, bound: null, area: [] } as const;

/** One of the words, whole. */
export const anyOf = (words: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");

/** A part of them, each of them, more of them, or how many there should be. */
export const PART = anyOf(
  "trong đó|riêng|mỗi|từng|kể cả|bao gồm cả|gồm cả|thêm|bổ sung|chỉ(?! (?:đạo|tiêu|định|số))|còn|thiếu|tăng|giảm|chưa|cần|phấn đấu|mục tiêu|nhu cầu|đề nghị|đề xuất|thay thế|" +
    "dự phòng|vượt|so với|cứ|(?:bình quân|trung bình)(?! cộng)|khác|ví dụ|nếu|lên|xuống|đạt|một phần|ít nhất|định mức|thí điểm|trước mắt|dự kiến có|sẽ có|phải có",
);

/** "một tháng", "/người": so much for each. */
export const PER = /^\s*(?:\/|một |mỗi |trên )/iu;

/** "của năm 2025", "cho chuyển đổi số": what a figure belongs to, told behind it. */
export const ownedBy = (after: string): string =>
  (/^\s*(?:của|cho|để)\s+[^\d]{0,60}/iu.exec(after)?.[0] ?? "").replace(
    /(?:năm|tháng|ngày)\s*$|(?<!\p{L})(?:đủ|chưa|không|đã|được|sẽ|cần|là|phải|thì|vẫn)(?!\p{L}).*$/iu,
    "",
  );

/** First word of the thing of "trong số 3 tỷ đồng của năm 2025": a sum that was told before. */
export const SPOKEN_OF = "trong số";

/** "Các đơn vị gửi báo cáo …": who has to do it. */
export const ACTORS =
  /^(?:các|mọi|những)\s+(?:đơn vị|khoa(?:,? phòng)?|phòng|bộ phận|cá nhân|trạm(?: y tế)?)(?:\s+(?:liên quan|trực thuộc))?\s+(?=\p{L})/iu;

/** "Giấy mời ghi …": who says it is no part of what is said. */
export const REPORTED = /^.*(?<!\p{L})(?:ghi|nêu|quy định|cho biết)(?: rõ| rằng)?\s+(?=\p{L}+\s)/iu;

/** First word of the thing of a total that names its parts: "hai khoản … cộng lại là". */
export const ADDED_UP = "cộng lại";

/** Small numbers in words, by their value. */
export const NUMBERS: readonly string[] = "- một hai ba bốn năm sáu bảy tám".split(" ");
