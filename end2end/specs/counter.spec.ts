/** A dossier on paper: taken in at the counter, its slip, and looked up by who holds the slip. */

import type { Page } from "@playwright/test";

import { expectSoundPage } from "../checks.ts";
import { expectStage, field, group, heading, leave, newPerson, type Person, press, PROCEDURE } from "../filing.ts";
import { act, actWithNote, OFFICIAL_TARGET, signIn } from "../official.ts";
import { expect, test } from "../test.ts";

const SLIP = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả";
const OFFICE = "UBND phường Phan Thiết";
const TAKE_IN = "Tiếp nhận và in giấy hẹn";
const DIGITS = "4 số cuối của căn cước hoặc điện thoại";
const PAPER = "Đơn viết tay của người dân";

test("a paper dossier is taken in, and who holds the slip sees where it stands", async ({ page, browser, server, targetSize }) => {
  test.setTimeout(120_000);
  const person = newPerson("Phạm Thị Lựu");
  const official = await signIn(browser, server);
  await openForm(official);
  await expectSoundPage(official, OFFICIAL_TARGET);
  await fillIn(official, person);
  await press(official, TAKE_IN);

  await expect(official).toHaveURL(/\/he-thong\/ho-so\/[^/]+\/giay-tiep-nhan\?moi=1$/);
  await expect(heading(official)).toContainText(SLIP);
  const code = new URL(official.url()).pathname.split("/")[3] ?? "";
  await expect(official.getByRole("alert")).toContainText(`Đã tiếp nhận hồ sơ ${code}`);
  for (const words of [person.name, PROCEDURE, OFFICE, PAPER, "Hẹn trả kết quả lúc", "3 ngày làm việc"]) {
    await expect(official.getByRole("main")).toContainText(words);
  }
  await expect(official.getByRole("main")).not.toContainText(person.personalId);
  await expectSoundPage(official, OFFICIAL_TARGET);
  await official.emulateMedia({ media: "print" });
  await expect(official.getByText("Người tiếp nhận hồ sơ", { exact: true })).toBeVisible();
  await expect(official.getByRole("img", { name: "Mã QR mở trang tra cứu với mã hồ sơ này" })).toBeVisible();
  await expect(official.getByRole("link", { name: "Tiếp nhận hồ sơ khác" })).toBeHidden();
  await official.emulateMedia({ media: null });
  const sheets = (await official.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(sheets, "one side of one sheet").toHaveLength(1);

  // What the QR of the slip opens.
  await page.goto(`/tra-cuu?ma=${code}`);
  await expect(field(page, "Mã tra cứu hoặc mã hồ sơ")).toHaveValue(code);
  await field(page, DIGITS).fill(person.phone.slice(-4));
  await press(page, "Tra cứu");
  await expect(page).toHaveURL(`/ho-so/${code}`);
  await expect(heading(page)).toHaveText(`${OFFICE} đã tiếp nhận, mã hồ sơ ${code}`);
  await expect(page.getByText("Hẹn trả kết quả: ")).toBeVisible();
  await expectNoName(page, person);
  await expectSoundPage(page, targetSize);

  await leave(official, () => official.getByRole("link", { name: "Xem và xử lý hồ sơ này" }).click());
  await expectSoundPage(official, OFFICIAL_TARGET);
  await actWithNote(official, "Yêu cầu bổ sung", "Giấy tờ, thông tin cần bổ sung", `hộ chiếu của ${person.name}`, "Đã yêu cầu bổ sung");
  await expectStage(page, "Cần bổ sung hồ sơ");
  await expect(page.getByText("để biết phải mang giấy tờ nào")).toBeVisible();
  await expectNoName(page, person);
  await act(official, "Ghi nhận đã bổ sung", "Đã nhận bổ sung");
  await expectStage(page, "Đang giải quyết");
  await official.context().close();
});

test("the id card does as well for who has no telephone, and a stranger is asked to look up", async ({ page, browser, server, stranger, targetSize }) => {
  const person = newPerson("Bùi Thị Mơ");
  const official = await signIn(browser, server);
  await openForm(official);
  await fillIn(official, { ...person, phone: "" });
  await press(official, TAKE_IN);
  const code = new URL(official.url()).pathname.split("/")[3] ?? "";
  // The next person is of the same place.
  await leave(official, () => official.getByRole("button", { name: "Tiếp nhận hồ sơ khác" }).click());
  await chooseProcedure(official);
  await expect(official.getByRole("combobox", { name: "Nơi giải quyết", exact: true }).locator("option:checked")).toHaveText(OFFICE);
  await official.context().close();

  await page.goto("/tra-cuu");
  await field(page, "Mã tra cứu hoặc mã hồ sơ").fill(code.toLowerCase());
  await field(page, DIGITS).fill("0000");
  await press(page, "Tra cứu");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole("alert")).toContainText("Không tìm thấy hồ sơ khớp với mã và 4 số này");
  await field(page, DIGITS).fill(person.personalId.slice(-4));
  await press(page, "Tra cứu");
  await expect(page).toHaveURL(`/ho-so/${code}`);
  await expectNoName(page, person);

  await stranger.goto(`/ho-so/${code}`);
  await expect(stranger).toHaveURL(`/tra-cuu?ma=${code}`);
  await expectSoundPage(stranger, targetSize);
});

