/** Of which less is better: waiting, errors, what is still on paper or done by hand. */

/** Where less is better, a target below the result is an aim. */
export const LESS_IS_BETTER =
  /sai sot|giam(?! (?:sat|dinh|doc|ho))|su co|\bloi\b|cho doi|\bthoi gian (?:cho|dap ung|tra|xu ly|phan hoi|khac phuc|gian doan|trung binh|lam thu tuc|nam vien|cap cuu|phuc hoi|hoan thanh)|ty le no\b|that lac|tu vong|khieu nai|qua han|cham tre|tre han|khong (?:dung han|dat|hop le)|\b(?:ban|ho so|benh an|phieu|so|don thuoc|van ban|ket qua|bien lai|hoa don|in|tren) giay\b|thu cong|tu choi|xuat toan|gian doan|vi pham|nham lan|bo sot|ton dong|that thoat|lo hong|nhiem khuan|bien chung|\bcon (?:dung|su dung|lam|ghi|luu|nhap)\b/;
