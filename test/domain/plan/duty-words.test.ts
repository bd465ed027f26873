/** A statement of the register in the words of a task. */
import { describe, expect, it } from "vitest";

import { splitDuty } from "../../../src/domain/plan/duty-words.ts";
import type { Provision } from "../../../src/domain/regulation/register-entry.ts";

const provision = (fact: string): Provision => ({
  ...{ locator: "Điều 5", kind: "deadline", fact },
  ...{ asks: [], confidence: "high", due: "2027-05-01" },
});

describe("a time to comply", () => {
  it.each(["Phần mềm cũ", "Hệ thống đang chạy"])("%s: is a task with its day", (thing) => {
    const fact = `${thing} có hạn đến ngày 01/05/2027 để đáp ứng quy định.`;
    expect(splitDuty(provision(fact)).action).toBe(
      `Bảo đảm ${thing.charAt(0).toLowerCase()}${thing.slice(1)} đáp ứng quy định, chậm nhất ngày 01/05/2027`,
    );
  });
});
