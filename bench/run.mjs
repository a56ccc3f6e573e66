// `make bench`: the service beside the floor (bench/src/floor), in one run on this machine; prints tables in Markdown.
//
// One server at a time is loaded, alone on core 0; clients run on core 1. Rounds alternate between the two servers, so
// that both see the same neighbours. BENCH_ROUNDS and BENCH_SECONDS change how long it takes.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileDossier, widestPage } from "./filing.mjs";
import { fullLoad, spread, steadyLoad } from "./load.mjs";
import { Server } from "./process.mjs";
import { manyUploads } from "./uploads.mjs";
import { firstDifference } from "./words.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const WARM_UP_SECONDS = 1;
const STARTS = 10;
/** Above this rate the one client on one core is late itself: the figures would be its own. */
const MOST_STEADY_RATE = 10_000;
/** A Monday morning: the pages say the same in every run. */
const NOW = "2026-11-23T08:00:00+07:00";
/** Budgets of the design: least share of the floor's requests a second, and most milliseconds at half load. */
const PUBLIC = { share: 0.5, p99: 2 };
const RENDERED = { share: 0.25, p99: 5 };
const MOST_MEMORY_MB = 60;
const MOST_START_MS = 150;
const MOST_SEARCH_US = 1000;
const UPLOADS = { count: 50, bytes: 10_000_000, mostMemoryMb: 150 };

const target = join(process.env.CARGO_TARGET_DIR ?? "target", "release");
const dataDir = await mkdtemp(join(tmpdir(), "motcham-bench-"));
const service = new Server([join(target, "motcham"), "serve"], { DATA_DIR: dataDir, MOTCHAM_NOW: NOW }, "/");
const floor = new Server([join(target, "floor")], {}, "/thu-tuc");

try {
  await measure();
} finally {
  await Promise.all([service, floor].filter((server) => server.child).map((server) => server.stop()));
  await rm(dataDir, { recursive: true, force: true });
}

