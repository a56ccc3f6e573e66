// `make dev`: builds and starts the service, and again after every change; says when to reload the page.
// Parameters go to `motcham serve`. A build that fails leaves the running service as it is.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, watch } from "node:fs";

const WATCHED = ["app", "server", "style", "public"];
/** An editor writes several files at once: wait until it is quiet. */
const QUIET_MS = 200;

const binary = `${process.env.CARGO_TARGET_DIR ?? "target"}/ci/motcham`;
let service;
let building = false;
let changed = false;
let quiet;

for (const folder of WATCHED) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(quiet);
    quiet = setTimeout(update, QUIET_MS);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await stop();
    process.exit(0);
  });
}
await update();

/** Builds until nothing has changed meanwhile; then one restart serves it all. */
async function update() {
  changed = true;
  if (building) return;
  building = true;
  while (changed) {
    changed = false;
    // The server first, as it is quick; the bundle only if one of its inputs is newer (the Makefile knows them).
    const before = manifest();
    if (!(await run("cargo", "build", "--locked", "--profile", "ci", "-p", "server"))) continue;
    await restart();
    const bundled = await run("make", "--no-print-directory", "bundle");
    if (bundled && manifest() !== before) await restart();
  }
  building = false;
}

async function restart() {
  await stop();
  service = spawn(binary, ["serve", ...process.argv.slice(2)], { stdio: "inherit" });
  service.once("error", (error) => console.error(`${binary}: ${error.message}`));
  console.log("— built and started: reload the page —");
}

async function stop() {
  if (!service || service.exitCode !== null || service.signalCode !== null) return;
  const ended = once(service, "exit");
  service.kill("SIGTERM");
  await ended;
}

/** Runs a program to its end; whether it succeeded. */
async function run(program, ...parameters) {
  const [code] = await once(spawn(program, parameters, { stdio: "inherit" }), "exit");
  return code === 0;
}

function manifest() {
  return readFileSync("dist/manifest.json", "utf8");
}
