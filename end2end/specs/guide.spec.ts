/** Guidance and samples, read and printed; and the declaration of a dossier, on the screen, on paper and as a file. */

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoHorizontalScroll, expectSoundPage, expectTargets } from "../checks.ts";
import { answersOf, heading, leave, newPerson, press, PROCEDURE, start, START_PATH, walk } from "../filing.ts";
import { OFFICIAL_TARGET, openDossier, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

const SAMPLE = "Mẫu hướng dẫn kê khai";
const SAMPLE_PATH = "/thu-tuc/1.004873/mau";
const NOT_REAL = "Mẫu – không phải giấy tờ thật";

/** What is on the screen only is left out on paper, and what is on paper only is there. */
async function expectPaper(page: Page, there: string[], gone: string[]): Promise<void> {
  await page.emulateMedia({ media: "print" });
  for (const text of there) await expect(page.getByText(text).first()).toBeVisible();
  for (const text of gone) await expect(page.getByText(text).first()).toBeHidden();
  await expectNoHorizontalScroll(page);
  await page.emulateMedia({ media: "screen" });
}

test("the guides lead from the home page to every topic, in pictures with words", async ({ page, targetSize }) => {
  await page.goto("/");
  await leave(page, () => page.getByRole("link", { name: "Hướng dẫn", exact: true }).click());
  await expect(heading(page)).toHaveText("Hướng dẫn");
  await expectSoundPage(page, targetSize);
  const topics = await page.locator(".guide-tile a").allTextContents();
  expect(topics).toHaveLength(5);
  for (const topic of topics) {
    await page.goto("/huong-dan");
    await leave(page, () => page.getByRole("link", { name: topic }).click());
    await expect(heading(page)).toHaveText(topic);
    const steps = page.locator(".guide-step");
    await expect(steps.getByRole("img")).toHaveCount(await steps.count());
    await expectSoundPage(page, targetSize);
  }
});

test("a sample shows every answer, prints on A4, and stands in the booklet of its tier", async ({ page, targetSize }) => {
  await page.goto("/thu-tuc/1.004873");
  await leave(page, () => page.getByRole("link", { name: SAMPLE, exact: true }).click());
  await expect(page).toHaveURL(SAMPLE_PATH);
  await expect(page.getByText(NOT_REAL).first()).toBeVisible();
  const questions = page.locator(".sample__question");
  expect(await questions.count()).toBeGreaterThan(20);
  await expect(page.locator(".sample__answer").filter({ hasText: "Chưa có mẫu" })).toHaveCount(0);
  await expect(page.locator(".process__step").first()).toBeVisible();
  await expectSoundPage(page, targetSize);
  await expectPaper(page, [NOT_REAL], ["Bắt đầu nộp hồ sơ"]);

  await page.goto("/huong-dan-ke-khai");
  await expectNoHorizontalScroll(page);
  await expectTargets(page, targetSize);
  await expectAccessible(page);
  await leave(page, () => page.getByRole("link", { name: "In cả tập: Cấp xã" }).click());
  await expect(page.getByRole("heading", { level: 2, name: PROCEDURE })).toBeVisible();
  await expectNoHorizontalScroll(page);
  await expectAccessible(page);
});

test("each form page leads to its part of the sample, beside the form", async ({ page, context, device }) => {
  await start(page);
  await expect(heading(page)).toHaveText("Ông/bà xin giấy này cho ai?");
  const link = page.getByRole("link", { name: /Xem mẫu đã điền của phần này/ });
  if (device === "kiosk") {
    await expect(link).toHaveCount(0);
    return;
  }
  const [sample] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await expect(sample).toHaveURL(/\/thu-tuc\/1\.004873\/mau#chu-de-cho-ai$/);
  await expect(sample.locator("#chu-de-cho-ai")).toBeInViewport();
  await expect(page).toHaveURL(`${START_PATH}/cho-ai`);
});

test("the declaration is the same for citizen and official, on the screen, on paper and as a PDF", async ({
  page,
  stranger,
  browser,
  server,
  device,
  targetSize,
}) => {
  test.setTimeout(240_000);
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person));
  await press(page, "Gửi hồ sơ");
  const reference = page.url().slice(-10);

  await page.goto(`/ho-so/${reference}`);
  await leave(page, () => page.getByRole("link", { name: "Xem và in tờ khai đã gửi" }).click());
  await expect(page).toHaveURL(`/ho-so/${reference}/to-khai`);
  const paper = page.getByRole("article");
  for (const text of ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi: UBND phường Phan Thiết", person.name, person.personalId]) {
    await expect(paper).toContainText(text);
  }
  await expectSoundPage(page, targetSize);
  await expectPaper(page, ["(đã cam đoan điện tử, không ký)"], ["Về trang hồ sơ", "Một Chạm"]);

  const pdf = page.getByRole("link", { name: "Tải tờ khai (tệp PDF)" });
  if (device === "kiosk") {
    await expect(pdf).toHaveCount(0);
  } else {
    const [download] = await Promise.all([page.waitForEvent("download"), pdf.click()]);
    expect(download.suggestedFilename()).toBe(`to-khai-${reference}.pdf`);
    const file = readFileSync(await download.path());
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  }

  const words = async (on: Page) => (await on.getByRole("article").innerText()).replace(/\s+/g, " ");
  const mine = await words(page);
  const official = await signIn(browser, server);
  await openDossier(official, reference);
  await leave(official, () => official.getByRole("link", { name: "Tờ khai, để xem và in" }).click());
  await expectSoundPage(official, OFFICIAL_TARGET);
  expect(await words(official)).toBe(mine);
  await official.context().close();

  await stranger.goto(`/ho-so/${reference}/to-khai`);
  await expect(stranger).toHaveURL("/tra-cuu");
});
