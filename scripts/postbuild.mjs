// Trunk's last step: turns what it built into what is served.
//
// In:  $TRUNK_STAGING_DIR/pkg/{forms*.js, forms*_bg.wasm, files*.js, files*_bg.wasm, main-*.css} and the files of public/.
// Out: the same minified, each named by the SHA-256 of its final content (so that all may be cached for ever), with
//      brotli and gzip beside them, and manifest.json {forms: {js, wasm}, files: {js, wasm}, css, exports}, which the server
//      reads at start.

import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, transform } from "esbuild";

/** Files worth compressing; images and fonts are compressed already. */
const COMPRESSIBLE = new Set([".js", ".wasm", ".css", ".svg", ".json", ".webmanifest", ".txt", ".xml"]);
/** Oldest browsers that run the bundle (reference types in WebAssembly: Chrome 96, Safari 15). */
const SCRIPT_TARGET = ["chrome96", "firefox79", "safari15"];
/** The style sheet also serves browsers too old for the bundle, so it is not rewritten into newer syntax. */
const STYLE_TARGET = ["chrome64", "firefox67", "safari12"];

const staging = required("TRUNK_STAGING_DIR");
const publicUrl = (process.env.TRUNK_PUBLIC_URL ?? "/").replace(/\/*$/, "/");
const pkg = join(staging, "pkg");

const address = (name) => `${publicUrl}pkg/${name}`;
const exports = [];
const forms = await program("forms");
const files = await program("files");
await rm(join(pkg, "snippets"), { recursive: true, force: true });

const style = await only("main", ".css");
const css = await transform(await readFile(style, "utf8"), { loader: "css", minify: true, target: STYLE_TARGET });
const cssName = await rename(style, "main", ".css", css.code);

await rm(join(staging, "assets.html"), { force: true });
await compressAll(staging);
await writeFile(
  join(staging, "manifest.json"),
  `${JSON.stringify({ forms, files, css: address(cssName), exports }, null, 2)}\n`,
);

/** Finishes one program; gives its addresses. */
async function program(stem) {
  const wasm = await only(stem, "_bg.wasm");
  const wasmName = await rename(wasm, stem, ".wasm", await readFile(wasm));
  // Bundled, so that inline snippets of the crates come into the one file too.
  const glue = await only(stem, ".js");
  const bundled = await build({
    entryPoints: [glue],
    bundle: true,
    minify: true,
    format: "esm",
    target: SCRIPT_TARGET,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  const script = bundled.outputFiles[0].text.replaceAll(basename(wasm), wasmName);
  exports.push(...Object.values(bundled.metafile.outputs)[0].exports);
  const jsName = await rename(glue, stem, ".js", script);
  return { js: address(jsName), wasm: address(wasmName) };
}

/** The value of an environment variable that Trunk sets for its hooks. */
function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this script is Trunk's post_build hook, run 'trunk build --release'`);
  return value;
}

/** The one file in pkg/ that begins with `stem` and ends with `suffix`. */
async function only(stem, suffix) {
  const found = (await readdir(pkg)).filter((name) => name.startsWith(stem) && name.endsWith(suffix));
  if (found.length !== 1) throw new Error(`expected one ${stem}*${suffix} in ${pkg}, found: ${found.join(", ") || "none"}`);
  return join(pkg, found[0]);
}

/** Replaces `file` by `content` under a name that carries the hash of `content`; returns the new name. */
async function rename(file, stem, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const name = `${stem}-${hash}${extension}`;
  await rm(file);
  await writeFile(join(pkg, name), content);
  return name;
}

/** Writes NAME.br and NAME.gz beside every compressible file under `folder`. */
async function compressAll(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)));
  await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      const content = await readFile(file);
      // Quality 11 is the default; the size lets the encoder choose its window.
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
      await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
    }),
  );
}
