/**
 * A draft as the skill hands it to the exporters. The unit "Trung tâm Y tế Suối Xanh" is invented; the amounts
 * were computed by hand and stand here as literals.
 */
import type {
  Draft,
  DraftBlock,
  DraftBudget,
  DraftBudgetLine,
  DraftSection,
} from "../../src/domain/draft/draft.ts";
import type { Finding } from "../../src/domain/review/finding.ts";

const PRIOR = { documentId: "ke-hoach-2026-suoi-xanh", locator: "mục III.2" };

export const aBlock = (text: string, over: Partial<DraftBlock> = {}): DraftBlock => ({
  kind: "paragraph",
  text,
  sources: [PRIOR],
  status: "kept",
  ...over,
});

const bullet = (text: string, over: Partial<DraftBlock> = {}): DraftBlock =>
  aBlock(text, { kind: "bullet", ...over });

const table = (rows: string[][]): DraftBlock =>
  aBlock(rows.map((row) => `| ${row.join(" | ")} |`).join("\n"), { kind: "table", rows });

const section = (
  id: string,
  heading: string,
  level: number,
  blocks: DraftBlock[],
): DraftSection => ({
  id,
  heading,
  level,
  blocks,
});

export const aLine = (over: Partial<DraftBudgetLine>): DraftBudgetLine => ({
  label: "1",
  name: "Máy tính để bàn",
  unit: "Bộ",
  unitPrice: 0,
  quantity: 1,
  amount: 0,
  vatRate: 0.08,
  amountWithVat: 0,
  source: { documentId: "ke-hoach-2026-suoi-xanh", locator: "Phụ lục 2, dòng 1" },
  notes: [],
  status: "kept",
  ...over,
});

export const aBudget = (): DraftBudget => ({
  unit: "đồng",
  groups: [
    {
      title: "I. Phần mềm và dịch vụ nền tảng",
      lines: [
        aLine({
          label: "1",
          name: "Thuê phần mềm quản lý bệnh viện (HIS), 12 tháng",
          unit: "Tháng",
          quantity: 12,
          unitPrice: 15_000_000,
          amount: 180_000_000,
          vatRate: "KCT",
          amountWithVat: 180_000_000,
          notes: [
            "Giá theo kế hoạch 2026, Phụ lục 2, dòng 1",
            "Kế toán xem lại: thuê phần mềm có thể thuộc đối tượng không chịu thuế (Luật 48/2024/QH15, Điều 5 khoản 21; còn ý kiến khác nhau)",
          ],
        }),
        aLine({
          label: "2",
          name: "Thuê phần mềm quản lý xét nghiệm (LIS), 12 tháng",
          unit: "Tháng",
          quantity: 12,
          unitPrice: 1_750_000,
          amount: 21_000_000,
          vatRate: 0.1,
          amountWithVat: 23_100_000,
          source: { documentId: "ke-hoach-2026-suoi-xanh", locator: "Phụ lục 2, dòng 2" },
        }),
      ],
      subtotal: 201_000_000,
      subtotalWithVat: 203_100_000,
    },
    {
      title: "II. Thiết bị công nghệ thông tin",
      lines: [
        aLine({
          label: "3",
          quantity: 20,
          unitPrice: 14_985_000,
          amount: 299_700_000,
          amountWithVat: 323_676_000,
          status: "updated",
          notes: ["Số lượng theo yêu cầu: thêm 20 máy tính"],
        }),
        aLine({
          label: "4",
          name: "Cáp mạng CAT6 (305 m)",
          unit: "Thùng",
          quantity: 2.5,
          unitPrice: 3_344_500,
          amount: 8_361_250,
          amountWithVat: 9_030_150,
        }),
        aLine({
          label: "5",
          name: "Máy quét mã QR trên thẻ căn cước",
          unit: "Cái",
          quantity: 3,
          unitPrice: null,
          amount: null,
          amountWithVat: null,
          status: "needs-input",
          notes: ["Chưa có giá trong các kế hoạch trước"],
        }),
      ],
      subtotal: 308_061_250,
      subtotalWithVat: 332_706_150,
    },
    {
      title: "III. Hạ tầng, đào tạo",
      lines: [
        aLine({
          label: "6",
          name: "Đường truyền Internet cáp quang 300 Mbps",
          unit: "Tháng",
          quantity: 12,
          unitPrice: 1_100_000,
          amount: 13_200_000,
          vatRate: 0.1,
          amountWithVat: 14_520_000,
        }),
        aLine({
          label: "7",
          name: "Lớp tập huấn kỹ năng số cho viên chức",
          unit: "Lớp",
          quantity: 2,
          unitPrice: 6_000_000,
          amount: 12_000_000,
          vatRate: null,
          taxIncluded: true,
          amountWithVat: 12_000_000,
          source: { documentId: "ke-hoach-2025-suoi-xanh", locator: "Phụ lục 1, dòng 9" },
        }),
      ],
      subtotal: 25_200_000,
      subtotalWithVat: 26_520_000,
    },
  ],
  total: 534_261_250,
  totalWithVat: 562_326_150,
  inWords: "Năm trăm sáu mươi hai triệu ba trăm hai mươi sáu nghìn một trăm năm mươi đồng",
});

