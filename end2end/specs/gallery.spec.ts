/** Every component of the design system, as the gallery shows it. */

import { expectSoundPage } from "../checks.ts";
import { expect, test } from "../test.ts";

test("every example of the gallery is there to see, without a barrier", async ({ page, targetSize }) => {
  const response = await page.goto("/_mau");
  expect(response?.status()).toBe(200);
  const examples = page.locator("[data-example]");
  const names = await examples.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.example ?? ""));
  expect(names.length).toBeGreaterThan(25);
  expect(new Set(names).size).toBe(names.length);
  for (const [index, name] of names.entries()) {
    const example = examples.nth(index);
    await expect(example, name).toBeVisible();
    // Something is drawn, and inside the example's own box.
    const { width, height, wider } = await example.evaluate((one) => {
      const { width, height } = one.getBoundingClientRect();
      return { width, height, wider: one.scrollWidth - one.clientWidth };
    });
    expect(Math.min(width, height), `size of ${name}`).toBeGreaterThan(8);
    expect(wider, `${name} is wider than its box`).toBeLessThanOrEqual(0);
  }
  await expectSoundPage(page, targetSize);
});
