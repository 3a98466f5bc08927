/** The targets of this project, in the order of `--help`. A new one is a folder beside this file and a line here. */
import { docs } from "./docs/target.js";
import { python } from "./python/target.js";
import type { DefinedTarget } from "./target.js";
import { typescript } from "./typescript/target.js";

export const registry = [typescript, python, docs] as const satisfies readonly DefinedTarget[];
