/** Filing, lookup and rating, in front of each kind of provincial system. */

import { expectSoundPage } from "../checks.ts";
import { answersOf, expectStage, field, file, heading, leave, newPerson, press } from "../filing.ts";
import { type Province, PROVINCES } from "../provinces.ts";
import { expect, test as base } from "../test.ts";

for (const [adapter, start] of Object.entries(PROVINCES)) {
  // The pages of this test belong to a service of its own.
  const test = base.extend<{ province: Province }>({
    province: async ({}, use) => {
      const province = await start();
      await use(province);
      await province.stop();
    },
    baseURL: async ({ province }, use) => use(province.server.url),
  });

  // What differs is on the far side: two kinds of browser are enough.
  test.beforeEach(({}, { project }) => test.skip(!["phone", "kiosk, script off"].includes(project.name), "seen on the others"));

  test(`${adapter}: filed, followed, looked up, rated`, async ({ page, browser, province, targetSize }) => {
    test.setTimeout(240_000);
    const person = newPerson();
    const { reference } = await file(page, answersOf(person));
    await expectStage(page, "chờ tiếp nhận");

    await province.finish(browser, reference);
    await expectStage(page, "Đã có kết quả, mời ông/bà nhận");
    await expectSoundPage(page, targetSize);

    const other = await browser.newContext({ baseURL: province.server.url });
    const stranger = await other.newPage();
    await stranger.goto("/tra-cuu");
    await field(stranger, "Mã tra cứu hoặc mã hồ sơ").fill(reference);
    await field(stranger, "4 số cuối của căn cước hoặc điện thoại").fill(person.phone.slice(-4));
    await press(stranger, "Tra cứu");
    await expect(heading(stranger)).toContainText("Đã có kết quả");
    await expect(stranger.getByText(person.name)).toHaveCount(0);
    await other.close();

    await leave(page, () => page.getByRole("link", { name: "Đánh giá việc phục vụ" }).click());
    for (const question of await page.getByRole("main").getByRole("group").all()) {
      await question.getByRole("radio").first().check();
    }
    await press(page, "Gửi đánh giá");
    await expect(page.getByText("Cảm ơn ông/bà đã đánh giá.")).toBeVisible();
    await province.expectRated();
  });
}
