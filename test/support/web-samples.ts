/** Results in the shapes of the stable surface, with realistic lengths, for tests of the doors. */
import type {
  Deliverable,
  DocumentSummary,
  DocumentView,
  IngestResult,
} from "../../src/assistant/assistant.ts";
import type { Answer, Citation } from "../../src/domain/answer/answer.ts";
import type { Draft, DraftBlock, DraftBudgetLine } from "../../src/domain/draft/draft.ts";
import type { Finding, Review } from "../../src/domain/review/finding.ts";

export const aCitation = (changes: Partial<Citation> = {}): Citation => ({
  symbol: "13/2025/TT-BYT",
  type: "Thông tư",
  issuer: "Bộ Y tế",
  title: "Hướng dẫn triển khai hồ sơ bệnh án điện tử",
  signed: "2025-06-06",
  effective: "2025-07-21",
  status: "in-force",
  replacedBy: [],
  role: "basis",
  locator: "Điều 4 khoản 2",
  documentId: "13-2025-tt-byt",
  quote: "Bệnh viện hoàn thành trước 30/09/2025; cơ sở có giường khác chậm nhất 31/12/2026.",
  quoteKind: "summary",
  ...changes,
});

export const anAnswer = (changes: Partial<Answer> = {}): Answer & { ms: number } => ({
  kind: "answered",
  text: [
    "Thông tư 13/2025/TT-BYT ngày 06/06/2025 của Bộ Y tế, áp dụng từ 21/07/2025, còn hiệu lực tính đến 22/11/2026.",
    "",
    "Bệnh viện chậm nhất 30/09/2025; cơ sở khác có điều trị nội trú, ngoại trú chậm nhất 31/12/2026, còn 39 ngày [1].",
    "",
    "- Thay Thông tư 46/2018/TT-BYT, hết hiệu lực từ 06/06/2025 [2].",
    "- Kế hoạch năm 2026 của đơn vị có nhắc việc này ở mục III.2 [3].",
    "",
    "Nguồn: [1] 13/2025/TT-BYT, Điều 4 khoản 2 · [2] 46/2018/TT-BYT · [3] Kế hoạch 2026.",
    "Đối chiếu đến 05/10/2026.",
  ].join("\n"),
  asOf: "2026-11-22",
  citations: [
    aCitation(),
    aCitation({
      symbol: "46/2018/TT-BYT",
      title: "Quy định hồ sơ bệnh án điện tử",
      signed: "2018-12-28",
      effective: "2019-03-01",
      status: "replaced",
      replacedBy: ["13/2025/TT-BYT"],
      role: "superseded",
      locator: null,
      documentId: "46-2018-tt-byt",
      quote: "",
    }),
    aCitation({
      symbol: null,
      type: "Kế hoạch",
      issuer: "TTYT Krông Pắc",
      title: "Kế hoạch chuyển đổi số năm 2026",
      signed: null,
      effective: null,
      role: "related",
      locator: "III.2",
      documentId: "plan/krong-pac-2026",
      quote: "Triển khai hồ sơ bệnh án điện tử theo lộ trình của ngành y tế",
      quoteKind: "verbatim",
    }),
  ],
  facts: ["Hạn với cơ sở khác là 31/12/2026."],
  mode: "offline",
  suggestions: ["Soạn mục bệnh án điện tử 2027", "Căn cứ cần viện dẫn về bệnh án điện tử"],
  ms: 12,
  ...changes,
});

export const aFinding = (changes: Partial<Finding> = {}): Finding => ({
  code: "row-product-mismatch",
  severity: "error",
  where: { heading: "Phụ lục 2 > II", table: 1, row: "8", column: "Thành tiền" },
  quote: "62.070.000",
  found: "62.070.000",
  expected: "62.700.000",
  message: "Số lượng 3 nhân đơn giá 20.900.000 bằng 62.700.000, bảng ghi 62.070.000.",
  suggestion: "Sửa ô Thành tiền thành 62.700.000.",
  ...changes,
});

