/** What a clause of a request does to an item of the budget, told by the verb at its beginning. */

export type ActionKind = "add" | "subtract" | "set" | "remove" | "keep";

/** Folded; the first that fits holds. */
export const VERBS: readonly (readonly [RegExp, ActionKind])[] = [
  [/^chi (?:mua|can|lam|thue|trang bi|dau tu)\b/, "set"],
  [
    /^(?:thoi )?(?:bo sung|mua (?:them|moi|sam)?|them|trang bi(?: them)?|dau tu(?: them)?|can(?: them| mua)?)\b/,
    "add",
  ],
  [
    /^(?:bo|xoa|loai(?: bo)?|cat(?: bo)?|huy|khong (?:mua|can|lam|dung|thue)|thoi|ngung|dung)\b(?: (?:thue|mua)\b)?/,
    "remove",
  ],
  [/^(?:giam|bot)(?: con| xuong| xuong con)\b/, "set"],
  [/^tang len\b/, "set"],
  [/^(?:giam|bot)\b/, "subtract"],
  [/^tang(?: them)?\b/, "add"],
  [/^thay(?: the| moi)?\b(?! doi\b)/, "add"],
  [
    /^(?:duy tri|gia han|thue(?: tiep)?|giu(?: nguyen)?|tiep tuc(?: thue)?|van(?: thue| dung)?)\b/,
    "keep",
  ],
  [/^(?:doi|sua|chinh|dat|de|lay)\b/, "set"],
];

/** "không …" and "thay đổi …" do nothing to an item by themselves, and are no name of one either. */
export const beginsWithVerb = (said: string): boolean =>
  VERBS.some(([pattern]) => pattern.test(said)) || /^(?:khong|thay)\b/.test(said);
