/**
 * What every channel owes its users: the same question brings the same answer with the same sources as anywhere else,
 * in messages that the platform takes. A channel joins with an `AskChannel`.
 */
import { describe, expect, it } from "vitest";

import type { Answer } from "../../src/domain/answer/answer.ts";
import { PART, type Question } from "./questions.ts";

export interface AskChannel {
  /** Characters of one message; null: none. */
  textLength: number | null;
  /** Asks on behalf of somebody who has asked nothing before; the messages that came, as plain text. */
  ask(question: string): Promise<string[]>;
  /** What the platform did not take. */
  complaints(): readonly string[];
}

/** One text again, white space evened, without the numbered choices behind it. */
const joined = (messages: readonly string[]): string =>
  even(messages.map((message) => message.replace(PART, "")).join("\n")).replace(
    / Gõ số để chọn: 1\. .*$/,
    "",
  );
const even = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** Sources as they stand at the end of an answer, in order of their numbers: "15/2023/QH15, Điều 110". */
export function sourcesIn(text: string): string[] {
  const list = /(?:^|\s)Nguồn: (\[1\] .*)$/s.exec(even(text))?.[1] ?? "";
  const groups = list
    .replace(/\.?\s+Đọc lại \[\d+\] .*$/s, "")
    .replace(/\. Đối chiếu đến \d\d\/\d\d\/\d{4};.*$/, "")
    .split(NEXT_DOCUMENT);
  return groups
    .flatMap(placesOf)
    .toSorted((a, b) => a.number - b.number)
    .map(({ source }) => source);
}

const NEXT_DOCUMENT = / · (?=\[\d+\] )/;
const MARKS = /^(?:\[\d+\] )+/;

/** A symbol ends at the first comma; the title of a plan may hold commas, its place follows the last. */
function documentIn(source: string): string {
  const end = /^\S*\/\S*/.test(source) ? source.indexOf(", ") : source.lastIndexOf(", ");
  return end < 0 ? source : source.slice(0, end);
}

/** One document with its places: "[1] [3] 13/2025/TT-BYT, Điều 4; [2] thông tin chung (tóm tắt)". */
function placesOf(group: string): { number: number; source: string }[] {
  const bare = group.replace(/\.$/, "").replace(/ \([^()]*tóm tắt\)$/, "");
  const places = bare.split(/; (?=\[\d+\] )/).map((place) => ({
    numbers: [...(MARKS.exec(place)?.[0] ?? "").matchAll(/\d+/g)].map(Number),
    named: place.replace(MARKS, "").replace(/: “.*$/, ""),
  }));
  const symbol = documentIn(places[0]?.named ?? "");
  return places.flatMap(({ numbers, named }, at) => {
    const whole = named === "thông tin chung" ? symbol : `${symbol}, ${named}`;
    return numbers.map((number) => ({ number, source: at === 0 ? named : whole }));
  });
}

const citedIn = ({ citations }: Answer): string[] =>
  citations.map(({ symbol, title, locator }) =>
    even(locator === null ? (symbol ?? title) : `${symbol ?? title}, ${locator}`),
  );

/** `expected`: the answer of the assistant itself, without any channel. */
export function channelSuite(
  open: () => AskChannel,
  name: string,
  questions: readonly Question[],
  expected: (question: string) => Promise<Answer>,
): void {
  describe(`${name}, as every channel`, () => {
    it("gives the same answers with the same sources, in messages of the right length", async () => {
      const channel = open();
      const answers = await Promise.all(
        questions.map(async ({ id, q }) => ({ id, q, messages: await channel.ask(q) })),
      );
      for (const { id, q, messages } of answers) {
        const answer = await expected(q);
        expect({ id, sources: sourcesIn(joined(messages)) }).toEqual({
          id,
          sources: citedIn(answer),
        });
        expect({ id, text: joined(messages) }).toEqual({ id, text: even(answer.text) });
        const longest = Math.max(...messages.map((message) => message.length));
        expect(longest, id).toBeLessThanOrEqual(channel.textLength ?? Infinity);
      }
      expect(channel.complaints()).toEqual([]);
    });
  });
}
