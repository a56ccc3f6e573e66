/** The island `CommunePicker`: a combobox over the text box of the server. */

import type { Locator, Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { press, START_PATH, WHERE } from "../filing.ts";
import { expect, test } from "../test.ts";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "islands need script");

test("an old ward's name is found, says what it became, and is picked by touch", async ({ page, targetSize }) => {
  const place = await picker(page);
  await place.pressSequentially("phu trinh");
  const old = options(page).filter({ hasText: "Phường Phú Trinh (cũ)" });
  await expect(old).toContainText("nay thuộc Phường Phan Thiết, tỉnh Lâm Đồng");
  await expect(page.getByRole("status")).toContainText(/^Có \d+ nơi/);
  await expectSoundPage(page, targetSize);
  await old.tap();
  await expect(place).toHaveValue("Phường Phan Thiết, tỉnh Lâm Đồng");
  await expect(options(page)).toHaveCount(0);
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường Phan Thiết")).toBeVisible();
});

test("every place is a target of its own, its note on a line of its own, the active one marked", async ({ page, targetSize }) => {
  const place = await picker(page);
  await place.pressSequentially("phu trinh");
  const old = options(page).filter({ hasText: "Phường Phú Trinh (cũ)" });
  await expect(old).toBeVisible();
  for (const option of await options(page).all()) {
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(targetSize);
  }
  expect((await old.innerText()).split("\n").length).toBeGreaterThan(1);
  const plain = await options(page).first().screenshot();
  await place.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  expect(plain.equals(await options(page).first().screenshot())).toBe(false);
});

test("one press of the button is enough while the list is open", async ({ page }) => {
  const place = await picker(page);
  await place.pressSequentially("Phan Thiết, Lâm Đồng");
  await expect(options(page)).not.toHaveCount(0);
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường Phan Thiết")).toBeVisible();
});

test("Escape and leaving the field close the list, and the text stays", async ({ page }) => {
  const place = await picker(page);
  await place.pressSequentially("phan thiet");
  await expect(options(page)).not.toHaveCount(0);
  await place.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(place).toHaveAttribute("aria-expanded", "false");
  await expect(place).toHaveValue("phan thiet");
  await place.pressSequentially(" lam");
  await expect(options(page)).not.toHaveCount(0);
  await place.press("Tab");
  await expect(options(page)).toHaveCount(0);
});

test("the arrow keys go round the list", async ({ page }) => {
  const place = await picker(page);
  await place.pressSequentially("phan thiet");
  await expect(options(page)).not.toHaveCount(0);
  await place.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await place.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await expect(place).toHaveAttribute("aria-activedescendant", (await options(page).first().getAttribute("id")) ?? "?");
});

test("nothing found is said, and a text changed after picking is read anew", async ({ page }) => {
  const place = await picker(page);
  await place.pressSequentially("xyzzy");
  await expect(page.getByRole("status")).toHaveText("Không tìm thấy nơi nào");
  await place.fill("");
  await place.pressSequentially("phan thiet lam dong");
  await expect(options(page)).not.toHaveCount(0);
  await place.press("ArrowDown");
  await place.press("Enter");
  await place.fill("La Gi, Lâm Đồng");
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường La Gi")).toBeVisible();
});

test("an old ward whose successor is not known offers the communes of its former district", async ({ page }) => {
  const place = await picker(page);
  await place.pressSequentially("Đức Thắng, Phan Thiết");
  await expect(options(page).first()).toContainText("đã sáp nhập, nay là một trong các nơi này");
  await options(page).filter({ hasText: "Phường Phan Thiết, tỉnh Lâm Đồng" }).click();
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường Phan Thiết")).toBeVisible();
});

/** The text box, once the island has made a combobox of it. */
async function picker(page: Page): Promise<Locator> {
  await page.goto(START_PATH);
  const place = page.getByRole("combobox", { name: WHERE });
  await expect(place).toBeVisible();
  return place;
}

function options(page: Page): Locator {
  return page.getByRole("listbox").getByRole("option");
}
