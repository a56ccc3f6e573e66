/** Files: chosen, sent, broken off, carried on, taken back. On a phone with script, on a kiosk without. */

import { createHash } from "node:crypto";

import type { BrowserContext, Locator, Page, Route } from "@playwright/test";

import { expectAccessible, expectSoundPage } from "../checks.ts";
import { type File, pdf, photo, png, renamed } from "../files.ts";
import { group, heading, leave, press } from "../filing.ts";
import { Line } from "../line.ts";
import { freePort } from "../program.ts";
import { Server } from "../server.ts";
import { expect, test } from "../test.ts";

const FORM_PATH = "/nop-ho-so/1.001193";
const STEP_PATH = `${FORM_PATH}/chung-sinh`;
const STEP_TITLE = "Giấy tờ về việc sinh";
const NEXT_TITLE = "Trẻ sinh ra do mang thai hộ?";
const QUESTION = "Ảnh chụp hoặc bản PDF giấy chứng sinh";
const RECEIVED = "Đã nhận";

/** `make test` sends little; `UPLOADS=full` sends what the plan says: 5 photos of 3 MB with ten breaks. */
const FULL = process.env.UPLOADS === "full";
/** 700 kbit/s. */
const SLOW = 700_000 / 8;

test.describe("script on", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "what the island does");

  test("a file is sent when it is chosen, shown, and taken back", async ({ page, targetSize }) => {
    await open(page);
    await expectSoundPage(page, targetSize);
    await choose(page, [png("mat-truoc.png")]);
    const item = file(page, "mat-truoc.png");
    await expect(item).toContainText(RECEIVED);
    await expect(spoken(page)).toHaveText("mat-truoc.png: đã nhận.");
    await expectSoundPage(page, targetSize);

    await item.getByText("Xem ảnh").click();
    await expect(item.getByRole("img", { name: "mat-truoc.png" })).toHaveJSProperty("naturalWidth", 40);
    await page.reload();
    await alive(page);
    await expect(item).toContainText(RECEIVED);
    await item.getByText("Xem ảnh").click();
    await expect(item.getByRole("img", { name: "mat-truoc.png" })).toHaveJSProperty("naturalWidth", 40);
    await expectSoundPage(page, targetSize);

    await act(page, "Bỏ tệp này", "mat-truoc.png").click();
    await expect(files(page)).toHaveCount(0);
    await expect(page.locator(":focus")).toHaveText("Chọn tệp trong máy");
    await expect(spoken(page)).toHaveText("Đã bỏ mat-truoc.png.");
    await page.reload();
    await alive(page);
    await expect(files(page)).toHaveCount(0);
  });

  test("a broken file among good ones says what to do and keeps nobody from going on", async ({ page, targetSize }) => {
    await open(page);
    await choose(page, [pdf("trang-1.pdf"), renamed("hong.pdf"), png("trang-2.png")]);
    await expect(file(page, "trang-1.pdf")).toContainText(RECEIVED);
    await expect(file(page, "trang-2.png")).toContainText(RECEIVED);
    await expect(file(page, "hong.pdf")).toContainText("Lỗi: Nội dung tệp không đúng với tên của nó");
    await expectSoundPage(page, targetSize);
    await choose(page, [{ name: "bai-hat.mp3", mimeType: "audio/mpeg", buffer: Buffer.from("ID3") }]);
    await expect(file(page, "bai-hat.mp3")).toContainText("Loại tệp này không nhận được");
    await choose(page, [{ name: "trong.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) }]);
    await expect(file(page, "trong.pdf")).toContainText("Tệp này trống");
    await press(page, "Tiếp tục");
    await expect(heading(page)).toHaveText(NEXT_TITLE);
    await page.goto(STEP_PATH);
    await alive(page);
    await expect(file(page, "trang-1.pdf")).toContainText(RECEIVED);
    await expect(file(page, "trang-2.png")).toContainText(RECEIVED);
  });

  test("more files than there may be, and a file that is too large", async ({ page, targetSize }) => {
    await open(page);
    await choose(page, ["1", "2", "3", "4", "5"].map((name) => png(`${name}.png`)));
    for (const name of ["1", "2", "3", "4"]) await expect(file(page, `${name}.png`)).toContainText(RECEIVED);
    await expect(file(page, "5.png")).toContainText("đã đủ tệp");
    await file(page, "5.png").getByRole("button", { name: /^Bỏ tệp này/ }).click();
    await file(page, "4.png").getByRole("button", { name: /^Bỏ tệp này/ }).click();
    await expect(files(page)).toHaveCount(3);
    await choose(page, [pdf("lon.pdf", 10 * 1024 * 1024)]);
    await expect(file(page, "lon.pdf")).toContainText("Tệp này lớn quá");
    await expectSoundPage(page, targetSize);
  });

  test("a large photo is made smaller before it is sent, and one is as it was for who looks at it", async ({ page }) => {
    await open(page);
    const large = await photo(page, "IMG_0001.jpg", 3_000_000);
    const announced = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/v1/uploads"));
    await choose(page, [large]);
    await expect(file(page, "IMG_0001.jpg")).toContainText(RECEIVED);
    expect(Number((await announced).headers()["upload-length"])).toBeLessThan(large.buffer.length);
    const item = file(page, "IMG_0001.jpg");
    await page.reload();
    await item.getByText("Xem ảnh").click();
    await expect(item.getByRole("img")).toHaveJSProperty("naturalWidth", 2560);
    await expect(item.getByRole("img")).toHaveJSProperty("naturalHeight", 1920);
  });

  test("a file on its way can be taken back", async ({ page, context }) => {
    await open(page);
    const held = await hold(context, { after: 1 });
    await choose(page, [pdf("dai.pdf", 400_000), png("sau.png")]);
    await held.reached;
    await expect(file(page, "dai.pdf")).toContainText(/Đã gửi \d+%/);
    await expect(file(page, "sau.png")).toContainText("Chờ đến lượt gửi");
    await expectAccessible(page);
    await file(page, "dai.pdf").getByRole("button", { name: /^Bỏ tệp này/ }).click();
    await expect(file(page, "dai.pdf")).toHaveCount(0);
    await held.release();
    await expect(file(page, "sau.png")).toContainText(RECEIVED);
    await page.reload();
    await alive(page);
    await expect(files(page)).toHaveCount(1);
  });

  test("a page loaded anew in the middle goes on where it was when the same file is chosen again", async ({ page, context, targetSize }) => {
    await open(page);
    const long = pdf("nhieu-trang.pdf", 900_000);
    const held = await hold(context, { after: 1 });
    await choose(page, [long]);
    await held.reached;
    await page.reload();
    await alive(page);
    const item = file(page, "nhieu-trang.pdf");
    await expect(item).toContainText(/Tệp mới gửi được (?!0%)\d+%\. Chọn lại tệp này để gửi tiếp/);
    await expectSoundPage(page, targetSize);
    await held.release();

    const begun: string[] = [];
    const offsets: number[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/v1/uploads") && request.method() === "POST") begun.push(request.url());
      if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
    });
    await choose(page, [long]);
    await expect(item).toContainText(RECEIVED);
    await expect(files(page)).toHaveCount(1);
    expect(begun).toEqual([]);
    expect(offsets[0]).toBeGreaterThan(0);
    await expectKept(page, long);
  });

  test("another file of the same name does not go on with the old one", async ({ page, context }) => {
    await open(page);
    const held = await hold(context, { after: 1 });
    await choose(page, [pdf("giay.pdf", 900_000)]);
    await held.reached;
    await page.reload();
    await alive(page);
    await held.release();
    const other = pdf("giay.pdf", 300_000);
    await choose(page, [other]);
    // The old one stays in the list until the server has removed it.
    await expect(file(page, "giay.pdf").last()).toContainText(RECEIVED);
    await expect(files(page)).toHaveCount(1);
    await expectKept(page, other);
    await page.reload();
    await alive(page);
    await expect(files(page)).toHaveCount(1);
  });

  test("without a connection it waits and says so; with one it goes on by itself", async ({ page, context }) => {
    await open(page);
    await context.setOffline(true);
    const paper = pdf("giay.pdf", 200_000);
    await choose(page, [paper]);
    await expect(file(page, "giay.pdf")).toContainText("Mất kết nối. Tệp tự gửi tiếp khi có mạng");
    await expect(act(page, "Gửi lại ngay", "giay.pdf")).toBeVisible();
    await expectAccessible(page);
    await context.setOffline(false);
    await expect(file(page, "giay.pdf")).toContainText(RECEIVED);
    await expect(files(page)).toHaveCount(1);
    await expectKept(page, paper);
  });

  test("“Tiếp tục” waits for a file on its way and then goes on by itself", async ({ page, context, targetSize }) => {
    await open(page);
    const held = await hold(context);
    await choose(page, [pdf("giay.pdf", 200_000)]);
    await held.reached;
    await page.getByRole("button", { name: "Tiếp tục", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Đang gửi tệp, xin đợi" })).toBeVisible();
    await expect(page.locator(":focus")).toContainText("Khi gửi xong, trang tự chuyển tiếp");
    await expectSoundPage(page, targetSize);
    await page.getByRole("button", { name: "Ở lại trang này" }).click();
    await expect(page.getByRole("heading", { name: "Đang gửi tệp, xin đợi" })).toBeHidden();
    await page.getByRole("button", { name: "Tiếp tục", exact: true }).click();
    await leave(page, () => held.release());
    await expect(heading(page)).toHaveText(NEXT_TITLE);
    await page.goto(STEP_PATH);
    await expect(file(page, "giay.pdf")).toContainText(RECEIVED);
  });

  test("“Tiếp tục” without the file that has not arrived", async ({ page, context }) => {
    await open(page);
    await choose(page, [png("co.png")]);
    await expect(file(page, "co.png")).toContainText(RECEIVED);
    const held = await hold(context);
    await choose(page, [pdf("khong.pdf", 200_000)]);
    await held.reached;
    await page.getByRole("button", { name: "Tiếp tục", exact: true }).click();
    await leave(page, () => page.getByRole("button", { name: "Tiếp tục, không gửi tệp chưa xong" }).click());
    await held.release();
    await expect(heading(page)).toHaveText(NEXT_TITLE);
    await page.goto(STEP_PATH);
    await expect(files(page)).toHaveCount(1);
  });

  test("pages of one paper change their order, which stays", async ({ page }) => {
    await open(page);
    await choose(page, ["1", "2", "3"].map((name) => png(`trang-${name}.png`)));
    await expect(file(page, "trang-3.png")).toContainText(RECEIVED);
    const kept = page.waitForResponse((response) => response.request().postData()?.includes("tep-len=") ?? false);
    await act(page, "Chuyển lên", "trang-3.png").click();
    await expect(names(page)).toHaveText(["trang-1.png", "trang-3.png", "trang-2.png"]);
    await kept;
    await expect(spoken(page)).toHaveText("Đã chuyển trang-3.png.");
    await page.reload();
    await expect(names(page)).toHaveText(["trang-1.png", "trang-3.png", "trang-2.png"]);
    await expect(file(page, "trang-1.png").getByRole("button", { name: /^Chuyển lên/ })).toBeHidden();
    await expect(file(page, "trang-2.png").getByRole("button", { name: /^Chuyển xuống/ })).toBeHidden();
  });

  test("the draft is kept before the camera opens, and a failure does not keep it shut", async ({ page }) => {
    await open(page);
    await page.getByLabel("Số giấy chứng sinh").fill("123/2026");
    const posted = page.waitForRequest((request) => request.postData()?.includes("viec=tu-luu") ?? false);
    const camera = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Chụp ảnh" }).filter({ visible: true }).click();
    const body = new URLSearchParams((await posted).postData() ?? "");
    expect(body.get("chung-sinh.so")).toBe("123/2026");
    expect(body.get("ban-nhap")).toBeTruthy();
    expect(await (await camera).element().getAttribute("capture")).toBe("environment");

    await page.route(`**${STEP_PATH}`, (route) => (route.request().method() === "POST" ? undefined : route.continue()));
    const again = page.waitForEvent("filechooser", { timeout: 8_000 });
    await page.getByRole("button", { name: "Chụp ảnh" }).filter({ visible: true }).click();
    await (await again).setFiles(png("anh.png"));
    await expect(file(page, "anh.png")).toContainText(RECEIVED);
  });

  test("by keyboard alone", async ({ page }) => {
    await open(page);
    const pick = page.getByRole("button", { name: "Chọn tệp trong máy" }).filter({ visible: true });
    // Asked for early: a key is quicker than the browser is told to hand over its file chooser.
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, pick);
    await page.keyboard.press("Enter");
    await (await chooser).setFiles([png("a.png"), png("b.png")]);
    await expect(file(page, "b.png")).toContainText(RECEIVED);
    await tabTo(page, file(page, "a.png").getByRole("button", { name: /^Bỏ tệp này/ }));
    await page.keyboard.press("Enter");
    await expect(files(page)).toHaveCount(1);
    await expect(pick).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "Tiếp tục", exact: true }));
    await leave(page, () => page.keyboard.press("Enter"));
    await expect(heading(page)).toHaveText(NEXT_TITLE);
  });

  test("enter in a text box goes on and removes nothing", async ({ page }) => {
    await open(page);
    await choose(page, [png("a.png")]);
    await expect(file(page, "a.png")).toContainText(RECEIVED);
    await page.reload();
    await alive(page);
    await page.getByLabel("Số giấy chứng sinh").fill("123/2026");
    await leave(page, () => page.getByLabel("Số giấy chứng sinh").press("Enter"));
    await page.goto(STEP_PATH);
    await expect(file(page, "a.png")).toContainText(RECEIVED);
  });
});

