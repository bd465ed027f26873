/** "Mấy người phụ trách", "chỉ có 02 viên chức": people counted, by whatever name. Folded texts. Pure. */
const PEOPLE = "(?:nguoi|can bo|nhan vien|vien chuc|cong chuc|ky su|bien che)";
const ASKS = new RegExp(`\\b(?:may|bao nhieu) ${PEOPLE}\\b`);
const TELLS = new RegExp(`\\b(?:\\d+|mot|hai|ba|bon) ${PEOPLE}\\b`);

export const countsPeople = (question: string): boolean => ASKS.test(question);
export const tellsPeople = (line: string): boolean => TELLS.test(line);
