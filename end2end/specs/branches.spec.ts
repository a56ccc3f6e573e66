/** The branches of the form: other people, other cases, other places. */

import type { Page } from "@playwright/test";

import { expectIslandsExported, expectSoundPage } from "../checks.ts";
import {
  type Answer,
  answersOf,
  CHECK_TITLE,
  choice,
  date,
  field,
  file,
  fillIn,
  type FormAnswers,
  group,
  heading,
  newPerson,
  option,
  placeField,
  press,
  start,
  START_PATH,
  text,
  walk,
} from "../filing.ts";
import { expect, test } from "../test.ts";

const STATUS = "Tình trạng hôn nhân hiện nay";
const SPOUSE = "Vợ hoặc chồng hiện nay";
const DIVORCE = "Bản án hoặc quyết định ly hôn";
const DEATH = "Giấy tờ về vợ hoặc chồng đã mất";
const PURPOSE = "Ông/bà dùng giấy này để làm gì?";
const MARRIAGE = "Người được cấp giấy sẽ kết hôn với ai?";
const PERIOD = "Giấy xác nhận cho thời gian nào?";
const EARLIER = "Thời gian cư trú trước đây";

const cases: { status: string; page: string; answers: Record<string, Answer>; shown: string }[] = [
  {
    status: "Đang có vợ hoặc chồng",
    page: SPOUSE,
    answers: {
      "Họ, chữ đệm và tên vợ hoặc chồng": text("Lê Văn Cường"),
      "Số Giấy chứng nhận kết hôn": text("45/2015"),
      "Ngày cấp": date("20/10/2015"),
      "Nơi cấp": text("UBND phường Đức Thắng"),
    },
    shown: "Lê Văn Cường",
  },
  {
    status: "Đã ly hôn, chưa kết hôn lại",
    page: DIVORCE,
    answers: {
      "Số bản án hoặc quyết định": text("12/2019/QĐST-HNGĐ"),
      "Ngày của bản án hoặc quyết định": date("4/6/2019"),
      "Tòa án": text("Tòa án nhân dân thành phố Phan Thiết"),
    },
    shown: "12/2019/QĐST-HNGĐ",
  },
  {
    status: "Vợ hoặc chồng đã mất, chưa kết hôn lại",
    page: DEATH,
    answers: {
      "Số giấy chứng tử hoặc trích lục khai tử": text("7/TLKT"),
      "Ngày cấp": date("1/2/2020"),
      "Nơi cấp": text("UBND phường Phan Thiết"),
    },
    shown: "7/TLKT",
  },
];

for (const one of cases) {
  test(`asks only what belongs to “${one.status}”`, async ({ page, targetSize }) => {
    const answers: FormAnswers = { ...answersOf(newPerson()), [STATUS]: { "Tình trạng hôn nhân": choice(one.status) }, [one.page]: one.answers };
    await start(page);
    const titles = await walk(page, answers, {
      visit: async (title) => {
        await expectIslandsExported(page);
        if (title === one.page) await expectSoundPage(page, targetSize);
      },
    });
    expect(titles.filter((title) => [SPOUSE, DIVORCE, DEATH].includes(title))).toEqual([one.page]);
    await expect(page.getByText(one.shown)).toBeVisible();
    await expectSoundPage(page, targetSize);
    await press(page, "Gửi hồ sơ");
    await expect(heading(page)).toHaveText("Xác nhận đã gửi hồ sơ trực tuyến");
  });
}

test("a page that an answer hides again does not stand in the way", async ({ page }) => {
  const answers = answersOf(newPerson());
  await start(page);
  const divorced: FormAnswers = { ...answers, [STATUS]: { "Tình trạng hôn nhân": choice("Đã ly hôn, chưa kết hôn lại") } };
  await walk(page, divorced, { until: DIVORCE });
  await field(page, "Số bản án hoặc quyết định").fill("12/2019/QĐST-HNGĐ");
  await press(page, "Tiếp tục");
  await expect(page).toHaveTitle(/^Lỗi: /);
  await page.getByRole("link", { name: "Quay lại" }).click();
  await walk(page, answers);
  await expect(heading(page)).toHaveText(CHECK_TITLE);
  await expect(page.getByText("12/2019/QĐST-HNGĐ")).toHaveCount(0);
});

