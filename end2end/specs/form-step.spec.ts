/** The island `FormStep`: it says at once, in the server's words, what the server would say. */

import { type Locator, type Page, type Route } from "@playwright/test";

import { expectSoundPage, manifest } from "../checks.ts";
import { type Answer, answersOf, choice, date, field, fillIn, group, heading, newPerson, press, start, START_PATH, text, walk } from "../filing.ts";
import { expect, test } from "../test.ts";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "islands need script");

const SELF = "Thông tin của ông/bà";

const slips: { page: string; question: string; wrong: Answer; right: Answer; words: string }[] = [
  {
    page: SELF,
    question: "Ngày sinh",
    wrong: date("31/2/1990"),
    right: date("27/3/1990"),
    words: "Ngày sinh: tháng này không có ngày đó",
  },
  {
    page: SELF,
    question: "Số định danh cá nhân",
    wrong: text("06019000001"),
    right: text("060190000001"),
    words: "Số định danh cá nhân: phải có đúng 12 chữ số",
  },
  {
    page: SELF,
    question: "Họ, chữ đệm và tên",
    wrong: text("Nguyễn Thị Nhung 2"),
    right: text("Nguyễn Thị Nhung"),
    words: "Họ, chữ đệm và tên: họ tên không có chữ số",
  },
  {
    page: "Cán bộ liên hệ với ông/bà bằng cách nào?",
    question: "Số điện thoại",
    wrong: text("912 345 678"),
    right: text("0912.345.678"),
    words: "Số điện thoại: phải bắt đầu bằng 0 hoặc +84, ví dụ 0912 345 678",
  },
  {
    page: "Ông/bà nhận kết quả thế nào?",
    question: "Số bản cần cấp",
    wrong: text("21"),
    right: text("20"),
    words: "Số bản cần cấp: nhập một số từ 1 đến 20",
  },
];

for (const { page: title, question, wrong, right, words } of slips) {
  test(`“${words}”: when the field is left, gone when mended, the same from the server`, async ({ page, targetSize }) => {
    const answers = answersOf(newPerson());
    await start(page);
    await walk(page, answers, { until: title });
    await untilAlive(page, question, wrong, words);
    await expect(page).not.toHaveTitle(/^Lỗi: /);
    await expect(group(page, question).or(field(page, question))).toHaveAccessibleDescription(new RegExp(escaped(words)));
    await expectSoundPage(page, targetSize);

    await fillIn(page, { [question]: right });
    await page.keyboard.press("Tab");
    await expect(errors(page)).toHaveCount(0);

    await fillIn(page, { ...answers[title], [question]: wrong });
    await page.keyboard.press("Tab");
    await expect(errors(page)).toHaveText([`Lỗi: ${words}`]);
    await press(page, "Tiếp tục");
    await expect(page).toHaveTitle(/^Lỗi: /);
    await expect(errors(page)).toHaveText([`Lỗi: ${words}`]);

    await untilClear(page, question, right);
    await press(page, "Tiếp tục");
    await expect(page).not.toHaveTitle(/^Lỗi: /);
  });
}

test("one press of the button is enough, whether the page below the finger moves or not", async ({ page }) => {
  const answers = answersOf(newPerson());
  await start(page);
  await walk(page, answers, { until: SELF });
  await untilAlive(page, "Họ, chữ đệm và tên", text("An 2"), "Họ, chữ đệm và tên: họ tên không có chữ số");
  // An error appears when the last field is left for the button …
  await fillIn(page, { ...answers[SELF], "Số định danh cá nhân": text("0601") });
  await press(page, "Tiếp tục");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(errors(page)).toHaveText(["Lỗi: Số định danh cá nhân: phải có đúng 12 chữ số"]);
  // … and disappears.
  await untilAlive(page, "Số định danh cá nhân", text("06"), "Số định danh cá nhân: phải có đúng 12 chữ số");
  await fillIn(page, { "Số định danh cá nhân": answers[SELF]?.["Số định danh cá nhân"] ?? text("") });
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText("Giới tính, dân tộc, quốc tịch của ông/bà");
});

