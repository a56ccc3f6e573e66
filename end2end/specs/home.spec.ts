import { expectSoundPage } from "../checks.ts";
import { expect, test } from "../test.ts";

test("the home page answers, has a title and no barrier", async ({ page, targetSize }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Một Chạm/);
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectSoundPage(page, targetSize);
});

test("a page without an island asks for no script", async ({ page, scriptRequests }) => {
  await page.goto("/", { waitUntil: "networkidle" });
  await expect(page.locator("leptos-island")).toHaveCount(0);
  expect(scriptRequests).toEqual([]);
});
