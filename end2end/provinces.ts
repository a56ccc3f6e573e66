/** A service in front of each kind of provincial system, and the hands of an official on the far side. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { type Browser, expect } from "@playwright/test";

import { act, openDossier, signIn } from "./official.ts";
import { binaryOf, freePort, Program } from "./program.ts";
import { Server } from "./server.ts";

/** What an official does to the only dossier: takes it in, works on it, reports the result. */
type Work = (browser: Browser, reference: string) => Promise<void>;

export interface Province {
  /** The citizen's side. */
  server: Server;
  /** An official brings the dossier to its result. */
  finish: Work;
  /** The province has the citizen's rating. */
  expectRated: () => Promise<void>;
  /** Ends everything. */
  stop: () => Promise<void>;
}

export interface Population {
  /** A service that can ask. */
  server: Server;
  /** The database fails so from now on, as the stand-in names it, or answers again. */
  fail: (kind: string) => Promise<void>;
  heal: () => Promise<void>;
  /** Ends everything. */
  stop: () => Promise<void>;
}

/** Who is in the stand-in for the population database, with a name as people type it. */
export const KNOWN = { name: "dang van mau", spelt: "ĐẶNG VĂN MẪU", born: "21/3/1985", personalId: "060085005678" };

/** The adapters by their names in the configuration. */
export const PROVINCES: Record<string, () => Promise<Province>> = { embedded, rest, opencps, dvcqg };

async function embedded(): Promise<Province> {
  const server = await Server.start();
  return { server, finish: atTheDesk(server), expectRated: () => publishedAt(server), stop: () => server.stop() };
}

/** `motcham province` as somebody else's system. */
async function rest(): Promise<Province> {
  const token = "0f8e2c5d7b6a49318d2c5e7f9a1b3c4d";
  const province = await Server.startProvince(token);
  const file = join(province.dataDir, "token");
  await writeFile(file, token);
  const server = await Server.start({
    FILINGS: "rest",
    DOSSIERS: "rest",
    RATINGS: "rest",
    STATISTICS: "rest",
    REST_URL: `${province.url}/api/province/v1`,
    REST_TOKEN_FILE: file,
  });
  const stop = async () => {
    await server.stop();
    await province.stop();
  };
  return { server, finish: atTheDesk(province), expectRated: () => publishedAt(server), stop };
}

/** The strict stand-in for OpenCPS v2: it answers as OpenCPS' source does. */
async function opencps(): Promise<Province> {
  const [port, control] = [await freePort(), await freePort()];
  const program = standin("opencps", port, control, "/control/ready");
  await program.start();
  const far = `http://127.0.0.1:${control}/control/dossiers`;
  const password = await secret("standin");
  const map = await secret("part = 'TK'\n[ratings]\noverall = 'HAI-LONG'\n");
  const server = await Server.start({
    FILINGS: "opencps",
    DOSSIERS: "opencps",
    RATINGS: "opencps",
    OPENCPS_URL: `http://127.0.0.1:${port}/o/rest/v2`,
    OPENCPS_GROUP_ID: "35417",
    OPENCPS_USER: "motcham",
    OPENCPS_PASSWORD_FILE: password,
    OPENCPS_MAP: map,
  });
  const held = async () => (await (await fetch(far)).json()) as { reference_uid: string }[];
  const only = async () => {
    // The outbox may still be on its way.
    await expect.poll(async () => (await held()).length).toBe(1);
    return (await held())[0]?.reference_uid ?? "";
  };
  const finish = async () => {
    for (const action of ["receive", "process", "finish"]) {
      const body = JSON.stringify({ action });
      const answer = await fetch(`${far}/${await only()}/act`, { method: "POST", headers: { "content-type": "application/json" }, body });
      expect(answer.status, await answer.text()).toBe(204);
    }
  };
  const expectRated = async () => {
    await expect.poll(async () => ((await (await fetch(`${far}/${await only()}/answers`)).json()) as unknown[]).length).toBeGreaterThan(0);
  };
  const stop = async () => {
    await end(server, program);
    await forget(password, map);
  };
  return { server, finish, expectRated, stop };
}

/** The national exchange takes no filings: ours go to the embedded province, which reports to it; lookups ask it. */
async function dvcqg(): Promise<Province> {
  const [port, control] = [await freePort(), await freePort()];
  const program = standin("dvcqg", port, control, "/dossiers");
  await program.start();
  const password = await secret("mat-khau-thu");
  const server = await Server.start({
    DOSSIERS: "dvcqg",
    REPORT_TO: "dvcqg",
    DVCQG_URL: `http://127.0.0.1:${port}`,
    DVCQG_USER: "tinh-lam-dong",
    DVCQG_PASSWORD_FILE: password,
    DVCQG_UNIT: "000.00.00.H36",
    DVCQG_DST_CODE: "000.00.00.G22",
  });
  const stop = async () => {
    await end(server, program);
    await forget(password);
  };
  return { server, finish: atTheDesk(server), expectRated: () => publishedAt(server), stop };
}

/** A service that asks the strict stand-in for the national population database. */
export async function population(): Promise<Population> {
  const [port, control] = [await freePort(), await freePort()];
  const program = standin("people", port, control, "/calls");
  await program.start();
  const token = await secret("the-thu-cua-dich-vu-mot-cham-0001");
  const server = await Server.start({
    PEOPLE: "national",
    PEOPLE_URL: `http://127.0.0.1:${port}`,
    PEOPLE_TOKEN_FILE: token,
    PEOPLE_UNIT: "000.00.00.H36",
    PEOPLE_SERVICE: "037",
    PEOPLE_OFFICIAL: "motcua.h36",
    PEOPLE_DOCUMENTS_PATH: "/giay-to",
  });
  const order = async (path: string, body: unknown) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`http://127.0.0.1:${control}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.status, await answer.text()).toBe(200);
  };
  const stop = async () => {
    await end(server, program);
    await forget(token);
  };
  return { server, fail: (kind) => order("/fault", { kind }), heal: () => order("/heal", {}), stop };
}

function standin(system: string, port: number, control: number, ready: string): Program {
  return new Program({
    binary: binaryOf("STANDIN_BIN"),
    parameters: [system, "--port", `${port}`, "--control-port", `${control}`],
    environment: { PATH: process.env.PATH },
    ready: `http://127.0.0.1:${control}${ready}`,
  });
}

async function end(server: Server, program: Program): Promise<void> {
  await server.stop();
  await program.end();
}

/** An official at the pages of the small provincial system. */
function atTheDesk(system: Server): Work {
  return async (browser, reference) => {
    const official = await signIn(browser, system);
    await openDossier(official, reference);
    await act(official, "Tiếp nhận", "Đã tiếp nhận");
    await act(official, "Bắt đầu xử lý", "Đã bắt đầu xử lý");
    await act(official, "Báo đã có kết quả", "Đã có kết quả");
    await official.context().close();
  };
}

/** The agency is in the published figures, with too few ratings yet to publish their mean. */
async function publishedAt(server: Server): Promise<void> {
  await expect.poll(async () => (await fetch(`${server.url}/cong-khai`)).text()).toContain("Chưa đủ 5");
}

/** A file of its own that holds this. */
async function secret(content: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "motcham-test-")), "secret");
  await writeFile(file, content, { mode: 0o600 });
  return file;
}

/** Removes what `secret` has made. */
async function forget(...files: string[]): Promise<void> {
  for (const file of files) await rm(dirname(file), { recursive: true, force: true });
}