test("for somebody else: both people, their relation, and where the submitter lives", async ({ page, targetSize }) => {
  const child = newPerson("Nguyễn Minh Anh");
  const base = answersOf(newPerson());
  const { "Ông/bà xin giấy này cho ai?": _, "Giới tính, dân tộc, quốc tịch của ông/bà": __, ...others } = base;
  const answers: FormAnswers = {
    ...others,
    "Ông/bà xin giấy này cho ai?": { "Ông/bà xin giấy này cho ai?": choice("Cho người khác") },
    "Ông/bà cư trú ở đâu?": {
      "Ở đây là nơi": choice("Đăng ký tạm trú"),
      "Phường, xã hoặc đặc khu": text("Ba Đình, Hà Nội"),
      "Số nhà, đường, thôn hoặc khu phố": text("8 Hoàng Diệu"),
    },
    "Ông/bà có quan hệ gì với người được cấp giấy?": { "Quan hệ với người được cấp giấy": text("mẹ") },
    "Người được cấp giấy là ai?": {
      "Họ, chữ đệm và tên": text(child.name),
      "Ngày sinh": date(child.born),
      "Số định danh cá nhân": text(child.personalId),
      "Giới tính": choice("Nữ"),
      "Dân tộc": option("Kinh"),
      "Quốc tịch": option("Việt Nam"),
    },
    "Giấy tờ tùy thân của người được cấp giấy": {
      "Loại giấy tờ": choice("Hộ chiếu"),
      "Số hộ chiếu": text("B1234567"),
      "Ngày cấp": date("15/7/2021"),
      "Nơi cấp": text("Cục Quản lý xuất nhập cảnh"),
    },
  };
  await start(page);
  await walk(page, answers, { visit: () => expectSoundPage(page, targetSize) });
  for (const shown of [child.name, "Đăng ký tạm trú", "Phường Ba Đình, thành phố Hà Nội", "B1234567", "mẹ"]) {
    await expect(page.getByRole("definition").filter({ hasText: shown })).not.toHaveCount(0);
  }
  await press(page, "Gửi hồ sơ");
  await expect(heading(page)).toHaveText("Xác nhận đã gửi hồ sơ trực tuyến");
});

test("an earlier period asks where and from when to when, in this order", async ({ page, targetSize }) => {
  const answers: FormAnswers = {
    ...answersOf(newPerson()),
    [PERIOD]: { [PERIOD]: choice("Một thời gian cư trú trước đây") },
  };
  await start(page);
  await walk(page, answers, { until: EARLIER });
  await fillIn(page, { "Đã cư trú tại": text("12 Trần Phú, phường Đức Thắng"), "Từ ngày": date("30/9/2019"), "Đến ngày": date("1/6/2015") });
  await press(page, "Tiếp tục");
  await expect(page.getByRole("alert").getByRole("link", { name: "Ngày cuối phải sau ngày bắt đầu cư trú" })).toBeVisible();
  await expectSoundPage(page, targetSize);
  const right: FormAnswers = { ...answers, [EARLIER]: { "Từ ngày": date("1/6/2015"), "Đến ngày": date("30/9/2019") } };
  await walk(page, right);
  await expect(page.getByText("12 Trần Phú, phường Đức Thắng")).toBeVisible();
});

test("“Việc khác” asks for what, beside its option", async ({ page, targetSize }) => {
  const answers: FormAnswers = {
    ...answersOf(newPerson()),
    [PURPOSE]: { "Mục đích sử dụng": choice("Việc khác") },
  };
  await start(page);
  await walk(page, answers, { until: PURPOSE });
  await expect(field(page, "Việc khác là việc gì?")).toBeHidden();
  await group(page, "Mục đích sử dụng").getByRole("radio", { name: "Việc khác" }).check();
  await expect(field(page, "Việc khác là việc gì?")).toBeVisible();
  await expectSoundPage(page, targetSize);
  await press(page, "Tiếp tục");
  await expect(page.getByRole("alert").getByRole("link", { name: "Nhập mục đích sử dụng" })).toBeVisible();
  await expect(field(page, "Việc khác là việc gì?")).toBeVisible();
  await expectSoundPage(page, targetSize);
  await field(page, "Việc khác là việc gì?").fill("Bổ sung hồ sơ xin việc");
  await press(page, "Tiếp tục");
  const titles = await walk(page, answers);
  expect(titles).not.toContain(MARRIAGE);
  await expect(page.getByText("Bổ sung hồ sơ xin việc")).toBeVisible();
});

