/** Fills in any page of any form: the page says by its rules and its controls what each question takes. */

import { expect, type Locator, type Page } from "@playwright/test";

import { pdf } from "./files.ts";

/** The least that is enough, or all that is asked. */
export type Way = "least" | "everything";

interface Question {
  id: string;
  /** What the answer must be, as the page's island is told: name and limits, e.g. `Number 1 20`. */
  must_be: string;
  optional: boolean;
}

/** A kind of answer with its limits: `["Number", "1", "20"]`. */
function kind(question: Question): [string, ...string[]] {
  const [name = "", ...limits] = question.must_be.split(" ");
  return [name, ...limits];
}

/** An attribute of the first such element; `null` at once if there is none: a locator would wait for it until the test ends. */
async function attribute(page: Page, selector: string, name: string): Promise<string | null> {
  return page.locator(selector).evaluateAll((all, name) => all[0]?.getAttribute(name) ?? null, name);
}

/** The questions of the page, as its rules name them, and those for files, which only the server checks. */
async function questions(page: Page): Promise<Question[]> {
  const rules = await attribute(page, "#form-step-rules", "data-rules");
  const lines = (rules ?? "").split("\n").map((line) => line.split("\t"));
  const known = lines
    .filter(([kind]) => kind === "question")
    .map(([, id = "", must_be = "", optional]): Question => ({ id, must_be, optional: optional === "optional" }));
  const files = await page.locator("[data-upload]").evaluateAll((all) =>
    all.map((one) => ({ id: (one as HTMLElement).dataset.upload ?? "", optional: one.textContent?.includes("(không bắt buộc)") ?? false })),
  );
  const asked = known.filter(({ id }) => !files.some((file) => file.id === id));
  return [...asked, ...files.map((file) => ({ ...file, must_be: "Files" }))];
}

/** Dates that come after one that is asked for later: a child is born after its parents. */
const LATER: Record<string, [string, string, string]> = { "tre.ngay-sinh": ["12", "10", "2026"] };

/** Gives each answer another number and each date a later day, so that people differ and dates are in order. */
export class FormFiller {
  #given = 0;

  constructor(readonly way: Way) {}

  /** How many questions of the page must be answered and are seen: of who chooses nothing, and of an empty list. */
  async required(page: Page): Promise<number> {
    if (await lists.isList(page)) return (await lists.tooFew(page)) ? 1 : 0;
    let count = 0;
    for (const question of await questions(page)) {
      if (!question.optional && (await isSeen(page, question)) && (await isEmpty(page, question))) count += 1;
    }
    return count;
  }

  /** Answers what is asked, from top to bottom: an answer may unfold more. */
  async fill(page: Page): Promise<void> {
    for (const question of await inOrder(page)) {
      if ((question.optional && this.way === "least") || !(await isSeen(page, question))) continue;
      await this.#give(page, question);
    }
  }

