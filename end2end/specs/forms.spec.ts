/**
 * Every form of the catalogue, three ways: nothing (what is missing is said) and then the least; everything. What a question
 * takes is read from the page itself.
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

/** Every form of the catalogue: the ten own ones, and the template by one of its procedures. */
const FORMS = [
  "1.000656",
  "1.000894",
  "1.001193",
  "1.001612",
  "1.004873",
  "1.009374",
  "2.000575",
  "2.000720",
  "cap-ban-sao-van-bang-chung-chi-tu-so-goc",
  "chuyen-truong-doi-voi-hoc-sinh-trung-hoc-pho-thong",
  WITHOUT_OWN_FORM,
];
/** `make test` tells everything with script and the least without; `FORMS=full` both ways with both. */
const FULL = process.env.FORMS === "full";

test.describe.configure({ mode: "parallel" });

for (const procedure of FORMS) {
  for (const way of ["least", "everything"] as const) {
    test(`${procedure}: every page, with ${way === "least" ? "nothing and then the least" : "everything"}`, async ({ page, javaScriptEnabled, targetSize }) => {
      test.skip(!FULL && (way === "least") !== (javaScriptEnabled === false), "with FORMS=full");
      await walk(page, procedure, way, targetSize);
      await press(page, "Gửi hồ sơ");
      await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
    });
  }
}

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
    if ((way === "everything" || FULL) && (await isNewMake(page))) {
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
