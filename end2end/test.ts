/** Playwright's `test` with a server per worker, the device of the project, and a watch over what script is asked for. */

import { expect, type Page, test as base } from "@playwright/test";

import { Server } from "./server.ts";

export type Device = "phone" | "kiosk";

/** What a project sets, beside Playwright's own options. */
export type Options = {
  /** Which device the browser stands for. A kiosk is known by its cookie. */
  device: Device;
};

type TestFixtures = {
  /** A page in a browser that has never been here, on the same kind of device. */
  stranger: Page;
  /** Smallest width and height of a target, in CSS pixels. */
  targetSize: number;
  /** Paths of the script and wasm requested so far in this test. With script off there must be none: checked at the end. */
  scriptRequests: string[];
};

type WorkerFixtures = { server: Server };

export const test = base.extend<Options & TestFixtures, WorkerFixtures>({
  device: ["phone", { option: true }],

  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  context: async ({ context, server, device }, use) => {
    if (device === "kiosk") await context.addCookies([kioskCookie(server)]);
    await use(context);
  },

  stranger: async ({ browser, server, device }, use) => {
    const context = await browser.newContext({ baseURL: server.url });
    if (device === "kiosk") await context.addCookies([kioskCookie(server)]);
    await use(await context.newPage());
    await context.close();
  },

  targetSize: async ({ device }, use) => use(device === "kiosk" ? 64 : 44),

  scriptRequests: [
    async ({ context, javaScriptEnabled }, use) => {
      const requests: string[] = [];
      context.on("request", (request) => {
        const path = new URL(request.url()).pathname;
        if (request.resourceType() === "script" || /\.(m?js|wasm)$/.test(path)) requests.push(path);
      });
      await use(requests);
      if (!javaScriptEnabled) expect(requests, "script requested with script off").toEqual([]);
    },
    { auto: true },
  ],
});

function kioskCookie(server: Server) {
  return { name: "thiet-bi", value: "kiosk", url: server.url };
}

export { expect };
