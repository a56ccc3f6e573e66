/** After the filing: a request for more is answered online, a dossier is taken back. */

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { pdf, renamed } from "../files.ts";
import { answersOf, expectStage, file, group, heading, leave, newPerson, press } from "../filing.ts";
import { act, actWithNote, OFFICIAL_TARGET, openDossier, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

const ASKED = "bản chụp rõ mặt trước thẻ căn cước\nbản chụp rõ mặt sau thẻ căn cước";
const FILES = "Giấy tờ gửi thêm (không bắt buộc)";

test("what the agency asks for is sent online, and the official reads it", async ({ page, browser, server, targetSize, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const { reference } = await file(page, answersOf(newPerson()));
  const official = await signIn(browser, server);
  await openDossier(official, reference);
  await act(official, "Tiếp nhận", "Đã tiếp nhận");
  await actWithNote(official, "Yêu cầu bổ sung", "Giấy tờ, thông tin cần bổ sung", ASKED, "Đã yêu cầu bổ sung");

  await expectStage(page, "Cần bổ sung hồ sơ");
  await expectSoundPage(page, targetSize);
  await press(page, "Gửi bổ sung tại đây");
  await expect(heading(page)).toHaveText("Bổ sung hồ sơ");
  await expect(page.getByRole("listitem").filter({ hasText: "mặt sau thẻ căn cước" })).toBeVisible();
  await expectSoundPage(page, targetSize);

  // Nothing, then a file that is none, then a good one.
  await press(page, "Gửi bổ sung");
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Nhập nội dung trả lời hoặc gửi ít nhất một tệp"]);
  await expectSoundPage(page, targetSize);
  await page.getByLabel("Nội dung ông/bà trả lời").fill("Tôi gửi lại bản chụp rõ hơn.");
  await choose(page, javaScriptEnabled !== false, renamed("hong.pdf"), "Gửi tệp đã chọn");
  await expect(page.getByRole("main")).toContainText("hong.pdf");
  await choose(page, javaScriptEnabled !== false, pdf("mat-truoc.pdf"), null);
  await press(page, "Gửi bổ sung");
  await expect(page).toHaveURL(`/ho-so/${reference}`);
  await expectStage(page, "Cơ quan giải quyết đã nhận phần bổ sung");
  await expectSoundPage(page, targetSize);

  await official.reload();
  await expect(official.getByRole("main")).toContainText("Tôi gửi lại bản chụp rõ hơn.");
  await expect(official.getByRole("link", { name: "mat-truoc.pdf" })).toBeVisible();
  await expect(official.getByRole("main")).toContainText("người nộp gửi trực tuyến");
  await expectSoundPage(official, OFFICIAL_TARGET);
  await expectStage(page, "Đang giải quyết");
  await official.context().close();
});

test("a dossier is taken back by who is sure", async ({ page, browser, server, targetSize }) => {
  test.setTimeout(120_000);
  const { reference } = await file(page, answersOf(newPerson()));
  await expectStage(page, "Rút hồ sơ này");
  await leave(page, () => page.getByRole("link", { name: "Rút hồ sơ này" }).click());
  await expect(heading(page)).toHaveText("Rút hồ sơ");
  await expectSoundPage(page, targetSize);
  await page.getByLabel("Lý do rút hồ sơ").fill("Tôi xin việc nơi khác.");
  await press(page, "Rút hồ sơ");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByLabel("Lý do rút hồ sơ")).toHaveValue("Tôi xin việc nơi khác.");
  await expectSoundPage(page, targetSize);
  await page.getByLabel("Tôi muốn rút hồ sơ này").check();
  await press(page, "Rút hồ sơ");
  await expect(page).toHaveURL(`/ho-so/${reference}`);
  await expectStage(page, "Ông/bà đã yêu cầu rút hồ sơ");
  await expect(page.getByRole("link", { name: "Rút hồ sơ này" })).toHaveCount(0);
  await expectSoundPage(page, targetSize);
  // Back, and once more.
  await page.goto(`/ho-so/${reference}/rut`);
  await expect(page.getByRole("main")).toContainText("Lúc này chưa gửi thêm được");

  const official = await signIn(browser, server);
  await openDossier(official, reference);
  await expect(official.getByRole("main")).toContainText("Tôi xin việc nơi khác.");
  await official.context().close();
});

/** Chooses a file: with script it is sent at once, without by a button of its own, or with the form. */
async function choose(page: Page, script: boolean, chosen: ReturnType<typeof pdf>, send: string | null): Promise<void> {
  const box = group(page, FILES);
  if (!script) {
    await box.locator("input[type=file][name]").setInputFiles(chosen);
    if (send !== null) await press(page, send);
    return;
  }
  const chooser = page.waitForEvent("filechooser");
  await box.getByRole("button", { name: "Chọn tệp trong máy" }).click();
  await (await chooser).setFiles(chosen);
  await expect(box.getByRole("listitem").filter({ hasText: chosen.name })).toContainText(/Đã nhận|không/);
}
