/**
 * Long work and notices in a real browser, phone and desk: progress while it lasts, stopping, leaving and coming back,
 * the bell. The work is held open by the test; the queue, the worker and the pages are the real ones.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { serveWeb } from "../../src/channels/web/serve-web.ts";
import {
  noBrowser,
  openBrowser,
  pictures,
  seriousFindings,
  sidewaysPixels,
} from "../support/browser.ts";
import { gatedReview, openQueuedWeb } from "../support/queued-web.ts";
import { testFollows, testNotices } from "../support/works.ts";

const looks = [
  { name: "desk-light", width: 1280, height: 860, colorScheme: "light" },
  { name: "phone-dark", width: 360, height: 740, colorScheme: "dark" },
] as const;
const file = {
  name: "Kế hoạch quét.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4 x"),
};

describe.skipIf(noBrowser)(
  noBrowser ? "long work in the browser (skipped: no Chromium)" : "long work in the browser",
  () => {
    let browser: Browser;
    const open: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterEach(async () => {
      for (const close of open.splice(0).toReversed()) await close();
    });
    afterAll(() => browser.close());

    async function start(look: (typeof looks)[number]) {
      const { review, finish } = gatedReview();
      const [notices, follows] = [testNotices(), testFollows()];
      const web = await openQueuedWeb({ review }, { local: true, notices, follows });
      open.push(web.close);
      const server = await serveWeb(web.app, { host: "127.0.0.1", port: 0 });
      open.push(server.close);
      const { width, height, colorScheme } = look;
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        reducedMotion: "reduce",
      });
      open.push(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(45_000);
      const visit = (path: string) =>
        page.goto(server.url + path, { waitUntil: "domcontentloaded" });
      const check = async (shot: string) => {
        if (pictures !== "")
          await page.screenshot({ path: `${pictures}/${shot}-${look.name}.png` });
        expect(await seriousFindings(page, "main"), shot).toEqual([]);
        expect(await sidewaysPixels(page), shot).toBeLessThanOrEqual(0);
      };
      return { page, visit, check, finish, notices };
    }

    const send = async (page: Page) => {
      await page.locator("#tep").setInputFiles(file);
      await page.getByRole("button", { name: "Rà soát", exact: true }).click();
    };

    describe.each(looks)("$name", (look) => {
      it("shows how far it is, survives a reload, and shows what came of it under the same address", async () => {
        const { page, visit, check, finish } = await start(look);
        await visit("/ra-soat");
        await send(page);
        const progress = page.locator("[data-progress]");
        await progress.getByText("trang 3/12").waitFor();
        expect(await progress.locator("progress").getAttribute("value")).toBe("25");
        expect(await progress.getByRole("button", { name: "Dừng" }).isVisible()).toBe(true);
        await check("dang-ra-soat");
        await page.waitForURL(/\/viec\/viec-[0-9a-f]+$/);

        await page.reload({ waitUntil: "domcontentloaded" });
        await page.locator("[data-progress]").getByText("trang 3/12").waitFor();
        expect(await page.locator("main").innerText()).toContain("Kế hoạch quét.pdf");
        await check("dang-lam");
        finish();
        await page.locator(".review .summary-line").waitFor();
        expect(await page.locator("[data-progress]").isVisible()).toBe(false);

        await page.reload({ waitUntil: "domcontentloaded" });
        await page.locator(".review .summary-line").waitFor();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.locator(".downloads a").first().click(),
        ]);
        expect(await download.failure()).toBeNull();
      });

      it("is stopped by the button, says so, and the page takes the next file", async () => {
        const { page, visit, finish } = await start(look);
        await visit("/ra-soat");
        await send(page);
        await page.locator("[data-progress]").getByRole("button", { name: "Dừng" }).click();
        await page.getByRole("alert").waitFor();
        expect(await page.getByRole("alert").innerText()).toContain("Đã dừng theo yêu cầu");
        finish();
        await send(page);
        await page.locator(".review .summary-line").waitFor();
        expect(await page.getByRole("alert").count()).toBe(0);
      });

      it("the bell counts notices, the list shows the new ones and reads them; following begins and ends", async () => {
        const { page, visit, check, notices } = await start(look);
        for (const key of ["a", "b"])
          await notices.add({
            ...{ key, personId: "operator", unit: "don-vi", at: "2026-11-22T01:00:00.000Z" },
            text: `Thông tư 13/2025/TT-BYT được sửa đổi (${key}).`,
            link: "/tai-lieu/13-2025-tt-byt",
          });
        await visit("/ra-soat");
        expect(await page.locator(".bell .count").innerText()).toBe("2");
        expect(await page.locator(".bell .sr").innerText()).toContain("2 chưa đọc");
        await page.locator(".bell").click();
        await page.waitForURL(/thong-bao/);
        expect(await page.locator(".notices .badge").allInnerTexts()).toEqual(["Mới", "Mới"]);
        await check("co-thong-bao");
        await page.getByLabel("Số hiệu văn bản hoặc chủ đề").fill("bệnh án điện tử");
        await page.getByRole("button", { name: "Theo dõi", exact: true }).click();
        await page.getByText("chủ đề Bệnh án điện tử").waitFor();
        // Looking at the list has read them.
        expect(await page.locator(".bell .count").count()).toBe(0);
        expect(await page.locator(".notices .badge").count()).toBe(0);
        await check("dang-theo-doi");
        await page.getByRole("button", { name: /^Thôi theo dõi/ }).click();
        await page.getByText("Chưa theo dõi văn bản hay chủ đề nào.").waitFor();
      });
    });
  },
);