test("an old ward's name finds the commune of today", async ({ page, targetSize }) => {
  await startWith(page, "Phú Trinh, Phan Thiết");
  await expectSoundPage(page, targetSize);
  await page.getByRole("radio", { name: /^Phường Phú Trinh \(cũ\).*: nay thuộc Phường Phan Thiết, tỉnh Lâm Đồng$/ }).check();
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường Phan Thiết")).toBeVisible();
});

test("an old ward whose successor is not known offers the communes of its former district", async ({ page, targetSize }) => {
  await startWith(page, "Đức Nghĩa");
  await expect(page).toHaveURL(START_PATH);
  await expect(page.getByRole("alert").getByText(/đã sáp nhập/)).toBeVisible();
  await expect(placeField(page)).toHaveValue(/Đức Nghĩa/);
  await expectSoundPage(page, targetSize);
  await page.getByRole("radio", { name: "Phường Phan Thiết, tỉnh Lâm Đồng" }).check();
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường Phan Thiết")).toBeVisible();
});

test("a text changed after a place was picked from the list counts", async ({ page }) => {
  await startWith(page, "Tân Lập");
  await page.getByRole("radio", { name: "Xã Tân Lập, tỉnh Lâm Đồng", exact: true }).check();
  await placeField(page).fill("La Gi, Lâm Đồng");
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi giải quyết: UBND phường La Gi")).toBeVisible();
});

test("a name that several places have is asked for again", async ({ page, targetSize }) => {
  await startWith(page, "Tân Lập");
  await expect(page).toHaveTitle(/^Lỗi: /);
  const several = page.getByRole("alert").getByRole("link", { name: "Có nhiều nơi trùng tên, xin chọn một" });
  await expect(several).toBeVisible();
  await expectSoundPage(page, targetSize);
  await page.getByRole("radio", { name: "Xã Tân Lập, tỉnh Lâm Đồng", exact: true }).check();
  await press(page, "Bắt đầu khai");
  await expect(page.getByText("Nơi này chưa nộp được tại đây")).toBeVisible();
  await expect(page.getByText("Xã Tân Lập, tỉnh Lâm Đồng").first()).toBeVisible();
});

test("nothing typed, and a place that does not exist", async ({ page }) => {
  await page.goto(START_PATH);
  await press(page, "Bắt đầu khai");
  await expect(page.getByRole("alert").getByRole("link", { name: "Nhập phường, xã" })).toBeVisible();
  await placeField(page).fill("Xyzzy");
  await press(page, "Bắt đầu khai");
  await page.getByRole("alert").getByRole("link", { name: /^Không tìm thấy nơi này/ }).click();
  await expect(placeField(page)).toBeFocused();
  await expect(placeField(page)).toHaveValue("Xyzzy");
});

test("outside the coverage the page says where to go", async ({ page, targetSize }) => {
  await startWith(page, "Ba Đình, Hà Nội");
  const news = page.getByRole("alert");
  await expect(news).toContainText("Nơi này chưa nộp được tại đây");
  await expect(news).toContainText("Phường Ba Đình, thành phố Hà Nội");
  await expect(news.getByRole("link", { name: "Đến Cổng Dịch vụ công quốc gia" })).toHaveAttribute("href", "https://dichvucong.gov.vn");
  await expectSoundPage(page, targetSize);
});

test("a second open dossier of the same person is a warning, not a refusal", async ({ page, targetSize }) => {
  const answers = answersOf(newPerson());
  const first = await file(page, answers);
  await start(page);
  await walk(page, answers);
  await expect(page.getByText(/Đã có một hồ sơ cùng thủ tục này/)).toBeVisible();
  await expectSoundPage(page, targetSize);
  await press(page, "Gửi hồ sơ");
  await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
  expect(page.url().slice(-10)).not.toBe(first.reference);
});

test("an id number that does not fit the birth date warns and does not block", async ({ page, targetSize }) => {
  const answers = answersOf({ ...newPerson(), born: "27/3/1991" });
  await start(page);
  await walk(page, answers);
  await expect(page.getByText(/Số định danh không khớp với năm sinh đã khai/)).toBeVisible();
  await expectSoundPage(page, targetSize);
  await press(page, "Gửi hồ sơ");
  await expect(heading(page)).toHaveText("Xác nhận đã gửi hồ sơ trực tuyến");
});

/** Types the place and starts, without picking from the list. */
async function startWith(page: Page, place: string): Promise<void> {
  await page.goto(START_PATH);
  await placeField(page).fill(place);
  await press(page, "Bắt đầu khai");
}
