/** Every way in declares what it does: a route or command that nobody thought of fails here before it opens a door. */
import type { Command } from "commander";
import { describe, expect, it } from "vitest";

import { chatActions, COMMANDS, MENU } from "../../src/assistant/dialogue/commands.ts";
import { makeDialogue } from "../../src/assistant/dialogue/make-dialogue.ts";
import { doorActions } from "../../src/channels/delivery/door-routes.ts";
import { makeWebApp } from "../../src/channels/web/make-web-app.ts";
import { routeActions, routesOf } from "../../src/channels/web/route-actions.ts";
import { commandActions } from "../../src/cli/command-actions.ts";
import { commandPath, makeProgram } from "../../src/cli/program.ts";
import { userMessage } from "../../src/errors.ts";
import { startChat } from "../support/chat-rig.ts";
import { aDialogue, incoming, never } from "../support/dialogue.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { openTestAccess } from "../support/open-access.ts";
import { webDeps } from "../support/web-app.ts";

/** Commands that do something; one that also groups others ("documents") is known by its declaration. */
const doing = (command: Command): Command[] => [
  ...(command.commands.length === 0 || commandPath(command) in commandActions ? [command] : []),
  ...command.commands.flatMap(doing),
];

describe("declared actions", () => {
  it("every route of the web app declares one, and no declaration is left without its route", () => {
    expect(routesOf(makeWebApp(webDeps())).toSorted()).toEqual(
      Object.keys(routeActions).toSorted(),
    );
  });

  it("every command of the terminal declares one, and no declaration is left without its command", () => {
    const paths = doing(makeProgram()).map(commandPath);
    expect(paths.toSorted()).toEqual(Object.keys(commandActions).toSorted());
  });

  it("every route of webhooks and links declares one", async () => {
    const rig = await startChat({ assistant: makeFakeAssistant() });
    expect(routesOf(rig.channels.routes).toSorted()).toEqual(Object.keys(doorActions).toSorted());
    await rig.stop();
  });

  it("every command of the chat declares one, and its menu offers known commands only", () => {
    expect(Object.keys(chatActions).toSorted()).toEqual([...COMMANDS].toSorted());
    for (const { command, description } of MENU) {
      expect(COMMANDS).toContain(command);
      // core.telegram.org/bots/api#botcommand
      expect(description.length).toBeLessThanOrEqual(256);
    }
  });

  it.each([...COMMANDS])("/%s does nothing for a stranger but show the way in", async (command) => {
    const { access } = await openTestAccess();
    const dialogue = makeDialogue(aDialogue({ access }));
    const { replies } = await dialogue.handle(incoming(`/${command}`, "telegram:9"), null, never);
    const texts = replies.flatMap(({ reply }) => (reply.kind === "text" ? [reply.text] : []));
    expect(texts.join("\n")).toMatch(command === "xinquyen" ? /yêu cầu/ : /mã mời/);
  });

  it.each(
    Object.entries(chatActions).filter(([, action]) => !["public", "signed-in"].includes(action)),
  )("/%s is refused to a visitor unless visitors may %s", async (command, action) => {
    const { access } = await openTestAccess({ open: true });
    const dialogue = makeDialogue(aDialogue({ access }));
    const may = ["ask", "search"].includes(action);
    const run = dialogue.handle(incoming(`/${command} x`, "telegram:9"), null, never);
    if (may) {
      // The assistant of this test plans no call: getting there is enough.
      await expect(run).rejects.toThrow("unplanned call");
    } else {
      const texts = (await run).replies.flatMap(({ reply }) =>
        reply.kind === "text" ? [reply.text] : [],
      );
      expect(texts).toEqual([userMessage["not-allowed"]]);
    }
  });

  it("what changes something is never public", () => {
    const open = Object.entries(routeActions).filter(
      ([route, action]) => action === "public" && !route.startsWith("GET "),
    );
    expect(open).toEqual([]);
  });
});
