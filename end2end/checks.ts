/** Checks that hold for every page in every state. */

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";

/** WCAG 2.0 to 2.2, levels A and AA. */
const WCAG_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Most bytes of the document and the style sheet, brotli, before a page can be read; the list of procedures is longer. */
const PAGE_BYTES = 20_000;
const LIST_BYTES = 30_000;
/** Brotli's quality of pages that are made for one request (the library's default). */
const QUALITY = 4;

/** Everything below, on the page as it is now. */
export async function expectSoundPage(page: Page, targetSize: number): Promise<void> {
  await expectNoHorizontalScroll(page);
  await expectTargets(page, targetSize);
  await expectIslandsExported(page);
  await expectLight(page);
  await expectAccessible(page);
}

/** Documents that axe has found clean in this worker, which has one screen: the same one is not examined again. */
const clean = new Set<string>();

/** No violation that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const document = await fingerprint(page);
  if (clean.has(document)) return;
  const scriptOff = !(await scriptRuns(page));
  const checked = scriptOff ? await copyWithScriptOn(page) : page;
  try {
    const { violations } = await new AxeBuilder({ page: checked }).withTags(WCAG_TAGS).analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`) }));
    expect(found, `axe at ${new URL(page.url()).pathname}`).toEqual([]);
    clean.add(document);
  } finally {
    if (scriptOff) await checked.context().close();
  }
}

/** The document as axe sees it: markup and state of its controls, without the numbers and ids that differ between two citizens. */
async function fingerprint(page: Page): Promise<string> {
  const state = await page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLInputElement>("input, select, textarea")];
    return JSON.stringify([
      controls.map(({ checked, value, disabled }) => [checked, value === "", disabled]),
      [...document.querySelectorAll("details")].map(({ open }) => open),
      document.activeElement?.id,
    ]);
  });
  const content = (await page.content()).replace(/nonce="[^"]*"/g, "").replace(/[0-9a-f]{16,}/g, "x").replace(/[0-9]/g, "0");
  return createHash("sha256").update(content).update(state).digest("hex");
}

/** The page fits the width of the screen. */
export async function expectNoHorizontalScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content, `width at ${new URL(page.url()).pathname}`).toBeLessThanOrEqual(screen);
}

/**
 * Everything to press is at least `size` CSS pixels high and wide. Exempt, as in WCAG 2.5.8: links in running text. A link
 * that stands alone may be as narrow as its word.
 */
export async function expectTargets(page: Page, size: number): Promise<void> {
  const small = await page.evaluate((size) => {
    const controls = "button, [role=button], .govuk-button, summary, select, textarea, input:not([type=hidden])";
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(`${controls}, a[href]`)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const isLink = !element.matches(controls);
      if (isLink && inRunningText(element)) continue;
      const { width, height } = target(element);
      // Shown on focus only, like the skip link.
      if (width <= 1 && height <= 1) continue;
      const narrow = width < (isLink ? 24 : size) - 0.5;
      if (narrow || height < size - 0.5) {
        found.push(`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 160)}`);
      }
    }
    return found;

    /** Box of the element together with the label of a radio or checkbox, which can be pressed as well. */
    function target(element: HTMLElement): { width: number; height: number } {
      const boxes = [element.getBoundingClientRect()];
      if (element instanceof HTMLInputElement && ["radio", "checkbox"].includes(element.type)) {
        for (const label of element.labels ?? []) boxes.push(label.getBoundingClientRect());
      }
      return {
        width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
        height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
      };
    }

    /** Whether other words stand beside the link in its block. */
    function inRunningText(link: HTMLElement): boolean {
      if (getComputedStyle(link).display !== "inline") return false;
      let block = link.parentElement;
      while (block && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      const others = [...(block?.querySelectorAll("a") ?? [])].map((other) => other.textContent ?? "");
      const words = (text: string) => text.replace(/\s+/g, "").length;
      return words(block?.textContent ?? "") > others.reduce((sum, text) => sum + words(text), 0);
    }
  }, size);
  expect(small, `targets under ${size} px at ${new URL(page.url()).pathname}`).toEqual([]);
}

/** Every island in the page is a function that the bundle exports: otherwise it would never come to life. */
export async function expectIslandsExported(page: Page): Promise<void> {
  const islands = await page.locator("leptos-island").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.component));
  if (islands.length > 0) expect(manifest().exports).toEqual(expect.arrayContaining(islands));
}

/** The page can be read after few bytes. The gallery shows every component at once and is no page of the service. */
export async function expectLight(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  if (pathname === "/_mau") return;
  const html = brotliCompressSync(await page.content(), { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  const bytes = html.length + statSync(new URL(`../dist${manifest().css}.br`, import.meta.url)).size;
  expect(bytes, `bytes of ${pathname}`).toBeLessThanOrEqual(pathname === "/thu-tuc" ? LIST_BYTES : PAGE_BYTES);
}

/** Addresses of the bundle's files, and what it exports. */
export function manifest(): { css: string; exports: string[] } {
  return JSON.parse(readFileSync(new URL("../dist/manifest.json", import.meta.url), "utf8"));
}

/** Whether the page runs script of its own. Our evaluation runs either way. */
async function scriptRuns(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia("(scripting: enabled)").matches);
}

/**
 * The page's document as it is now, without its scripts, at the same address in a context that runs script: with script
 * off, axe never answers. Style sheets and pictures come from the server.
 */
async function copyWithScriptOn(page: Page): Promise<Page> {
  const browser = page.context().browser() as Browser;
  // Everything else comes from the project.
  const context = await browser.newContext({ javaScriptEnabled: true });
  await context.addCookies(await page.context().cookies());
  const copy = await context.newPage();
  const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/gi, "");
  const address = page.url().replace(/#.*$/, "");
  await copy.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await copy.goto(address);
  return copy;
}
