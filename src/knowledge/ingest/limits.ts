/** Bounds of reading: an upload is hostile until it stayed within them. */
export const readingLimits = {
  /** Bytes of any upload. */
  fileBytes: 50 * 1024 * 1024,
  /** Bytes of a text-like file (txt, md, html, csv). */
  textBytes: 20 * 1024 * 1024,
  /** Entries of a DOCX or XLSX package. */
  zipEntries: 5_000,
  /** Bytes of all entries together once inflated. */
  inflatedBytes: 300 * 1024 * 1024,
  /** Inflated over packed size of one entry above 1 MB; also of the whole package. */
  inflateRatio: 200,
  /** Pages of a PDF. */
  pages: 500,
  /** Rows of one workbook or text table. */
  rows: 200_000,
  /** Cells of one file over all tables. */
  cells: 2_000_000,
  /** Columns of one table. */
  columns: 1_000,
  /** Nesting of elements in HTML and in the XML of a package. */
  depth: 256,
  /** Pixels of an image. */
  imagePixels: 100_000_000,
  /** Milliseconds for a whole file unless the caller says otherwise; scans get `ocrTimeoutMs`. */
  timeoutMs: 60_000,
  ocrTimeoutMs: 20 * 60_000,
  /** Milliseconds for the OCR of one page. */
  ocrPageTimeoutMs: 120_000,
  /** Megabytes of the worker's heap. */
  workerHeapMb: 1_024,
} as const;
