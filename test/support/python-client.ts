/** A Python with what the generated clients need, and what checks them: the one of the tests of their runtime. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pythonWith } from "./python.js";

const folder = new URL("../runtime-python/", import.meta.url);

/** Undefined without a network: then there are no packages. */
export function clientPython(): string | undefined {
  const packages = readFileSync(new URL("requirements.txt", folder), "utf8").trim().split("\n");
  return pythonWith(fileURLToPath(new URL("node_modules/.python", folder)), packages);
}
