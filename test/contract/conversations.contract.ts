import { describe, expect, it } from "vitest";

import type { Conversations } from "../../src/storage/conversations.ts";
import type { Settings } from "../../src/storage/settings.ts";

const turn = (text: string) => ({
  role: "user" as const,
  text,
  at: "2026-11-22T00:00:00.000Z",
  context: { documentIds: ["x"] },
});

export function conversationsContract(driver: string, open: () => Promise<Conversations>): void {
  describe(`Conversations: ${driver}`, () => {
    it("is empty for an unknown conversation", async () => {
      expect(await (await open()).recent("web:404", 5)).toEqual([]);
    });

    it("gives the newest turns, oldest first, with their context", async () => {
      const conversations = await open();
      await conversations.append("web:1", [turn("một"), turn("hai"), turn("ba")]);
      await conversations.append("web:2", [turn("khác")]);
      const recent = await conversations.recent("web:1", 2);
      expect(recent.map((one) => one.text)).toEqual(["hai", "ba"]);
      expect(recent[0]?.context).toEqual({ documentIds: ["x"] });
    });

    it("lists the conversations that begin alike, the one spoken in last first", async () => {
      const conversations = await open();
      for (const id of ["a|p_1|web:1", "a|p_1|web:2", "a|p_10|web:3", "a|p_1|telegram:4#0"])
        await conversations.append(id, [turn("một")]);
      await conversations.append("a|p_1|web:1", [turn("hai")]);
      expect(await conversations.startingWith("a|p_1|web:", 5)).toEqual([
        "a|p_1|web:1",
        "a|p_1|web:2",
      ]);
      expect(await conversations.startingWith("a|p_1|web:", 1)).toEqual(["a|p_1|web:1"]);
      expect(await conversations.startingWith("a|%|web:", 5)).toEqual([]);
    });

    it("clears one conversation and leaves the others", async () => {
      const conversations = await open();
      await conversations.append("web:1", [turn("một")]);
      await conversations.append("web:2", [turn("hai")]);
      await conversations.clear("web:1");
      expect(await conversations.recent("web:1", 5)).toEqual([]);
      expect(await conversations.recent("web:2", 5)).toHaveLength(1);
    });
  });
}

export function settingsContract(driver: string, open: () => Promise<Settings>): void {
  describe(`Settings: ${driver}`, () => {
    it("gives back what was set last, by scope", async () => {
      const settings = await open();
      await settings.set("unit:a", "profile", { name: "A" });
      await settings.set("unit:a", "profile", { name: "B" });
      expect(await settings.get("unit:a", "profile")).toEqual({ name: "B" });
      expect(await settings.get("unit:b", "profile")).toBeUndefined();
    });
  });
}
