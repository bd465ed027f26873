/** Every way in declares what it does: a route or command that nobody thought of fails here before it opens a door. */
import type { Command } from "commander";
import { describe, expect, it } from "vitest";

import { makeWebApp } from "../../src/channels/web/make-web-app.ts";
import { routeActions, routesOf } from "../../src/channels/web/route-actions.ts";
import { commandActions } from "../../src/cli/command-actions.ts";
import { commandPath, makeProgram } from "../../src/cli/program.ts";
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

  it("what changes something is never public", () => {
    const open = Object.entries(routeActions).filter(
      ([route, action]) => action === "public" && !route.startsWith("GET "),
    );
    expect(open).toEqual([]);
  });
});
