/** Sentences of a form that the prior plan copied without filling them in. */

/** Instructions and blanks of a template that the prior plan never filled in. */
export function isTemplate(text: string): boolean {
  const trimmed = text.trim();
  if (/\.{5,}|…{2,}|_{4,}|x{4,}|\[(?!cần bổ sung)[^\]]{0,60}\]|<[^<>]{2,60}>/iu.test(trimmed))
    return true;
  if (/của (?:bộ\/(?:ngành\/)?tỉnh|cơ quan\/đơn vị|tỉnh\/thành phố)/iu.test(trimmed)) return true;
  return /^(?:nêu|trình bày|ghi rõ|liệt kê|mô tả|đánh giá (?:các )?nội dung|bao gồm các hoạt động như)\s/iu.test(
    trimmed,
  );
}