test("five photos over a slow line with ten breaks arrive whole, and nobody has to do anything", async ({ browser, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "what the island does");
  test.setTimeout(FULL ? 900_000 : 180_000);
  const port = await freePort();
  const server = await Server.start({ PUBLIC_URL: `http://127.0.0.1:${port}` });
  const line = await Line.open(port, Number(new URL(server.url).port), SLOW);
  const context = await browser.newContext({ baseURL: line.url });
  try {
    const page = await context.newPage();
    const papers = group(page, "Ông/bà có giấy tờ nào?");
    await open(page);
    const photos: File[] = [];
    for (const name of ["1", "2", "3", "4", "5"]) {
      photos.push(FULL ? await photo(page, `${name}.jpg`, 3_000_000) : png(`${name}.png`, 200));
    }
    const paper = pdf("giay.pdf", FULL ? 3_000_000 : 200_000);
    line.cutEvery(FULL ? 800_000 : 70_000, 10);
    await choose(page, [paper]);
    await papers.getByRole("radio", { name: "Biên bản về việc trẻ bị bỏ rơi" }).check();
    await choose(page, photos);
    // One that breaks lets the others go first, so the last need not be the last to arrive.
    const received = page.locator(".files__item[data-state=ready]");
    await expect(received).toHaveCount(photos.length + 1, { timeout: FULL ? 800_000 : 150_000 });
    expect(line.cuts).toBe(10);
    await page.reload();
    await expect(names(page)).toHaveText(photos.map(({ name }) => name));
    for (const sent of photos) {
      await expect(file(page, sent.name)).toContainText(RECEIVED);
      // What the browser has made smaller is another file than the one chosen.
      if (!FULL) await expectKept(page, sent);
    }
    await papers.getByRole("radio", { name: "Giấy chứng sinh", exact: true }).check();
    await expectKept(page, paper);
  } finally {
    await context.close();
    line.close();
    await server.stop();
  }
});