export const aReview = (changes: Partial<Review> = {}): Review => ({
  file: "ke-hoach-2026.docx",
  asOf: "2026-11-22",
  planDate: { date: "2025-12-31", assumed: true },
  title: "Kế hoạch chuyển đổi số năm 2026",
  findings: [
    aFinding(),
    aFinding({
      code: "type-contradicts-symbol",
      where: { heading: "Phụ lục 2", row: "12" },
      quote: "Thông tư 15/2025/QĐ-TTg",
      found: "Thông tư",
      expected: "Quyết định",
      message: "Ký hiệu QĐ-TTg là Quyết định của Thủ tướng Chính phủ, không phải Thông tư.",
      basis: "15/2025/QĐ-TTg",
      suggestion:
        "Ghi “Quyết định số 15/2025/QĐ-TTg ngày 14 tháng 6 năm 2025 của Thủ tướng Chính phủ”.",
      alsoAt: [{ row: "13" }, { row: "14" }],
    }),
    aFinding({
      code: "vat-rate-to-check",
      severity: "warning",
      where: { heading: "Phụ lục 2 > I" },
      quote: "VAT 10 %",
      message: "Các dòng phần mềm dùng hai thuế suất 10 % và 8 %. Kế toán xem lại.",
    }),
    aFinding({ severity: "info", code: "row-number-skipped", message: "Số thứ tự bỏ qua 7." }),
  ],
  passed: { relations: 96, citations: 41 },
  unreadable: [{ where: { page: 12 }, reason: "Bảng bị mờ, không đọc được số." }],
  ...changes,
});

const aBlock = (changes: Partial<DraftBlock> = {}): DraftBlock => ({
  kind: "bullet",
  text: "Duy trì hồ sơ bệnh án điện tử; [cần bổ sung: tỷ lệ hồ sơ bệnh án điện tử năm 2026].",
  sources: [{ documentId: "13-2025-tt-byt", locator: "Điều 4 khoản 2" }],
  status: "needs-input",
  ...changes,
});

const aLine = (changes: Partial<DraftBudgetLine> = {}): DraftBudgetLine => ({
  label: "1",
  name: "Phần mềm quản lý bệnh viện (HIS), 12 tháng",
  unit: "Tháng",
  unitPrice: 15_000_000,
  quantity: 12,
  amount: 180_000_000,
  vatRate: 0.1,
  amountWithVat: 198_000_000,
  source: { documentId: "plan/krong-pac-2026", locator: "Phụ lục 2 dòng 1" },
  notes: ["Giá và thuế suất theo kế hoạch 2026; kế toán xem lại thuế suất."],
  status: "kept",
  ...changes,
});

/** How a drafted reply says under which name it was kept. */
export const keptAs = {
  draftId: "kh-2027-ab12cd34",
  version: 1,
  diff: null,
  part: "plan",
} as const;

export const aDraft = (changes: Partial<Draft> = {}): Draft => ({
  year: 2027,
  from: "plan/krong-pac-2026",
  outline: ["I. Căn cứ", "II. Mục tiêu", "III. Nhiệm vụ", "III.2. Phát triển nền tảng"],
  cover: {
    parentBody: null,
    body: "TTYT Krông Pắc",
    symbolSuffix: "KH-TTYT",
    place: null,
    title: "Kế hoạch chuyển đổi số năm 2027",
    signerTitle: "Giám đốc",
    signerName: null,
    recipients: [],
  },
  sections: [
    {
      id: "can-cu",
      heading: "I. Căn cứ",
      level: 1,
      blocks: [
        aBlock({
          text: "Căn cứ Quyết định số 1266/QĐ-TTg của Thủ tướng Chính phủ;",
          status: "updated",
          before: "Căn cứ Quyết định số 749/QĐ-TTg;",
          reason: "Giai đoạn đến 2025 đã hết.",
        }),
        aBlock({
          text: "Căn cứ Thông tư 46/2018/TT-BYT;",
          status: "dropped",
          reason: "Đã bị thay.",
        }),
      ],
    },
    {
      id: "muc-tieu",
      heading: "II. Mục tiêu",
      level: 1,
      blocks: [
        aBlock({
          kind: "table",
          text: "| TT | Chỉ tiêu | 2027 |",
          rows: [
            ["TT", "Chỉ tiêu", "Năm 2027"],
            ["1", "Hồ sơ bệnh án điện tử", "[cần bổ sung: tỷ lệ]"],
          ],
        }),
      ],
    },
    {
      id: "phat-trien-nen-tang",
      heading: "III.2. Phát triển nền tảng",
      level: 2,
      blocks: [
        aBlock(),
        aBlock({ text: "Liên thông kết quả cận lâm sàng trước 01/01/2027.", status: "new" }),
        aBlock({ text: "Duy trì hệ thống tư vấn khám chữa bệnh từ xa.", status: "kept" }),
      ],
    },
  ],
  budget: {
    unit: "đồng",
    groups: [
      {
        title: "I. Thuê dịch vụ",
        lines: [
          aLine(),
          aLine({
            label: "2",
            name: "Chữ ký số",
            unitPrice: null,
            amount: null,
            amountWithVat: null,
            vatRate: null,
            status: "needs-input",
          }),
        ],
        subtotal: 180_000_000,
        subtotalWithVat: 198_000_000,
      },
    ],
    total: 180_000_000,
    totalWithVat: 198_000_000,
    inWords: "Một trăm chín mươi tám triệu đồng",
  },
  missing: [{ id: "m1", ask: "Tỷ lệ hồ sơ bệnh án điện tử đạt được năm 2026?" }],
  refused: [],
  notices: [],
  violations: [],
  changes: [
    {
      status: "updated",
      section: "Căn cứ",
      before: "749/QĐ-TTg",
      after: "1266/QĐ-TTg",
      reason: "Chiến lược mới ngày 14/07/2026.",
    },
  ],
  review: [],
  mode: "offline",
  ...changes,
});

