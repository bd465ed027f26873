/** Limits of the web channel, as data. Sizes in bytes, lengths in UTF-16 units. */
const MB = 1024 * 1024;

export const webLimits = {
  questionLength: 2000,
  requestLength: 4000,
  /** Words that go with a decision or a thumb down. */
  noteLength: 500,
  jsonBytes: 256 * 1024,
  fileBytes: 30 * MB,
  uploadBytes: 64 * MB,
  filesPerUpload: 20,
  /** A file name longer than this is cut from the front of its extension. */
  fileNameLength: 200,
  downloadTtlMs: 30 * 60 * 1000,
  passagesPerPage: 60,
  documentsPerPage: 100,
  searchHits: 8,
  /** Rows of one findings table on a page; the files carry all. */
  findingRows: 400,
  auditRows: 100,
} as const;

/** Kinds of file the pages offer to choose; the reader decides by content, not by this. */
export const acceptedFiles = ".pdf,.docx,.xlsx,.csv,.md,.txt,.html,.png,.jpg,.jpeg";
