/** The docs dialects that imitate the reference generator. A new one is a folder beside this file, and an entry here. */
import type { DialectEntry } from "../dialect.js";
import { bash } from "./bash/dialect.js";
import { python5 } from "./python-5/dialect.js";
import { pythonLegacy } from "./python-legacy/dialect.js";
import { python } from "./python/dialect.js";

const table = {
  [python.name]: python,
  [python5.name]: python5,
  [pythonLegacy.name]: pythonLegacy,
  [bash.name]: bash,
};

export type DialectName = keyof typeof table;

/** The dialects by name, in the order of `--help`. */
export const dialectTable: Readonly<Record<DialectName, DialectEntry>> = table;
export const dialectNames = Object.keys(table) as readonly DialectName[];

export function isDialectName(name: string): name is DialectName {
  return Object.hasOwn(table, name);
}
