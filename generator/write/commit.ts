/**
 * Brings planned outputs onto the disk, all or nothing.
 *
 * Everything is written aside first, in the same file system (`stage`). Then it is moved into place (`move`), where each move is one
 * system call: a file is there as it was or as it is to be, and is whole at any time; a folder that is new is moved as one. What is
 * replaced or pruned is kept until all has succeeded, and put back when something has not.
 *
 * No file system moves several files at once. So for the moves, a few milliseconds, the folder is between the two states, and for just
 * as long it holds the manifest of the new one as well, under the name `next-….json`. Whoever is killed there leaves it behind; the next
 * run knows by the hashes of both manifests what is generated, makes all of it as it is to be, and removes what was left aside. Killed
 * earlier or later, the folder is in its old or in its new state.
 *
 * Synchronous on purpose up to here: a few hundred small files are written fastest so, and nothing else of the run can come in between.
 * What is left aside is removed afterwards, and not so: where a disk is told of each block that is free again, it takes a millisecond or
 * two to remove a file, and takes no longer to remove several at once.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  promises,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { failure } from "../diagnostics.js";
import { diskFailure } from "./errno.js";
import { manifestPath, ownFolder, parents } from "./paths.js";
import type { Plan } from "./plan.js";

/** @throws Failure `OUTPUT_UNWRITABLE`; every folder is then as it was. */
export async function commit(plans: readonly Plan[]): Promise<void> {
  await Promise.all(moveAll(plans).map(cleanUp));
}

/** Brings all plans into place; what is left aside is still there. */
function moveAll(plans: readonly Plan[]): Staged[] {
  const undo: Undo = [];
  let current = "";
  const each = <T, U>(items: readonly T[], planOf: (item: T) => Plan, step: (item: T, undo: Undo) => U): U[] =>
    items.map((item) => {
      current = planOf(item).dir;
      return step(item, undo);
    });
  try {
    const all = each(plans.filter(hasChanges), (plan) => plan, stage);
    for (const step of [announce, move, conclude]) each(all, ({ plan }) => plan, step);
    return all;
  } catch (error) {
    putBack(undo, current);
    throw diskFailure(error, current);
  }
}

/** Whether there is anything to be done on the disk. */
export function hasChanges({ writes, pruned, isManifestCurrent, leftovers }: Plan): boolean {
  return writes.length > 0 || pruned.length > 0 || !isManifestCurrent || leftovers.length > 0;
}

/** Functions that take back the steps done so far; to be called in reverse order. */
type Undo = (() => void)[];

interface Staged {
  readonly plan: Plan;
  /** Holds the new manifest, the new files below `new`, and the files they replace below `old`. */
  readonly folder: string;
  /** Where the manifest lies while files are moved. */
  readonly next: string;
  /** Paths to move in: files, and whole folders that are not there yet. */
  readonly moves: readonly string[];
}

function stage(plan: Plan, undo: Undo): Staged {
  const folder = mkdtempSync(join(plan.root, ownFolder, "tmp-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  // The manifest is written before all other files, because it waits for the disk to hold every byte written so far.
  if (plan.manifest !== undefined) writeThrough(join(folder, "next.json"), plan.manifest);
  const aside = asideIn(folder);
  const moves = new Set<string>();
  const topmostNew = topmostNewOf(plan.root);
  for (const { path, text } of plan.writes) {
    writeFileSync(aside("new", path), text);
    moves.add(topmostNew(path));
  }
  for (const path of plan.pruned) aside("old", path);
  for (const path of [...moves, manifestPath]) keep(join(plan.root, path), () => aside("old", path));
  const next = join(plan.root, ownFolder, `${basename(folder).replace("tmp", "next")}.json`);
  return { plan, folder, next, moves: [...moves] };
}

/** Makes a function that says where a file lies aside, in a folder that is there. */
function asideIn(folder: string): (state: "new" | "old", path: string) => string {
  const made = new Set<string>();
  return (state, path) => {
    const aside = join(folder, state, path);
    const parent = dirname(aside);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    return aside;
  };
}

/** Makes a function that finds the outermost folder of a path that is not there, or else the path itself. */
function topmostNewOf(root: string): (path: string) => string {
  const known = new Map<string, boolean>();
  const isNew = (folder: string) => {
    if (!known.has(folder)) known.set(folder, !existsSync(join(root, folder)));
    return known.get(folder) === true;
  };
  return (path) => parents(path).toReversed().find(isNew) ?? path;
}

/** Writes a file and waits until the disk holds its bytes: a power failure must not leave moved files without their manifest. */
function writeThrough(path: string, text: string): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A second name for a file that is going to be replaced; a copy with its times where the disk has no second names. */
function keep(path: string, asideOf: () => string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  const aside = asideOf();
  try {
    linkSync(path, aside);
  } catch {
    copyFileSync(path, aside);
    utimesSync(aside, stats.atime, stats.mtime);
  }
}

/** Puts the next manifest where other runs look for it. If this run is killed after that, the next one notices. */
function announce({ plan, folder, next }: Staged, undo: Undo): void {
  if (plan.manifest !== undefined) rename(join(folder, "next.json"), next, undo);
}

function move({ plan, folder, moves }: Staged, undo: Undo): void {
  for (const path of plan.pruned) rename(join(plan.root, path), join(folder, "old", path), undo);
  for (const path of plan.emptied) removeEmpty(join(plan.root, path), undo);
  for (const path of moves) replace(join(plan.root, path), join(folder, "new", path), join(folder, "old", path), undo);
}

function removeEmpty(folder: string, undo: Undo): void {
  if (readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  undo.push(() => mkdirSync(folder));
}

/** Puts the manifest in place: after this step the folder is in its new state. */
function conclude({ plan, folder, next }: Staged, undo: Undo): void {
  if (plan.manifest !== undefined)
    replace(join(plan.root, manifestPath), next, join(folder, "old", manifestPath), undo);
}

function rename(from: string, to: string, undo: Undo): void {
  renameSync(from, to);
  undo.push(() => renameSync(to, from));
}

function replace(path: string, by: string, old: string, undo: Undo): void {
  renameSync(by, path);
  undo.push(() => {
    renameSync(path, by);
    if (existsSync(old)) renameSync(old, path);
  });
}

/** The new state is in place, so this step must not fail: files aside that cannot be removed do no harm. */
async function cleanUp({ plan, folder }: Staged): Promise<void> {
  // The lock is removed when it is released.
  const leftovers = plan.leftovers.filter((name) => name !== "lock").map((name) => join(plan.root, ownFolder, name));
  const remove = (path: string) => promises.rm(path, { recursive: true, force: true });
  await Promise.allSettled([folder, ...leftovers].map(remove));
}

function putBack(undo: Undo, dir: string): void {
  for (const step of undo.toReversed()) {
    try {
      step();
    } catch (error) {
      // Going on would end with the removal of the folder that holds the old files.
      throw failure("OUTPUT_UNWRITABLE", `\`${dir}\` could not be restored: ${String(error)}`, {
        fix: `The old files are in \`${join(dir, ownFolder)}\`: free or unlock the disk and move them back.`,
      });
    }
  }
}