test("an id number that does not fit the year of birth is a warning and goes on", async ({ page, targetSize }) => {
  const answers = answersOf({ ...newPerson(), born: "27/3/1991" });
  await start(page);
  await walk(page, answers, { until: SELF });
  const warning = page.getByText("Số định danh không khớp với năm sinh đã khai.");
  await expect(async () => {
    await fillIn(page, answers[SELF] ?? {});
    await page.keyboard.press("Tab");
    await expect(warning.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(errors(page)).toHaveCount(0);
  await expectSoundPage(page, targetSize);
  await fillIn(page, { "Ngày sinh": date("27/3/1990") });
  await field(page, "Số định danh cá nhân").focus();
  await page.keyboard.press("Tab");
  await expect(warning).toHaveCount(0);
  await fillIn(page, { "Ngày sinh": date("27/3/1991") });
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText("Giới tính, dân tộc, quốc tịch của ông/bà");
});

test("a period that ends before it begins is said when either date is left, and by the server", async ({ page, targetSize }) => {
  const before = "Thời gian cư trú trước đây";
  const period = "Giấy xác nhận cho thời gian nào?";
  const words = "Đến ngày: Ngày cuối phải sau ngày bắt đầu cư trú";
  await start(page);
  const answers = { ...answersOf(newPerson()), [period]: { [period]: choice("Một thời gian cư trú trước đây") } };
  await walk(page, answers, { until: before });
  await fillIn(page, { "Đã cư trú tại": text("12 Trần Phú, Phan Thiết"), "Từ ngày": date("1/6/2015") });
  await untilAlive(page, "Đến ngày", date("31/5/2015"), words);
  await expect(group(page, "Đến ngày")).toHaveAccessibleDescription(new RegExp(escaped(words)));
  await expect(group(page, "Từ ngày")).not.toHaveAccessibleDescription(new RegExp(escaped(words)));
  await expectSoundPage(page, targetSize);
  await untilClear(page, "Từ ngày", date("1/5/2015"));
  await untilAlive(page, "Từ ngày", date("1/6/2015"), words);
  await press(page, "Tiếp tục");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(errors(page)).toHaveText([`Lỗi: ${words}`]);
  await untilClear(page, "Đến ngày", date("1/6/2015"));
  await press(page, "Tiếp tục");
  await expect(heading(page)).toHaveText("Tình trạng hôn nhân hiện nay");
});

test("an empty field that is passed by is no error yet", async ({ page }) => {
  await start(page);
  await walk(page, answersOf(newPerson()), { until: SELF });
  await untilAlive(page, "Họ, chữ đệm và tên", text("An 2"), "Họ, chữ đệm và tên: họ tên không có chữ số");
  await untilClear(page, "Họ, chữ đệm và tên", text("Nguyễn An"));
  for (let fields = 0; fields < 6; fields += 1) await page.keyboard.press("Tab");
  await expect(errors(page)).toHaveCount(0);
});

test("what is typed before the script has come is kept", async ({ page }) => {
  const person = newPerson();
  const held: Route[] = [];
  let release = false;
  await page.route(/\.wasm$/, async (route) => (release ? route.continue() : void held.push(route)));
  await start(page);
  await fillIn(page, { "Ông/bà xin giấy này cho ai?": choice("Cho chính tôi") });
  await press(page, "Tiếp tục");
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await field(page, "Họ, chữ đệm và tên").fill(person.name);
  release = true;
  for (const route of held) await route.continue().catch(() => undefined);
  await untilAlive(page, "Số định danh cá nhân", text("0601"), "Số định danh cá nhân: phải có đúng 12 chữ số");
  await expect(field(page, "Họ, chữ đệm và tên")).toHaveValue(person.name);
});

test("every island of every page that can be reached is an export of the bundle", async ({ page, request, device }) => {
  test.skip(device === "kiosk", "the same documents");
  const seen = new Set<string>(["/", START_PATH]);
  const islands = new Set<string>();
  for (const path of seen) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    const html = await response.text();
    for (const [, name] of html.matchAll(/data-component="([^"]+)"/g)) islands.add(name ?? "");
    for (const [, href] of html.matchAll(/<a\b[^>]*\bhref='(\/[^'#?]*)'/g)) seen.add(href ?? "/");
  }
  expect(seen.size).toBeGreaterThan(90);
  await start(page);
  await walk(page, answersOf(newPerson()), {
    visit: async () => {
      for (const name of await page.locator("leptos-island").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.component))) {
        islands.add(name ?? "");
      }
    },
  });
  expect(islands.size).toBeGreaterThanOrEqual(2);
  expect(manifest().exports).toEqual(expect.arrayContaining([...islands]));
});

/** The messages at the fields. */
function errors(page: Page): Locator {
  return page.getByRole("main").getByRole("paragraph").filter({ hasText: /^Lỗi:/ });
}

/** Gives the answer and leaves the field, until the island that comes after the page says so. */
async function untilAlive(page: Page, question: string, wrong: Answer, words: string): Promise<void> {
  await expect(async () => {
    await fillIn(page, { [question]: wrong });
    await page.keyboard.press("Tab");
    await expect(errors(page).filter({ hasText: words })).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Mends the answer and leaves the field, until the island has taken the message away. */
async function untilClear(page: Page, question: string, right: Answer): Promise<void> {
  await expect(async () => {
    await fillIn(page, { [question]: right });
    await page.keyboard.press("Tab");
    await expect(errors(page)).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
