/** Comparing with the population database: who files, with consent, and the owner at the counter, with the card in hand. */

import type { Locator, Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import {
  answersOf,
  CHECK_PATH,
  CHECK_TITLE,
  choice,
  expectDate,
  expectStage,
  field,
  fillIn,
  type FormAnswers,
  giveDate,
  group,
  heading,
  leave,
  press,
  PROCEDURE,
  start,
  START_PATH,
  walk,
} from "../filing.ts";
import { OFFICIAL_TARGET, openDossier, signIn } from "../official.ts";
import { KNOWN, population, type Population } from "../provinces.ts";
import { expect, test as base } from "../test.ts";

// A service of its own, which can ask.
const test = base.extend<object, { people: Population }>({
  people: [
    async ({}, use) => {
      const people = await population();
      await use(people);
      await people.stop();
    },
    { scope: "worker" },
  ],
  server: [async ({ people }, use) => use(people.server), { scope: "worker" }],
});

const SELF = "Thông tin của ông/bà";
const SELF_PATH = `${START_PATH}/nguoi-yeu-cau`;
const AFTER_SELF = "Giới tính, dân tộc, quốc tịch của ông/bà";
const OFFER = "Đối chiếu với Cơ sở dữ liệu quốc gia về dân cư (không bắt buộc)";
const AGREE = "Tôi đồng ý để đối chiếu ba thông tin này với Cơ sở dữ liệu quốc gia về dân cư";
const NAME = "Họ, chữ đệm và tên";

const OWNER_NAME = "Họ, chữ đệm và tên chủ hồ sơ";
const OWNER_ID = "Số định danh cá nhân của chủ hồ sơ (không bắt buộc)";
const OWNER_BIRTH = "Ngày sinh của chủ hồ sơ (không bắt buộc)";
const SEEN = "Tôi đã xem thẻ của người đó, và người đó đồng ý";
const HELD = "Giấy tờ cơ quan nhà nước đã có, không yêu cầu nộp lại";

/** Everything by the person whom the database knows. */
function answers(born = KNOWN.born): FormAnswers {
  const all = answersOf({ ...KNOWN, born, phone: "0912000111" });
  return { ...all, [AFTER_SELF]: { ...all[AFTER_SELF], "Giới tính": choice("Nam") } };
}

/** Up to the page of the three facts, which are typed, and the box is ticked. */
async function agree(page: Page, given: FormAnswers): Promise<void> {
  await start(page);
  await walk(page, given, { until: SELF });
  await fillIn(page, given[SELF] ?? {});
  await box(page).check();
}

function box(page: Page): Locator {
  return group(page, OFFER).getByRole("checkbox", { name: AGREE });
}

/** The marks of what fits. */
function marks(page: Page): Locator {
  return page.getByRole("main").getByText("Đã khớp", { exact: true });
}

test("what fits is spelt as in the database, marked, given free again, and told to the agency", async ({ page, browser, server, targetSize }) => {
  test.setTimeout(240_000);
  const given = answers();
  await agree(page, given);
  await expectSoundPage(page, targetSize);
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText(AFTER_SELF);

  await page.goto(SELF_PATH);
  await expect(marks(page)).toHaveCount(1);
  for (const fact of [KNOWN.spelt, "21/03/1985", KNOWN.personalId]) {
    await expect(page.getByRole("definition").filter({ hasText: fact })).toBeVisible();
  }
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("main")).not.toContainText("KHU PHỐ 3");
  await expectSoundPage(page, targetSize);
  await press(page, "Tiếp tục");
  await walk(page, given);
  await expect(marks(page)).toHaveCount(3);
  await expectSoundPage(page, targetSize);

  await leave(page, () => page.getByRole("link", { name: `Sửa ${NAME} (Người yêu cầu)` }).click());
  await expect(heading(page)).toHaveText(SELF);
  await press(page, "Sửa ba thông tin này");
  await expect(field(page, NAME)).toHaveValue(KNOWN.spelt);
  await expectDate(page, "Ngày sinh", KNOWN.born);
  await expect(box(page)).not.toBeChecked();
  await expectSoundPage(page, targetSize);
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText(CHECK_TITLE);
  await expect(marks(page)).toHaveCount(0);

  await leave(page, () => page.getByRole("link", { name: `Sửa ${NAME} (Người yêu cầu)` }).click());
  await box(page).check();
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText(CHECK_TITLE);
  await expect(marks(page)).toHaveCount(3);
  await press(page, "Gửi hồ sơ");
  const reference = page.url().slice(-10);
  await expect(page.getByRole("main")).toContainText("Đã khớp lúc");
  await expectStage(page, "chờ tiếp nhận");

  const official = await signIn(browser, server);
  await openDossier(official, reference);
  await expect(official.getByRole("main")).toContainText("Đối chiếu với Cơ sở dữ liệu quốc gia về dân cư");
  await expect(official.getByRole("main")).toContainText("Đã khớp lúc");
  await official.context().close();
});

test("what does not fit comes back, and goes on without a comparison", async ({ page, targetSize }) => {
  const given = answers("22/3/1985");
  await agree(page, given);
  await press(page, "Tiếp tục");
  await expect(page).toHaveURL(`${SELF_PATH}?dan-cu=khac`);
  await expect(page.getByRole("region", { name: "Thông báo" })).toContainText("Ba thông tin này không khớp");
  await expect(field(page, NAME)).toHaveValue(KNOWN.name);
  await expectDate(page, "Ngày sinh", "22/3/1985");
  await expect(box(page)).not.toBeChecked();
  await expectSoundPage(page, targetSize);
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText(AFTER_SELF);
  await walk(page, given);
  await expect(marks(page)).toHaveCount(0);
});

