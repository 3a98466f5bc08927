/** What the files of an output were made of. A file is made again only where that has changed. */
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Job, JobOutput } from "../config/job.js";
import { type Memory, noMemory } from "../emit/memory.js";
import type { OutputFile } from "../output-file.js";
import { hashOfFile, sha256 } from "../write/manifest.js";
import { keep, recall } from "./store.js";

/** By path: the hash of what the text was made of, and that of the text. */
export type Origins = Readonly<Record<string, readonly [madeOf: string, text: string]>>;

/** A memory that is to be kept when the output is written. */
export interface OutputMemory extends Memory {
  /** What each of these files was made of, where `recall` was asked for the file. */
  originsOf(files: readonly OutputFile[]): Origins;
}

/**
 * What is known of an output. A text that was edited since is not recalled; with `force`, nothing is, and nothing of a target of the
 * user's: its code may be another one than at the last run.
 */
export function outputMemory({ force }: Job, output: JobOutput): OutputMemory {
  if (output.definedIn !== undefined) return { ...noMemory, originsOf: () => ({}) };
  const known = force ? {} : knownOrigins(output);
  const origins = new Map<string, string>();
  return {
    recall(path, origin) {
      const madeOf = sha256(JSON.stringify(origin()));
      origins.set(path, madeOf);
      const [knownOrigin, textHash] = (Object.hasOwn(known, path) && known[path]) || [];
      return knownOrigin === madeOf ? textAt(join(output.dir, path), textHash) : undefined;
    },
    originsOf(files) {
      return Object.fromEntries(
        files.flatMap((file) => {
          const madeOf = origins.get(file.path);
          return madeOf === undefined ? [] : [[file.path, [madeOf, hashOfFile(file)]] as const];
        }),
      );
    },
  };
}

/** Keeps what the files of an output were made of. Never fails. */
export function keepOrigins(output: JobOutput, origins: Origins): void {
  keep("outputs", keyOf(output), origins);
}

function knownOrigins(output: JobOutput): Origins {
  const known = recall("outputs", keyOf(output));
  if (typeof known !== "object" || known === null) return {};
  return Object.values(known).every(Array.isArray) ? (known as Origins) : {};
}

/** A folder is relative to where the run is. */
function keyOf({ target, dialect, dialectVersion, dir }: JobOutput): unknown {
  return [process.cwd(), { target, dialect, dialectVersion, dir }];
}

function textAt(path: string, hash: string | undefined): string | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const text = readFileSync(path, "utf8");
    return sha256(text) === hash ? text : undefined;
  } catch {
    return undefined;
  }
}
