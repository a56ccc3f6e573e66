/** Files to attach, made for the tests. */

import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

import type { Page } from "@playwright/test";

export interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A PDF of one page with so many bytes in it that cannot be compressed. */
export function pdf(name: string, bytes = 1_000): File {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const object = (...content: (string | Buffer)[]) => {
    offsets.push(length());
    parts.push(Buffer.from(`${offsets.length} 0 obj\n`));
    for (const part of content) parts.push(typeof part === "string" ? Buffer.from(part) : part);
    parts.push(Buffer.from("\nendobj\n"));
  };
  object("<< /Type /Catalog /Pages 2 0 R >>");
  object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>");
  object("<< /Length 0 >>\nstream\n", "\nendstream");
  object(`<< /Length ${bytes} >>\nstream\n`, randomBytes(bytes), "\nendstream");
  const table = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = offsets.length + 1;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`));
  return { name, mimeType: "application/pdf", buffer: Buffer.concat(parts) };
}

/** A picture of noise, small. */
export function png(name: string, side = 40): File {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const lines = Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), randomBytes(side * 3)]));
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(lines))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { name, mimeType: "image/png", buffer };
}

/** What somebody has given the name of a PDF. */
export function renamed(name: string): File {
  return { name, mimeType: "application/pdf", buffer: Buffer.from("MZ\u0090\u0000 đây không phải là PDF ".repeat(40)) };
}

/** A photo as a phone takes it, of at least so many bytes: drawn by the browser, wider than what is sent. */
export async function photo(page: Page, name: string, bytes: number): Promise<File> {
  const base64 = await page.evaluate(async (bytes) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [3264, 2448];
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    const noise = context.createImageData(canvas.width, canvas.height);
    const words = new Uint32Array(noise.data.buffer);
    for (let quality = 0.5, grain = 32; ; quality += 0.1, grain *= 2) {
      for (let index = 0, random = 1; index < words.length; index += 1) {
        random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
        words[index] = 0xff808080 + ((random >>> 8) % Math.min(grain, 127)) * 0x010101;
      }
      context.putImageData(noise, 0, 0);
      const blob = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob as Blob), "image/jpeg", Math.min(quality, 1)));
      if (blob.size < bytes && quality < 1) continue;
      const reader = new FileReader();
      const read = new Promise((resolve) => (reader.onload = resolve));
      reader.readAsDataURL(blob);
      await read;
      return (reader.result as string).split(",")[1] ?? "";
    }
  }, bytes);
  return { name, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}