test("a slip is said first, and the tick is kept", async ({ page, targetSize }) => {
  await agree(page, answers());
  await field(page, "Số định danh cá nhân").fill("0600");
  await press(page, "Tiếp tục");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(box(page)).toBeChecked();
  await expectSoundPage(page, targetSize);
});

test("one press of the box is enough, whether the page above it moves or not", async ({ page }) => {
  await start(page);
  await walk(page, answers(), { until: SELF });
  await field(page, "Số định danh cá nhân").pressSequentially("0600");
  await page.getByText(AGREE).click();
  await expect(box(page)).toBeChecked();
});

test("the owner is found at the counter, with the papers that agencies hold", async ({ browser, server }) => {
  test.setTimeout(120_000);
  const official = await signIn(browser, server);
  await leave(official, () => official.getByRole("button", { name: "Tiếp nhận hồ sơ tại quầy" }).click());
  await official.getByRole("combobox", { name: "Thủ tục", exact: true }).selectOption({ label: PROCEDURE });
  await press(official, "Tiếp tục");
  await expectSoundPage(official, OFFICIAL_TARGET);
  await field(official, "Số điện thoại người nộp").fill("0912 000 111");
  await field(official, OWNER_NAME).fill(KNOWN.name);
  await field(official, OWNER_ID).fill(KNOWN.personalId);
  await press(official, "Lấy thông tin");
  await expect(official).toHaveTitle(/^Lỗi: /);
  for (const words of ["Nhập ngày sinh của chủ hồ sơ", "Đánh dấu khi đã xem thẻ"]) {
    await expect(official.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  }
  await expectSoundPage(official, OFFICIAL_TARGET);

  await giveDate(official, OWNER_BIRTH, "22/3/1985");
  await official.getByRole("checkbox", { name: SEEN }).check();
  await press(official, "Lấy thông tin");
  await expect(official.getByText("không khớp với cơ sở dữ liệu")).toBeVisible();
  await expectSoundPage(official, OFFICIAL_TARGET);

  await giveDate(official, OWNER_BIRTH, KNOWN.born);
  await official.getByRole("checkbox", { name: SEEN }).check();
  await press(official, "Lấy thông tin");
  await expect(marks(official)).toHaveCount(1);
  await expect(official.getByRole("definition").filter({ hasText: KNOWN.spelt })).toBeVisible();
  await expect(official.getByRole("heading", { name: HELD })).toBeVisible();
  await expect(official.getByRole("listitem").filter({ hasText: "Giấy chứng nhận kết hôn, số 12/2015" })).toBeVisible();
  await expect(field(official, OWNER_NAME)).toHaveCount(0);
  await expect(field(official, "Số điện thoại người nộp")).toHaveValue("0912 000 111");
  await expectSoundPage(official, OFFICIAL_TARGET);

  await press(official, "Sửa thông tin chủ hồ sơ");
  await expect(field(official, OWNER_NAME)).toHaveValue(KNOWN.spelt);
  await official.getByRole("checkbox", { name: SEEN }).check();
  await press(official, "Lấy thông tin");
  await expect(marks(official)).toHaveCount(1);

  // What the Enter key presses is the button at the end: what is still missing is said, and what was found stays.
  await field(official, "Số điện thoại người nộp").focus();
  await leave(official, () => official.keyboard.press("Enter"));
  await expect(official.getByRole("alert").getByRole("link", { name: "Chọn cách nhận kết quả", exact: true })).toBeVisible();
  await expect(marks(official)).toHaveCount(1);
  await official.getByRole("combobox", { name: "Nơi giải quyết", exact: true }).selectOption({ label: "UBND phường Phan Thiết" });
  await group(official, "Ai nộp hồ sơ?").getByRole("radio", { name: "Chính chủ hồ sơ", exact: true }).check();
  await official.getByRole("checkbox").first().check();
  await group(official, "Cách nhận kết quả").getByRole("radio").first().check();
  await press(official, "Tiếp nhận và in giấy hẹn");
  await expect(official.getByRole("main")).toContainText(KNOWN.spelt);
  await leave(official, () => official.getByRole("link", { name: "Xem và xử lý hồ sơ này" }).click());
  for (const words of [HELD, "Giấy chứng nhận kết hôn, số 12/2015", "Đã khớp lúc"]) {
    await expect(official.getByRole("main")).toContainText(words);
  }
  await official.context().close();
});

test("while the database is away the form goes on", async ({ page, people, targetSize }) => {
  test.setTimeout(240_000);
  const given = answers();
  await start(page);
  await walk(page, given, { until: SELF });
  for (const kind of ["status500", "black-hole"]) {
    await people.fail(kind);
    await page.goto(SELF_PATH);
    await fillIn(page, given[SELF] ?? {});
    await box(page).check();
    await press(page, "Tiếp tục");
    await expect(heading(page)).toHaveText(AFTER_SELF);
    await people.heal();
  }
  await walk(page, given);
  await expect(page).toHaveURL(CHECK_PATH);
  await expect(page.getByText("Chưa đối chiếu được thông tin của ông/bà")).toBeVisible();
  await expect(marks(page)).toHaveCount(0);
  await expectSoundPage(page, targetSize);
});
