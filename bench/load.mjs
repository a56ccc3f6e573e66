// The load: as much as the server takes (wrk), and a steady rate (our client `steady`).

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CLIENT_CORE } from "./process.mjs";

const CONNECTIONS = 32;
const run = promisify(execFile);

/** Requests a second with 32 connections, as many as the server answers. */
export async function fullLoad(url, headers, seconds) {
  const flags = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const { stdout } = await run("taskset", ["-c", CLIENT_CORE, "wrk", "-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, ...flags, url]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url} under load:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]);
}

/** Median and 99th percentile, in milliseconds, of `rate` requests a second, evenly spaced. */
export async function steadyLoad(steady, url, cookie, rate, seconds) {
  const settings = [url, cookie, rate.toFixed(1), `${seconds}`];
  const { stdout } = await run("taskset", ["-c", CLIENT_CORE, steady, ...settings]);
  return JSON.parse(stdout);
}

/** The middle of some numbers, with least and most. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted.at(-1) };
}
