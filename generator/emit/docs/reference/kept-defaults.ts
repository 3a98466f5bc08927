/** Which defaults the parser of OpenAPI 3.0 keeps. */
import { isJavaNumber } from "./decimal.js";
import { isCollection } from "./java-text.js";

/** Whether a default is of its schema's type. Of integers those are that fit into 32 bits; a text counts as a boolean. */
export function isOfType(type: string | undefined, value: unknown): boolean {
  switch (type) {
    case "string":
      return !isCollection(value);
    case "boolean":
      return typeof value === "boolean" || typeof value === "string";
    case "integer":
      return typeof value === "number" && value === (value | 0);
    case "number":
      return isJavaNumber(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isCollection(value) && !Array.isArray(value);
    default:
      return false;
  }
}
