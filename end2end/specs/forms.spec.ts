/**
 * Every form of the catalogue, three ways: nothing (what is missing is said), the least, and everything; on a phone with
 * script and on a kiosk without. What a question takes is read from the page itself.
 */

import { readdirSync, readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { CHECK_TITLE, heading, leave, press } from "../filing.ts";
import { FormFiller, lists, type Way } from "../form-filler.ts";
import { expect, test } from "../test.ts";

const FORMS = new URL("../../server/catalog/forms/", import.meta.url);
const PLACE = "Phan Thiết, Lâm Đồng";
/** More pages than any form has. */
const MOST_PAGES = 60;

/** Procedures with a form of their own. */
const own = readdirSync(FORMS)
  .filter((name) => name.endsWith(".toml"))
  .map((name) => /^procedure = "(.*)"$/m.exec(readFileSync(new URL(name, FORMS), "utf8"))?.[1] ?? "")
  .filter((procedure) => procedure !== "*");

for (const procedure of own) {
  test(`${procedure}: what is missing is said, and the least is enough`, async ({ page, targetSize }) => {
    await walk(page, procedure, "least", targetSize);
    await press(page, "Gửi hồ sơ");
    await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
  });

  test(`${procedure}: everything can be told`, async ({ page, targetSize }) => {
    await walk(page, procedure, "everything", targetSize);
    await press(page, "Gửi hồ sơ");
    await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
  });
}

test("procedures without a form of their own are filed with the official one attached", async ({ page, request, targetSize }) => {
  const attached = await withoutOwnForm(request);
  test.skip(attached.length === 0, "every procedure that is filed here has its own form");
  // One of each kind of agency: the others differ in the names of their papers only.
  for (const procedure of [attached[0], attached[Math.floor(attached.length / 2)], attached.at(-1)]) {
    await walk(page, procedure ?? "", "everything", targetSize);
    await press(page, "Gửi hồ sơ");
    await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
  }
});

test("a whole form by keyboard alone", async ({ page }) => {
  await begin(page, "1.004873");
  const filler = new FormFiller("least");
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    if ((await heading(page).innerText()) === CHECK_TITLE) break;
    await filler.fillByKeyboard(page);
    await reach(page, "Tiếp tục");
    await leave(page, () => page.keyboard.press("Enter"));
    await expect(page).not.toHaveTitle(/^Lỗi: /);
  }
  await expect(heading(page)).toHaveText(CHECK_TITLE);
  await reach(page, "Gửi hồ sơ");
  await leave(page, () => page.keyboard.press("Enter"));
  await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
});

/** Fills in a form up to the check page. Every page is sound when it is shown, and when it says what is missing. */
async function walk(page: Page, procedure: string, way: Way, targetSize: number): Promise<void> {
  await begin(page, procedure);
  const filler = new FormFiller(way);
  const tried = new Set<string>();
  for (let posts = 0; posts < MOST_PAGES; posts += 1) {
    await expectSoundPage(page, targetSize);
    const address = new URL(page.url()).pathname;
    if (address.endsWith("/kiem-tra")) {
      await expect(heading(page)).toHaveText(CHECK_TITLE);
      return;
    }
    if (way === "least" && !tried.has(address)) {
      tried.add(address);
      const missing = await filler.required(page);
      if (missing > 0) {
        await press(page, "Tiếp tục");
        await expect(page).toHaveTitle(/^Lỗi: /);
        await expect(page.getByRole("alert").getByRole("link")).toHaveCount(missing);
        await expectSoundPage(page, targetSize);
      }
    }
    if (await lists.wantsMore(page, way)) {
      await leave(page, () => lists.add(page));
      continue;
    }
    await filler.fill(page);
    await press(page, "Tiếp tục");
    const told = (await page.title()).startsWith("Lỗi: ") ? await page.getByRole("alert").innerText() : "";
    expect(told, `${address}, filled in`).toBe("");
  }
  throw new Error(`no end of ${procedure}`);
}

async function begin(page: Page, procedure: string): Promise<void> {
  await page.goto(`/nop-ho-so/${procedure}`);
  await page.getByLabel("Hồ sơ này thuộc phường, xã nào?").fill(PLACE);
  await press(page, "Bắt đầu khai");
}

/** Tabs until this button has the focus. */
async function reach(page: Page, button: string): Promise<void> {
  const wanted = page.getByRole("button", { name: button, exact: true });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`“${button}” cannot be reached by keyboard`);
}

/** Ids of the procedures that are filed here and have no form file. */
async function withoutOwnForm(request: import("@playwright/test").APIRequestContext): Promise<string[]> {
  const ids = new Set<string>();
  const seen = new Set<string>(["/thu-tuc"]);
  for (const path of seen) {
    const html = await (await request.get(path)).text();
    for (const [, href] of html.matchAll(/href='(\/thu-tuc(?:\?[^'#]*trang=[^'#]*)?)'/g)) seen.add((href ?? "").replaceAll("&amp;", "&"));
    for (const [, id] of html.matchAll(/href='\/thu-tuc\/([^'#?/]+)'/g)) ids.add(id ?? "");
  }
  const fileable: string[] = [];
  for (const id of ids) {
    if (own.includes(id)) continue;
    if ((await request.get(`/nop-ho-so/${id}`)).status() === 200) fileable.push(id);
  }
  return fileable;
}
