/** What a caller may ask of a reading, and what it is told meanwhile. */
export interface ReadOptions {
  signal?: AbortSignal;
  /** Milliseconds for the whole file. */
  timeoutMs?: number;
  /** Megabytes of heap for the parser, `readingLimits.workerHeapMb` unless told otherwise. */
  heapMb?: number;
  /** Pages or sheets done of all. `what` is Vietnamese. */
  onProgress?: (done: number, total: number, what: string) => void;
  /** false: pages without text stay empty instead of being recognised. Default true. */
  ocr?: boolean;
}

/** Pages or sheets done of all; `what` is Vietnamese. */
export type Progress = (done: number, total: number, what: string) => void;
