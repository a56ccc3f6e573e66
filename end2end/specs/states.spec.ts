/** States that the journeys do not pass: every one of them is a page without a barrier. */

import { expectSoundPage } from "../checks.ts";
import { answersOf, expectStage, file, heading, newPerson, placeField, press, START_PATH } from "../filing.ts";
import { act, actWithNote, OFFICIAL_TARGET, openDossier, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

const ENDINGS = [
  { action: "Dừng xử lý", label: "Lý do", done: "Đã dừng xử lý", stage: "Dừng giải quyết" },
  { action: "Rút theo yêu cầu người dân", label: "Yêu cầu của người dân", done: "Đã cho rút hồ sơ", stage: "Ông/bà đã yêu cầu rút hồ sơ" },
];

for (const { action, label, done, stage } of ENDINGS) {
  test(`a dossier that ended with “${action}”`, async ({ page, browser, server, targetSize }) => {
    const { reference } = await file(page, answersOf(newPerson()));
    await expectStage(page, "chờ tiếp nhận");
    const official = await signIn(browser, server);
    await openDossier(official, reference);
    await act(official, "Tiếp nhận", "Đã tiếp nhận");
    await act(official, "Bắt đầu xử lý", "Đã bắt đầu xử lý");
    await actWithNote(official, action, label, "Theo đơn ngày 23/11/2026", done);
    await expectSoundPage(official, OFFICIAL_TARGET);
    await expectStage(page, stage);
    await expectSoundPage(page, targetSize);
    await official.context().close();
  });
}

test("nobody answered for eight working hours, then the result is late", async ({ page, browser, server, targetSize }) => {
  const { reference } = await file(page, answersOf(newPerson()));
  await expectStage(page, "chờ tiếp nhận");
  await server.restart({ now: "2026-11-26T08:00:00+07:00" });
  try {
    await page.reload();
    await expectSoundPage(page, targetSize);
    const official = await signIn(browser, server);
    await expectSoundPage(official, OFFICIAL_TARGET);
    await openDossier(official, reference);
    await act(official, "Tiếp nhận", "Đã tiếp nhận");
    await official.context().close();
    await server.restart({ now: "2026-12-20T08:00:00+07:00" });
    await page.reload();
    await expect(page.getByText("Hồ sơ đã quá ngày hẹn.")).toBeVisible();
    await expectSoundPage(page, targetSize);
  } finally {
    await server.restart();
  }
});

test("an official who comes second is told, and changes nothing", async ({ page, browser, server }) => {
  const { reference } = await file(page, answersOf(newPerson()));
  await expectStage(page, "chờ tiếp nhận");
  const [first, second] = [await signIn(browser, server), await signIn(browser, server)];
  await openDossier(first, reference);
  await openDossier(second, reference);
  await act(first, "Tiếp nhận", "Đã tiếp nhận");
  await press(second, "Tiếp nhận");
  await expect(second.getByRole("alert").first()).toBeVisible();
  await expectSoundPage(second, OFFICIAL_TARGET);
  await second.goto(`${server.url}/he-thong/mat-khau`);
  await expectSoundPage(second, OFFICIAL_TARGET);
  await press(second, "Đổi mật khẩu");
  await expect(second).toHaveTitle(/^Lỗi: /);
  await expectSoundPage(second, OFFICIAL_TARGET);
  await first.context().close();
  await second.context().close();
});

test("the statements, the published figures, and English", async ({ page, targetSize }) => {
  for (const path of ["/tro-nang", "/quyen-rieng-tu", "/cong-khai", "/ho-so", "/q", "/thu-tuc"]) {
    await page.goto(path);
    await expectSoundPage(page, targetSize);
  }
  await page.goto("/");
  await press(page, "English");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  for (const path of ["/", "/thu-tuc/1.004873", START_PATH, "/tra-cuu"]) {
    await page.goto(path);
    await expectSoundPage(page, targetSize);
  }
});

test("the browser of another app is told to use a real one", async ({ browser, server, targetSize, javaScriptEnabled, viewport }) => {
  const userAgent = "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo android";
  const context = await browser.newContext({ userAgent, javaScriptEnabled, viewport });
  const page = await context.newPage();
  await page.goto(server.url + START_PATH);
  await expect(page.getByText("Ông/bà đang mở trang trong ứng dụng khác")).toBeVisible();
  await expectSoundPage(page, Math.min(targetSize, 44));
  await context.close();
});

test("who begins too many drafts is told when to come back", async ({ page, server, targetSize }) => {
  // A browser's own limit: it keeps its cookie.
  await page.goto(START_PATH);
  const begin = () => page.request.post(START_PATH, { form: { "noi-cu-tru.ma": "22945" }, headers: { Origin: server.url }, maxRedirects: 0 });
  const drop = async () => {
    await page.goto(`${START_PATH}/xoa`);
    await press(page, "Xóa bản nháp");
  };
  let status = 0;
  for (let drafts = 0; drafts <= 60 && status !== 429; drafts += 1) {
    status = (await begin()).status();
    if (status === 303) await drop();
  }
  expect(status).toBe(429);
  await page.goto(START_PATH);
  await placeField(page).fill("Phan Thiết, Lâm Đồng");
  await press(page, "Bắt đầu khai");
  await expect(heading(page)).toHaveText("Ông/bà đã thử quá nhiều lần");
  await expectSoundPage(page, targetSize);
});

test("on paper the dossier says everything, declared answers too", async ({ page }) => {
  const person = newPerson();
  await file(page, answersOf(person));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("img", { name: /QR/ })).toBeVisible();
  await expect(page.getByText(person.name).first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Mục chính" })).toBeHidden();
});
