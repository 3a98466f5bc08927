/** Notices that files hold other bytes than before. */
import { createHash } from "node:crypto";
import { type FSWatcher, readFileSync, statSync, watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface FileWatch {
  /** Remembers how files are now; one that is noted already stays so. */
  note(paths: readonly string[]): void;
  /** Forgets all files. */
  begin(): void;
  /** Those that differ from how they were noted, once nobody writes to them any more. */
  changed(): Promise<readonly string[]>;
  close(): void;
}

interface State {
  readonly stamp: string;
  readonly hash: string;
}

/** Editors write a file in steps, or put a new one in its place: it counts when nothing has happened for so long. */
const settleMs = 100;
/** A file that never rests, a log perhaps, is looked at all the same. */
const settleRounds = 20;

/**
 * @param wake called when something may have changed. Not on every disk: where the system tells of nothing (a network, a container's
 * mount), whoever calls {@link FileWatch.changed} every second or so misses nothing either.
 */
export function watchFiles(wake: () => void): FileWatch {
  const noted = new Map<string, State>();
  const folders = new Map<string, FSWatcher>();
  const moved = () => [...noted].filter(([path, { stamp }]) => stampOf(path) !== stamp).map(([path]) => path);

  /** A folder, not the file: a watched file is lost when another one takes its place. */
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
    begin: () => noted.clear(),
    note(paths) {
      for (const path of paths.filter((path) => !noted.has(path))) {
        noted.set(path, { stamp: stampOf(path), hash: hashOf(path) });
        listen(dirname(resolve(path)));
      }
    },
    async changed() {
      if (moved().length === 0) return [];
      await settled([...noted.keys()]);
      return moved().filter((path) => {
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

/** Differs whenever a file was written or replaced, and costs no reading. */
function stampOf(path: string): string {
  try {
    const stats = statSync(path, { bigint: true });
    return stats.isFile() ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(":") : "";
  } catch {
    return "";
  }
}

/** Of what cannot be read, all hashes are alike; a pipe can be read once only, and not here. */
function hashOf(path: string): string {
  if (stampOf(path) === "") return "";
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return "";
  }
}
