/**
 * The words by which a regulation sets a deadline, and those that look like it and set none; all for text folded in
 * place. Read by ./deadlines.ts.
 */

const LATEST =
  "(?:(?:cham|muon) nhat|khong (?:cham|muon|qua|tre) (?:hon|qua))(?: la| vao| den| truoc| trong| tu)*(?: het| cuoi)?";
const CLOCK =
  "(?:(?:(?:het|cuoi|dau) )?gio (?:hanh chinh|lam viec|sang|chieu),? (?:cua )?)?(?:\\d{1,2} ?(?:gio|h) ?(?:\\d{2}(?: phut)?)?,? )?(?:(?:thu (?:hai|ba|tu|nam|sau|bay|\\d)|chu nhat),? )?";
/** "hạn cuối: …", "thời gian hoàn thành: …", "hạn gửi là …" */
const TERM =
  "(?:han (?:cuoi(?: cung)?|chot|gui|nop|bao cao|hoan thanh|dang ky)|(?:thoi (?:han|gian)|tien do) (?:hoan thanh|gui|nop|bao cao)|thoi han)(?: la| vao| truoc| den|:)*";

/** "trình Ủy ban nhân dân tỉnh trong ngày 25/3/2027", "khóa sổ lúc 17 giờ ngày 25/6/2027" */
const HANDED_IN_ON =
  "(?<=\\b(?:trinh|gui|nop|bao cao|hoan thanh)\\b[^.;]{0,60})trong|(?<=\\b(?:khoa so|chot(?: so lieu)?|phat hanh|ban giao|nop|gui|bao cao)\\b[^.;]{0,40})(?:luc|dung)";

export const DATED = new RegExp(
  `\\b(${LATEST}|${TERM}|xong|hoan (?:thanh|tat):?(?: vao)?|truoc(?: het| thoi diem)?|(?:den|toi) het|het|den|${HANDED_IN_ON}) ${CLOCK}(?=ngay |\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{1,2} thang \\d{1,2} nam \\d{4})`,
  "g",
);
/** "Thời hạn hoàn thành việc chuyển đổi dữ liệu: 30/6/2028" */
export const TERMED =
  /\bthoi han (?:hoan thanh|thuc hien|nop|gui)\b[^:.;]{0,80}: ?(?:truoc )?(?:ngay )?(?=\d)/;

const ROMAN = "(?:iv|i{1,3}|[1-4])";
/** "trong quý II/2028", "vào tháng 9 năm 2028", "đến hết năm 2028", "chậm nhất là cuối năm 2027" */
export const PERIOD = new RegExp(
  `\\b(${LATEST}|(?:${TERM}|thoi gian(?: thuc hien)?:)|xong|hoan (?:thanh|tat):?|trong|truoc khi (?:het|ket thuc)|truoc|vao|den|het|cuoi)(?: trong| vao| den| truoc| het| cuoi)*` +
    ` (?:thang (\\d{1,2})(?: ?(?:[-–,]|va|den) ?(?:thang )?\\d{1,2})*(?: nam |[/.-])|quy ${ROMAN}(?: ?(?:[-–,]|va|den) ?(?:quy )?${ROMAN})*(?: nam |[/.-])|(?:6|sau) thang (?:dau|cuoi) nam |nam )(20\\d{2})\\b`,
  "g",
);
/** "Quý III/2027: Sở Y tế phê duyệt …", "Từ ngày 16/7 … đến ngày 31/8/2027: …": a step of a time table and its time. */
export const STEP_LABEL = new RegExp(
  `^(?:giai doan|buoc|dot)? ?(?:\\d{1,2}|[ivx]{1,4})? ?[:(]? ?((?:thang \\d{1,2}(?: ?(?:[-–,]|va|den) ?(?:thang )?\\d{1,2})*(?: nam |[/.-])|quy ${ROMAN}(?: ?(?:[-–,]|va|den) ?(?:quy )?${ROMAN})*(?: nam |[/.-])|(?:6|sau) thang (?:dau|cuoi) nam )(20\\d{2}))\\)? ?:`,
);
/** Behind these a mere year is a last day; "trong năm 2028" alone describes. */
export const LAST_DAY_OF_YEAR =
  /\b(?:cham nhat|muon nhat|khong|han|het|cuoi|truoc|xong|hoan thanh|hoan tat)\b/;

