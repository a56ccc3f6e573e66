/** The draft: nothing typed is lost, whatever happens to browser, server and connection. */

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import {
  answersOf,
  CHECK_PATH,
  CHECK_TITLE,
  date,
  expectDate,
  field,
  fillIn,
  giveDate,
  group,
  heading,
  leave,
  newPerson,
  placeField,
  press,
  PROCEDURE,
  start,
  START_PATH,
  walk,
} from "../filing.ts";
import { expect, test } from "../test.ts";

const SELF = "Thông tin của ông/bà";
const PAPERS = "Giấy tờ tùy thân của ông/bà";

test("survives a closed browser and a killed server", async ({ page, context, browser, server, targetSize, device }) => {
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: PAPERS });
  const storageState = await context.storageState();
  await page.close();
  await server.restart({ signal: "SIGKILL" });

  const later = await browser.newContext({ storageState });
  const again = await later.newPage();
  await again.goto(`${server.url}/ho-so`);
  if (device === "phone") await expect(again.getByText("Bản nháp được giữ đến hết ngày 07/12/2026")).toBeVisible();
  await expectSoundPage(again, targetSize);
  await leave(again, () => again.getByRole("main").getByRole("link", { name: PROCEDURE }).click());
  await expect(again.getByText("Ông/bà có bản nháp chưa gửi.")).toBeVisible();
  await expectSoundPage(again, targetSize);
  await resume(again);
  await expect(heading(again)).toHaveText(PAPERS);
  await again.goto(`${server.url}${START_PATH}/nguoi-yeu-cau`);
  await expect(field(again, "Họ, chữ đệm và tên")).toHaveValue(person.name);
  await expectDate(again, "Ngày sinh", person.born);
  await later.close();
});

test("“Lưu lại, làm tiếp sau” keeps what is typed, right or wrong", async ({ page, targetSize }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: SELF });
  await field(page, "Họ, chữ đệm và tên").fill("Nguyễn Thị Hồng Nhung");
  await giveDate(page, "Ngày sinh", "31/2/");
  await press(page, "Lưu lại, làm tiếp sau");
  await expect(heading(page)).toHaveText("Bản nháp đã được lưu");
  await expect(page.getByText("Đã lưu lúc")).toBeVisible();
  await expectSoundPage(page, targetSize);
  await page.goto(START_PATH);
  await resume(page);
  await expect(heading(page)).toHaveText(SELF);
  await expect(field(page, "Họ, chữ đệm và tên")).toHaveValue("Nguyễn Thị Hồng Nhung");
  await expectDate(page, "Ngày sinh", "31/2/");
});

test("“Kết thúc” on a kiosk leaves nothing to the next person", async ({ page, targetSize, device }) => {
  test.skip(device !== "kiosk", "a phone is its owner's");
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: PAPERS });
  await expect(page.getByText("Đây là máy dùng chung.")).toBeVisible();
  const address = page.url();
  await leave(page, () => page.getByRole("banner").getByRole("link", { name: "Kết thúc" }).click());
  await expectSoundPage(page, targetSize);
  await press(page, "Kết thúc và xóa khỏi máy này");
  await expect(page).toHaveURL("/");
  await page.goto("/ho-so");
  await expect(page.getByText("Trình duyệt này chưa có bản nháp hay hồ sơ nào.")).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("Không còn bản nháp")).toBeVisible();
  await expect(page.getByText(person.name)).toHaveCount(0);
});

test("“Xóa bản nháp” asks once, and what was typed is gone", async ({ page, targetSize }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: PAPERS });
  const address = page.url();
  await leave(page, () => page.getByRole("link", { name: "Xóa bản nháp" }).click());
  await expect(heading(page)).toHaveText("Xóa bản nháp này?");
  await expectSoundPage(page, targetSize);
  await leave(page, () => page.getByRole("button", { name: "Giữ bản nháp" }).or(page.getByRole("link", { name: "Giữ bản nháp" })).click());
  await expect(page.getByText("Ông/bà có bản nháp chưa gửi.")).toBeVisible();
  await leave(page, () => page.getByRole("link", { name: "Xóa bản nháp" }).click());
  await press(page, "Xóa bản nháp");
  await expect(page).toHaveURL(START_PATH);
  await expect(page.getByText("Ông/bà có bản nháp chưa gửi.")).toHaveCount(0);
  await page.goto(address);
  await expectGone(page);
  await page.goto("/ho-so");
  await expect(page.getByText("Trình duyệt này chưa có bản nháp hay hồ sơ nào.")).toBeVisible();
});

test("two tabs on one draft: both keep their page", async ({ page, context }) => {
  const answers = answersOf(newPerson());
  await start(page);
  await walk(page, answers, { until: SELF });
  const other = await context.newPage();
  await other.goto(page.url());
  await fillIn(page, answers[SELF] ?? {});
  await press(page, "Tiếp tục");
  await fillIn(other, { ...answers[SELF], "Họ, chữ đệm và tên": { text: "Nguyễn Thị Nhung" } });
  await press(other, "Tiếp tục");
  await walk(page, answers);
  await expect(page.getByRole("definition").filter({ hasText: "Nguyễn Thị Nhung" })).toHaveCount(1);
});

