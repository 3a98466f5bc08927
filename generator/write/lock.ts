/**
 * One run at a time writes to an output folder. A lock is a file that tells who holds it; that of a dead run counts for nothing, so that
 * nobody has to delete it. Reading needs no lock: see steady.ts.
 */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
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

export interface Lock {
  /** Whether it is still ours: false where another run took it for that of a dead one. */
  isHeld(): boolean;
  release(): void;
}

/** How long to wait for another run, in milliseconds, and what to call while waiting. */
export interface Patience {
  readonly waitMs: number;
  readonly onWait: (text: string) => void;
}

/** Writing takes a second at most: a lock this old is a dead one, whoever has its process id now and whether or not that can be asked. */
const longestMs = 10 * 60_000;
/** So is one without its text: it was made, and its run was killed before the next call. */
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
 * @throws Failure `OUTPUT_LOCKED` when the patience is over; what the disk says
 */
export async function lock(root: string, dir: string, patience: Patience): Promise<Lock> {
  const path = join(root, lockPath);
  // Two runs may be of one process.
  const text = `${process.pid} ${here()}\n${randomUUID()}\n`;
  const folders = [join(root, ownFolder), ...missing(root)];
  const removeEmpty = () => attempt(() => folders.forEach((folder) => rmdirSync(folder)));
  try {
    await until(() => take(path, text), root, dir, patience);
  } catch (error) {
    removeEmpty();
    throw error;
  }
  const isHeld = () => textOf(path) === text;
  const release = () => {
    // What is done is done: a lock that stays behind is a dead one as soon as this process ends.
    if (isHeld()) attempt(() => rmSync(path));
    removeEmpty();
  };
  return { isHeld, release };
}

async function until(isDone: () => boolean, root: string, dir: string, { waitMs, onWait }: Patience): Promise<void> {
  const end = performance.now() + waitMs;
  for (let turn = 0; !isDone(); turn++) {
    if (performance.now() > end) throw locked(root, dir);
    // What is free after one turn is not worth a word.
    if (turn > 0) onWait(`waiting for another run that writes to ${dir}`);
    await sleep(pollMs);
  }
}

/** Tries once: of those that try at the same moment one succeeds. A dead lock that is in the way is gone at the next turn. */
function take(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  let file: number;
  try {
    file = openSync(path, "wx");
  } catch (error) {
    // ENOENT: another run has failed, and took the folder with it.
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

/** Where two do it at once, one takes away the new lock of the other: it is put back, and its holder looks before it writes. */
function removeDead(path: string): void {
  const text = textOf(path);
  // Without a text it is gone, or not for us to read.
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

/** Where process ids mean what they mean here: this machine, and on Linux this container. */
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
  return attempt(() => readFileSync(path, "utf8"));
}

/** For what may fail without harm. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