  async #give(page: Page, question: Question): Promise<void> {
    const [name, ...limits] = kind(question);
    const box = container(page, question);
    const text = this.text(question);
    if (text !== null) return control(page, question.id).fill(text);
    if (name === "Date" || name === "Time") {
      for (const [part, value] of this.parts(question)) await control(page, `${question.id}.${part}`).fill(value);
    } else if (name === "Files") {
      await attach(page, box);
    } else if (await box.locator(`select[name="${question.id}"]`).count()) {
      await control(page, question.id).selectOption({ index: 1 });
    } else if (name === "SeveralChosen") {
      const [min = 0, max = 0] = limits.map(Number);
      const boxes = own(box, question, "checkbox");
      const count = Math.min(this.way === "least" ? min : max, await boxes.count());
      for (let index = 0; index < count; index += 1) await boxes.nth(index).check();
    } else if (name === "Agreed") {
      await own(box, question, "checkbox").first().check();
    } else {
      const radios = own(box, question, "radio");
      // “Không” comes last; of other choices the first asks for the least, and what unfolds something for the most.
      const unfolds = this.way === "everything" ? await radios.evaluateAll(lastThatUnfolds) : -1;
      const least = name === "YesNo" ? (this.way === "least" ? 1 : 0) : 0;
      await radios.nth(unfolds >= 0 ? unfolds : least).check();
    }
  }

  /** What is typed into a question of one box; `null`: it is of another kind. */
  text(question: Question): string | null {
    this.#given += 1;
    const number = this.#given;
    const [name, ...limits] = kind(question);
    const [min = 0, max = 0] = limits.map(Number);
    switch (name) {
      case "Text":
        return `Nội dung ${number}`.slice(0, min);
      case "Name":
        return "Nguyễn Thị Mẫu";
      case "PersonalId":
        return `060190${String(number).padStart(6, "0")}`;
      case "Phone":
        return `0912${String(number).padStart(6, "0")}`;
      case "Email":
        return `mau${number}@vidu.vn`;
      case "Number":
        return String(this.way === "least" ? min : max);
      case "Money":
        return String(this.way === "least" ? min : Math.min(max, 900_000_000));
      case "TaxCode":
        return String(301_000_000 + number).padStart(10, "0");
      case "Commune":
        return "Phường Phan Thiết, tỉnh Lâm Đồng";
      case "BusinessLine":
        return "4711";
      default:
        return null;
    }
  }

  /** The boxes of a date or of a time, each with what is typed. */
  parts(question: Question): [string, string][] {
    const [name, precision, range] = kind(question);
    if (name === "Time") return [["gio", "7"], ["phut", "05"]];
    const year = range === "Future" ? 2030 : 1970 + Math.floor(this.#given / 336);
    const [day, month, inYear] = LATER[question.id] ?? [1 + (this.#given % 28), 1 + (Math.floor(this.#given / 28) % 12), year];
    const all: [string, string][] = [["ngay", `${day}`], ["thang", `${month}`], ["nam", `${inYear}`]];
    return precision === "Month" ? all.slice(1) : precision === "Year" ? all.slice(2) : all;
  }

  /** The same with the keys alone: Tab to each control, then letters, the space bar or an arrow. */
  async fillByKeyboard(page: Page): Promise<void> {
    for (const question of await inOrder(page)) {
      if (question.optional || !(await isSeen(page, question))) continue;
      const text = this.text(question);
      if (text !== null) {
        await focus(page, question.id);
        await page.keyboard.type(text);
        continue;
      }
      const [name] = kind(question);
      if (name === "Date" || name === "Time") {
        for (const [part, value] of this.parts(question)) {
          await focus(page, `${question.id}.${part}`);
          await page.keyboard.type(value);
        }
      } else if (await container(page, question).locator(`select[name="${question.id}"]`).count()) {
        await focus(page, question.id);
        await page.keyboard.press("ArrowDown");
      } else {
        await focus(page, question.id);
        await page.keyboard.press("Space");
      }
    }
  }
}

/** The page of a list that the citizen makes. */
export const lists = {
  async isList(page: Page): Promise<boolean> {
    return (await page.locator("button[name=viec][value=them], .item-list").count()) > 0;
  },

  /** The list has fewer items than it must have, as far as the page shows: none, and it says so when it is sent. */
  async tooFew(page: Page): Promise<boolean> {
    const items = await page.locator(".item-list__item").count();
    return items === 0 && Number(await attribute(page, "[data-list-min]", "data-list-min")) > 0;
  },

  async wantsMore(page: Page, way: Way): Promise<boolean> {
    if (!(await lists.isList(page))) return false;
    const items = await page.locator(".item-list__item").count();
    const least = Number(await attribute(page, "[data-list-min]", "data-list-min"));
    const more = (await page.locator("button[name=viec][value=them]").count()) > 0;
    return more && items < (way === "least" ? least : Math.max(least, 2));
  },

  async add(page: Page): Promise<void> {
    await page.locator("button[name=viec][value=them]").click();
  },
};

/** The questions in the order in which they stand on the page. */
async function inOrder(page: Page): Promise<Question[]> {
  const order = await page.locator("[data-question]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.question));
  return (await questions(page)).toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
}

function container(page: Page, question: Question): Locator {
  return page.locator(`[data-question="${question.id}"]`);
}

function control(page: Page, id: string): Locator {
  return page.locator(`[id="${id}"]`);
}

/** The boxes of a question, without those of questions that stand inside it. */
function own(box: Locator, question: Question, type: "radio" | "checkbox"): Locator {
  return box.locator(`input[type=${type}][name="${question.id}"]`);
}

/** Place of the last option that something belongs to. */
function lastThatUnfolds(options: Element[]): number {
  return options.findLastIndex((option) => option.parentElement?.nextElementSibling?.className.includes("__conditional") ?? false);
}

async function isSeen(page: Page, question: Question): Promise<boolean> {
  return container(page, question).first().isVisible();
}

/** Attaches a PDF: with script at once, without it when the page is sent. */
async function attach(page: Page, box: Locator): Promise<void> {
  const file = pdf("giay-to.pdf");
  if (!(await page.evaluate(() => matchMedia("(scripting: enabled)").matches))) {
    return box.locator("input[type=file][name]").setInputFiles(file);
  }
  const chooser = page.waitForEvent("filechooser", { timeout: 20_000 });
  await box.getByRole("button", { name: "Chọn tệp trong máy" }).click({ timeout: 20_000 });
  await (await chooser).setFiles(file);
  await expect(box.getByRole("listitem")).toContainText("Đã nhận");
}

/** Nothing stands in the question's boxes: a way that is the only one is chosen beforehand, and so may be a first value. */
async function isEmpty(page: Page, question: Question): Promise<boolean> {
  return container(page, question).locator("input:not([type=hidden]), select, textarea").evaluateAll((all) =>
    (all as HTMLInputElement[]).every((one) => (["radio", "checkbox"].includes(one.type) ? !one.checked : one.value === "")),
  );
}

/** Tabs until the control has the focus. */
async function focus(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control(page, id).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${id} cannot be reached by keyboard`);
}