export const aSummary = (changes: Partial<DocumentSummary> = {}): DocumentSummary => ({
  documentId: "13-2025-tt-byt",
  kind: "regulation",
  title: "Thông tư 13/2025/TT-BYT hướng dẫn triển khai hồ sơ bệnh án điện tử",
  symbol: "13/2025/TT-BYT",
  issuer: "Bộ Y tế",
  year: 2025,
  origin: "register",
  passages: 3,
  addedAt: "2026-11-22T02:00:00.000Z",
  ...changes,
});

export const sampleDocuments: DocumentSummary[] = [
  aSummary(),
  aSummary({
    documentId: "46-2018-tt-byt",
    title: "Thông tư 46/2018/TT-BYT quy định hồ sơ bệnh án điện tử",
    symbol: "46/2018/TT-BYT",
    year: 2018,
  }),
  aSummary({
    documentId: "plan/krong-pac-2026",
    kind: "plan",
    title: "Kế hoạch chuyển đổi số năm 2026 – TTYT Krông Pắc",
    symbol: null,
    issuer: "TTYT Krông Pắc",
    year: 2026,
    origin: "corpus",
  }),
  aSummary({
    documentId: "up-1",
    kind: "budget",
    title: "Dự toán kinh phí 2026",
    symbol: null,
    issuer: null,
    year: 2026,
    origin: "upload",
  }),
];

export const aDocumentView = (changes: Partial<DocumentSummary> = {}): DocumentView => ({
  document: aSummary(changes),
  version: 1,
  active: true,
  passages: [
    {
      id: "13-2025-tt-byt#0",
      locator: "Điều 1",
      headingPath: ["Chương I"],
      text: "Phạm vi: hồ sơ bệnh án điện tử trong cơ sở khám bệnh, chữa bệnh.",
    },
    {
      id: "13-2025-tt-byt#1",
      locator: "Điều 4 khoản 2",
      headingPath: ["Chương I", "Điều 4"],
      text: "Bệnh viện hoàn thành trước 30/09/2025; cơ sở có giường khác chậm nhất 31/12/2026.",
    },
    {
      id: "13-2025-tt-byt#2",
      locator: "Điều 6",
      headingPath: ["Chương II"],
      text: "Đơn vị tự ban hành quy chế bệnh án điện tử.",
    },
  ],
});

export const anIngestResult = (changes: Partial<IngestResult> = {}): IngestResult => ({
  path: "ke-hoach-2026.docx",
  outcome: "indexed",
  documentId: "up-2",
  kind: "plan",
  title: "Kế hoạch chuyển đổi số năm 2026",
  symbol: null,
  year: 2026,
  passages: 120,
  tables: 4,
  pages: 18,
  warnings: [],
  ...changes,
});

export const aDeliverable = (changes: Partial<Deliverable> = {}): Deliverable => ({
  fileName: "ke-hoach-2027.docx",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  bytes: new TextEncoder().encode("PK docx"),
  ...changes,
});