const bases = section("can-cu", "Căn cứ", 1, [
  aBlock("Căn cứ Luật Giao dịch điện tử số 20/2023/QH15 ngày 22 tháng 6 năm 2023;"),
  aBlock(
    "Căn cứ Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ trưởng Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử",
    {
      status: "updated",
      before: "Căn cứ Thông tư số 46/2018/TT-BYT",
      reason: "văn bản cũ hết hiệu lực",
    },
  ),
  aBlock("Căn cứ Thông tư số 46/2018/TT-BYT", { status: "dropped", reason: "hết hiệu lực" }),
  aBlock("Theo đề nghị của Trưởng phòng Kế hoạch - Nghiệp vụ."),
  aBlock("Trung tâm Y tế Suối Xanh ban hành Kế hoạch chuyển đổi số năm 2027 như sau:"),
]);

const targets = table([
  ["TT", "Chỉ tiêu", "ĐVT", "Năm 2027", "Đơn vị chủ trì"],
  ["I", "Hạ tầng số", "", "", ""],
  [
    "1",
    "Tỷ lệ máy trạm cài phần mềm phòng chống mã độc có bản quyền",
    "%",
    "100",
    "Phòng Kế hoạch - Nghiệp vụ",
  ],
  ["2", "Tỷ lệ hồ sơ bệnh án điện tử", "%", "[cần bổ sung: chỉ tiêu năm 2027]", "Khoa Khám bệnh"],
]);

