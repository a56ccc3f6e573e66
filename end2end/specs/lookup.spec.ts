/** Finding a dossier again: by code and four digits, by QR, and what a stranger does not see. */

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { type Acknowledgement, answersOf, field, file, heading, leave, newPerson, type Person, press, PROCEDURE } from "../filing.ts";
import type { Server } from "../server.ts";
import { expect, test } from "../test.ts";

const CODE = "Mã tra cứu hoặc mã hồ sơ";
const DIGITS = "4 số cuối của căn cước hoặc điện thoại";
const NO_MATCH = "Không tìm thấy hồ sơ khớp với mã và 4 số này. Xin xem lại cả hai";
const LOCKED = "Mã này đã nhập sai nhiều lần. Xin quét mã QR, hoặc thử lại sau 1 giờ";
/** Well-formed references that no dossier has, but by a chance of one in a milliard. */
const UNKNOWN = "123 456 7897";
const OTHER_UNKNOWN = "987 654 3213";

let person: Person;
let sent: Acknowledgement;

test.beforeEach(async ({ page }) => {
  person = newPerson();
  sent = await file(page, answersOf(person));
});

test("reference and last four digits of the phone show the stage and no name", async ({ stranger: page, targetSize }) => {
  await page.goto("/");
  await leave(page, () => page.getByRole("navigation", { name: "Mục chính" }).getByRole("link", { name: "Tra cứu hồ sơ" }).click());
  await expectSoundPage(page, targetSize);
  await lookUp(page, sent.reference, person.phone.slice(-4));
  await expectLimited(page);
  await expectSoundPage(page, targetSize);
  await page.goto(`/ho-so/${sent.reference}/danh-gia`);
  await expect(page).toHaveURL("/tra-cuu");
});

test("the last four digits of the id card do as well", async ({ stranger: page }) => {
  await page.goto("/tra-cuu");
  await lookUp(page, sent.reference, person.personalId.slice(-4));
  await expectLimited(page);
});

test("a code as people type and paste it is understood", async ({ stranger: page }) => {
  const grouped = [sent.reference.slice(0, 3), sent.reference.slice(3, 6), sent.reference.slice(6)];
  const spellings = [grouped.join(" "), grouped.join("–"), ` ${grouped.join(".")} `, `Mã tra cứu: ${grouped.join("-")}`];
  for (const spelling of spellings) {
    await page.goto("/tra-cuu");
    await lookUp(page, spelling, person.phone.slice(-4));
    await expectLimited(page);
  }
});

