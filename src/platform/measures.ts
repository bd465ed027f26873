/** What is counted while the product works, for whoever watches it. A figure never names a person or a document. */
export interface Measures {
  /** One search of passages. */
  search(seconds: number): void;
  /** One question: how it ended, and whether a language model had a part in it. */
  answer(answer: { kind: string; mode: string; seconds: number }): void;
  /** One run of a job: "done", "failed", or "stopped" by time-out, cancel or the end of its process. */
  job(run: { name: string; end: string; seconds: number }): void;
  /** One call of a language model; `outcome` is "reply" or why there is none. */
  modelCall(call: { purpose: string; outcome: string; seconds: number; tokens: number }): void;
}

/** Of processes that nobody watches: the command line. */
export const noMeasures: Measures = { search() {}, answer() {}, job() {}, modelCall() {} };
