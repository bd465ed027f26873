/** "Máy in (không phải mã vạch)", "máy tính, trừ máy tính bảng": what a question about plans leaves out. Pure. */
const EXCLUDING =
  /[(,;]?\s*(?<![\p{L}\p{N}])(?:không phải|khong phai|ko phải|ko phai|không tính|khong tinh|không kể|khong ke|ngoại trừ|ngoai tru|trừ|tru|chứ không phải|chu khong phai)(?: là| loại| cái| la| loai| cai)* ((?!không|khong|ko)[^(),;?]{2,40}?)(?=\s*[),;?]|\s+(?:của|cua|ở|o|trong|thì|thi|mua|có|co|giá|gia|bao|mấy|là|la)(?![\p{L}])|$)\)?/giu;

export const withoutExcluded = (text: string): string => text.replace(EXCLUDING, " ");

export const excludedIn = (text: string): string[] =>
  [...text.matchAll(EXCLUDING)].flatMap(([, thing]) => (thing === undefined ? [] : [thing]));