test.describe("script off", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, "what plain HTML does");

  test("files are sent by the form, a broken one says what to do, and all of it can be taken back", async ({ page, targetSize }) => {
    await open(page);
    await expectSoundPage(page, targetSize);
    await fileBox(page).setInputFiles([png("1.png"), renamed("hong.pdf"), pdf("2.pdf")]);
    await press(page, "Gửi tệp đã chọn");
    await expect(heading(page)).toHaveText(STEP_TITLE);
    await expect(names(page)).toHaveText(["1.png", "hong.pdf", "2.pdf"]);
    await expect(page).toHaveTitle(/^Lỗi: /);
    await expect(page.getByRole("alert").getByRole("link")).toHaveText([/^hong\.pdf: Nội dung tệp không đúng/]);
    await expect(file(page, "hong.pdf")).toContainText("Lỗi: Nội dung tệp không đúng với tên của nó");
    await expect(file(page, "1.png")).toContainText(RECEIVED);
    // On a shared device nobody sees pictures of papers.
    await expect(page.getByRole("main").getByRole("img")).toHaveCount(0);
    await expectSoundPage(page, targetSize);

    await leave(page, () => file(page, "hong.pdf").getByRole("button", { name: /^Bỏ tệp này/ }).click());
    await expect(names(page)).toHaveText(["1.png", "2.pdf"]);
    await expect(page).not.toHaveTitle(/^Lỗi: /);
    await leave(page, () => file(page, "2.pdf").getByRole("button", { name: /^Chuyển lên/ }).click());
    await expect(names(page)).toHaveText(["2.pdf", "1.png"]);

    await fileBox(page).setInputFiles([png("3.png")]);
    await page.getByLabel("Số giấy chứng sinh").fill("123/2026");
    await press(page, "Tiếp tục");
    await expect(heading(page)).toHaveText(NEXT_TITLE);
    await page.goto(STEP_PATH);
    await expect(names(page)).toHaveText(["2.pdf", "1.png", "3.png"]);
    await expect(page.getByLabel("Số giấy chứng sinh")).toHaveValue("123/2026");
  });

  test("nothing chosen is said where the files belong", async ({ page, targetSize }) => {
    await open(page);
    await press(page, "Tiếp tục");
    await expect(page).toHaveTitle(/^Lỗi: /);
    await page.getByRole("alert").getByRole("link", { name: /giấy chứng sinh/ }).click();
    await expect(fileBox(page)).toBeFocused();
    await expectSoundPage(page, targetSize);
  });
});

