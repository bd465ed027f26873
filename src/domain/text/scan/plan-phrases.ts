/**
 * How plans of this kind are worded, beside what the register and the plans that are shipped say: neighbours count. Own
 * words, none of a plan's.
 */
export const PLAN_PHRASES: readonly string[] = `
  nhằm nâng cao nhận thức, nhằm tăng cường, nhằm bảo đảm, nhằm đáp ứng yêu cầu, nhằm thực hiện, nhằm phục vụ, nhằm giảm thời gian, nhằm tạo điều kiện, nhằm thúc đẩy, nhằm nâng cao chất lượng
  đẩy mạnh công tác tuyên truyền, đẩy mạnh ứng dụng, đẩy mạnh phát triển, đẩy mạnh cải cách hành chính, đẩy mạnh hợp tác, đẩy mạnh tuyên truyền đến người dân, đẩy mạnh chuyển đổi số, đẩy nhanh tiến độ
  bảo đảm tiến độ, đảm bảo tiến độ, đảm bảo yêu cầu, đảm bảo an toàn, đảm bảo kinh phí, đảm bảo các điều kiện, đảm bảo hạ tầng, đảm bảo trang bị, bảo đảm đúng quy định, đảm bảo đúng tiến độ, đảm bảo duy trì, đảm bảo thực hiện
  chủ trì, chủ trì tham mưu, chủ trì phối hợp với, chủ trì xây dựng, chủ động phối hợp, chủ động rà soát, chủ động xây dựng, chủ động đề xuất, chủ động triển khai, chủ động ứng phó, đầu mối phối hợp, làm đầu mối, đầu mối tổng hợp
  căn cứ chức năng nhiệm vụ được giao, căn cứ tình hình thực tế, căn cứ vào nhu cầu, khẩn trương xây dựng, khẩn trương hoàn thành, khẩn trương triển khai, nghiêm túc thực hiện, kịp thời báo cáo, kịp thời xử lý
  tổ chức họp định kỳ, họp giao ban hằng tháng, họp rút kinh nghiệm, định kỳ hằng quý, định kỳ đánh giá, định kỳ hằng tháng, rút kinh nghiệm, để rút kinh nghiệm, đề ra phương án, đề ra giải pháp, để đề ra, hội ý hằng tuần
  biểu dương khen thưởng, biểu dương các tập thể, khen thưởng kịp thời, cá nhân có thành tích, thành tích tiêu biểu, điển hình tiên tiến, tập thể và cá nhân, có thành tích xuất sắc, có nhiều đóng góp
  trang bị kỹ năng, trang bị kiến thức, kỹ năng cơ bản, kỹ năng số, kỹ năng sử dụng, phổ cập kỹ năng số, nâng cao kỹ năng, kiến thức cơ bản, kỹ năng về an toàn thông tin, cập nhật kiến thức, bồi dưỡng kiến thức
  đóng góp ý kiến, tham gia ý kiến, lấy ý kiến, phản ánh kiến nghị, những vấn đề, các vấn đề xã hội, những khó khăn vướng mắc, tháo gỡ khó khăn, giải quyết vướng mắc, khó khăn trong, gặp khó khăn
  trải nghiệm của người dân, tăng trải nghiệm, tăng tiện ích, tiện ích cho người dân, đời sống, cuộc sống, phục vụ cuộc sống, chất lượng cuộc sống, thói quen của người dân, sự hài lòng, mức độ hài lòng
  biết cách sử dụng, biết mua bán, biết thanh toán, biết áp dụng, biết sử dụng, giúp người dân, giúp cho, mua bán các sản phẩm, sản phẩm dịch vụ, qua mạng, tự bảo vệ mình, bảo vệ mình, bản thân, của mình
  cũng như, cũng như cung cấp, như sau, cụ thể như sau, bao gồm, gồm có, trong đó, trong đó có, đồng thời, đồng thời tăng cường, tuy nhiên, ngoài ra, bên cạnh đó, do đó, vì vậy, theo đó, trước hết, sau khi, trước khi, ngay sau khi
  sẽ được, sẽ thực hiện, sẽ phối hợp, sẽ đạt được, sẽ xây dựng, hai bên sẽ, đơn vị sẽ, đã được, đã và đang, đang triển khai, chưa được, chưa đồng đều, chưa đồng bộ, vẫn còn, còn thiếu, còn hạn chế, còn thấp, còn chậm, còn gặp
  trên cơ sở, trên cơ sở thống nhất, thống nhất với, thống nhất phương án, thống nhất hợp tác, lập kế hoạch, lập kế hoạch chi tiết, theo lộ trình, lộ trình triển khai, phù hợp với lộ trình, phù hợp với thực tế, phù hợp với yêu cầu
  xem xét phê duyệt, trình phê duyệt, trình cấp có thẩm quyền, cấp có thẩm quyền, có thẩm quyền quy định, trình ủy ban nhân dân tỉnh phê duyệt, thẩm định phê duyệt, điều chỉnh cho phù hợp, điều chỉnh bổ sung, để điều chỉnh kế hoạch
  đáp ứng yêu cầu, đáp ứng nhu cầu, đáp ứng các quy định, đáp ứng tiêu chuẩn, đáp ứng sự phát triển, đáp ứng sự tăng trưởng, sự tăng trưởng về, tăng trưởng kinh tế, sự phát triển của, sự chỉ đạo, sự phối hợp, sự cố, ứng cứu sự cố, xử lý sự cố
  tiêu chuẩn kỹ thuật, quy chuẩn kỹ thuật, quy định kỹ thuật, kỹ thuật số, hạ tầng kỹ thuật, yêu cầu kỹ thuật, định mức chi, tiêu chuẩn định mức, đúng chế độ, chế độ chính sách, đúng mục đích, sử dụng hiệu quả, tiết kiệm hiệu quả
  nguồn vốn, phân bổ nguồn vốn, bố trí nguồn vốn, bố trí kinh phí, bố trí đủ, cân đối nguồn, cân đối ngân sách, huy động nguồn lực, nguồn nhân lực, nguồn lực tài chính, các nguồn khác, nguồn hợp pháp khác, lồng ghép các nguồn
  dự toán, lập dự toán, dự toán chi, giao dự toán, quyết toán, thanh quyết toán, thanh toán chi phí, chi trả, tạm ứng, giải ngân, kinh phí sự nghiệp, sự nghiệp công nghệ thông tin, quỹ phát triển hoạt động sự nghiệp, nguồn thu hợp pháp
  cử cán bộ tham gia, cử thành viên, cử người phụ trách, phụ trách công nghệ thông tin, kiêm nhiệm, cán bộ chuyên trách, cán bộ phụ trách, viên chức phụ trách, nhân viên y tế, điều dưỡng, bác sĩ điều dưỡng, dược sĩ, kỹ thuật viên, y sĩ
  dữ liệu mở, dữ liệu lớn, dữ liệu mở và dữ liệu lớn, công bố dữ liệu, kho dữ liệu, dữ liệu dùng chung, dữ liệu chuyên ngành, dữ liệu gốc, dữ liệu chủ, làm sạch dữ liệu, số hóa dữ liệu, phân tích dữ liệu, quản trị dữ liệu, cấu trúc dữ liệu
  trí tuệ nhân tạo, trợ lý ảo, trợ lý ảo phục vụ, điện toán đám mây, chuỗi khối, internet vạn vật, thiết bị đeo, camera giám sát, nhận diện khuôn mặt, hội chẩn từ xa, khám bệnh từ xa, theo dõi từ xa, tư vấn từ xa, chẩn đoán hình ảnh
  mô hình bốn lớp, mô hình 4 lớp, giám sát an toàn, giám sát điều hành, trung tâm giám sát, diễn tập thực chiến, phòng chống mã độc, phần mềm độc hại, lỗ hổng bảo mật, rà quét lỗ hổng, sao lưu dự phòng, khôi phục dữ liệu, đặc biệt là, nhất là
  hệ thống thư điện tử, hệ thống báo cáo, hệ thống một cửa, một cửa điện tử, thủ tục hành chính, trả kết quả, tiếp nhận hồ sơ, nộp hồ sơ trực tuyến, hồ sơ công việc, xử lý trên môi trường mạng, văn bản điện tử, gửi nhận văn bản, phát hành văn bản
  nền hành chính, nền hành chính hiện đại, tiến tới nền hành chính, không giấy tờ, không sử dụng giấy, họp không giấy, hiện đại hóa hành chính, nội bộ, hoạt động nội bộ, điều hành nội bộ, hội nghị truyền hình, phòng họp trực tuyến
  góp phần, góp phần xây dựng, góp phần thực hiện, góp phần nâng cao, mục tiêu cải cách, mục tiêu đề ra, mục tiêu chung, mục tiêu cụ thể, đạt mục tiêu, hoàn thành mục tiêu, đặt trọng tâm, trọng tâm là, trọng tâm trong, trọng điểm
  người dân được, người dân và doanh nghiệp, người bệnh, người nhà người bệnh, người cao tuổi, người lao động, phụ nữ, trẻ em, bà mẹ và trẻ em, học sinh, sinh viên, tổ dân phố, khu dân cư, vùng sâu vùng xa, hộ gia đình
  địa phương, tại địa phương, tại các địa phương, tại đơn vị, tại cơ sở, tại các cơ sở y tế, tại khu vực, tại trung tâm, tại tỉnh, cấp tỉnh, cấp huyện, cấp xã, tuyến tỉnh, tuyến huyện, tuyến xã, tuyến cơ sở, tuyến dưới, tuyến trên
  lãnh đạo các cấp, cấp ủy, các cấp ủy đảng, cấp ủy đảng, các cấp lãnh đạo, lãnh đạo chỉ đạo, lãnh đạo đơn vị, người đứng đầu, trách nhiệm của người đứng đầu, ban giám đốc, phòng chức năng, phòng nghiệp vụ, tổ giúp việc, ban chỉ đạo, tổ công tác
  phong trào thi đua, hội thi tìm hiểu, tổ chức hội thảo, hội thảo chuyên đề, tọa đàm, hội nghị tổng kết, hội nghị sơ kết, lớp tập huấn, khóa đào tạo, đào tạo lại, bồi dưỡng nghiệp vụ, tập huấn nghiệp vụ, học hỏi kinh nghiệm, tham quan học tập
  nghiên cứu, nghiên cứu ứng dụng, nghiên cứu khoa học, thử nghiệm, thí điểm, nhân rộng, sáng kiến, cách làm hay, bài học kinh nghiệm, đổi mới sáng tạo, sáng tạo, chia sẻ kinh nghiệm, chia sẻ dữ liệu, chia sẻ thông tin, kết nối chia sẻ
  đầy đủ, đầy đủ các chức năng, có đầy đủ, đầy đủ theo quy định, đầy đủ kịp thời, đầy đủ chính xác, bảo đảm đầy đủ, thực hiện đầy đủ, chưa đầy đủ, đáp ứng đầy đủ, các chức năng theo quy định
  tránh trùng lặp, không để trùng lặp, không để xảy ra, để bảo đảm, để hình thành, để phục vụ, để sử dụng, để có, để các đơn vị, để người dân, để hoàn thành, để tổng hợp, để theo dõi, để hỗ trợ, để được hướng dẫn, để thực hiện
  phát sinh vướng mắc, nếu có vướng mắc, trong quá trình thực hiện, trong quá trình triển khai, trong phạm vi, trong lĩnh vực, trong thời gian tới, trong việc, trong công tác, trong hoạt động, trong ngành, trong và ngoài tỉnh, trong nước và quốc tế
  báo cáo kết quả, báo cáo tiến độ, báo cáo về, gửi về, tổng hợp báo cáo, báo cáo định kỳ, báo cáo đột xuất, chế độ báo cáo, số liệu báo cáo, báo cáo bộ y tế, báo cáo ủy ban nhân dân tỉnh, kiểm tra giám sát, đánh giá kết quả, đôn đốc thực hiện
  mua sắm, đấu thầu, lựa chọn nhà thầu, thuê dịch vụ, thuê phần mềm, nâng cấp phần mềm, bảo trì phần mềm, bảo hành, máy chủ, máy trạm, máy tính xách tay, máy quét mã vạch, máy in, thiết bị mạng, thiết bị lưu trữ, đường truyền internet, tốc độ cao
  ví điện tử, thẻ ngân hàng, tài khoản ngân hàng, mã vạch hai chiều, quét mã, biên lai điện tử, hóa đơn điện tử, viện phí, thu viện phí, không dùng tiền mặt, tiền mặt, chuyển khoản, thanh toán điện tử, thanh toán trực tuyến, số lượt giao dịch
  quan điểm, nguyên tắc, yêu cầu, phạm vi, đối tượng, thời gian thực hiện, tiến độ thực hiện, sản phẩm dự kiến, đơn vị chủ trì, đơn vị phối hợp, phân công thực hiện, tổ chức thực hiện, giải pháp thực hiện, kinh phí thực hiện, nhiệm vụ giải pháp
`
  .trim()
  .split("\n")
  .flatMap((line) => line.split(", "));
