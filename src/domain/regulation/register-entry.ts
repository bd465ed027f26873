/**
 * One document of the register of regulations ("văn bản"), as stored in `corpus/regulations/*.json`.
 *
 * The register holds facts in our own words: who issued what and when, what it says by article, what it
 * replaces. It never stores a status: status is computed for a date in ./status.ts.
 * Pure module: no I/O, no clock.
 */
import { z } from "zod";

/** ISO calendar date, Asia/Ho_Chi_Minh. */
export const IsoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export type IsoDate = z.infer<typeof IsoDate>;

/** high: the text itself or several independent sources; medium: secondary source; low: recalled, nobody saw it. */
export const Confidence = z.enum(["high", "medium", "low"]);
export type Confidence = z.infer<typeof Confidence>;

export const DocumentType = z.enum([
  "Hiến pháp",
  "Bộ luật",
  "Luật",
  "Pháp lệnh",
  "Nghị quyết",
  "Nghị định",
  "Quyết định",
  "Thông tư",
  "Thông tư liên tịch",
  "Chỉ thị",
  "Công điện",
  "Công văn",
  "Kế hoạch",
  "Báo cáo",
  "Thông báo",
  "Hướng dẫn",
  "Kết luận",
  "Chương trình",
  "Giấy mời",
  "Tờ trình",
  "Văn bản hợp nhất",
  "Tiêu chuẩn",
]);
export type DocumentType = z.infer<typeof DocumentType>;

/**
 * What this document does to another one. `from` is the first day on which the effect holds
 * (absent: the day this document takes effect).
 */
export const Relation = z.strictObject({
  kind: z.enum([
    /** The target is dead as a whole from `from` on, by an explicit clause. */
    "replaces",
    /** Only `part` of the target is dead from `from` on. */
    "repeals-part",
    /** The target lives on, read together with this document. `part` says what changed. */
    "amends",
    /** Takes the target's place in practice; nobody saw a clause that repeals it. */
    "succeeds",
    /** Details or guides the target. */
    "guides",
    /** Plan or programme that carries out the target. */
    "implements",
    /** A consolidated text of the target. */
    "consolidates",
  ]),
  /** Symbol of the other document as printed, e.g. "46/2018/TT-BYT". */
  target: z.string().min(3),
  /** Where two documents share the target's symbol: the signing date that tells them apart. */
  targetSigned: IsoDate.optional(),
  from: IsoDate.optional(),
  part: z.string().min(3).optional(),
  /** Clause of THIS document that says so, e.g. "Điều 4 khoản 3". */
  clause: z.string().min(3).optional(),
  confidence: Confidence.default("high"),
  note: z.string().optional(),
});
export type Relation = z.infer<typeof Relation>;

/** One statement of a document, in our own words: a complete Vietnamese sentence that can stand alone. */
export const Provision = z.strictObject({
  /** "Điều 4 khoản 2 điểm b", "Phụ lục I Mục VIII"; null when the place is not known. */
  locator: z.string().min(3).nullable(),
  kind: z.enum([
    "duty",
    "deadline",
    "right",
    "prohibition",
    "cap",
    "rate",
    "threshold",
    "penalty",
    "definition",
    "procedure",
    "target",
    "effect",
    "scope",
    "note",
  ]),
  /**
   * Set where the statement is no rule of today: it points to another document, tells what held before, or tells how
   * sources read. Such a statement never leads an answer about today.
   */
  about: z.enum(["pointer", "former", "bookkeeping"]).optional(),
  fact: z.string().min(15),
  /** Who must or may. */
  who: z.string().min(2).optional(),
  /** Due date, where the statement is a deadline on a calendar day. */
  due: IsoDate.optional(),
  /** A duration or recurring deadline as words: "72 giờ kể từ khi phát hiện", "tháng 12 hằng năm". */
  within: z.string().min(2).optional(),
  /** A figure with its unit as words: "20 triệu đồng/bộ", "10 %". */
  amount: z.string().min(1).optional(),
  /** From when / until when the statement holds, where that differs from the document's own dates. */
  from: IsoDate.optional(),
  until: IsoDate.optional(),
  /** Which facilities it concerns, where the rule depends on it. */
  appliesTo: z.array(z.enum(["hospital", "non-hospital", "all"])).optional(),
  /**
   * How plans name the duty, where a later time in a plan is a mistake: every word group of one of `words` stands in the
   * clause of the time ("…" parts groups), one of `beside` in its paragraph, none of `except` in the clause.
   */
  planned: z
    .strictObject({
      words: z.array(z.string().min(4)).min(1),
      beside: z.array(z.string().min(3)).default([]),
      except: z.array(z.string().min(2)).default([]),
    })
    .optional(),
  /** How staff would ask for this, short and colloquial, without the symbol of the document. */
  asks: z.array(z.string().min(4)).default([]),
  confidence: Confidence.default("high"),
});
export type Provision = z.infer<typeof Provision>;

