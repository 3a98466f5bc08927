/**
 * `npm run build`, before the compiler checks the types and declares them: what is done here once need not be done by each run. To load one
 * module takes longer than to run most of them, so a command is bundled with the libraries that it uses, in a few files.
 */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { printerOnly } from "./build-printer.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "dist");

/** Found at run time: one is native, the other loads parts of itself by their paths. */
const external = ["jiti", "oxfmt"];

/** What is in the package and whoever starts it: the binary, its threads, the module of config files, and the programs of developers. */
const entryPoints = [
  ...["cli/main.ts", "run/worker.ts", "emit/typescript/print-worker.ts"],
  ...["index.ts", "emit/templates.ts", "catalog/refresh.ts"],
];

rmSync(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: entryPoints.map((name) => `generator/${name}`),
  outdir: dist,
  outbase: "generator",
  chunkNames: "chunk-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external,
  plugins: [printerOnly(/[\\/]emit[\\/]typescript[\\/]print\.ts$/)],
  // Libraries of the older kind of modules ask for Node's own in the older way.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
writeFileSync(join(dist, "LICENSES.txt"), licenses(Object.keys(metafile.inputs)));

const { compiledTemplates, compileFolder, templateFolders } = await import("../dist/emit/templates.js");
mkdirSync(compiledTemplates, { recursive: true });
for (const folder of templateFolders()) {
  writeFileSync(new URL(`${folder}.cjs`, compiledTemplates), `module.exports = ${compileFolder(folder)};\n`);
}

writeFileSync(join(dist, "fingerprint"), fingerprint());

// `npx` links to it as it is.
chmodSync(join(dist, "cli/main.js"), 0o755);

/** What tells this build from others. Of the formatter, which is not in the bundle, its version. */
function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(join(root, "node_modules/oxfmt/package.json")));
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) hash.update(readFileSync(path));
  return `${hash.digest("hex")}\n`;
}

/** The licences of the libraries in the bundle, which ask to be kept with them. */
function licenses(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...folders].sort().map(license).join("\n");
}

function license(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(root, folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
