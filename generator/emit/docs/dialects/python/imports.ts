/** The classes that an example imports. */
import { byCodeUnit } from "../../reference/java.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { unalias } from "../../reference/references.js";
import type { PythonContext } from "./context.js";
import { moduleName } from "./names.js";
import type { PythonParameter } from "./parameter.js";
import { propertyOf } from "./property.js";

/** Those of the parameters and of the result, as lines of code, in the order of the classes. */
export function importsOf(
  python: PythonContext,
  parameters: readonly PythonParameter[],
  result: SpecSchema | undefined,
): string[] {
  const returned = result === undefined ? [] : propertyOf(python, unalias(python.spec, result)).classes;
  const classes = new Set([...parameters.flatMap((parameter) => parameter.classes), ...returned]);
  // A class whose name has no letter has no name, and is not imported.
  return [...classes]
    .filter((name) => name !== "")
    .sort(byCodeUnit)
    .map((name) => `from ${python.packageName}.models.${moduleName(name)} import ${name}`);
}
