import { defineConfig } from "@playwright/test";

import type { Options } from "./test.ts";

/** A small phone, as many citizens have. */
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, device: "phone" } as const;
/** The upright touch screen in a centre. */
const kiosk = { viewport: { width: 1080, height: 1920 }, hasTouch: true, device: "kiosk" } as const;

/**
 * What does not depend on the device is seen on a phone with script and on a kiosk without: every flow twice, script on and
 * off. The journey, the states of pages and errors are seen in all four.
 */
const seenTwice = ["branches", "counter", "drafts", "follow-ups", "forms", "guide", "lookup", "people", "results", "reuse", "uploads"].map((name) => `specs/${name}.spec.ts`);

export default defineConfig<Options>({
  testDir: "specs",
  outputDir: "test-results",
  // Every worker starts a server of its own (server.ts), so files run side by side. Two cores: two workers.
  workers: 2,
  fullyParallel: false,
  // A test that fails now and then is broken.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  // CI's machine may be busy: conditions are waited for, long.
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        // Chromium's sandbox does not start for root, as in most containers. Only our own pages are opened.
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "phone", use: { ...phone } },
    { name: "phone, script off", testIgnore: seenTwice, use: { ...phone, javaScriptEnabled: false } },
    { name: "kiosk", testIgnore: seenTwice, use: { ...kiosk } },
    { name: "kiosk, script off", use: { ...kiosk, javaScriptEnabled: false } },
  ],
});
