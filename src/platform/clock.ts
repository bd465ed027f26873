/** The clock as a dependency; dates are those of Asia/Ho_Chi_Minh. */
export interface Clock {
  /** ISO instant. */
  now(): string;
  /** ISO date in Asia/Ho_Chi_Minh. */
  today(): string;
}

const vietnamDate = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" });

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => vietnamDate.format(new Date()),
};
