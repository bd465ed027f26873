/** How far long work is, for whoever waits: told by the work, shown by the door. */
export interface ProgressStep {
  /** Vietnamese, without a full stop: "Đang đọc tệp". */
  what: string;
  /** Of `total`: pages, sheets, steps. */
  done?: number;
  total?: number;
  /** What is counted: "trang". */
  counted?: string;
}

export type OnProgress = (step: ProgressStep) => void;

/** "Đang đọc tệp, trang 3/12". */
export function progressLine({ what, done, total, counted }: ProgressStep): string {
  if (done === undefined || total === undefined || total < 2) return what;
  return `${what}, ${counted ?? "bước"} ${done}/${total}`;
}

/** The same for a reader that tells of its pages. */
export const readingProgress =
  (onProgress: OnProgress | undefined) =>
  (done: number, total: number, counted: string): void =>
    onProgress?.({ what: "Đang đọc tệp", done, total, counted });
