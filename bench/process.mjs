// The two servers, each alone on one core, and what the kernel says of them.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";

/** Core of the server under measurement; everything else of the measurement runs on the other one. */
const SERVER_CORE = "0";
export const CLIENT_CORE = "1";
const START_LIMIT_MS = 30_000;
const nowhere = openSync("/dev/null", "w");

/** A server process; `path` is a page that answers 200 as soon as it serves. */
export class Server {
  constructor(command, environment, path) {
    this.command = command;
    this.environment = environment;
    this.path = path;
  }

  /** Starts it; returns the milliseconds from the start of the process to the end of its first answer. */
  async start() {
    this.port ??= await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const env = { PATH: process.env.PATH, ...this.environment, PORT: `${this.port}`, TOKIO_WORKER_THREADS: "1" };
    const started = performance.now();
    // taskset becomes the server: the process id is the server's.
    this.child = spawn("taskset", ["-c", SERVER_CORE, ...this.command], { env, stdio: ["ignore", nowhere, nowhere] });
    let ended = false;
    this.child.once("exit", () => (ended = true));
    while (!(await this.#answers())) {
      if (ended) throw new Error(`${this.command.join(" ")} ended at start`);
      if (performance.now() - started > START_LIMIT_MS) throw new Error(`${this.command[0]} does not answer`);
    }
    return performance.now() - started;
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }

  /** Most memory that it has held since its start, in MB (10⁶ bytes). */
  async peakMemory() {
    const status = await readFile(`/proc/${this.child.pid}/status`, "utf8");
    return (Number(/^VmHWM:\s+(\d+) kB/m.exec(status)[1]) * 1024) / 1e6;
  }

  async #answers() {
    try {
      const answer = await fetch(this.url + this.path);
      await answer.arrayBuffer();
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
