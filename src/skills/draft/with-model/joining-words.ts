/** Words that join and smooth; any other word of a rewrite must stand in the lines that it was made from, with its marks. */
export const JOINING: ReadonlySet<string> = new Set(
  "và với các của cho theo tại trong để nhằm đồng thời ngoài ra cũng như bảo đảm thực hiện việc được trên cơ sở tiếp tục gắn kết hợp qua do bằng về đến từ là đẩy mạnh nâng cao tăng cường tổ chức công tác những cùng góp phần phục vụ đó này".split(
    " ",
  ),
);
