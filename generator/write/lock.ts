/**
 * One run at a time writes to an output folder. A lock is a file that names its holder; a lock whose run has ended is taken over, so that
 * nobody has to delete it by hand. Reading needs no lock: see unlocked-read.ts.
 */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { failure, type Failure } from "../diagnostics.js";
import { isErrno } from "./errno.js";
import { lockPath, ownFolder } from "./paths.js";
import { readRegular } from "./regular.js";

export interface Lock {
  /** Whether this run still holds the lock: false where another run took this one for dead. */
  isHeld(): boolean;
  release(): void;
}

/** How long to wait for another run, in milliseconds, and what to call while waiting. */
export interface Patience {
  readonly waitMs: number;
  readonly onWait: (text: string) => void;
}

/** Writing takes a second at most. So the run of a lock this old is dead, even where a process has its id, or the id is of another machine. */
const longestMs = 10 * 60_000;
/** A lock of this age without text is dead as well: its run was killed between making the file and writing the text. */
const unwrittenMs = 2_000;
const pollMs = 25;

/**
 * Waits until no other run writes to a folder.
 *
 * @param dir as the user names it
 * @throws Failure `OUTPUT_LOCKED` when the patience is over
 */
export async function untilFree(root: string, dir: string, patience: Patience): Promise<void> {
  await until(() => isFree(join(root, lockPath)), root, dir, patience);
}

/**
 * Takes the lock of a folder, which is made where it is not there yet.
 *
 * @throws Failure `OUTPUT_LOCKED` when the patience is over; errors of the file system
 */
export async function lock(root: string, dir: string, patience: Patience): Promise<Lock> {
  const path = join(root, lockPath);
  // The UUID: two runs may be of one process.
  const text = `${process.pid} ${here()}\n${randomUUID()}\n`;
  const folders = [join(root, ownFolder), ...missing(root)];
  const removeEmpty = () => folders.forEach((folder) => attempt(() => rmdirSync(folder)));
  try {
    await until(() => take(path, text), root, dir, patience);
  } catch (error) {
    removeEmpty();
    throw error;
  }
  const isHeld = () => textOf(path) === text;
  const release = () => {
    // An error here is no reason to fail: a lock that stays behind is dead as soon as this process ends.
    if (isHeld()) attempt(() => rmSync(path));
    removeEmpty();
  };
  return { isHeld, release };
}

async function until(isDone: () => boolean, root: string, dir: string, { waitMs, onWait }: Patience): Promise<void> {
  const isFile = statSync(join(root, lockPath), { throwIfNoEntry: false })?.isFile() ?? true;
  if (!isFile)
    throw failure("OUTPUT_UNSAFE", `\`${join(dir, lockPath)}\` is not a file, so no run can lock the folder`);
  const end = performance.now() + waitMs;
  for (let turn = 0; !isDone(); turn++) {
    if (performance.now() > end) throw locked(root, dir);
    // A wait of one turn is too short to report.
    if (turn > 0) onWait(`waiting for another run that writes to ${dir}`);
    await sleep(pollMs);
  }
}

/** Tries once to make the lock: of several runs that try at the same moment one succeeds. Removes a dead lock, for the next turn. */
function take(path: string, text: string): boolean {
  let file: number;
  try {
    makeFolder(dirname(path));
    file = openSync(path, "wx");
  } catch (error) {
    // ENOENT: another run has failed, and has removed the folder.
    if (!isErrno(error) || (error.code !== "EEXIST" && error.code !== "ENOENT")) throw error;
    removeDead(path);
    return false;
  }
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    attempt(() => rmSync(path));
    throw error;
  } finally {
    closeSync(file);
  }
}

/**
 * Not by `recursive`: with it Node never comes back where the file system lets nobody make a folder and says that there is none,
 * as that of `/proc` does.
 */
function makeFolder(path: string): void {
  for (const folder of missing(path).toReversed()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      if (!isErrno(error) || error.code === "EEXIST") continue;
      throw error.code === "ENOENT" && existsSync(dirname(folder)) ? noFolder(folder) : error;
    }
  }
}

function noFolder(path: string): Failure {
  return failure("OUTPUT_UNWRITABLE", `\`${path}\` cannot be written: no folder can be created there`);
}

/**
 * Of two runs that do this at once, one may move away the new lock of the other. That run puts the lock back, and the holder checks that it
 * still has the lock before it writes.
 */
function removeDead(path: string): void {
  const text = textOf(path);
  // A lock without text is gone, or this user has no permission to read it.
  if (text === undefined || !isFree(path)) return;
  const aside = `${path}-${randomUUID()}`;
  attempt(() => {
    renameSync(path, aside);
    if (textOf(aside) === text) rmSync(aside);
    else renameSync(aside, path);
  });
}

function isFree(path: string): boolean {
  const text = textOf(path);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (text === undefined || stats === undefined) return true;
  const ageMs = Date.now() - stats.mtimeMs;
  const { pid, place } = holderIn(text);
  if (pid === undefined) return ageMs > unwrittenMs;
  return ageMs > longestMs || (place === here() && !isRunning(pid));
}

function locked(root: string, dir: string): Failure {
  const { pid, place } = holderIn(textOf(join(root, lockPath)) ?? "");
  const who = pid === undefined ? "" : `: process ${pid} on ${place}`;
  return failure("OUTPUT_LOCKED", `Another run is writing to \`${dir}\`${who}`, {
    place: { file: join(dir, lockPath) },
  });
}

function holderIn(text: string): { readonly pid?: number; readonly place?: string } {
  const [, pid, place] = /^([1-9]\d{0,9}) (.*)\n./.exec(text) ?? [];
  return pid === undefined || place === undefined ? {} : { pid: Number(pid), place };
}

/** Names the place where process ids are ours: this machine, and on Linux this container. */
function here(): string {
  return [hostname(), attempt(() => readlinkSync("/proc/self/ns/pid"))].join(" ").trim();
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isErrno(error) && error.code === "EPERM";
  }
}

/** The folders of a path that are not there, the path itself included; innermost first. */
function missing(path: string): string[] {
  return existsSync(path) ? [] : [path, ...missing(dirname(path))];
}

function textOf(path: string): string | undefined {
  return attempt(() => readRegular(path));
}

/** Calls `work`; undefined where it throws. For steps that may fail without harm. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
