/** Notices when the bytes of files change, or of any file below a folder. */
import { type FSWatcher, statSync, watch } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { filesBelow, pathHash } from "../memory/digest.js";

export interface FileWatch {
  /** Remembers the present state of files and folders. Files that are noted already keep the state they were noted with. */
  note(paths: readonly string[]): void;
  /** Forgets all files. */
  clear(): void;
  /** Waits until nobody writes to the noted files, and returns those whose bytes are not those they were noted with. */
  changed(): Promise<readonly string[]>;
  close(): void;
}

interface FileState {
  /** Of {@link stampOf}. */
  readonly stamp: string;
  /** Of {@link hashOf}. */
  readonly hash: string;
}

/** Editors write a file in steps, or put a new one in its place: the file is read when nothing has happened to it for this long. */
const settleMs = 100;
/** After so many rounds a file is read even if it still changes, as a log does. */
const settleRounds = 20;

/**
 * @param wake called when something may have changed. Some disks (network drives, mounts of containers) report no changes: there, call
 * {@link FileWatch.changed} every second or so.
 */
export function watchFiles(wake: () => void): FileWatch {
  const noted = new Map<string, FileState>();
  const folders = new Map<string, FSWatcher>();
  const touched = () => [...noted].filter(([path, { stamp }]) => stampOf(path) !== stamp).map(([path]) => path);

  /** Watches the folder of a file: a watch on the file itself ends when another file takes its place. */
  const listen = (folder: string): void => {
    if (folders.has(folder)) return;
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name === null || [...noted.keys()].some((path) => basename(path) === name)) wake();
      });
      watcher.on("error", () => watcher.close());
      folders.set(folder, watcher);
    } catch {
      return;
    }
  };

  return {
    clear: () => noted.clear(),
    note(paths) {
      for (const path of paths.filter((path) => !noted.has(path))) {
        noted.set(path, { stamp: stampOf(path), hash: hashOf(path) });
        listen(dirname(resolve(path)));
      }
    },
    async changed() {
      if (touched().length === 0) return [];
      await settled([...noted.keys()]);
      return touched().filter((path) => {
        const now = { stamp: stampOf(path), hash: hashOf(path) };
        if (now.hash !== noted.get(path)?.hash) return true;
        noted.set(path, now);
        return false;
      });
    },
    close() {
      for (const watcher of folders.values()) watcher.close();
    },
  };
}

async function settled(paths: readonly string[]): Promise<void> {
  const look = () => paths.map(stampOf).join("\n");
  let last = look();
  for (let round = 0; round < settleRounds; round++) {
    await sleep(settleMs);
    const now = look();
    if (now === last) return;
    last = now;
  }
}

/** Differs after each time that a file, or one below a folder, was written or replaced; costs no reading. "" where there is neither. */
function stampOf(path: string): string {
  try {
    const stats = statSync(path, { bigint: true });
    if (stats.isDirectory())
      return filesBelow(path)
        .map((name) => `${name} ${stampOf(join(path, name))}`)
        .join("\n");
    return stats.isFile() ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(":") : "";
  } catch {
    return "";
  }
}

/** The sha256 of the bytes; "" for what cannot be read, and for a pipe, whose text would be lost to its reader. */
function hashOf(path: string): string {
  return pathHash(path) ?? "";
}
