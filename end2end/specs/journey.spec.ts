/** The main job from the home page to the rating: a citizen files and follows, an official processes. */

import type { BrowserContext, Page } from "@playwright/test";

import { expectAccessible, expectNoHorizontalScroll, expectSoundPage } from "../checks.ts";
import {
  acknowledgement,
  answersOf,
  CHECK_PATH,
  expectDate,
  expectStage,
  field,
  fillIn,
  giveDate,
  heading,
  leave,
  newPerson,
  placeField,
  press,
  PROCEDURE,
  START_PATH,
  walk,
  WHERE,
} from "../filing.ts";
import { act, OFFICIAL_TARGET, openDossier, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

/** Filed on Monday 23/11/2026; the 24th is a day off: three working days end on the 27th. */
const EXPECTED = "Dự kiến trả kết quả: 27/11/2026";
const AGENCY = "UBND phường Phan Thiết";

test("from the home page to the rating", async ({ page, context, browser, server, device, targetSize, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  const person = newPerson();
  const answers = answersOf(person);
  const askedForScript = pagesThatAskForScript(context);
  const sound = async () => {
    if (device === "phone") await expectFits(page, 320);
    await expectSoundPage(page, targetSize);
  };

  await test.step("finds the procedure in everyday words", async () => {
    await page.goto("/");
    await page.getByRole("searchbox", { name: "Tìm thủ tục" }).fill("giấy độc thân");
    await press(page, "Tìm");
    await sound();
    await leave(page, () => page.getByRole("main").getByRole("link", { name: PROCEDURE }).click());
    await sound();
    await leave(page, () => page.getByRole("link", { name: "Bắt đầu nộp hồ sơ" }).or(page.getByRole("button", { name: "Bắt đầu nộp hồ sơ" })).click());
    await expect(page).toHaveURL(START_PATH);
    await sound();
  });

  await test.step("says where: the agency is fixed before the first question", async () => {
    if (javaScriptEnabled) await pickByKeyboard(page);
    else await placeField(page).fill("Phan Thiết, Lâm Đồng");
    await press(page, "Bắt đầu khai");
    await expect(page.getByText(`Nơi giải quyết: ${AGENCY}`)).toBeVisible();
  });

  await test.step("answers, with a date that does not exist on the way", async () => {
    await walk(page, answers, { until: "Thông tin của ông/bà", visit: sound });
    await fillIn(page, answers["Thông tin của ông/bà"] ?? {});
    await giveDate(page, "Ngày sinh", "31/2/1990");
    await press(page, "Tiếp tục");

    const wrong = "Ngày sinh: tháng này không có ngày đó";
    await expect(page).toHaveTitle(/^Lỗi: /);
    await expect(page.locator(":focus")).toContainText(`Vui lòng kiểm tra lại các mục sau`);
    await expectDate(page, "Ngày sinh", "31/2/1990");
    await expect(field(page, "Họ, chữ đệm và tên")).toHaveValue(person.name);
    await expect(field(page, "Số định danh cá nhân")).toHaveValue(person.personalId);
    await expect(page.getByRole("group", { name: "Ngày sinh" }).getByText(wrong)).toBeVisible();
    await sound();
    await page.getByRole("alert").getByRole("link", { name: wrong }).click();
    await expect(page.getByRole("group", { name: "Ngày sinh" }).getByLabel("Ngày")).toBeFocused();

    await giveDate(page, "Ngày sinh", person.born);
    await press(page, "Tiếp tục");
    await expect(page).not.toHaveTitle(/^Lỗi: /);
    await walk(page, answers, { visit: sound });
    await sound();
  });

  await test.step("changes one answer on the check page", async () => {
    await expect(row(page, "Họ, chữ đệm và tên")).toContainText(person.name);
    await expect(row(page, "Họ, chữ đệm và tên người sẽ kết hôn")).toContainText("Trần Văn Bình");
    await expect(row(page, "Thư điện tử (e-mail)")).toContainText("Không khai");
    await leave(page, () => page.getByRole("link", { name: "Sửa Nơi cấp" }).click());
    await expect(heading(page)).toHaveText("Giấy tờ tùy thân của ông/bà");
    await field(page, "Nơi cấp").fill("Bộ Công an");
    await press(page, "Tiếp tục");
    await expect(page).toHaveURL(CHECK_PATH);
    await expect(row(page, "Nơi cấp")).toContainText("Bộ Công an");
  });

  const { reference } = await test.step("sends, however often it is pressed, one dossier", async () => {
    const other = await context.newPage();
    await other.goto(CHECK_PATH);
    await leave(page, () => page.getByRole("button", { name: "Gửi hồ sơ" }).dblclick());
    const sent = await acknowledgement(page);
    await press(other, "Gửi hồ sơ");
    await expect(other).toHaveURL(`/ho-so/${sent.reference}`);
    await other.close();
    await leave(page, async () => void (await page.goBack()));
    await expect(page.getByText("Hồ sơ đã gửi, mã tra cứu")).toBeVisible();
    await expect(page.getByRole("link", { name: "Xem hồ sơ đã gửi" })).toHaveAttribute("href", `/ho-so/${sent.reference}`);
    await sound();
    await page.goto("/ho-so");
    await expect(page.getByRole("main").getByRole("link", { name: PROCEDURE })).toHaveCount(1);
    await sound();
    await leave(page, () => page.getByRole("main").getByRole("link", { name: PROCEDURE }).click());
    return sent;
  });

  await test.step("has an acknowledgement to keep", async () => {
    await expect(heading(page)).toHaveText("Xác nhận đã gửi hồ sơ trực tuyến");
    const grouped = `${reference.slice(0, 3)}-${reference.slice(3, 6)}-${reference.slice(6)}`;
    await expect(page.getByText(grouped).first()).toBeVisible();
    await expect(page.getByRole("img", { name: "Mã QR mở trang hồ sơ này" })).toBeVisible();
    await expectStage(page, `Đã gửi đến ${AGENCY}, chờ tiếp nhận`);
    await expect(page.getByText("Cơ quan trả lời trong 8 giờ làm việc")).toBeVisible();
    await expect(page.getByText(EXPECTED)).toBeVisible();
    await sound();
  });

  await test.step("follows every stage of the official's work", async () => {
    const official = await signIn(browser, server);
    await expectSoundPage(official, OFFICIAL_TARGET);
    await openDossier(official, reference);
    await expect(official.getByText(person.name).first()).toBeVisible();
    await expectSoundPage(official, OFFICIAL_TARGET);

    await act(official, "Tiếp nhận", "Đã tiếp nhận");
    await expectSoundPage(official, OFFICIAL_TARGET);
    await expectStage(page, `${AGENCY} đã tiếp nhận, mã hồ sơ `);
    await expect(page.getByText("Hẹn trả kết quả:")).toBeVisible();
    await sound();

    await act(official, "Bắt đầu xử lý", "Đã bắt đầu xử lý");
    await expectStage(page, "Đang giải quyết");
    await expect(page.getByText("Ông/bà chưa cần làm gì.")).toBeVisible();
    await sound();

    await act(official, "Báo đã có kết quả", "Đã có kết quả");
    await expectStage(page, "Đã có kết quả, mời ông/bà nhận");
    await expect(page.getByRole("heading", { name: "Ông/bà cần làm" })).toBeVisible();
    await sound();
    await official.context().close();
  });

  await test.step("rates the service", async () => {
    await leave(page, () => page.getByRole("link", { name: "Đánh giá việc phục vụ" }).click());
    await sound();
    await press(page, "Gửi đánh giá");
    await expect(page).toHaveTitle(/^Lỗi: /);
    await expect(page.locator(":focus")).toContainText("Vui lòng kiểm tra lại các mục sau");
    await sound();
    for (const question of await page.getByRole("main").getByRole("group").all()) {
      await question.getByRole("radio").first().check();
    }
    await page.getByLabel(/^Ông\/bà muốn góp ý thêm điều gì/).fill("Cán bộ rất tận tình.");
    await press(page, "Gửi đánh giá");
    await expect(page.getByText("Cảm ơn ông/bà đã đánh giá.")).toBeVisible();
    await expect(page.getByText("100% số điểm tối đa")).toBeVisible();
    await sound();
    await leave(page, () => page.getByRole("link", { name: "Xem kết quả của các cơ quan" }).click());
    await expect(page.getByRole("table", { name: "Kết quả theo cơ quan" }).getByRole("row", { name: AGENCY })).toContainText("Chưa đủ 5");
    await sound();
  });

  // With script off the fixture sees to it that nothing at all is asked for.
  const withIslands = new RegExp(`^${START_PATH}(/(?!kiem-tra|xoa)[a-z-]+)?$`);
  expect([...askedForScript].filter((path) => !withIslands.test(path)), "pages without an island that asked for script").toEqual([]);
});

/** Types part of the name and picks with the arrow keys. */
async function pickByKeyboard(page: Page): Promise<void> {
  const place = page.getByRole("combobox", { name: WHERE });
  await place.pressSequentially("phan thiet lam dong");
  const first = page.getByRole("listbox").getByRole("option").first();
  await expect(first).toContainText("Phường Phan Thiết, tỉnh Lâm Đồng");
  await expect(place).toHaveAttribute("aria-expanded", "true");
  await place.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(place).toHaveAttribute("aria-activedescendant", /.+/);
  await expectAccessible(page);
  await place.press("Enter");
  await expect(place).toHaveValue("Phường Phan Thiết, tỉnh Lâm Đồng");
  await expect(page.getByRole("listbox")).toBeHidden();
}

/** Fits a screen that is narrower than the project's (WCAG 1.4.10). */
async function expectFits(page: Page, width: number): Promise<void> {
  const usual = page.viewportSize();
  if (!usual) throw new Error("the project sets a viewport");
  await page.setViewportSize({ ...usual, width });
  await expectNoHorizontalScroll(page);
  await page.setViewportSize(usual);
}

/** One answer of the check page. */
function row(page: Page, question: string) {
  return page.locator("dl > div").filter({ has: page.getByText(question, { exact: true }) });
}

/** Paths of the pages that have asked for script or WebAssembly. */
function pagesThatAskForScript(context: BrowserContext): Set<string> {
  const pages = new Set<string>();
  context.on("request", (request) => {
    if (request.resourceType() === "script" || /\.(m?js|wasm)$/.test(new URL(request.url()).pathname)) {
      pages.add(new URL(request.frame().url()).pathname);
    }
  });
  return pages;
}