test("what is missing is said at its field, and what was typed stays", async ({ browser, server }) => {
  const official = await signIn(browser, server);
  await leave(official, () => official.getByRole("button", { name: "Tiếp nhận hồ sơ tại quầy" }).click());
  await press(official, "Tiếp tục");
  await expectError(official, "Chọn thủ tục");
  await expectSoundPage(official, OFFICIAL_TARGET);
  await chooseProcedure(official);
  await press(official, TAKE_IN);
  for (const words of [
    "Chọn nơi giải quyết",
    "Nhập họ, chữ đệm và tên chủ hồ sơ",
    "Chọn ai nộp hồ sơ",
    "Nhập số điện thoại, hoặc số định danh nếu không có điện thoại",
    "Đánh dấu hoặc ghi ít nhất một giấy tờ đã nhận",
    "Chọn cách nhận kết quả",
  ]) {
    await expectError(official, words);
  }
  await expectSoundPage(official, OFFICIAL_TARGET);

  const person = newPerson("Võ Thị Sen");
  await fillIn(official, person);
  await group(official, "Ai nộp hồ sơ?").getByRole("radio", { name: "Người khác", exact: true }).check();
  await press(official, TAKE_IN);
  await expectError(official, "Nhập họ, chữ đệm và tên người nộp");
  await expect(field(official, "Họ, chữ đệm và tên chủ hồ sơ")).toHaveValue(person.name);
  await expect(official.getByRole("checkbox").first()).toBeChecked();
  await expectSoundPage(official, OFFICIAL_TARGET);
  await field(official, "Họ, chữ đệm và tên người nộp").fill("Trần Văn Lim");
  await press(official, TAKE_IN);
  await expect(official.getByRole("main")).toContainText("Trần Văn Lim");
  await official.context().close();
});

/** From the work list to the form of the procedure. */
async function openForm(official: Page): Promise<void> {
  await leave(official, () => official.getByRole("button", { name: "Tiếp nhận hồ sơ tại quầy" }).click());
  await expectSoundPage(official, OFFICIAL_TARGET);
  await chooseProcedure(official);
}

async function chooseProcedure(official: Page): Promise<void> {
  await official.getByRole("combobox", { name: "Thủ tục", exact: true }).selectOption({ label: PROCEDURE });
  await press(official, "Tiếp tục");
  await expect(heading(official)).toHaveText("Tiếp nhận hồ sơ tại quầy");
}

/** Somebody brings their own papers and collects the result at the counter. */
async function fillIn(official: Page, person: Person): Promise<void> {
  await official.getByRole("combobox", { name: "Nơi giải quyết", exact: true }).selectOption({ label: OFFICE });
  await field(official, "Họ, chữ đệm và tên chủ hồ sơ").fill(person.name);
  await field(official, "Số định danh cá nhân của chủ hồ sơ (không bắt buộc)").fill(person.personalId);
  await group(official, "Ai nộp hồ sơ?").getByRole("radio", { name: "Chính chủ hồ sơ", exact: true }).check();
  await field(official, "Số điện thoại người nộp").fill(person.phone);
  await official.getByRole("checkbox").first().check();
  await field(official, "Giấy tờ khác người dân nộp thêm (không bắt buộc)").fill(PAPER);
  await group(official, "Cách nhận kết quả").getByRole("radio").first().check();
}

async function expectError(page: Page, words: string): Promise<void> {
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole("alert").getByRole("link", { name: words, exact: true })).toBeVisible();
}

/** The limited view: nothing by which a stranger would know whose dossier it is. */
async function expectNoName(page: Page, person: Person): Promise<void> {
  await expect(page.getByText("Tra cứu bằng mã chỉ hiện tình trạng hồ sơ.")).toBeVisible();
  const main = await page.getByRole("main").innerHTML();
  for (const secret of [person.name, person.personalId, PAPER]) expect(main).not.toContain(secret);
  if (person.phone) expect(main).not.toContain(person.phone);
}