test("the dossier's code of the province does as well, in lower case and with an en dash", async ({ page, stranger }) => {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("term").getByText("Mã hồ sơ", { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  const code = (await page.locator("dl > div").filter({ has: page.getByText("Mã hồ sơ", { exact: true }) }).getByRole("definition").innerText()).trim();
  await stranger.goto("/tra-cuu");
  await lookUp(stranger, code.toLowerCase().replaceAll("-", "–"), person.phone.slice(-4));
  await expectLimited(stranger);
});

test("wrong digits and an unknown code get the same words", async ({ stranger: page, targetSize }) => {
  await page.goto("/tra-cuu");
  const wrong = String((Number(person.phone.slice(-4)) + 1234) % 10_000).padStart(4, "0");
  await lookUp(page, sent.reference, wrong);
  await expectError(page, NO_MATCH);
  await expect(field(page, CODE)).toHaveValue(sent.reference);
  await expect(field(page, DIGITS)).toHaveValue(wrong);
  await expectSoundPage(page, targetSize);
  const known = await wordsOf(page);
  await lookUp(page, UNKNOWN, wrong);
  await expectError(page, NO_MATCH);
  expect(await wordsOf(page)).toBe(known);
});

test("nothing typed, and what is no code, are said at the fields", async ({ stranger: page, targetSize }) => {
  await page.goto("/tra-cuu");
  await press(page, "Tra cứu");
  await expectError(page, "Nhập mã tra cứu hoặc mã hồ sơ");
  await expectError(page, "Nhập 4 số cuối của căn cước hoặc điện thoại");
  await expect(page.locator(":focus")).toContainText("Vui lòng kiểm tra lại các mục sau");
  await expectSoundPage(page, targetSize);
  await lookUp(page, "123 456 7890", "12a4");
  await expectError(page, "Mã này chưa đúng. Mã tra cứu có 10 chữ số; xin xem lại từng số");
  await expectError(page, "Nhập đúng 4 chữ số");
});

test("after five wrong tries the code opens by QR only, for known and unknown codes alike", async ({ stranger: page, server, targetSize }) => {
  await page.goto("/tra-cuu");
  const wrong = String((Number(person.phone.slice(-4)) + 4321) % 10_000).padStart(4, "0");
  for (const code of [sent.reference, OTHER_UNKNOWN]) {
    for (let tries = 0; tries < 5; tries += 1) {
      await lookUp(page, code, wrong);
      await expectError(page, NO_MATCH);
    }
    await lookUp(page, code, wrong);
    await expectError(page, LOCKED);
  }
  await expectSoundPage(page, targetSize);
  await lookUp(page, sent.reference, person.phone.slice(-4));
  await expectError(page, LOCKED);
  await lookUp(page, qrAddress(server, sent), "");
  await expectWhole(page);
});

test("the pasted link of the QR opens the whole dossier", async ({ stranger: page, server, targetSize }) => {
  await page.goto("/tra-cuu");
  await lookUp(page, ` ${qrAddress(server, sent)} `, "");
  await expectWhole(page);
  await expectSoundPage(page, targetSize);
});

test("a scanned QR opens the whole dossier; without script the two codes are typed", async ({ stranger: page, server, targetSize, javaScriptEnabled }) => {
  if (javaScriptEnabled) {
    await page.goto(qrAddress(server, sent));
    await expectWhole(page);
    expect(page.url()).not.toContain("#");
  } else {
    await page.goto("/tra-cuu");
    await page.getByRole("link", { name: "Nhập mã mở hồ sơ" }).click();
    await expectSoundPage(page, targetSize);
    await field(page, "Mã tra cứu").fill(sent.reference);
    await field(page, "Mã mở hồ sơ").fill(sent.secret.toLowerCase().replaceAll("-", " "));
    await press(page, "Mở hồ sơ");
    await expectWhole(page);
  }
});

test("a wrong secret and an unknown reference get the same words", async ({ stranger: page, targetSize }) => {
  await page.goto("/q");
  await press(page, "Mở hồ sơ");
  await expectError(page, "Nhập mã tra cứu hoặc mã hồ sơ");
  await expectError(page, "Nhập mã mở hồ sơ in dưới mã QR");
  await expectSoundPage(page, targetSize);
  for (const reference of [sent.reference, UNKNOWN]) {
    await field(page, "Mã tra cứu").fill(reference);
    await field(page, "Mã mở hồ sơ").fill("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GG");
    await press(page, "Mở hồ sơ");
    await expectError(page, "Hai mã này không mở được hồ sơ nào. Xin xem lại từng chữ, từng số");
  }
  await expectSoundPage(page, targetSize);
});

test("a stranger who knows the address is asked to look up", async ({ stranger: page }) => {
  for (const reference of [sent.reference, UNKNOWN.replaceAll(" ", "")]) {
    await page.goto(`/ho-so/${reference}`);
    await expect(page).toHaveURL("/tra-cuu");
  }
});

test("“Xóa khỏi máy này” closes the dossier on this device, the QR opens it again", async ({ page, server, targetSize, device }) => {
  await page.goto("/ho-so");
  if (device === "phone") await page.getByText("Xóa khỏi máy này").first().click();
  await expectSoundPage(page, targetSize);
  await press(page, device === "kiosk" ? "Kết thúc và xóa khỏi máy này" : "Xóa khỏi máy này");
  await page.goto("/ho-so");
  await expect(page.getByText("Trình duyệt này chưa có bản nháp hay hồ sơ nào.")).toBeVisible();
  await page.goto(`/ho-so/${sent.reference}`);
  await expect(page).toHaveURL("/tra-cuu");
  await lookUp(page, qrAddress(server, sent), "");
  await expectWhole(page);
});

async function lookUp(page: Page, code: string, digits: string): Promise<void> {
  await field(page, CODE).fill(code);
  await field(page, DIGITS).fill(digits);
  await press(page, "Tra cứu");
}

/** What the QR on the slip holds. */
function qrAddress(server: Server, { reference, secret }: Acknowledgement): string {
  return `${server.url}/q#1.${reference}.${secret.replaceAll("-", "")}`;
}

async function expectLimited(page: Page): Promise<void> {
  await expect(page).toHaveURL(`/ho-so/${sent.reference}`);
  await expect(page.getByText("Tra cứu bằng mã chỉ hiện tình trạng hồ sơ.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(PROCEDURE);
  const main = await page.getByRole("main").innerHTML();
  for (const secret of [person.name, person.phone, person.personalId, sent.secret]) {
    expect(main).not.toContain(secret);
  }
  await expect(page.getByRole("img", { name: "Mã QR mở trang hồ sơ này" })).toHaveCount(0);
}

async function expectWhole(page: Page): Promise<void> {
  await expect(page).toHaveURL(`/ho-so/${sent.reference}`);
  await expect(page.getByRole("img", { name: "Mã QR mở trang hồ sơ này" })).toBeVisible();
  await page.getByText("Nội dung đã khai", { exact: true }).click();
  await expect(page.getByText(person.name)).toBeVisible();
}

async function expectError(page: Page, words: string): Promise<void> {
  await expect(heading(page)).toBeVisible();
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole("alert").getByRole("link", { name: words, exact: true })).toBeVisible();
}

/** The page's words without what was typed. */
async function wordsOf(page: Page): Promise<string> {
  return page.getByRole("main").innerText();
}