test("a page of a draft that was started over does not write into the new one", async ({ page, context }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: SELF });
  const other = await context.newPage();
  await other.goto(START_PATH);
  await other.getByRole("link", { name: "Xóa bản nháp, làm lại từ đầu" }).click();
  await press(other, "Xóa bản nháp");
  await start(other);
  await fillIn(page, answersOf(newPerson())[SELF] ?? {});
  await press(page, "Tiếp tục");
  await expect(page).toHaveURL(new RegExp(START_PATH));
  await expect(page.getByText("Ông/bà có bản nháp chưa gửi.")).toBeVisible();
  await resume(page);
  await expect(heading(page)).toHaveText("Ông/bà xin giấy này cho ai?");
});

test("a draft that is not used for 14 days expires, and the page says so", async ({ page, server, targetSize }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: PAPERS });
  await server.restart({ now: "2026-12-08T00:00:01+07:00" });
  try {
    await page.reload();
    await expectGone(page);
    await expectSoundPage(page, targetSize);
  } finally {
    await server.restart();
  }
});

test("somebody without a draft is led to the start", async ({ page, targetSize }) => {
  for (const path of [`${START_PATH}/nguoi-yeu-cau`, CHECK_PATH]) {
    await page.goto(path);
    await expectGone(page);
  }
  await expectSoundPage(page, targetSize);
});

test("a page that comes too early leads to the first open question", async ({ page }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: PAPERS });
  await page.goto(CHECK_PATH);
  await expect(heading(page)).toHaveText(PAPERS);
  await page.goto(`${START_PATH}/da-ly-hon`);
  await expect(heading(page)).toHaveText(PAPERS);
});

test("a lost connection costs nothing: trying again sends what was typed", async ({ page, context }) => {
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: SELF });
  await fillIn(page, answersOf(person)[SELF] ?? {});
  await context.setOffline(true);
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await expect(page).toHaveURL(/^chrome-error:/);
  await context.setOffline(false);
  await page.reload();
  await expect(heading(page)).toHaveText("Giới tính, dân tộc, quốc tịch của ông/bà");
  await leave(page, () => page.getByRole("link", { name: "Quay lại" }).click());
  await expect(field(page, "Họ, chữ đệm và tên")).toHaveValue(person.name);
  await expectDate(page, "Ngày sinh", person.born);
  await expect(field(page, "Số định danh cá nhân")).toHaveValue(person.personalId);
});

test("the Back button of the browser shows what was answered", async ({ page }) => {
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: PAPERS });
  await page.goBack();
  await expect(group(page, "Giới tính").getByRole("radio", { name: "Nữ" })).toBeChecked();
  await page.goBack();
  await expect(field(page, "Họ, chữ đệm và tên")).toHaveValue(person.name);
  await fillIn(page, { "Họ, chữ đệm và tên": { text: "Nguyễn Thị Nhung" } });
  await press(page, "Tiếp tục");
  await walk(page, { ...answersOf(person), [SELF]: {} });
  await expect(heading(page)).toHaveText(CHECK_TITLE);
  await expect(page.getByRole("definition").filter({ hasText: "Nguyễn Thị Nhung" })).toHaveCount(1);
});

test("Back after an error that was put right shows the page, and asks nothing", async ({ page }) => {
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: SELF });
  await fillIn(page, { ...answersOf(person)[SELF], "Ngày sinh": date("31/2/1990") });
  await press(page, "Tiếp tục");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await fillIn(page, { "Ngày sinh": date(person.born) });
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText("Giới tính, dân tộc, quốc tịch của ông/bà");
  await page.goBack();
  await expect(heading(page)).toHaveText(SELF);
  await expect(page).not.toHaveTitle(/^Lỗi: /);
  await expectDate(page, "Ngày sinh", person.born);
});

test("another place can be chosen: the agency changes, the answers stay", async ({ page }) => {
  const answers = answersOf(newPerson());
  await start(page);
  await walk(page, answers, { until: "Nơi cư trú của người được cấp giấy" });
  await expect(page.getByText("Phường Phan Thiết, tỉnh Lâm Đồng")).toBeVisible();
  await leave(page, () => page.getByRole("link", { name: "Đổi phường, xã" }).click());
  await placeField(page).fill("La Gi, Lâm Đồng");
  await press(page, "Đổi phường, xã");
  await expect(page.getByText("Nơi giải quyết: UBND phường La Gi")).toBeVisible();
  await expect(heading(page)).toHaveText("Nơi cư trú của người được cấp giấy");
  await expect(page.getByText("Phường La Gi, tỉnh Lâm Đồng")).toBeVisible();
});

async function resume(page: Page): Promise<void> {
  const name = "Làm tiếp bản nháp";
  await leave(page, () => page.getByRole("link", { name }).or(page.getByRole("button", { name })).click());
}

async function expectGone(page: Page): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`${START_PATH}\\?`));
  await expect(page.getByText("Không còn bản nháp")).toBeVisible();
  await expect(page.getByText(/Bản nháp đã được gửi, đã xóa, hoặc quá 14 ngày không dùng/)).toBeVisible();
}
