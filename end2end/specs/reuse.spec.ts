/** “Dùng lại thông tin đã khai”: what a finished filing says of who filed is offered again. */

import { expectSoundPage } from "../checks.ts";
import { answersOf, expectStage, file, heading, leave, newPerson, press, start } from "../filing.ts";
import { oneTimeCode, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

test("who proves the phone uses their own details again", async ({ page, browser, server, targetSize, device }) => {
  test.skip(device === "kiosk", "not offered on a shared device");
  test.setTimeout(120_000);
  const person = newPerson();
  const { reference } = await file(page, answersOf(person));
  await expectStage(page, "Rút hồ sơ này");
  await page.goto(`/ho-so/${reference}/rut`);
  await page.getByLabel("Tôi muốn rút hồ sơ này").check();
  await press(page, "Rút hồ sơ");
  await expectStage(page, "Ông/bà đã yêu cầu rút hồ sơ");

  await start(page);
  await page.goto("/nop-ho-so/1.004873");
  await leave(page, () => page.getByRole("link", { name: "Dùng lại thông tin đã khai" }).click());
  await expectSoundPage(page, targetSize);
  await press(page, "Gửi mã xác nhận");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expectSoundPage(page, targetSize);
  await page.getByLabel("Số điện thoại đã khai").fill(person.phone);
  await press(page, "Gửi mã xác nhận");
  await expectSoundPage(page, targetSize);
  const official = await signIn(browser, server);
  await page.getByLabel("Mã xác nhận").fill(await oneTimeCode(official, server, person.phone.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3")));
  await press(page, "Xác nhận");
  await expect(page.getByRole("group", { name: "Ông/bà muốn dùng lại thông tin nào?" })).toContainText(person.name);
  await expectSoundPage(page, targetSize);
  await press(page, "Dùng thông tin đã chọn");
  await page.goto("/nop-ho-so/1.004873/nguoi-yeu-cau");
  await expect(heading(page)).toBeVisible();
  await expect(page.getByLabel("Họ, chữ đệm và tên").first()).toHaveValue(person.name);
  await official.context().close();
});
