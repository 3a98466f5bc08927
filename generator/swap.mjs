/**
 * Folders that are made anew as a whole: beside the one in use, and then put in its place. Nobody sees half of such a folder, not while it is
 * made and not where its maker is killed; of two makers at once each makes all of it, and the last one stays.
 */
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/** A workshop of another machine or container counts as abandoned at this age, in milliseconds: whether its maker is alive cannot be asked. */
const abandonedMs = 60 * 60_000;

/**
 * Makes a folder anew.
 *
 * Between the two moves that put it in place, some microseconds, there is no such folder.
 *
 * @param {string} folder the folder to replace; it need not exist
 * @param {(workshop: string) => void | Promise<void>} make makes a folder of that name in the workshop, an empty folder beside the one in use
 * @returns {Promise<void>}
 * @throws what `make` throws; the folder is then as it was
 */
export async function replaceFolder(folder, make) {
  removeAbandoned(folder);
  const workshop = mkdtempSync(`${prefixOf(folder)}${hostname()}-${process.pid}-`);
  try {
    await make(workshop);
    swapIn(folder, workshop);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function swapIn(folder, workshop) {
  const made = join(workshop, basename(folder));
  if (!existsSync(made)) throw new Error(`${made} was not made`);
  // Another maker may put its folder in place between the two moves.
  for (let attempt = 1; ; attempt++) {
    const old = join(workshop, `old-${attempt}`);
    unlessMissing(() => renameSync(folder, old));
    try {
      return renameSync(made, folder);
    } catch (error) {
      if (existsSync(folder) && attempt < 10) continue;
      unlessMissing(() => renameSync(old, folder));
      throw error;
    }
  }
}

/** Removes the workshops of makers that were killed. */
function removeAbandoned(folder) {
  const parent = dirname(folder);
  const prefix = basename(prefixOf(folder));
  for (const name of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    const workshop = join(parent, name);
    if (isAbandoned(workshop, name.slice(prefix.length))) rmSync(workshop, { recursive: true, force: true });
  }
}

function isAbandoned(workshop, maker) {
  const [, host, pid] = /^(.*)-(\d+)-\w+$/.exec(maker) ?? [];
  if (host === hostname()) return !isRunning(Number(pid));
  const stats = statSync(workshop, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > abandonedMs;
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function prefixOf(folder) {
  return `${folder}.new-`;
}

function unlessMissing(work) {
  try {
    work();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
