/** The official's side: signs in to the embedded province and works on a dossier. */

import { type Browser, expect, type Page } from "@playwright/test";

import type { File } from "./files.ts";
import { leave, press } from "./filing.ts";
import type { Server } from "./server.ts";

/** Officials sit at a desk: their pages have targets for a mouse and a phone, never a kiosk's. */
export const OFFICIAL_TARGET = 44;

/** The service takes what comes so soon after an action for a second click; it counts in whole seconds. */
const SECOND_CLICK_MS = 3000;

let officials = 0;
const lastActs = new WeakMap<Page, number>();

/** A browser of its own in which a new official has signed in. Close its context when done. */
export async function signIn(browser: Browser, server: Server): Promise<Page> {
  officials += 1;
  const name = `can-bo-${officials}`;
  const printed = await server.run("official", "add", name);
  const password = printed.trim().split(": ").at(-1) ?? "";
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/he-thong`);
  await page.getByLabel("Tên đăng nhập").fill(name);
  await page.getByLabel("Mật khẩu").fill(password);
  await press(page, "Đăng nhập");
  await expect(page.getByRole("heading", { level: 1, name: "Danh sách hồ sơ" })).toBeVisible();
  return page;
}

/** Finds a dossier by what is typed into the search; the only hit opens at once. */
export async function openDossier(page: Page, reference: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Tìm hồ sơ" }).fill(reference);
  await press(page, "Tìm");
  await expect(page).toHaveURL(/\/he-thong\/ho-so\//);
}

/** Presses the button of an action that needs no words, and sees it confirmed. */
export async function act(page: Page, button: string, done: string): Promise<void> {
  await waitAfterLastAct(page);
  await press(page, button);
  await expectDone(page, done);
}

/** Opens the fold of an action, says why, ticks what a final step asks for, and sees it confirmed. */
export async function actWithNote(page: Page, action: string, label: string, note: string, done: string): Promise<void> {
  // The fold and its button have the same words.
  const fold = page.getByRole("group").filter({ has: page.getByText(action, { exact: true }) });
  await fold.getByText(action, { exact: true }).first().click();
  await fold.getByLabel(label, { exact: true }).fill(note);
  const confirmation = fold.getByLabel("Tôi đã kiểm tra; bước này không lùi lại được");
  if ((await confirmation.count()) > 0) await confirmation.check();
  await waitAfterLastAct(page);
  await leave(page, () => fold.getByRole("button", { name: action, exact: true }).click());
  await expectDone(page, done);
}

/** Opens the fold of this name, chooses files for the citizen, and sees them sent. */
export async function sendPapers(page: Page, fold: string, files: File[], done: string): Promise<void> {
  const group = page.getByRole("group").filter({ has: page.getByText(fold, { exact: true }) });
  await group.getByText(fold, { exact: true }).first().click();
  await group.getByLabel("Chọn tệp", { exact: true }).setInputFiles(files);
  await waitAfterLastAct(page);
  await leave(page, () => group.getByRole("button", { name: fold, exact: true }).click());
  await expectDone(page, done);
}

/** Sees an action confirmed. */
export async function expectDone(page: Page, done: string): Promise<void> {
  await expect(page.getByRole("alert").filter({ hasText: `${done}: ` })).toBeVisible();
  lastActs.set(page, Date.now());
}

/** Waits until the next click is taken for a new decision. */
export async function waitAfterLastAct(page: Page): Promise<void> {
  const since = Date.now() - (lastActs.get(page) ?? 0);
  if (since < SECOND_CLICK_MS) await page.waitForTimeout(SECOND_CLICK_MS - since);
}

/** The newest one-time code that was sent to this phone (`0912 345 678`), from the mailbox of the embedded notifier. */
export async function oneTimeCode(official: Page, server: Server, phone: string): Promise<string> {
  let code = "";
  await expect(async () => {
    await official.goto(`${server.url}/quay/hop-thu`);
    const row = official.getByRole("row").filter({ hasText: phone }).first();
    code = /\b\d{6}\b/.exec(await row.getByRole("cell").last().innerText({ timeout: 500 }))?.[0] ?? "";
    expect(code).not.toBe("");
  }).toPass({ timeout: 15_000 });
  return code;
}
