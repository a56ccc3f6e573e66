/** The real `motcham` binary on a free port with a data folder of its own. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { binaryOf, freePort, Program, ROOT } from "./program.ts";

/** The root of the PDFs that are signed for tests. */
const TRUST_ROOTS = join(ROOT, "server/src/signature/fixtures");
/** A Monday morning, in the working hours of every office. */
const START = "2026-11-23T08:00:00+07:00";

export class Server {
  /** Address without a slash at the end, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;

  readonly #program: Program;
  readonly #binary = binaryOf("MOTCHAM_BIN");
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(
    readonly dataDir: string,
    port: number,
    parameters: string[],
    ready: string,
    environment: NodeJS.ProcessEnv,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: `${port}`, DATA_DIR: dataDir, MOTCHAM_NOW: START, TRUST_ROOTS, ...environment };
    this.#program = new Program({ binary: this.#binary, parameters, environment: this.#environment, ready: this.url + ready });
  }

  /** Starts a service on an empty data folder, with more settings if given; resolves when it is ready to answer. */
  static async start(environment: NodeJS.ProcessEnv = {}): Promise<Server> {
    const server = new Server(await newFolder(), await freePort(), ["serve", "--gallery"], "/readyz", environment);
    await server.#program.start();
    return server;
  }

  /** Starts a province's system alone, `motcham province`, for clients with this token. */
  static async startProvince(token: string): Promise<Server> {
    const folder = await newFolder();
    const tokens = join(folder, "tokens");
    await writeFile(tokens, `${token}\n`);
    const server = new Server(folder, await freePort(), ["province"], "/healthz", { TOKEN_FILE: tokens });
    await server.#program.start();
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
    await this.#program.end(signal);
    this.#environment.MOTCHAM_NOW = now;
    await this.#program.start();
  }

  /** Ends the server and removes its data. */
  async stop(): Promise<void> {
    await this.#program.end();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "motcham-test-"));
}
