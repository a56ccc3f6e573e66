/** What the agency sends: results that are downloaded as they were signed, and drafts that are checked within a day. */

import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { pdf, renamed } from "../files.ts";
import { answersOf, expectStage, field, file, group, heading, leave, newPerson, press } from "../filing.ts";
import { act, OFFICIAL_TARGET, openDossier, sendPapers, signIn, waitAfterLastAct } from "../official.ts";
import { expect, test } from "../test.ts";

const SEND_DRAFT = "Gửi bản nháp để người dân kiểm tra";
const FINISH = "Báo đã có kết quả, gửi kèm tệp";
const SENT = "Đã gửi giấy tờ cho người dân";
const CHOICE = "Bản nháp có đúng không?";

test("a result is downloaded as the agency signed it", async ({ page, browser, server, device, targetSize }) => {
  const { reference } = await file(page, answersOf(newPerson()));
  const official = await signIn(browser, server);
  await begin(official, reference);
  await expectSoundPage(official, OFFICIAL_TARGET);
  const dossier = official.url();

  // Nothing, then something that is no PDF.
  const fold = official.getByRole("group").filter({ has: official.getByText(FINISH, { exact: true }) });
  await fold.getByText(FINISH, { exact: true }).first().click();
  await waitAfterLastAct(official);
  await leave(official, () => fold.getByRole("button", { name: FINISH, exact: true }).click());
  await expect(official.getByRole("alert").getByRole("link")).toHaveText(["Chọn ít nhất một tệp để gửi"]);
  await expectSoundPage(official, OFFICIAL_TARGET);
  await fold.getByLabel("Chọn tệp", { exact: true }).setInputFiles(renamed("hong.pdf"));
  await leave(official, () => fold.getByRole("button", { name: FINISH, exact: true }).click());
  await expect(official.getByRole("alert").getByRole("link")).toContainText("hong.pdf");

  const signed = await readFile(new URL("../../server/src/signature/fixtures/rsa.pdf", import.meta.url));
  const unsigned = pdf("phu-luc.pdf");
  await official.goto(dossier);
  await sendPapers(official, FINISH, [{ name: "giay-xac-nhan.pdf", mimeType: "application/pdf", buffer: signed }, unsigned], "Đã có kết quả");
  await expectSoundPage(official, OFFICIAL_TARGET);

  await expectStage(page, "Kết quả điện tử");
  const main = page.getByRole("main");
  await expect(main).toContainText("Chữ ký số hợp lệ");
  await expect(main).toContainText("Người ký: UBND phường Phan Thiết");
  await expect(main).toContainText("Tệp này không có chữ ký số.");
  await page.getByText("Xem cả mã kiểm tra").first().click();
  await expectSoundPage(page, targetSize);
  if (device === "kiosk") {
    await expect(main.getByRole("link", { name: "giay-xac-nhan.pdf" })).toHaveCount(0);
    await expect(main).toContainText("Máy dùng chung không tải tệp về");
  } else {
    expect((await downloaded(page, "Tải tệp “giay-xac-nhan.pdf”")).equals(signed)).toBe(true);
    expect((await downloaded(page, "Tải tệp “phu-luc.pdf”")).equals(unsigned.buffer)).toBe(true);
  }

  await sendPapers(official, "Gửi thêm tệp kết quả", [pdf("ban-sao.pdf")], SENT);
  await expectStage(page, "ban-sao.pdf");
  await official.context().close();
});

test("a draft is corrected, sent again, and agreed to", async ({ page, browser, server, device, targetSize }) => {
  const { reference } = await file(page, answersOf(newPerson()));
  const official = await signIn(browser, server);
  await begin(official, reference);
  await sendPapers(official, SEND_DRAFT, [pdf("ban-nhap-1.pdf")], SENT);
  await expect(official.getByRole("main")).toContainText("Chờ người dân trả lời đến");
  await expectSoundPage(official, OFFICIAL_TARGET);

  await expectStage(page, "Nếu ông/bà không trả lời trước");
  await expectSoundPage(page, targetSize);
  await leave(page, () => page.getByRole("button", { name: "Xem và trả lời bản nháp" }).click());
  await expect(heading(page)).toHaveText("Bản nháp giấy tờ để ông/bà kiểm tra");
  await expectSoundPage(page, targetSize);
  if (device === "kiosk") {
    // It cannot be seen here, so it is not answered here.
    await expect(page.getByRole("radio")).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText("không trả lời bản nháp ở đây");
    await official.context().close();
    return;
  }

  await press(page, "Gửi trả lời");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Chọn bản nháp đúng hay cần sửa"]);
  await expectSoundPage(page, targetSize);
  await group(page, CHOICE).getByRole("radio", { name: "Có chỗ sai, cần sửa" }).check();
  await press(page, "Gửi trả lời");
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Ghi rõ chỗ sai và sửa thế nào"]);
  await field(page, "Sai ở đâu, sửa thế nào").fill("Tên đệm ghi “Văn”, đúng là “Vân”.");
  await press(page, "Gửi trả lời");
  await expect(page).toHaveURL(`/ho-so/${reference}`);
  await expectStage(page, "đã nhận trả lời bản nháp");
  await expectSoundPage(page, targetSize);

  await official.reload();
  await expect(official.getByRole("main")).toContainText("Tên đệm ghi “Văn”, đúng là “Vân”.");
  await expectSoundPage(official, OFFICIAL_TARGET);
  await sendPapers(official, SEND_DRAFT, [pdf("ban-nhap-2.pdf")], SENT);

  await expectStage(page, "Nếu ông/bà không trả lời trước");
  await leave(page, () => page.getByRole("button", { name: "Xem và trả lời bản nháp" }).click());
  await expect(page.getByRole("link", { name: "ban-nhap-2.pdf" })).toBeVisible();
  await group(page, CHOICE).getByRole("radio", { name: "Đúng, tôi đồng ý" }).check();
  await press(page, "Gửi trả lời");
  await expectStage(page, "Ông/bà đã đồng ý với bản nháp");
  await official.reload();
  await expect(official.getByRole("main")).toContainText("Người dân đồng ý lúc");
  await official.context().close();
});

test("who says nothing for a day has agreed, and is told so", async ({ page, browser, server, targetSize }) => {
  const { reference } = await file(page, answersOf(newPerson()));
  const official = await signIn(browser, server);
  await begin(official, reference);
  await sendPapers(official, SEND_DRAFT, [pdf("ban-nhap.pdf")], SENT);
  await official.context().close();
  await expectStage(page, "Nếu ông/bà không trả lời trước");

  await server.restart({ now: "2026-11-24T10:00:00+07:00" });
  await expectStage(page, "Đã hết hạn trả lời lúc");
  await expectSoundPage(page, targetSize);
  await leave(page, () => page.getByRole("link", { name: "Xem bản nháp" }).click());
  await expect(page.getByRole("main")).toContainText("Cơ quan coi là ông/bà đồng ý với bản nháp");
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expectSoundPage(page, targetSize);

  const another = await signIn(browser, server);
  await openDossier(another, reference);
  await expect(another.getByRole("main")).toContainText("coi là đồng ý");
  await another.context().close();
  await server.restart();
});

/** The official takes the dossier in and begins to work on it. */
async function begin(official: Page, reference: string): Promise<void> {
  await openDossier(official, reference);
  await act(official, "Tiếp nhận", "Đã tiếp nhận");
  await act(official, "Bắt đầu xử lý", "Đã bắt đầu xử lý");
}

/** What the link downloads. */
async function downloaded(page: Page, link: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  return readFile(await (await download).path());
}