const NUMERAL =
  "(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|lam|tram|ruoi)(?: (?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le)){0,4}";
const COUNT = `(?:\\d{1,3}|${NUMERAL})(?: ?\\([^)]{2,30}\\))?`;
const UNIT = "(?:ngay|tuan|thang|quy|gio|nam|phut)\\b(?! ?\\d)(?: lam viec)?";
/** From when a duration counts: "kể từ ngày nhận đủ hồ sơ", "sau khi phát hiện". */
export const ANCHOR =
  /^,? ?(?:(?:(?:ke|tinh) )?(?:tu|sau) (?:khi|ngay|luc|thoi diem)|truoc (?:khi|thoi diem|ngay(?! \d)))\b(?:(?! va (?:phai|co trach nhiem|hoan thanh) )[^,;.:])*/;
/** "Thời gian giải quyết … không quá 05 ngày", "thông báo … không quá 01 ngày làm việc": no anchor is needed. */
const HANDLED =
  "(?<=\\b(?:giai quyet|xu ly|tra loi|tra ket qua|tham dinh|thong bao|phe duyet|khac phuc|hoan thanh|phan hoi|xac minh|tiep nhan|cap nhat|ban hanh|bao cao)\\b[^.;,:]{0,70} )";
export const SPAN = new RegExp(
  `\\b(?:(?:trong|sau) (?:thoi han|thoi gian|vong|khoang|toi da)(?: la| khong qua| toi da)? ${COUNT},? ${UNIT}|${LATEST}(?: sau| trong)?(?: khong qua| vong)? ${COUNT},? ${UNIT}|toi da(?: la| trong| khong qua)? ${COUNT},? ${UNIT}|(?:trong|khong qua|truoc|it nhat) \\d{1,3}(?: ?\\([^)]{2,30}\\))?,? ${UNIT}(?=,? (?:(?:ke |tinh )?(?:tu|sau) (?:khi|ngay|luc|thoi diem)|truoc (?:khi|thoi diem|ngay(?! \\d))|doi voi))|${HANDLED}khong qua ${COUNT},? (?:ngay(?: lam viec)?|gio|phut)\\b(?! ?(?:/|\\d|trong|moi|mot))|trong \\d{1,3} (?:gio|phut)\\b)`,
  "g",
);
/** In front of a span: a condition or a description, no demand ("nếu trong thời hạn 03 năm …"). */
export const NO_SPAN =
  /\b(?:neu(?! (?:ly do|ro|cu the|tai|trong)\b)|ma|(?<!\b(?:sau|tu) )khi|thoi gian hoat dong|(?:co|voi|hop dong|luu tru) thoi han|thoi han (?:hop dong|luu tru|bao quan|su dung|bao hanh)|co gia tri)\b(?:(?! (?:phai|thi|co trach nhiem) )[^,;]){0,60}$/;

