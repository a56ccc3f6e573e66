/** Drafts that are carried on: saved while typing, kept for longer, moved to another device. */

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { answersOf, CHECK_TITLE, field, fillIn, heading, leave, newPerson, type Person, press, start, START_PATH, walk } from "../filing.ts";
import { OFFICIAL_TARGET, oneTimeCode, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

const SELF = "Thông tin của ông/bà";
const PAPERS = "Giấy tờ tùy thân của ông/bà";
const NAME = "Họ, chữ đệm và tên";
const RESUME = "/lam-tiep";

test.describe("while typing", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "islands need script");

  test("whatever kills the page, on each step, everything typed is there again", async ({ page, context, browserName }) => {
    test.skip(browserName !== "chromium", "the renderer is killed by Chromium's own protocol");
    const answers = answersOf(newPerson());
    await start(page);
    let tab = page;
    const seen: string[] = [];
    for (;;) {
      const title = (await heading(tab).innerText()).trim();
      if (title === CHECK_TITLE) break;
      expect(seen, "each page once").not.toContain(title);
      seen.push(title);
      await fillIn(tab, answers[title] ?? {});
      await expectKept(tab);
      const address = tab.url();
      // By turns: the renderer dies, and the tab is closed.
      if (seen.length % 2 === 0) {
        const session = await context.newCDPSession(tab);
        const crashed = tab.waitForEvent("crash");
        session.send("Page.crash").catch(() => {});
        await crashed;
      }
      await tab.close();
      tab = await context.newPage();
      await tab.goto(address);
      await press(tab, "Tiếp tục");
    }
    expect(seen.length).toBeGreaterThan(8);
    for (const [index, title] of seen.entries()) expect(index === 0 || title !== seen[index - 1]).toBe(true);
  });

  test("the state is seen and said: saved, not saved, saved again", async ({ page, context, targetSize }) => {
    await start(page);
    await walk(page, answersOf(newPerson()), { until: SELF });
    const state = page.locator("[data-saved]");
    const spoken = page.locator("#autosave-spoken");
    await field(page, NAME).fill("Nguyễn Thị");
    await expectKept(page);
    await expect(state).toHaveText(/^Đã lưu lúc \d\d:\d\d\. $/);
    await expect(spoken).toHaveText(/^Đã lưu lúc \d\d:\d\d$/);
    await context.setOffline(true);
    await field(page, NAME).fill("Nguyễn Thị Hồng");
    await expect(state).toHaveText("Chưa lưu được, đang thử lại. ");
    await expect(spoken).toHaveText("Chưa lưu được, đang thử lại");
    await context.setOffline(false);
    await expect(state).toHaveText(/^Đã lưu lúc/);
    await expectKept(page);
    await expectSoundPage(page, targetSize);
  });

  test("a save on its way does not overwrite what is sent", async ({ page }) => {
    await start(page);
    await walk(page, answersOf(newPerson()), { until: SELF });
    // The first save is held up until the page has been sent and the next one is there.
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let late: Promise<number> | undefined;
    await page.route("**/nguoi-yeu-cau", async (route) => {
      const body = route.request().postData() ?? "";
      if (late || !body.includes("viec=tu-luu")) return route.continue();
      const url = route.request().url();
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      late = held.then(async () => (await page.request.post(url, { headers, data: body, failOnStatusCode: false })).status());
      return route.abort();
    });
    const answers = answersOf(newPerson());
    await field(page, NAME).fill("Cũ");
    await expect.poll(() => late !== undefined).toBe(true);
    await fillIn(page, answers[SELF] ?? {});
    await press(page, "Tiếp tục");
    release();
    expect(await late).toBe(409);
    await leave(page, () => page.getByRole("link", { name: "Quay lại" }).click());
    await expect(field(page, NAME)).toHaveValue(/Nguyễn/);
  });

  test("where the draft is gone the page says so and stops", async ({ page, context }) => {
    await start(page);
    await walk(page, answersOf(newPerson()), { until: SELF });
    const other = await context.newPage();
    await other.goto(`${START_PATH}/xoa`);
    await press(other, "Xóa bản nháp");
    await field(page, NAME).fill("Nguyễn Thị");
    await expect(page.locator("[data-saved]")).toContainText("không còn mở trên thiết bị này");
  });
});

test("a draft moves to another device by code, phone and one-time code", async ({ page, stranger, browser, server, targetSize }) => {
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: PAPERS });
  const left = page.url();
  const code = await leaveWithCode(page, person, targetSize);

  const official = await signIn(browser, server);
  await resume(stranger, code, person, targetSize);
  const once = await oneTimeCode(official, server, shown(person));
  await expectSoundPage(official, OFFICIAL_TARGET);
  await stranger.getByLabel("Mã xác nhận").fill("12");
  await press(stranger, "Chuyển bản nháp về thiết bị này");
  await expect(stranger).toHaveTitle(/^Lỗi: /);
  await expectSoundPage(stranger, targetSize);
  await stranger.getByLabel("Mã xác nhận").fill(once);
  await press(stranger, "Chuyển bản nháp về thiết bị này");
  await expect(heading(stranger)).toHaveText(PAPERS);
  await walk(stranger, answersOf(person));
  await expect(heading(stranger)).toHaveText(CHECK_TITLE);

  await page.goto(left);
  await expect(page.getByText("Bản nháp này đã được chuyển sang thiết bị khác")).toBeVisible();
  await expect(page.getByText(person.name)).toHaveCount(0);
  await expectSoundPage(page, targetSize);
  await official.context().close();
});

