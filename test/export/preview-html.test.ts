/** The page to look at before a draft is downloaded. */
import { describe, expect, it } from "vitest";

import { makePlanDocx } from "../../src/export/plan-docx.ts";
import { makePreviewHtml } from "../../src/export/preview-html.ts";
import { openDocx, paragraphsOf } from "../support/docx-parts.ts";
import { aBlock, aDraft } from "../support/draft-fixture.ts";

async function preview(
  draft: ReturnType<typeof aDraft>,
): Promise<{ docx: Uint8Array; html: string }> {
  const docx = await makePlanDocx(draft);
  return { docx, html: new TextDecoder().decode(await makePreviewHtml(docx, draft.cover.title)) };
}

const letters = (text: string): string =>
  text
    .replace(/&lt;|&gt;|&amp;|&quot;|&#39;/g, "")
    .replace(/[<>&"'\s]/g, "")
    .normalize("NFC");

describe("preview of a draft", () => {
  it("holds every paragraph and cell of the DOCX in the same order, and nothing else", async () => {
    const { docx, html } = await preview(aDraft());
    const main = /<main>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
    const shown = letters(main.replace(/<[^>]+>/g, ""));
    const written = paragraphsOf(openDocx(docx).document)
      .map(({ typed }) => letters(typed.replace(/&amp;|&lt;|&gt;|&quot;|&apos;/g, "")))
      .join("");
    expect(shown).toBe(written);
    expect(shown.length).toBeGreaterThan(1_000);
  });

  it("draws no border around head and foot of the plan", async () => {
    const { html } = await preview(aDraft());
    expect(html.match(/<table class="plain(?: foot)?">/g)).toEqual([
      '<table class="plain">',
      '<table class="plain foot">',
    ]);
  });

  it("draws no border around the words and notes below the budget", async () => {
    const { html } = await preview(aDraft());
    const below = html
      .split('<tr class="below">')
      .slice(1)
      .map((row) => row.replace(/<[^>]+>/g, "").slice(0, 8));
    expect(below[0]).toBe("Bằng chữ");
    expect(below.slice(1).every((text) => /^\(\d\) /.test(text))).toBe(true);
  });

  it("is one file: no script, no outside resource, words of a plan never become markup", async () => {
    const planted = '<script>alert(1)</script><img src="http://x.vn/a.png">';
    const [first, ...rest] = aDraft().sections;
    const sections = [{ ...first!, blocks: [aBlock(planted)] }, ...rest];
    const { html } = await preview(aDraft({ sections }));
    expect(html).toContain("&lt;script&gt;alert(1)");
    const tags = html.match(/<[^>]+>/g) ?? [];
    expect(
      tags.filter((tag) => /^<(?:script|img|link|iframe)|\s(?:src|href|on\w+)=/.test(tag)),
    ).toEqual([]);
  });
});