export const Source = z.strictObject({
  /** What was read, in our own words: "Bản sao y toàn văn (OCR) Thông tư 13/2025/TT-BYT". */
  text: z.string().min(5),
  /** When it was seen; null for an undated copy or a recollection. */
  seen: IsoDate.nullable(),
  level: z.enum(["full-text", "secondary", "cited", "recalled"]),
});
export type Source = z.infer<typeof Source>;

export const RegisterEntry = z.strictObject({
  /** As printed on the document; for a joint or party symbol too. */
  symbol: z.string().min(3),
  /** Wrong or other spellings met in the wild, told apart from other documents. */
  aliases: z.array(z.string().min(3)).default([]),
  /** Names people use: "Luật Khám bệnh, chữa bệnh", "Đề án 06". */
  shortNames: z.array(z.string().min(2)).default([]),
  type: DocumentType,
  issuer: z.string().min(2),
  signed: IsoDate.nullable(),
  effective: IsoDate.nullable(),
  /** How the effective date is known: as printed, from the day of signing, or not known. */
  effectiveRule: z.enum(["date", "from-signing", "unknown"]),
  title: z.string().min(5),
  subjects: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  scope: z.enum(["national", "provincial", "internal"]),
  /** normative: văn bản quy phạm; administrative: quyết định, kế hoạch, chỉ thị; guidance: công văn, tiêu chuẩn; party. */
  force: z.enum(["normative", "administrative", "guidance", "party"]),
  /** The time its goals are written for; a programme "to 2025" ends on 2025-12-31. */
  period: z.strictObject({ from: IsoDate.optional(), to: IsoDate.optional() }).optional(),
  /** Set only where sources leave it open whether the document still holds; says why. */
  doubt: z.string().min(10).optional(),
  /** First day of the doubt, where a later document raised it: before it nobody could know of it. */
  doubtSince: IsoDate.optional(),
  relations: z.array(Relation).default([]),
  provisions: z.array(Provision).default([]),
  sources: z.array(Source).min(1),
  confidence: Confidence,
  /** "Ngày hiệu lực: một nguồn ghi 26/02/2018, nguồn khác ghi 27/02/2018." */
  disagreements: z.array(z.string().min(10)).default([]),
  notes: z.array(z.string().min(5)).default([]),
  /** Places of the shipped prior plans that cite it. */
  citedIn: z.array(z.strictObject({ plan: z.string(), section: z.string() })).default([]),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** Known by its number alone: its title is not recorded. */
export const isNumberOnly = ({ title }: Pick<RegisterEntry, "title">): boolean =>
  title.startsWith("Chưa có tên");

/** One file of `corpus/regulations/`: documents of one family (subject). */
export const RegisterFile = z.strictObject({
  family: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(5),
  documents: z.array(RegisterEntry).min(1),
});
export type RegisterFile = z.infer<typeof RegisterFile>;
