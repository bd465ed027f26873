/**
 * Two people and one draft, over the running product in a browser: a budget as asked, the second who saves is told and
 * loses nothing, the results form goes out, is filled in and comes back. Needs Chromium; without it the file is
 * skipped, unless REQUIRE_SERVICES=1.
 */
import { readFileSync } from "node:fs";

import ExcelJS from "exceljs";
import { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { noBrowser, openBrowser } from "../support/browser.ts";
import { startServer } from "../support/web-server.ts";

const WAIT_MS = 120_000;

/** Fields of open figures that are shares. */
const shares = (page: Page) => page.locator('.answer-line:has(span:text-is("%")) input');
const draftText = (page: Page) =>
  page
    .locator(".draft-text")
    .first()
    .textContent()
    .then((text) => text ?? "");

async function openAnswers(page: Page): Promise<void> {
  const details = page.locator(".missing details").first();
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
}

async function redraft(page: Page): Promise<void> {
  await page.locator(".missing").getByRole("button", { name: "Soạn lại" }).click();
}

describe.skipIf(noBrowser)(
  noBrowser ? "a draft by two people (skipped: no Chromium)" : "a draft by two people",
  { timeout: 3 * WAIT_MS },
  () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof startServer>>;
    let first: Page;
    let second: Page;
    let address = "";
    beforeAll(async () => {
      server = await startServer();
      browser = await openBrowser();
      [first, second] = await Promise.all([browser.newPage(), browser.newPage()]);
      for (const page of [first, second]) page.setDefaultTimeout(WAIT_MS);
    }, WAIT_MS);
    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    it("drafts the budget as it was asked for", async () => {
      await first.goto(`${server.url}/soan-thao`);
      await first.getByLabel("Năm kế hoạch").fill("2027");
      const wish = "bỏ kiosk, thêm 20 máy tính, EMR 12 tháng";
      await first.locator('textarea[name="request"]').first().fill(wish);
      await first.getByRole("button", { name: "Soạn", exact: true }).click();
      await first.locator("#ban-nhap").waitFor();
      const rows = await first.locator("table tr").allInnerTexts();
      const budget = rows.filter((row) => /\d\.\d{3}\.\d{3}/.test(row));
      expect(budget.some((row) => /kiosk/i.test(row))).toBe(false);
      expect(budget.find((row) => /Máy vi tính|Máy tính để bàn/i.test(row))).toMatch(/\b20\b/);
      const link = first.getByRole("link", { name: "liên kết đến dự thảo này" });
      address = new URL((await link.getAttribute("href")) ?? "", server.url).href;
    });

    it("tells the second who saves on an old version, and loses nothing of either", async () => {
      await first.goto(address);
      await second.goto(address);
      for (const page of [first, second]) await openAnswers(page);
      await shares(first).nth(0).fill("97,5");
      await redraft(first);
      await first.getByText("So với phiên bản trước").waitFor();
      await shares(second).nth(1).fill("88,5");
      await redraft(second);
      const alert = second.getByRole("alert").filter({ hasText: "do người khác vừa lưu" });
      await alert.first().waitFor();
      expect(await alert.first().innerText()).toContain("Dự thảo đã có bản 2");
      expect(await shares(second).nth(1).inputValue()).toBe("88,5");
      await second.goto(address);
      expect(await draftText(second)).toContain("97,5%");
      await openAnswers(second);
      await shares(second).nth(0).fill("88,5");
      await redraft(second);
      await second.getByText("So với phiên bản trước").waitFor();
      expect(await draftText(second)).toMatch(/97,5%[\s\S]*88,5%|88,5%[\s\S]*97,5%/u);
    });

    it("takes the results form back: what can be stands in the report, what cannot is told", async () => {
      const [download] = await Promise.all([
        second.waitForEvent("download"),
        second.locator('.downloads a[download^="bieu-ket-qua"]').first().click(),
      ]);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(readFileSync(await download.path()).buffer);
      const sheet = workbook.worksheets[0]!;
      const rows = sheet
        .getRows(4, sheet.rowCount - 3)!
        .filter((row) => row.getCell(4).text === "%");
      expect(rows.length).toBeGreaterThan(1);
      rows[0]!.getCell(3).value = 140;
      rows[1]!.getCell(3).value = 76.5;
      const form = second.locator(".missing form");
      await form.locator("details").nth(1).locator("summary").click();
      await form.locator('input[name="results"]').setInputFiles({
        name: "bieu-ket-qua-2027.xlsx",
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
      });
      await redraft(second);
      const told = second.getByRole("alert").filter({ hasText: "Chưa ghi được 1 câu trả lời" });
      await told.waitFor();
      expect(await told.innerText()).toMatch(/“140”.*lớn hơn 100%/su);
      expect(await draftText(second)).toContain("76,5%");
      expect(await draftText(second)).not.toContain("140%");
      const diff = second.locator("details", { hasText: "So với phiên bản trước" }).first();
      expect(await diff.locator("summary").innerText()).toContain("1 số liệu đã điền");
      expect(await diff.locator("ins").allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining("76,5%")]),
      );
    });
  },
);
