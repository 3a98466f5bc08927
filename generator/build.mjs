/**
 * `npm run build`: makes dist/ where its sources are not those that it was made of, and does nothing where they are.
 *
 * `dist/build.json` holds the hashes of the sources, so that the times of files, which a checkout changes, do not matter. `--anew` makes
 * dist/ in any case, with nothing of an earlier build in it: that is for packing.
 */
import { createHash } from "node:crypto";
import { linkSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { replaceFolder } from "./swap.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "dist");

/** Files, and folders with all that is in them. */
const sources = ["generator", "templates", "package.json", "package-lock.json", "tsconfig.json"];

/**
 * Makes dist/ where its sources have changed; says so on standard error before.
 *
 * @param {{ isAnew?: boolean, install?: () => void }} options `isAnew`: makes it in any case; `install`: called before dist/ is made, to
 * install the packages that the build needs
 * @returns {Promise<void>}
 */
export async function build({ isAnew = false, install = () => undefined } = {}) {
  const hashes = hashesOf(sources);
  const last = lastBuild();
  const reason = isAnew ? "anew" : reasonToBuild(last?.sources, hashes);
  if (reason === undefined) return;
  console.error(`Building dist/ of airflow-codegen (${reason}): this takes some seconds.`);
  install();
  const [{ bundle }, { declare }] = await Promise.all([
    import("./build-bundle.mjs"),
    import("./build-declarations.mjs"),
  ]);
  await replaceFolder(dist, async (workshop) => {
    const made = join(workshop, "dist");
    const [chunks] = await all([bundle(root, made), declare(root, workshop)]);
    if (!isAnew) keepChunks(last?.chunks ?? [], made);
    writeFileSync(join(made, "build.json"), `${JSON.stringify({ chunks, sources: hashes }, null, 1)}\n`);
  });
}

/** As `Promise.all`, but where one fails the others are waited for: none writes into a folder that is removed. */
async function all(promises) {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** @returns {{ chunks: string[], sources: Record<string, string> } | undefined} undefined: there is no dist/ */
function lastBuild() {
  try {
    return JSON.parse(readFileSync(join(dist, "build.json"), "utf8"));
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} undefined: nothing has changed */
function reasonToBuild(before, now) {
  if (before === undefined) return "there is none yet";
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const changed = paths.filter((path) => before[path] !== now[path]);
  if (changed.length === 0) return undefined;
  return changed.length === 1
    ? `${changed[0]} has changed`
    : `${changed.length} files have changed, such as ${changed[0]}`;
}

/** @returns {Record<string, string>} sha256 of each file by its path */
function hashesOf(paths) {
  const files = paths.flatMap(filesAt).sort();
  return Object.fromEntries(files.map((path) => [path, hashOf(readFileSync(join(root, path)))]));
}

function hashOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function filesAt(path) {
  const absolute = join(root, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats === undefined ? [] : [path];
  const entries = readdirSync(absolute, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/**
 * Keeps the chunks of the last build: a program that started before this build loads some of them later. The name of a chunk is a hash of
 * its text, so they do not collide with new ones.
 */
function keepChunks(names, made) {
  for (const name of names) {
    try {
      linkSync(join(dist, name), join(made, name));
    } catch {
      // The new build has the same chunk, or somebody has removed the old one.
      continue;
    }
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await build({ isAnew: argv.includes("--anew") });
