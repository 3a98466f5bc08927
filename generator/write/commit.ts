/**
 * Brings planned outputs onto the disk, all or nothing: everything is written aside first, in the same file system, then moved into
 * place; what is replaced or pruned is kept until all has succeeded. Synchronous on purpose: a few hundred small files are written
 * fastest so, and nothing else of the run can come in between.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { failure } from "../diagnostics.js";
import { diskFailure } from "./errno.js";
import { ownFolder, parents } from "./paths.js";
import type { Plan } from "./plan.js";

/** @throws Failure `OUTPUT_UNWRITABLE`; every folder is then as it was. */
export function commit(plans: readonly Plan[]): void {
  const undo: (() => void)[] = [];
  let current = "";
  try {
    const staged = plans.filter(hasChanges).map((plan) => {
      current = plan.dir;
      return stage(plan, undo);
    });
    for (const { plan, folder } of staged) {
      current = plan.dir;
      move(plan, folder, undo);
    }
    for (const { plan, folder } of staged) cleanUp(plan, folder);
  } catch (error) {
    putBack(undo, current);
    throw diskFailure(error, current);
  }
}

function hasChanges(plan: Plan): boolean {
  return plan.manifest !== undefined || plan.writes.length > 0 || plan.pruned.length > 0;
}

interface Staged {
  readonly plan: Plan;
  /** Holds `new-N`, the N-th file to be moved in, and then `old-N`, what lay in its place. */
  readonly folder: string;
}

/** The manifest comes last: as long as it is the old one, the run has not happened. */
function filesOf({ writes, manifest }: Plan) {
  return manifest === undefined ? writes : [...writes, manifest];
}

function stage(plan: Plan, undo: (() => void)[]): Staged {
  makeFolder(join(plan.root, ownFolder), undo);
  const folder = mkdtempSync(join(plan.root, ownFolder, "tmp-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  for (const [index, file] of filesOf(plan).entries()) writeFileSync(join(folder, `new-${index}`), file.text);
  return { plan, folder };
}

function move(plan: Plan, folder: string, undo: (() => void)[]): void {
  for (const [index, path] of plan.pruned.entries()) {
    rename(join(plan.root, path), join(folder, `pruned-${index}`), undo);
  }
  for (const [index, { path }] of filesOf(plan).entries()) {
    const target = join(plan.root, path);
    makeFolder(dirname(target), undo);
    if (existsSync(target)) rename(target, join(folder, `old-${index}`), undo);
    rename(join(folder, `new-${index}`), target, undo);
  }
}

function rename(from: string, to: string, undo: (() => void)[]): void {
  renameSync(from, to);
  undo.push(() => renameSync(to, from));
}

/** Makes a folder and those around it, remembering what was not there. */
function makeFolder(path: string, undo: (() => void)[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => rmdirSync(path));
}

/** From here on nothing may fail: the new state is in place, and what cannot be tidied up does no harm. */
function cleanUp(plan: Plan, folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    const emptied = new Set(plan.pruned.flatMap(parents));
    const deepestFirst = [...emptied].toSorted((a, b) => b.length - a.length);
    for (const path of deepestFirst) {
      if (readdirSync(join(plan.root, path)).length === 0) rmdirSync(join(plan.root, path));
    }
  } catch {
    return;
  }
}

function putBack(undo: readonly (() => void)[], dir: string): void {
  for (const step of undo.toReversed()) {
    try {
      step();
    } catch (error) {
      // Going on would end with the removal of the folder that holds the old files.
      throw failure("OUTPUT_UNWRITABLE", `\`${dir}\` could not be put back as it was: ${String(error)}`, {
        fix: `The old files are in \`${join(dir, ownFolder)}\`: free or unlock the disk and move them back.`,
      });
    }
  }
}