/** "hằng năm", "của tháng cuối quý", "6 tháng một lần": what comes again. */
const EVERY = "(?:hang|moi) (?:nam|quy|thang|tuan|ngay)";
const DAY_OF_WEEK = "(?:thu (?:hai|ba|tu|nam|sau|bay|\\d)|chu nhat)";
/** A day or hour within a year, quarter, month, week or day. */
const WITHIN = `(?:ngay (?:lam viec )?(?:\\d{1,2}(?: thang \\d{1,2}|[/.-]\\d{1,2})?|(?:dau|cuoi)(?: (?:tien|cung))?)|\\d{1,2}[/.-]\\d{1,2}|thang \\d{1,2}|quy [ivx\\d]+|${DAY_OF_WEEK}|\\d{1,2} (?:gio|h)(?: ?\\d{2})?(?: phut)?)`;
const TIMES = "(?:mot|hai|ba|bon|\\d{1,2})(?: ?\\([^)]{2,20}\\))?";
const NEXT = "(?:sau|ke tiep|tiep theo|lien ke|lien sau)";
/** "của tháng đầu quý sau", "tháng kế tiếp", "tháng cuối của mỗi quý" */
const MONTH_OF = `thang (?:cuoi(?: cung)?|dau(?: tien)?|${NEXT})(?: cua)?(?: moi)?(?: quy| nam)?(?: ${NEXT})?`;
/** "năm sau liền kề năm quyết toán", "năm trước năm kế hoạch" */
const YEAR_OF = `nam (?:${NEXT}|lien truoc|truoc(?= nam)|ke hoach|ngan sach|quyet toan)(?: lien ke)?(?: (?:cua )?nam (?:ke hoach|ngan sach|quyet toan|bao cao))?`;
const NEXT_DAY = `(?:ngay )?(?:hom sau|lam viec ${NEXT})|ngay ${NEXT}`;
export const YEARLY = new RegExp(
  [
    `\\b(?:truoc|vao|${LATEST}) (?:CLOCK)?${WITHIN},?(?: cua)? (?:${EVERY}|${MONTH_OF})`.replace(
      "(?:CLOCK)?",
      CLOCK,
    ),
    `\\b(?:${EVERY}|moi nam ${TIMES} lan)\\b[^.;]{0,60}?\\b(?:truoc|vao|${LATEST}) ${CLOCK}${WITHIN}(?:,? (?:va|hoac) (?:truoc )?${WITHIN})?(?! ?[/.-]?\\d| nam \\d)`,
    `\\b(?:truoc|vao|${LATEST}) ${WITHIN}(?: cua)? ${YEAR_OF}\\b`,
    `\\b(?:truoc|${LATEST}) ${CLOCK}(?:cua )?(?:${NEXT_DAY})\\b`,
    // On a day of each month or quarter, and within the day on which something comes up.
    `\\b(?:dinh ky|vao)? ?ngay \\d{1,2} (?:cua )?(?:hang|moi) (?:thang|quy)\\b`,
    `\\bngay trong ngay(?: lam viec)?(?= ?[.;,)]| ?$)`,
    `(?<=\\b(?:giai quyet|tra ket qua|xu ly|hoan thanh|khac phuc|tra loi)\\b[^.;,]{0,25} )trong ngay(?: lam viec)?(?= ?[.;,)]| ?$)`,
    `(?<=\\b(?:bao cao|gui|nop|trinh)\\b[^.;,]{0,70} )${EVERY}(?= ?(?:[.;,)]|$))`,
    `\\bdinh ky (?:(?:\\d{1,2} )?(?:tuan|thang|quy|nam)(?: (?:mot|\\d) lan)?|${EVERY})`,
    `\\b(?:moi|mot|hai|ba|sau|\\d{1,2}) (?:ngay|tuan|thang|quy|nam) (?:it nhat |toi thieu )?${TIMES} lan\\b`,
    `\\b\\d{1,2} (?:tuan|thang|quy|nam) ?/ ?(?:01 |1 |mot )?lan\\b|\\b${TIMES} lan ?/ ?(?:tuan|thang|quy|nam)\\b`,
    // The year is not said: "trước ngày 15 tháng 6."
    `\\b(?:truoc|${LATEST}) (?:ngay )?\\d{1,2}(?: thang \\d{1,2}|/\\d{1,2})(?= ?[.;,:)]| ?$)`,
  ].join("|"),
  "g",
);

