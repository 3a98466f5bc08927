/**
 * The programs of the package. What the build does once need not be done by each run: to load one module takes longer than to run most of
 * them, so a command is bundled with the libraries that it uses, in a few files; and templates are compiled.
 */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { printerOnly } from "./build-printer.mjs";

/** Found at run time: two are native, the other loads parts of itself by their paths. */
const external = ["jiti", "oxfmt", "oxc-transform"];

/** The binary, its threads, the modules that config files and targets import, and the programs of developers. */
const entryPoints = [
  ...["cli/main.ts", "run/worker.ts", "emit/typescript/print-worker.ts"],
  ...["index.ts", "emit/templates.ts", "catalog/refresh.ts"],
];

/**
 * Bundles the programs, compiles the templates, and adds the licences of what is bundled.
 *
 * @param {string} root the folder of the package
 * @param {string} dist the folder to fill, in `root`; it need not exist
 * @returns {Promise<string[]>} names of the chunks, which are the files that programs share
 */
export async function bundle(root, dist) {
  const common = { ...settings, absWorkingDir: root, outdir: dist };
  const { metafile } = await build(common);
  // By itself: what it shares with the programs would have to be files of their own, and each file that a run loads costs time.
  const helpers = await build({ ...common, entryPoints: ["generator/helpers.ts"], splitting: false });
  const inputs = [metafile, helpers.metafile]
    .flatMap((one) => Object.keys(one.inputs))
    .filter((path) => !path.startsWith(`${whenCalledFiles}:`));
  writeFileSync(join(dist, "LICENSES.txt"), licenses(root, inputs));
  await compileTemplates(dist);
  writeFileSync(join(dist, "fingerprint"), fingerprint(root, dist));
  // `npx` links to it as it is.
  chmodSync(join(dist, "cli/main.js"), 0o755);
  return Object.keys(metafile.outputs)
    .map((path) => basename(path))
    .filter((name) => name.startsWith("chunk-"));
}

const whenCalledFiles = "when-called";

/**
 * An esbuild plugin: a library whose default export is a function, and which takes long to start, starts when that is first called.
 * (`string-width`, of which yargs brings several, loads Unicode's tables of emojis; only a command's help is laid out by it.)
 */
function whenCalled(library) {
  return {
    name: `when-called ${library}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${library}$`) }, async ({ path, pluginData, ...asked }) => {
        if (pluginData === whenCalled) return undefined;
        const found = await build.resolve(path, { ...asked, pluginData: whenCalled });
        return { ...found, namespace: whenCalledFiles };
      });
      build.onLoad({ filter: /.*/, namespace: whenCalledFiles }, ({ path }) => ({
        contents: `let called; export default (...given) => (called ??= require(${JSON.stringify(path)}).default)(...given);`,
        resolveDir: dirname(path),
      }));
    },
  };
}

const settings = {
  entryPoints: entryPoints.map((name) => `generator/${name}`),
  outbase: "generator",
  chunkNames: "chunk-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external,
  plugins: [printerOnly(/[\\/]emit[\\/]typescript[\\/]print\.ts$/), whenCalled("string-width")],
  // Libraries of the older kind of modules ask for Node's own in the older way.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

/** With the code that was bundled just now, which is the same as in the sources. */
async function compileTemplates(dist) {
  const { compileFolder, templateFolders } = await import(pathToFileURL(join(dist, "emit/templates.js")).href);
  mkdirSync(join(dist, "templates"));
  for (const folder of templateFolders()) {
    writeFileSync(join(dist, "templates", `${folder}.cjs`), `module.exports = ${compileFolder(folder)};\n`);
  }
}

/** A hash that differs from build to build where the programs differ. Of what makes texts and is not in the bundle, the version counts. */
function fingerprint(root, dist) {
  const hash = createHash("sha256");
  for (const name of ["oxfmt", "oxc-transform"])
    hash.update(readFileSync(join(root, "node_modules", name, "package.json")));
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const programs = files.map((file) => join(file.parentPath, file.name)).filter((path) => !path.endsWith(".d.ts"));
  for (const path of programs.sort()) hash.update(readFileSync(path));
  return `${hash.digest("hex")}\n`;
}

/** The licences of the libraries in the bundle, which ask to be kept with them. */
function licenses(root, inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...folders]
    .sort()
    .map((folder) => license(root, folder))
    .join("\n");
}

function license(root, folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(root, folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
