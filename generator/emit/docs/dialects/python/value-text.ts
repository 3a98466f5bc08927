/** Defaults and examples as text: what Java's `toString` makes of them. */
import { isJavaNumber, numberText } from "../../reference/decimal.js";
import { javaText } from "../../reference/java-text.js";
import type { PythonContext } from "./context.js";

/**
 * The text of a default or an example.
 *
 * The parser of 3.1 replaces equal things by one copy, and reads referenced components again. In a copy, lists and objects are those of
 * Java, not of JSON: `{id=1}`. And a fraction is a double: `1.0E-5`, where it was `0.000010`.
 *
 * @param copied whether the reference also copied it for other reasons
 */
export function valueText({ passes, parsedValues }: PythonContext, value: unknown, copied = false): string {
  const isCopy = copied || (passes.openapi31 && !parsedValues.has(value));
  return isCopy && passes.openapi31 && isJavaNumber(value) ? numberText(value) : javaText(value, isCopy);
}
