/** The Dockerfile, checked as text: no engine builds it here. */
import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const text = readFileSync("Dockerfile", "utf8");
const [, run = ""] = text.split(/^FROM .*$/m).slice(1);

describe("Dockerfile", () => {
  it("copies only what is there, and all that the product reads beside its code", () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? "").split(" "),
    );
    for (const path of copied) expect(existsSync(path), path).toBe(true);
    for (const folder of ["corpus", "prompts", "src/channels/web/assets"])
      expect(run).toContain(`COPY ${folder} ./${folder}`);
  });

  it("runs as a user without rights, with data on a volume and a health check", () => {
    expect(run).toMatch(/^USER node$/m);
    expect(run).toMatch(/^VOLUME \/data$/m);
    expect(run).toMatch(/^HEALTHCHECK /m);
    expect(run).toContain('ENTRYPOINT ["tini", "--"]');
  });

  it("starts with the Node.js that package.json asks for, and leaves compilers behind", () => {
    const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as {
      engines: { node: string };
    };
    const least = Number(/(\d+)/.exec(engines.node)?.[1]);
    for (const [, version] of text.matchAll(/^FROM node:(\d+)/gm))
      expect(Number(version)).toBeGreaterThanOrEqual(least);
    expect(run).not.toMatch(/g\+\+|\bmake\b/);
  });
});