test("a draft that is there already goes only if the citizen says so", async ({ page, stranger, browser, server, targetSize }) => {
  const person = newPerson();
  await start(page);
  await walk(page, answersOf(person), { until: PAPERS });
  const code = await leaveWithCode(page, person, targetSize);
  await start(stranger);
  const official = await signIn(browser, server);
  await resume(stranger, code, person, targetSize);
  await stranger.getByLabel("Mã xác nhận").fill(await oneTimeCode(official, server, shown(person)));
  await press(stranger, "Chuyển bản nháp về thiết bị này");
  await expect(heading(stranger)).toHaveText("Thiết bị này đang có bản nháp cùng thủ tục");
  await expectSoundPage(stranger, targetSize);
  await press(stranger, "Xóa bản nháp ở đây và chuyển");
  await expect(heading(stranger)).toHaveText(PAPERS);
  await official.context().close();
});

test("the QR code's address types the code in, and leaves it in no address", async ({ page, javaScriptEnabled, targetSize }) => {
  test.skip(javaScriptEnabled === false, "without script the code is typed");
  await page.goto(`${RESUME}#1.12345672`);
  await expect(page.getByLabel("Mã làm tiếp")).toHaveValue("1234-5672");
  await expect(page).toHaveURL(RESUME);
  await expect(page.getByLabel("Số điện thoại")).toBeFocused();
  await expectSoundPage(page, targetSize);
});

test("a wrong code is answered in words, and too many are stopped", async ({ page, targetSize }) => {
  await page.goto(RESUME);
  await press(page, "Gửi mã xác nhận");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expectSoundPage(page, targetSize);
  await expect(page.getByRole("link", { name: "Nhập mã làm tiếp" })).toHaveAttribute("href", "#ma");
  for (let tried = 0; tried < 5; tried++) await tryCode(page, "Không tìm thấy bản nháp khớp");
  await tryCode(page, "Đã thử sai quá nhiều lần");
  await expectSoundPage(page, targetSize);
});

test("the days of a draft are counted down, and begin anew with one press", async ({ page, server, device, targetSize }) => {
  test.skip(device === "kiosk", "nobody comes back to the draft of a kiosk");
  await start(page);
  await walk(page, answersOf(newPerson()), { until: PAPERS });
  await server.restart({ now: "2026-12-05T08:00:00+07:00" });
  try {
    await page.goto("/ho-so");
    await expect(page.getByText("còn 2 ngày")).toBeVisible();
    await expectSoundPage(page, targetSize);
    await leave(page, () => page.getByRole("button", { name: /^Giữ thêm 14 ngày/ }).click());
    await expect(page.getByText("còn 14 ngày")).toBeVisible();
    await expect(page.getByRole("alert")).toContainText("Bản nháp được giữ đến hết ngày 19/12/2026");
  } finally {
    await server.restart();
  }
});

/** What the page shows is what the server has: asked until it is so. */
async function expectKept(page: Page): Promise<void> {
  await expect(async () => {
    const same = await page.evaluate(async () => {
      const fields = (root: ParentNode) => {
        const form = root.querySelector("form[data-form-step]") as HTMLFormElement;
        return JSON.stringify([...new FormData(form)].filter(([name]) => name !== "ban-nhap"));
      };
      const kept = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
      return fields(document) === fields(kept);
    });
    expect(same).toBe(true);
  }).toPass({ timeout: 20_000 });
}

/** As the service writes a phone number. */
function shown({ phone }: Person): string {
  return `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`;
}

/** Leaves the draft that is open and gets a code for the person's phone. */
async function leaveWithCode(page: Page, person: Person, targetSize: number): Promise<string> {
  await press(page, "Lưu lại, làm tiếp sau");
  await expect(heading(page)).toHaveText("Bản nháp đã được lưu");
  await expectSoundPage(page, targetSize);
  await page.getByLabel("Số điện thoại nhận mã xác nhận").fill(person.phone);
  await press(page, "Lấy mã");
  await expect(page.getByRole("img", { name: "Mã QR mở trang làm tiếp với mã này" })).toBeVisible();
  await expectSoundPage(page, targetSize);
  return page.locator(".code").innerText();
}

async function resume(page: Page, code: string, person: Person, targetSize: number): Promise<void> {
  await page.goto(RESUME);
  await expectSoundPage(page, targetSize);
  await page.getByLabel("Mã làm tiếp").fill(code);
  await page.getByLabel("Số điện thoại").fill(person.phone);
  await press(page, "Gửi mã xác nhận");
  await expect(heading(page)).toHaveText("Nhập mã xác nhận");
  await expectSoundPage(page, targetSize);
}

async function tryCode(page: Page, words: string): Promise<void> {
  await page.getByLabel("Mã làm tiếp").fill("1234-5672");
  await page.getByLabel("Số điện thoại").fill("0912 345 678");
  await press(page, "Gửi mã xác nhận");
  await expect(page.getByRole("alert")).toContainText(words);
}
