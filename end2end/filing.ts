/** Filling in the form of the journey, as a citizen does: by its visible labels. */

import { expect, type Locator, type Page } from "@playwright/test";

/** The procedure whose form the tests fill in. */
export const PROCEDURE = "Cấp Giấy xác nhận tình trạng hôn nhân";
export const START_PATH = "/nop-ho-so/1.004873";
export const CHECK_PATH = `${START_PATH}/kiem-tra`;
/** Headings of the pages around the form's own. */
export const CHECK_TITLE = "Kiểm tra lại trước khi gửi";
export const WHERE = "Hồ sơ này thuộc phường, xã nào?";

/** One answer: typed, chosen among radio buttons, from a list, or a date as `27/3/1990`. */
export type Answer = { text: string } | { choice: string } | { option: string } | { date: string } | { tick: string };
/** Answers of one page by the question's words. */
export type PageAnswers = Record<string, Answer>;
/** Answers of a form by the page's heading. */
export type FormAnswers = Record<string, PageAnswers>;

export const text = (text: string): Answer => ({ text });
export const choice = (choice: string): Answer => ({ choice });
export const option = (option: string): Answer => ({ option });
export const date = (date: string): Answer => ({ date });
export const tick = (tick: string): Answer => ({ tick });

export interface Person {
  name: string;
  /** `27/3/1990` */
  born: string;
  /** 12 digits that agree with province, year and sex. */
  personalId: string;
  phone: string;
}

let people = 0;

/** A woman born in 1990 whom no other test of this server knows. */
export function newPerson(name = "Nguyễn Thị Hồng Nhung"): Person {
  people += 1;
  const serial = String(people).padStart(6, "0");
  return { name, born: "27/3/1990", personalId: `060190${serial}`, phone: `0912${serial}` };
}

/** Everything for oneself: never married, to marry. Other tests replace single pages. */
export function answersOf(person: Person): FormAnswers {
  return {
    "Ông/bà xin giấy này cho ai?": { "Ông/bà xin giấy này cho ai?": choice("Cho chính tôi") },
    "Thông tin của ông/bà": {
      "Họ, chữ đệm và tên": text(person.name),
      "Ngày sinh": date(person.born),
      "Số định danh cá nhân": text(person.personalId),
    },
    "Giới tính, dân tộc, quốc tịch của ông/bà": {
      "Giới tính": choice("Nữ"),
      "Dân tộc": option("Kinh"),
      "Quốc tịch": option("Việt Nam"),
    },
    "Giấy tờ tùy thân của ông/bà": {
      "Loại giấy tờ": choice("Thẻ căn cước"),
      "Ngày cấp": date("15/7/2021"),
      "Nơi cấp": text("Cục Cảnh sát quản lý hành chính về trật tự xã hội"),
    },
    "Cán bộ liên hệ với ông/bà bằng cách nào?": { "Số điện thoại": text(person.phone) },
    "Nơi cư trú của người được cấp giấy": {
      "Ở đây là nơi": choice("Đăng ký thường trú"),
      "Số nhà, đường, thôn hoặc khu phố": text("25 Nguyễn Huệ, khu phố 3"),
    },
    "Giấy xác nhận cho thời gian nào?": {
      "Giấy xác nhận cho thời gian nào?": choice("Từ khi đủ tuổi kết hôn đến nay"),
    },
    "Tình trạng hôn nhân hiện nay": { "Tình trạng hôn nhân": choice("Chưa đăng ký kết hôn với ai") },
    "Ông/bà dùng giấy này để làm gì?": { "Mục đích sử dụng": choice("Để kết hôn") },
    "Người được cấp giấy sẽ kết hôn với ai?": {
      "Họ, chữ đệm và tên người sẽ kết hôn": text("Trần Văn Bình"),
      "Ngày sinh": date("9/9/1988"),
      "Quốc tịch": option("Việt Nam"),
      "Giấy tờ tùy thân": text("căn cước 060088001234"),
      "Nơi cư trú": text("12 Trần Phú, phường Phan Thiết, tỉnh Lâm Đồng"),
      "Nơi dự định đăng ký kết hôn": text("UBND phường Phan Thiết, tỉnh Lâm Đồng"),
    },
    "Ông/bà nhận kết quả thế nào?": {
      "Số bản cần cấp": text("2"),
      "Cách nhận kết quả": choice("Nhận tại quầy của cơ quan giải quyết"),
    },
    "Giấy tờ phải xuất trình và lời cam đoan": { "Lời cam đoan": tick("Tôi cam đoan") },
  };
}