async function measure() {
  console.log(`${cpus()[0].model}, Node ${process.version}, load average ${loadavg()[0].toFixed(2)}; ${ROUNDS} rounds of ${SECONDS} s\n`);

  const firstStart = await service.start();
  const dossier = await fileDossier(service.url);
  const { cookie } = dossier;
  const starts = [];
  for (let count = 0; count < STARTS; count += 1) {
    await service.stop();
    starts.push(await service.start());
  }
  const memoryAtStart = await service.peakMemory();
  await floor.start();

  const pages = [
    { name: "home", path: "/", budget: PUBLIC },
    { name: "list of procedures", path: "/thu-tuc", budget: PUBLIC },
    { name: "procedure", path: "/thu-tuc/1.004873", budget: PUBLIC },
    { name: "status of a dossier", path: dossier.status, budget: RENDERED },
    { name: "form page", path: dossier.form, budget: RENDERED },
  ];
  for (const page of pages) {
    const difference = firstDifference(await text(service.url + page.path, cookie), await text(floor.url + page.path, ""));
    if (difference) throw new Error(`${page.name}: the floor does not say the same: ${difference}`);
    await throughput(page, cookie);
  }
  console.log("| page | service, requests/s (least–most) | floor, requests/s (least–most) | share | budget | |");
  console.log("|---|---|---|---|---|---|");
  for (const { name, budget, ours, theirs } of pages) {
    const share = ours.median / theirs.median;
    console.log(`| ${name} | ${range(ours)} | ${range(theirs)} | ${share.toFixed(2)} | ≥ ${budget.share} | ${verdict(share >= budget.share)} |`);
  }

  console.log(`\n| page | half load (at most ${MOST_STEADY_RATE}), requests/s | p50 | p99 | budget | | floor at the same rate: p50 | p99 |`);
  console.log("|---|---|---|---|---|---|---|---|");
  for (const { name, path, budget, ours } of pages) {
    const rate = Math.min(ours.median / 2, MOST_STEADY_RATE);
    const steady = (server) => steadyLoad(join(target, "steady"), server.url + path, cookie, rate, 2 * SECONDS);
    const [mine, bare] = [await steady(service), await steady(floor)];
    const figures = `${ms(mine.p50)} | ${ms(mine.p99)} | ≤ ${budget.p99} ms | ${verdict(mine.p99 <= budget.p99)}`;
    console.log(`| ${name} | ${whole(rate)} | ${figures} | ${ms(bare.p50)} | ${ms(bare.p99)} |`);
  }

  console.log("\n| compressed on the way (`Accept-Encoding: br`) | service, requests/s (least–most) |");
  console.log("|---|---|");
  for (const { name, path } of pages) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await fullLoad(service.url + path, { cookie, "accept-encoding": "br" }, SECONDS));
    }
    console.log(`| ${name} | ${range(spread(rounds))} |`);
  }

  const memory = await service.peakMemory();
  const start = spread(starts);
  const search = JSON.parse((await promisify(execFile)("taskset", ["-c", "0", join(target, "search-time")])).stdout);
  console.log("\n| figure | measured | budget | |\n|---|---|---|---|");
  console.log(`| memory, peak under all this load (${memoryAtStart.toFixed(1)} MB after the start) | ${memory.toFixed(1)} MB | ≤ ${MOST_MEMORY_MB} MB | ${verdict(memory <= MOST_MEMORY_MB)} |`);
  console.log(`| memory of the floor, peak | ${(await floor.peakMemory()).toFixed(1)} MB | | |`);
  console.log(`| start to first page, median of ${STARTS} (least–most) | ${ms(start.median)} (${start.min.toFixed(0)}–${start.max.toFixed(0)}) | ≤ ${MOST_START_MS} ms | ${verdict(start.median <= MOST_START_MS)} |`);
  console.log(`| the very first start: new databases, first official | ${ms(firstStart)} | | |`);
  console.log(`| search over ${search.procedures} procedures, mean of ${search.queries} queries | ${search.mean.toFixed(0)} µs | ≤ ${MOST_SEARCH_US} µs | ${verdict(search.mean <= MOST_SEARCH_US)} |`);
  await service.stop();
  await service.start();
  const largest = JSON.parse((await promisify(execFile)("taskset", ["-c", "0", join(target, "form-time")])).stdout);
  console.log(`| checking the largest form, ${largest.procedure} (${largest.questions} questions on ${largest.pages} pages), filled in | ${largest.full.toFixed(0)} µs | | |`);
  console.log(`| the same without an answer | ${largest.empty.toFixed(0)} µs | | |`);
  const widest = await widestPage(service.url, `/nop-ho-so/${largest.procedure}`);
  const render = async (path) => spread(await rounds(() => fullLoad(service.url + path, { cookie: widest.cookie }, SECONDS)));
  console.log(`| its page with the most questions (${widest.questions}), requests/s (least–most) | ${range(await render(widest.path))} | | |`);
  console.log(`| the same page checked and shown with its errors | ${range(await render(`${widest.path}?loi=1`))} | | |`);
  const { seconds, bytes } = await manyUploads(service.url, UPLOADS.count, UPLOADS.bytes);
  const loaded = await service.peakMemory();
  console.log(`| memory, peak while ${UPLOADS.count} files of ${UPLOADS.bytes / 1e6} MB arrive at once, from the start | ${loaded.toFixed(1)} MB | ≤ ${UPLOADS.mostMemoryMb} MB | ${verdict(loaded <= UPLOADS.mostMemoryMb)} |`);
  console.log(`| how fast they arrive, sealed, synced and examined | ${(bytes / 1e6 / seconds).toFixed(0)} MB/s (${seconds.toFixed(1)} s) | | |`);
  console.log(`| slowest of them (“${search.slowest}”) | ${search.max.toFixed(0)} µs | ≤ ${MOST_SEARCH_US} µs | ${verdict(search.max <= MOST_SEARCH_US)} |`);
}

/** What each of the rounds gave. */
async function rounds(once) {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await once());
  return all;
}

/** Fills in `ours` and `theirs`: rounds that alternate between the two servers. */
async function throughput(page, cookie) {
  const load = (server, seconds) => fullLoad(server.url + page.path, { cookie }, seconds);
  for (const server of [service, floor]) await load(server, WARM_UP_SECONDS);
  const [ours, theirs] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await load(service, SECONDS));
    theirs.push(await load(floor, SECONDS));
  }
  page.ours = spread(ours);
  page.theirs = spread(theirs);
}

async function text(url, cookie) {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}

function range({ min, median, max }) {
  return `${whole(median)} (${whole(min)}–${whole(max)})`;
}

function whole(number) {
  return Math.round(number).toString();
}

function ms(number) {
  return `${number.toFixed(number < 10 ? 2 : 0)} ms`;
}

function verdict(kept) {
  return kept ? "kept" : "**missed**";
}
