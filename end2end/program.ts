/** A program under test: started on free ports, watched, ended. */

import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The service answers within 150 ms on an idle machine; a loaded one gets much more. */
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
/** Paths in the project, where data files and the bundle are. */
export const ROOT = resolve(import.meta.dirname, "..");

export interface Start {
  binary: string;
  parameters: string[];
  environment: NodeJS.ProcessEnv;
  /** Address that answers with success when the program is ready. */
  ready: string;
}

export class Program {
  /** What it has printed so far. */
  output = "";
  readonly #start: Start;
  #process: ChildProcess | undefined;

  constructor(start: Start) {
    this.#start = start;
  }

  /** Starts it; resolves when it is ready to answer. */
  async start(): Promise<void> {
    const { binary, parameters, environment } = this.#start;
    const child = spawn(binary, parameters, { cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (this.output += text));
    let failure: Error | undefined;
    child.once("error", (error) => (failure = error));
    child.once("exit", (code, signal) => (failure ??= new Error(`ended at start with ${signal ?? code}`)));

    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#ready())) {
      if (!failure && Date.now() > deadline) failure = new Error(`not ready after ${START_TIMEOUT_MS} ms`);
      if (failure) {
        child.kill("SIGKILL");
        throw new Error(`${binary}: ${failure.message}\n${this.output}`);
      }
      await delay(20);
    }
  }

  async #ready(): Promise<boolean> {
    try {
      return (await fetch(this.#start.ready)).ok;
    } catch {
      return false;
    }
  }

  /** Ends it (`SIGKILL`: without a warning), and resolves when it has ended. */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    const overdue = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(overdue);
    if (signal === "SIGTERM" && child.signalCode === "SIGKILL") {
      throw new Error(`the program did not stop within ${STOP_TIMEOUT_MS} ms\n${this.output}`);
    }
  }
}

/** The binary that this variable names, or an error that says how to get it. */
export function binaryOf(variable: "MOTCHAM_BIN" | "STANDIN_BIN"): string {
  const binary = process.env[variable];
  if (!binary) throw new Error(`${variable} is not set to the binary under test: run 'make browser'`);
  return resolve(ROOT, binary);
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
