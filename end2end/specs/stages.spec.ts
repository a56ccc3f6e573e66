/** What an official says to a citizen arrives in the citizen's words: supplement, payment, pause, refusal. */

import { expectSoundPage } from "../checks.ts";
import { answersOf, expectStage, file, heading, leave, newPerson, press } from "../filing.ts";
import { act, actWithNote, expectDone, OFFICIAL_TARGET, openDossier, signIn, waitAfterLastAct } from "../official.ts";
import { expect, test } from "../test.ts";

test("supplement, payment and pause, each with what to do now", async ({ page, browser, server, targetSize }) => {
  test.setTimeout(120_000);
  const { reference } = await file(page, answersOf(newPerson()));
  await expectStage(page, "chờ tiếp nhận");
  const official = await signIn(browser, server);
  await openDossier(official, reference);
  await act(official, "Tiếp nhận", "Đã tiếp nhận");

  const papers = "bản chính quyết định ly hôn, gặp quầy số 3";
  await actWithNote(official, "Yêu cầu bổ sung", "Giấy tờ, thông tin cần bổ sung", papers, "Đã yêu cầu bổ sung");
  await expectSoundPage(official, OFFICIAL_TARGET);
  await expectStage(page, "Cần bổ sung hồ sơ");
  await expect(page.getByText(`Cần bổ sung: ${papers}`).first()).toBeVisible();
  await expect(page.getByText("Thời gian giải quyết tạm dừng tính")).toBeVisible();
  await expectSoundPage(page, targetSize);
  await act(official, "Ghi nhận đã bổ sung", "Đã nhận bổ sung");

  const fee = official.getByRole("group").filter({ has: official.getByRole("button", { name: "Yêu cầu nộp phí", includeHidden: true }) });
  await fee.getByText("Yêu cầu nộp phí").first().click();
  await waitAfterLastAct(official);
  await leave(official, () => fee.getByRole("button", { name: "Yêu cầu nộp phí" }).click());
  await expect(official).toHaveTitle(/^Lỗi: /);
  await expect(official.getByRole("alert").getByRole("link", { name: "Nhập số tiền phải nộp, ví dụ 15.000" })).toBeVisible();
  await expectSoundPage(official, OFFICIAL_TARGET);
  await fee.getByLabel("Số tiền (đồng)").fill("15.000");
  await leave(official, () => fee.getByRole("button", { name: "Yêu cầu nộp phí" }).click());
  await expectDone(official, "Đã yêu cầu nộp phí");
  await expectStage(page, "Nộp 15.000 đồng tại quầy của cơ quan giải quyết.");
  await expectSoundPage(page, targetSize);
  await act(official, "Ghi nhận đã nộp phí", "Đã ghi nhận nộp phí");

  await actWithNote(official, "Tạm dừng", "Lý do", "Chờ nơi cư trú cũ xác minh", "Đã tạm dừng");
  await expectStage(page, "Tạm dừng giải quyết (xem lý do)");
  await expect(page.getByText("Chờ nơi cư trú cũ xác minh").first()).toBeVisible();
  await official.context().close();
});

test("a refusal gives its reason, and can be rated", async ({ page, browser, server, targetSize }) => {
  const { reference } = await file(page, answersOf(newPerson()));
  await expectStage(page, "chờ tiếp nhận");
  const official = await signIn(browser, server);
  await openDossier(official, reference);
  await actWithNote(official, "Không tiếp nhận", "Lý do", "Người được cấp giấy không cư trú tại phường", "Đã từ chối tiếp nhận");
  await official.context().close();

  await expectStage(page, "Không được tiếp nhận (xem lý do)");
  await expect(page.getByText("Người được cấp giấy không cư trú tại phường").first()).toBeVisible();
  await expectSoundPage(page, targetSize);
  await leave(page, () => page.getByRole("link", { name: "Đánh giá việc phục vụ" }).click());
  await expect(page.getByRole("group", { name: "So với ngày hẹn, kết quả được trả thế nào?" })).toHaveCount(0);
  for (const question of await page.getByRole("main").getByRole("group").all()) {
    await question.getByRole("radio").last().check();
  }
  await press(page, "Gửi đánh giá");
  await expect(heading(page)).toHaveText("Ông/bà đã đánh giá");
});

test("the work list holds what waits, and signing out closes it", async ({ page, browser, server }) => {
  const person = newPerson("Phạm Thị Bưởi");
  const { reference } = await file(page, answersOf(person));
  await expectStage(page, "chờ tiếp nhận");
  const official = await signIn(browser, server);
  await expect(official.getByRole("row", { name: person.name })).toContainText("Mới đăng ký");
  await expectSoundPage(official, OFFICIAL_TARGET);
  await openDossier(official, reference);
  const address = official.url();
  await press(official, "Đăng xuất");
  await official.goto(address);
  await expect(heading(official)).toHaveText("Đăng nhập");
  await expect(official.getByText(person.name)).toHaveCount(0);
  await expectSoundPage(official, OFFICIAL_TARGET);
  await official.getByLabel("Tên đăng nhập").fill("can-bo-0");
  await official.getByLabel("Mật khẩu").fill("khong-phai");
  await press(official, "Đăng nhập");
  await expect(official.getByText(/^Chưa đăng nhập được/).first()).toBeVisible();
  await official.context().close();
});
