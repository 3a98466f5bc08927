/**
 * What a command line meant when it was last run: its jobs. To find that out takes the parser of command lines and the rules of every
 * option, which is longer than the rest of a run with nothing to do.
 */
import { configFiles, isData } from "../config/file-names.js";
import { hasUserTarget, type Job } from "../config/job.js";
import type { Given } from "../config/options.js";
import { fileHash } from "./digest.js";
import { keep, recall } from "./store.js";

export interface KnownCommand {
  readonly command: "generate" | "check";
  readonly given: Given;
  readonly jobs: readonly Job[];
}

interface CommandRecord extends KnownCommand {
  /** Every config file that was looked for, by path: its sha256, or null where there was none. */
  readonly configs: Readonly<Record<string, string | null>>;
}

/** What a command line meant, if it still does. Never fails. */
export function knownCommand(args: readonly string[]): KnownCommand | undefined {
  try {
    const record = recall("commands", keyOf(args));
    if (!isRecord(record)) return undefined;
    const isSame = Object.entries(record.configs).every(([file, hash]) => (fileHash(file) ?? null) === hash);
    return isSame ? record : undefined;
  } catch {
    return undefined;
  }
}

/** sha256 by path. */
export type ConfigHashes = CommandRecord["configs"];

/** The config files that options may come from, as they are now. Taken before and after they are read, it says whether one changed. */
export function configHashes({ config }: Given): ConfigHashes {
  return Object.fromEntries(configFiles(config).map((file) => [file, fileHash(file) ?? null]));
}

/** Keeps what a command line meant. Never fails. */
export function keepCommand(args: readonly string[], { command, given, jobs }: KnownCommand, read: ConfigHashes): void {
  // The headers of a URL may be secret.
  const isPrivate = jobs.some(({ source }) => source.kind === "url");
  const isProgram = Object.entries(read).some(([file, hash]) => hash !== null && !isData(file));
  if (isPrivate || isProgram || jobs.some(hasUserTarget)) return;
  const configs = configHashes(given);
  if (JSON.stringify(configs) !== JSON.stringify(read)) return;
  const record: CommandRecord = { command, given, jobs, configs };
  keep("commands", keyOf(args), record);
}

function keyOf(args: readonly string[]): unknown {
  return [process.cwd(), args];
}

function isRecord(value: unknown): value is CommandRecord {
  const { command, given, jobs, configs } = (value ?? {}) as Partial<CommandRecord>;
  return (
    (command === "generate" || command === "check") &&
    typeof given === "object" &&
    Array.isArray(jobs) &&
    typeof configs === "object"
  );
}