/** A duty: without one, a day limits what is described, it demands nothing. */
export const DUTY =
  /\b(?:phai|hoan thanh|trach nhiem|gui|bao cao|bao|trien khai|thuc hien|ban hanh|cap nhat|nop|cong bo|ra soat|to chuc|bao dam|ket noi|chuyen|xay dung|trinh|lap|tra|thong bao|cung cap|dang ky|khac phuc|xem xet|cap|dua (?:vao|len)|vao van hanh|phan dau|xong|hoan tat|phoi hop|bo tri|kiem tra|lam sach|quan triet|doi chieu|nghiem thu|thanh toan|tham dinh|so hoa|ban giao|duoc dua|phan hoi|tra loi|xac minh|xu ly|giai quyet|nhap|chuan hoa|dong bo|nang cap|khai bao|de xuat|danh gia|kiem ke|hoan thien|bo sung|cong khai|niem yet|tap huan|kich hoat|tich hop|lien thong|lap dat|tong hop|thong ke|dang tai|phe duyet|giao|thanh lap|kien toan|sao luu|khoi phuc|chuan bi|tong ket|so ket|tuyen truyen|pho bien|mo|co mat|tu danh gia|de nghi|nhiem vu|to chuc thuc hien|giai phap|lo trinh|phan cong|khoa so|khoa vao|chot|phat hanh)\b/;
export const STRONG = /\b(?:phai|hoan thanh|hoan tat|cham nhat|muon nhat|trach nhiem|xong)\b/;
/** What was done before a day; what goes on under old rules. "Chữa bệnh" folds to "chua benh". */
export const TRANSITION =
  /\b(?:da|duoc|dang(?! ky| uy| bo| vien)|chua(?! benh)|phat sinh|ky ket|(?<!dang |dinh )ky|(?<!cung )cap|nop|tiep nhan)\b(?!(?<=cap) (?:tren|duoi|xa|huyen|tinh|bo|co so|trung uong|quoc gia))[^,;:]{0,70}$/;
export const GOES_ON =
  /\b(?:tiep tuc (?:co hieu luc|su dung|thuc hien|duoc|ap dung)|co gia tri(?: su dung)?|het hieu luc|(?<!nay )co hieu luc|khong phai)\b/;
/** "Từ ngày 01/01/2028, Cổng từ chối …": until then all must have changed over. */
export const REFUSED_FROM =
  /(?:^|[,;:]\s*)(?:\d{1,2}[.)] )?(?:bat dau )?(?:ke )?tu (?=ngay \d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/g;
export const REFUSES =
  /^[^.;]{0,90}?\b(?:tu choi|(?:khong|dung|ngung|thoi)(?: con| viec)? (?:tiep )?(?:nhan|tiep nhan|giai quyet|chap nhan|su dung|thanh toan)|cham dut)\b/;
/** What is allowed up to a day and no longer: "chỉ được dùng đến hết ngày …"; what is made digital by it. */
export const UNTIL = /\b(?:chi duoc|duoc (?:so hoa|chuyen doi|hoan thanh|hoan tat))\b[^,;:]{0,70}$/;
/** "từ ngày 20/8/2028 đến ngày 30/8/2028": when something takes place. */
export const FROM_TO = /\btu (?:ngay )?(?:\d[\d/.-]*|\d{1,2} thang \d{1,2}(?: nam \d{4})?)$/;
/** "… nhập viện trước ngày 01/9/2028 được thanh toán theo mức cũ": what holds for those of before. */
export const GRANTS =
  /^,? ?(?:thi )?(?:duoc|van|khong phai|khong ap dung|ap dung|giu nguyen|tiep tuc|thuc hien theo)\b/;
/** "tính đến ngày 31/3/2027": the day of a count; for text as typed, since "tỉnh" folds to the same. */
export const COUNTED = /(?:tính|số liệu|lũy kế|(?:^|[,;] ?)tinh)(?: cho)? $/iu;
/** "đến hết năm 2026 đã có 60% …": told, not asked. */
export const TOLD =
  /^,? ?((?:[^,;.:]{0,60}? )?)da (?:co|duoc|hoan thanh|dat|trien khai|thuc hien|ket noi|cap|xay dung|dua|lap)\b/;
/** "Thời gian khám: từ ngày … đến hết ngày …": the time given for a task. */
export const GIVEN_TIME = /\bthoi gian(?: [a-z]+){0,5}: ?$/;
