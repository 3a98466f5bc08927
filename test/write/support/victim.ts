/**
 * The program that is hit: `victim.mjs FAULT FOLDER` brings a copy of the folder from its older to its newer state, with the fault at the
 * first call, another copy with the fault at the second, and so on to the last, and prints what each run said.
 */
import { cpSync } from "node:fs";
import { Failure } from "../../../generator/diagnostics.js";
import { type Fault } from "./faults.js";
import { generate, newer } from "./states.js";

const [fault, folder = ""] = process.argv.slice(2) as [Fault, string];
const outcomes: unknown[] = [];
let call = 0;
let calls: number;
do {
  call++;
  const copy = `${folder}-${fault}-${call}`;
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  globalThis.faults.arm(fault, call);
  const outcome = await generate(newer(copy)).then(
    () => "done",
    (error: unknown) => (error instanceof Failure ? error.message : `BUG ${String(error)}`),
  );
  calls = globalThis.faults.disarm();
  outcomes.push({ folder: copy, outcome });
} while (calls >= call);
process.stdout.write(JSON.stringify(outcomes));
