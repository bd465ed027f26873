/** How staff write and ask: what tells which word was meant where a key slipped or the marks were left out. */
import type { Register } from "../../domain/regulation/register.ts";

/** How staff ask, beside the ways that the register itself records. Neighbours count. */
export const TALK: readonly string[] = `
  văn bản này còn hiệu lực không, còn hiệu lực thi hành hay hết hiệu lực rồi, có còn được áp dụng nữa không, còn dùng được không
  bị thay thế bằng văn bản nào, được thay bởi thông tư nào, nghị định nào thay thế, thay thế những văn bản nào, thay cho quyết định nào
  bị bãi bỏ chưa, bị bãi bỏ từ khi nào, có hiệu lực từ ngày nào, hết hiệu lực từ ngày nào, ban hành ngày nào, ký ngày bao nhiêu, do ai ký
  hạn chót là khi nào, thời hạn là bao lâu, trước ngày mấy, chậm nhất là ngày nào, phải xong trước ngày nào, đến bao giờ phải hoàn thành
  mức phạt bao nhiêu tiền, bị phạt thế nào, tối đa bao nhiêu, tối thiểu bao nhiêu, định mức bao nhiêu, thuế suất bao nhiêu phần trăm
  văn bản nào quy định về, thông tư nào hướng dẫn, nghị định nào quy định chi tiết, luật nào điều chỉnh, theo quy định nào, căn cứ nào
  có bắt buộc không, có được phép không, có phải làm không, ai phải thực hiện, ai phê duyệt, thẩm quyền của ai, do cơ quan nào ban hành
  liệt kê các văn bản, kể tên những văn bản, danh sách căn cứ, cần viện dẫn những gì, có gì mới, thay đổi những gì, khác nhau thế nào
  so với trước đây, so sánh giữa các năm, sắp hết hiệu lực, mới có hiệu lực, được sửa đổi bổ sung bởi, bổ sung những gì
  kế hoạch năm ngoái ghi gì, kế hoạch năm trước nêu thế nào, mục tiêu bao nhiêu, kinh phí bao nhiêu, tổng kinh phí là bao nhiêu
  đơn giá bao nhiêu tiền, giá thuê một tháng, dự toán bao nhiêu, mua mấy cái, số lượng mấy bộ, tổng cộng bao nhiêu, dự toán nhiêu tiền
  điều nào khoản nào điểm nào, điều mấy, khoản mấy, quy định ở đâu, nội dung chính là gì, gồm những gì, nghĩa là gì, như thế nào
  cho hỏi, cho em hỏi, anh chị cho biết, giúp em với, đúng không, phải không, có đúng vậy không, hay sao, thì sao, còn cái kia thì sao
  thông tư đó, văn bản đó, nghị định đó, quyết định này, đơn vị tôi là bệnh viện, bên em là trung tâm y tế, phòng khám, trạm y tế
  tháng này, quý này, năm nay, năm ngoái, năm sau, cuối năm, đầu năm, sắp tới, hiện nay, hiện tại, trước đây, hồi trước
  mấy năm, mấy tháng, mấy ngày, mấy giờ, mấy cái, mấy chiếc, mấy triệu, mấy tỷ, mấy phần trăm, tháng mấy, năm mấy, ngày mấy, số mấy
  cấp mấy, mức mấy, luật số mấy, là số mấy, có mấy, gồm mấy, mất mấy, lưu mấy năm, trong mấy ngày, chịu mấy phần trăm, phạt mấy triệu
  đúng hông, đúng ko, có đúng không, đúng quy định, đúng định mức, đúng luật, phải đúng, đúng rồi, vậy đúng không, đúng hay sai
  đang áp dụng, đang dùng, đang có hiệu lực, đang chạy, đang sử dụng, đang làm, đang thực hiện, đang xây dựng, đang còn, đang theo
  còn xài được không, giờ dùng cái nào, nay dùng văn bản nào, hiện dùng, bây giờ dùng, dùng văn bản nào, dùng mẫu nào, dùng thay cho
  nói về, nói gì, nói tới, có nói, quy định nói, sếp hỏi, sếp bảo, hỏi về, cho mình hỏi, mình hỏi, mình cần, bên mình, đơn vị mình
  bị phạt, phạt bao nhiêu, có bị phạt không, thay chưa, ban hành chưa, có chưa, hết hiệu lực chưa, đã có chưa, đã thay chưa, làm chưa
  nay thay bằng, đến nay, từ nay, nay là, vẫn còn, vẫn áp dụng, vẫn dùng, tới đây, năm tới, gần đây, gần nhất, từ 01/01/2027, năm 2026
  văn bản do ai ký, văn bản đó, thông tư đó, cái đó, nó thay, nó còn, nó quy định, cái nào thay, thay cái nào, nào thay, thay thế cái nào
  số hiệu, thuốc, đơn thuốc, tử vong, quá hạn, qua mạng, thế còn, thì bao nhiêu, thì phải, thì có, thì hạn, thì cần, mà chưa, mà không
  giấy tờ, chuyện này, tuần sau, tuần này, nếu không, chỉ cần, khỏi cần, mới nhất, ai lo, ai làm, ai duyệt, ai ký, ai chịu, ai được
  chi bao nhiêu, chi cho, tốn bao nhiêu, giá bao nhiêu, bao nhiêu tiền, nhiêu tiền, hết nhiêu, mỗi cái, mỗi bộ, mỗi năm, mỗi tháng, mỗi đơn vị
  ở đâu, coi ở đâu, xem ở đâu, vậy anh, vậy em, nha em, hồi trước, bữa nay, sao vậy, bên nào, nơi nào, chỗ nào, khác chỗ nào, lớn hơn, nhiều hơn
  tôi cần, cho tôi, giúp tôi, chúng tôi, đơn vị tôi, bệnh viện tôi, sở y tế, cơ sở, có mấy cơ sở, bao nhiêu cơ sở, sổ sức khỏe, sở tài chính
  năm 2026 so với năm 2025, so với 2025, 2026 so với, tăng hay giảm so với, văn bản về, quy định về, căn cứ về, quý 3 năm 2026, quý này, trong quý
  còn kiosk, còn máy in, còn thuế, còn phạt, để làm, nào để, gì để, để mua, để thuê, để lập kế hoạch, ở bệnh viện, ở đơn vị, ở tỉnh, tại tỉnh
  đơn vị nào chủ trì, ai chủ trì, khoa phòng nào phối hợp, đơn vị phối hợp, phân công cho ai, giao cho ai, do phòng nào làm, ai theo dõi đôn đốc
  máy chủ, máy trạm, máy in, máy quét, máy tính bảng, máy vi tính, mạng nội bộ, đường truyền, tường lửa, phần mềm diệt virus, chữ ký số, chứng thư số
  bao nhiêu máy trạm, bao nhiêu máy chủ, bao nhiêu máy tính, có mấy máy chủ, có mấy đường truyền, mua mấy máy, bao nhiêu cơ sở, bao nhiêu đơn vị
  kho dữ liệu, cơ sở dữ liệu, tuyên truyền, truyền thông, phát thanh, tờ rơi, tập huấn, đào tạo, bồi dưỡng, giám sát, tồn tại hạn chế, kết quả đạt được
  bệnh viện đa khoa, trung tâm y tế huyện, trạm y tế xã, nguồn kinh phí, nguồn thu sự nghiệp, quỹ phát triển, vốn sự nghiệp, ngân sách tỉnh
  tỷ lệ thanh toán không dùng tiền mặt, đặt ra, đề ra, phấn đấu, dự kiến xong, hoàn thành trong năm nào, trước ngày nào, thành tiền, số lượng, đơn giá
  so với trước, so với trước đây, mới so với, trước 2026 so với sau, đồng chí cho biết, đồng chí nào, tới ngày mấy, tới khi nào, được tới mấy, tới mấy tỷ
  từ hôm nào, ban hành hôm nào, hôm nào, hôm nay, ngày hôm nay, tôi chỉ nhớ, em nhớ mỗi, chỉ nhớ số, đầy đủ, ký hiệu đầy đủ, số hiệu đầy đủ
  sang 2027, qua 2027, từ 2026 qua 2027, từ năm 2025 qua năm 2026, từ 2025 tới nay, từ đầu năm, dự trù bao nhiêu, dự trù kinh phí, mỗi nơi, mỗi bên
  tỉ lệ bao nhiêu, đã cài phần mềm, diệt vi rút, máy đọc mã, có giống nhau không, giống bệnh viện không, khác tổ chức, tại ngày, tại thời điểm
  có hiệu lực đúng không, là 500 triệu đúng không, thay rồi đúng không, phải không, cần gì, cần những gì, đòi hỏi gì, yêu cầu gì, còn giá trị không
  trong đó quỹ, trong đó bao nhiêu, nguồn nào, lấy từ nguồn nào, tăng giảm ra sao, tăng bao nhiêu, giảm bao nhiêu, chênh bao nhiêu
`
  .trim()
  .split("\n");

/** Everything that the register writes in words. */
export const registerTexts = (register: Register): string[] =>
  register.entries.flatMap((entry) => [
    ...[entry.title, entry.issuer, entry.type, ...entry.shortNames, ...entry.subjects],
    ...entry.provisions.flatMap(({ fact, who, asks }) => [fact, who ?? "", ...asks]),
  ]);
