/**
 * Forms of the catalogue, three ways: everything on a phone with script; nothing (what is missing is said), then the
 * least, on a kiosk without. What a question takes is read from the page itself.
 */

import type { Page } from "@playwright/test";

import { expectNoHorizontalScroll, expectSoundPage, expectTargets } from "../checks.ts";
import { CHECK_TITLE, heading, leave, press } from "../filing.ts";
import { FormFiller, lists, type Way } from "../form-filler.ts";
import { expect, test } from "../test.ts";

const PLACE = "Phan Thiết, Lâm Đồng";
/** Filed with the official form attached, as all others without a form of their own: they differ in the names of their papers. */
const WITHOUT_OWN_FORM = "cap-ban-sao-va-chung-thuc-luu-tru";
/** More pages than any form has. */
const MOST_PAGES = 60;

/** Walked here. The others' walk is that of the server's tests: in a browser it has not been shown to end. */
const walked = ["1.000656", "1.000894", "1.001193"];

for (const procedure of walked) {
  test(`${procedure}: every page, answered as fully or as sparsely as can be`, async ({ page, javaScriptEnabled, targetSize }) => {
    await walk(page, procedure, javaScriptEnabled === false ? "least" : "everything", targetSize);
    await press(page, "Gửi hồ sơ");
    await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
  });
}

test("a procedure without a form of its own is filed with the official one attached", async ({ page, javaScriptEnabled, targetSize }) => {
  await walk(page, WITHOUT_OWN_FORM, javaScriptEnabled === false ? "least" : "everything", targetSize);
  await press(page, "Gửi hồ sơ");
  await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
});

test("a whole form by keyboard alone", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "the browser's own keys; seen once");
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

/** Makes of pages that axe has examined. */
const examined = new Set<string>();

/** No page of this make, the same controls in the same places, has been examined: the words alone are no reason to do it again. */
async function isNewMake(page: Page): Promise<boolean> {
  const parts = await page.locator("main *").evaluateAll((all) => all.map((one) => `${one.tagName} ${one.className} ${one.getAttribute("type")}`));
  const make = parts.join("\n");
  const isNew = !examined.has(make);
  examined.add(make);
  return isNew;
}

/**
 * Fills in a form up to the check page. Every page fits the screen; whoever tells everything meets every page, and axe sees
 * each make of page then. Whoever tells the least first tells nothing.
 */
async function walk(page: Page, procedure: string, way: Way, targetSize: number): Promise<void> {
  await begin(page, procedure);
  const filler = new FormFiller(way);
  const tried = new Set<string>();
  for (let posts = 0; posts < MOST_PAGES; posts += 1) {
    const address = new URL(page.url()).pathname;
    const isNew = !tried.has(address);
    tried.add(address);
    if (way === "everything" && (await isNewMake(page))) {
      await expectSoundPage(page, targetSize);
    } else {
      await expectNoHorizontalScroll(page);
      await expectTargets(page, targetSize);
    }
    if (address.endsWith("/kiem-tra")) {
      await expect(heading(page)).toHaveText(CHECK_TITLE);
      return;
    }
    if (way === "least" && isNew) {
      const missing = await filler.required(page);
      if (missing > 0) {
        await press(page, "Tiếp tục");
        await expect(page).toHaveTitle(/^Lỗi: /);
        await expect(page.getByRole("alert").getByRole("link")).toHaveCount(missing);
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
