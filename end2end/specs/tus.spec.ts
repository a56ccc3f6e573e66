/** A client of the upload protocol that is not ours: `tus-js-client`, in Node, against the running service. */

import { createHash, randomBytes } from "node:crypto";

import { Upload, type UploadOptions } from "tus-js-client";

import type { Server } from "../server.ts";
import { expect, test } from "../test.ts";

const START = "/nop-ho-so/bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong";
/** A question of the form that takes files. */
const QUESTION = "to-khai";
const PIECE = 256 * 1024;

/** A PDF of one page and about this size. */
function pdf(bytes: number): Buffer {
  const objects =
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>";
  return Buffer.from(`%PDF-1.4\n${objects}\n%${randomBytes(bytes / 2).toString("hex")}\nstartxref\n0\n%%EOF`);
}

interface Browser {
  cookie: string;
  draft: string;
}

/** Begins a filing, as a browser does. */
async function begin(server: Server): Promise<Browser> {
  const body = new URLSearchParams({ "noi-cu-tru.ma": "22945" });
  const begun = await fetch(server.url + START, { method: "POST", body, redirect: "manual" });
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await (await fetch(server.url + begun.headers.get("location"), { headers: { cookie } })).text();
  const draft = /name='ban-nhap' value='([^']+)'/.exec(page)?.[1] ?? "";
  return { cookie, draft };
}

function options(server: Server, { cookie, draft }: Browser): UploadOptions {
  return {
    endpoint: `${server.url}/api/v1/uploads`,
    headers: { cookie },
    metadata: { filename: "Giấy khai sinh.pdf", filetype: "application/pdf", draft, question: QUESTION },
    chunkSize: PIECE,
    retryDelays: [100, 200, 400, 800, 1600, 3200],
  };
}

/** Sends a file; resolves to its address. `progressed`: called after each piece that the server has acknowledged. */
function send(file: Buffer, more: UploadOptions, progressed: (sent: number) => void = () => {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      ...more,
      onError: reject,
      onChunkComplete: (_, sent) => progressed(sent),
      onSuccess: () => resolve(upload.url ?? ""),
    });
    upload.start();
  });
}

async function expectKept(server: Server, { cookie }: Browser, url: string, file: Buffer): Promise<void> {
  const id = url.split("/").at(-1);
  const kept = await fetch(`${server.url}${START}/tep/${id}`, { headers: { cookie } });
  expect(kept.status).toBe(200);
  const checksum = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(checksum(Buffer.from(await kept.arrayBuffer()))).toBe(checksum(file));
}

// Neither device nor script matters: it is no browser.
test.beforeEach(({ device, javaScriptEnabled }) => test.skip(device !== "phone" || javaScriptEnabled === false));

for (const [name, more] of [
  ["in one piece", { chunkSize: Number.POSITIVE_INFINITY }],
  ["piece by piece", {}],
  ["with its first bytes at the creation", { uploadDataDuringCreation: true }],
  ["by POST where PATCH cannot be sent", { overridePatchMethod: true }],
] as const) {
  test(`tus-js-client sends a file ${name}`, async ({ server }) => {
    const browser = await begin(server);
    const file = pdf(1_000_000);
    const url = await send(file, { ...options(server, browser), ...more });
    await expectKept(server, browser, url, file);
  });
}

test("tus-js-client goes on by itself after the service was killed", async ({ server }) => {
  const browser = await begin(server);
  const file = pdf(3_000_000);
  let restarted: Promise<void> | undefined;
  const url = await send(file, options(server, browser), (sent) => {
    if (sent > file.length / 2) restarted ??= server.restart({ signal: "SIGKILL" });
  });
  await restarted;
  expect(restarted).toBeDefined();
  await expectKept(server, browser, url, file);
});

test("tus-js-client resumes in a new page, and takes a file back", async ({ server }) => {
  const browser = await begin(server);
  const file = pdf(2_000_000);
  const first = new Upload(file, options(server, browser));
  await new Promise<void>((resolve, reject) => {
    first.options.onError = reject;
    first.options.onChunkComplete = () => void first.abort().then(resolve, reject);
    first.start();
  });
  const pieces: number[] = [];
  const url = await send(file, { ...options(server, browser), uploadUrl: first.url }, (sent) => pieces.push(sent));
  expect(pieces[0]).toBeGreaterThan(PIECE);
  await expectKept(server, browser, url, file);
  await Upload.terminate(url, options(server, browser));
  const gone = await fetch(url, { method: "HEAD", headers: { cookie: browser.cookie, "tus-resumable": "1.0.0" } });
  expect(gone.status).toBe(404);
});
