/** Media types of the files that are handed out; apart from those who write them, whose libraries take long to load. */
export const MEDIA = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  html: "text/html; charset=utf-8",
  png: "image/png",
} as const;
