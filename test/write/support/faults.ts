/**
 * Makes the disk fail at one exact moment. Loaded before the program under test (`node --import`): every call of Node that changes a
 * disk is counted, and from the one whose number is asked for on it fails.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * `killed`: this call and all later ones do nothing, as if the process had been killed. `once`: this call is not permitted. `full`: from
 * this call on there is no space left.
 */
export type Fault = "killed" | "once" | "full";

interface Faults {
  /** Starts counting from 1 again. */
  arm: (fault: Fault, call: number) => void;
  /** Ends it, and says how many calls there were. */
  disarm: () => number;
}

declare global {
  var faults: Faults;
}

/** Those that need space, and those that do not. */
const hungry = ["mkdirSync", "mkdtempSync", "writeFileSync", "openSync", "linkSync", "copyFileSync"] as const;
const modest = ["fsyncSync", "utimesSync", "renameSync", "rmSync", "rmdirSync"] as const;

let armed: { readonly fault: Fault; readonly call: number } | undefined;
let count = 0;

globalThis.faults = {
  arm(fault, call) {
    armed = { fault, call };
    count = 0;
  },
  disarm() {
    armed = undefined;
    return count;
  },
};

const patched = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const name of [...hungry, ...modest]) {
  const original = patched[name]?.bind(fs);
  if (original === undefined) throw new Error(`Node has no ${name}`);
  patched[name] = (...args) => {
    if (armed !== undefined) strike(name, args, original);
    return original(...args);
  };
}
// The only one that is not synchronous.
const { rm } = fs.promises;
fs.promises.rm = async (...args) => {
  if (armed !== undefined) strike("rm", args, () => undefined);
  await rm(...args);
};
syncBuiltinESMExports();

function strike(name: string, args: unknown[], original: (...args: unknown[]) => unknown): void {
  count++;
  const { fault, call } = armed ?? { fault: "once", call: 0 };
  if (count < call) return;
  if (fault === "full" && hungry.some((known) => known === name)) throw error("ENOSPC", name);
  if (fault === "once" && count === call) throw error("EACCES", name);
  if (fault === "killed") {
    const [path, text, ...more] = args;
    // A write that was under way has left a part of the text.
    if (count === call && name === "writeFileSync" && typeof text === "string")
      original(path, text.slice(0, text.length / 2), ...more);
    throw error("EIO", name);
  }
}

function error(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall: syscall.replace("Sync", ""), errno: -1 });
}
