// Fails when the bundle is over its budget. Figures are bytes on the wire, brotli; 1 KB is 1000 bytes.

import { readFileSync, statSync } from "node:fs";

/**
 * Budgets of the design: script with wasm of a page with islands, and the one style sheet. A page that asks for files loads the
 * program that sends them as well; it may weigh half as much.
 */
const BUDGETS = [
  { what: "script + wasm of a page with islands", of: ({ forms }) => [forms.js, forms.wasm], limit: 80_000 },
  { what: "script + wasm that send files, more", of: ({ files }) => [files.js, files.wasm], limit: 40_000 },
  { what: "style sheet", of: ({ css }) => [css], limit: 14_000 },
];

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));
const transferred = (address) => statSync(new URL(`.${address}.br`, dist)).size;

for (const { what, of, limit } of BUDGETS) {
  const size = of(manifest).reduce((sum, address) => sum + transferred(address), 0);
  const over = size > limit;
  console.log(`${what}: ${size} of ${limit} bytes${over ? ": OVER BUDGET" : ""}`);
  if (over) process.exitCode = 1;
}
