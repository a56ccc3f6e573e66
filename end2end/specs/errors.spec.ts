/** What goes wrong gets a page with a way on, and costs nothing that was typed. */

import { type APIRequestContext, type Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { answersOf, choice, field, fillIn, heading, newPerson, press, start, START_PATH, walk } from "../filing.ts";
import { expect, test } from "../test.ts";

const SELF = "Thông tin của ông/bà";
const NOT_FOUND = "Không có trang này";
const CROSS_SITE = "Chưa nhận được thông tin ông/bà gửi";
const TOO_LARGE = "Thông tin gửi lên quá lớn";

test("an address without a page, an unknown procedure and an unknown step", async ({ page, targetSize }) => {
  await start(page);
  for (const path of ["/khong-co", "/thu-tuc/khong-co", "/nop-ho-so/khong-co", `${START_PATH}/khong-co`, "/ho-so/123", "/he-thong/khong-co"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expectErrorPage(page, NOT_FOUND);
  }
  await expectSoundPage(page, targetSize);
});

test("a wrong method", async ({ page, request, targetSize }) => {
  const response = await page.goto("/ngon-ngu");
  expect(response?.status()).toBe(405);
  await expectErrorPage(page, NOT_FOUND);
  await expectSoundPage(page, targetSize);
  const posted = await request.post("/thu-tuc", { form: { q: "x" } });
  expect(posted.status()).toBe(405);
  expect(posted.headers()["allow"]).toContain("GET");
});

test("an answer of 3000 characters is kept and said to be too long", async ({ page, targetSize }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: SELF });
  const long = "Nguyễn ".repeat(430).trim();
  await fillIn(page, { ...answersOf(newPerson())[SELF], "Họ, chữ đệm và tên": { text: long } });
  await press(page, "Tiếp tục");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole("alert").getByRole("link", { name: "Họ, chữ đệm và tên: dài quá, xin viết ngắn lại" })).toBeVisible();
  await expect(field(page, "Họ, chữ đệm và tên")).toHaveValue(long);
  await expectSoundPage(page, targetSize);
});

test("a post of more than 64 KB gets a page, and the page before is still there", async ({ page, targetSize }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: SELF });
  const address = page.url();
  await field(page, "Họ, chữ đệm và tên").fill("a".repeat(70_000));
  await press(page, "Tiếp tục");
  await expectErrorPage(page, TOO_LARGE);
  await expect(page.getByText(/^Những trang ông\/bà đã bấm “Tiếp tục”/)).toBeVisible();
  await expectSoundPage(page, targetSize);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(heading(page)).toHaveText(SELF);
});

test("a form on another site cannot post to us", async ({ page, server, targetSize }) => {
  const foreign = "http://nguoi-khac.example/";
  const form = `<!DOCTYPE html><html lang="vi"><title>Nơi khác</title>
    <form method="post" action="${server.url}/nop-ho-so/1.004873"><input name="noi-cu-tru" value="Phan Thiết, Lâm Đồng"><button>Gửi</button></form>`;
  await page.route(foreign, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: form }));
  await page.goto(foreign);
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await press(page, "Gửi");
  expect((await answer).status()).toBe(403);
  await expectErrorPage(page, CROSS_SITE);
  await expectSoundPage(page, targetSize);
});

test("what a foreign page would send is refused on every kind of post", async ({ request, server }) => {
  const paths = ["/ngon-ngu", START_PATH, `${START_PATH}/kiem-tra`, "/tra-cuu", "/q", "/ho-so", "/he-thong/dang-nhap", "/api/v1/communes"];
  for (const path of paths) {
    const origin = { Origin: "http://nguoi-khac.example" };
    expect(await status(request, path, origin), `${path}, by Origin`).toBe(403);
    expect(await status(request, path, { ...origin, "Sec-Fetch-Site": "cross-site" }), `${path}, by Sec-Fetch-Site`).toBe(403);
    const own = { Origin: server.url, "Sec-Fetch-Site": "same-origin" };
    expect(await status(request, path, own), `${path}, from our own page`).not.toBe(403);
  }
});

test("broken UTF-8 is shown as it came, not refused", async ({ request }) => {
  const answer = await request.post("/tra-cuu", {
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    data: Buffer.from("ma=%FF%FEabc&so-cuoi=12"),
  });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain("\u{fffd}\u{fffd}abc");
});

test("every page can be walked by keyboard, and the focus is seen", async ({ page }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: "Giấy tờ tùy thân của ông/bà" });
  await fillIn(page, { "Loại giấy tờ": choice("Giấy tờ khác có ảnh, còn giá trị") });
  await expect(field(page, "Số giấy tờ")).toBeVisible();

  const expected = await controls(page);
  expect(expected.length).toBeGreaterThan(14);
  const reached: string[] = [];
  // Once round: from where the focus is, out of the page after its last control, and in again at its first.
  for (let presses = 0; presses <= expected.length; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    reached.push(await focused.evaluate(nameOf));
    expect(await looksFocused(page), `focus on ${reached.at(-1)}`).toBe(true);
  }
  expect(reached.toSorted()).toEqual(expected.toSorted());
});

async function expectErrorPage(page: Page, title: string): Promise<void> {
  await expect(heading(page)).toHaveText(title);
  await expect(page).toHaveTitle(`${title} – Một Chạm`);
  const main = page.getByRole("main");
  for (const way of ["Về trang đầu", "Tìm thủ tục", "Tra cứu hồ sơ đã nộp", "Xem hồ sơ và bản nháp trên thiết bị này"]) {
    await expect(main.getByRole("link", { name: way })).toBeVisible();
  }
  await expect(main.getByText("1022")).toBeVisible();
}

async function status(request: APIRequestContext, path: string, headers: Record<string, string>): Promise<number> {
  return (await request.post(path, { headers, form: { x: "1" }, maxRedirects: 0 })).status();
}

/** What tells a control from the others. */
function nameOf(element: Element): string {
  return `${element.tagName} ${element.id || element.getAttribute("href") || element.getAttribute("name") || element.textContent}`;
}

/** Everything that the Tab key should reach; of a group of radio buttons only the chosen one. */
async function controls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    const tabbable = all.filter((one) => {
      if (!one.checkVisibility({ visibilityProperty: true })) return false;
      if (!(one instanceof HTMLInputElement) || one.type !== "radio") return true;
      const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(one.name)}"]:checked`);
      return chosen === null || chosen === one;
    });
    return tabbable.map((one) => `${one.tagName} ${one.id || one.getAttribute("href") || one.getAttribute("name") || one.textContent}`);
  });
}

/** The screen around the focused element changes when it loses the focus. */
async function looksFocused(page: Page): Promise<boolean> {
  const box = await page.locator(":focus").evaluate((element) => {
    const own = element.getBoundingClientRect();
    const margin = 8;
    const left = Math.max(0, own.left - margin);
    const top = Math.max(0, own.top - margin);
    return {
      x: left,
      y: top,
      width: Math.max(1, Math.min(innerWidth, own.right + margin) - left),
      height: Math.max(1, Math.min(innerHeight, own.bottom + margin) - top),
    };
  });
  const focused = await page.screenshot({ clip: box });
  const element = await page.locator(":focus").elementHandle();
  await element?.evaluate((one) => (one as HTMLElement).blur());
  const plain = await page.screenshot({ clip: box });
  await element?.evaluate((one) => (one as HTMLElement).focus({ preventScroll: true }));
  return !focused.equals(plain);
}