const tasks = table([
  ["TT", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn"],
  ...Array.from({ length: 22 }, (_, index) => [
    String(index + 1),
    "Rà soát, nâng cấp hệ thống mạng nội bộ tại các khoa, phòng và trạm y tế trực thuộc",
    "Khảo sát hiện trạng, lập danh mục thiết bị cần thay thế",
    "Báo cáo khảo sát",
    "Phòng Kế hoạch - Nghiệp vụ",
    "Các khoa, phòng",
    "Quý II/2027",
  ]),
]);

const LONG =
  "Phòng Kế hoạch - Nghiệp vụ chủ trì, phối hợp với các khoa, phòng và trạm y tế trực thuộc rà soát hạ tầng mạng, máy trạm, máy chủ; lập danh mục thiết bị đã hết khấu hao, đề xuất thay thế theo thứ tự ưu tiên và bảo đảm hệ thống vận hành liên tục.";

export const someSections = (): DraftSection[] => [
  bases,
  section("danh-gia", "I. Đánh giá kết quả thực hiện năm 2026", 1, []),
  section("ket-qua", "1. Kết quả đạt được", 2, [
    aBlock(LONG),
    bullet("Tỷ lệ văn bản đi được ký số: [cần bổ sung: kết quả năm 2026]", {
      status: "needs-input",
    }),
  ]),
  section("ton-tai", "2. Tồn tại, hạn chế", 2, [
    bullet("Hạ tầng mạng tại một số trạm y tế chưa đồng bộ."),
  ]),
  section("muc-tieu", "II. Mục tiêu, chỉ tiêu năm 2027", 1, [aBlock(LONG), targets]),
  section("nhiem-vu", "III. Nhiệm vụ", 1, []),
  section("ha-tang", "1. Phát triển hạ tầng số", 2, [
    aBlock(LONG),
    bullet(LONG),
    bullet("+ Thời hạn: Quý II/2027."),
  ]),
  section("mang-noi-bo", "a) Mạng nội bộ", 3, [aBlock(LONG)]),
  section("kiosk", "2. Ki-ốt tra cứu", 2, [
    aBlock("Mua 02 ki-ốt tra cứu.", { status: "dropped", reason: "theo yêu cầu" }),
  ]),
  section("kinh-phi", "IV. Kinh phí thực hiện", 1, [
    aBlock("Kinh phí thực hiện: 562.326.150 đồng, chi tiết tại Phụ lục II."),
  ]),
  section("to-chuc", "V. Tổ chức thực hiện", 1, [aBlock(LONG), aBlock(LONG)]),
  section("phu-luc-1", "Phụ lục I. Danh mục nhiệm vụ năm 2027", 1, [tasks]),
];

export const anError = (over: Partial<Finding> = {}): Finding => ({
  code: "group-total-mismatch",
  severity: "error",
  where: { table: 2, row: "I", column: "Thành tiền", heading: "Phụ lục 2" },
  quote: "625.740.000",
  expected: "575.400.000",
  found: "625.740.000",
  message: "Nhóm I ghi 625.740.000, tổng các dòng là 575.400.000.",
  suggestion: "Ghi 575.400.000.",
  ...over,
});

/** A whole plan of year 2027 that passed its own review. */
export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  year: 2027,
  from: "ke-hoach-2026-suoi-xanh",
  outline: someSections().map((one) => one.heading),
  cover: {
    parentBody: "Sở Y tế tỉnh Minh Sơn",
    body: "Trung tâm Y tế Suối Xanh",
    symbolSuffix: "KH-TTYT",
    place: "Suối Xanh",
    title: "Kế hoạch chuyển đổi số y tế năm 2027 của Trung tâm Y tế Suối Xanh",
    signerTitle: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
    signerName: null,
    recipients: [
      "Sở Y tế (để báo cáo)",
      "- Ban Giám đốc;",
      "Lưu: VT, KHNV",
      "Các khoa, phòng, trạm y tế trực thuộc",
    ],
  },
  sections: someSections(),
  budget: aBudget(),
  missing: [
    { id: "kq-01", ask: "Tỷ lệ văn bản đi được ký số năm 2026 là bao nhiêu?" },
    { id: "gia-05", ask: "Đơn giá máy quét mã QR trên thẻ căn cước là bao nhiêu?" },
  ],
  refused: [],
  notices: [],
  violations: [],
  changes: [
    {
      status: "updated",
      section: "Căn cứ",
      before: "Thông tư số 46/2018/TT-BYT",
      after: "Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025",
      reason: "Thông tư 46/2018/TT-BYT hết hiệu lực từ 06/06/2025",
    },
    {
      status: "dropped",
      section: "III.2",
      before: "Mua 02 ki-ốt tra cứu.",
      after: "",
      reason: "theo yêu cầu: bỏ ki-ốt",
    },
    {
      status: "new",
      section: "III.1",
      before: "",
      after: "Liên thông kết quả cận lâm sàng chậm nhất 01/01/2027.",
      reason: "nghĩa vụ từ Luật số 51/2024/QH15, Khoản 4 Điều 3",
    },
    { status: "kept", section: "V", before: LONG, after: LONG, reason: "không có thay đổi" },
    {
      status: "needs-input",
      section: "I.1",
      before: "98%",
      after: "[cần bổ sung: kết quả năm 2026]",
      reason: "chờ số liệu",
    },
  ],
  review: [],
  mode: "offline",
  ...over,
});
