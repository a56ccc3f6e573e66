// Many files at once: how fast they arrive, and how much memory that takes.

import { randomBytes } from "node:crypto";
import { beginDraft } from "./filing.mjs";

/** A procedure whose official form is attached, and its question that takes it. */
const START = "/nop-ho-so/bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong";
const QUESTION = "to-khai";
const FILES_OF_ONE = 10;

/** A PDF of one page and about this size. Its filling is random: nothing packs it. */
function pdf(bytes) {
  const objects =
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>";
  const filling = randomBytes(Math.floor((bytes * 3) / 4) - 300).toString("base64");
  return Buffer.from(`%PDF-1.4\n${objects}\n%${filling}\nstartxref\n0\n%%EOF`);
}

/** Sends `count` files of `bytes` each at the same time; returns the seconds and the bytes that arrived. */
export async function manyUploads(base, count, bytes) {
  const file = pdf(bytes);
  const owners = [];
  for (let owner = 0; owner * FILES_OF_ONE < count; owner += 1) owners.push(await beginDraft(base, START));
  const started = performance.now();
  await Promise.all(Array.from({ length: count }, (_, number) => upload(base, owners[Math.floor(number / FILES_OF_ONE)], file)));
  return { seconds: (performance.now() - started) / 1000, bytes: count * file.length };
}

async function upload(base, { cookie, draft }, file) {
  const encode = (text) => Buffer.from(text).toString("base64");
  const headers = { cookie, "tus-resumable": "1.0.0" };
  const metadata = `filename ${encode("a.pdf")},draft ${encode(draft)},question ${encode(QUESTION)}`;
  const created = await fetch(`${base}/api/v1/uploads`, {
    method: "POST",
    headers: { ...headers, "upload-length": `${file.length}`, "upload-metadata": metadata },
  });
  if (created.status !== 201) throw new Error(`an upload was not created: ${created.status}`);
  const sent = await fetch(base + created.headers.get("location"), {
    method: "PATCH",
    headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    body: file,
  });
  if (sent.status !== 204) throw new Error(`an upload was not taken: ${sent.status}`);
}
