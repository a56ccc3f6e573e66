/** The real `motcham` binary on a free port with a data folder of its own. */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

/** A Monday morning, in the working hours of every office. */
const START = "2026-11-23T08:00:00+07:00";
/** The service answers within 150 ms on an idle machine; a loaded one gets much more. */
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
/** Paths in the project, where data files and the bundle are. */
const ROOT = resolve(import.meta.dirname, "..");

export class Server {
  /** Address without a slash at the end, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** What the server and its commands have printed so far. */
  output = "";

  readonly #binary: string;
  readonly #environment: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;

  private constructor(
    binary: string,
    readonly dataDir: string,
    port: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.#binary = binary;
    this.#environment = { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: `${port}`, DATA_DIR: dataDir, MOTCHAM_NOW: START };
  }

  /** Starts a server on an empty data folder; resolves when it is ready to answer. */
  static async start(): Promise<Server> {
    const binary = process.env.MOTCHAM_BIN;
    if (!binary) throw new Error("MOTCHAM_BIN is not set to the binary under test: run 'make browser'");
    const dataDir = await mkdtemp(join(tmpdir(), "motcham-test-"));
    const server = new Server(resolve(ROOT, binary), dataDir, await freePort());
    await server.#launch();
    return server;
  }

  /** Runs another command of the binary on the same data, e.g. `run("official", "add", "an")`; returns what it printed. */
  async run(...parameters: string[]): Promise<string> {
    const result = await promisify(execFile)(this.#binary, parameters, { cwd: ROOT, env: this.#environment });
    return result.stdout + result.stderr;
  }

  /**
   * Ends the server (`SIGKILL`: without a warning) and starts it again on the same port and data, its clock at `now`
   * (RFC 3339).
   */
  async restart({ signal = "SIGTERM", now = START }: { signal?: "SIGTERM" | "SIGKILL"; now?: string } = {}): Promise<void> {
    await this.#end(signal);
    this.#environment.MOTCHAM_NOW = now;
    await this.#launch();
  }

  /** Ends the server and removes its data. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async #launch(): Promise<void> {
    const child = spawn(this.#binary, ["serve", "--gallery"], { cwd: ROOT, env: this.#environment, stdio: ["ignore", "pipe", "pipe"] });
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
        throw new Error(`${this.#binary}: ${failure.message}\n${this.output}`);
      }
      await delay(20);
    }
  }

  async #ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      return false;
    }
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    const overdue = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(overdue);
    if (signal === "SIGTERM" && child.signalCode === "SIGKILL") {
      throw new Error(`the server did not stop within ${STOP_TIMEOUT_MS} ms\n${this.output}`);
    }
  }
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