/** The page's heading. */
export function heading(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

/** Longest wait for the next document, on a machine that does other things too. */
const NEXT_PAGE_MS = 20_000;

/** Waits for the next document that the act brings. */
export async function leave(page: Page, act: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent("domcontentloaded", { timeout: NEXT_PAGE_MS });
  await act();
  await loaded;
}

/** Presses a button that sends a form. */
export async function press(page: Page, button: string): Promise<void> {
  await leave(page, () => page.getByRole("button", { name: button, exact: true }).click());
}

/** Starts a filing for Phan Thiết by its name alone: works with script and without. */
export async function start(page: Page, place = "Phan Thiết, Lâm Đồng"): Promise<void> {
  await page.goto(START_PATH);
  await placeField(page).fill(place);
  await press(page, "Bắt đầu khai");
}

/** The question of the start page; the picker makes a combobox of it. */
export function placeField(page: Page): Locator {
  return page.getByLabel(WHERE);
}

/** Fills in one page. */
export async function fillIn(page: Page, answers: PageAnswers): Promise<void> {
  for (const [question, answer] of Object.entries(answers)) {
    await give(page, question, answer);
  }
}

async function give(page: Page, question: string, answer: Answer): Promise<void> {
  if ("text" in answer) {
    await field(page, question).fill(answer.text);
  } else if ("option" in answer) {
    await page.getByRole("combobox", { name: question, exact: true }).selectOption({ label: answer.option });
  } else if ("date" in answer) {
    await giveDate(page, question, answer.date);
  } else if ("choice" in answer) {
    await group(page, question).getByRole("radio", { name: answer.choice, exact: true }).check();
  } else {
    await group(page, question).getByRole("checkbox", { name: answer.tick }).check();
  }
}

/** A text box by its label. */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: true });
}

/** Radio buttons, a checkbox or the boxes of a date, by their legend. */
export function group(page: Page, legend: string): Locator {
  return page.getByRole("group", { name: legend, exact: true });
}

/** Types a date, `27/3/1990`, into its three boxes. */
export async function giveDate(page: Page, question: string, value: string): Promise<void> {
  const [day = "", month = "", year = ""] = value.split("/");
  const boxes = group(page, question);
  await boxes.getByLabel("Ngày", { exact: true }).fill(day);
  await boxes.getByLabel("Tháng", { exact: true }).fill(month);
  await boxes.getByLabel("Năm", { exact: true }).fill(year);
}

/** The boxes of a date hold this. */
export async function expectDate(page: Page, question: string, value: string): Promise<void> {
  const [day = "", month = "", year = ""] = value.split("/");
  const boxes = group(page, question);
  await expect(boxes.getByLabel("Ngày", { exact: true })).toHaveValue(day);
  await expect(boxes.getByLabel("Tháng", { exact: true })).toHaveValue(month);
  await expect(boxes.getByLabel("Năm", { exact: true })).toHaveValue(year);
}

export interface Walk {
  /** Stop in front of the page with this heading; without: at the check page. */
  until?: string;
  /** Called on every page before its answers are given, with its heading. */
  visit?: (title: string) => Promise<void>;
}

/** Answers page after page and presses on; returns the headings seen. */
export async function walk(page: Page, answers: FormAnswers, { until = CHECK_TITLE, visit }: Walk = {}): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const title = (await heading(page).innerText()).trim();
    if (title === until) return seen;
    const given = answers[title];
    if (!given || seen.includes(title)) {
      throw new Error(`no way on from “${title}” after ${seen.join(" → ")}\n${await page.getByRole("alert").allInnerTexts()}`);
    }
    seen.push(title);
    await visit?.(title);
    await fillIn(page, given);
    await press(page, "Tiếp tục");
  }
}

export interface Acknowledgement {
  /** Ten digits. */
  reference: string;
  /** As printed below the QR code. */
  secret: string;
}

/** Files a whole dossier and returns what its acknowledgement says. */
export async function file(page: Page, answers: FormAnswers): Promise<Acknowledgement> {
  await start(page);
  await walk(page, answers);
  await press(page, "Gửi hồ sơ");
  return acknowledgement(page);
}

/** What the acknowledgement on the screen says. */
export async function acknowledgement(page: Page): Promise<Acknowledgement> {
  await expect(page).toHaveURL(/\/ho-so\/\d{10}$/);
  const reference = page.url().slice(-10);
  const secret = await page.getByText("Mã mở hồ sơ:").locator(".code").innerText();
  expect(secret).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{2,4})+$/);
  return { reference, secret };
}

/** The dossier's page says this, now or after the outbox has done its work. */
export async function expectStage(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("main").getByText(words).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
}