/** The page with the question for the birth certificate, of a new draft. */
async function open(page: Page): Promise<void> {
  await page.goto(FORM_PATH);
  await page.getByRole("main").locator("input[type=text]").first().fill("Phan Thiết, Lâm Đồng");
  await press(page, "Bắt đầu khai");
  await page.goto(STEP_PATH);
  await expect(heading(page)).toHaveText(STEP_TITLE);
  await group(page, "Ông/bà có giấy tờ nào?").getByRole("radio", { name: "Giấy chứng sinh", exact: true }).check();
  if (await page.evaluate(() => matchMedia("(scripting: enabled)").matches)) await alive(page);
}

/** The island has come: its buttons stand where the browser's file box was. */
async function alive(page: Page): Promise<void> {
  await expect(page.locator("[data-part=choose]:not([hidden])").first()).toBeAttached();
}

/** The question that is shown; those of other papers are folded into their options. */
function question(page: Page): Locator {
  return page.locator("[data-upload]").filter({ visible: true });
}

/** Chooses files from the device. */
async function choose(page: Page, chosen: File[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await question(page).getByRole("button", { name: "Chọn tệp trong máy" }).click();
  await (await chooser).setFiles(chosen);
}

function fileBox(page: Page): Locator {
  return group(page, QUESTION).locator("input[type=file][name]");
}

function files(page: Page): Locator {
  return question(page).getByRole("listitem");
}

function file(page: Page, name: string): Locator {
  return files(page).filter({ has: page.locator(".files__name").getByText(name, { exact: true }) });
}

/** A file's button, whose name says which file it is for. */
function act(page: Page, does: string, name: string): Locator {
  return file(page, name).getByRole("button", { name: new RegExp(`^${does} ?: ${name.replace(".", "\\.")}$`) });
}

function names(page: Page): Locator {
  return question(page).locator(".files__name");
}

function spoken(page: Page): Locator {
  return page.locator("#upload-spoken");
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

interface Held {
  /** A piece has been held back. */
  reached: Promise<void>;
  /** Lets everything through from now on. */
  release: () => Promise<void>;
}

/** Holds pieces of files back on their way to the server, all but the first `after`. */
async function hold(context: BrowserContext, { after = 0 } = {}): Promise<Held> {
  const pattern = "**/api/v1/uploads/*";
  const held: Route[] = [];
  let passed = 0;
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const handler = async (route: Route) => {
    if (route.request().method() !== "PATCH" || passed++ < after) return route.continue();
    held.push(route);
    reach();
  };
  await context.route(pattern, handler);
  return {
    reached,
    release: async () => {
      await context.unroute(pattern, handler);
      // A piece of a page that has gone, or that was cut off, goes nowhere.
      for (const route of held) await route.continue().catch(() => undefined);
    },
  };
}

/** The server gives the same bytes back. */
async function expectKept(page: Page, sent: File): Promise<void> {
  const draft = await page.locator("[name=ban-nhap]").first().inputValue();
  const asked = await question(page).getAttribute("data-upload");
  const listed = await page.request.get(`/api/v1/uploads?draft=${draft}&question=${asked}`);
  const uploads = (await listed.json()) as { id: string; name: string; state: string }[];
  const upload = uploads.find((one) => one.name === sent.name);
  expect(upload?.state).toBe("ready");
  const answer = await page.request.get(`${FORM_PATH}/tep/${upload?.id}`);
  expect(answer.status()).toBe(200);
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(await answer.body())).toBe(hash(sent.buffer));
}
